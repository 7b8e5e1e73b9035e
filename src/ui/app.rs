//! The page as a whole: provides the state, keeps engine and address in step, lays out the rooms.

use yew::prelude::*;

use super::components::{Articles, Header, Notices, ReaderPane, Sidebar};
use super::context::{Handle, Page};
use super::hooks::{AddressParts, use_address, use_engine, use_escape, use_media};
use super::state::appearance::{Appearance, Theme};
use super::state::collection::Collection;
use super::state::filters::Filters;
use super::state::reading::{self, Reading};
use crate::view::address::Address;
use crate::web::config::Config;
use crate::web::{self, dom, store};

/// From this width the reader stands beside the list and the filters beside both. The style sheet has the same.
const WIDE: &str = "(min-width: 68.75rem)";

/// The page.
#[component]
pub fn App() -> Html {
    let config = use_memo((), |()| Config::read());
    let first = use_memo((), |()| Address::read(&web::address::get()));
    let filters = use_reducer(|| Filters::from(&first.0));
    let reading = use_reducer(|| Reading::from(&first.0));
    let appearance = use_reducer(|| {
        let theme = store::get(store::THEME).map(|code| Theme::from_code(&code)).unwrap_or_default();
        Appearance { theme, hidden: first.0.hidden.clone() }
    });
    let collection = use_reducer(Collection::default);

    let retry = use_engine(&config, &collection, &filters, &reading);
    let parts = AddressParts { filters: &filters, reading: &reading, appearance: &appearance };
    let strange = use_address(&parts, &first.1);
    let wide = use_media(WIDE);
    use_theme(appearance.theme);
    let title = config.as_ref().as_ref().map_or(AttrValue::Static("Dramatis"), |c| c.title.clone().into());
    use_tab_title(&title, &collection);
    let service_worker = config.as_ref().as_ref().ok().and_then(Config::service_worker);

    let drawer = use_state_eq(|| false);
    let show_drawer = use_callback(drawer.clone(), |open, drawer| drawer.set(open));
    let reading_now = reading.article.is_some();
    let dispatcher = reading.dispatcher();
    let close = use_callback((), move |(), ()| dispatcher.dispatch(reading::Action::Close));
    use_escape(reading_now && !*drawer && reading.focus.is_none(), close);
    let covered = !wide && reading_now;
    use_effect_with(covered || (*drawer && !wide), |still| dom::set_root("data-still", still.then_some("")));

    let page = Page {
        filters: Handle(filters),
        reading: Handle(reading),
        appearance: Handle(appearance),
        collection: Handle(collection),
        wide,
        retry,
    };
    html! {
        <ContextProvider<Page> context={page}>
            <div class={classes!("page", reading_now.then_some("page-reading"))}>
                <div class="page-top" inert={covered || (*drawer && !wide)}>
                    <a class="skip" href="#main" onclick={skip_to_list()}>{ "Skip to the articles" }</a>
                    <Header {title} />
                    <Notices strange={(*strange).clone()} {service_worker} />
                </div>
                <Sidebar open={*drawer} covered={covered} on_close={show_drawer.reform(|()| false)} />
                <main class="main" id="main">
                    <Articles covered={covered || (*drawer && !wide)} on_filters={show_drawer.reform(|()| true)} />
                    <ReaderPane />
                </main>
            </div>
        </ContextProvider<Page>>
    }
}

/// A plain link would put `main` into the address, which holds the view.
fn skip_to_list() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        dom::focus("#articles-heading", false);
    })
}

#[hook]
fn use_theme(theme: Theme) {
    let first = use_mut_ref(|| true);
    use_effect_with(theme, move |theme| {
        let chosen = (*theme != Theme::Auto).then(|| theme.code());
        dom::set_root("data-theme", chosen);
        if !first.replace(false) {
            store::set(store::THEME, chosen);
        }
    });
}

#[hook]
fn use_tab_title(title: &AttrValue, collection: &Collection) {
    let open = collection.reader.value.as_ref().map(|r| r.title.text.clone());
    use_effect_with((title.clone(), open), |(title, open)| match open {
        Some(open) => dom::set_title(&format!("{open} · {title}")),
        None => dom::set_title(title),
    });
}
