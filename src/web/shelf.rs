//! A collection in parts, inside its worker: questions are answered from the parts that are there, and what is missing is
//! fetched.
//!
//! Promise: what was fetched once is kept by the browser and never fetched again, so that what was read can be read without
//! a network; where something cannot be had the answer says which file, and why, and everything else stays.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::DedicatedWorkerGlobalScope;

use super::files::Files;
use super::wire::{Answered, Asked, Searching, Source, What};
use super::worker::{Answering, post};
use super::{codec, quality, unpack, words};
use crate::engine::{Request, Response};
use crate::parts::{Limits, PartId, Shelf, Step};
use crate::query::{Listing, Query};
use crate::view::measured;

/// Articles that are fetched at most to look for words in their quotes.
const LOOKED: u32 = 400;
/// Times that an answer may find something missing: each room of the shelf adds one or two.
const ROUNDS: usize = 16;
/// Bytes between two parts of a file that are fetched along, since another request would take longer.
const GAP: u64 = 8 << 10;

const NONE: &str = "No collection is open yet. Open one first.";

thread_local! {
    static OPEN: RefCell<Option<(Shelf, Files)>> = const { RefCell::new(None) };
    /// Parts on their way.
    static COMING: RefCell<BTreeMap<PartId, Promise>> = const { RefCell::new(BTreeMap::new()) };
    /// The latest question for cards: nobody waits for the answers to those before.
    static LATEST: Cell<u32> = const { Cell::new(0) };
}

/// Answers one packed question; what can be shown before the rest is there is posted to `page` at once.
#[must_use]
pub fn answer(posted: JsValue, page: Option<DedicatedWorkerGlobalScope>) -> Answering {
    Box::pin(answered(posted, page))
}

async fn answered(posted: JsValue, page: Option<DedicatedWorkerGlobalScope>) -> Result<JsValue, JsValue> {
    let Asked { id, what } = codec::decode(&posted)?;
    let cards = is_for_cards(&what).then_some(id);
    cards.into_iter().for_each(|id| LATEST.set(id));
    let response = match what {
        What::Start(source) => start(&source).await,
        What::Ask(request) => {
            if let (Some(page), Request::Query(query)) = (&page, &*request) {
                first(id, query, page)?;
            }
            until(cards, &|shelf| Some(shelf.ask(&request))).await
        }
        What::Search(searching) => {
            let Searching { search, records, .. } = *searching;
            if let (Some(page), None) = (&page, &records) {
                early(id, &|shelf| shelf.early(&search), page).await?;
            }
            let records = records.as_ref().map(|(room, sieve)| (*room, sieve));
            until(cards, &|shelf| Some(shelf.list(&search, records))).await
        }
        What::Keep(next) => keep(next).await,
        What::Assess(parts) => {
            quality::measure(&parts).await.map(|found| Response::Assessed(Box::new(measured(&found))))
        }
    };
    let response = response.unwrap_or_else(Response::Failed);
    Ok(codec::encode(&Answered { id, response, more: false })?.into())
}

fn is_for_cards(what: &What) -> bool {
    match what {
        What::Ask(request) => matches!(**request, Request::Query(_)),
        What::Search(searching) => searching.records.is_none(),
        _ => false,
    }
}

/// Opens the collection whose root is here.
async fn start(source: &Source) -> Result<Response, String> {
    let Source::Fetch(root) = source else {
        return Err("This page is incomplete: a collection in parts needs a server.".to_owned());
    };
    let bytes = unpack::bytes(source, "list of articles").await?;
    let files = Files::beside(root).await;
    let limits = Limits { looked: LOOKED, ..Limits::default() };
    let shelf = Shelf::open(&bytes, limits).map_err(|e| e.to_string())?;
    let overview = shelf.overview().clone();
    let (all, old) = (shelf.files().into_iter().map(|(file, _)| file).collect(), files.clone());
    spawn_local(async move { old.retain(&all).await });
    OPEN.set(Some((shelf, files)));
    Ok(Response::Loaded(overview))
}

/// Posts the first cards, if they are what is asked for and the rest is not there yet.
fn first(id: u32, query: &Query, page: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    let first = OPEN.with_borrow(|open| {
        let (shelf, _) = open.as_ref()?;
        let limit = (query.limit as usize).min(shelf.overview().articles as usize);
        let answer = shelf.first();
        let is_there = !shelf.can_count() && answer.cards.len() >= limit;
        let usual = Query { limit: query.limit, listings: query.listings.clone(), ..Query::default() };
        let is_plain = |listing: &Listing| listing.wanted.is_empty() && !listing.by_name;
        (is_there && *query == usual && query.listings.iter().all(is_plain)).then(|| {
            let mut answer = answer.clone();
            answer.cards.truncate(limit);
            for (facet, listing) in answer.facets.iter_mut().zip(&query.listings) {
                facet.values.truncate(listing.most as usize);
            }
            answer
        })
    });
    match first {
        Some(answer) => tell(id, Response::Answer(answer), page),
        None => Ok(()),
    }
}

/// Posts what can be said before the facets are there. What goes wrong on the way the whole answer will say.
async fn early(
    id: u32,
    ask: &dyn Fn(&mut Shelf) -> Option<Step<Response>>,
    page: &DedicatedWorkerGlobalScope,
) -> Result<(), JsValue> {
    match until(Some(id), ask).await {
        Ok(response @ Response::Answer(_)) => tell(id, response, page),
        _ => Ok(()),
    }
}

fn tell(id: u32, response: Response, page: &DedicatedWorkerGlobalScope) -> Result<(), JsValue> {
    post(page, &codec::encode(&Answered { id, response, more: true })?.into());
    Ok(())
}

/// Asks until everything is there. A question for `cards` has its number: once a later one has overtaken it, it ends in words
/// that nobody reads, as does one that has no answer.
async fn until(
    cards: Option<u32>,
    ask: &dyn Fn(&mut Shelf) -> Option<Step<Response>>,
) -> Result<Response, String> {
    for _ in 0..ROUNDS {
        let step = OPEN.with_borrow_mut(|open| open.as_mut().map(|(shelf, _)| ask(shelf)));
        match step {
            None => return Err(NONE.to_owned()),
            Some(Some(Step::Done(response))) => return Ok(response),
            Some(Some(Step::Need(parts))) if cards.is_none_or(|id| LATEST.get() == id) => {
                fetch(parts).await?
            }
            Some(_) => return Err("Overtaken.".to_owned()),
        }
    }
    Err("The parts of this collection do not fit together. Build it again.".to_owned())
}

/// Fetches parts, all at once; none that is coming already.
async fn fetch(parts: Vec<PartId>) -> Result<(), String> {
    let coming = Array::new();
    let mut wanted = Vec::new();
    for id in parts {
        match COMING.with_borrow(|all| all.get(&id).cloned()) {
            Some(promise) => {
                coming.push(&promise);
            }
            None => wanted.push(id),
        }
    }
    for stretch in stretches(&wanted) {
        let ids: Vec<PartId> = stretch.parts.iter().map(|(id, ..)| *id).collect();
        let promise = future_to_promise(async move { supply(stretch).await.map_err(JsValue::from) });
        COMING.with_borrow_mut(|all| all.extend(ids.iter().map(|id| (*id, promise.clone()))));
        coming.push(&promise);
    }
    if coming.length() == 0 {
        return Err("The parts of this collection do not fit together. Build it again.".to_owned());
    }
    JsFuture::from(Promise::all(&coming)).await.map(|_| ()).map_err(|e| words(&e))
}

/// Neighbours in a file, that are fetched together.
struct Stretch {
    file: String,
    /// With where each begins and how long it is.
    parts: Vec<(PartId, u64, u32)>,
}

/// Parts by file, in order; what the browser keeps stands alone.
fn stretches(wanted: &[PartId]) -> Vec<Stretch> {
    OPEN.with_borrow(|open| {
        let Some((shelf, files)) = open else { return Vec::new() };
        let places = wanted.iter().filter_map(|id| Some((*id, shelf.place(*id)?)));
        let mut places: Vec<_> = places.map(|(id, p)| (p.file, p.start, id, p.len)).collect();
        places.sort();
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut end = 0;
        for (file, start, id, len) in places {
            let is_kept = files.has(&file, start);
            match stretches.last_mut().filter(|last| last.file == file && !is_kept && start - end <= GAP) {
                Some(last) => last.parts.push((id, start, len)),
                None => stretches.push(Stretch { file, parts: vec![(id, start, len)] }),
            }
            // Nothing is fetched along with what is kept.
            end = if is_kept { 0 } else { start + u64::from(len) };
        }
        stretches
    })
}

/// Fetches a stretch and gives its parts to the shelf.
async fn supply(stretch: Stretch) -> Result<JsValue, String> {
    let supplied = supply_all(&stretch).await;
    COMING.with_borrow_mut(|all| stretch.parts.iter().for_each(|(id, ..)| drop(all.remove(id))));
    supplied.map(|()| JsValue::UNDEFINED)
}

async fn supply_all(Stretch { file, parts }: &Stretch) -> Result<(), String> {
    let files = OPEN.with_borrow(|open| open.as_ref().map(|(_, files)| files.clone())).ok_or(NONE)?;
    for (id, bytes) in files.read(file, parts).await? {
        let unpacked = unpack::unpacked(&bytes, file).await;
        let supplied = unpacked.and_then(|bytes| {
            let supply =
                |(shelf, _): &mut (Shelf, Files)| shelf.supply(id, &bytes).map_err(|e| e.to_string());
            OPEN.with_borrow_mut(|open| open.as_mut().map_or(Ok(()), supply))
        });
        if let Err(words) = supplied {
            // What was kept is damaged, or was cut short: the next time it is fetched anew.
            files.forget(file).await;
            return Err(words);
        }
    }
    Ok(())
}

/// Keeps the next file whole for reading without a network, if `next`; how much is kept and how much there is.
async fn keep(next: bool) -> Result<Response, String> {
    let files = loop {
        let found = OPEN.with_borrow(|open| {
            let (shelf, files) = open.as_ref()?;
            let sizes = shelf.files().into_iter().map(|(file, size)| Some((file, size?)));
            Some((files.clone(), sizes.collect::<Option<Vec<_>>>()))
        });
        match found.ok_or(NONE)? {
            (files, Some(all)) => break (files, all),
            // How long some files are stands in parts of their own.
            (_, None) => fetch(Shelf::maps().to_vec()).await?,
        }
    };
    let (files, all) = files;
    if next && let Some((file, _)) = all.iter().find(|(file, _)| !files.is_whole(file)) {
        files.keep(file).await?;
    }
    let kept = all.iter().filter(|(file, _)| files.is_whole(file)).map(|(_, size)| size).sum();
    Ok(Response::Kept { kept, all: all.iter().map(|(_, size)| size).sum() })
}
