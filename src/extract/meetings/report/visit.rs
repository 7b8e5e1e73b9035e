//! Visits: "X paid a visit to Y", "X's visit to Norway", "X arrived in Norway for talks".

use super::{Draft, Reader, Report};
use crate::extract::NameKind;
use crate::extract::lists::Flag;
use crate::extract::meetings::clause::{Cue, List};
use crate::extract::meetings::party::{Side, Who};
use crate::extract::meetings::words::one_of;

impl Reader<'_, '_, '_> {
    /// The visit that word `at` tells of: to a person, or to a state.
    pub(super) fn visit(&self, at: usize) -> Option<Report> {
        let s = self.s;
        if !one_of(s.lower(at), "trip visit visits visited") {
            return None;
        }
        let start = self.noun_start(at);
        if s.lower(at + 1) != "to" && one_of(s.before(start), "for on") {
            return self.journey(start, at);
        }
        if s.lower(at + 1) != "to" {
            let host = s.list_at(at + 1).filter(|list| self.is_state(*list))?;
            let subject = s.subject(at)?;
            let end = s.end(host);
            let cue = match s.verb_cue(subject.cues, at) {
                Cue::Held if s.lower(at) == "visits" => s.cue_behind(end, end + 3),
                cue => cue,
            };
            let planned = cue == Cue::Planned;
            return (!planned).then(|| self.journeyed(at, subject.list, host, (cue, subject.cues)))?;
        }
        let host = s.list_at(at + 2)?;
        let person = matches!(s.parties[host.0].who, Who::Known(_, NameKind::Person));
        if !person && !self.is_state(host) {
            return None;
        }
        let cue = self.nominal_cue(at, start, s.end(host));
        // Who will travel somewhere meets nobody that is named yet.
        if !person && cue == Cue::Planned {
            return None;
        }
        if let Some(owner) = self.owner(start, at) {
            let mut sides = self.sides(&[host]).0;
            sides.insert(0, owner);
            let draft = Draft { sides, both: false, trigger: (at, at + 2), end: s.end(host), sure: 600 };
            return Some(Report { visit: !person, ..self.told(at, cue, start, draft)? });
        }
        let governor = start.checked_sub(1).filter(|g| *g >= s.from)?;
        let paid = one_of(s.lower(governor), "made making paid pay paying pays");
        let subject =
            if paid { s.subject(governor) } else { s.main(governor).or_else(|| s.behind(s.end(host))) }?;
        let cue = match s.cue(subject.cues.min(at), at) {
            Cue::Held => cue,
            other => other,
        };
        self.journeyed(at, subject.list, host, (cue, subject.cues))
    }

    /// "X arrived in Norway for talks", where the noun phrase that begins at word `start` names no other side.
    pub(super) fn journey(&self, start: usize, at: usize) -> Option<Report> {
        let s = self.s;
        if !matches!(s.before(self.governor(start)), "for" | "on") || s.lower(at) == "summit" {
            return None;
        }
        let lead = self.governor(start) - 1;
        let host = s.list_before(lead).filter(|list| self.is_state(*list) && s.end(*list) + 3 > lead)?;
        if !matches!(s.before(s.start(host)), "in" | "to") {
            return None;
        }
        let subject = s.main(s.start(host) - 1)?;
        let cue = match s.cue(subject.cues, at) {
            Cue::Held if !s.is_there(subject.cues, at) => Cue::Planned,
            cue => cue,
        };
        self.journeyed(at, subject.list, host, (cue, subject.cues))
    }

    /// "X is in Norway to discuss fish", with the verb at word `at`.
    pub(super) fn there_to(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let to = at.checked_sub(1).filter(|to| *to > s.from && s.lower(*to) == "to")?;
        let host = s.list_before(to).filter(|list| s.end(*list) == to && self.is_state(*list))?;
        let there = one_of(s.before(s.start(host)), "in to").then(|| s.main(s.start(host) - 1))??;
        let cue = match s.cue(there.cues, to) {
            Cue::Held if !s.is_there(there.cues, to) => Cue::Planned,
            cue => cue,
        };
        self.journeyed(at, there.list, host, (cue, there.cues))
    }

    /// A person or an office as a guest of `host`.
    fn journeyed(&self, at: usize, guest: List, host: List, (cue, cues): (Cue, usize)) -> Option<Report> {
        let s = self.s;
        let party = &s.parties[guest.0];
        let known = matches!(party.who, Who::Known(_, NameKind::Person) | Who::Back);
        let office = party.who == Who::Words && s.in_office(party);
        if !known && !office {
            return None;
        }
        let (sides, _) = self.sides(&[guest, host]);
        let person = sides.iter().any(|side| !matches!(side, Side::Words(..)));
        let draft = Draft { sides, both: false, trigger: (at, at + 1), end: s.end(host).max(at), sure: 600 };
        let visit = self.is_state(host);
        person.then(|| Some(Report { visit, ..self.told(at, cue, cues, draft)? }))?
    }

    /// Whether a list is one state.
    fn is_state(&self, list: List) -> bool {
        let s = self.s;
        let place = matches!(s.parties[list.0].who, Who::Known(_, NameKind::Place));
        let (first, last) = (s.start(list), s.end(list) - 1);
        // "Saudi Arabia", "the United States": no word is a country's name alone.
        let country = s.scene.flags(last).has(Flag::Country)
            || first < last && s.scene.flags(first).has(Flag::People)
            || s.lower(last) == "states";
        place && list.0 == list.1 && country
    }
}
