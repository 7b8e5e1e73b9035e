//! The values of a facet: their names and keys in little memory.
//!
//! Promise: values stand in the order of their names, folded, then of their keys; a key that is not just the slug of the
//! name is kept beside it.

use std::collections::BTreeMap;

use crate::article::{EntityKey, fnv1a};
use crate::resolve::fold;
use crate::text::order::sort_by_key;

/// Names one after the other, numbered from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values {
    text: String,
    ends: Vec<u32>,
    /// Keys that are not the slugs of their names.
    odd: BTreeMap<u32, EntityKey>,
    /// The lower half of each key's hash, and the value's number; in order.
    by_key: Vec<(u32, u32)>,
}

impl Values {
    /// These values, which are in order.
    pub(crate) fn of<'v>(named: impl Iterator<Item = (&'v EntityKey, &'v str)>) -> Self {
        let mut values = Self::default();
        for (number, (key, name)) in (0..).zip(named) {
            values.text.push_str(name);
            values.ends.push(values.text.len() as u32);
            if EntityKey::new(name) != *key {
                values.odd.insert(number, key.clone());
            }
        }
        values.finished()
    }

    /// Values from a file: their names, the lengths of those in bytes, and the keys that are no slugs. Nothing where the
    /// lengths do not cut the names.
    pub(crate) fn read(text: String, lens: &[u32], odd: Vec<(u32, EntityKey)>) -> Option<Self> {
        let (mut end, mut ends) = (0u32, Vec::with_capacity(lens.len()));
        for len in lens {
            end = end.checked_add(*len)?;
            if !text.is_char_boundary(end as usize) {
                return None;
            }
            ends.push(end);
        }
        let mut values = Self { text, ends, ..Self::default() };
        odd.into_iter().for_each(|(number, key)| _ = values.odd.insert(number, key));
        (end as usize == values.text.len()).then(|| values.finished())
    }

    fn finished(mut self) -> Self {
        self.text.shrink_to_fit();
        let hashed = (0..self.len()).map(|number| (hash(&self.key(number)), number));
        let mut keys: Vec<u64> =
            hashed.map(|(hash, number)| u64::from(hash) << 32 | u64::from(number)).collect();
        sort_by_key(&mut keys, |key| *key);
        self.by_key = keys.into_iter().map(|key| ((key >> 32) as u32, key as u32)).collect();
        self
    }

    /// How many there are.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The name of a value; empty where there is none such.
    pub(crate) fn name(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end);
        let end = self.ends.get(number).map_or(start, |end| *end);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The key of a value.
    pub(crate) fn key(&self, number: u32) -> EntityKey {
        self.odd.get(&number).cloned().unwrap_or_else(|| EntityKey::new(self.name(number)))
    }

    /// The value of a key.
    pub(crate) fn number(&self, key: &EntityKey) -> Option<u32> {
        let hash = hash(key);
        let from = self.by_key.partition_point(|(known, _)| *known < hash);
        let alike = self.by_key[from..].iter().take_while(|(known, _)| *known == hash);
        alike.map(|(_, number)| *number).find(|number| self.key(*number) == *key)
    }

    /// Keys that are not the slugs of their names, by number.
    pub(crate) fn odd(&self) -> impl Iterator<Item = (u32, &EntityKey)> {
        self.odd.iter().map(|(number, key)| (*number, key))
    }

    /// By value, whether its name holds each of `words`; nothing where there are none.
    pub(crate) fn like(&self, words: &str) -> Option<Vec<bool>> {
        let words = fold(words);
        let like = |name: &str| {
            let name = fold(name);
            words.split_whitespace().all(|word| name.contains(word))
        };
        (!words.trim().is_empty()).then(|| (0..self.len()).map(|number| like(self.name(number))).collect())
    }

    /// Bytes in memory, about.
    pub(crate) fn size(&self) -> usize {
        self.text.len() + 12 * self.ends.len() + 64 * self.odd.len()
    }
}

fn hash(key: &EntityKey) -> u32 {
    fnv1a(key.as_str().as_bytes()) as u32
}
