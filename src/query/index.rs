//! A corpus turned around: which articles have which values of the six facets, and the orders of its cards.
//!
//! Rules: an article fits if it has all (or, in mode any, one) of the included values and none of the excluded ones, in
//! every facet at once. A value's count is the number of articles that ticking its box leaves: in a facet of mode any,
//! where another value would add articles, its own includes are lifted. Keys that the corpus does not have change
//! nothing and are named.

use jiff::civil::Date;

use super::counts::{Asked, Counts, Listed, Picked};
use super::values::Values;
use super::{Choice, Facet, Listing, Mode, Query, Sort};
use crate::article::{ArticleId, EntityKey};
use crate::corpus::{Casts, Corpus, Entry, heading};
use crate::resolve::fold;
use crate::text::order::{by_words, sort_by_key};

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Articles that fit.
    pub matched: u32,
    /// The first of them in the order asked for, as many as the limit allows.
    pub articles: Vec<ArticleId>,
    /// By [`Facet`].
    pub facets: Vec<Facetted>,
    /// Keys of the question that their facet does not have, in its order, no repeats.
    pub unknown: Vec<EntityKey>,
}

/// The values of one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facetted {
    /// Values with their counts, in the order of their listing; then those chosen that are not among them.
    pub values: Vec<Tally>,
    /// How many fit the listing, given here or not.
    pub fitting: u32,
    /// How many there are.
    pub all: u32,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Its name in addresses: an entity's key; of outlets, years and offices, the slug of their name.
    pub key: EntityKey,
    /// Its name.
    pub name: String,
    /// Articles that have it among those that the rest of the question leaves.
    pub count: u32,
    /// Articles that have it in the whole collection.
    pub total: u32,
}

/// A corpus turned around.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(crate) counts: Counts,
    /// By [`Facet`].
    pub(crate) values: [Values; 6],
    /// By [`Sort`], by article: its place.
    pub(crate) places: [Vec<u32>; 3],
}

/// What is asked of all facets, beside the words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) choices: &'a [Choice; 6],
    pub(crate) listings: &'a [Listing; 6],
    /// By article: how well it answers, 0 where it does not fit; nothing where no words were typed.
    pub(crate) scores: Option<&'a [u32]>,
    /// Nothing for the best answers first.
    pub(crate) sort: Option<Sort>,
    pub(crate) limit: u32,
}

impl Index {
    /// Reads `corpus` once; `casts` must be its own.
    #[must_use]
    pub fn new(corpus: &Corpus, casts: &Casts) -> Self {
        let mut values: [Values; 6] = Default::default();
        // By entity: its number in its facet.
        let mut numbers = vec![u32::MAX; corpus.entities.len()];
        for (facet, values) in Facet::ALL.into_iter().zip(&mut values) {
            *values = match facet.kind() {
                Some(_) => named(facet, corpus, casts, &mut numbers),
                None => printed(facet, corpus),
            };
        }
        let sizes = values.each_ref().map(Values::len);
        let mut of = |article: u32, facet: usize, here: &mut Vec<u32>| {
            let facet = Facet::ALL[facet];
            if let Some(kind) = facet.kind() {
                let ids = casts.of(ArticleId(article)).iter().map(|role| role.entity.0 as usize);
                here.extend(ids.filter(|id| corpus.entities[*id].kind == kind).map(|id| numbers[id]));
            } else if let Some(entry) = corpus.entries.get(article as usize) {
                for name in of_article(facet, entry) {
                    let number = values[facet as usize].number(&EntityKey::new(&name));
                    // One office may be printed in two ways that have one key.
                    here.extend(number.filter(|number| !here.contains(number)));
                }
            }
        };
        let counts = Counts::new(corpus.entries.len() as u32, &sizes, &mut of);
        Self { counts, values, places: places(corpus) }
    }

    /// The answer to `query`.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found {
        let Query { facets, listings, sort, limit } = query;
        self.ask(&Wanted { choices: facets, listings, scores: None, sort: Some(*sort), limit: *limit })
    }

    /// The answer to what is wanted.
    pub(crate) fn ask(&self, wanted: &Wanted<'_>) -> Found {
        let (picked, unknown) = self.picked(wanted.choices);
        let mut listed = Vec::new();
        for (values, Listing { wanted, by_name, most }) in self.values.iter().zip(wanted.listings) {
            listed.push(Listed { most: *most, by_number: *by_name, only: values.like(wanted) });
        }
        let counted = self.counts.answer(&Asked {
            scores: wanted.scores,
            picked: &picked,
            places: &self.places[wanted.sort.unwrap_or_default() as usize],
            by_score: wanted.sort.is_none(),
            limit: wanted.limit,
            listed: &listed,
        });
        let facets = self.values.iter().zip(counted.facets).enumerate().map(|(at, (values, top))| {
            let tally = |(value, count): (u32, u32)| {
                let (key, name) = (values.key(value), values.name(value).to_owned());
                Tally { key, name, count, total: self.counts.total(at, value) }
            };
            let values = top.values.into_iter().map(tally).collect();
            Facetted { values, fitting: top.fitting, all: top.all }
        });
        Found {
            matched: counted.matched,
            articles: counted.articles.into_iter().map(ArticleId).collect(),
            facets: facets.collect(),
            unknown,
        }
    }

    /// The keys of a question as numbers of values, and those that the collection does not have.
    fn picked(&self, choices: &[Choice; 6]) -> (Vec<Picked>, Vec<EntityKey>) {
        let (mut picked, mut unknown): (Vec<Picked>, Vec<EntityKey>) = Default::default();
        for (at, Choice { include, exclude, mode }) in choices.iter().enumerate() {
            let mut numbers = |keys: &[EntityKey]| {
                let mut numbers = Vec::new();
                for key in keys {
                    // Somebody whom no article names can be asked for by nobody.
                    let number =
                        self.values[at].number(key).filter(|value| self.counts.total(at, *value) > 0);
                    match number {
                        Some(number) => numbers.push(number),
                        None if !unknown.contains(key) => unknown.push(key.clone()),
                        None => {}
                    }
                }
                numbers
            };
            picked.push(Picked {
                include: numbers(include),
                exclude: numbers(exclude),
                any: *mode == Mode::Any,
            });
        }
        (picked, unknown)
    }
}

/// The entities of a facet that articles name, by name, then by key; their numbers go into `numbers`.
fn named(facet: Facet, corpus: &Corpus, casts: &Casts, numbers: &mut [u32]) -> Values {
    let mut is_named = vec![false; corpus.entities.len()];
    for article in 0..corpus.entries.len() as u32 {
        casts.of(ArticleId(article)).iter().for_each(|role| is_named[role.entity.0 as usize] = true);
    }
    let of_facet =
        |id: &u32| is_named[*id as usize] && Some(corpus.entities[*id as usize].kind) == facet.kind();
    let own: Vec<u32> = (0..corpus.entities.len() as u32).filter(of_facet).collect();
    let own = by_key(own, |id| {
        let entity = &corpus.entities[id as usize];
        [&fold(&entity.name), "\u{0}", entity.key.as_str()].concat()
    });
    (0..).zip(&own).for_each(|(number, id)| numbers[*id as usize] = number);
    let entities = own.iter().map(|id| &corpus.entities[*id as usize]);
    Values::of(entities.map(|entity| (&entity.key, entity.name.as_str())))
}

/// The outlets, years or offices of all articles, by name, then by key.
fn printed(facet: Facet, corpus: &Corpus) -> Values {
    let names: Vec<String> = corpus.entries.iter().flat_map(|entry| of_article(facet, entry)).collect();
    let keys: Vec<String> = names.iter().map(|name| EntityKey::new(name).to_string()).collect();
    // Of several names with one key the first is shown.
    let mut first = by_words(&keys);
    first.dedup_by_key(|at| &keys[*at as usize]);
    let own = by_key(first, |at| [&fold(&names[at as usize]), "\u{0}", &keys[at as usize]].concat());
    let values: Vec<(EntityKey, &str)> =
        own.iter().map(|at| (EntityKey::new(&names[*at as usize]), names[*at as usize].as_str())).collect();
    Values::of(values.iter().map(|(key, name)| (key, *name)))
}

/// What an article has of a facet that lists no names.
fn of_article(facet: Facet, entry: &Entry) -> Vec<String> {
    match facet {
        Facet::Sources => entry.article.meta.source.iter().cloned().collect(),
        Facet::Years => entry.article.meta.date.iter().map(|day| day.year().to_string()).collect(),
        _ => {
            let offices = entry.analysis.clusters.iter().flat_map(|cluster| &cluster.offices);
            offices.map(|office| office.trim_end_matches('.').to_owned()).collect()
        }
    }
}

/// By order, in that of [`super::Sort`]'s variants, and by article: its place.
fn places(corpus: &Corpus) -> [Vec<u32>; 3] {
    let by_title = by_key((0..corpus.entries.len() as u32).collect(), |id| {
        let entry = &corpus.entries[id as usize];
        [&sortable(&heading(entry).text), "\u{0}", entry.article.key.as_str()].concat()
    });
    let day = |id: u32| corpus.entries[id as usize].article.meta.date.map(day_number);
    let (mut newest, mut oldest) = (by_title.clone(), by_title.clone());
    sort_by_key(&mut newest, |id| day(*id).map_or(u64::MAX, |day| u64::from(u32::MAX - day)));
    sort_by_key(&mut oldest, |id| day(*id).map_or(u64::MAX, u64::from));
    [newest, oldest, by_title].map(|order| {
        let mut places = vec![0; order.len()];
        (0..).zip(&order).for_each(|(place, article)| places[*article as usize] = place);
        places
    })
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
