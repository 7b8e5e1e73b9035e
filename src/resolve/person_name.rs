//! A person's name in its parts, and whether two names can be one person's.
//!
//! Promise: [`PersonName::fits`] is symmetric, and says no as soon as anything disagrees. Names are taken as
//! given names before a family name, which may carry particles; whoever writes the family name first is
//! matched by whole names alone, which costs a join and never makes a wrong one.

use super::fold;

/// The parts of a name, folded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    /// Given names and initials in order; none in a bare family name.
    pub(super) given: Vec<String>,
    /// What stands between given and family name: `von der`, `al`, `bin`.
    pub(super) particles: Vec<String>,
    /// The last word, hyphens as spaces.
    pub(super) family: String,
    /// `jr`, `sr` or a Roman numeral.
    pub(super) suffix: Option<String>,
}

/// How two full names go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Nothing disagrees.
    Agrees,
    /// Nothing disagrees but that one of them is a junior or senior, which the other would be without it.
    AgreesButForJunior,
}

/// Titles that some writers leave inside a name.
const COURTESY: [&str; 8] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof"];

/// Particles that do not begin a given name.
const PARTICLES: [&str; 31] = [
    "af", "av", "bin", "bint", "da", "das", "de", "del", "dela", "della", "den", "der", "di", "do", "dos",
    "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "ul", "van", "von", "zu", "zum", "zur", "y",
];

/// Particles that are given names too: particles only after one.
const SOMETIMES: [&str; 5] = ["abu", "al", "ben", "san", "mac"];

/// Particles that make the last word a father's name: it is no name to be called by.
const PATRONYMIC: [&str; 5] = ["bin", "bint", "ibn", "ben", "abu"];

impl PersonName {
    /// The parts of `name` as printed; `None` if it has no letters.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let mut words = words(name);
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
        Some(Self { given, particles, family, suffix })
    }

    /// Whether it is a family name alone, or the one name that somebody is known by. `Charles III` is more.
    pub(super) fn is_bare(&self) -> bool {
        self.given.is_empty() && self.suffix.is_none()
    }

    /// All words in order: equal for the spellings of one name.
    pub(super) fn key(&self) -> String {
        let words = self.given.iter().chain(&self.particles).map(String::as_str);
        let words: Vec<&str> = words.chain([self.family.as_str()]).chain(self.suffix.as_deref()).collect();
        words.join(" ").replace('-', " ")
    }

    /// How two full names go together, if they do: same family name, no suffix against another, and given
    /// names of which the shorter list begins or ends the longer.
    pub(super) fn fits(&self, other: &Self) -> Option<Fit> {
        let given = begins(&self.given, &other.given) || ends(&self.given, &other.given);
        let families = self.family == other.family && particles_agree(&self.particles, &other.particles);
        let full = !self.given.is_empty() && !other.given.is_empty();
        let same = full && families && given;
        if same || self.is_particle_of(other) || other.is_particle_of(self) {
            suffixes(self, other)
        } else {
            None
        }
    }

    /// Whether what looks like a given name is the particle of `full`: `Ben Gvir` in `Itamar Ben Gvir`.
    fn is_particle_of(&self, full: &Self) -> bool {
        let particle = self.particles.is_empty() && self.given == full.particles && !full.given.is_empty();
        particle && self.given.len() == 1 && self.family == full.family
    }

    /// Whether this bare name is what the bearer of the `full` name is called by.
    pub(super) fn is_family_of(&self, full: &Self) -> bool {
        let patronymic = full.particles.iter().any(|p| PATRONYMIC.contains(&p.as_str()));
        let particles =
            if self.particles.is_empty() { !patronymic } else { self.particles == full.particles };
        self.is_bare() && !full.is_bare() && self.family == full.family && particles
    }
}

/// The words of a name as printed, without nicknames in quotes, brackets, courtesy titles and stray marks.
fn words(name: &str) -> Vec<String> {
    let quoted =
        |w: &str| w.len() > 2 && w.starts_with(['"', '“', '(', '‘']) && w.ends_with(['"', '”', ')', '’']);
    let words = name.split_whitespace().filter(|w| !quoted(w));
    let trimmed = words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'));
    let mut words: Vec<String> =
        trimmed.filter(|w| w.contains(char::is_alphanumeric)).map(without_possessive).collect();
    let courtesy = |w: &String| COURTESY.contains(&fold(w).trim_end_matches('.'));
    let titles = words.iter().take_while(|w| courtesy(w)).count();
    words.drain(..titles.min(words.len().saturating_sub(1)));
    words
}

fn without_possessive(word: &str) -> String {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).to_owned()
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

fn particles_agree(a: &[String], b: &[String]) -> bool {
    let patronymic = |p: &[String]| p.iter().any(|p| PATRONYMIC.contains(&p.as_str()));
    a == b || (a.is_empty() && !patronymic(b)) || (b.is_empty() && !patronymic(a))
}

fn suffixes(a: &PersonName, b: &PersonName) -> Option<Fit> {
    match (&a.suffix, &b.suffix) {
        (Some(a), Some(b)) if a != b => None,
        (Some(one), None) | (None, Some(one)) if ["jr", "sr", "ii"].contains(&one.as_str()) => {
            Some(Fit::AgreesButForJunior)
        }
        _ => Some(Fit::Agrees),
    }
}

/// Whether two given names can be one: equal, or one the initial of the other.
fn word_fits(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a)
}

/// Whether the shorter list begins the longer: `george`, `george h w`; but not `george w`. Initials alone must not
/// be the longer: `e e` is not `elijah`.
fn begins(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initials = |names: &[String]| names.iter().all(|name| name.chars().count() == 1);
    let more_initials = long.len() > short.len() && initials(long);
    short.iter().zip(long).all(|(a, b)| word_fits(a, b)) && (!more_initials || initials(short))
}

/// Whether the shorter list ends the longer with at least one name written out: `asim`, `syed asim`.
fn ends(a: &[String], b: &[String]) -> bool {
    let pairs = || a.iter().rev().zip(b.iter().rev());
    pairs().all(|(a, b)| word_fits(a, b)) && pairs().any(|(a, b)| a == b && a.chars().count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> (String, String, String, String) {
        let name = PersonName::parse(name).unwrap();
        (name.given.join(" "), name.particles.join(" "), name.family, name.suffix.unwrap_or_default())
    }

    #[test]
    fn names_have_parts() {
        let cases = [
            ("Lloyd J. Austin III", ("lloyd j", "", "austin", "iii")),
            ("George H.W. Bush", ("george h w", "", "bush", "")),
            ("JK Rowling", ("j k", "", "rowling", "")),
            ("Ursula von der Leyen", ("ursula", "von der", "leyen", "")),
            ("von der Leyen", ("", "von der", "leyen", "")),
            ("Le Pen", ("", "le", "pen", "")),
            ("Al Gore", ("al", "", "gore", "")),
            ("Ben Wallace", ("ben", "", "wallace", "")),
            ("Bashar al-Assad", ("bashar", "al", "assad", "")),
            ("Abdel Fattah el-Sisi", ("abdel fattah", "al", "sisi", "")),
            ("Mohammed bin Salman", ("mohammed", "bin", "salman", "")),
            ("Kim Jong-un", ("kim", "", "jong un", "")),
            ("Martin Luther King, Jr.", ("martin luther", "", "king", "jr")),
            ("Joseph “Joe” Biden", ("joseph", "", "biden", "")),
            ("Mr. Khan’s", ("", "", "khan", "")),
            ("Charles III", ("", "", "charles", "iii")),
            ("Li Xi", ("li", "", "xi", "")),
            ("ASIM MUNIR", ("asim", "", "munir", "")),
            ("Sir", ("", "", "sir", "")),
        ];
        for (name, (given, particles, family, suffix)) in cases {
            let want = (given.to_owned(), particles.to_owned(), family.to_owned(), suffix.to_owned());
            assert_eq!(parts(name), want, "{name:?}");
        }
        assert_eq!(PersonName::parse(" … "), None);
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let same = [
            ("Kim Jong-un", "Kim Jong Un"),
            ("Recep Tayyip Erdoğan", "RECEP TAYYIP ERDOGAN"),
            ("George H. W. Bush", "George H.W. Bush"),
            ("Lloyd J Austin, III", "Lloyd J. Austin III"),
            ("Bashar al-Assad", "Bashar Al Assad"),
            ("Sean O’Brien", "Seán O'Brien"),
        ];
        for (a, b) in same {
            assert_eq!(PersonName::parse(a).unwrap().key(), PersonName::parse(b).unwrap().key(), "{a} / {b}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn fitting_is_mutual_and_any_text_parses(
                a in "([A-C]{1,2}[a-c]{0,2}[ .-]){0,4}(von|al-|bin)? ?[A-B]a( Jr| III)?",
                b in "([A-C]{1,2}[a-c]{0,2}[ .-]){0,4}(von|al-|bin)? ?[A-B]a( Jr| III)?",
                any in "\\PC{0,30}",
            ) {
                let (a, b) = (PersonName::parse(&a).unwrap(), PersonName::parse(&b).unwrap());
                prop_assert_eq!(a.fits(&b), b.fits(&a));
                prop_assert_eq!(a.fits(&a).is_some(), !a.given.is_empty());
                if let Some(name) = PersonName::parse(&any) {
                    prop_assert!(!name.key().is_empty());
                }
            }
        }
    }
}
