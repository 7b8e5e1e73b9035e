//! A query put to the index: a score for every article.

use super::inverted::{Inverted, Word};
use super::rank::{Lengths, Times, impact, rarity};
use super::stem::stem;
use super::syntax::{Expr, Field, Leaf, Parsed};
use super::typo::corrections;
use super::{Beside, TextIndex};
use crate::extract::NameKind;
use crate::text::Span;

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scored {
    /// By article: how well it answers; 0 where it does not fit.
    pub scores: Vec<u32>,
    /// Words that no article has, and those looked for instead, in the order of the query.
    pub corrections: Vec<Correction>,
}

/// Words looked for instead of one that no article has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where the word was typed, in bytes.
    pub at: Span,
    /// Its spelling in the index.
    pub typed: String,
    /// Instead, the likeliest first; never empty.
    pub used: Vec<String>,
}

impl TextIndex {
    /// Looks for what `parsed` says.
    #[must_use]
    pub fn search(&self, parsed: &Parsed) -> Scored {
        let mut asked = Asked { index: self, corrections: Vec::new() };
        let scores = asked.all(&parsed.expr);
        Scored { scores, corrections: asked.corrections }
    }

    /// The forms of `term` in the index, itself among them.
    pub(super) fn forms(&self, term: &str) -> Vec<Word> {
        if let Some(word) = self.words.get(term) {
            return self.circle(word);
        }
        if self.words.is_short() {
            return Vec::new();
        }
        // The word itself is not there: another form may be. They share all of the stem but, at most, its last
        // letter; "dying" and "die" share less.
        let stemmed = stem(term);
        let unlike = if matches!(&*stemmed, "die" | "lie" | "tie") { 2 } else { 1 };
        let shared = stemmed.char_indices().rev().nth(unlike - 1).map_or(0, |(at, _)| at);
        let shared = &stemmed[..shared];
        let mut walk = self.words.from(shared);
        while walk.on && walk.word().starts_with(shared) {
            if stem(walk.word()) == stemmed {
                return self.circle(walk.now);
            }
            walk.step();
        }
        Vec::new()
    }

    fn circle(&self, first: Word) -> Vec<Word> {
        let mut forms = vec![first];
        // Forms are few; the bound is for an index that goes round in no circle.
        while let Some(next) = forms.last().filter(|last| last.next_form != first.id && forms.len() < 1000) {
            match self.words.at(next.next_form) {
                Some(next) => forms.push(next),
                None => break,
            }
        }
        forms
    }
}

struct Asked<'i> {
    index: &'i TextIndex,
    corrections: Vec<Correction>,
}

impl Asked<'_> {
    fn all(&mut self, expr: &Expr) -> Vec<u32> {
        match expr {
            Expr::All => vec![1; self.index.articles as usize],
            Expr::Leaf(leaf) => self.leaf(leaf),
            Expr::Not(inner) => {
                let mut scores = self.all(inner);
                scores.iter_mut().for_each(|s| *s = u32::from(*s == 0));
                scores
            }
            Expr::And(parts) => {
                self.joined(parts, |a, b| if a == 0 || b == 0 { 0 } else { a.saturating_add(b) })
            }
            Expr::Or(parts) => self.joined(parts, u32::saturating_add),
        }
    }

    fn joined(&mut self, parts: &[Expr], join: fn(u32, u32) -> u32) -> Vec<u32> {
        let Some((first, rest)) = parts.split_first() else { return Vec::new() };
        let mut scores = self.all(first);
        for part in rest {
            let other = self.all(part);
            scores.iter_mut().zip(other).for_each(|(a, b)| *a = join(*a, b));
        }
        scores
    }

    fn leaf(&mut self, leaf: &Leaf) -> Vec<u32> {
        match leaf.field {
            Field::Text if leaf.quoted => self.phrase(&leaf.terms, false),
            Field::Quote if leaf.quoted => self.phrase(&leaf.terms, true),
            Field::Text => self.each_word(leaf, |this, term, prefix| this.word(leaf.span, term, prefix)),
            Field::Quote => self.each_word(leaf, |this, term, _| this.said(term)),
            Field::Person => self.named(leaf, NameKind::Person),
            Field::Organisation => self.named(leaf, NameKind::Organisation),
            Field::Place => self.named(leaf, NameKind::Place),
            Field::Source => self.source(leaf),
            Field::Date(from, to) => {
                if self.index.want(Beside::Days) {
                    return vec![0; self.index.articles as usize];
                }
                let days = self.index.days.iter();
                days.map(|day| u32::from(*day != 0 && (from..=to).contains(day))).collect()
            }
        }
    }

    /// Articles that fit for every term.
    fn each_word(&mut self, leaf: &Leaf, mut of: impl FnMut(&mut Self, &str, bool) -> Vec<u32>) -> Vec<u32> {
        let mut all: Option<Vec<u32>> = None;
        for (i, term) in leaf.terms.iter().enumerate() {
            let scores = of(self, term, leaf.prefix && i + 1 == leaf.terms.len());
            match &mut all {
                None => all = Some(scores),
                Some(all) => all
                    .iter_mut()
                    .zip(scores)
                    .for_each(|(a, b)| *a = if *a == 0 || b == 0 { 0 } else { a.saturating_add(b) }),
            }
        }
        all.unwrap_or_default()
    }

    fn word(&mut self, at: Span, term: &str, prefix: bool) -> Vec<u32> {
        let index = self.index;
        let forms = index.forms(term);
        let begun = prefix && begins(&index.words, term);
        if !forms.is_empty() || begun {
            let begun = if begun { std::slice::from_ref(&term) } else { &[] };
            return self.scored(&forms, begun);
        }
        if index.words.is_short() {
            return vec![0; index.articles as usize];
        }
        let mut used = corrections(&index.words, term, false);
        let whole = !used.is_empty() || !prefix;
        if !whole {
            used = corrections(&index.words, term, true);
        }
        // Together, as if they were one word: the commoner a correction, the more of the first articles are its own.
        let scores = if whole {
            self.scored(&used.iter().flat_map(|word| index.forms(word)).collect::<Vec<_>>(), &[])
        } else {
            self.scored(&[], &used.iter().map(String::as_str).collect::<Vec<_>>())
        };
        self.corrected(at, term, used);
        scores
    }

    fn corrected(&mut self, at: Span, term: &str, used: Vec<String>) {
        let correction = Correction { at, typed: term.to_owned(), used };
        if !correction.used.is_empty() && !self.corrections.contains(&correction) {
            self.corrections.push(correction);
        }
    }

    /// The scores of a word, given its forms; of words that begin with one of `begun` too, half as well.
    fn scored(&self, forms: &[Word], begun: &[&str]) -> Vec<u32> {
        let words = &self.index.words;
        let mut impacts = vec![0u8; self.index.articles as usize];
        for begun in begun {
            let mut walk = words.from(begun);
            while walk.on && walk.word().starts_with(begun) {
                words.each(&walk.now, |document, impact| raise(&mut impacts, document, impact.div_ceil(2)));
                walk.step();
            }
        }
        for form in forms {
            words.each(form, |document, impact| raise(&mut impacts, document, impact));
        }
        let having = impacts.iter().map(|i| u32::from(*i != 0)).sum();
        let rarity = rarity(having, self.index.articles());
        impacts.into_iter().map(|impact| u32::from(impact) * rarity).collect()
    }

    /// Articles in which somebody says a form of `term`.
    fn said(&mut self, term: &str) -> Vec<u32> {
        let mut starts = Vec::new();
        for form in self.index.forms(term) {
            starts.extend(self.starts(&[form], true));
        }
        starts.sort_unstable();
        self.counted(&starts)
    }

    /// Articles with these words in this order; with `said`, in a quotation.
    fn phrase(&mut self, terms: &[String], said: bool) -> Vec<u32> {
        // All are looked up, so that all that is missing is noted at once.
        let words: Vec<Option<Word>> = terms.iter().map(|term| self.index.words.get(term)).collect();
        let words: Option<Vec<Word>> = words.into_iter().collect();
        let starts = words.map_or_else(Vec::new, |words| self.starts(&words, said));
        self.counted(&starts)
    }

    /// Scores from the number of times that each article stands in `starts`, which is in order.
    fn counted(&self, starts: &[(u32, u32)]) -> Vec<u32> {
        let mut scores = vec![0; self.index.articles as usize];
        let having = starts.chunk_by(|a, b| a.0 == b.0).count() as u32;
        let rarity = rarity(having, self.index.articles());
        for here in starts.chunk_by(|a, b| a.0 == b.0) {
            let times = Times { body: here.len() as u32, ..Times::default() };
            if let Some(score) = scores.get_mut(here[0].0 as usize) {
                *score = u32::from(impact(times, Lengths { title: 0, body: 300 })) * rarity;
            }
        }
        scores
    }

    /// Every article and place where the words begin to stand beside each other, in order.
    fn starts(&self, phrase: &[Word], said: bool) -> Vec<(u32, u32)> {
        let index = &self.index.words;
        let mut order: Vec<(u32, &Word)> = (0..).zip(phrase).collect();
        order.sort_by_key(|(_, word)| word.documents);
        let Some((_, rarest)) = order.first() else { return Vec::new() };
        phrase.iter().for_each(|word| index.want(word));
        if said {
            self.index.want(Beside::Quotes);
        }
        let mut documents = Vec::with_capacity(rarest.documents as usize);
        index.each(rarest, |document, _| documents.push(document));
        for (_, word) in &order[1..] {
            let (mut kept, mut at) = (0, 0);
            index.each(word, |document, _| {
                while documents.get(at).is_some_and(|d| *d < document) {
                    at += 1;
                }
                if documents.get(at) == Some(&document) {
                    documents[kept] = document;
                    (kept, at) = (kept + 1, at + 1);
                }
            });
            documents.truncate(kept);
        }
        let mut readers: Vec<_> = order.iter().map(|(offset, word)| (*offset, index.places(word))).collect();
        let (mut starts, mut here, mut next) = (Vec::new(), Vec::new(), Vec::new());
        for document in documents {
            for (i, (offset, reader)) in readers.iter_mut().enumerate() {
                reader.of(document, &mut next);
                next.retain_mut(|place| {
                    let start = place.checked_sub(*offset);
                    start.is_some_and(|start| {
                        *place = start;
                        true
                    })
                });
                if i == 0 {
                    std::mem::swap(&mut here, &mut next);
                } else {
                    here.retain(|place| next.binary_search(place).is_ok());
                }
                if here.is_empty() {
                    break;
                }
            }
            if said && !here.is_empty() {
                let quotes: Vec<u32> = self.index.quotes.get(document).collect();
                here.retain(|place| inside(&quotes, *place, phrase.len() as u32));
            }
            starts.extend(here.iter().map(|place| (document, *place)));
        }
        starts
    }

    /// Articles that name an entity of `kind` whose names have all the words.
    fn named(&mut self, leaf: &Leaf, kind: NameKind) -> Vec<u32> {
        let entities = self.entities(leaf, kind);
        let index = self.index;
        index.want(Beside::Cast);
        let mut scores = vec![0; index.articles as usize];
        for entity in entities {
            for article in index.cast.get(entity) {
                if let Some(score) = scores.get_mut(article as usize) {
                    *score = 1;
                }
            }
        }
        let rarity = rarity(scores.iter().sum(), index.articles());
        scores.iter_mut().for_each(|score| *score *= 8 * rarity);
        scores
    }

    /// The entities of `kind` whose names have all the words.
    fn entities(&mut self, leaf: &Leaf, kind: NameKind) -> Vec<u32> {
        let index = self.index;
        let last = leaf.terms.len().saturating_sub(1);
        let mut left: Vec<bool> = index.kinds.iter().map(|k| *k == kind).collect();
        for (i, term) in leaf.terms.iter().enumerate() {
            let prefix = leaf.prefix && i == last;
            let mut having = entities_with(&index.names, term, prefix, index.kinds.len());
            if having.is_empty() && !leaf.quoted && !index.names.is_short() {
                let used = corrections(&index.names, term, prefix);
                having = vec![false; index.kinds.len()];
                for correction in &used {
                    let more = entities_with(&index.names, correction, prefix, index.kinds.len());
                    having.iter_mut().zip(more).for_each(|(a, b)| *a |= b);
                }
                self.corrected(leaf.span, term, used);
            }
            let mut having = having.into_iter();
            left.iter_mut().for_each(|fits| *fits &= having.next().unwrap_or(false));
        }
        (0..).zip(left).filter(|(_, fits)| *fits).map(|(entity, _)| entity).collect()
    }

    fn source(&self, leaf: &Leaf) -> Vec<u32> {
        if self.index.want(Beside::Days) {
            return vec![0; self.index.articles as usize];
        }
        let last = leaf.terms.len().saturating_sub(1);
        let has = |words: &[String], i: usize, term: &str| {
            words.iter().any(|word| word == term || (leaf.prefix && i == last && word.starts_with(term)))
        };
        let fits = |words: &Vec<String>| leaf.terms.iter().enumerate().all(|(i, term)| has(words, i, term));
        let fitting: Vec<bool> = self.index.sources.iter().map(fits).collect();
        let outlets = self.index.outlets.iter();
        outlets.map(|source| u32::from(fitting.get(*source as usize).is_some_and(|fits| *fits))).collect()
    }
}

/// By entity, whether its names have `term`; nothing at all where no name has it.
pub(super) fn entities_with(names: &Inverted, term: &str, prefix: bool, entities: usize) -> Vec<bool> {
    let mut having = Vec::new();
    let mut walk = names.from(term);
    while walk.on && (walk.word() == term || (prefix && walk.word().starts_with(term))) {
        having.resize(entities, false);
        names.each(&walk.now, |entity, _| {
            if let Some(has) = having.get_mut(entity as usize) {
                *has = true;
            }
        });
        walk.step();
    }
    having
}

/// Whether a word of the index begins with `term`.
fn begins(words: &Inverted, term: &str) -> bool {
    let walk = words.from(term);
    walk.on && walk.word().starts_with(term)
}

/// Whether `len` words from `place` on lie between a beginning and an end of `quotes`.
fn inside(quotes: &[u32], place: u32, len: u32) -> bool {
    let before = quotes.partition_point(|at| *at <= place);
    before % 2 == 1 && quotes.get(before).is_some_and(|end| place + len <= *end)
}

#[inline]
fn raise(impacts: &mut [u8], document: u32, impact: u8) {
    if let Some(here) = impacts.get_mut(document as usize) {
        *here = (*here).max(impact);
    }
}
