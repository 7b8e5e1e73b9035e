//! The line above the cards: how many fit, in which order, and the way to the filters on small screens.

use yew::prelude::*;

use super::icon::{Icon, Shape};
use crate::query::Sort;
use crate::ui::context::{use_collection, use_filters, use_frame};
use crate::ui::state::collection::Phase;
use crate::ui::words;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The reader asks for the filters.
    pub on_filters: Callback<()>,
}

const SORTS: [(Sort, &str, &str); 3] = [
    (Sort::Newest, "newest", "Newest first"),
    (Sort::Oldest, "oldest", "Oldest first"),
    (Sort::Title, "title", "By headline"),
];

/// The line.
#[component]
pub fn Toolbar(props: &Props) -> Html {
    let filters = use_filters();
    let frame = use_frame();
    let chosen = filters.chosen();
    let on_sort = use_callback(filters.clone(), |event: Event, filters| {
        let value =
            event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value()).unwrap_or_default();
        if let Some((sort, ..)) = SORTS.into_iter().find(|s| s.1 == value) {
            filters.sort(sort);
        }
    });
    html! {
        <div class="toolbar">
            <h2 id="articles-heading" class="toolbar-heading" tabindex="-1">{ "Articles" }</h2>
            <Status />
            if !frame.wide {
                <button type="button" id="open-filters" class="button" aria-haspopup="dialog" onclick={props.on_filters.reform(|_: MouseEvent| ())}>
                    <Icon shape={Shape::Filter} />
                    { if chosen == 0 { "Filters".to_owned() } else { format!("Filters ({chosen})") } }
                </button>
            }
            <label class="sort">
                <span>{ "Sort" }</span>
                <select aria-label="Sort" onchange={on_sort}>
                    { for SORTS.into_iter().map(|(sort, value, label)| html! {
                        <option key={value} {value} selected={filters.sort == sort}>{ label }</option>
                    }) }
                </select>
            </label>
        </div>
    }
}

/// "4 of 12 articles", told to screen readers when it changes.
#[component]
fn Status() -> Html {
    let collection = use_collection();
    let text = match (&collection.phase, &collection.answer.value) {
        (Phase::Ready(_), Some(answer)) => {
            format!("{} of {}", words::number(answer.matched), words::articles(answer.total))
        }
        (Phase::Failed(_), _) => String::new(),
        _ => "Opening the collection…".to_owned(),
    };
    html! { <p class="status" role="status" aria-atomic="true">{ text }</p> }
}
