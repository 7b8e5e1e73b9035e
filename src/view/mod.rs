//! What a page draws, as plain data: cards, facets, the marked article, the cast. Knows nothing of a browser.

pub mod address;
mod answer;
mod card;
mod copies;
mod found;
pub(crate) mod meetings;
mod offices;
pub mod piece;
mod profile;
mod quality;
pub(crate) mod quotes;
mod reader;
pub mod records;
mod results;
mod segments;
pub mod words;

pub use self::meetings::meetings;
pub use self::quotes::quotes;
pub use answer::answer;
pub use card::card;
pub use copies::Copies;
pub use found::found_answer;
pub(crate) use found::{Drawn, drawn_answer, drawn_hits};
pub use offices::offices;
pub use profile::{overview, profile};
pub use quality::{Measured, measured};
pub use reader::reader;
pub use results::{BlockHit, Corrected, FoundCard, Results, block_hits, results};
pub(crate) use results::{facets, gathered, hits_in, mentions};
pub use segments::segments;

use piece::Piece;
use serde::{Deserialize, Serialize};

use crate::anatomy::BlockKind;
use crate::article::{ArticleKey, EntityKey};
use crate::extract::{MentionKind, NameKind};
use crate::query::Facet;
use crate::text::Span;

/// A headline and whether the text has it or it was made from the lead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The words, never empty.
    pub text: String,
    /// Made from the first sentence: show it as made.
    pub made: bool,
}

/// A link to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chip {
    /// Which.
    pub key: EntityKey,
    /// Its fullest name.
    pub name: String,
}

/// One article in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Which article.
    pub key: ArticleKey,
    /// Its headline.
    pub title: Title,
    /// Outlet, if known.
    pub source: Option<String>,
    /// `YYYY-MM-DD`, if stated.
    pub date: Option<String>,
    /// The first lines of the body, about 200 characters, cut at a word.
    pub lead: String,
    /// People in it, most mentioned first.
    pub people: Vec<Chip>,
    /// With which article it shares its text; an empty group where with none.
    pub copies: Piece,
    /// Where it was searched for.
    pub hits: CardHits,
}

/// What a search found in an article; all of it empty where none was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardHits {
    /// The headline with the hits marked, where it has any.
    pub title: Piece,
    /// The lines that answer best, with the hits marked.
    pub snippet: Piece,
    /// The hits in the article's text, in order; the first of them where they are many.
    pub spans: Vec<Span>,
}

/// One line of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// An entity's key; of outlets, years and offices, the slug of their name.
    pub key: EntityKey,
    /// Its fullest name.
    pub name: String,
    /// Articles that have it among those that the other filters leave.
    pub count: u32,
    /// Articles that have it in the whole corpus.
    pub total: u32,
}

/// The values of one facet that were wanted, by count (highest first), then name; or all by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetView {
    /// Which facet.
    pub facet: Facet,
    /// Its values, then those chosen that are not among them.
    pub values: Vec<FacetValue>,
    /// How many could have been given: all, or those with the words looked for.
    pub fitting: u32,
    /// How many the collection has.
    pub all: u32,
}

/// The answer to a [`crate::query::Query`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Articles that fit.
    pub matched: u32,
    /// Articles in the corpus.
    pub total: u32,
    /// The first of those that fit, as many as the query's limit allows.
    pub cards: Vec<Card>,
    /// All facets with their counts, in page order.
    pub facets: Vec<FacetView>,
    /// Keys in the query that this corpus does not have (an old link).
    pub unknown: Vec<EntityKey>,
    /// What there is to say about the words searched for: what was looked for instead, why they were taken as plain
    /// words. An empty group where there is nothing.
    pub notes: Piece,
}

/// A mark over a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The number of the mention in its article: unique there, in order of position.
    pub mention: u32,
    /// Whom it means.
    pub entity: EntityKey,
    /// What that is.
    pub kind: NameKind,
    /// Name, role or pronoun.
    pub how: MentionKind,
    /// Why it was marked.
    pub why: String,
    /// 0 to 1000.
    pub certainty: u16,
}

/// A run of text, marked or not. Segments of a block joined give the block's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The words, exactly as in the article.
    pub text: String,
    /// The mark over them.
    pub mark: Option<Mark>,
}

/// A block of the article to draw. Body blocks are paragraphs; a dateline stands before the paragraph it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// What it is.
    pub kind: BlockKind,
    /// Why it was taken for that.
    pub why: String,
    /// Whether it is the paragraph that the dateline before it opens, on the same line.
    pub same_line: bool,
    /// Where it starts in the article's text, in bytes.
    pub start: u32,
    /// Its text.
    pub segments: Vec<Segment>,
}

/// An entity as one article speaks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CastEntry {
    /// Which.
    pub key: EntityKey,
    /// What it is.
    pub kind: NameKind,
    /// Fullest name in the corpus.
    pub name: String,
    /// Offices this article gives it.
    pub offices: Vec<String>,
    /// Its mentions here, as [`Mark::mention`] numbers, in order.
    pub mentions: Vec<u32>,
}

/// An opened article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// Which.
    pub key: ArticleKey,
    /// Its headline.
    pub title: Title,
    /// Outlet, if known.
    pub source: Option<String>,
    /// A note about the text's origin.
    pub note: Option<String>,
    /// Author, if known.
    pub author: Option<String>,
    /// Terms, if known.
    pub licence: Option<String>,
    /// `YYYY-MM-DD`, if stated.
    pub date: Option<String>,
    /// The file it came from.
    pub path: String,
    /// The text in order, noise included. The block that gave the headline is of kind `Headline`.
    pub blocks: Vec<BlockView>,
    /// Everyone and everything named here, most mentioned first.
    pub cast: Vec<CastEntry>,
    /// With which articles it shares its text, and where; an empty group where with none.
    pub copies: Piece,
}

/// An article of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// Which article.
    pub article: ArticleKey,
    /// Its headline.
    pub title: Title,
    /// Mentions there.
    pub mentions: u32,
    /// Why this article's person is taken for the same one.
    pub why: String,
}

/// One person, body or place across the corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Which.
    pub key: EntityKey,
    /// What it is.
    pub kind: NameKind,
    /// Fullest name.
    pub name: String,
    /// All forms, commonest first, with their mentions in the corpus.
    pub forms: Piece,
    /// Offices as printed.
    pub offices: Vec<String>,
    /// Offices in order of time; an empty group where there are none.
    pub posts: Piece,
    /// Where it appears, in corpus order.
    pub articles: Vec<Appearance>,
}

/// What the collection holds: for the corpus panel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// The collection's name.
    pub title: String,
    /// Articles.
    pub articles: u32,
    /// Entities in the order of the first of [`Facet::ALL`].
    pub entities: [u32; 3],
    /// Files left out, with reasons; an empty group where there are none.
    pub skipped: Piece,
}
