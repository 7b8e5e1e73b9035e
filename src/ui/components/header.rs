//! The masthead: what the collection is called, how much it holds, light or dark.

use super::about::about;
use super::icon::{Shape, icon_button};
use crate::query::Facet;
use crate::ui::elements::{El, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::appearance::{Action, Theme};
use crate::ui::words;
use crate::view::Overview;

/// The masthead and, below it, the panel about the collection if it is open.
pub fn header(page: &Page) -> El {
    let overview = page.collection.overview();
    let title = overview.map_or(&page.title, |o| &o.title);
    let counts = overview.map_or_else(|| "\u{a0}".to_owned(), |o| counts(o));
    let about_button = button("button", page.act(Act::About(!page.about)))
        .set("aria-expanded", page.about)
        .set("aria-controls", "about")
        .flag("disabled", overview.is_none())
        .child(el("span").class("narrow-hide").child("About this collection"))
        .child(el("span").class("narrow-only").child("About"));
    el("header")
        .class("masthead")
        .child(
            el("div")
                .class("masthead-row")
                .child(
                    el("div")
                        .class("masthead-words")
                        .child(el("h1").class("masthead-title").child(title))
                        .child(el("p").class("masthead-counts").child(counts)),
                )
                .child(el("div").class("masthead-tools").child(about_button).child(theme_switch(page))),
        )
        .child(el("div").set("id", "about").child(overview.filter(|_| page.about).map(|o| about(page, o))))
}

fn counts(overview: &Overview) -> String {
    let mut parts = vec![words::articles(overview.articles)];
    let names = Facet::ALL.into_iter().zip(overview.entities);
    parts.extend(names.filter_map(|(facet, n)| Some(words::names(n, facet.kind()?))));
    parts.join(" · ")
}

fn theme_switch(page: &Page) -> El {
    let theme = page.appearance.theme;
    let (shape, label) = match theme {
        Theme::Auto => (Shape::Auto, "Colours: as the system. Change"),
        Theme::Light => (Shape::Light, "Colours: light. Change"),
        Theme::Dark => (Shape::Dark, "Colours: dark. Change"),
    };
    icon_button(shape, label, page.act(Action::Theme(theme.next()))).set("title", label)
}
