//! The filters: a rail beside the list on wide screens, a drawer or sheet over it elsewhere.

use yew::Html;

use super::facet::facet;
use super::icon::{Shape, icon_button};
use super::skeleton::skeleton;
use crate::ui::elements::{El, On, button, el, list};
use crate::ui::page::{Act, Page};
use crate::ui::state::filters::Action;
use crate::ui::words;

/// What lies between the drawer and the page, and closes it.
pub fn backdrop(page: &Page) -> Option<El> {
    let close = || page.act(Act::Drawer(false));
    page.has_drawer().then(|| el("div").class("backdrop").on(On::Click, close()))
}

/// The filters.
pub fn sidebar(page: &Page) -> El {
    let (class, role) = match (page.wide, page.has_drawer()) {
        (true, _) => ("sidebar", "complementary"),
        (false, false) => ("sidebar sidebar-drawer", "complementary"),
        (false, true) => ("sidebar sidebar-drawer sidebar-open", "dialog"),
    };
    let close = || page.act(Act::Drawer(false));
    let clear = || button("button button-quiet", page.act(Action::Clear)).child("Clear");
    let heading = el("h2").set("id", "filters-heading").set("tabindex", "-1").child("Filters");
    let done = || {
        let answer = page.collection.answer.value.as_ref();
        let label = answer
            .map_or_else(|| "Show articles".to_owned(), |a| format!("Show {}", words::articles(a.matched)));
        el("div").class("sidebar-foot").child(button("button button-main", close()).child(label))
    };
    el("div")
        .class(class)
        .set("aria-labelledby", "filters-heading")
        .set("role", role)
        .set("aria-modal", page.has_drawer().then_some("true"))
        .flag("inert", page.is_covered())
        .child(
            el("div")
                .class("sidebar-head")
                .child(heading)
                .child((page.filters.chosen() > 0).then(clear))
                .child((!page.wide).then(|| icon_button(Shape::Close, "Close the filters", close()))),
        )
        .child(el("div").class("sidebar-body").child(facets(page)))
        .child((!page.wide).then(done))
}

fn facets(page: &Page) -> Html {
    match &page.collection.answer.value {
        Some(answer) => list(answer.facets.iter().filter_map(|view| facet(page, view))),
        None if page.collection.answer.open.trouble.is_none() => {
            skeleton("skeletons skeletons-values", 8).into()
        }
        None => Html::default(),
    }
}
