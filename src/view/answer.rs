//! The answer to a query as the page draws it: cards, and every facet with its counts.

use super::card::card;
use super::piece::Piece;
use super::{Answer, Card, Copies, FacetValue, FacetView};
use crate::corpus::{Casts, Corpus};
use crate::query::{Facet, Found, Index};

/// Draws what `index`, that of `corpus`, `found`.
#[must_use]
pub fn answer(corpus: &Corpus, casts: &Casts, copies: &Copies, index: &Index, found: Found) -> Answer {
    let values = |counts: Vec<_>| {
        let values = counts.into_iter().filter_map(|(id, count): (crate::article::EntityId, u32)| {
            let entity = corpus.entities.get(id.0 as usize)?;
            Some(FacetValue {
                key: entity.key.clone(),
                name: entity.name.clone(),
                count,
                total: index.total(id),
            })
        });
        values.collect()
    };
    Answer {
        matched: found.matched,
        total: corpus.entries.len() as u32,
        cards: found
            .articles
            .into_iter()
            .filter_map(|id| Some(Card { copies: copies.in_short(corpus, id), ..card(corpus, casts, id)? }))
            .collect(),
        facets: Facet::ALL
            .into_iter()
            .zip(found.counts)
            .map(|(facet, counts)| FacetView { facet, values: values(counts) })
            .collect(),
        unknown: found.unknown,
        notes: Piece::default(),
    }
}
