//! What articles are counted by, as one part.

use serde::{Deserialize, Serialize};

use crate::article::EntityKey;
use crate::query::{Counts, Values};
use crate::search::Lists;

/// The values of six facets, and the articles of each.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    values: Vec<Named>,
    /// [`Lists`]: its bytes, and how long each list is.
    #[serde(with = "serde_bytes")]
    lists: Vec<u8>,
    lens: Vec<u32>,
}

/// Names one after the other, how long each is, and the keys that are not made from them.
#[derive(Serialize, Deserialize)]
struct Named {
    text: String,
    lens: Vec<u32>,
    odd: Vec<(u32, EntityKey)>,
}

impl Stored {
    pub(super) fn new(values: &[Values; 6], counts: &Counts) -> Self {
        let named = |values: &Values| {
            let names = (0..values.len()).map(|number| values.name(number));
            Named {
                lens: names.clone().map(|name| name.len() as u32).collect(),
                text: names.collect(),
                odd: values.odd().map(|(number, key)| (number, key.clone())).collect(),
            }
        };
        let (lists, ends) = counts.having().bytes();
        let starts = [0].into_iter().chain(ends.iter().copied());
        let lens = ends.iter().zip(starts).map(|(end, start)| end - start);
        Self { values: values.iter().map(named).collect(), lists: lists.to_vec(), lens: lens.collect() }
    }

    /// The facets of a collection of `articles`, the first three with as many values as it has `entities`.
    pub(super) fn read(self, articles: u32, entities: &[u32]) -> Option<([Values; 6], Counts)> {
        let values: Option<Vec<Values>> = self
            .values
            .into_iter()
            .map(|named| {
                let odd = named.odd.into_iter();
                let odd: Option<_> =
                    odd.map(|(number, key)| Some((number, EntityKey::parse(key.as_str())?))).collect();
                Values::read(named.text, &named.lens, odd?)
            })
            .collect();
        let values = <[Values; 6]>::try_from(values?).ok()?;
        let sizes = values.each_ref().map(Values::len);
        let (mut end, mut ends) = (0u32, Vec::with_capacity(self.lens.len()));
        for len in &self.lens {
            end = end.checked_add(*len)?;
            ends.push(end);
        }
        let all: u64 = sizes.iter().map(|size| u64::from(*size)).sum();
        if end as usize != self.lists.len() || all != ends.len() as u64 || sizes[..3] != entities[..3] {
            return None;
        }
        let lists = Lists::read(self.lists, ends);
        lists.all_below(articles).then(|| (values, Counts::turned(articles, &sizes, lists)))
    }
}
