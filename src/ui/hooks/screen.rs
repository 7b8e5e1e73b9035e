//! What the screen is like, and the Escape key.

use yew::prelude::*;

use crate::web::dom;

/// Whether a media query holds, now and later.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    let holds = use_state_eq(|| dom::matches(query));
    {
        let holds = holds.clone();
        use_effect_with((), move |()| {
            let listener = dom::on_media(query, move |now| holds.set(now));
            move || drop(listener)
        });
    }
    *holds
}

/// Calls `then` when Escape is pressed while `active`, unless something else has taken the key.
#[hook]
pub fn use_escape(active: bool, then: Callback<()>) {
    use_effect_with((active, then), |(active, then)| {
        let then = then.clone();
        let listener = active
            .then(|| {
                dom::on_key(move |event| {
                    if event.key() == "Escape" && !event.default_prevented() {
                        event.prevent_default();
                        then.emit(());
                    }
                })
            })
            .flatten();
        move || drop(listener)
    });
}
