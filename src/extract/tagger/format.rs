//! How the tagger's model lies in its file.
//!
//! ```text
//! 8 bytes  magic "DRAMTAGS"
//! u32      version
//! u32      n, the count of features
//! u32      c, the count of classed words
//! u32      0
//! u64      FNV-1a of everything after this header
//! u32      base of the powers, a millionth each (see `Chain`)
//! 17 × 17 × i16      steps from tag to tag
//! 17 × u16           calibration: how many in a thousand names are right whose share is 0, 1/16 … 16/16
//! 65536 × u8         features in each slot (see `Weights`)
//! n × u8             last bits of their hashes
//! 17 × n × i8        what they say, a column for each tag
//! c × u16, u16       key of a classed word, low and high half, each a column
//! c × u8             coarse class, and in bit 7 whether the word is plain
//! c × u16            fine class
//! ```
//! All numbers are little-endian. A file that opens can be used without a panic, whatever it holds.

use super::Tagger;
use super::calibration::{Calibration, KNOTS};
use super::classes::{Class, Classes};
use super::decode::Chain;
use super::tags::TAGS;
use super::weights::{Row, SLOTS, Weights};
use crate::article::fnv1a;

/// Raised when the layout, the hashes, the features or the tags change.
const VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"DRAMTAGS";
const HEADER: usize = 32;
const PLAIN: u8 = 1 << 7;

/// Why a model cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TaggerError {
    /// It is something else.
    #[error("not a tagger's model: it begins with {found:02x?}, a model begins with \"DRAMTAGS\"")]
    NotModel {
        /// Its first bytes, eight at most.
        found: Vec<u8>,
    },
    /// It was written by another version of the program.
    #[error(
        "the tagger's model is of version {found}, this program reads version {VERSION}: use the file of this release"
    )]
    Version {
        /// The version it says.
        found: u32,
    },
    /// It is not as long as its header says.
    #[error("the tagger's model is {found} bytes long where its header says {wanted}: load the file again")]
    Length {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        wanted: u64,
    },
    /// Its bytes were changed.
    #[error("the tagger's model is damaged ({part}): load the file again")]
    Damaged {
        /// What does not fit.
        part: &'static str,
    },
}

/// Takes bytes off the front; what is not there reads as nothing, the length having been checked.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> &'b [u8] {
        let (head, tail) = self.0.split_at(n.min(self.0.len()));
        self.0 = tail;
        head
    }

    fn u16s(&mut self, n: usize) -> Vec<u16> {
        self.take(n * 2).as_chunks().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect()
    }

    fn u32(&mut self) -> u32 {
        self.take(4).iter().rev().fold(0, |n, byte| n << 8 | u32::from(*byte))
    }

    fn u64(&mut self) -> u64 {
        self.take(8).iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte))
    }
}

/// Reads the file.
pub(super) fn open(bytes: &[u8]) -> Result<Tagger, TaggerError> {
    if !bytes.starts_with(MAGIC) {
        return Err(TaggerError::NotModel { found: bytes.iter().take(8).copied().collect() });
    }
    let found = bytes.len() as u64;
    let mut reader = Reader(&bytes[MAGIC.len()..]);
    let version = reader.u32();
    if found >= 12 && version != VERSION {
        return Err(TaggerError::Version { found: version });
    }
    let [features, words, zero] = [reader.u32(), reader.u32(), reader.u32()];
    let wanted = length(features, words);
    if found != wanted {
        return Err(TaggerError::Length { found, wanted });
    }
    if reader.u64() != fnv1a(reader.0) {
        return Err(TaggerError::Damaged { part: "checksum" });
    }
    let base = reader.u32();
    if zero != 0 || !(1..1_000_000).contains(&base) {
        return Err(TaggerError::Damaged { part: "base" });
    }
    let steps: Vec<i16> = reader.u16s(TAGS * TAGS).into_iter().map(u16::cast_signed).collect();
    let chain = Chain::new(&steps, base as f32 / 1e6);
    let calibration = Calibration::new(&reader.u16s(KNOTS));
    let weights = weights(&mut reader, features as usize).ok_or(TaggerError::Damaged { part: "features" })?;
    let classes = classes(&mut reader, words as usize);
    Ok(Tagger { weights, chain, calibration, classes })
}

fn length(features: u32, words: u32) -> u64 {
    let fixed = HEADER + 4 + TAGS * TAGS * 2 + KNOTS * 2 + SLOTS;
    fixed as u64 + u64::from(features) * (1 + TAGS as u64) + u64::from(words) * 7
}

fn weights(reader: &mut Reader, n: usize) -> Option<Weights> {
    let counts = reader.take(SLOTS);
    let lows = reader.take(n);
    let mut rows: Vec<Row> = vec![[0; TAGS]; n];
    for tag in 0..TAGS {
        for (row, weight) in rows.iter_mut().zip(reader.take(n)) {
            row[tag] = weight.cast_signed();
        }
    }
    Weights::new(counts, lows, &rows)
}

fn classes(reader: &mut Reader, n: usize) -> Classes {
    let (low, high) = (reader.u16s(n), reader.u16s(n));
    let (coarse, fine) = (reader.take(n), reader.u16s(n));
    let word = |i: usize| {
        let key = u32::from(low[i]) | u32::from(high[i]) << 16;
        (key, Class { coarse: coarse[i] & !PLAIN, fine: fine[i], plain: coarse[i] & PLAIN != 0 })
    };
    Classes::new((0..n).map(word).collect())
}

/// What a model file holds, as training leaves it.
#[cfg(any(test, feature = "cli"))]
pub(super) struct Parts {
    /// Ascending by hash.
    pub(super) features: Vec<(u32, Row)>,
    pub(super) steps: Vec<i16>,
    /// A millionth each.
    pub(super) base: u32,
    pub(super) calibration: [u16; KNOTS],
    pub(super) classes: Classes,
}

/// The file of these parts.
#[cfg(any(test, feature = "cli"))]
pub(super) fn write(parts: &Parts) -> Vec<u8> {
    let (counts, lows, rows) = super::weights::columns(&parts.features);
    let words = parts.classes.words();
    let mut body = Vec::new();
    let u16s = |body: &mut Vec<u8>, all: &mut dyn Iterator<Item = u16>| {
        body.extend(all.flat_map(u16::to_le_bytes));
    };
    body.extend(parts.base.to_le_bytes());
    u16s(&mut body, &mut parts.steps.iter().map(|step| step.cast_unsigned()));
    u16s(&mut body, &mut parts.calibration.iter().copied());
    body.extend(counts);
    body.extend(&lows);
    for tag in 0..TAGS {
        body.extend(rows.iter().map(|row| row[tag].cast_unsigned()));
    }
    u16s(&mut body, &mut words.iter().map(|(key, _)| (key & 0xffff) as u16));
    u16s(&mut body, &mut words.iter().map(|(key, _)| (key >> 16) as u16));
    body.extend(words.iter().map(|(_, class)| class.coarse | if class.plain { PLAIN } else { 0 }));
    u16s(&mut body, &mut words.iter().map(|(_, class)| class.fine));
    let mut file = MAGIC.to_vec();
    for number in [VERSION, lows.len() as u32, words.len() as u32, 0] {
        file.extend(number.to_le_bytes());
    }
    file.extend(fnv1a(&body).to_le_bytes());
    file.extend(body);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let class = Class { coarse: 3, fine: 300, plain: true };
        write(&Parts {
            features: vec![(7, [1; TAGS]), (70_000, std::array::from_fn(|tag| -2 * tag as i8))],
            steps: vec![0; TAGS * TAGS],
            base: 900_000,
            calibration: std::array::from_fn(|k| (k * 1000 / (KNOTS - 1)) as u16),
            classes: Classes::new(vec![(123, class)]),
        })
    }

    #[test]
    fn what_is_written_is_read() {
        let tagger = open(&file()).unwrap();
        assert_eq!([1, 16].map(|tag| tagger.weights.says(70_000, tag)), [-2, -32]);
        assert_eq!(tagger.classes.of(123 << 36), Class { coarse: 3, fine: 300, plain: true });
    }

    #[test]
    fn damage_is_named() {
        let whole = file();
        assert!(matches!(open(b"PK\x03\x04"), Err(TaggerError::NotModel { .. })));
        assert!(matches!(open(&whole[..whole.len() - 1]), Err(TaggerError::Length { .. })));
        for at in [8, 12, 20, 24, 34, 60, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            assert!(open(&bytes).is_err(), "byte {at}");
        }
        for end in 0..40 {
            assert!(open(&whole[..end]).is_err(), "{end} bytes");
        }
    }
}
