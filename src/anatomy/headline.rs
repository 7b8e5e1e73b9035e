//! A headline for an article that has none: its first sentence, shortened where it is long.

use crate::text::{Span, one_line, sentences};

use super::look::floor;
use super::{Block, BlockKind};

/// A made headline is at most this long, in characters, the ellipsis aside.
const LIMIT: usize = 110;

/// It is not cut before this many characters.
const LEAST: usize = 50;

/// So much of the body is looked at, in bytes.
const WINDOW: usize = 2_000;

/// The first sentence of the body (or, without a body, of the standfirst or a caption), in one line, without
/// its full stop; a long one is cut before a clause, else before a small word, else after a word, and ends
/// in "…". None where there is no such sentence.
pub(super) fn made(text: &str, blocks: &[Block]) -> Option<String> {
    let kinds = [BlockKind::Body, BlockKind::Standfirst, BlockKind::Caption];
    kinds
        .iter()
        .find_map(|kind| blocks.iter().filter(|b| b.kind == *kind).find_map(|b| first_sentence(text, b.span)))
}

fn first_sentence(text: &str, span: Span) -> Option<String> {
    let start = span.start().get();
    let end = floor(text, span.end().get().min(start + WINDOW));
    let worded = |s: &&Span| s.slice(text).contains(char::is_alphanumeric);
    let found = sentences(text, Span::new(start, end)).iter().find(worded).map(|s| s.slice(text))?;
    let line = one_line(found);
    Some(shortened(line.strip_suffix('.').filter(|l| !l.ends_with('.')).unwrap_or(&line)))
}

fn shortened(line: &str) -> String {
    let Some((limit, _)) = line.char_indices().nth(LIMIT) else { return line.to_owned() };
    let least = line.char_indices().nth(LEAST).map_or(0, |(at, _)| at);
    let cuts = || line.match_indices(' ').map(|(at, _)| at).filter(|at| (least..=limit).contains(at));
    let next = |at: &usize| line[at + 1..].split(' ').next().unwrap_or("");
    let clause = |at: &usize| line[..*at].ends_with([',', ';', '—', '–']) && CLAUSES.contains(&next(at));
    let small = |at: &usize| SMALL.contains(&next(at));
    let cut =
        cuts().rfind(clause).or_else(|| cuts().rfind(small)).or_else(|| cuts().next_back()).unwrap_or(limit);
    let mut kept = line[..cut].trim_end_matches([' ', ',', ';', ':', '—', '–', '-', '.']);
    while let Some((before, _)) = kept.rsplit_once(' ').filter(|(_, last)| SMALL.contains(last)) {
        kept = before.trim_end_matches([' ', ',']);
    }
    format!("{kept}…")
}

/// Words that open a clause after a comma.
#[rustfmt::skip]
const CLAUSES: [&str; 13] = [
    "after", "amid", "and", "as", "but", "saying", "so", "when", "where", "which", "while", "who", "with",
];

/// Words before which a line can break, and with which it should not end.
#[rustfmt::skip]
const SMALL: [&str; 24] = [
    "a", "after", "amid", "an", "and", "as", "at", "but", "by", "during", "for", "from", "in", "of", "on",
    "or", "over", "that", "the", "to", "where", "which", "while", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Body, why: String::new() };
        made(text, &[block])
    }

    #[test]
    fn a_short_sentence_is_the_headline() {
        assert_eq!(of("Gen. Poe met\nher. She left.").as_deref(), Some("Gen. Poe met her"));
        assert_eq!(of("“Who came?” he asked.").as_deref(), Some("“Who came?” he asked"));
        assert_eq!(of("And so on..."), Some("And so on...".into()));
        assert_eq!((of("— *"), of("")), (None, None));
    }

    #[test]
    fn a_long_one_is_cut_at_a_good_place() {
        let clause = "The admiral of the northern fleet met the minister of water in the capital on Monday, and the two \
                      spoke for more than three hours about dams.";
        let cut = "The admiral of the northern fleet met the minister of water in the capital on Monday…";
        assert_eq!(of(clause).as_deref(), Some(cut));
        let small = "The admiral Ann Poe of the northern fleet on Thursday met her Peruvian counterpart Jo Roe in the ministry's \
                     old building near Lima.";
        let cut =
            "The admiral Ann Poe of the northern fleet on Thursday met her Peruvian counterpart Jo Roe…";
        assert_eq!(of(small).as_deref(), Some(cut));
        let whole = "x".repeat(300);
        assert_eq!(of(&whole).map(|h| h.chars().count()), Some(LIMIT + 1));
    }
}
