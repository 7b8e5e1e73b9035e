//! How far a person's name goes, and whether words without a title are one.

use super::NameKind;
use super::lists::Flag;
use super::name::{Name, Rules};
use super::scene::Case;
use super::tables::{
    BODY_HEADS, EVENT_HEADS, OFFICES, PARTICLES, PERSON_VERBS, PLACE_HEADS, RANKS, SPEECH_VERBS, SUFFIXES,
};

/// The most words of a name, particles and initials included.
const LONGEST: usize = 7;

/// One past the last word of the person's name that begins at word `i`, behind a title.
pub(super) fn after_title(rules: &Rules, i: usize) -> Option<usize> {
    let scene = rules.scene;
    let first = if scene.is(i, PARTICLES) && scene.case(i) == Case::Other { i + 1 } else { i };
    // Where all words are capitals, only listed names are taken; the rest is carried over from the body.
    let sure = scene.words.get(first).is_some_and(|w| !w.titled || w.flags.any(&[Flag::Given, Flag::Family]));
    let starts_name = sure && scene.is_name_word(first) && !names_something_else(rules, first, true);
    if !starts_name {
        return None;
    }
    let to = extent(rules, i, true);
    let has_capital = (i..to)
        .any(|w| scene.case(w) == Case::Capital || (scene.words[w].titled && scene.case(w) == Case::Upper));
    let is_head = to - i == 1 && is_head_word(rules, i);
    (has_capital && !is_head).then_some(to)
}

/// A person by the word lists and what stands around: "Wendy Sherman", "Lloyd J. Austin III".
pub(super) fn by_evidence(rules: &Rules, i: usize, limit: usize) -> Option<Name> {
    let scene = rules.scene;
    let to = extent(rules, i, false).min(limit.max(i + 1));
    let to = if scene.print(to) == "." && scene.glued(to) && matches!(scene.lower(to - 1), "jr" | "sr") {
        to + 1
    } else {
        to
    };
    let words = (i..to).filter(|&w| !scene.lower(w).is_empty()).count();
    if words < 2 || (i..to).all(|w| scene.case(w) == Case::Initial) || names_something_else(rules, i, false) {
        return None;
    }
    let (score, reason) = score(rules, i, to);
    (score >= 4).then(|| {
        let certainty = 600 + u16::try_from(score.min(8)).unwrap_or(0) * 40;
        Name::new(i, to, NameKind::Person, certainty, reason)
    })
}

/// "al-Assad", "bin Laden" with a small particle in front.
pub(super) fn lower_particle(rules: &Rules, i: usize, limit: usize) -> Option<Name> {
    let scene = rules.scene;
    let joined = scene.print(i + 1) == "-" && scene.glued(i + 1);
    let next = if joined { i + 2 } else { i + 1 };
    let fits = matches!(scene.lower(i), "al" | "bin" | "el" | "ibn")
        && next < limit
        && scene.is_name_word(next)
        && scene.continues(next);
    if !fits {
        return None;
    }
    let mut to = next + 1;
    while to < limit && scene.continues(to) && scene.is_name_word(to) && scene.case(to) == Case::Capital {
        to += 1;
    }
    let whole = rules.lists.get(scene.span(i, to).slice(scene.text));
    let kind = super::name::kind_of(whole)
        .or((scene.lower(i) != "al" && scene.lower(i) != "el").then_some(NameKind::Person))?;
    Some(Name::new(i, to, kind, 750, format!("Begins with “{}”, as some family names do", scene.print(i))))
}

/// Evidence in half points of certainty, and the strongest piece of it in words.
fn score(rules: &Rules, i: usize, to: usize) -> (i32, String) {
    let scene = rules.scene;
    let last = (i..to).rev().find(|&w| !scene.is(w, SUFFIXES) && scene.case(w) != Case::Other).unwrap_or(i);
    let (first_flags, last_flags) = (scene.flags(i), scene.flags(last));
    let mut all: Vec<(i32, String)> = Vec::new();
    if first_flags.has(Flag::Given) && last != i {
        let weight =
            if first_flags.any(&[Flag::Word, Flag::Country, Flag::City, Flag::People]) { 2 } else { 4 };
        all.push((weight, format!("“{}” is listed as a given name", scene.print(i))));
    }
    if last_flags.has(Flag::Family) && last != i {
        let weight = if last_flags.any(&[Flag::Word, Flag::Country, Flag::People]) { 1 } else { 3 };
        all.push((weight, format!("“{}” is listed as a family name", scene.print(last))));
    }
    if (i..last).any(|w| scene.case(w) == Case::Initial) {
        all.push((3, "It holds an initial".to_owned()));
    }
    if scene.is(to - 1, SUFFIXES) && to - i > 1 {
        all.push((4, format!("It ends in “{}”", scene.print(to - 1))));
    }
    if (i + 1..last).any(|w| scene.is(w, PARTICLES) && scene.case(w) == Case::Other) {
        all.push((2, "It holds a particle of family names".to_owned()));
    }
    if scene.continues(to) && scene.is(to, SPEECH_VERBS) {
        all.push((2, format!("“{}” follows", scene.print(to))));
    }
    if aged_or_described(rules, to) {
        all.push((6, "An age or an office follows after a comma".to_owned()));
    }
    if scene.continues(i) && i > 0 && scene.is(i - 1, PERSON_VERBS) {
        all.push((4, format!("Stands after “{}”, which people do to people", scene.print(i - 1))));
    }
    if behind_office(rules, i) {
        all.push((4, "Stands behind an office and a comma".to_owned()));
    }
    if first_flags.has(Flag::Family) && !first_flags.any(&[Flag::Given, Flag::Word]) && last > i + 1 {
        all.push((2, format!("“{}” is listed as a family name", scene.print(i))));
    }
    let mut sum: i32 = all.iter().map(|(weight, _)| weight).sum();
    sum -= against(rules, i, to, last);
    // The first of those that weigh most.
    let most = all.iter().map(|(weight, _)| *weight).max();
    let why = all.into_iter().find(|(weight, _)| Some(*weight) == most);
    (sum, why.map_or_else(String::new, |(_, why)| why))
}

fn against(rules: &Rules, i: usize, to: usize, last: usize) -> i32 {
    let scene = rules.scene;
    let mut sum = 0;
    for w in i..to {
        let flags = scene.flags(w);
        let personal = flags.any(&[Flag::Given, Flag::Family]);
        if !personal && flags.any(&[Flag::Country, Flag::People, Flag::Organisation, Flag::Metropolis]) {
            sum += 6;
        }
        if scene.case(w) == Case::Upper && !scene.is(w, SUFFIXES) {
            sum += if scene.words[w].titled { 1 } else { 4 };
        }
    }
    if is_head_word(rules, last) && !scene.flags(last).has(Flag::Family) {
        sum += 6;
    }
    if scene.continues(i) && matches!(scene.lower(i - 1), "the" | "a" | "an") {
        sum += 4;
    }
    if scene.opens(i) && !scene.flags(i).has(Flag::Given) {
        sum += 2;
    }
    sum
}

/// ", 46," or ", the … commander …" behind the name.
fn aged_or_described(rules: &Rules, to: usize) -> bool {
    let scene = rules.scene;
    if scene.print(to) != "," || !scene.continues(to + 1) {
        return false;
    }
    let age = scene.print(to + 1).parse::<u8>().is_ok_and(|n| (10..110).contains(&n))
        && matches!(scene.print(to + 2), "," | ".");
    let introduced = matches!(scene.lower(to + 1), "the" | "a" | "an" | "then" | "former");
    let office = rules.offices.get(rules.offices.partition_point(|o| o.from <= to));
    age || office.is_some_and(|o| o.from == to + 1 || (introduced && o.from < to + 6))
}

/// "his Pakistani counterpart, | Asim Munir".
fn behind_office(rules: &Rules, i: usize) -> bool {
    let scene = rules.scene;
    let office = rules.offices[..rules.offices.partition_point(|o| o.to < i)].last();
    scene.continues(i) && i > 0 && scene.print(i - 1) == "," && office.is_some_and(|o| o.to == i - 1)
}

/// One past the last word of the person's name that begins at `i`.
pub(super) fn extent(rules: &Rules, i: usize, titled: bool) -> usize {
    let scene = rules.scene;
    let mut to = i;
    while to < scene.len() && to - i < LONGEST && (to == i || scene.continues(to)) {
        let step = step(rules, i, to, titled);
        if step == 0 {
            break;
        }
        to += step;
    }
    to.max(i + 1)
}

/// How many words the name takes on at word `to`: 0 ends it.
fn step(rules: &Rules, i: usize, to: usize, titled: bool) -> usize {
    let scene = rules.scene;
    let inside = to > i;
    if inside && scene.is(to, SUFFIXES) && scene.case(to) != Case::Other {
        return 1;
    }
    if inside
        && scene.print(to) == ","
        && matches!(scene.lower(to + 1), "jr" | "sr")
        && scene.continues(to + 1)
    {
        return if scene.print(to + 2) == "." { 3 } else { 2 };
    }
    if inside && scene.print(to) == "." && scene.glued(to) && matches!(scene.lower(to - 1), "jr" | "sr") {
        return 1;
    }
    if inside && scene.print(to) == "-" && scene.glued(to) && scene.glued(to + 1) {
        let next = scene.print(to + 1).chars().next();
        return if next.is_some_and(char::is_alphabetic)
            && (scene.is_name_word(to + 1) || scene.is(to - 1, PARTICLES) || !titled)
        {
            2
        } else {
            0
        };
    }
    if scene.is(to, PARTICLES) && scene.case(to) == Case::Other {
        let next = if scene.print(to + 1) == "-" { to + 2 } else { to + 1 };
        let second = if scene.is(next, PARTICLES) { next + 1 } else { next };
        return if scene.continues(second) && scene.is_name_word(second) { next - to } else { 0 };
    }
    let fits = scene.is_name_word(to) && !(inside && names_something_else(rules, to, titled));
    let capitals = scene.case(to) == Case::Upper && !scene.words[to].titled;
    // A line of capitalised words goes on after the name: only listed names are taken there.
    let loose = scene.words[to].titled
        && inside
        && !scene.flags(to).any(&[Flag::Family, Flag::Given])
        && scene.case(to) != Case::Initial;
    usize::from(fits && !capitals && !loose)
}

/// A country, a people, a body, an office: no part of a person's name unless listed as one too.
pub(super) fn names_something_else(rules: &Rules, w: usize, titled: bool) -> bool {
    let scene = rules.scene;
    let flags = scene.flags(w);
    let personal = flags.any(&[Flag::Given, Flag::Family]);
    let office = (scene.is(w, OFFICES) || scene.is(w, RANKS)) && !personal;
    let other = flags.any(&[Flag::Country, Flag::People, Flag::Organisation, Flag::Metropolis]);
    let explained = rules.ties.name(scene, w).is_some();
    let head = !titled && is_head_word(rules, w);
    office || explained || ((other || head) && !personal)
}

fn is_head_word(rules: &Rules, w: usize) -> bool {
    let scene = rules.scene;
    (scene.is(w, BODY_HEADS) || scene.is(w, PLACE_HEADS) || scene.is(w, EVENT_HEADS))
        && !scene.flags(w).has(Flag::Family)
}
