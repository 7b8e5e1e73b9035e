//! What is chosen, as chips that can be taken away one by one or all at once.

use yew::prelude::*;

use super::icon::{Shape, icon};
use super::name_of;
use crate::query::{Facet, Mode};
use crate::ui::context::Page;
use crate::view::Answer;

/// The chips, or nothing where nothing is chosen; `answer` gives the names.
pub fn active(page: &Page, answer: &Answer) -> Html {
    let filters = &page.filters;
    if filters.chosen() == 0 {
        return Html::default();
    }
    let clear = filters.clearing();
    let mut chips = Vec::new();
    for facet in Facet::ALL {
        let choice = filters.choice(facet);
        let several = choice.mode == Mode::Any && choice.include.len() > 1;
        for (i, key) in choice.include.iter().enumerate() {
            chips.push((facet, key.clone(), if several && i > 0 { "or" } else { "" }, false));
        }
        chips.extend(choice.exclude.iter().map(|key| (facet, key.clone(), "not", true)));
    }
    html! {
        <div class="active" role="group" aria-label="Active filters">
            <ul>
                { for chips.into_iter().map(|(facet, key, word, not)| {
                    let name = name_of(answer, facet, &key).unwrap_or(key.as_str()).to_owned();
                    let label = if not { format!("Remove “not {name}”") } else { format!("Remove {name}") };
                    let id = format!("{}-{key}", facet.kind().code());
                    let filters = filters.clone();
                    let onclick = Callback::from(move |_: MouseEvent| filters.remove(facet, key.clone()));
                    html! {
                        <li key={id}>
                            <button type="button" class={classes!("active-chip", not.then_some("active-chip-not"))}
                                data-type={facet.kind().code()} aria-label={label} {onclick}>
                                if !word.is_empty() { <em>{ word }</em>{ " " } }
                                <span>{ name }</span>
                                { icon(Shape::Close) }
                            </button>
                        </li>
                    }
                }) }
            </ul>
            <button type="button" class="button button-quiet" onclick={clear}>{ "Clear all" }</button>
        </div>
    }
}
