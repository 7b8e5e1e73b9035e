//! What to draw where there is nothing: no articles, none that fit, none that could be had. Each says what to do.

use yew::prelude::*;

use super::name_of;
use crate::query::{Facet, Mode};
use crate::ui::context::{FiltersHandle, Page};
use crate::view::Answer;

/// No article fits: offers each way out.
pub fn no_match(page: &Page, answer: &Answer) -> Html {
    let filters = &page.filters;
    let clear = filters.clearing();
    let mut ways = Vec::new();
    for facet in Facet::ALL {
        let choice = filters.choice(facet);
        if choice.mode == Mode::All && choice.include.len() > 1 {
            let any = any_of(filters, facet);
            ways.push(html! {
                <li key={facet.label()}><button type="button" class="button" onclick={any}>
                    { format!("{}: any of them", facet.label()) }
                </button></li>
            });
        }
        for (keys, not) in [(&choice.include, ""), (&choice.exclude, "not ")] {
            for key in keys {
                let name = name_of(answer, facet, key).unwrap_or(key.as_str());
                let (filters, key) = (filters.clone(), key.clone());
                let id = key.to_string();
                let remove = Callback::from(move |_: MouseEvent| filters.remove(facet, key.clone()));
                ways.push(html! {
                    <li key={id}><button type="button" class="button" onclick={remove}>{ format!("Drop “{not}{name}”") }</button></li>
                });
            }
        }
    }
    html! {
        <div class="empty">
            <h3>{ "No article fits all of this" }</h3>
            <p>{ "Drop one of the choices, or start again." }</p>
            <ul class="ways">{ for ways }</ul>
            <button type="button" class="button button-main" onclick={clear}>{ "Clear all filters" }</button>
        </div>
    }
}

fn any_of(filters: &FiltersHandle, facet: Facet) -> Callback<MouseEvent> {
    let filters = filters.clone();
    Callback::from(move |_| filters.set_mode(facet, Mode::Any))
}

/// The collection holds no article at all.
pub fn no_articles() -> Html {
    html! {
        <div class="empty">
            <h3>{ "This collection has no articles yet" }</h3>
            <p>{ "Put text files (.txt or .md) into its folder and build the page again. \
                  “About this collection”, at the top, lists the files that could not be used, with the reason." }</p>
        </div>
    }
}

/// Something could not be had: what, why and what to do, and a button to do it.
pub fn trouble(heading: &'static str, words: String, button: &'static str, act: &Callback<()>) -> Html {
    html! {
        <div class="empty empty-trouble" role="alert">
            <h3>{ heading }</h3>
            <p>{ words }</p>
            <button type="button" class="button button-main" onclick={act.reform(|_: MouseEvent| ())}>{ button }</button>
        </div>
    }
}
