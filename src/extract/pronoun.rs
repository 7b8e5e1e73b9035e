//! "He", "him", "his", "she", "her", "hers": whose they are, where it is certain.
//!
//! Promise: precision before coverage. A pronoun is resolved where one person alone is named near enough before it
//! who may be meant, as the subject of a clause, and nothing else there could be: no word for another human being of
//! that gender ("his father"), no capitalised word that was not understood. Pronouns in quotations are left alone:
//! there "he" is seldom the speaker.

use std::collections::BTreeMap;

use super::cluster::Clustering;
use super::gender::{self, Gender};
use super::lists::{Flag, fold};
use super::name::Name;
use super::scene::{Case, Scene};
use super::tables::{COMMON, OFFICES, RANKS, Table};
use super::{Certainty, Cluster, ClusterId, Mention, MentionKind, NameKind};
use crate::text::order::sort_by_key;

/// The pronouns of `scene` that certainly speak of one of the `clusters`, in order.
pub(super) fn pronouns(
    scene: &Scene,
    names: &[Name],
    clustering: &Clustering,
    clusters: &[Cluster],
) -> Vec<Mention> {
    let mut people = People::new(scene, names, clustering);
    let (mut out, mut quoted, mut starts) = (Vec::new(), false, Vec::new());
    for i in 0..scene.len() {
        if scene.words[i].starts {
            starts.push(i);
        }
        match scene.print(i) {
            "“" | "«" | "„" | "`" => quoted = true,
            "”" | "»" => quoted = false,
            "\"" => quoted = !quoted,
            _ if i > 0 && scene.words[i].block != scene.words[i - 1].block => quoted = false,
            _ => {}
        }
        let Some(gender) = gender::of_pronoun(scene.lower(i)).filter(|_| !quoted) else { continue };
        let Some((person, certainty)) = people.meant(scene, &starts, i, gender) else { continue };
        let Some(cluster) = clusters.get(person.0 as usize) else { continue };
        let subject = matches!(scene.lower(i), "he" | "she");
        people.resolved.push(Named { from: i, to: i + 1, person, subject });
        let why = format!("{} is the only person named near before who can be meant", cluster.name);
        let span = scene.span(i, i + 1);
        out.push(Mention {
            span,
            cluster: person,
            kind: MentionKind::Pronoun,
            why,
            certainty: Certainty(950),
            link: certainty,
        });
    }
    out
}

/// A person's name in its place.
#[derive(Clone, Copy)]
struct Named {
    from: usize,
    to: usize,
    person: ClusterId,
    /// Whether it looks like the subject of a clause.
    subject: bool,
}

/// Where persons are named, and how the article shows their gender.
struct People {
    named: Vec<Named>,
    /// The pronouns resolved so far.
    resolved: Vec<Named>,
    gender: BTreeMap<ClusterId, Option<Gender>>,
    /// Words that may be the name of somebody nobody recognised.
    unknown: Vec<usize>,
}

impl People {
    fn new(scene: &Scene, names: &[Name], clustering: &Clustering) -> Self {
        let mut people = Self {
            named: Vec::new(),
            resolved: Vec::new(),
            gender: BTreeMap::new(),
            unknown: unknown(scene, names),
        };
        for (name, &cluster) in names.iter().zip(&clustering.of).filter(|(n, _)| n.kind == NameKind::Person) {
            let (from, to, subject) = (name.from, name.to, is_subject(scene, name));
            people.named.push(Named { from, to, person: cluster, subject });
            if let Some(told) = told(scene, name) {
                let known = people.gender.entry(cluster).or_insert(Some(told));
                // What contradicts itself tells nothing.
                *known = known.filter(|known| *known == told);
            }
        }
        people
    }

    /// Whether the person may be spoken of so, and whether the article says it.
    fn suits(&self, person: ClusterId, gender: Gender) -> (bool, bool) {
        let known = self.gender.get(&person).copied().flatten();
        (known.is_none_or(|known| known == gender), known.is_some())
    }

    /// Whom the pronoun at word `i` means, and how sure that is. `starts` are the first words of the sentences so
    /// far.
    fn meant(
        &self,
        scene: &Scene,
        starts: &[usize],
        i: usize,
        gender: Gender,
    ) -> Option<(ClusterId, Certainty)> {
        let here = *starts.last()?;
        let before = starts.len().checked_sub(2).map_or(here, |at| starts[at]);
        if i - before > REACH {
            return None;
        }
        let named = |from: usize, to: usize| -> Vec<Named> {
            let within = |all: &[Named]| -> Vec<Named> {
                let first = all.partition_point(|name| name.from < from);
                all[first..].iter().take_while(|name| name.to <= to).copied().collect()
            };
            let mut near = [within(&self.named), within(&self.resolved)].concat();
            near.retain(|name| self.suits(name.person, gender).0);
            sort_by_key(&mut near, |name| name.from as u64);
            near
        };
        let (now, earlier) = (named(here, i), named(before, here));
        let same = |all: &[Named]| all.iter().all(|name| name.person == all[0].person);
        let (from, names) = match (now.is_empty(), earlier.is_empty()) {
            (false, _) if same(&now) => (here, &now),
            (true, false) if same(&earlier) => (before, &earlier),
            _ => return None,
        };
        let (person, near) = (names[0].person, from == here);
        let others = earlier.iter().any(|other| other.person != person);
        // "In her tenure, Ann Poe …": what a sentence opens with may speak of a name to come.
        let to_come = self.named[self.named.partition_point(|name| name.from < i)..]
            .iter()
            .take_while(|name| name.from < i + REACH && (i + 1..=name.from).all(|w| !scene.words[w].starts))
            .any(|name| name.person != person && self.suits(name.person, gender).0);
        if !near && to_come {
            return None;
        }
        let alone = self.named.iter().all(|name| name.person == person);
        let clear = names.iter().any(|name| name.subject) && !self.has_unknown(from, i);
        if !clear || self.is_object(scene, i, near) || crowded(scene, names[0].to, i, gender) {
            return None;
        }
        let sure = match (self.suits(person, gender).1, near, others) {
            (true, true, false) => 960,
            (true, false, false) => 950,
            (false, ..) if alone => 940,
            (true, true, true) => 900,
            (false, _, false) => 890,
            (true, false, true) => 800,
            (false, _, true) => 700,
        };
        (sure >= LEAST).then_some((person, Certainty(sure)))
    }

    /// Whether a capitalised word that was not understood, and may be a name, stands among the words `from..to`.
    fn has_unknown(&self, from: usize, to: usize) -> bool {
        self.unknown.get(self.unknown.partition_point(|w| *w < from)).is_some_and(|w| *w < to)
    }

    /// "Smith met him": an object is not its own clause's subject. "Her" is one where no noun can follow it.
    fn is_object(&self, scene: &Scene, i: usize, near: bool) -> bool {
        let object = match scene.lower(i) {
            "him" => true,
            "her" => {
                !scene.continues(i + 1)
                    || scene.lower(i + 1).is_empty()
                    || SMALL.contains(&scene.lower(i + 1))
            }
            _ => false,
        };
        object && near
    }
}

/// Words looked at before and behind a pronoun: longer sentences are lists and the like.
const REACH: usize = 100;

/// The least certainty with which a pronoun is given to somebody.
const LEAST: u16 = 850;

/// Words that no possessive stands before.
const SMALL: [&str; 22] = [
    "a", "after", "and", "as", "at", "because", "before", "but", "by", "for", "from", "in", "into", "of",
    "on", "or", "that", "the", "to", "when", "while", "with",
];

/// Whether another human being of this gender is spoken of between the name and the pronoun.
fn crowded(scene: &Scene, from: usize, i: usize, gender: Gender) -> bool {
    (from..i).any(|w| scene.case(w) == Case::Other && gender::of_noun(scene.lower(w)) == Some(gender))
}

/// What the words of and before a name say: "Mrs", "Ann", "her brother Jo".
fn told(scene: &Scene, name: &Name) -> Option<Gender> {
    let before = |back: usize| name.from.checked_sub(back).filter(|_| scene.continues(name.from));
    let title = before(1).map(|at| if scene.print(at) == "." { at.saturating_sub(1) } else { at });
    let title =
        title.and_then(|at| gender::of_title(scene.lower(at)).or_else(|| gender::of_noun(scene.lower(at))));
    let given = (name.to - name.from > 1).then(|| gender::of_given(&fold(scene.print(name.from)))).flatten();
    title.or(given)
}

/// Capitalised words that may be persons nobody recognised: outside all names and explained by no table, or alone the
/// name of something that the lists do not know, or know as a person's name too.
fn unknown(scene: &Scene, names: &[Name]) -> Vec<usize> {
    let mut names = names.iter().peekable();
    let explained = |w: usize| scene.is(w, RANKS) || scene.is(w, OFFICES) || scene.is(w, COMMON);
    let doubtful = |name: &Name| {
        let flags = scene.flags(name.from);
        let known = flags.is_place() || flags.is_organisation() || flags.has(Flag::People);
        name.kind != NameKind::Person
            && name.to - name.from == 1
            && scene.case(name.from) == Case::Capital
            && (!known || flags.any(&[Flag::Given, Flag::Family]))
    };
    let mut unknown = Vec::new();
    for w in 0..scene.len() {
        while names.next_if(|name| name.to <= w).is_some() {}
        let is = match names.peek().filter(|name| name.from <= w) {
            Some(name) => doubtful(name),
            None => scene.is_name_word(w) && !scene.opens(w) && !explained(w),
        };
        if is {
            unknown.push(w);
        }
    }
    unknown
}

/// Whether a name opens a sentence or a clause, title and article aside, and owns nothing: "Smith said", "when
/// General Smith left", but not "with Smith" nor "Smith's plan".
fn is_subject(scene: &Scene, name: &Name) -> bool {
    let mut at = name.office.map_or(name.from, |office| office.from);
    while at > 0 && !scene.words[at].starts && scene.is(at - 1, LEADS) {
        at -= 1;
    }
    let opens = scene.words[at].starts || at == 0 || scene.print(at - 1) == "," || scene.is(at - 1, CLAUSES);
    opens && !matches!(scene.print(name.to), "’s" | "'s" | "’" | "'")
}

/// What stands before a name that opens a clause.
const LEADS: &Table = &Table::new(90, "a an dr mr mrs ms the");

/// Words behind which a clause begins.
const CLAUSES: &Table =
    &Table::new(91, "after although because before but if said since that though until when whether while");

/// All of these, by their numbers.
pub(super) const TABLES: [&Table; 2] = [LEADS, CLAUSES];

#[cfg(test)]
mod tests {
    use crate::article::Meta;
    use crate::extract::{Extractor, MentionKind};

    /// The pronouns resolved in `text` and whose they are.
    fn resolved(text: &str) -> Vec<(String, String)> {
        let found = Extractor::bundled().unwrap().analyse(text, &Meta::default());
        let pronouns = found.mentions.iter().filter(|m| m.kind == MentionKind::Pronoun);
        let whose = |m: &crate::extract::Mention| {
            (m.span.slice(text).to_owned(), found.clusters[m.cluster.0 as usize].name.clone())
        };
        pronouns.map(whose).collect()
    }

    #[test]
    fn pronouns_of_the_only_person_who_can_be_meant() {
        let walker = |word: &str| (word.to_owned(), "Roland Walker".to_owned());
        let text =
            "General Roland Walker arrived in Oslo on Monday. He met officials and gave them his plan.";
        assert_eq!(resolved(text), [walker("He"), walker("his")]);
        let two = "Roland Walker arrived in Oslo with Ingrid Solheim. She showed him the port.";
        assert_eq!(resolved(two), [walker("him")], "she is named as the company of another");
        let text = "Mrs Ingrid Solheim met Roland Walker in Oslo. He left early.";
        assert_eq!(resolved(text), [], "he is no subject");
    }

    #[test]
    fn pronouns_that_could_be_anybodys() {
        let texts = [
            "Roland Walker met Asim Munir in Oslo. He left early.",
            "Roland Walker spoke in Oslo. “He will never agree,” said the minister.",
            "Roland Walker spoke in Oslo. In his time as president, Asim Munir had said the same.",
            "Roland Walker spoke of the father of a soldier. He was not there.",
            "The minister said he would come.",
        ];
        for text in texts {
            assert_eq!(resolved(text), [], "{text}");
        }
    }
}
