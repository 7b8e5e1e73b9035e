//! What the reader needs to be told: links that hold more than this collection has, and a newer page.

use std::rc::Rc;

use super::icon::{Shape, icon_button};
use crate::article::EntityKey;
use crate::ui::elements::{El, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::filters::Action;
use crate::web::updates;

/// All notices, under the masthead.
pub fn notices(page: &Page) -> El {
    let unknown = page.collection.answer.value.as_ref().map(|a| &a.unknown).filter(|u| !u.is_empty());
    el("div")
        .class("notices")
        .child(page.newer.then(newer))
        .child(unknown.map(|keys| gone(page, keys)))
        .child((!page.strange.is_empty()).then(|| strange(page)))
}

fn newer() -> El {
    el("div")
        .class("notice notice-update")
        .set("aria-live", "polite")
        .child(el("p").child("A new version of this page is ready."))
        .child(button("button", Rc::new(|_| updates::take_over())).child("Reload"))
}

/// The link points to names that are not there.
fn gone(page: &Page, keys: &[EntityKey]) -> El {
    let list = keys.iter().map(EntityKey::as_str).collect::<Vec<_>>().join(", ");
    let names = if keys.len() == 1 { "a name" } else { "names" };
    let words = format!(
        "This link points to {names} that this collection does not have: {list}. The rest of it applies."
    );
    alert(el("p").child(words))
        .child(button("button", page.act(Action::Forget(keys.to_vec()))).child("Remove from the view"))
}

/// The link holds what means nothing.
fn strange(page: &Page) -> El {
    let words = el("p")
        .child("Part of this link means nothing here: ")
        .child(el("code").child(page.strange.join(" ")))
        .child(". The rest of it applies.");
    alert(words).child(icon_button(Shape::Close, "Put this notice away", page.act(Act::PutAway)))
}

fn alert(words: El) -> El {
    el("div").class("notice").set("role", "alert").child(words)
}
