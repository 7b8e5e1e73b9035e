//! A corpus as files.
//!
//! Promise: the same corpus gives the same files everywhere; they come one by one, the root last.

use serde::Serialize;
use serde_bytes::ByteBuf;

use crate::article::{ArticleId, EntityId, fnv1a};
use crate::corpus::{Casts, Corpus};
use crate::extract::NameKind;
use crate::query::{Facet, Index, Listing, Query, Sort, Values, document};
use crate::resolve::fold;
use crate::search::{Builder, Pieces, cut};
use crate::threads;
use crate::view::{self, Card, Copies};

use super::facets::Stored;
use super::format::{Kind, Laid, Map, PartId, Root, file_name, packed, sealed};
use super::records::{Speakers, meetings};
use super::text::Text;

/// Articles to a part of cards; few in tests, whose collections are small.
pub(super) const CARDS: u32 = if cfg!(test) { 3 } else { 16 };
/// Articles to a part of texts.
pub(super) const TEXTS: u32 = if cfg!(test) { 2 } else { 4 };
/// Keys to a part.
pub(super) const KEYS: usize = if cfg!(test) { 4 } else { 256 };
/// Bytes of profiles after which a new part begins.
const PROFILES: usize = if cfg!(test) { 300 } else { 16 << 10 };
/// Bytes of packed parts after which a new file begins.
const FILE: usize = if cfg!(test) { 2 << 10 } else { 4 << 20 };
/// Cards and values of each facet that the root holds.
const FIRST: [u32; 2] = if cfg!(test) { [2, 3] } else { [50, 40] };

/// A file of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, which holds the hash of its bytes.
    pub name: String,
    /// They.
    pub bytes: Vec<u8>,
}

/// Gives `each` the files of `corpus`, which keeps the promises of [`crate::corpus::check`]; the root comes last,
/// and its name is returned. `pack` makes a part smaller in the way that whoever runs the
/// [`super::Shelf`] undoes.
///
/// # Errors
///
/// The first that `each` gives.
pub fn write<E>(
    corpus: &Corpus,
    pack: &(dyn Fn(&[u8]) -> Vec<u8> + Sync),
    each: &mut dyn FnMut(File) -> Result<(), E>,
) -> Result<String, E> {
    let writer = Writer::new(corpus);
    let laid = vec![Laid::default(); Kind::ALL.len()];
    let mut out = Out { pack, laid, maps: Default::default(), each };
    out.file(Kind::Facets, &mut [writer.facets()].into_iter())?;
    let order = packed(&[Sort::Oldest, Sort::Title].map(|sort| writer.places(sort)));
    out.file(Kind::Order, &mut [order].into_iter())?;
    let keys = writer.keys();
    let (names, firsts) = writer.names();
    out.maps[1].keys = [keys.1, firsts];
    out.file(Kind::Keys, &mut keys.0.into_iter())?;
    out.file(Kind::Names, &mut names.into_iter())?;
    let mut firsts = Vec::new();
    out.file(Kind::Profiles, &mut writer.profiles(&mut firsts))?;
    out.maps[1].profiles = firsts;
    let numbers = writer.entity_numbers();
    let speakers = Speakers::new(corpus, &writer.casts, &writer.newest, &numbers);
    out.file(Kind::Speakers, &mut [packed(&speakers)].into_iter())?;
    let (met, rows) = meetings(corpus, &writer.casts, &writer.place, &numbers);
    out.file(Kind::Meetings, &mut [met].into_iter())?;
    out.file(Kind::Rows, &mut rows.into_iter())?;
    let (pieces, text) = writer.text();
    for (kind, parts) in text {
        out.file(kind, &mut parts.into_iter())?;
    }
    let copies = Copies::new(corpus);
    let card = |id: &u32| {
        let id = ArticleId(*id);
        Some(Card { copies: copies.in_short(corpus, id), ..view::card(corpus, &writer.casts, id)? })
    };
    let cards = writer.newest.chunks(CARDS as usize);
    out.file(Kind::Cards, &mut cards.map(|chunk| listed(chunk.iter().filter_map(card))))?;
    let text = |id: &u32| {
        let id = ArticleId(*id);
        Text::new(corpus, &writer.casts, id, &numbers, copies.in_full(corpus, id))
    };
    let texts = writer.newest.chunks(TEXTS as usize);
    out.file(Kind::Texts, &mut texts.map(|chunk| listed(chunk.iter().filter_map(text))))?;
    let maps = out.maps.each_ref().map(packed);
    out.file(Kind::Map, &mut maps.into_iter())?;
    let bytes = pack(&writer.root(out.laid, pieces).encode());
    let name = file_name("root", 0, fnv1a(&bytes));
    each(File { name: name.clone(), bytes })?;
    Ok(name)
}

/// Parts of several kinds.
type Parts = Vec<(Kind, Vec<Vec<u8>>)>;

/// Where the parts go.
struct Out<'o, E> {
    pack: &'o (dyn Fn(&[u8]) -> Vec<u8> + Sync),
    each: &'o mut dyn FnMut(File) -> Result<(), E>,
    laid: Vec<Laid>,
    maps: [Map; 2],
}

impl<E> Out<'_, E> {
    /// Writes the parts of a kind.
    fn file(&mut self, kind: Kind, parts: &mut dyn Iterator<Item = Vec<u8>>) -> Result<(), E> {
        let (mut laid, mut lens, mut bytes, mut here) = (Laid::default(), Vec::new(), Vec::new(), 0);
        loop {
            // So many at a time that all processors have work, and memory is bounded.
            let numbered = (laid.count..).zip((&mut *parts).take(64)).collect::<Vec<_>>();
            let pack = |(number, part): &(u32, Vec<u8>)| {
                (self.pack)(&sealed(PartId { kind, number: *number }, part))
            };
            let is_last = numbered.is_empty();
            for packed in threads::each(&numbered, &pack) {
                lens.push(packed.len() as u32);
                bytes.extend(packed);
                (laid.count, here) = (laid.count + 1, here + 1);
                if bytes.len() >= FILE {
                    self.end(kind, &mut laid, &mut here, &mut bytes)?;
                }
            }
            if is_last {
                break;
            }
        }
        if here > 0 {
            self.end(kind, &mut laid, &mut here, &mut bytes)?;
        }
        match kind.map() {
            Some(map) => self.maps[map].lens = lens,
            None => laid.lens = lens,
        }
        self.laid[kind as usize] = laid;
        Ok(())
    }

    /// Ends a file.
    fn end(&mut self, kind: Kind, laid: &mut Laid, here: &mut u32, bytes: &mut Vec<u8>) -> Result<(), E> {
        let hash = fnv1a(bytes);
        let name = file_name(kind.name(), laid.files.len() as u32, hash);
        laid.files.push((hash, std::mem::take(here)));
        (self.each)(File { name, bytes: std::mem::take(bytes) })
    }
}

struct Writer<'c> {
    corpus: &'c Corpus,
    casts: Casts,
    index: Index,
    /// Articles from the newest on.
    newest: Vec<u32>,
    /// By article: its place there.
    place: Vec<u32>,
    /// Entities by kind, then name.
    entities: Vec<u32>,
}

impl<'c> Writer<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let casts = Casts::new(corpus);
        let index = Index::new(corpus, &casts);
        let place = index.places[Sort::Newest as usize].clone();
        let mut newest = vec![0; place.len()];
        (0..).zip(&place).for_each(|(article, place)| newest[*place as usize] = article);
        let mut entities: Vec<u32> = (0..corpus.entities.len() as u32).collect();
        entities.sort_by_cached_key(|id| {
            let entity = &corpus.entities[*id as usize];
            (kind_number(entity.kind), fold(&entity.name), entity.key.clone())
        });
        Self { corpus, casts, index, newest, place, entities }
    }

    /// By article, from the newest on: its place in an order.
    fn places(&self, sort: Sort) -> Vec<u32> {
        let places = &self.index.places[sort as usize];
        self.newest.iter().map(|article| places[*article as usize]).collect()
    }

    fn entity_numbers(&self) -> Vec<u32> {
        let mut numbers = vec![0; self.entities.len()];
        (0..).zip(&self.entities).for_each(|(number, id)| numbers[*id as usize] = number);
        numbers
    }

    fn facets(&self) -> Vec<u8> {
        let (counts, known) = (&self.index.counts, &self.index.values);
        let values = Facet::ALL.map(|facet| match facet.kind() {
            Some(kind) => {
                let of_kind = self.entities.iter().map(|id| &self.corpus.entities[*id as usize]);
                Values::of(of_kind.filter(|e| e.kind == kind).map(|e| (&e.key, e.name.as_str())))
            }
            None => known[facet as usize].clone(),
        });
        let sizes = values.each_ref().map(Values::len);
        // The values that articles have, by the numbers of those that there are.
        let number: Vec<Vec<u32>> = (0..values.len())
            .map(|at| (0..known[at].len()).filter_map(|n| values[at].number(&known[at].key(n))).collect())
            .collect();
        let mut of = vec![[const { Vec::new() }; 6]; self.newest.len()];
        let mut value = 0;
        for (at, known) in known.iter().enumerate() {
            for n in 0..known.len() {
                for article in counts.having().get(value) {
                    of[self.place[article as usize] as usize][at].push(number[at][n as usize]);
                }
                value += 1;
            }
        }
        let counts = crate::query::Counts::new(self.newest.len() as u32, &sizes, &mut |article, at, here| {
            here.extend(&of[article as usize][at]);
        });
        packed(&Stored::new(&values, &counts))
    }

    /// The parts of the text index.
    fn text(&self) -> ([Pieces; 2], Parts) {
        let entities = self.entities.iter().map(|id| &self.corpus.entities[*id as usize]).map(|entity| {
            let forms = entity.forms.iter().map(|form| form.text.as_str());
            (entity.kind, forms.chain([entity.name.as_str()]))
        });
        let mut builder = Builder::new(entities);
        let numbers = self.entity_numbers();
        for id in &self.newest {
            let mut document = document(&self.corpus.entries[*id as usize], false);
            let cast = self.casts.of(ArticleId(*id)).iter();
            document.cast = cast.map(|role| (numbers[role.entity.0 as usize], role.mentions)).collect();
            builder.add(&document);
        }
        let index = builder.finish();
        let [words, names] = index.inverted();
        let (pieces, [own, documents, places]) = cut(words);
        let (name_pieces, [name_words, name_documents, _]) = cut(names);
        let parts = vec![
            (Kind::Words, own),
            (Kind::Documents, documents),
            (Kind::Places, places),
            (Kind::NameWords, name_words),
            (Kind::NameDocuments, name_documents),
            (Kind::Days, vec![packed(&index.days())]),
            (Kind::Said, vec![packed(&index.said())]),
        ];
        ([pieces, name_pieces], parts)
    }

    fn keys(&self) -> (Vec<Vec<u8>>, Vec<String>) {
        let keys = self.corpus.entries.iter().map(|entry| entry.article.key.to_string());
        key_parts(keys.zip(self.place.iter().copied()).collect())
    }

    fn names(&self) -> (Vec<Vec<u8>>, Vec<String>) {
        let keys = self.corpus.entities.iter().map(|entity| entity.key.to_string());
        key_parts(keys.zip(self.entity_numbers()).collect())
    }

    /// The profiles; the first entity of each part goes into `firsts`.
    fn profiles(&self, firsts: &mut Vec<u32>) -> impl Iterator<Item = Vec<u8>> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let (mut here, mut size, first) = (Vec::new(), 0, next);
            while let Some(id) = self.entities.get(next as usize)
                && size < PROFILES
            {
                let profile = packed(&view::profile(self.corpus, &self.casts, EntityId(*id)));
                (size, next) = (size + profile.len(), next + 1);
                here.push(ByteBuf::from(profile));
            }
            if here.is_empty() {
                return None;
            }
            firsts.push(first);
            Some(packed(&here))
        })
    }

    fn root(&self, laid: Vec<Laid>, pieces: [Pieces; 2]) -> Root {
        let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];
        let count = |kind| self.corpus.entities.iter().filter(|e| e.kind == kind).count() as u32;
        let query = Query { limit: FIRST[0], listings: Listing::first(FIRST[1]), ..Query::default() };
        let copies = Copies::new(self.corpus);
        let first = view::answer(self.corpus, &self.casts, &copies, self.index.find(&query));
        Root { overview: view::overview(self.corpus), entities: kinds.map(count), first, laid, pieces }
    }
}

/// Values as a part holds them, so that one can be read without the others.
fn listed<T: Serialize>(values: impl Iterator<Item = T>) -> Vec<u8> {
    packed(&values.map(|value| ByteBuf::from(packed(&value))).collect::<Vec<_>>())
}

/// Where entities of a kind stand among the others.
fn kind_number(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 0,
        NameKind::Organisation => 1,
        NameKind::Place => 2,
        NameKind::Misc => 3,
    }
}

/// Keys in order with what they stand for, in parts, and the first of each.
fn key_parts(mut keys: Vec<(String, u32)>) -> (Vec<Vec<u8>>, Vec<String>) {
    keys.sort_unstable();
    let chunks = keys.chunks(KEYS);
    let firsts = chunks.clone().filter_map(|chunk| Some(chunk.first()?.0.clone())).collect();
    (chunks.map(|chunk| packed(&chunk)).collect(), firsts)
}
