//! The panel about the collection: what it holds, and which files were left out and why.

use yew::prelude::*;

use super::icon::{Shape, icon};
use crate::query::Facet;
use crate::ui::words;
use crate::view::Overview;

/// The panel; `close` when the reader has seen enough.
pub fn about(overview: &Overview, close: Callback<MouseEvent>) -> Html {
    let figures = std::iter::once(("Articles", overview.articles))
        .chain(Facet::ALL.into_iter().map(Facet::label).zip(overview.entities));
    html! {
        <section class="about" aria-labelledby="about-heading">
            <div class="about-head">
                <h2 id="about-heading">{ "About this collection" }</h2>
                <button type="button" class="button button-icon" aria-label="Close the panel about this collection" onclick={close}>
                    { icon(Shape::Close) }
                </button>
            </div>
            <dl class="figures">
                { for figures.map(|(name, n)| html! {
                    <div key={name}><dt>{ name }</dt><dd>{ words::number(n) }</dd></div>
                }) }
            </dl>
            <p class="about-note">
                { "Names, counts and filters are worked out by rules, and each mark says why it is there. \
                   Everything happens in this browser: nothing that you read or choose leaves it." }
            </p>
            <h3>{ if overview.skipped.is_empty() { "Every file was used".to_owned() } else {
                format!("{} left out", words::count(files(overview), "file", "files"))
            } }</h3>
            if overview.skipped.is_empty() {
                <p class="quiet">{ "No file of the folder was left out." }</p>
            } else {
                <ul class="skipped">
                    { for overview.skipped.iter().map(|s| html! {
                        <li key={s.path.clone()}><code>{ &s.path }</code>{ " " }<span>{ words::sentence(&s.reason) }</span></li>
                    }) }
                </ul>
            }
        </section>
    }
}

fn files(overview: &Overview) -> u32 {
    u32::try_from(overview.skipped.len()).unwrap_or(u32::MAX)
}
