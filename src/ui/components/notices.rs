//! What the reader needs to be told: links that hold more than this collection has, and a newer page.

use yew::prelude::*;

use super::icon::{Shape, icon};
use crate::article::EntityKey;
use crate::query::Facet;
use crate::ui::context::Page;
use crate::web::updates;

/// All notices, under the masthead: `strange` parts of the link, and whether a newer page waits.
pub fn notices(page: &Page, strange: &UseStateHandle<Vec<String>>, update: bool) -> Html {
    let unknown = page.collection.answer.value.as_ref().map(|a| a.unknown.clone()).unwrap_or_default();
    let forget = {
        let (unknown, filters) = (unknown.clone(), page.filters.clone());
        Callback::from(move |_: MouseEvent| {
            for key in &unknown {
                Facet::ALL.into_iter().for_each(|facet| filters.remove(facet, key.clone()));
            }
        })
    };
    let put_away = {
        let strange = strange.clone();
        Callback::from(move |_: MouseEvent| strange.set(Vec::new()))
    };
    html! {
        <div class="notices">
            if update {
                <div class="notice notice-update" aria-live="polite">
                    <p>{ "A new version of this page is ready." }</p>
                    <button type="button" class="button" onclick={|_| updates::take_over()}>{ "Reload" }</button>
                </div>
            }
            if !unknown.is_empty() {
                <div class="notice" role="alert">
                    <p>{ gone_names(&unknown) }</p>
                    <button type="button" class="button" onclick={forget}>{ "Remove from the view" }</button>
                </div>
            }
            if !strange.is_empty() {
                <div class="notice" role="alert">
                    <p>
                        { "Part of this link means nothing here: " }
                        <code>{ strange.join(" ") }</code>
                        { ". The rest of it applies." }
                    </p>
                    <button type="button" class="button button-icon" aria-label="Put this notice away" onclick={put_away}>
                        { icon(Shape::Close) }
                    </button>
                </div>
            }
        </div>
    }
}

fn gone_names(keys: &[EntityKey]) -> String {
    let list = keys.iter().map(EntityKey::as_str).collect::<Vec<_>>().join(", ");
    let names = if keys.len() == 1 { "a name" } else { "names" };
    format!("This link points to {names} that this collection does not have: {list}. The rest of it applies.")
}

/// Whether a newer page waits.
#[hook]
pub fn use_update(script: Option<&'static str>) -> bool {
    let ready = use_state_eq(|| false);
    {
        let ready = ready.clone();
        use_effect_with(script, move |script| {
            if let Some(script) = script {
                updates::watch(script, move || ready.set(true));
            }
        });
    }
    *ready
}
