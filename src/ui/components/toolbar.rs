//! The line above the cards: how many fit, in which order, and the way to the filters on small screens.

use super::icon::{Shape, icon};
use super::records;
use crate::query::Sort;
use crate::ui::elements::{El, On, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::Phase;
use crate::ui::state::filters::Action;
use crate::ui::state::sieve;
use crate::ui::words;
use crate::view::address::Address;
use crate::view::records::{By, Room, Sieve};
use crate::web::dom;

/// Orders by their labels, in each room: of cards in the order of [`Sort`], of records in that of [`BYS`], each followed
/// by the one turned round.
const OF_CARDS: [&str; 3] = ["Newest first", "Oldest first", "By headline"];
/// While words are searched for, the usual order comes before those.
const OF_FOUND: [&str; 4] = ["Best match first", OF_CARDS[0], OF_CARDS[1], OF_CARDS[2]];
const OF_MEETINGS: [&str; 10] = [
    "Newest first", "Oldest first", "Who, A to Z", "Who, Z to A", "Where, A to Z", "Where, Z to A",
    "Held first", "Denied first", "Most articles first", "Fewest articles first",
];
const OF_QUOTES: [&str; 4] =
    ["Most quoted first", "Least quoted first", "Speakers, A to Z", "Speakers, Z to A"];
const SORTS: [Sort; 3] = [Sort::Newest, Sort::Oldest, Sort::Title];
const BYS: [By; 5] = [By::Usual, By::Who, By::Place, By::Status, By::Articles];

const ROOMS: [(Room, &str); 3] =
    [(Room::Articles, "Articles"), (Room::Meetings, "Meetings"), (Room::Quotes, "Quotes")];

/// What a room is called.
pub fn title(room: Room) -> &'static str {
    ROOMS.iter().find(|r| r.0 == room).map_or("", |r| r.1)
}

/// The line.
pub fn toolbar(page: &Page) -> El {
    let heading = el("h2").set("id", "articles-heading").class("toolbar-heading").set("tabindex", "-1");
    el("div")
        .class("toolbar")
        .child(rooms(page))
        .child(heading.child(title(page.room)))
        .child(el("p").class("status").set("role", "status").set("aria-atomic", true).child(status(page)))
        .child((!page.wide).then(|| open_filters(page)))
        .child(el("label").class("sort").child(el("span").child("Sort")).child(sort(page)))
}

/// The ways to the other rooms; the filters and the open article stay.
fn rooms(page: &Page) -> El {
    let link = |(room, label): (Room, &'static str)| {
        let address = Address { room, sieve: Sieve::default(), shown: None, ..page.address() };
        let is_here = page.room == room;
        let link = el("a").set("href", format!("#{address}")).set("aria-current", is_here.then_some("page"));
        el("li").key(label).child(link.child(label))
    };
    el("nav").class("rooms").set("aria-label", "Views").child(el("ul").each(ROOMS.into_iter().map(link)))
}

/// "4 of 12 articles", told to screen readers when it changes.
fn status(page: &Page) -> String {
    let collection = &page.collection;
    if let (Phase::Ready(_), true) = (&collection.phase, page.room.has_records()) {
        return records::count(page);
    }
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
    let has_records = page.room.has_records();
    let (labels, now): (&[&str], usize) = match page.room {
        Room::Meetings => (&OF_MEETINGS, page.sieve.by as usize * 2 + usize::from(page.sieve.back)),
        Room::Quotes => (&OF_QUOTES, page.sieve.by as usize * 2 + usize::from(page.sieve.back)),
        _ if page.filters.is_searching() => {
            (&OF_FOUND, page.filters.sort.map_or(0, |sort| sort as usize + 1))
        }
        _ => (&OF_CARDS, page.filters.sort.unwrap_or_default() as usize),
    };
    let first = labels.len() - OF_CARDS.len().min(labels.len());
    let chosen = page.hear(move |event| {
        let at: usize = dom::value(event).parse().ok()?;
        Some(match has_records {
            true => sieve::Action::Order(*BYS.get(at / 2)?, at % 2 == 1).into(),
            // The usual order is none of its own, so that it is another where words are searched for.
            false if at == 0 => Action::Sort(None).into(),
            false => Action::Sort(SORTS.get(at - first).copied()).into(),
        })
    });
    let options = labels.iter().enumerate().map(|(at, label)| {
        let value = at.to_string();
        el("option").key(&value).flag("selected", now == at).child(*label).set("value", value)
    });
    el("select").key(title(page.room)).set("aria-label", "Sort").on(On::Change, chosen).each(options)
}
