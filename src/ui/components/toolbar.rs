//! The line above the cards: how many fit, in which order, and the way to the filters on small screens.

use super::icon::{Shape, icon};
use crate::query::Sort;
use crate::ui::elements::{El, On, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::Phase;
use crate::ui::state::filters::Action;
use crate::ui::words;
use crate::web::dom;

const SORTS: [(Sort, &str, &str); 3] = [
    (Sort::Newest, "newest", "Newest first"),
    (Sort::Oldest, "oldest", "Oldest first"),
    (Sort::Title, "title", "By headline"),
];

/// The line.
pub fn toolbar(page: &Page) -> El {
    let heading = el("h2").set("id", "articles-heading").class("toolbar-heading").set("tabindex", "-1");
    el("div")
        .class("toolbar")
        .child(heading.child("Articles"))
        .child(el("p").class("status").set("role", "status").set("aria-atomic", true).child(status(page)))
        .child((!page.wide).then(|| open_filters(page)))
        .child(el("label").class("sort").child(el("span").child("Sort")).child(sort(page)))
}

/// "4 of 12 articles", told to screen readers when it changes.
fn status(page: &Page) -> String {
    let collection = &page.collection;
    match (&collection.phase, &collection.answer.value) {
        (Phase::Ready(_), Some(answer)) => {
            format!("{} of {}", words::number(answer.matched), words::articles(answer.total))
        }
        (Phase::Failed(_), _) => String::new(),
        _ => "Opening the collection…".to_owned(),
    }
}

fn open_filters(page: &Page) -> El {
    let label = match page.filters.chosen() {
        0 => "Filters".to_owned(),
        chosen => format!("Filters ({chosen})"),
    };
    button("button", page.act(Act::Drawer(true)))
        .set("id", "open-filters")
        .set("aria-haspopup", "dialog")
        .child(icon(Shape::Filter))
        .child(label)
}

fn sort(page: &Page) -> El {
    let chosen = page.hear(|event| {
        let value = dom::value(event);
        SORTS.iter().find(|s| s.1 == value).map(|s| Action::Sort(s.0).into())
    });
    let options = SORTS.iter().map(|(sort, value, label)| {
        el("option")
            .key(value)
            .set("value", *value)
            .flag("selected", page.filters.sort == *sort)
            .child(*label)
    });
    el("select").set("aria-label", "Sort").on(On::Change, chosen).each(options)
}
