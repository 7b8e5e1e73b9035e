//! The one front door: a page, a worker or a test talks to a corpus through [`Engine::handle`] alone.
//!
//! Promise: every request gets a response, whatever came before it; a bundle that cannot be read leaves the
//! corpus that was loaded in place.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use crate::article::{ArticleId, ArticleKey, EntityId, EntityKey};
use crate::corpus::{Casts, Corpus, decode};
use crate::query::{Index, Listing, Query, Sort};
use crate::text::order::gathered;
use crate::view::records::{self, Records, Room, Scope, Sieve};
use crate::view::{self, Answer, Copies, Measured, Overview, Profile, Reader};

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Take this bundle (unpacked bytes) as the corpus.
    Load(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Which cards, which counts.
    Query(Query),
    /// One article, marked.
    Open(ArticleKey),
    /// One person, body or place.
    Profile(EntityKey),
    /// The meetings or quotes (whatever the room, no others) of the articles that a query leaves, newest article first;
    /// its limit counts them.
    Records(Room, Query, Sieve),
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// A corpus is loaded.
    Loaded(Overview),
    /// Cards and counts.
    Answer(Answer),
    /// The article.
    Opened(Box<Reader>),
    /// The entity.
    Profile(Box<Profile>),
    /// Meetings or quotes.
    Records(Box<Records>),
    /// How well names are found. The engine holds no extraction: who asks for it asks the worker around it.
    Assessed(Box<Measured>),
    /// How much of a collection in parts is kept for reading without a network, of how much, in bytes. As above: the worker
    /// says it.
    Kept {
        /// Kept.
        kept: u64,
        /// In all.
        all: u64,
    },
    /// The corpus has no such article or entity: an old or mistyped link.
    Gone(String),
    /// It could not be done; the words say what was found and what to do.
    Failed(String),
}

/// A corpus made ready, or none yet.
#[derive(Debug, Default)]
pub struct Engine {
    loaded: Option<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    corpus: Corpus,
    casts: Casts,
    index: Index,
    articles: BTreeMap<ArticleKey, ArticleId>,
    entities: BTreeMap<EntityKey, EntityId>,
    copies: Copies,
}

impl Engine {
    /// An engine that waits for [`Request::Load`].
    #[must_use]
    pub const fn new() -> Self {
        Self { loaded: None }
    }

    /// Takes `corpus`, which keeps the promises of [`crate::corpus::check`], in place of any before it.
    pub fn load(&mut self, corpus: Corpus) -> Overview {
        let overview = view::overview(&corpus);
        self.loaded = Some(Loaded::new(corpus));
        overview
    }

    /// Answers one request.
    pub fn handle(&mut self, request: Request) -> Response {
        match (request, &self.loaded) {
            (Request::Load(bundle), _) => match decode(&bundle) {
                Ok(corpus) => Response::Loaded(self.load(corpus)),
                Err(error) => Response::Failed(format!("The collection could not be opened: {error}.")),
            },
            (_, None) => Response::Failed("No collection is open yet. Open one first.".to_owned()),
            (Request::Query(query), Some(loaded)) => Response::Answer(loaded.answer(&query)),
            (Request::Open(key), Some(loaded)) => loaded.open(&key),
            (Request::Profile(key), Some(loaded)) => loaded.profile(&key),
            (Request::Records(room, query, sieve), Some(loaded)) => {
                Response::Records(Box::new(loaded.records(room, query, &sieve)))
            }
        }
    }
}

impl Loaded {
    fn new(corpus: Corpus) -> Self {
        let casts = Casts::new(&corpus);
        let (index, copies) = (Index::new(&corpus, &casts), Copies::new(&corpus));
        let articles =
            gathered(corpus.entries.iter().map(|e| e.article.key.clone()).zip((0..).map(ArticleId)));
        let entities = gathered(corpus.entities.iter().map(|e| e.key.clone()).zip((0..).map(EntityId)));
        Self { corpus, casts, index, articles, entities, copies }
    }

    fn answer(&self, query: &Query) -> Answer {
        view::answer(&self.corpus, &self.casts, &self.copies, self.index.find(query))
    }

    fn records(&self, room: Room, query: Query, sieve: &Sieve) -> Records {
        let [people, ..] = &query.facets;
        let ticked = people.include.iter().filter_map(|key| self.entities.get(key).copied()).collect();
        let (mode, limit) = (people.mode, query.limit as usize);
        let all = Query { sort: Sort::Newest, limit: u32::MAX, listings: Listing::first(0), ..query };
        let found = self.index.find(&all);
        let scope = Scope::new(&self.corpus, &self.casts, &found.articles, ticked, mode);
        records::listed(room, &scope, sieve, limit)
    }

    fn open(&self, key: &ArticleKey) -> Response {
        let found =
            self.articles.get(key).and_then(|id| view::reader(&self.corpus, &self.casts, &self.copies, *id));
        match found {
            Some(reader) => Response::Opened(Box::new(reader)),
            None => gone("article", key.as_str()),
        }
    }

    fn profile(&self, key: &EntityKey) -> Response {
        let found = self.entities.get(key).and_then(|id| view::profile(&self.corpus, &self.casts, *id));
        match found {
            Some(profile) => Response::Profile(Box::new(profile)),
            None => gone("person, organisation or place", key.as_str()),
        }
    }
}

pub(crate) fn gone(what: &str, key: &str) -> Response {
    Response::Gone(format!(
        "This collection has no {what} called “{key}”. The link may be old, or belong to another collection."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{encode, sample};
    use crate::query::{Choice, Facet};

    fn engine() -> Engine {
        let mut engine = Engine::new();
        let loaded = engine.handle(Request::Load(encode(&sample::corpus())));
        assert!(matches!(&loaded, Response::Loaded(overview) if overview.articles == 3), "{loaded:?}");
        engine
    }

    fn ask(engine: &mut Engine, query: Query) -> Answer {
        match engine.handle(Request::Query(query)) {
            Response::Answer(answer) => answer,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_reader_ticks_a_person_and_opens_an_article() {
        let mut engine = engine();
        let all = ask(&mut engine, Query { limit: 2, ..Query::default() });
        assert_eq!((all.matched, all.total, all.cards.len()), (3, 3, 2));
        assert_eq!(all.cards[0].key.as_str(), "b-txt", "newest first");
        let kovac = all.facets[0].values[0].clone();
        assert_eq!((kovac.name.as_str(), kovac.count, kovac.total), ("Ana Kovač", 2, 2));
        let people = Choice { include: vec![kovac.key.clone()], ..Choice::default() };
        let hers =
            ask(&mut engine, Query { facets: people.alone(Facet::People), limit: 9, ..Query::default() });
        assert_eq!(hers.matched, 2);
        let counts: Vec<_> =
            hers.facets[0].values.iter().map(|v| (v.name.as_str(), v.count, v.total)).collect();
        assert_eq!(counts, [("Ana Kovač", 2, 2), ("Bo Lindqvist", 1, 1), ("Dee Osei", 0, 1)]);
        let Response::Opened(reader) = engine.handle(Request::Open(hers.cards[0].key.clone())) else {
            panic!("gone")
        };
        assert!(reader.cast.iter().any(|c| c.key == kovac.key));
        let Response::Profile(profile) = engine.handle(Request::Profile(kovac.key)) else { panic!("gone") };
        assert_eq!(profile.articles.len(), 2);
    }

    #[test]
    fn a_reader_looks_through_meetings_and_quotes() {
        let mut engine = engine();
        let mut ask =
            |room, query: Query, sieve: Sieve| match engine.handle(Request::Records(room, query, sieve)) {
                Response::Records(records) => (records.room, records.matched, records.total, records.shown),
                other => panic!("{other:?}"),
            };
        let all = Query { limit: 2, ..Query::default() };
        assert_eq!(ask(Room::Meetings, all.clone(), Sieve::default()), (Room::Meetings, 1, 1, 1));
        assert_eq!(ask(Room::Quotes, all.clone(), Sieve::default()), (Room::Quotes, 3, 3, 2));
        let osei = Choice { include: vec![EntityKey::new("Dee Osei")], ..Choice::default() };
        let hers = Query { facets: osei.alone(Facet::People), ..all };
        assert_eq!(ask(Room::Meetings, hers, Sieve::default()), (Room::Meetings, 0, 1, 0));
    }

    #[test]
    fn what_is_not_there_is_said() {
        let mut engine = engine();
        let Response::Gone(words) = engine.handle(Request::Open(ArticleKey::new("old"))) else {
            panic!("found")
        };
        assert!(words.contains("no article called “old”"), "{words}");
        let key = EntityKey::new("nobody");
        assert!(matches!(engine.handle(Request::Profile(key.clone())), Response::Gone(_)));
        let people = Choice { include: vec![key.clone()], ..Choice::default() };
        let answer = ask(&mut engine, Query { facets: people.alone(Facet::People), ..Query::default() });
        assert_eq!((answer.unknown, answer.matched), (vec![key], 3));
    }

    #[test]
    fn a_bad_bundle_leaves_the_open_collection_alone() {
        let mut engine = Engine::new();
        assert!(matches!(engine.handle(Request::Query(Query::default())), Response::Failed(_)));
        assert_eq!(engine.load(sample::corpus()).articles, 3);
        let Response::Failed(words) = engine.handle(Request::Load(b"<html>".to_vec())) else {
            panic!("loaded")
        };
        assert!(words.contains("not a Dramatis bundle"), "{words}");
        assert_eq!(ask(&mut engine, Query::default()).total, 3);
    }
}
