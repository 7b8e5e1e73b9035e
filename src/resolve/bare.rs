//! Whom a single name means: a family name, or the one name by which somebody is known.
//!
//! In order: the only person who is called so, if nothing speaks against it; of several, the one with whom the
//! article shares most words of an office, persons, bodies and places; otherwise it cannot be told. Single names that
//! nobody else could bear are one person if they are the same; those that several could bear are one only where
//! their articles name the same others.

use std::collections::{BTreeMap, BTreeSet};

use super::camps;
use super::evidence::Evidence;
use super::node::{Group, Node, Placed};
use super::persons::{Class, Person};
use crate::article::ArticleId;
use crate::extract::Called;

/// Finds a person for each cluster of a single name, and groups those that have none.
pub(super) fn place(
    nodes: &[Node<'_>],
    bare: &[Class],
    classes: &[Class],
    persons: &[Person],
    groups: &mut Vec<Group>,
) {
    let people = People { classes, persons, by_word: by_word(classes, persons) };
    for class in bare {
        let bearers = people.bearers(class);
        let mut in_article: BTreeMap<ArticleId, u32> = BTreeMap::new();
        class.nodes.iter().for_each(|at| *in_article.entry(nodes[*at].article).or_default() += 1);
        let mut rest = Vec::new();
        for &at in &class.nodes {
            let twice = in_article[&nodes[at].article] > 1;
            match if twice { None } else { people.bearer(&nodes[at], &bearers) } {
                Some((person, certainty, why)) => groups[person].push(Placed::new(at, certainty, why)),
                None => rest.push(at),
            }
        }
        let sure = |(_, by): &(usize, Called)| *by <= Called::Nickname;
        let contested = bearers.iter().any(sure) || in_article.values().any(|n| *n > 1);
        groups.extend(if contested { apart(nodes, rest) } else { together(nodes, rest) });
    }
}

/// The people with full names.
struct People<'r> {
    classes: &'r [Class],
    persons: &'r [Person],
    by_word: BTreeMap<String, BTreeSet<usize>>,
}

/// Persons by the words of their names and the single names that they go by.
fn by_word(classes: &[Class], persons: &[Person]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut by_word: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, person) in persons.iter().enumerate() {
        for class in person.classes.iter().map(|at| &classes[*at]) {
            let name = &class.name;
            for word in class.called.iter().chain(&name.given).chain(&name.nicknames).chain([&name.family]) {
                by_word.entry(word.clone()).or_default().insert(at);
            }
        }
    }
    by_word
}

impl People<'_> {
    /// Those who may be called by the name of `class`, and by which part of their names.
    fn bearers(&self, class: &Class) -> Vec<(usize, Called)> {
        let words = [class.name.key(), class.name.family.clone()];
        let at: BTreeSet<usize> =
            words.iter().filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
        let called = |at: usize| Some((at, self.persons[at].called(self.classes, &class.name)?));
        at.into_iter().filter_map(called).collect()
    }

    /// Which of the `bearers` of a single name a cluster means, how sure that is, and why.
    fn bearer(&self, node: &Node<'_>, bearers: &[(usize, Called)]) -> Option<(usize, u16, String)> {
        let person = |at: usize| &self.persons[at];
        let here = |at: usize| person(at).articles.binary_search(&node.article).is_ok();
        let usual = |by: &Called| *by <= Called::Nickname;
        let another_here = bearers.iter().any(|(at, by)| usual(by) && here(*at));
        let possible = |(at, _): &&(usize, Called)| {
            let theirs = &person(*at).evidence;
            !here(*at)
                && !node.evidence.disagree(theirs)
                && node.evidence.offices.allow_family_of(&theirs.offices)
        };
        let possible: Vec<(usize, Called)> = bearers.iter().filter(possible).copied().collect();
        let likely: Vec<_> = possible.iter().filter(|(_, by)| usual(by)).copied().collect();
        // A given or middle name alone, or a second bearer in one article, wants evidence.
        let (fitting, free) = if likely.is_empty() { (possible, false) } else { (likely, !another_here) };
        let mut scored: Vec<(usize, usize)> = fitting
            .iter()
            .map(|(at, _)| (node.evidence.common(&person(*at).evidence).weight(), *at))
            .collect();
        scored.sort_unstable_by(|a, b| b.cmp(a));
        let (best, at) = *scored.first()?;
        let next = scored.get(1).map(|(weight, _)| *weight);
        let (name, kind) = (&node.name, kind(&fitting, at));
        match next {
            None if free => {
                let sure = if best > 0 { 970 } else { 900 };
                Some((at, sure, format!("{kind}; the only person called {name} in this collection")))
            }
            None | Some(_) if best >= next.unwrap_or(0) + ENOUGH => {
                let sure = if best >= next.unwrap_or(0) + 2 * ENOUGH { 900 } else { 800 };
                let shared = self.shared(node, at);
                Some((
                    at,
                    sure,
                    format!("{kind}; of {} people called {name} this one {shared}", bearers.len()),
                ))
            }
            _ => None,
        }
    }

    /// What a cluster and a person have in common, in words.
    fn shared(&self, node: &Node<'_>, at: usize) -> String {
        let theirs = &self.persons[at].evidence;
        let words = node.evidence.offices.shared_words(&theirs.offices);
        if words.is_empty() {
            "is named with the same others".to_owned()
        } else {
            format!("too is called {words}")
        }
    }
}

/// How much more the likeliest bearer must have in common with the article than the next.
const ENOUGH: usize = 2;

fn kind(fitting: &[(usize, Called)], at: usize) -> &'static str {
    match fitting.iter().find(|(person, _)| *person == at) {
        Some((_, Called::Family)) => "Bare family name",
        _ => "Short name",
    }
}

/// Clusters of one name that nobody with a fuller one bears: one person, or one for each camp.
fn together(nodes: &[Node<'_>], rest: Vec<usize>) -> Vec<Group> {
    if rest.is_empty() {
        return Vec::new();
    }
    let quarrel = rest.iter().any(|at| nodes[*at].evidence.offices.only_he())
        && rest.iter().any(|at| nodes[*at].evidence.offices.only_she());
    if quarrel {
        return apart(nodes, rest);
    }
    let group = |camp: camps::Camp| {
        let alone = camp.nodes.len() == 1;
        let placed = |at: &usize| match alone {
            true => Placed::new(*at, 1000, format!("The only article that names {}", nodes[*at].name)),
            false if camp.unclear.contains(at) => Placed::new(
                *at,
                600,
                "Same name; of several people this one is named with most of the same others",
            ),
            false => Placed::new(*at, 940, "Same name; nobody in this collection has a fuller one"),
        };
        camp.nodes.iter().map(placed).collect()
    };
    camps::part(nodes, &rest).into_iter().map(group).collect()
}

/// Clusters of a contested name: one where their articles name the same others, else each its own.
fn apart(nodes: &[Node<'_>], rest: Vec<usize>) -> Vec<Group> {
    let mut joined: Vec<(Vec<usize>, Evidence)> = Vec::new();
    for at in rest {
        let own = &nodes[at].evidence;
        let alike = |(members, evidence): &(Vec<usize>, Evidence)| {
            let common = own.common(evidence);
            let apart = members.iter().all(|m| nodes[*m].article != nodes[at].article);
            apart && !own.disagree(evidence) && common.persons > 0 && common.weight() > 3
        };
        let mut homes = (0..joined.len()).filter(|j| alike(&joined[*j]));
        match (homes.next(), homes.next()) {
            (Some(home), None) => {
                joined[home].0.push(at);
                joined[home].1.add(own);
            }
            _ => joined.push((vec![at], own.clone())),
        }
    }
    let why = |at: usize, alone: bool| {
        if alone {
            Placed::new(at, 1000, format!("Kept apart: which {} is meant cannot be told", nodes[at].name))
        } else {
            Placed::new(at, 800, "Same name, and named with the same others")
        }
    };
    joined
        .into_iter()
        .map(|(members, _)| members.iter().map(|at| why(*at, members.len() == 1)).collect())
        .collect()
}
