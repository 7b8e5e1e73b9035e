//! The list: toolbar, active filters, cards or records, or what stands in their place.

use super::active::active;
use super::card::card;
use super::empty::{no_articles, no_match, trouble};
use super::piece::piece;
use super::records::{records, sieve};
use super::skeleton::skeleton;
use super::toolbar::toolbar;
use crate::ui::elements::{El, On, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::state::filters::{Action, PAGE};
use crate::ui::words::as_u32;
use crate::view::Answer;
use crate::web::dom;

/// The list.
pub fn articles(page: &Page) -> El {
    let slot = &page.collection.answer;
    let has_records = page.room.has_records();
    let content = if has_records { records(page) } else { all_cards(page) };
    el("div")
        .class("list")
        .flag("inert", page.is_covered() || page.has_drawer())
        .set("aria-busy", slot.open.waiting || page.collection.records.open.waiting)
        .child((!has_records).then(|| search(page)))
        .child(toolbar(page))
        .child(has_records.then(|| sieve(page)))
        .child(slot.value.as_ref().and_then(|answer| active(page, answer)))
        .child(content)
}

/// The field for what is searched for.
fn search(page: &Page) -> El {
    let typed = page.hear(|event| Some(Action::Search(dom::value(event)).into()));
    let label = "Search the articles";
    el("div").key("search").class("sieve search").set("role", "search").child(
        el("input")
            .set("type", "search")
            .set("id", "search")
            .set("placeholder", label)
            .set("aria-label", label)
            .set(
                "title",
                "Words, “phrases”, -without, OR, person:, org:, place:, source:, date:2023..2025, quote:",
            )
            .value(page.filters.words.clone())
            .on(On::Input, typed),
    )
}

fn all_cards(page: &Page) -> El {
    let slot = &page.collection.answer;
    let failed = |heading, words: &str| trouble(heading, words.to_owned(), "Try again", page.act(Act::Retry));
    match (&page.collection.phase, &slot.value, &slot.open.trouble) {
        (Phase::Failed(words), Some(_), _) => failed("The page has stopped", words),
        (Phase::Failed(words), ..) => failed("The collection could not be opened", words),
        (_, _, Some(Why::Failed(words) | Why::Gone(words))) => {
            failed("The articles could not be listed", words)
        }
        (Phase::Ready(_), Some(answer), _) => match answer.matched {
            _ if answer.total == 0 => no_articles(),
            0 => no_match(page, answer),
            _ => cards(page, answer),
        },
        _ => skeleton("skeletons skeletons-cards", 6),
    }
}

/// The cards, and the way to those that are not drawn yet.
fn cards(page: &Page, answer: &Answer) -> El {
    let left = answer.matched.saturating_sub(as_u32(answer.cards.len()));
    let more =
        || button("button more", page.act(Action::More)).child(format!("Show {} more", left.min(PAGE)));
    let notes = &answer.notes;
    el("div")
        .child((!notes.parts.is_empty()).then(|| piece(page, notes)))
        .child(el("div").class("cards").each(answer.cards.iter().map(|c| card(page, c))))
        .child((left > 0).then(more))
}
