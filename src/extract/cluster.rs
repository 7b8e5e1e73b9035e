//! Which names of one article belong to one person, body or place.
//!
//! Persons: full names first (given names, initials and suffixes must agree), then lone family names, then
//! lone given names, each to the only fitting person or the one named last. Bodies: by name, by acronym.
//! Places: by name; a country under all its names.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{Flag, Lists, fold};
use super::name::Name;
use super::scene::Scene;
use super::tables::{BODY_HEADS, SUFFIXES, has};
use super::ties::{Tie, Ties};
use super::{ClusterId, NameKind};
use crate::text::one_line;

/// The cluster of each name, numbered in order of first mention, and why.
pub(super) struct Clustering {
    /// For each name, its cluster.
    pub(super) of: Vec<ClusterId>,
    /// For each name, why it is there; empty where the name alone says so.
    pub(super) why: Vec<String>,
}

/// Groups `names`, which are in order of position.
pub(super) fn cluster(scene: &Scene, lists: &Lists, ties: &Ties, names: &[Name]) -> Clustering {
    let mut groups = Groups { of: vec![None; names.len()], why: vec![String::new(); names.len()], next: 0 };
    persons(scene, names, &mut groups);
    others(scene, lists, ties, names, &mut groups);
    groups.numbered()
}

struct Groups {
    of: Vec<Option<u32>>,
    why: Vec<String>,
    next: u32,
}

impl Groups {
    fn open(&mut self, name: usize) -> u32 {
        self.next += 1;
        self.of[name] = Some(self.next - 1);
        self.next - 1
    }

    fn join(&mut self, name: usize, group: u32, why: String) {
        self.of[name] = Some(group);
        self.why[name] = why;
    }

    /// Numbers in order of first mention.
    fn numbered(self) -> Clustering {
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        let of = self
            .of
            .iter()
            .map(|group| {
                let fresh = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                ClusterId(*numbers.entry(group.unwrap_or(u32::MAX)).or_insert(fresh))
            })
            .collect();
        Clustering { of, why: self.why }
    }
}

/// A person's name in parts, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    words: Vec<String>,
    suffix: Option<String>,
}

impl Parts {
    fn new(text: &str) -> Self {
        let folded = fold(text);
        let mut words: Vec<String> = folded.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let suffix = words.pop_if(|w| has(SUFFIXES, w));
        if words.is_empty() {
            words.extend(suffix.clone());
        }
        Self { words, suffix }
    }

    fn family(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// Whether the two can be one person: the shorter name's words stand in the longer's in order, initials
    /// for words allowed, the family name and the suffix agreeing.
    fn agrees(&self, other: &Self) -> bool {
        let suffixes = self.suffix.is_none() || other.suffix.is_none() || self.suffix == other.suffix;
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        if !suffixes || short.family() != long.family() {
            return false;
        }
        // With the same first name the middle names must agree from the first on: "George W." is not "George H. W.".
        let middles =
            |p: &'_ Self| p.words.get(1..p.words.len() - 1).map(<[String]>::to_vec).unwrap_or_default();
        if short.words.len() > 1 && short.words.first() == long.words.first() {
            return middles(short)
                .iter()
                .zip(&middles(long))
                .all(|(s, l)| s == l || initial(s, l) || initial(l, s));
        }
        let mut rest = long.words.iter();
        short.words.iter().all(|w| rest.any(|l| l == w || initial(w, l) || initial(l, w)))
    }
}

fn initial(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}

struct Person {
    group: u32,
    forms: Vec<Parts>,
    full: String,
}

fn persons(scene: &Scene, names: &[Name], groups: &mut Groups) {
    let text = |n: &Name| one_line(scene.span(n.from, n.to).slice(scene.text));
    let all: Vec<(usize, Parts, String)> = names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == NameKind::Person)
        .map(|(i, n)| (i, Parts::new(&text(n)), text(n)))
        .collect();
    let mut found: Vec<Person> = Vec::new();
    // Names come back often: each spelling is compared with the persons so far only once.
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, parts, full) in all.iter().filter(|(_, p, _)| p.words.len() > 1) {
        if let Some(&person) = known.get(full.as_str()) {
            groups.join(*i, found[person].group, String::new());
            continue;
        }
        let home = found.iter().position(|p| p.forms.iter().all(|form| form.agrees(parts)));
        known.insert(full, home.unwrap_or(found.len()));
        match home.map(|p| &mut found[p]) {
            Some(person) => {
                let why = if person.forms.contains(parts) {
                    String::new()
                } else {
                    format!("fits {}: no part of the name disagrees", person.full)
                };
                groups.join(*i, person.group, why);
                if full.len() > person.full.len() {
                    person.full.clone_from(full);
                }
                person.forms.push(parts.clone());
            }
            None => {
                let group = groups.open(*i);
                found.push(Person { group, forms: vec![parts.clone()], full: full.clone() });
            }
        }
    }
    lone_names(&all, groups, &mut found);
}

/// Lone words: the person with that family name, else with that given name, else a person of their own.
/// Among several the one named last before; `all` is in order of position.
fn lone_names(all: &[(usize, Parts, String)], groups: &mut Groups, found: &mut Vec<Person>) {
    let mut index = WordIndex::new(found);
    // When each person was last named, in mentions so far.
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    for (turn, (i, parts, full)) in all.iter().enumerate() {
        if let Some(group) = groups.of[*i] {
            seen.insert(group, turn + 1);
            continue;
        }
        let (fits, part) = index.fitting(parts.family());
        let only = fits.len() == 1;
        let chosen = fits.iter().copied().max_by_key(|&p| (seen.get(&found[p].group), std::cmp::Reverse(p)));
        let group = match chosen {
            Some(p) => {
                let how = if only { "the only person here with it" } else { "the one named last before" };
                let alone = found[p].full == *full;
                let why = if alone { String::new() } else { format!("{part} of {}, {how}", found[p].full) };
                groups.join(*i, found[p].group, why);
                found[p].group
            }
            None => {
                let group = groups.open(*i);
                index.by_family.insert(parts.family().to_owned(), vec![found.len()]);
                found.push(Person { group, forms: vec![parts.clone()], full: full.clone() });
                group
            }
        };
        seen.insert(group, turn + 1);
    }
}

/// Persons, as places in the list of persons, by the words of their names.
struct WordIndex {
    by_family: BTreeMap<String, Vec<usize>>,
    by_given: BTreeMap<String, Vec<usize>>,
}

impl WordIndex {
    fn new(found: &[Person]) -> Self {
        let mut index = Self { by_family: BTreeMap::new(), by_given: BTreeMap::new() };
        for (p, person) in found.iter().enumerate() {
            for form in &person.forms {
                for (map, word) in
                    [(&mut index.by_family, form.words.last()), (&mut index.by_given, form.words.first())]
                {
                    let Some(word) = word else { continue };
                    let places = map.entry(word.clone()).or_default();
                    if places.last() != Some(&p) {
                        places.push(p);
                    }
                }
            }
        }
        index
    }

    fn fitting(&self, word: &str) -> (&[usize], &'static str) {
        match (self.by_family.get(word), self.by_given.get(word)) {
            (Some(family), _) => (family, "family name"),
            (None, Some(given)) => (given, "given name"),
            (None, None) => (&[], ""),
        }
    }
}

fn others(scene: &Scene, lists: &Lists, ties: &Ties, names: &[Name], groups: &mut Groups) {
    let mut by_key: BTreeMap<(NameKind, String), u32> = BTreeMap::new();
    let long_forms = tied_keys(scene, lists, ties, names);
    let printed = |n: &Name| scene.span(n.from, n.to).slice(scene.text);
    let spelled: BTreeSet<String> = names.iter().map(|n| fold(printed(n))).collect();
    for (i, name) in names.iter().enumerate().filter(|(_, n)| n.kind != NameKind::Person) {
        let text = printed(name);
        let mut key = key(lists, name.kind, text);
        let mut why = String::new();
        let tied = if ties.name(scene, name.from).is_some() && name.to - name.from == 1 {
            long_forms.get(&text.to_uppercase())
        } else {
            None
        };
        if let Some((long_key, long)) = tied {
            key.clone_from(long_key);
            why = format!("short for {long}");
        } else if let Some(long) = lists.expand(text).filter(|long| spelled.contains(&fold(long))) {
            key = self::key(lists, name.kind, long);
            why = format!("short for {long}");
        }
        match by_key.get(&(name.kind, key.clone())) {
            Some(&group) => groups.join(i, group, why),
            None => {
                let lone_head =
                    (name.kind == NameKind::Organisation && has(BODY_HEADS, &key) && is_generic(lists, &key))
                        .then(|| only_ending(&by_key, &key))
                        .flatten();
                if let Some((group, full)) = lone_head {
                    groups.join(i, group, format!("the only body here that ends so: {full}"));
                    by_key.insert((name.kind, key), group);
                } else {
                    let group = groups.open(i);
                    by_key.insert((name.kind, key), group);
                    groups.why[i] = why;
                }
            }
        }
    }
}

/// Acronyms that the article explains, with the key and the words of the long form.
fn tied_keys(
    scene: &Scene,
    lists: &Lists,
    ties: &Ties,
    names: &[Name],
) -> BTreeMap<String, (String, String)> {
    let long = |tie: &Tie| {
        // "US Central Command (Centcom)": the letters explain only the last two words, the name is three.
        let whole = names.iter().find(|n| n.to == tie.to && n.from < tie.from);
        one_line(scene.span(whole.map_or(tie.from, |n| n.from), tie.to).slice(scene.text))
    };
    ties.names
        .iter()
        .map(|(short, tie)| (short.clone(), (key(lists, NameKind::Organisation, &long(tie)), long(tie))))
        .collect()
}

/// One spelling for all forms of a name: countries by code, bodies and places folded, without "the".
fn key(lists: &Lists, kind: NameKind, text: &str) -> String {
    let flags = lists.get(text);
    if kind == NameKind::Place
        && flags.has(Flag::Country)
        && let Some([a, b]) = flags.country()
    {
        return format!("\u{1}{}{}", a as char, b as char);
    }
    let folded = fold(text);
    let plain = folded.strip_prefix("the ").unwrap_or(&folded);
    let plain = [" inc", " corp", " corporation", " ltd", " plc", " llc", " co"]
        .iter()
        .find_map(|s| plain.strip_suffix(s))
        .unwrap_or(plain);
    // "Pakistani Army" is the "Pakistan Army".
    let nation = plain.split_once(' ').filter(|_| kind == NameKind::Organisation);
    match nation.map(|(first, rest)| (lists.get(first), rest)) {
        Some((flags, rest))
            if flags.any(&[Flag::People, Flag::Country])
                && has(BODY_HEADS, rest)
                && is_generic(lists, rest) =>
        {
            match flags.country() {
                Some([a, b]) => format!("\u{1}{}{} {rest}", a as char, b as char),
                None => plain.to_owned(),
            }
        }
        _ => plain.to_owned(),
    }
}

/// Whether a lone last word ("Army") says which body only in its article; "Taliban" is a name of its own.
fn is_generic(lists: &Lists, word: &str) -> bool {
    let flags = lists.get(word);
    !flags.is_organisation() || flags.has(Flag::Generic)
}

/// The only body so far whose name ends in the word `head`.
fn only_ending(by_key: &BTreeMap<(NameKind, String), u32>, head: &str) -> Option<(u32, String)> {
    let mut fits = by_key
        .iter()
        .filter(|((kind, key), _)| {
            *kind == NameKind::Organisation && key.len() > head.len() && key.ends_with(head)
        })
        .filter(|((_, key), _)| key.as_bytes()[key.len() - head.len() - 1] == b' ');
    let first = fits.next()?;
    fits.next().is_none().then(|| (*first.1, first.0.1.clone()))
}
