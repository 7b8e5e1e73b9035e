//! Grey shapes where cards, values and text will be.

use yew::prelude::*;

/// `count` shapes without words, in place of `what`: `cards`, `values` or `text`. The status line says what is
/// awaited.
pub fn skeleton(what: &'static str, count: u32) -> Html {
    html! {
        <div class={classes!("skeletons", format!("skeletons-{what}"))} aria-hidden="true">
            { for (0..count).map(|i| html! {
                <div key={i} class="skeleton">
                    <i class="bar bar-short" /><i class="bar bar-tall" /><i class="bar" /><i class="bar bar-most" />
                </div>
            }) }
        </div>
    }
}
