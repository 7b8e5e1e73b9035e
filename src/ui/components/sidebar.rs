//! The filters: a rail beside the list on wide screens, a drawer or sheet over it elsewhere.

use yew::prelude::*;

use super::facet::FacetGroup;
use super::icon::{Shape, icon};
use super::skeleton::skeleton;
use crate::ui::context::Page;
use crate::ui::words;
use crate::web::dom;

/// The filters: a rail on wide screens, elsewhere a drawer that is `open` or not. `covered` while the article lies
/// over everything; `on_close` when the reader is done.
pub fn sidebar(page: &Page, open: bool, covered: bool, on_close: &Callback<()>) -> Html {
    let (collection, filters) = (&page.collection, &page.filters);
    let drawer = !page.wide;
    let close = on_close.reform(|_: MouseEvent| ());
    let clear = filters.clearing();
    let show = collection.answer.value.as_ref().map(|a| format!("Show {}", words::articles(a.matched)));
    let class = classes!("sidebar", drawer.then_some("sidebar-drawer"), open.then_some("sidebar-open"));
    html! {
        <>
            if open { <div class="backdrop" onclick={close.clone()} /> }
            <div {class} aria-labelledby="filters-heading" role={if open { "dialog" } else { "complementary" }}
                aria-modal={open.then_some("true")} inert={covered}>
                <div class="sidebar-head">
                    <h2 id="filters-heading" tabindex="-1">{ "Filters" }</h2>
                    if filters.chosen() > 0 {
                        <button type="button" class="button button-quiet" onclick={clear}>{ "Clear" }</button>
                    }
                    if drawer {
                        <button type="button" class="button button-icon" aria-label="Close the filters" onclick={close.clone()}>
                            { icon(Shape::Close) }
                        </button>
                    }
                </div>
                <div class="sidebar-body">
                    if let Some(answer) = &collection.answer.value {
                        { for (0..answer.facets.len()).map(|i| html! {
                            <FacetGroup key={i} page={page.clone()} answer={answer.clone()} place={i} />
                        }) }
                    } else if collection.answer.trouble.is_none() {
                        { skeleton("values", 8) }
                    }
                </div>
                if drawer {
                    <div class="sidebar-foot">
                        <button type="button" class="button button-main" onclick={close}>{ show.unwrap_or_else(|| "Show articles".to_owned()) }</button>
                    </div>
                }
            </div>
        </>
    }
}

/// Into the drawer when it opens, back to its button when it closes.
#[hook]
pub fn use_drawer_focus(open: bool) {
    let was = use_mut_ref(|| false);
    use_effect_with(open, move |open| {
        let was = was.replace(*open);
        if *open {
            dom::focus("#filters-heading", true);
        } else if was {
            dom::focus("#open-filters", true);
        }
    });
}
