//! What an article says of somebody beside the name: titles, what the person does, and in whose company the name
//! stands.
//!
//! Promise: order and repeats do not matter; what is compared depends on the two articles alone.

use std::collections::{BTreeMap, BTreeSet};

use super::offices::Offices;
use super::things::key;
use super::trades::{self, Trades};
use crate::corpus::Entry;
use crate::extract::{ClusterId, MentionKind, NameKind, PersonName};
use crate::text::{Span, fold};

/// What one or more articles say of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) offices: Offices,
    pub(super) trades: Trades,
    /// Others named beside this person, sorted: numbers given by [`Company`].
    company: Vec<u32>,
}

/// How much two pieces of evidence have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Common {
    /// Telling words of titles and trades.
    pub(super) words: usize,
    /// Persons named in both.
    pub(super) persons: usize,
    /// Bodies and places named in both.
    pub(super) bodies: usize,
    pub(super) places: usize,
}

impl Common {
    /// One figure for all: a word tells most, a place least.
    pub(super) const fn weight(self) -> usize {
        4 * self.words + 3 * self.persons + 2 * self.bodies + self.places
    }

    /// Whether it is enough to take two names for one person that fit, but not quite.
    pub(super) const fn is_telling(self) -> bool {
        self.words + self.persons + self.bodies > 0
    }
}

impl Evidence {
    /// What all of `parts` tell together.
    pub(super) fn of<'e>(parts: impl Iterator<Item = &'e Self>) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.offices.add(&part.offices);
            all.trades.add(part.trades);
            all.company.extend(&part.company);
        }
        all.company.sort_unstable();
        all.company.dedup();
        all
    }

    /// Takes over what `other` tells.
    pub(super) fn add(&mut self, other: &Self) {
        self.offices.add(&other.offices);
        self.trades.add(other.trades);
        self.company.extend(&other.company);
        self.company.sort_unstable();
        self.company.dedup();
    }

    pub(super) fn common(&self, other: &Self) -> Common {
        let mut common = Common { words: self.offices.shared(&other.offices), ..Common::default() };
        for item in both(&self.company, &other.company) {
            match item & KIND {
                PERSON => common.persons += 1,
                BODY => common.bodies += 1,
                _ => common.places += 1,
            }
        }
        common
    }

    /// Whether the two cannot be one person: a man's titles and a woman's, or trades that do not go together with
    /// nobody and no body in common.
    pub(super) fn disagree(&self, other: &Self) -> bool {
        self.offices.disagree(&other.offices) || self.at_odds(other)
    }

    /// Whether the trades do not go together and nobody and no body is named with both.
    pub(super) fn at_odds(&self, other: &Self) -> bool {
        let common = || both(&self.company, &other.company).any(|item| item & KIND != PLACE);
        self.trades.at_odds(other.trades) && !common()
    }
}

/// The numbers in two sorted lists.
fn both<'e>(a: &'e [u32], b: &'e [u32]) -> impl Iterator<Item = u32> + 'e {
    let mut b = b.iter().peekable();
    a.iter().copied().filter(move |x| {
        while b.next_if(|y| *y < x).is_some() {}
        b.peek() == Some(&x)
    })
}

/// The two lowest bits of a number say what it names.
const KIND: u32 = 3;
const PERSON: u32 = 0;
const BODY: u32 = 1;
const PLACE: u32 = 2;

/// Numbers for all that is named in a corpus: the same for the spellings of one name.
#[derive(Default)]
pub(super) struct Company {
    numbers: BTreeMap<(u32, String), u32>,
}

impl Company {
    fn number(&mut self, kind: u32, name: String) -> u32 {
        let fresh = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX >> 2);
        *self.numbers.entry((kind, name)).or_insert(fresh << 2 | kind)
    }

    /// The evidence on each cluster of an article, in their order; of those that are no persons' their offices alone.
    pub(super) fn evidence(&mut self, entry: &Entry) -> Vec<Evidence> {
        let clusters = &entry.analysis.clusters;
        let all: Vec<Option<(u32, u32)>> =
            (0..).zip(clusters).map(|(at, cluster)| Some((at, self.item(cluster)?))).collect();
        let persons = clusters.iter().filter(|c| c.kind == NameKind::Person).count();
        let evidence = |(at, cluster): (u32, &crate::extract::Cluster)| {
            let mut evidence = Evidence {
                offices: Offices::new(cluster.offices.iter().map(String::as_str)),
                ..Evidence::default()
            };
            if cluster.kind == NameKind::Person {
                let words = described(entry, ClusterId(at), persons == 1);
                evidence.offices.add(&Offices::new(words.iter().map(String::as_str)));
                evidence.trades = trades::of(evidence.offices.words());
                let own = all[at as usize].map(|(_, item)| item);
                let others = all.iter().flatten().filter(|(other, item)| *other != at && Some(*item) != own);
                evidence.company =
                    others.map(|(_, item)| *item).collect::<BTreeSet<_>>().into_iter().collect();
            }
            evidence
        };
        (0..).zip(clusters).map(evidence).collect()
    }

    /// The number of a cluster's name: persons by their family names, since articles differ in how full they name
    /// them.
    fn item(&mut self, cluster: &crate::extract::Cluster) -> Option<u32> {
        match cluster.kind {
            NameKind::Person => Some(self.number(PERSON, PersonName::parse(&cluster.name)?.family)),
            NameKind::Organisation => Some(self.number(BODY, key(&cluster.name))),
            NameKind::Place => Some(self.number(PLACE, key(&cluster.name))),
            NameKind::Misc => None,
        }
    }
}

/// The trades by which the article describes a person: right before a name ("the sculptor Amadou Sissoko"), behind
/// it and a comma ("Meera Rao, director of the space agency"), and, in an article about one person `alone`, behind
/// any "the".
fn described(entry: &Entry, cluster: ClusterId, alone: bool) -> Vec<String> {
    let text = &entry.article.text;
    let mut words = Vec::new();
    let mentions =
        entry.analysis.mentions.iter().filter(|m| m.cluster == cluster && m.kind == MentionKind::Name);
    for mention in mentions {
        words.extend(before(text, mention.span));
        words.extend(behind(text, mention.span));
    }
    if alone {
        let lower = fold(text);
        let after_the =
            lower.split("the ").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        words.extend(after_the.filter(|w| trades::is_trade(w)).map(str::to_owned));
    }
    words
}

/// Bytes looked at before and behind a name.
const REACH: usize = 80;

/// Trades among the last words before a name: at most four, none beyond a mark other than one comma.
fn before(text: &str, span: Span) -> Vec<String> {
    let end = span.start().get();
    let mut start = end.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let near = text[start..end].trim_end();
    let near = near.strip_suffix(',').unwrap_or(near);
    let near = near.rsplit(['.', ',', ';', ':', '(', ')', '“', '”', '"', '\n', '—']).next().unwrap_or("");
    near.split_whitespace().rev().take(4).map(fold).filter(|w| trades::is_trade(w)).collect()
}

/// Trades among the first words behind a name and a comma: at most five, up to the next mark.
fn behind(text: &str, span: Span) -> Vec<String> {
    let start = span.end().get();
    let mut end = (start + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let Some(near) = text[start..end].strip_prefix(", ") else { return Vec::new() };
    let near = near.split(['.', ',', ';', ':', '(', ')', '“', '”', '"', '\n', '—']).next().unwrap_or("");
    near.split_whitespace().take(5).map(fold).filter(|w| trades::is_trade(w)).collect()
}
