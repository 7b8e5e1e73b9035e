//! Where reports of offices contradict one another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Post, is_people};
use crate::article::EntityId;
use crate::corpus::Corpus;
use crate::extract::{NameKind, Phase};
use crate::text::fold;

/// Two reports that cannot both be right, or an office that came back to its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conflict {
    /// Another person has the same office of the same country or body at the same time.
    Shared {
        /// Who.
        with: EntityId,
    },
    /// An article has it past, and one of a later day has it held. Numbers in [`Post::reports`].
    Again {
        /// The report that has it past.
        past: u32,
        /// The later one that has it held.
        held: u32,
    },
}

/// Holders of one office that are looked through for others of the same time.
const NEAR: usize = 16;

/// Which country a word for a people stands for: "Kenyan" for Kenya.
pub(super) struct States {
    of: BTreeMap<EntityId, EntityId>,
}

impl States {
    pub(super) fn new(corpus: &Corpus) -> Self {
        let all = || (0..).map(EntityId).zip(&corpus.entities);
        let mut stems: BTreeMap<String, Option<EntityId>> = BTreeMap::new();
        for (id, place) in all().filter(|(_, e)| e.kind == NameKind::Place) {
            let name = fold(&place.name);
            let stem = name.strip_suffix(['a', 'e', 'y', 'o']).unwrap_or(&name).to_owned();
            // Two places of one stem stand for neither.
            stems.entry(stem).and_modify(|known| *known = None).or_insert(Some(id));
        }
        let state = |name: &str| {
            let folded = fold(name);
            let ending = folded.len().saturating_sub(4).max(4);
            let cuts = (ending..=folded.len()).filter(|at| folded.is_char_boundary(*at));
            let mut found = cuts.filter_map(|at| stems.get(&folded[..at]).copied());
            let first = found.next()??;
            found.next().is_none().then_some(first)
        };
        let peoples = all().filter(|(_, e)| is_people(e.kind));
        Self { of: peoples.filter_map(|(id, e)| Some((id, state(&e.name)?))).collect() }
    }

    /// The country, or the body itself.
    pub(super) fn of(&self, body: EntityId) -> EntityId {
        self.of.get(&body).copied().unwrap_or(body)
    }
}

/// Writes into each post what contradicts it.
pub(super) fn mark(corpus: &Corpus, states: &States, posts: &mut [Post]) {
    for post in posts.iter_mut() {
        post.conflicts.extend(again(post));
    }
    for (a, b) in shared(corpus, states, posts) {
        let (one, other) = (posts[a].holder, posts[b].holder);
        posts[a].conflicts.push(Conflict::Shared { with: other });
        posts[b].conflicts.push(Conflict::Shared { with: one });
    }
}

/// A report that has the office past, and the first of a later day that has it held.
fn again(post: &Post) -> Option<Conflict> {
    let numbered = || (0u32..).zip(&post.reports).filter(|(_, r)| r.day.is_some());
    let (past, first) = numbered().find(|(_, r)| r.phase == Phase::Past)?;
    let (held, _) = numbered().find(|(_, r)| r.phase == Phase::Present && r.day > first.day)?;
    Some(Conflict::Again { past, held })
}

/// Pairs of posts of two persons that are one office at one time, in order.
fn shared(corpus: &Corpus, states: &States, posts: &[Post]) -> Vec<(usize, usize)> {
    let mut seats: BTreeMap<(EntityId, String), Vec<usize>> = BTreeMap::new();
    for (number, post) in posts.iter().enumerate() {
        let title = fold(&post.title).replace("defence", "defense");
        if let Some(of) = post.of.filter(|_| is_single(&title) && post.held().is_some()) {
            seats.entry((states.of(of), title)).or_default().push(number);
        }
    }
    let mut out = Vec::new();
    for mut seat in seats.into_values() {
        seat.sort_by_key(|k| (posts[*k].held(), *k));
        for (at, a) in seat.iter().enumerate() {
            let near = seat[at + 1..].iter().take(NEAR);
            out.extend(
                near.filter(|b| overlap(&posts[*a], &posts[**b]) && !maybe_one(corpus, posts, *a, **b))
                    .map(|b| (*a.min(b), *a.max(b))),
            );
        }
    }
    out.sort_unstable();
    out
}

fn overlap(a: &Post, b: &Post) -> bool {
    let both = a.held().zip(b.held());
    both.is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
}

/// Whether two entities may be one person after all: their names share a word.
fn maybe_one(corpus: &Corpus, posts: &[Post], a: usize, b: usize) -> bool {
    let name = |k: usize| {
        corpus.entities.get(posts[k].holder.0 as usize).map_or_else(String::new, |entity| fold(&entity.name))
    };
    let (one, other) = (name(a), name(b));
    posts[a].holder == posts[b].holder
        || one.split([' ', '-']).any(|w| other.split([' ', '-']).any(|o| o == w))
}

/// Whether one person at a time holds an office of these words, where its country or body is named.
fn is_single(title: &str) -> bool {
    let words: Vec<&str> = title.split([' ', '-']).collect();
    let many = [
        "acting", "assistant", "associate", "cabinet", "co", "deputy", "junior", "regional", "senior",
        "state", "under", "vice",
    ];
    if words.iter().take(words.len().saturating_sub(1)).any(|w| many.contains(w)) {
        return title == "secretary of state";
    }
    let heads = [
        "president", "premier", "king", "queen", "emperor", "pope", "chancellor", "monarch", "chief",
        "mayor", "speaker",
    ];
    words.last().is_some_and(|last| heads.contains(last))
        || matches!(
            words.as_slice(),
            ["secretary", "general"]
                | ["chief" | "secretary", "of", ..]
                | [_, "minister"]
                | ["defense" | "foreign" | "treasury" | "home", "secretary"]
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_of_one_person_at_a_time() {
        for title in
            ["president", "prime minister", "secretary of state", "army chief", "chief of army staff"]
        {
            assert!(is_single(title), "{title}");
        }
        for title in
            ["minister", "vice president", "deputy prime minister", "minister of state", "envoy", "general"]
        {
            assert!(!is_single(title), "{title}");
        }
    }
}
