//! The collection as it is asked, with the parts that there are.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::article::{ArticleKey, EntityKey};
use crate::engine::{Request, Response};
use crate::extract::NameKind;
use crate::finder::{Question, Reply};
use crate::query::{Asked, Choice, Facet, Mode, Picked, Query, Search, Searcher, Sort, Values};
use crate::search::{Beside, Pages, TextIndex};
use crate::view::piece::Piece;
use crate::view::{self, Answer, Card, FacetValue, FacetView, Overview, Profile, Reader};

use super::facets::Stored;
use super::format::{Kind, Laid, Map, PartError, PartId, Place, Root, inconsistent, opened, place, unpacked};
use super::text::{Alone, Text};
use super::write::{CARDS, KEYS, TEXTS};

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
    /// Values of each facet in an answer, beside those that were chosen.
    pub values: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: 32 << 20, values: u32::MAX }
    }
}

/// A collection in parts, of which some are there.
#[derive(Debug)]
pub struct Shelf {
    root: Root,
    limits: Limits,
    map: Option<Map>,
    /// The facets and the other orders are empty until they are there.
    searcher: Searcher,
    has_facets: bool,
    has_order: bool,
    /// By [`Kind`]; those that are read for good, and those of the text index, stay empty.
    pages: Vec<Pages>,
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
        let searcher = Searcher {
            text: text.ok_or_else(|| inconsistent("root", "words"))?,
            places: [(0..articles).collect(), Vec::new(), Vec::new()],
            ..Searcher::default()
        };
        Ok(Self { root, limits, map: None, searcher, has_facets: false, has_order: false, pages, clock: 0 })
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
        let lens = match &self.map {
            Some(map) if id.kind.is_far() => map.lens.get(id.kind as usize)?,
            _ => &laid.lens,
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
                let fits =
                    |(laid, lens): (&Laid, &Vec<u32>)| lens.is_empty() || lens.len() == laid.count as usize;
                let whole =
                    map.lens.len() == Kind::ALL.len() && self.root.laid.iter().zip(&map.lens).all(fits);
                if !whole {
                    return Err(inconsistent(id, "lengths"));
                }
                for kind in Kind::ALL.into_iter().filter(|kind| kind.is_far() && self.map.is_none()) {
                    self.pages[kind as usize] = Pages::absent(vec![0; map.lens[kind as usize].len()]);
                }
                self.map = Some(map);
            }
            Kind::Facets => {
                let stored: Stored = unpacked(bytes).ok_or_else(broken)?;
                let read = stored.read(self.articles(), &self.root.entities);
                let (values, counts) = read.ok_or_else(|| inconsistent(id, "values"))?;
                self.searcher.text.supply_cast(counts.having().clone());
                (self.searcher.values, self.searcher.counts) = (values, counts);
                self.has_facets = true;
            }
            Kind::Order => {
                let [oldest, title]: [Vec<u32>; 2] = unpacked(bytes).ok_or_else(broken)?;
                let all = self.articles() as usize;
                if oldest.len() != all || title.len() != all {
                    return Err(inconsistent(id, "places"));
                }
                (self.searcher.places[1], self.searcher.places[2]) = (oldest, title);
                self.has_order = true;
            }
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
            Request::Records(..) => None,
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
        let search = Search { choices: Default::default(), within: None, ..search.clone() };
        let reply = self.search(&search);
        self.end(reply, Reply::Failed)
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
        let Searcher { text, counts, values, places } = &self.searcher;
        let values: usize = values.iter().map(Values::size).sum();
        let places: usize = places.iter().map(|places| 4 * places.len()).sum();
        self.pages_size() + text.beside_size() + values + counts.memory() as usize + places
    }

    fn laid(&self, kind: Kind) -> Option<&Laid> {
        self.root.laid.get(kind as usize)
    }

    fn articles(&self) -> u32 {
        self.root.overview.articles
    }

    /// Notes that a part of which there is one alone is needed.
    fn want(&self, kind: Kind) {
        self.pages[kind as usize].get(0);
    }

    fn map(&self) -> Option<&Map> {
        if self.map.is_none() {
            self.want(Kind::Map);
        }
        self.map.as_ref()
    }

    /// Whether the facets are there; noted where not.
    fn has_facets(&self) -> bool {
        if !self.has_facets {
            self.want(Kind::Facets);
        }
        self.has_facets
    }

    /// Whether the places of an order are there; noted where not.
    fn has_order(&self, sort: Sort) -> bool {
        let has = sort == Sort::Newest || self.has_order;
        if !has {
            self.want(Kind::Order);
        }
        has
    }

    /// What a part holds.
    fn part<T: DeserializeOwned>(&self, kind: Kind, number: u32) -> Option<T> {
        if kind.is_far() {
            self.map()?;
        }
        unpacked(self.pages[kind as usize].get(number)?)
    }

    /// The cards of these articles, by number, in order; those that are not there are noted.
    fn cards(&self, articles: &[u32]) -> Option<Vec<Card>> {
        let mut parts: BTreeMap<u32, Option<Vec<Card>>> = BTreeMap::new();
        for article in articles {
            let number = article / CARDS;
            parts.entry(number).or_insert_with(|| self.part(Kind::Cards, number));
        }
        let card = |article: &u32| {
            let part = parts.get(&(article / CARDS))?.as_ref()?;
            part.get((article % CARDS) as usize).cloned()
        };
        articles.iter().map(card).collect()
    }

    fn query(&self, query: &Query) -> Option<Answer> {
        if !(self.has_order(query.sort) & self.has_facets()) {
            return None;
        }
        let Searcher { values, counts, places, .. } = &self.searcher;
        let (picked, unknown) = picked(values, &query.facets);
        let counted = counts.answer(&Asked {
            scores: None,
            picked: &picked,
            places: &places[query.sort as usize],
            by_score: false,
            limit: query.limit,
            values: self.limits.values,
            only: None,
        });
        let facets = Facet::ALL.into_iter().zip(&counted.facets).enumerate().map(|(at, (facet, top))| {
            let (own, total) = (&values[at], |value| counts.total(at, value));
            let ranked = ranked(&top.values, own.len(), self.limits.values);
            let value = |(value, count): (u32, u32)| FacetValue {
                key: own.key(value),
                name: own.name(value).to_owned(),
                count,
                total: total(value),
            };
            FacetView { facet, values: ranked.into_iter().map(value).collect() }
        });
        Some(Answer {
            matched: counted.matched,
            total: self.articles(),
            facets: facets.collect(),
            unknown,
            cards: self.cards(&counted.articles)?,
        })
    }

    /// What stands for a key, in parts of keys of this kind; nothing inside where none does.
    fn keyed(&self, kind: Kind, key: &str) -> Option<Option<u32>> {
        let firsts = &self.map()?.keys[usize::from(kind == Kind::Names)];
        let after = firsts.partition_point(|first| first.as_str() <= key) as u32;
        let Some(number) = after.checked_sub(1) else { return Some(None) };
        let keys: Vec<(String, u32)> = self.part(kind, number)?;
        Some(keys.into_iter().find(|(known, _)| known == key).map(|(_, number)| number))
    }

    /// An article by its number.
    fn alone(&self, article: u32) -> Option<Alone> {
        let texts: Vec<Text> = self.part(Kind::Texts, article / TEXTS)?;
        texts.into_iter().nth((article % TEXTS) as usize)?.alone()
    }

    fn search(&self, search: &Search) -> Option<Reply> {
        let outcome = self.searcher.find(search);
        let is_chosen = search.choices.iter().any(|choice| *choice != Choice::default());
        let has_order = self.has_order(search.sort.unwrap_or_default());
        if self.searcher.text.is_short() || !has_order || (is_chosen && !self.has_facets()) {
            return None;
        }
        let articles: Vec<u32> = outcome.articles.iter().map(|id| id.0).collect();
        let cards = self.cards(&articles);
        let texts: Vec<Option<Alone>> = articles.iter().map(|article| self.alone(*article)).collect();
        let mut found = Vec::new();
        for (card, text) in cards?.into_iter().zip(texts) {
            let text = text?;
            let card = Card { copies: Piece::default(), ..card };
            found.push(view::found(card, text.entry()?, &text.mentions(), &outcome.hits));
        }
        Some(Reply::Results(Box::new(view::gathered(outcome, found, self.articles()))))
    }

    fn hits(&self, key: &ArticleKey, words: &str, typing: bool) -> Option<Reply> {
        let hits = self.searcher.hits(words, typing);
        let Some(article) = self.keyed(Kind::Keys, key.as_str())? else {
            return Some(Reply::Gone(key.clone()));
        };
        let text = self.alone(article)?;
        Some(Reply::Hits(view::hits_in(text.entry()?, &text.mentions(), &hits)))
    }

    fn article(&self, key: &ArticleKey) -> Option<Response> {
        let Some(article) = self.keyed(Kind::Keys, key.as_str())? else {
            return Some(crate::engine::gone("article", key.as_str()));
        };
        let reader: Reader = self.alone(article)?.reader()?;
        Some(Response::Opened(Box::new(reader)))
    }

    fn profile(&self, key: &EntityKey) -> Option<Response> {
        let Some(entity) = self.keyed(Kind::Names, key.as_str())? else {
            return Some(crate::engine::gone("person, organisation or place", key.as_str()));
        };
        let firsts = &self.map()?.profiles;
        let part = firsts.partition_point(|first| *first <= entity).checked_sub(1)?;
        let profiles: Vec<serde_bytes::ByteBuf> = self.part(Kind::Profiles, part as u32)?;
        let profile: Profile = unpacked::<Option<Profile>>(profiles.get((entity - firsts[part]) as usize)?)??;
        Some(Response::Profile(Box::new(profile)))
    }
}

/// The keys of a question as numbers of values, and those that their facets do not have.
fn picked(values: &[Values; 6], choices: &[Choice]) -> (Vec<Picked>, Vec<EntityKey>) {
    let mut unknown: Vec<EntityKey> = Vec::new();
    let mut picked = Vec::new();
    for (values, Choice { include, exclude, mode }) in values.iter().zip(choices) {
        let mut numbers = |keys: &[EntityKey]| {
            let mut numbers = Vec::new();
            for key in keys {
                match values.number(key) {
                    Some(number) => numbers.push(number),
                    None if !unknown.contains(key) => unknown.push(key.clone()),
                    None => {}
                }
            }
            numbers
        };
        let (include, exclude) = (numbers(include), numbers(exclude));
        picked.push(Picked { include, exclude, any: *mode == Mode::Any });
    }
    (picked, unknown)
}

/// Values with their counts, highest first, then by number: `top`, behind which the picked ones stand, then those of
/// no article, `most` in all, and whatever was picked.
fn ranked(top: &[(u32, u32)], all: u32, most: u32) -> Vec<(u32, u32)> {
    let mut is_shown = vec![false; all as usize];
    let mut ranked = Vec::new();
    let mut add = |(value, count): (u32, u32), ranked: &mut Vec<(u32, u32)>| {
        if let Some(shown) = is_shown.get_mut(value as usize)
            && !std::mem::replace(shown, true)
        {
            ranked.push((value, count));
        }
    };
    top.iter().take(most as usize).filter(|(_, count)| *count > 0).for_each(|value| add(*value, &mut ranked));
    if top.len() < most as usize {
        for value in 0..all {
            if ranked.len() >= most as usize {
                break;
            }
            add((value, 0), &mut ranked);
        }
    }
    top.iter().for_each(|value| add(*value, &mut ranked));
    ranked
}
