//! One article in the list.

use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::piece::piece;
use crate::query::Facet;
use crate::ui::elements::{El, On, button, el};
use crate::ui::page::Page;
use crate::ui::state::reading::Action;
use crate::ui::state::{filters, lists};
use crate::ui::words;
use crate::view::{Card, Chip};

/// People shown on a card before "+ N more".
const PEOPLE: usize = 6;

/// The card: headline, source, date, first lines, people.
pub fn card(page: &Page, card: &Card) -> El {
    let is_open = page.reading.article.as_ref() == Some(&card.key);
    let heading = format!("card-{}", card.key);
    let lead = !card.lead.is_empty() && !card.title.text.starts_with(&card.lead);
    let hits = &card.hits;
    let open = match hits.spans.as_slice() {
        [] => Action::Open(card.key.clone()),
        hits => Action::OpenPassage(card.key.clone(), hits.to_vec()),
    };
    let title = link(page, open, is_open);
    let lines = match hits.snippet.parts.as_slice() {
        [] => lead.then(|| el("p").class("card-lead").child(&card.lead)),
        _ => Some(piece(page, &hits.snippet)),
    };
    el("article")
        .key(card.key.as_str())
        .class(if is_open { "card card-open" } else { "card" })
        .set("aria-labelledby", heading.clone())
        .child(meta(card.source.as_ref(), card.date.as_deref()))
        .child(el("h3").class("card-title").set("id", heading).child(match hits.title.parts.as_slice() {
            [] => title.child(&card.title.text),
            _ => title.child(piece(page, &hits.title)),
        }))
        .child(card.title.made.then(|| el("p").class("made").child("Headline made from the first sentence")))
        .child(lines)
        .child((!card.copies.parts.is_empty()).then(|| piece(page, &card.copies)))
        .child((!card.people.is_empty()).then(|| people(page, card)))
}

/// A link without words to the view with something else open.
pub fn link(page: &Page, open: Action, is_open: bool) -> El {
    let address = page.address_with(&page.reading.apply(open.clone()));
    // With a key held or another button the link is the browser's: new tab, new window.
    let then = page.hear(move |event| {
        is_plain_click(event).then(|| {
            event.prevent_default();
            open.clone().into()
        })
    });
    el("a")
        .set("href", format!("#{address}"))
        .on(On::Click, then)
        .set("aria-current", is_open.then_some("true"))
}

fn is_plain_click(event: &Event) -> bool {
    let event: &MouseEvent = event.unchecked_ref();
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// Source and date.
pub fn meta(source: Option<&String>, date: Option<&str>) -> El {
    el("p")
        .class("card-meta")
        .child(source.map(|s| el("span").class("card-source").child(s)))
        .child(when(date))
}

/// The date in words, or an honest lack of it.
fn when(date: Option<&str>) -> El {
    match date {
        Some(date) => el("time").class("when").set("datetime", date.to_owned()).child(words::date(date)),
        None => el("span").class("when when-not").child("Date not stated"),
    }
}

/// The people of an article; a click asks for all articles that name one.
fn people(page: &Page, card: &Card) -> El {
    let more = card.people.len().saturating_sub(PEOPLE);
    let show_all = more <= 1 || page.lists.cards.contains(&card.key);
    let shown = if show_all { card.people.len() } else { PEOPLE };
    let unfold = || {
        let then = page.act(lists::Action::People(card.key.clone()));
        el("li").key("+more").child(button("chip chip-more", then).child(format!("+ {more} more")))
    };
    el("ul")
        .class("chips")
        .set("aria-label", "People in this article")
        .each(card.people.iter().take(shown).map(|chip| person(page, chip)).chain((!show_all).then(unfold)))
}

fn person(page: &Page, chip: &Chip) -> El {
    let is_chosen = page.filters.choice(Facet::People).include.contains(&chip.key);
    let toggle = page.act(filters::Action::Toggle(Facet::People, chip.key.clone()));
    el("li").key(chip.key.as_str()).child(
        button("chip", toggle).set("data-type", "PER").set("aria-pressed", is_chosen).child(&chip.name),
    )
}
