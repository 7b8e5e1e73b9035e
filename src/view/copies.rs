//! Which articles share their text with which, from either side.
//!
//! Promise: what is shown of an article are all its near copies, those that share most first, then in the order of the
//! articles; every way leads to the shared words.

use super::piece::{Look, Piece, To};
use super::records::told;
use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::text::Span;
use crate::text::order::{pair, sort_by_key};

/// The near copies of a corpus, by article.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// An article and the place of a pair in [`Corpus::copies`], in order.
    of: Vec<(ArticleId, u32)>,
}

/// Another article, and the words shared here and there.
struct Copy {
    other: ArticleId,
    /// In thousandths of the shorter article's words.
    share: u16,
    here: Vec<Span>,
    there: Vec<Span>,
}

impl Copies {
    /// Reads `corpus` once.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let pairs = (0..).zip(&corpus.copies);
        let mut of: Vec<_> = pairs.flat_map(|(at, copy)| [(copy.first, at), (copy.second, at)]).collect();
        sort_by_key(&mut of, |(id, at)| pair(id.0 as usize, *at as usize));
        Self { of }
    }

    fn of(&self, corpus: &Corpus, id: ArticleId) -> Vec<Copy> {
        let from = self.of.partition_point(|(known, _)| *known < id);
        let own = self.of[from..].iter().take_while(|(known, _)| *known == id);
        let mut copies: Vec<Copy> = Vec::new();
        for pair in own.filter_map(|(_, at)| corpus.copies.get(*at as usize)) {
            let is_first = pair.first == id;
            let sides = pair
                .passages
                .iter()
                .map(|p| if is_first { (p.first, p.second) } else { (p.second, p.first) });
            let (here, there) = sides.unzip();
            let other = if is_first { pair.second } else { pair.first };
            let place = copies.iter().position(|copy| copy.share < pair.share).unwrap_or(copies.len());
            copies.insert(place, Copy { other, share: pair.share, here, there });
        }
        copies
    }

    /// What a card says: the article with which it shares most, and how many more there are.
    #[must_use]
    pub fn in_short(&self, corpus: &Corpus, id: ArticleId) -> Piece {
        let copies = self.of(corpus, id);
        let more = copies.len().saturating_sub(1);
        let mut line = Piece::default();
        if let Some(Copy { other, there, .. }) = copies.into_iter().next() {
            line.look = Look::Copies;
            line = line.and(Piece::new(Look::Plain, "Shares its text with "));
            line.parts.extend(link(corpus, other, there));
        }
        if more > 0 {
            line = line.and(Piece::new(Look::Plain, format!(" and {more} more")));
        }
        line
    }

    /// What the opened article says: each that shares its text, with the way to the shared words in both.
    #[must_use]
    pub fn in_full(&self, corpus: &Corpus, id: ArticleId) -> Piece {
        let line = |Copy { other, share, here, there }| {
            let this = corpus.entries.get(id.0 as usize)?;
            let to = To::Passage(this.article.key.clone(), here);
            let mut line = Piece::new(Look::Paragraph, "Shares its text with ");
            line.parts.extend(link(corpus, other, there));
            let percent = (u32::from(share) + 5) / 10;
            let how = Piece::new(Look::Plain, format!(": {percent} % of the shorter article’s words. "));
            Some(line.and(how).and(Piece::new(Look::Told, "Show them here").to(to)))
        };
        let lines: Vec<Piece> = self.of(corpus, id).into_iter().filter_map(line).collect();
        if lines.is_empty() { Piece::default() } else { Piece::of(Look::Copies, lines) }
    }
}

/// The headline of the other article, which leads to the shared words there.
fn link(corpus: &Corpus, other: ArticleId, there: Vec<Span>) -> Option<Piece> {
    told(corpus.entries.get(other.0 as usize)?, there).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{NearCopy, Passage, sample};

    fn corpus() -> Corpus {
        let mut corpus = sample::corpus();
        let passage = |first: (usize, usize), second: (usize, usize)| Passage {
            first: Span::new(first.0, first.1),
            second: Span::new(second.0, second.1),
        };
        let copy = |first, second, share, passages: &[Passage]| NearCopy {
            first: ArticleId(first),
            second: ArticleId(second),
            share,
            passages: passages.to_vec(),
        };
        corpus.copies = vec![
            copy(0, 1, 400, &[passage((0, 5), (3, 8))]),
            copy(0, 2, 806, &[passage((0, 5), (1, 6)), passage((9, 12), (20, 23))]),
        ];
        corpus
    }

    #[test]
    fn both_sides_know_of_a_copy_and_lead_to_its_words() {
        let corpus = corpus();
        let copies = Copies::new(&corpus);
        let line = |id| copies.in_short(&corpus, ArticleId(id)).words();
        assert_eq!(line(0), "Shares its text with Élan in Bern and 1 more");
        assert_eq!(line(1), "Shares its text with first.txt");
        let full = copies.in_full(&corpus, ArticleId(2));
        assert_eq!(
            full.words(),
            "Shares its text with first.txt: 81 % of the shorter article’s words. Show them here"
        );
        let way = |part: &Piece| match &part.to {
            To::Passage(article, passage) => Some((article.to_string(), passage.clone())),
            _ => None,
        };
        let ways: Vec<_> = full.parts[0].parts.iter().filter_map(way).collect();
        let there = vec![Span::new(0, 5), Span::new(9, 12)];
        let here = vec![Span::new(1, 6), Span::new(20, 23)];
        assert_eq!(ways, [("a-first-txt".to_owned(), there), ("b-txt".to_owned(), here)]);
    }

    #[test]
    fn an_article_of_its_own_says_nothing() {
        let copies = Copies::new(&sample::corpus());
        assert_eq!(copies.in_short(&sample::corpus(), ArticleId(0)), Piece::default());
        assert_eq!(copies.in_full(&sample::corpus(), ArticleId(0)), Piece::default());
    }
}
