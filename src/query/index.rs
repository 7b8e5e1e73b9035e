//! The index behind the filters: built once at load, asked at every click.
//!
//! Promise: counts are exact, the order is total and the same on every machine, and an answer costs one walk
//! over the articles that fit. What counts mean:
//!
//! - An article fits a [`Choice`] if it names none of the excluded and all (or, by [`Mode::Any`], at least one)
//!   of the included; it fits the query if it fits all three. Keys that the facet does not have are reported
//!   and left out, so an old link shows what is left of it.
//! - In a facet of [`Mode::All`], the count of a value is the number of articles in the result that name it:
//!   what would be left if it were included too.
//! - In a facet of [`Mode::Any`] with included values, including another adds articles; so the facet's own
//!   includes are lifted for its counts, and its excludes and the other facets stay.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Choice, Facet, Mode, Query, Sort};
use crate::article::{ArticleId, EntityId, EntityKey};
use crate::corpus::{Casts, Corpus, heading};
use crate::resolve::fold;
use crate::text::order::{by_words, gathered, sort_by_key};

use super::bits::Bits;

/// What a query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Articles that fit.
    pub matched: u32,
    /// The first of them in the query's order, as many as its limit allows.
    pub articles: Vec<ArticleId>,
    /// For each facet its values and their counts: highest first, then by name, then by key.
    pub counts: [Vec<(EntityId, u32)>; 3],
    /// Keys of the query that their facet does not have, in the query's order, no repeats.
    pub unknown: Vec<EntityKey>,
}

/// A corpus turned around: which articles name whom, and the orders of its cards.
#[derive(Clone, Debug, Default)]
pub struct Index {
    articles: usize,
    /// By entity: articles that name it, in order.
    postings: Vec<Vec<u32>>,
    facets: [Values; 3],
    /// All articles, in the order of [`super::Sort`].
    orders: [Vec<u32>; 3],
}

/// The values of one facet.
#[derive(Clone, Debug, Default)]
struct Values {
    by_key: BTreeMap<EntityKey, u32>,
    /// By name, folded, then by key.
    by_name: Vec<u32>,
    /// Entities of the facet in each article: those of article `i` at `starts[i]..starts[i + 1]`.
    named: Vec<u32>,
    starts: Vec<u32>,
}

/// A facet's part of a query, with entities for keys.
struct Wanted {
    include: Vec<u32>,
    exclude: Vec<u32>,
    mode: Mode,
}

impl Index {
    /// Reads `corpus` once; `casts` must be its own.
    #[must_use]
    pub fn new(corpus: &Corpus, casts: &Casts) -> Self {
        let mut postings = vec![Vec::new(); corpus.entities.len()];
        for article in 0..corpus.entries.len() as u32 {
            for role in casts.of(ArticleId(article)) {
                postings[role.entity.0 as usize].push(article);
            }
        }
        Self {
            articles: corpus.entries.len(),
            postings,
            facets: Facet::ALL.map(|facet| Values::new(facet, corpus, casts)),
            orders: orders(corpus),
        }
    }

    /// Articles that name `entity`, in the whole corpus.
    #[must_use]
    pub fn total(&self, entity: EntityId) -> u32 {
        self.postings.get(entity.0 as usize).map_or(0, |articles| articles.len() as u32)
    }

    /// By article, its place in the order of `sort`.
    #[must_use]
    pub fn places(&self, sort: Sort) -> Vec<u32> {
        let mut places = vec![0; self.articles];
        (0..).zip(&self.orders[sort as usize]).for_each(|(place, article)| places[*article as usize] = place);
        places
    }

    /// The answer to `query`, by the rules above.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found {
        let (wanted, unknown) = self.read(query);
        let fits: Vec<Bits> = wanted.iter().map(|w| self.fit(w)).collect();
        let mut result = Bits::full(self.articles);
        fits.iter().for_each(|fit| result.keep(fit));
        let mut counts = vec![0; self.postings.len()];
        for (at, values) in self.facets.iter().enumerate() {
            match self.lifted(at, &wanted[at], &fits) {
                Some(wider) => values.count(&wider, &mut counts),
                None => values.count(&result, &mut counts),
            }
        }
        let order = &self.orders[query.sort as usize];
        let first = order.iter().filter(|a| result.has(**a)).take(query.limit as usize);
        Found {
            matched: result.len(),
            articles: first.map(|a| ArticleId(*a)).collect(),
            counts: [0, 1, 2].map(|at| self.facets[at].ranked(&counts)),
            unknown,
        }
    }

    /// The query's keys as entities, and those that are not values of their facet.
    fn read(&self, query: &Query) -> ([Wanted; 3], Vec<EntityKey>) {
        let (mut unknown, mut seen) = (Vec::new(), BTreeSet::new());
        let wanted = [0, 1, 2].map(|at| {
            let Choice { include, exclude, mode } = &query.facets[at];
            let mut ids = |keys: &[EntityKey]| {
                let mut ids = Vec::new();
                for key in keys {
                    match self.facets[at].by_key.get(key) {
                        Some(id) => ids.push(*id),
                        None if seen.insert(key.clone()) => unknown.push(key.clone()),
                        None => {}
                    }
                }
                ids
            };
            Wanted { include: ids(include), exclude: ids(exclude), mode: *mode }
        });
        (wanted, unknown)
    }

    /// Articles that fit one facet's choice.
    fn fit(&self, wanted: &Wanted) -> Bits {
        let mut fit = Bits::full(self.articles);
        let naming = |id: &u32| Bits::of(self.articles, self.postings[*id as usize].iter().copied());
        if wanted.mode == Mode::All {
            wanted.include.iter().for_each(|id| fit.keep(&naming(id)));
        } else if !wanted.include.is_empty() {
            let mut some = Bits::none(self.articles);
            wanted.include.iter().for_each(|id| some.add(&naming(id)));
            fit = some;
        }
        wanted.exclude.iter().for_each(|id| fit.drop(&naming(id)));
        fit
    }

    /// What facet `at` counts in where its own includes are lifted; `None` where the result does.
    fn lifted(&self, at: usize, wanted: &Wanted, fits: &[Bits]) -> Option<Bits> {
        if wanted.mode == Mode::All || wanted.include.is_empty() {
            return None;
        }
        let exclude = wanted.exclude.clone();
        let mut wider = self.fit(&Wanted { include: Vec::new(), exclude, mode: wanted.mode });
        for (other, fit) in fits.iter().enumerate() {
            if other != at {
                wider.keep(fit);
            }
        }
        Some(wider)
    }
}

impl Values {
    fn new(facet: Facet, corpus: &Corpus, casts: &Casts) -> Self {
        let of_facet = |id: u32| corpus.entities[id as usize].kind == facet.kind();
        let own = (0..corpus.entities.len() as u32).filter(|id| of_facet(*id)).collect();
        let by_name = by_key(own, |id| {
            let entity = &corpus.entities[id as usize];
            [&fold(&entity.name), "\u{0}", entity.key.as_str()].concat()
        });
        let by_key = gathered(by_name.iter().map(|id| (corpus.entities[*id as usize].key.clone(), *id)));
        let (mut named, mut starts) = (Vec::new(), vec![0]);
        for article in 0..corpus.entries.len() as u32 {
            let here = casts.of(ArticleId(article)).iter().map(|role| role.entity.0);
            named.extend(here.filter(|id| of_facet(*id)));
            starts.push(named.len() as u32);
        }
        Self { by_key, by_name, named, starts }
    }

    /// Adds to `counts` (by entity) one for each article of `within` that names it.
    fn count(&self, within: &Bits, counts: &mut [u32]) {
        for article in within.iter() {
            let here = self.starts[article] as usize..self.starts[article + 1] as usize;
            for id in &self.named[here] {
                counts[*id as usize] += 1;
            }
        }
    }

    /// All values with their counts, highest first, then by name.
    fn ranked(&self, counts: &[u32]) -> Vec<(EntityId, u32)> {
        let mut ranked: Vec<_> =
            self.by_name.iter().map(|id| (EntityId(*id), counts[*id as usize])).collect();
        sort_by_key(&mut ranked, |(_, count)| u64::from(u32::MAX - count));
        ranked
    }
}

/// All articles in each order, in the order of [`super::Sort`]'s variants.
fn orders(corpus: &Corpus) -> [Vec<u32>; 3] {
    let by_title = by_key((0..corpus.entries.len() as u32).collect(), |id| {
        let entry = &corpus.entries[id as usize];
        [&sortable(&heading(entry).text), "\u{0}", entry.article.key.as_str()].concat()
    });
    let day = |id: u32| corpus.entries[id as usize].article.meta.date.map(day_number);
    let (mut newest, mut oldest) = (by_title.clone(), by_title.clone());
    sort_by_key(&mut newest, |id| day(*id).map_or(u64::MAX, |day| u64::from(u32::MAX - day)));
    sort_by_key(&mut oldest, |id| day(*id).map_or(u64::MAX, u64::from));
    [newest, oldest, by_title]
}

/// The articles or entities of these numbers in the order of their keys, which are words.
fn by_key(numbers: Vec<u32>, key: impl Fn(u32) -> String) -> Vec<u32> {
    let keys: Vec<String> = numbers.iter().map(|number| key(*number)).collect();
    by_words(&keys).into_iter().map(|at| numbers[at as usize]).collect()
}

/// A number that grows with the days.
fn day_number(day: Date) -> u32 {
    let year = i32::from(day.year()) + 10_000;
    ((year * 16 + i32::from(day.month())) * 32 + i32::from(day.day())).unsigned_abs()
}

/// A headline as it is sorted: folded, without the marks before its first letter or digit.
fn sortable(title: &str) -> String {
    let folded = fold(title);
    let start = folded.find(char::is_alphanumeric).unwrap_or(0);
    folded[start..].to_owned()
}
