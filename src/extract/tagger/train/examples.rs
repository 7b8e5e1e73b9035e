//! Marked texts as what the perceptron reads: for each word its features, and the tags that its marks allow.

use super::super::classes::Classes;
use super::super::features::{GROUPS, Group, features};
use super::super::layout::Layout;
use super::super::stretches;
use super::super::tags::{Place, TAGS, Tag};
use super::{Corpus, Design, Marked};
use crate::extract::NameKind;
use crate::extract::lists::Lists;
use crate::extract::scene::Scene;

/// A word: its features, those of one group together, and where each group ends.
pub(super) struct Word {
    pub(super) features: Vec<u32>,
    pub(super) ends: [u16; GROUPS],
    /// A bit for each tag that its marks allow.
    pub(super) allowed: u32,
}

/// One text.
pub(super) struct Example {
    pub(super) stretches: Vec<Vec<Word>>,
    /// As [`Marked::weight`].
    pub(super) weight: u16,
}

/// An example for each marked text.
pub(super) fn examples(corpus: &Corpus, design: Design, classes: &Classes) -> Vec<Example> {
    let example = |marked| example(marked, corpus.lists, design, classes);
    corpus.marked.iter().map(example).collect()
}

fn example(marked: &Marked, lists: &Lists, design: Design, classes: &Classes) -> Example {
    let scene = Scene::plain(&marked.text, lists);
    let layout = Layout::new(&scene, lists, classes);
    let allowed = allowed(marked, &scene);
    let word = |i: usize| {
        let mut word = Word { features: Vec::new(), ends: [0; GROUPS], allowed: allowed[i] };
        features(&layout, i, |group, feature| {
            let hidden =
                (group == Group::Lists && !design.lists) || (group == Group::Class && !design.classes);
            if !hidden {
                word.features.push(feature);
            }
            word.ends[group as usize..].fill(word.features.len() as u16);
        });
        word
    };
    let stretches = stretches(&layout).into_iter().map(|(from, to)| (from..to).map(word).collect());
    Example { stretches: stretches.collect(), weight: marked.weight }
}

/// For each word a bit for each tag that it may have.
fn allowed(marked: &Marked, scene: &Scene) -> Vec<u32> {
    let outside = 1 | if marked.with_misc { 0 } else { misc() };
    let mut allowed = vec![outside; scene.len()];
    let mut at = 0;
    for (name, kind) in &marked.names {
        while at < scene.len() && scene.words[at].token.span.end().get() <= name.start {
            at += 1;
        }
        let from = at;
        while at < scene.len() && scene.words[at].token.span.start().get() < name.end {
            at += 1;
        }
        for (i, allowed) in (from..at).zip(&mut allowed[from..at]) {
            *allowed = 1 << Tag::new(*kind, Place::within(i, from, at)).0;
        }
    }
    allowed
}

/// The tags of unmarked names of other kinds.
fn misc() -> u32 {
    let misc = Tag::all().filter(|tag| tag.kind() == Some(NameKind::Misc));
    misc.fold(0, |bits, tag| bits | 1 << tag.0)
}

const _: () = assert!(TAGS <= 32, "a tag has a bit");
