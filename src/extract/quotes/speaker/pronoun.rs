//! Speakers by pronoun: whom "he", "they" and "it" can mean beside a reporting word.

use super::super::subject::Range;
use super::super::verbs;
use super::super::words::{ACTS, Words as _};
use super::{MEMORY, Speakers, Who};
use crate::extract::gender::{self, Gender};
use crate::extract::lists::fold;
use crate::extract::scene::Case;
use crate::extract::tables::OFFICES;
use crate::extract::{ClusterId, MentionKind, NameKind};

impl Speakers<'_, '_> {
    pub(super) fn pronoun(&self, i: usize, s: usize) -> Who {
        let by = Some((i, i + 1));
        let scene = self.scene;
        if let Some(mention) = self.starting(i).filter(|m| m.kind == MentionKind::Pronoun) {
            return Who {
                cluster: Some(mention.cluster),
                by,
                sure: 900,
                how: "meant by the pronoun beside it",
            };
        }
        let unknown = Who { cluster: None, by, sure: 500, how: "whoever the pronoun beside it means" };
        let found = match scene.lower(i) {
            "he" | "him" | "his" | "she" | "her" => {
                let cluster = gender::of_pronoun(scene.lower(i)).and_then(|g| self.person_before(i, s, g));
                let person = cluster.map(|cluster| Who { cluster: Some(cluster), by, sure: 750, how: "" });
                // "the mayor", who has no name here.
                let office = || {
                    let (who, at) = self.group?;
                    let (from, to) = who.by?;
                    let held = who.cluster.is_none() && scene.is(self.core(from, to) - 1, OFFICES);
                    (held && i.saturating_sub(at) < MEMORY / 2).then_some(who)
                };
                person.or_else(office)
            }
            "they" | "their" => self.group_before(i, s, true),
            "it" | "its" => self.group_before(i, s, false),
            _ => None,
        };
        let how = "the last before it whom the pronoun can mean";
        found.map_or(unknown, |who| Who { sure: who.sure.min(750), how, ..who })
    }

    /// Whom "he" can mean: a person who spoke last, or whom the sentence before begins with.
    fn person_before(&self, i: usize, s: usize, gender: Gender) -> Option<ClusterId> {
        const HEAD: usize = 25;
        let suits = |id: ClusterId| {
            let name = &self.clusters[id.0 as usize].name;
            let given = name.split(' ').next().filter(|_| name.contains(' '))?;
            Some(gender::of_given(&fold(given)).is_none_or(|g| g == gender)).filter(|suits| !suits)
        };
        let suits = |id: &ClusterId| suits(*id).is_none();
        let named = |from: usize, to: usize| {
            (from..to.min(from + HEAD)).find_map(|w| {
                let name = self.starting(w).filter(|m| m.kind != MentionKind::Role)?;
                (self.kind(name.cluster) == Some(NameKind::Person)).then_some(name.cluster).filter(suits)
            })
        };
        let spoke = self.person.filter(|(id, at)| i.saturating_sub(*at) < MEMORY && suits(id));
        let recent = spoke.filter(|(_, at)| *at >= self.before).map(|(id, _)| id);
        // Who hears "him" is another.
        let end = if self.scene.lower(i) == "him" { s } else { i };
        named(s, end).or(recent).or_else(|| named(self.before, s)).or(spoke.map(|(id, _)| id))
    }

    /// What "they" or "it" can mean: the subject of the sentence so far, or what spoke last.
    fn group_before(&self, i: usize, s: usize, plural: bool) -> Option<Who> {
        let fits = |who: &Who| {
            let person = who.cluster.and_then(|c| self.kind(c)) == Some(NameKind::Person);
            let last = who.by.map_or("", |(from, to)| self.scene.lower(self.core(from, to) - 1));
            let many = last.ends_with('s') || matches!(last, "police" | "people" | "media");
            !person && (!plural || many || who.cluster.is_some())
        };
        let subject = |from: usize, end: usize| {
            let (a, b) = self.sentence_subject(from)?;
            let pronoun = b - a == 1 && self.scene.is_pronoun(a);
            (b <= end && !pronoun).then(|| self.who((a, b), from)).filter(fits)
        };
        let spoke = self.group.filter(|(who, at)| i.saturating_sub(*at) < MEMORY && fits(who));
        let recent = spoke.filter(|(_, at)| *at >= self.before).map(|(who, _)| who);
        subject(s, i).or(recent).or_else(|| subject(self.before, s)).or(spoke.map(|(who, _)| who))
    }

    /// The subject of the main clause of the sentence from word `s`.
    pub(in crate::extract::quotes) fn sentence_subject(&self, s: usize) -> Option<Range> {
        const NEAR: usize = 25;
        let scene = self.scene;
        let end = (s + 1..scene.len().min(s + NEAR * 2))
            .find(|&i| scene.words[i].starts)
            .unwrap_or(scene.len().min(s + NEAR * 2));
        let mut from = s;
        let aside = |i: usize| {
            scene.is_preposition(i)
                || scene.is_adverb(i)
                || scene.is_time(i)
                || scene.is_joint(i)
                || scene.lower(i).ends_with("ing")
                || scene.lower(i) == "asked"
        };
        if aside(s)
            && let Some(comma) = (s..end.min(s + NEAR)).find(|&i| scene.print(i) == ",")
        {
            from = comma + 1;
        }
        while from < end
            && (scene.is_adverb(from) || scene.is_time(from) || matches!(scene.lower(from), "but" | "and"))
        {
            from += 1;
        }
        let mut to = from;
        while to < end
            && !(scene.is_auxiliary(to)
                || scene.is_joint(to)
                || self.is_verb(to)
                || (scene.is_stop(to) && scene.print(to) != "."))
        {
            if let Some(name) = self.starting(to).filter(|m| m.kind == MentionKind::Name) {
                to = self.end_of(name, to).max(to + 1);
                if self.kind(name.cluster) == Some(NameKind::Person) {
                    break;
                }
            } else {
                to += 1;
            }
        }
        while to > from && (scene.is_adverb(to - 1) || scene.is_time(to - 1)) {
            to -= 1;
        }
        // Where no verb was seen, a name that opens the sentence is its subject.
        let name = self.starting(from).filter(|m| m.kind == MentionKind::Name && to >= end);
        let to = name.map_or(to, |name| self.end_of(name, from).max(from + 1));
        (from < to && !scene.is_preposition(from)).then_some((from, to))
    }

    /// Whether word `i` looks like a verb that carries tense.
    fn is_verb(&self, i: usize) -> bool {
        let word = self.scene.lower(i);
        let reports = verbs::verb(word).is_some_and(|(verb, _)| !verb.takes(verbs::NOUN));
        let past = word.len() > 4
            && word.ends_with("ed")
            && self.scene.case(i) == Case::Other
            && !self.scene.is_determiner(i.saturating_sub(1));
        reports || past || self.scene.is(i, ACTS)
    }
}
