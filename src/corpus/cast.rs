//! Who plays in which article: the corpus's memberships turned around, once, at load.
//!
//! Promise: one [`Role`] for each entity of an article, however many clusters it has there; built in time
//! linear in the corpus, whatever numbers it holds.

use super::Corpus;
use crate::article::{ArticleId, EntityId};
use crate::extract::ClusterId;
use crate::text::order::{pair, sort_by_key};

/// One entity in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Who.
    pub entity: EntityId,
    /// Mentions there: names, roles and pronouns.
    pub mentions: u32,
}

/// The cast of every article of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Casts {
    /// By article, then cluster.
    entities: Vec<Vec<Option<EntityId>>>,
    /// By article; most mentioned first, then by first mention.
    roles: Vec<Vec<Role>>,
}

impl Casts {
    /// Reads `corpus` once. Numbers that point at nothing are passed over.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut entities: Vec<Vec<Option<EntityId>>> =
            corpus.entries.iter().map(|e| vec![None; e.analysis.clusters.len()]).collect();
        for (id, entity) in (0..).map(EntityId).zip(&corpus.entities) {
            for member in &entity.members {
                let article = entities.get_mut(member.article.0 as usize);
                if let Some(slot) = article.and_then(|clusters| clusters.get_mut(member.cluster.0 as usize)) {
                    *slot = Some(id);
                }
            }
        }
        let roles = corpus.entries.iter().zip(&entities).map(|(entry, of)| {
            let mentioned = entry.analysis.mentions.iter().map(|m| m.cluster.0 as usize);
            roles(of, mentioned)
        });
        Self { roles: roles.collect(), entities }
    }

    /// Whom a cluster of an article means.
    #[must_use]
    pub fn entity(&self, article: ArticleId, cluster: ClusterId) -> Option<EntityId> {
        *self.entities.get(article.0 as usize)?.get(cluster.0 as usize)?
    }

    /// Who plays in `article`: most mentioned first, then by first mention.
    #[must_use]
    pub fn of(&self, article: ArticleId) -> &[Role] {
        self.roles.get(article.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// The roles of one article, given whom its clusters mean and the clusters of its mentions in order.
fn roles(entities: &[Option<EntityId>], mentioned: impl Iterator<Item = usize>) -> Vec<Role> {
    let mut counts = vec![(0u32, u32::MAX); entities.len()];
    for (place, cluster) in (0..).zip(mentioned) {
        if let Some((count, first)) = counts.get_mut(cluster) {
            *count += 1;
            *first = (*first).min(place);
        }
    }
    let mut found: Vec<(EntityId, u32, u32)> =
        entities.iter().zip(counts).filter_map(|(id, (count, first))| Some(((*id)?, count, first))).collect();
    sort_by_key(&mut found, |(id, ..)| u64::from(id.0));
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            *kept = (kept.0, kept.1 + next.1, kept.2.min(next.2));
        }
        same
    });
    sort_by_key(&mut found, |(_, count, first)| pair((u32::MAX - count) as usize, *first as usize));
    found.into_iter().map(|(entity, mentions, _)| Role { entity, mentions }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::extract::NameKind::{Person, Place};

    #[test]
    fn an_entity_with_two_clusters_has_one_role() {
        let lines = "[0:Oslo] and [1:Ivo Lang], then [1p:he] and [2:Lang] again; [0:Oslo]. [3:Rhea] too.";
        let who = [
            (Place, "Oslo", &[][..]),
            (Person, "Ivo Lang", &[]),
            (Person, "Ivo Lang", &[]),
            (Person, "Rhea", &[]),
        ];
        let corpus = sample::of(vec![sample::entry("a", None, lines, &who)]);
        let casts = Casts::new(&corpus);
        let named: Vec<_> = casts
            .of(ArticleId(0))
            .iter()
            .map(|r| (corpus.entities[r.entity.0 as usize].name.as_str(), r.mentions))
            .collect();
        assert_eq!(named, [("Ivo Lang", 3), ("Oslo", 2), ("Rhea", 1)]);
        assert_eq!(casts.of(ArticleId(9)), []);
        assert_eq!(casts.entity(ArticleId(0), ClusterId(4)), None);
        assert_eq!(casts.entity(ArticleId(0), ClusterId(1)), casts.entity(ArticleId(0), ClusterId(2)));
    }
}
