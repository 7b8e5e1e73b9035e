//! The list: toolbar, active filters, cards, or what stands in their place.

use std::rc::Rc;

use yew::prelude::*;

use super::active::active;
use super::card::ArticleCard;
use super::empty::{no_articles, no_match, trouble};
use super::skeleton::skeleton;
use super::toolbar::toolbar;
use crate::ui::context::Page;
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::state::filters::PAGE;
use crate::view::Answer;

/// The list; `covered` while something lies over it, `on_filters` when the reader asks for the filters.
pub fn articles(page: &Page, covered: bool, on_filters: &Callback<()>) -> Html {
    let slot = &page.collection.answer;
    let content = match (&page.collection.phase, &slot.value, &slot.trouble) {
        (Phase::Failed(words), ..) => {
            trouble("The collection could not be opened", words.to_string(), "Try again", &page.retry)
        }
        (_, _, Some(Why::Failed(words) | Why::Gone(words))) => {
            trouble("The articles could not be listed", words.to_string(), "Try again", &page.retry)
        }
        (Phase::Ready(_), Some(answer), _) => list(page, answer),
        _ => skeleton("cards", 6),
    };
    html! {
        <div class="list" inert={covered} aria-busy={slot.waiting.to_string()}>
            { toolbar(page, on_filters) }
            if let Some(answer) = &slot.value { { active(page, answer) } }
            { content }
        </div>
    }
}

fn list(page: &Page, answer: &Rc<Answer>) -> Html {
    if answer.total == 0 {
        return no_articles();
    }
    if answer.matched == 0 {
        return no_match(page, answer);
    }
    let filters = page.filters.clone();
    let more = Callback::from(move |_: MouseEvent| filters.more());
    let left = answer.matched.saturating_sub(u32::try_from(answer.cards.len()).unwrap_or(u32::MAX));
    html! {
        <>
            <div class="cards">
                { for answer.cards.iter().enumerate().map(|(place, card)| html! {
                    <ArticleCard key={card.key.to_string()} page={page.clone()} answer={answer.clone()} {place} />
                }) }
            </div>
            if left > 0 {
                <button type="button" class="button more" onclick={more}>{ format!("Show {} more", left.min(PAGE)) }</button>
            }
        </>
    }
}
