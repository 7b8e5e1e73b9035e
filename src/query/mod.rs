//! Which articles a reader wants: words, filters, sorting.

mod bits;
mod counts;
mod index;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod laws;
mod searcher;
mod values;

pub use counts::{Asked, Counted, Counts, Picked, Top};
pub use index::{Found, Index};
pub use searcher::{Facetted, Outcome, Searcher, Tally, document};
pub(crate) use values::Values;

use serde::{Deserialize, Serialize};

use crate::article::EntityKey;
use crate::extract::NameKind;

/// A list of values to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Persons.
    People,
    /// Bodies.
    Organisations,
    /// States, cities, regions, facilities.
    Places,
}

impl Facet {
    /// All facets in the order of the page.
    pub const ALL: [Self; 3] = [Self::People, Self::Organisations, Self::Places];

    /// The facet's heading on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Organisations => "Organisations",
            Self::Places => "Places",
        }
    }

    /// The kind of name the facet lists.
    #[must_use]
    pub const fn kind(self) -> NameKind {
        match self {
            Self::People => NameKind::Person,
            Self::Organisations => NameKind::Organisation,
            Self::Places => NameKind::Place,
        }
    }

    /// The facet that lists names of `kind`, if any does.
    #[must_use]
    pub fn of(kind: NameKind) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.kind() == kind)
    }
}

/// Whether an article must name all of the included values or one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Every included value.
    #[default]
    All,
    /// At least one.
    Any,
}

/// What is asked of one facet. Both lists in the order in which the reader chose; no repeats, and no key in both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Articles must name these.
    pub include: Vec<EntityKey>,
    /// Articles must not name these.
    pub exclude: Vec<EntityKey>,
    /// How the included ones combine.
    pub mode: Mode,
}

/// The order of the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Newest first, undated last, then by headline.
    #[default]
    Newest,
    /// Oldest first, undated last, then by headline.
    Oldest,
    /// By headline, folded, then by key.
    Title,
}

/// Everything that decides which cards are shown and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// Choices for [`Facet::ALL`], in that order.
    pub facets: [Choice; 3],
    /// Order of the cards.
    pub sort: Sort,
    /// How many cards to send at most, from the first.
    pub limit: u32,
}

/// What articles can be narrowed by when they are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Attribute {
    /// Persons whom they name.
    Person,
    /// Bodies that they name.
    Organisation,
    /// Places that they name.
    Place,
    /// Their outlet.
    Source,
    /// The year of publication.
    Year,
    /// Offices that they give somebody.
    Office,
}

impl Attribute {
    /// All of them in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Place, Self::Source, Self::Year, Self::Office];

    /// The kind of name it is, if it is one.
    #[must_use]
    pub const fn kind(self) -> Option<NameKind> {
        match self {
            Self::Person => Some(NameKind::Person),
            Self::Organisation => Some(NameKind::Organisation),
            Self::Place => Some(NameKind::Place),
            Self::Source | Self::Year | Self::Office => None,
        }
    }
}

/// Words typed, and everything else that decides what is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// As typed; read by [`crate::search::parse`]. No words find every article.
    pub words: String,
    /// Whether the reader may go on with the last word.
    pub typing: bool,
    /// Choices for [`Attribute::ALL`], in that order. The keys of outlets, years and offices are the slugs of their names.
    pub choices: [Choice; 6],
    /// Order of the cards; nothing for the best answers first, of equals the newest.
    pub sort: Option<Sort>,
    /// How many cards to send at most.
    pub limit: u32,
    /// How many values of each facet to send at most, beside those chosen.
    pub values: u32,
    /// A facet of which only values are wanted that these words begin.
    pub within: Option<(Attribute, String)>,
}
