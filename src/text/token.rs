//! Words, numbers, initials and marks of a text, in order.
//!
//! Promise: tokens are sorted, do not overlap, and hold every character that is not white space.
//! Hyphenated words fall apart ("US", "-", "led"), possessive and other clitics stand alone
//! ("Pakistan", "’s"), dotted initials and acronyms keep their dots ("J.", "U.S.").

use super::Span;
use super::letters::is_mark;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, digits among them allowed: "Munir", "F16", "O’Neill".
    Word,
    /// Digits with inner dots and commas: "25,000", "2.5", "7th" is one too.
    Number,
    /// One capital and its dot: "J.".
    Initial,
    /// Two or more letters, each with its dot: "U.S.".
    Acronym,
    /// What hangs on the word before it: "’s", "'re", "n’t" stays with its word.
    Clitic,
    /// Any other character, alone.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Line breaks between it and the token before it; 255 stands for that many or more.
    pub breaks: u8,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// The tokens of `text` inside `within`, in one pass. A span off char borders gives none.
///
/// ```
/// use dramatis::text::{Span, tokenise};
/// let text = "Gen. Munir’s U.S.-led";
/// let words: Vec<&str> = tokenise(text, Span::new(0, text.len())).iter().map(|t| t.span.slice(text)).collect();
/// assert_eq!(words, ["Gen", ".", "Munir", "’s", "U.S.", "-", "led"]);
/// ```
#[must_use]
pub fn tokenise(text: &str, within: Span) -> Vec<Token> {
    let base = within.start().get();
    let part = within.slice(text);
    let mut out = Vec::with_capacity(part.len() / 5 + 4);
    let (mut at, mut breaks, mut spaced) = (0, 0u8, false);
    while let Some(c) = part[at..].chars().next() {
        if is_space(c) {
            spaced = true;
            breaks = breaks.saturating_add(u8::from(c == '\n'));
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = token_at(&part[at..], c);
        out.push(Token { span: Span::new(base + at, base + at + len), kind, breaks, spaced });
        (breaks, spaced) = (0, false);
        at += len;
    }
    out
}

/// White space, and the byte-order mark and zero-width space, which print as nothing.
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// The straight and curly apostrophes.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn token_at(rest: &str, first: char) -> (usize, TokenKind) {
    if is_word_char(first) {
        if let Some(len) = dotted(rest) {
            return (len, if len > first.len_utf8() + 1 { TokenKind::Acronym } else { TokenKind::Initial });
        }
        let len = word(rest);
        let kind = if first.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word };
        return (len, kind);
    }
    if is_apostrophe(first)
        && let Some(len) = clitic(rest)
    {
        return (len, TokenKind::Clitic);
    }
    (first.len_utf8(), TokenKind::Mark)
}

/// More dotted letters than this are no acronym; the bound keeps "a.b.c.d…" linear.
const LONGEST_ACRONYM: usize = 8;

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// The length of "J." or "U.S." at the start of `rest`: single letters, each followed by a dot.
/// A lone small letter and its dot is no initial, and the last letter must not run on into a word.
fn dotted(rest: &str) -> Option<usize> {
    let mut end = 0;
    let mut chars = rest.chars().peekable();
    let mut letters = 0;
    while let Some(&c) = chars.peek() {
        if !c.is_alphabetic() {
            break;
        }
        if letters == LONGEST_ACRONYM {
            return None;
        }
        chars.next();
        if chars.next() != Some('.') {
            // "U.S" without its last dot is an acronym too, if a word does not run on.
            let lone = !rest[end + c.len_utf8()..].chars().next().is_some_and(is_word_char);
            if letters > 0 && lone && c.is_uppercase() {
                return Some(end + c.len_utf8());
            }
            break;
        }
        end += c.len_utf8() + 1;
        letters += 1;
    }
    let runs_on = rest[end..].chars().next().is_some_and(is_word_char);
    match letters {
        0 => None,
        1 => (!runs_on && rest.chars().next().is_some_and(char::is_uppercase)).then_some(end),
        _ if runs_on => None,
        _ => Some(end),
    }
}

/// The length of the word at the start of `rest`; inner apostrophes stay unless they open a clitic,
/// inner dots and commas stay between digits.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut digit_before = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let joins = is_word_char(c)
            || (is_apostrophe(c)
                && c != '‘'
                && next.is_some_and(is_word_char)
                && clitic(&rest[i..]).is_none())
            || (matches!(c, '.' | ',') && digit_before && next.is_some_and(|n| n.is_ascii_digit()));
        if !joins {
            break;
        }
        digit_before = c.is_ascii_digit();
        end = i + c.len_utf8();
    }
    end
}

/// The length of a clitic at the start of `rest`, which begins with an apostrophe.
fn clitic(rest: &str) -> Option<usize> {
    const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];
    let mark = rest.chars().next()?.len_utf8();
    let tail = &rest[mark..];
    CLITICS
        .iter()
        .find(|c| {
            tail.get(..c.len()).is_some_and(|t| t.eq_ignore_ascii_case(c))
                && !tail[c.len()..].chars().next().is_some_and(is_word_char)
        })
        .map(|c| mark + c.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text, Span::new(0, text.len())).iter().map(|t| t.span.slice(text)).collect()
    }

    #[test]
    fn words_as_a_reader_sees_them() {
        let cases: [(&str, &[&str]); 9] = [
            ("Lloyd J. Austin III", &["Lloyd", "J.", "Austin", "III"]),
            ("the U.S. and U.S-led", &["the", "U.S.", "and", "U.S", "-", "led"]),
            ("O’Neill’s O'Neill", &["O’Neill", "’s", "O'Neill"]),
            ("‘achievements’ in", &["‘", "achievements", "’", "in"]),
            ("more than 25,000.5, then", &["more", "than", "25,000.5", ",", "then"]),
            ("don't we're", &["don't", "we", "'re"]),
            ("Tehreek-e-Taliban", &["Tehreek", "-", "e", "-", "Taliban"]),
            ("end of it. He", &["end", "of", "it", ".", "He"]),
            ("🙂Ñandú\u{301}x", &["🙂", "Ñandú\u{301}x"]),
        ];
        for (text, want) in cases {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn breaks_are_counted() {
        let t = tokenise("a\r\n\nb c", Span::new(0, 7));
        assert_eq!((t[1].breaks, t[1].spaced, t[2].breaks), (2, true, 0));
    }

    proptest! {
        #[test]
        fn no_character_is_lost(text in "(\\PC|[ \\n.'’A-Za-z0-9-]){0,200}") {
            let tokens = tokenise(&text, Span::new(0, text.len()));
            let mut at = 0;
            for t in &tokens {
                prop_assert!(t.span.start().get() >= at && !t.span.is_empty());
                prop_assert!(text[at..t.span.start().get()].chars().all(is_space));
                prop_assert!(!t.span.slice(&text).is_empty());
                at = t.span.end().get();
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}
