//! What sentences tell, gathered: one record a meeting, however many sentences speak of it.
//!
//! Two tellings are of one meeting if the sides of one are among those of the other and neither times nor outcomes
//! differ.

use std::collections::BTreeMap;

use super::before::{back, the_two};
use super::clause::{Cue, Sentence};
use super::party::Side;
use super::report::{Report, reports};
use super::words::{NOUNS, one_of};
use super::{Meeting, MeetingStatus, detail};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{CALENDAR, OFFICES, SPEECH_VERBS};
use crate::extract::vocabulary::has;
use crate::extract::{Certainty, Cluster, ClusterId, NameKind};
use crate::text::{Span, fold};

/// Meetings looked back at for the one that a telling is of: bounds the work in long texts.
const BACK: usize = 24;
/// Sentences a meeting lasts for "the talks", "both sides".
const NEAR: u32 = 4;

/// How a meeting is told.
#[derive(Clone, Copy)]
struct How {
    /// As of an earlier time.
    past: bool,
    /// Only as a visit to a state.
    visit: bool,
}

pub(super) struct Gathering<'a, 't> {
    scene: &'a Scene<'t>,
    /// Of each cluster the offices as they are compared; none of what is no person.
    offices: Vec<Vec<String>>,
    /// Of each word of these offices the cluster whose it is, where it is of one alone.
    holders: BTreeMap<String, Option<usize>>,
    meetings: Vec<Meeting>,
    /// Of each meeting how it is told.
    how: Vec<How>,
    /// Sentences with a word of meeting so far.
    count: u32,
    /// When the last meeting was told of.
    last: u32,
}

impl<'a, 't> Gathering<'a, 't> {
    pub(super) fn new(scene: &'a Scene<'t>, clusters: &[Cluster]) -> Self {
        let plain = |c: &Cluster| match c.kind {
            NameKind::Person => c.offices.iter().map(|office| plain(office)).collect(),
            _ => Vec::new(),
        };
        let offices: Vec<Vec<String>> = clusters.iter().map(plain).collect();
        let mut holders: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (number, own) in offices.iter().enumerate() {
            for word in own.iter().flat_map(|office| office.split(' ')) {
                match holders.get_mut(word) {
                    Some(holder) => *holder = holder.filter(|known| *known == number),
                    None => _ = holders.insert(word.to_owned(), Some(number)),
                }
            }
        }
        Self { scene, offices, holders, meetings: Vec::new(), how: Vec::new(), count: 0, last: 0 }
    }

    /// The meetings, in order. What later sentences told may have shown two to be one.
    pub(super) fn done(mut self) -> Vec<Meeting> {
        let all = std::mem::take(&mut self.meetings);
        let how = std::mem::take(&mut self.how);
        // Who meets somebody on a visit is told of in full.
        let met = |guest: &ClusterId| {
            all.iter().zip(&how).any(|(m, how)| !how.visit && m.participants.contains(guest))
        };
        let whole = |(m, how): (&Meeting, &How)| !(how.visit && m.participants.iter().any(met));
        let keep: Vec<bool> = all.iter().zip(&how).map(whole).collect();
        for ((meeting, how), _) in all.into_iter().zip(how).zip(keep).filter(|(_, keep)| *keep) {
            self.file(meeting, how);
        }
        self.meetings
    }

    /// Adds what a sentence tells.
    pub(super) fn add(&mut self, sentence: &Sentence) {
        self.count += 1;
        let told = reports(sentence);
        let any = !told.is_empty();
        for report in told {
            if let Some(meeting) =
                self.meeting(sentence, &report).filter(|m| !report.visit || self.official(m))
            {
                self.file(meeting, How { past: report.past, visit: report.visit });
            }
        }
        if !any && self.count - self.last <= NEAR {
            self.attach(sentence);
        }
        if self.count - self.last <= 1 {
            self.call_off(sentence);
        }
    }

    /// "…, but the meeting was postponed" is the last one, which was to come.
    fn call_off(&mut self, sentence: &Sentence) {
        const REACH: usize = 7;
        // Of the sentence before where it opens this one.
        let last = if self.count == self.last { sentence.to } else { sentence.to.min(sentence.from + 3) };
        let off = |w: usize| {
            one_of(sentence.lower(w - 1), "that the")
                && self.scene.is(w, NOUNS)
                && sentence.cue_behind(w + 1, w + REACH) == Cue::Denied
        };
        let off = (sentence.from + 1..last).any(off);
        let Some(last) = self.meetings.last_mut().filter(|m| off && m.status == MeetingStatus::Planned)
        else {
            return;
        };
        last.status = MeetingStatus::Denied;
        let evidence = self.scene.span(sentence.from, sentence.to);
        if last.evidence.last() != Some(&evidence) {
            last.evidence.push(evidence);
        }
    }

    /// A sentence about "the meeting" belongs to the last one.
    fn attach(&mut self, sentence: &Sentence) {
        let scene = self.scene;
        let the = |w: usize| w > sentence.from && sentence.lower(w - 1) == "the" && scene.is(w, NOUNS);
        if !(sentence.from..sentence.to).any(the) {
            return;
        }
        let Some(meeting) = self.meetings.last_mut() else { return };
        if meeting.status == MeetingStatus::Held {
            meeting.evidence.push(scene.span(sentence.from, sentence.to));
        }
    }

    /// The record that a telling alone makes.
    fn meeting(&self, sentence: &Sentence, report: &Report) -> Option<Meeting> {
        let status = match report.cue {
            Cue::Held => MeetingStatus::Held,
            Cue::Planned => MeetingStatus::Planned,
            Cue::Denied => MeetingStatus::Denied,
            Cue::Wished => return None,
        };
        let (mut participants, mut sides) = (Vec::new(), Vec::new());
        if report.both {
            let last = self.meetings.last().zip(self.how.last());
            match last.filter(|(_, how)| !how.visit) {
                Some((last, _)) => {
                    participants.clone_from(&last.participants);
                    sides.clone_from(&last.sides);
                }
                None => participants = the_two(sentence, report.trigger.0)?,
            }
        }
        for side in &report.sides {
            match *side {
                Side::Known(cluster) if !participants.contains(&cluster) => participants.push(cluster),
                Side::Known(_) => {}
                Side::Words(from, to) => match self.spoken_of(sentence, from, to) {
                    Some(cluster) if participants.contains(&cluster) => {}
                    Some(cluster) => participants.push(cluster),
                    None if self.is_bare(from, to) => {}
                    None => {
                        // Who is called the same is one, or cannot be told apart.
                        let side = self.scene.span(from, to);
                        let words = |side: &Span| plain(side.slice(self.scene.text));
                        if !sides.iter().any(|known| words(known) == words(&side)) {
                            sides.push(side);
                        }
                    }
                },
                Side::Back(at) => {
                    let cluster = back(sentence, at, &participants)?;
                    if !participants.contains(&cluster) {
                        participants.push(cluster);
                    }
                }
            }
        }
        if participants.len() + sides.len() < 2 {
            return None;
        }
        let (from, to) = report.trigger;
        let topic = detail::topic(sentence, from, report.end).or_else(|| {
            let said = |w: &usize| sentence.scene.is(*w, SPEECH_VERBS);
            let end = (report.end..sentence.to).find(said).unwrap_or(sentence.to);
            (from..end).chain(sentence.from..from).find_map(|w| discussed(sentence, w))
        });
        let place = detail::place(sentence, report.end, topic, &participants);
        let time = detail::time(sentence, from, false);
        let told = detail::time(sentence, from, true).filter(|_| time.is_none());
        let words = self.scene.span(from, to).slice(self.scene.text);
        let mut why = String::from("the sentence says “");
        why.push_str(words);
        why.push('”');
        Some(Meeting {
            participants,
            sides,
            place,
            time,
            told,
            status,
            topics: topic.and_then(|t| detail::span(sentence, t)).into_iter().collect(),
            evidence: vec![self.scene.span(sentence.from, sentence.to)],
            why,
            certainty: Certainty(report.sure),
        })
    }

    /// Joins a telling to its meeting, or opens a new one.
    fn file(&mut self, new: Meeting, how: How) {
        self.last = self.count;
        let start = self.meetings.len().saturating_sub(BACK);
        let found = (start..self.meetings.len()).rev().find(|k| {
            let old = &self.meetings[*k];
            old.status == new.status
                && self.how[*k].visit == how.visit
                && self.same_sides(old, &new)
                && !self.apart(old, &new, self.how[*k].past || how.past)
        });
        let Some(k) = found else {
            self.meetings.push(new);
            self.how.push(how);
            return;
        };
        self.join(k, new);
    }

    /// One record of two.
    fn join(&mut self, k: usize, new: Meeting) {
        let mut sides: Vec<Span> = Vec::new();
        // A side that was taken for somebody the other telling names.
        let named = |a: &Meeting, b: &Meeting| {
            a.participants.len() == 1 && b.participants.len() == 2 && b.sides.is_empty()
        };
        if named(&self.meetings[k], &new) {
            self.meetings[k].sides.clear();
        }
        let mut new = new;
        if named(&new, &self.meetings[k]) {
            new.sides.clear();
        }
        // Those of one telling are others, however alike: "the president" and "the vice president".
        let known = self.meetings[k].sides.len();
        for (n, side) in self.meetings[k].sides.iter().chain(&new.sides).enumerate() {
            let office = [&self.meetings[k], &new].iter().any(|m| self.holds(m, *side));
            let words = plain(side.slice(self.scene.text));
            let alike = |s: &Span| alike(&plain(s.slice(self.scene.text)), &words);
            let is_told_again = n >= known && sides.iter().any(alike);
            if !office && !is_told_again {
                sides.push(*side);
            }
        }
        let text = self.scene.text;
        let old = &mut self.meetings[k];
        let others = new.participants.iter().filter(|cluster| !old.participants.contains(cluster)).count();
        if old.participants.len() + others + sides.len() > 1 {
            old.sides = sides;
        }
        for cluster in new.participants {
            if !old.participants.contains(&cluster) {
                old.participants.push(cluster);
            }
        }
        old.place = old.place.or(new.place);
        old.time = old.time.or(new.time);
        old.told = old.told.or(new.told).filter(|_| old.time.is_none());
        old.certainty = old.certainty.max(new.certainty);
        for topic in new.topics {
            let words = |t: &Span| t.slice(text);
            if !old.topics.iter().any(|t| t.overlaps(topic) || words(t) == words(&topic)) {
                old.topics.push(topic);
            }
        }
        old.place = old.place.filter(|place| !old.participants.contains(place));
        old.evidence.extend(new.evidence);
        old.evidence.sort_unstable();
        old.evidence.dedup();
    }

    /// Whether the sides of one are among those of the other.
    fn same_sides(&self, a: &Meeting, b: &Meeting) -> bool {
        let (few, many) = if a.participants.len() <= b.participants.len() { (a, b) } else { (b, a) };
        let common = few.participants.iter().filter(|c| many.participants.contains(c)).count();
        if common < few.participants.len() || common == 0 && !few.participants.is_empty() {
            return false;
        }
        // "The Jordanian monarch" was told of before: the one other person of an earlier telling.
        let one = many.sides.is_empty() && many.participants.len() == 2 && common == 1;
        let headline =
            few.evidence.first().is_some_and(|e| !e.slice(self.scene.text).ends_with(['.', '”', '"']));
        let again = |s: &Span| {
            let single = !s.slice(self.scene.text).ends_with('s');
            one && few.sides.len() == 1 && (self.is_definite(*s) || headline && single)
        };
        let told = few.sides.iter().filter(|s| self.told(many, **s) || again(s)).count();
        if told < few.sides.len() {
            return false;
        }
        common + told >= 2
    }

    /// A common noun for one person alone, "secretary", without so much as an article: says nothing of who met.
    fn is_bare(&self, from: usize, to: usize) -> bool {
        let scene = self.scene;
        let word = scene.lower(from);
        let led = from > 0 && scene.continues(from) && !scene.lower(from - 1).is_empty();
        let definite = led && one_of(scene.lower(from - 1), "the a an");
        to == from + 1
            && scene.case(from) == Case::Other
            && scene.is(from, OFFICES)
            && !word.ends_with('s')
            && !definite
    }

    /// Whether one who took part holds an office: others travel for themselves.
    fn official(&self, meeting: &Meeting) -> bool {
        let holds = |c: &ClusterId| self.offices.get(c.0 as usize).is_some_and(|own| !own.is_empty());
        !meeting.sides.is_empty() || meeting.participants.iter().any(holds)
    }

    /// Whether "the" stands before a side of one person: "the monarch".
    fn is_definite(&self, side: Span) -> bool {
        let (text, start) = (self.scene.text, side.start().get());
        let one = !side.slice(text).ends_with('s');
        one && text.get(..start).is_some_and(|t| t.ends_with("the ") || t.ends_with("The "))
    }

    /// Whom "the group", "the Chinese leader" speak of: the body named last before, the one person whose office has
    /// that word.
    fn spoken_of(&self, sentence: &Sentence, from: usize, to: usize) -> Option<ClusterId> {
        let scene = self.scene;
        if from == 0 || scene.lower(from - 1) != "the" {
            return None;
        }
        let office = scene.is(from, OFFICES);
        match (to - from, scene.lower(to - 1)) {
            (1, word) if office => self.holder(word),
            (1, "group" | "party" | "movement" | "alliance" | "organization" | "organisation") => {
                let named = &sentence.named[..sentence.named.partition_point(|n| n.to <= from)];
                let near = named.iter().rev().take_while(|n| n.to + 80 > from);
                near.into_iter().find(|n| n.kind == NameKind::Organisation).map(|n| n.cluster)
            }
            (2, "leader" | "monarch" | "official" | "chief") => self.holder(scene.print(from)),
            _ => None,
        }
    }

    /// The one person with an office that has this word.
    fn holder(&self, word: &str) -> Option<ClusterId> {
        let number = self.holders.get(&plain(word)).copied()??;
        u32::try_from(number).ok().map(ClusterId)
    }

    /// Whether a side's words are those of another meeting's side, or the office of one who took part.
    fn told(&self, meeting: &Meeting, side: Span) -> bool {
        let text = self.scene.text;
        let words = plain(side.slice(text));
        meeting.sides.iter().any(|s| *s == side || alike(&plain(s.slice(text)), &words))
            || self.holds(meeting, side)
    }

    /// Whether one who took part holds an office with the words of `side`.
    fn holds(&self, meeting: &Meeting, side: Span) -> bool {
        let words = plain(side.slice(self.scene.text));
        let words: Vec<&str> = words.split(' ').filter(|w| !matches!(*w, "of" | "the")).collect();
        let Some(head) = words.last() else { return false };
        let office = |office: &String| {
            let has = |w: &&&str| office.split(' ').any(|o| o == **w);
            has(&head) && (words.len() == 1 || words.iter().filter(has).count() >= 2)
        };
        let holds = |c: &ClusterId| self.offices.get(c.0 as usize).is_some_and(|own| own.iter().any(office));
        meeting.participants.iter().any(holds)
    }

    /// Whether times tell two meetings apart.
    fn apart(&self, a: &Meeting, b: &Meeting, past: bool) -> bool {
        let key = |m: &Meeting| m.time.map(|t| plain(t.slice(self.scene.text)));
        match (key(a), key(b)) {
            (Some(a), Some(b)) => {
                a != b && (past || day(&a).is_some() && day(&b).is_some() && day(&a) != day(&b))
            }
            (None, None) => false,
            _ => past,
        }
    }
}

/// Words as they are compared; both spellings of "defence" are one.
fn plain(words: &str) -> String {
    fold(words).replace("defence", "defense")
}

/// The same words, or those of one among the other's.
fn alike(a: &str, b: &str) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.split(' ').all(|w| many.split(' ').any(|m| m == w))
}

/// The day or month that words of time name.
fn day(words: &str) -> Option<&str> {
    words.split(' ').find(|w| has(CALENDAR, w))
}

/// "were discussed", "discussed trade" elsewhere in the sentence.
fn discussed(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    if !sentence.scene.is(at, super::words::DISCUSS) {
        return None;
    }
    detail::topic_before(sentence, at).or_else(|| detail::topic(sentence, at, sentence.to))
}
