//! Which articles a reader wants: words, filters, sorting.

mod bits;
mod counts;
mod index;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) mod laws;
mod searcher;
mod values;

pub use counts::{Asked, Counted, Counts, Listed, Picked, Top};
pub use index::{Facetted, Found, Index, Tally};
pub use searcher::{Outcome, Searcher, document};
pub(crate) use values::Values;

use serde::{Deserialize, Serialize};

use crate::article::EntityKey;
use crate::extract::NameKind;

/// A list of values to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Persons whom articles name.
    People,
    /// Bodies.
    Organisations,
    /// States, cities, regions, facilities.
    Places,
    /// Their outlet.
    Sources,
    /// The year of publication.
    Years,
    /// Offices that they give somebody.
    Offices,
}

impl Facet {
    /// All facets in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::People, Self::Organisations, Self::Places, Self::Sources, Self::Years, Self::Offices];

    /// The facet's heading on the page.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Organisations => "Organisations",
            Self::Places => "Places",
            Self::Sources => "Sources",
            Self::Years => "Years",
            Self::Offices => "Offices",
        }
    }

    /// The kind of name that the facet lists, if it lists names.
    #[must_use]
    pub const fn kind(self) -> Option<NameKind> {
        match self {
            Self::People => Some(NameKind::Person),
            Self::Organisations => Some(NameKind::Organisation),
            Self::Places => Some(NameKind::Place),
            Self::Sources | Self::Years | Self::Offices => None,
        }
    }

    /// The facet in a few letters: the code of its names, or a word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::People => NameKind::Person.code(),
            Self::Organisations => NameKind::Organisation.code(),
            Self::Places => NameKind::Place.code(),
            Self::Sources => "source",
            Self::Years => "year",
            Self::Offices => "office",
        }
    }

    /// The facet that lists names of `kind`, if any does.
    #[must_use]
    pub fn of(kind: NameKind) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.kind() == Some(kind))
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

impl Choice {
    /// Choices in all facets, of which this one alone, in `facet`, chooses something.
    #[must_use]
    pub fn alone(self, facet: Facet) -> [Self; 6] {
        let mut choices: [Self; 6] = Default::default();
        choices[facet as usize] = self;
        choices
    }
}

/// Which values of a facet are wanted in an answer, beside those chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Words that the names must hold, each somewhere; folded before they are compared.
    pub wanted: String,
    /// By name instead of those of most articles first.
    pub by_name: bool,
    /// How many at most.
    pub most: u32,
}

impl Default for Listing {
    fn default() -> Self {
        Self { wanted: String::new(), by_name: false, most: u32::MAX }
    }
}

impl Listing {
    /// The first `most` values of each facet.
    #[must_use]
    pub fn first(most: u32) -> [Self; 6] {
        [(); 6].map(|()| Self { most, ..Self::default() })
    }
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
    /// Choices for [`Facet::ALL`], in that order. The keys of outlets, years and offices are the slugs of their names.
    pub facets: [Choice; 6],
    /// The values wanted of each.
    pub listings: [Listing; 6],
    /// Order of the cards.
    pub sort: Sort,
    /// How many cards to send at most, from the first.
    pub limit: u32,
}

/// Words typed, and everything else that decides what is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// As typed; read by [`crate::search::parse`]. No words find every article.
    pub words: String,
    /// Whether the reader may go on with the last word.
    pub typing: bool,
    /// As [`Query::facets`].
    pub choices: [Choice; 6],
    /// Order of the cards; nothing for the best answers first, of equals the newest.
    pub sort: Option<Sort>,
    /// How many cards to send at most.
    pub limit: u32,
    /// The values wanted of each facet.
    pub listings: [Listing; 6],
}
