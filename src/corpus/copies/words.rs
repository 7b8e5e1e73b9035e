//! The words of an article's own text.

use crate::anatomy::BlockKind;
use crate::corpus::Entry;
use crate::text::Span;

/// A word: letters and digits in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Of its letters in lower case: FNV-1a, 32 bits.
    pub(super) hash: u32,
    pub(super) span: Span,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
    /// Whether something that is not the article's own stands right before it: a link, a caption.
    pub(super) after_gap: bool,
}

/// The words of the body and the standfirst, in order.
pub(super) fn words(entry: &Entry) -> Vec<Word> {
    let text = &entry.article.text;
    let own = |kind: BlockKind| matches!(kind, BlockKind::Body | BlockKind::Standfirst);
    let (mut out, mut gap) = (Vec::new(), false);
    for block in &entry.analysis.anatomy.blocks {
        if own(block.kind) {
            let first = out.len();
            add(text, block.span, &mut out);
            if let Some(word) = out.get_mut(first) {
                word.after_gap = std::mem::take(&mut gap);
            }
        } else {
            gap = true;
        }
    }
    out
}

/// A quotation ends with its paragraph at the latest.
fn add(text: &str, span: Span, out: &mut Vec<Word>) {
    let base = span.start().get();
    let (mut open, mut quoted) = (None, false);
    let slice = span.slice(text);
    for (at, c) in slice.char_indices().chain([(slice.len(), ' ')]) {
        // Most letters are ASCII, and need no tables.
        if c.is_ascii_alphanumeric() {
            let (_, hash) = open.get_or_insert((at, BASIS));
            *hash = mix(*hash, u32::from(c.to_ascii_lowercase()));
            continue;
        }
        if !c.is_ascii() && c.is_alphanumeric() {
            let (_, hash) = open.get_or_insert((at, BASIS));
            *hash = c.to_lowercase().fold(*hash, |hash, c| mix(hash, u32::from(c)));
            continue;
        }
        if let Some((start, hash)) = open.take() {
            out.push(Word { hash, span: Span::new(base + start, base + at), quoted, after_gap: false });
        }
        quoted = match c {
            '“' | '«' => true,
            '”' | '»' => false,
            '"' => !quoted,
            _ => quoted,
        };
    }
}

const BASIS: u32 = 0x811c_9dc5;

fn mix(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}
