//! What a file says of itself before its text: a block of `key: value` lines between two lines of `---`.
//!
//! Promise: a block is taken as a whole or left in the text as a whole; nothing is an error. The form is the
//! plain part of YAML front matter as static site generators use it: one line a key, quotes allowed, lists
//! and nested values passed over with a remark.

use crate::article::Meta;

use super::date::day;

/// More lines than this between the two `---` are taken for text.
const MAX_LINES: usize = 100;

/// What stood before the text, and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter<'a> {
    /// The values that were understood.
    pub meta: Meta,
    /// The text after the block, or all of it where there is none.
    pub text: &'a str,
    /// What was passed over and why: plain sentences without full stop, in the order of the lines.
    pub remarks: Vec<String>,
}

/// Splits `text` into front matter and the rest.
///
/// ```
/// let file = "---\ntitle: \"Talks: a first day\"\ndate: 3 August 2023\n---\n\nThey met.\n";
/// let got = dramatis::import::front_matter(file);
/// assert_eq!(got.meta.title.as_deref(), Some("Talks: a first day"));
/// assert_eq!(got.meta.date, Some(jiff::civil::date(2023, 8, 3)));
/// assert_eq!(got.text, "They met.\n");
/// ```
#[must_use]
pub fn front_matter(text: &str) -> FrontMatter<'_> {
    let whole = |remarks| FrontMatter { meta: Meta::default(), text, remarks };
    match split(text) {
        Split::None => whole(Vec::new()),
        Split::Damaged(why) => {
            whole(vec![format!("the front matter is damaged and was kept as text: {why}")])
        }
        Split::Block(lines, rest) => {
            let mut reading = Reading::default();
            lines.iter().for_each(|line| reading.line(line));
            let (meta, remarks) = reading.finish();
            FrontMatter { meta, text: rest.trim_start_matches(['\r', '\n']), remarks }
        }
    }
}

enum Split<'a> {
    None,
    Damaged(String),
    Block(Vec<&'a str>, &'a str),
}

/// Finds the two `---`. A block in which no line has a known key is no front matter but text between rules.
fn split(text: &str) -> Split<'_> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|l| l.trim_end() == "---") else { return Split::None };
    let mut read = first.len();
    let (mut block, mut wrong, mut known) = (Vec::new(), None, false);
    for (number, line) in lines.enumerate().take(MAX_LINES) {
        read += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            return match wrong {
                _ if !known => Split::None,
                Some(number) => Split::Damaged(format!("line {number} is no `key: value`")),
                None => Split::Block(block, &text[read..]),
            };
        }
        known = known || key_value(line).is_some_and(|(key, _)| Key::from_word(key).is_some());
        if wrong.is_none() && !fits(line) {
            wrong = Some(number + 2);
        }
        block.push(line);
    }
    if known { Split::Damaged("its closing `---` is missing".into()) } else { Split::None }
}

/// A key and its value, a blank line, a comment, or a line that continues the value before it.
fn fits(line: &str) -> bool {
    line.is_empty()
        || line.starts_with([' ', '\t', '#'])
        || line.starts_with("- ")
        || key_value(line).is_some()
}

/// The two sides of `key: value`; keys are up to 40 ASCII letters, digits, `_` and `-`, beginning with a letter.
fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let good = plain && key.len() <= 40 && key.starts_with(|c: char| c.is_ascii_alphabetic());
    (good && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Title,
    Source,
    Note,
    Author,
    Licence,
    Date,
}

impl Key {
    /// The names that common site generators and archives give these values.
    fn from_word(word: &str) -> Option<Self> {
        Some(match word.to_ascii_lowercase().as_str() {
            "title" | "headline" => Self::Title,
            "source" | "outlet" | "publisher" | "publication" => Self::Source,
            "note" => Self::Note,
            "author" | "authors" | "byline" => Self::Author,
            "licence" | "license" => Self::Licence,
            "date" | "published" | "pubdate" => Self::Date,
            _ => return None,
        })
    }
}

#[derive(Default)]
struct Reading {
    values: std::collections::BTreeMap<Key, String>,
    remarks: Vec<String>,
    /// The key whose value may go on in indented lines (`note: >`).
    open: Option<Key>,
    /// The key whose list or nested value is being passed over.
    passed_over: Option<String>,
}

impl Reading {
    fn line(&mut self, line: &str) {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let Some((key, value)) = key_value(line) else { return self.continuation(line) };
        (self.open, self.passed_over) = (None, None);
        let Some(known) = Key::from_word(key) else {
            self.passed_over = Some(key.to_owned());
            return self.remarks.push(format!(
                "the key `{key}` is not one of title, source, note, author, licence, date: ignored"
            ));
        };
        if self.values.contains_key(&known) {
            return self.remarks.push(format!("the key `{key}` gives a second value: ignored"));
        }
        if matches!(value, ">" | "|" | ">-" | "|-" | "") {
            self.open = Some(known);
        } else {
            self.values.insert(known, unquote(value));
        }
    }

    fn continuation(&mut self, line: &str) {
        let words = line.trim();
        match self.open {
            Some(key) => {
                let item = words.strip_prefix("- ");
                let joint = if item.is_some() { ", " } else { " " };
                let value = self.values.entry(key).or_default();
                if !value.is_empty() {
                    value.push_str(joint);
                }
                value.push_str(&unquote(item.unwrap_or(words)));
            }
            None if self.passed_over.is_some() => {}
            None => self.remarks.push(format!("the line `{words}` belongs to no key: ignored")),
        }
    }

    fn finish(mut self) -> (Meta, Vec<String>) {
        let mut take = |key| self.values.remove(&key).filter(|v| !v.trim().is_empty());
        let words = take(Key::Date);
        let date = words.as_deref().and_then(day);
        if let (Some(words), None) = (&words, date) {
            self.remarks.push(format!("the date `{words}` was not understood: write it as 2023-08-03"));
        }
        let meta = Meta {
            title: take(Key::Title),
            source: take(Key::Source),
            note: take(Key::Note),
            author: take(Key::Author),
            licence: take(Key::Licence),
            date,
        };
        (meta, self.remarks)
    }
}

/// Without a pair of quotes around it; `''` inside single ones and `\"` inside double ones are undone.
fn unquote(value: &str) -> String {
    let inside = |mark| value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark));
    if let Some(inner) = inside('"') {
        inner.replace("\\\"", "\"")
    } else if let Some(inner) = inside('\'') {
        inner.replace("''", "'")
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_in_all_its_names() {
        let got = front_matter(
            "---\r\nHeadline: 'It''s on'\r\noutlet: Desk\r\nlicense: CC0-1.0\r\nauthors:\r\n  - Jane Doe\r\n  - Ann Poe\r\nnote: >\r\n  two\r\n  lines\r\npublished: 2023-08-03T10:00:00Z\r\n---\r\nText.\r\n",
        );
        assert_eq!(got.meta.title.as_deref(), Some("It's on"));
        assert_eq!(got.meta.source.as_deref(), Some("Desk"));
        assert_eq!(got.meta.licence.as_deref(), Some("CC0-1.0"));
        assert_eq!(got.meta.author.as_deref(), Some("Jane Doe, Ann Poe"));
        assert_eq!(got.meta.note.as_deref(), Some("two lines"));
        assert_eq!(got.meta.date, Some(jiff::civil::date(2023, 8, 3)));
        assert_eq!((got.text, got.remarks.len()), ("Text.\r\n", 0));
    }

    #[test]
    fn what_means_nothing_here_is_passed_over_with_a_remark() {
        let got =
            front_matter("---\ntitle: A\ntags:\n  - x\n- y\ntitle: B\n# a comment\n\ndate: soon\n---\nText");
        assert_eq!(got.meta.title.as_deref(), Some("A"));
        assert_eq!(got.remarks.len(), 3, "{:?}", got.remarks);
        assert!(got.remarks[0].contains("`tags`") && got.remarks[1].contains("second"));
        assert!(got.remarks[2].contains("`soon`"));
    }

    #[test]
    fn a_damaged_block_is_text() {
        for text in
            ["---\ntitle: A\nText without an end", "---\ntitle: A\njust words\n---\nText", "---\ntitle: A"]
        {
            let got = front_matter(text);
            assert_eq!((got.text, &got.meta, got.remarks.len()), (text, &Meta::default(), 1), "{text}");
        }
    }

    #[test]
    fn rules_and_plain_text_are_not_front_matter() {
        for text in [
            "",
            "---",
            "---\n",
            "---\nKABUL: They met.\n---\nMore.",
            "Text\n---\ntitle: A\n---\n",
            "--- x\ntitle: A\n---\n",
        ] {
            let got = front_matter(text);
            assert_eq!((got.text, got.remarks.len()), (text, 0), "{text}");
        }
    }
}
