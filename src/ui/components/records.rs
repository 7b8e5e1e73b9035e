//! The pages of meetings and quotes: the search, the kinds, the records, and what stands in their place.

use super::empty::{empty, trouble};
use super::piece::piece;
use super::skeleton::skeleton;
use crate::ui::elements::{El, On, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::state::filters::{Action as Filter, PAGE};
use crate::ui::state::sieve;
use crate::ui::words;
use crate::view::records::{Records, Room};
use crate::web::dom;

/// What records of a room are called, their kinds, and what can be looked for.
struct Words {
    one: &'static str,
    many: &'static str,
    /// As [`Records::kinds`] counts them.
    kinds: [&'static str; 3],
    find: &'static str,
    none: &'static str,
}

static MEETINGS: Words = Words {
    one: "meeting",
    many: "meetings",
    kinds: ["Held", "Planned", "Denied"],
    find: "Find a name, place or topic",
    none: "No article of this collection says who met whom.",
};

static QUOTES: Words = Words {
    one: "quote",
    many: "quotes",
    kinds: ["Word for word", "A few words", "Reported"],
    find: "Find words in the quotes",
    none: "Nobody is quoted in this collection.",
};

fn of(page: &Page) -> &'static Words {
    if page.room == Room::Quotes { &QUOTES } else { &MEETINGS }
}

/// "5 of 12 meetings", once it is known.
pub fn count(page: &Page) -> String {
    let Some(records) = here(page) else { return "Looking…".to_owned() };
    let words = of(page);
    format!("{} of {}", words::number(records.matched), words::count(records.total, words.one, words.many))
}

/// The records of this room that are here.
fn here(page: &Page) -> Option<&Records> {
    page.collection.records.value.as_deref().filter(|records| records.room == page.room)
}

/// Search and kinds.
pub fn sieve(page: &Page) -> El {
    let words = of(page);
    let typed = page.hear(|event| Some(sieve::Action::Find(dom::value(event)).into()));
    let field = el("input")
        .set("type", "search")
        .set("placeholder", words.find)
        .set("aria-label", words.find)
        .value(page.sieve.find.clone())
        .on(On::Input, typed);
    let counts = here(page).map(|records| records.kinds).unwrap_or_default();
    let kind = |kind: usize| {
        button("chip", page.act(sieve::Action::Only(kind)))
            .key(words.kinds[kind])
            .set("aria-pressed", page.sieve.only[kind])
            .child(words.kinds[kind])
            .child(" ")
            .child(el("span").class("chip-count").child(words::number(counts[kind])))
    };
    let kinds = el("div").class("chips").set("role", "group").set("aria-label", "Kinds");
    el("div").key(words.many).class("sieve").child(field).child(kinds.each((0..3).map(kind)))
}

/// The records, or what stands in their place.
pub fn records(page: &Page) -> El {
    let words = of(page);
    match (&page.collection.phase, &page.collection.records.open.trouble, here(page)) {
        (Phase::Failed(why), ..) | (_, Some(Why::Failed(why) | Why::Gone(why)), _) => {
            trouble("This could not be listed", why.to_string(), "Try again", page.act(Act::Retry))
        }
        (.., None) => skeleton("skeletons skeletons-cards", 6),
        (.., Some(records)) if records.total == 0 => empty("None were found", words.none.to_owned()),
        (.., Some(records)) if records.matched == 0 => no_match(page),
        (.., Some(records)) => el("div").child(piece(page, &records.rows)).child(more(page, records)),
    }
}

fn no_match(page: &Page) -> El {
    let clear = |is_there: bool, act: Act, label: &'static str| {
        is_there.then(|| button("button", page.act(act)).child(label))
    };
    let ways = el("div").class("ways");
    let ways = ways.child(clear(!page.sieve.is_open(), sieve::Action::Clear.into(), "Clear the search"));
    let ways = ways.child(clear(page.filters.chosen() > 0, Filter::Clear.into(), "Clear all filters"));
    let words = "Look for fewer words, ask for other kinds, or drop one of the filters.";
    empty("Nothing fits all of this", words.to_owned()).child(ways)
}

fn more(page: &Page, records: &Records) -> Option<El> {
    let left = records.matched.saturating_sub(records.shown).min(PAGE);
    (left > 0).then(|| button("button more", page.act(Filter::More)).child(format!("Show {left} more")))
}
