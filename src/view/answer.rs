//! The answer to a query as the page draws it: cards, and every facet with its counts.

use super::card::card;
use super::piece::Piece;
use super::results::facets;
use super::{Answer, Card, Copies};
use crate::corpus::{Casts, Corpus};
use crate::query::Found;

/// Draws what was `found` in a corpus.
#[must_use]
pub fn answer(corpus: &Corpus, casts: &Casts, copies: &Copies, found: Found) -> Answer {
    let card = |id| Some(Card { copies: copies.in_short(corpus, id), ..card(corpus, casts, id)? });
    Answer {
        matched: found.matched,
        total: corpus.entries.len() as u32,
        cards: found.articles.into_iter().filter_map(card).collect(),
        facets: facets(found.facets),
        unknown: found.unknown,
        notes: Piece::default(),
    }
}
