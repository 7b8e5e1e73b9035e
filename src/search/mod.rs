//! Full text: which articles say what a reader typed, and how well.
//!
//! - [`parse`] reads what was typed (`syntax`); it cannot fail.
//! - [`Builder`] makes the [`TextIndex`], article by article: every word as it is spelt (`terms`), its documents and
//!   places (`inverted`). Words are not cut to their stems: the forms of a word are tied to each other instead, so that
//!   beginnings of words, words in quotation marks and what a reader misspelt are looked for among real words.
//! - An article has the words of its headline and its text, and those of all names of everyone whom it names: one
//!   query finds a person under every name.
//! - [`TextIndex::search`] gives every article a score, 0 where it does not fit: at 100,000 articles adding two lists
//!   of scores is quicker than anything that would avoid it. Ranking is in `rank`, misspelt words in `typo`.
//! - [`Hits`] finds the places to mark in one article, from its text.
//!
//! Promise: what is found is what a plain reading of all articles would find (`laws` compares them); scores are whole
//! numbers, the same on every machine; nothing typed and no bytes of an index make it panic.

mod build;
mod find;
mod format;
mod hits;
mod inverted;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod laws;
mod lists;
mod number;
mod paged;
mod pages;
mod rank;
mod stem;
mod syntax;
mod terms;
#[cfg(test)]
mod tests;
mod typo;

pub use build::{Builder, Document};
pub use find::{Correction, Scored};
pub use format::{IndexError, VERSION};
pub use hits::{Hits, Snippet};
pub use syntax::{Expr, Field, Leaf, Parsed, Trouble, TroubleKind, parse};

use std::cell::Cell;
use std::sync::Arc;

use self::inverted::Inverted;
pub(crate) use self::lists::Lists;
pub(crate) use self::paged::{Beside, Pieces, cut};
pub(crate) use self::pages::Pages;
use crate::extract::NameKind;

/// The index of all articles of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextIndex {
    words: Inverted,
    /// The words of the names of entities: their "documents" are entities.
    names: Inverted,
    kinds: Vec<NameKind>,
    /// By entity: the articles that name it.
    cast: Arc<Lists>,
    /// By article: where quotations begin and end, in places.
    quotes: Lists,
    articles: u32,
    /// By article, `yyyymmdd`; 0 where it is not known.
    days: Vec<u32>,
    /// By article, a number in `sources`; `u32::MAX` where it is not known.
    outlets: Vec<u32>,
    /// The words of each outlet's name.
    sources: Vec<Vec<String>>,
    /// Which of [`Beside`] is not there, a bit each, and which of those was asked for.
    absent: u8,
    wanted: Cell<u8>,
}

/// How large an index is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Different words.
    pub words: u64,
    /// Pairs of a word and an article that has it.
    pub postings: u64,
    /// Bytes in memory.
    pub memory: u64,
    /// Of those, where words stand in articles: what phrases and quotations need and nothing else.
    pub places: u64,
}

impl TextIndex {
    /// How many articles it holds.
    #[must_use]
    pub fn articles(&self) -> u32 {
        self.articles
    }

    /// How large it is.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        let mut walk = self.words.from("");
        let mut postings = 0;
        while walk.on {
            postings += u64::from(walk.now.documents);
            walk.step();
        }
        let inverted =
            |index: &Inverted| index.bytes().map(<[u8]>::len).iter().sum::<usize>() + index.beside();
        let tables = self.kinds.len() + 4 * (self.days.len() + self.outlets.len());
        let sources: usize = self.sources.iter().flatten().map(|word| word.len() + 24).sum();
        let memory = inverted(&self.words) + inverted(&self.names) + self.cast.size() + self.quotes.size();
        Sizes {
            words: u64::from(self.words.len()),
            postings,
            memory: (memory + tables + sources) as u64,
            places: self.words.bytes()[2].len() as u64,
        }
    }

    /// Its bytes, for weighing: words and documents of the text, places in it, and the names of entities.
    #[must_use]
    pub fn parts(&self) -> [Vec<u8>; 3] {
        let [words, documents, places] = self.words.bytes();
        [[words, documents].concat(), places.to_vec(), self.names.bytes().concat()]
    }
}
