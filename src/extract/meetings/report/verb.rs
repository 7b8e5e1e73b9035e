//! Verbs: "X met Y", "X was received by Y", "X and Y discussed trade".

use super::{Draft, Reader, Report, is_trigger};
use crate::extract::NameKind;
use crate::extract::lists::Flag;
use crate::extract::meetings::clause::{Cue, List, Subject};
use crate::extract::meetings::party::{Party, Who};
use crate::extract::meetings::words::{DISCUSS, MEET, NOUNS, RECEIVE};

/// What kinds of sides a verb wants on its other side.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    Any,
    /// A person, an office, a group.
    People,
    /// The same, but no body however called.
    Guests,
}

impl Reader<'_, '_, '_> {
    /// What the verb at word `at` tells.
    pub(super) fn verb(&self, at: usize) -> Option<Report> {
        let (s, scene) = (self.s, self.s.scene);
        if scene.is(at, MEET) || scene.is(at, NOUNS) {
            return self.met(at);
        }
        if scene.is(at, RECEIVE) {
            return self.received(at).or_else(|| self.transitive(at, at + 1, Wants::Guests, 800));
        }
        if scene.is(at, DISCUSS) {
            return self.discussed(at);
        }
        match scene.lower(at) {
            "called" | "calls" if s.lower(at + 1) == "on" => {
                let report = self.transitive(at, at + 2, Wants::Guests, 850)?;
                (s.lower(report.end) != "to").then_some(report)
            }
            "called" | "calls" => None,
            "sat" => (s.lower(at + 1) == "down").then(|| self.with(at, at + 2))?,
            _ => self.with(at, at + 1),
        }
    }

    /// "met Y", "met with Y", "X and Y met".
    fn met(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let mut p = self.skip_time(at + 1);
        if s.lower(p) == "up" {
            p += 1;
        }
        let with = s.lower(p) == "with";
        if with {
            p = self.skip_time(p + 1);
        }
        if self.passive(at) {
            return self.received(at);
        }
        if let Some(object) = s.list_at(p) {
            let wants = if with { Wants::Any } else { Wants::People };
            return self.pair(at, (at, p), object, wants, if with { 920 } else { 860 });
        }
        if with || s.list_at(at + 1).is_some() {
            return None;
        }
        self.together(at, (at, at + 1), 800)
    }

    /// "X was received by Y".
    fn received(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let by = self.passive(at).then(|| (at + 1..at + 9).find(|w| s.lower(*w) == "by"))??;
        let object = s.list_at(by + 1)?;
        self.pair(at, (at, by + 1), object, Wants::Guests, 800)
    }

    fn passive(&self, at: usize) -> bool {
        matches!(self.s.before(at), "was" | "were" | "been" | "being" | "be" | "is" | "are")
            && !self.s.lower(at).ends_with("ing")
    }

    /// A verb with its object at word `p`.
    fn transitive(&self, at: usize, p: usize, wants: Wants, sure: u16) -> Option<Report> {
        if self.passive(at) {
            return None;
        }
        let object = self.s.list_at(self.skip_time(p))?;
        let report = self.pair(at, (at, p), object, wants, sure)?;
        (self.s.lower(report.end) != "into").then_some(report)
    }

    /// "spoke by telephone with Y", "negotiated with Y".
    fn with(&self, at: usize, behind: usize) -> Option<Report> {
        let s = self.s;
        let speech = matches!(s.lower(at), "speak" | "speaking" | "spoke" | "spoken" | "talked" | "talking");
        let (mut p, mut phone) = (self.skip_time(behind), false);
        if matches!(s.lower(p), "by" | "on" | "over") {
            let end = (p + 1..p + 4).find(|w| matches!(s.lower(*w), "phone" | "telephone"));
            phone = end.is_some();
            p = self.skip_time(end? + 1);
        }
        let leads = s.lower(p) == "with" || phone && s.lower(p) == "to";
        let mut object = s.list_at(p + 1).filter(|_| leads);
        if object.is_none() && speech && s.lower(p) == "to" {
            // "spoke to Y by telephone"
            object = s.list_at(p + 1).filter(|o| {
                let end = s.end(*o);
                matches!(s.lower(end), "by" | "over" | "on")
                    && (end..end + 4).any(|w| matches!(s.lower(w), "phone" | "telephone"))
            });
        }
        let wants = if speech { Wants::Guests } else { Wants::Any };
        // Interviews are no meetings: "VOA's Ann Poe spoke with Keita".
        let press = |subject: Subject| {
            (s.start(subject.list)..s.end(subject.list)).any(|w| s.scene.flags(w).has(Flag::Media))
        };
        if speech && s.subject(at).is_some_and(press) {
            return None;
        }
        self.pair(at, (at, p + 1), object?, wants, if phone { 880 } else { 750 })
    }

    /// "discussed trade with Y", "X and Y discussed trade".
    fn discussed(&self, at: usize) -> Option<Report> {
        let s = self.s;
        if self.passive(at) {
            return None;
        }
        for w in at + 1..s.to.min(at + 30) {
            let object = (s.lower(w) == "with").then(|| s.list_at(self.skip_time(w + 1))).flatten();
            let report = object.and_then(|object| self.pair(at, (at, at + 1), object, Wants::Guests, 760));
            if report.is_some() {
                return report;
            }
            if s.lower(w).is_empty() && matches!(s.scene.print(w), "." | ";") || s.scene.is(w, NOUNS) {
                break;
            }
        }
        self.together(at, (at, at + 1), 700)
    }

    /// A list alone that meets: "X and Y met".
    fn together(&self, at: usize, trigger: (usize, usize), sure: u16) -> Option<Report> {
        let s = self.s;
        let subject = s.subject(at)?;
        // "They met to discuss trade" tells of one meeting, by its first verb.
        let again = s.scene.is(at, DISCUSS) && (s.end(subject.list)..at).any(|w| is_trigger(s.scene, w));
        if again || self.contest(at + 1) {
            return None;
        }
        let (sides, both) = self.sides(&[subject.list]);
        let live = self.people(subject.list) || s.parties[subject.list.0].other.is_some();
        if !both && (sides.len() < 2 || !live) {
            return None;
        }
        self.finish(at, subject, Draft { sides, both, trigger, end: at + 1, sure })
    }

    /// Subject and object.
    fn pair(
        &self,
        at: usize,
        trigger: (usize, usize),
        object: List,
        wants: Wants,
        sure: u16,
    ) -> Option<Report> {
        let s = self.s;
        let wanted = |p: &Party| match (wants, p.who) {
            (Wants::Any, _) | (_, Who::Known(_, NameKind::Person) | Who::Back | Who::Both) => true,
            (Wants::People, Who::Words) => true,
            (Wants::Guests, Who::Words) => !matches!(
                s.lower(p.head),
                "government" | "ministry" | "commission" | "committee" | "council" | "parliament" | "cabinet"
            ),
            _ => false,
        };
        if !s.parties[object.0..=object.1].iter().any(wanted) || self.contest(s.end(object)) {
            return None;
        }
        let gerund = s.lower(at).ends_with("ing");
        let subject = s
            .subject(at)
            .or_else(|| if gerund { s.main(at).or_else(|| s.behind(s.end(object))) } else { None })?;
        // "The two leaders met Poe" has a known side, "they met" has none.
        let (alone, both) = self.sides(&[subject.list]);
        let both = both && alone.is_empty();
        let (sides, _) = self.sides(&[subject.list, object]);
        if wants == Wants::Guests && self.is_thing(subject.list) && self.is_thing(object) {
            return None;
        }
        self.finish(at, subject, Draft { sides, both, trigger, end: s.end(object), sure })
    }

    /// Asks what stands around a verb and its subject whether it happened.
    pub(super) fn finish(&self, at: usize, subject: Subject, draft: Draft) -> Option<Report> {
        let s = self.s;
        let done = matches!(s.before(at), "after" | "following" | "by" | "from" | "since");
        let mut cue = if done { Cue::Held } else { s.verb_cue(subject.cues, at) };
        if matches!(s.before(s.start(subject.list)), "whether" | "if" | "unless") {
            return None;
        }
        let glad = s.before(at) == "to"
            && (at.saturating_sub(4).max(s.from)..at)
                .any(|w| matches!(s.lower(w), "pleasure" | "honour" | "honor" | "privilege" | "happy"));
        if glad && cue == Cue::Planned {
            cue = Cue::Held;
        }
        // "They deny that Poe met Keita."
        let start = s.start(subject.list);
        let denied = |w: usize| matches!(s.lower(w), "denied" | "denies" | "deny" | "denying");
        if cue == Cue::Held && (start.saturating_sub(5).max(s.from)..start).any(denied) {
            cue = Cue::Denied;
        }
        self.told(at, cue, subject.cues, draft)
    }
}
