//! Grey shapes where cards, values and text will be.

use yew::prelude::*;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is on its way: `cards`, `values` or `text`.
    pub what: &'static str,
    /// How many of them.
    pub count: u32,
}

/// Shapes without words; the status line says what is awaited.
#[component]
pub fn Skeleton(props: &Props) -> Html {
    html! {
        <div class={classes!("skeletons", format!("skeletons-{}", props.what))} aria-hidden="true">
            { for (0..props.count).map(|i| html! {
                <div key={i} class="skeleton"><i class="bar bar-short" /><i class="bar bar-tall" /><i class="bar" /><i class="bar bar-most" /></div>
            }) }
        </div>
    }
}
