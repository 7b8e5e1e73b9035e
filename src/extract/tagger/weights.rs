//! What each feature says for each tag, found by the feature's hash.
//!
//! The hashes are spread evenly, so the first sixteen bits lead to a handful of neighbours and the last eight tell
//! these apart: a byte a feature in memory and in the file, and a look-up without a branch that
//! touches two cache lines and the row.

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
    /// Where each slot's features begin; one more at the end.
    starts: Vec<u32>,
    /// The last bits of each feature's hash, and [`WINDOW`] bytes more.
    lows: Vec<u8>,
    /// A row for each feature, and one of nothing, which stands for all that are not known.
    rows: Vec<Row>,
}

/// How many features of a slot are looked at in one step. Slots hold two in the mean, hardly one in ten thousand more
/// than this.
const WINDOW: usize = 8;
/// The lowest and the highest bit of each byte of a window.
const ONES: u64 = u64::from_ne_bytes([1; WINDOW]);
const HIGHS: u64 = ONES << 7;

impl Weights {
    /// From the number of features in each slot, the last bits of each, and the rows in the same order. `None`
    /// where they do not fit one another.
    pub(super) fn new(counts: &[u8], mut lows: Vec<u8>, mut rows: Vec<Row>) -> Option<Self> {
        let mut starts = Vec::with_capacity(SLOTS + 1);
        let mut at = 0u32;
        for count in counts {
            starts.push(at);
            at += u32::from(*count);
        }
        starts.push(at);
        let fits = counts.len() == SLOTS && lows.len() == at as usize && rows.len() == lows.len();
        lows.extend([0; WINDOW]);
        rows.push([0; TAGS]);
        fits.then_some(Self { starts, lows, rows })
    }

    /// What `features` say together. The sums of a word's features fit 16 bits: there are a hundred or so.
    ///
    /// `features` are changed into the numbers of their rows: rows lie far from one another, and a machine that knows
    /// where to look next fetches several at a time.
    pub(super) fn sum(&self, features: &mut [u32]) -> Scores {
        for feature in &mut *features {
            *feature = self.find(*feature);
        }
        let mut outside = 0;
        // Sixteen lanes, which a machine adds in two steps.
        let mut names = [0i16; TAGS - 1];
        for row in features.iter().filter_map(|row| self.rows.get(*row as usize)) {
            let [first, rest @ ..] = row;
            outside += i32::from(*first);
            for (sum, weight) in names.iter_mut().zip(rest) {
                *sum = sum.wrapping_add(i16::from(*weight));
            }
        }
        let mut scores = [outside; TAGS];
        for (score, sum) in scores[1..].iter_mut().zip(names) {
            *score = i32::from(sum);
        }
        scores
    }

    /// The row of a feature; one of nothing where it is not known.
    pub(super) fn row(&self, feature: u32) -> &Row {
        &self.rows[self.find(feature) as usize]
    }

    /// The number of a feature's row, that of the row of nothing where it is not known.
    #[inline]
    fn find(&self, feature: u32) -> u32 {
        let slot = (feature >> LOW_BITS) as usize & (SLOTS - 1);
        let low = (feature & ((1 << LOW_BITS) - 1)) as u8;
        let (from, to) = (self.starts[slot] as usize, self.starts[slot + 1] as usize);
        let found = from + self.first(from, low);
        if found < to.min(from + WINDOW) {
            return found as u32;
        }
        let beyond = self.lows.get(from + WINDOW..to).and_then(|rest| rest.iter().position(|l| *l == low));
        beyond.map_or(self.rows.len() - 1, |at| from + WINDOW + at) as u32
    }

    /// Where `low` stands first in the window at `from`; [`WINDOW`] or more where it does not. The lowest byte that
    /// is zero after the difference is the one where a borrow begins.
    #[inline]
    fn first(&self, from: usize, low: u8) -> usize {
        let window = self.lows.get(from..from + WINDOW).and_then(|w| w.first_chunk()).unwrap_or(&[0; WINDOW]);
        let differs = u64::from_le_bytes(*window) ^ (ONES * u64::from(low));
        let same = differs.wrapping_sub(ONES) & !differs & HIGHS;
        same.trailing_zeros() as usize / WINDOW
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

    #[test]
    fn each_feature_finds_its_row() {
        let features: Vec<(u32, Row)> =
            (0..5000u32).map(|n| (n * 3001 % (1 << FEATURE_BITS), [(n % 100) as i8; TAGS])).collect();
        let mut sorted = features.clone();
        sorted.sort_unstable();
        let (counts, lows, rows) = columns(&sorted);
        let weights = Weights::new(&counts, lows, rows).unwrap();
        assert!(features.iter().all(|(feature, row)| weights.row(*feature) == row));
        assert_eq!(weights.row(1), &[0; TAGS]);
    }

    #[test]
    fn a_full_slot_is_read_to_its_end() {
        let features: Vec<(u32, Row)> = (0..40u32).map(|n| (n * 3, [n as i8; TAGS])).collect();
        let (counts, lows, rows) = columns(&features);
        let weights = Weights::new(&counts, lows, rows).unwrap();
        assert!(features.iter().all(|(feature, row)| weights.row(*feature) == row));
        assert!((0..40).all(|n| weights.row(n * 3 + 1) == &[0; TAGS]));
    }

    #[test]
    fn sums_are_of_all_rows() {
        let features: Vec<(u32, Row)> =
            (0..100u32).map(|n| (n * 70_001, std::array::from_fn(|tag| (n as i8) - 7 * tag as i8))).collect();
        let (counts, lows, rows) = columns(&features);
        let weights = Weights::new(&counts, lows, rows).unwrap();
        let mut all: Vec<u32> = features.iter().map(|(feature, _)| *feature).chain([5]).collect();
        let sums: [i32; TAGS] =
            std::array::from_fn(|tag| features.iter().map(|(_, row)| i32::from(row[tag])).sum());
        assert_eq!(weights.sum(&mut all), sums);
    }

    #[test]
    fn columns_of_other_lengths_are_refused() {
        let (counts, lows, rows) = columns(&[(5, [0; TAGS])]);
        assert!(Weights::new(&counts, lows, Vec::new()).is_none());
        assert!(Weights::new(&counts[1..], vec![0], rows).is_none());
    }
}
