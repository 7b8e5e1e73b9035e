//! Who said what: direct quotations, a few quoted words inside a sentence, and reports without marks.
//!
//! Promise: quotes are in order of their first characters, then the longer first; each lies on char borders inside the
//! text; a quote of several sentences is one record a sentence. What stands between marks and is nobody's words in
//! this article (the name of a work, a nickname, a word held at arm's length) gives none. Time is linear: every step
//! looks at a bounded number of words.
//!
//! `marks` pairs the marks, `verbs` holds the words that report, `subject` finds whose they are as words,
//! `content` where the report begins and ends, `speaker` who that is, `direct` what becomes of the stretches
//! between marks.

mod content;
mod direct;
#[cfg(any(test, feature = "cli"))]
pub mod marked;
mod marks;
mod report;
mod speaker;
mod subject;
#[cfg(test)]
mod tests;
mod verbs;
mod words;

pub(super) use verbs::{VERBS, bases};
pub(super) use words::{MORE, TABLES};

use serde::{Deserialize, Serialize};

use super::scene::Scene;
use super::{Certainty, Cluster, ClusterId, Mention};
use crate::text::Span;
use crate::text::order::{pair, sort_by_key};

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// A sentence or clause between marks of quotation.
    Direct,
    /// Some words between marks inside a sentence.
    Mixed,
    /// What a reporting verb reports without marks.
    Indirect,
}

/// What the reporting word makes of what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// "said", "told", "according to".
    Said,
    /// "added".
    Added,
    /// "announced".
    Announced,
    /// "confirmed", "admitted".
    Confirmed,
    /// "claimed", "alleged".
    Claimed,
    /// "stressed", "insisted".
    Stressed,
    /// "described", "called".
    Described,
    /// "predicted".
    Predicted,
    /// "promised", "vowed".
    Promised,
    /// "urged", "demanded".
    Urged,
    /// "asked".
    Asked,
    /// "warned".
    Warned,
    /// "threatened".
    Threatened,
    /// "denied", "rejected".
    Denied,
    /// "accused", "blamed".
    Accused,
    /// "criticised", "condemned".
    Criticised,
    /// "praised", "hailed".
    Praised,
}

/// Words that somebody said or wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, without their marks and without "that".
    pub span: Span,
    /// How they are given.
    pub kind: QuoteKind,
    /// Whose they are, where that is somebody the article names.
    pub speaker: Option<ClusterId>,
    /// The words that name the speaker beside the reporting word; for "they" and "it" those which they take up.
    pub by: Option<Span>,
    /// The reporting word.
    pub cue: Option<Span>,
    /// What it makes of the words.
    pub stance: Stance,
    /// Why it was taken for a quote, and for this speaker's: one plain sentence without its full stop.
    pub why: String,
    /// How sure it is that the words are reported, and that the speaker is theirs.
    pub certainty: Certainty,
}

/// The quotes of an article, whose mentions and clusters are known.
pub(super) fn quotes(scene: &Scene, mentions: &[Mention], clusters: &[Cluster]) -> Vec<Quote> {
    let marked = marks::marked(scene);
    let (mut quotes, reports) = report::reports(scene, &marked, mentions, clusters);
    direct::add(scene, &marked, &reports, &mut quotes);
    // Of those that begin together the longest first.
    sort_by_key(&mut quotes, |quote| pair(quote.span.start().get(), usize::MAX - quote.span.end().get()));
    quotes.dedup_by(|a, b| a.span == b.span);
    quotes
}
