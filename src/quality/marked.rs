//! Texts with their names marked by hand, in a notation that can be read and written as text:
//! `General [PER Roland Walker] came to [LOC Lima].`
//!
//! A file of such texts has a line `== title` above each, and remarks behind `#` at the start of a line.

use super::Name;
use crate::extract::NameKind;
use crate::text::Span;

/// A text and its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedText {
    /// What it is called.
    pub title: String,
    /// The text without marks.
    pub text: String,
    /// Its names, in order.
    pub names: Vec<Name>,
}

/// Why a marked text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct MarkError {
    /// Where, counted from 1.
    pub line: u32,
    /// What is wrong there.
    pub fault: MarkFault,
}

/// What can be wrong in a marked text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkFault {
    /// A mark without an end.
    #[error("“[{0}” has no “]” after it; a mark looks like [PER Ann Poe]")]
    Open(String),
    /// A mark of an unknown kind, or without words.
    #[error("“[{0}]” is no mark; one looks like [PER Ann Poe], with PER, ORG, LOC or MISC")]
    Kind(String),
    /// Words that belong to no text.
    #[error("there is no line “== title” above it")]
    NoTitle,
}

/// Reads one marked text: what it says, and its names.
///
/// ```
/// use dramatis::{extract::NameKind, quality::read_tags};
/// let (text, names) = read_tags("[PER Ann Poe]’s boat")?;
/// assert_eq!(text, "Ann Poe’s boat");
/// assert_eq!((names[0].span.slice(&text), names[0].kind), ("Ann Poe", NameKind::Person));
/// assert!(read_tags("[BOAT Ann Poe]").is_err());
/// # Ok::<(), dramatis::quality::MarkError>(())
/// ```
///
/// # Errors
/// Where a bracket opens no mark.
pub fn read_tags(tagged: &str) -> Result<(String, Vec<Name>), MarkError> {
    let (mut text, mut names) = (String::with_capacity(tagged.len()), Vec::new());
    let mut rest = tagged;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let fault = |fault| MarkError { line: line_of(tagged, tagged.len() - after.len()), fault };
        let short = |words: &str| words.chars().take(40).collect();
        let (inside, after) = after.split_once(']').ok_or_else(|| fault(MarkFault::Open(short(after))))?;
        let mark = inside.split_once(' ').and_then(|(code, name)| Some((NameKind::from_code(code)?, name)));
        let (kind, name) = mark.ok_or_else(|| fault(MarkFault::Kind(short(inside))))?;
        let start = text.len();
        text.push_str(name);
        names.push(Name { span: Span::new(start, text.len()), kind });
        rest = after;
    }
    text.push_str(rest);
    Ok((text, names))
}

/// Reads a file of marked texts.
///
/// # Errors
/// Where a bracket opens no mark, or words stand above the first title.
pub fn read_set(file: &str) -> Result<Vec<MarkedText>, MarkError> {
    // Each text with its title, the number of its first line, and its lines.
    let mut parts: Vec<(&str, u32, String)> = Vec::new();
    for (number, line) in (1u32..).zip(file.lines()) {
        if let Some(title) = line.strip_prefix("== ") {
            parts.push((title.trim(), number + 1, String::new()));
        } else if let Some((.., text)) = parts.last_mut() {
            // A remark keeps its line, so that errors name the right one.
            text.push_str(if line.starts_with('#') { "" } else { line });
            text.push('\n');
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            return Err(MarkError { line: number, fault: MarkFault::NoTitle });
        }
    }
    let text = |(title, first, tagged): (&str, u32, String)| {
        let (text, names) =
            read_tags(tagged.trim_end()).map_err(|e| MarkError { line: first + e.line - 1, ..e })?;
        Ok(MarkedText { title: title.to_owned(), text, names })
    };
    parts.into_iter().map(text).collect()
}

fn line_of(text: &str, at: usize) -> u32 {
    let breaks = text.bytes().take(at).filter(|b| *b == b'\n').count();
    u32::try_from(breaks).map_or(u32::MAX, |n| n.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_text_by_text() {
        let texts =
            read_set("# A remark.\n\n== One\n[LOC OSLO]: [PER Åse\nMoe] left.\n\n== Two\n# Nobody.\nRain.\n")
                .unwrap();
        assert_eq!(texts.iter().map(|t| t.title.as_str()).collect::<Vec<_>>(), ["One", "Two"]);
        assert_eq!(texts[0].text, "OSLO: Åse\nMoe left.");
        let names: Vec<_> = texts[0].names.iter().map(|n| (n.span.slice(&texts[0].text), n.kind)).collect();
        assert_eq!(names, [("OSLO", NameKind::Place), ("Åse\nMoe", NameKind::Person)]);
        assert_eq!((texts[1].text.trim(), texts[1].names.len()), ("Rain.", 0));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        for (file, line, fault) in [
            ("# x\nRain.\n", 2, MarkFault::NoTitle),
            ("== One\nIt is\nin [LOC Oslo.\n", 3, MarkFault::Open("LOC Oslo.".into())),
            ("== One\n[PER]\n", 2, MarkFault::Kind("PER".into())),
            ("== One\n# x\n[CITY Oslo]\n", 3, MarkFault::Kind("CITY Oslo".into())),
        ] {
            assert_eq!(read_set(file), Err(MarkError { line, fault }), "{file:?}");
        }
    }
}
