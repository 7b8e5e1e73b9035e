//! Nouns: "talks with Y", "a meeting between X and Y", "X's meeting with Y".

use super::{Draft, Reader, Report, Side};
use crate::extract::lists::Flag;
use crate::extract::meetings::clause::{Cue, List};
use crate::extract::meetings::words::{FUNCTION, KEEP, LEAD, LIGHT};
use crate::extract::scene::Case;
use crate::extract::tables::SPEECH_VERBS;

impl Reader<'_, '_, '_> {
    /// What the noun at word `at` tells.
    pub(super) fn noun(&self, at: usize) -> Option<Report> {
        let s = self.s;
        let start = self.noun_start(at);
        let call = matches!(s.lower(at), "call" | "audience" | "breakfast" | "lunch" | "dinner");
        let by_phone = (start..at)
            .any(|w| matches!(s.lower(w), "phone" | "telephone" | "video" | "conference" | "courtesy"));
        if s.lower(at) == "call" && !by_phone {
            return None;
        }
        let sure = if call { 800 } else { 880 };
        match self.link(at) {
            Some((link, object)) if matches!(s.lower(link), "with" | "on") => {
                self.talks_with(at, start, (link, object), sure)
            }
            Some((link, object)) => self.between(at, start, (link, object), sure),
            None => self.held_together(at, start),
        }
    }

    /// The word that ties sides to the noun at word `at`, and the sides: "talks in Cairo on trade with Poe".
    fn link(&self, at: usize) -> Option<(usize, List)> {
        let s = self.s;
        for w in at + 1..s.to.min(at + 14) {
            match s.lower(w) {
                "with" | "between" | "among" | "involving" => {}
                "of" if w == at + 1 => {}
                "on" if w == at + 1 && s.lower(at) == "call" => {}
                "" if !matches!(s.scene.print(w), "’s" | "'s" | "-" | "/") => return None,
                // "Talks were held between Poe and Keita."
                "was" | "were" | "are" | "will" if (w + 1..w + 4).any(|v| s.lower(v) == "held") => continue,
                "aimed" | "designed" | "meant" | "said" | "says" | "was" | "were" | "is" | "are" | "will"
                | "has" | "had" | "have" | "would" | "and" | "to" | "that" => return None,
                _ => continue,
            }
            return s.list_at(self.skip_time(w + 1)).map(|list| (w, list));
        }
        None
    }

    /// The first word of the noun phrase.
    fn noun_start(&self, at: usize) -> usize {
        let s = self.s;
        let mut start = at;
        while start > s.from && at - start < 8 {
            let word = s.before(start);
            let small = s.scene.case(start - 1) == Case::Other;
            let hyphenated = s.scene.glued(start) && s.scene.print(start) == "-"
                || start > s.from + 1 && s.scene.glued(start - 1) && s.scene.print(start - 2) == "-";
            let stop = !hyphenated
                && (word.is_empty() && !matches!(s.scene.print(start - 1), "-" | "’s" | "'s" | "/")
                    || s.scene.is(start - 1, FUNCTION)
                        && !matches!(word, "the" | "his" | "her" | "its" | "their")
                    || s.scene.is(start - 1, LIGHT)
                    || small
                        && word.len() > 5
                        && (word.ends_with("ed") && word != "planned" && word != "scheduled"
                            || word.ends_with("ing") && word != "ongoing"));
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
        let (sides, both) = self.sides(&[object]);
        if both {
            return None;
        }
        let end = s.end(object);
        let cue = self.nominal_cue(at, start, end);
        self.told(at, cue, start, Draft { sides, both, trigger: (at, link + 1), end, sure })
    }

    /// What stands around a noun phrase says of whether it happened.
    fn nominal_cue(&self, at: usize, start: usize, end: usize) -> Cue {
        let s = self.s;
        let before =
            s.cue(start.saturating_sub(6).max(s.list_before(start).map_or(s.from, |l| s.end(l))), at);
        if before != Cue::Held {
            return before;
        }
        let stop = (end..s.to.min(end + 9))
            .find(|w| matches!(s.scene.print(*w), "." | "," | ";"))
            .unwrap_or(s.to.min(end + 9));
        let stop = (end..stop)
            .find(|w| matches!(s.lower(*w), "that" | "said" | "on" | "to"))
            .map_or(stop, |w| w + 1);
        let after = s.cue(end, stop);
        if after == Cue::Wished { Cue::Held } else { after }
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
        // "Poe's meeting with Keita"
        if let Some(side) = self.owner(start, at) {
            let (mut sides, _) = self.sides(&[object]);
            sides.insert(0, side);
            let cue = self.nominal_cue(at, start, end);
            return self.told(
                at,
                cue,
                start,
                Draft { sides, both: false, trigger: (at, link + 1), end, sure },
            );
        }
        let mut governor = start;
        // "three days of talks"
        if s.before(governor) == "of" && governor > s.from + 1 {
            governor = self.noun_start(governor - 2);
        }
        if governor <= s.from {
            return None;
        }
        // "wrapped up talks"
        let g = if s.before(governor) == "up" && governor > s.from + 1 { governor - 2 } else { governor - 1 };
        let word = s.lower(g);
        let by_verb = s.scene.is(g, LIGHT) || s.scene.is(g, KEEP);
        let agreed = word == "to" && matches!(s.before(g), "agreed" | "return" | "returned");
        let by_word = agreed || s.scene.is(g, LEAD);
        let subject = if by_verb {
            s.subject(g)
        } else if by_word {
            s.main(g).or_else(|| s.behind(end))
        } else {
            None
        }?;
        // Who only tells of a meeting was not at it.
        let told =
            s.scene.is(s.end(subject.list), SPEECH_VERBS) && s.scene.case(s.end(subject.list)) == Case::Other;
        if !by_verb && told && self.is_thing(subject.list) {
            return None;
        }
        let mut cue = if by_verb { s.verb_cue(subject.cues, g) } else { s.cue(subject.cues, at) };
        if by_verb && cue == Cue::Held {
            cue = s.cue(g, at);
        }
        if matches!(word, "after" | "following" | "from" | "since") || cue == Cue::Denied && !by_verb {
            cue = Cue::Held;
        }
        if word == "for"
            && (subject.cues..g)
                .any(|w| matches!(s.lower(w), "arrived" | "leaves" | "left" | "headed" | "flew" | "flying"))
            && cue == Cue::Held
        {
            cue = Cue::Planned;
        }
        if self.sides(&[subject.list]).0.is_empty() {
            return None;
        }
        let (sides, _) = self.sides(&[subject.list, object]);
        let sure = if by_verb { sure } else { sure - 100 };
        self.told(at, cue, subject.cues, Draft { sides, both: false, trigger: (start, link + 1), end, sure })
    }

    /// Whose talks they are: "Poe's", "his".
    fn owner(&self, start: usize, at: usize) -> Option<Side> {
        let s = self.s;
        let named =
            |end: usize| s.named[..s.named.partition_point(|n| n.to <= end)].last().filter(|n| n.to == end);
        for w in start..at {
            if matches!(s.scene.print(w), "’s" | "'s") {
                return named(w).map(|n| Side::Known(n.cluster));
            }
            if matches!(s.lower(w), "his" | "her") && w == start {
                return Some(named(w + 1).map_or(Side::Back, |n| Side::Known(n.cluster)));
            }
        }
        None
    }

    /// "X and Y held talks"; "an Israeli-Palestinian summit".
    fn held_together(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        if start > s.from && s.scene.is(start - 1, LIGHT) {
            let verb = start - 1;
            let gerund = s.lower(verb).ends_with("ing");
            let subject = s.subject(verb).or_else(|| if gerund { s.main(verb) } else { None })?;
            let (sides, both) = self.sides(&[subject.list]);
            return self.finish(
                verb,
                subject,
                Draft { sides, both, trigger: (verb, at + 1), end: at + 1, sure: 780 },
            );
        }
        let lead = s.before(start);
        if matches!(lead, "at" | "in" | "during" | "after" | "following")
            && matches!(s.lower(start), "a" | "an" | "their" | "talks")
        {
            return self.at_a_meeting(at, start);
        }
        self.hyphenated(at, start)
    }

    /// "Poe and Keita agreed to it at a meeting in Oslo."
    fn at_a_meeting(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        let subject = s.main(start - 1)?;
        let (sides, _) = self.sides(&[subject.list]);
        let open = matches!(s.before(start), "at" | "in");
        let cue = match s.cue(subject.cues, start) {
            Cue::Planned if open => Cue::Planned,
            _ => Cue::Held,
        };
        let draft = Draft { sides, both: false, trigger: (start, at + 1), end: at + 1, sure: 700 };
        self.people(subject.list).then(|| self.told(at, cue, subject.cues, draft))?
    }

    /// "an Israeli-Palestinian summit"
    fn hyphenated(&self, at: usize, start: usize) -> Option<Report> {
        let s = self.s;
        let hyphen = (start..at).find(|w| matches!(s.scene.print(*w), "-" | "/"))?;
        let k = s.named.partition_point(|n| n.to < hyphen);
        let (a, b) = (s.named.get(k)?, s.named.get(k + 1)?);
        let state = |at: usize| s.scene.flags(at).any(&[Flag::Country, Flag::People]);
        let tied = a.to == hyphen && b.from == hyphen + 1 && b.to <= at && state(a.from) && state(b.from);
        if !tied || !matches!(s.lower(at), "summit" | "meeting" | "talks" | "negotiations") {
            return None;
        }
        let sides = vec![Side::Words(a.from, a.to), Side::Words(b.from, b.to)];
        let cue = self.nominal_cue(at, start, at + 1);
        self.told(at, cue, start, Draft { sides, both: false, trigger: (at, at + 1), end: at + 1, sure: 620 })
    }
}
