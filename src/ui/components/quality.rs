//! How well it works: the extraction measured in this browser on marked texts, with all that went wrong.

use super::empty::trouble;
use super::icon::{Shape, icon};
use super::piece::piece;
use super::skeleton::skeleton;
use crate::ui::elements::{El, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::{Phase, Trouble as Why};

/// What the page is called, and the link to it.
pub const TITLE: &str = "How well does it work?";

const INTRO: &str = "Short news texts were written for this page and their names marked by hand, by the rules of \
                     CoNLL-2003. The program has just read them in your browser: here is how many names it found \
                     as they are marked, and every name that it got wrong.";

/// The page: table, time, misses, or what stands in their place.
pub fn quality(page: &Page) -> El {
    let slot = &page.collection.quality;
    let measured = slot.value.as_ref();
    let why = match (&page.collection.phase, &slot.open.trouble) {
        (Phase::Failed(words), _) | (_, Some(Why::Failed(words) | Why::Gone(words))) => Some(words),
        _ => None,
    };
    let status = match (measured, why) {
        (Some(measured), _) => measured.status.clone(),
        (_, Some(_)) => String::new(),
        _ => "Fetching what finds names, then reading…".to_owned(),
    };
    let content = match (measured, why) {
        (Some(measured), _) => piece(page, &measured.result),
        (_, Some(words)) => {
            trouble("It could not be measured", words.to_string(), "Try again", page.act(Act::Retry))
        }
        _ => skeleton("skeletons skeletons-text", 4),
    };
    let back = button("button reader-back", page.act(Act::CloseQuality));
    el("section")
        .class("list quality")
        .set("aria-labelledby", "quality-heading")
        .child(back.child(icon(Shape::Back)).child("Back to the articles"))
        .child(el("h2").set("id", "quality-heading").set("tabindex", "-1").child(TITLE))
        .child(el("p").class("about-note").child(INTRO))
        .child(el("p").class("status").set("role", "status").child(status))
        .child(content)
}
