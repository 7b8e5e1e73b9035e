//! The word lists: what is known of a name before the text is read.
//!
//! One read-only file (`static/model/lists.bin`, its card beside it) answers three questions: what a name
//! stands for ([`Lists::get`]), how long the longest listed name from a word on is ([`Lists::longest`]), and
//! what an acronym is short for ([`Lists::expand`]). Look-ups fold both sides the same way ([`fold`]), so
//! that "São Tomé", "Sao Tome" and "SAO TOME" are one name; acronyms are a space of their own, so that "US"
//! and "WHO" are found and "us" and "who" are not.
//!
//! A listing is evidence, never a verdict: "Jordan" is a country, a given name and a family name at once.

#[cfg(any(test, feature = "cli"))]
pub mod builder;
mod flags;
mod fold;
mod format;
mod keys;
#[cfg(any(test, feature = "cli"))]
mod sources;

use std::borrow::Cow;

pub use flags::{Flag, Flags};
pub use fold::{acronym, fold};
pub use format::ListsError;

use fold::fold_onto;
use keys::Keys;

/// No listed name is longer than this, marks counted as words.
const LONGEST_WORDS: usize = 12;

/// The word lists, ready for look-ups. Opening them takes one pass over the bytes (a checksum).
pub struct Lists {
    keys: Keys,
    /// Of each key the number of its flag set: low bytes, then high bytes.
    numbers: Cow<'static, [u8]>,
    sets: Vec<Flags>,
    /// `acronym \t long form \n`, sorted by bytes.
    long_forms: Cow<'static, str>,
}

impl Lists {
    /// Opens a word-list file.
    ///
    /// # Errors
    /// When the bytes are no word list, of another version, cut short or damaged.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ListsError> {
        format::open(bytes.into())
    }

    /// The lists this version of the program is built with.
    ///
    /// # Errors
    /// When the built-in file is damaged, which a test rules out.
    #[cfg(any(test, feature = "cli"))]
    pub fn bundled() -> Result<Self, ListsError> {
        Self::new(include_bytes!("../../static/model/lists.bin").as_slice())
    }

    /// What the whole of `name` stands for; empty flags when it is not listed.
    ///
    /// ```
    /// # #[cfg(feature = "cli")] {
    /// use dramatis::extract::lists::{Flag, Lists};
    /// let lists = Lists::bundled()?;
    /// assert!(lists.get("Türkiye").has(Flag::Country));
    /// assert_eq!(lists.get("U.S.").country(), lists.get("Americans").country());
    /// assert!(lists.get("us").is_empty());
    /// # }
    /// # Ok::<(), dramatis::extract::lists::ListsError>(())
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Flags {
        if let Some(flags) = self.acronym(name) {
            return flags;
        }
        let mut key = String::with_capacity(name.len());
        fold_onto(&mut key, name);
        self.keys.find(key.as_bytes()).map_or(Flags::default(), |number| self.flags_of(number))
    }

    /// The longest listed name that begins with the first of `words` (as printed, punctuation marks may be
    /// words of their own): how many words it takes and what it stands for. Looks at twelve words at most.
    #[must_use]
    pub fn longest<'a>(&self, words: impl Iterator<Item = &'a str>) -> Option<(usize, Flags)> {
        let mut slots = [""; LONGEST_WORDS];
        let filled = slots.iter_mut().zip(words).map(|(slot, word)| *slot = word).count();
        let words = &slots[..filled];
        let mut best = self.hyphened_acronym(words).map(|flags| (3, flags));
        let mut key = String::with_capacity(64);
        for (before, word) in words.iter().enumerate() {
            let length = key.len();
            if length > 0 {
                key.push(' ');
            }
            fold_onto(&mut key, word);
            if key.len() == length {
                if before == 0 {
                    return None;
                }
                continue;
            }
            let (found, goes_on) = self.keys.find_prefix(key.as_bytes());
            let flags = if before == 0 { self.acronym(word) } else { None };
            if let Some(flags) = flags.or_else(|| found.map(|number| self.flags_of(number)))
                && best.is_none_or(|(used, _)| used <= before)
            {
                best = Some((before + 1, flags));
            }
            if !goes_on {
                break;
            }
        }
        best
    }

    /// "PML", "-", "N": an acronym that a tokeniser has taken apart.
    fn hyphened_acronym(&self, words: &[&str]) -> Option<Flags> {
        match words {
            [first, "-", last, ..]
                if first.ends_with(|c: char| c.is_ascii_uppercase())
                    && last.starts_with(|c: char| c.is_ascii_uppercase()) =>
            {
                self.acronym(&format!("{first}-{last}"))
            }
            _ => None,
        }
    }

    /// What an acronym is short for ("UN", "U.N."), where the lists know exactly one long form.
    #[must_use]
    pub fn expand(&self, short: &str) -> Option<&str> {
        let mut all = self.expansions(short);
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }

    /// Everything an acronym is known to be short for, sorted.
    pub fn expansions(&self, short: &str) -> impl Iterator<Item = &str> {
        let key = acronym(short);
        let lines = key.as_deref().map_or("", |key| &self.long_forms[first_line(&self.long_forms, key)..]);
        lines.lines().map_while(move |line| match line.split_once('\t') {
            Some((found, long)) if Some(found) == key.as_deref() => Some(long),
            _ => None,
        })
    }

    /// How many keys the lists hold.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether they hold none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every key and what it stands for, sorted by bytes, for reading the lists over.
    #[must_use]
    pub fn entries(&self) -> Vec<(String, Flags)> {
        let keys = self.keys.all().into_iter().enumerate();
        keys.map(|(number, key)| (String::from_utf8_lossy(&key).into_owned(), self.flags_of(number)))
            .collect()
    }

    fn acronym(&self, word: &str) -> Option<Flags> {
        let key = acronym(word)?;
        self.keys.find(key.as_bytes()).map(|number| self.flags_of(number))
    }

    fn flags_of(&self, key: usize) -> Flags {
        let (low, high) = (self.numbers.get(key), self.numbers.get(self.len() + key));
        let set = u16::from_le_bytes([low.copied().unwrap_or(0), high.copied().unwrap_or(0)]);
        self.sets.get(usize::from(set)).copied().unwrap_or_default()
    }
}

impl std::fmt::Debug for Lists {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lists").field("keys", &self.len()).field("sets", &self.sets.len()).finish()
    }
}

/// The byte where the first line with a field `>= key` begins: a binary search over sorted lines.
fn first_line(text: &str, key: &str) -> usize {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = text.as_bytes()[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let end =
            text.as_bytes()[middle..].iter().position(|b| *b == b'\n').map_or(text.len(), |i| middle + i + 1);
        let field = text[start..end].split('\t').next().unwrap_or("");
        if field < key { low = end } else { high = start }
    }
    low
}

#[cfg(test)]
mod tests;
