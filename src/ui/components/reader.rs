//! The open article: its bar of switches, its text with marks, and the panel about whom the reader looks at.

use std::rc::Rc;

use yew::prelude::*;

use super::block::{self, flow, title};
use super::card::when;
use super::cast::cast;
use super::empty::trouble;
use super::icon::{Shape, icon};
use super::skeleton::skeleton;
use super::who::who;
use crate::anatomy::BlockKind;
use crate::article::{ArticleKey, EntityKey};
use crate::extract::NameKind;
use crate::ui::context::Page;
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::state::reading::step;
use crate::ui::words;
use crate::view::Reader;
use crate::view::address::Focus;
use crate::web::dom;

/// The kinds in the order of their switches.
const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

/// The article that is open and here.
pub fn here(page: &Page) -> Option<Rc<Reader>> {
    page.collection.reader.value.as_ref().filter(|r| Some(&r.key) == page.reading.article.as_ref()).cloned()
}

/// The pane beside or over the list; nothing where no article is open. `to_panel` moves the focus to the panel.
pub fn reader_pane(page: &Page, to_panel: &Callback<()>) -> Html {
    let (collection, reading) = (&page.collection, &page.reading);
    let slot = &collection.reader;
    let here = here(page);
    if reading.article.is_none() {
        return Html::default();
    }
    let close = {
        let reading = reading.clone();
        Callback::from(move |()| reading.close())
    };
    let content = match (&here, &slot.trouble, &collection.phase) {
        (Some(reader), ..) => article(page, reader, to_panel),
        (_, Some(Why::Gone(words)), _) => trouble(
            "This link points to an article that this collection does not have",
            format!("{} The rest of the link applies.", words::sentence(words)),
            "To the list",
            &close,
        ),
        (_, Some(Why::Failed(words)), _) | (_, _, Phase::Failed(words)) => {
            trouble("The article could not be opened", words::sentence(words), "To the list", &close)
        }
        _ => skeleton("text", 5),
    };
    html! {
        <section class="reader" aria-label="Article">
            { bar(page, here.as_deref(), slot.trouble.is_some(), &close.reform(|_: MouseEvent| ())) }
            { content }
        </section>
    }
}

/// Moves the focus to the headline of a newly opened article, and back to its card when it is closed.
#[hook]
pub fn use_reader_focus(article: Option<ArticleKey>, here: Option<Rc<Reader>>) {
    let was = use_mut_ref(|| None::<ArticleKey>);
    let closed = article.is_none();
    use_effect_with((closed, here.map(|r| r.key.clone())), move |(closed, here)| match here {
        Some(key) => {
            dom::scroll_to_top(".paper");
            dom::focus("#reader-title", true);
            was.replace(Some(key.clone()));
        }
        None if *closed => {
            if let Some(key) = was.take()
                && !dom::focus(&format!("#card-{key} a"), false)
            {
                dom::focus("#articles-heading", false);
            }
        }
        None => {}
    });
}

/// Back or close, which kinds are marked, what was cut; no switches where the text is `lost`.
fn bar(page: &Page, reader: Option<&Reader>, lost: bool, close: &Callback<MouseEvent>) -> Html {
    let (reading, appearance) = (&page.reading, &page.appearance);
    let cut = reader.map_or(0, |r| r.blocks.iter().filter(|b| b.kind == BlockKind::Noise).count());
    let toggle_cut = {
        let reading = reading.clone();
        Callback::from(move |_: MouseEvent| reading.toggle_cut())
    };
    html! {
        <div class="reader-bar">
            if !page.wide {
                <button type="button" class="button reader-back" onclick={close.clone()}>
                    { icon(Shape::Back) }{ "Back to the list" }
                </button>
            }
            if !lost {
                <div class="kinds" role="group" aria-label="Names to mark">
                    { for KINDS.into_iter().map(|kind| {
                        let handle = appearance.clone();
                        let onchange = Callback::from(move |_: Event| handle.toggle_kind(kind));
                        html! {
                            <label key={kind.code()} class="kind" data-type={kind.code()}>
                                <input type="checkbox" role="switch" aria-label={words::kind_plural(kind)} checked={!appearance.hidden.contains(&kind)} {onchange} />
                                <span>{ kind_label(kind) }</span>
                            </label>
                        }
                    }) }
                </div>
                <button type="button" class="button button-cut" aria-pressed={reading.cut.to_string()} disabled={cut == 0} onclick={toggle_cut}>
                    { icon(Shape::Cut) }
                    { if cut == 0 { "Nothing was cut".to_owned() } else { format!("What was cut ({cut})") } }
                </button>
            }
            if page.wide {
                <button type="button" class="button button-icon reader-close" aria-label="Close the article" onclick={close.clone()}>
                    { icon(Shape::Close) }
                </button>
            }
        </div>
    }
}

/// The kind's word; what a narrow screen has no room for is kept for screen readers.
fn kind_label(kind: NameKind) -> Html {
    match words::kind_plural(kind).split_once(' ') {
        Some((first, rest)) => html! { <>{ first }<span class="long">{ format!(" {rest}") }</span></> },
        None => html! { { words::kind_plural(kind) } },
    }
}

/// The text and the panel.
fn article(page: &Page, reader: &Rc<Reader>, to_panel: &Callback<()>) -> Html {
    let reading = &page.reading;
    let focus = reading.focus.as_ref();

    let look = {
        let reading = reading.clone();
        Callback::from(move |(entity, mention): (EntityKey, Option<u32>)| reading.look(entity, mention))
    };
    let on_mark = {
        let (look, to_panel) = (look.clone(), to_panel.clone());
        Callback::from(move |event: Event| {
            if let Some((entity, mention)) = block::mark_at(&event) {
                look.emit((entity, Some(mention)));
                to_panel.emit(());
            }
        })
    };
    let onclick = {
        let on_mark = on_mark.clone();
        Callback::from(move |event: MouseEvent| {
            if !dom::is_selecting() {
                on_mark.emit(event.into());
            }
        })
    };
    let onkeydown = {
        let reader = reader.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" | " " if block::mark_at(&event).is_some() => {
                event.prevent_default();
                on_mark.emit(event.into());
            }
            key @ ("ArrowLeft" | "ArrowRight") => {
                // From mark to mark of the same name.
                let steps = if key == "ArrowLeft" { -1 } else { 1 };
                let next = block::mark_at(&event)
                    .and_then(|(entity, at)| step(&mentions_of(&reader, &entity), Some(at), steps));
                if let Some(next) = next {
                    event.prevent_default();
                    dom::focus(&format!("mark[data-mention=\"{next}\"]"), false);
                }
            }
            _ => {}
        })
    };
    html! {
        <>
            <div key={reader.key.to_string()} class="paper" tabindex="-1">
                <div class="sheet">
                    <div class="sheet-marks" onclick={onclick.clone()} onkeydown={onkeydown.clone()}>
                        { heading(page, reader) }
                    </div>
                    { cast(reader, focus.map(|f| &f.entity), &look) }
                    <div class="text" {onclick} {onkeydown}>
                        { flow(page, reader, reading.cut) }
                    </div>
                    { origin(reader) }
                </div>
            </div>
            if let Some(focus) = focus { { who(page, reader, focus) } }
        </>
    }
}

/// Moves the focus to the panel, once it is drawn, after the reader has asked for it; not when a link opened it.
#[hook]
pub fn use_panel_focus(focus: Option<&Focus>) -> Callback<()> {
    let wanted = use_mut_ref(|| false);
    {
        let wanted = wanted.clone();
        use_effect_with(focus.cloned(), move |_| {
            if wanted.replace(false) {
                dom::focus("#who-name", true);
            }
        });
    }
    Callback::from(move |()| {
        // The same mark again changes nothing, so nothing would be drawn either.
        if !dom::focus("#who-name", true) {
            wanted.replace(true);
        }
    })
}

/// The mentions of an entity here, in order.
pub(super) fn mentions_of(reader: &Reader, entity: &EntityKey) -> Vec<u32> {
    reader.cast.iter().find(|c| c.key == *entity).map(|c| c.mentions.clone()).unwrap_or_default()
}

/// Brings the mention looked at into view.
#[hook]
pub fn use_reveal(mention: Option<u32>) {
    use_effect_with(mention, |mention| {
        if let Some(mention) = mention {
            dom::reveal(&format!("mark[data-mention=\"{mention}\"]"));
        }
    });
}

/// Source, date, headline, author.
fn heading(page: &Page, reader: &Reader) -> Html {
    let byline =
        reader.author.as_ref().filter(|_| !reader.blocks.iter().any(|b| b.kind == BlockKind::Byline));
    html! {
        <header class="sheet-head">
            <p class="card-meta">
                if let Some(source) = &reader.source { <span class="card-source">{ source }</span> }
                { when(reader.date.as_deref()) }
            </p>
            <h2 id="reader-title" tabindex="-1">
                { title(page, reader) }
            </h2>
            if reader.title.made {
                <p class="made">{ "Headline made from the first sentence: the text has none" }</p>
            }
            if let Some(author) = byline { <p class="byline">{ format!("By {author}") }</p> }
        </header>
    }
}

/// Where the text comes from.
fn origin(reader: &Reader) -> Html {
    html! {
        <footer class="origin">
            if let Some(note) = &reader.note { <p>{ note }</p> }
            <p>
                { "File: " }<span class="path">{ &reader.path }</span>
                if let Some(licence) = &reader.licence { { format!(" · Licence: {licence}") } }
            </p>
        </footer>
    }
}
