//! The places in one article that answer a query, and the lines to show of it.
//!
//! Promise: spans are in order, do not overlap, and lie within the searched stretches of the text; what a query
//! excludes is never marked. An article that was found by a name it does not print has its hits where it speaks of
//! that person under another.

use super::TextIndex;
use super::build::Document;
use super::find::{Scored, entities_with};
use super::stem::stem;
use super::syntax::{Expr, Field, Leaf, Parsed};
use super::terms::terms;
use crate::extract::NameKind;
use crate::text::Span;

/// About how many bytes of the text a snippet shows.
const SNIPPET: usize = 220;
/// How many of them stand before the first hit.
const BEFORE: usize = 60;

/// What to mark, for one query.
#[derive(Clone, Debug)]
pub struct Hits {
    wanted: Vec<Wanted>,
}

/// Lines of an article with its hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// On one line.
    pub text: String,
    /// The hits, in bytes of `text`.
    pub marks: Vec<Span>,
    /// Whether the text goes on before it and after it.
    pub cut: (bool, bool),
}

/// One leaf of a query, as it is looked for in a text.
#[derive(Clone, Debug)]
struct Wanted {
    /// One after the other; each may be spelt in any of these ways.
    sequence: Vec<Vec<Spelling>>,
    said: bool,
    /// Entities whose mentions are hits where the words are not there.
    entities: Vec<bool>,
}

#[derive(Clone, Debug)]
struct Spelling {
    term: String,
    /// What its forms share; empty where they do not count.
    stem: String,
    /// Words that begin so.
    prefix: bool,
}

impl Spelling {
    fn fits(&self, word: &str) -> bool {
        // A word begins as its stem does, so that few need be cut to theirs.
        let first = |word: &str| word.as_bytes().first().copied();
        let is_form = || first(word) == first(&self.stem) && *stem(word) == self.stem;
        word == self.term
            || (self.prefix && word.starts_with(&self.term))
            || (!self.stem.is_empty() && is_form())
    }
}

impl TextIndex {
    /// What to mark in the articles that `parsed` found.
    #[must_use]
    pub fn hits(&self, parsed: &Parsed, scored: &Scored) -> Hits {
        let mut hits = Hits { wanted: Vec::new() };
        hits.gather(self, &parsed.expr, scored);
        hits
    }
}

impl Hits {
    fn gather(&mut self, index: &TextIndex, expr: &Expr, scored: &Scored) {
        match expr {
            Expr::All | Expr::Not(_) => {}
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|p| self.gather(index, p, scored)),
            Expr::Leaf(leaf) => self.leaf(index, leaf, scored),
        }
    }

    fn leaf(&mut self, index: &TextIndex, leaf: &Leaf, scored: &Scored) {
        let kind = match leaf.field {
            Field::Text | Field::Quote => None,
            Field::Person => Some(NameKind::Person),
            Field::Organisation => Some(NameKind::Organisation),
            Field::Place => Some(NameKind::Place),
            Field::Source | Field::Date(..) => return,
        };
        let last = leaf.terms.len().saturating_sub(1);
        let spellings = |i: usize, term: &String| {
            let prefix = leaf.prefix && i == last && leaf.field != Field::Quote;
            let corrected = scored.corrections.iter().find(|c| c.at == leaf.span && c.typed == *term);
            let used = corrected.map_or(std::slice::from_ref(term), |c| c.used.as_slice());
            let stem = |term: &str| if leaf.quoted { String::new() } else { stem(term).into_owned() };
            let spelling = |term: &String| Spelling { term: term.clone(), stem: stem(term), prefix };
            used.iter().map(spelling).collect::<Vec<_>>()
        };
        let sequence: Vec<_> = leaf.terms.iter().enumerate().map(|(i, term)| spellings(i, term)).collect();
        let said = leaf.field == Field::Quote;
        let named = |sequence: &[Vec<Spelling>]| named(index, sequence, kind);
        if let Some(kind) = kind {
            let entities = self::named(index, &sequence, Some(kind));
            self.wanted.push(Wanted { sequence: Vec::new(), said, entities });
        } else if leaf.quoted {
            self.wanted.push(Wanted { sequence, said, entities: Vec::new() });
        } else {
            for word in sequence {
                let entities = if said { Vec::new() } else { named(std::slice::from_ref(&word)) };
                self.wanted.push(Wanted { sequence: vec![word], said, entities });
            }
        }
    }

    /// Whether nothing would be marked anywhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// The hits in the article's text. `mentions` are the places where it speaks of entities, by their numbers.
    #[must_use]
    pub fn spans(&self, document: &Document<'_>, mentions: &[(Span, u32)]) -> Vec<Span> {
        joined(self.marked(document, mentions).into_iter().map(|(span, _)| span).collect())
    }

    /// The hits in a line of words, such as a headline.
    #[must_use]
    pub fn in_line(&self, line: &str) -> Vec<Span> {
        let document = Document { text: line, blocks: vec![Span::new(0, line.len())], ..Document::default() };
        self.spans(&document, &[])
    }

    /// The lines that answer best: those around the hits of most parts of the query; the first lines where there is none.
    #[must_use]
    pub fn snippet(&self, document: &Document<'_>, mentions: &[(Span, u32)]) -> Snippet {
        let marked = self.marked(document, mentions);
        let reach = |first: usize| {
            let end = marked[first].0.start().get() + SNIPPET - BEFORE;
            let near = marked[first..].iter().take_while(|(span, _)| span.end().get() <= end);
            let mut parts: Vec<u32> = near.map(|(_, part)| *part).collect();
            parts.sort_unstable();
            parts.dedup();
            parts.len()
        };
        // The most; of those, the first.
        let best = (0..marked.len()).max_by_key(|first| (reach(*first), std::cmp::Reverse(*first)));
        let at = best
            .map_or(document.blocks.first().map_or(0, |b| b.start().get()), |i| marked[i].0.start().get());
        let Some(block) = document.blocks.iter().find(|b| b.end().get() > at) else {
            return Snippet::default();
        };
        let whole = block.slice(document.text);
        let from = word_before(whole, at.saturating_sub(block.start().get() + BEFORE));
        let to = word_before(whole, from + SNIPPET);
        let to = if to <= from { char_before(whole, from + SNIPPET) } else { to };
        let base = block.start().get();
        let all = joined(marked.into_iter().map(|(span, _)| span).collect());
        let inside = all.iter().filter(|s| s.start().get() >= base + from && s.end().get() <= base + to);
        Snippet {
            text: whole[from..to].replace(['\n', '\r', '\t'], " "),
            marks: inside
                .map(|s| Span::new(s.start().get() - base - from, s.end().get() - base - from))
                .collect(),
            cut: (from > 0, to < whole.len()),
        }
    }

    /// The hits, each with the number of the part of the query that it answers, in order.
    fn marked(&self, document: &Document<'_>, mentions: &[(Span, u32)]) -> Vec<(Span, u32)> {
        let mut marked = Vec::new();
        let mut words: Vec<(String, Span)> = Vec::new();
        for block in &document.blocks {
            words.clear();
            let base = block.start().get();
            terms(block.slice(document.text), &mut |term, span| {
                let span = Span::new(base + span.start().get(), base + span.end().get());
                words.push((term.to_owned(), span));
            });
            for (part, wanted) in (0..).zip(&self.wanted) {
                wanted.mark(&words, document, part, &mut marked);
            }
        }
        for (part, wanted) in (0..).zip(&self.wanted) {
            if !marked.iter().any(|(_, p)| *p == part) {
                let here = |entity: u32| wanted.entities.get(entity as usize) == Some(&true);
                let hits = mentions.iter().filter(|(_, entity)| here(*entity));
                marked.extend(hits.map(|(span, _)| (*span, part)));
            }
        }
        marked.sort_unstable();
        marked
    }
}

impl Wanted {
    fn mark(&self, words: &[(String, Span)], document: &Document<'_>, part: u32, out: &mut Vec<(Span, u32)>) {
        if self.sequence.is_empty() {
            return;
        }
        for window in words.windows(self.sequence.len()) {
            let fits = |(word, spellings): (&(String, Span), &Vec<Spelling>)| {
                spellings.iter().any(|spelling| spelling.fits(&word.0))
            };
            if window.iter().zip(&self.sequence).all(fits) {
                let (start, end) = (window[0].1.start(), window[window.len() - 1].1.end());
                let within = |quote: &Span| quote.start() <= start && end <= quote.end();
                if !self.said || document.quotes.iter().any(within) {
                    out.push((Span::new(start.get(), end.get()), part));
                }
            }
        }
    }
}

/// Which entities, of `kind` where one is given, have names with all these words.
fn named(index: &TextIndex, sequence: &[Vec<Spelling>], kind: Option<NameKind>) -> Vec<bool> {
    let mut left: Vec<bool> = index.kinds.iter().map(|k| kind.is_none_or(|kind| kind == *k)).collect();
    for spellings in sequence {
        let mut having = vec![false; left.len()];
        for spelling in spellings {
            let found = entities_with(&index.names, &spelling.term, spelling.prefix, left.len());
            having.iter_mut().zip(found).for_each(|(a, b)| *a |= b);
        }
        left.iter_mut().zip(having).for_each(|(a, b)| *a &= b);
    }
    left
}

/// Spans in order, those that overlap made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start() < last.end() => {
                *last = Span::new(last.start().get(), last.end().get().max(span.end().get()));
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// The beginning of the word that stands at byte `at` of `text`, or its end.
fn word_before(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = char_before(text, at);
    text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + text[space..].chars().next().map_or(1, char::len_utf8))
}

fn char_before(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
