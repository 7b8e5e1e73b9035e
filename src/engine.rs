//! The one front door: a page, a worker or a test talks to a corpus through [`Engine::handle`] alone.

use serde::{Deserialize, Serialize};

use crate::article::{ArticleKey, EntityKey};
use crate::query::Query;
use crate::view::{Answer, Overview, Profile, Reader};

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Take this bundle (unpacked bytes) as the corpus.
    Load(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Which cards, which counts.
    Query(Query),
    /// One article, marked.
    Open(ArticleKey),
    /// One person, body or place.
    Profile(EntityKey),
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// A corpus is loaded.
    Loaded(Overview),
    /// Cards and counts.
    Answer(Answer),
    /// The article.
    Opened(Box<Reader>),
    /// The entity.
    Profile(Box<Profile>),
    /// The corpus has no such article or entity: an old or mistyped link.
    Gone(String),
    /// It could not be done; the words say what was found and what to do.
    Failed(String),
}
