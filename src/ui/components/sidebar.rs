//! The filters: a rail beside the list on wide screens, a drawer or sheet over it elsewhere.

use yew::prelude::*;

use super::facet::FacetGroup;
use super::icon::{Icon, Shape};
use super::skeleton::Skeleton;
use crate::ui::context::{use_collection, use_filters, use_frame};
use crate::ui::hooks::use_escape;
use crate::ui::words;
use crate::web::dom;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Whether the drawer is open; a rail always is.
    pub open: bool,
    /// Whether the article lies over everything.
    pub covered: bool,
    /// The reader is done with the drawer.
    pub on_close: Callback<()>,
}

/// The filters.
#[component]
pub fn Sidebar(props: &Props) -> Html {
    let (collection, filters, frame) = (use_collection(), use_filters(), use_frame());
    let drawer = !frame.wide;
    let open = drawer && props.open;
    use_escape(open, props.on_close.clone());
    use_focus(open);
    let close = props.on_close.reform(|_: MouseEvent| ());
    let clear = use_callback(filters.clone(), |_: MouseEvent, filters| filters.clear());
    let show = collection.answer.value.as_ref().map(|a| format!("Show {}", words::articles(a.matched)));
    let class = classes!("sidebar", drawer.then_some("sidebar-drawer"), open.then_some("sidebar-open"));
    html! {
        <>
            if open { <div class="backdrop" onclick={close.clone()} /> }
            <div {class} aria-labelledby="filters-heading" role={if open { "dialog" } else { "complementary" }}
                aria-modal={open.then_some("true")} inert={props.covered}>
                <div class="sidebar-head">
                    <h2 id="filters-heading" tabindex="-1">{ "Filters" }</h2>
                    if filters.chosen() > 0 {
                        <button type="button" class="button button-quiet" onclick={clear}>{ "Clear" }</button>
                    }
                    if drawer {
                        <button type="button" class="button button-icon" aria-label="Close the filters" onclick={close.clone()}>
                            <Icon shape={Shape::Close} />
                        </button>
                    }
                </div>
                <div class="sidebar-body">
                    if let Some(answer) = &collection.answer.value {
                        { for answer.facets.iter().map(|view| html! {
                            <FacetGroup key={view.facet.label()} view={view.clone()} />
                        }) }
                    } else if collection.answer.trouble.is_none() {
                        <Skeleton what="values" count={8} />
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
fn use_focus(open: bool) {
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
