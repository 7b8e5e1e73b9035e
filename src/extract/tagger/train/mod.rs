//! Fits a tagger to marked text: the same text gives the same bytes.
//!
//! Word classes are made from all text, marked or not; words that are never part of a name are noted; then an
//! averaged structured perceptron (Collins, 2002) reads the marked text some times over. In each reading part of
//! the features is hidden by chance, so that it learns to do without the word itself: this is what makes the
//! difference on text of another kind (the card beside the model has the figures).

mod calibrate;
mod company;
mod examples;
mod perceptron;
mod plain;
mod rng;

use std::ops::Range;

use super::Tagger;
use super::calibration::KNOTS;
use super::classes::Classes;
use super::format;
use crate::extract::NameKind;
use crate::extract::lists::Lists;

/// A text with its names marked.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// Names as ranges of bytes on char boundaries, in order, without overlap.
    pub names: Vec<(Range<usize>, NameKind)>,
    /// Whether `MISC` names are marked too. Where they are not, an unmarked word may be one.
    pub with_misc: bool,
    /// How often a pass over the texts reads it, in thousandths.
    pub weight: u16,
}

/// What is switched on in training, for comparing designs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// Classes of words from unlabelled text.
    pub classes: bool,
    /// Features hidden by chance.
    pub hiding: bool,
    /// The word lists.
    pub lists: bool,
    /// Passes over the texts.
    pub passes: u8,
}

impl Design {
    /// What the released model is trained with.
    pub const RELEASED: Self = Self { classes: true, hiding: true, lists: true, passes: 12 };
}

/// What goes into a model.
pub struct Corpus<'c> {
    /// Marked texts.
    pub marked: &'c [Marked],
    /// More texts for the word classes.
    pub unmarked: &'c [String],
    /// The word lists that the tagger will be used with.
    pub lists: &'c Lists,
}

/// The model file for `corpus`, calibrated on each tenth part of it. Takes some ten seconds a pass and million words.
///
/// # Errors
/// When what was written cannot be read again, which the format rules out.
pub fn fit(corpus: &Corpus, design: Design) -> Result<Vec<u8>, super::TaggerError> {
    let classes = classes(corpus, design);
    let examples = examples::examples(corpus, design, &classes);
    let (kept, rest): (Vec<usize>, Vec<usize>) = (0..examples.len()).partition(|i| i / BLOCK % 10 == 3);
    let all: Vec<usize> = (0..examples.len()).collect();
    let (trial, learnt) = std::thread::scope(|scope| {
        let trial = scope.spawn(|| perceptron::fit(&examples, &rest, design));
        let learnt = perceptron::fit(&examples, &all, design);
        (trial.join(), learnt)
    });
    let Ok(trial) = trial else { return Err(super::TaggerError::Damaged { part: "trial" }) };
    let trial = write(trial, &classes, calibrate::NONE);
    let kept: Vec<&Marked> =
        kept.into_iter().map(|i| &corpus.marked[i]).filter(|m| m.weight >= 500).collect();
    let curve = calibrate::curve(&trial, &kept, corpus.lists)?;
    Ok(write(learnt, &classes, curve))
}

/// Like [`fit`] without calibration, in half the time: for comparisons.
///
/// # Errors
/// As [`fit`].
pub fn fit_quickly(corpus: &Corpus, design: Design) -> Result<Tagger, super::TaggerError> {
    let classes = classes(corpus, design);
    let examples = examples::examples(corpus, design, &classes);
    let all: Vec<usize> = (0..examples.len()).collect();
    Tagger::new(&write(perceptron::fit(&examples, &all, design), &classes, calibrate::NONE))
}

/// Sentences of one article often follow one another, so texts are set aside in blocks.
const BLOCK: usize = 50;

fn classes(corpus: &Corpus, design: Design) -> Classes {
    let texts = corpus.marked.iter().map(|m| &m.text).chain(corpus.unmarked);
    let texts: Vec<&str> = texts.map(String::as_str).collect();
    let plain = plain::plain_words(corpus.marked, corpus.lists);
    let classes = if design.classes { company::classes(&texts) } else { Vec::new() };
    plain::joined(classes, &plain)
}

fn write(learnt: perceptron::Learnt, classes: &Classes, (base, calibration): (u32, [u16; KNOTS])) -> Vec<u8> {
    let perceptron::Learnt { features, steps } = learnt;
    format::write(&format::Parts { features, steps, base, calibration, classes: classes.clone() })
}
