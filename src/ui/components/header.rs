//! The masthead: what the collection is called, how much it holds, light or dark.

use yew::prelude::*;

use super::about::About;
use super::icon::{Icon, Shape};
use crate::query::Facet;
use crate::ui::context::{use_appearance, use_collection};
use crate::ui::state::appearance::Theme;
use crate::ui::words;
use crate::view::Overview;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What the collection is called before it is loaded.
    pub title: AttrValue,
}

/// The masthead and, below it, the panel about the collection.
#[component]
pub fn Header(props: &Props) -> Html {
    let collection = use_collection();
    let about = use_state_eq(|| false);
    let toggle = use_callback(about.clone(), |_: MouseEvent, about| about.set(!**about));
    let overview = collection.overview().cloned();
    let title = overview.as_ref().map_or(props.title.clone(), |o| o.title.clone().into());
    html! {
        <header class="masthead">
            <div class="masthead-row">
                <div class="masthead-words">
                    <h1 class="masthead-title">{ title }</h1>
                    <p class="masthead-counts">{ overview.as_ref().map_or_else(|| "\u{a0}".to_owned(), |o| counts(o)) }</p>
                </div>
                <div class="masthead-tools">
                    <button type="button" class="button" aria-expanded={about.to_string()} aria-controls="about"
                        disabled={overview.is_none()} onclick={toggle.clone()}>
                        <span class="narrow-hide">{ "About this collection" }</span>
                        <span class="narrow-only">{ "About" }</span>
                    </button>
                    <ThemeSwitch />
                </div>
            </div>
            <div id="about">
                if let (true, Some(overview)) = (*about, overview) {
                    <About {overview} on_close={toggle} />
                }
            </div>
        </header>
    }
}

fn counts(overview: &Overview) -> String {
    let mut parts = vec![words::articles(overview.articles)];
    let names = Facet::ALL.into_iter().zip(overview.entities);
    parts.extend(names.map(|(facet, n)| words::names(n, facet.kind())));
    parts.join(" · ")
}

#[component]
fn ThemeSwitch() -> Html {
    let appearance = use_appearance();
    let theme = appearance.theme;
    let (shape, now) = match theme {
        Theme::Auto => (Shape::Auto, "as the system"),
        Theme::Light => (Shape::Light, "light"),
        Theme::Dark => (Shape::Dark, "dark"),
    };
    let switch =
        use_callback(appearance, move |_: MouseEvent, appearance| appearance.set_theme(theme.next()));
    let label = format!("Colours: {now}. Change");
    html! {
        <button type="button" class="button button-icon" aria-label={label.clone()} title={label} onclick={switch}>
            <Icon {shape} />
        </button>
    }
}
