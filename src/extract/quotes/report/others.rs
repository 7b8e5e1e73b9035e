//! What reports otherwise than by a verb behind its subject: "according to", "in the words of", "what he calls",
//! "his claim that", and the verbs whose subject stands elsewhere.

use super::super::marks::is_mark;
use super::super::speaker::Who;
use super::super::subject::{Names as _, Range, phrase};
use super::super::verbs::{self, Form, Verb};
use super::super::words::{GROUNDS, Words as _};
use super::super::{Stance, content};
use super::Reader;

impl Reader<'_, '_> {
    /// The speaker of the report before in this sentence, or the sentence's subject.
    pub(super) fn same(&self, s: usize, v: usize) -> Who {
        let last = self.reports.last().filter(|r| r.sentence.0 == s && r.cue.0 < v);
        if let Some(report) = last {
            return Who {
                sure: report.who.sure.min(850),
                how: "the speaker of the words before",
                ..report.who
            };
        }
        let subject = self.speakers.sentence_subject(s).filter(|(_, to)| *to <= v);
        subject.map_or(Who { sure: 400, how: "not said", ..Who::default() }, |range| {
            let who = self.speakers.who(range, s);
            Who { sure: who.sure.min(800), how: "the subject of the sentence", ..who }
        })
    }

    /// Who is quoted before "as saying".
    pub(super) fn quoted(&self, s: usize, v: usize) -> Option<Range> {
        const NEAR: usize = 30;
        let scene = self.scene;
        let at = (s.max(v.saturating_sub(NEAR))..v).rev().find(|&i| {
            matches!(scene.lower(i), "quoted" | "quotes" | "quote" | "quoting" | "cited" | "citing")
        })?;
        if at + 2 < v {
            let mut to = v - 1;
            while to > at + 1 && scene.is_time(to - 1) {
                to -= 1;
            }
            let comma = (at + 1..to).find(|&i| scene.print(i) == ",").filter(|&i| i > at + 1);
            return Some((at + 1, to))
                .filter(|_| comma.is_none() || self.speakers.name_of(to))
                .or(comma.map(|i| (at + 1, i)));
        }
        let be = (s..at).rev().find(|&i| !scene.is_adverb(i) && !scene.is_auxiliary(i))? + 1;
        phrase(scene, &self.speakers, s, be)
    }

    /// "what he calls a disaster", "what he says is a disaster".
    pub(super) fn what(&mut self, s: usize, e: usize, v: usize, verb: Verb, who: Who) {
        let scene = self.scene;
        let mut from = v + 1;
        if verb.takes(verbs::CLAUSE) {
            if !scene.is_be(from) {
                return;
            }
            from += 1;
        } else if !verb.takes(verbs::AS) {
            return;
        }
        from += usize::from(scene.lower(from) == "as");
        let marked = (from..from + 3).any(|i| is_mark(scene.print(i)));
        let to = (from..e).find(|&i| scene.is_stop(i) || scene.is_joint(i)).unwrap_or(e);
        if marked || to == from {
            self.note((s, e), (v, v + 1), verb.stance, who, None);
        } else {
            self.indirect((s, e), (v, v + 1), (from, to), verb, who);
        }
    }

    /// "according to the police".
    pub(super) fn according(&mut self, s: usize, e: usize, at: usize) {
        const PHRASE: usize = 25;
        let scene = self.scene;
        let from = at + 2;
        let inside = |i: &usize| {
            (scene.is_stop(*i) && !(scene.print(*i) == "." && scene.continues(*i + 1))) || scene.is_joint(*i)
        };
        let to = (from..e.min(from + PHRASE)).find(inside).unwrap_or(e.min(from + PHRASE));
        let thing = scene.is(to - 1, GROUNDS);
        if from >= to || thing {
            return;
        }
        let who = self.speakers.who((from, to), s);
        let cue = (at, at + 2);
        let verb = verbs::SAY;
        if at == s || (at == s + 1 && !scene.lower(s).is_empty()) {
            let comma = (to..e).find(|&i| scene.print(i) == ",");
            match comma {
                Some(comma) => self.indirect((s, e), cue, (comma + 1, e), verb, who),
                None => self.note((s, e), cue, Stance::Said, who, None),
            }
        } else {
            let start = self.reports.last().filter(|r| r.sentence == (s, e)).map_or(s, |r| r.cue.1);
            let quoted = self.marked_at(s).is_some_and(|m| m.close + 1 >= at);
            if quoted || start > s {
                self.note((s, e), cue, Stance::Said, who, None);
            } else {
                self.indirect((s, e), cue, (start, at), verb, who);
            }
        }
    }

    /// "In the words of one organiser, …".
    pub(super) fn in_words(&mut self, s: usize, e: usize, at: usize) {
        let scene = self.scene;
        let to = (at + 2..e).find(|&i| scene.is_stop(i)).unwrap_or(e);
        if scene.lower(at - 1) == "the" && scene.lower(at - 2) == "in" && to > at + 2 {
            let who = self.speakers.who((at + 2, to), s);
            self.note((s, e), (at, at + 2), Stance::Said, who, None);
        }
    }

    /// "his claim that", "allegations that".
    pub(super) fn noun(&mut self, s: usize, e: usize, at: usize) {
        let scene = self.scene;
        let that = scene.lower(at + 1) == "that";
        let call = matches!(scene.lower(at), "call" | "calls") && scene.lower(at + 1) == "for";
        let stance = if call { Some(Stance::Urged) } else { verbs::noun(scene.lower(at)).filter(|_| that) };
        let Some(stance) = stance else { return };
        if self.reports.last().is_some_and(|r| r.sentence.0 == s && (r.cue.1 + 3 > at || r.cue.0 == at)) {
            return;
        }
        let owner = (s.max(at.saturating_sub(3))..at)
            .rev()
            .find(|&i| matches!(scene.lower(i), "'s" | "’s" | "his" | "her" | "its" | "their"));
        let who = match owner {
            Some(i) if matches!(scene.lower(i), "'s" | "’s") => {
                let name = self.speakers.name_before(i).map(|(from, _)| (from, i));
                let near = s.max(i.saturating_sub(4))..i;
                let article = near.rev().find(|&i| scene.is_determiner(i)).map(|from| (from, i));
                let phrase = || phrase(scene, &self.speakers, s.max(i.saturating_sub(3)), i);
                let range = name.or(article).or_else(phrase);
                range.map(|range| self.speakers.who(range, s))
            }
            Some(i) => Some(self.speakers.who((i, i + 1), s)),
            None if call => return,
            None => {
                let led = |back: usize| at >= s + back && scene.is_preposition(at - back);
                (led(2) || led(3) && scene.is_determiner(at - 2)).then(|| self.same(s, at))
            }
        };
        let who = who.unwrap_or(Who { sure: 500, how: "not said", ..Who::default() });
        self.plain(s, e, (at, at + 1), at + 2, stance, Who { sure: who.sure.min(700), ..who });
    }

    /// A report from word `from` on.
    pub(super) fn plain(&mut self, s: usize, e: usize, cue: Range, from: usize, stance: Stance, who: Who) {
        let skip = |i: usize| self.marked_at(i).map(|m| m.close);
        let to = content::end(self.scene, from, e, Form::Ing, content::Until::Sentence, skip);
        let content = content::trimmed(self.scene, (from, to));
        self.note((s, e), cue, stance, who, content);
        if let Some(content) = content {
            self.push(content, who, cue, stance, 700);
        }
    }
}
