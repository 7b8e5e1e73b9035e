//! Texts with quotations marked by hand: `{d Ann Poe|We are done}`, `{i police|the road is closed}`, `{m|grave}`.
//!
//! Articles are parted by lines that begin with `==` and go on with the article's id; what stands before the first,
//! in lines that begin with `#`, is a remark. `d`, `m` and `i` are direct, mixed and indirect; the speaker is the
//! person's fullest name in the article or the body as printed without article, or nothing. Marks may stand inside one
//! another.

use super::QuoteKind;
use crate::text::Span;

/// A text and its quotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    /// The article's id.
    pub id: String,
    /// The text without the marks.
    pub text: String,
    /// In the order in which their marks close.
    pub quotes: Vec<MarkedQuote>,
}

/// A quotation marked by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedQuote {
    /// Where.
    pub span: Span,
    /// How the words are given.
    pub kind: QuoteKind,
    /// Whose they are.
    pub speaker: Option<String>,
}

/// The articles of a set. Total: what is no mark stays in the text.
#[must_use]
pub fn read(set: &str) -> Vec<MarkedText> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in set.lines() {
        if let Some(id) = line.strip_prefix("==") {
            all.push((id.trim().to_owned(), String::new()));
        } else if let Some((_, article)) = all.last_mut() {
            article.push_str(line);
            article.push('\n');
        }
    }
    all.into_iter().map(|(id, article)| MarkedText { id, ..unmark(article.trim()) }).collect()
}

/// One text without its marks, and where they stood.
#[must_use]
pub fn unmark(marked: &str) -> MarkedText {
    let (mut out, mut open) = (MarkedText::default(), Vec::new());
    let mut rest = marked;
    while let Some(at) = rest.find(['{', '}']) {
        out.text.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let head = if rest[at..].starts_with('{') { behind.split_once('|').and_then(kind) } else { None };
        rest = match (head, open.pop()) {
            (Some((kind, speaker, behind)), last) => {
                open.extend(last);
                open.push((out.text.len(), kind, speaker));
                behind
            }
            (None, Some((start, kind, speaker))) if rest[at..].starts_with('}') => {
                out.quotes.push(MarkedQuote { span: Span::new(start, out.text.len()), kind, speaker });
                behind
            }
            (None, last) => {
                open.extend(last);
                out.text.push_str(&rest[at..=at]);
                behind
            }
        };
    }
    out.text.push_str(rest);
    out
}

/// The kind and the speaker of a mark's head, and what follows.
fn kind<'t>((head, behind): (&str, &'t str)) -> Option<(QuoteKind, Option<String>, &'t str)> {
    let (kind, speaker) = head.split_at_checked(1)?;
    let kind = match kind {
        "d" => QuoteKind::Direct,
        "m" => QuoteKind::Mixed,
        "i" => QuoteKind::Indirect,
        _ => return None,
    };
    let speaker = speaker.trim();
    Some((kind, (!speaker.is_empty()).then(|| speaker.to_owned()), behind))
}
