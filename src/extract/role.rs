//! Which offices a person holds in an article, and where the article speaks of the person by office alone.

use std::collections::BTreeSet;

use super::NameKind;
use super::lists::fold;
use super::name::Name;
use super::office::{Office, is_address, spelled_out};
use super::scene::Scene;
use crate::text::one_line;
use crate::text::order::gathered;

/// An office as printed, and the number of the name (in the article's list of names) that it is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holding {
    pub(super) name: usize,
    pub(super) office: String,
    /// The words of the office, the body beside it included.
    pub(super) words: (usize, usize),
}

impl Holding {
    fn new(scene: &Scene, name: usize, words: (usize, usize)) -> Self {
        let office = one_line(scene.span(words.0, words.1).slice(scene.text));
        Self { name, office, words }
    }
}

/// An office phrase that stands for a person: word range and its printed form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RolePhrase {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) office: String,
}

/// Offices tied to persons: before the name, or after it behind a comma.
pub(super) fn holdings(scene: &Scene, names: &[Name], offices: &[Office]) -> Vec<Holding> {
    let mut out = Vec::new();
    for (number, name) in names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Person) {
        let found = name.office.into_iter().flat_map(|office| {
            let before = apposed_before(scene, offices, office.from);
            [Some(office), before].into_iter().flatten().flat_map(|office| printed(scene, names, office))
        });
        out.extend(found.map(|words| Holding::new(scene, number, words)));
        if let Some(after) = apposed_after(scene, names, offices, number) {
            out.push(Holding::new(scene, number, with_body(scene, names, after)));
        }
        if name.office.is_none()
            && let Some(before) = introduced(scene, names, offices, name)
        {
            out.push(Holding::new(scene, number, with_body(scene, names, before)));
        }
    }
    out
}

/// Office phrases that no name follows and that "the" or a possessive introduces, or that are acronyms.
pub(super) fn role_phrases(
    scene: &Scene,
    names: &[Name],
    offices: &[Office],
    acronyms: &BTreeSet<String>,
) -> Vec<RolePhrase> {
    let taken: BTreeSet<usize> = gathered(names.iter().filter_map(|n| n.office.map(|o| o.from)));
    offices
        .iter()
        .filter(|o| !taken.contains(&o.from) && !is_address(scene, o.from, o.to) && !in_name(names, o))
        .filter_map(|&o| {
            let from = prefix_start(scene, names, o.from);
            let introduced =
                from > 0 && scene.continues(from) && matches!(scene.lower(from - 1), "the" | "’s" | "'s");
            let acronym = o.to - o.from == 1
                && (acronyms.contains(scene.print(o.from)) || spelled_out(scene.lower(o.from)).is_some());
            let text = one_line(scene.span(from, o.to).slice(scene.text));
            (introduced || acronym).then_some(RolePhrase { from: o.from, to: o.to, office: text })
        })
        .collect()
}

/// Whether a name has words of the office: names are in order and do not overlap.
fn in_name(names: &[Name], office: &Office) -> bool {
    let next = names.partition_point(|n| n.to <= office.from);
    names.get(next).is_some_and(|n| n.from < office.to)
}

/// Whether `phrase` can mean `office`: "army chief" the "Pakistan Army chief", "Chief of Army Staff" the "army
/// chief"; but not "British Army chief" any army chief.
pub(super) fn same_office(phrase: &str, office: &str) -> bool {
    let (phrase, office) = (normal(phrase), normal(office));
    !phrase.is_empty() && (phrase == office || (phrase.len() >= 2 && office.ends_with(&phrase)))
}

/// Folded words in the order "body, head": "chief of army staff" becomes "army chief".
fn normal(office: &str) -> Vec<String> {
    let folded = fold(office);
    let folded = spelled_out(&folded).map_or(folded, str::to_owned);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|w| !matches!(*w, "the" | "former" | "then" | "current" | "visiting" | "top"))
        .collect();
    let words = match words.as_slice() {
        [before @ .., "chief", "of", body, "staff"] => [before, &[*body, "chief"]].concat(),
        all => all.to_vec(),
    };
    words.into_iter().map(str::to_owned).collect()
}

/// The office before a name, its rank apart: "Chief of Army Staff", "General".
fn printed(scene: &Scene, names: &[Name], office: Office) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let relation = office.ranks > office.from
        && scene.lower(trim(scene, office.from, office.ranks) - 1) == "counterpart";
    if office.ranks > office.from && !relation {
        let from = prefix_start(scene, names, office.from);
        out.push((from, trim(scene, office.from, office.ranks)));
    }
    if office.ranks < office.to {
        let to = trim(scene, office.ranks, office.to);
        if !is_address(scene, office.ranks, to) {
            out.push((office.ranks, to));
        }
    }
    out
}

/// Without a "(retd)" at the end.
fn trim(scene: &Scene, from: usize, to: usize) -> usize {
    let open = (from..to).find(|&w| scene.print(w) == "(");
    open.filter(|&w| w > from).unwrap_or(to)
}

/// The first word of the country or body that stands right before the office: "| British Army Chief".
fn prefix_start(scene: &Scene, names: &[Name], from: usize) -> usize {
    let mut at = from;
    while let Some(name) = names[..names.partition_point(|n| n.to <= at)].last() {
        if name.to != at || !scene.continues(at) || name.kind == NameKind::Person {
            break;
        }
        at = name.from;
    }
    at
}

/// "the army chief, | General Asim Munir".
fn apposed_before(scene: &Scene, offices: &[Office], from: usize) -> Option<Office> {
    let comma = from.checked_sub(1)?;
    let found = offices[..offices.partition_point(|o| o.to <= comma)].last()?;
    (found.to == comma && scene.print(comma) == "," && scene.continues(from) && scene.continues(comma))
        .then_some(*found)
}

/// "The president of Kenya, | Amara Diallo, …": an office of one behind "the" or a possessive, its body aside, up to a
/// comma before the name; and behind the name the sentence stops or a comma closes: "after meeting the president, Ann
/// Poe left" says nothing of Poe.
fn introduced(scene: &Scene, names: &[Name], offices: &[Office], name: &Name) -> Option<Office> {
    const REACH: usize = 8;
    let comma = name.from.checked_sub(1).filter(|c| scene.print(*c) == "," && scene.continues(name.from))?;
    let closed = !scene.continues(name.to) || matches!(scene.print(name.to), "," | "." | ";");
    let office = *offices[..offices.partition_point(|o| o.to <= comma)].last()?;
    let one = !scene.lower(office.to - 1).ends_with('s') && !is_address(scene, office.from, office.to);
    let near = office.to + REACH > comma && body_end(scene, names, office) == comma;
    let lead = office.from.checked_sub(1).filter(|_| scene.continues(office.from))?;
    let definite = matches!(scene.lower(lead), "the" | "former" | "then" | "current")
        || matches!(scene.print(lead), "’s" | "'s")
        || prefix_start(scene, names, office.from) < office.from;
    (closed && one && near && definite).then_some(office)
}

/// "Kurilla, the commander of the US Central Command": an office soon behind the comma, with nothing but
/// articles, names and possessives between.
fn apposed_after(scene: &Scene, names: &[Name], offices: &[Office], number: usize) -> Option<Office> {
    const REACH: usize = 8;
    let end = names[number].to;
    if scene.print(end) != "," || !scene.continues(end) {
        return None;
    }
    let office = offices[offices.partition_point(|o| o.from <= end)..].first()?;
    if office.from > end + REACH || !scene.continues(office.from) {
        return None;
    }
    let free =
        names[number + 1..].iter().take_while(|n| n.from <= office.to).all(|n| n.office != Some(*office));
    let between = (end + 1..office.from).all(|w| {
        scene.continues(w)
            && (matches!(scene.lower(w), "the" | "a" | "an" | "’s" | "'s" | "retired" | "visiting")
                || names[..names.partition_point(|n| n.from <= w)].last().is_some_and(|n| w < n.to))
    });
    // "Asim Munir, US defence secretary discuss …" lists two persons: without an article the phrase must close.
    let introduced = matches!(scene.lower(end + 1), "the" | "a" | "an" | "then" | "former");
    let closed = introduced || {
        let to = body_end(scene, names, *office);
        !scene.continues(to) || matches!(scene.print(to), "," | "." | "(" | ")" | ";")
    };
    (free && between && closed).then_some(*office)
}

/// The office with the body before it and the one after it: "commander of the US Central Command".
pub(super) fn with_body(scene: &Scene, names: &[Name], office: Office) -> (usize, usize) {
    (prefix_start(scene, names, office.from), body_end(scene, names, office))
}

/// One past the last word of the office and the body named right behind it.
fn body_end(scene: &Scene, names: &[Name], office: Office) -> usize {
    let mut at = office.to;
    if matches!(scene.lower(at), "of" | "for") {
        at += 1;
        if scene.lower(at) == "the" {
            at += 1;
        }
    }
    let next = names.get(names.partition_point(|n| n.from < at));
    // In "the chief of Pakistan's army" the country is not what the office is of.
    let owns = |n: &&Name| matches!(scene.print(n.to), "’s" | "'s");
    let body = next.filter(|n| n.from == at && n.kind != NameKind::Person && scene.continues(at) && !owns(n));
    body.map_or(office.to, |n| n.to)
}
