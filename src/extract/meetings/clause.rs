//! A sentence as the meeting rules read it: whose verb a verb is, and what the words before it say of whether it
//! happened.
//!
//! No grammar: subjects are looked for leftwards from a verb, over auxiliaries, days and places, in steps that are
//! bounded.

mod cue;

use super::party::{Ground, Named, Party, Who, is_group, lists, parties};
use super::words::{AUXILIARY, DAY, FINITE, OPENER, PREPOSITION, WISH, one_of};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{CALENDAR, SPEECH_VERBS};
use crate::extract::{NameKind, TimeExpression};
pub(super) use cue::Cue;

/// A list of phrases: the numbers of its first and last party.
pub(super) type List = (usize, usize);

/// A subject, and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    pub(super) list: List,
    /// Where the words begin that say whether it happened.
    pub(super) cues: usize,
}

pub(super) struct Sentence<'a, 't> {
    pub(super) scene: &'a Scene<'t>,
    ground: Ground<'a, 't>,
    pub(super) named: &'a [Named],
    pub(super) dates: &'a [TimeExpression],
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) parties: Vec<Party>,
    pub(super) lists: Vec<List>,
}

/// Words looked at leftwards for a subject.
const REACH: usize = 60;

impl<'a, 't> Sentence<'a, 't> {
    pub(super) fn new(ground: Ground<'a, 't>, from: usize, to: usize) -> Self {
        let Ground { scene, named, dates, .. } = ground;
        let mut parties = parties(ground, from, to);
        let lists = lists(scene, &mut parties);
        Self { scene, ground, named, dates, from, to, parties, lists }
    }

    /// The word in small letters if it is of this sentence; "" for marks and outside.
    pub(super) fn lower(&self, at: usize) -> &str {
        if at < self.to { self.scene.lower(at) } else { "" }
    }

    /// The mention that begins at word `at`.
    pub(super) fn named_at(&self, at: usize) -> Option<&Named> {
        self.ground.named_at(at)
    }

    /// Whether a phrase has a word for an office.
    pub(super) fn in_office(&self, party: &Party) -> bool {
        party.in_office(&self.ground)
    }

    /// Whether word `at` is one for people who can meet.
    pub(super) fn is_group(&self, at: usize) -> bool {
        is_group(self.scene, at)
    }

    /// Where the time expression ends that begins at word `at`.
    pub(super) fn time_at(&self, at: usize) -> Option<usize> {
        let words = &self.scene.words;
        let start = words.get(at).filter(|_| at < self.to)?.token.span.start();
        let date = self.dates.get(self.dates.partition_point(|d| d.span.start() < start))?;
        let end = date.span.end();
        let owns = |to: usize| one_of(self.scene.print(to), "’s 's ’ '");
        let to =
            (at + 1..self.to.min(at + 12)).find(|w| words[*w].token.span.start() >= end).unwrap_or(at + 1);
        (date.span.start() == start && !owns(to)).then_some(to)
    }

    pub(super) fn start(&self, list: List) -> usize {
        self.parties[list.0].from
    }

    pub(super) fn end(&self, list: List) -> usize {
        self.parties[list.1].to
    }

    /// The list that begins at word `at`.
    pub(super) fn list_at(&self, at: usize) -> Option<List> {
        let k = self.lists.partition_point(|l| self.start(*l) < at);
        self.lists.get(k).copied().filter(|l| self.start(*l) == at)
    }

    /// The list that ends right before word `at`, a comma aside where the last of it says who the first is.
    fn list_to(&self, at: usize) -> Option<List> {
        let list = self.list_before(at)?;
        let end = self.end(list);
        let aside = self.parties[list.1].beside && end + 1 == at && self.scene.print(end) == ",";
        (end == at || aside).then_some(list)
    }

    /// The last list that ends before word `at`, or there.
    pub(super) fn list_before(&self, at: usize) -> Option<List> {
        let k = self.lists.partition_point(|l| self.end(*l) <= at);
        k.checked_sub(1).map(|k| self.lists[k])
    }

    /// The subject of the verb at word `verb`.
    pub(super) fn subject(&self, verb: usize) -> Option<Subject> {
        let (mut at, mut infinitive, mut finite) = (verb, false, false);
        while at > self.from && verb - at < REACH {
            if let Some(list) = self.list_to(at).filter(|list| !self.is_aside(*list)) {
                let start = self.start(list);
                let before = self.before(start);
                let given = Subject { list, cues: self.end(list) };
                if infinitive && self.lower(at) == "to" {
                    let asked = start > self.from
                        && (before == "for" || self.scene.is(start - 1, WISH) || control(before));
                    if asked {
                        return Some(Subject { list, cues: start - 1 });
                    }
                    if self.opens(start) {
                        return Some(given);
                    }
                    return self.main(start);
                }
                let besides = start > self.from + 1 && self.lower(start - 2) == "addition";
                if besides || !(start > self.from && self.scene.is(start - 1, PREPOSITION)) {
                    // "The topics they were expected to discuss": right behind a subject stands its verb.
                    let own = self.scene.is(self.end(list), FINITE)
                        && !(start.saturating_sub(3).max(self.from)..start)
                            .any(|w| one_of(self.lower(w), "who which that"));
                    return if infinitive && !own && !self.opens(start) {
                        self.main(start)
                    } else {
                        Some(given)
                    };
                }
                if before == "by"
                    && start > self.from + 1
                    && matches!(self.lower(start - 2), "led" | "headed")
                {
                    return Some(given);
                }
                let place = matches!(self.parties[list.0].who, Who::Known(_, NameKind::Place));
                if before == "of" && !place {
                    return None;
                }
                at = start - 1;
                continue;
            }
            let before = at - 1;
            match self.lower(before) {
                "to" => infinitive = true,
                "who" | "which" => {
                    let comma = before > self.from && self.scene.print(before - 1) == ",";
                    let end = if comma { before - 1 } else { before };
                    return self
                        .list_before(end)
                        .filter(|l| self.end(*l) == end)
                        .map(|list| Subject { list, cues: before });
                }
                "and" | "but" | "or" | "then" | "it" => return self.main(before),
                "" if self.scene.print(before) == "," => return self.main(before),
                // "The Quartet - the United States, Russia and the UN - will meet"
                "" if one_of(self.scene.print(before), "- – — --") && !self.scene.glued(before) => {}
                _ if self.light(before) => finite |= self.scene.is(before, FINITE),
                _ if infinitive => return self.main(before),
                _ if finite => return self.far(at),
                _ => return None,
            }
            at = before;
        }
        None
    }

    /// The subject that other words than a verb's part from its verb: "Negotiators seeking a deal | are meeting".
    fn far(&self, at: usize) -> Option<Subject> {
        let subject = self.main(at)?;
        let verb = |w: usize| self.scene.is(w, FINITE) || self.says(w);
        (at - subject.cues < 20 && !(subject.cues..at).any(verb)).then_some(subject)
    }

    /// Whether word `at` is a verb of saying.
    pub(super) fn says(&self, at: usize) -> bool {
        let (scene, word) = (self.scene, self.lower(at));
        let other = one_of(word, "agreed has met thanked wants was went who whom whose");
        scene.is(at, SPEECH_VERBS) && scene.case(at) == Case::Other && !other
    }

    /// Whether a list is a place that only says more of the words before it: "in the capital, Islamabad, Monday",
    /// "in Central and South America".
    fn is_aside(&self, list: List) -> bool {
        let (scene, start, end) = (self.scene, self.start(list), self.end(list));
        if start < self.from + 2 || !matches!(self.parties[list.0].who, Who::Known(_, NameKind::Place)) {
            return false;
        }
        let more = scene.print(start - 1) == ","
            && (scene.print(end) == "," || scene.is(end, DAY))
            && (one_of(scene.lower(start - 2), "capital city town resort port")
                || self.named[..self.named.partition_point(|n| n.to < start)]
                    .last()
                    .is_some_and(|n| n.to + 1 == start && n.kind == NameKind::Place));
        let half = scene.lower(start - 1) == "and"
            && scene.case(start - 2) == Case::Capital
            && self.list_before(start - 1).is_none_or(|l| self.end(l) + 1 != start);
        more || half
    }

    /// Words that may stand between a subject and its verb.
    fn light(&self, at: usize) -> bool {
        let (scene, word) = (self.scene, self.lower(at));
        scene.is(at, AUXILIARY)
            || scene.is(at, CALENDAR)
            || scene.is(at, DAY)
            || one_of(
                word,
                "on week month year ago morning night this plans planned plan \
                    agreed refused wants hopes",
            )
            || word.len() > 4 && word.ends_with("ly")
            || word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The subject of the clause around, looked for leftwards from word `at`.
    pub(super) fn main(&self, at: usize) -> Option<Subject> {
        let mut at = at;
        for _ in 0..8 {
            let list = self.list_before(at)?;
            let start = self.start(list);
            // "The men, led by Poe, met"
            let led = self.before(start) == "by"
                && start > self.from + 1
                && matches!(self.lower(start - 2), "led" | "headed");
            if (self.opens(start) || led) && !self.is_aside(list) {
                return Some(Subject { list, cues: self.end(list) });
            }
            at = start;
        }
        None
    }

    /// The subject of the clause behind a phrase that ends at word `at`: "After talks with Poe in Lima, Keita left".
    pub(super) fn behind(&self, at: usize) -> Option<Subject> {
        const REACH: usize = 12;
        let opens = |w: &usize| {
            let next = if self.scene.print(*w) == "," { self.list_at(w + 1) } else { None };
            next.is_some_and(|list| {
                !matches!(self.parties[list.0].who, Who::Known(_, NameKind::Place))
                    || self.scene.is(self.end(list), FINITE)
            })
        };
        let stops = |w: &usize| {
            self.says(*w) || self.scene.is(*w, FINITE) || one_of(self.lower(*w), "who which that")
        };
        let comma = (at..self.to.min(at + REACH)).take_while(|w| !stops(w)).find(opens)?;
        Some(Subject { list: self.list_at(comma + 1)?, cues: at })
    }

    /// Whether a clause may open at word `start`, so that a phrase there may be its subject.
    fn opens(&self, start: usize) -> bool {
        if start == self.from {
            return true;
        }
        let (scene, before) = (self.scene, start - 1);
        if one_of(scene.lower(start), "he she they") {
            return true;
        }
        // "As army chief he …": what somebody is, not who does it.
        let trade = scene.lower(before) == "as"
            && scene.case(start) == Case::Other
            && !one_of(scene.lower(start), "the his a an");
        if trade {
            return false;
        }
        if scene.lower(before).is_empty() {
            return !one_of(scene.print(before), ") - /")
                || scene.print(before) == "-" && !scene.glued(start);
        }
        !scene.is(before, PREPOSITION)
            && (scene.is(before, OPENER)
                || scene.is(before, DAY)
                || self.says(before)
                || scene.is(before, CALENDAR)
                || scene.lower(before).ends_with("ly")
                || scene.lower(before).starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The word before word `at` in the sentence; "" where there is none.
    pub(super) fn before(&self, at: usize) -> &str {
        if at > self.from { self.scene.lower(at - 1) } else { "" }
    }
}

/// Verbs whose object does what follows: "allow him to meet".
fn control(word: &str) -> bool {
    one_of(word, "allow allowed allowing allows dispatched invited let send sent")
}
