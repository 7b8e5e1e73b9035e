//! Which clusters of bodies, places and other names are one.
//!
//! Promise: the result does not depend on the order of the articles. In order:
//!
//! 1. Clusters with the same name are one, apart from case, accents, "the", a possessive, the dots of an
//!    acronym, a company's legal form and the usual short names of states ([`STATES`]).
//! 2. A name joins another if some article uses it for that other one: "ISPR" joins "Inter-Services Public
//!    Relations" where an article gives both. It stays apart if articles use it for several, if one article
//!    has the two as two, if only a direction tells them apart ([`DIRECTIONS`]), or if it is a word that many
//!    bodies share ([`COMMON`]).
//! 3. Of two names with the same one-word short form ("Centcom"), the shorter joins the longer that ends in it.

use std::collections::{BTreeMap, BTreeSet};

use super::fold;
use super::node::{Group, Node, Placed, meet};
use crate::article::ArticleId;

/// Short names of states in everyday use, and the name in full.
const STATES: [(&str, &str); 15] = [
    ("us", "united states"),
    ("usa", "united states"),
    ("united states of america", "united states"),
    ("america", "united states"),
    ("uk", "united kingdom"),
    ("gb", "united kingdom"),
    ("britain", "united kingdom"),
    ("great britain", "united kingdom"),
    ("united kingdom of great britain and northern ireland", "united kingdom"),
    ("uae", "united arab emirates"),
    ("drc", "democratic republic of the congo"),
    ("dprk", "north korea"),
    ("prc", "china"),
    ("peoples republic of china", "china"),
    ("ussr", "soviet union"),
];

/// Words by which articles call many different bodies.
const COMMON: [&str; 46] = [
    "academy", "administration", "agency", "air force", "army", "assembly", "association", "authority",
    "bank", "bench", "board", "cabinet", "centre", "city", "club", "college", "command", "commission",
    "committee", "company", "congress", "council", "court", "department", "embassy", "force",
    "foreign ministry", "foreign office", "government", "group", "high court", "hospital", "house",
    "institute", "military", "ministry", "navy", "parliament", "party", "police", "province", "republic",
    "senate", "state", "supreme court", "university",
];

/// Words that tell parts and halves of a land apart: "West Germany" is neither "East Germany" nor "Germany".
const DIRECTIONS: [&str; 17] = [
    "central", "east", "eastern", "greater", "inner", "lower", "new", "north", "northeast", "northern",
    "northwest", "outer", "south", "southern", "upper", "west", "western",
];

/// Legal forms that a company's name does without.
const LEGAL: [&str; 8] = ["corp", "corporation", "gmbh", "inc", "incorporated", "limited", "ltd", "plc"];

/// All clusters with one name, apart from its spelling.
#[derive(Default)]
struct Class {
    /// As printed, in the article whose key comes first.
    printed: String,
    nodes: Vec<usize>,
    articles: Vec<ArticleId>,
    /// Other names that articles use for it.
    forms: BTreeSet<String>,
}

/// Joins `members`, indices of `nodes` of one kind that is not persons, in ascending order.
pub(super) fn join(nodes: &[Node<'_>], members: &[usize]) -> Vec<Group> {
    let classes = classes(nodes, members);
    let keys: Vec<&str> = classes.keys().map(String::as_str).collect();
    let classes: Vec<&Class> = classes.values().collect();
    let longer = longer(&keys, &classes);
    let chosen: Vec<Option<(usize, String)>> = (0..classes.len()).map(|at| choose(&longer, at)).collect();
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (at, class) in classes.iter().enumerate() {
        let group = groups.entry(root(&chosen, at)).or_default();
        for &node in &class.nodes {
            let name = &nodes[node].name;
            let (certainty, why) = match &chosen[at] {
                Some((_, why)) => (900, format!("{name} {why}")),
                None if plain(name) != plain(&class.printed) => {
                    (980, format!("{name} and {} are names of one state", class.printed))
                }
                None if class.articles.len() > 1 => (970, "Same name".to_owned()),
                None => (1000, format!("The only article that names {name}")),
            };
            group.push(Placed::new(node, certainty, why));
        }
    }
    groups.into_values().collect()
}

fn classes(nodes: &[Node<'_>], members: &[usize]) -> BTreeMap<String, Class> {
    let mut classes: BTreeMap<String, Class> = BTreeMap::new();
    for &at in members {
        let (node, own) = (&nodes[at], key(&nodes[at].name));
        let forms = node.forms.iter().map(|(form, _)| key(form)).filter(|form| *form != own);
        let class = classes.entry(own.clone()).or_default();
        if class.nodes.is_empty() {
            class.printed = node.name.to_string();
        }
        class.forms.extend(forms);
        class.nodes.push(at);
        class.articles.push(node.article);
    }
    for class in classes.values_mut() {
        class.articles.sort_unstable();
        class.articles.dedup();
    }
    classes
}

/// For each class, those that it may be short for, with the reason.
fn longer(keys: &[&str], classes: &[&Class]) -> Vec<BTreeMap<usize, String>> {
    let mut by_form: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, class) in classes.iter().enumerate() {
        class.forms.iter().for_each(|form| by_form.entry(form).or_default().push(at));
    }
    let apart = |a: usize, b: usize| {
        meet(&classes[a].articles, &classes[b].articles) || differ_in_direction(keys[a], keys[b])
    };
    let mut longer = vec![BTreeMap::new(); classes.len()];
    for (at, key) in keys.iter().enumerate().filter(|(_, key)| !COMMON.contains(key)) {
        for &to in by_form.get(key).into_iter().flatten().filter(|to| !apart(at, **to)) {
            longer[at].insert(to, format!("is what another article calls {} too", classes[to].printed));
        }
    }
    for (form, sharing) in by_form.iter().filter(|(form, _)| is_telling(form)) {
        for (at, to) in sharing.iter().flat_map(|at| sharing.iter().map(move |to| (*at, *to))) {
            let tail = keys[to].strip_suffix(keys[at]).is_some_and(|head| head.ends_with(' '));
            if tail && !COMMON.contains(&keys[at]) && !apart(at, to) {
                let full = &classes[to].printed;
                longer[at].insert(to, format!("is the end of {full}, and both go by “{form}”"));
            }
        }
    }
    longer
}

/// What class `at` is short for, if that is clear: one name, or one that all the others are short for too.
fn choose(longer: &[BTreeMap<usize, String>], at: usize) -> Option<(usize, String)> {
    let mut above = longer[at].iter().filter(|(to, _)| {
        let others = longer[at].keys().filter(|other| other != to);
        others.into_iter().all(|other| longer[*other].contains_key(to))
    });
    let first = above.next().map(|(to, why)| (*to, why.clone()))?;
    // Two that are short for each other: only one of them may point, or neither would be the name in full.
    let mutual = longer[first.0].contains_key(&at) && at < first.0;
    (above.next().is_none() && !mutual).then_some(first)
}

/// The class at the end of the chain from `at`. Chains that close end at their lowest class.
fn root(chosen: &[Option<(usize, String)>], at: usize) -> usize {
    let (mut at, mut seen) = (at, BTreeSet::new());
    while seen.insert(at) {
        match &chosen[at] {
            Some((next, _)) => at = *next,
            None => return at,
        }
    }
    // `at` lies on a circle: walk it once.
    let mut circle = BTreeSet::new();
    while circle.insert(at) {
        at = chosen[at].as_ref().map_or(at, |(next, _)| *next);
    }
    circle.first().copied().unwrap_or(at)
}

/// A name as names are compared: [`plain`], and a state's in full.
pub(super) fn key(name: &str) -> String {
    let plain = plain(name);
    let state = STATES.iter().find(|(short, _)| *short == plain);
    state.map_or(plain, |(_, full)| (*full).to_owned())
}

/// A name without what its spellings differ in; never empty if `name` is not.
fn plain(name: &str) -> String {
    let folded = fold(name).replace('&', " and ");
    let words = folded.split_whitespace().map(|word| word.trim_matches(|c: char| ",;:()[]\"".contains(c)));
    let mut words: Vec<String> = words.map(word_key).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if words.len() > 1 && words.last().is_some_and(|word| LEGAL.contains(&word.as_str())) {
        words.pop();
    }
    let key = words.join(" ");
    if key.is_empty() { folded } else { key }
}

/// A word without possessive and dots, and with hyphens as spaces.
fn word_key(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\'');
    word.replace(['.', '\''], "").replace('-', " ").trim().to_owned()
}

/// Whether two keys are the same but for words that tell directions.
fn differ_in_direction(a: &str, b: &str) -> bool {
    let rest =
        |key: &str| key.split(' ').filter(|w| !DIRECTIONS.contains(w)).map(str::to_owned).collect::<Vec<_>>();
    a != b && rest(a) == rest(b)
}

/// Whether a short form is one word that not every body of its sort goes by.
fn is_telling(form: &str) -> bool {
    !form.contains(' ') && !COMMON.contains(&form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let same = [
            ("the U.S.", "United States of America"),
            ("USA", "US"),
            ("The Express Tribune", "Express Tribune"),
            ("Johnson & Johnson", "Johnson and Johnson"),
            ("Apple Inc.", "Apple"),
            ("Pakistan’s", "Pakistan"),
            ("Inter-Services Intelligence", "Inter Services Intelligence"),
            ("São Paulo", "SAO PAULO"),
            ("St. Petersburg", "St Petersburg"),
        ];
        for (a, b) in same {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
        assert_ne!(key("The"), "");
        assert_ne!(key("..."), "");
    }

    #[test]
    fn circles_end_at_their_lowest() {
        let to = |n: usize| Some((n, String::new()));
        let chosen = [to(1), to(2), to(1), to(0), None];
        assert_eq!([0, 1, 2, 3, 4].map(|at| root(&chosen, at)), [1, 1, 1, 1, 4]);
    }
}
