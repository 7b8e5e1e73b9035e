//! The engine: started, and asked what the state calls for.

use yew::Callback;

use super::changes;
use crate::article::{ArticleKey, EntityKey};
use crate::engine::Request;
use crate::query::{Listing, Query, Search};
use crate::ui::page::{Msg, Page};
use crate::ui::state::collection::{Action, Phase, Topic};
use crate::view::records::{Room, Sieve};
use crate::web::client::{Client, Event};
use crate::web::config::Config;
use crate::web::wire::{Searching, What};

/// The way to the engine, and what it was last asked of each topic.
pub struct Engine {
    config: Result<Config, String>,
    client: Option<Client>,
    cards: Option<(Query, Option<Search>)>,
    article: Option<ArticleKey>,
    entity: Option<EntityKey>,
    records: Option<(Room, Query, Option<Search>, Sieve)>,
    quality: bool,
    kept: bool,
    /// Whether this client was told where the module that searches and the articles are.
    has_sources: bool,
}

impl Engine {
    /// Not started yet.
    #[must_use]
    pub fn new(config: Result<Config, String>) -> Self {
        Self {
            config,
            client: None,
            cards: None,
            article: None,
            entity: None,
            records: None,
            quality: false,
            kept: false,
            has_sources: false,
        }
    }

    /// Starts an engine, in place of one from before, and has it take up the articles.
    pub fn start(&mut self, page: &mut Page) {
        let source = self.config.clone().and_then(|config| Ok((config.source()?, config)));
        let action = match source {
            Ok((source, config)) => {
                // Numbers go on growing, so that an answer from before is never taken for a new one.
                let first = self.client.as_ref().map_or(0, Client::last);
                let client = Client::start(config, first, told(page.tell.clone()));
                let action = Action::Asked(Topic::Start, client.ask(What::Start(source)));
                self.client = Some(client);
                self.has_sources = false;
                action
            }
            Err(words) => Action::Unable(words.into()),
        };
        page.apply(Msg::Told(action));
    }

    /// Asks everything of interest again; where nothing can be asked, starts an engine.
    pub fn retry(&mut self, page: &mut Page) {
        if page.collection.overview().is_none() {
            return self.start(page);
        }
        (self.cards, self.article, self.entity, self.records) = (None, None, None, None);
        (self.quality, self.kept) = (false, false);
    }

    /// Asks what has become of interest since the last time; all of it, once an engine is ready.
    pub fn follow(&mut self, page: &mut Page) {
        let is_ready = matches!(page.collection.phase, Phase::Ready(_));
        let listings = || page.lists.facets.clone();
        let query = is_ready.then(|| (page.filters.query(listings()), page.filters.search(listings())));
        if changes(&mut self.cards, query.clone()) {
            let what = query.map(|(query, search)| match search {
                Some(search) => self.search(search, None),
                None => asked(Request::Query(query)),
            });
            self.ask(page, Topic::Cards, what);
        }
        let article = page.reading.article.clone().filter(|_| is_ready);
        if changes(&mut self.article, article.clone()) {
            self.ask(page, Topic::Article, article.map(Request::Open).map(asked));
        }
        let entity = page.reading.focus.as_ref().map(|f| f.entity.clone()).filter(|_| is_ready);
        if changes(&mut self.entity, entity.clone()) {
            self.ask(page, Topic::Entity, entity.map(Request::Profile).map(asked));
        }
        let filters = &page.filters;
        let none = || Listing::first(0);
        let records = page
            .room
            .has_records()
            .then(|| (page.room, filters.query(none()), filters.search(none()), page.sieve.clone()));
        let records = records.filter(|_| is_ready);
        if changes(&mut self.records, records.clone()) {
            let what = records.map(|(room, query, search, sieve)| match search {
                Some(search) => self.search(search, Some((room, sieve))),
                None => asked(Request::Records(room, query, sieve)),
            });
            self.ask(page, Topic::Records, what);
        }
        // Measured once: what was measured stays while the reader is elsewhere.
        let known = &page.collection.quality;
        let wanted = is_ready && page.is_quality() && !known.open.waiting && known.value.is_none();
        if changes(&mut self.quality, is_ready && page.is_quality()) && wanted {
            let parts = self.config.as_ref().map(Config::parts).unwrap_or_default();
            self.ask(page, Topic::Quality, Some(What::Assess(parts)));
        }
        self.keep(page);
    }

    /// Whether there is something to keep, and it is time for the next question.
    fn keeps(page: &Page) -> bool {
        let known = &page.collection.kept;
        let is_all = known.value.as_ref().is_some_and(|kept| kept.0 == kept.1);
        page.keeping && !known.open.waiting && known.open.trouble.is_none() && !is_all
    }

    /// A question for the module that searches. Where the page lacks it, the worker will say so.
    fn search(&mut self, search: Search, records: Option<(Room, Sieve)>) -> What {
        let config = self.config.as_ref().ok().filter(|_| !self.has_sources);
        let sources =
            config.and_then(|config| Some(Box::new([config.search_code()?, config.source().ok()?])));
        self.has_sources = true;
        What::Search(Box::new(Searching { sources, search, records }))
    }

    /// Asks how much is kept once the panel that says it is open, and for more as long as the reader wants more.
    fn keep(&mut self, page: &mut Page) {
        let in_parts = self.config.as_ref().is_ok_and(|config| config.in_parts);
        let is_seen = in_parts && page.about && page.collection.overview().is_some();
        let is_new = changes(&mut self.kept, is_seen) && is_seen;
        if Self::keeps(page) || (is_new && !page.keeping) {
            self.ask(page, Topic::Kept, Some(What::Keep(page.keeping)));
        }
    }

    fn ask(&self, page: &mut Page, topic: Topic, what: Option<What>) {
        let action = match (&self.client, what) {
            (Some(client), Some(what)) => Action::Asked(topic, client.ask(what)),
            _ => Action::Drop(topic),
        };
        page.apply(Msg::Told(action));
    }
}

fn asked(request: Request) -> What {
    What::Ask(Box::new(request))
}

fn told(tell: Callback<Msg>) -> impl Fn(Event) + 'static {
    move |event| {
        tell.emit(Msg::Told(match event {
            Event::Answered(id, response, more) => Action::Answered(id, response, more),
            Event::Unable(words) => Action::Unable(words.into()),
        }));
    }
}
