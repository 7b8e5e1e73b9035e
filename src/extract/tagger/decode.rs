//! From what the features say of each word to the names of the whole text, and how sure each is.
//!
//! Words that are certainly no part of a name cut the text into stretches. Over each stretch Viterbi's algorithm
//! finds the best sequence of tags, and the forward and backward sums give each name's share among all
//! sequences. All scores are whole numbers and all powers come from one table made by multiplication, so the
//! result is the same on every machine.

use super::tags::{TAGS, Tag, names};
use crate::extract::NameKind;

/// Scores of one word, a number for each tag.
pub(super) type Scores = [i32; TAGS];

/// The scores of a word that is outside any name: nothing else comes near.
pub(super) const OUTSIDE: Scores = {
    let mut scores = [FAR; TAGS];
    scores[0] = 0;
    scores
};
const FAR: i32 = -1_000_000;

/// What is learnt of neighbouring tags, and how scores become shares.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    /// Score of the second tag behind the first; [`NEVER`] where it may not stand.
    steps: [Scores; TAGS],
    /// What the steps are worth, the best at one.
    worths: [[f32; TAGS]; TAGS],
    /// `powers[n]` is the base to the power of `n`: what a score `n` lower is worth.
    powers: Vec<f32>,
}

const NEVER: i32 = i32::MIN / 4;
/// Scores lower than the best by this much count for nothing.
const RANGE: usize = 1024;

/// The tags that may stand before each, ascending: where a name begins, or none is, those that leave none open.
const BEFORE: [&[u8]; TAGS] = {
    const CLOSED: &[u8] = &[0, 3, 4, 7, 8, 11, 12, 15, 16];
    let mut before = [CLOSED; TAGS];
    let open: [&[u8]; 4] = [&[1, 2], &[5, 6], &[9, 10], &[13, 14]];
    let mut kind = 0;
    while kind < open.len() {
        (before[4 * kind + 2], before[4 * kind + 3]) = (open[kind], open[kind]);
        kind += 1;
    }
    before
};

/// A name found in a stretch: words `from..to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: NameKind,
    /// Its share among all ways to read the stretch, in [0, 1].
    pub(super) share: f32,
}

impl Chain {
    /// `learnt[a * TAGS + b]` is the score of tag `b` behind tag `a`; a score lower by one is worth `base` times
    /// as much (`0 < base < 1`).
    pub(super) fn new(learnt: &[i16], base: f32) -> Self {
        let step = |a: usize, b: usize| {
            let may = BEFORE[b].contains(&(a as u8));
            if may { learnt.get(a * TAGS + b).map_or(0, |score| i32::from(*score)) } else { NEVER }
        };
        let steps = std::array::from_fn(|a| std::array::from_fn(|b| step(a, b)));
        let mut chain = Self { steps, worths: [[0.0; TAGS]; TAGS], powers: vec![1.0; RANGE] };
        chain.set_base(base);
        chain
    }

    /// The best tags for a stretch, among those that `allowed` has a bit for in each word.
    pub(super) fn best(&self, scores: &[Scores], allowed: impl Fn(usize) -> u32) -> Vec<Tag> {
        let mut back: Vec<[u8; TAGS]> = vec![[0; TAGS]; scores.len()];
        let mut last = [NEVER; TAGS];
        last[0] = 0;
        for (i, word) in scores.iter().enumerate() {
            let mut next = [NEVER; TAGS];
            let allowed = allowed(i);
            for b in (0..tags_of(word)).filter(|b| allowed >> b & 1 == 1) {
                for &a in BEFORE[b] {
                    let score = last[usize::from(a)].saturating_add(self.steps[usize::from(a)][b]);
                    if score > next[b] {
                        (next[b], back[i][b]) = (score, a);
                    }
                }
                next[b] = next[b].saturating_add(word[b]).max(NEVER);
            }
            last = next;
        }
        let ends = Tag::all().filter(|tag| tag.may_precede(Tag::OUTSIDE));
        // The first of equals, so that the order of tags decides.
        let mut tag = ends.fold(Tag::OUTSIDE, |best, tag| {
            if last[usize::from(tag.0)] > last[usize::from(best.0)] { tag } else { best }
        });
        let mut tags = vec![Tag::OUTSIDE; scores.len()];
        for i in (0..scores.len()).rev() {
            tags[i] = tag;
            tag = Tag(back[i][usize::from(tag.0)]);
        }
        tags
    }

    /// The names of the best reading of a stretch with their shares.
    pub(super) fn names(&self, scores: &[Scores]) -> Vec<Found> {
        let tags = self.best(scores, |_| (1 << TAGS) - 1);
        let found = names(&tags);
        if found.is_empty() {
            return Vec::new();
        }
        let sums = Sums::new(self, scores);
        found
            .into_iter()
            .map(|(from, to, kind)| Found { from, to, kind, share: sums.share(&tags, from, to) })
            .collect()
    }

    /// Changes the score of a step that may be taken; what it is worth stays until [`Chain::set_base`].
    #[cfg(any(test, feature = "cli"))]
    pub(super) fn learn(&mut self, from: Tag, to: Tag, by: i32) {
        if from.may_precede(to) {
            self.steps[usize::from(from.0)][usize::from(to.0)] += by;
        }
    }

    /// As [`Chain::new`] sets it.
    pub(super) fn set_base(&mut self, base: f32) {
        for n in 1..RANGE {
            self.powers[n] = self.powers[n - 1] * base;
        }
        let best = self.steps.as_flattened().iter().copied().max().unwrap_or(0);
        self.worths = self.steps.map(|row| row.map(|score| self.power(best - score)));
    }

    fn power(&self, below: i32) -> f32 {
        usize::try_from(below).ok().and_then(|n| self.powers.get(n)).copied().unwrap_or(0.0)
    }
}

/// The number of tags that a word may have: one for those that are [`OUTSIDE`].
fn tags_of(word: &Scores) -> usize {
    if word[1] == FAR { 1 } else { TAGS }
}

/// Forward and backward sums over a stretch, each word's scaled to one.
struct Sums<'c> {
    chain: &'c Chain,
    words: Vec<Word>,
}

/// Those of a word.
#[derive(Clone, Copy)]
struct Word {
    /// Tags that it may have.
    tags: usize,
    /// Worth of each tag, the best at one.
    worth: [f32; TAGS],
    forward: [f32; TAGS],
    backward: [f32; TAGS],
    /// What the forward sums were divided by.
    scale: f32,
}

impl<'c> Sums<'c> {
    fn new(chain: &'c Chain, scores: &[Scores]) -> Self {
        let word = |scores: &Scores| {
            let best = scores.iter().copied().max().unwrap_or(0);
            let worth = scores.map(|score| chain.power(best - score));
            Word { tags: tags_of(scores), worth, forward: [0.0; TAGS], backward: [0.0; TAGS], scale: 1.0 }
        };
        let mut sums = Self { chain, words: scores.iter().map(word).collect() };
        sums.run();
        sums
    }

    fn run(&mut self) {
        let worths = &self.chain.worths;
        let mut last = [0.0; TAGS];
        last[0] = 1.0;
        for word in &mut self.words {
            let next = &mut word.forward;
            for (b, next) in next.iter_mut().enumerate().take(word.tags) {
                let into: f32 =
                    BEFORE[b].iter().map(|a| last[usize::from(*a)] * worths[usize::from(*a)][b]).sum();
                *next = into * word.worth[b];
            }
            word.scale = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            next.iter_mut().for_each(|sum| *sum /= word.scale);
            last = *next;
        }
        let mut behind = [0.0; TAGS];
        for tag in Tag::all().filter(|tag| tag.may_precede(Tag::OUTSIDE)) {
            behind[usize::from(tag.0)] = 1.0;
        }
        for word in self.words.iter_mut().rev() {
            word.backward = behind;
            let mut next = [0.0f32; TAGS];
            for (b, behind) in behind.iter().enumerate().take(word.tags) {
                let worth = word.worth[b] * behind / word.scale;
                for &a in BEFORE[b] {
                    next[usize::from(a)] += worths[usize::from(a)][b] * worth;
                }
            }
            behind = next;
        }
    }

    /// The share of readings that have these tags on the words `from..to`.
    fn share(&self, tags: &[Tag], from: usize, to: usize) -> f32 {
        let tag = |i: usize| usize::from(tags[i].0);
        let mut worth = self.words[from].forward[tag(from)];
        for i in from + 1..to {
            let word = &self.words[i];
            worth *= self.chain.worths[tag(i - 1)][tag(i)] * word.worth[tag(i)] / word.scale;
        }
        let last = &self.words[to - 1];
        worth *= last.backward[tag(to - 1)];
        let all: f32 = last.forward.iter().zip(&last.backward).map(|(a, b)| a * b).sum();
        (worth / all.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tags::Place;
    use super::*;

    fn chain() -> Chain {
        Chain::new(&[0; TAGS * TAGS], 0.5)
    }

    fn scores(wanted: &[(NameKind, Place)]) -> Vec<Scores> {
        let mut scores = vec![[0; TAGS]; wanted.len()];
        for (word, (kind, place)) in scores.iter_mut().zip(wanted) {
            word[usize::from(Tag::new(*kind, *place).0)] = 4;
        }
        scores
    }

    #[test]
    fn the_best_reading_is_a_name() {
        let wanted = [(NameKind::Person, Place::First), (NameKind::Person, Place::Last)];
        let found = chain().names(&scores(&wanted));
        assert_eq!((found[0].from, found[0].to, found[0].kind), (0, 2, NameKind::Person));
        assert!(found[0].share > 0.5, "{}", found[0].share);
    }

    #[test]
    fn shares_of_all_readings_are_one() {
        // One word: outside, or the only word of a name of four kinds, all of equal worth.
        let found = chain().names(&[[0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]]);
        // Each of the four is worth twice as much as "outside".
        assert!((found[0].share - 2.0 / 9.0).abs() < 1e-6, "{}", found[0].share);
    }

    #[test]
    fn tags_stand_before_one_another_as_they_may() {
        for (b, before) in Tag::all().zip(BEFORE) {
            let may: Vec<u8> = Tag::all().filter(|a| a.may_precede(b)).map(|a| a.0).collect();
            assert_eq!(before, may, "{b:?}");
        }
    }

    #[test]
    fn a_reading_keeps_to_what_is_allowed() {
        let wanted = [(NameKind::Place, Place::Only), (NameKind::Place, Place::Only)];
        let tags = chain().best(&scores(&wanted), |i| if i == 0 { 1 } else { u32::MAX });
        assert_eq!(tags, [Tag::OUTSIDE, Tag::new(NameKind::Place, Place::Only)]);
    }
}
