//! One article in the list.

use std::rc::Rc;

use yew::prelude::*;

use crate::query::Facet;
use crate::ui::context::Page;
use crate::ui::state;
use crate::ui::state::reading::Action;
use crate::ui::words;
use crate::view::{Answer, Chip};

/// People shown on a card before "+ N more".
const PEOPLE: usize = 6;

/// What it is drawn from.
#[derive(Properties)]
pub struct Props {
    /// The page.
    pub page: Page,
    /// The answer that holds the card.
    pub answer: Rc<Answer>,
    /// Which of its cards.
    pub place: usize,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.page == other.page && Rc::ptr_eq(&self.answer, &other.answer) && self.place == other.place
    }
}

/// The card: headline, source, date, first lines, people.
#[component]
pub fn ArticleCard(props: &Props) -> Html {
    let page = &props.page;
    let all = use_state_eq(|| false);
    let Some(card) = props.answer.cards.get(props.place) else { return Html::default() };
    let Page { filters, reading, appearance, .. } = page;
    let is_open = reading.article.as_ref() == Some(&card.key);
    let opened = reading.apply(Action::Open(card.key.clone()));
    let href = format!("#{}", state::address(filters, &opened, appearance));
    let heading = format!("card-{}", card.key);
    let onclick = {
        let (key, reading) = (card.key.clone(), reading.clone());
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
                { when(card.date.as_deref()) }
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
                { people(page, &card.people, &all) }
            }
        </article>
    }
}

/// The date in words, or an honest lack of it.
pub fn when(date: Option<&str>) -> Html {
    match date {
        Some(date) => html! { <time class="when" datetime={date.to_owned()}>{ words::date(date) }</time> },
        None => html! { <span class="when when-not">{ "Date not stated" }</span> },
    }
}

/// The people of an article; a click asks for all articles that name one.
fn people(page: &Page, people: &[Chip], all: &UseStateHandle<bool>) -> Html {
    let chosen = &page.filters.choice(Facet::People).include;
    let more = people.len().saturating_sub(PEOPLE);
    let show_all = **all || more <= 1;
    let shown = if show_all { people.len() } else { PEOPLE };
    let expand = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <ul class="chips" aria-label="People in this article">
            { for people.iter().take(shown).map(|chip| {
                let (key, filters) = (chip.key.clone(), page.filters.clone());
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
