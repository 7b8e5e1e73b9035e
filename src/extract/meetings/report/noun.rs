//! Nouns: "talks with Y", "a meeting between X and Y", "X's meeting with Y".

use super::{Draft, Each, Reader, Report};
use crate::extract::NameKind;
use crate::extract::meetings::clause::{Cue, List};
use crate::extract::meetings::party::{Party, Side, Who};
use crate::extract::meetings::words::{DAY, EFFORT, FUNCTION, KEEP, LEAD, LIGHT, TELL, one_of};
use crate::extract::scene::Case;

/// What stands before a noun of meeting and looks like a verb.
const ADJECTIVES: &str = "closed delayed detailed evening forthcoming limited morning ongoing planned proposed \
    renewed scheduled stalled upcoming working";

impl Reader<'_, '_, '_> {
    /// What the noun at word `at` tells.
    pub(super) fn noun(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let start = self.noun_start(at);
        let call = one_of(s.lower(at), "call audience breakfast lunch dinner");
        let by_phone = (start..at).any(|w| one_of(s.lower(w), "phone telephone video conference courtesy"));
        if s.lower(at) == "call" && !by_phone && s.lower(at + 1) != "with" {
            return None;
        }
        // "in an effort to revive talks", "trying to restart dialogue"
        let near = (start.saturating_sub(8).max(s.from)..start).rev();
        if near.take_while(|w| s.scene.print(*w) != ",").any(|w| s.scene.is(w, EFFORT)) {
            return None;
        }
        let sure = if call { 800 } else { 880 };
        let linked = self.link(at).and_then(|(link, object)| match s.lower(link) {
            "with" | "on" | "for" | "to" => self.talks_with(at, start, (link, object), sure),
            "from" => self.call_from(at, start, object),
            "of" => {
                self.between(at, start, (link, object), sure).or_else(|| self.meeting_of(at, start, object))
            }
            _ => self.between(at, start, (link, object), sure),
        });
        linked
            .or_else(|| self.held_together(at, start))
            .or_else(|| self.invited(at, start))
            .or_else(|| self.told_there(start))
            .or_else(|| self.journey(start, at))
    }

    /// The word that ties sides to the noun at word `at`, and the sides: "talks in Cairo on trade with Poe".
    fn link(&self, at: usize) -> Option<(usize, List)> {
        let s = self.s;
        let call = s.lower(at) == "call";
        let meal = one_of(s.lower(at), "banquet breakfast dinner lunch");
        for w in at + 1..s.to.min(at + 14) {
            match s.lower(w) {
                "from" | "to" if call && w == at + 1 => {}
                "for" if meal => {}
                "to" if s.lower(at) == "audience" => {}
                "by" if s.before(w) == "attended" => {}
                // "talks bringing together Poe and Keita"
                "together" if one_of(s.before(w), "bring bringing brings brought") => {}
                "include" | "includes" | "included" | "involve" | "involves" | "involved" if w < at + 4 => {}
                // "a meeting on Monday, with the president"
                "" if s.scene.print(w) == "," && one_of(s.lower(w + 1), "with which") => continue,
                // "a call he made to Y"
                "he" | "she" | "made" | "placed" if call => continue,
                "to" if call && matches!(s.before(w), "made" | "placed") => {}

                "with" | "between" | "among" | "involving" => {}
                "of" if w == at + 1 => {}
                "on" if w == at + 1 && call => {}
                "" if !one_of(s.scene.print(w), "’s 's - /") => return None,
                // "Talks were held between Poe and Keita.", "The meeting was attended by Poe."
                // "Among those at the talks were Poe and Keita."
                "were" | "include" | "included" if w == at + 1 && self.among(at) => {}
                "was" | "were" | "are" | "will"
                    if (w + 1..w + 4).any(|v| matches!(s.lower(v), "held" | "attended")) =>
                {
                    continue;
                }
                "aimed" | "designed" | "meant" | "said" | "says" | "was" | "were" | "is" | "are" | "will"
                | "has" | "had" | "have" | "would" | "and" | "to" | "that" => return None,
                _ => continue,
            }
            return self.object(w + 1).map(|list| (w, list));
        }
        None
    }

    /// Whether the words before the noun at word `at` lead to who was there: "those attending the meeting".
    fn among(&self, at: usize) -> bool {
        const REACH: usize = 5;
        (at.saturating_sub(REACH).max(self.s.from)..at).any(|w| self.s.lower(w) == "those")
    }

    /// The first word of the noun phrase.
    pub(super) fn noun_start(&self, at: usize) -> usize {
        let s = self.s;
        let mut start = at;
        while start > s.from && at - start < 8 {
            let word = s.before(start);
            let small = s.scene.case(start - 1) == Case::Other;
            let hyphenated = s.scene.glued(start) && s.scene.print(start) == "-"
                || start > s.from + 1 && s.scene.glued(start - 1) && s.scene.print(start - 2) == "-";
            let stop = !hyphenated
                && (word.is_empty() && !one_of(s.scene.print(start - 1), "- ’s 's /")
                    || s.scene.is(start - 1, FUNCTION)
                        && !one_of(word, "the his her its their one last early late")
                    || s.scene.is(start - 1, LIGHT)
                    || s.scene.is(start - 1, KEEP) && word != "planned"
                    || small
                        && word.len() > 5
                        && (word.ends_with("ed") || word.ends_with("ing"))
                        && !one_of(word, ADJECTIVES));
            if stop || matches!(word, "a" | "an") {
                return if matches!(word, "a" | "an") { start - 1 } else { start };
            }
            start -= 1;
        }
        start
    }

    /// "a meeting between X and Y"
    fn between(&self, at: usize, start: usize, (link, object): (usize, List), sure: u16) -> Option<Report> {
        let s = self.s;
        let (mut sides, mut both) = self.sides(&[object]);
        let mut end = s.end(object);
        // "a meeting of X with Y"
        let other = if s.lower(link) == "of" && s.lower(end) == "with" { s.list_at(end + 1) } else { None };
        if let Some(other) = other {
            self.add_sides(other, &mut sides, &mut both);
            end = s.end(other);
        }
        let cue = self.nominal_cue(at, start, end);
        self.told(at, cue, start, Draft { sides, both, trigger: (at, link + 1), end, sure })
    }

    /// What stands around a noun phrase says of whether it happened.
    pub(super) fn nominal_cue(&self, at: usize, start: usize, end: usize) -> Cue {
        let s = self.s;
        let lead = s.before(start);
        let there = one_of(lead, "after at during following since");
        let near = start.saturating_sub(6).max(s.list_before(start).map_or(s.from, |l| s.end(l)));
        let before = s.cue(if there { start } else { near }, at);
        if before != Cue::Held {
            return before;
        }
        if lead == "of" && start > s.from + 1 && s.lower(start - 2) == "ahead" {
            return Cue::Planned;
        }
        // "…, planned for Friday, | has been called off"
        let aside = |close: &usize| {
            s.scene.print(*close) == "," && one_of(s.lower(close + 1), "had has have was were will would")
        };
        let comma = s.scene.print(end) == ",";
        let end = (end + 1..s.to.min(end + 12)).find(|w| comma && aside(w)).map_or(end, |close| close + 1);
        let stop = (end..s.to.min(end + 12))
            .find(|w| one_of(s.scene.print(*w), ". , ;") || one_of(s.lower(*w), "that said who"))
            .unwrap_or(s.to.min(end + 12));
        s.cue_behind(end, stop)
    }

    /// The words that govern a noun phrase begin right behind which word: past "three days of", "a new round of".
    pub(super) fn governor(&self, start: usize) -> usize {
        let s = self.s;
        if s.before(start) == "of" && start > s.from + 1 {
            // "walked out of talks"
            let out = s.lower(start - 2) == "out";
            return if out { start } else { self.noun_start(start - 2) };
        }
        // "after what he called constructive talks"
        let called = matches!(s.before(start), "called" | "calls") && start > s.from + 3;
        if called && s.lower(start - 3) == "what" { start - 3 } else { start }
    }

    /// "X told the president at a meeting of the council": who does something there met it.
    fn meeting_of(&self, at: usize, start: usize, object: List) -> Option<Report> {
        let s = self.s;
        if !one_of(s.before(start), "at during in attended addressed") || object.0 != object.1 {
            return None;
        }
        let subject = s.main(start - 1).filter(|subject| s.end(subject.list) + 1 < start)?;
        let body = self.is_thing(object) || s.parties[object.0].who == Who::Words;
        if !body || !self.people(subject.list) {
            return None;
        }
        let (sides, _) = self.sides(&[subject.list, object]);
        let cue = match s.cue(subject.cues, start) {
            Cue::Planned => Cue::Planned,
            _ => Cue::Held,
        };
        let draft = Draft { sides, both: false, trigger: (start, at + 1), end: s.end(object), sure: 650 };
        self.told(at, cue, subject.cues, draft)
    }

    /// "During talks on Monday, X told Y …"
    pub(super) fn told_there(&self, start: usize) -> Option<Report> {
        let s = self.s;
        if !one_of(s.before(self.governor(start)), "in during at by") {
            return None;
        }
        let tells = |w: &usize| s.scene.is(*w, TELL) && s.scene.case(*w) == Case::Other;
        let verb = (s.from..s.to).find(tells)?;
        let (subject, object) = (s.subject(verb)?, s.list_at(verb + 1)?);
        let lead = self.governor(start) - 1;
        let passive = one_of(s.before(verb), "was were been be");
        if !self.people(object) || self.is_thing(object) || passive || s.end(subject.list) == lead {
            return None;
        }
        let (sides, _) = self.sides(&[subject.list, object]);
        let draft = Draft { sides, both: false, trigger: (verb, verb + 1), end: s.end(object), sure: 650 };
        self.told(verb, s.verb_cue(subject.cues, verb), subject.cues, draft)
    }

    /// "X invited Y for talks"
    fn invited(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        if !matches!(s.before(self.governor(start)), "at" | "for" | "in" | "to") {
            return None;
        }
        let verb = (start.saturating_sub(24).max(s.from)..start)
            .rev()
            .find(|w| one_of(s.lower(*w), "invited invites inviting joined summoned"))?;
        // "was invited by"
        let by = usize::from(s.lower(verb + 1) == "by");
        // "was joined at the talks by"
        let object = if s.lower(at + 1) == "by" { at + 2 } else { verb + 1 + by };
        let (subject, object) = (s.subject(verb)?, s.list_at(object)?);
        let (sides, _) = self.sides(&[subject.list, object]);
        let cue = match s.cue(subject.cues, verb) {
            Cue::Held if s.lower(verb) != "joined" => Cue::Planned,
            cue => cue,
        };
        let draft = Draft { sides, both: false, trigger: (verb, at + 1), end: s.end(object), sure: 650 };
        self.told(verb, cue, subject.cues, draft)
    }

    /// "a phone call from X to Y", "Y received a phone call from X"
    fn call_from(&self, at: usize, start: usize, caller: List) -> Option<Report> {
        let s = self.s;
        let to = s.end(caller);
        let taken = one_of(s.before(start), "got had received receives took");
        let object = match s.lower(to) {
            "to" => s.list_at(to + 1),
            _ if taken => s.subject(start - 1).map(|subject| subject.list),
            _ => None,
        }?;
        let (sides, _) = self.sides(&[caller, object]);
        let end = s.end(object).max(to);
        let cue = self.nominal_cue(at, start, end);
        self.told(at, cue, start, Draft { sides, both: false, trigger: (start, at + 1), end, sure: 800 })
    }

    /// "talks with Y", whose other side is the possessor or the subject around.
    fn talks_with(
        &self,
        at: usize,
        start: usize,
        (link, object): (usize, List),
        sure: u16,
    ) -> Option<Report> {
        let s = self.s;
        let end = s.end(object);
        // "Poe's meeting with Keita", but not "Poe held her first talks with Keita"
        let held = start > s.from && (s.scene.is(start - 1, LIGHT) || s.scene.is(start - 1, KEEP));
        let owner = self.owner(start, at).filter(|side| !(held && matches!(side, Side::Back(_))));
        if let Some(side) = owner {
            let (mut sides, _) = self.sides(&[object]);
            // "Ahead of his meeting with Poe, Keita spoke": no one is named before.
            let behind = || s.behind(end).filter(|subject| self.people(subject.list));
            match side {
                Side::Back(_)
                    if start <= s.from + 2
                        && let Some(subject) = behind() =>
                {
                    self.add_sides(subject.list, &mut sides, &mut false);
                }
                _ => sides.insert(0, side),
            }
            let cue = self.nominal_cue(at, start, end);
            return self.told(
                at,
                cue,
                start,
                Draft { sides, both: false, trigger: (at, link + 1), end, sure },
            );
        }
        if let Some(host) = self.held_by(end) {
            let (sides, _) = self.sides(&[object, host]);
            let draft = Draft { sides, both: false, trigger: (at, link + 1), end: s.end(host), sure };
            return self.told(at, self.nominal_cue(at, start, end), start, draft);
        }
        // "The rebels say their talks with Poe failed."
        if s.lower(start) == "their" && start > s.from && !held {
            let subject = s.main(start).filter(|subject| s.parties[subject.list.0].plural(s.scene));
            let (sides, _) = self.sides(&[subject?.list, object]);
            let draft = Draft { sides, both: false, trigger: (at, link + 1), end, sure: sure - 100 };
            return self.told(at, self.nominal_cue(at, start, end), start, draft);
        }
        let governor = self.governor(start);
        if governor <= s.from {
            return None;
        }
        if let Some(sayer) = self.sayer(governor - 1) {
            let (sides, _) = self.sides(&[sayer, object]);
            let draft = Draft { sides, both: false, trigger: (at, link + 1), end, sure: sure - 150 };
            return self.told(at, self.nominal_cue(at, start, end), start, draft);
        }
        // "wrapped up talks", "called off talks", "called-off talks"
        let particle = one_of(s.before(governor), "up off out") && governor > s.from + 1;
        let mut g = if particle { governor - 2 } else { governor - 1 };
        if particle && s.scene.print(g) == "-" && g > s.from {
            g -= 1;
        }
        let called_off = particle && one_of(s.lower(g), "called call calling put ruled");
        let word = s.lower(g);
        let by_verb = called_off || s.scene.is(g, LIGHT) || s.scene.is(g, KEEP);
        let agreed = word == "to" && one_of(s.before(g), "agreed return returned");
        let by_word = agreed || s.scene.is(g, LEAD);
        // "A visit that will include talks with Poe"
        let began = word == "with" && one_of(s.before(g), "began begins concluded ended ends opened opens");
        let visit = began || one_of(word, "include included includes");
        let gerund = word.ends_with("ing");
        let guest = if visit { self.owner(s.from, g) } else { None };
        let subject = if let Some(guest) = guest {
            // "His schedule includes talks with Poe"
            let mut sides = self.sides(&[object]).0;
            sides.insert(0, guest);
            let from = if began { start } else { g };
            let draft = Draft { sides, both: false, trigger: (from, link + 1), end, sure };
            let past = word == "included" || began && s.before(g).ends_with("ed") || s.before(g) == "began";
            let cue = if past { Cue::Held } else { Cue::Planned };
            return self.told(at, cue, s.from, draft);
        } else if visit {
            s.main(g)
        } else if by_verb {
            s.subject(g).or_else(|| if gerund { s.main(g) } else { None })
        } else if by_word {
            s.main(g).or_else(|| s.behind(end))
        } else {
            None
        }?;
        // Who only tells of a meeting was not at it.
        let own = one_of(s.lower(s.end(subject.list) + 1), "it they he she");
        let told = s.says(s.end(subject.list)) && !own;
        if told && (visit || !by_verb && self.is_thing(subject.list)) {
            return None;
        }
        let mut cue = if by_verb { s.verb_cue(subject.cues, g) } else { s.cue(subject.cues, at) };
        if by_verb {
            cue = match (cue, s.cue(g, at)) {
                (Cue::Held, own) => own,
                // "may cancel talks", "has not ruled out talks"
                (Cue::Planned, Cue::Denied) => Cue::Denied,
                (Cue::Denied, Cue::Denied) => Cue::Planned,
                (cue, _) => cue,
            };
        }
        // "Israel is not involved in talks with Poe"
        // "called for calm during talks with Poe"
        let meanwhile = word == "during" && cue == Cue::Wished;
        let engaged = word == "in" && one_of(s.before(g), "engaged involved part participate participating");
        // "agreed in talks with Poe"
        let agreed = one_of(word, "at during in") && s.before(g) == "agreed";
        let after = meanwhile || agreed || one_of(word, "after following from since despite");
        if after || cue == Cue::Denied && !by_verb && !engaged {
            cue = Cue::Held;
        }
        if word == "of" && one_of(s.before(g.saturating_sub(1)), "backed bowed dropped pull pulled pulling") {
            cue = Cue::Denied;
        }
        // "is rejecting talks with Poe that began on Monday"
        if s.lower(end) == "that" && one_of(s.lower(end + 1), "began started opened ended") {
            cue = Cue::Held;
        }
        if word == "for"
            && (subject.cues..g).any(|w| one_of(s.lower(w), "arrived leaves left headed flew flying"))
            && cue == Cue::Held
        {
            cue = Cue::Planned;
        }
        if self.sides(&[subject.list]).0.is_empty() {
            return None;
        }
        let own = self.sides(&[subject.list]).0.len();
        let (mut sides, _) = self.sides(&[subject.list, object]);
        if let Some(company) = self.company(subject.list) {
            self.add_sides(company, &mut sides, &mut false);
        }
        let sure = if by_verb { sure } else { sure - 100 };
        // "held separate meetings with Poe and Keita"
        let separate = (start..at).any(|w| s.lower(w) == "separate");
        let each = if separate { Each::Behind(own) } else { Each::None };
        let draft = Draft { sides, both: false, trigger: (start, link + 1), end, sure };
        Some(Report { each, ..self.told(at, cue, subject.cues, draft)? })
    }

    /// Whose talks they are where a state or somebody by name speaks of them: "Norway says | talks with Peru will
    /// resume".
    fn sayer(&self, verb: usize) -> Option<List> {
        let s = self.s;
        let verb = if s.lower(verb) == "that" { verb.checked_sub(1)? } else { verb };
        // "said Friday that"
        let verb = if s.scene.is(verb, DAY) { verb.checked_sub(1)? } else { verb };
        let subject = s.says(verb).then(|| s.subject(verb))??;
        let one = |p: &Party| match p.who {
            Who::Known(_, NameKind::Place) => true,
            Who::Known(_, NameKind::Person) => s.in_office(p),
            Who::Words => s.in_office(p) && !p.plural(s.scene) && !s.lower(p.head).starts_with("spokes"),
            _ => false,
        };
        s.parties[subject.list.0..=subject.list.1].iter().all(one).then_some(subject.list)
    }

    /// Who holds them: "Talks with rebels | were held by mediators".
    fn held_by(&self, end: usize) -> Option<List> {
        let s = self.s;
        let held = (end..end + 4).find(|w| s.lower(*w) == "held")?;
        let by = (held + 1..held + 8).find(|w| s.lower(*w) == "by")?;
        s.list_at(by + 1).filter(|list| self.people(*list))
    }

    /// Whose talks they are: "Poe's", "his".
    pub(super) fn owner(&self, start: usize, at: usize) -> Option<Side> {
        let s = self.s;
        let named =
            |end: usize| s.named[..s.named.partition_point(|n| n.to <= end)].last().filter(|n| n.to == end);
        for w in start..at {
            let plural = matches!(s.scene.print(w), "’" | "'") && w > start && s.lower(w - 1).ends_with('s');
            if plural || matches!(s.scene.print(w), "’s" | "'s") {
                let office = w > start && s.is_group(w - 1);
                let words = || Side::Words(super::without_article(s, start), w);
                return named(w).map(|n| Side::Known(n.cluster)).or_else(|| office.then(words));
            }
            if matches!(s.lower(w), "his" | "her") && w == start {
                return Some(named(w + 1).map_or(Side::Back(w), |n| Side::Known(n.cluster)));
            }
        }
        None
    }
}
