//! The pages of meetings and quotes as plain data: what is asked of them, and what they draw.
//!
//! Promise: every record leads to the very words of its article that tell of it.

use serde::{Deserialize, Serialize};

use super::card::{date, title};
use super::piece::{Look, Piece, To};
use super::words;
use crate::article::{ArticleId, EntityId};
use crate::corpus::{Casts, Corpus, Entry};
use crate::extract::Certainty;
use crate::query::{Facet, Mode};
use crate::text::order::by_words;
use crate::text::{Span, fold};

/// What stands in the place of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Room {
    /// The cards.
    #[default]
    Articles,
    /// Who met whom.
    Meetings,
    /// Who said what.
    Quotes,
    /// How well names are found; it has the whole page.
    Quality,
}

impl Room {
    /// Whether it lists meetings or quotes.
    #[must_use]
    pub const fn has_records(self) -> bool {
        matches!(self, Self::Meetings | Self::Quotes)
    }
}

/// By what records are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// Meetings: the latest first. Quotes: who is quoted most first.
    #[default]
    Usual,
    /// By the first of those who met, or by the speaker.
    Who,
    /// By place.
    Place,
    /// By whether it took place.
    Status,
    /// The most reported first.
    Articles,
}

/// Which records are wanted, of those that the articles found tell of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sieve {
    /// Words that a record must hold, as typed.
    pub find: String,
    /// Which kinds, in the order of [`crate::extract::MeetingStatus`] or [`crate::extract::QuoteKind`]; none means all.
    pub only: [bool; 3],
    /// The order.
    pub by: By,
    /// The order turned round.
    pub back: bool,
}

impl Sieve {
    /// Whether it lets records of this kind through.
    #[must_use]
    pub fn lets(&self, kind: usize) -> bool {
        self.only == [false; 3] || self.only.get(kind) == Some(&true)
    }

    /// Whether it keeps anything back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.only == [false; 3] && self.find.is_empty()
    }
}

/// The records that are looked through: those of the articles that the filters leave, with the people who are ticked
/// among those who met or spoke.
#[derive(Debug)]
pub struct Scope<'a> {
    corpus: &'a Corpus,
    casts: &'a Casts,
    /// In order.
    found: &'a [ArticleId],
    /// By article: whether it is among those found.
    is_found: Vec<bool>,
    people: Vec<EntityId>,
    mode: Mode,
}

impl<'a> Scope<'a> {
    /// The records of the articles `found`, in their order.
    #[must_use]
    pub fn new(
        corpus: &'a Corpus,
        casts: &'a Casts,
        found: &'a [ArticleId],
        people: Vec<EntityId>,
        mode: Mode,
    ) -> Self {
        let mut is_found = vec![false; corpus.entries.len()];
        for id in found {
            if let Some(slot) = is_found.get_mut(id.0 as usize) {
                *slot = true;
            }
        }
        Self { corpus, casts, found, is_found, people, mode }
    }

    pub(super) fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// Whom a cluster of an article means.
    pub(super) fn entity(&self, article: ArticleId, cluster: crate::extract::ClusterId) -> Option<EntityId> {
        self.casts.entity(article, cluster)
    }

    /// The articles found, in order.
    pub(super) fn articles(&self) -> impl Iterator<Item = (ArticleId, &'a Entry)> {
        self.found.iter().filter_map(|id| Some((*id, self.corpus.entries.get(id.0 as usize)?)))
    }

    pub(super) fn has(&self, article: ArticleId) -> bool {
        self.is_found.get(article.0 as usize) == Some(&true)
    }

    /// Whether all who are ticked are among `who`, or one of them where one is enough.
    pub(super) fn wants(&self, who: &[EntityId], mode: Mode) -> bool {
        wants(&self.people, who, mode)
    }

    /// How the ticked people combine.
    pub(super) const fn mode(&self) -> Mode {
        self.mode
    }

    /// The name of an entity.
    pub(super) fn name(&self, id: EntityId) -> Option<&'a str> {
        Some(&self.corpus.entities.get(id.0 as usize)?.name)
    }

    /// An entity as a name that leads to its articles.
    pub(crate) fn named(&self, id: EntityId) -> Option<Piece> {
        let entity = self.corpus.entities.get(id.0 as usize)?;
        let to = match Facet::of(entity.kind) {
            Some(facet) => To::Entity(entity.key.clone(), facet),
            None => To::Nowhere,
        };
        Some(Piece::new(Look::Name, &entity.name).to(to))
    }

    /// The way to some words of an article, with its outlet and day.
    pub(super) fn told(&self, id: ArticleId, passage: Vec<Span>) -> Vec<Piece> {
        let Some(entry) = self.corpus.entries.get(id.0 as usize) else { return Vec::new() };
        told(entry, passage)
    }
}

/// Whether all of `people` are among `who`, or one of them where one is enough; nobody is always there.
pub(crate) fn wants<T: PartialEq>(people: &[T], who: &[T], mode: Mode) -> bool {
    let mut ticked = people.iter().map(|id| who.contains(id));
    people.is_empty() || if mode == Mode::All { ticked.all(|is| is) } else { ticked.any(|is| is) }
}

/// The records of a room: quotes, or else meetings.
#[must_use]
pub fn listed(room: Room, scope: &Scope<'_>, sieve: &Sieve, limit: usize) -> Records {
    match room {
        Room::Quotes => super::quotes(scope, sieve, limit),
        _ => super::meetings(scope, sieve, limit),
    }
}

/// The way to some words of an article, with its outlet and day.
pub(super) fn told(entry: &Entry, passage: Vec<Span>) -> Vec<Piece> {
    let to = To::Passage(entry.article.key.clone(), passage);
    let outlet = entry.article.meta.source.as_ref().map(|source| Piece::new(Look::Outlet, source));
    let day = match date(entry) {
        Some(day) => Piece::new(Look::Day, words::date(&day)),
        None => Piece::new(Look::NoDay, "Date not stated"),
    };
    let meta = Piece::of(Look::Meta, outlet.into_iter().chain([day]));
    vec![Piece::new(Look::Told, title(entry).text).to(to), meta]
}

/// Why something is a record, with the words that say so.
pub(super) fn why(words: Option<String>, why: &str, certainty: Certainty) -> Piece {
    let certainty = words::certainty(certainty.0).to_ascii_lowercase();
    let reason = Piece::new(Look::Paragraph, format!("{} {certainty}", words::sentence(why)));
    let sentence = words.map(|words| Piece::new(Look::Sentence, words));
    let word = Piece::new(Look::WhyWord, "Why");
    Piece::of(Look::Why, [word].into_iter().chain(sentence).chain([reason]))
}

/// The numbers of `keys` in order; those without a key come last either way. Turned round, all others are.
pub(crate) fn ranked(keys: impl Iterator<Item = String>, back: bool) -> Vec<usize> {
    let mut keys: Vec<String> = keys.collect();
    let last = keys.len().saturating_sub(1);
    // Turned round before and after, equals keep their order.
    if back {
        keys.reverse();
    }
    let order = by_words(&keys).into_iter().map(|at| at as usize);
    let (mut known, unknown): (Vec<usize>, Vec<usize>) = order.partition(|at| !keys[*at].is_empty());
    known.extend(unknown);
    if back {
        let known = &mut known;
        let count = keys.iter().filter(|key| !key.is_empty()).count();
        known[..count].reverse();
        known[count..].reverse();
        known.iter_mut().for_each(|at| *at = last - *at);
    }
    known
}

/// Words to look for, folded.
pub(crate) struct Wanted(Vec<String>);

impl Wanted {
    pub(crate) fn new(find: &str) -> Self {
        Self(fold(find).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the words that `add` gives hold all that is looked for.
    pub(crate) fn fits(&self, words: impl FnOnce() -> String) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let words = fold(&words());
        self.0.iter().all(|wanted| words.contains(wanted.as_str()))
    }
}

/// The answer to a question for records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Records {
    /// Of meetings or quotes.
    pub room: Room,
    /// Records that fit.
    pub matched: u32,
    /// Records in the whole collection.
    pub total: u32,
    /// Of each kind, those that would fit if all kinds were wanted.
    pub kinds: [u32; 3],
    /// How many of those that fit are here: the first, as many as were asked for.
    pub shown: u32,
    /// They.
    pub rows: Piece,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lacks_a_key_comes_last_either_way() {
        let order = |back| ranked(["b", "", "a", "b", ""].map(str::to_owned).into_iter(), back);
        assert_eq!(order(false), [2, 0, 3, 1, 4]);
        assert_eq!(order(true), [0, 3, 2, 1, 4]);
    }
}
