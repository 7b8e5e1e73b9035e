//! Meetings and quotes of a collection in parts.
//!
//! Promise: what is counted and sorted by is there for all of them, so that counts are exact; their words are fetched for
//! those that are shown. Where words are looked for in quotes, the texts of the newest articles left are read, as many as
//! the [`super::Limits`] say, and the answer says so where there are more.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, EntityId};
use crate::corpus::{Casts, Corpus};
use crate::engine::Response;
use crate::query::{Choice, Found, Listing, Mode, Query, Search, Sort};
use crate::text::fold;
use crate::view::meetings::{falls, haystack, key, row as meeting_row, status, table};
use crate::view::piece::{Look, Piece};
use crate::view::quotes::{Speaker, listed, nobody, printed, row as quote_row};
use crate::view::records::{By, Records, Room, Scope, Sieve, Wanted, ranked, wants};

use super::format::{Kind, packed};
use super::shelf::Shelf;
use super::text::Alone;

/// Meetings to a part of rows; few in tests, whose collections are small.
const ROWS: u32 = if cfg!(test) { 2 } else { 16 };

/// Who says what.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Speakers {
    /// In the order of the speakers.
    heads: Vec<Head>,
    /// By article: how many quotes it has.
    lens: Vec<u32>,
    /// Article after article, three times the number of the head, and the kind of the quote.
    quotes: Vec<u32>,
}

/// A speaker as some quotes call him.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// The number of the speaker.
    speaker: u32,
    /// As [`Speaker::class`].
    class: u8,
    entity: Option<u32>,
    piece: Piece,
}

/// A meeting, as it is chosen and sorted.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Met {
    people: Vec<u32>,
    /// The article of each report.
    articles: Vec<u32>,
    status: u8,
    /// By what it is sorted: day, who, place.
    keys: [String; 3],
}

/// What a speaker says: the head of the first quote, and the articles and numbers of all.
type Cited<'a> = (&'a Head, Vec<(u32, usize)>);

/// Who speaks, in the order in which speakers stand where nothing else tells them apart.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Named(EntityId),
    Printed(String),
    Nobody,
}

impl Speakers {
    /// Those of `corpus`, whose articles are numbered as they stand in `articles`, and its entities by `numbers`.
    pub(super) fn new(corpus: &Corpus, casts: &Casts, articles: &[u32], numbers: &[u32]) -> Self {
        let scope = Scope::new(corpus, casts, &[], Vec::new(), Mode::All);
        let mut found: BTreeMap<Who, BTreeMap<String, (Piece, Vec<usize>)>> = BTreeMap::new();
        let (mut lens, mut quotes) = (Vec::new(), Vec::new());
        for article in articles {
            let id = ArticleId(*article);
            let Some(entry) = corpus.entries.get(*article as usize) else { continue };
            lens.push(entry.analysis.quotes.len() as u32);
            for quote in &entry.analysis.quotes {
                let named = quote.speaker.and_then(|cluster| casts.entity(id, cluster));
                let words = printed(entry, quote);
                let (who, piece) = match (named, quote.by) {
                    (Some(id), _) => (Who::Named(id), scope.named(id)),
                    (None, Some(by)) => (Who::Printed(fold(by.slice(&entry.article.text))), words),
                    (None, None) => (Who::Nobody, None),
                };
                let piece = piece.unwrap_or_else(nobody);
                let alike = found.entry(who).or_default();
                let head = alike.entry(piece.text.clone()).or_insert((piece, Vec::new()));
                head.1.push(quotes.len());
                quotes.push(quote.kind as u32);
            }
        }
        let mut heads = Vec::new();
        for (speaker, (who, alike)) in (0..).zip(found) {
            let (class, entity) = match who {
                Who::Named(id) => (0, numbers.get(id.0 as usize).copied()),
                Who::Printed(_) => (1, None),
                Who::Nobody => (2, None),
            };
            for (piece, of) in alike.into_values() {
                of.into_iter().for_each(|at| quotes[at] += 3 * heads.len() as u32);
                heads.push(Head { speaker, class, entity, piece });
            }
        }
        Self { heads, lens, quotes }
    }

    /// Whether they fit a collection of so many articles.
    pub(super) fn fits(&self, articles: u32) -> bool {
        let all: u64 = self.lens.iter().map(|len| u64::from(*len)).sum();
        let known = |quote: &u32| ((quote / 3) as usize) < self.heads.len();
        self.lens.len() == articles as usize
            && all == self.quotes.len() as u64
            && self.quotes.iter().all(known)
    }
}

/// The meetings of `corpus`, with its own numbers of articles and entities: how they are chosen, and how they look.
pub(super) fn meetings(
    corpus: &Corpus,
    casts: &Casts,
    place: &[u32],
    numbers: &[u32],
) -> (Vec<u8>, Vec<Vec<u8>>) {
    let scope = Scope::new(corpus, casts, &[], Vec::new(), Mode::All);
    let number = |numbers: &[u32], at: u32| numbers.get(at as usize).copied().unwrap_or(u32::MAX);
    let met = corpus.encounters.iter().map(|encounter| Met {
        people: encounter.people.iter().map(|id| number(numbers, id.0)).collect(),
        articles: encounter.reports.iter().map(|id| number(place, id.article.0)).collect(),
        status: status(&scope, encounter) as u8,
        keys: [By::Usual, By::Who, By::Place].map(|by| key(&scope, encounter, by)),
    });
    let rows = corpus.encounters.chunks(ROWS as usize).map(|chunk| {
        let drawn =
            chunk.iter().map(|encounter| (haystack(&scope, encounter), meeting_row(&scope, encounter)));
        packed(&drawn.collect::<Vec<_>>())
    });
    (packed(&met.collect::<Vec<_>>()), rows.collect())
}

impl Shelf {
    pub(super) fn records(&self, room: Room, query: &Query, sieve: &Sieve) -> Option<Response> {
        if !(self.has_facets() & self.has_room(room)) {
            return None;
        }
        let all = Query { sort: Sort::Newest, limit: u32::MAX, listings: Listing::first(0), ..query.clone() };
        let articles = numbers(&self.searcher.index.find(&all));
        self.sifted(room, &articles, &query.facets[0], sieve, query.limit)
    }

    /// The meetings or quotes of what a search finds.
    pub(super) fn found_records(&self, search: &Search, room: Room, sieve: &Sieve) -> Option<Response> {
        let sort = Some(Sort::Newest);
        let all = Search { sort, limit: u32::MAX, listings: Listing::first(0), ..search.clone() };
        let (is_there, outcome) = (self.has_facets() & self.has_room(room), self.outcome(&all)?);
        if is_there {
            self.sifted(room, &numbers(&outcome.found), &search.choices[0], sieve, search.limit)
        } else {
            None
        }
    }

    /// Whether what a room is chosen by is there; noted where not.
    fn has_room(&self, room: Room) -> bool {
        let (kind, is_there) = match room {
            Room::Quotes => (Kind::Speakers, self.speakers.is_some()),
            _ => (Kind::Meetings, self.met.is_some()),
        };
        if !is_there {
            self.want(kind);
        }
        is_there
    }

    fn sifted(
        &self,
        room: Room,
        articles: &[u32],
        choice: &Choice,
        sieve: &Sieve,
        limit: u32,
    ) -> Option<Response> {
        let mut people = Vec::new();
        for key in &choice.include {
            people.extend(self.entity(key)?);
        }
        let records = match room {
            Room::Quotes => self.quotes(articles, &people, sieve, limit as usize)?,
            _ => self.meetings(articles, (&people, choice.mode), sieve, limit as usize)?,
        };
        Some(Response::Records(Box::new(records)))
    }

    fn quotes(&self, articles: &[u32], people: &[u32], sieve: &Sieve, limit: usize) -> Option<Records> {
        let speakers = self.speakers.as_ref()?;
        let wanted = Wanted::new(&sieve.find);
        let starts: Vec<usize> = speakers
            .lens
            .iter()
            .scan(0, |end, len| Some(std::mem::replace(end, *end + *len as usize)))
            .collect();
        let (mut kinds, mut left) = ([0; 3], self.limits.looked);
        let mut said: BTreeMap<u32, Cited<'_>> = BTreeMap::new();
        let mut is_cut = false;
        for article in articles {
            let start = starts.get(*article as usize).copied()?;
            let here = (0..*speakers.lens.get(*article as usize)? as usize).filter_map(|nth| {
                let quote = speakers.quotes.get(start + nth)?;
                let head = speakers.heads.get((quote / 3) as usize)?;
                wants(people, head.entity.as_slice(), Mode::Any).then_some((nth, head, (quote % 3) as usize))
            });
            let here: Vec<_> = here.collect();
            if here.is_empty() {
                continue;
            }
            let mut text = None;
            if !wanted.is_empty() {
                is_cut = left == 0;
                if is_cut {
                    break;
                }
                left -= 1;
                // What is missing is noted; the next articles may be too.
                text = self.alone(*article);
                if text.is_none() {
                    continue;
                }
            }
            for (nth, head, kind) in here {
                if !text.as_ref().is_none_or(|text| wanted.fits(|| words(text, nth))) {
                    continue;
                }
                kinds[kind] += 1;
                if sieve.lets(kind) {
                    said.entry(head.speaker).or_insert((head, Vec::new())).1.push((*article, nth));
                }
            }
        }
        let quotes: Vec<Vec<(u32, usize)>> = said.values().map(|(_, quotes)| quotes.clone()).collect();
        let named = |(head, quotes): Cited<'_>| Speaker {
            head: head.piece.clone(),
            class: head.class,
            count: quotes.len(),
        };
        let heads = said.into_values().map(named).collect();
        let total = speakers.quotes.len() as u32;
        let mut records = listed(sieve, heads, limit, (kinds, total), &mut |speaker, nth| {
            let (article, nth) = *quotes.get(speaker)?.get(nth)?;
            self.quote(article, nth)
        });
        if is_cut {
            let looked = self.limits.looked;
            let words = format!(
                "These are from the newest {looked} articles with quotes that fit; older ones were not read."
            );
            records.rows.parts.insert(0, Piece::new(Look::Quiet, words));
        }
        Some(records)
    }

    /// A quote of an article, drawn.
    fn quote(&self, article: u32, nth: usize) -> Option<Piece> {
        let text = self.alone(article)?;
        let scope = Scope::new(&text.corpus, &text.casts, &[], Vec::new(), Mode::All);
        let entry = text.entry()?;
        Some(quote_row(&scope, (ArticleId(0), entry, entry.analysis.quotes.get(nth)?)))
    }

    fn meetings(
        &self,
        articles: &[u32],
        ticked: (&[u32], Mode),
        sieve: &Sieve,
        limit: usize,
    ) -> Option<Records> {
        let met = self.met.as_ref()?;
        let wanted = Wanted::new(&sieve.find);
        let found: BTreeSet<u32> = articles.iter().copied().collect();
        let (mut kinds, mut fitting) = ([0; 3], Vec::new());
        for (number, meeting) in (0..).zip(met) {
            let is_told = meeting.articles.iter().any(|article| found.contains(article));
            if !is_told || !wants(ticked.0, &meeting.people, ticked.1) {
                continue;
            }
            if !wanted.is_empty() {
                let Some((words, _)) = self.row(number) else { continue };
                if !wanted.fits(|| words) {
                    continue;
                }
            }
            let kind = usize::from(meeting.status.min(2));
            kinds[kind] += 1;
            if sieve.lets(kind) {
                fitting.push((number, meeting));
            }
        }
        let key = |(_, meeting): &(u32, &Met)| match sieve.by {
            By::Usual => meeting.keys[0].clone(),
            By::Who => meeting.keys[1].clone(),
            By::Place => meeting.keys[2].clone(),
            By::Status => meeting.status.to_string(),
            By::Articles => format!("{:09}", meeting.articles.len()),
        };
        let order = ranked(fitting.iter().map(key), falls(sieve));
        let rows = order.into_iter().take(limit).filter_map(|at| Some(self.row(fitting.get(at)?.0)?.1));
        let rows: Vec<Piece> = rows.collect();
        Some(Records {
            room: Room::Meetings,
            matched: fitting.len() as u32,
            total: met.len() as u32,
            kinds,
            shown: rows.len() as u32,
            rows: table(sieve, rows),
        })
    }

    /// A meeting: the words in which it is looked for, and how it looks.
    fn row(&self, number: u32) -> Option<(String, Piece)> {
        let rows: Vec<(String, Piece)> = self.part(Kind::Rows, number / ROWS)?;
        rows.into_iter().nth((number % ROWS) as usize)
    }
}

/// The articles found.
fn numbers(found: &Found) -> Vec<u32> {
    found.articles.iter().map(|id| id.0).collect()
}

/// The words of an article's nth quote.
fn words(text: &Alone, nth: usize) -> String {
    let entry = text.entry();
    let quote = entry.and_then(|entry| Some((entry, entry.analysis.quotes.get(nth)?)));
    quote.map(|(entry, quote)| quote.span.slice(&entry.article.text).to_owned()).unwrap_or_default()
}
