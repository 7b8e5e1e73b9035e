//! The index in pieces: cut up when a collection is written in parts, put together again from those that are there.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::inverted::{BLOCK, Block, Inverted, Top};
use super::{Lists, Pages, TextIndex};
use crate::extract::NameKind;

/// Blocks of words to a page; few in tests, whose collections are small.
const PAGE: usize = if cfg!(test) { 1 } else { 128 };
/// Bytes of documents or places after which a new page begins.
const STRETCH: u32 = if cfg!(test) { 16 } else { 16 << 10 };

/// What stands beside the words, and is fetched by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Who is named where.
    Cast = 1,
    /// Days and outlets.
    Days = 2,
    /// What is said where.
    Quotes = 4,
}

/// Where the pieces of words, documents and places begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pieces {
    /// By page of words: its first word, and where in the three strings its first word's bytes begin.
    tops: Vec<(String, [u32; 3])>,
    /// Where the pages of documents and places begin.
    starts: [Vec<u32>; 2],
    /// Words, and the lengths of the three strings.
    words: u32,
    lens: [u32; 3],
}

/// Days and outlets by article, and the words of the outlets' names.
#[derive(Serialize, Deserialize)]
pub(crate) struct Days {
    days: Vec<u32>,
    outlets: Vec<u32>,
    sources: Vec<Vec<String>>,
}

/// Where quotations begin and end.
#[derive(Serialize, Deserialize)]
pub(crate) struct Said {
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
    lens: Vec<u32>,
}

/// The words of an index whose strings are whole, in pieces: words, documents, places.
pub(crate) fn cut(index: &Inverted) -> (Pieces, [Vec<Vec<u8>>; 3]) {
    let bytes = index.bytes();
    let lens = bytes.map(|bytes| bytes.len() as u32);
    let page = |block: &Block| {
        let word = index.first(block);
        let word = std::str::from_utf8(word).unwrap_or_default().to_owned();
        (word, [block.words, block.documents, block.places])
    };
    let tops: Vec<_> = index.blocks.iter().step_by(PAGE).map(page).collect();
    let starts = [1, 2].map(|string| {
        let mut starts: Vec<u32> = Vec::new();
        for block in &index.blocks {
            let at = if string == 1 { block.documents } else { block.places };
            if starts.last().is_none_or(|last| at - last >= STRETCH) {
                starts.push(at);
            }
        }
        starts
    });
    let words: Vec<u32> = tops.iter().map(|(_, at)| at[0]).collect();
    let cut = |string: usize, starts: &[u32]| {
        let ends = starts.iter().skip(1).copied().chain([lens[string]]);
        let part = |(start, end): (&u32, u32)| bytes[string][*start as usize..end as usize].to_vec();
        starts.iter().zip(ends).map(part).collect::<Vec<_>>()
    };
    let parts = [cut(0, &words), cut(1, &starts[0]), cut(2, &starts[1])];
    (Pieces { tops, starts, words: index.len, lens }, parts)
}

impl Inverted {
    /// The index of these pieces, none of which is there; nothing where they contradict each other.
    pub(crate) fn absent(pieces: &Pieces) -> Option<Self> {
        let blocks = pieces.words.div_ceil(BLOCK) as usize;
        let words: Vec<u32> = pieces.tops.iter().map(|(_, at)| at[0]).collect();
        let [documents, places] = &pieces.starts;
        let sound = blocks.div_ceil(PAGE) == pieces.tops.len()
            && words.is_sorted_by(|a, b| a < b)
            && words.first().is_none_or(|at| *at == 0)
            && pieces.tops.windows(2).all(|pair| pair[0].0 < pair[1].0)
            && pieces
                .starts
                .iter()
                .all(|starts| starts.is_sorted() && starts.first().is_none_or(|at| *at == 0));
        let top = |(number, (word, _)): (usize, &(String, _))| Top {
            word: word.as_str().into(),
            block: (number * PAGE) as u32,
        };
        sound.then(|| Self {
            words: Pages::absent(words),
            documents: Pages::absent(documents.clone()),
            places: Pages::absent(places.clone()),
            tops: pieces.tops.iter().enumerate().map(top).collect(),
            blocks: vec![Block::default(); blocks],
            len: pieces.words,
        })
    }

    /// Words, documents, places.
    pub(crate) fn pages(&self) -> [&Pages; 3] {
        [&self.words, &self.documents, &self.places]
    }

    /// One of them.
    pub(crate) fn pages_mut(&mut self, string: usize) -> &mut Pages {
        match string {
            0 => &mut self.words,
            1 => &mut self.documents,
            _ => &mut self.places,
        }
    }

    /// Takes a page of words; whether it is one.
    pub(crate) fn supply_words(&mut self, pieces: &Pieces, page: u32, bytes: &[u8]) -> bool {
        let Some((_, [words, documents, places])) = pieces.tops.get(page as usize) else { return false };
        let next = pieces.tops.get(page as usize + 1).map_or(pieces.lens, |(_, at)| *at);
        let first = page as usize * PAGE;
        self.blocks[first] = Block { words: *words, documents: *documents, places: *places };
        self.words.supply(page, bytes);
        let mut walk = self.walk(first as u32);
        let checked = walk.checked();
        let end = [walk.documents, walk.places];
        let count = walk.word_number() - first as u32 * BLOCK;
        let all = (self.len - first as u32 * BLOCK).min(PAGE as u32 * BLOCK);
        let found = checked.filter(|(_, farthest)| {
            *farthest < self.len && end == next[1..] && count == all && words + bytes.len() as u32 == next[0]
        });
        match found {
            Some((blocks, _)) => {
                (first..).zip(blocks).for_each(|(at, block)| self.blocks[at] = block);
                true
            }
            None => {
                self.words.remove(page);
                false
            }
        }
    }

    /// Takes a page of documents, or of places; whether it is as long as it should be.
    pub(crate) fn supply_postings(&mut self, pieces: &Pieces, places: bool, page: u32, bytes: &[u8]) -> bool {
        let starts = &pieces.starts[usize::from(places)];
        let at = |page: u32| starts.get(page as usize).copied();
        let end = at(page + 1).unwrap_or(pieces.lens[1 + usize::from(places)]);
        let fits = at(page).is_some_and(|start| end.checked_sub(start) == Some(bytes.len() as u32));
        if fits {
            if places { &mut self.places } else { &mut self.documents }.supply(page, bytes);
        }
        fits
    }
}

impl TextIndex {
    /// An index of `articles` and entities of these kinds, of which nothing is there yet.
    pub(crate) fn absent(
        articles: u32,
        kinds: Vec<NameKind>,
        words: &Pieces,
        names: &Pieces,
    ) -> Option<Self> {
        let (words, names) = (Inverted::absent(words)?, Inverted::absent(names)?);
        Some(Self { words, names, kinds, articles, absent: 7, ..Self::default() })
    }

    /// Whether a search asked for something that is not there; what it found is then of no use.
    pub(crate) fn is_short(&self) -> bool {
        self.wanted.get() != 0 || self.words.is_short() || self.names.is_short()
    }

    /// Words and names.
    pub(crate) fn inverted(&self) -> [&Inverted; 2] {
        [&self.words, &self.names]
    }

    /// Words, or names.
    pub(crate) fn inverted_mut(&mut self, names: bool) -> &mut Inverted {
        if names { &mut self.names } else { &mut self.words }
    }

    /// Notes that something is needed; whether it is not there.
    pub(crate) fn want(&self, beside: Beside) -> bool {
        let is_absent = self.absent & beside as u8 != 0;
        if is_absent {
            self.wanted.set(self.wanted.get() | beside as u8);
        }
        is_absent
    }

    /// What of this was asked for and is not there, and no note of it any more.
    pub(crate) fn take_wanted(&self) -> [(Beside, bool); 3] {
        let wanted = self.wanted.take();
        [Beside::Cast, Beside::Days, Beside::Quotes].map(|beside| (beside, wanted & beside as u8 != 0))
    }

    /// Days and outlets, as they are written.
    pub(crate) fn days(&self) -> Days {
        Days { days: self.days.clone(), outlets: self.outlets.clone(), sources: self.sources.clone() }
    }

    /// What is said where, as it is written.
    pub(crate) fn said(&self) -> Said {
        let (bytes, ends) = self.quotes.bytes();
        let starts = [0].into_iter().chain(ends.iter().copied());
        Said {
            bytes: bytes.to_vec(),
            lens: ends.iter().zip(starts).map(|(end, start)| end - start).collect(),
        }
    }

    /// Takes who is named where: by number of entity, articles.
    pub(crate) fn supply_cast(&mut self, cast: Arc<Lists>) {
        self.cast = cast;
        self.absent &= !(Beside::Cast as u8);
    }

    /// Takes days and outlets; whether they fit.
    pub(crate) fn supply_days(&mut self, days: Days) -> bool {
        let all = self.articles as usize;
        let fits = days.days.len() == all && days.outlets.len() == all;
        if fits {
            (self.days, self.outlets, self.sources) = (days.days, days.outlets, days.sources);
            self.absent &= !(Beside::Days as u8);
        }
        fits
    }

    /// Takes what is said where; whether it fits.
    pub(crate) fn supply_said(&mut self, said: Said) -> bool {
        let mut end = 0u32;
        let ends: Option<Vec<u32>> = said
            .lens
            .iter()
            .map(|len| {
                end = end.checked_add(*len)?;
                Some(end)
            })
            .collect();
        let fits = |ends: &Vec<u32>| {
            ends.len() == self.articles as usize
                && ends.last().map_or(0, |end| *end) as usize == said.bytes.len()
        };
        let Some(ends) = ends.filter(fits) else { return false };
        self.quotes = Lists::read(said.bytes, ends);
        self.absent &= !(Beside::Quotes as u8);
        true
    }

    /// Bytes in memory of what is looked up besides words and places.
    pub(crate) fn beside_size(&self) -> usize {
        let blocks = self.words.beside() + self.names.beside();
        blocks + self.quotes.size() + 4 * (self.days.len() + self.outlets.len()) + self.kinds.len()
    }
}
