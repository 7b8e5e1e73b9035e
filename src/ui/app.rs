//! The page as a whole: provides the state, keeps engine and address in step, lays out the rooms.

use yew::prelude::*;

use super::components::articles::articles;
use super::components::header::header;
use super::components::notices::{notices, use_update};
use super::components::reader::{self, reader_pane, use_panel_focus, use_reader_focus, use_reveal};
use super::components::sidebar::{sidebar, use_drawer_focus};
use super::components::who::look_away;
use super::context::{Handle, Page};
use super::hooks::{AddressParts, use_address, use_engine, use_escape, use_media};
use super::state::appearance::{Appearance, Theme};
use super::state::collection::Collection;
use super::state::filters::Filters;
use super::state::reading::Reading;
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
    let update = use_update(config.as_ref().as_ref().ok().and_then(Config::service_worker));
    let about = use_state_eq(|| false);
    let drawer = use_state_eq(|| false);
    let drawer_open = *drawer && !wide;
    use_drawer_focus(drawer_open);

    let page = Page {
        filters: Handle(filters),
        reading: Handle(reading),
        appearance: Handle(appearance),
        collection: Handle(collection),
        wide,
        retry,
    };
    let focus = page.reading.focus.as_ref();
    use_reader_focus(page.reading.article.clone(), reader::here(&page));
    use_reveal(focus.and_then(|f| f.mention));
    let to_panel = use_panel_focus(focus);
    use_escape(drawer_open || page.reading.article.is_some(), escape(&page, &drawer));

    let reading = page.reading.article.is_some();
    let covered = !wide && reading;
    use_effect_with(covered || drawer_open, |still| dom::set_root("data-still", still.then_some("")));
    let show = |open: bool| {
        let drawer = drawer.clone();
        Callback::from(move |()| drawer.set(open))
    };
    html! {
        <div class={classes!("page", reading.then_some("page-reading"))}>
            <div class="page-top" inert={covered || drawer_open}>
                <a class="skip" href="#main" onclick={skip_to_list()}>{ "Skip to the articles" }</a>
                { header(&page, &title, &about) }
                { notices(&page, &strange, update) }
            </div>
            { sidebar(&page, drawer_open, covered, &show(false)) }
            <main class="main" id="main">
                { articles(&page, covered || drawer_open, &show(true)) }
                { reader_pane(&page, &to_panel) }
            </main>
        </div>
    }
}

/// Escape closes what lies on top: the drawer, the panel, the article.
fn escape(page: &Page, drawer: &UseStateHandle<bool>) -> Callback<()> {
    let (reading, drawer, wide) = (page.reading.clone(), drawer.clone(), page.wide);
    Callback::from(move |()| match &reading.focus {
        _ if *drawer && !wide => drawer.set(false),
        Some(focus) => look_away(&reading, focus),
        None => reading.close(),
    })
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
