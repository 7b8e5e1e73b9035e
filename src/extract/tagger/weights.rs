//! What each feature says for each tag, found by the feature's hash.
//!
//! The hashes are spread evenly, so the first sixteen bits lead to a handful of neighbours and the last eight tell
//! these apart: a byte a feature in memory and in the file, and a look-up that touches two cache lines.

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
    /// The last bits of each feature's hash.
    lows: Vec<u8>,
    rows: Vec<Row>,
}

impl Weights {
    /// From the number of features in each slot, the last bits of each, and the rows in the same order. `None`
    /// where they do not fit one another.
    pub(super) fn new(counts: &[u8], lows: Vec<u8>, rows: Vec<Row>) -> Option<Self> {
        let mut starts = Vec::with_capacity(SLOTS + 1);
        let mut at = 0u32;
        for count in counts {
            starts.push(at);
            at += u32::from(*count);
        }
        starts.push(at);
        let fits = counts.len() == SLOTS && lows.len() == at as usize && rows.len() == lows.len();
        fits.then_some(Self { starts, lows, rows })
    }

    /// The row of a feature.
    #[inline]
    pub(super) fn row(&self, feature: u32) -> Option<&Row> {
        let slot = (feature >> LOW_BITS) as usize & (SLOTS - 1);
        let low = (feature & ((1 << LOW_BITS) - 1)) as u8;
        let (from, to) = (self.starts[slot] as usize, self.starts[slot + 1] as usize);
        let found = self.lows[from..to].iter().position(|l| *l == low)?;
        self.rows.get(from + found)
    }

    /// How many features are known.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
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
        assert!(features.iter().all(|(feature, row)| weights.row(*feature) == Some(row)));
        assert_eq!(weights.row(1), None);
    }

    #[test]
    fn columns_of_other_lengths_are_refused() {
        let (counts, lows, rows) = columns(&[(5, [0; TAGS])]);
        assert!(Weights::new(&counts, lows, Vec::new()).is_none());
        assert!(Weights::new(&counts[1..], vec![0], rows).is_none());
    }
}
