//! An article as the tagger sees it: what is known of each word before any feature is asked for.

use super::classes::{Class, Classes};
use super::hash::{self, HashMap, mix};
use crate::extract::lists::{Flags, Lists};
use crate::extract::scene::Scene;
use crate::extract::tables::{INNER, JOINTS};
use crate::text::TokenKind;

/// How a word is written, for the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Writing {
    Small,
    Capital,
    Upper,
    Initial,
    /// "McKay", "iPhone", "al-Qaida" after its hyphen is not.
    Mixed,
    Number,
    Mark,
}

/// A half-open range of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Range {
    pub(super) const fn len(self) -> u32 {
        self.to - self.from
    }
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Hash of the word in small letters.
    pub(super) lower: u64,
    /// Hash of the word as printed.
    pub(super) print: u64,
    /// Hash of its shape: "Xx", "X.", "Xxd".
    pub(super) shape: u64,
    pub(super) writing: Writing,
    pub(super) class: Class,
    /// A bit for each of the first tables that holds it.
    pub(super) tables: u16,
    /// A small word or mark that no name begins or ends with.
    pub(super) joint: bool,
    /// What the lists say of the word alone, without its country.
    pub(super) flags: u32,
    /// Its sentence.
    pub(super) sentence: Range,
    /// The run of capitalised words around it; a word in small letters is a run of its own.
    pub(super) run: Range,
    /// The same, where "of", "and", a hyphen and the like may stand between.
    pub(super) wide: Range,
    /// Where the sentence's capitals say little: 0 no, 1 most words have one, 2 all letters are.
    pub(super) shouted: u8,
    pub(super) starts: bool,
    /// Bits of [`evidence`] from all places of the article that hold the word with a capital.
    pub(super) evidence: u16,
    /// Its part of [`Layout::listings`].
    listings: Range,
}

/// A listed name over some words: which flag, and where in the name the word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listing {
    pub(super) flag: u8,
    /// 0 first, 1 inner, 2 last, 3 only.
    pub(super) place: u8,
}

/// The words of an article.
pub(super) struct Layout<'s, 't> {
    pub(super) scene: &'s Scene<'t>,
    pub(super) words: Vec<Word>,
    listings: Vec<Listing>,
}

/// The rules' tables whose words behave alike: the first ones.
const TABLES: u64 = (1 << 13) - 1;

/// Word classes, and those of the words met last: half of the words of a text are a hundred small ones, and the classes
/// are many.
struct Known<'m> {
    classes: &'m Classes,
    recent: [(u64, Class); RECENT],
}

const RECENT: usize = 256;

impl<'m> Known<'m> {
    fn new(classes: &'m Classes) -> Self {
        Self { classes, recent: [(0, classes.of(0)); RECENT] }
    }

    /// The class of the word with this hash.
    fn of(&mut self, hash: u64) -> Class {
        let recent = &mut self.recent[hash as usize % RECENT];
        if recent.0 != hash {
            *recent = (hash, self.classes.of(hash));
        }
        recent.1
    }
}

/// The flags without the country.
const FLAG_BITS: u64 = (1 << 28) - 1;

impl Word {
    pub(super) const fn is_capital(&self) -> bool {
        matches!(self.writing, Writing::Capital | Writing::Upper | Writing::Initial | Writing::Mixed)
    }
}

impl<'s, 't> Layout<'s, 't> {
    pub(super) fn new(scene: &'s Scene<'t>, lists: &Lists, classes: &Classes) -> Self {
        let mut known = Known::new(classes);
        let words: Vec<Word> = (0..scene.len()).map(|i| word(scene, i, &mut known)).collect();
        let mut layout = Self { scene, words, listings: Vec::new() };
        layout.sentences();
        layout.runs();
        layout.list(lists);
        layout.gather();
        layout
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Word `i + by`, if it is in the sentence of word `i`.
    pub(super) fn beside(&self, i: usize, by: isize) -> Option<&Word> {
        let at = u32::try_from(i.checked_add_signed(by)?).ok()?;
        let sentence = self.words[i].sentence;
        (sentence.from <= at && at < sentence.to).then(|| &self.words[at as usize])
    }

    /// The listed names that word `i` is part of.
    pub(super) fn listings(&self, i: usize) -> &[Listing] {
        let range = self.words[i].listings;
        &self.listings[range.from as usize..range.to as usize]
    }

    fn sentences(&mut self) {
        let mut from = 0;
        for i in 1..=self.words.len() {
            let ends = i == self.words.len() || !self.scene.continues(i);
            if ends {
                let shouted = self.shouted(from, i);
                let sentence = Range { from: from as u32, to: i as u32 };
                for word in &mut self.words[from..i] {
                    (word.sentence, word.shouted) = (sentence, shouted);
                }
                self.words[from].starts = true;
                from = i;
            }
        }
    }

    fn shouted(&self, from: usize, to: usize) -> u8 {
        let (mut capital, mut upper, mut small) = (0, 0, 0);
        for (i, word) in (from..to).zip(&self.words[from..to]) {
            match word.writing {
                Writing::Capital | Writing::Mixed => capital += 1,
                Writing::Upper => upper += 1,
                Writing::Small if self.scene.print(i).len() > 3 => small += 1,
                _ => {}
            }
        }
        if upper >= 4 && upper > 3 * (capital + small) {
            2
        } else {
            u8::from(capital + upper >= 4 && small * 3 < capital + upper)
        }
    }

    fn runs(&mut self) {
        for i in 0..self.words.len() {
            let alone = Range { from: i as u32, to: i as u32 + 1 };
            (self.words[i].run, self.words[i].wide) = (alone, alone);
        }
        for wide in [false, true] {
            let mut i = 0;
            while i < self.words.len() {
                let to = if self.words[i].is_capital() { self.run_end(i, wide) } else { i + 1 };
                let range = Range { from: i as u32, to: to as u32 };
                for word in &mut self.words[i..to] {
                    *(if wide { &mut word.wide } else { &mut word.run }) = range;
                }
                i = to;
            }
        }
    }

    /// Where the run of capitals from `i` on ends; a wide run steps over two small joining words.
    fn run_end(&self, i: usize, wide: bool) -> usize {
        const STEP: usize = 2;
        let end = self.words[i].sentence.to as usize;
        let mut to = i + 1;
        loop {
            if to < end && self.words[to].is_capital() {
                to += 1;
                continue;
            }
            let joined = (to..end.min(to + STEP)).take_while(|&k| wide && joins(self.scene, k)).count();
            let next = to + joined;
            if joined == 0 || next >= end || !self.words[next].is_capital() {
                return to;
            }
            to = next + 1;
        }
    }

    fn list(&mut self, lists: &Lists) {
        let mut found = Vec::new();
        for i in 0..self.words.len() {
            if let Some((len, flags)) = self.listed(lists, i) {
                add_listing(&mut found, i, len, flags);
            }
        }
        found.sort_unstable();
        found.dedup();
        let mut at = 0;
        for (i, word) in self.words.iter_mut().enumerate() {
            let from = at;
            while at < found.len() && found[at] >> WORD_AT == i as u64 {
                at += 1;
            }
            word.listings = Range { from: from as u32, to: at as u32 };
        }
        self.listings =
            found.into_iter().map(|n| Listing { flag: (n >> FLAG_AT) as u8, place: n as u8 }).collect();
    }

    /// The longest listed name from word `i` on that ends on a capital.
    fn listed(&self, lists: &Lists, i: usize) -> Option<(usize, Flags)> {
        const LONGEST: usize = 12;
        let word = &self.words[i];
        let particle = joins(self.scene, i) && self.scene.print(i + 1) == "-";
        if !word.is_capital() && !particle {
            return None;
        }
        let mut most = (word.sentence.to as usize - i).min(LONGEST);
        loop {
            let (len, flags) = lists.longest((i..i + most).map(|k| self.scene.print(k)))?;
            let last = &self.words[i + len - 1];
            if len == 1 || last.is_capital() || last.writing == Writing::Number {
                return (!flags.is_empty()).then_some((len, flags));
            }
            most = len - 1;
        }
    }

    /// What all places of the article say of each capitalised word.
    fn gather(&mut self) {
        let mut seen: HashMap<u64, u16> = HashMap::default();
        for i in 0..self.words.len() {
            if self.words[i].is_capital() {
                *seen.entry(self.words[i].lower).or_default() |= self.evidence_at(i);
            }
        }
        for word in self.words.iter().filter(|word| word.writing == Writing::Small) {
            if let Some(bits) = seen.get_mut(&word.lower) {
                *bits |= evidence::SMALL;
            }
        }
        for word in self.words.iter_mut().filter(|word| word.is_capital()) {
            word.evidence = seen.get(&word.lower).copied().unwrap_or_default();
        }
    }

    fn evidence_at(&self, i: usize) -> u16 {
        let (word, scene) = (&self.words[i], self.scene);
        if word.starts || word.shouted > 0 {
            return 0;
        }
        let (from, to) = (word.run.from as usize, word.run.to as usize);
        let (first, last, long) = (i == from, i + 1 == to, to - from > 1);
        let mut bits = evidence::INSIDE;
        let mut set = |bit: u16, holds: bool| bits |= if holds { bit } else { 0 };
        set(evidence::LAST, long && last);
        set(evidence::FIRST, long && first);
        set(evidence::INNER, !first && !last);
        set(evidence::AFTER_GIVEN, last && long && self.words[from].flags & 1 != 0);
        let before = if from > word.sentence.from as usize { scene.lower(from - 1) } else { "" };
        set(evidence::AFTER_IN, first && matches!(before, "in" | "at" | "near" | "from"));
        set(evidence::AFTER_THE, first && before == "the");
        let inside = to < word.sentence.to as usize;
        set(
            evidence::SPEAKS,
            last && inside && matches!(scene.lower(to), "said" | "says" | "told" | "added"),
        );
        set(evidence::OWNS, last && inside && matches!(scene.print(to), "'s" | "’s"));
        set(evidence::TITLED, i > from && self.words[i - 1].tables & 3 != 0);
        bits
    }
}

/// Bits of [`Word::evidence`].
pub(super) mod evidence {
    /// Inside a sentence with a capital.
    pub(in super::super) const INSIDE: u16 = 1;
    /// In small letters somewhere.
    pub(in super::super) const SMALL: u16 = 1 << 1;
    /// Last, first or in between in a run of capitalised words.
    pub(in super::super) const LAST: u16 = 1 << 2;
    pub(in super::super) const FIRST: u16 = 1 << 3;
    pub(in super::super) const INNER: u16 = 1 << 4;
    /// Last in a run that a given name opens.
    pub(in super::super) const AFTER_GIVEN: u16 = 1 << 5;
    /// Behind "in" and its like.
    pub(in super::super) const AFTER_IN: u16 = 1 << 6;
    pub(in super::super) const AFTER_THE: u16 = 1 << 7;
    /// Before "said" and its like.
    pub(in super::super) const SPEAKS: u16 = 1 << 8;
    /// Before a possessive.
    pub(in super::super) const OWNS: u16 = 1 << 9;
    /// Behind a rank or an office.
    pub(in super::super) const TITLED: u16 = 1 << 10;
    /// How many there are.
    pub(in super::super) const COUNT: u32 = 11;
}

fn word(scene: &Scene, i: usize, known: &mut Known) -> Word {
    let print = scene.print(i);
    let crate::extract::scene::Word { hash, tables, .. } = scene.words[i];
    let kind = scene.words[i].token.kind;
    let small = kind == TokenKind::Word && print.bytes().all(|byte| byte.is_ascii_lowercase());
    Word {
        lower: hash,
        print: if small { hash } else { hash::word(print) },
        shape: if small { SMALL_SHAPES[usize::from(print.len() > 1)] } else { shape(print) },
        writing: if small { Writing::Small } else { writing(print, kind) },
        class: known.of(hash),
        tables: (tables.bits() & TABLES) as u16,
        joint: tables.has(JOINTS),
        flags: (scene.flags(i).bits() & FLAG_BITS) as u32,
        sentence: Range::default(),
        run: Range::default(),
        wide: Range::default(),
        shouted: 0,
        starts: false,
        evidence: 0,
        listings: Range::default(),
    }
}

/// Small words that stand inside names: "Bank of England", "Abu al-Walid", "Marks & Spencer".
fn joins(scene: &Scene, i: usize) -> bool {
    scene.is(i, INNER) || matches!(scene.print(i), "&" | "-")
}

/// A word's number and a listing as one number, whose order is that of the word, the flag and the place: a number sorts
/// in less code than a record.
const WORD_AT: u32 = 16;
const FLAG_AT: u32 = 8;

fn add_listing(found: &mut Vec<u64>, i: usize, len: usize, flags: Flags) {
    let bits = flags.bits() & FLAG_BITS;
    for k in 0..len {
        let place = match (len, k) {
            (1, _) => 3,
            (_, 0) => 0,
            _ if k == len - 1 => 2,
            _ => 1,
        };
        for flag in (0..28u8).filter(|flag| bits >> flag & 1 == 1) {
            found.push(((i + k) as u64) << WORD_AT | u64::from(flag) << FLAG_AT | place);
        }
    }
}

fn writing(word: &str, kind: TokenKind) -> Writing {
    if kind == TokenKind::Initial {
        return Writing::Initial;
    }
    let (mut upper, mut small, mut digits) = (0, 0, 0);
    let mut capital_first = None;
    for c in word.chars() {
        if c.is_uppercase() {
            upper += 1;
            capital_first.get_or_insert(true);
        } else if c.is_lowercase() {
            small += 1;
            capital_first.get_or_insert(false);
        } else if c.is_numeric() {
            digits += 1;
            capital_first.get_or_insert(false);
        }
    }
    match (upper, small) {
        _ if kind == TokenKind::Mark => Writing::Mark,
        (0, 0) if digits > 0 => Writing::Number,
        (0, 0) => Writing::Mark,
        (0, _) if word.starts_with(|c: char| c.is_ascii_digit()) => Writing::Number,
        (0, _) => Writing::Small,
        (1, 0) => Writing::Initial,
        (_, 0) => Writing::Upper,
        (1, _) if capital_first == Some(true) => Writing::Capital,
        _ => Writing::Mixed,
    }
}

/// The shapes of a small letter and of more: those of most words.
const SMALL_SHAPES: [u64; 2] = {
    let one = mix(1, b'x' as u64);
    [one, mix(one + 1, b'x' as u64)]
};

/// The kinds of character in their order; a kind that repeats counts twice at most.
fn shape(word: &str) -> u64 {
    let (mut hash, mut last, mut times) = (0u64, 0, 0);
    for c in word.chars() {
        let kind = match c {
            _ if c.is_uppercase() => u64::from(b'X'),
            _ if c.is_lowercase() => u64::from(b'x'),
            _ if c.is_numeric() => u64::from(b'd'),
            _ => u64::from(u32::from(c) & 0x7f),
        };
        times = if kind == last { times + 1 } else { 1 };
        if times <= 2 {
            hash = mix(hash.wrapping_add(1), kind);
        }
        last = kind;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_have_the_shapes_of_small_words() {
        assert_eq!(["a", "it", "river"].map(shape), [SMALL_SHAPES[0], SMALL_SHAPES[1], SMALL_SHAPES[1]]);
    }
}
