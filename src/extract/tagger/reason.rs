//! Why the tagger took words for a name, in plain words: the kind of evidence that weighed most.

use super::features::{GROUPS, Group, features};
use super::layout::Layout;
use super::tags::{Place, TAGS, Tag};
use super::{Tagged, Tagger};

/// What weighed most for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Evidence {
    /// The words themselves, known as such a name or as part of one.
    Words,
    /// How they are written.
    Form,
    /// What stands around them.
    Around,
    /// The word lists.
    Lists,
    /// Words of the same class.
    Alike,
    /// The article's other mentions.
    Article,
}

/// The evidence that speaks most for these words being such a name rather than none.
pub(super) fn evidence(tagger: &Tagger, layout: &Layout, name: Tagged) -> Evidence {
    let Tagged { from, to, kind, .. } = name;
    let mut sums = [0i32; GROUPS];
    for i in from..to {
        let tag = usize::from(Tag::new(kind, Place::within(i, from, to)).0);
        debug_assert!(tag < TAGS);
        features(layout, i, |group, feature| {
            sums[group as usize] += tagger.weights.says(feature, tag);
        });
    }
    let most = [
        (Group::Lists, Evidence::Lists),
        (Group::Own, Evidence::Words),
        (Group::Run, Evidence::Around),
        (Group::Class, Evidence::Alike),
        (Group::Article, Evidence::Article),
        (Group::Form, Evidence::Form),
    ];
    let context = sums[Group::Context as usize];
    sums[Group::Run as usize] += context;
    let mut best = most[0];
    for candidate in most {
        if sums[candidate.0 as usize] > sums[best.0 as usize] {
            best = candidate;
        }
    }
    best.1
}
