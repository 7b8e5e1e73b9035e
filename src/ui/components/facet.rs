//! One facet: its values with their counts, to ask for or to rule out.

use std::collections::BinaryHeap;

use yew::Html;

use super::icon::{Shape, icon};
use crate::query::{Choice, Facet, Mode};
use crate::ui::elements::{Child, El, On, button, el, list};
use crate::ui::page::Page;
use crate::ui::state::filters::Action;
use crate::ui::state::lists::{self, Listing, Order};
use crate::ui::words::{self, as_u32};
use crate::view::{FacetValue, FacetView};
use crate::web::dom;

/// Values shown before "Show all".
const FIRST: usize = 12;

/// With more values than this there is a field to search them.
const SEARCHABLE: usize = 8;

/// Matches drawn at most while all are shown: more would be neither read nor quick to draw.
const MOST: usize = 300;

/// A `group` named after the facet, with one checkbox a value.
pub fn facet(page: &Page, view: &FacetView) -> El {
    let facet = view.facet;
    let choice = page.filters.choice(facet);
    let listing = page.lists.of(facet);
    let listed = listed(&view.values, choice, listing);
    let heading = format!("facet-{}", facet.kind().code());
    el("div")
        .key(&heading)
        .class("facet")
        .set("role", "group")
        .set("aria-labelledby", heading.clone())
        .set("data-type", facet.kind().code())
        .child(
            el("div")
                .class("facet-head")
                .child(el("h3").set("id", heading).child(facet.label()))
                .child(order(page, facet, listing.order)),
        )
        .child((view.values.len() > SEARCHABLE).then(|| search(page, facet, &listing.wanted)))
        .child((choice.include.len() > 1).then(|| modes(page, facet, choice.mode)))
        .child(nothing(page, view, &listed).map(quiet))
        .child(el("ul").class("values").each(listed.values.iter().map(|v| value(page, facet, v))))
        .child(fold(page, view, listing, &listed))
}

fn quiet(words: impl Child) -> El {
    el("p").class("quiet").child(words)
}

fn order(page: &Page, facet: Facet, now: Order) -> El {
    let chosen = page.hear(move |event| {
        let order = if dom::value(event) == "name" { Order::Name } else { Order::Count };
        Some(lists::Action::Order(facet, order).into())
    });
    let option = |order, value, label: &'static str| {
        el("option").set("value", value).flag("selected", now == order).child(label)
    };
    el("select")
        .class("facet-order")
        .set("aria-label", format!("Order of {}", words::small(facet.label())))
        .on(On::Change, chosen)
        .child(option(Order::Count, "count", "by articles"))
        .child(option(Order::Name, "name", "by name"))
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
fn nothing(page: &Page, view: &FacetView, listed: &Listed<'_>) -> Option<&'static str> {
    match (view.values.is_empty(), listed.values.is_empty()) {
        (true, _) if page.filters.is_searching() => Some("None in what was found."),
        (true, _) => Some("None named in this collection."),
        (_, true) => Some("No such name here."),
        _ => None,
    }
}

/// What follows the values: the way to the rest of them, or back to the first.
fn fold(page: &Page, view: &FacetView, listing: &Listing, listed: &Listed<'_>) -> Html {
    let label = view.facet.label();
    let all = |all| page.act(lists::Action::All(view.facet, all));
    let class = "button button-quiet";
    let left = (listed.left > 0).then_some(listed.left);
    let fewer = listing.wanted.is_empty() && view.values.len() > FIRST;
    let note = left
        .filter(|_| listing.all)
        .map(|n| quiet(format!("{} more: type above to find them.", words::number(as_u32(n)))));
    let switch = match listing.all {
        true => fewer.then(|| button(class, all(false)).child("Show fewer")),
        false => left.map(|left| {
            let count = words::number(as_u32(listed.values.len() + left));
            let what = el("span").class("unseen").child(format!(" {}", words::small(label)));
            button(class, all(true)).child(format!("Show all {count}")).child(what)
        }),
    };
    list(note.into_iter().chain(switch))
}

/// What is drawn of a facet, and how many more fit.
#[derive(Debug, PartialEq, Eq)]
struct Listed<'a> {
    values: Vec<&'a FacetValue>,
    left: usize,
}

/// The values that fit the search, in order, cut to the first ones; those in use stay whatever else happens.
fn listed<'a>(values: &'a [FacetValue], choice: &Choice, listing: &Listing) -> Listed<'a> {
    let is_used = |v: &&FacetValue| choice.include.contains(&v.key) || choice.exclude.contains(&v.key);
    let mut fitting: Vec<_> =
        values.iter().filter(|v| is_used(v) || words::holds(&v.name, &listing.wanted)).collect();
    if listing.order == Order::Name {
        // A heap, since a whole sort would be the page's only one.
        let names = fitting.iter().enumerate().map(|(i, v)| (words::small(&v.name), i));
        let in_order = names.collect::<BinaryHeap<_>>().into_sorted_vec();
        fitting = in_order.into_iter().filter_map(|(_, i)| fitting.get(i).copied()).collect();
    }
    let room = if listing.all { MOST } else { FIRST };
    let total = fitting.len();
    let mut place = 0;
    fitting.retain(|v| {
        place += 1;
        place <= room || is_used(v)
    });
    let left = total - fitting.len();
    Listed { values: fitting, left }
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
            .set("name", format!("mode-{}", facet.kind().code()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::EntityKey;

    fn values(n: u32) -> Vec<FacetValue> {
        (0..n)
            .map(|i| FacetValue {
                key: EntityKey::new(&format!("name {i}")),
                name: format!("Name {i}"),
                count: n - i,
                total: n,
            })
            .collect()
    }

    fn names(listed: &Listed<'_>) -> Vec<String> {
        listed.values.iter().map(|v| v.name.clone()).collect()
    }

    #[test]
    fn values_in_use_are_always_listed() {
        let values = values(40);
        let choice = Choice {
            include: vec![EntityKey::new("name 30")],
            exclude: vec![EntityKey::new("name 35")],
            mode: Mode::All,
        };
        let short = listed(&values, &choice, &Listing::default());
        assert_eq!((short.values.len(), short.left), (FIRST + 2, 40 - FIRST - 2));
        let searched = listed(&values, &choice, &Listing { wanted: "name 22".into(), ..Listing::default() });
        assert_eq!(names(&searched), ["Name 22", "Name 30", "Name 35"]);
    }

    #[test]
    fn order_by_name_and_all() {
        let values = values(13);
        let all_by_name = Listing { order: Order::Name, all: true, ..Listing::default() };
        let by_name = listed(&values, &Choice::default(), &all_by_name);
        assert_eq!(names(&by_name)[..3], ["Name 0", "Name 1", "Name 10"]);
        assert_eq!((by_name.values.len(), by_name.left), (13, 0));
    }

    #[test]
    fn a_long_list_is_cut_even_when_all_is_asked() {
        let values = values(1000);
        let all = listed(&values, &Choice::default(), &Listing { all: true, ..Listing::default() });
        assert_eq!((all.values.len(), all.left), (MOST, 1000 - MOST));
    }
}
