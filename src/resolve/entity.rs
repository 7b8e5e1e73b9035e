//! From joined clusters to entries of the cast: name, forms, offices, key.
//!
//! Promise: keys are unique and, like all else but article numbers, independent of the order of the articles.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::node::{Group, Node, Placed};
use super::{Entity, Form, Member, fold};
use crate::article::EntityKey;
use crate::extract::{Certainty, NameKind};

/// The entities of `groups`, none of which is empty.
pub(super) fn entities(nodes: &[Node<'_>], groups: Vec<Group>) -> Vec<Entity> {
    let mut ordered: Vec<_> = groups
        .into_iter()
        .map(|mut group| {
            // Nodes are ordered by article key, so the first node is the same whatever the articles' order.
            group.sort_unstable_by_key(|placed| placed.node);
            let name = fullest(nodes, &group);
            (
                nodes[group[0].node].found.kind,
                fold(&name),
                nodes[group[0].node].key,
                group[0].node,
                name,
                group,
            )
        })
        .collect();
    ordered.sort_unstable_by(|a, b| (a.0, &a.1, a.2, a.3).cmp(&(b.0, &b.1, b.2, b.3)));
    let mut taken = BTreeMap::new();
    let entity = |(kind, _, _, _, name, group): (_, _, _, _, String, Group)| Entity {
        key: unique(&name, &mut taken),
        kind,
        forms: forms(nodes, &group),
        offices: offices(nodes, &group),
        members: members(nodes, group),
        name,
    };
    ordered.into_iter().map(entity).collect()
}

/// The name with most words, then the one of most articles, then the first by text; "the" is no word. Places go
/// by the name of most articles that is written out: "United States", not "US" nor "United States of America".
fn fullest(nodes: &[Node<'_>], group: &Group) -> String {
    let mut used: BTreeMap<&str, u32> = BTreeMap::new();
    group.iter().for_each(|p| *used.entry(&nodes[p.node].name).or_default() += 1);
    let place = group.first().is_some_and(|p| nodes[p.node].found.kind == NameKind::Place);
    let words =
        |name: &str| name.split_whitespace().filter(|w| !w.eq_ignore_ascii_case("the")).count() as u32;
    let rank = |name: &str, n| {
        if place { (u32::from(is_written_out(name)), n, words(name)) } else { (words(name), n, 0) }
    };
    let best = used.into_iter().max_by_key(|(name, n)| (rank(name, *n), Reverse(*name)));
    best.map_or_else(String::new, |(name, _)| name.to_owned())
}

/// Whether a name is more than capitals and dots.
fn is_written_out(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
}

/// The slug of `name`, with the next free number from 2 if it is taken. `taken` holds the last number tried.
fn unique(name: &str, taken: &mut BTreeMap<EntityKey, u64>) -> EntityKey {
    let wanted = EntityKey::new(name);
    let mut key = wanted.clone();
    let mut n = taken.get(&wanted).copied().unwrap_or(1);
    while taken.contains_key(&key) {
        n += 1;
        key = EntityKey::new(&format!("{wanted}-{n}"));
    }
    taken.insert(wanted, n);
    taken.entry(key.clone()).or_insert(1);
    key
}

fn forms(nodes: &[Node<'_>], group: &Group) -> Vec<Form> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (form, n) in group.iter().flat_map(|p| &nodes[p.node].forms) {
        *counts.entry(form).or_default() += n;
    }
    let mut forms: Vec<Form> =
        counts.into_iter().map(|(text, count)| Form { text: text.to_owned(), count }).collect();
    forms.sort_by_key(|form| Reverse(form.count));
    forms
}

/// Offices in order of article and place; of those that differ in case, accents or a last stop alone, the first.
fn offices(nodes: &[Node<'_>], group: &Group) -> Vec<String> {
    let mut by_place: Vec<&Node<'_>> = group.iter().map(|p| &nodes[p.node]).collect();
    by_place.sort_by_key(|node| (node.article, node.cluster));
    let mut seen = BTreeSet::new();
    let offices = by_place.into_iter().flat_map(|node| &node.found.offices);
    offices.filter(|office| seen.insert(fold(office.trim_end_matches('.')))).cloned().collect()
}

fn members(nodes: &[Node<'_>], group: Group) -> Vec<Member> {
    let member = |placed: Placed| {
        let node = &nodes[placed.node];
        let certainty = Certainty(placed.certainty);
        Member { article: node.article, cluster: node.cluster, why: placed.why, certainty }
    };
    let mut members: Vec<Member> = group.into_iter().map(member).collect();
    members.sort_by_key(|member| (member.article, member.cluster));
    members
}
