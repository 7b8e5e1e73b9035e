//! One facet: its values with their counts, to ask for or to rule out.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Shape, icon};
use crate::query::{Choice, Facet, Mode};
use crate::ui::context::Page;
use crate::ui::words;
use crate::view::{Answer, FacetValue};

/// Values shown before "Show all".
const FIRST: usize = 12;

/// With more values than this there is a field to search them.
const SEARCHABLE: usize = 8;

/// Matches drawn at most while all are shown: more would be neither read nor quick to draw.
const MOST: usize = 300;

/// The order of the values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Count,
    Name,
}

/// What it is drawn from.
#[derive(Properties)]
pub struct Props {
    /// The page.
    pub page: Page,
    /// The answer that holds the facet.
    pub answer: Rc<Answer>,
    /// Which of its facets.
    pub place: usize,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.page == other.page && Rc::ptr_eq(&self.answer, &other.answer) && self.place == other.place
    }
}

/// A `group` named after the facet, with one checkbox a value.
#[component]
pub fn FacetGroup(props: &Props) -> Html {
    let page = &props.page;
    let wanted = use_state_eq(String::new);
    let order = use_state_eq(Order::default);
    let all = use_state_eq(|| false);
    let Some(view) = props.answer.facets.get(props.place) else { return Html::default() };
    let facet = view.facet;
    let label = facet.label();
    let choice = page.filters.choice(facet);

    let listed = listed(&view.values, choice, &wanted, *order, *all);
    let search = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            wanted.set(
                event.target_dyn_into::<web_sys::HtmlInputElement>().map(|i| i.value()).unwrap_or_default(),
            );
        })
    };
    let set_order = {
        let order = order.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<web_sys::HtmlSelectElement>();
            order.set(if select.is_some_and(|s| s.value() == "name") { Order::Name } else { Order::Count });
        })
    };
    let toggle_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let heading = format!("facet-{}", facet.kind().code());
    html! {
        <div class="facet" role="group" aria-labelledby={heading.clone()} data-type={facet.kind().code()}>
            <div class="facet-head">
                <h3 id={heading}>{ label }</h3>
                <select class="facet-order" aria-label={format!("Order of {}", label.to_ascii_lowercase())} onchange={set_order}>
                    <option value="count" selected={*order == Order::Count}>{ "by articles" }</option>
                    <option value="name" selected={*order == Order::Name}>{ "by name" }</option>
                </select>
            </div>
            if view.values.len() > SEARCHABLE {
                <input type="search" class="facet-search" placeholder={format!("Find in {}", label.to_ascii_lowercase())}
                    aria-label={format!("Find in {}", label.to_ascii_lowercase())} value={(*wanted).clone()} oninput={search} />
            }
            if choice.include.len() > 1 { { modes(page, facet, choice.mode) } }
            if view.values.is_empty() {
                <p class="quiet">{ "None named in this collection." }</p>
            } else if listed.values.is_empty() {
                <p class="quiet">{ "No such name here." }</p>
            }
            <ul class="values">
                { for listed.values.iter().map(|value| {
                    let included = choice.include.contains(&value.key);
                    row(page, facet, value, included, choice.exclude.contains(&value.key))
                }) }
            </ul>
            if listed.left > 0 && *all {
                <p class="quiet">{ format!("{} more: type above to find them.", words::number(as_u32(listed.left))) }</p>
            }
            if *all && wanted.is_empty() && view.values.len() > FIRST {
                <button type="button" class="button button-quiet" onclick={toggle_all}>{ "Show fewer" }</button>
            } else if listed.left > 0 && !*all {
                <button type="button" class="button button-quiet" onclick={toggle_all}>
                    { format!("Show all {}", words::number(as_u32(listed.values.len() + listed.left))) }
                    <span class="unseen">{ format!(" {}", label.to_ascii_lowercase()) }</span>
                </button>
            }
        </div>
    }
}

fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What is drawn of a facet, and how many more fit.
#[derive(Debug, PartialEq, Eq)]
struct Listed<'a> {
    values: Vec<&'a FacetValue>,
    left: usize,
}

/// The values that fit the search, in order, cut to the first ones; those in use stay whatever else happens.
fn listed<'a>(
    values: &'a [FacetValue],
    choice: &Choice,
    wanted: &str,
    order: Order,
    all: bool,
) -> Listed<'a> {
    let is_used = |v: &&FacetValue| choice.include.contains(&v.key) || choice.exclude.contains(&v.key);
    let mut fitting: Vec<_> = values.iter().filter(|v| is_used(v) || words::holds(&v.name, wanted)).collect();
    if order == Order::Name {
        let mut named: Vec<_> = fitting.into_iter().map(|v| (words::small(&v.name), v)).collect();
        named.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        fitting = named.into_iter().map(|(_, v)| v).collect();
    }
    let room = if all { MOST } else { FIRST };
    let total = fitting.len();
    let mut place = 0;
    fitting.retain(|v| {
        place += 1;
        place <= room || is_used(v)
    });
    let left = total - fitting.len();
    Listed { values: fitting, left }
}

fn row(page: &Page, facet: Facet, value: &FacetValue, included: bool, excluded: bool) -> Html {
    let toggle = {
        let (filters, key) = (page.filters.clone(), value.key.clone());
        Callback::from(move |_: Event| filters.toggle(facet, key.clone()))
    };
    let exclude = {
        let (filters, key) = (page.filters.clone(), value.key.clone());
        Callback::from(move |_: MouseEvent| filters.exclude(facet, key.clone()))
    };
    let class = classes!(
        "value",
        included.then_some("value-in"),
        excluded.then_some("value-out"),
        (value.count == 0).then_some("value-none")
    );
    html! {
        <li key={value.key.to_string()} {class}>
            <label class="value-label">
                <input type="checkbox" checked={included} onchange={toggle}
                    aria-label={format!("{}, {}", value.name, words::articles(value.count))} />
                <span class="value-name">{ &value.name }</span>
                <span class="value-count">{ words::number(value.count) }</span>
            </label>
            <button type="button" class="value-not" aria-pressed={excluded.to_string()}
                aria-label={format!("Exclude {}", value.name)} title={format!("Exclude {}", value.name)} onclick={exclude}>
                { icon(Shape::Not) }
            </button>
        </li>
    }
}

/// All of the chosen values, or any of them.
fn modes(page: &Page, facet: Facet, now: Mode) -> Html {
    let name = format!("mode-{}", facet.kind().code());
    let option = |mode: Mode, words: &'static str| {
        let filters = page.filters.clone();
        let onchange = Callback::from(move |_: Event| filters.set_mode(facet, mode));
        html! {
            <label class="mode">
                <input type="radio" name={name.clone()} checked={now == mode} {onchange} />
                <span>{ words }</span>
            </label>
        }
    };
    html! {
        <div class="modes" role="radiogroup" aria-label={format!("{}: articles must name", facet.label())}>
            { option(Mode::All, "all of these") }
            { option(Mode::Any, "any of these") }
        </div>
    }
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
        let short = listed(&values, &choice, "", Order::Count, false);
        assert_eq!((short.values.len(), short.left), (FIRST + 2, 40 - FIRST - 2));
        let searched = listed(&values, &choice, "name 22", Order::Count, false);
        assert_eq!(names(&searched), ["Name 22", "Name 30", "Name 35"]);
    }

    #[test]
    fn order_by_name_and_all() {
        let values = values(13);
        let by_name = listed(&values, &Choice::default(), "", Order::Name, true);
        assert_eq!(names(&by_name)[..3], ["Name 0", "Name 1", "Name 10"]);
        assert_eq!((by_name.values.len(), by_name.left), (13, 0));
    }

    #[test]
    fn a_long_list_is_cut_even_when_all_is_asked() {
        let values = values(1000);
        let all = listed(&values, &Choice::default(), "", Order::Count, true);
        assert_eq!((all.values.len(), all.left), (MOST, 1000 - MOST));
    }
}
