//! Which words in small letters, numbers and marks are never part of a name.

use std::collections::BTreeMap;

use super::super::classes::{Class, Classes};
use super::super::layout::{Layout, Writing};
use super::Marked;
use crate::extract::lists::Lists;
use crate::extract::scene::Scene;

/// Seen so often at least.
const LEAST: u32 = 4;
/// In a name once in so many times at most: marks are not free of slips.
const RARELY: u32 = 1000;

/// The keys of plain words (see [`Class::plain`]), ascending.
pub(super) fn plain_words(marked: &[Marked], lists: &Lists) -> Vec<u32> {
    let mut seen: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    let none = Classes::default();
    for text in marked.iter().filter(|m| m.weight >= 500) {
        let scene = Scene::plain(&text.text, lists);
        let layout = Layout::new(&scene, lists, &none);
        for (i, word) in layout.words.iter().enumerate() {
            if matches!(word.writing, Writing::Small | Writing::Number | Writing::Mark) {
                let span = scene.words[i].token.span;
                let named = text
                    .names
                    .iter()
                    .any(|(name, _)| span.start().get() < name.end && name.start < span.end().get());
                let count = seen.entry(Classes::key(word.lower)).or_default();
                (count.0, count.1) = (count.0 + 1, count.1 + u32::from(named));
            }
        }
    }
    let plain = |(all, named): (u32, u32)| all >= LEAST && named * RARELY <= all;
    seen.into_iter().filter(|(_, count)| plain(*count)).map(|(key, _)| key).collect()
}

/// `classes` with the plain words marked; a plain word without a class gets an entry of its own.
pub(super) fn joined(classes: Vec<(u64, Class)>, plain: &[u32]) -> Classes {
    let mut words: BTreeMap<u32, Class> = BTreeMap::new();
    for (word, class) in classes {
        words.entry(Classes::key(word)).or_insert(class);
    }
    for key in plain {
        words.entry(*key).or_default().plain = true;
    }
    Classes::new(words.into_iter().collect())
}
