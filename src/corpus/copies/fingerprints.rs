//! The runs of words that are kept of a text: of every few neighbours the one with the least hash.

use super::words::Word;
use super::{RUN, WINDOW};

/// The hash of a run of words.
pub(super) type Fingerprint = u64;

/// The hash of each run of [`RUN`] words, in order; none for a shorter text.
pub(super) fn hashes(words: &[Word]) -> impl Iterator<Item = Fingerprint> {
    words.windows(RUN).map(|run| run.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| mix(hash, word.hash)))
}

/// The runs kept: the least of every [`WINDOW`] neighbours, the last of equals; of a shorter text the least of all.
pub(super) fn fingerprints(words: &[Word]) -> Vec<Fingerprint> {
    let all: Vec<Fingerprint> = hashes(words).collect();
    let mut kept: Vec<Fingerprint> = Vec::with_capacity(all.len() / 3);
    let mut last = usize::MAX;
    for (start, window) in all.windows(WINDOW.min(all.len().max(1))).enumerate() {
        let least = window.iter().enumerate().min_by_key(|(at, hash)| (**hash, usize::MAX - at));
        if let Some((at, hash)) = least.filter(|(at, _)| start + at != last) {
            last = start + at;
            kept.push(*hash);
        }
    }
    kept
}

fn mix(hash: u64, value: u32) -> u64 {
    let mixed = (hash ^ u64::from(value)).wrapping_mul(0x0100_0000_01b3);
    // The low bits of a product see only low bits: fold the high ones in, so that the least hash is a fair draw.
    mixed ^ (mixed >> 29)
}
