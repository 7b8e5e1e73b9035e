//! One person, many names: entries that span the articles of a corpus.

mod fold;

pub(crate) use fold::fold;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, EntityKey};
use crate::corpus::Entry;
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

/// The entities of a corpus whose articles are `entries`, by kind and name.
#[must_use]
pub fn resolve(entries: &[Entry]) -> Vec<Entity> {
    let mut groups: BTreeMap<(NameKind, String), Vec<Member>> = BTreeMap::new();
    for (article, entry) in (0..).map(ArticleId).zip(entries) {
        for (cluster, found) in (0..).map(ClusterId).zip(&entry.analysis.clusters) {
            let why = "Same full name".to_owned();
            groups.entry((found.kind, fold(&found.name))).or_default().push(Member { article, cluster, why });
        }
    }
    let mut used = BTreeMap::new();
    let entities = groups.into_iter().map(|((kind, _), members)| {
        let first = &entries[members[0].article.0 as usize].analysis.clusters[members[0].cluster.0 as usize];
        let name = first.name.clone();
        let key = EntityKey::new(&name);
        let n = used.entry(key.clone()).and_modify(|n| *n += 1).or_insert(1u32);
        let key = if *n == 1 { key } else { EntityKey::new(&format!("{name} {n}")) };
        let forms = vec![Form { text: name.clone(), count: members.len() as u32 }];
        Entity { key, kind, name, forms, offices: first.offices.clone(), members }
    });
    entities.collect()
}
