//! Articles that share their text: the same wire report in two papers, under another headline, cut at the end, with a
//! paragraph of their own.
//!
//! Promise: each pair has passages that are the same in both, word for word (case and marks aside), and together make
//! up a good part of the shorter article's own words. What stands in quotation marks does not count: two reporters who
//! quote one statement have not copied from each other. Noise, captions and credits do not count either: they are the
//! outlet's. Pairs are in the order of their articles, passages in the order of the first article's text. The time grows
//! with the text and the pairs, and an article is compared with at most eight earlier ones for each run of
//! words, so that a report in a thousand papers gives thousands of pairs and not half a million.
//!
//! The method is winnowing (Schleimer, Wilkerson and Aiken, 2003): of every few runs of words one is kept, by its hash,
//! so that two texts with thirteen words in common keep a run in common.

mod fingerprints;
mod passages;
mod words;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::article::ArticleId;
use crate::text::Span;
use fingerprints::{Fingerprint, fingerprints};
use passages::{Run, passages};
use words::{Word, words};

/// Words in a run.
const RUN: usize = 8;

/// Of so many neighbouring runs one is kept.
const WINDOW: usize = 6;

/// A passage has at least this many words: so many in common are surely found.
const SURE: usize = RUN + WINDOW - 1;

/// Earlier articles with which an article is compared for each run of words that they share.
const NEIGHBOURS: usize = 8;

/// Two articles are near copies from this share of the shorter one's own words, in thousandths.
const LEAST_SHARE: u16 = 300;

/// The same where all that they share is how both end: less may be what the outlet prints under each report.
const LEAST_TAIL: u16 = 500;

/// Fewer runs in common are chance, or a phrase that everybody uses.
const LEAST_RUNS: u32 = 3;

/// Two articles that share passages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearCopy {
    /// The article that stands first in the collection.
    pub first: ArticleId,
    /// The other.
    pub second: ArticleId,
    /// How much of the shorter article's own words (outside quotation marks) the passages hold, in thousandths.
    pub share: u16,
    /// What they share, in the order of the first article's text; none overlap.
    pub passages: Vec<Passage>,
}

/// The same words in two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where they stand in the first article.
    pub first: Span,
    /// Where in the second.
    pub second: Span,
}

/// The pairs of near copies among `entries`, in the order of the first article, then of the second.
#[must_use]
pub fn near_copies(entries: &[Entry]) -> Vec<NearCopy> {
    let pairs = candidates(entries);
    let mut pairs: Vec<((u32, u32), u32)> = pairs.into_iter().collect();
    pairs.retain(|(_, runs)| *runs >= LEAST_RUNS);
    let mut read: Option<(u32, Vec<Word>)> = None;
    let mut found = Vec::new();
    for ((first, second), _) in pairs {
        // The pairs of one article come one after the other.
        let words_of_first = match read.take() {
            Some((known, words)) if known == first => words,
            _ => words(&entries[first as usize]),
        };
        found.extend(compare((first, &words_of_first), (second, &words(&entries[second as usize]))));
        read = Some((first, words_of_first));
    }
    found
}

/// The pairs of articles that keep a run in common, and how many.
fn candidates(entries: &[Entry]) -> BTreeMap<(u32, u32), u32> {
    let mut all: Vec<(Fingerprint, u32)> = Vec::new();
    for (article, entry) in (0_u32..).zip(entries) {
        let mut own = fingerprints(&words(entry));
        own.sort_unstable();
        own.dedup();
        all.extend(own.into_iter().map(|print| (print, article)));
    }
    all.sort_unstable();
    let mut pairs = BTreeMap::new();
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        for (at, (_, later)) in same.iter().enumerate() {
            for (_, earlier) in &same[at.saturating_sub(NEIGHBOURS)..at] {
                *pairs.entry((*earlier, *later)).or_insert(0) += 1;
            }
        }
    }
    pairs
}

fn compare(first: (u32, &[Word]), second: (u32, &[Word])) -> Option<NearCopy> {
    let runs = passages(first.1, second.1);
    let own = |words: &[Word]| words.iter().filter(|word| !word.quoted).count();
    let shared: usize = runs.iter().map(|run| own(&first.1[run.first..run.first + run.length])).sum();
    let shorter = own(first.1).min(own(second.1)).max(1);
    let share = u16::try_from(shared.min(shorter) * 1000 / shorter).unwrap_or(1000);
    let ends =
        |run: &Run| (run.first + run.length, run.second + run.length) == (first.1.len(), second.1.len());
    let least = if runs.len() == 1 && runs.iter().all(ends) { LEAST_TAIL } else { LEAST_SHARE };
    (share >= least).then(|| NearCopy {
        first: ArticleId(first.0),
        second: ArticleId(second.0),
        share,
        passages: runs.iter().flat_map(|run| parts(run, first.1, second.1)).collect(),
    })
}

/// The passages of a run: one, or several where in one of the texts something that is not its own stands between.
fn parts(run: &Run, first: &[Word], second: &[Word]) -> Vec<Passage> {
    let pairs: Vec<(&Word, &Word)> =
        first[run.first..].iter().zip(&second[run.second..]).take(run.length).collect();
    let parts = pairs.chunk_by(|_, next| !next.0.after_gap && !next.1.after_gap);
    let passage = |part: &[(&Word, &Word)]| {
        let (start, end) = (part.first()?, part.last()?);
        Some(Passage { first: start.0.span.cover(end.0.span), second: start.1.span.cover(end.1.span) })
    };
    parts.filter_map(passage).collect()
}

#[cfg(test)]
mod tests;
