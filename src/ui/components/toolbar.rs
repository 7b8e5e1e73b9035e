//! The line above the cards: how many fit, in which order, and the way to the filters on small screens.

use yew::prelude::*;

use super::icon::{Shape, icon};
use crate::query::Sort;
use crate::ui::context::Page;
use crate::ui::state::collection::Phase;
use crate::ui::words;

const SORTS: [(Sort, &str, &str); 3] = [
    (Sort::Newest, "newest", "Newest first"),
    (Sort::Oldest, "oldest", "Oldest first"),
    (Sort::Title, "title", "By headline"),
];

/// The line; `on_filters` when the reader asks for the filters.
pub fn toolbar(page: &Page, on_filters: &Callback<()>) -> Html {
    let chosen = page.filters.chosen();
    let now = page.filters.sort;
    let filters = page.filters.clone();
    let on_sort = Callback::from(move |event: Event| {
        let value =
            event.target_dyn_into::<web_sys::HtmlSelectElement>().map(|s| s.value()).unwrap_or_default();
        if let Some((sort, ..)) = SORTS.into_iter().find(|s| s.1 == value) {
            filters.sort(sort);
        }
    });
    html! {
        <div class="toolbar">
            <h2 id="articles-heading" class="toolbar-heading" tabindex="-1">{ "Articles" }</h2>
            { status(page) }
            if !page.wide {
                <button type="button" id="open-filters" class="button" aria-haspopup="dialog" onclick={on_filters.reform(|_: MouseEvent| ())}>
                    { icon(Shape::Filter) }
                    { if chosen == 0 { "Filters".to_owned() } else { format!("Filters ({chosen})") } }
                </button>
            }
            <label class="sort">
                <span>{ "Sort" }</span>
                <select aria-label="Sort" onchange={on_sort}>
                    { for SORTS.into_iter().map(|(sort, value, label)| html! {
                        <option key={value} {value} selected={now == sort}>{ label }</option>
                    }) }
                </select>
            </label>
        </div>
    }
}

/// "4 of 12 articles", told to screen readers when it changes.
fn status(page: &Page) -> Html {
    let collection = &page.collection;
    let text = match (&collection.phase, &collection.answer.value) {
        (Phase::Ready(_), Some(answer)) => {
            format!("{} of {}", words::number(answer.matched), words::articles(answer.total))
        }
        (Phase::Failed(_), _) => String::new(),
        _ => "Opening the collection…".to_owned(),
    };
    html! { <p class="status" role="status" aria-atomic="true">{ text }</p> }
}
