//! The list: toolbar, active filters, cards, or what stands in their place.

use std::rc::Rc;

use yew::prelude::*;

use super::active::active;
use super::card::ArticleCard;
use super::empty::{no_articles, no_match, trouble};
use super::skeleton::skeleton;
use super::toolbar::toolbar;
use crate::ui::context::{Page, use_page};
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::state::filters::PAGE;
use crate::view::{Answer, Card};

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Whether something lies over the list.
    pub covered: bool,
    /// The reader asks for the filters.
    pub on_filters: Callback<()>,
}

/// The list.
#[component]
pub fn Articles(props: &Props) -> Html {
    let page = use_page();
    let slot = &page.collection.answer;
    let cards = use_memo(slot.value.as_ref().map(Rc::as_ptr), |_| shared(slot.value.as_deref()));
    let content = match (&page.collection.phase, &slot.value, &slot.trouble) {
        (Phase::Failed(words), ..) => {
            trouble("The collection could not be opened", words.to_string(), "Try again", &page.retry)
        }
        (_, _, Some(Why::Failed(words) | Why::Gone(words))) => {
            trouble("The articles could not be listed", words.to_string(), "Try again", &page.retry)
        }
        (Phase::Ready(_), Some(answer), _) => list(&page, answer, &cards),
        _ => skeleton("cards", 6),
    };
    html! {
        <div class="list" inert={props.covered} aria-busy={slot.waiting.to_string()}>
            { toolbar(&page, &props.on_filters) }
            if let Some(answer) = &slot.value { { active(&page, answer) } }
            { content }
        </div>
    }
}

/// The cards of an answer, each to be compared by where it is.
fn shared(answer: Option<&Answer>) -> Vec<Rc<Card>> {
    answer.map(|a| a.cards.iter().cloned().map(Rc::new).collect()).unwrap_or_default()
}

fn list(page: &Page, answer: &Answer, cards: &[Rc<Card>]) -> Html {
    if answer.total == 0 {
        return no_articles();
    }
    if answer.matched == 0 {
        return no_match(page, answer);
    }
    let filters = page.filters.clone();
    let more = Callback::from(move |_: MouseEvent| filters.more());
    let left = answer.matched.saturating_sub(u32::try_from(cards.len()).unwrap_or(u32::MAX));
    html! {
        <>
            <div class="cards">
                { for cards.iter().map(|card| html! { <ArticleCard key={card.key.to_string()} card={card.clone()} /> }) }
            </div>
            if left > 0 {
                <button type="button" class="button more" onclick={more}>{ format!("Show {} more", left.min(PAGE)) }</button>
            }
        </>
    }
}
