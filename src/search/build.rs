//! From articles to their index, article by article.
//!
//! Promise: what an article adds depends on it alone; the same articles in the same order give the same bytes.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use super::TextIndex;
use super::inverted::{Inverted, Posting, Writing};
use super::lists::Lists;
use super::number::{Numbers, push};
use super::rank::{Lengths, Times, impact};
use super::stem::stem;
use super::terms::terms;
use crate::extract::NameKind;
use crate::text::Span;

/// What is indexed of an article.
#[derive(Clone, Debug, Default)]
pub struct Document<'a> {
    /// Its headline.
    pub title: &'a str,
    /// Its whole text.
    pub text: &'a str,
    /// The stretches of the text that are searched, in order: neither noise nor the headline.
    pub blocks: Vec<Span>,
    /// What somebody said.
    pub quotes: Vec<Span>,
    /// Whom it names, by number of entity, and how often it speaks of them; no repeats.
    pub cast: Vec<(u32, u32)>,
    /// Its outlet.
    pub source: Option<&'a str>,
    /// Its day as the number `yyyymmdd`; 0 where it is not known.
    pub day: u32,
}

/// Gathers articles.
#[derive(Debug, Default)]
pub struct Builder {
    words: Gathered,
    names: Inverted,
    /// By entity: the numbers in `words` of the words of its names.
    parts: Vec<Vec<u32>>,
    kinds: Vec<NameKind>,
    /// By entity: the articles that name it, as they will stand in [`Lists`].
    named: Vec<Vec<u32>>,
    quotes: Lists,
    days: Vec<u32>,
    outlets: Vec<u32>,
    sources: Vec<Vec<String>>,
    source_numbers: BTreeMap<String, u32>,
    /// Words of the article at hand: number, place, and whether in the headline.
    here: Vec<(u32, u32)>,
}

impl Builder {
    /// For articles that name these entities: their kinds and all their names.
    pub fn new<'n, N: IntoIterator<Item = &'n str>>(entities: impl Iterator<Item = (NameKind, N)>) -> Self {
        let mut builder = Self::default();
        let mut names = Gathered::default();
        for (number, (kind, forms)) in (0..).zip(entities) {
            let mut parts = Vec::new();
            for form in forms {
                terms(form, &mut |term, _| parts.push(builder.words.number(term)));
            }
            parts.sort_unstable();
            parts.dedup();
            for part in &parts {
                let word = builder.words.spelt[*part as usize].clone();
                let part = names.number(&word);
                names.add(part, number, 1, &mut std::iter::empty());
            }
            builder.parts.push(parts);
            builder.kinds.push(kind);
            builder.named.push(Vec::new());
        }
        builder.names = names.finish(false);
        builder
    }

    /// Adds the next article.
    pub fn add(&mut self, document: &Document<'_>) {
        let number = self.days.len() as u32;
        let (lengths, starts) = self.read(document);
        self.here.sort_unstable();
        let mut names: Vec<(u32, u32)> = Vec::new();
        for (entity, mentions) in &document.cast {
            if let Some(parts) = self.parts.get(*entity as usize) {
                names.extend(parts.iter().map(|part| (*part, *mentions)));
                self.named[*entity as usize].push(number);
            }
        }
        names.sort_unstable();
        self.post(number, lengths, &names);
        self.quotes.push(&quoted(document, &starts, lengths.title));
        self.days.push(document.day);
        let source = document.source.map_or(u32::MAX, |source| self.source(source));
        self.outlets.push(source);
    }

    /// Reads the article's words into `here`; gives how many there are, and where those of the text begin and end.
    fn read(&mut self, document: &Document<'_>) -> (Lengths, Vec<(u32, Span)>) {
        self.here.clear();
        let mut place = 0;
        let (words, here) = (&mut self.words, &mut self.here);
        terms(document.title, &mut |term, _| {
            here.push((words.number(term), place));
            place += 1;
        });
        let title = place;
        let (mut starts, mut body) = (Vec::new(), 0);
        for block in &document.blocks {
            // A gap, so that no phrase reaches from one paragraph into the next.
            place += 1;
            let base = block.start().get();
            terms(block.slice(document.text), &mut |term, span| {
                here.push((words.number(term), place));
                starts.push((place, Span::new(base + span.start().get(), base + span.end().get())));
                place += 1;
                body += 1;
            });
        }
        (Lengths { title, body }, starts)
    }

    /// Posts what was read and the names (number of word, mentions), both sorted.
    fn post(&mut self, number: u32, lengths: Lengths, names: &[(u32, u32)]) {
        let (mut read, mut named) = (self.here.as_slice(), names);
        loop {
            let word = match (read.first(), named.first()) {
                (Some(a), Some(b)) => a.0.min(b.0),
                (Some(a), None) => a.0,
                (None, Some(b)) => b.0,
                (None, None) => return,
            };
            let (here, rest) = read.split_at(read.partition_point(|(w, _)| *w == word));
            let (by_name, rest_named) = named.split_at(named.partition_point(|(w, _)| *w == word));
            let title = here.iter().filter(|(_, place)| *place < lengths.title).count() as u32;
            let times = Times {
                title,
                body: here.len() as u32 - title,
                names: by_name.iter().map(|(_, mentions)| mentions).sum(),
            };
            let places = &mut here.iter().map(|(_, place)| *place);
            self.words.add(word, number, impact(times, lengths), places);
            (read, named) = (rest, rest_named);
        }
    }

    fn source(&mut self, source: &str) -> u32 {
        if let Some(number) = self.source_numbers.get(source) {
            return *number;
        }
        let number = self.sources.len() as u32;
        let mut words = Vec::new();
        terms(source, &mut |term, _| words.push(term.to_owned()));
        self.sources.push(words);
        self.source_numbers.insert(source.to_owned(), number);
        number
    }

    /// The index of all that was added.
    #[must_use]
    pub fn finish(self) -> TextIndex {
        let mut cast = Lists::default();
        self.named.iter().for_each(|articles| cast.push(articles));
        TextIndex {
            words: self.words.finish(true),
            names: self.names,
            kinds: self.kinds,
            cast: Arc::new(cast),
            quotes: self.quotes,
            articles: self.days.len() as u32,
            days: self.days,
            absent: 0,
            wanted: Cell::new(0),
            outlets: self.outlets,
            sources: self.sources,
        }
    }
}

/// The places of the first word of each quotation and of the one behind its last, which overlap no others before.
fn quoted(document: &Document<'_>, starts: &[(u32, Span)], title: u32) -> Vec<u32> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for quote in &document.quotes {
        let first = starts.partition_point(|(_, word)| word.start() < quote.start());
        let last = starts.partition_point(|(_, word)| word.end() <= quote.end());
        if let (true, Some((from, _)), Some((to, _))) =
            (first < last, starts.get(first), starts.get(last.saturating_sub(1)))
        {
            ranges.push((*from, to + 1));
        }
    }
    debug_assert!(starts.first().is_none_or(|(place, _)| *place > title));
    ranges.sort_unstable();
    let mut flat: Vec<u32> = Vec::new();
    for (from, to) in ranges {
        match flat.last_mut() {
            Some(end) if from <= *end => *end = (*end).max(to),
            _ => flat.extend([from, to]),
        }
    }
    flat
}

/// Words and, for each, what will be its postings, as numbers in bytes.
#[derive(Debug, Default)]
struct Gathered {
    numbers: HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>,
    spelt: Vec<Box<str>>,
    postings: Vec<Raw>,
}

/// Document (how far behind the one before), impact, number of places, and the places (how far behind each other).
#[derive(Debug, Default)]
struct Raw {
    last: u32,
    bytes: Vec<u8>,
}

impl Gathered {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.spelt.len() as u32;
        self.numbers.insert(word.into(), number);
        self.spelt.push(word.into());
        self.postings.push(Raw::default());
        number
    }

    fn add(&mut self, word: u32, document: u32, impact: u8, places: &mut dyn ExactSizeIterator<Item = u32>) {
        let raw = &mut self.postings[word as usize];
        push(&mut raw.bytes, document - raw.last);
        raw.last = document;
        push(&mut raw.bytes, u32::from(impact));
        push(&mut raw.bytes, places.len() as u32);
        let mut from = 0;
        for place in places {
            push(&mut raw.bytes, place - from);
            from = place;
        }
    }

    /// The words in order; with their forms tied together, where `forms`.
    fn finish(mut self, forms: bool) -> Inverted {
        // Words that no article has in the end: they came with an entity that none names.
        let mut order: Vec<u32> = (0..self.spelt.len() as u32).collect();
        order.retain(|w| !self.postings[*w as usize].bytes.is_empty());
        order.sort_unstable_by(|a, b| self.spelt[*a as usize].cmp(&self.spelt[*b as usize]));
        let forward = if forms { self.forward(&order) } else { vec![0; order.len()] };
        let mut inverted = Writing::default();
        let mut before: &str = "";
        for (word, forward) in order.iter().zip(forward) {
            let raw = std::mem::take(&mut self.postings[*word as usize]);
            let spelt = &self.spelt[*word as usize];
            inverted.write(before, spelt, forward, &mut postings(&raw.bytes));
            before = spelt;
        }
        inverted.finish()
    }

    /// For each word in order, how far the next word with its stem lies ahead; for the last, the first, behind.
    fn forward(&self, order: &[u32]) -> Vec<i64> {
        let stems: Vec<_> = order.iter().map(|w| stem(&self.spelt[*w as usize])).collect();
        let mut by_stem: Vec<u32> = (0..order.len() as u32).collect();
        by_stem.sort_by(|a, b| stems[*a as usize].cmp(&stems[*b as usize]));
        let mut forward = vec![0; order.len()];
        for group in by_stem.chunk_by(|a, b| stems[*a as usize] == stems[*b as usize]) {
            for (here, next) in group.iter().zip(group.iter().cycle().skip(1)) {
                forward[*here as usize] = i64::from(*next) - i64::from(*here);
            }
        }
        forward
    }
}

fn postings(bytes: &[u8]) -> impl Iterator<Item = Posting> {
    let (mut numbers, mut document) = (Numbers { bytes }, 0);
    std::iter::from_fn(move || {
        if numbers.bytes.is_empty() {
            return None;
        }
        document += numbers.next();
        let (impact, count, mut place) = (numbers.next() as u8, numbers.next(), 0);
        let places = (0..count).map(|_| {
            place += numbers.next();
            place
        });
        Some(Posting { document, impact, places: places.collect() })
    })
}

/// A quick hash for words; what it gives is never walked in its order.
#[derive(Default)]
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
