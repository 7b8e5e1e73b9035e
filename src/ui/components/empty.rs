//! What to draw where there is nothing: no articles, none that fit, none that could be had. Each says what to do.

use super::name_of;
use crate::query::{Facet, Mode};
use crate::ui::elements::{El, Then, button, el};
use crate::ui::page::Page;
use crate::ui::state::filters::Action;
use crate::view::Answer;

/// No article fits: offers each way out.
pub fn no_match(page: &Page, answer: &Answer) -> El {
    let mut ways = Vec::new();
    let mut offer = |key: &str, action: Action, label: String| {
        ways.push(el("li").key(key).child(button("button", page.act(action)).child(label)));
    };
    if page.filters.is_searching() {
        offer("search", Action::Search(String::new()), format!("Drop “{}”", page.filters.words.trim()));
    }
    for facet in Facet::ALL {
        let choice = page.filters.choice(facet);
        if choice.mode == Mode::All && choice.include.len() > 1 {
            let label = facet.label();
            offer(label, Action::Mode(facet, Mode::Any), format!("{label}: any of them"));
        }
        for (keys, not) in [(&choice.include, ""), (&choice.exclude, "not ")] {
            for key in keys {
                let label = format!("Drop “{not}{}”", name_of(answer, facet, key));
                offer(key.as_str(), Action::Remove(facet, key.clone()), label);
            }
        }
    }
    empty("No article fits all of this", "Drop one of the choices, or start again.".to_owned())
        .child(el("ul").class("ways").each(ways.into_iter()))
        .child(button("button button-main", page.act(Action::Clear)).child("Clear all filters"))
}

/// The collection holds no article at all.
pub fn no_articles() -> El {
    let words = "Put text files (.txt or .md) into its folder and build the page again. \
                 “About this collection”, at the top, lists the files that could not be used, with the reason.";
    empty("This collection has no articles yet", words.to_owned())
}

/// Something could not be had: what, why and what to do, and a button to do it.
pub fn trouble(heading: &'static str, words: String, label: &'static str, then: Then) -> El {
    empty(heading, words).set("role", "alert").child(button("button button-main", then).child(label))
}

/// A heading and words; what can be done is added by who knows.
pub fn empty(heading: &'static str, words: String) -> El {
    el("div").class("empty").child(el("h3").child(heading)).child(el("p").child(words))
}
