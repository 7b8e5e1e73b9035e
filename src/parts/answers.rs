//! What the shelf answers, from the parts that there are. Where something is missing it is noted, and the answer is none.

use serde::de::DeserializeOwned;

use crate::article::{ArticleKey, EntityKey};
use crate::engine::Response;
use crate::finder::Reply;
use crate::query::{Choice, Outcome, Query, Search};
use crate::view::piece::Piece;
use crate::view::{self, Answer, Card, Drawn, FoundCard, Profile, Reader};

use super::format::{Kind, unpacked};
use super::shelf::Shelf;
use super::text::{Alone, Text};
use super::write::{CARDS, TEXTS};

impl Shelf {
    /// The cards of these articles, by number, in order; those that are not there are noted.
    fn cards(&self, articles: &[u32]) -> Option<Vec<Card>> {
        let cards: Vec<Option<Card>> =
            articles.iter().map(|article| self.one(Kind::Cards, *article, CARDS)).collect();
        cards.into_iter().collect()
    }

    /// What stands for an article in parts of `per` articles.
    fn one<T: DeserializeOwned>(&self, kind: Kind, article: u32, per: u32) -> Option<T> {
        let part: Vec<&serde_bytes::Bytes> = self.part(kind, article / per)?;
        unpacked(part.get((article % per) as usize)?)
    }

    pub(super) fn query(&self, query: &Query) -> Option<Answer> {
        if !(self.has_order(query.sort) & self.has_facets()) {
            return None;
        }
        let found = self.searcher.index.find(query);
        let articles: Vec<u32> = found.articles.iter().map(|id| id.0).collect();
        Some(Answer {
            matched: found.matched,
            total: self.articles(),
            facets: view::facets(found.facets),
            unknown: found.unknown,
            cards: self.cards(&articles)?,
            notes: Piece::default(),
        })
    }

    /// What stands for a key, in parts of keys of this kind; nothing inside where none does.
    pub(super) fn keyed(&self, kind: Kind, key: &str) -> Option<Option<u32>> {
        let firsts = &self.map(1)?.keys[usize::from(kind == Kind::Names)];
        let after = firsts.partition_point(|first| first.as_str() <= key) as u32;
        let Some(number) = after.checked_sub(1) else { return Some(None) };
        let keys: Vec<(String, u32)> = self.part(kind, number)?;
        Some(keys.into_iter().find(|(known, _)| known == key).map(|(_, number)| number))
    }

    /// The number of an entity; nothing inside where there is none such.
    pub(super) fn entity(&self, key: &EntityKey) -> Option<Option<u32>> {
        let mut first = 0;
        for values in self.searcher.index.values.iter().take(3) {
            if let Some(number) = values.number(key) {
                return Some(Some(first + number));
            }
            first += values.len();
        }
        self.keyed(Kind::Names, key.as_str())
    }

    /// An article by its number.
    pub(super) fn alone(&self, article: u32) -> Option<Alone> {
        self.one::<Text>(Kind::Texts, article, TEXTS)?.alone()
    }

    pub(super) fn search(&self, search: &Search) -> Option<Reply> {
        let (outcome, drawn) = self.found(search)?;
        let alone = |found: FoundCard| {
            let card = Card { copies: Piece::default(), ..found.card };
            FoundCard { card, ..found }
        };
        let found = drawn.into_iter().map(|(found, _)| alone(found)).collect();
        Some(Reply::Results(Box::new(view::gathered(outcome, found, self.articles()))))
    }

    /// What a search finds as the page lists it.
    pub(super) fn listed(&self, search: &Search) -> Option<Response> {
        let (outcome, drawn) = self.found(search)?;
        Some(Response::Answer(view::drawn_answer(&search.words, outcome, drawn, self.articles())))
    }

    /// The articles found, each with its hits in the text.
    fn found(&self, search: &Search) -> Option<(Outcome, Vec<Drawn>)> {
        // Where the texts lie is needed in any case: it comes with the words.
        self.map(0);
        let outcome = self.outcome(search)?;
        let articles: Vec<u32> = outcome.found.articles.iter().map(|id| id.0).collect();
        let cards = self.cards(&articles);
        let texts: Vec<Option<Alone>> = articles.iter().map(|article| self.alone(*article)).collect();
        let mut drawn = Vec::new();
        for (card, text) in cards?.into_iter().zip(texts) {
            let text = text?;
            drawn.push(view::drawn_hits(card, text.entry()?, &text.mentions(), &outcome.hits));
        }
        Some((outcome, drawn))
    }

    /// Which articles a search finds, with the counts that are there.
    pub(super) fn outcome(&self, search: &Search) -> Option<Outcome> {
        let outcome = self.searcher.find(search);
        let is_chosen = search.choices.iter().any(|choice| *choice != Choice::default());
        let has_order = self.has_order(search.sort.unwrap_or_default());
        let is_short = self.searcher.text.is_short() || !has_order || (is_chosen && !self.has_facets());
        (!is_short).then_some(outcome)
    }

    pub(super) fn hits(&self, key: &ArticleKey, words: &str, typing: bool) -> Option<Reply> {
        let hits = self.searcher.hits(words, typing);
        let Some(article) = self.keyed(Kind::Keys, key.as_str())? else {
            return Some(Reply::Gone(key.clone()));
        };
        let text = self.alone(article)?;
        Some(Reply::Hits(view::hits_in(text.entry()?, &text.mentions(), &hits)))
    }

    pub(super) fn article(&self, key: &ArticleKey) -> Option<Response> {
        let Some(article) = self.keyed(Kind::Keys, key.as_str())? else {
            return Some(crate::engine::gone("article", key.as_str()));
        };
        let reader: Reader = self.alone(article)?.reader()?;
        Some(Response::Opened(Box::new(reader)))
    }

    pub(super) fn profile(&self, key: &EntityKey) -> Option<Response> {
        let Some(entity) = self.keyed(Kind::Names, key.as_str())? else {
            return Some(crate::engine::gone("person, organisation or place", key.as_str()));
        };
        let firsts = &self.map(1)?.profiles;
        let part = firsts.partition_point(|first| *first <= entity).checked_sub(1)?;
        let profiles: Vec<&serde_bytes::Bytes> = self.part(Kind::Profiles, part as u32)?;
        let profile: Profile = unpacked::<Option<Profile>>(profiles.get((entity - firsts[part]) as usize)?)??;
        Some(Response::Profile(Box::new(profile)))
    }
}
