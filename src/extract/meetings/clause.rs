//! A sentence as the meeting rules read it: whose verb a verb is, and what the words before it say of whether it
//! happened.
//!
//! No grammar: subjects are looked for leftwards from a verb, over auxiliaries, days and places, in steps that are
//! bounded.

use super::party::{Ground, Named, Party, Who, lists, parties};
use super::words::{AUXILIARY, DAY, DENY, OPENER, PLAN, PREPOSITION, WISH};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{CALENDAR, SPEECH_VERBS};
use crate::extract::{NameKind, TimeExpression};

/// A list of phrases: the numbers of its first and last party.
pub(super) type List = (usize, usize);

/// Whether something took place, as the words before the verb have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Held,
    Planned,
    Denied,
    /// Only asked for, or a condition.
    Wished,
}

/// A subject, and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject {
    pub(super) list: List,
    /// Where the words begin that say whether it happened.
    pub(super) cues: usize,
}

pub(super) struct Sentence<'a, 't> {
    pub(super) scene: &'a Scene<'t>,
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
        Self { scene, named, dates, from, to, parties, lists }
    }

    /// The word in small letters if it is of this sentence; "" for marks and outside.
    pub(super) fn lower(&self, at: usize) -> &str {
        if at < self.to { self.scene.lower(at) } else { "" }
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
        let (mut at, mut infinitive) = (verb, false);
        while at > self.from && verb - at < REACH {
            if let Some(list) = self.list_to(at) {
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
                if !(start > self.from && self.scene.is(start - 1, PREPOSITION)) {
                    return if infinitive && !self.opens(start) { self.main(start) } else { Some(given) };
                }
                if before == "by"
                    && start > self.from + 1
                    && matches!(self.lower(start - 2), "led" | "headed")
                {
                    return Some(given);
                }
                if before == "of" {
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
                _ if self.light(before) => {}
                _ if infinitive => return self.main(before),
                _ => return None,
            }
            at = before;
        }
        None
    }

    /// Words that may stand between a subject and its verb.
    fn light(&self, at: usize) -> bool {
        let (scene, word) = (self.scene, self.lower(at));
        scene.is(at, AUXILIARY)
            || scene.is(at, CALENDAR)
            || scene.is(at, DAY)
            || matches!(
                word,
                "on" | "week"
                    | "month"
                    | "year"
                    | "ago"
                    | "morning"
                    | "night"
                    | "this"
                    | "plans"
                    | "planned"
                    | "plan"
                    | "agreed"
                    | "refused"
                    | "wants"
                    | "hopes"
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
            if self.opens(start) {
                return Some(Subject { list, cues: self.end(list) });
            }
            at = start;
        }
        None
    }

    /// The subject of the clause behind a phrase that ends at word `at`: "After talks with Poe, Keita left".
    pub(super) fn behind(&self, at: usize) -> Option<Subject> {
        let comma = self.scene.print(at) == "," && at < self.to;
        let next = self.lists[self.lists.partition_point(|l| self.start(*l) < at)..].first()?;
        let place = matches!(self.parties[next.0].who, Who::Known(_, NameKind::Place));
        (comma && self.start(*next) == at + 1 && !place).then_some(Subject { list: *next, cues: at })
    }

    /// Whether a clause may open at word `start`, so that a phrase there may be its subject.
    fn opens(&self, start: usize) -> bool {
        if start == self.from {
            return true;
        }
        let (scene, before) = (self.scene, start - 1);
        if matches!(scene.lower(start), "he" | "she" | "they") {
            return true;
        }
        // "As army chief he …": what somebody is, not who does it.
        let trade = scene.lower(before) == "as"
            && scene.case(start) == Case::Other
            && !matches!(scene.lower(start), "the" | "his" | "a" | "an");
        if trade {
            return false;
        }
        if scene.lower(before).is_empty() {
            return !matches!(scene.print(before), ")" | "-" | "/")
                || scene.print(before) == "-" && !scene.glued(start);
        }
        !scene.is(before, PREPOSITION)
            && (scene.is(before, OPENER)
                || scene.is(before, DAY)
                || (scene.is(before, SPEECH_VERBS) && scene.case(before) == Case::Other)
                || scene.is(before, CALENDAR)
                || scene.lower(before).ends_with("ly")
                || scene.lower(before).starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The word before word `at` in the sentence; "" where there is none.
    pub(super) fn before(&self, at: usize) -> &str {
        if at > self.from { self.scene.lower(at - 1) } else { "" }
    }

    /// What the words before the verb at word `at` say of whether it happened. A past form speaks for itself but for
    /// the auxiliaries right before it.
    pub(super) fn verb_cue(&self, from: usize, at: usize) -> Cue {
        let verb = self.lower(at);
        let past = matches!(verb, "met" | "held" | "spoke" | "had" | "began" | "sat") || verb.ends_with("ed");
        let near = (from..at).rev().find(|w| !self.light(*w)).map_or(from, |w| w + 1);
        match self.cue(if past { near } else { from }, at) {
            Cue::Held if self.before(at) == "to" => Cue::Planned,
            // "called on Keita to meet Poe"
            Cue::Held | Cue::Planned if !past && (from..at).any(|w| self.calls_on(w)) => Cue::Wished,
            cue => cue,
        }
    }

    fn calls_on(&self, at: usize) -> bool {
        matches!(self.lower(at), "called" | "calling" | "calls" | "call") && self.lower(at + 1) == "on"
    }

    /// What the words `from..to` say of whether it happened.
    pub(super) fn cue(&self, from: usize, to: usize) -> Cue {
        let mut cue = Cue::Held;
        for at in from.max(self.from)..to.min(self.to) {
            let scene = self.scene;
            let called_for = matches!(scene.lower(at), "call" | "called") && self.lower(at + 1) == "for";
            if scene.is(at, WISH) || called_for {
                return Cue::Wished;
            }
            let failed = scene.lower(at) == "failed" && self.lower(at + 1) != "to";
            if scene.is(at, DENY) && self.lower(at + 1) != "only" && !failed {
                cue = Cue::Denied;
            }
            let still_to =
                self.lower(at) == "to" && matches!(self.before(at), "is" | "are" | "also" | "was" | "were");
            if cue == Cue::Held && (scene.is(at, PLAN) || still_to) {
                cue = Cue::Planned;
            }
        }
        cue
    }
}

/// Verbs whose object does what follows: "allow him to meet".
fn control(word: &str) -> bool {
    matches!(
        word,
        "allow" | "allowed" | "allowing" | "allows" | "dispatched" | "invited" | "let" | "send" | "sent"
    )
}
