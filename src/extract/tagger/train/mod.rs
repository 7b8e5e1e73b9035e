//! Fits a tagger to marked text: the same text gives the same bytes.
//!
//! Word classes are made from all text, marked or not; words that are never part of a name are noted; then an
//! averaged structured perceptron (Collins, 2002) reads the marked text some times over. In each reading part of
//! the features is hidden by chance, so that it learns to do without the word itself: this is what makes the
//! difference on text of another kind (the card beside the model has the figures). What it learns depends on the order
//! and on that chance, so all is learnt some times over, and the mean is kept.

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
use crate::extract::scene::Scene;

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Design {
    /// Classes of words from unlabelled text.
    pub classes: bool,
    /// Features hidden by chance.
    pub hiding: bool,
    /// The word lists.
    pub lists: bool,
    /// Passes over the texts.
    pub passes: u8,
    /// How often all is learnt, each time in another order and with other features hidden; the mean is kept.
    pub runs: u8,
    /// What a weight of one in the file is worth, in changes by one: the larger, the smaller the file.
    pub unit: f32,
}

impl Design {
    /// What the released model is trained with.
    pub const RELEASED: Self =
        Self { classes: true, hiding: true, lists: true, passes: 12, runs: 4, unit: 1.7 };
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

/// The names that the tagger alone finds in a text, in order, as in [`Marked::names`].
#[must_use]
pub fn found(tagger: &Tagger, text: &str, lists: &Lists) -> Vec<(Range<usize>, NameKind)> {
    let scene = Scene::plain(text, lists);
    let read = tagger.read(&scene, lists);
    read.names().map(|name| (scene.span(name.from, name.to).range(), name.kind)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts in which people say and places are gone to, with names from outside any list.
    fn texts(people: &[&str], places: &[&str]) -> Vec<Marked> {
        let text = |i: usize| {
            let (person, place) = (people[i % people.len()], places[i % places.len()]);
            let text = format!("Yesterday {person} said that they went to {place} by train.");
            let at = |name: &str| text.find(name).map(|from| from..from + name.len()).unwrap();
            let names = vec![(at(person), NameKind::Person), (at(place), NameKind::Place)];
            Marked { names, with_misc: true, weight: 1000, text }
        };
        (0..60).map(text).collect()
    }

    #[test]
    fn the_same_texts_give_the_same_model_and_it_knows_other_names() {
        let lists = Lists::bundled().unwrap();
        let marked =
            texts(&["Orv Tellic", "Una Brask", "Ilo Venn"], &["Quorlan", "Dremsk", "Aplith", "Norvo"]);
        let corpus = Corpus { marked: &marked, unmarked: &[], lists: &lists };
        let design = Design { passes: 4, runs: 2, unit: 0.05, ..Design::RELEASED };
        let (one, other) = (fit(&corpus, design).unwrap(), fit(&corpus, design).unwrap());
        assert!(one == other, "the same texts gave two models");
        let tagger = Tagger::new(&one).unwrap();
        let unseen = texts(&["Ebba Sorlin"], &["Wexlode"]).swap_remove(0);
        assert_eq!(found(&tagger, &unseen.text, &lists), unseen.names);
    }
}
