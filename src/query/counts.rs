//! What fits, in order, with the counts of every facet.
//!
//! Promise: counts are exact; ties stand in one order everywhere; an answer costs one walk over the articles that fit,
//! or over those that do not, where they are fewer, and one over the values of each facet.
//!
//! Facets and their values are numbers here; values are numbered in the order of their names. An article fits a
//! facet's [`Picked`] if it has none of the excluded and all of the included, or, where `any`, at least one. What counts
//! mean is said in [`super::index`].

use std::ops::Range;
use std::sync::Arc;

use super::bits::Bits;
use crate::search::Lists;
use crate::text::order::sort_by_key;

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
    /// By facet: the values to give; all of those behind the last.
    pub listed: &'a [Listed],
}

/// Which values of one facet to give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// How many at most, beside the picked ones.
    pub most: u32,
    /// By number instead of those of most articles first.
    pub by_number: bool,
    /// By value: whether it may be given at all, without being picked; nothing where all may.
    pub only: Option<Vec<bool>>,
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
    /// With their counts: highest first, then by number, those of no article that fits at the end; or all by number. After
    /// them the picked ones that are not among them. Values of no article at all come only where picked.
    pub values: Vec<(u32, u32)>,
    /// How many there are of which so many could have been given.
    pub fitting: u32,
    /// How many values any article has.
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
            let counts = wider.as_deref().unwrap_or(&counts[self.range(at)]);
            let all = Listed { most: u32::MAX, ..Listed::default() };
            top((counts, &self.totals[self.range(at)]), picked(at), asked.listed.get(at).unwrap_or(&all))
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

/// The values to give, of these counts and totals.
fn top((counts, totals): (&[u32], &[u32]), picked: &Picked, listed: &Listed) -> Top {
    let Listed { most, by_number, only } = listed;
    let allowed = |value: u32| only.as_ref().is_none_or(|only| only.get(value as usize) == Some(&true));
    let having = (0u32..).zip(counts).zip(totals).filter(|(_, total)| **total > 0).map(|(value, _)| value);
    let all = having.clone().count() as u32;
    let fitting = having.filter(|(value, _)| allowed(*value)).map(|(value, count)| (value, *count));
    let most = *most as usize;
    let mut values: Vec<(u32, u32)> = Vec::new();
    if *by_number {
        values.extend(fitting.clone().take(most));
    } else {
        let keys = fitting.clone().filter(|(_, n)| *n > 0).map(|(value, n)| (key(n, value), value));
        let mut kept = Vec::new();
        keep(keys, most, &mut kept);
        values.extend(kept.into_iter().map(|(key, value)| (value, (key >> 32) as u32)));
        let room = most - values.len();
        values.extend(fitting.clone().filter(|(_, n)| *n == 0).take(room));
    }
    let chosen = || picked.include.iter().chain(&picked.exclude);
    for value in chosen() {
        if let Some(count) = counts.get(*value as usize)
            && !values.iter().any(|(shown, _)| shown == value)
        {
            values.push((*value, *count));
        }
    }
    Top { values, fitting: fitting.count() as u32, all }
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
            sort_by_key(kept, |(key, _)| !*key);
            kept.truncate(most);
            least = kept.last().map(|(key, _)| *key);
        }
    }
    sort_by_key(kept, |(key, _)| !*key);
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
            let total = |v: u32| has[f].iter().filter(|values| values.contains(&v)).count();
            let mut top: Vec<(u32, u32)> = (0..9).filter(|v| total(*v) > 0).map(|v| (v, count(v))).collect();
            let all_values = top.len() as u32;
            let listed = &asked.listed[f];
            if let Some(only) = &listed.only {
                top.retain(|(v, _)| only[*v as usize]);
            }
            let fitting = top.len() as u32;
            if !listed.by_number {
                top.sort_by_key(|(v, n)| (Reverse(*n), *v));
            }
            top.truncate(listed.most as usize);
            for v in asked.picked[f].include.iter().chain(&asked.picked[f].exclude) {
                if *v < 9 && !top.iter().any(|(shown, _)| shown == v) {
                    top.push((*v, count(*v)));
                }
            }
            Top { values: top, fitting, all: all_values }
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

    fn listed() -> impl Strategy<Value = Listed> {
        let only = prop::option::of(prop::collection::vec(any::<bool>(), 9));
        let listed = |(most, by_number, only)| Listed { most, by_number, only };
        (0u32..10, any::<bool>(), only).prop_map(listed)
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_reading(
            has in prop::collection::vec(prop::collection::btree_set(0u32..9, 0..4), 0..420),
            picked in prop::collection::vec(picked(), 3),
            scores in prop::option::of(prop::collection::vec(0u32..4, 140)),
            (by_score, limit) in (any::<bool>(), 0u32..150),
            listed in prop::collection::vec(listed(), 3),
        ) {
            let articles = has.len() / 3;
            let of = |f: usize| (0..articles).map(|a| has[a * 3 + f].iter().copied().collect()).collect();
            let has: Has = (0..3).map(of).collect();
            let places: Vec<u32> = (0..articles as u32).rev().collect();
            let scores = scores.as_ref().map(|scores| &scores[..articles]);
            let asked = Asked { scores, picked: &picked, places: &places, by_score, limit, listed: &listed };
            prop_assert_eq!(counts(articles, &has).answer(&asked), naive(&has, &asked));
        }
    }
}
