//! A corpus as one file: what the page fetches and what a reader can hand on.
//!
//! Promise: the same corpus gives the same bytes everywhere; what [`encode`] wrote, [`decode`] gives back;
//! any other bytes give a [`DecodeError`], never a panic, and memory in proportion to their length. A decoded
//! corpus keeps every promise of its types (see [`super::Damage`]), so later rooms need not check again.
//!
//! All numbers are little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 0-7 | `dramatis` in ASCII |
//! | 8-11 | format version, [`VERSION`] |
//! | 12-19 | length of the payload in bytes |
//! | 20-27 | 64-bit FNV-1a hash of the payload |
//! | 28- | the payload: a [`Corpus`] in [postcard](https://postcard.jamesmunns.com/wire-format)'s wire format |
//!
//! The version goes up by one with every change to the bytes of any type inside a [`Corpus`].

use serde::Deserialize;

use super::{Corpus, Damage, check};
use crate::article::{FNV1A, fnv1a, fnv1a_on};

/// The version that [`encode`] writes and [`decode`] reads.
pub const VERSION: u32 = 10;

/// The first bytes of every bundle.
pub const MAGIC: [u8; 8] = *b"dramatis";

const HEADER: usize = 28;

/// Why bytes are no corpus. Each says what was found and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// Something else altogether.
    #[error(
        "this is not a Dramatis bundle: it starts with {found:?} instead of \"dramatis\"; choose a file that Dramatis wrote"
    )]
    NotABundle {
        /// The first bytes, at most eight, what is not ASCII escaped.
        found: String,
    },
    /// Written by a later release.
    #[error(
        "the bundle has format version {found}, and this page reads version {VERSION}; reload the page to get the newest release, or build the bundle again"
    )]
    Newer {
        /// The version it states.
        found: u32,
    },
    /// Written by an earlier release whose format is no longer read.
    #[error(
        "the bundle has format version {found}, and this page reads version {VERSION}; build the bundle again from its articles"
    )]
    Older {
        /// The version it states.
        found: u32,
    },
    /// The file ends too soon.
    #[error("the bundle is cut short at byte {found} of {expected}; download or copy it again")]
    CutShort {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        expected: u64,
    },
    /// The file goes on after its end.
    #[error("the bundle should end at byte {expected} but has {found} bytes; download or copy it again")]
    TooLong {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        expected: u64,
    },
    /// The bytes are not those that were written.
    #[error(
        "the bundle is damaged: its contents have the checksum {found:016x} instead of {expected:016x}; download or copy it again"
    )]
    Checksum {
        /// The hash of the payload.
        found: u64,
        /// The hash that the header states.
        expected: u64,
    },
    /// The bytes are as written, but do not spell a corpus.
    #[error("the bundle cannot be read at byte {at}: {source}; build it again from its articles")]
    Payload {
        /// Where in the file reading stopped.
        at: u64,
        /// What was wrong there.
        source: postcard::Error,
    },
    /// It spells a corpus that contradicts itself.
    #[error("the bundle contradicts itself: {0}; build it again from its articles")]
    Inconsistent(#[from] Damage),
}

/// The corpus as bytes: the same for equal corpora on every machine.
#[must_use]
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    // Writing to memory fails only for sequences of unknown length, and a corpus has none.
    let mut bytes = postcard::to_extend(corpus, vec![0; HEADER]).unwrap_or_default();
    let Some((header, payload)) = bytes.split_at_mut_checked(HEADER) else { return bytes };
    header[..8].copy_from_slice(&MAGIC);
    header[8..12].copy_from_slice(&VERSION.to_le_bytes());
    header[12..20].copy_from_slice(&(payload.len() as u64).to_le_bytes());
    header[20..].copy_from_slice(&fnv1a(payload).to_le_bytes());
    bytes
}

/// Gives `each` the bytes of [`encode`] in blocks of `size`, the last of which may be shorter, none of them empty: for a
/// corpus whose bytes need not lie in memory all at once.
pub fn encode_in_blocks(corpus: &Corpus, size: usize, each: &mut dyn FnMut(Vec<u8>)) {
    // The header says how long the payload is, and its hash: it is written twice, the first time into nothing.
    let measured = postcard::to_extend(corpus, Measure::default()).unwrap_or_default();
    let mut blocks = Blocks { size: size.max(1), block: Vec::new(), each };
    blocks.extend(MAGIC);
    blocks.extend(VERSION.to_le_bytes());
    blocks.extend(measured.len.to_le_bytes());
    blocks.extend(measured.hash.to_le_bytes());
    if let Ok(Blocks { block, each, .. }) = postcard::to_extend(corpus, blocks)
        && !block.is_empty()
    {
        each(block);
    }
}

/// How long something is, and its hash.
struct Measure {
    len: u64,
    hash: u64,
}

impl Default for Measure {
    fn default() -> Self {
        Self { len: 0, hash: FNV1A }
    }
}

impl Extend<u8> for Measure {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, bytes: I) {
        for byte in bytes {
            self.len += 1;
            self.hash = fnv1a_on(self.hash, &[byte]);
        }
    }
}

struct Blocks<'e> {
    size: usize,
    block: Vec<u8>,
    each: &'e mut dyn FnMut(Vec<u8>),
}

impl Extend<u8> for Blocks<'_> {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, bytes: I) {
        for byte in bytes {
            if self.block.is_empty() {
                self.block.reserve_exact(self.size);
            }
            self.block.push(byte);
            if self.block.len() == self.size {
                (self.each)(std::mem::take(&mut self.block));
            }
        }
    }
}

/// The corpus in `bytes`, checked through and through.
///
/// # Errors
///
/// Where `bytes` are not exactly a bundle of this [`VERSION`], or the corpus in it contradicts itself.
pub fn decode(bytes: &[u8]) -> Result<Corpus, DecodeError> {
    let payload = payload(bytes)?;
    let mut reader = postcard::Deserializer::from_bytes(payload);
    let read = Corpus::deserialize(&mut reader);
    let rest = reader.finalize().unwrap_or_default().len();
    let at = (HEADER + payload.len() - rest) as u64;
    let corpus = read.map_err(|source| DecodeError::Payload { at, source })?;
    if rest > 0 {
        return Err(DecodeError::TooLong { found: bytes.len() as u64, expected: at });
    }
    check(&corpus)?;
    Ok(corpus)
}

/// The payload behind a sound header.
fn payload(bytes: &[u8]) -> Result<&[u8], DecodeError> {
    let start = &bytes[..bytes.len().min(MAGIC.len())];
    if start.is_empty() || !MAGIC.starts_with(start) {
        return Err(DecodeError::NotABundle { found: start.escape_ascii().to_string() });
    }
    let found = bytes.len() as u64;
    let Some((header, payload)) = bytes.split_at_checked(HEADER) else {
        return Err(DecodeError::CutShort { found, expected: HEADER as u64 });
    };
    let version = number(&header[8..12]);
    if version != u64::from(VERSION) {
        let found = u32::try_from(version).unwrap_or(u32::MAX);
        return Err(if found > VERSION {
            DecodeError::Newer { found }
        } else {
            DecodeError::Older { found }
        });
    }
    let expected = number(&header[12..20]).saturating_add(HEADER as u64);
    if found < expected {
        return Err(DecodeError::CutShort { found, expected });
    }
    if found > expected {
        return Err(DecodeError::TooLong { found, expected });
    }
    let (found, expected) = (fnv1a(payload), number(&header[20..28]));
    if found != expected {
        return Err(DecodeError::Checksum { found, expected });
    }
    Ok(payload)
}

/// A little-endian number of up to eight bytes.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    fn reseal(bytes: &mut [u8]) {
        let (head, payload) = bytes.split_at_mut(HEADER);
        head[12..20].copy_from_slice(&(payload.len() as u64).to_le_bytes());
        head[20..28].copy_from_slice(&fnv1a(payload).to_le_bytes());
    }

    #[test]
    fn a_bundle_gives_its_corpus_back() {
        for corpus in [Corpus::default(), sample::corpus()] {
            let bytes = encode(&corpus);
            assert_eq!(decode(&bytes), Ok(corpus));
        }
    }

    #[test]
    fn blocks_are_the_same_bytes() {
        for corpus in [Corpus::default(), sample::corpus()] {
            let whole = encode(&corpus);
            for size in [1, 27, 28, 29, 1000, whole.len(), 1 << 20] {
                let mut blocks = Vec::new();
                encode_in_blocks(&corpus, size, &mut |block| blocks.push(block));
                assert!(blocks.iter().rev().skip(1).all(|block| block.len() == size) && !blocks.is_empty());
                assert!(blocks.iter().all(|block| !block.is_empty()) && blocks.concat() == whole, "{size}");
            }
        }
    }

    #[test]
    fn every_prefix_is_called_cut_short() {
        let bytes = encode(&sample::corpus());
        for end in 1..bytes.len() {
            let error = decode(&bytes[..end]).unwrap_err();
            let DecodeError::CutShort { found, .. } = error else { panic!("{end}: {error}") };
            assert_eq!(found, end as u64);
        }
    }

    #[test]
    fn errors_say_what_was_found() {
        let good = encode(&sample::corpus());
        let altered = |at: usize, byte: u8| {
            let mut bytes = good.clone();
            bytes[at] = byte;
            decode(&bytes).unwrap_err()
        };
        assert_eq!(decode(b""), Err(DecodeError::NotABundle { found: String::new() }));
        assert_eq!(
            decode(b"\x1f\x8b\x08<html"),
            Err(DecodeError::NotABundle { found: "\\x1f\\x8b\\x08<html".into() })
        );
        assert_eq!(altered(8, 99), DecodeError::Newer { found: 99 });
        assert_eq!(altered(8, 0), DecodeError::Older { found: 0 });
        assert!(matches!(altered(40, 255), DecodeError::Checksum { .. }));
        let mut long = good.clone();
        long.push(0);
        let (found, expected) = (long.len() as u64, good.len() as u64);
        assert_eq!(decode(&long), Err(DecodeError::TooLong { found, expected }));
        reseal(&mut long);
        assert_eq!(decode(&long), Err(DecodeError::TooLong { found, expected }));
        assert!(decode(&long).unwrap_err().to_string().contains(&format!("end at byte {expected}")));
    }

    #[test]
    fn a_payload_error_names_its_byte() {
        let mut bytes = encode(&Corpus { title: "abc".into(), ..Corpus::default() });
        bytes[HEADER + 1] = 0xff;
        reseal(&mut bytes);
        let DecodeError::Payload { at, .. } = decode(&bytes).unwrap_err() else {
            panic!("not a payload error")
        };
        assert!((HEADER as u64..bytes.len() as u64).contains(&at), "{at}");
    }

    /// Memory follows the bytes there are, not the counts they claim.
    #[test]
    fn a_claim_of_a_billion_articles_is_only_a_claim() {
        let mut bytes = encode(&Corpus::default());
        bytes.truncate(HEADER);
        // An empty title, then 2^30 articles as a varint, then nothing.
        bytes.extend_from_slice(&[0, 0x80, 0x80, 0x80, 0x80, 0x04]);
        reseal(&mut bytes);
        let end = bytes.len() as u64;
        let error = DecodeError::Payload { at: end, source: postcard::Error::DeserializeUnexpectedEnd };
        assert_eq!(decode(&bytes), Err(error));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            /// Damage that the checksum cannot see, because whoever made it sealed it again.
            #[test]
            fn hostile_bytes_give_a_sound_corpus_or_an_error(
                changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
                cut in prop::option::of(any::<prop::sample::Index>()),
            ) {
                let mut bytes = encode(&sample::corpus());
                for (at, byte) in changes {
                    let n = bytes.len() - HEADER;
                    bytes[HEADER + at.index(n)] = byte;
                }
                if let Some(cut) = cut {
                    bytes.truncate(HEADER + cut.index(bytes.len() - HEADER));
                }
                reseal(&mut bytes);
                if let Ok(corpus) = decode(&bytes) {
                    prop_assert_eq!(check(&corpus), Ok(()));
                    prop_assert_eq!(decode(&encode(&corpus)), Ok(corpus));
                }
            }

            #[test]
            fn noise_is_never_a_corpus_by_chance(payload in prop::collection::vec(any::<u8>(), 0..200), sealed: bool) {
                let mut bytes = MAGIC.to_vec();
                bytes.extend_from_slice(&VERSION.to_le_bytes());
                bytes.extend_from_slice(&[0; 16]);
                bytes.extend_from_slice(&payload);
                if sealed {
                    reseal(&mut bytes);
                }
                if let Ok(corpus) = decode(&bytes) {
                    prop_assert!(sealed);
                    prop_assert_eq!(check(&corpus), Ok(()));
                }
            }
        }
    }
}
