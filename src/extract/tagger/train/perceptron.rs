//! The averaged structured perceptron (Collins, 2002) over stretches of words, with features hidden by chance.
//!
//! Where marks leave a choice (a source that marks no `MISC`), the best reading that they allow is the goal.

use std::panic::resume_unwind;

use super::super::decode::{Chain, Scores};
use super::super::features::GROUPS;
use super::super::hash::FEATURE_BITS;
use super::super::tags::{TAGS, Tag};
use super::super::weights::Row;
use super::Design;
use super::examples::{Example, Word};
use super::rng::Rng;

const SEED: u64 = 20_03;
/// Features seen less often are not learnt.
const LEAST: u32 = 3;
/// Features kept after the first fit: those with the largest weights. The second fit learns with these alone, and
/// makes up for most of what the others knew.
const KEPT: usize = 140_000;
/// Averaged weights below this part of the unit are dropped.
const DEAD_ZONE: f64 = 0.8;
/// A group's chance of being hidden from a word, in thousandths, in the order of the groups.
const HIDING: [u16; GROUPS] = [500, 200, 0, 100, 0, 0, 200];

/// What was learnt.
pub(super) struct Learnt {
    /// Features ascending by hash.
    pub(super) features: Vec<(u32, Row)>,
    /// Steps from tag to tag.
    pub(super) steps: Vec<i16>,
}

/// Learns from the examples with these numbers: once to see which features matter, then some times with these.
pub(super) fn fit(examples: &[Example], numbers: &[usize], design: Design) -> Learnt {
    let first = Design { passes: design.passes.div_ceil(2), ..design };
    let kept = pass_over(Learner::new(seen(examples, numbers)), examples, numbers, first, 0).weightiest();
    let runs: Vec<Learner> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..u64::from(design.runs))
            .map(|run| {
                let learner = Learner::new(kept.clone());
                scope.spawn(move || pass_over(learner, examples, numbers, design, run))
            })
            .collect();
        runs.into_iter().map(|run| run.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    learnt(&runs, f64::from(design.unit))
}

fn pass_over(
    mut learner: Learner,
    examples: &[Example],
    numbers: &[usize],
    design: Design,
    run: u64,
) -> Learner {
    let mut rng = Rng::new(SEED + run);
    let mut order = numbers.to_vec();
    for _ in 0..design.passes {
        rng.shuffle(&mut order);
        for number in &order {
            let example = &examples[*number];
            let times = example.weight / 1000 + u16::from(rng.chance(example.weight % 1000));
            for _ in 0..times {
                for stretch in &example.stretches {
                    learner.read(stretch, design, &mut rng);
                }
            }
        }
    }
    learner
}

/// Which features are seen often enough to be learnt.
fn seen(examples: &[Example], numbers: &[usize]) -> Vec<bool> {
    let mut times = vec![0u32; 1 << FEATURE_BITS];
    let words = numbers.iter().flat_map(|n| examples[*n].stretches.iter().flatten());
    for feature in words.flat_map(|word| &word.features) {
        times[*feature as usize] += 1;
    }
    times.into_iter().map(|times| times >= LEAST).collect()
}

/// A sum that knows its own average: the sum, and the same with each change times its moment.
#[derive(Clone, Copy, Default)]
struct Averaged {
    now: i32,
    timed: i64,
}

impl Averaged {
    fn change(&mut self, by: i32, moment: i64) {
        self.now += by;
        self.timed += i64::from(by) * moment;
    }

    fn average(self, moments: i64) -> f64 {
        f64::from(self.now) - self.timed as f64 / moments.max(1) as f64
    }
}

struct Learner {
    /// The row of each feature, [`NO_ROW`] for those that are not learnt.
    row_of: Vec<u32>,
    rows: Vec<[Averaged; TAGS]>,
    steps: Vec<Averaged>,
    chain: Chain,
    moment: i64,
}

const NO_ROW: u32 = u32::MAX;

impl Learner {
    /// Learns the features that are marked.
    fn new(features: Vec<bool>) -> Self {
        let mut rows = 0;
        let row_of = features
            .into_iter()
            .map(|learnt| {
                if learnt {
                    rows += 1;
                    rows - 1
                } else {
                    NO_ROW
                }
            })
            .collect();
        Self {
            row_of,
            rows: vec![[Averaged::default(); TAGS]; rows as usize],
            steps: vec![Averaged::default(); TAGS * TAGS],
            chain: Chain::new(&[0; TAGS * TAGS], 0.9),
            moment: 0,
        }
    }

    /// Reads a stretch and learns from what it gets wrong.
    fn read(&mut self, stretch: &[Word], design: Design, rng: &mut Rng) {
        self.moment += 1;
        let hidden: Vec<u8> = stretch.iter().map(|_| hidden(design, rng)).collect();
        let scores: Vec<Scores> =
            stretch.iter().zip(&hidden).map(|(word, hidden)| self.scores(word, *hidden)).collect();
        let read = self.chain.best(&scores, |_| u32::MAX);
        if fits(&read, stretch) {
            return;
        }
        let right = self.chain.best(&scores, |i| stretch[i].allowed);
        if fits(&right, stretch) {
            self.learn(stretch, &hidden, &right, &read);
        }
    }

    fn scores(&self, word: &Word, hidden: u8) -> Scores {
        let mut scores = [0; TAGS];
        for feature in shown(word, hidden) {
            let row = self.row_of[feature as usize];
            if let Some(row) = self.rows.get(row as usize) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight.now;
                }
            }
        }
        scores
    }

    fn learn(&mut self, stretch: &[Word], hidden: &[u8], right: &[Tag], read: &[Tag]) {
        let (mut right_before, mut read_before) = (Tag::OUTSIDE, Tag::OUTSIDE);
        for (i, word) in stretch.iter().enumerate() {
            let (plus, minus) = (right[i], read[i]);
            if plus != minus {
                for feature in shown(word, hidden[i]) {
                    let row = self.row_of[feature as usize];
                    if let Some(row) = self.rows.get_mut(row as usize) {
                        row[usize::from(plus.0)].change(1, self.moment);
                        row[usize::from(minus.0)].change(-1, self.moment);
                    }
                }
            }
            self.step(right_before, plus, 1);
            self.step(read_before, minus, -1);
            (right_before, read_before) = (plus, minus);
        }
    }

    fn step(&mut self, from: Tag, to: Tag, by: i32) {
        self.steps[usize::from(from.0) * TAGS + usize::from(to.0)].change(by, self.moment);
        self.chain.learn(from, to, by);
    }

    /// Which features weigh most over all tags, [`KEPT`] of them.
    fn weightiest(&self) -> Vec<bool> {
        let weight = |row: u32| {
            let row = self.rows.get(row as usize)?;
            Some(row.iter().map(|sum| sum.average(self.moment).abs()).sum::<f64>())
        };
        let mut all: Vec<(f64, usize)> = self
            .row_of
            .iter()
            .enumerate()
            .filter_map(|(feature, row)| Some((weight(*row)?, feature)))
            .collect();
        all.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut kept = vec![false; self.row_of.len()];
        for (_, feature) in all.into_iter().take(KEPT) {
            kept[feature] = true;
        }
        kept
    }
}

/// The mean of what all runs learnt; they learnt the same features.
fn learnt(runs: &[Learner], unit: f64) -> Learnt {
    let mean = |sum: &dyn Fn(&Learner) -> Averaged| {
        let all: f64 = runs.iter().map(|run| sum(run).average(run.moment)).sum();
        all / runs.len() as f64 / unit
    };
    let rounded =
        |weight: f64| if weight.abs() < DEAD_ZONE { 0 } else { weight.round().clamp(-127.0, 127.0) as i8 };
    let [first, ..] = runs else { return Learnt { features: Vec::new(), steps: vec![0; TAGS * TAGS] } };
    let mut features = Vec::new();
    for (feature, number) in (0u32..).zip(&first.row_of).filter(|(_, row)| **row != NO_ROW) {
        let row: Row = std::array::from_fn(|tag| rounded(mean(&|run| run.rows[*number as usize][tag])));
        if row != [0; TAGS] {
            features.push((feature, row));
        }
    }
    let steps = (0..TAGS * TAGS).map(|step| mean(&|run| run.steps[step]).round() as i16).collect();
    Learnt { features, steps }
}

fn fits(tags: &[Tag], stretch: &[Word]) -> bool {
    tags.iter().zip(stretch).all(|(tag, word)| word.allowed >> tag.0 & 1 == 1)
}

fn hidden(design: Design, rng: &mut Rng) -> u8 {
    let groups = (0..GROUPS).filter(|group| design.hiding && rng.chance(HIDING[*group]));
    groups.fold(0, |bits, group| bits | 1 << group)
}

/// The features of a word but those of hidden groups.
fn shown(word: &Word, hidden: u8) -> impl Iterator<Item = u32> {
    (0..GROUPS).filter(move |group| hidden >> group & 1 == 0).flat_map(|group| {
        let from = if group == 0 { 0 } else { word.ends[group - 1] };
        word.features[usize::from(from)..usize::from(word.ends[group])].iter().copied()
    })
}
