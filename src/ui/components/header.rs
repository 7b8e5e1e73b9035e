//! The masthead: what the collection is called, how much it holds, light or dark.

use yew::prelude::*;

use super::about::about;
use super::icon::{Shape, icon};
use crate::query::Facet;
use crate::ui::context::Page;
use crate::ui::state::appearance::Theme;
use crate::ui::words;
use crate::view::Overview;

/// The masthead and, below it, the panel about the collection if `open`. `title` until the collection is loaded.
pub fn header(page: &Page, title: &AttrValue, open: &UseStateHandle<bool>) -> Html {
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let overview = page.collection.overview().cloned();
    let title = overview.as_ref().map_or(title.clone(), |o| o.title.clone().into());
    html! {
        <header class="masthead">
            <div class="masthead-row">
                <div class="masthead-words">
                    <h1 class="masthead-title">{ title }</h1>
                    <p class="masthead-counts">{ overview.as_ref().map_or_else(|| "\u{a0}".to_owned(), |o| counts(o)) }</p>
                </div>
                <div class="masthead-tools">
                    <button type="button" class="button" aria-expanded={open.to_string()} aria-controls="about"
                        disabled={overview.is_none()} onclick={toggle.clone()}>
                        <span class="narrow-hide">{ "About this collection" }</span>
                        <span class="narrow-only">{ "About" }</span>
                    </button>
                    { theme_switch(page) }
                </div>
            </div>
            <div id="about">
                if let (true, Some(overview)) = (**open, overview) { { about(&overview, toggle) } }
            </div>
        </header>
    }
}

fn counts(overview: &Overview) -> String {
    let mut parts = vec![words::articles(overview.articles)];
    let names = Facet::ALL.into_iter().zip(overview.entities);
    parts.extend(names.map(|(facet, n)| words::names(n, facet.kind())));
    parts.join(" · ")
}

fn theme_switch(page: &Page) -> Html {
    let appearance = page.appearance.clone();
    let theme = appearance.theme;
    let (shape, now) = match theme {
        Theme::Auto => (Shape::Auto, "as the system"),
        Theme::Light => (Shape::Light, "light"),
        Theme::Dark => (Shape::Dark, "dark"),
    };
    let switch = Callback::from(move |_: MouseEvent| appearance.set_theme(theme.next()));
    let label = format!("Colours: {now}. Change");
    html! {
        <button type="button" class="button button-icon" aria-label={label.clone()} title={label} onclick={switch}>
            { icon(shape) }
        </button>
    }
}
