//! One person, body or place across the corpus, and the collection as a whole.

use super::card::title;
use super::{Appearance, FormCount, Overview, Profile, offices};
use crate::article::EntityId;
use crate::corpus::{Casts, Corpus};
use crate::query::Facet;

/// The profile of entity `id`; `None` if the corpus has none such.
#[must_use]
pub fn profile(corpus: &Corpus, casts: &Casts, id: EntityId) -> Option<Profile> {
    let entity = corpus.entities.get(id.0 as usize)?;
    let mut articles: Vec<Appearance> = Vec::new();
    let mut last = None;
    for member in &entity.members {
        let Some(entry) = corpus.entries.get(member.article.0 as usize) else { continue };
        if last == Some(member.article) {
            continue;
        }
        last = Some(member.article);
        let role = casts.of(member.article).iter().find(|role| role.entity == id);
        articles.push(Appearance {
            article: entry.article.key.clone(),
            title: title(entry),
            mentions: role.map_or(0, |role| role.mentions),
            why: member.why.clone(),
        });
    }
    let forms = entity.forms.iter().map(|form| FormCount { text: form.text.clone(), count: form.count });
    Some(Profile {
        key: entity.key.clone(),
        kind: entity.kind,
        name: entity.name.clone(),
        forms: forms.collect(),
        offices: entity.offices.clone(),
        posts: offices(corpus, id),
        articles,
    })
}

/// What the collection holds.
#[must_use]
pub fn overview(corpus: &Corpus) -> Overview {
    let count = |facet: Facet| corpus.entities.iter().filter(|e| e.kind == facet.kind()).count() as u32;
    Overview {
        title: corpus.title.clone(),
        articles: corpus.entries.len() as u32,
        entities: Facet::ALL.map(count),
        skipped: corpus.skipped.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn a_profile_lists_each_article_once() {
        let corpus = sample::corpus();
        let id = corpus.entities.iter().position(|e| e.name == "Ana Kovač").unwrap();
        let casts = Casts::new(&corpus);
        let profile = profile(&corpus, &casts, EntityId(id as u32)).unwrap();
        let seen: Vec<_> = profile.articles.iter().map(|a| (a.article.as_str(), a.mentions)).collect();
        assert_eq!(seen, [("a-first-txt", 2), ("a-second-txt", 3)]);
        assert!(profile.articles.iter().all(|a| !a.why.is_empty()));
    }

    #[test]
    fn an_overview_counts_each_facet() {
        assert_eq!(overview(&sample::corpus()).entities, [3, 1, 2]);
        assert_eq!(overview(&Corpus::default()), Overview::default());
    }
}
