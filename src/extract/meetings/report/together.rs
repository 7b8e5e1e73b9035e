//! Nouns whose sides are one subject: "X and Y held talks", "X and Y are here for talks", "an Israeli-Palestinian summit".

use super::{Draft, Reader, Report};
use crate::extract::lists::Flag;
use crate::extract::meetings::clause::Cue;
use crate::extract::meetings::party::Side;
use crate::extract::meetings::words::{KEEP, LIGHT, MEET, one_of};
use crate::extract::scene::Case;

impl Reader<'_, '_, '_> {
    /// "X and Y held talks"; "an Israeli-Palestinian summit".
    pub(super) fn held_together(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        let governor = self.governor(start);
        // "took part in talks", "are involved in the talks"
        let verb = match (s.before(governor), s.before(governor.max(1) - 1)) {
            ("in", "part") => governor.checked_sub(3),
            ("over", "presided") => governor.checked_sub(2),
            ("in", "involved" | "participate" | "participated" | "participates" | "participating") => {
                governor.checked_sub(2)
            }
            _ => None,
        };
        if let Some(verb) = verb.filter(|verb| *verb > s.from) {
            let subject = s.subject(verb)?;
            let (sides, both) = self.sides(&[subject.list]);
            let draft = Draft { sides, both, trigger: (verb, at + 1), end: at + 1, sure: 740 };
            return self.finish(verb, subject, draft);
        }
        let attends = governor > s.from && one_of(s.before(governor), "attend attended attending attends");
        let led = governor > s.from && (s.scene.is(governor - 1, LIGHT) || s.scene.is(governor - 1, KEEP));
        if led && !(attends && s.lower(at) == "meetings") {
            let verb = governor - 1;
            let gerund = s.lower(verb).ends_with("ing");
            let subject = s.subject(verb).or_else(|| if gerund { s.main(verb) } else { None })?;
            // "They met in a bid to restart talks" tells of one meeting, by its first verb.
            if (s.end(subject.list)..verb).any(|w| s.scene.is(w, MEET)) {
                return None;
            }
            let (sides, both) = self.sides(&[subject.list]);
            let draft = Draft { sides, both, trigger: (verb, at + 1), end: at + 1, sure: 780 };
            let told = self.finish(verb, subject, draft)?;
            // "have called-off scheduled talks"
            let off = told.cue == Cue::Held && s.cue(verb, at) == Cue::Denied;
            return Some(if off { Report { cue: Cue::Denied, ..told } } else { told });
        }
        let lead = s.before(governor);
        if lead == "for" {
            return self.gathered(at, governor);
        }
        if one_of(lead, "at in during after following")
            && (governor < start || one_of(s.lower(start), "a an their talks"))
        {
            return self.at_a_meeting(at, governor).or_else(|| self.hyphenated(at, start));
        }
        self.hyphenated(at, start)
    }

    /// "Poe and Keita agreed to it at a meeting in Oslo."
    fn at_a_meeting(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        let subject = s.main(start - 1).or_else(|| s.behind(at + 1))?;
        let (sides, _) = self.sides(&[subject.list]);
        let open = matches!(s.before(start), "at" | "in");
        let cue = match s.cue(subject.cues, start) {
            Cue::Planned if open => Cue::Planned,
            _ => Cue::Held,
        };
        let draft = Draft { sides, both: false, trigger: (start, at + 1), end: at + 1, sure: 700 };
        self.people(subject.list).then(|| self.told(at, cue, subject.cues, draft))?
    }

    /// "Poe and Keita are in Oslo for talks."
    fn gathered(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        let subject = s.main(start - 1)?;
        let lead = start - 1;
        let there = s.is_there(subject.cues, lead);
        let due = |w: usize| {
            one_of(s.lower(w), "arrive arrived arriving expected flew flying gather heading travel")
        };
        if !there && !(subject.cues..lead).any(due) || !self.people(subject.list) {
            return None;
        }
        let (sides, _) = self.sides(&[subject.list]);
        let cue = match s.cue(subject.cues, lead) {
            Cue::Held if !there => Cue::Planned,
            cue => cue,
        };
        let draft = Draft { sides, both: false, trigger: (start, at + 1), end: at + 1, sure: 680 };
        self.told(at, cue, subject.cues, draft)
    }

    /// "an Israeli-Palestinian summit"
    fn hyphenated(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        let hyphen = (start..at).find(|w| one_of(s.scene.print(*w), "- / –"))?;
        let state = |at: usize| {
            s.scene.case(at) != Case::Other && s.scene.flags(at).any(&[Flag::Country, Flag::People])
        };
        let tied = hyphen > start && hyphen + 1 < at && state(hyphen - 1) && state(hyphen + 1);
        if !tied || !one_of(s.lower(at), "summit meeting meetings talks negotiations dialogue") {
            return None;
        }
        let south = |w: usize| w > start && matches!(s.lower(w - 1), "south" | "north");
        let from = hyphen - 1 - usize::from(south(hyphen - 1));
        let sides = vec![Side::Words(from, hyphen), Side::Words(hyphen + 1, hyphen + 2)];
        let cue = self.nominal_cue(at, start, at + 1);
        self.told(at, cue, start, Draft { sides, both: false, trigger: (at, at + 1), end: at + 1, sure: 620 })
    }
}
