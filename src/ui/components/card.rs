//! One article in the list.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::Facet;
use crate::ui::context::{use_appearance, use_filters, use_reading};
use crate::ui::state;
use crate::ui::state::reading::Action;
use crate::ui::words;
use crate::view::{Card, Chip};

/// People shown on a card before "+ N more".
const PEOPLE: usize = 6;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub card: Rc<Card>,
}

/// The card: headline, source, date, first lines, people.
#[component]
pub fn ArticleCard(props: &Props) -> Html {
    let card = &props.card;
    let (filters, reading, appearance) = (use_filters(), use_reading(), use_appearance());
    let is_open = reading.article.as_ref() == Some(&card.key);
    let opened = reading.apply(Action::Open(card.key.clone()));
    let href = format!("#{}", state::address(&filters, &opened, &appearance));
    let heading = format!("card-{}", card.key);
    let onclick = {
        let key = card.key.clone();
        Callback::from(move |event: MouseEvent| {
            // With a key held or another button the link is the browser's: new tab, new window.
            if event.button() == 0
                && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
            {
                event.prevent_default();
                reading.open(key.clone());
            }
        })
    };
    html! {
        <article class={classes!("card", is_open.then_some("card-open"))} aria-labelledby={heading.clone()}>
            <p class="card-meta">
                if let Some(source) = &card.source { <span class="card-source">{ source }</span> }
                <When date={card.date.clone()} />
            </p>
            <h3 class="card-title" id={heading}>
                <a {href} {onclick} aria-current={is_open.then_some("true")}>{ &card.title.text }</a>
            </h3>
            if card.title.made {
                <p class="made">{ "Headline made from the first sentence" }</p>
            }
            if !card.lead.is_empty() && !card.title.text.starts_with(&card.lead) {
                <p class="card-lead">{ &card.lead }</p>
            }
            if !card.people.is_empty() {
                <People people={card.people.clone()} />
            }
        </article>
    }
}

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct WhenProps {
    /// `YYYY-MM-DD`, if stated.
    pub date: Option<String>,
}

/// The date in words, or an honest lack of it.
#[component]
pub fn When(props: &WhenProps) -> Html {
    match &props.date {
        Some(date) => html! { <time class="when" datetime={date.clone()}>{ words::date(date) }</time> },
        None => html! { <span class="when when-not">{ "Date not stated" }</span> },
    }
}

#[derive(PartialEq, Properties)]
struct PeopleProps {
    people: Vec<Chip>,
}

/// The people of an article; a click asks for all articles that name one.
#[component]
fn People(props: &PeopleProps) -> Html {
    let filters = use_filters();
    let all = use_state_eq(|| false);
    let chosen = filters.choice(Facet::People).include.clone();
    let more = props.people.len().saturating_sub(PEOPLE);
    let show_all = *all || more <= 1;
    let expand = use_callback(all, |_: MouseEvent, all| all.set(true));
    let shown = if show_all { props.people.len() } else { PEOPLE };
    html! {
        <ul class="chips" aria-label="People in this article">
            { for props.people.iter().take(shown).map(|chip| {
                let key = chip.key.clone();
                let filters = filters.clone();
                let onclick = Callback::from(move |_: MouseEvent| filters.toggle(Facet::People, key.clone()));
                let pressed = chosen.contains(&chip.key);
                html! {
                    <li key={chip.key.to_string()}>
                        <button type="button" class="chip" data-type="PER" aria-pressed={pressed.to_string()} {onclick}>{ &chip.name }</button>
                    </li>
                }
            }) }
            if !show_all {
                <li key="+more"><button type="button" class="chip chip-more" onclick={expand}>{ format!("+ {more} more") }</button></li>
            }
        </ul>
    }
}
