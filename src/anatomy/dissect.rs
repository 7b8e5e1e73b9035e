//! The order in which an article is read: lines, units, head, body; then what is left over.

use crate::article::Meta;
use crate::text::Span;
use crate::text::order::sort_by_key;

use super::ending::{Ending, ending};
use super::head::{ANNOUNCED, announced, block, head};
use super::lines::{lines, visible};
use super::look::{Look, fold};
use super::units::{Unit, units};
use super::{Anatomy, Block, BlockKind, Headline, credit, dateline, headline};

/// A label has at most this many words, and characters.
const LABEL_WORDS: usize = 6;
const LABEL: usize = 48;

/// In a list of other articles, an open line up to this many characters is an entry of it.
const ENTRY: usize = 200;

/// What each stretch of `text` is, and what to call the article. Total; linear in the length of `text`.
///
/// ```
/// use dramatis::anatomy::{BlockKind, dissect};
/// let text = "Dam breaks\n\nby Staff Report\n\nLIMA: The dam broke.\n\nRELATED";
/// let got = dissect(text, &Default::default());
/// let kinds: Vec<_> = got.blocks.iter().map(|b| (b.kind, b.span.slice(text))).collect();
/// use BlockKind::*;
/// assert_eq!(
///     kinds,
///     [
///         (Headline, "Dam breaks"),
///         (Byline, "by Staff Report"),
///         (Dateline, "LIMA:"),
///         (Body, "The dam broke."),
///         (Noise, "RELATED"),
///     ]
/// );
/// ```
#[must_use]
pub fn dissect(text: &str, meta: &Meta) -> Anatomy {
    let title = meta.title.as_deref().map(str::trim).filter(|t| !t.is_empty());
    let (units, mut blocks) = units(text, &lines(text));
    let head = head(text, &units, title);
    blocks.extend(head.blocks);
    let called = title.map(fold).or_else(|| head.headline.map(|span| fold(span.slice(text))));
    let called = called.as_deref().unwrap_or("");
    let mut listing = false;
    let below = &units[head.lead..];
    let mut kinds: Vec<_> = below.iter().map(|unit| body_line(text, unit, called, &mut listing)).collect();
    ends(text, below, &head.writers, &mut kinds);
    for (i, (unit, (kind, why))) in below.iter().zip(kinds).enumerate() {
        if kind == BlockKind::Body && i > 0 && announced(text, &units, head.lead + i) {
            blocks.push(block(unit.span, BlockKind::Caption, ANNOUNCED));
        } else if kind == BlockKind::Body {
            paragraph(text, unit.span, i == 0, why, &mut blocks);
        } else {
            blocks.push(block(unit.span, kind, why));
        }
    }
    let blocks = complete(text, blocks);
    let headline = match (title, head.headline) {
        (Some(title), _) => Headline::Given(title.to_owned()),
        (None, Some(span)) => Headline::Found(span),
        (None, None) => headline::made(text, &blocks).map_or(Headline::None, Headline::Made),
    };
    Anatomy { blocks, headline }
}

/// What the last sentence and what comes after it says of the units: below it, a few words alone are labels; and one
/// that begins with the name of one of `writers` is about who wrote it. Without a sentence nothing is told.
fn ends(text: &str, below: &[Unit], writers: &[&str], kinds: &mut [(BlockKind, &'static str)]) {
    let sentence = |i: &usize| kinds[*i].0 == BlockKind::Body && !is_label(text, &below[*i]);
    let Some(last) = (0..below.len()).rev().find(sentence) else { return };
    for (unit, kind) in below.iter().zip(kinds.iter_mut()).skip(last + 1) {
        if kind.0 == BlockKind::Body && is_label(text, unit) {
            *kind = (BlockKind::Noise, "a short line after the last sentence");
        }
    }
    let words = below[last].span.slice(text);
    if last > 0 && words.len() <= ENTRY * 2 && writers.iter().any(|name| words.starts_with(name)) {
        kinds[last] = (BlockKind::Byline, "the last paragraph begins with the name of who wrote it");
    }
}

/// Whether a unit is a few words without a stop, and neither a heading nor an item of a list.
fn is_label(text: &str, unit: &Unit) -> bool {
    let words = unit.span.slice(text);
    unit.level.is_none()
        && unit.cue.is_none()
        && words.len() <= LABEL * 4
        && words.split_whitespace().count() <= LABEL_WORDS
        && words.chars().count() <= LABEL
        && !words.starts_with(['-', '*', '+', '•', '–', '“', '"'])
        && !words.starts_with(|c: char| c.is_ascii_digit())
        && ending(words) == Ending::Open
}

/// What a unit below the head is. `listing` says, and is told, whether a list of other articles is open.
fn body_line(text: &str, unit: &Unit, called: &str, listing: &mut bool) -> (BlockKind, &'static str) {
    let words = unit.span.slice(text);
    if let Some(cue) = unit.cue {
        *listing = cue.lists || *listing && cue.kind == BlockKind::Noise;
        return (cue.kind, cue.why);
    }
    let short = words.len() <= ENTRY * 4;
    if short && words.len() <= called.len() * 2 + 40 && called.contains(' ') && fold(words) == called {
        return (BlockKind::Noise, "the headline again");
    }
    if *listing && short {
        let look = Look::new(words);
        if look.chars <= ENTRY && look.ending != Ending::Full {
            return (BlockKind::Noise, "an entry in a list of other articles");
        }
    }
    *listing = false;
    if words.ends_with(':') && dateline::opening(words) == Some(words.len()) {
        return (BlockKind::Dateline, "names the place it was filed from, on its own line");
    }
    let why = match unit.level {
        Some(_) => "a heading inside the article",
        None => "a paragraph of the article",
    };
    (BlockKind::Body, why)
}

/// A paragraph without what opens the first one (a dateline) and what hangs on at its end (credits, pictures).
fn paragraph(text: &str, span: Span, first: bool, why: &str, blocks: &mut Vec<Block>) {
    let (mut start, mut end) = (span.start().get(), span.end().get());
    if let (true, Some(length)) = (first, dateline::leading(span.slice(text))) {
        let why = "names the place it was filed from, before the first sentence";
        blocks.push(block(Span::new(start, start + length), BlockKind::Dateline, why));
        start += length;
    }
    while let Some((at, cue)) = credit::tail(&text[start..end]) {
        blocks.push(block(visible(text, Span::new(start + at, end)), cue.kind, cue.why));
        end = visible(text, Span::new(start, start + at)).end().get();
    }
    let rest = visible(text, Span::new(start, end));
    if !rest.is_empty() {
        blocks.push(block(rest, BlockKind::Body, why));
    }
}

/// In order, and with whatever stands between blocks: characters that show nothing.
fn complete(text: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    sort_by_key(&mut blocks, |b| b.span.key());
    let mut out = Vec::with_capacity(blocks.len());
    let mut at = 0;
    for block in blocks {
        left_over(text, Span::new(at, block.span.start().get()), &mut out);
        at = block.span.end().get();
        out.push(block);
    }
    left_over(text, Span::new(at, text.len()), &mut out);
    out
}

/// A block for what is not white space in `gap`.
fn left_over(text: &str, gap: Span, out: &mut Vec<Block>) {
    let slice = gap.slice(text);
    let start = gap.start().get() + slice.len() - slice.trim_start().len();
    let span = Span::new(start, start + slice.trim().len());
    if !span.is_empty() {
        out.push(block(span, BlockKind::Noise, "characters that show nothing"));
    }
}
