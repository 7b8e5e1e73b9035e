//! A line made ready for the rules: lower case, straight quotes, single spaces.

use super::ending::{Ending, ending};

/// Lines longer than this many characters are paragraphs: most rules do not look at them.
pub(super) const LONG: usize = 320;

/// Of such lines only so many characters are made ready: some page furniture is long, and known by its start.
const START: usize = 64;

/// A line and what the rules ask of it.
#[derive(Debug)]
pub(super) struct Look<'a> {
    /// As it stands.
    pub(super) words: &'a str,
    /// The line in lower case: quotes straight, white space single, none before a colon. Only the start of a
    /// long one.
    pub(super) lower: String,
    /// Its length in characters.
    pub(super) chars: usize,
    /// How it ends.
    pub(super) ending: Ending,
}

impl<'a> Look<'a> {
    /// Looks at a trimmed line. Linear in its length.
    pub(super) fn new(words: &'a str) -> Self {
        let chars = words.chars().count();
        let lower = lower(words, if chars > LONG { START } else { LONG });
        Self { words, lower, chars, ending: ending(words) }
    }

    /// Whether it is too long for anything but a paragraph.
    pub(super) fn long(&self) -> bool {
        self.chars > LONG
    }

    /// Whether no stop ends it.
    pub(super) fn open(&self) -> bool {
        self.ending == Ending::Open
    }

    /// The words of [`Look::lower`], without the marks around each.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.lower.split(' ').map(bare).filter(|w| !w.is_empty())
    }

    /// Whether the line begins with `start` and a word ends there. `start` is in lower case.
    pub(super) fn starts(&self, start: &str) -> bool {
        let whole = |rest: &str| {
            start.ends_with(|c: char| !c.is_alphanumeric())
                || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
        };
        self.lower.strip_prefix(start).is_some_and(whole)
    }
}

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Letters and digits of `words` in lower case, everything else one space: to compare headlines by.
pub(super) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '‘' | '.') && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The last char border of `text` at or before byte `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// Whether a word begins with a capital letter, a digit, or a letter of a script without capitals.
pub(super) fn is_capital(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| !c.is_lowercase())
}

fn lower(words: &str, chars: usize) -> String {
    let mut out = String::with_capacity(words.len().min(chars + 16));
    for c in words.chars().take(chars) {
        match c {
            'a'..='z' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            ':' => {
                out.truncate(out.trim_end().len());
                out.push(':');
            }
            '’' | '‘' => out.push('\''),
            '“' | '”' => out.push('"'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Tries a rule on lines that it must all know, or none of.
#[cfg(test)]
pub(super) fn check<C: std::fmt::Debug>(cue: impl Fn(&Look<'_>) -> Option<C>, lines: &[&str], known: bool) {
    for line in lines {
        let found = cue(&Look::new(line));
        assert_eq!(found.is_some(), known, "{line}: {found:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_looked_at_in_one_form() {
        let look = Look::new("Courtesy :  “Arab\tNews”");
        assert_eq!(look.lower, "courtesy: \"arab news\"");
        assert!(look.starts("courtesy:") && look.starts("courtesy") && !look.starts("court"));
        assert_eq!(look.tokens().collect::<Vec<_>>(), ["courtesy", "arab", "news"]);
        assert_eq!(fold("COAS, U.S. “Longstanding” — Army’s "), "coas us longstanding armys");
    }
}
