//! A person's name in its parts, and whether two names can be one person's.
//!
//! Promise: [`PersonName::fits`] is symmetric, and says no as soon as anything disagrees. Names are taken as
//! given names before a family name, which may carry particles. What other customs do with names (the family name
//! first, two family names of which the first is used, other spellings, short given names) is told apart as a
//! weaker [`Fit`], for which the caller should want more evidence.

mod parse;
mod variants;

use variants::{is_short_for, sound};

/// The parts of a name, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PersonName {
    /// Given names and initials in order; none in a bare family name.
    pub(crate) given: Vec<String>,
    /// What stands between given and family name: `von der`, `al`, `bin`.
    pub(crate) particles: Vec<String>,
    /// The last word, hyphens as spaces.
    pub(crate) family: String,
    /// `jr`, `sr` or a Roman numeral.
    pub(crate) suffix: Option<String>,
    /// What the name itself gives as another name: `Robert “Bobby” Rourke`.
    pub(crate) nicknames: Vec<String>,
}

/// How two full names go together, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Nothing disagrees.
    Agrees,
    /// Nothing disagrees but that one of them is a junior or senior, which the other would be without it.
    AgreesButForJunior,
    /// A given name and its usual short form: Robert and Bob.
    ShortGiven,
    /// The same but for spelling: Sergei and Sergey.
    Spelling,
    /// One goes on with another family name: Julio Barrientos, Julio Barrientos Luna.
    LongFamily,
    /// The same words with the family name first in one of them: Mori Kenjiro, Kenjiro Mori.
    Reversed,
}

/// By which part of a full name somebody is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Called {
    /// The family name.
    Family,
    /// A nickname that the full name gives.
    Nickname,
    /// The first given name, which is the family name where that stands first.
    First,
    /// A name between the first and the last, as the first of two family names.
    Inner,
}

/// Particles that make the last word a father's name: it is no name to be called by.
const PATRONYMIC: [&str; 5] = ["bin", "bint", "ibn", "ben", "abu"];

impl PersonName {
    /// Whether it is a family name alone, or the one name that somebody is known by. `Charles III` is more.
    pub(crate) fn is_bare(&self) -> bool {
        self.given.is_empty() && self.suffix.is_none()
    }

    /// All words in order: equal for the spellings of one name. Nicknames are left out.
    pub(crate) fn key(&self) -> String {
        let words = self.given.iter().chain(&self.particles).map(String::as_str);
        let words: Vec<&str> = words.chain([self.family.as_str()]).chain(self.suffix.as_deref()).collect();
        words.join(" ").replace('-', " ")
    }

    /// How two full names go together, if they do. A suffix stands against another.
    pub(crate) fn fits(&self, other: &Self) -> Option<Fit> {
        let full = !self.given.is_empty() && !other.given.is_empty();
        if !full && !self.is_particle_of(other) && !other.is_particle_of(self) {
            return None;
        }
        let fit = self.fits_words(other)?;
        match (&self.suffix, &other.suffix) {
            (Some(a), Some(b)) if a != b => None,
            (Some(one), None) | (None, Some(one)) if ["jr", "sr", "ii"].contains(&one.as_str()) => {
                (fit == Fit::Agrees).then_some(Fit::AgreesButForJunior)
            }
            _ => Some(fit),
        }
    }

    fn fits_words(&self, other: &Self) -> Option<Fit> {
        let families = self.family == other.family && particles_agree(&self.particles, &other.particles);
        let given = || begins(&self.given, &other.given) || ends(&self.given, &other.given);
        let nick = || self.is_nickname_in(other) || other.is_nickname_in(self);
        if families && (given() || nick()) || self.is_particle_of(other) || other.is_particle_of(self) {
            Some(Fit::Agrees)
        } else if families && short_given(&self.given, &other.given) {
            Some(Fit::ShortGiven)
        } else if self.sounds_like(other) {
            Some(Fit::Spelling)
        } else if self.is_cut_from(other) || other.is_cut_from(self) {
            Some(Fit::LongFamily)
        } else {
            (self.is_turned(other) || other.is_turned(self)).then_some(Fit::Reversed)
        }
    }

    /// Whether what looks like a given name is the particle of `full`: `Ben Gvir` in `Itamar Ben Gvir`.
    fn is_particle_of(&self, full: &Self) -> bool {
        let particle = self.particles.is_empty() && self.given == full.particles && !full.given.is_empty();
        particle && self.given.len() == 1 && self.family == full.family
    }

    /// Whether the one given name of `self` is a nickname that `full` gives.
    fn is_nickname_in(&self, full: &Self) -> bool {
        self.given.len() == 1 && full.nicknames.contains(&self.given[0])
    }

    fn sounds_like(&self, other: &Self) -> bool {
        let same = |a: &str, b: &str| a == b || sound(a) == sound(b);
        self.given.len() == other.given.len()
            && same(&self.family, &other.family)
            && particles_agree(&self.particles, &other.particles)
            && self.given.iter().zip(&other.given).all(|(a, b)| same(a, b))
            && self.given.iter().any(|name| name.chars().count() > 1)
    }

    /// Whether `long` goes on with further family names: `Julio Barrientos` is cut from `Julio Barrientos Luna`.
    fn is_cut_from(&self, long: &Self) -> bool {
        let at = long.given.iter().skip(1).position(|name| *name == self.family);
        at.is_some_and(|at| {
            let before = &long.given[..=at];
            self.particles.is_empty() && self.given.len() <= before.len() && begins(&self.given, before)
        })
    }

    /// Whether the given names of `self` are the family name of `other`, and its family name the given names:
    /// `Kang Min-seok`, `Min-seok Kang`, `M. S. Kang`.
    fn is_turned(&self, other: &Self) -> bool {
        let [first] = self.given.as_slice() else { return false };
        let last: Vec<&str> = self.family.split(' ').collect();
        self.particles.is_empty()
            && other.particles.is_empty()
            && *first == other.family
            && last.len() == other.given.len()
            && last.iter().zip(&other.given).all(|(a, b)| word_fits(a, b))
    }

    /// By which part of this full name the `bare` one calls its bearer, if it does.
    pub(crate) fn called(&self, bare: &Self) -> Option<Called> {
        let word = bare.key();
        let written = |name: &String| name.chars().count() > 1 && *name == word;
        if bare.is_family_of(self) {
            Some(Called::Family)
        } else if self.nicknames.contains(&word) {
            Some(Called::Nickname)
        } else if !bare.is_bare() || self.is_bare() {
            None
        } else if self.given.first().is_some_and(written) {
            Some(Called::First)
        } else {
            self.given.iter().skip(1).any(written).then_some(Called::Inner)
        }
    }

    /// Words that two names which fit each other have in common: names without a common one do not fit. For names
    /// with given names alone.
    pub(crate) fn indices(&self) -> Vec<String> {
        let mut sorted: Vec<&str> = Vec::new();
        for word in self.family.split(' ').chain(self.given.iter().map(String::as_str)) {
            sorted.insert(sorted.partition_point(|known| *known <= word), word);
        }
        let first = self.given.first().map_or("", String::as_str);
        let mut indices = vec![
            format!("family {}", self.family),
            format!("sound {} {}", sound(first), sound(&self.family)),
            format!("words {}", sorted.join(" ")),
        ];
        // The first of two family names may be all that the other one has.
        let inner = self.given.iter().skip(1).filter(|name| name.chars().count() > 1);
        indices.extend(inner.map(|name| format!("family {name}")));
        if let ([first], true) = (self.given.as_slice(), self.family.contains(' ')) {
            indices.push(format!("family {first}"));
        }
        indices
    }

    /// Whether this bare name is what the bearer of the `full` name is called by.
    pub(crate) fn is_family_of(&self, full: &Self) -> bool {
        let patronymic = full.particles.iter().any(|p| PATRONYMIC.contains(&p.as_str()));
        let particles =
            if self.particles.is_empty() { !patronymic } else { self.particles == full.particles };
        self.is_bare() && !full.is_bare() && self.family == full.family && particles
    }
}

fn particles_agree(a: &[String], b: &[String]) -> bool {
    let patronymic = |p: &[String]| p.iter().any(|p| PATRONYMIC.contains(&p.as_str()));
    a == b || (a.is_empty() && !patronymic(b)) || (b.is_empty() && !patronymic(a))
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

/// Whether the first given names are a full and a short form, and the others do not disagree.
fn short_given(a: &[String], b: &[String]) -> bool {
    let (Some((a, a_rest)), Some((b, b_rest))) = (a.split_first(), b.split_first()) else { return false };
    (is_short_for(a, b) || is_short_for(b, a)) && begins(a_rest, b_rest)
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

    #[test]
    fn names_fit_in_ways_of_unlike_strength() {
        let cases = [
            ("Robert “Bobby” Rourke", "Bobby Rourke", Some(Fit::Agrees)),
            ("Amadou Sissoko dit Baba", "Amadou Sissoko", Some(Fit::Agrees)),
            ("Oliver Longley CBE", "Oliver G. Longley", Some(Fit::Agrees)),
            ("Elijah Monroe Jr.", "Elijah Monroe", Some(Fit::AgreesButForJunior)),
            ("Bill O’Dea", "William O'Dea", Some(Fit::ShortGiven)),
            ("Bill H. Moss", "William T. Moss", None),
            ("Sergei Vorontsov", "Sergey Vorontsov", Some(Fit::Spelling)),
            ("Mohammed Hussein", "Muhammad Husayn", Some(Fit::Spelling)),
            ("Julio Barrientos", "Julio Barrientos Luna", Some(Fit::LongFamily)),
            ("José Fuenzalida", "María José Fuenzalida Rey", None),
            ("Mori Kenjiro", "Kenjiro Mori", Some(Fit::Reversed)),
            ("Lin Chih-hao", "C. H. Lin", Some(Fit::Reversed)),
            ("Sergei Petrov", "Sergei Petrova", None),
        ];
        for (a, b, want) in cases {
            let (one, other) = (PersonName::parse(a).unwrap(), PersonName::parse(b).unwrap());
            assert_eq!(one.fits(&other), want, "{a} / {b}");
        }
    }

    #[test]
    fn people_are_called_by_parts_of_their_names() {
        let cases = [
            ("Asim Munir", "Munir", Some(Called::Family)),
            ("Edmilson “Dinho” Carvalho", "Dinho", Some(Called::Nickname)),
            ("Kang Min-seok", "Kang", Some(Called::First)),
            ("Julio Barrientos Luna", "Barrientos", Some(Called::Inner)),
            ("Mohammed bin Salman", "Salman", None),
            ("Asim Munir", "Ali", None),
        ];
        for (full, bare, want) in cases {
            let (full, bare) = (PersonName::parse(full).unwrap(), PersonName::parse(bare).unwrap());
            assert_eq!(full.called(&bare), want, "{bare:?}");
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
