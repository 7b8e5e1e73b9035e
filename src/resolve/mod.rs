//! One person, many names: entries that span the articles of a corpus.

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, EntityKey};
use crate::extract::{ClusterId, NameKind};

/// A form of a name and how often the corpus uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// As printed.
    pub text: String,
    /// Mentions in all articles.
    pub count: u32,
}

/// One article's part in an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Which article.
    pub article: ArticleId,
    /// Which of its clusters. An article may give an entity more than one.
    pub cluster: ClusterId,
    /// Why this article's cluster was joined with the rest: one plain sentence without its full stop.
    pub why: String,
}

/// One person, body or place under all its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its name in addresses, unique in the corpus.
    pub key: EntityKey,
    /// What it is.
    pub kind: NameKind,
    /// The fullest name.
    pub name: String,
    /// All forms, commonest first, then by text.
    pub forms: Vec<Form>,
    /// Offices and titles as printed, in order of article and place, no repeats.
    pub offices: Vec<String>,
    /// Its clusters, by article, then cluster.
    pub members: Vec<Member>,
}
