//! The order in which an article is read: lines, units, head, body; then what is left over.

use crate::article::Meta;
use crate::text::Span;

use super::ending::Ending;
use super::head::{block, head};
use super::lines::{lines, visible};
use super::look::{Look, fold};
use super::units::{Unit, units};
use super::{Anatomy, Block, BlockKind, Headline, credit, dateline, headline};

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
    let mut listing = false;
    for (i, unit) in units.iter().enumerate().skip(head.lead) {
        let (kind, why) = body_line(text, unit, called.as_deref().unwrap_or(""), &mut listing);
        if kind == BlockKind::Body {
            paragraph(text, unit.span, i == head.lead, why, &mut blocks);
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
    if let (true, Some(length)) = (first, dateline::opening(span.slice(text))) {
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
    blocks.sort_by_key(|b| b.span);
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
