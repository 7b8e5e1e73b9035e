//! What to draw where there is nothing: no articles, none that fit, none that could be had. Each says what to do.

use std::rc::Rc;

use yew::prelude::*;

use super::name_of;
use crate::query::{Facet, Mode};
use crate::ui::context::use_filters;
use crate::view::Answer;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct NoMatchProps {
    /// The answer without cards.
    pub answer: Rc<Answer>,
}

/// No article fits: offers each way out.
#[component]
pub fn NoMatch(props: &NoMatchProps) -> Html {
    let filters = use_filters();
    let clear = use_callback(filters.clone(), |_: MouseEvent, filters| filters.clear());
    let mut ways = Vec::new();
    for facet in Facet::ALL {
        let choice = filters.choice(facet);
        if choice.mode == Mode::All && choice.include.len() > 1 {
            let any = any_of(&filters, facet);
            ways.push(html! {
                <li key={facet.label()}><button type="button" class="button" onclick={any}>
                    { format!("{}: any of them", facet.label()) }
                </button></li>
            });
        }
        for (keys, not) in [(&choice.include, ""), (&choice.exclude, "not ")] {
            for key in keys {
                let name = name_of(&props.answer, facet, key).unwrap_or(key.as_str());
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

fn any_of(filters: &crate::ui::context::FiltersHandle, facet: Facet) -> Callback<MouseEvent> {
    let filters = filters.clone();
    Callback::from(move |_| filters.set_mode(facet, Mode::Any))
}

/// The collection holds no article at all.
#[component]
pub fn NoArticles() -> Html {
    html! {
        <div class="empty">
            <h3>{ "This collection has no articles yet" }</h3>
            <p>{ "Put text files (.txt or .md) into its folder and build the page again. \
                  “About this collection”, at the top, lists the files that could not be used, with the reason." }</p>
        </div>
    }
}

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct TroubleProps {
    /// What was being done.
    pub heading: AttrValue,
    /// What went wrong and what to do.
    pub words: AttrValue,
    /// The word on the button.
    pub button: AttrValue,
    /// What the button does.
    pub on_button: Callback<()>,
}

/// Something could not be had.
#[component]
pub fn Trouble(props: &TroubleProps) -> Html {
    html! {
        <div class="empty empty-trouble" role="alert">
            <h3>{ &props.heading }</h3>
            <p>{ &props.words }</p>
            <button type="button" class="button button-main" onclick={props.on_button.reform(|_: MouseEvent| ())}>
                { &props.button }
            </button>
        </div>
    }
}
