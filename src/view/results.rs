//! What a search found, as the page draws it: cards with the lines that answer, and facets.

use serde::{Deserialize, Serialize};

use super::{Card, FacetValue, FacetView, card};
use crate::article::{ArticleId, EntityKey};
use crate::corpus::{Casts, Corpus, Entry};
use crate::query::{Facet, Facetted, Outcome, document};
use crate::search::Hits;
use crate::text::Span;

/// The answer to a [`crate::query::Search`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// Articles that fit.
    pub matched: u32,
    /// Articles in the corpus.
    pub total: u32,
    /// The first of those that fit.
    pub found: Vec<FoundCard>,
    /// All facets with their counts, in the order of [`Facet::ALL`].
    pub facets: Vec<FacetView>,
    /// Misspelt words, each with what was looked for instead ("showing results for …").
    pub corrections: Vec<Corrected>,
    /// Why the words were searched as plain words, and where in them, in bytes.
    pub trouble: Option<(Span, String)>,
    /// Keys in the question that this corpus does not have.
    pub unknown: Vec<EntityKey>,
}

/// A misspelt word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// Where it was typed, in bytes.
    pub at: Span,
    /// What was looked for instead, the likeliest first.
    pub used: Vec<String>,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundCard {
    /// Its card.
    pub card: Card,
    /// The hits in its headline, in bytes.
    pub title: Vec<Span>,
    /// The lines that answer best.
    pub snippet: String,
    /// The hits in them, in bytes.
    pub marks: Vec<Span>,
}

/// A hit in an opened article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockHit {
    /// The number of its block in [`super::Reader::blocks`].
    pub block: u32,
    /// Where in the block's text, in bytes.
    pub span: Span,
}

/// Draws what was found in `corpus`.
#[must_use]
pub fn results(corpus: &Corpus, casts: &Casts, outcome: Outcome) -> Results {
    let found = outcome.found.articles.iter().filter_map(|id| {
        let entry = corpus.entries.get(id.0 as usize)?;
        let card = card(corpus, casts, *id)?;
        Some(found(card, entry, &mentions(casts, *id, entry), &outcome.hits))
    });
    let found = found.collect();
    gathered(outcome, found, corpus.entries.len() as u32)
}

/// An article that was found, given its card and where it speaks of entities.
pub(crate) fn found(card: Card, entry: &Entry, mentions: &[(Span, u32)], hits: &Hits) -> FoundCard {
    let snippet = hits.snippet(&document(entry, false), mentions);
    let title = hits.in_line(&card.title.text);
    let before = if snippet.cut.0 { "… " } else { "" };
    let moved = |mark: &Span| Span::new(mark.start().get() + before.len(), mark.end().get() + before.len());
    FoundCard {
        card,
        title,
        marks: snippet.marks.iter().map(moved).collect(),
        snippet: [before, &snippet.text, if snippet.cut.1 { "…" } else { "" }].concat(),
    }
}

/// The answer for a collection of `total` articles, of which these were found.
pub(crate) fn gathered(outcome: Outcome, found: Vec<FoundCard>, total: u32) -> Results {
    Results {
        matched: outcome.found.matched,
        total,
        found,
        facets: facets(outcome.found.facets),
        corrections: outcome.corrections.into_iter().map(|c| Corrected { at: c.at, used: c.used }).collect(),
        trouble: outcome.trouble.map(|trouble| (trouble.at, trouble.kind.to_string())),
        unknown: outcome.found.unknown,
    }
}

/// The facets as they were found, in the order of [`Facet::ALL`].
pub(crate) fn facets(found: Vec<Facetted>) -> Vec<FacetView> {
    let view = |(facet, Facetted { values, fitting, all }): (Facet, Facetted)| {
        let values = values.into_iter();
        let values = values.map(|v| FacetValue { key: v.key, name: v.name, count: v.count, total: v.total });
        FacetView { facet, values: values.collect(), fitting, all }
    };
    Facet::ALL.into_iter().zip(found).map(view).collect()
}

/// The hits in article `id`, in order: where to go with "next" and "previous". `None` if the corpus has none such.
#[must_use]
pub fn block_hits(corpus: &Corpus, casts: &Casts, hits: &Hits, id: ArticleId) -> Option<Vec<BlockHit>> {
    let entry = corpus.entries.get(id.0 as usize)?;
    Some(hits_in(entry, &mentions(casts, id, entry), hits))
}

/// The hits in an article, given where it speaks of entities.
pub(crate) fn hits_in(entry: &Entry, mentions: &[(Span, u32)], hits: &Hits) -> Vec<BlockHit> {
    let spans = hits.spans(&document(entry, true), mentions);
    let blocks = &entry.analysis.anatomy.blocks;
    let place = |span: Span| {
        let block = blocks.partition_point(|block| block.span.end() <= span.start());
        let start = blocks.get(block)?.span.start().get();
        let span = Span::new(span.start().get().checked_sub(start)?, span.end().get() - start);
        Some(BlockHit { block: block as u32, span })
    };
    spans.into_iter().filter_map(place).collect()
}

/// Where an article speaks of entities, by their numbers.
pub(crate) fn mentions(casts: &Casts, id: ArticleId, entry: &Entry) -> Vec<(Span, u32)> {
    let mentions = entry.analysis.mentions.iter();
    mentions.filter_map(|m| Some((m.span, casts.entity(id, m.cluster)?.0))).collect()
}
