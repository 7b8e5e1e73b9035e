//! A corpus made ready to be searched: its text, and the index by which what was found is counted and narrowed.
//!
//! Promise: built once, from the corpus alone; [`Searcher::find`] gives exact counts for all facets, and names every key
//! of the question that the collection does not have.

use super::index::Wanted;
use super::{Found, Index, Search};
use crate::anatomy::{BlockKind, Headline};
use crate::article::ArticleId;
use crate::corpus::{Casts, Corpus, Entry};
use crate::search::{Builder, Correction, Document, Hits, TextIndex, Trouble, parse};
use crate::text::Span;

/// What a [`Search`] finds.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Articles and counts.
    pub found: Found,
    /// Words looked for instead of misspelt ones.
    pub corrections: Vec<Correction>,
    /// Why the words were searched as plain words, where they were.
    pub trouble: Option<Trouble>,
    /// What to mark.
    pub hits: Hits,
}

/// The text of a collection, and what its articles are counted by.
#[derive(Clone, Debug, Default)]
pub struct Searcher {
    pub(crate) text: TextIndex,
    pub(crate) index: Index,
}

impl Searcher {
    /// Reads `corpus` once; `casts` must be its own.
    #[must_use]
    pub fn new(corpus: &Corpus, casts: &Casts) -> Self {
        Self { text: text(corpus, casts), index: Index::new(corpus, casts) }
    }

    /// The answer to `search`.
    #[must_use]
    pub fn find(&self, search: &Search) -> Outcome {
        let parsed = parse(&search.words, search.typing);
        let scored = self.text.search(&parsed);
        let Search { choices, listings, sort, limit, .. } = search;
        let wanted = Wanted { choices, listings, scores: Some(&scored.scores), sort: *sort, limit: *limit };
        Outcome {
            found: self.index.ask(&wanted),
            hits: self.text.hits(&parsed, &scored),
            corrections: scored.corrections,
            trouble: parsed.trouble,
        }
    }

    /// What to mark in an article that these words found.
    #[must_use]
    pub fn hits(&self, words: &str, typing: bool) -> Hits {
        let parsed = parse(words, typing);
        self.text.hits(&parsed, &self.text.search(&parsed))
    }
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
