//! One person, many names: entries that span the articles of a corpus.
//!
//! Promise: a join is made only where nothing speaks against it, and says why; where two people could be
//! meant, neither is. The result does not depend on the order of the articles.

mod bare;
mod camps;
mod entity;
mod evidence;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod laws;
mod node;
mod offices;
mod persons;
#[cfg(test)]
mod tables;
mod things;
mod trades;

pub(crate) use crate::text::fold;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, EntityKey};
use crate::corpus::Entry;
use crate::extract::{Certainty, ClusterId, NameKind};

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
    /// How sure that is: 1000 where there was nothing to decide.
    pub certainty: Certainty,
}

/// One person, body or place under all its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its name in addresses, unique in the corpus.
    pub key: EntityKey,
    /// What it is.
    pub kind: NameKind,
    /// The fullest name; of a place, the usual one that is written out.
    pub name: String,
    /// All forms, commonest first, then by text.
    pub forms: Vec<Form>,
    /// Offices and titles as printed, in order of article and place, no repeats.
    pub offices: Vec<String>,
    /// Its clusters, by article, then cluster.
    pub members: Vec<Member>,
}

/// Who is who across the articles `entries`: every cluster is in exactly one entity. Entities stand in the order
/// of their kinds, then names, and are the same, apart from article numbers, in whatever order the articles come.
#[must_use]
pub fn resolve(entries: &[Entry]) -> Vec<Entity> {
    let nodes = node::nodes(entries);
    let of_kind = |kind| (0..nodes.len()).filter(|at| nodes[*at].found.kind == kind).collect::<Vec<_>>();
    let mut groups = persons::join(&nodes, &of_kind(NameKind::Person));
    for kind in [NameKind::Organisation, NameKind::Place, NameKind::Misc] {
        groups.extend(things::join(&nodes, &of_kind(kind)));
    }
    entity::entities(&nodes, groups)
}
