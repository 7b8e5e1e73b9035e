//! A corpus made ready to be searched: its text, and six facets by which what was found is counted and narrowed.
//!
//! Promise: built once, from the corpus alone; [`Searcher::find`] gives exact counts for all facets, and names every key
//! of the question that the collection does not have.

use std::collections::BTreeSet;

use super::counts::{Asked, Counts, Picked};
use super::values::Values;
use super::{Attribute, Choice, Index, Mode, Search, Sort};
use crate::anatomy::{BlockKind, Headline};
use crate::article::{ArticleId, EntityKey};
use crate::corpus::{Casts, Corpus, Entry};
use crate::search::{Builder, Correction, Document, Hits, TextIndex, Trouble, parse};
use crate::text::Span;

/// What a [`Search`] finds.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Articles that fit.
    pub matched: u32,
    /// The first of them.
    pub articles: Vec<ArticleId>,
    /// By [`Attribute`]: the values of most articles, and those chosen.
    pub facets: Vec<Facetted>,
    /// Words looked for instead of misspelt ones.
    pub corrections: Vec<Correction>,
    /// Why the words were searched as plain words, where they were.
    pub trouble: Option<Trouble>,
    /// Keys that the collection does not have, in the order of the question, no repeats.
    pub unknown: Vec<EntityKey>,
    /// What to mark.
    pub hits: Hits,
}

/// The values of one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facetted {
    /// Values with their counts, highest first, then by name; then those chosen that are not among them.
    pub values: Vec<Tally>,
    /// How many values have a count above 0, given here or not.
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

/// The text of a collection, and what its articles are counted by.
#[derive(Clone, Debug, Default)]
pub struct Searcher {
    pub(crate) text: TextIndex,
    pub(crate) counts: Counts,
    /// By [`Attribute`].
    pub(crate) values: [Values; 6],
    /// By [`Sort`], by article: its place.
    pub(crate) places: [Vec<u32>; 3],
}

impl Searcher {
    /// Reads `corpus` once; `casts` and `index` must be its own.
    #[must_use]
    pub fn new(corpus: &Corpus, casts: &Casts, index: &Index) -> Self {
        let has = Attribute::ALL.map(|attribute| attributes(attribute, corpus, casts));
        let values = has.each_ref().map(|has| Values::new(has.iter().flatten()));
        let sizes = values.each_ref().map(|values| values.len());
        let articles = corpus.entries.len() as u32;
        let counts = Counts::new(articles, &sizes, &mut |article, facet, here| {
            let keys = has[facet][article as usize].iter().map(|(key, _)| key);
            here.extend(keys.filter_map(|key| values[facet].number(key)));
            // One office may be printed in two ways that have one key.
            here.sort_unstable();
            here.dedup();
        });
        let places = [Sort::Newest, Sort::Oldest, Sort::Title].map(|sort| index.places(sort));
        Self { text: text(corpus, casts), counts, values, places }
    }

    /// The answer to `search`.
    #[must_use]
    pub fn find(&self, search: &Search) -> Outcome {
        let parsed = parse(&search.words, search.typing);
        let scored = self.text.search(&parsed);
        let (picked, unknown) = self.picked(search);
        let only = search.within.as_ref().map(|(attribute, words)| {
            let at = *attribute as usize;
            (at, self.values[at].like(words))
        });
        let counted = self.counts.answer(&Asked {
            scores: Some(&scored.scores),
            picked: &picked,
            places: &self.places[search.sort.unwrap_or_default() as usize],
            by_score: search.sort.is_none(),
            limit: search.limit,
            values: search.values,
            only: only.as_ref().map(|(at, only)| (*at, only.as_slice())),
        });
        let facets = self.values.iter().zip(counted.facets).enumerate().map(|(at, (values, top))| {
            let tally = |(value, count): (u32, u32)| {
                let (key, name) = (values.key(value), values.name(value).to_owned());
                Tally { key, name, count, total: self.counts.total(at, value) }
            };
            Facetted { values: top.values.into_iter().map(tally).collect(), all: top.all }
        });
        Outcome {
            matched: counted.matched,
            articles: counted.articles.into_iter().map(ArticleId).collect(),
            facets: facets.collect(),
            hits: self.text.hits(&parsed, &scored),
            corrections: scored.corrections,
            trouble: parsed.trouble,
            unknown,
        }
    }

    /// What to mark in an article that these words found.
    #[must_use]
    pub fn hits(&self, words: &str, typing: bool) -> Hits {
        let parsed = parse(words, typing);
        self.text.hits(&parsed, &self.text.search(&parsed))
    }

    /// The keys of a question as numbers of values, and those that the collection does not have.
    fn picked(&self, search: &Search) -> (Vec<Picked>, Vec<EntityKey>) {
        let (mut unknown, mut seen) = (Vec::new(), BTreeSet::new());
        let picked = self.values.iter().zip(&search.choices).enumerate().map(|(at, (values, choice))| {
            // Somebody whom no article names can be asked for by nobody.
            let number =
                |key: &EntityKey| values.number(key).filter(|value| self.counts.total(at, *value) > 0);
            let Choice { include, exclude, mode } = choice;
            let mut numbers = |keys: &[EntityKey]| {
                let mut numbers = Vec::new();
                for key in keys {
                    match number(key) {
                        Some(number) => numbers.push(number),
                        None if seen.insert(key.clone()) => unknown.push(key.clone()),
                        None => {}
                    }
                }
                numbers
            };
            Picked { include: numbers(include), exclude: numbers(exclude), any: *mode == Mode::Any }
        });
        (picked.collect(), unknown)
    }
}

/// By article: the values that it has of one attribute.
fn attributes(attribute: Attribute, corpus: &Corpus, casts: &Casts) -> Vec<Vec<(EntityKey, String)>> {
    let slugged = |name: String| (EntityKey::new(&name), name);
    let of = |(id, entry): (ArticleId, &Entry)| match attribute {
        Attribute::Source => entry.article.meta.source.clone().map(slugged).into_iter().collect(),
        Attribute::Year => {
            let year = entry.article.meta.date.map(|day| day.year().to_string());
            year.map(slugged).into_iter().collect()
        }
        Attribute::Office => {
            let offices = entry.analysis.clusters.iter().flat_map(|cluster| &cluster.offices);
            offices.map(|office| slugged(office.trim_end_matches('.').to_owned())).collect()
        }
        Attribute::Person | Attribute::Organisation | Attribute::Place => {
            let named = casts.of(id).iter().filter_map(|role| corpus.entities.get(role.entity.0 as usize));
            let named = named.filter(|entity| Some(entity.kind) == attribute.kind());
            named.map(|entity| (entity.key.clone(), entity.name.clone())).collect()
        }
    };
    (0..).map(ArticleId).zip(&corpus.entries).map(of).collect()
}

/// The text index of a corpus.
fn text(corpus: &Corpus, casts: &Casts) -> TextIndex {
    let entities = corpus.entities.iter().map(|entity| {
        let forms = entity.forms.iter().map(|form| form.text.as_str());
        (entity.kind, forms.chain([entity.name.as_str()]))
    });
    let mut builder = Builder::new(entities);
    for (id, entry) in (0..).map(ArticleId).zip(&corpus.entries) {
        let mut document = document(entry, false);
        document.cast = casts.of(id).iter().map(|role| (role.entity.0, role.mentions)).collect();
        builder.add(&document);
    }
    builder.finish()
}

/// An article as it is searched; with its headline, where that stands in the text, among its blocks, if so wished.
#[must_use]
pub fn document(entry: &Entry, headline: bool) -> Document<'_> {
    let (article, anatomy) = (&entry.article, &entry.analysis.anatomy);
    let title = match &anatomy.headline {
        Headline::Given(words) => words,
        Headline::Found(span) => span.slice(&article.text),
        Headline::Made(_) | Headline::None => "",
    };
    let is_title = |span: Span| matches!(anatomy.headline, Headline::Found(found) if found.start() >= span.start() && found.end() <= span.end());
    let blocks = anatomy.blocks.iter().filter(|block| block.kind != BlockKind::Noise);
    let blocks = blocks.filter(|block| headline || !is_title(block.span));
    let day = article.meta.date.map_or(0, |day| {
        u32::from(day.year().unsigned_abs()) * 10_000
            + u32::from(day.month().unsigned_abs()) * 100
            + u32::from(day.day().unsigned_abs())
    });
    Document {
        title,
        text: &article.text,
        blocks: blocks.map(|block| block.span).collect(),
        quotes: entry.analysis.quotes.iter().map(|quote| quote.span).collect(),
        cast: Vec::new(),
        source: article.meta.source.as_deref(),
        day,
    }
}
