//! Whether a meeting took place, as the words before its verb and behind its noun have it.

use super::Sentence;
use crate::extract::meetings::words::{DAY, DENY, PLAN, TRIP, WISH, one_of};
use crate::extract::tables::CALENDAR;

/// Whether something took place, as the words before the verb have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::meetings) enum Cue {
    Held,
    Planned,
    Denied,
    /// Only asked for, or a condition.
    Wished,
}

impl Sentence<'_, '_> {
    /// What the words before the verb at word `at` say of whether it happened. A past form speaks for itself but for
    /// the auxiliaries right before it.
    pub(in crate::extract::meetings) fn verb_cue(&self, from: usize, at: usize) -> Cue {
        let verb = self.lower(at);
        let past = one_of(verb, "met held spoke had began sat shook") || verb.ends_with("ed");
        let near = (from..at).rev().find(|w| !self.light(*w)).map_or(from, |w| w + 1);
        // "was to have met"
        let undone = past && at > self.from + 2 && self.before(at) == "have" && self.before(at - 1) == "to";
        if undone && one_of(self.before(at - 2), "was were") {
            return Cue::Denied;
        }
        match self.cue(if past { near } else { from }, at) {
            // "suspended the tour to meet Poe"
            Cue::Denied if self.before(at) == "to" && !self.is_denied(from, at) => Cue::Planned,
            // "is the first leader to meet Poe"
            Cue::Held if self.before(at) == "to" && self.is_first(at) => Cue::Held,
            // "visited Lima to meet Poe", "is in Lima to meet Poe"
            Cue::Held if self.before(at) == "to" && self.is_there(from, at) => Cue::Held,
            Cue::Held if self.before(at) == "to" => Cue::Planned,
            // "called on Keita to meet Poe"
            Cue::Held | Cue::Planned if !past && (from..at).any(|w| self.calls_on(w)) => Cue::Wished,
            cue => cue,
        }
    }

    /// Whether a word that denies, among the words `from..at`, is about the infinitive at word `at`: a negation, or one
    /// right before it.
    fn is_denied(&self, from: usize, at: usize) -> bool {
        const NEAR: usize = 5;
        let word = |w: usize| {
            one_of(self.lower(w), "cannot neither never no nor not plan plans trip visit yet")
                || w + NEAR > at && self.scene.is(w, DENY)
                || one_of(self.before(w), "been had") && self.scene.is(w, PLAN)
        };
        (from..at).any(word)
    }

    fn is_first(&self, at: usize) -> bool {
        let near = at.saturating_sub(6).max(self.from);
        (near..at).any(|w| one_of(self.lower(w), "first latest only") && one_of(self.before(w), "a the"))
    }

    /// Whether the words `from..to` say that one went where a meeting is, or is there.
    pub(in crate::extract::meetings) fn is_there(&self, from: usize, to: usize) -> bool {
        let be = |w: usize| one_of(self.lower(w), "is are was were");
        (from..to).any(|w| self.scene.is(w, TRIP) || be(w) && one_of(self.lower(w + 1), "in at on here"))
    }

    fn calls_on(&self, at: usize) -> bool {
        one_of(self.lower(at), "called calling calls call") && self.lower(at + 1) == "on"
    }

    /// What the words `from..to` behind a noun of meeting and its sides say of whether it happened: "… has been
    /// postponed", "… will begin", but not "… ended without a deal".
    pub(in crate::extract::meetings) fn cue_behind(&self, from: usize, to: usize) -> Cue {
        let takes_place = |w: usize| {
            one_of(
                self.lower(w),
                "take takes taken begin begins start starts open opens held \
                    resume resumes happen happened occur go gone",
            )
        };
        let near = |w: usize, reach: usize| (w + 1..(w + 1 + reach).min(self.to)).any(takes_place);
        for at in from..to.min(self.to) {
            let (word, next) = (self.lower(at), self.lower(at + 1));
            let off = next == "off" && matches!(word, "called" | "put");
            if off
                || one_of(word, "canceled cancelled postponed scrapped shelved delayed")
                || one_of(word, "not never failed") && near(at, 4)
            {
                return Cue::Denied;
            }
            if one_of(
                word,
                "will would may might could due expected scheduled set slated \
                    planned tomorrow next",
            ) {
                let no = matches!(next, "not" | "never") && near(at, 5);
                return if no { Cue::Denied } else { Cue::Planned };
            }
            if word == "to" && one_of(self.before(at), "is are were was") {
                return Cue::Planned;
            }
            // "Talks take place on Monday."
            if at == from && one_of(word, "begin begins start starts open opens take takes") {
                let day = |w: usize| self.scene.is(w, DAY) || self.scene.is(w, CALENDAR);
                return if (at..to.min(self.to)).any(day) { Cue::Planned } else { Cue::Held };
            }
        }
        Cue::Held
    }

    /// What the words `from..to` say of whether it happened.
    pub(in crate::extract::meetings) fn cue(&self, from: usize, to: usize) -> Cue {
        let mut cue = Cue::Held;
        for at in from.max(self.from)..to.min(self.to) {
            let scene = self.scene;
            let called_for = matches!(scene.lower(at), "call" | "called") && self.lower(at + 1) == "for";
            let offer = scene.lower(at) == "calls" && self.lower(at + 1) == "off";
            if scene.is(at, WISH) && !offer || called_for {
                return Cue::Wished;
            }
            let failed = scene.lower(at) == "failed" && self.lower(at + 1) != "to";
            let off = self.lower(at + 1) == "off"
                || scene.print(at + 1) == "-" && scene.glued(at + 1) && self.lower(at + 2) == "off";
            let off =
                off && one_of(scene.lower(at), "break breaks broke broken call called calling put calls");
            // "has yet to meet"
            let yet = scene.lower(at) == "yet" && self.lower(at + 1) == "to";
            if off || yet || scene.is(at, DENY) && self.lower(at + 1) != "only" && !failed {
                cue = Cue::Denied;
            }
            let still_to = self.lower(at) == "to" && one_of(self.before(at), "is are also was were");
            // "announced his plans"
            let noun =
                one_of(scene.lower(at), "plan plans") && one_of(self.before(at), "a her his its the their");
            if cue == Cue::Held && (scene.is(at, PLAN) && !noun || still_to) {
                // "had been due to meet": it did not come to that.
                let been = self.before(at) == "been" && at > self.from + 1 && self.before(at - 1) == "had";
                let had = self.before(at) == "had" || been;
                cue = if had && one_of(scene.lower(at), "due planned scheduled set") {
                    Cue::Denied
                } else {
                    Cue::Planned
                };
            }
        }
        cue
    }
}
