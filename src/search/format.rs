//! The index as bytes, so that a large collection's is made once, when the page is built.
//!
//! Promise: the same index gives the same bytes everywhere; what [`TextIndex::encode`] wrote, [`TextIndex::decode`]
//! gives back; other bytes give an [`IndexError`], never a panic, and memory in proportion to their length. A decoded
//! index is checked through and through: its words are in order, every number in it points at something.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0-7 | `dramaidx` in ASCII |
//! | 8-11 | format version, [`VERSION`], little-endian |
//! | 12-19 | 64-bit FNV-1a hash of all that follows, little-endian |
//! | 20- | numbers (`number`) and bytes |
//!
//! What follows the hash: how many articles; for words and names the lengths of their three strings of bytes
//! (`inverted`) and the strings; how many entities and a byte for the kind of each; who is named where and what is
//! quoted where (`lists`, each: how many lists, their lengths in bytes, the bytes); the day and the outlet (plus one; 0
//! for none) of each article; how many outlets, and for each how many words, each with its length.

use std::cell::Cell;
use std::sync::Arc;

use super::TextIndex;
use super::inverted::Inverted;
use super::lists::Lists;
use super::number::{Numbers, push};
use crate::article::fnv1a;
use crate::extract::NameKind;

/// The version that is written and read.
pub const VERSION: u32 = 1;
const MAGIC: [u8; 8] = *b"dramaidx";
const HEADER: usize = 20;
const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

/// Why bytes are no index.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// Something else altogether.
    #[error("this is no index of a Dramatis collection; build the collection again")]
    NotAnIndex,
    /// Of another release.
    #[error(
        "the index has format version {found}, and this page reads version {VERSION}; reload the page, or build the collection again"
    )]
    Version {
        /// The version it states.
        found: u32,
    },
    /// Not the bytes that were written.
    #[error(
        "the index is damaged: its contents do not have the checksum that it states; download or copy it again"
    )]
    Checksum,
    /// The bytes contradict themselves.
    #[error("the index contradicts itself in its {part}; build the collection again")]
    Inconsistent {
        /// Which part.
        part: &'static str,
    },
}

impl TextIndex {
    /// The index as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        out.extend([0; 8]);
        push(&mut out, self.articles);
        for index in [&self.words, &self.names] {
            index.bytes().iter().for_each(|part| push(&mut out, part.len() as u32));
            index.bytes().iter().for_each(|part| out.extend_from_slice(part));
        }
        push(&mut out, self.kinds.len() as u32);
        out.extend(self.kinds.iter().map(|kind| *kind as u8));
        self.cast.encode(&mut out);
        self.quotes.encode(&mut out);
        self.days.iter().for_each(|day| push(&mut out, *day));
        self.outlets.iter().for_each(|outlet| push(&mut out, outlet.wrapping_add(1)));
        push(&mut out, self.sources.len() as u32);
        for words in &self.sources {
            push(&mut out, words.len() as u32);
            for word in words {
                push(&mut out, word.len() as u32);
                out.extend_from_slice(word.as_bytes());
            }
        }
        let hash = fnv1a(&out[HEADER..]);
        out[HEADER - 8..HEADER].copy_from_slice(&hash.to_le_bytes());
        out
    }

    /// The index in `bytes`.
    ///
    /// # Errors
    ///
    /// Where `bytes` are not exactly an index of this [`VERSION`], or contradict themselves.
    pub fn decode(bytes: &[u8]) -> Result<Self, IndexError> {
        let (header, rest) = bytes.split_at_checked(HEADER).ok_or(IndexError::NotAnIndex)?;
        if header[..8] != MAGIC {
            return Err(IndexError::NotAnIndex);
        }
        let found = header[8..12].iter().rev().fold(0, |n, b| n << 8 | u32::from(*b));
        if found != VERSION {
            return Err(IndexError::Version { found });
        }
        if header[12..] != fnv1a(rest).to_le_bytes() {
            return Err(IndexError::Checksum);
        }
        let mut reader = Reader { numbers: Numbers { bytes: rest } };
        let index = reader.index()?;
        if reader.numbers.bytes.is_empty() { Ok(index) } else { Err(broken("end")) }
    }
}

fn broken(part: &'static str) -> IndexError {
    IndexError::Inconsistent { part }
}

struct Reader<'b> {
    numbers: Numbers<'b>,
}

impl<'b> Reader<'b> {
    fn index(&mut self) -> Result<TextIndex, IndexError> {
        let articles = self.count("number of articles")?;
        let words = self.inverted(articles as u32, "words")?;
        // How many entities there are stands behind their names.
        let names = self.inverted(u32::MAX, "names")?;
        let count = self.count("entities")?;
        let kinds = self.take(count, "entities")?.iter().map(|kind| KINDS.get(usize::from(*kind)).copied());
        let kinds: Option<Vec<NameKind>> = kinds.collect();
        let kinds = kinds.ok_or_else(|| broken("entities"))?;
        if !names.documents_below(kinds.len() as u32) {
            return Err(broken("names"));
        }
        let cast = self.lists(kinds.len(), "entities' articles")?;
        let quotes = self.lists(articles, "quotations")?;
        if !cast.all_below(articles as u32) {
            return Err(broken("entities' articles"));
        }
        let days = (0..articles).map(|_| self.numbers.next()).collect();
        let outlets: Vec<u32> = (0..articles).map(|_| self.numbers.next().wrapping_sub(1)).collect();
        let sources = self.sources()?;
        if outlets.iter().any(|outlet| *outlet != u32::MAX && *outlet as usize >= sources.len()) {
            return Err(broken("outlets"));
        }
        let (articles, cast, absent, wanted) = (articles as u32, Arc::new(cast), 0, Cell::new(0));
        Ok(TextIndex { words, names, kinds, cast, quotes, articles, days, outlets, sources, absent, wanted })
    }

    fn inverted(&mut self, documents: u32, part: &'static str) -> Result<Inverted, IndexError> {
        let lens = [(); 3].map(|()| self.numbers.next() as usize);
        let mut parts = Vec::new();
        for len in lens {
            parts.push(self.take(len, part)?.to_vec());
        }
        let [words, of, places] = <[Vec<u8>; 3]>::try_from(parts).map_err(|_| broken(part))?;
        Inverted::read(words, of, places)
            .filter(|index| index.documents_below(documents))
            .ok_or_else(|| broken(part))
    }

    fn lists(&mut self, count: usize, part: &'static str) -> Result<Lists, IndexError> {
        let stated = self.count(part)?;
        if stated != count {
            return Err(broken(part));
        }
        let mut end = 0u32;
        let mut ends = Vec::with_capacity(count);
        for _ in 0..count {
            end = end.checked_add(self.numbers.next()).ok_or_else(|| broken(part))?;
            ends.push(end);
        }
        Ok(Lists::read(self.take(end as usize, part)?.to_vec(), ends))
    }

    fn sources(&mut self) -> Result<Vec<Vec<String>>, IndexError> {
        let count = self.count("outlets")?;
        let mut sources = Vec::with_capacity(count);
        for _ in 0..count {
            let mut words = Vec::new();
            for _ in 0..self.count("outlets")? {
                let len = self.numbers.next() as usize;
                let word = std::str::from_utf8(self.take(len, "outlets")?).map_err(|_| broken("outlets"))?;
                words.push(word.to_owned());
            }
            sources.push(words);
        }
        Ok(sources)
    }

    /// A number of things that take a byte each at least.
    fn count(&mut self, part: &'static str) -> Result<usize, IndexError> {
        let count = self.numbers.next() as usize;
        if count <= self.numbers.bytes.len() { Ok(count) } else { Err(broken(part)) }
    }

    fn take(&mut self, len: usize, part: &'static str) -> Result<&'b [u8], IndexError> {
        let (taken, rest) = self.numbers.bytes.split_at_checked(len).ok_or_else(|| broken(part))?;
        self.numbers.bytes = rest;
        Ok(taken)
    }
}
