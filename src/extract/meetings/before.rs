//! Whom words of a telling mean that speak of those named before: "the two leaders", "he".

use super::clause::Sentence;
use super::party::Named;
use super::words::one_of;
use crate::extract::{ClusterId, MentionKind, NameKind};

/// "The two leaders" where no meeting was told of before: the two persons named not long before word `at`, if there
/// are two alone.
pub(super) fn the_two(sentence: &Sentence, at: usize) -> Option<Vec<ClusterId>> {
    const REACH: usize = 70;
    let named = &sentence.named[..sentence.named.partition_point(|n| n.to <= at)];
    let states = (at.saturating_sub(8)..at)
        .any(|w| one_of(sentence.lower(w), "capitals countries governments nations neighbors neighbours"));
    let kind = if states { NameKind::Place } else { NameKind::Person };
    let mut out: Vec<ClusterId> = Vec::new();
    for name in named.iter().rev().take_while(|n| n.from + REACH > at) {
        if name.kind == kind && !out.contains(&name.cluster) {
            out.insert(0, name.cluster);
        }
    }
    (out.len() == 2).then_some(out)
}

/// Whom "he" means where nobody could tell: the one person of this sentence so far or of the one before, else the one
/// with whom that one opens.
pub(super) fn back(sentence: &Sentence, before: usize, taken: &[ClusterId]) -> Option<ClusterId> {
    let scene = sentence.scene;
    let end = sentence.from;
    let start = (end.saturating_sub(80)..end).rev().find(|w| !scene.continues(*w)).unwrap_or(end);
    let only = |from: usize, to: usize| {
        let at = |w: usize| sentence.named.partition_point(|n| n.from < w);
        let person = |n: &&Named| {
            n.kind == NameKind::Person && n.how == MentionKind::Name && !taken.contains(&n.cluster)
        };
        let mut people = sentence.named[at(from)..at(to)].iter().filter(person).map(|n| n.cluster);
        let first = people.next()?;
        people.all(|c| c == first).then_some(first)
    };
    // Else the one with whom that sentence opens, titles aside.
    let opens = || {
        let first = sentence.named.get(sentence.named.partition_point(|n| n.from < start))?;
        let person = first.kind == NameKind::Person && first.from < start + 2 && end == sentence.from;
        person.then_some(first.cluster)
    };
    only(end, before).or_else(|| only(start, end)).or_else(opens)
}
