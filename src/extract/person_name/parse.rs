//! From a name as printed to its parts.

use super::PersonName;
use crate::text::fold;

/// Titles that some writers leave inside a name.
const COURTESY: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof"];

/// Particles that do not begin a given name.
const PARTICLES: [&str; 31] = [
    "af", "av", "bin", "bint", "da", "das", "de", "del", "dela", "della", "den", "der", "di", "do", "dos",
    "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "ul", "van", "von", "zu", "zum", "zur", "y",
];

/// Particles that are given names too: particles only after one.
const SOMETIMES: [&str; 5] = ["abu", "al", "ben", "san", "mac"];

/// Vietnamese family names, which stand first: the "Van" behind them is a given name.
const FAMILY_FIRST: [&str; 14] =
    ["bui", "dang", "do", "ho", "hoang", "huynh", "le", "ngo", "nguyen", "pham", "phan", "tran", "vo", "vu"];

/// What stands between a name and another name of the same person.
const ALIAS: [&str; 4] = ["aka", "alias", "called", "dit"];

impl PersonName {
    /// The parts of `name` as printed; `None` if it has no letters.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let (mut words, nicknames) = words(name);
        let suffix = if words.len() > 1 { words.last().and_then(|w| suffix(w)) } else { None };
        if suffix.is_some() {
            words.pop();
        }
        let last = words.pop()?;
        let (article, family) = split_article(&last);
        let family = fold(family).replace('-', " ");
        if family.is_empty() {
            return None;
        }
        let first_particle = first_particle(&words);
        let given = words[..first_particle].iter().flat_map(|w| given(w, name)).collect();
        let mut particles: Vec<String> = words[first_particle..].iter().map(|w| particle(w)).collect();
        particles.extend(article.map(particle));
        Some(Self { given, particles, family, suffix, nicknames })
    }
}

/// The words of a name as printed, without courtesy titles, letters of orders and stray marks; and, folded, the
/// nicknames in quotes or brackets or behind `dit`.
fn words(name: &str) -> (Vec<String>, Vec<String>) {
    let (mut words, mut nicknames, mut alias) = (Vec::new(), Vec::new(), false);
    for word in name.split_whitespace() {
        let quoted = is_quoted(word);
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric() && (c != '.' || quoted));
        if !plain.contains(char::is_alphanumeric) {
            continue;
        }
        let plain = without_possessive(plain);
        if !words.is_empty() && ALIAS.contains(&plain) {
            alias = true;
        } else if alias || quoted {
            nicknames.push(fold(plain));
        } else {
            words.push(plain.to_owned());
        }
    }
    if words.is_empty() {
        words.append(&mut nicknames);
    }
    let courtesy = |w: &String| COURTESY.contains(&fold(w).trim_end_matches('.'));
    let titles = words.iter().take_while(|w| courtesy(w)).count();
    words.drain(..titles.min(words.len().saturating_sub(1)));
    if name.contains(char::is_lowercase) {
        while words.len() > 2 && words.last().is_some_and(|w| is_order(w)) {
            words.pop();
        }
    }
    (words, nicknames)
}

/// One word in quotes or brackets, all of it.
fn is_quoted(word: &str) -> bool {
    let open = word.starts_with(['"', '“', '(', '‘', '\'', '«', '„']);
    let word = word.trim_end_matches([',', '.']);
    open && word.chars().count() > 2 && word.ends_with(['"', '”', ')', '’', '\'', '»', '“'])
}

/// Letters behind a name that stand for an order or a degree: `FRS`, `CBE`.
fn is_order(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase) && suffix(word).is_none()
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// `word` as a generational suffix, in one spelling. One letter counts only if it is I or V, in capitals.
fn suffix(word: &str) -> Option<String> {
    let plain = word.trim_end_matches('.');
    match fold(plain).as_str() {
        "jr" | "jnr" | "junior" => Some("jr".to_owned()),
        "sr" | "snr" | "senior" => Some("sr".to_owned()),
        numeral => {
            let long = plain.len() > 1 && plain.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
            (long || plain == "I" || word == "V").then(|| numeral.to_owned())
        }
    }
}

/// `al-Assad` as `al` and `Assad`, `Ben-Gvir` likewise. Other hyphens are part of the word.
fn split_article(word: &str) -> (Option<&str>, &str) {
    match word.split_once('-') {
        Some((article, rest)) if is_particle(article) && !rest.is_empty() => (Some(article), rest),
        _ => (None, word),
    }
}

fn is_particle(word: &str) -> bool {
    let folded = fold(word);
    PARTICLES.contains(&folded.as_str()) || SOMETIMES.contains(&folded.as_str())
}

fn particle(word: &str) -> String {
    let folded = fold(word);
    if folded == "el" { "al".to_owned() } else { folded }
}

/// Where the particles before the family name begin: the longest run of them at the end of `words`.
fn first_particle(words: &[String]) -> usize {
    let sure = |at: usize| at > 0 || words[at].starts_with(char::is_lowercase) || !is_given_too(&words[at]);
    let mut first = words.len();
    if words.len() > 1 && words.first().is_some_and(|word| FAMILY_FIRST.contains(&fold(word).as_str())) {
        return first;
    }
    while first > 0 && is_particle(&words[first - 1]) && sure(first - 1) {
        first -= 1;
    }
    first
}

fn is_given_too(word: &str) -> bool {
    SOMETIMES.contains(&fold(word).as_str())
}

/// A given name as printed in `name`: initials one by one, hyphens parted.
fn given(word: &str, name: &str) -> Vec<String> {
    let capitals = word.chars().count() <= 3 && word.chars().all(char::is_uppercase);
    if word.contains('.') {
        return fold(word).split(['.', '-']).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    }
    if capitals && name.contains(char::is_lowercase) {
        return fold(word).chars().map(|c| c.to_string()).collect();
    }
    fold(word).split('-').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
