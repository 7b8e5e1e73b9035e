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

use serde::{Deserialize, Serialize};

use super::Entry;
use crate::article::ArticleId;
use crate::text::Span;
use crate::threads::each;
use fingerprints::fingerprints;
use passages::{Places, Run, passages};
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
const LEAST_RUNS: usize = 3;

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
    let articles: Vec<u32> = (0..).zip(entries).map(|(article, _)| article).collect();
    let mut prints: Vec<(Print, u32)> = Vec::new();
    // So many at a time that all processors have work, and few lists are held beside the one.
    for some in articles.chunks(4096) {
        let own = each(some, &|article| kept(&words(&entries[*article as usize])));
        prints.extend(some.iter().zip(own).flat_map(|(at, own)| own.into_iter().map(|print| (print, *at))));
    }
    prints.sort_unstable();
    let found = each(&articles, &|article| copies_of(*article, entries, &prints));
    let mut found: Vec<NearCopy> = found.into_iter().flatten().collect();
    found.sort_unstable_by_key(|copy| (copy.first, copy.second));
    found
}

/// Half of a fingerprint: enough to look for articles by, which are then compared word for word.
type Print = u32;

/// The runs of an article that count, each once.
fn kept(words: &[Word]) -> Vec<Print> {
    let mut own: Vec<Print> = fingerprints(words).into_iter().map(|print| (print >> 32) as Print).collect();
    own.sort_unstable();
    own.dedup();
    own
}

/// The pairs of which `later` is the second. `prints` holds the runs of all articles, sorted.
fn copies_of(later: u32, entries: &[Entry], prints: &[(Print, u32)]) -> Vec<NearCopy> {
    let own = words(&entries[later as usize]);
    let mut earlier: Vec<u32> = Vec::new();
    for print in kept(&own) {
        let at = prints.partition_point(|known| *known < (print, later));
        let before = prints[at.saturating_sub(NEIGHBOURS)..at].iter().filter(|(known, _)| *known == print);
        earlier.extend(before.map(|(_, article)| *article));
    }
    earlier.sort_unstable();
    let mut pairs = earlier.chunk_by(|a, b| a == b).filter(|runs| runs.len() >= LEAST_RUNS).peekable();
    if pairs.peek().is_none() {
        return Vec::new();
    }
    let places = Places::new(&own);
    let compared = pairs
        .filter_map(|runs| compare((runs[0], &words(&entries[runs[0] as usize])), (later, &own), &places));
    compared.collect()
}

/// `places` are those of the second.
fn compare(first: (u32, &[Word]), second: (u32, &[Word]), places: &Places) -> Option<NearCopy> {
    let runs = passages(first.1, second.1, places);
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
