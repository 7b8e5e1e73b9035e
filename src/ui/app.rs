//! The page as a whole: takes up what happens, draws the rooms, and has the browser follow.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use yew::{Component, Context, Html};

use super::components::articles::articles;
use super::components::header::header;
use super::components::notices::notices;
use super::components::quality::quality;
use super::components::reader::reader_pane;
use super::components::sidebar::{backdrop, sidebar};
use super::elements::{El, On, el};
use super::follow::{AddressBar, Engine, Focus, Root};
use super::page::{Act, Msg, Page};
use super::state::appearance::Theme;
use super::state::collection::Action;
use crate::engine::Response;
use crate::view::address::Address;
use crate::web::config::Config;
use crate::web::{address, dom, store, updates};

/// From this width the reader stands beside the list and the filters beside both. The style sheet has the same.
const WIDE: &str = "(min-width: 68.75rem)";

/// The page.
pub struct App {
    page: Page,
    engine: Engine,
    bar: AddressBar,
    focus: Focus,
    root: Root,
    /// What the Escape key does now.
    on_escape: Rc<RefCell<Option<Act>>>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let config = Config::read();
        let title = config.as_ref().map_or("Dramatis", |c| &c.title).to_owned();
        let tell = ctx.link().callback(|msg| msg);
        let mut page = Page::new(title, Address::read(&address::get()), tell);
        page.wide = dom::matches(WIDE);
        page.appearance.theme = store::get(store::THEME).map_or(Theme::Auto, |code| Theme::from_code(&code));

        if let Some(script) = config.as_ref().ok().and_then(Config::service_worker) {
            let tell = page.tell.clone();
            updates::watch(script, move || tell.emit(Msg::Newer));
        }
        let (bar, focus, root) = (AddressBar::new(&page), Focus::new(&page), Root::new(&page));
        let on_escape = Rc::default();
        let listeners = listen(&page, &on_escape);
        let mut engine = Engine::new(config);
        engine.start(&mut page);
        Self { page, engine, bar, focus, root, on_escape, _listeners: listeners }
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        let page = &mut self.page;
        match &msg {
            Msg::Did(Act::Retry) => self.engine.retry(page),
            Msg::Did(Act::Mark(..)) => self.focus.to_panel(),
            Msg::Did(Act::LookAway) => Focus::leave_panel(page),
            Msg::Told(Action::Answered(_, Response::Assessed(_), _)) => updates::keep(),
            // Browsers tell of one link twice; by the second time the bar has been tidied.
            Msg::Address(address, strange) if strange.is_empty() && self.bar.says(address) => return false,
            _ => {}
        }
        let is_link = matches!(msg, Msg::Address(..));
        page.apply(msg);
        if is_link {
            self.bar.arrived(page);
        }
        self.bar.follow(page);
        self.engine.follow(page);
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        draw(&self.page).into()
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        self.on_escape.replace(self.page.on_escape());
        self.focus.follow(&self.page);
        self.root.follow(&self.page);
    }
}

/// What happens outside the page's own elements: another address, a wider window, Escape.
fn listen(page: &Page, on_escape: &Rc<RefCell<Option<Act>>>) -> Vec<EventListener> {
    let tell = page.tell.clone();
    let links = address::on_change(move || {
        let (address, strange) = Address::read(&address::get());
        tell.emit(Msg::Address(Box::new(address), strange));
    });
    let tell = page.tell.clone();
    let wide = dom::on_media(WIDE, move |wide| tell.emit(Msg::Wide(wide)));
    let (tell, on_escape) = (page.tell.clone(), Rc::clone(on_escape));
    let keys = dom::on_key(move |event| {
        if dom::key(event) == "Escape"
            && !event.default_prevented()
            && let Some(act) = on_escape.take()
        {
            event.prevent_default();
            tell.emit(Msg::Did(act));
        }
    });
    links.into_iter().flatten().chain(wide).chain(keys).collect()
}

fn draw(page: &Page) -> El {
    let is_reading = page.reading.article.is_some();
    // A plain link would put `main` into the address, which holds the view.
    let skip = page.hear(|event| {
        event.prevent_default();
        dom::focus("main [tabindex='-1']", false);
        None
    });
    let class = match (page.is_quality(), is_reading) {
        (true, _) => "page page-quality",
        (_, true) => "page page-reading",
        _ => "page",
    };
    let main = el("main").class("main").set("id", "main");
    let main = match page.is_quality() {
        true => main.child(quality(page)),
        false => main.child(articles(page)).child(reader_pane(page)),
    };
    el("div")
        .class(class)
        .child(
            el("div")
                .class("page-top")
                .flag("inert", page.is_covered() || page.has_drawer())
                .child(
                    el("a")
                        .class("skip")
                        .set("href", "#main")
                        .on(On::Click, skip)
                        .child("Skip to the content"),
                )
                .child(header(page))
                .child(notices(page)),
        )
        .child(backdrop(page))
        .child((!page.is_quality()).then(|| sidebar(page)))
        .child(main)
}
