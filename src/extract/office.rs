//! Offices, ranks and forms of address: "Chief of Army Staff General", "former prime minister", "Mr".
//!
//! An office phrase is a head ("secretary") with the words that belong to it before ("deputy", "defence") and
//! behind ("of state"). Names of countries and bodies beside it are left outside: they are names themselves.

use std::collections::BTreeSet;

use super::lists::Flag;
use super::scene::{Case, Scene};
use super::tables::{
    BODY_HEADS, OFFICE_MODIFIERS, OFFICE_TAILS, OFFICES, PLACE_HEADS, RANKS, SUFFIXES, Table,
};

/// One office phrase, as word numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// First word.
    pub(super) from: usize,
    /// One past the last word.
    pub(super) to: usize,
    /// Where the ranks at its end begin: "Chief of Army Staff | General".
    pub(super) ranks: usize,
}

/// Forms of address that are no office: they make a name a person's, and are shown nowhere.
const ADDRESS: &Table = &Table::new(51, "dr hon madam miss mr mrs ms shri smt sri");

/// All of these, by their numbers.
pub(super) const TABLES: [&Table; 2] = [ADDRESS, GENERALS];

/// All office phrases, in order, without overlap. `acronyms` are those that this article explains as offices.
pub(super) fn offices(scene: &Scene, acronyms: &BTreeSet<String>) -> Vec<Office> {
    let mut out: Vec<Office> = Vec::new();
    let mut i = 0;
    while i < scene.len() {
        let floor = out.last().map_or(0, |o| o.to);
        if is_head(scene, i, acronyms) {
            let to = extend_right(scene, i + 1, acronyms);
            let from = extend_left(scene, i, floor, to);
            let mut ranks = to;
            while ranks > from
                && is_rank(scene, ranks - 1)
                && !(ranks - 1 > from && scene.print(ranks - 2) == "-")
            {
                ranks -= 1;
            }
            while ranks < to && matches!(scene.print(ranks), ")" | ".") {
                ranks += 1;
            }
            // "Crown Prince": without a head of its own before it, the rank is the office.
            if !(from..ranks).any(|w| {
                scene.is(w, OFFICES) || (scene.case(w) == Case::Upper && acronyms.contains(scene.print(w)))
            }) && ranks > from
            {
                ranks = to;
            }
            out.push(Office { from, to, ranks });
            i = to;
        } else {
            i += 1;
        }
    }
    out
}

/// "General" or "Gen ." or "(retd)", but not "chief" and other words that are offices as well.
fn is_rank(scene: &Scene, i: usize) -> bool {
    let bracket = matches!(scene.lower(i), "retd" | "ret" | "rtd" | "retired")
        || matches!(scene.print(i), "(" | ")" | ".");
    bracket
        || (scene.is(i, RANKS)
            && (!scene.is(i, OFFICES) || scene.lower(i) == "marshal")
            && scene.case(i) != Case::Other)
}

/// Whether the words `from..to` are only forms of address.
pub(super) fn is_address(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).all(|i| scene.is(i, ADDRESS) || scene.print(i) == ".")
}

/// Offices written as acronyms everywhere, in capitals only ("pm" is a time of day), and what they stand for.
const SHORT: &[(&str, &str)] = &[
    ("ceo", "chief executive"),
    ("coas", "chief of army staff"),
    ("fm", "foreign minister"),
    ("mp", "member of parliament"),
    ("pm", "prime minister"),
];

/// The office that a well-known acronym stands for.
pub(super) fn spelled_out(short: &str) -> Option<&'static str> {
    SHORT.iter().find(|(s, _)| *s == short).map(|(_, long)| *long)
}

fn is_head(scene: &Scene, i: usize, acronyms: &BTreeSet<String>) -> bool {
    let (case, word) = (scene.case(i), scene.lower(i));
    if case == Case::Upper && acronyms.contains(scene.print(i)) {
        return true;
    }
    if spelled_out(word).is_some() {
        return case == Case::Upper;
    }
    if ends_a_name(scene, i) {
        return false;
    }
    if scene.is(i, RANKS) && case != Case::Other {
        return rank_leads_on(scene, i) || scene.is(i, OFFICES);
    }
    scene.is(i, OFFICES)
        && !(scene.glued(i + 1) && scene.print(i + 1) == "-" && hyphenated(scene, i + 1).is_none())
}

/// "Martin Luther King", "Howard Dean": a listed family name right behind a given name.
fn ends_a_name(scene: &Scene, i: usize) -> bool {
    let family = scene.case(i) == Case::Capital && scene.flags(i).has(Flag::Family) && scene.continues(i);
    let title_before =
        i > 0 && (scene.is(i - 1, OFFICES) || scene.is(i - 1, RANKS) || scene.is(i - 1, OFFICE_MODIFIERS));
    let name_follows =
        scene.continues(i + 1) && scene.case(i + 1) != Case::Other && !scene.is(i + 1, SUFFIXES);
    family
        && !title_before
        && !name_follows
        && scene.case(i - 1) == Case::Capital
        && scene.flags(i - 1).any(&[Flag::Given, Flag::Family])
}

/// Words behind a rank that are looked through for the end of a name.
const LONGEST_NAME: usize = 12;

/// A capital rank is one where a name, another office or a stop follows: "General Munir", "Gen. X";
/// "General Headquarters", "Major roads" are none.
fn rank_leads_on(scene: &Scene, i: usize) -> bool {
    let mut next = i + 1;
    if scene.print(next) == "." && scene.glued(next) {
        next += 1;
    }
    if scene.print(next) == "(" {
        return scene.continues(next);
    }
    // Behind "Gen." the name may look like a new sentence.
    let abbreviated = next == i + 2 && next < scene.len();
    if !scene.continues(next) && !abbreviated {
        return false;
    }
    let mut last = next;
    while last < next + LONGEST_NAME
        && scene.continues(last + 1)
        && scene.case(last + 1) == Case::Capital
        && !scene.flags(last).has(Flag::Given)
    {
        last += 1;
    }
    if names_a_thing(scene, last) && !scene.is(i, OFFICES) {
        return false;
    }
    scene.case(next) != Case::Other && (!names_a_thing(scene, next) || scene.is(next, RANKS))
}

/// "Headquarters", "Command": the last word of a body's or place's name, and no family name.
fn names_a_thing(scene: &Scene, i: usize) -> bool {
    (scene.is(i, BODY_HEADS) || scene.is(i, PLACE_HEADS)) && !scene.flags(i).has(Flag::Family)
}

fn extend_right(scene: &Scene, mut to: usize, acronyms: &BTreeSet<String>) -> usize {
    loop {
        let end = one_more(scene, to)
            .or_else(|| hyphenated(scene, to))
            .or_else(|| tail(scene, to))
            .or_else(|| retired(scene, to))
            .or_else(|| explained(scene, to, acronyms))
            .or_else(|| next_head(scene, to, acronyms));
        match end {
            Some(end) => to = end,
            None => return to,
        }
    }
}

/// The stop of an abbreviation, or the "general" of "attorney general".
fn one_more(scene: &Scene, to: usize) -> Option<usize> {
    let rank = scene.is(to - 1, RANKS) && !scene.is(to - 1, OFFICES);
    let stop = scene.print(to) == "." && scene.glued(to) && (rank || abbreviated(scene, to - 1));
    let general = scene.lower(to) == "general" && scene.continues(to) && scene.is(to - 1, GENERALS);
    (stop || general).then_some(to + 1)
}

/// Offices that "general" may follow: "attorney general".
const GENERALS: &Table =
    &Table::new(52, "attorney consul director governor inspector secretary solicitor surgeon");

fn abbreviated(scene: &Scene, i: usize) -> bool {
    matches!(scene.lower(i), "gov" | "pres" | "rep" | "sec" | "sen")
}

/// "-general", "-elect", "-designate".
fn hyphenated(scene: &Scene, to: usize) -> Option<usize> {
    let joined = scene.print(to) == "-" && scene.glued(to) && scene.glued(to + 1);
    let word = scene.lower(to + 1);
    (joined && matches!(word, "general" | "elect" | "designate" | "in" | "minister" | "marshal"))
        .then(|| if word == "in" && scene.lower(to + 3) == "chief" { to + 4 } else { to + 2 })
}

/// "of army staff", "for foreign affairs": the last word taken is one that can end an office.
fn tail(scene: &Scene, to: usize) -> Option<usize> {
    if !matches!(scene.lower(to), "of" | "for") || !scene.continues(to) {
        return None;
    }
    let mut end = to + 1;
    while scene.continues(end) && scene.is(end, OFFICE_TAILS) {
        end += 1;
    }
    while end > to + 1 && matches!(scene.lower(end - 1), "and" | "the") {
        end -= 1;
    }
    // A capital word right behind ("of State Department") makes it the name of a body.
    let runs_on = scene.continues(end) && scene.case(end) == Case::Capital && scene.is(end, BODY_HEADS);
    (end > to + 1 && !runs_on).then_some(end)
}

/// "(retd)".
fn retired(scene: &Scene, to: usize) -> Option<usize> {
    let inside = matches!(scene.lower(to + 1), "retd" | "ret" | "rtd" | "retired");
    let close = if scene.print(to + 2) == "." { to + 3 } else { to + 2 };
    (scene.print(to) == "(" && inside && scene.print(close) == ")" && scene.continues(to))
        .then_some(close + 1)
}

/// "(CNS)" behind the office that it is short for.
fn explained(scene: &Scene, to: usize, acronyms: &BTreeSet<String>) -> Option<usize> {
    let short =
        scene.print(to) == "(" && acronyms.contains(scene.print(to + 1)) && scene.print(to + 2) == ")";
    let name_follows = scene.continues(to + 3) && scene.case(to + 3) != Case::Other;
    (short && name_follows && scene.continues(to)).then_some(to + 3)
}

/// A further head right behind, with at most three modifiers before it: "Chief of Staff | General".
fn next_head(scene: &Scene, to: usize, acronyms: &BTreeSet<String>) -> Option<usize> {
    let mut at = to;
    while at < to + 3
        && scene.continues(at)
        && scene.is(at, OFFICE_MODIFIERS)
        && !is_head(scene, at, acronyms)
    {
        at += 1;
    }
    (scene.continues(at) && is_head(scene, at, acronyms)).then_some(at + 1)
}

fn extend_left(scene: &Scene, head: usize, floor: usize, to: usize) -> usize {
    let mut from = head;
    while from > floor && scene.continues(from) {
        let before = from - 1;
        if is_next(scene, before, to) {
            break;
        }
        if scene.print(before) == "-" && before > floor && scene.is(before - 1, OFFICE_MODIFIERS) {
            from = before - 1;
        } else if scene.is(before, OFFICE_MODIFIERS) && !belongs_to_body(scene, before, floor) {
            from = before;
        } else {
            break;
        }
    }
    from
}

/// Whether a "then" at word `at`, before an office that ends at word `to`, goes on with the story: "Poe left, then
/// President Diallo spoke". Behind words of time that open a sentence ("In 1999, then President Diallo spoke") it says
/// when the office was held, and behind a name ("Diallo, then president, spoke") too.
pub(super) fn is_next(scene: &Scene, at: usize, to: usize) -> bool {
    const REACH: usize = 60;
    let behind_comma =
        scene.lower(at) == "then" && at > 0 && scene.continues(at) && scene.print(at - 1) == ",";
    if !behind_comma || !scene.continues(to) || scene.case(to) == Case::Other {
        return false;
    }
    let start = (at.saturating_sub(REACH)..at).rev().find(|w| !scene.continues(*w)).unwrap_or(at);
    at - start > 8 || !matches!(scene.lower(start), "in" | "on" | "at" | "during" | "under" | "by")
}

/// "Army" in "British Army Chief" belongs to the army's name, not to the office's.
fn belongs_to_body(scene: &Scene, i: usize, floor: usize) -> bool {
    if i <= floor || !scene.continues(i) || scene.case(i) != Case::Capital || !scene.is(i, BODY_HEADS) {
        return false;
    }
    let before = scene.flags(i - 1);
    scene.case(i - 1) != Case::Other && before.any(&[Flag::Country, Flag::People, Flag::Region, Flag::City])
}
