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
    /// The steps from tags that leave no name open: a row for each of [`CLOSED`], a lane for each of [`OPENING`].
    closed: [[i32; LANES]; FREE],
    /// What the steps are worth, the best at one.
    worths: [[f32; TAGS]; TAGS],
    /// The same in the order of `closed`, and turned round: a row for each of [`OPENING`], a lane for each of
    /// [`CLOSED`].
    closed_worths: [[f32; LANES]; FREE],
    opening_worths: [[f32; LANES]; FREE],
    /// `powers[n]` is the base to the power of `n`: what a score `n` lower is worth.
    powers: Vec<f32>,
}

const NEVER: i32 = i32::MIN / 4;
/// Scores lower than the best by this much count for nothing.
const RANGE: usize = 1024;

/// How many tags may stand where no name is open.
const FREE: usize = 9;
/// The tags that leave no name open, and those that stand where none is: any of the first may stand before any of the
/// second. All other tags go on with a name.
const CLOSED: [usize; FREE] = [0, 3, 4, 7, 8, 11, 12, 15, 16];
const OPENING: [usize; FREE] = [0, 1, 4, 5, 8, 9, 12, 13, 16];
/// [`FREE`] and some that stay empty: a machine adds four at a time.
const LANES: usize = 12;

/// The two tags that go on with a name, and the two that may stand before them, for each kind of name.
const GOING_ON: [([usize; 2], [usize; 2]); 4] =
    [([2, 3], [1, 2]), ([6, 7], [5, 6]), ([10, 11], [9, 10]), ([14, 15], [13, 14])];

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
            let may = Tag(a as u8).may_precede(Tag(b as u8));
            if may { learnt.get(a * TAGS + b).map_or(0, |score| i32::from(*score)) } else { NEVER }
        };
        let mut chain = Self {
            steps: [[NEVER; TAGS]; TAGS],
            closed: [[NEVER; LANES]; FREE],
            worths: [[0.0; TAGS]; TAGS],
            closed_worths: [[0.0; LANES]; FREE],
            opening_worths: [[0.0; LANES]; FREE],
            powers: vec![1.0; RANGE],
        };
        for (a, row) in chain.steps.iter_mut().enumerate() {
            row.iter_mut().enumerate().for_each(|(b, score)| *score = step(a, b));
        }
        chain.arrange();
        chain.set_base(base);
        chain
    }

    /// The best tags for a stretch, among those that `allowed` has a bit for in each word.
    pub(super) fn best(&self, scores: &[Scores], allowed: impl Fn(usize) -> u32) -> Vec<Tag> {
        let mut back: Vec<[u8; TAGS]> = vec![[0; TAGS]; scores.len()];
        let mut last = [NEVER; TAGS];
        last[0] = 0;
        for (i, (word, back)) in scores.iter().zip(&mut back).enumerate() {
            let mut next = [NEVER; TAGS];
            if is_outside(word) {
                (next[0], back[0]) = self.best_outside(&last);
            } else {
                self.best_before(&last, &mut next, back);
            }
            let allowed = allowed(i);
            let mut best = NEVER;
            for (b, (next, score)) in next.iter_mut().zip(word).enumerate() {
                *next = if allowed >> b & 1 == 1 { (*next + score).max(NEVER) } else { NEVER };
                best = best.max(*next);
            }
            // Only how far they are apart counts: what is kept stays small however long the stretch is.
            last = next.map(|score| (score - best).max(NEVER));
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

    /// For each tag the best score up to it, and the tag before it on that way: the first of equals.
    fn best_before(&self, last: &Scores, next: &mut Scores, back: &mut [u8; TAGS]) {
        let (mut best, mut way) = ([NEVER; LANES], [0i32; LANES]);
        for (row, a) in self.closed.iter().zip(CLOSED) {
            let before = last[a];
            for ((best, way), step) in best.iter_mut().zip(&mut way).zip(row) {
                let score = before + step;
                let better = score > *best;
                *best = if better { score } else { *best };
                *way = if better { a as i32 } else { *way };
            }
        }
        for ((b, best), way) in OPENING.into_iter().zip(best).zip(way) {
            (next[b], back[b]) = (best, way as u8);
        }
        for (tags, [first, inner]) in GOING_ON {
            for b in tags {
                let (by_first, by_inner) =
                    (last[first] + self.steps[first][b], last[inner] + self.steps[inner][b]);
                let better = by_inner > by_first;
                (next[b], back[b]) = if better { (by_inner, inner as u8) } else { (by_first, first as u8) };
            }
        }
    }

    /// The best score up to a word outside any name, and the tag before it.
    fn best_outside(&self, last: &Scores) -> (i32, u8) {
        let mut best = (NEVER, 0);
        for (row, a) in self.closed.iter().zip(CLOSED) {
            let score = last[a] + row[0];
            best = if score > best.0 { (score, a as u8) } else { best };
        }
        best
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
            self.arrange();
        }
    }

    /// Copies the steps into the order in which they are read.
    #[inline(never)]
    fn arrange(&mut self) {
        for (row, a) in self.closed.iter_mut().zip(CLOSED) {
            for (step, b) in row.iter_mut().zip(OPENING) {
                *step = self.steps[a][b];
            }
        }
    }

    /// As [`Chain::new`] sets it.
    pub(super) fn set_base(&mut self, base: f32) {
        for n in 1..RANGE {
            self.powers[n] = self.powers[n - 1] * base;
        }
        let best = self.steps.as_flattened().iter().copied().max().unwrap_or(0);
        for a in 0..TAGS {
            for b in 0..TAGS {
                self.worths[a][b] = self.power(best - self.steps[a][b]);
            }
        }
        for (n, a) in CLOSED.into_iter().enumerate() {
            for (m, b) in OPENING.into_iter().enumerate() {
                (self.closed_worths[n][m], self.opening_worths[m][n]) =
                    (self.worths[a][b], self.worths[a][b]);
            }
        }
    }

    fn power(&self, below: i32) -> f32 {
        usize::try_from(below).ok().and_then(|n| self.powers.get(n)).copied().unwrap_or(0.0)
    }
}

/// Whether a word is certainly outside: [`OUTSIDE`].
fn is_outside(word: &Scores) -> bool {
    word[1] == FAR
}

/// The rows, each times its number, added up lane by lane, in order: the same sum on every machine.
fn lanes(rows: &[[f32; LANES]; FREE], times: [f32; FREE]) -> [f32; LANES] {
    let mut sums = [0.0; LANES];
    for (row, times) in rows.iter().zip(times) {
        for (sum, worth) in sums.iter_mut().zip(row) {
            *sum += times * worth;
        }
    }
    sums
}

/// Forward and backward sums over a stretch, each word's scaled to one.
struct Sums<'c> {
    chain: &'c Chain,
    words: Vec<Word>,
}

/// Those of a word.
#[derive(Clone, Copy)]
struct Word {
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
            Word { worth, forward: [0.0; TAGS], backward: [0.0; TAGS], scale: 1.0 }
        };
        let mut sums = Self { chain, words: scores.iter().map(word).collect() };
        sums.run();
        sums
    }

    fn run(&mut self) {
        let mut last = [0.0; TAGS];
        last[0] = 1.0;
        for word in &mut self.words {
            let mut next = [0.0f32; TAGS];
            let into = lanes(&self.chain.closed_worths, CLOSED.map(|a| last[a]));
            for (into, b) in into.into_iter().zip(OPENING) {
                next[b] = into * word.worth[b];
            }
            for (tags, before) in GOING_ON {
                for b in tags {
                    let into: f32 = before.into_iter().map(|a| last[a] * self.chain.worths[a][b]).sum();
                    next[b] = into * word.worth[b];
                }
            }
            word.scale = next.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            last = next.map(|sum| sum / word.scale);
            word.forward = last;
        }
        let mut behind = [0.0; TAGS];
        for a in CLOSED {
            behind[a] = 1.0;
        }
        for word in self.words.iter_mut().rev() {
            word.backward = behind;
            let worth: [f32; TAGS] = std::array::from_fn(|b| word.worth[b] * behind[b] / word.scale);
            let from = lanes(&self.chain.opening_worths, OPENING.map(|b| worth[b]));
            behind = [0.0; TAGS];
            for (from, a) in from.into_iter().zip(CLOSED) {
                behind[a] = from;
            }
            for (tags, before) in GOING_ON {
                for a in before {
                    behind[a] = tags.into_iter().map(|b| self.chain.worths[a][b] * worth[b]).sum();
                }
            }
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
        for (a, b) in Tag::all().flat_map(|a| Tag::all().map(move |b| (a, b))) {
            let (from, to) = (usize::from(a.0), usize::from(b.0));
            let free = CLOSED.contains(&from) && OPENING.contains(&to);
            let goes_on = GOING_ON.iter().any(|(tags, before)| tags.contains(&to) && before.contains(&from));
            assert_eq!(free || goes_on, a.may_precede(b), "{a:?} {b:?}");
        }
    }

    /// A hundred thousand words: what is kept of them does not grow.
    #[test]
    fn a_long_stretch_is_read() {
        let mut word = [0; TAGS];
        word[usize::from(Tag::new(NameKind::Place, Place::Only).0)] = 30_000;
        let tags = chain().best(&vec![word; 100_000], |_| u32::MAX);
        assert!(tags.iter().all(|tag| *tag == Tag::new(NameKind::Place, Place::Only)));
    }

    #[test]
    fn a_reading_keeps_to_what_is_allowed() {
        let wanted = [(NameKind::Place, Place::Only), (NameKind::Place, Place::Only)];
        let tags = chain().best(&scores(&wanted), |i| if i == 0 { 1 } else { u32::MAX });
        assert_eq!(tags, [Tag::OUTSIDE, Tag::new(NameKind::Place, Place::Only)]);
    }
}
