//! The shelf against the engine: the same requests, the same responses.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::format::Kind;
use super::{File, Limits, PartId, Shelf, Step, write};
use crate::article::{ArticleKey, EntityKey};
use crate::corpus::{Casts, Corpus, Entry, encounters, sample};
use crate::engine::{Engine, Request, Response};
use crate::extract::{Certainty, ClusterId, Meeting, MeetingStatus, NameKind, QuoteKind};
use crate::finder::{Finder, Question, Reply};
use crate::query::laws::{corpora, listings, query};
use crate::query::{Choice, Listing, Mode, Query, Search, Sort};
use crate::search::laws::typed;
use crate::view::records::{By, Room, Sieve};

/// A collection in files, and a shelf that is fed from them.
struct Fed {
    files: BTreeMap<String, Vec<u8>>,
    shelf: Shelf,
    /// What it asked for.
    asked: Vec<PartId>,
}

impl Fed {
    fn new(corpus: &Corpus, limits: Limits) -> Self {
        let mut files = BTreeMap::new();
        let mut each = |File { name, bytes }: File| {
            assert_eq!(files.insert(name, bytes), None);
            Ok::<(), ()>(())
        };
        // Packed by turning each byte, so that what is not unpacked does not fit.
        let root = write(corpus, &|part| part.iter().map(|b| !b).collect(), &mut each);
        let Ok(root) = root else { panic!("nothing fails") };
        let root: Vec<u8> = files[&root].iter().map(|b| !b).collect();
        let Ok(shelf) = Shelf::open(&root, limits) else { panic!("a sound root") };
        Self { files, shelf, asked: Vec::new() }
    }

    fn supply(&mut self, id: PartId) {
        let Some(place) = self.shelf.place(id) else { panic!("no place for {id}") };
        let (start, end) = (place.start as usize, place.start as usize + place.len as usize);
        let part: Vec<u8> = self.files[&place.file][start..end].iter().map(|b| !b).collect();
        assert_eq!(self.shelf.supply(id, &part), Ok(()));
        self.asked.push(id);
    }

    fn ask(&mut self, request: &Request) -> Response {
        for _ in 0..9 {
            match self.shelf.ask(request) {
                Step::Done(response) => return response,
                Step::Need(parts) => parts.into_iter().for_each(|id| self.supply(id)),
            }
        }
        panic!("still something missing");
    }

    fn find(&mut self, question: &Question) -> Reply {
        for _ in 0..12 {
            match self.shelf.find(question) {
                Step::Done(reply) => return reply,
                Step::Need(parts) => parts.into_iter().for_each(|id| self.supply(id)),
            }
        }
        panic!("still something missing");
    }

    fn list(&mut self, search: &Search, records: Option<(Room, &Sieve)>) -> Response {
        for _ in 0..12 {
            match self.shelf.list(search, records) {
                Step::Done(response) => return response,
                Step::Need(parts) => parts.into_iter().for_each(|id| self.supply(id)),
            }
        }
        panic!("still something missing");
    }

    fn early(&mut self, search: &Search) -> Option<Response> {
        loop {
            match self.shelf.early(search)? {
                Step::Done(response) => return Some(response),
                Step::Need(parts) => parts.into_iter().for_each(|id| self.supply(id)),
            }
        }
    }

    fn kinds(&mut self) -> Vec<(Kind, u32)> {
        std::mem::take(&mut self.asked).into_iter().map(|id| (id.kind, id.number)).collect()
    }
}

/// Numbers of a day, an outlet, a headline, and 0 for no quotation.
type Drawn = (usize, usize, usize, usize);

/// Articles with words, names, quotations, outlets and days.
fn told() -> impl Strategy<Value = Corpus> {
    let pieces = [
        "[0:Ana Talk]", "[1:Kovač]", "[2:War Office]", "[3:Lima]", "talk", "talks", "war", "minister", "the",
        "a", "dying", "dies", "planning", "élan", "happy", "Herald",
    ];
    let line = prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..9);
    let lines = prop::collection::vec(line, 1..4);
    let rest = (0usize..4, 0usize..3, 0usize..3, 0usize..5);
    prop::collection::vec((lines, rest), 0..9).prop_map(|articles| {
        let entry = |(number, (lines, of)): (usize, (Vec<Vec<&str>>, Drawn))| {
            let (day, source, title, quote) = of;
            let lines: Vec<String> = lines.iter().map(|line| line.join(" ")).collect();
            let who = [
                (NameKind::Person, "Ana Talk", &["Minister"][..]),
                (NameKind::Person, "Kovač", &["the minister", "Head"][number % 2..]),
                (NameKind::Organisation, "War Office", &[]),
                (NameKind::Place, "Lima", &[]),
            ];
            let title = [None, Some("Talk of war"), Some("Élan")][title];
            let mut entry = sample::entry(&format!("{number}"), title, &lines.join("\n"), &who);
            let days = [None, Some((2023, 1, 31)), Some((2023, 8, 1)), Some((2024, 2, 29))];
            entry.article.meta.date = days[day].map(|(y, m, d)| jiff::civil::date(y, m, d));
            entry.article.meta.source =
                [None, Some("Lima Herald"), Some("The Talk")][source].map(str::to_owned);
            vary(&mut entry, quote);
            entry
        };
        let mut corpus = sample::of(articles.into_iter().enumerate().map(entry).collect());
        corpus.encounters = encounters(&corpus, &Casts::new(&corpus));
        corpus
    })
}

fn sieve() -> impl Strategy<Value = Sieve> {
    let find = prop::sample::select(vec!["", "", "talk", "WAR min", "élan", "xyz"]);
    let by = prop::sample::select(vec![By::Usual, By::Who, By::Place, By::Status, By::Articles]);
    (find, any::<[bool; 3]>(), by, any::<bool>()).prop_map(|(find, only, by, back)| Sieve {
        find: find.to_owned(),
        only,
        by,
        back,
    })
}

/// Gives an article quotes without a speaker, or with words for one, or none; and a meeting of those whom it names first.
fn vary(entry: &mut Entry, how: usize) {
    let quotes = &mut entry.analysis.quotes;
    match how {
        0 => quotes.clear(),
        1 => quotes.iter_mut().for_each(|quote| quote.speaker = None),
        2 => quotes.iter_mut().for_each(|quote| (quote.speaker, quote.by) = (None, None)),
        _ => quotes.iter_mut().for_each(|quote| quote.kind = QuoteKind::Direct),
    }
    let named: Vec<ClusterId> = entry.analysis.mentions.iter().map(|mention| mention.cluster).collect();
    let block = entry.analysis.anatomy.blocks.first().map(|block| block.span);
    if let ([first, .., last], Some(block)) = (named.as_slice(), block) {
        entry.analysis.meetings.push(Meeting {
            participants: vec![*first, *last],
            sides: Vec::new(),
            place: Some(*last),
            time: None,
            told: None,
            status: [MeetingStatus::Held, MeetingStatus::Planned, MeetingStatus::Denied][how % 3],
            topics: vec![block],
            evidence: vec![block],
            why: "It is told in a test".to_owned(),
            certainty: Certainty(800),
        });
    }
}

/// Words typed, with choices now and then.
fn search() -> impl Strategy<Value = Search> {
    let keys = ["ana-talk", "kovac", "lima", "war-office", "lima-herald", "2023", "minister", "nobody"];
    let keys = || prop::collection::vec(prop::sample::select(keys.to_vec()).prop_map(EntityKey::new), 0..2);
    let choice = (keys(), keys(), any::<bool>()).prop_map(|(include, exclude, any)| Choice {
        include,
        exclude,
        mode: if any { Mode::Any } else { Mode::All },
    });
    let choices = prop_oneof![2 => Just(Default::default()), 1 => prop::array::uniform6(choice)];
    let sorts =
        prop::sample::select(vec![None, None, Some(Sort::Newest), Some(Sort::Oldest), Some(Sort::Title)]);
    (typed(), any::<bool>(), choices, sorts, 0u32..5, listings()).prop_map(
        |(words, typing, choices, sort, limit, listings)| Search {
            words,
            typing,
            choices,
            sort,
            limit,
            listings,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_shelf_finds_as_the_finder(corpus in told(), searches in prop::collection::vec(search(), 1..4), memory in 0usize..3000) {
        let mut fed = Fed::new(&corpus, Limits { memory, ..Limits::default() });
        let mut finder = Finder::new();
        finder.load(corpus.clone());
        for search in searches {
            let question = Question::Search(Box::new(search.clone()));
            prop_assert_eq!(fed.find(&question), finder.handle(question), "{:?}", search);
            if let Some(entry) = corpus.entries.last() {
                let question = Question::Hits(entry.article.key.clone(), search.words, search.typing);
                prop_assert_eq!(fed.find(&question), finder.handle(question));
            }
        }
    }

    #[test]
    fn the_shelf_lists_as_the_finder(
        corpus in told(),
        asked in prop::collection::vec((search(), prop::option::of(any::<bool>()), sieve()), 1..4),
    ) {
        let mut fed = Fed::new(&corpus, Limits::default());
        let mut finder = Finder::new();
        finder.load(corpus);
        for (search, room, sieve) in asked {
            let room = room.map(|is_quotes| if is_quotes { Room::Quotes } else { Room::Meetings });
            if let Some(early) = fed.early(&search) {
                let (Response::Answer(early), Some(all)) = (early, finder.answer(&search)) else { panic!("nothing") };
                prop_assert_eq!((early.matched, early.cards, early.notes), (all.matched, all.cards, all.notes));
            }
            let wanted = match room {
                Some(room) => finder.records(search.clone(), room, &sieve).map(|r| Response::Records(Box::new(r))),
                None => finder.answer(&search).map(Response::Answer),
            };
            prop_assert_eq!(Some(fed.list(&search, room.map(|room| (room, &sieve)))), wanted, "{:?}", search);
        }
    }

    #[test]
    fn the_shelf_tells_of_the_same_meetings_and_quotes(
        corpus in told(),
        asked in prop::collection::vec((any::<bool>(), query(), sieve()), 1..4),
        memory in 0usize..3000,
    ) {
        let mut fed = Fed::new(&corpus, Limits { memory, ..Limits::default() });
        let mut engine = Engine::new();
        engine.load(corpus);
        for (is_quotes, query, sieve) in asked {
            let room = if is_quotes { Room::Quotes } else { Room::Meetings };
            // Keys of people in these articles.
            let mut query = query;
            for key in query.facets.iter_mut().flat_map(|choice| choice.include.iter_mut().chain(&mut choice.exclude)) {
                let known = ["ana-talk", "kovac", "lima", "war-office"];
                *key = EntityKey::new(known.get(key.as_str().len() % 5).copied().unwrap_or("nobody"));
            }
            let request = Request::Records(room, query, sieve);
            prop_assert_eq!(fed.ask(&request), engine.handle(request.clone()), "{:?}", request);
        }
    }

    #[test]
    fn a_glance_shows_what_is_found(corpus in told(), words in typed()) {
        let search = Search { words, limit: 3, ..Search::default() };
        let mut fed = Fed::new(&corpus, Limits::default());
        let glance = loop {
            match fed.shelf.glance(&search) {
                Step::Done(glance) => break glance,
                Step::Need(parts) => parts.into_iter().for_each(|id| fed.supply(id)),
            }
        };
        let is_named = ["person:", "org:", "place:"].iter().any(|field| search.words.to_lowercase().contains(field));
        prop_assert!(is_named || fed.asked.iter().all(|id| id.kind != Kind::Facets));
        let Reply::Results(glance) = glance else { panic!("{glance:?}") };
        let Reply::Results(all) = fed.find(&Question::Search(Box::new(search))) else { panic!("nothing") };
        prop_assert_eq!((glance.matched, glance.found), (all.matched, all.found));
    }
}

proptest! {
    #[test]
    fn the_shelf_answers_as_the_engine(corpus in corpora(), queries in prop::collection::vec(query(), 1..4), memory in 0usize..4000) {
        let mut fed = Fed::new(&corpus, Limits { memory, ..Limits::default() });
        let mut engine = Engine::new();
        prop_assert_eq!(fed.shelf.overview(), &engine.load(corpus.clone()));
        for query in queries {
            let request = Request::Query(query);
            prop_assert_eq!(fed.ask(&request), engine.handle(request));
            let pages: usize = fed.shelf.pages_size();
            prop_assert!(pages <= memory, "{} of {}", pages, memory);
        }
        let first = fed.shelf.first().clone();
        let all = fed.ask(&Request::Query(Query { limit: 2, ..Query::default() }));
        let Response::Answer(all) = all else { panic!("{all:?}") };
        prop_assert_eq!(&first.cards, &all.cards);
        for (some, all) in first.facets.iter().zip(&all.facets) {
            prop_assert!(all.values.starts_with(&some.values));
        }
    }

    #[test]
    fn any_article_and_anybody_can_be_opened(corpus in corpora(), at: prop::sample::Index) {
        let corpus = Corpus { copies: pairs(&corpus), ..corpus };
        let mut fed = Fed::new(&corpus, Limits::default());
        let mut engine = Engine::new();
        engine.load(corpus.clone());
        let mut requests = vec![Request::Open(ArticleKey::new("none")), Request::Profile(EntityKey::new("none"))];
        if !corpus.entries.is_empty() {
            requests.push(Request::Open(corpus.entries[at.index(corpus.entries.len())].article.key.clone()));
        }
        requests.push(Request::Profile(corpus.entities[at.index(corpus.entities.len())].key.clone()));
        for request in requests {
            prop_assert_eq!(fed.ask(&request), engine.handle(request));
        }
    }

    /// Damage that no checksum sees, because whoever made it sealed it again.
    #[test]
    fn no_bytes_make_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
        kind in 0usize..Kind::ALL.len(),
    ) {
        let corpus = sample::corpus();
        let mut fed = Fed::new(&corpus, Limits::default());
        let kind = Kind::ALL[kind];
        let harmed = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            for (at, byte) in &changes {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = *byte;
                }
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len() + 1));
            }
            bytes
        };
        let mut requests = vec![Request::Query(Query { limit: 9, ..Query::default() })];
        requests.extend(corpus.entries.iter().map(|e| Request::Open(e.article.key.clone())));
        requests.extend(corpus.entities.iter().map(|e| Request::Profile(e.key.clone())));
        let words = "harbour minister* \"the harbour\" person:kovac source:test date:2022 quote:sea";
        requests.extend(words.split(' ').map(|words| Request::Load(words.into())));
        for request in requests {
            'one: for _ in 0..9 {
                let step = match &request {
                    Request::Load(words) => {
                        let words = String::from_utf8(words.clone()).unwrap();
                        match fed.shelf.find(&Question::Search(Box::new(Search { words, limit: 9, ..Search::default() }))) {
                            Step::Done(_) => Step::Done(()),
                            Step::Need(parts) => Step::Need(parts),
                        }
                    }
                    request => match fed.shelf.ask(request) {
                        Step::Done(_) => Step::Done(()),
                        Step::Need(parts) => Step::Need(parts),
                    },
                };
                let Step::Need(parts) = step else { break };
                for id in parts {
                    let Some(place) = fed.shelf.place(id) else { break 'one };
                    let end = place.start as usize + place.len as usize;
                    let Some(part) = fed.files[&place.file].get(place.start as usize..end) else { break 'one };
                    let mut part: Vec<u8> = part.iter().map(|b| !b).collect();
                    if id.kind == kind {
                        part = super::format::sealed(id, &harmed(&part[8..]));
                    }
                    if let Err(reason) = fed.shelf.supply(id, &part) {
                        prop_assert!(reason.to_string().contains(kind.name()) || kind == Kind::Map, "{reason}");
                        break 'one;
                    }
                }
            }
        }
    }

    #[test]
    fn no_root_makes_it_panic(payload in prop::collection::vec(any::<u8>(), 0..300), whole: bool) {
        let _ = Shelf::open(&payload, Limits::default());
        let mut root = super::format::Root::default().encode();
        root.truncate(12);
        root.extend(crate::article::fnv1a(&payload).to_le_bytes());
        root.extend(&payload);
        if whole {
            prop_assert!(Shelf::open(&root, Limits::default()).is_err());
        }
    }
}

/// Near copies of neighbours, so that cards and articles have something to say of them.
fn pairs(corpus: &Corpus) -> Vec<crate::corpus::NearCopy> {
    use crate::article::ArticleId;
    let pair = |n: u32| crate::corpus::NearCopy {
        first: ArticleId(n),
        second: ArticleId(n + 1),
        share: 400,
        passages: Vec::new(),
    };
    (0..(corpus.entries.len() as u32).saturating_sub(1)).map(pair).collect()
}

#[test]
fn no_more_is_asked_for_than_is_needed() {
    let corpus = crate::query::laws::corpus(&vec![[0, 1].into(); 10], 8);
    let mut fed = Fed::new(&corpus, Limits::default());
    fed.ask(&Request::Query(Query { limit: 4, ..Query::default() }));
    assert_eq!(fed.kinds(), [(Kind::Facets, 0), (Kind::Cards, 0), (Kind::Cards, 1)]);
    fed.ask(&Request::Query(Query { limit: 3, ..Query::default() }));
    assert_eq!(fed.kinds(), [], "all of it is there");
    fed.ask(&Request::Open(corpus.entries[0].article.key.clone()));
    let kinds: Vec<_> = fed.kinds().into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [Kind::Map, Kind::Keys, Kind::Map, Kind::Texts]);
    fed.ask(&Request::Profile(corpus.entities[0].key.clone()));
    let kinds: Vec<_> = fed.kinds().into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [Kind::Names, Kind::Profiles]);
}

#[test]
fn what_is_wrong_is_said() {
    let mut fed = Fed::new(&sample::corpus(), Limits::default());
    let id = PartId { kind: Kind::Cards, number: 0 };
    let place = fed.shelf.place(id).unwrap();
    let part: Vec<u8> = fed.files[&place.file].iter().map(|b| !b).take(place.len as usize).collect();
    let mut refused = |id, part: &[u8]| fed.shelf.supply(id, part).unwrap_err().to_string();
    assert!(refused(id, &part[..9]).contains("the part cards 0 is damaged"));
    let other = PartId { kind: Kind::Texts, number: 0 };
    assert!(refused(other, &part).contains("the part texts 0 is damaged"), "another part's bytes");
    let none = PartId { kind: Kind::Cards, number: 7 };
    assert!(refused(none, &part).contains("no part cards 7"));
    let open = |bytes: &[u8]| Shelf::open(bytes, Limits::default()).unwrap_err().to_string();
    assert!(open(b"<html>").contains("not the root"));
    let mut root = fed.files.iter().find(|(name, _)| name.starts_with("root")).unwrap().1.clone();
    root.iter_mut().for_each(|b| *b = !*b);
    *root.last_mut().unwrap() ^= 1;
    assert!(open(&root).contains("the part root is damaged"));
    root[8] = 9;
    assert!(open(&root).contains("format version 9"));
}

#[test]
fn few_values_are_sent_where_few_are_wanted() {
    let corpus = crate::query::laws::corpus(&[[0, 4, 8].into(), [4, 12].into(), [].into()], 16);
    let mut fed = Fed::new(&corpus, Limits::default());
    let chosen = Choice { exclude: vec![EntityKey::new("e12")], ..Default::default() };
    let facets = chosen.alone(crate::query::Facet::People);
    let query = Query { facets, listings: Listing::first(2), limit: 9, ..Query::default() };
    let Response::Answer(answer) = fed.ask(&Request::Query(query)) else { panic!("no answer") };
    let keys: Vec<_> = answer.facets[0].values.iter().map(|v| (v.key.as_str(), v.count, v.total)).collect();
    assert_eq!(keys, [("e8", 1, 1), ("e4", 1, 2), ("e12", 0, 1)]);
    assert_eq!((answer.facets[0].fitting, answer.facets[0].all), (4, 4));
}
