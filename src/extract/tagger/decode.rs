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

/// What is learnt of neighbouring tags, and how scores become shares.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    /// Score of tag `b` behind tag `a`, at `a * TAGS + b`; [`NEVER`] where it may not stand.
    steps: Vec<i32>,
    /// Which tags may stand before each, and behind it.
    before: Vec<Vec<u8>>,
    /// `powers[n]` is the base to the power of `n`: what a score `n` lower is worth.
    powers: Vec<f32>,
}

const NEVER: i32 = i32::MIN / 4;
/// Scores lower than the best by this much count for nothing.
const RANGE: usize = 1024;

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
        let pairs = || Tag::all().flat_map(|a| Tag::all().map(move |b| (a, b)));
        let steps = pairs()
            .zip(learnt)
            .map(|((a, b), score)| if a.may_precede(b) { i32::from(*score) } else { NEVER })
            .collect();
        let before =
            Tag::all().map(|b| Tag::all().filter(|a| a.may_precede(b)).map(|a| a.0).collect()).collect();
        let mut powers = vec![1.0f32; RANGE];
        for n in 1..RANGE {
            powers[n] = powers[n - 1] * base;
        }
        Self { steps, before, powers }
    }

    /// The best tags for a stretch, among those that `allowed` has a bit for in each word.
    pub(super) fn best(&self, scores: &[Scores], allowed: impl Fn(usize) -> u32) -> Vec<Tag> {
        let mut back: Vec<[u8; TAGS]> = vec![[0; TAGS]; scores.len()];
        let mut last = [NEVER; TAGS];
        last[0] = 0;
        for (i, word) in scores.iter().enumerate() {
            let mut next = [NEVER; TAGS];
            let allowed = allowed(i);
            for b in (0..TAGS).filter(|b| allowed >> b & 1 == 1) {
                for &a in &self.before[b] {
                    let score = last[usize::from(a)].saturating_add(self.steps[usize::from(a) * TAGS + b]);
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

    /// Changes the score of a step that may be taken.
    #[cfg(any(test, feature = "cli"))]
    pub(super) fn learn(&mut self, from: Tag, to: Tag, by: i32) {
        if from.may_precede(to) {
            self.steps[usize::from(from.0) * TAGS + usize::from(to.0)] += by;
        }
    }

    /// As [`Chain::new`] sets it.
    #[cfg(any(test, feature = "cli"))]
    pub(super) fn set_base(&mut self, base: f32) {
        for n in 1..RANGE {
            self.powers[n] = self.powers[n - 1] * base;
        }
    }

    fn power(&self, below: i32) -> f32 {
        usize::try_from(below).ok().and_then(|n| self.powers.get(n)).copied().unwrap_or(0.0)
    }
}

/// Forward and backward sums over a stretch, each word's scaled to one.
struct Sums {
    /// Worth of each tag of each word, the best at one.
    words: Vec<[f32; TAGS]>,
    /// Worth of each step, the best at one.
    steps: Vec<f32>,
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
    /// What each forward sum was divided by.
    scales: Vec<f32>,
}

impl Sums {
    fn new(chain: &Chain, scores: &[Scores]) -> Self {
        let best = chain.steps.iter().copied().max().unwrap_or(0);
        let steps: Vec<f32> = chain.steps.iter().map(|score| chain.power(best - score)).collect();
        let words: Vec<[f32; TAGS]> = scores
            .iter()
            .map(|word| {
                let best = word.iter().copied().max().unwrap_or(0);
                word.map(|score| chain.power(best - score))
            })
            .collect();
        let mut sums = Self { words, steps, forward: Vec::new(), backward: Vec::new(), scales: Vec::new() };
        sums.run(chain);
        sums
    }

    fn run(&mut self, chain: &Chain) {
        let mut last = [0.0; TAGS];
        last[0] = 1.0;
        for word in &self.words {
            let mut next = [0.0f32; TAGS];
            for b in 0..TAGS {
                let into: f32 = chain.before[b]
                    .iter()
                    .map(|a| last[usize::from(*a)] * self.steps[usize::from(*a) * TAGS + b])
                    .sum();
                next[b] = into * word[b];
            }
            let scale: f32 = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            next.iter_mut().for_each(|sum| *sum /= scale);
            self.scales.push(scale);
            self.forward.push(next);
            last = next;
        }
        let mut behind = [0.0; TAGS];
        for tag in Tag::all().filter(|tag| tag.may_precede(Tag::OUTSIDE)) {
            behind[usize::from(tag.0)] = 1.0;
        }
        for i in (0..self.words.len()).rev() {
            self.backward.push(behind);
            let mut next = [0.0f32; TAGS];
            for (b, behind) in behind.iter().enumerate() {
                let worth = self.words[i][b] * behind / self.scales[i];
                for &a in &chain.before[b] {
                    next[usize::from(a)] += self.steps[usize::from(a) * TAGS + b] * worth;
                }
            }
            behind = next;
        }
        self.backward.reverse();
    }

    /// The share of readings that have these tags on the words `from..to`.
    fn share(&self, tags: &[Tag], from: usize, to: usize) -> f32 {
        let tag = |i: usize| usize::from(tags[i].0);
        let mut worth = self.forward[from][tag(from)];
        for i in from + 1..to {
            worth *= self.steps[tag(i - 1) * TAGS + tag(i)] * self.words[i][tag(i)] / self.scales[i];
        }
        worth *= self.backward[to - 1][tag(to - 1)];
        let all: f32 = self.forward[to - 1].iter().zip(&self.backward[to - 1]).map(|(a, b)| a * b).sum();
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
    fn a_reading_keeps_to_what_is_allowed() {
        let wanted = [(NameKind::Place, Place::Only), (NameKind::Place, Place::Only)];
        let tags = chain().best(&scores(&wanted), |i| if i == 0 { 1 } else { u32::MAX });
        assert_eq!(tags, [Tag::OUTSIDE, Tag::new(NameKind::Place, Place::Only)]);
    }
}
