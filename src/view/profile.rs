//! One person, body or place across the corpus, and the collection as a whole.

use super::card::title;
use super::piece::{Look, Piece};
use super::{Appearance, Overview, Profile, offices, words};
use crate::article::EntityId;
use crate::corpus::{Casts, Corpus, Skipped};
use crate::query::Facet;
use crate::resolve::Entity;

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
    Some(Profile {
        key: entity.key.clone(),
        kind: entity.kind,
        name: entity.name.clone(),
        forms: forms(entity),
        offices: entity.offices.clone(),
        posts: offices(corpus, id),
        articles,
    })
}

/// All the forms of the name in the whole collection.
fn forms(entity: &Entity) -> Piece {
    let plain = |words: &str| Piece::new(Look::Plain, words);
    let mut parts = vec![Piece::new(Look::Label, "Written as ")];
    for (number, form) in entity.forms.iter().enumerate() {
        parts.extend((number > 0).then(|| plain(", ")));
        let count = format!("×{}", words::number(form.count));
        parts.extend([Piece::new(Look::Quoted, &form.text), plain("\u{a0}"), Piece::new(Look::Quiet, count)]);
    }
    Piece::of(Look::Forms, parts)
}

/// The files left out, with reasons; an empty group where there are none.
fn skipped(corpus: &Corpus) -> Piece {
    if corpus.skipped.is_empty() {
        return Piece::default();
    }
    let file = |skipped: &Skipped| {
        let reason = format!(" {}", words::sentence(&skipped.reason));
        Piece::of(Look::Value, [Piece::new(Look::Path, &skipped.path), Piece::new(Look::Plain, reason)])
    };
    Piece::of(Look::Skipped, corpus.skipped.iter().map(file))
}

/// What the collection holds.
#[must_use]
pub fn overview(corpus: &Corpus) -> Overview {
    let count = |facet: Facet| corpus.entities.iter().filter(|e| Some(e.kind) == facet.kind()).count() as u32;
    Overview {
        title: corpus.title.clone(),
        articles: corpus.entries.len() as u32,
        entities: [Facet::People, Facet::Organisations, Facet::Places].map(count),
        skipped: skipped(corpus),
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
