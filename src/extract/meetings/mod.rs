//! Who met whom: meetings, talks, calls and receptions as the sentences of one article tell of them.
//!
//! Promise: a meeting has two sides or more, each named by the text or one of its own phrases; its spans are stretches
//! of the text; it is there once however often the article speaks of it, and twice where two dates or two outcomes
//! are told. What is only wished for, and contests, are no meetings.

mod before;
mod clause;
mod detail;
mod gather;
mod party;
mod report;
mod words;

pub(super) use words::{MORE, TABLES};

use serde::{Deserialize, Serialize};

use super::office::Office;
use super::scene::Scene;
use super::{Certainty, Cluster, ClusterId, Mention, TimeExpression};
use crate::text::Span;
use clause::Sentence;
use gather::Gathering;
use party::{Ground, Named};

/// Whether a meeting took place, as the article has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeetingStatus {
    /// It did, or is going on.
    Held,
    /// It is to come.
    Planned,
    /// It did not, or will not.
    Denied,
}

impl MeetingStatus {
    /// `held`, `planned` or `denied`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Planned => "planned",
            Self::Denied => "denied",
        }
    }
}

/// A meeting, as one article tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Who took part: clusters of the article in order of mention, no repeats.
    pub participants: Vec<ClusterId>,
    /// Sides without a name, as printed: "Iraqi officials".
    pub sides: Vec<Span>,
    /// Where.
    pub place: Option<ClusterId>,
    /// The words that say when: one of the article's time expressions.
    pub time: Option<Span>,
    /// Where no words say when it was: those that say when it was told of ("a statement issued on Monday").
    pub told: Option<Span>,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// What was talked about, as printed.
    pub topics: Vec<Span>,
    /// The sentences that tell of it, in order.
    pub evidence: Vec<Span>,
    /// Why it is taken for one: a plain sentence without its full stop.
    pub why: String,
    /// How sure it is that these sides met.
    pub certainty: Certainty,
}

/// Words of a sentence that are read together: more are a list or no sentence.
const LONGEST: usize = 200;

/// The meetings in `scene`, in order of the sentence that tells of them first.
pub(super) fn meetings(
    scene: &Scene,
    offices: &[Office],
    mentions: &[Mention],
    clusters: &[Cluster],
    dates: &[TimeExpression],
) -> Vec<Meeting> {
    let named = named(scene, mentions, clusters);
    let ground = Ground { scene, named: &named, offices, dates };
    let mut gathering = Gathering::new(scene, clusters);
    let mut from = 0;
    while from < scene.len() {
        let mut to = from + 1;
        let mut told = report::is_trigger(scene, from);
        while scene.continues(to) && to - from < LONGEST {
            told |= report::is_trigger(scene, to);
            to += 1;
        }
        if told {
            gathering.add(&Sentence::new(ground, from, to));
        }
        from = to;
    }
    gathering.done()
}

/// The mentions as word numbers. Those that share no border with words (parts of hyphenated ones) take the words that
/// they touch.
fn named(scene: &Scene, mentions: &[Mention], clusters: &[Cluster]) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::with_capacity(mentions.len());
    let mut at = 0;
    for mention in mentions {
        while at < scene.len() && scene.words[at].token.span.end() <= mention.span.start() {
            at += 1;
        }
        let from = at;
        while at < scene.len() && scene.words[at].token.span.start() < mention.span.end() {
            at += 1;
        }
        let Some(cluster) = clusters.get(mention.cluster.0 as usize) else { continue };
        if from < at {
            out.push(Named { from, to: at, cluster: mention.cluster, kind: cluster.kind, how: mention.kind });
        }
    }
    out
}
