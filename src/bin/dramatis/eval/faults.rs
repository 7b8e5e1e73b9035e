//! What kinds of errors there are, and which words they meet most often.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dramatis::extract::NameKind;
use dramatis::quality::{Name, Verdict, misses, per_cent};

/// How many words are named for each kind of error.
const WORDS: usize = 6;

/// The kinds of errors met, each with the words and how often.
#[derive(Default)]
pub(super) struct Faults(BTreeMap<String, BTreeMap<String, u32>>);

impl Faults {
    /// Adds what is wrong in a text.
    pub(super) fn add(&mut self, text: &str, marked: &[Name], found: &[Name]) {
        for miss in misses(text, marked, found) {
            let code = |kind: Option<NameKind>| kind.map_or("", NameKind::code);
            let (marked, found) = (code(miss.marked), code(miss.found));
            let shorter = miss.found_words.as_ref().is_some_and(|words| words.len() < miss.words.len());
            let kind = match miss.verdict {
                Verdict::Missed => format!("{marked} missed"),
                Verdict::NotAName => format!("{found} found in vain"),
                Verdict::WrongKind => format!("{marked} taken for {found}"),
                Verdict::WrongBorders if marked != found => {
                    format!("{marked} taken for {found}, other borders")
                }
                Verdict::WrongBorders if shorter => format!("{marked} too short"),
                Verdict::WrongBorders => format!("{marked} too long"),
            };
            let words = miss.words.split_whitespace().collect::<Vec<_>>().join(" ");
            *self.0.entry(kind).or_default().entry(words).or_default() += 1;
        }
    }

    /// A line for each kind of error, the commonest first: how many, of a hundred errors, and its commonest words.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut kinds: Vec<(u32, &str, &BTreeMap<String, u32>)> =
            self.0.iter().map(|(kind, words)| (words.values().sum(), kind.as_str(), words)).collect();
        kinds.sort_by_key(|(number, kind, _)| (Reverse(*number), *kind));
        let all: u32 = kinds.iter().map(|(number, ..)| number).sum();
        let share = |number: u32| per_cent((number * 1000 / all.max(1)) as u16);
        let line = |(number, kind, words): (u32, &str, &BTreeMap<String, u32>)| {
            format!("{kind:<34} {number:>6} {:>6}  {}", share(number), commonest(words).join(", "))
        };
        let head = format!("{:<34} {:>6} {:>6}  {}", "errors by kind", "number", "of 100", "commonest");
        std::iter::once(head).chain(kinds.into_iter().map(line)).collect()
    }
}

fn commonest(words: &BTreeMap<String, u32>) -> Vec<String> {
    let mut all: Vec<(&str, u32)> = words.iter().map(|(word, number)| (word.as_str(), *number)).collect();
    all.sort_by_key(|(word, number)| (Reverse(*number), *word));
    all.into_iter().take(WORDS).map(|(word, number)| format!("{word} ({number})")).collect()
}
