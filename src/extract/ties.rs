//! Acronyms that the article itself explains: "Inter-Services Public Relations (ISPR)",
//! "the Pakistani Taliban, or TTP,".

use std::collections::{BTreeMap, BTreeSet};

use super::scene::{Case, Scene};
use super::tables::{OFFICES, RANKS};
use crate::text::one_line;

/// An acronym's place and the words that explain it, as word numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    /// The acronym.
    pub(super) short: usize,
    /// First word of the long form.
    pub(super) from: usize,
    /// One past its last word.
    pub(super) to: usize,
}

/// What the article explains.
#[derive(Debug, Default)]
pub(super) struct Ties {
    /// By the acronym in small letters; the first explanation counts.
    pub(super) names: BTreeMap<String, Tie>,
    /// Acronyms of offices: "Chief of Army Staff (COAS)".
    pub(super) offices: BTreeSet<String>,
    /// What those stand for.
    long_offices: BTreeMap<String, Tie>,
}

impl Ties {
    /// What word `i` is explained as: written as it was there, or in capitals.
    pub(super) fn name(&self, scene: &Scene, i: usize) -> Option<&Tie> {
        if !matches!(scene.case(i), Case::Upper | Case::Capital) {
            return None;
        }
        let tie = self.names.get(scene.lower(i))?;
        (scene.case(i) == Case::Upper || scene.print(tie.short) == scene.print(i)).then_some(tie)
    }

    /// The office that an acronym stands for, as printed.
    pub(super) fn office_long(&self, scene: &Scene, short: &str) -> Option<String> {
        let tie = self.long_offices.get(short)?;
        Some(one_line(scene.span(tie.from, tie.to).slice(scene.text)))
    }
}

/// Reads the article's explanations once, in order.
pub(super) fn ties(scene: &Scene) -> Ties {
    let mut out = Ties::default();
    for i in 2..scene.len() {
        let Some(tie) = bracketed(scene, i).or_else(|| or_short(scene, i)) else { continue };
        let short = scene.print(i).to_owned();
        let head = |w: usize| scene.is(w, OFFICES) || scene.is(w, RANKS);
        if head(tie.to - 1) || (head(tie.from) && scene.lower(tie.from + 1) == "of") {
            out.long_offices.entry(short.clone()).or_insert(tie);
            out.offices.insert(short);
        } else {
            out.names.entry(scene.lower(i).to_owned()).or_insert(tie);
        }
    }
    out
}

/// "Long Form (SHORT)".
fn bracketed(scene: &Scene, i: usize) -> Option<Tie> {
    let short = matches!(scene.case(i), Case::Upper | Case::Capital);
    if !short || scene.print(i - 1) != "(" || scene.print(i + 1) != ")" || !scene.continues(i) {
        return None;
    }
    long_form(scene, i, i - 1)
}

/// "Long Form, or SHORT,".
fn or_short(scene: &Scene, i: usize) -> Option<Tie> {
    let shape = scene.case(i) == Case::Upper && scene.lower(i - 1) == "or" && scene.print(i - 2) == ",";
    if !shape || !scene.continues(i) || !scene.continues(i - 1) || i < 3 {
        return None;
    }
    long_form(scene, i, i - 2).or_else(|| {
        // The letters need not agree: "the Pakistani Taliban, or TTP". Then only the capitalised run counts.
        let mut from = i - 2;
        while from > 0 && scene.continues(from) && scene.is_name_word(from - 1) {
            from -= 1;
        }
        (from < i - 2).then_some(Tie { short: i, from, to: i - 2 })
    })
}

/// The words before `to` that the letters at `short` stand for.
fn long_form(scene: &Scene, short: usize, to: usize) -> Option<Tie> {
    let letters: Vec<char> = scene.lower(short).chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 {
        return None;
    }
    let longest = letters.len() * 2 + 4;
    let mut best = None;
    let mut from = to;
    while from > 0 && to - from < longest && scene.continues(from) {
        from -= 1;
        if matches!(scene.print(from), "(" | ")" | "," | ";" | ":" | "“" | "”" | "\"") {
            break;
        }
        if scene.case(from) == Case::Other {
            continue;
        }
        if spells_by_initials(scene, &letters, from, to) {
            return Some(Tie { short, from, to });
        }
        if best.is_none() && scene.case(short) != Case::Initial && spells_inside(scene, &letters, from, to) {
            best = Some(Tie { short, from, to });
        }
    }
    best
}

/// Whether the first letters of the words, small words optional, spell the acronym.
fn spells_by_initials(scene: &Scene, letters: &[char], from: usize, to: usize) -> bool {
    let mut left = letters.iter().copied().peekable();
    for i in from..to {
        let Some(first) = scene.lower(i).chars().next() else { continue };
        if left.peek() == Some(&first) {
            left.next();
        } else if scene.case(i) != Case::Other {
            return false;
        }
    }
    left.peek().is_none()
}

/// Whether the letters stand in order inside capitalised words, the first at a beginning ("Central Command",
/// "Centcom"), each word giving at least its first letter.
fn spells_inside(scene: &Scene, letters: &[char], from: usize, to: usize) -> bool {
    let mut at = 0;
    for i in from..to {
        if scene.case(i) == Case::Other {
            continue;
        }
        let word = scene.lower(i);
        if letters.get(at).copied() != word.chars().next() {
            return false;
        }
        for c in word.chars() {
            if letters.get(at) == Some(&c) {
                at += 1;
            }
        }
    }
    at == letters.len()
}
