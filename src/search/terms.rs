//! Words as they are indexed and searched.
//!
//! Promise: the words of a text and of a query are spelt by the same rules, case, accents, apostrophes, the dots of
//! acronyms and the commas of numbers dropped ("U.S." is "us", "O’Neill" "oneill", "25,000" "25000"); what hangs on a
//! word ("’s") and marks are no words; hyphens part words. A word is at most [`LONGEST`] bytes, the rest is cut off.

use crate::text::{Span, TokenKind, fold, tokenise};

/// Bytes of a word that count.
const LONGEST: usize = 48;

/// Gives each word of `text`, spelt so, with its place, in order.
pub(super) fn terms(text: &str, each: &mut dyn FnMut(&str, Span)) {
    let mut spelt = String::new();
    for token in tokenise(text, Span::new(0, text.len())) {
        if matches!(token.kind, TokenKind::Clitic | TokenKind::Mark) {
            continue;
        }
        spell(token.span.slice(text), &mut spelt);
        if !spelt.is_empty() {
            each(&spelt, token.span);
        }
    }
}

/// Puts `word` into `spelt`, which stays empty where it has no letter and no digit.
fn spell(word: &str, spelt: &mut String) {
    spelt.clear();
    if word.is_ascii() {
        letters(word, spelt);
    } else {
        letters(&fold(word), spelt);
    }
    if spelt.len() > LONGEST {
        spelt.truncate((0..=LONGEST).rev().find(|at| spelt.is_char_boundary(*at)).unwrap_or_default());
    }
}

/// Letters and digits, and dots between two digits.
fn letters(word: &str, spelt: &mut String) {
    let mut chars = word.chars().peekable();
    let mut digit = false;
    while let Some(c) = chars.next() {
        let dot = c == '.' && digit && chars.peek().is_some_and(char::is_ascii_digit);
        if c.is_alphanumeric() || dot {
            spelt.push(c.to_ascii_lowercase());
        }
        digit = c.is_ascii_digit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_spelt_plainly() {
        let spelt = |text: &str| {
            let mut words = Vec::new();
            terms(text, &mut |term, span| words.push(format!("{term}={}", span.slice(text))));
            words.join(" ")
        };
        assert_eq!(spelt("The U.S.-led Élan’s…"), "the=The us=U.S. led=led elan=Élan");
        assert_eq!(spelt("O’Neill 25,000.5 J. 🙂 '"), "oneill=O’Neill 25000.5=25,000.5 j=J.");
        assert_eq!(spelt(&"é".repeat(60)).split_once('=').map(|(term, _)| term.len()), Some(48));
        assert_eq!(spelt(&"ж".repeat(60)).split_once('=').map(|(term, _)| term.len()), Some(48));
    }
}
