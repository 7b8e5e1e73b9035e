//! Verbs: "X met Y", "X was received by Y", "X and Y discussed trade".

use super::{Draft, Each, Reader, Report};
use crate::extract::NameKind;
use crate::extract::lists::Flag;
use crate::extract::meetings::clause::{Cue, List, Subject};
use crate::extract::meetings::party::{Party, Side, Who};
use crate::extract::meetings::words::{
    DISCUSS, FINITE, KEEP, MEET, NOUNS, PREPOSITION, RECEIVE, TELL, one_of,
};

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
            // Crowds greet, and are greeted.
            let crowd = |l: List| {
                let party = &s.parties[l.0];
                party.who == Who::Words
                    && !s.in_office(party)
                    && !matches!(s.lower(party.head), "delegation" | "delegates")
            };
            let hails = scene.lower(at).starts_with("greet") || scene.lower(at).starts_with("welcom");
            if hails
                && (s.list_at(at + 1).is_some_and(crowd) || s.subject(at).is_some_and(|by| crowd(by.list)))
            {
                return None;
            }
            return self
                .received(at)
                .or_else(|| self.transitive(at, at + 1, Wants::Guests, 800))
                .or_else(|| self.visit(at));
        }
        if scene.is(at, DISCUSS) {
            return self.discussed(at);
        }
        match scene.lower(at) {
            "called" | "calls" if s.lower(at + 1) == "on" => {
                let report = self.transitive(at, at + 2, Wants::Guests, 850)?;
                // "called on them on Monday to act"
                (s.lower(self.skip_time(report.end)) != "to").then_some(report)
            }
            "called" | "calls" => self.phoned(at),
            "visiting" => self.visitor(at),
            "phone" | "telephone" => self.told_there(at),
            "gathered" | "gathering" => self.gather(at),
            "trip" => self.visit(at),
            "got" => (s.lower(at + 1) == "together").then(|| self.with(at, at + 2))?,
            "sat" | "sit" | "sitting" => (s.lower(at + 1) == "down").then(|| self.with(at, at + 2))?,
            "shook" => self.shook_hands(at),
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
        if s.scene.print(p) == "," && s.lower(p + 1) == "with" {
            p += 1;
        }
        let with = s.lower(p) == "with";
        if with {
            p += 1;
        }
        if self.passive(at) {
            return self.received(at);
        }
        if let Some(object) = self.object(p) {
            let wants = if with { Wants::Any } else { Wants::People };
            return self.pair(at, (at, p), object, wants, if with { 920 } else { 860 });
        }
        if with || s.list_at(at + 1).is_some() {
            return None;
        }
        if let Some(far) = self.far_with(p)
            && let Some(object) = self.object(far + 1)
        {
            return self.pair(at, (at, far + 1), object, Wants::Any, 800);
        }
        if let Some(object) = self.whom(at) {
            return self.pair(at, (at, at + 1), object, Wants::People, 820);
        }
        self.together(at, (at, at + 1), 800)
    }

    /// "The leaders of Norway and Peru gathered": crowds do so too.
    fn gather(&self, at: usize) -> Option<Report> {
        let told = self.together(at, (at, at + 1), 650)?;
        let known = |side: &Side| matches!(side, Side::Known(_));
        (!told.both && told.sides.iter().all(known)).then_some(told)
    }

    /// The object before its verb: "Keita, whom Poe met".
    fn whom(&self, at: usize) -> Option<List> {
        let s = self.s;
        let start = s.start(s.subject(at)?.list);
        let whom = (s.before(start) == "whom").then(|| start - 1)?;
        let end = whom - usize::from(s.scene.print(whom.saturating_sub(1)) == ",");
        s.list_before(end).filter(|list| s.end(*list) == end)
    }

    /// Those who came along: "Poe, accompanied by Keita, met", "Along with Keita, Poe met".
    pub(super) fn company(&self, subject: List) -> Option<List> {
        let s = self.s;
        let (start, end) = (s.start(subject), s.end(subject));
        let by = |at: usize| one_of(s.lower(at), "accompanied flanked joined") && s.lower(at + 1) == "by";
        if s.scene.print(end) == "," && by(end + 1) {
            return s.list_at(end + 3);
        }
        let comma = start.checked_sub(1).filter(|c| *c > s.from && s.scene.print(*c) == ",")?;
        let first = s.list_before(comma).filter(|list| s.end(*list) == comma)?;
        let lead = s.start(first).checked_sub(2).filter(|lead| *lead == s.from)?;
        let along = one_of(s.lower(lead), "along together") && s.lower(lead + 1) == "with";
        (along || by(lead)).then_some(first)
    }

    /// Whom one met next: "met Poe on Monday | and later Keita".
    fn next(&self, from: usize) -> Option<List> {
        let s = self.s;
        let p = self.skip_time(from);
        let and = p + usize::from(s.scene.print(p) == ",");
        let later = one_of(s.lower(and + 1), "afterwards also later separately subsequently then");
        let list = (s.lower(and) == "and" && later).then(|| s.list_at(self.skip_time(and + 2)))??;
        let verb = s.scene.is(s.end(list), FINITE) || s.says(s.end(list));
        (!verb && self.people(list)).then_some(list)
    }

    /// "X told visiting President Y …"
    fn visitor(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let verb = (s.from.max(at.saturating_sub(3))..at).find(|v| s.scene.is(*v, TELL))?;
        let object = s.list_at(verb + 1).filter(|object| s.end(*object) > at)?;
        self.pair(verb, (verb, at), object, Wants::Guests, 700)
    }

    /// "called Y to congratulate her"
    fn phoned(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let end = s.end(s.list_at(at + 1)?);
        let why = one_of(
            s.lower(end + 1),
            "congratulate convey discuss express offer thank wish \
                    apologize apologise",
        );
        (s.lower(end) == "to" && why).then(|| self.transitive(at, at + 1, Wants::Guests, 780))?
    }

    /// "X was received by Y".
    fn received(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let by = self.passive(at).then(|| (at + 1..at + 9).find(|w| s.lower(*w) == "by"))??;
        let object = s.list_at(by + 1)?;
        self.pair(at, (at, by + 1), object, Wants::Guests, 800)
    }

    /// "shook hands with Y", who is somebody by name: crowds have hands too.
    fn shook_hands(&self, at: usize) -> Option<Report> {
        let with = at + 2;
        let hands = self.s.lower(at + 1) == "hands" && self.s.lower(with) == "with";
        let object = self.s.list_at(with + 1).filter(|_| hands)?;
        let named = |p: &Party| matches!(p.who, Who::Known(_, NameKind::Person));
        let all = self.s.parties[object.0..=object.1].iter().all(named);
        all.then(|| self.pair(at, (at, with + 1), object, Wants::Guests, 700))?
    }

    fn passive(&self, at: usize) -> bool {
        one_of(self.s.before(at), "was were been being be is are") && !self.s.lower(at).ends_with("ing")
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
        let speech = one_of(s.lower(at), "speak speaking speaks spoke spoken talk talked talking");
        let (mut p, mut phone) = (self.skip_time(behind), false);
        if one_of(s.lower(p), "by on over") {
            let end = (p + 1..p + 4).find(|w| matches!(s.lower(*w), "phone" | "telephone"));
            phone = end.is_some();
            p = self.skip_time(end.map_or(p, |end| end + 1));
        }
        let leads = s.lower(p) == "with" || phone && s.lower(p) == "to";
        let mut object = s.list_at(p + 1).filter(|_| leads);
        if object.is_none() && speech && s.lower(p) == "to" {
            // "spoke to Y by telephone"
            object = s.list_at(p + 1).filter(|o| {
                let end = s.end(*o);
                one_of(s.lower(end), "by over on")
                    && (end..end + 4).any(|w| matches!(s.lower(w), "phone" | "telephone"))
            });
        }
        if object.is_none() && speech && s.lower(p) == "to" {
            // "spoke to the president", but not to an anchor
            object = s.list_at(p + 1).filter(|o| {
                let named =
                    s.parties[o.0..=o.1].iter().all(|p| matches!(p.who, Who::Known(_, NameKind::Person)));
                let media = (s.start(*o)..s.end(*o)).any(|w| s.scene.flags(w).has(Flag::Media));
                named && s.in_office(&s.parties[o.0]) && !media
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
        // "Scientists are negotiating the report" names no other side.
        let free = s.lower(p).is_empty() || s.scene.is(p, PREPOSITION) && s.lower(p) != "to";
        if object.is_none() && free && (phone || !one_of(s.lower(at), "speak speaking speaks spoke spoken")) {
            return self.together(at, (at, at + 1), 720);
        }
        self.pair(at, (at, p + 1), object?, wants, if phone { 880 } else { 750 })
    }

    /// "discussed trade with Y", "X and Y discussed trade".
    fn discussed(&self, at: usize) -> Option<Report> {
        let s = self.s;
        if self.passive(at) {
            return None;
        }
        // "They met to discuss their dispute with Norway": whom they met was told.
        let met = |w: usize| s.scene.is(w, MEET) || s.scene.is(w, NOUNS);
        let told = s.before(at) == "to" && (s.from..at).any(met);
        for w in at + 1..s.to.min(at + 30) {
            let between = one_of(s.before(w), "border conflict dispute disputes relations tensions ties war");
            let object = (s.lower(w) == "with" && !told && !between)
                .then(|| s.list_at(self.skip_time(w + 1)))
                .flatten();
            let report = object.and_then(|object| self.pair(at, (at, at + 1), object, Wants::Any, 760));
            if report.is_some() {
                return report;
            }
            if s.lower(w).is_empty() && matches!(s.scene.print(w), "." | ";") || s.scene.is(w, NOUNS) {
                break;
            }
        }
        self.together(at, (at, at + 1), 700).or_else(|| self.there_to(at))
    }

    /// A list alone that meets: "X and Y met".
    fn together(&self, at: usize, trigger: (usize, usize), sure: u16) -> Option<Report> {
        let s = self.s;
        // "Poe and Keita said so after meeting in Lima."
        let after = one_of(s.before(at), "after before since while by");
        let around = || if after && s.lower(at) == "meeting" { s.main(at - 1) } else { None };
        let subject = s.subject(at).or_else(around)?;
        // "They met to discuss trade" tells of one meeting, by its first verb.
        let from = if s.before(at) == "to" { s.from } else { s.end(subject.list) };
        let other = |w: usize| s.scene.is(w, MEET) || s.scene.is(w, NOUNS) || s.scene.is(w, DISCUSS);
        let again = s.scene.is(at, DISCUSS) && (from..at).any(other);
        if again || self.contest(at + 1) {
            return None;
        }
        let (sides, both) = self.sides(&[subject.list]);
        // "Washington and its allies are discussing sanctions": where nobody says.
        let all = &s.parties[subject.list.0..=subject.list.1];
        let place = |p: &Party| matches!(p.who, Who::Known(_, NameKind::Place)) && p.other.is_none();
        let own = |p: &Party| p.who == Who::Words && matches!(s.lower(p.from), "its" | "their");
        let vague = s.scene.is(at, DISCUSS) && all.iter().all(|p| place(p) || own(p));
        let live = !vague && self.people(subject.list) || all[0].other.is_some();
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
            (Wants::Guests, Who::Words) => !one_of(
                s.lower(p.head),
                "government ministry commission committee council parliament \
                    cabinet nations powers",
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
        let (mut sides, _) = self.sides(&[subject.list, object]);
        // "Keita will say so when he meets Poe": whoever "he" is taken for, he does not meet himself.
        let own = &s.parties[subject.list.0];
        if sides.len() == 1
            && subject.list.0 == subject.list.1
            && matches!(s.lower(own.from), "he" | "she")
            && matches!(own.who, Who::Known(..))
        {
            match self.he(own.from) {
                Some(list) => self.add_sides(list, &mut sides, &mut false),
                None => sides.push(Side::Back(own.from)),
            }
        }
        if wants == Wants::Guests && self.is_thing(subject.list) && self.is_thing(object) {
            return None;
        }
        if let Some(company) = self.company(subject.list) {
            self.add_sides(company, &mut sides, &mut false);
        }
        let first = self.sides(&[subject.list]).0.len();
        let next = self.next(s.end(object));
        if let Some(next) = next {
            self.add_sides(next, &mut sides, &mut false);
        }
        let apart = |w: usize| matches!(s.lower(w), "separately" | "separate");
        let each = if (s.end(subject.list)..at).any(|w| matches!(s.lower(w), "both" | "each")) {
            Each::First(first)
        } else if next.is_some() || at < s.start(object) && (at..s.start(object)).any(apart) {
            Each::Behind(first)
        } else {
            Each::None
        };
        let draft = Draft { sides, both, trigger, end: s.end(object), sure };
        Some(Report { each, ..self.finish(at, subject, draft)? })
    }

    /// Asks what stands around a verb and its subject whether it happened.
    pub(super) fn finish(&self, at: usize, subject: Subject, draft: Draft) -> Option<Report> {
        let s = self.s;
        let done = one_of(s.before(at), "after following by from since");
        let mut cue = if done { Cue::Held } else { s.verb_cue(subject.cues, at) };
        // "The two sides suspended talks."
        if cue == Cue::Held && s.scene.is(at, KEEP) {
            cue = s.cue(at, at + 1);
        }
        let before = s.before(s.start(subject.list));
        if one_of(before, "whether if unless") {
            return None;
        }
        // "Neither Poe nor Keita will meet"
        if before == "neither" || s.lower(s.start(subject.list)) == "neither" {
            cue = Cue::Denied;
        }
        // "He will say so when they meet."
        if cue == Cue::Held
            && matches!(before, "when" | "until")
            && one_of(s.lower(at), "meet meets hold holds")
        {
            cue = Cue::Planned;
        }
        let glad = s.before(at) == "to"
            && (at.saturating_sub(4).max(s.from)..at)
                .any(|w| one_of(s.lower(w), "pleasure honour honor privilege happy"));
        if glad && cue == Cue::Planned {
            cue = Cue::Held;
        }
        // "They deny that Poe met Keita."
        let start = s.start(subject.list);
        let denied = |w: usize| one_of(s.lower(w), "denied denies deny denying");
        if cue == Cue::Held && (start.saturating_sub(5).max(s.from)..start).any(denied) {
            cue = Cue::Denied;
        }
        self.told(at, cue, subject.cues, draft)
    }
}
