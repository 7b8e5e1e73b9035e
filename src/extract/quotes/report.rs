//! The words that report, sentence by sentence: with each its speaker and, where it reports without marks, its quote.

mod others;

use super::marks::{Marked, is_mark};
use super::speaker::{Speakers, Who};
use super::subject::{Left, Names as _, Range, left};
use super::verbs::{self, Form, Verb};
use super::words::{ASIDES, Words};
use super::{Certainty, Cluster, Mention, Quote, QuoteKind, Stance, content};
use crate::extract::NameKind;
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::OFFICES;

/// A word that reports, in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Report {
    /// The reporting word and its particle.
    pub(super) cue: Range,
    /// The first word of its sentence, and one past the last.
    pub(super) sentence: Range,
    pub(super) stance: Stance,
    pub(super) who: Who,
    /// What it reports without marks.
    pub(super) content: Option<Range>,
}

/// Words of the longest sentence; what is longer is read as several.
const LONGEST: usize = 200;

/// All that reports in the article, in order, and what is reported without marks.
pub(super) fn reports(
    scene: &Scene,
    marked: &[Marked],
    mentions: &[Mention],
    clusters: &[Cluster],
) -> (Vec<Quote>, Vec<Report>) {
    let outer: Vec<Marked> = marked.iter().filter(|m| !m.inner).copied().collect();
    let speakers = Speakers::new(scene, mentions, clusters);
    let mut reader = Reader { scene, outer, speakers, quotes: Vec::new(), reports: Vec::new() };
    let mut s = 0;
    while s < scene.len() {
        let most = scene.len().min(s + LONGEST);
        let e = (s + 1..most).find(|&i| scene.words[i].starts).unwrap_or(most);
        reader.sentence(s, e);
        reader.speakers.before = s;
        s = e;
    }
    (reader.quotes, reader.reports)
}

struct Reader<'a, 't> {
    scene: &'a Scene<'t>,
    outer: Vec<Marked>,
    speakers: Speakers<'a, 't>,
    quotes: Vec<Quote>,
    reports: Vec<Report>,
}

impl Reader<'_, '_> {
    /// The stretch between marks that word `i` is in, marks included.
    fn marked_at(&self, i: usize) -> Option<Marked> {
        let next = self.outer.partition_point(|m| m.open <= i);
        next.checked_sub(1).map(|at| self.outer[at]).filter(|m| i < m.close)
    }

    fn sentence(&mut self, s: usize, e: usize) {
        let mut i = s;
        while i < e {
            if let Some(marked) = self.marked_at(i) {
                i = marked.close.max(i + 1);
                continue;
            }
            let word = self.scene.lower(i);
            // "the United States".
            let name = self.scene.case(i) != Case::Other && !self.scene.opens(i);
            if word.len() > 2 && !name {
                if word == "according" && self.scene.lower(i + 1) == "to" {
                    self.according(s, e, i);
                } else if word == "reportedly" {
                    self.plain(
                        s,
                        e,
                        (i, i + 1),
                        i + 1,
                        Stance::Claimed,
                        Who { sure: 700, how: "not said", ..Who::default() },
                    );
                } else if word == "words" && self.scene.lower(i + 1) == "of" && i > s + 1 {
                    self.in_words(s, e, i);
                } else if let Some((verb, form)) = verbs::verb(word) {
                    self.verb(s, e, i, verb, form);
                    if verb.takes(verbs::NOUN) || word == "warning" {
                        self.noun(s, e, i);
                    }
                } else {
                    self.noun(s, e, i);
                }
            }
            i += 1;
        }
    }

    /// A reporting verb at word `v` of the sentence `s..e`.
    fn verb(&mut self, s: usize, e: usize, v: usize, verb: Verb, form: Form) {
        let scene = self.scene;
        // What stands behind a closing mark is a clause of its own.
        let floor =
            (s..v).rev().find_map(|i| self.marked_at(i).filter(|m| m.close == i + 1).map(|_| i)).unwrap_or(s);
        let left = left(scene, &self.speakers, floor.max(s), v, verb, form);
        let (subject, relative, passive) = match left {
            Left::Nothing => return,
            Left::Behind => match self.behind_mark(floor, v) {
                Some(range) => (Some(range), false, false),
                None => return self.inverted(s, e, v, verb),
            },
            Left::Subject(range) => (Some(range), false, false),
            Left::Relative(range) => (Some(range), true, false),
            Left::Passive(range) => (Some(range), false, true),
            Left::Quoted => (self.quoted(s, v), false, false),
            Left::Same => (None, false, false),
        };
        if verb.takes(verbs::QUOTE) {
            return;
        }
        let who = match (subject, passive) {
            (_, true) => Who { sure: 700, how: "not said", ..Who::default() },
            (Some(range), _) => self.speakers.who(range, s),
            (None, _) => self.same(s, v),
        };
        if let Some((from, _)) = subject
            && from > s
            && scene.lower(from - 1) == "what"
            && !relative
        {
            return self.what(s, e, v, verb, who);
        }
        let inverted = !passive && form != Form::Ing && self.is_inverted(s, e, v, subject, verb);
        if inverted {
            return self.inverted(s, e, v, verb);
        }
        // "…, which he said": a part of the words before it, if those are a report.
        let part = subject.is_some_and(|(from, _)| {
            from > s
                && matches!(scene.lower(from - 1), "which" | "who" | "whom")
                && self.inside(s, v)
                && !relative
        });
        if part {
            return self.note((s, e), (v, v + 1), verb.stance, who, None);
        }
        match content::right(scene, v, e, verb, form, passive) {
            // "He said it, and so did she": what was said stands elsewhere.
            content::Right::Begins(from, _)
                if matches!(scene.lower(from), "it" | "so" | "this")
                    && (scene.print(from + 1) == "."
                        || scene.print(from + 1) == ","
                            && matches!(scene.lower(from + 2), "and" | "but" | "by" | "too")) =>
            {
                self.note((s, e), (v, v + 1), verb.stance, who, None);
            }
            content::Right::Begins(from, cue) => {
                let skip = |i: usize| self.marked_at(i).map(|m| m.close);
                let aside = subject.is_some_and(|(a, _)| {
                    a == s + 1 && matches!(scene.lower(s), "while" | "although" | "though" | "as")
                });
                let thing = verb.takes(verbs::OBJECT)
                    && cue == v + 1
                    && scene.lower(from - 1) != "that"
                    && !content::weak_clause(scene, from, e);
                let until = match (relative || aside, thing) {
                    (true, _) => content::Until::Comma,
                    (false, true) => content::Until::Phrase,
                    (false, false) => content::Until::Sentence,
                };
                let to = content::end(scene, from, e, form, until, skip);
                self.indirect((s, e), (v, cue), (from, to), verb, who);
            }
            content::Right::Closes if form != Form::Ing && verb.takes(verbs::CLAUSE | verbs::THAT) => {
                let start = subject.map_or(v, |(from, _)| from);
                self.closing((s, e), v, start, verb, who);
            }
            _ => self.note((s, e), (v, v + 1), verb.stance, who, None),
        }
    }

    /// The name right behind the closing mark at word `close`: "“…,” Ann Poe, a teacher in Lima, and an aunt of his, said".
    fn behind_mark(&self, close: usize, v: usize) -> Option<Range> {
        self.marked_at(close)?;
        let name = self.speakers.starting(close + 1)?;
        let to = self.speakers.end_of(name, close + 1);
        let fits = self.speakers.name_of(to) && self.scene.print(to) == "," && to < v;
        fits.then_some((close + 1, to))
    }

    /// "…, said Ann Poe": the verb's subject may stand on its right though something stands on its left.
    fn is_inverted(&self, s: usize, e: usize, v: usize, subject: Option<Range>, verb: Verb) -> bool {
        let scene = self.scene;
        let comma = v > s && scene.print(v - 1) == ",";
        // A subject has no comma between it and its verb, but for that which closes an apposition.
        let single = comma && !(s..v - 1).any(|i| scene.print(i) == ",") && v > s + 5;
        comma
            && subject.is_some_and(|(from, _)| from <= s + 1 || scene.print(v - 1) == ",")
            && verb.takes(verbs::CLAUSE)
            && self.subject_right(v, e).is_some_and(|(_, to)| {
                to >= e || scene.is_stop(to) || scene.lower(to) == "who" || scene.is_time(to)
            })
            && (single || (self.is_somebody(v, e) && (s..v).any(|i| content::has_tense(scene, i))))
            && !(v + 1..e).any(|i| scene.is_auxiliary(i))
    }

    /// Whether the phrase right behind the verb ends with a name or an office.
    fn is_somebody(&self, v: usize, e: usize) -> bool {
        self.subject_right(v, e).is_some_and(|(_, to)| {
            let group = matches!(
                self.scene.lower(to - 1),
                "officials" | "police" | "witnesses" | "statement" | "report"
            );
            group || self.scene.is(to - 1, OFFICES) || self.speakers.name_before(to).is_some()
        })
    }

    /// The noun phrase right behind the verb.
    fn subject_right(&self, v: usize, e: usize) -> Option<Range> {
        const PHRASE: usize = 20;
        let scene = self.scene;
        let mut from = v + 1;
        while from < e && scene.is_adverb(from) {
            from += 1;
        }
        let stop = |i: &usize| {
            (scene.is_stop(*i) && !(scene.print(*i) == "." && scene.continues(*i + 1)))
                || scene.is_joint(*i)
                || scene.is_time(*i)
                || scene.is_auxiliary(*i)
                || scene.is(*i, ASIDES)
        };
        let to = (from..e.min(from + PHRASE)).find(stop).unwrap_or(e.min(from + PHRASE));
        (from < to && !scene.is_auxiliary(to) && !scene.is_preposition(from)).then_some((from, to))
    }

    /// "…, said Ann Poe", "“…”, said Ann Poe".
    fn inverted(&mut self, s: usize, e: usize, v: usize, verb: Verb) {
        let Some(range) = self.subject_right(v, e) else {
            // "“…” said:" names nobody here.
            return;
        };
        let who = self.speakers.who(range, s);
        self.closing((s, e), v, v, verb, who);
    }

    /// What stands before the words that say who speaks, from word `start` on.
    fn closing(&mut self, sentence: Range, v: usize, start: usize, verb: Verb, who: Who) {
        let scene = self.scene;
        let (s, e) = sentence;
        let comma = start > s && scene.print(start - 1) == ",";
        let marks = start > s + 1 && is_mark(scene.print(start - 2)) && self.marked_at(start - 2).is_some();
        let spoken = self.reports.last().is_some_and(|r| r.sentence == sentence && r.content.is_some());
        let opener = matches!(scene.lower(s), "when" | "asked" | "as" | "in" | "speaking" | "according");
        let whole = (s..start).filter(|&i| !scene.lower(i).is_empty()).count() > 2;
        let quoted = self.marked_at(s).is_some_and(|m| m.close + 1 >= start);
        if !comma || marks || spoken || opener || !whole || quoted {
            return self.note(sentence, (v, v + 1), verb.stance, who, None);
        }
        // "The plan, he said, would fail": the words around belong together.
        let aside = scene.print(v + 1) == "," && v + 3 < e && !content::comma_ends(scene, v + 1, e);
        if aside && self.marked_at(v + 2).is_some() {
            return self.note(sentence, (v, v + 1), verb.stance, who, None);
        }
        let to = if aside { e } else { start - 1 };
        self.indirect(sentence, (v, v + 1), (s, to), verb, who);
    }

    /// An indirect quote, unless marks hold all of it.
    fn indirect(&mut self, sentence: Range, cue: Range, (from, to): Range, verb: Verb, who: Who) {
        let scene = self.scene;
        let content = content::trimmed(scene, (from, to)).filter(|&(from, to)| {
            let marked = self.marked_at(from);
            let all = |m: Marked| m.close >= to || (m.open <= from && m.goes_on);
            let to_all = scene.lower(from) == "to" && self.marked_at(from + 1).is_some_and(|m| m.close >= to);
            !marked.is_some_and(all) && !to_all
        });
        self.note(sentence, cue, verb.stance, who, content);
        if let Some(content) = content {
            let sure = if verb.takes(verbs::CLAUSE | verbs::HEARER) { 950 } else { 750 };
            self.push(content, who, cue, verb.stance, sure);
        }
    }

    fn push(&mut self, (from, to): Range, who: Who, cue: Range, stance: Stance, sure: u16) {
        self.quotes.push(quote(self.scene, (from, to), QuoteKind::Indirect, Some(cue), stance, who, sure));
    }

    /// Whether word `v` of the sentence from word `s` stands in what is reported already.
    fn inside(&self, s: usize, v: usize) -> bool {
        let held = |r: &Report| r.content.is_some_and(|(from, to)| (from..to).contains(&v));
        self.reports.iter().rev().take_while(|r| r.sentence.0 == s).any(held)
    }

    fn is_person(&self, who: Who) -> bool {
        who.cluster.and_then(|cluster| self.speakers.kind(cluster)) == Some(NameKind::Person)
    }

    /// Keeps what reports, and who.
    fn note(&mut self, sentence: Range, cue: Range, stance: Stance, who: Who, content: Option<Range>) {
        // Of those whose words somebody else reports, only a person named there is remembered, and only behind a body.
        let near = self.reports.iter().rev().take_while(|r| r.sentence == sentence);
        let around = { near }.find(|r| r.content.is_some_and(|(from, to)| (from..to).contains(&cue.0)));
        if around.is_none_or(|r| who.sure >= 950 && self.is_person(who) && !self.is_person(r.who)) {
            self.speakers.spoke(who, cue.0);
        }
        self.reports.push(Report { cue, sentence, stance, who, content });
    }
}

/// The record of the words `from..to`.
pub(super) fn quote(
    scene: &Scene,
    (from, to): Range,
    kind: QuoteKind,
    cue: Option<Range>,
    stance: Stance,
    who: Who,
    sure: u16,
) -> Quote {
    let of = |(from, to): Range| scene.span(from, to);
    let mut why = String::new();
    match cue {
        Some((from, to)) => {
            why.push('“');
            why.push_str(of((from, to)).slice(scene.text));
            why.push_str("” reports it; its speaker is ");
        }
        None => why.push_str("It stands between marks of quotation; its speaker is "),
    }
    why.push_str(if who.how.is_empty() { "not said" } else { who.how });
    Quote {
        span: of((from, to)),
        kind,
        speaker: who.cluster,
        by: who.by.map(of),
        cue: cue.map(of),
        stance,
        why,
        certainty: Certainty((u32::from(sure) * u32::from(who.sure) / 1000) as u16),
    }
}
