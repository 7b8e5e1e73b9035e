//! What each feature says for each tag, found by the feature's hash.
//!
//! The hashes are spread evenly, so the first sixteen bits lead to a handful of neighbours and the last eight tell
//! these apart: a byte a feature in the file. In memory the neighbours of a slot are one number, so that a look-up
//! touches one cache line, without a branch, and the row another.

use super::decode::Scores;
use super::hash::FEATURE_BITS;
use super::tags::TAGS;

/// Bits of a feature's hash that choose its slot.
const SLOT_BITS: u32 = 16;
/// How many slots there are.
pub(super) const SLOTS: usize = 1 << SLOT_BITS;
const LOW_BITS: u32 = FEATURE_BITS - SLOT_BITS;

/// What one feature says, a number for each tag.
pub(super) type Row = [i8; TAGS];

/// The rows of all known features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Weights {
    /// For each slot, from the lowest bit on: the last bits of [`NEAR`] features' hashes, a byte each; how many of them
    /// there are; the number of the first one's row.
    slots: Vec<u64>,
    /// Features for which their slot has no room, ascending, each with its row.
    beyond: Vec<(u32, u32)>,
    /// A row for each feature, and one of nothing, which stands for all that are not known. Scores are compared with
    /// one another only, so a row says how far each kind of name is above "outside": sixteen lanes, not seventeen.
    rows: Vec<[i8; TAGS - 1]>,
}

/// Features that a slot has room for. It holds two in the mean, more than this in one of fifty.
const NEAR: usize = 5;
const COUNT_AT: u32 = 8 * NEAR as u32;
const ROW_AT: u32 = COUNT_AT + 3;
/// Rows that a slot's bits can number.
const MOST: usize = 1 << (64 - ROW_AT);
/// The lowest and the highest bit of each of a slot's bytes.
const ONES: u64 = 0x01_0101_0101;
const HIGHS: u64 = ONES << 7;

impl Weights {
    /// From the number of features in each slot, the last bits of each, and the rows in the same order. `None`
    /// where they do not fit one another, or are more than two million.
    pub(super) fn new(counts: &[u8], lows: &[u8], rows: &[Row]) -> Option<Self> {
        let all: usize = counts.iter().map(|count| usize::from(*count)).sum();
        if counts.len() != SLOTS || lows.len() != all || rows.len() != all || all >= MOST {
            return None;
        }
        let (mut slots, mut beyond) = (Vec::with_capacity(SLOTS), Vec::new());
        let mut rest = lows;
        for (slot, count) in (0u32..).zip(counts) {
            let row = (all - rest.len()) as u64;
            let (own, behind) = rest.split_at(usize::from(*count));
            let near = own.iter().take(NEAR);
            let count = near.len() as u64;
            let lows = near.rev().fold(0, |lows, low| lows << 8 | u64::from(*low));
            slots.push(row << ROW_AT | count << COUNT_AT | lows);
            let more = (row as u32..).zip(own).skip(NEAR);
            beyond.extend(more.map(|(row, low)| (slot << LOW_BITS | u32::from(*low), row)));
            rest = behind;
        }
        let above = |row: &Row| std::array::from_fn(|tag| row[tag + 1].saturating_sub(row[0]));
        let rows = rows.iter().map(above).chain([[0; TAGS - 1]]).collect();
        Some(Self { slots, beyond, rows })
    }

    /// What `features` say together: how far each tag is above the first. The sums of a word's features fit 16 bits:
    /// there are a hundred or so.
    ///
    /// `features` are changed into the numbers of their rows: rows lie far from one another, and a machine that knows
    /// where to look next fetches several at a time.
    pub(super) fn sum(&self, features: &mut [u32]) -> Scores {
        for feature in &mut *features {
            *feature = self.find(*feature);
        }
        let mut sums = [0i16; TAGS - 1];
        for row in features.iter().filter_map(|row| self.rows.get(*row as usize)) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from(*weight));
            }
        }
        let mut scores = [0; TAGS];
        for (score, sum) in scores[1..].iter_mut().zip(sums) {
            *score = i32::from(sum);
        }
        scores
    }

    /// What a feature says for a tag that is not "outside".
    pub(super) fn says(&self, feature: u32, tag: usize) -> i32 {
        i32::from(self.rows[self.find(feature) as usize][tag - 1])
    }

    /// The number of a feature's row, that of the row of nothing where it is not known.
    #[inline]
    fn find(&self, feature: u32) -> u32 {
        let slot = self.slots[(feature >> LOW_BITS) as usize & (SLOTS - 1)];
        let low = u64::from(feature & ((1 << LOW_BITS) - 1));
        // The lowest byte that is zero after the difference is the one where a borrow begins.
        let differs = slot ^ (ONES * low);
        let same = differs.wrapping_sub(ONES) & !differs & HIGHS;
        let (at, count) = (same.trailing_zeros() / 8, (slot >> COUNT_AT) as u32 & 7);
        if at < count {
            return (slot >> ROW_AT) as u32 + at;
        }
        if count as usize == NEAR { self.find_beyond(feature) } else { self.len() as u32 }
    }

    #[cold]
    fn find_beyond(&self, feature: u32) -> u32 {
        let found = self.beyond.binary_search_by_key(&feature, |(known, _)| *known);
        found.map_or(self.len() as u32, |at| self.beyond[at].1)
    }

    /// How many features are known.
    pub(super) fn len(&self) -> usize {
        self.rows.len() - 1
    }
}

/// The columns that [`Weights::new`] takes, from features in ascending order of their hashes. A slot holds 255 at
/// most; what goes beyond is left out.
#[cfg(any(test, feature = "cli"))]
pub(super) fn columns(features: &[(u32, Row)]) -> (Vec<u8>, Vec<u8>, Vec<Row>) {
    let mut counts = vec![0u8; SLOTS];
    let (mut lows, mut rows) = (Vec::new(), Vec::new());
    for (feature, row) in features {
        let count = &mut counts[(feature >> LOW_BITS) as usize];
        if *count < u8::MAX {
            *count += 1;
            lows.push((feature & ((1 << LOW_BITS) - 1)) as u8);
            rows.push(*row);
        }
    }
    (counts, lows, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(features: &[(u32, Row)]) -> Weights {
        let mut features = features.to_vec();
        features.sort_unstable();
        let (counts, lows, rows) = columns(&features);
        Weights::new(&counts, &lows, &rows).unwrap()
    }

    /// A row that says `n` for the first kind of name.
    fn row(n: i8) -> Row {
        let mut row = [0; TAGS];
        row[1] = n;
        row
    }

    #[test]
    fn each_feature_finds_its_row() {
        let features: Vec<(u32, Row)> =
            (0..5000u32).map(|n| (n * 3001 % (1 << FEATURE_BITS), row((n % 100) as i8 + 1))).collect();
        let weights = weights(&features);
        assert!(features.iter().all(|(feature, row)| weights.says(*feature, 1) == i32::from(row[1])));
        assert_eq!(weights.says(1, 1), 0);
    }

    #[test]
    fn a_full_slot_is_read_to_its_end() {
        let features: Vec<(u32, Row)> = (0..40u32).map(|n| (n * 3, row(n as i8 + 1))).collect();
        let weights = weights(&features);
        assert!(features.iter().all(|(feature, row)| weights.says(*feature, 1) == i32::from(row[1])));
        assert!((0..40).all(|n| weights.says(n * 3 + 1, 1) == 0));
    }

    #[test]
    fn sums_are_how_far_tags_are_above_outside() {
        let features: Vec<(u32, Row)> =
            (0..100u32).map(|n| (n * 70_001, std::array::from_fn(|tag| (n as i8) - 7 * tag as i8))).collect();
        let mut all: Vec<u32> = features.iter().map(|(feature, _)| *feature).chain([5]).collect();
        let sum = |tag: usize| features.iter().map(|(_, row)| i32::from(row[tag]) - i32::from(row[0])).sum();
        let sums: [i32; TAGS] = std::array::from_fn(sum);
        assert_eq!(weights(&features).sum(&mut all), sums);
    }

    #[test]
    fn columns_of_other_lengths_are_refused() {
        let (counts, lows, rows) = columns(&[(5, [0; TAGS])]);
        assert!(Weights::new(&counts, &lows, &[]).is_none());
        assert!(Weights::new(&counts[1..], &[0], &rows).is_none());
    }
}
