//! The noun phrases of a sentence that can be a side of a meeting, and how they stand in lists.
//!
//! A phrase is a name with its titles, an office, a group ("high-ranking Iraqi officials"), or a pronoun. Phrases that
//! go on behind "of" take what follows in; "Kurilla, the commander" is one side, not two.

mod list;
mod phrase;

use super::words::{PRESS, one_of};
use crate::extract::lists::Flag;
use crate::extract::office::Office;
use crate::extract::scene::Scene;
use crate::extract::{ClusterId, MentionKind, NameKind, TimeExpression};
use list::attach;
pub(super) use list::lists;
pub(super) use phrase::{ENDS, is_group};
use phrase::{closes, extend, is_end, owns, past_brackets, twofold};

/// A side of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Whom the article names.
    Known(ClusterId),
    /// Words of the text, as word numbers.
    Words(usize, usize),
    /// One person spoken of before, whom nobody could tell, by the pronoun at this word.
    Back(usize),
}

/// A mention as word numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) cluster: ClusterId,
    pub(super) kind: NameKind,
    pub(super) how: MentionKind,
}

/// Of whom a phrase speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody the article names.
    Known(ClusterId, NameKind),
    /// Somebody it does not name; the words say who.
    Words,
    /// Those spoken of before: "the two leaders", "they".
    Both,
    /// One spoken of before, whom nobody could tell: "he".
    Back,
}

/// A noun phrase, as word numbers.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its last word of its own: in "leaders of Peru" it is "leaders".
    pub(super) head: usize,
    pub(super) who: Who,
    /// Where the second side begins in "Israeli and | Palestinian officials".
    pub(super) other: Option<usize>,
    /// Countries and bodies behind "of".
    pub(super) of: Vec<Side>,
    /// Whether a phrase behind "of" was taken in.
    tied: bool,
    /// Where the words behind its "of" end, should they be no phrase of their own.
    of_words: Option<usize>,
    /// Its name is the country of which it and its first half are parts: "northern and southern Sudan".
    part: bool,
    /// Only says more of its neighbour in the list: "the commander".
    pub(super) beside: bool,
}

impl Party {
    /// Whether it is of several: "leaders".
    pub(super) fn plural(&self, scene: &Scene) -> bool {
        let head = scene.lower(self.head);
        self.who == Who::Words && (head.ends_with('s') || head.ends_with("men")) || self.other.is_some()
    }

    /// The side that a name is, behind its first half where it has one: "North | South Korea".
    pub(super) fn named_sides(&self, cluster: ClusterId) -> impl Iterator<Item = Side> {
        let half = self.other.map(|other| Side::Words(self.from, other - 1));
        let own = match self.other {
            Some(other) if self.part => Side::Words(other, self.head + 1),
            _ => Side::Known(cluster),
        };
        half.into_iter().chain([own])
    }

    /// Whether it has a word for a person's office or title: "Prime Minister Solheim", "the president".
    pub(super) fn in_office(&self, ground: &Ground) -> bool {
        let k = ground.offices.partition_point(|o| o.from < self.from);
        ground.offices.get(k).is_some_and(|o| o.to <= self.to)
    }
}

/// What the phrases are read from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a, 't> {
    pub(super) scene: &'a Scene<'t>,
    pub(super) named: &'a [Named],
    pub(super) offices: &'a [Office],
    pub(super) dates: &'a [TimeExpression],
}

impl Ground<'_, '_> {
    /// The office phrase that begins at word `at`.
    fn office_at(&self, at: usize) -> Option<Office> {
        self.offices.get(self.offices.partition_point(|o| o.from < at)).copied().filter(|o| o.from == at)
    }

    /// The office phrase that ends before word `at`.
    fn office_to(&self, at: usize) -> Option<Office> {
        self.offices[..self.offices.partition_point(|o| o.to <= at)].last().copied().filter(|o| o.to == at)
    }

    /// The mention that ends before word `at`.
    pub(super) fn named_to(&self, at: usize) -> Option<&Named> {
        self.named[..self.named.partition_point(|n| n.to <= at)].last().filter(|n| n.to == at)
    }

    /// The mention that begins at word `at`.
    pub(super) fn named_at(&self, at: usize) -> Option<&Named> {
        self.named.get(self.named.partition_point(|n| n.from < at)).filter(|n| n.from == at)
    }

    /// Whether a person, titles before the name aside, begins at word `at`.
    fn person_at(&self, at: usize) -> bool {
        let at = self.office_at(at).map_or(at, |o| o.to);
        self.named_at(at).is_some_and(|n| n.kind == NameKind::Person)
    }
}

/// "Palestinians", "the Europeans"
fn is_people(scene: &Scene, name: &Named) -> bool {
    name.to == name.from + 1
        && scene.lower(name.from).ends_with('s')
        && scene.flags(name.from).has(Flag::People)
        && closes(scene, name.to)
}

/// The phrases of the words `from..to`, in order, without overlap.
pub(super) fn parties(ground: Ground, from: usize, to: usize) -> Vec<Party> {
    let Ground { scene, named, .. } = ground;
    let mut out: Vec<Party> = Vec::new();
    let mut next = named.partition_point(|n| n.from < from);
    let mut at = from;
    while at < to {
        let (mut end, mut who) = (at + 1, None);
        if let Some(name) = named.get(next).filter(|n| n.from == at) {
            (end, next) = (name.to, next + 1);
            let person = name.kind == NameKind::Person;
            let titles = || {
                let behind = past_brackets(scene, end);
                behind > end && ground.person_at(behind)
            };
            // "His" is another's word, and "her" before a noun.
            let possessive =
                one_of(scene.lower(at), "his hers her") && !(scene.lower(at) == "her" && closes(scene, end));
            let explained = at > from && scene.print(at - 1) == "(";
            if !possessive
                && !explained
                && (name.kind != NameKind::Misc || is_people(scene, name))
                && !owns(scene, end)
                && (person || closes(scene, end) && !titles())
            {
                let people = name.kind == NameKind::Misc;
                who = Some(if people { Who::Words } else { Who::Known(name.cluster, name.kind) });
            }
        } else if one_of(scene.lower(at), "he she him") {
            who = Some(Who::Back);
        } else if matches!(scene.lower(at), "they" | "them") {
            who = Some(Who::Both);
        } else if matches!(scene.lower(at), "two" | "pair")
            && at > from
            && scene.lower(at - 1) == "the"
            && closes(scene, end)
        {
            // "The two met"
            who = Some(Who::Both);
        } else if let Some(office) = ground.office_at(at) {
            end = office.to;
            let free = closes(scene, end)
                && ground.named_at(end).is_none()
                && !(at..end).any(|w| scene.is(w, PRESS));
            who = free.then_some(Who::Words);
        } else if is_group(scene, at) && closes(scene, end) && ground.named_at(end).is_none() {
            who = Some(Who::Words);
        }
        if let Some(who) = who {
            let floor = out.last().map_or(from, |p| p.to);
            let pronoun = scene.lower(at);
            let alone = matches!(who, Who::Back | Who::Both) || one_of(pronoun, "he she him her his hers");
            let start = if alone { at } else { extend(ground, at, floor) };
            let mut party = Party {
                from: start,
                to: end,
                head: end - 1,
                who,
                other: None,
                of: Vec::new(),
                tied: false,
                of_words: None,
                part: false,
                beside: false,
            };
            twofold(ground, &mut party, floor);
            party.to = past_brackets(scene, party.to);
            let person = matches!(who, Who::Known(_, NameKind::Person)) && !alone;
            if (who == Who::Words || person) && scene.lower(party.to) == "of" {
                let behind = party.to + 1;
                let more =
                    (behind..behind + 7).find(|w| *w >= to || !scene.continues(*w) || is_end(scene, *w));
                party.of_words = more.filter(|w| *w > behind);
            }
            end = party.to;
            while named.get(next).is_some_and(|n| n.from < end) {
                next += 1;
            }
            out.push(party);
        }
        at = end;
    }
    attach(scene, out)
}
