//! The open article: its bar of switches, its text with marks, and the panel about whom the reader looks at.

use std::rc::Rc;

use super::block::{self, flow, title};
use super::card::meta;
use super::cast::{KINDS, cast};
use super::empty::trouble;
use super::icon::{Shape, icon, icon_button};
use super::piece::piece;
use super::skeleton::skeleton;
use super::who::{arrow, who};
use crate::anatomy::BlockKind;
use crate::article::EntityKey;
use crate::extract::NameKind;
use crate::ui::elements::{El, On, Then, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::appearance;
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::state::reading::{Action, step};
use crate::ui::words;
use crate::view::Reader;
use crate::web::dom;

/// The pane beside or over the list; nothing where no article is open.
pub fn reader_pane(page: &Page) -> Option<El> {
    page.reading.article.as_ref()?;
    let (slot, here) = (&page.collection.reader, page.here());
    let lost = |heading, words| trouble(heading, words, "To the list", page.act(Action::Close));
    let content = match (here, &slot.open.trouble, &page.collection.phase) {
        (Some(reader), ..) => sheet(page, reader),
        (_, Some(Why::Gone(words)), _) => lost(
            "This link points to an article that this collection does not have",
            format!("{} The rest of the link applies.", words::sentence(words)),
        ),
        (_, Some(Why::Failed(words)), _) | (_, _, Phase::Failed(words)) => trouble(
            "The article could not be opened",
            words::sentence(words),
            "Try again",
            page.act(Act::Retry),
        ),
        _ => skeleton("skeletons skeletons-text", 5),
    };
    let panel = here.zip(page.reading.focus.as_ref()).map(|(reader, focus)| who(page, reader, focus));
    Some(
        el("section")
            .class("reader")
            .set("aria-label", "Article")
            .child(bar(page))
            .child(content)
            .child(panel),
    )
}

/// Back or close, which kinds are marked, what was cut; no switches where there is no text to come.
fn bar(page: &Page) -> El {
    let close = || page.act(Action::Close);
    let is_lost = page.collection.reader.open.trouble.is_some();
    let back = || button("button reader-back", close()).child(icon(Shape::Back)).child("Back to the list");
    el("div")
        .class("reader-bar")
        .child((!page.wide).then(back))
        .child((!is_lost).then(|| {
            let kinds = el("div").class("kinds").set("role", "group").set("aria-label", "Names to mark");
            kinds.each(KINDS.into_iter().map(|kind| kind_switch(page, kind)))
        }))
        .child(page.here().and_then(|_| places(page)))
        .child((!is_lost).then(|| cut_switch(page)))
        .child(page.wide.then(|| icon_button(Shape::Close, "Close the article", close())))
}

fn kind_switch(page: &Page, kind: NameKind) -> El {
    let name = words::kind_plural(kind);
    // What a narrow screen has no room for is kept for screen readers.
    let (first, rest) = name.split_once(' ').unwrap_or((name, ""));
    let rest = (!rest.is_empty()).then(|| el("span").class("long").child(format!(" {rest}")));
    let input = el("input")
        .set("type", "checkbox")
        .set("role", "switch")
        .set("aria-label", name)
        .checked(!page.appearance.hidden.contains(&kind))
        .on(On::Change, page.act(appearance::Action::ToggleKind(kind)));
    el("label")
        .key(kind.code())
        .class("kind")
        .set("data-type", kind.code())
        .child(input)
        .child(el("span").child(first).child(rest))
}

/// The ways from one of the places that were found, or that tell of a record, to the next.
fn places(page: &Page) -> Option<El> {
    let count = page.reading.passage.len();
    let step = |by: i32| {
        page.hear(move |_| {
            dom::step(".lit", by, false);
            None
        })
    };
    (count > 1).then(|| {
        el("div")
            .class("places")
            .set("role", "group")
            .set("aria-label", "Places found")
            .set("title", "Also with the keys N and P in the article")
            .child(icon_button(Shape::Previous, "Previous place", step(-1)))
            .child(el("span").class("quiet").child(format!("{count} places")))
            .child(icon_button(Shape::Next, "Next place", step(1)))
    })
}

fn cut_switch(page: &Page) -> El {
    let noise = |reader: &Rc<Reader>| reader.blocks.iter().filter(|b| b.kind == BlockKind::Noise).count();
    let count = page.here().map_or(0, noise);
    let label = match count {
        0 => "Nothing was cut".to_owned(),
        _ => format!("What was cut ({count})"),
    };
    button("button button-cut", page.act(Action::ToggleCut))
        .set("aria-pressed", page.reading.cut)
        .flag("disabled", count == 0)
        .child(icon(Shape::Cut))
        .child(label)
}

/// The text, and what stands above and below it.
fn sheet(page: &Page, reader: &Rc<Reader>) -> El {
    let marks = |parent: El| parent.on(On::Click, on_click(page)).on(On::Key, on_key(page, reader));
    el("div")
        .key(reader.key.as_str())
        .class("paper")
        .set("tabindex", "-1")
        .on(On::Key, on_place_key(page))
        .child(
            el("div")
                .class("sheet")
                .child(marks(el("div").class("sheet-marks")).child(heading(page, reader)))
                .child(cast(page, reader))
                .child(piece(page, &reader.copies))
                .child(flow(page, reader, marks(el("div").class("text"))))
                .child(origin(reader)),
        )
}

/// A click on a mark looks at it, unless it ends a selection.
fn on_click(page: &Page) -> Then {
    page.hear(|event| {
        let (entity, mention) = block::mark_at(event).filter(|_| !dom::is_selecting())?;
        Some(Act::Mark(entity, mention))
    })
}

/// Keys on a mark: Enter and space look at it, arrows lead to the next mark of the same name.
fn on_key(page: &Page, reader: &Rc<Reader>) -> Then {
    let reader = Rc::clone(reader);
    page.hear(move |event| {
        let (entity, mention) = block::mark_at(event)?;
        if matches!(dom::key(event).as_str(), "Enter" | " ") {
            event.prevent_default();
            return Some(Act::Mark(entity, mention));
        }
        let next = step(mentions_of(&reader, &entity), Some(mention), arrow(event)?)?;
        event.prevent_default();
        dom::focus(&dom::mark(next), false);
        None
    })
}

/// Keys in the article: N leads to the next of the places found, P to the one before.
fn on_place_key(page: &Page) -> Then {
    page.hear(|event| {
        match dom::key(event).as_str() {
            "n" | "N" => dom::step(".lit", 1, true),
            "p" | "P" => dom::step(".lit", -1, true),
            _ => {}
        }
        None
    })
}

/// The mentions of an entity here, in order.
fn mentions_of<'a>(reader: &'a Reader, entity: &EntityKey) -> &'a [u32] {
    reader.cast.iter().find(|c| c.key == *entity).map_or(&[], |c| &c.mentions)
}

/// Source, date, headline, author.
fn heading(page: &Page, reader: &Reader) -> El {
    let has_byline = reader.blocks.iter().any(|b| b.kind == BlockKind::Byline);
    let author = reader.author.as_ref().filter(|_| !has_byline);
    let made = "Headline made from the first sentence: the text has none";
    el("header")
        .class("sheet-head")
        .child(meta(reader.source.as_ref(), reader.date.as_deref()))
        .child(title(page, reader, el("h2").set("id", "reader-title").set("tabindex", "-1")))
        .child(reader.title.made.then(|| el("p").class("made").child(made)))
        .child(author.map(|author| el("p").class("byline").child(format!("By {author}"))))
}

/// Where the text comes from.
fn origin(reader: &Reader) -> El {
    let licence = reader.licence.as_ref().map(|licence| format!(" · Licence: {licence}"));
    el("footer")
        .class("origin")
        .child(reader.note.as_ref().map(|note| el("p").child(note)))
        .child(el("p").child("File: ").child(el("span").class("path").child(&reader.path)).child(licence))
}
