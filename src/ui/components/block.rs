//! The text of an article: paragraphs with their marks, captions, credits, and what was cut.
//! Everything from the article is a text node.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::anatomy::BlockKind;
use crate::article::EntityKey;
use crate::extract::{MentionKind, NameKind};
use crate::ui::context::Page;
use crate::ui::words;
use crate::view::address::Focus;
use crate::view::{BlockView, Mark, Reader, Segment};
use crate::web::dom;

/// The whole text in order; with what was cut, if `cut`.
pub fn flow(page: &Page, reader: &Reader, cut: bool) -> Html {
    let look = Look { focus: page.reading.focus.as_ref(), hidden: &page.appearance.hidden };
    let in_title = title_block(reader);
    let blocks = reader.blocks.iter().enumerate().filter(|(i, _)| Some(*i) != in_title);
    let shown = blocks.filter(|(_, b)| cut || b.kind != BlockKind::Noise);
    html! {
        { for paragraphs(shown).into_iter().map(|lines| paragraph(&lines, &look)) }
    }
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
    focus: Option<&'a Focus>,
    hidden: &'a [NameKind],
}

fn paragraph(lines: &[Line<'_>], look: &Look<'_>) -> Html {
    let Some((first, block)) = lines.first() else { return Html::default() };
    let key = first.to_string();
    let kind = lines.iter().map(|l| l.1.kind).find(|k| *k == BlockKind::Body).unwrap_or(block.kind);
    if kind == BlockKind::Noise {
        return html! {
            <div {key} class="cut">
                <p class="cut-why">{ format!("Cut: {}", words::sentence(&block.why)) }</p>
                <p class="cut-text">{ segments(&block.segments, look) }</p>
            </div>
        };
    }
    let class = match kind {
        BlockKind::Headline => "headline",
        BlockKind::Standfirst => "standfirst",
        BlockKind::Byline => "byline",
        BlockKind::Credit => "credit",
        BlockKind::Caption => "caption",
        BlockKind::Dateline | BlockKind::Body | BlockKind::Noise => "body",
    };
    html! {
        <p {key} {class} title={(kind != BlockKind::Body).then(|| words::block(kind))}>
            { for lines.iter().enumerate().map(|(i, (_, block))| line(block, i > 0, kind, look)) }
        </p>
    }
}

/// One block of a paragraph; a space parts it from the one before.
fn line(block: &BlockView, follows: bool, kind: BlockKind, look: &Look<'_>) -> Html {
    let text = segments(&block.segments, look);
    let class = match block.kind {
        k if k == kind => None,
        BlockKind::Dateline => Some("dateline"),
        _ => Some("aside"),
    };
    html! {
        <>
            if follows { { " " } }
            if let Some(class) = class { <span {class}>{ text }</span> } else { { text } }
        </>
    }
}

fn segments(segments: &[Segment], look: &Look<'_>) -> Html {
    html! {
        { for segments.iter().map(|segment| match &segment.mark {
            Some(mark) if !look.hidden.contains(&mark.kind) => marked(&segment.text, mark, look),
            _ => html! { { &segment.text } },
        }) }
    }
}

fn marked(text: &str, mark: &Mark, look: &Look<'_>) -> Html {
    let same = look.focus.is_some_and(|f| f.entity == mark.entity);
    let current = same && look.focus.is_some_and(|f| f.mention == Some(mark.mention));
    let how = match mark.how {
        MentionKind::Name => None,
        MentionKind::Role => Some("role"),
        MentionKind::Pronoun => Some("pronoun"),
    };
    html! {
        <mark role="button" tabindex="0" aria-haspopup="dialog"
            data-type={mark.kind.code()} data-entity={mark.entity.to_string()} data-mention={mark.mention.to_string()}
            data-how={how} data-same={same.then_some("")} data-current={current.then_some("")}
            aria-current={current.then_some("true")}>{ text }</mark>
    }
}

/// The mark at which an event happened: whom it means, and its number.
pub(super) fn mark_at(event: &Event) -> Option<(EntityKey, u32)> {
    let mark = dom::around(event.unchecked_ref(), "mark")?;
    let entity = EntityKey::parse(&mark.get_attribute("data-entity")?)?;
    Some((entity, mark.get_attribute("data-mention")?.parse().ok()?))
}

/// The headline: with its marks where the text has it, else in plain words.
pub fn title(page: &Page, reader: &Reader) -> Html {
    let look = Look { focus: page.reading.focus.as_ref(), hidden: &page.appearance.hidden };
    match title_block(reader) {
        Some(at) => segments(&reader.blocks[at].segments, &look),
        None => html! { { &reader.title.text } },
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
            segments: vec![Segment { text: "words".into(), mark: None }],
        }
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
