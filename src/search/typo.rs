//! Words that differ from a misspelt one by a letter.
//!
//! Promise: all words of an index that come of one letter left out, put in, changed, or two neighbours swapped, be the
//! letters of any script: at each place of the word the index itself says which letters can follow there.

use super::inverted::Inverted;

/// Shorter words have more neighbours than meanings.
const SHORTEST: usize = 4;
/// So many corrections are tried together.
const MOST: usize = 4;

/// The words one letter from `word`, those of most documents first, [`MOST`] at most; with `prefix` the beginnings of
/// words. Nothing for short words and for numbers.
pub(super) fn corrections(index: &Inverted, word: &str, prefix: bool) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || letters.iter().any(|c| c.is_numeric()) {
        return Vec::new();
    }
    // The letters may lead anywhere.
    if index.words.want_all() {
        return Vec::new();
    }
    let mut found: Vec<(u32, String)> = Vec::new();
    let mut tried = |candidate: String| {
        let walk = index.from(&candidate);
        let fits = if prefix { walk.word().starts_with(&candidate) } else { walk.word() == candidate };
        if walk.on && fits {
            found.push((u32::MAX - walk.now.documents, candidate));
        }
    };
    each(index, &letters, &mut tried);
    found.sort_unstable();
    found.dedup();
    found.retain(|(_, candidate)| candidate != word);
    found.truncate(MOST);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Every spelling one letter away that could stand in the index.
fn each(index: &Inverted, letters: &[char], tried: &mut dyn FnMut(String)) {
    let mut before = String::new();
    for i in 0..=letters.len() {
        let from = |i: usize| letters.get(i..).unwrap_or_default().iter().collect::<String>();
        if let [a, rest @ ..] = &letters[i..] {
            tried(format!("{before}{}", from(i + 1)));
            if let Some(b) = rest.first().filter(|b| *b != a) {
                tried(format!("{before}{b}{a}{}", from(i + 2)));
            }
        }
        let (here, after) = (from(i), from(i + 1));
        followers(index, &before, &mut |c| {
            tried(format!("{before}{c}{here}"));
            if i < letters.len() {
                tried(format!("{before}{c}{after}"));
            }
        });
        before.extend(letters.get(i));
    }
}

/// The characters that follow `before` in words of the index, in order.
fn followers(index: &Inverted, before: &str, each: &mut dyn FnMut(char)) {
    let mut from = before.to_owned();
    loop {
        let walk = index.from(&from);
        let Some(rest) = walk.word().strip_prefix(before).filter(|_| walk.on) else { return };
        let next = match rest.chars().next() {
            // `before` is a word itself: nothing can stand before the lowest character.
            None => Some('\0'),
            Some(c) => {
                each(c);
                (c..=char::MAX).nth(1)
            }
        };
        let Some(next) = next else { return };
        from.truncate(before.len());
        from.push(next);
    }
}
