//! Which clusters of persons are one person.
//!
//! Promise: the result does not depend on the order of the articles, and within a person no two full names
//! disagree. In order:
//!
//! 1. Clusters with the same full name are one person.
//! 2. Two full names join if they fit ([`PersonName::fits`]), no article has both as two people, and their
//!    titles do not say man and woman. A name that fits two names which do not fit each other joins neither,
//!    or the ones with which it shares words of an office.
//! 3. A bare family name joins the only person who is called so; of several, the one with whom it shares most
//!    words of an office; if the article has another of that name, nobody.
//! 4. Bare names that nobody else in the corpus could bear are one person if they are the same.

use std::collections::{BTreeMap, BTreeSet};

use super::node::{Group, Node, meet};
use super::offices::Offices;
use crate::article::ArticleId;
use crate::extract::{Fit, PersonName};

/// All clusters with one name, apart from its spelling.
struct Class {
    name: PersonName,
    /// As printed, in the article whose key comes first.
    printed: String,
    nodes: Vec<usize>,
    articles: Vec<ArticleId>,
    offices: Offices,
    /// Single words by which articles call its bearer.
    called: BTreeSet<String>,
}

/// A person so far: classes of full names that go together.
struct Person {
    classes: Vec<usize>,
    articles: Vec<ArticleId>,
    offices: Offices,
}

/// Joins `members`, indices of `nodes` of persons, in ascending order.
pub(super) fn join(nodes: &[Node<'_>], members: &[usize]) -> Vec<Group> {
    let (full, bare) = classes(nodes, members);
    let joined = Joins::new(&full);
    let persons = people(&full, &joined);
    let mut groups: Vec<Group> = persons.iter().map(|person| group(nodes, &full, person, &joined)).collect();
    let by_word = by_word(&full, &persons);
    for class in &bare {
        place(nodes, class, &full, &persons, &by_word, &mut groups);
    }
    groups
}

/// Classes of full names, and of bare ones, each in the order of their keys.
fn classes(nodes: &[Node<'_>], members: &[usize]) -> (Vec<Class>, Vec<Class>) {
    let mut by_key: BTreeMap<String, Class> = BTreeMap::new();
    for &at in members {
        let node = &nodes[at];
        let Some(name) = PersonName::parse(&node.name) else {
            let unnamed = PersonName { family: node.name.clone(), ..PersonName::default() };
            by_key.entry(node.name.clone()).or_insert_with(|| Class::new(unnamed, node)).add(at, node);
            continue;
        };
        let class = by_key.entry(name.key()).or_insert_with(|| Class::new(name.clone(), node));
        class.name = class.name.clone().min(name);
        class.add(at, node);
    }
    by_key.into_values().map(Class::finished).partition(|class| !class.name.is_bare())
}

impl Class {
    fn new(name: PersonName, node: &Node<'_>) -> Self {
        let (nodes, articles, offices, called) = Default::default();
        Self { name, printed: node.name.clone(), nodes, articles, offices, called }
    }

    fn add(&mut self, at: usize, node: &Node<'_>) {
        self.nodes.push(at);
        self.articles.push(node.article);
        self.offices.add(&node.offices);
        let bare = node.forms.keys().filter_map(|form| PersonName::parse(form)).filter(PersonName::is_bare);
        self.called.extend(bare.map(|name| name.key()));
    }

    fn finished(mut self) -> Self {
        self.articles.sort_unstable();
        self.articles.dedup();
        self
    }

    /// Why this and `other` may be one person; `None` if they may not.
    fn fits(&self, other: &Self) -> Option<String> {
        let fit = self.name.fits(&other.name)?;
        let (a, b) = (&self.offices, &other.offices);
        if a.disagree(b) || meet(&self.articles, &other.articles) {
            return None;
        }
        let words = a.shared_words(b);
        match fit {
            Fit::Agrees => Some("no given name disagrees".to_owned()),
            _ if words.is_empty() => None,
            _ => Some(format!("no given name disagrees, and both are called {words}")),
        }
    }
}

/// Which classes of full names may be joined with which, and why.
struct Joins {
    reasons: BTreeMap<(usize, usize), String>,
    neighbours: Vec<BTreeSet<usize>>,
    /// Those of the neighbours that a class is joined with.
    kept: Vec<BTreeSet<usize>>,
}

impl Joins {
    fn new(classes: &[Class]) -> Self {
        let mut by_family: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, class) in classes.iter().enumerate() {
            by_family.entry(&class.name.family).or_default().push(at);
        }
        let none = vec![BTreeSet::new(); classes.len()];
        let mut joins = Self { reasons: BTreeMap::new(), neighbours: none.clone(), kept: none };
        for family in by_family.values() {
            for (i, &a) in family.iter().enumerate() {
                for &b in &family[i + 1..] {
                    if let Some(reason) = classes[a].fits(&classes[b]) {
                        joins.reasons.insert((a, b), reason);
                        joins.neighbours[a].insert(b);
                        joins.neighbours[b].insert(a);
                    }
                }
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
        let agrees = |other: &&usize| classes[at].offices.shared(&classes[**other].offices) > 0;
        let some: BTreeSet<usize> = all.iter().filter(agrees).copied().collect();
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

    fn reason(&self, a: usize, b: usize) -> Option<&str> {
        self.reasons.get(&(a.min(b), a.max(b))).map(String::as_str)
    }
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
        done.extend(if whole { reached.clone() } else { BTreeSet::from([at]) });
        people.push(Person::new(classes, if whole { reached } else { BTreeSet::from([at]) }));
    }
    people
}

impl Person {
    fn new(all: &[Class], classes: BTreeSet<usize>) -> Self {
        let mut person = Self {
            classes: classes.into_iter().collect(),
            articles: Vec::new(),
            offices: Offices::default(),
        };
        for class in person.classes.iter().map(|at| &all[*at]) {
            person.articles.extend(&class.articles);
            person.offices.add(&class.offices);
        }
        person.articles.sort_unstable();
        person.articles.dedup();
        person
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
            let why = match joined {
                Some((full, Some(reason))) => format!("{name} fits {full}: {reason}"),
                _ if alone => format!("The only article that names {name}"),
                _ => "Same full name".to_owned(),
            };
            group.push((node, why));
        }
    }
    group
}

/// Persons by the family names and single words that they go by.
fn by_word(classes: &[Class], persons: &[Person]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut by_word: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, person) in persons.iter().enumerate() {
        for class in person.classes.iter().map(|at| &classes[*at]) {
            for word in class.called.iter().chain([&class.name.family]) {
                by_word.entry(word.clone()).or_default().insert(at);
            }
        }
    }
    by_word
}

/// Finds a person for each cluster of a bare name; those that none fits are one if nobody contests the name.
fn place(
    nodes: &[Node<'_>],
    class: &Class,
    classes: &[Class],
    persons: &[Person],
    by_word: &BTreeMap<String, BTreeSet<usize>>,
    groups: &mut Vec<Group>,
) {
    let words = [class.name.key(), class.name.family.clone()];
    let called: BTreeSet<usize> =
        words.iter().filter_map(|word| by_word.get(word)).flatten().copied().collect();
    let bears = |at: &usize| {
        persons[*at]
            .classes
            .iter()
            .map(|c| &classes[*c])
            .any(|full| class.name.is_family_of(&full.name) || full.called.contains(&class.name.key()))
    };
    let bearers: Vec<usize> = called.into_iter().filter(bears).collect();
    let mut in_article: BTreeMap<ArticleId, u32> = BTreeMap::new();
    class.nodes.iter().for_each(|at| *in_article.entry(nodes[*at].article).or_default() += 1);
    let mut rest = Vec::new();
    for &at in &class.nodes {
        let twice = in_article[&nodes[at].article] > 1;
        let found = if twice { None } else { bearer(&nodes[at], class, classes, persons, &bearers) };
        match found {
            Some((person, why)) => groups[person].push((at, why)),
            None => rest.push(at),
        }
    }
    let contested = !bearers.is_empty() || in_article.values().any(|n| *n > 1);
    groups.extend(apart_or_one(nodes, rest, contested));
}

/// Which of the `bearers` of a bare name a cluster means, and why.
fn bearer(
    node: &Node<'_>,
    class: &Class,
    classes: &[Class],
    persons: &[Person],
    bearers: &[usize],
) -> Option<(usize, String)> {
    if bearers.iter().any(|p| persons[*p].articles.binary_search(&node.article).is_ok()) {
        return None;
    }
    let possible = |p: &&usize| {
        let theirs = &persons[**p].offices;
        !node.offices.disagree(theirs) && node.offices.allow_family_of(theirs)
    };
    let possible: Vec<usize> = bearers.iter().filter(possible).copied().collect();
    let mut scored: Vec<(usize, usize)> =
        possible.iter().map(|p| (node.offices.shared(&persons[*p].offices), *p)).collect();
    scored.sort_unstable_by(|a, b| b.cmp(a));
    let family = |p: usize| {
        let full = persons[p].classes.iter().map(|c| &classes[*c].name);
        full.into_iter().any(|full| class.name.is_family_of(full) && !full.given.is_empty())
    };
    let kind = |p| if family(p) { "Bare family name" } else { "Short name" };
    let (name, n) = (&node.name, possible.len());
    match scored[..] {
        [(_, only)] => {
            Some((only, format!("{}; the only person called {name} in this collection", kind(only))))
        }
        [(best, p), (next, _), ..] if best > next => {
            let words = node.offices.shared_words(&persons[p].offices);
            Some((p, format!("{}; of {n} people called {name} this one too is called {words}", kind(p))))
        }
        _ => None,
    }
}

/// Clusters of one bare name: one person if the name is not contested, else each its own.
fn apart_or_one(nodes: &[Node<'_>], rest: Vec<usize>, contested: bool) -> Vec<Group> {
    let quarrel = rest.iter().any(|at| nodes[*at].offices.only_he())
        && rest.iter().any(|at| nodes[*at].offices.only_she());
    if contested || quarrel {
        let why = |at: usize| format!("Kept apart: which {} is meant cannot be told", nodes[at].name);
        return rest.into_iter().map(|at| vec![(at, why(at))]).collect();
    }
    let why = |at: usize| match rest.len() {
        1 => format!("The only article that names {}", nodes[at].name),
        _ => "Same name; nobody in this collection has a fuller one".to_owned(),
    };
    if rest.is_empty() { Vec::new() } else { vec![rest.iter().map(|at| (*at, why(*at))).collect()] }
}
