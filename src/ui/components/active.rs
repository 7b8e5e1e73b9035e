//! What is chosen, as chips that can be taken away one by one or all at once.

use super::icon::{Shape, icon};
use super::name_of;
use crate::article::EntityKey;
use crate::query::{Facet, Mode};
use crate::ui::elements::{El, button, el};
use crate::ui::page::Page;
use crate::ui::state::filters::Action;
use crate::view::Answer;

/// The chips, or nothing where nothing is chosen; `answer` gives the names.
pub fn active(page: &Page, answer: &Answer) -> Option<El> {
    let mut chips = Vec::new();
    if page.filters.is_searching() {
        let words = page.filters.words.trim();
        let then = page.act(Action::Search(String::new()));
        chips.push(
            el("li").key("search").child(
                button("active-chip", then)
                    .set("aria-label", format!("Remove the search for {words}"))
                    .child(format!("“{words}”"))
                    .child(icon(Shape::Close)),
            ),
        );
    }
    for facet in Facet::ALL {
        let choice = page.filters.choice(facet);
        for key in &choice.include {
            let word = if choice.mode == Mode::Any && *key != choice.include[0] { "or" } else { "" };
            chips.push(chip(page, answer, facet, key, word));
        }
        chips.extend(choice.exclude.iter().map(|key| chip(page, answer, facet, key, "not")));
    }
    (!chips.is_empty()).then(|| {
        el("div")
            .class("active")
            .set("role", "group")
            .set("aria-label", "Active filters")
            .child(el("ul").each(chips.into_iter()))
            .child(button("button button-quiet", page.act(Action::Clear)).child("Clear all"))
    })
}

/// A chip: `word` says how the name joins those before it.
fn chip(page: &Page, answer: &Answer, facet: Facet, key: &EntityKey, word: &'static str) -> El {
    let name = name_of(answer, facet, key);
    let code = facet.code();
    let (class, label) = match word {
        "not" => ("active-chip active-chip-not", format!("Remove “not {name}”")),
        _ => ("active-chip", format!("Remove {name}")),
    };
    let word = (!word.is_empty()).then(|| el("em").child(word));
    el("li").key(&format!("{code}-{key}")).child(
        button(class, page.act(Action::Remove(facet, key.clone())))
            .set("data-type", code)
            .set("aria-label", label)
            .child(word)
            .child(" ")
            .child(el("span").child(name.to_owned()))
            .child(icon(Shape::Close)),
    )
}
