//! Which clusters of persons are one person.
//!
//! Promise: the result does not depend on the order of the articles, an article changes nothing for people who
//! share no word of a name with its own, directly or through others, and within a person no two full names
//! disagree. In order:
//!
//! 1. Clusters with the same full name are one person, unless what they do for a living does not go together and
//!    nobody and no body is named with both.
//! 2. Two full names join if they fit ([`PersonName::fits`]), no article has both as two people, and nothing else
//!    speaks against it. Names that fit only nearly want words of an office or company in common. A name that fits
//!    two names which do not fit each other joins neither, or the ones with which it shares words of an office.
//! 3. Single names find their bearers in [`super::bare`].

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::node::{Group, Node, Placed, meet};
use super::{bare, camps};
use crate::article::ArticleId;
use crate::extract::{Called, Fit, PersonName};

/// All clusters with one name, apart from its spelling.
pub(super) struct Class {
    pub(super) name: PersonName,
    /// As printed, in the article whose key comes first.
    pub(super) printed: String,
    pub(super) nodes: Vec<usize>,
    articles: Vec<ArticleId>,
    evidence: Evidence,
    /// Single names by which articles call its bearer.
    pub(super) called: BTreeSet<String>,
    /// Of several people with this name, those of the nodes that say too little to tell which.
    unclear: BTreeSet<usize>,
}

/// A person so far: classes of full names that go together.
pub(super) struct Person {
    pub(super) classes: Vec<usize>,
    pub(super) articles: Vec<ArticleId>,
    pub(super) evidence: Evidence,
}

/// Joins `members`, indices of `nodes` of persons, in ascending order.
pub(super) fn join(nodes: &[Node<'_>], members: &[usize]) -> Vec<Group> {
    let (full, bare) = classes(nodes, members);
    let full: Vec<Class> = full.into_iter().flat_map(|class| class.parted(nodes)).collect();
    let joined = Joins::new(&full);
    let persons = people(&full, &joined);
    let mut groups: Vec<Group> = persons.iter().map(|person| group(nodes, &full, person, &joined)).collect();
    bare::place(nodes, &bare, &full, &persons, &mut groups);
    groups
}

/// Classes of full names, and of bare ones, each in the order of their keys.
fn classes(nodes: &[Node<'_>], members: &[usize]) -> (Vec<Class>, Vec<Class>) {
    let mut by_key: BTreeMap<String, (PersonName, Vec<usize>)> = BTreeMap::new();
    for &at in members {
        let unnamed = || PersonName { family: nodes[at].name.to_string(), ..PersonName::default() };
        let name = PersonName::parse(&nodes[at].name).unwrap_or_else(unnamed);
        let (known, of) = by_key.entry(name.key()).or_insert_with(|| (name.clone(), Vec::new()));
        *known = lesser(known, name);
        of.push(at);
    }
    let class = |(name, of): (PersonName, Vec<usize>)| Class::new(name, nodes, of);
    by_key.into_values().map(class).partition(|class| !class.name.is_bare())
}

/// Of two readings of one key the lesser, with the nicknames of both.
fn lesser(one: &PersonName, mut other: PersonName) -> PersonName {
    let mut one = one.clone();
    let mut nicknames = std::mem::take(&mut one.nicknames);
    nicknames.append(&mut other.nicknames);
    nicknames.sort();
    nicknames.dedup();
    PersonName { nicknames, ..one.min(other) }
}

impl Class {
    /// The class of the nodes `of`, in ascending order and not empty.
    fn new(name: PersonName, nodes: &[Node<'_>], of: Vec<usize>) -> Self {
        let all = || of.iter().map(|at| &nodes[*at]);
        let mut articles: Vec<ArticleId> = all().map(|node| node.article).collect();
        articles.sort_unstable();
        articles.dedup();
        let forms = all().flat_map(|node| &node.forms).filter_map(|(form, _)| PersonName::parse(form));
        Self {
            name,
            printed: nodes[of[0]].name.to_string(),
            articles,
            evidence: Evidence::of(all().map(|node| &node.evidence)),
            called: forms.filter(PersonName::is_bare).map(|name| name.key()).collect(),
            unclear: BTreeSet::new(),
            nodes: of,
        }
    }

    /// The class itself, or one for each of several people who cannot be one.
    fn parted(self, nodes: &[Node<'_>]) -> Vec<Self> {
        let camps = camps::part(nodes, &self.nodes);
        if camps.len() < 2 {
            return vec![self];
        }
        let class = |camp: &camps::Camp| {
            let unclear = camp.unclear.clone();
            Self { unclear, ..Self::new(self.name.clone(), nodes, camp.nodes.clone()) }
        };
        camps.iter().map(class).collect()
    }

    /// Why this and `other` may be one person, and how sure that is; `None` if they may not.
    fn fits(&self, other: &Self) -> Option<(u16, String)> {
        let fit = self.name.fits(&other.name).filter(|_| self.name.key() != other.name.key())?;
        let (a, b) = (&self.evidence, &other.evidence);
        if meet(&self.articles, &other.articles) || a.disagree(b) {
            return None;
        }
        let (common, words) = (a.common(b), a.offices.shared_words(&b.offices));
        let said = match (words.is_empty(), common.persons + common.bodies) {
            (false, _) => format!("both are called {words}"),
            (true, _) => "both are named with the same others".to_owned(),
        };
        let is = match fit {
            Fit::Agrees => {
                let sure = if common.is_telling() { 960 } else { 900 };
                return Some((sure, "no given name disagrees".to_owned()));
            }
            Fit::AgreesButForJunior => (!words.is_empty()).then_some("no given name disagrees"),
            Fit::ShortGiven => common.is_telling().then_some("one has the short form of the given name"),
            Fit::Spelling => common.is_telling().then_some("the spelling alone differs"),
            Fit::LongFamily if self.cut_short(other) || other.cut_short(self) => {
                return Some((900, "one is called by the first of two family names".to_owned()));
            }
            Fit::LongFamily => common.is_telling().then_some("one goes on with a second family name"),
            Fit::Reversed => {
                let known =
                    self.called.contains(&other.name.family) || other.called.contains(&self.name.family);
                (known || common.is_telling()).then_some("the family name stands first in one")
            }
        };
        let said =
            if words.is_empty() && !common.is_telling() { "so it is called alone".to_owned() } else { said };
        is.map(|is| (800, format!("{is}, and {said}")))
    }

    /// Whether articles call the bearer of this long name by the family name of the `short` one.
    fn cut_short(&self, short: &Self) -> bool {
        self.name.given.contains(&short.name.family) && self.called.contains(&short.name.family)
    }
}

/// Which classes of full names may be joined with which, why, and how sure that is.
struct Joins {
    reasons: BTreeMap<(usize, usize), (u16, String)>,
    neighbours: Vec<BTreeSet<usize>>,
    /// Those of the neighbours that a class is joined with.
    kept: Vec<BTreeSet<usize>>,
}

impl Joins {
    fn new(classes: &[Class]) -> Self {
        let none = vec![BTreeSet::new(); classes.len()];
        let mut joins = Self { reasons: BTreeMap::new(), neighbours: none.clone(), kept: none };
        for (a, b) in pairs(classes) {
            if let Some(reason) = classes[a].fits(&classes[b]) {
                joins.reasons.insert((a, b), reason);
                joins.neighbours[a].insert(b);
                joins.neighbours[b].insert(a);
            }
        }
        for at in 0..classes.len() {
            joins.kept[at] = joins.choose(classes, at);
        }
        joins
    }

    /// The neighbours of `at`, if they all fit each other; else those that share an office with it, if these do.
    fn choose(&self, classes: &[Class], at: usize) -> BTreeSet<usize> {
        let all = &self.neighbours[at];
        if self.all_fit(all) {
            return all.clone();
        }
        let common = |other: usize| classes[at].evidence.common(&classes[other].evidence);
        let some: BTreeSet<usize> = all.iter().copied().filter(|other| common(*other).words > 0).collect();
        if self.all_fit(&some) { some } else { BTreeSet::new() }
    }

    fn all_fit(&self, some: &BTreeSet<usize>) -> bool {
        some.iter().all(|a| some.iter().all(|b| a >= b || self.neighbours[*a].contains(b)))
    }

    /// The classes that are joined with `at`, directly or through others.
    fn reach(&self, at: usize) -> BTreeSet<usize> {
        let (mut reached, mut open) = (BTreeSet::from([at]), vec![at]);
        while let Some(a) = open.pop() {
            for &b in self.kept[a].iter().filter(|b| self.kept[**b].contains(&a)) {
                if reached.insert(b) {
                    open.push(b);
                }
            }
        }
        reached
    }

    fn reason(&self, a: usize, b: usize) -> Option<&(u16, String)> {
        self.reasons.get(&(a.min(b), a.max(b)))
    }
}

/// The pairs of classes whose names could fit: those that share a family name, sound alike, or hold the same words.
fn pairs(classes: &[Class]) -> BTreeSet<(usize, usize)> {
    let mut by_trait: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, class) in classes.iter().enumerate() {
        for index in class.name.indices() {
            by_trait.entry(index).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for sharing in by_trait.values() {
        for (i, &a) in sharing.iter().enumerate() {
            pairs.extend(sharing[i + 1..].iter().filter(|b| a != **b).map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs
}

/// Persons by their full names. Where a chain of joins ends in names that disagree, none of it is made.
fn people(classes: &[Class], joins: &Joins) -> Vec<Person> {
    let (mut people, mut done) = (Vec::new(), BTreeSet::new());
    for at in 0..classes.len() {
        if done.contains(&at) {
            continue;
        }
        let reached = joins.reach(at);
        let whole = joins.all_fit(&reached);
        let own = if whole { reached } else { BTreeSet::from([at]) };
        people.push(Person::new(classes, &own));
        done.extend(own);
    }
    people
}

impl Person {
    fn new(all: &[Class], classes: &BTreeSet<usize>) -> Self {
        let all = || classes.iter().map(|at| &all[*at]);
        let mut articles: Vec<ArticleId> = all().flat_map(|class| class.articles.iter().copied()).collect();
        articles.sort_unstable();
        articles.dedup();
        let evidence = Evidence::of(all().map(|class| &class.evidence));
        Self { classes: classes.iter().copied().collect(), articles, evidence }
    }

    /// By which part of the name, if at all, the bare name calls this person: so the name itself has it, or so an
    /// article does.
    pub(super) fn called(&self, classes: &[Class], bare: &PersonName) -> Option<Called> {
        let key = bare.key();
        let classes = self.classes.iter().map(|at| &classes[*at]);
        let by = |class: &Class| {
            let named = class.name.called(bare);
            if class.called.contains(&key) {
                Some(named.map_or(Called::Nickname, |n| n.min(Called::Nickname)))
            } else {
                named
            }
        };
        classes.filter_map(by).min()
    }
}

/// The members of a person, with reasons that lead to the fullest name.
fn group(nodes: &[Node<'_>], classes: &[Class], person: &Person, joins: &Joins) -> Group {
    let words = |class: &Class| class.printed.split_whitespace().count();
    let fullest =
        person.classes.iter().copied().max_by_key(|at| (words(&classes[*at]), std::cmp::Reverse(*at)));
    let alone = person.articles.len() == 1;
    let mut group = Group::new();
    for &at in &person.classes {
        let class = &classes[at];
        let joined = fullest.filter(|f| *f != at).map(|f| (&classes[f].printed, joins.reason(at, f)));
        for &node in &class.nodes {
            let name = &nodes[node].name;
            let (certainty, why) = match joined {
                _ if class.unclear.contains(&node) => (
                    600,
                    format!(
                        "{name} is the name of several people here; this one is named with most of the same others"
                    ),
                ),
                Some((full, Some((certainty, reason)))) => {
                    (*certainty, format!("{name} fits {full}: {reason}"))
                }
                _ if alone => (1000, format!("The only article that names {name}")),
                _ => (970, "Same full name".to_owned()),
            };
            group.push(Placed::new(node, certainty, why));
        }
    }
    group
}
