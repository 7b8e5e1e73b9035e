//! The trained tagger: where the names of a text are and of what kind, from all that is around each word.
//!
//! A linear model over some seventy features a word (`features`), learnt as an averaged structured perceptron
//! (`train`), decoded over whole stretches of text (`decode`). Its weights, the word classes and the
//! calibration are one read-only file, `static/model/names.bin`; the card beside it says what it learnt from, how
//! well it does and where it errs.
//!
//! The same text gives the same names and certainties everywhere: weights and scores are whole numbers.

mod calibration;
mod classes;
mod decode;
mod features;
mod format;
mod hash;
mod layout;
mod reason;
mod tags;
mod together;
#[cfg(any(test, feature = "cli"))]
pub mod train;
mod weights;

pub use format::TaggerError;
pub(super) use hash::word as word_hash;
pub(super) use reason::Evidence;

use calibration::Calibration;
use classes::Classes;
use decode::{Chain, OUTSIDE, Scores};
use layout::{Layout, Writing};
use weights::Weights;

use super::lists::Lists;
use super::scene::Scene;
use super::{Certainty, NameKind};

/// A tagger, ready for use. Opening it takes one pass over the bytes.
#[derive(Debug)]
pub struct Tagger {
    weights: Weights,
    chain: Chain,
    calibration: Calibration,
    classes: Classes,
}

/// A name that the tagger found: words `from..to` of the scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tagged {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: NameKind,
    pub(super) certainty: Certainty,
}

/// What the tagger makes of a scene.
pub(super) struct Reading<'a> {
    tagger: &'a Tagger,
    layout: Layout<'a, 'a>,
    names: Vec<Tagged>,
}

impl Reading<'_> {
    /// The names, in order, without overlap.
    pub(super) fn names(&self) -> impl Iterator<Item = Tagged> {
        self.names.iter().copied()
    }

    /// What speaks most for a name. It is asked for where no rule has a reason, so it is not kept for all.
    pub(super) fn evidence(&self, name: Tagged) -> Evidence {
        reason::evidence(self.tagger, &self.layout, name)
    }
}

impl Tagger {
    /// Opens a model file.
    ///
    /// # Errors
    /// When the bytes are no model, of another version, cut short or damaged.
    pub fn new(bytes: &[u8]) -> Result<Self, TaggerError> {
        format::open(bytes)
    }

    /// How many features it knows.
    #[must_use]
    pub fn features(&self) -> usize {
        self.weights.len()
    }

    /// Reads a scene.
    pub(super) fn read<'a>(&'a self, scene: &'a Scene<'a>, lists: &Lists) -> Reading<'a> {
        let layout = Layout::new(scene, lists, &self.classes);
        let mut stretches = stretches(&layout);
        stretches.retain(|(from, to)| may_name(&layout, *from, *to));
        let mut scores = self.scores_of(&layout, &stretches);
        let words = stretches.iter().flat_map(|(from, to)| &layout.words[*from..*to]);
        together::share(&mut words.zip(&mut scores).collect::<Vec<_>>());
        let (mut names, mut rest) = (Vec::new(), scores.as_slice());
        for (from, to) in stretches {
            let (stretch, behind) = rest.split_at(to - from);
            rest = behind;
            for found in self.chain.names(stretch) {
                let certainty = self.calibration.certainty(found.share);
                let (from, to) = (from + found.from, from + found.to);
                names.push(Tagged { from, to, kind: found.kind, certainty });
            }
        }
        Reading { tagger: self, layout, names }
    }

    /// What a score lower by one is worth, in millionths.
    #[cfg(any(test, feature = "cli"))]
    fn set_base(&mut self, base: u32) {
        self.chain.set_base(base as f32 / 1e6);
    }

    /// The scores of all words of these stretches, in order.
    fn scores_of(&self, layout: &Layout, stretches: &[(usize, usize)]) -> Vec<Scores> {
        let mut features = Vec::new();
        let words = stretches.iter().flat_map(|(from, to)| *from..*to);
        words.map(|i| self.scores(layout, i, &mut features)).collect()
    }

    /// The scores of word `i`; `features` is room to work in.
    fn scores(&self, layout: &Layout, i: usize, features: &mut Vec<u32>) -> Scores {
        if is_joint(layout, i) {
            return OUTSIDE;
        }
        features.clear();
        features::features(layout, i, |_, feature| features.push(feature));
        self.weights.sum(features)
    }
}

/// The stretches of words that may be parts of names: plain words and the ends of sentences cut them. A stretch
/// without a capital is one too, since names in small letters exist.
fn stretches(layout: &Layout) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for i in 0..layout.len() {
        if is_plain(layout, i) {
            continue;
        }
        match out.last_mut() {
            Some((_, to)) if *to == i && !layout.words[i].starts => *to = i + 1,
            _ => out.push((i, i + 1)),
        }
    }
    out
}

/// Whether names are looked for in the words `from..to`. Text that begins its sentences with capitals gives them to names
/// too: what is in small letters there is none. A stretch is part of one sentence.
fn may_name(layout: &Layout, from: usize, to: usize) -> bool {
    let sentence = layout.words[from].sentence;
    let mut words = layout.words[sentence.from as usize..sentence.to as usize].iter();
    let first = words.find(|word| word.is_capital() || word.writing == Writing::Small);
    first.is_none_or(|word| !word.is_capital()) || layout.words[from..to].iter().any(layout::Word::is_capital)
}

/// Whether word `i` is one of those that no name begins or ends with, and not between two capitals. Half of the words
/// that are looked at are such; looking changes nothing.
fn is_joint(layout: &Layout, i: usize) -> bool {
    /// Words on either side among which a capital is looked for.
    const REACH: isize = 2;
    let capital = |by: isize| layout.beside(i, by).is_some_and(layout::Word::is_capital);
    let word = &layout.words[i];
    // "Corp." and "Jr." keep their stop.
    let stop = layout.scene.print(i) == "." && capital(-1);
    if !word.joint || word.is_capital() || stop {
        return false;
    }
    let between = (1..=REACH).any(|by| capital(-by)) && (1..=REACH).any(capital);
    !between
}

/// Whether word `i` is certainly outside any name.
fn is_plain(layout: &Layout, i: usize) -> bool {
    let word = &layout.words[i];
    word.class.plain && matches!(word.writing, Writing::Small | Writing::Number | Writing::Mark)
}
