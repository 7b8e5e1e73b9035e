//! The list: toolbar, active filters, cards, or what stands in their place.

use std::rc::Rc;

use yew::prelude::*;

use super::active::Active;
use super::card::ArticleCard;
use super::empty::{NoArticles, NoMatch, Trouble};
use super::skeleton::Skeleton;
use super::toolbar::Toolbar;
use crate::ui::context::{use_collection, use_filters, use_frame};
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
    let collection = use_collection();
    let frame = use_frame();
    let slot = &collection.answer;
    let content = match (&collection.phase, &slot.value, &slot.trouble) {
        (Phase::Failed(words), ..) => html! {
            <Trouble heading="The collection could not be opened" words={words.to_string()}
                button="Try again" on_button={frame.retry.clone()} />
        },
        (_, _, Some(Why::Failed(words) | Why::Gone(words))) => html! {
            <Trouble heading="The articles could not be listed" words={words.to_string()}
                button="Try again" on_button={frame.retry.clone()} />
        },
        (Phase::Ready(_), Some(answer), _) => html! { <Cards answer={answer.clone()} /> },
        _ => html! { <Skeleton what="cards" count={6} /> },
    };
    html! {
        <div class="list" inert={props.covered} aria-busy={slot.waiting.to_string()}>
            <Toolbar on_filters={props.on_filters.clone()} />
            if let Some(answer) = &slot.value { <Active answer={answer.clone()} /> }
            { content }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct CardsProps {
    answer: Rc<Answer>,
}

#[component]
fn Cards(props: &CardsProps) -> Html {
    let filters = use_filters();
    let cards: Rc<Vec<Rc<Card>>> =
        use_memo(props.answer.clone(), |answer| answer.cards.iter().cloned().map(Rc::new).collect());
    let more = use_callback(filters, |_: MouseEvent, filters| filters.more());
    let answer = &props.answer;
    if answer.total == 0 {
        return html! { <NoArticles /> };
    }
    if answer.matched == 0 {
        return html! { <NoMatch answer={answer.clone()} /> };
    }
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
