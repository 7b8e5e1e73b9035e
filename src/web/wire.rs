//! What goes between the page and the engine, in a worker or not. Both sides come from one build, so the
//! shapes carry no version.

use serde::{Deserialize, Serialize};

use crate::engine::{Request, Response};
use crate::query::Search;
use crate::view::records::{Room, Sieve};

/// Where something that the page needs is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// At this absolute address, gzip or plain.
    Fetch(String),
    /// In these words: Base64 of gzip or plain bytes.
    Base64(String),
}

/// What a worker says besides its answers; any other words of it are the reason why it cannot go on.
pub mod word {
    /// It lives.
    pub const HERE: &str = "here";
    /// It takes questions from now on.
    pub const READY: &str = "ready";
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Fetch and unpack the articles, then take them up.
    Start(Source),
    /// Ask the engine.
    Ask(Box<Request>),
    /// Search the articles: a module of its own answers, which is fetched for the first question.
    Search(Box<Searching>),
    /// Measure how well names are found, with these parts: the extraction's code, its word lists, its tagger, and
    /// texts with their names marked.
    Assess(Vec<Source>),
    /// Of a collection in parts: how much of it is kept for reading without a network, after the next file too, if so wished.
    Keep(bool),
}

/// A question for the module that searches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Searching {
    /// Its code and the articles; the first question brings them, for those after it too.
    pub sources: Option<Box<[Source; 2]>>,
    /// What is searched for.
    pub search: Search,
    /// Meetings or quotes are wanted, and which; nothing for cards.
    pub records: Option<(Room, Sieve)>,
}

/// A question with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Unique in the page; the answer carries it again.
    pub id: u32,
    /// The question.
    pub what: What,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The number of the question.
    pub id: u32,
    /// What the engine said.
    pub response: Response,
    /// It is what could be said at once; the whole answer follows under the same number.
    pub more: bool,
}
