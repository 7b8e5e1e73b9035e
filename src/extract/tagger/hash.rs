//! One hash for words and features, fixed for all time: the model file holds its values.

use std::hash::{BuildHasherDefault, Hasher};

/// Bits of a feature's hash. Two to this power is some hundred times the features that a model keeps, so that
/// a feature it does not know meets one it knows about once in a hundred times.
pub(super) const FEATURE_BITS: u32 = 24;

/// Mixes `part` into `hash` (multiply and fold, with the constants of splitmix64 and of FNV's successor wyhash's
/// kind: odd numbers without pattern).
pub(super) const fn mix(hash: u64, part: u64) -> u64 {
    let mixed = (hash ^ part.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    mixed ^ (mixed >> 32)
}

/// The hash of a word; all digits count as one, so that "F16" and "F35" look alike.
pub(in crate::extract) fn word(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in word.bytes() {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(hash, 7)
}

/// The hash of a feature from what was mixed.
pub(super) const fn feature(mixed: u64) -> u32 {
    (mixed >> (64 - FEATURE_BITS)) as u32
}

/// Takes a hash for its own hash: for maps keyed by word hashes.
#[derive(Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = mix(1, u64::from(n));
    }
}

/// A map keyed by hashes. It is only asked, never walked, so its order shows nowhere.
pub(super) type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Same>>;
