//! Pages of records as trees of pieces: what each piece is, its words, and what it leads to.
//!
//! The engine makes these and the page draws them by one table of looks, so that a new page of records weighs next to
//! nothing in what a reader fetches before anything is shown. Pieces say what they are, never how they are drawn.

use serde::{Deserialize, Serialize};

use super::records::By;
use crate::article::{ArticleKey, EntityKey};
use crate::query::Facet;
use crate::text::Span;

/// What a piece is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// Pieces one after the other.
    #[default]
    Group,
    /// A table, and its parts.
    Table,
    /// What a table is called.
    Caption,
    /// The headings of a table.
    Head,
    /// The rows of a table.
    Body,
    /// A row; its label is the kind of the record.
    Row,
    /// A heading; its label is `ascending` or `descending` where the table is sorted by it.
    Column,
    /// A cell; its label is that of its column.
    Cell,
    /// What is not known.
    Absent,
    /// The values of a cell.
    Values,
    /// One of them.
    Value,
    /// Words.
    Plain,
    /// A name.
    Name,
    /// What sorts.
    Sorter,
    /// Which reports say so.
    Note,
    /// Words for screen readers alone.
    Unseen,
    /// One report.
    Report,
    /// Several reports, counted.
    Reports,
    /// A headline that leads to words of its article.
    Told,
    /// Outlet and day.
    Meta,
    /// The outlet.
    Outlet,
    /// The day.
    Day,
    /// That no day is known.
    NoDay,
    /// What is shown on request.
    Why,
    /// The word for it.
    WhyWord,
    /// A sentence of an article.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// A speaker with quotes.
    Speaker,
    /// The heading of a section.
    Heading,
    /// Words beside a heading.
    Quiet,
    /// Records.
    List,
    /// A quote; its label is its kind.
    Quote,
    /// The words of a quote.
    QuoteWords,
    /// Words between marks of quotation.
    Quoted,
    /// How a quote is given.
    How,
    /// A kind in a word.
    Tag,
    /// Where a quote stands.
    Where,
    /// With which articles one shares its text.
    Copies,
    /// Offices in order of time.
    Posts,
    /// The lines of an article that answer a search.
    Snippet,
    /// Words that were searched for.
    Hit,
    /// What there is to say about a search.
    Notes,
    /// A table of scores.
    Scores,
    /// What a row is of.
    RowHead,
    /// A part with a heading of its own.
    Section,
    /// That heading.
    Minor,
    /// A name; its label is the code of its kind.
    Marked,
    /// A sentence with a name that was missed or wrong.
    MissText,
    /// What is wrong with it.
    MissWhy,
    /// The forms of a name.
    Forms,
    /// What stands before words, and what they are.
    Label,
    /// Files that were left out.
    Skipped,
    /// The path of a file.
    Path,
}

/// What a piece leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum To {
    /// Nothing.
    #[default]
    Nowhere,
    /// The articles that name somebody.
    Entity(EntityKey, Facet),
    /// Words of an article.
    Passage(ArticleKey, Vec<Span>),
    /// Another order.
    Order(By),
}

/// A piece.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it is.
    pub look: Look,
    /// What tells it from others of its look; empty where there is nothing to tell.
    pub label: String,
    /// What it leads to.
    pub to: To,
    /// Its own words, before its parts.
    pub text: String,
    /// Its parts.
    pub parts: Vec<Piece>,
}

impl Piece {
    pub(crate) fn new(look: Look, text: impl Into<String>) -> Self {
        Self { look, text: text.into(), ..Self::default() }
    }

    pub(super) fn of(look: Look, parts: impl IntoIterator<Item = Self>) -> Self {
        Self { look, parts: parts.into_iter().collect(), ..Self::default() }
    }

    pub(super) fn label(self, label: &str) -> Self {
        Self { label: label.to_owned(), ..self }
    }

    pub(super) fn to(self, to: To) -> Self {
        Self { to, ..self }
    }

    pub(super) fn and(mut self, part: Self) -> Self {
        self.parts.push(part);
        self
    }
}

#[cfg(test)]
impl Piece {
    /// All words of the pieces of this look, in order.
    pub(super) fn texts(&self, look: Look) -> Vec<String> {
        let own = (self.look == look).then(|| self.words());
        own.into_iter().chain(self.parts.iter().flat_map(|part| part.texts(look))).collect()
    }

    /// Its words and those of its parts.
    pub(super) fn words(&self) -> String {
        self.parts.iter().fold(self.text.clone(), |words, part| words + &part.words())
    }
}
