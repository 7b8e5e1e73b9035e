//! What a search found, drawn as the list of cards draws it.
//!
//! Promise: hits are marked where the words were found, in the headline, in the lines that answer best, and, for the
//! reader who opens the article, in its text; misspelt words are said to be looked for as others.

use super::piece::{Look, Piece};
use super::results::{found, gathered, mentions};
use super::{Answer, Card, CardHits, Copies, Corrected, FoundCard, Results, card};
use crate::corpus::{Casts, Corpus, Entry};
use crate::query::{Outcome, document};
use crate::search::Hits;
use crate::text::Span;

/// Hits that an opened article shows at most: a link to them holds them all.
const MOST_HITS: usize = 60;

/// The answer to the words `typed`, of a collection that has these copies.
#[must_use]
pub fn found_answer(
    corpus: &Corpus,
    casts: &Casts,
    copies: &Copies,
    typed: &str,
    outcome: Outcome,
) -> Answer {
    let drawn = outcome.found.articles.iter().filter_map(|id| {
        let (entry, card) = (corpus.entries.get(id.0 as usize)?, card(corpus, casts, *id)?);
        let card = Card { copies: copies.in_short(corpus, *id), ..card };
        Some(drawn_hits(card, entry, &mentions(casts, *id, entry), &outcome.hits))
    });
    let drawn = drawn.collect();
    drawn_answer(typed, outcome, drawn, corpus.entries.len() as u32)
}

/// An article that was found, and the hits in its text.
pub(crate) type Drawn = (FoundCard, Vec<Span>);

/// An article that was found, given its card and where it speaks of entities.
pub(crate) fn drawn_hits(card: Card, entry: &Entry, mentions: &[(Span, u32)], hits: &Hits) -> Drawn {
    let mut spans = hits.spans(&document(entry, true), mentions);
    spans.truncate(MOST_HITS);
    (found(card, entry, mentions, hits), spans)
}

/// The answer to the words `typed`, of a collection of `total` articles, of which these were found.
pub(crate) fn drawn_answer(typed: &str, outcome: Outcome, drawn: Vec<Drawn>, total: u32) -> Answer {
    let results = gathered(outcome, Vec::new(), total);
    let notes = notes(typed, &results);
    Answer {
        matched: results.matched,
        total,
        cards: drawn.into_iter().map(|(found, spans)| drawn_card(found, spans)).collect(),
        facets: results.facets,
        unknown: results.unknown,
        notes,
    }
}

fn drawn_card(found: FoundCard, spans: Vec<Span>) -> Card {
    let title = match found.title.as_slice() {
        [] => Piece::default(),
        hits => marked(Look::Plain, &found.card.title.text, hits),
    };
    let snippet = match found.marks.as_slice() {
        [] => Piece::default(),
        hits => marked(Look::Snippet, &found.snippet, hits),
    };
    Card { hits: CardHits { title, snippet, spans }, ..found.card }
}

/// Words with the hits in them marked.
fn marked(look: Look, words: &str, hits: &[Span]) -> Piece {
    let (mut parts, mut at) = (Vec::new(), 0);
    let mut add = |look: Look, from: usize, to: usize| {
        if let Some(words) = words.get(from..to).filter(|words| !words.is_empty()) {
            parts.push(Piece::new(look, words));
        }
    };
    for hit in hits {
        let (start, end) = (hit.start().get(), hit.end().get().min(words.len()));
        add(Look::Plain, at, start);
        add(Look::Hit, start.max(at), end);
        at = at.max(end);
    }
    add(Look::Plain, at, words.len());
    Piece::of(look, parts)
}

fn notes(typed: &str, results: &Results) -> Piece {
    let mut notes: Vec<Piece> = results.corrections.iter().map(|c| instead(typed, c)).collect();
    if let Some((at, why)) = &results.trouble {
        let before = typed.get(..at.start().get()).unwrap_or_default().trim_end();
        let place = match before {
            "" => "at the start".to_owned(),
            before => format!("after “{before}”"),
        };
        let words = format!("Searched as plain words: {why}, {place}.");
        notes.push(Piece::new(Look::Paragraph, words));
    }
    match notes.is_empty() {
        true => Piece::default(),
        false => Piece::of(Look::Notes, notes),
    }
}

/// What was looked for instead of a misspelt word.
fn instead(typed: &str, correction: &Corrected) -> Piece {
    let mut parts = vec![Piece::new(Look::Plain, "Showing results for ")];
    for (at, word) in correction.used.iter().enumerate() {
        if at > 0 {
            let last = at + 1 == correction.used.len();
            parts.push(Piece::new(Look::Plain, if last { " and " } else { ", " }));
        }
        parts.push(Piece::new(Look::Hit, word));
    }
    let typed = correction.at.slice(typed);
    parts.push(Piece::new(Look::Plain, format!(": “{typed}” is in no article.")));
    Piece::of(Look::Paragraph, parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::query::{Listing, Search, Searcher};

    fn answer(words: &str) -> Answer {
        let corpus = sample::corpus();
        let casts = Casts::new(&corpus);
        let searcher = Searcher::new(&corpus, &casts);
        let search =
            Search { words: words.to_owned(), limit: 9, listings: Listing::first(9), ..Search::default() };
        found_answer(&corpus, &casts, &Copies::new(&corpus), words, searcher.find(&search))
    }

    #[test]
    fn a_card_shows_where_the_words_stand() {
        let answer = answer("harbour");
        let card = &answer.cards[0];
        assert_eq!((answer.matched, answer.total, card.title.text.as_str()), (1, 3, "Harbour opens"));
        assert_eq!(card.hits.title.texts(Look::Hit), ["Harbour"]);
        assert_eq!(card.hits.snippet.texts(Look::Hit), ["harbour"]);
        let text = &sample::corpus().entries[1].article.text;
        let hits: Vec<_> = card.hits.spans.iter().map(|span| span.slice(text)).collect();
        assert_eq!(hits, ["Harbour", "harbour"]);
        assert_eq!(answer.notes, Piece::default());
        assert!(answer.facets[0].values.iter().any(|v| v.name == "Ana Kovač" && v.count == 1));
    }

    #[test]
    fn what_was_done_with_the_words_is_said() {
        let said = |words: &str| answer(words).notes.texts(Look::Paragraph);
        assert_eq!(said("harbor"), ["Showing results for harbour: “harbor” is in no article."]);
        let plain = said("harbour \"");
        assert!(plain[0].starts_with("Searched as plain words: ") && plain[0].ends_with("after “harbour”."));
    }

    #[test]
    fn pieces_joined_are_the_words() {
        let spans = [Span::new(0, 3), Span::new(2, 5), Span::new(7, 99)];
        let piece = marked(Look::Snippet, "abcdefghé", &spans);
        assert_eq!(piece.texts(Look::Snippet), ["abcdefgh\u{e9}"]);
        assert_eq!(piece.texts(Look::Hit), ["abc", "de", "h\u{e9}"]);
    }
}
