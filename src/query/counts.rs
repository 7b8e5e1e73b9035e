//! What fits, in order, with the counts of every facet.
//!
//! Promise: counts are exact; ties stand in one order everywhere; an answer costs one walk over the articles that fit,
//! or over those that do not, where they are fewer, and one over the values of each facet.
//!
//! Facets and their values are numbers here; values are numbered in the order of their names. An article fits a
//! facet's [`Picked`] if it has none of the excluded and all of the included, or, where `any`, at least one. What counts
//! mean is said in [`super::index`].

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::bits::Bits;
use crate::search::Lists;

/// Which values of one facet an article must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// All of these, or one of them.
    pub include: Vec<u32>,
    /// None of these.
    pub exclude: Vec<u32>,
    /// Whether one of the included is enough.
    pub any: bool,
}

/// What is asked beside the words.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// By article: how well it answers, 0 where it does not fit; nothing where no words were typed.
    pub scores: Option<&'a [u32]>,
    /// By facet; none for those behind the last.
    pub picked: &'a [Picked],
    /// By article: its place in the order of the answer, or among equal scores.
    pub places: &'a [u32],
    /// Whether the scores come before the places.
    pub by_score: bool,
    /// Articles to give.
    pub limit: u32,
    /// Values to give of each facet.
    pub values: u32,
    /// The values alone that may be given of a facet, by its number, beside the picked ones.
    pub only: Option<(usize, &'a [bool])>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Articles that fit.
    pub matched: u32,
    /// The first of them.
    pub articles: Vec<u32>,
    /// By facet.
    pub facets: Vec<Top>,
}

/// The values of one facet in an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// Those of most articles with their counts, highest first, then by number; after them the picked ones that are
    /// not among them. Values of no article that fits come only where picked.
    pub values: Vec<(u32, u32)>,
    /// How many values at least one article that fits has, given or not.
    pub all: u32,
}

/// All facets of a collection, both ways round. Inside, values are numbered on from facet to facet.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    articles: u32,
    /// By facet: the number of its first value.
    firsts: Vec<u32>,
    /// By value: its articles.
    having: Arc<Lists>,
    totals: Vec<u32>,
    /// The values of article `i` at `starts[i]..starts[i + 1]`, those of the first facet first.
    values: Vec<u32>,
    starts: Vec<u32>,
}

impl Counts {
    /// For `articles` articles and a facet of each of these numbers of values. `of` puts the values that an article has
    /// of a facet into a list, no repeats; others than there are, are passed over.
    pub fn new(articles: u32, sizes: &[u32], of: &mut dyn FnMut(u32, usize, &mut Vec<u32>)) -> Self {
        let mut counts = Self { articles, starts: vec![0], ..Self::default() };
        let mut all = 0;
        for size in sizes {
            counts.firsts.push(all);
            all += size;
        }
        let mut having = vec![Vec::new(); all as usize];
        let mut here = Vec::new();
        for article in 0..articles {
            for (facet, (first, size)) in counts.firsts.iter().zip(sizes).enumerate() {
                here.clear();
                of(article, facet, &mut here);
                for value in here.iter().filter(|value| *value < size) {
                    having[(first + value) as usize].push(article);
                    counts.values.push(first + value);
                }
            }
            counts.starts.push(counts.values.len() as u32);
        }
        counts.totals = having.iter().map(|articles| articles.len() as u32).collect();
        let mut lists = Lists::default();
        having.iter().for_each(|articles| lists.push(articles));
        counts.having = Arc::new(lists);
        counts.values.shrink_to_fit();
        counts
    }

    /// For facets of each of these numbers of values, whose articles `having` lists, value after value.
    pub(crate) fn turned(articles: u32, sizes: &[u32], having: Lists) -> Self {
        let mut counts = Self { articles, having: Arc::new(having), ..Self::default() };
        let mut all = 0u32;
        for size in sizes {
            counts.firsts.push(all);
            all = all.saturating_add(*size);
        }
        let mut starts = vec![0u32; articles as usize + 1];
        for value in 0..all {
            let mut total = 0;
            for article in counts.having.get(value) {
                total += 1;
                if let Some(slot) = starts.get_mut(article as usize) {
                    *slot += 1;
                }
            }
            counts.totals.push(total);
        }
        let mut end = 0;
        for slot in &mut starts {
            end += std::mem::replace(slot, end);
        }
        counts.values = vec![0; end as usize];
        let mut next = starts.clone();
        for value in 0..all {
            for article in counts.having.get(value) {
                if let Some(slot) = next.get_mut(article as usize) {
                    counts.values[*slot as usize] = value;
                    *slot += 1;
                }
            }
        }
        counts.starts = starts;
        counts
    }

    /// By value: its articles; value after value, facet after facet.
    pub(crate) fn having(&self) -> &Arc<Lists> {
        &self.having
    }

    /// The numbers of a facet's values.
    fn range(&self, facet: usize) -> Range<usize> {
        let at = |facet: usize| self.firsts.get(facet).map_or(self.totals.len(), |first| *first as usize);
        at(facet)..at(facet + 1)
    }

    /// Articles that have a value, in the whole collection.
    #[must_use]
    pub fn total(&self, facet: usize, value: u32) -> u32 {
        let totals = &self.totals[self.range(facet)];
        totals.get(value as usize).copied().unwrap_or_default()
    }

    /// Bytes in memory.
    #[must_use]
    pub fn memory(&self) -> u64 {
        let numbers = self.totals.len() + self.values.len() + self.starts.len() + self.firsts.len();
        (self.having.size() + 4 * numbers) as u64
    }

    /// The answer to what is asked.
    #[must_use]
    pub fn answer(&self, asked: &Asked<'_>) -> Counted {
        let base = match asked.scores {
            Some(scores) => Bits::scored(scores),
            None => Bits::full(self.articles as usize),
        };
        let none = Picked::default();
        let picked = |at: usize| asked.picked.get(at).unwrap_or(&none);
        let facets = 0..self.firsts.len();
        let fits: Vec<Option<Bits>> = facets.clone().map(|at| self.fit(at, picked(at))).collect();
        let mut result = base.clone();
        fits.iter().flatten().for_each(|fit| result.keep(fit));
        let counts = self.count(&result, 0..self.totals.len());
        let facets = facets.map(|at| {
            let lifted = picked(at).any && !picked(at).include.is_empty();
            let wider =
                lifted.then(|| self.count(&self.lifted(at, picked(at), &base, &fits), self.range(at)));
            let only = asked.only.filter(|(facet, _)| *facet == at).map(|(_, only)| only);
            let counts = wider.as_deref().unwrap_or(&counts[self.range(at)]);
            top(counts, picked(at), asked.values, only)
        });
        Counted { matched: result.len(), facets: facets.collect(), articles: first(&result, asked) }
    }

    /// Articles that fit one facet's choice; nothing where all do.
    fn fit(&self, at: usize, picked: &Picked) -> Option<Bits> {
        if picked.include.is_empty() && picked.exclude.is_empty() {
            return None;
        }
        let all = self.articles as usize;
        let range = self.range(at);
        let number = |value: u32| range.clone().nth(value as usize).map_or(u32::MAX, |number| number as u32);
        let having = |value: &u32| Bits::of(all, self.having.get(number(*value)));
        let mut fit = if picked.any && !picked.include.is_empty() {
            let mut some = Bits::none(all);
            picked.include.iter().for_each(|value| some.add(&having(value)));
            some
        } else {
            let mut every = Bits::full(all);
            picked.include.iter().for_each(|value| every.keep(&having(value)));
            every
        };
        picked.exclude.iter().for_each(|value| fit.drop(&having(value)));
        Some(fit)
    }

    /// What facet `at` counts in where its own includes are lifted.
    fn lifted(&self, at: usize, picked: &Picked, base: &Bits, fits: &[Option<Bits>]) -> Bits {
        let mut wider = base.clone();
        let exclude = picked.exclude.clone();
        let own = self.fit(at, &Picked { exclude, ..Picked::default() });
        let others =
            fits.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, fit)| fit.as_ref());
        others.chain(own.as_ref()).for_each(|fit| wider.keep(fit));
        wider
    }

    /// By value of `range`: the articles in `within` that have it.
    fn count(&self, within: &Bits, range: Range<usize>) -> Vec<u32> {
        let all = self.articles as usize;
        let few = within.len() as usize <= all / 2;
        let mut counts = if few { vec![0; range.len()] } else { self.totals[range.clone()].to_vec() };
        let first = range.start as u32;
        let mut each = |article: usize, step: u32| {
            let here = self.starts[article] as usize..self.starts[article + 1] as usize;
            for value in &self.values[here] {
                // Those of other facets are out of bounds.
                if let Some(count) = counts.get_mut(value.wrapping_sub(first) as usize) {
                    *count = count.wrapping_add(step);
                }
            }
        };
        if few {
            within.iter().for_each(|article| each(article, 1));
        } else if within.len() as usize != all {
            let mut left = Bits::full(all);
            left.drop(within);
            left.iter().for_each(|article| each(article, u32::MAX));
        }
        counts
    }
}

/// The values of the highest counts, and the picked ones.
fn top(counts: &[u32], picked: &Picked, most: u32, only: Option<&[bool]>) -> Top {
    let having = (0u32..).zip(counts).filter(|(_, n)| **n > 0);
    let all = having.clone().count() as u32;
    let allowed = |value: u32| only.is_none_or(|only| only.get(value as usize) == Some(&true));
    let keys = having.filter(|(value, _)| allowed(*value)).map(|(value, n)| (key(*n, value), value));
    let mut kept = Vec::new();
    keep(keys, most as usize, &mut kept);
    let mut values: Vec<(u32, u32)> =
        kept.into_iter().map(|(key, value)| (value, (key >> 32) as u32)).collect();
    let mut shown: BTreeSet<u32> = values.iter().map(|(value, _)| *value).collect();
    for value in picked.include.iter().chain(&picked.exclude) {
        if let Some(count) = counts.get(*value as usize)
            && shown.insert(*value)
        {
            values.push((*value, *count));
        }
    }
    Top { values, all }
}

/// The first articles of `result`, as many as asked for.
fn first(result: &Bits, asked: &Asked<'_>) -> Vec<u32> {
    let place = |article: usize| asked.places.get(article).copied().unwrap_or(u32::MAX);
    let score = |article: usize| match asked.scores {
        Some(scores) if asked.by_score => scores[article],
        _ => 0,
    };
    let keys = result.iter().map(|article| (key(score(article), place(article)), article as u32));
    let mut kept: Vec<(u64, u32)> = Vec::new();
    keep(keys, asked.limit as usize, &mut kept);
    kept.into_iter().map(|(_, article)| article).collect()
}

/// One number to compare by: the higher `high` first, then the lower `low`.
fn key(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(!low)
}

/// The highest of `keys` into `kept`, highest first: most are passed over after one comparison.
fn keep(keys: impl Iterator<Item = (u64, u32)>, most: usize, kept: &mut Vec<(u64, u32)>) {
    if most == 0 {
        return;
    }
    let room = most.saturating_mul(2).max(64);
    let mut least = None;
    for key in keys {
        if least.is_some_and(|least| key.0 <= least) {
            continue;
        }
        kept.push(key);
        if kept.len() >= room {
            kept.select_nth_unstable_by(most - 1, |a, b| b.cmp(a));
            kept.truncate(most);
            least = kept.last().map(|(key, _)| *key);
        }
    }
    kept.sort_unstable_by(|a, b| b.cmp(a));
    kept.truncate(most);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod laws {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;

    /// By facet, by article: values.
    type Has = Vec<Vec<Vec<u32>>>;

    fn counts(articles: usize, has: &Has) -> Counts {
        Counts::new(articles as u32, &[9, 9, 9], &mut |article, facet, values| {
            values.extend(&has[facet][article as usize]);
        })
    }

    fn fits(values: &[u32], picked: &Picked, lifted: bool) -> bool {
        let has = |value: &u32| values.contains(value);
        let included = match picked.any {
            true => lifted || picked.include.is_empty() || picked.include.iter().any(has),
            false => picked.include.iter().all(has),
        };
        included && !picked.exclude.iter().any(has)
    }

    fn naive(has: &Has, asked: &Asked<'_>) -> Counted {
        let scores = asked.scores.unwrap_or_default();
        let all = 0..asked.places.len();
        let fit = |a: &usize, lifted: Option<usize>| {
            (0..has.len()).all(|f| fits(&has[f][*a], &asked.picked[f], lifted == Some(f)))
                && (asked.scores.is_none() || scores[*a] > 0)
        };
        let mut matched: Vec<usize> = all.clone().filter(|a| fit(a, None)).collect();
        let score = |a: usize| {
            if asked.by_score && asked.scores.is_some() { scores[a] } else { 0 }
        };
        matched.sort_by_key(|a| (Reverse(score(*a)), asked.places[*a]));
        let facets = (0..has.len()).map(|f| {
            let lifted = (asked.picked[f].any).then_some(f);
            let count =
                |v: u32| all.clone().filter(|a| fit(a, lifted) && has[f][*a].contains(&v)).count() as u32;
            let mut top: Vec<(u32, u32)> = (0..9).map(|v| (v, count(v))).filter(|(_, n)| *n > 0).collect();
            let all = top.len() as u32;
            if let Some((_, only)) = asked.only.filter(|(only, _)| *only == f) {
                top.retain(|(v, _)| only[*v as usize]);
            }
            top.sort_by_key(|(v, n)| (Reverse(*n), *v));
            top.truncate(asked.values as usize);
            for v in asked.picked[f].include.iter().chain(&asked.picked[f].exclude) {
                if *v < 9 && !top.iter().any(|(shown, _)| shown == v) {
                    top.push((*v, count(*v)));
                }
            }
            Top { values: top, all }
        });
        let facets = facets.collect();
        let first = matched.iter().take(asked.limit as usize).map(|a| *a as u32).collect();
        Counted { matched: matched.len() as u32, articles: first, facets }
    }

    fn picked() -> impl Strategy<Value = Picked> {
        let values = || prop::collection::vec(0u32..10, 0..3);
        (values(), values(), any::<bool>()).prop_map(|(include, exclude, any)| Picked {
            include,
            exclude,
            any,
        })
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_reading(
            has in prop::collection::vec(prop::collection::btree_set(0u32..9, 0..4), 0..420),
            picked in prop::collection::vec(picked(), 3),
            scores in prop::option::of(prop::collection::vec(0u32..4, 140)),
            (by_score, limit, values) in (any::<bool>(), 0u32..150, 0u32..10),
            only in prop::option::of((0usize..3, prop::collection::vec(any::<bool>(), 9))),
        ) {
            let articles = has.len() / 3;
            let of = |f: usize| (0..articles).map(|a| has[a * 3 + f].iter().copied().collect()).collect();
            let has: Has = (0..3).map(of).collect();
            let places: Vec<u32> = (0..articles as u32).rev().collect();
            let scores = scores.as_ref().map(|scores| &scores[..articles]);
            let only = only.as_ref().map(|(facet, only)| (*facet, only.as_slice()));
            let asked = Asked { scores, picked: &picked, places: &places, by_score, limit, values, only };
            prop_assert_eq!(counts(articles, &has).answer(&asked), naive(&has, &asked));
        }
    }
}
