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

/// Where in a text each run of words stands.
pub(super) struct Places {
    /// By hash, then place.
    sorted: Vec<(u64, usize)>,
    /// A bit for the low digits of each hash: most runs of another text are not there, and this says so at once.
    seen: Vec<u64>,
}

impl Places {
    pub(super) fn new(words: &[Word]) -> Self {
        let mut sorted: Vec<(u64, usize)> = hashes(words).zip(0..).collect();
        sorted.sort_unstable();
        let mut seen = vec![0; (sorted.len() / 8 + 1).next_power_of_two()];
        for (hash, _) in &sorted {
            let (at, bit) = slot(*hash, seen.len());
            seen[at] |= bit;
        }
        Self { sorted, seen }
    }

    fn of(&self, hash: u64) -> impl Iterator<Item = usize> {
        let (at, bit) = slot(hash, self.seen.len());
        let from = match self.seen[at] & bit {
            0 => self.sorted.len(),
            _ => self.sorted.partition_point(|(known, _)| *known < hash),
        };
        self.sorted[from..].iter().take_while(move |(known, _)| *known == hash).map(|(_, place)| *place)
    }
}

/// The number and the bit of a hash among so many numbers, a power of two.
fn slot(hash: u64, numbers: usize) -> (usize, u64) {
    ((hash >> 6) as usize & (numbers - 1), 1 << (hash & 63))
}

/// The stretches of at least [`SURE`] words that both texts hold, in the order of the first, none overlapping in either.
/// Read from left to right, the longest at each word; `places` are those of the second.
pub(super) fn passages(first: &[Word], second: &[Word], places: &Places) -> Vec<Run> {
    let mut taken = vec![false; second.len()];
    let mut found = Vec::new();
    let mut next = 0;
    for (at, hash) in hashes(first).enumerate() {
        if at < next {
            continue;
        }
        let places = places.of(hash).take(TRIED);
        let run = |place: usize| Run {
            first: at,
            second: place,
            length: common(&first[at..], &second[place..], &taken[place..]),
        };
        let best = places.map(run).max_by_key(|run| (run.length, usize::MAX - run.second));
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
