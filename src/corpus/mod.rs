//! A corpus: articles with their analyses, the entities across them, and what could not be read.

mod build;
mod bundle;
mod cast;
mod check;
mod copies;
mod encounters;
mod headline;
mod offices;
#[cfg(test)]
pub(crate) mod sample;

pub use bundle::{DecodeError, MAGIC, VERSION, decode, encode, encode_in_blocks};
pub use cast::{Casts, Role};
pub use check::{Damage, check, check_entry};
pub use copies::{NearCopy, Passage, near_copies};
pub(crate) use encounters::encounters;
pub use encounters::{Aspect, Detail, Encounter, ReportId};
pub use headline::{Heading, heading};
pub(crate) use offices::offices;
pub use offices::{Conflict, OfficeReport, Post};

use serde::{Deserialize, Serialize};

use crate::article::{Article, EntityId};
use crate::extract::Analysis;
pub use crate::import::Skipped;
use crate::resolve::Entity;

/// An article and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As it came in.
    pub article: Article,
    /// What was found.
    pub analysis: Analysis,
}

/// A whole collection, ready to be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// What the collection is called.
    pub title: String,
    /// Articles in the order of their paths; [`crate::article::ArticleId`] is the index here.
    pub entries: Vec<Entry>,
    /// Entities; [`crate::article::EntityId`] is the index here.
    pub entities: Vec<Entity>,
    /// Files left out, by path.
    pub skipped: Vec<Skipped>,
    /// Pairs of articles that share passages, in the order of the articles.
    pub copies: Vec<NearCopy>,
    /// Meetings as all articles tell of them, in the order of their first report.
    pub encounters: Vec<Encounter>,
    /// Offices of persons, by holder, then time; those that no article with a day attests come last.
    pub posts: Vec<Post>,
}

impl Corpus {
    /// The offices of one person in order of time; those that no article with a day attests come last.
    #[must_use]
    pub fn posts_of(&self, holder: EntityId) -> &[Post] {
        let from = self.posts.partition_point(|post| post.holder < holder);
        let to = self.posts.partition_point(|post| post.holder <= holder);
        self.posts.get(from..to).unwrap_or_default()
    }
}
