//! One facet: its values with their counts, to ask for or to rule out.

use yew::Html;

use super::icon::{Shape, icon};
use crate::query::{Facet, Listing, Mode};
use crate::ui::elements::{Child, El, On, button, el, list};
use crate::ui::page::Page;
use crate::ui::state::filters::Action;
use crate::ui::state::lists::{self, FIRST};
use crate::ui::words;
use crate::view::{FacetValue, FacetView};
use crate::web::dom;

/// With more values than this there is a field to search them.
const SEARCHABLE: u32 = 8;

/// A `group` named after the facet, with one checkbox a value; nothing for what names no one and is nowhere.
pub fn facet(page: &Page, view: &FacetView) -> Option<El> {
    let facet = view.facet;
    let choice = page.filters.choice(facet);
    let listing = page.lists.of(facet);
    if view.all == 0 && facet.kind().is_none() {
        return None;
    }
    let heading = format!("facet-{}", facet.code());
    let group = el("div")
        .key(&heading)
        .class("facet")
        .set("role", "group")
        .set("aria-labelledby", heading.clone())
        .set("data-type", facet.code())
        .child(
            el("div")
                .class("facet-head")
                .child(el("h3").set("id", heading).child(facet.label()))
                .child(order(page, facet, listing.by_name)),
        )
        .child((view.all > SEARCHABLE).then(|| search(page, facet, &listing.wanted)))
        .child((choice.include.len() > 1).then(|| modes(page, facet, choice.mode)))
        .child(nothing(view).map(quiet))
        .child(el("ul").class("values").each(view.values.iter().map(|v| value(page, facet, v))))
        .child(fold(page, view, listing));
    Some(group)
}

fn quiet(words: impl Child) -> El {
    el("p").class("quiet").child(words)
}

fn order(page: &Page, facet: Facet, by_name: bool) -> El {
    let chosen =
        page.hear(move |event| Some(lists::Action::ByName(facet, dom::value(event) == "name").into()));
    let option = |is_name, value, label: &'static str| {
        el("option").set("value", value).flag("selected", by_name == is_name).child(label)
    };
    el("select")
        .class("facet-order")
        .set("aria-label", format!("Order of {}", words::small(facet.label())))
        .on(On::Change, chosen)
        .child(option(false, "count", "by articles"))
        .child(option(true, "name", "by name"))
}

fn search(page: &Page, facet: Facet, wanted: &str) -> El {
    let label = format!("Find in {}", words::small(facet.label()));
    let typed = page.hear(move |event| Some(lists::Action::Find(facet, dom::value(event)).into()));
    el("input")
        .set("type", "search")
        .class("facet-search")
        .set("placeholder", label.clone())
        .set("aria-label", label)
        .value(wanted.to_owned())
        .on(On::Input, typed)
}

/// Why there is no value to see.
fn nothing(view: &FacetView) -> Option<&'static str> {
    match (view.all, view.values.is_empty()) {
        (0, _) => Some("None named in this collection."),
        (_, true) => Some("No such name here."),
        _ => None,
    }
}

/// What follows the values: the way to the rest of them, or back to the first.
fn fold(page: &Page, view: &FacetView, listing: &Listing) -> Html {
    let label = view.facet.label();
    let all = |all| page.act(lists::Action::All(view.facet, all));
    let class = "button button-quiet";
    let is_all = listing.most > FIRST;
    let left = view.fitting.saturating_sub(listing.most);
    let note = (is_all && left > 0)
        .then(|| quiet(format!("{} more: type above to find them.", words::number(left))));
    let switch = match is_all {
        true => (view.fitting > FIRST).then(|| button(class, all(false)).child("Show fewer")),
        false => (left > 0).then(|| {
            let count = words::number(view.fitting);
            let what = el("span").class("unseen").child(format!(" {}", words::small(label)));
            button(class, all(true)).child(format!("Show all {count}")).child(what)
        }),
    };
    list(note.into_iter().chain(switch))
}

/// A value: a box to ask for it, its name and count, a button to rule it out.
fn value(page: &Page, facet: Facet, value: &FacetValue) -> El {
    let choice = page.filters.choice(facet);
    let is_in = choice.include.contains(&value.key);
    let is_out = choice.exclude.contains(&value.key);
    let class = match (is_in, is_out, value.count) {
        (true, ..) => "value value-in",
        (_, true, _) => "value value-out",
        (_, _, 0) => "value value-none",
        _ => "value",
    };
    let tick = page.act(Action::Toggle(facet, value.key.clone()));
    let exclude = page.act(Action::Exclude(facet, value.key.clone()));
    let exclude_label = format!("Exclude {}", value.name);
    el("li")
        .key(value.key.as_str())
        .class(class)
        .child(
            el("label")
                .class("value-label")
                .child(
                    el("input")
                        .set("type", "checkbox")
                        .checked(is_in)
                        .set("aria-label", format!("{}, {}", value.name, words::articles(value.count)))
                        .on(On::Change, tick),
                )
                .child(el("span").class("value-name").child(&value.name))
                .child(el("span").class("value-count").child(words::number(value.count))),
        )
        .child(
            button("value-not", exclude)
                .set("aria-pressed", is_out)
                .set("aria-label", exclude_label.clone())
                .set("title", exclude_label)
                .child(icon(Shape::Not)),
        )
}

/// All of the chosen values, or any of them.
fn modes(page: &Page, facet: Facet, now: Mode) -> El {
    let option = |mode: Mode, words: &'static str| {
        let input = el("input")
            .set("type", "radio")
            .set("name", format!("mode-{}", facet.code()))
            .checked(now == mode)
            .on(On::Change, page.act(Action::Mode(facet, mode)));
        el("label").class("mode").child(input).child(el("span").child(words))
    };
    el("div")
        .class("modes")
        .set("role", "radiogroup")
        .set("aria-label", format!("{}: articles must name", facet.label()))
        .child(option(Mode::All, "all of these"))
        .child(option(Mode::Any, "any of these"))
}
