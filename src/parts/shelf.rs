//! The collection as it is asked, with the parts that there are.

use serde::Deserialize;

use crate::engine::{Request, Response};
use crate::extract::NameKind;
use crate::finder::{Question, Reply};
use crate::query::{Choice, Index, Search, Searcher, Sort, Values};
use crate::search::{Beside, Pages, TextIndex};
use crate::view::records::{Room, Sieve};
use crate::view::{Answer, Overview};

use super::facets::Stored;
use super::format::{Kind, Laid, Map, PartError, PartId, Place, Root, inconsistent, opened, place, unpacked};
use super::records::{Met, Speakers};
use super::write::{CARDS, KEYS};

const OPEN: &str = "This collection is open already, in parts.";
const BROKEN: &str = "A part of the collection does not hold what it should. Build the collection again.";

/// How far an answer has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// It is this.
    Done(T),
    /// It needs these parts first, in order, none of which is there.
    Need(Vec<PartId>),
}

/// What a shelf may keep and send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of parts that are kept for later questions; the facets and the map are kept in any case.
    pub memory: usize,
    /// Articles in whose quotes words are looked for, the newest first.
    pub looked: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: 32 << 20, looked: 2000 }
    }
}

/// A collection in parts, of which some are there.
#[derive(Debug)]
pub struct Shelf {
    pub(super) root: Root,
    pub(super) limits: Limits,
    maps: [Option<Map>; 2],
    /// The facets and the other orders are empty until they are there.
    pub(super) searcher: Searcher,
    has_facets: bool,
    has_order: bool,
    pub(super) speakers: Option<Speakers>,
    pub(super) met: Option<Vec<Met>>,
    /// By [`Kind`]; those that are read for good, and those of the text index, stay empty.
    pub(super) pages: Vec<Pages>,
    clock: u32,
}

impl Shelf {
    /// The collection of this root, with no part yet.
    ///
    /// # Errors
    ///
    /// Where `root` is none, or of another version, or damaged.
    pub fn open(root: &[u8], limits: Limits) -> Result<Self, PartError> {
        let root = Root::decode(root)?;
        // Of what the root has no lengths the map will say how many there are.
        let pages = root.laid.iter().map(|laid| Pages::absent(vec![0; laid.lens.len()])).collect();
        let articles = root.overview.articles;
        let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];
        let entities: u64 = root.entities.iter().map(|count| u64::from(*count)).sum();
        // Each article has a card and each entity a key, somewhere.
        let room = |kind: Kind| root.laid.get(kind as usize).map_or(0, |laid| u64::from(laid.count));
        if u64::from(articles) > room(Kind::Cards) * u64::from(CARDS)
            || entities > room(Kind::Names) * KEYS as u64
        {
            return Err(inconsistent("root", "counts"));
        }
        let kinds = kinds.iter().zip(&root.entities).flat_map(|(kind, count)| vec![*kind; *count as usize]);
        let text = TextIndex::absent(articles, kinds.collect(), &root.pieces[0], &root.pieces[1]);
        let places = [(0..articles).collect(), Vec::new(), Vec::new()];
        let searcher = Searcher {
            text: text.ok_or_else(|| inconsistent("root", "words"))?,
            index: Index { places, ..Index::default() },
        };
        let (has_facets, has_order) = (false, false);
        Ok(Self {
            root,
            limits,
            maps: [None, None],
            searcher,
            has_facets,
            has_order,
            speakers: None,
            met: None,
            pages,
            clock: 0,
        })
    }

    /// What the collection holds.
    #[must_use]
    pub fn overview(&self) -> &Overview {
        &self.root.overview
    }

    /// The beginning of the answer to the usual question, so that a page can draw at once: the first cards, and of each
    /// facet the first values.
    #[must_use]
    pub fn first(&self) -> &Answer {
        &self.root.first
    }

    /// Where a part lies; nothing where there is none such, or the map is needed first and not there.
    #[must_use]
    pub fn place(&self, id: PartId) -> Option<Place> {
        let laid = self.laid(id.kind)?;
        let lens = match id.kind.map() {
            Some(map) => &self.maps[map].as_ref()?.lens,
            None => &laid.lens,
        };
        place(id.kind, laid, lens, id.number)
    }

    /// All files but the root, with their sizes where the lengths of their parts are known: what there is to keep for
    /// reading offline.
    #[must_use]
    pub fn files(&self) -> Vec<(String, Option<u64>)> {
        let mut files = Vec::new();
        for kind in Kind::ALL {
            let Some(laid) = self.laid(kind) else { continue };
            let mut first = 0u32;
            for (at, (hash, parts)) in (0..).zip(&laid.files) {
                let next = first + parts;
                let last = self.place(PartId { kind, number: next.saturating_sub(1) });
                let size = last.map(|last| last.start + u64::from(last.len));
                files.push((super::format::file_name(kind.name(), at, *hash), size));
                first = next;
            }
        }
        files
    }

    /// The parts that say how long the others are: with them [`Self::files`] knows all sizes.
    #[must_use]
    pub const fn maps() -> [PartId; 2] {
        [PartId { kind: Kind::Map, number: 0 }, PartId { kind: Kind::Map, number: 1 }]
    }

    /// Whether the facets are there, without which there are no counts.
    #[must_use]
    pub const fn can_count(&self) -> bool {
        self.has_facets
    }

    /// Takes a part, unpacked.
    ///
    /// # Errors
    ///
    /// Where the bytes are not those of this part; the shelf stays as it was.
    pub fn supply(&mut self, id: PartId, bytes: &[u8]) -> Result<(), PartError> {
        let laid = self.laid(id.kind).filter(|laid| id.number < laid.count);
        if laid.is_none() {
            return Err(PartError::Unknown { part: id.to_string() });
        }
        let bytes = opened(id, bytes)?;
        let broken = || inconsistent(id, "contents");
        match id.kind {
            Kind::Map => {
                let map: Map = unpacked(bytes).ok_or_else(broken)?;
                let number = id.number as usize;
                let kind = [Kind::Texts, Kind::Profiles][number.min(1)];
                if map.lens.len() != self.root.laid[kind as usize].count as usize || number > 1 {
                    return Err(inconsistent(id, "lengths"));
                }
                self.pages[kind as usize] = Pages::absent(vec![0; map.lens.len()]);
                self.maps[number] = Some(map);
            }
            Kind::Facets => {
                let stored: Stored = unpacked(bytes).ok_or_else(broken)?;
                let read = stored.read(self.articles(), &self.root.entities);
                let (values, counts) = read.ok_or_else(|| inconsistent(id, "values"))?;
                self.searcher.text.supply_cast(counts.having().clone());
                (self.searcher.index.values, self.searcher.index.counts) = (values, counts);
                self.has_facets = true;
            }
            Kind::Order => {
                let [oldest, title]: [Vec<u32>; 2] = unpacked(bytes).ok_or_else(broken)?;
                let all = self.articles() as usize;
                if oldest.len() != all || title.len() != all {
                    return Err(inconsistent(id, "places"));
                }
                let places = &mut self.searcher.index.places;
                (places[1], places[2]) = (oldest, title);
                self.has_order = true;
            }
            Kind::Speakers => {
                let speakers: Speakers = unpacked(bytes).ok_or_else(broken)?;
                if !speakers.fits(self.articles()) {
                    return Err(inconsistent(id, "quotes"));
                }
                self.speakers = Some(speakers);
            }
            Kind::Meetings => self.met = Some(unpacked(bytes).ok_or_else(broken)?),
            _ => return self.supply_text(id, bytes),
        }
        Ok(())
    }

    /// Takes a part of the text index, or one that is kept as it is.
    fn supply_text(&mut self, id: PartId, bytes: &[u8]) -> Result<(), PartError> {
        let (text, [words, names]) = (&mut self.searcher.text, &self.root.pieces);
        let fits = match id.kind {
            Kind::Words => text.inverted_mut(false).supply_words(words, id.number, bytes),
            Kind::NameWords => text.inverted_mut(true).supply_words(names, id.number, bytes),
            Kind::Documents => text.inverted_mut(false).supply_postings(words, false, id.number, bytes),
            Kind::Places => text.inverted_mut(false).supply_postings(words, true, id.number, bytes),
            Kind::NameDocuments => text.inverted_mut(true).supply_postings(names, false, id.number, bytes),
            Kind::Days => unpacked(bytes).is_some_and(|days| text.supply_days(days)),
            Kind::Said => unpacked(bytes).is_some_and(|said| text.supply_said(said)),
            _ => {
                self.pages[id.kind as usize].supply(id.number, bytes);
                true
            }
        };
        if fits { Ok(()) } else { Err(inconsistent(id, "contents")) }
    }

    /// Answers one request, or says what is needed first.
    pub fn ask(&mut self, request: &Request) -> Step<Response> {
        self.begin();
        let response = match request {
            Request::Load(_) => Some(Response::Failed(OPEN.to_owned())),
            Request::Query(query) => self.query(query).map(Response::Answer),
            Request::Open(key) => self.article(key),
            Request::Profile(key) => self.profile(key),
            Request::Records(room, query, sieve) => self.records(*room, query, sieve),
        };
        self.end(response, Response::Failed)
    }

    /// The answer to a question, or what is needed first.
    pub fn find(&mut self, question: &Question) -> Step<Reply> {
        self.begin();
        let reply = match question {
            Question::Load(_) => Some(Reply::Failed(OPEN.to_owned())),
            Question::Search(search) => {
                self.has_facets();
                self.search(search)
            }
            Question::Hits(key, words, typing) => self.hits(key, words, *typing),
        };
        self.end(reply, Reply::Failed)
    }

    /// What a search finds, without facets, so that its first articles can be shown before these are there; only for one
    /// without choices.
    pub fn glance(&mut self, search: &Search) -> Step<Reply> {
        self.begin();
        let search = Search { choices: Default::default(), ..search.clone() };
        let reply = self.search(&search);
        self.end(reply, Reply::Failed)
    }

    /// What a search finds as the page lists it: cards, or the meetings or quotes of a room. As [`Self::ask`].
    pub fn list(&mut self, search: &Search, records: Option<(Room, &Sieve)>) -> Step<Response> {
        self.begin();
        let response = match records {
            Some((room, sieve)) => self.found_records(search, room, sieve),
            None => {
                self.has_facets();
                self.listed(search)
            }
        };
        self.end(response, Response::Failed)
    }

    /// The cards that [`Self::list`] gives, without facets, as [`Self::glance`]; nothing where the facets are there already,
    /// or something was chosen in them.
    pub fn early(&mut self, search: &Search) -> Option<Step<Response>> {
        if self.has_facets || search.choices.iter().any(|choice| *choice != Choice::default()) {
            return None;
        }
        self.begin();
        let response = self.listed(search);
        Some(self.end(response, Response::Failed))
    }

    fn begin(&mut self) {
        self.clock = self.clock.saturating_add(1);
        Kind::ALL.iter().for_each(|kind| self.pages(*kind).tick(self.clock));
    }

    /// Forgets what is too much, where the answer is there; else says what is missing.
    fn end<T>(&mut self, response: Option<T>, failed: fn(String) -> T) -> Step<T> {
        let mut needed = Vec::new();
        for (beside, is_wanted) in self.searcher.text.take_wanted() {
            let kind = match beside {
                Beside::Cast => Kind::Facets,
                Beside::Days => Kind::Days,
                Beside::Quotes => Kind::Said,
            };
            if is_wanted {
                self.want(kind);
            }
        }
        for kind in Kind::ALL {
            let missing =
                self.pages[kind as usize].take_missing().into_iter().chain(self.pages(kind).take_missing());
            needed.extend(missing.map(|number| PartId { kind, number }));
        }
        match response {
            _ if !needed.is_empty() => Step::Need(needed),
            Some(response) => {
                self.trim();
                Step::Done(response)
            }
            None => Step::Done(failed(BROKEN.to_owned())),
        }
    }

    /// Forgets the parts that were read least lately, until the rest fit.
    fn trim(&mut self) {
        let mut size = self.pages_size();
        while size > self.limits.memory {
            let oldest = Kind::ALL.into_iter().filter_map(|kind| {
                let (used, page) = self.pages(kind).oldest()?;
                Some((used, kind, page))
            });
            let Some((_, kind, page)) = oldest.min() else { return };
            size -= self.pages_mut(kind).remove(page);
        }
    }

    /// The pages of a kind.
    fn pages(&self, kind: Kind) -> &Pages {
        let [words, names] = self.searcher.text.inverted();
        match kind {
            Kind::Words => words.pages()[0],
            Kind::Documents => words.pages()[1],
            Kind::Places => words.pages()[2],
            Kind::NameWords => names.pages()[0],
            Kind::NameDocuments => names.pages()[1],
            _ => &self.pages[kind as usize],
        }
    }

    fn pages_mut(&mut self, kind: Kind) -> &mut Pages {
        let text = &mut self.searcher.text;
        match kind {
            Kind::Words => text.inverted_mut(false).pages_mut(0),
            Kind::Documents => text.inverted_mut(false).pages_mut(1),
            Kind::Places => text.inverted_mut(false).pages_mut(2),
            Kind::NameWords => text.inverted_mut(true).pages_mut(0),
            Kind::NameDocuments => text.inverted_mut(true).pages_mut(1),
            _ => &mut self.pages[kind as usize],
        }
    }

    /// Bytes of the parts that can be forgotten.
    pub(super) fn pages_size(&self) -> usize {
        Kind::ALL.iter().map(|kind| self.pages(*kind).size()).sum()
    }

    /// Bytes that are kept, about.
    #[must_use]
    pub fn memory(&self) -> usize {
        let Searcher { text, index: Index { counts, values, places } } = &self.searcher;
        let values: usize = values.iter().map(Values::size).sum();
        let places: usize = places.iter().map(|places| 4 * places.len()).sum();
        self.pages_size() + text.beside_size() + values + counts.memory() as usize + places
    }

    pub(super) fn laid(&self, kind: Kind) -> Option<&Laid> {
        self.root.laid.get(kind as usize)
    }

    pub(super) fn articles(&self) -> u32 {
        self.root.overview.articles
    }

    /// Notes that a part of which there is one alone is needed.
    pub(super) fn want(&self, kind: Kind) {
        self.pages[kind as usize].get(0);
    }

    /// The map of the texts, or the other.
    pub(super) fn map(&self, number: usize) -> Option<&Map> {
        let map = self.maps[number].as_ref();
        if map.is_none() {
            self.pages[Kind::Map as usize].get(number as u32);
        }
        map
    }

    /// Whether the facets are there; noted where not.
    pub(super) fn has_facets(&self) -> bool {
        if !self.has_facets {
            self.want(Kind::Facets);
        }
        self.has_facets
    }

    /// Whether the places of an order are there; noted where not.
    pub(super) fn has_order(&self, sort: Sort) -> bool {
        let has = sort == Sort::Newest || self.has_order;
        if !has {
            self.want(Kind::Order);
        }
        has
    }

    /// What a part holds.
    pub(super) fn part<'s, T: Deserialize<'s>>(&'s self, kind: Kind, number: u32) -> Option<T> {
        if let Some(map) = kind.map() {
            self.map(map)?;
        }
        unpacked(self.pages[kind as usize].get(number)?)
    }
}
