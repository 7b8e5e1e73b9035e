//! Which names of one article are one person's.
//!
//! In order: full names that agree; full names that fit in a weaker way (a short given name, another spelling, a
//! second family name), where no office speaks against it; then single names, in the order of the text, each to the
//! only person who can be called so. Of several, the one whom the article has called so before, else the one
//! introduced first: articles call their main person by the family name alone, and others in full.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Groups;
use crate::extract::lists::{Flag, Lists};
use crate::extract::name::Name;
use crate::extract::scene::Scene;
use crate::extract::{Called, Fit, NameKind, PersonName};
use crate::text::order::gathered;
use crate::text::{fold, one_line};

/// A name of a person in its place.
struct Named {
    /// Its place in the article's list of names.
    at: usize,
    name: PersonName,
    printed: String,
    /// The words of the office before it, folded.
    office: BTreeSet<String>,
}

/// A person so far.
struct Person {
    group: u32,
    forms: Vec<PersonName>,
    /// The longest form, as printed.
    full: String,
    office: BTreeSet<String>,
    /// Single names by which the article has called this person.
    called: BTreeSet<String>,
    /// The turn of the latest mention in full.
    last: usize,
}

/// Puts the persons among `names` into groups.
pub(super) fn join(scene: &Scene, lists: &Lists, names: &[Name], groups: &mut Groups) {
    let all: Vec<Named> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.kind == NameKind::Person)
        .map(|(at, name)| Named::new(scene, at, name))
        .collect();
    let mut people = full_names(lists, &all, groups);
    single_names(&all, groups, &mut people);
}

impl Named {
    fn new(scene: &Scene, at: usize, name: &Name) -> Self {
        let printed = one_line(scene.span(name.from, name.to).slice(scene.text));
        let office = name.office.map_or("", |o| scene.span(o.from, o.to).slice(scene.text));
        let unnamed = || PersonName { family: printed.clone(), ..PersonName::default() };
        Self {
            at,
            name: PersonName::parse(&printed).unwrap_or_else(unnamed),
            printed,
            office: gathered(fold(office).split(' ').filter(|w| !w.is_empty()).map(str::to_owned)),
        }
    }
}

impl Person {
    fn new(group: u32, named: &Named) -> Self {
        Self {
            group,
            forms: vec![named.name.clone()],
            full: named.printed.clone(),
            office: named.office.clone(),
            called: BTreeSet::new(),
            last: 0,
        }
    }

    /// How the full name fits, if it fits all of this person's forms: as the weakest of them.
    fn fits(&self, lists: &Lists, named: &Named) -> Option<Fit> {
        let mut worst = Fit::Agrees;
        for form in &self.forms {
            worst = worst.max(form.fits(&named.name)?);
        }
        let offices_meet = self.office.is_empty()
            || named.office.is_empty()
            || self.office.intersection(&named.office).next().is_some();
        let allowed = match worst {
            Fit::Agrees => true,
            // First without, then with "Jr": father and son. The other way round the article has grown familiar.
            Fit::AgreesButForJunior => offices_meet && named.name.suffix.is_none(),
            // "Martin Luther" is not cut from "Martin Luther King": Luther is a given name too.
            Fit::LongFamily => {
                let short = self.forms.iter().chain([&named.name]).min_by_key(|form| form.given.len());
                offices_meet && short.is_some_and(|short| !is_given_alone(lists, &short.family))
            }
            Fit::ShortGiven | Fit::Spelling | Fit::Reversed => offices_meet,
        };
        allowed.then_some(worst)
    }

    fn learn(&mut self, named: &Named) {
        if !self.forms.contains(&named.name) {
            self.forms.push(named.name.clone());
        }
        if named.printed.len() > self.full.len() {
            self.full.clone_from(&named.printed);
        }
        self.office.extend(named.office.iter().cloned());
    }
}

fn is_given_alone(lists: &Lists, word: &str) -> bool {
    let flags = lists.get(word);
    flags.has(Flag::Given) && !flags.has(Flag::Family)
}

/// Groups the full names, in order of position.
fn full_names(lists: &Lists, all: &[Named], groups: &mut Groups) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    // Names come back often: each spelling is compared with the people so far only once.
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    // Only those who share some trait of the name can fit.
    let mut by_trait: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (turn, named) in all.iter().enumerate().filter(|(_, n)| !n.name.is_bare()) {
        if let Some(&person) = known.get(named.printed.as_str()) {
            groups.join(named.at, people[person].group, String::new(), SAME);
            people[person].last = turn;
            continue;
        }
        let traits = named.name.indices();
        let near: BTreeSet<usize> =
            gathered(traits.iter().filter_map(|t| by_trait.get(t)).flatten().copied());
        let fit = |at: usize| Some((people[at].fits(lists, named)?, Reverse(people[at].last), at));
        let home = near.into_iter().filter_map(fit).min();
        let person = match home {
            Some((fit, _, at)) => {
                let person = &mut people[at];
                let same = person.forms.contains(&named.name);
                let why = if same { String::new() } else { reason(fit, &person.full) };
                groups.join(named.at, person.group, why, certainty(fit));
                person.learn(named);
                at
            }
            None => {
                people.push(Person::new(groups.open(named.at), named));
                people.len() - 1
            }
        };
        people[person].last = turn;
        known.insert(&named.printed, person);
        for index in traits {
            let sharing = by_trait.entry(index).or_default();
            if sharing.last() != Some(&person) {
                sharing.push(person);
            }
        }
    }
    people
}

/// How sure joins are, in thousandths, as measured on names marked by hand.
const SAME: u16 = 950;

const fn certainty(fit: Fit) -> u16 {
    match fit {
        Fit::Agrees => 940,
        Fit::AgreesButForJunior | Fit::ShortGiven | Fit::LongFamily => 900,
        Fit::Spelling | Fit::Reversed => 850,
    }
}

fn reason(fit: Fit, full: &str) -> String {
    match fit {
        Fit::Agrees => format!("fits {full}: no part of the name disagrees"),
        Fit::AgreesButForJunior => format!("fits {full}: the same name without “Jr” or the like"),
        Fit::ShortGiven => format!("fits {full}: a short form of the given name"),
        Fit::Spelling => format!("fits {full}: another spelling"),
        Fit::LongFamily => format!("fits {full}: one goes on with a second family name"),
        Fit::Reversed => format!("fits {full}: the same words, the family name first in one of them"),
    }
}

/// Groups the single names, in order of position.
fn single_names(all: &[Named], groups: &mut Groups, people: &mut Vec<Person>) {
    let mut by_word: BTreeMap<String, Vec<(Called, usize)>> = BTreeMap::new();
    for person in 0..people.len() {
        index(&mut by_word, people, person);
    }
    for named in all.iter().filter(|named| named.name.is_bare()) {
        let word = named.name.key();
        let fits = by_word.get(&word).map_or(&[][..], Vec::as_slice);
        let by = fits.iter().map(|(called, _)| *called).min();
        let fits: Vec<usize> =
            fits.iter().filter(|(called, _)| Some(*called) == by).map(|(_, p)| *p).collect();
        // An inner name says too little where several have it.
        let fits = if by == Some(Called::Inner) && fits.len() > 1 { Vec::new() } else { fits };
        let rank = |p: &&usize| (people[**p].called.contains(&word), Reverse(**p));
        let person = match (fits.iter().max_by_key(rank), by) {
            (Some(&person), Some(by)) => {
                let (why, sure) = why_single(&people[person], by, fits.len(), &word, &named.printed);
                groups.join(named.at, people[person].group, why, sure);
                person
            }
            _ => {
                people.push(Person::new(groups.open(named.at), named));
                by_word.entry(word.clone()).or_default().push((Called::Family, people.len() - 1));
                people.len() - 1
            }
        };
        people[person].called.insert(word);
    }
}

fn index(by_word: &mut BTreeMap<String, Vec<(Called, usize)>>, people: &[Person], person: usize) {
    let mut best: BTreeMap<String, Called> = BTreeMap::new();
    for form in &people[person].forms {
        let words = form.given.iter().chain(&form.nicknames).chain([&form.family]);
        let single = words.map(|word| PersonName { family: word.clone(), ..PersonName::default() });
        let particles = PersonName {
            particles: form.particles.clone(),
            family: form.family.clone(),
            ..PersonName::default()
        };
        for bare in single.chain([particles]) {
            if let Some(called) = form.called(&bare) {
                best.entry(bare.key()).and_modify(|c| *c = called.min(*c)).or_insert(called);
            }
        }
    }
    for (word, called) in best {
        by_word.entry(word).or_default().push((called, person));
    }
}

fn why_single(person: &Person, by: Called, fitting: usize, word: &str, printed: &str) -> (String, u16) {
    if person.full == printed {
        return (String::new(), SAME);
    }
    let part = match by {
        Called::Family => "family name",
        Called::Nickname => "nickname",
        Called::First => "given name",
        Called::Inner => "middle or family name",
    };
    let (how, sure) = match (fitting, person.called.contains(word)) {
        (1, _) if by == Called::Inner => ("the only person here with it", 850),
        (1, _) => ("the only person here with it", 940),
        (_, true) => ("of several here the one called so before", 930),
        (_, false) => ("of several here the one named first", 880),
    };
    (format!("{part} of {}, {how}", person.full), sure)
}
