//! How the word lists lie in their file.
//!
//! ```text
//! 8 bytes  magic "DRAMLIST"
//! u32      version
//! u32      s, the count of flag sets
//! u32      k, the count of keys
//! u32      l, bytes of the keys' letters
//! u32      f, bytes of the long forms
//! u32      0
//! u64      FNV-1a of everything after this header
//! s × u64  flag sets, see `Flags`
//! k × u8   bytes a key shares with the one before it (see `Keys`)
//! k × u8   bytes of its own
//! k × u8   number of its flag set, low byte
//! k × u8   the same, high byte
//! l × u8   letters
//! f × u8   long forms: UTF-8, "acronym \t long form \n", sorted
//! ```
//! All numbers are little-endian. A file that opens can be searched without a panic, whatever it holds.

use std::borrow::Cow;

use super::keys::Keys;
use super::{Flags, Lists};
use crate::article::fnv1a;

/// Raised when the layout or the meaning of a flag changes.
const VERSION: u32 = 1;
const MAGIC: &[u8; 8] = b"DRAMLIST";
const HEADER: usize = 40;

/// Why a word-list file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListsError {
    /// It is something else.
    #[error("not a word-list file: it begins with {found:02x?}, a word list begins with \"DRAMLIST\"")]
    NotLists {
        /// Its first bytes, eight at most.
        found: Vec<u8>,
    },
    /// It was written by another version of the program.
    #[error(
        "the word lists are of version {found}, this program reads version {VERSION}: use the file of this release"
    )]
    Version {
        /// The version it says.
        found: u32,
    },
    /// It is not as long as its header says.
    #[error("the word lists are {found} bytes long where their header says {wanted}: load the file again")]
    Length {
        /// Bytes there are.
        found: u64,
        /// Bytes there should be.
        wanted: u64,
    },
    /// Its bytes were changed.
    #[error("the word lists are damaged ({part}): load the file again")]
    Damaged {
        /// What does not fit.
        part: &'static str,
    },
}

/// Splits the file into its parts, which are checked but not copied.
pub(super) fn open(bytes: Cow<'static, [u8]>) -> Result<Lists, ListsError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ListsError::NotLists { found: bytes.iter().take(8).copied().collect() });
    }
    let found = bytes.len() as u64;
    if bytes.len() < HEADER {
        return Err(ListsError::Length { found, wanted: HEADER as u64 });
    }
    let (header, body) = split(bytes, HEADER);
    let version = u32_at(&header, 8);
    if version != VERSION {
        return Err(ListsError::Version { found: version });
    }
    let [sets, count, letters, long] = [12, 16, 20, 24].map(|at| u32_at(&header, at));
    let wanted = [(sets, 8), (count, 4), (letters, 1), (long, 1)];
    let wanted = HEADER as u64 + wanted.iter().map(|(n, size)| u64::from(*n) * size).sum::<u64>();
    if wanted != found {
        return Err(ListsError::Length { found, wanted });
    }
    if fnv1a(&body) != u64_from(&header[32..HEADER]) {
        return Err(ListsError::Damaged { part: "checksum" });
    }
    let count = count as usize;
    let (sets, rest) = split(body, sets as usize * 8);
    let (shared, rest) = split(rest, count);
    let (lengths, rest) = split(rest, count);
    let (numbers, rest) = split(rest, count * 2);
    let (letters, long_forms) = split(rest, letters as usize);
    Ok(Lists {
        keys: Keys::new(shared, lengths, letters).ok_or(ListsError::Damaged { part: "keys" })?,
        numbers,
        sets: sets.chunks_exact(8).map(|set| Flags::from_bits(u64_from(set))).collect(),
        long_forms: text(long_forms).ok_or(ListsError::Damaged { part: "long forms" })?,
    })
}

/// The file of these parts: flag sets, sorted keys with the number of their set, sorted long forms.
#[cfg(any(test, feature = "cli"))]
pub(super) fn write(
    sets: &[Flags],
    keys: &std::collections::BTreeMap<String, u16>,
    long_forms: &str,
) -> Vec<u8> {
    let (shared, lengths, letters) = super::keys::columns(keys.keys().map(String::as_str));
    let mut body = Vec::new();
    for set in sets {
        body.extend_from_slice(&set.bits().to_le_bytes());
    }
    body.extend_from_slice(&shared);
    body.extend_from_slice(&lengths);
    body.extend(keys.values().map(|number| number.to_le_bytes()[0]));
    body.extend(keys.values().map(|number| number.to_le_bytes()[1]));
    body.extend_from_slice(&letters);
    body.extend_from_slice(long_forms.as_bytes());
    let mut file = Vec::with_capacity(HEADER + body.len());
    file.extend_from_slice(MAGIC);
    for number in
        [VERSION, length(sets.len()), length(keys.len()), length(letters.len()), length(long_forms.len()), 0]
    {
        file.extend_from_slice(&number.to_le_bytes());
    }
    file.extend_from_slice(&fnv1a(&body).to_le_bytes());
    file.extend_from_slice(&body);
    file
}

#[cfg(any(test, feature = "cli"))]
fn length(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn split(bytes: Cow<'static, [u8]>, at: usize) -> (Cow<'static, [u8]>, Cow<'static, [u8]>) {
    match bytes {
        Cow::Borrowed(all) => {
            let (head, tail) = all.split_at(at);
            (Cow::Borrowed(head), Cow::Borrowed(tail))
        }
        Cow::Owned(mut head) => {
            let tail = head.split_off(at);
            (Cow::Owned(head), Cow::Owned(tail))
        }
    }
}

fn text(bytes: Cow<'static, [u8]>) -> Option<Cow<'static, str>> {
    match bytes {
        Cow::Borrowed(b) => std::str::from_utf8(b).ok().map(Cow::Borrowed),
        Cow::Owned(b) => String::from_utf8(b).ok().map(Cow::Owned),
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().rev().fold(0, |n, b| n << 8 | u32::from(*b))
}

fn u64_from(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b))
}
