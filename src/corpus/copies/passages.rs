//! What two texts have in common, word for word.

use super::fingerprints::hashes;
use super::words::Word;
use super::{RUN, SURE};

/// The same words in two texts, by the numbers of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) length: usize,
}

/// How many places of the second text are tried for one run of the first: a refrain has many.
const TRIED: usize = 4;

/// The stretches of at least [`SURE`] words that both texts hold, in the order of the first, none overlapping in either.
/// Read from left to right, the longest at each word.
pub(super) fn passages(first: &[Word], second: &[Word]) -> Vec<Run> {
    let mut index: Vec<(u64, usize)> = hashes(second).zip(0..).collect();
    index.sort_unstable();
    let mut taken = vec![false; second.len()];
    let mut found = Vec::new();
    let mut next = 0;
    for (at, hash) in hashes(first).enumerate() {
        if at < next {
            continue;
        }
        let from = index.partition_point(|(known, _)| *known < hash);
        let places = index[from..].iter().take_while(|(known, _)| *known == hash).take(TRIED);
        let run = |place: usize| Run {
            first: at,
            second: place,
            length: common(&first[at..], &second[place..], &taken[place..]),
        };
        let best =
            places.map(|(_, place)| run(*place)).max_by_key(|run| (run.length, usize::MAX - run.second));
        if let Some(best) = best.filter(|best| best.length >= SURE) {
            taken[best.second..best.second + best.length].fill(true);
            next = at + best.length;
            found.push(best);
        }
    }
    found
}

/// How many words both begin with, none of the second's taken.
fn common(first: &[Word], second: &[Word], taken: &[bool]) -> usize {
    let pairs = first.iter().zip(second).zip(taken);
    pairs.take_while(|((a, b), taken)| a.hash == b.hash && !**taken).count()
}

const _: () = assert!(RUN <= SURE);
