//! The text of an article: paragraphs with their marks, captions, credits, and what was cut.
//! Everything from the article is a text node.

use web_sys::Event;

use crate::anatomy::BlockKind;
use crate::article::EntityKey;
use crate::extract::{MentionKind, NameKind};
use crate::text::Span;
use crate::ui::elements::{El, el};
use crate::ui::page::Page;
use crate::ui::words;
use crate::view::address::Focus;
use crate::view::{BlockView, Mark, Reader, Segment};
use crate::web::dom;

/// The element with the whole text in order added; with what was cut, if the reader wants it.
pub fn flow(page: &Page, reader: &Reader, text: El) -> El {
    let look = Look::of(page);
    let in_title = title_block(reader);
    let blocks = reader.blocks.iter().enumerate().filter(|(i, _)| Some(*i) != in_title);
    let shown = blocks.filter(|(_, b)| page.reading.cut || b.kind != BlockKind::Noise);
    text.each(paragraphs(shown).iter().filter_map(|lines| paragraph(lines, &look)))
}

type Line<'a> = (usize, &'a BlockView);

/// Blocks that share a line come together.
fn paragraphs<'a>(blocks: impl Iterator<Item = Line<'a>>) -> Vec<Vec<Line<'a>>> {
    let mut out: Vec<Vec<Line<'a>>> = Vec::new();
    for (i, block) in blocks {
        match out.last_mut() {
            Some(last) if block.same_line && block.kind != BlockKind::Noise => last.push((i, block)),
            _ => out.push(vec![(i, block)]),
        }
    }
    out
}

/// The block that is the headline above the text: the first of its kind, if it says the same.
fn title_block(reader: &Reader) -> Option<usize> {
    let at = reader.blocks.iter().position(|b| b.kind == BlockKind::Headline)?;
    (joined(&reader.blocks[at].segments).trim() == reader.title.text.trim()).then_some(at)
}

fn joined(segments: &[Segment]) -> String {
    segments.iter().map(|s| s.text.as_str()).collect()
}

/// What decides how marks look.
struct Look<'a> {
    passage: &'a [Span],
    focus: Option<&'a Focus>,
    hidden: &'a [NameKind],
}

impl<'a> Look<'a> {
    fn of(page: &'a Page) -> Self {
        let passage = &page.reading.passage;
        Self { passage, focus: page.reading.focus.as_ref(), hidden: &page.appearance.hidden }
    }
}

fn paragraph(lines: &[Line<'_>], look: &Look<'_>) -> Option<El> {
    let (first, block) = lines.first()?;
    let kind = lines.iter().map(|l| l.1.kind).find(|k| *k == BlockKind::Body).unwrap_or(block.kind);
    let paragraph = match kind {
        BlockKind::Noise => cut(block, look),
        _ => lines.iter().fold(whole(kind), |paragraph, (i, block)| {
            let space = (i != first).then_some(" ");
            line(block, kind, look, paragraph.child(space))
        }),
    };
    Some(paragraph.key(&first.to_string()))
}

/// What was cut, with the reason.
fn cut(block: &BlockView, look: &Look<'_>) -> El {
    let why = format!("Cut: {}", words::sentence(&block.why));
    let text = segments(block, look, el("p").class("cut-text"));
    el("div").class("cut").child(el("p").class("cut-why").child(why)).child(text)
}

/// An empty paragraph of this kind.
fn whole(kind: BlockKind) -> El {
    let class = match kind {
        BlockKind::Headline => "headline",
        BlockKind::Standfirst => "standfirst",
        BlockKind::Byline => "byline",
        BlockKind::Credit => "credit",
        BlockKind::Caption => "caption",
        BlockKind::Dateline | BlockKind::Body | BlockKind::Noise => "body",
    };
    el("p").class(class).set("title", (kind != BlockKind::Body).then(|| words::block(kind)))
}

/// A block added to its paragraph, which is of this kind.
fn line(block: &BlockView, kind: BlockKind, look: &Look<'_>, paragraph: El) -> El {
    let class = match block.kind {
        k if k == kind => return segments(block, look, paragraph),
        BlockKind::Dateline => "dateline",
        _ => "aside",
    };
    paragraph.child(segments(block, look, el("span").class(class)))
}

/// Words and marks added to an element. What the reader was led to stands in an element of its own.
fn segments(block: &BlockView, look: &Look<'_>, parent: El) -> El {
    let pieces = pieces(block, look.passage);
    let runs = pieces.chunk_by(|a, b| a.lit == b.lit);
    runs.fold(parent, |parent, run| match run.first() {
        Some(first) if first.lit => {
            parent.child(drawn(run, look, el("span").class("lit").set("tabindex", "-1")))
        }
        _ => drawn(run, look, parent),
    })
}

fn drawn(run: &[Piece<'_>], look: &Look<'_>, parent: El) -> El {
    run.iter().fold(parent, |parent, piece| match piece.mark {
        Some(mark) if !look.hidden.contains(&mark.kind) => parent.child(marked(piece.text, mark, look)),
        _ => parent.child(piece.text.to_owned()),
    })
}

/// A stretch of a block: marked or not, led to or not.
#[derive(Debug, PartialEq)]
struct Piece<'a> {
    text: &'a str,
    mark: Option<&'a Mark>,
    lit: bool,
}

/// The segments, cut where the passage begins and ends. A mark is not cut: it is led to if a part of it is.
fn pieces<'a>(block: &'a BlockView, passage: &[Span]) -> Vec<Piece<'a>> {
    let (mut pieces, mut at) = (Vec::new(), block.start as usize);
    for segment in &block.segments {
        let end = at + segment.text.len();
        let mut from = at;
        while from < end {
            let borders = passage.iter().flat_map(|span| [span.start().get(), span.end().get()]);
            // A border inside a letter comes of a mistyped link.
            let cuts = borders.filter(|b| from < *b && *b < end && segment.text.is_char_boundary(*b - at));
            let next = cuts.filter(|_| segment.mark.is_none()).min().unwrap_or(end);
            let lit = passage.iter().any(|span| span.overlaps(Span::new(from, next)));
            let text = segment.text.get(from - at..next - at).unwrap_or_default();
            pieces.push(Piece { text, mark: segment.mark.as_ref(), lit });
            from = next;
        }
        at = end;
    }
    pieces
}

fn marked(text: &str, mark: &Mark, look: &Look<'_>) -> El {
    let same = look.focus.is_some_and(|f| f.entity == mark.entity);
    let current = same && look.focus.is_some_and(|f| f.mention == Some(mark.mention));
    let how = match mark.how {
        MentionKind::Name => None,
        MentionKind::Role => Some("role"),
        MentionKind::Pronoun => Some("pronoun"),
    };
    el("mark")
        .set("role", "button")
        .set("tabindex", "0")
        .set("aria-haspopup", "dialog")
        .set("data-type", mark.kind.code())
        .set("data-entity", mark.entity.to_string())
        .set("data-mention", mark.mention.to_string())
        .set("data-how", how)
        .flag("data-same", same)
        .flag("data-current", current)
        .set("aria-current", current.then_some("true"))
        .child(text.to_owned())
}

/// The mark at which an event happened: whom it means, and its number.
pub(super) fn mark_at(event: &Event) -> Option<(EntityKey, u32)> {
    let mark = dom::around(event, "mark")?;
    let entity = EntityKey::parse(&mark.get_attribute("data-entity")?)?;
    Some((entity, mark.get_attribute("data-mention")?.parse().ok()?))
}

/// The headline added to an element: with its marks where the text has it, else in plain words.
pub fn title(page: &Page, reader: &Reader, heading: El) -> El {
    match title_block(reader).and_then(|at| reader.blocks.get(at)) {
        Some(block) => segments(block, &Look::of(page), heading),
        None => heading.child(&reader.title.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, same_line: bool) -> BlockView {
        BlockView {
            kind,
            why: "a test".into(),
            same_line,
            start: 0,
            segments: vec![Segment { text: "words".into(), mark: None }],
        }
    }

    #[test]
    fn a_passage_cuts_the_text_and_no_mark() {
        let mark = Mark {
            mention: 0,
            entity: EntityKey::new("a"),
            kind: NameKind::Person,
            how: MentionKind::Name,
            why: String::new(),
            certainty: 900,
        };
        let segment = |text: &str, mark| Segment { text: text.to_owned(), mark };
        let segments =
            vec![segment("Then é ", None), segment("Ann Poe", Some(mark)), segment(" met him.", None)];
        let block = BlockView { start: 10, segments, ..block(BlockKind::Body, false) };
        let cut = |spans: &[(usize, usize)]| -> String {
            let spans: Vec<Span> = spans.iter().map(|(from, to)| Span::new(*from, *to)).collect();
            let pieces = pieces(&block, &spans);
            pieces.iter().map(|p| if p.lit { format!("[{}]", p.text) } else { p.text.to_owned() }).collect()
        };
        assert_eq!(cut(&[]), "Then é Ann Poe met him.");
        assert_eq!(cut(&[(15, 29)]), "Then [é ][Ann Poe][ met] him.");
        assert_eq!(cut(&[(20, 22)]), "Then é [Ann Poe] met him.");
        assert_eq!(cut(&[(16, 18)]), "[Then é ]Ann Poe met him.", "inside a letter");
        assert_eq!(cut(&[(0, 10), (12, 13), (34, 99)]), "Th[e]n é Ann Poe met him.");
    }

    #[test]
    fn blocks_of_one_line_make_one_paragraph() {
        use BlockKind::{Body, Dateline, Noise};
        let blocks = [
            block(Dateline, false),
            block(Body, true),
            block(Body, false),
            block(Noise, true),
            block(Body, true),
        ];
        let sizes = |cut: bool| -> Vec<usize> {
            let shown = blocks.iter().enumerate().filter(|(_, b)| cut || b.kind != Noise);
            paragraphs(shown).iter().map(Vec::len).collect()
        };
        assert_eq!(sizes(true), [2, 1, 2]);
        assert_eq!(sizes(false), [2, 2]);
    }
}
