//! What titles and offices say about who is meant: shared words, and the few that rule a person out.
//!
//! Promise: order and repeats of offices do not matter; words that every title has count for nothing.

use std::collections::BTreeSet;

use super::fold;

/// The telling words of somebody's titles and offices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Offices {
    words: BTreeSet<String>,
    he: bool,
    she: bool,
    regnal: BTreeSet<String>,
}

/// Words that tell nothing about an office.
const EMPTY: [&str; 20] = [
    "a", "and", "at", "by", "former", "for", "his", "her", "in", "its", "mr", "mrs", "ms", "miss", "new",
    "of", "on", "s", "the", "then",
];

/// Written short for: ranks and posts as the press abbreviates them.
const SHORT: [(&str, &str); 15] = [
    ("adm", "admiral"),
    ("brig", "brigadier"),
    ("capt", "captain"),
    ("col", "colonel"),
    ("dep", "deputy"),
    ("gen", "general"),
    ("gov", "governor"),
    ("lt", "lieutenant"),
    ("maj", "major"),
    ("pm", "premier"),
    ("pres", "president"),
    ("prof", "professor"),
    ("rep", "representative"),
    ("sec", "secretary"),
    ("sen", "senator"),
];

const HE: [&str; 10] =
    ["mr", "sir", "lord", "king", "prince", "baron", "duke", "father", "brother", "chairman"];
const SHE: [&str; 13] = [
    "mrs", "ms", "miss", "lady", "dame", "queen", "princess", "baroness", "duchess", "madam", "mother",
    "sister", "chairwoman",
];

/// Titles that go with a first name: "Pope Francis" is nobody of the family Francis.
const REGNAL: [&str; 12] = [
    "pope", "king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir", "tsar", "saint",
    "patriarch",
];

impl Offices {
    /// What `offices`, as printed, tell.
    pub(super) fn new<'o>(offices: impl IntoIterator<Item = &'o str>) -> Self {
        let mut all = Self::default();
        for office in offices {
            for word in fold(office).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
                all.learn(word);
            }
        }
        all
    }

    fn learn(&mut self, word: &str) {
        self.he |= HE.contains(&word);
        self.she |= SHE.contains(&word);
        if REGNAL.contains(&word) {
            self.regnal.insert(word.to_owned());
        }
        if !EMPTY.contains(&word) {
            let full = SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full);
            self.words.insert(full.to_owned());
        }
    }

    /// Takes over what `other` tells.
    pub(super) fn add(&mut self, other: &Self) {
        self.words.extend(other.words.iter().cloned());
        self.regnal.extend(other.regnal.iter().cloned());
        self.he |= other.he;
        self.she |= other.she;
    }

    /// The telling words, sorted.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// How many telling words both have.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.words.intersection(&other.words).count()
    }

    /// The telling words that both have, for a reason: "army, chief".
    pub(super) fn shared_words(&self, other: &Self) -> String {
        let words: Vec<&str> = self.words.intersection(&other.words).map(String::as_str).collect();
        words.join(", ")
    }

    /// Whether the titles of one are a man's and those of the other a woman's.
    pub(super) fn disagree(&self, other: &Self) -> bool {
        (self.only_he() && other.only_she()) || (self.only_she() && other.only_he())
    }

    /// Whether the titles are a man's, and none a woman's.
    pub(super) fn only_he(&self) -> bool {
        self.he && !self.she
    }

    /// Whether the titles are a woman's, and none a man's.
    pub(super) fn only_she(&self) -> bool {
        self.she && !self.he
    }

    /// Whether a name under these titles may be the family name of somebody with those of `other`:
    /// a king's or a pope's is only his own.
    pub(super) fn allow_family_of(&self, other: &Self) -> bool {
        self.regnal.is_empty() || self.regnal.intersection(&other.regnal).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_words_are_shared() {
        let of = |offices: &[&str]| Offices::new(offices.iter().copied());
        let chief = of(&["Chief of the Army Staff", "Gen."]);
        assert_eq!(chief.shared_words(&of(&["Pakistan’s army chief"])), "army, chief");
        assert_eq!(chief.shared(&of(&["General"])), 1);
        assert_eq!(of(&["Mr"]).shared(&of(&["Mr"])), 0);
        assert!(of(&["Ms."]).disagree(&of(&["Sir"])));
        assert!(!of(&["Ms."]).disagree(&of(&["General"])));
        assert!(!of(&["Pope"]).allow_family_of(&of(&["singer"])));
        assert!(of(&["singer"]).allow_family_of(&of(&["Pope"])));
    }
}
