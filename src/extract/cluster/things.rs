//! Which names of one article are one body's, place's or other thing's.
//!
//! Names of one kind are one if they have one [`key`]. A short name is the long one whose letters or words it
//! takes ("MIT", "House of Representatives" as "House", "Harvard University" as "Harvard"), if the article has only
//! one such long name; which of these ways to shorten a name may be trusted was measured on names marked by hand.

use std::collections::{BTreeMap, BTreeSet};

use super::Groups;
use crate::extract::NameKind;
use crate::extract::lists::{Flag, Lists, fold};
use crate::extract::name::Name;
use crate::extract::scene::Scene;
use crate::extract::tables::BODY_HEADS;
use crate::extract::ties::{Tie, Ties};
use crate::extract::vocabulary::has;
use crate::text::one_line;
use crate::text::order::gathered;

/// A name by its kind and key.
type Key = (NameKind, String);

/// What a name's own words say: its key, and why that is not simply its spelling.
struct Named {
    at: usize,
    key: Key,
    printed: String,
    why: String,
}

/// Puts the names that are no person's into groups.
pub(super) fn join(scene: &Scene, lists: &Lists, ties: &Ties, names: &[Name], groups: &mut Groups) {
    let all = named(scene, lists, ties, names);
    let aliases = aliases(lists, &all);
    let mut by_key: BTreeMap<&Key, u32> = BTreeMap::new();
    for named in &all {
        let alias = aliases.get(&named.key);
        let key = alias.map_or(&named.key, |alias| &alias.long);
        let Some(&group) = by_key.get(key) else {
            by_key.insert(key, groups.open(named.at));
            groups.why[named.at].clone_from(&named.why);
            continue;
        };
        match alias {
            Some(alias) => groups.join(named.at, group, alias.why.clone(), alias.certainty),
            None if named.why.is_empty() => groups.join(named.at, group, String::new(), 940),
            None => groups.join(named.at, group, named.why.clone(), 940),
        }
    }
}

fn named(scene: &Scene, lists: &Lists, ties: &Ties, names: &[Name]) -> Vec<Named> {
    let long_forms = tied_keys(scene, lists, ties, names);
    let printed = |n: &Name| one_line(scene.span(n.from, n.to).slice(scene.text));
    let others = || names.iter().enumerate().filter(|(_, n)| n.kind != NameKind::Person);
    let spelled: BTreeSet<String> = gathered(others().map(|(_, n)| fold(&printed(n))));
    let named = |(at, name): (usize, &Name)| {
        let printed = printed(name);
        let tied = (ties.name(scene, name.from).is_some() && name.to - name.from == 1)
            .then(|| long_forms.get(scene.lower(name.from)))
            .flatten();
        let listed = || lists.expand(&printed).filter(|long| spelled.contains(&fold(long)));
        let (key, why) = match tied {
            Some((key, long)) => (key.clone(), format!("short for {long}")),
            None => match listed() {
                Some(long) => (key(lists, name.kind, long), format!("short for {long}")),
                None => (key(lists, name.kind, &printed), String::new()),
            },
        };
        Named { at, key: (name.kind, key), printed, why }
    };
    others().map(named).collect()
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
    let keyed = |tie: &Tie| (key(lists, NameKind::Organisation, &long(tie)), long(tie));
    gathered(ties.names.iter().map(|(short, tie)| (short.clone(), keyed(tie))))
}

/// The long name that a short one stands for in this article.
struct Alias {
    long: Key,
    why: String,
    certainty: u16,
}

/// The ways in which a short name is made from a long one, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Short {
    /// "MIT".
    Letters,
    /// "House" from "House of Representatives".
    BeforeOf,
    /// "Harvard" from "Harvard University".
    WithoutHead,
    /// "Parliament" from "Norwegian Parliament".
    WithoutPlace,
    /// "Command" from "US Central Command".
    HeadAlone,
}

/// The short names of the article that stand for exactly one of its long ones.
fn aliases(lists: &Lists, all: &[Named]) -> BTreeMap<Key, Alias> {
    let mut printed: BTreeMap<&Key, &str> = BTreeMap::new();
    for named in all.iter().filter(|n| n.why.is_empty()) {
        printed.entry(&named.key).or_insert(&named.printed);
    }
    // For each short name the long ones, and the surest way from one to the other.
    let mut longer: BTreeMap<Key, BTreeMap<&Key, Short>> = BTreeMap::new();
    for (key, long) in &printed {
        for (short, way) in shorts(lists, key.0, long) {
            let short = (key.0, short);
            let Some(form) = printed.get(&short).filter(|_| short != **key) else { continue };
            let capitals = form.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
            if way != Short::Letters || capitals {
                let known = longer.entry(short).or_default().entry(key).or_insert(way);
                *known = way.min(*known);
            }
        }
    }
    let mut aliases: BTreeMap<Key, Alias> = BTreeMap::new();
    for (short, longer) in &longer {
        let mut all = longer.iter();
        if let (Some((long, way)), None) = (all.next(), all.next()) {
            let (why, certainty) = because(*way, printed[*long]);
            aliases.insert(short.clone(), Alias { long: (*long).clone(), why, certainty });
        }
    }
    follow(&mut aliases);
    aliases
}

/// Lets every alias lead to the longest name: "NA" to "National Assembly" to "Malagasy National Assembly".
fn follow(aliases: &mut BTreeMap<Key, Alias>) {
    let ends: Vec<(Key, Key)> = aliases
        .iter()
        .map(|(short, alias)| {
            let mut end = &alias.long;
            // A long name has more words or is spelled out, so a chain has no circle; eight steps are plenty.
            for _ in 0..8 {
                match aliases.get(end) {
                    Some(next) => end = &next.long,
                    None => break,
                }
            }
            (short.clone(), end.clone())
        })
        .collect();
    for (short, end) in ends {
        if let Some(alias) = aliases.get_mut(&short) {
            alias.long = end;
        }
    }
}

fn because(way: Short, long: &str) -> (String, u16) {
    match way {
        Short::Letters => (format!("the first letters of {long}"), 930),
        Short::BeforeOf | Short::WithoutHead => {
            (format!("the beginning of {long}, the only such name here"), 880)
        }
        Short::WithoutPlace => (format!("{long} without its place, the only such name here"), 850),
        Short::HeadAlone => (format!("the only body here that ends so: {long}"), 850),
    }
}

/// The keys of the short names that may be made from a long one.
fn shorts(lists: &Lists, kind: NameKind, long: &str) -> Vec<(String, Short)> {
    let folded = plain(long);
    let words: Vec<&str> = folded.split(' ').collect();
    let (Some(last), false) = (words.last(), words.len() < 2) else { return Vec::new() };
    let body = kind == NameKind::Organisation;
    let mut shorts = Vec::new();
    for letters in [initials(&words, false), initials(&words, true)] {
        let enough = if body { 2 } else { 3 };
        if letters.chars().count() >= enough {
            shorts.push((letters, Short::Letters));
        }
    }
    if !body {
        return shorts;
    }
    // "Nintendo of America" and "CNN International" are parts of bodies with names of their own.
    let free = |short: &String| !lists.get(short).is_organisation() || is_generic(lists, short);
    let before_of = words.iter().position(|w| matches!(*w, "of" | "for")).filter(|at| *at > 0);
    shorts.extend(before_of.map(|at| words[..at].join(" ")).filter(free).map(|s| (s, Short::BeforeOf)));
    if has(BODY_HEADS, last) {
        let rest = Some(words[..words.len() - 1].join(" "));
        shorts.extend(rest.filter(free).map(|s| (s, Short::WithoutHead)));
        if is_generic(lists, last) {
            shorts.push(((*last).to_owned(), Short::HeadAlone));
        }
    }
    for at in 1..words.len().min(4) {
        let flags = lists.get(&words[..at].join(" "));
        if flags.is_place() || flags.has(Flag::People) {
            shorts.push((words[at..].join(" "), Short::WithoutPlace));
        }
    }
    shorts
}

/// The first letters of the words, with or without those of small words.
fn initials(words: &[&str], small: bool) -> String {
    const SMALL: [&str; 12] = ["and", "at", "by", "de", "des", "du", "for", "in", "of", "on", "the", "to"];
    words.iter().filter(|w| small || !SMALL.contains(w)).filter_map(|w| w.chars().next()).collect()
}

/// One spelling for all forms of a name: countries by code, bodies and places folded, without "the".
fn key(lists: &Lists, kind: NameKind, text: &str) -> String {
    let plain = plain(text);
    match kind {
        NameKind::Place => country(lists, text, &plain).unwrap_or(plain),
        // "Pakistani Army" is the "Pakistan Army".
        NameKind::Organisation => national(lists, &plain).unwrap_or(plain),
        NameKind::Misc | NameKind::Person => plain,
    }
}

/// Folded, without "the" and a company's legal form.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let plain = folded.strip_prefix("the ").unwrap_or(&folded);
    let legal = [" inc", " corp", " corporation", " ltd", " plc", " llc", " co"];
    legal.iter().find_map(|s| plain.strip_suffix(s)).unwrap_or(plain).to_owned()
}

/// A country by its code, under any name: "U.S.", "the United States", "State of Qatar".
fn country(lists: &Lists, text: &str, plain: &str) -> Option<String> {
    const STYLES: [&str; 6] = [
        "islamic republic of ", "kingdom of ", "republic of ", "state of ", "sultanate of ",
        "commonwealth of ",
    ];
    // Two states share each of these names.
    const SHARED: [&str; 3] = ["china", "congo", "korea"];
    let without_dots = || text.replace('.', "");
    let style = || STYLES.iter().find_map(|s| plain.strip_prefix(s)).filter(|rest| !SHARED.contains(rest));
    let flags =
        [Some(text.to_owned()), Some(plain.to_owned()), Some(without_dots()), style().map(str::to_owned)];
    let listed = flags.into_iter().flatten().map(|name| lists.get(&name));
    let [a, b] = listed.into_iter().find(|f| f.has(Flag::Country))?.country()?;
    Some(format!("\u{1}{}{}", a as char, b as char))
}

/// A nation's body by the country's code.
fn national(lists: &Lists, plain: &str) -> Option<String> {
    let (first, rest) = plain.split_once(' ')?;
    let flags = lists.get(first);
    let body = flags.any(&[Flag::People, Flag::Country]) && has(BODY_HEADS, rest) && is_generic(lists, rest);
    let [a, b] = flags.country().filter(|_| body)?;
    Some(format!("\u{1}{}{} {rest}", a as char, b as char))
}

/// Whether a lone last word ("Army") says which body only in its article; "Taliban" is a name of its own.
fn is_generic(lists: &Lists, word: &str) -> bool {
    let flags = lists.get(word);
    !flags.is_organisation() || flags.has(Flag::Generic)
}
