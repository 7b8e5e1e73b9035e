//! From the clear mentions of a name to its unclear ones: "Walker said" after "General Roland Walker",
//! names in headlines that capitalise everything, a town that is a person here.

use std::collections::BTreeMap;

use super::NameKind;
use super::lists::{Flag, fold};
use super::name::{Name, Rules};
use super::person::names_something_else;
use super::scene::Case;
use super::tables::{COMMON, PARTICLES, SUFFIXES};
use crate::text::one_line;

/// How sure a name is that only the article's other mentions show: in marked text two in three are right.
const CARRIED: u16 = 650;

/// What a folded name stands for in this article.
struct Known {
    kind: NameKind,
    /// The clear mention, as printed.
    full: String,
    /// Only part of a person's name.
    part: bool,
    /// Two persons or two kinds share it: the first is kept, with less certainty.
    shared: bool,
}

/// `names` with those added, and those corrected, that the clear names of the same article explain.
pub(super) fn spread(rules: &Rules, names: Vec<Name>) -> Vec<Name> {
    let known = known(rules, &names);
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    let mut i = 0;
    while i < rules.scene.len() {
        if let Some(name) = names.next_if(|n| n.from == i) {
            i = name.to;
            out.push(corrected(rules, &known, name));
            continue;
        }
        let limit = names.peek().map_or(rules.scene.len(), |n| n.from);
        match carried(rules, &known, i, limit) {
            Some(name) => {
                i = name.to;
                out.push(name);
            }
            None => i += 1,
        }
    }
    out
}

/// Names of two words and more, and the family names in them.
fn known(rules: &Rules, names: &[Name]) -> BTreeMap<String, Known> {
    let scene = rules.scene;
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut learn = |key: String, name: &Name, part: bool| {
        let full = one_line(scene.span(name.from, name.to).slice(scene.text));
        known
            .entry(key)
            .and_modify(|k| k.shared |= k.kind != name.kind || (part && k.part && !related(&k.full, &full)))
            .or_insert(Known { kind: name.kind, full, part, shared: false });
    };
    for name in names.iter().filter(|n| n.certainty.0 >= 650) {
        learn(fold(scene.span(name.from, name.to).slice(scene.text)), name, false);
        if name.kind == NameKind::Person {
            for from in tails(rules, name) {
                learn(fold(scene.span(from, name.to).slice(scene.text)), name, true);
            }
        }
    }
    known
}

fn related(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short.split(' ').all(|w| {
        long.split(' ')
            .any(|l| l == w || (w.len() == 1 && l.starts_with(w)) || (l.len() == 1 && w.starts_with(l)))
    })
}

/// Where the shorter forms of a person's name begin: "Munir", "Lula da Silva", "von der Leyen".
fn tails<'r>(rules: &'r Rules, name: &Name) -> impl Iterator<Item = usize> + use<'r> {
    let scene = rules.scene;
    (name.from + 1..name.to).filter(|&w| {
        let glued = scene.glued(w) || scene.is(w, SUFFIXES);
        !glued && (scene.case(w) == Case::Capital || scene.is(w, PARTICLES))
    })
}

/// A lone word that the lists take for something else is the person whose family name it is.
fn corrected(rules: &Rules, known: &BTreeMap<String, Known>, mut name: Name) -> Name {
    let scene = rules.scene;
    let lone =
        name.to - name.from == 1 && name.kind != NameKind::Person && scene.case(name.from) == Case::Capital;
    if !lone || rules.says_place(name.from) {
        return name;
    }
    if let Some(k) = known.get(&fold(scene.print(name.from))).filter(|k| k.part && k.kind == NameKind::Person)
    {
        // A country or a people stays what it is unless it is a listed family name as well.
        let flags = scene.flags(name.from);
        if !flags.any(&[Flag::Country, Flag::People]) || flags.has(Flag::Family) {
            name.kind = NameKind::Person;
            name.certainty.0 = if k.shared { 600 } else { 820 };
            name.why = format!("Family name of {}", k.full);
        }
    }
    name
}

/// A name not marked yet whose words are a clear name elsewhere in the article.
fn carried(rules: &Rules, known: &BTreeMap<String, Known>, i: usize, limit: usize) -> Option<Name> {
    const LONGEST: usize = 5;
    let scene = rules.scene;
    let particle = |w: usize| scene.is(w, PARTICLES) || (scene.print(w) == "-" && scene.glued(w));
    if !matches!(scene.case(i), Case::Capital | Case::Upper) && !scene.is(i, PARTICLES) {
        return None;
    }
    let mut end = i + 1;
    while end < limit
        && end - i < LONGEST
        && scene.continues(end)
        && (scene.case(end) != Case::Other || particle(end))
    {
        end += 1;
    }
    let whole = (i + 1..=end).rev().filter(|&to| scene.case(to - 1) != Case::Other).find_map(|to| {
        let k = known.get(&fold(scene.span(i, to).slice(scene.text)))?;
        // The tagger saw this place and was not convinced; family names alone are what it often misses.
        let certainty = match (k.shared, k.part) {
            (true, _) => 600,
            (false, true) => 880,
            (false, false) => CARRIED,
        };
        let why = if k.part {
            format!("Family name of {}", k.full)
        } else {
            "Named clearly elsewhere in the article".into()
        };
        Some(Name::new(i, to, k.kind, certainty, why))
    });
    whole.or_else(|| with_given_name(rules, known, i, limit))
}

/// "Asim Munir" where only "General Munir" is clear: an unknown capitalised word right before a person's name.
fn with_given_name(rules: &Rules, known: &BTreeMap<String, Known>, i: usize, limit: usize) -> Option<Name> {
    let scene = rules.scene;
    let given =
        scene.case(i) == Case::Capital && scene.is_name_word(i) && !names_something_else(rules, i, false);
    let family = i + 1 < limit && scene.continues(i + 1) && scene.case(i + 1) == Case::Capital;
    let follows = scene.continues(i + 2) && scene.case(i + 2) == Case::Capital;
    if !given || !family || follows || scene.is(i, COMMON) || scene.words[i].titled {
        return None;
    }
    let k = known.get(&fold(scene.print(i + 1))).filter(|k| k.kind == NameKind::Person)?;
    // Where the full name is known, another word before the family name is another person or none.
    (!k.full.contains(' ')).then(|| {
        let why = format!("Ends in {}, a person named clearly elsewhere in the article", k.full);
        Name::new(i, i + 2, NameKind::Person, 750, why)
    })
}
