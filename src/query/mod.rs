//! Which articles a reader wants: filters by entity, sorting.

mod bits;
mod counts;
mod index;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod laws;

pub use counts::{Asked, Counted, Counts, Picked};
pub use index::{Found, Index};

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
