//! One who follows another in an office: "Keita succeeded Poe as army chief", "his predecessor, General Poe".
//!
//! Promise: both are persons of the article; the office is the one named, or one that the article gives the other.

use super::{Phase, Tenure, body};
use crate::extract::cluster::Clustering;
use crate::extract::name::Name;
use crate::extract::office::Office;
use crate::extract::role::{Holding, with_body};
use crate::extract::scene::Scene;
use crate::extract::tables::{OFFICES, Table};
use crate::extract::{Certainty, ClusterId, Mention, NameKind};

/// Words that tell of a successor.
pub(in crate::extract) const FOLLOW: &Table = &Table::new(
    63,
    "predecessor replace replaced replaces replacing succeed succeeded succeeding succeeds takes took",
);

/// What may stand between a successor and the verb.
const AUXILIARIES: &Table =
    &Table::new(92, "appointed be been chosen due had has is later named set then was");

/// All of these, by their numbers.
pub(in crate::extract) const TABLES: [&Table; 1] = [AUXILIARIES];

/// What the successions are read from.
pub(super) struct Ground<'a, 't> {
    scene: &'a Scene<'t>,
    names: &'a [Name],
    clustering: &'a Clustering,
    offices: &'a [Office],
    mentions: &'a [Mention],
    /// Of each cluster the first office that is no mere rank, `(0, 0)` for a person without; nothing of what is no person.
    people: Vec<Option<(usize, usize)>>,
}

impl<'a, 't> Ground<'a, 't> {
    pub(super) fn new(
        scene: &'a Scene<'t>,
        (names, clustering): (&'a [Name], &'a Clustering),
        (offices, holdings): (&'a [Office], &[Holding]),
        mentions: &'a [Mention],
    ) -> Self {
        let number = |of: &ClusterId| of.0 as usize;
        let mut people = vec![None; clustering.of.iter().map(number).max().map_or(0, |last| last + 1)];
        for (_, of) in names.iter().zip(&clustering.of).filter(|(n, _)| n.kind == NameKind::Person) {
            people[number(of)] = Some((0, 0));
        }
        for holding in holdings.iter().rev() {
            let (from, to) = holding.words;
            if (from..to).any(|w| scene.is(w, OFFICES)) {
                people[number(&clustering.of[holding.name])] = Some(holding.words);
            }
        }
        Self { scene, names, clustering, offices, mentions, people }
    }

    /// The offices that successions tell of, in no order.
    pub(super) fn successions(&self) -> Vec<Tenure> {
        let mut out = Vec::new();
        for at in (1..self.scene.len()).filter(|at| self.scene.is(*at, FOLLOW)) {
            if self.scene.lower(at) == "predecessor" {
                out.extend(self.predecessor(at));
            } else {
                out.extend(self.followed(at).into_iter().flatten());
            }
        }
        out
    }

    /// "X succeeded Y as army chief", "X will take over from Y as army chief", "Y was succeeded by X as army chief".
    fn followed(&self, verb: usize) -> Option<[Tenure; 2]> {
        let scene = self.scene;
        let by = scene.lower(verb + 1) == "by";
        let object = match scene.lower(verb) {
            "takes" | "took" if scene.lower(verb + 1) == "over" && scene.lower(verb + 2) == "from" => {
                verb + 3
            }
            "takes" | "took" => return None,
            _ => verb + 1 + usize::from(by),
        };
        let other = self.person_at(object)?;
        let ((from, subject), coming) = self.subject(verb)?;
        let words = self.office_behind(self.names[other].to)?;
        let object = self.clustering.of[other];
        let (new, old) = if by { (object, subject) } else { (subject, object) };
        let phases = if coming { [Phase::Future, Phase::Present] } else { [Phase::Present, Phase::Past] };
        let tenure = |holder, phase| self.tenure(holder, words, phase, (from, words.1));
        (new != old).then(|| [tenure(new, phases[0]), tenure(old, phases[1])])
    }

    /// "his predecessor, General Poe", "Keita's predecessor Poe".
    fn predecessor(&self, at: usize) -> Option<Tenure> {
        let scene = self.scene;
        let comma = usize::from(scene.print(at + 1) == ",");
        let old = self.person_at(at + 1 + comma)?;
        let end = if scene.lower(at - 1) == "immediate" { at - 1 } else { at };
        let owner = if matches!(scene.print(end - 1), "’s" | "'s") { end.checked_sub(1)? } else { end };
        let (from, new) = self.person_before(owner).or_else(|| self.spoken_of(owner))?;
        let words = self.people[new.0 as usize].filter(|(from, to)| from < to)?;
        let holder = self.clustering.of[old];
        (holder != new).then(|| self.tenure(holder, words, Phase::Past, (from, self.names[old].to)))
    }

    /// The number of the person whose name, titles aside, begins at word `at`.
    fn person_at(&self, at: usize) -> Option<usize> {
        let number = self.names.partition_point(|n| n.from < at);
        let name = self.names.get(number).filter(|n| n.kind == NameKind::Person)?;
        let start = name.office.map_or(name.from, |office| office.from);
        ((start == at || name.from == at) && self.scene.continues(at)).then_some(number)
    }

    /// Whom the words before the verb's auxiliaries speak of, and where they begin; whether it is to come.
    fn subject(&self, verb: usize) -> Option<((usize, ClusterId), bool)> {
        let scene = self.scene;
        let (mut end, mut coming) = (verb, false);
        while end > 0 && scene.continues(end) {
            match scene.lower(end - 1) {
                "will" | "to" => coming = true,
                _ if scene.is(end - 1, AUXILIARIES) => {}
                _ => break,
            }
            end -= 1;
        }
        if end > 1 && scene.lower(end - 1) == "who" {
            end -= 1 + usize::from(scene.print(end - 2) == ",");
        }
        // "Poe, replacing Keita as"
        let aside = end == verb && scene.lower(verb).ends_with("ing") && scene.print(end - 1) == ",";
        let end = end - usize::from(aside);
        Some((self.person_before(end).filter(|_| scene.continues(end))?, coming))
    }

    /// Whom "his" before word `end` means where nobody could tell: the last person in office before.
    fn spoken_of(&self, end: usize) -> Option<(usize, ClusterId)> {
        const REACH: usize = 40;
        let at = end.checked_sub(1).filter(|at| matches!(self.scene.lower(*at), "his" | "her"))?;
        let start = self.scene.words[at].token.span.start();
        let first = self.scene.words[at.saturating_sub(REACH)].token.span.start();
        let before = &self.mentions[..self.mentions.partition_point(|m| m.span.end() <= start)];
        let mut near = before.iter().rev().take_while(|m| m.span.start() >= first);
        let person = near.find(|m| self.people.get(m.cluster.0 as usize).is_some_and(Option::is_some))?;
        Some((at, person.cluster))
    }

    /// The person of whom the mention that ends before word `end` speaks, and where it begins.
    fn person_before(&self, end: usize) -> Option<(usize, ClusterId)> {
        let words = &self.scene.words;
        let last = words.get(end.checked_sub(1)?)?.token.span;
        let k = self.mentions.partition_point(|m| m.span.end() < last.end());
        let mention = self.mentions.get(k).filter(|m| m.span.end() == last.end())?;
        let from = words.partition_point(|w| w.token.span.start() < mention.span.start());
        let person = self.people.get(mention.cluster.0 as usize).is_some_and(Option::is_some);
        person.then_some((from, mention.cluster))
    }

    /// The office behind "as", soon behind word `at`: with the country or body beside it.
    fn office_behind(&self, at: usize) -> Option<(usize, usize)> {
        const REACH: usize = 6;
        let scene = self.scene;
        let lead = (at..at + REACH).take_while(|w| scene.continues(*w)).find(|w| scene.lower(*w) == "as")?;
        let next = self.offices.get(self.offices.partition_point(|o| o.from <= lead))?;
        let near = next.from < lead + REACH && (lead + 1..=next.from).all(|w| scene.continues(w));
        near.then(|| with_body(scene, self.names, *next))
    }

    fn tenure(
        &self,
        holder: ClusterId,
        (from, to): (usize, usize),
        phase: Phase,
        tie: (usize, usize),
    ) -> Tenure {
        let scene = self.scene;
        Tenure {
            holder,
            office: scene.span(from, to),
            of: body(scene, self.names, self.clustering, from, to),
            phase,
            time: None,
            evidence: scene.span(tie.0, tie.1),
            certainty: Certainty(850),
        }
    }
}
