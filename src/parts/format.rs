//! The root, and what is common to all parts: their names, their places, their hashes.

use serde::{Deserialize, Serialize};

use crate::article::fnv1a;
use crate::search::Pieces;
use crate::view::{Answer, Overview};

/// The version that is written and read; it goes up with every change to a part.
pub const VERSION: u32 = 1;
const MAGIC: [u8; 8] = *b"dramaset";
const HEADER: usize = 20;

/// What a part holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Where the other parts lie.
    Map,
    /// Values and the articles that have them.
    Facets,
    /// Other orders than the newest first.
    Order,
    /// Cards.
    Cards,
    /// Articles with their analyses.
    Texts,
    /// Keys of articles.
    Keys,
    /// Keys of entities.
    Names,
    /// Profiles of entities.
    Profiles,
    /// Words of the texts.
    Words,
    /// The articles that have them.
    Documents,
    /// Where they stand.
    Places,
    /// Words of the names of entities.
    NameWords,
    /// The entities that have them.
    NameDocuments,
    /// Days and outlets.
    Days,
    /// Where quotations begin and end.
    Said,
    /// Who said what kind of quote in which article.
    Speakers,
    /// Who met, by what meetings are sorted, and where they are told of.
    Meetings,
    /// Meetings as the page draws them.
    Rows,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 18] = [
        Self::Map,
        Self::Facets,
        Self::Order,
        Self::Cards,
        Self::Texts,
        Self::Keys,
        Self::Names,
        Self::Profiles,
        Self::Words,
        Self::Documents,
        Self::Places,
        Self::NameWords,
        Self::NameDocuments,
        Self::Days,
        Self::Said,
        Self::Speakers,
        Self::Meetings,
        Self::Rows,
    ];

    /// What its files are called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Facets => "facets",
            Self::Order => "order",
            Self::Cards => "cards",
            Self::Texts => "texts",
            Self::Keys => "keys",
            Self::Names => "names",
            Self::Profiles => "profiles",
            Self::Words => "words",
            Self::Documents => "documents",
            Self::Places => "places",
            Self::NameWords => "name-words",
            Self::NameDocuments => "name-documents",
            Self::Days => "days",
            Self::Said => "said",
            Self::Speakers => "speakers",
            Self::Meetings => "meetings",
            Self::Rows => "rows",
        }
    }

    /// The part of the map that has the lengths of its parts, where the root has them not.
    pub(super) const fn map(self) -> Option<usize> {
        match self {
            Self::Texts => Some(0),
            Self::Profiles => Some(1),
            _ => None,
        }
    }
}

/// The name of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartId {
    /// What it holds.
    pub kind: Kind,
    /// Its number among those of its kind.
    pub number: u32,
}

impl std::fmt::Display for PartId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.number)
    }
}

/// Where a part lies: a stretch of a file, packed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The first byte.
    pub start: u64,
    /// How many bytes.
    pub len: u32,
}

/// Why a root or a part cannot be used. Each says which, what was found, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PartError {
    /// Not the root of a collection.
    #[error("this is not the root of a Dramatis collection; reload the page, or build the collection again")]
    NotARoot,
    /// Of another release.
    #[error(
        "the collection has format version {found}, and this page reads version {VERSION}; reload the page, or build the collection again"
    )]
    Version {
        /// The version it states.
        found: u32,
    },
    /// Not the bytes that were written.
    #[error(
        "the part {part} is damaged: its checksum is {found:016x} instead of {expected:016x}; fetch it again"
    )]
    Damaged {
        /// Which part.
        part: String,
        /// The hash of what came.
        found: u64,
        /// The hash that it states.
        expected: u64,
    },
    /// Nobody asked for it.
    #[error("the collection has no part {part}; reload the page")]
    Unknown {
        /// Which part.
        part: String,
    },
    /// As it was written, but it contradicts itself or the others.
    #[error("the part {part} contradicts the collection in its {what}; build the collection again")]
    Inconsistent {
        /// Which part.
        part: String,
        /// What of it.
        what: &'static str,
    },
}

/// The files of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Laid {
    /// For each file the hash in its name and how many parts it holds.
    pub(super) files: Vec<(u64, u32)>,
    /// The packed length of each part; empty for kinds that the map knows.
    pub(super) lens: Vec<u32>,
    /// How many parts there are.
    pub(super) count: u32,
}

/// What stands at the head of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Root {
    pub(super) overview: Overview,
    /// Entities that are persons, organisations, places, others.
    pub(super) entities: [u32; 4],
    /// The first cards, and the first values of each facet.
    pub(super) first: Answer,
    /// By [`Kind`].
    pub(super) laid: Vec<Laid>,
    /// Where the pieces of the text index begin: of words, and of the words of names.
    pub(super) pieces: [Pieces; 2],
}

/// Where the parts of a kind lie of which the root says nothing. There is one for the texts, which a search needs, and one
/// for the profiles and for all that is sought by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Map {
    /// The packed length of each part.
    pub(super) lens: Vec<u32>,
    /// The first key of each part of [`Kind::Keys`] and of [`Kind::Names`].
    pub(super) keys: [Vec<String>; 2],
    /// The first entity of each part of [`Kind::Profiles`].
    pub(super) profiles: Vec<u32>,
}

impl Root {
    pub(super) fn encode(&self) -> Vec<u8> {
        let payload = packed(self);
        let mut out = MAGIC.to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend(fnv1a(&payload).to_le_bytes());
        out.extend(payload);
        out
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, PartError> {
        let (header, payload) = bytes.split_at_checked(HEADER).ok_or(PartError::NotARoot)?;
        if header[..8] != MAGIC {
            return Err(PartError::NotARoot);
        }
        let found = number(&header[8..12]) as u32;
        if found != VERSION {
            return Err(PartError::Version { found });
        }
        let (found, expected) = (fnv1a(payload), number(&header[12..]));
        if found != expected {
            return Err(PartError::Damaged { part: "root".to_owned(), found, expected });
        }
        let root: Self = unpacked(payload).ok_or_else(|| inconsistent("root", "contents"))?;
        let sound = root.laid.len() == Kind::ALL.len()
            && Kind::ALL.iter().zip(&root.laid).all(|(kind, laid)| {
                let counted: u64 = laid.files.iter().map(|(_, parts)| u64::from(*parts)).sum();
                let known = kind.map().is_some() || laid.lens.len() as u64 == counted;
                known && counted == u64::from(laid.count)
            });
        if sound { Ok(root) } else { Err(inconsistent("root", "files")) }
    }
}

pub(super) fn inconsistent(part: impl ToString, what: &'static str) -> PartError {
    PartError::Inconsistent { part: part.to_string(), what }
}

/// The place of part `number` of `kind`, given the lengths of all.
pub(super) fn place(kind: Kind, laid: &Laid, lens: &[u32], number: u32) -> Option<Place> {
    let (mut first, mut at) = (0u32, 0u32);
    for (hash, parts) in &laid.files {
        let next = first.checked_add(*parts)?;
        if number < next {
            let before = lens.get(first as usize..number as usize)?;
            let file = file_name(kind.name(), at, *hash);
            let start = before.iter().map(|len| u64::from(*len)).sum();
            return Some(Place { file, start, len: *lens.get(number as usize)? });
        }
        (first, at) = (next, at + 1);
    }
    None
}

/// What a file is called.
pub(super) fn file_name(kind: &str, number: u32, hash: u64) -> String {
    format!("{kind}-{number:02}.{hash:016x}.bin")
}

/// A part as it is packed: its hash, then its bytes.
pub(super) fn sealed(id: PartId, payload: &[u8]) -> Vec<u8> {
    let mut out = hash(id, payload).to_le_bytes().to_vec();
    out.extend_from_slice(payload);
    out
}

/// The bytes of a part behind its hash.
pub(super) fn opened(id: PartId, bytes: &[u8]) -> Result<&[u8], PartError> {
    let (head, payload) = bytes.split_at_checked(8).unwrap_or((&[], bytes));
    let (found, expected) = (hash(id, payload), number(head));
    if found == expected {
        Ok(payload)
    } else {
        Err(PartError::Damaged { part: id.to_string(), found, expected })
    }
}

fn hash(id: PartId, payload: &[u8]) -> u64 {
    // The part's name goes in last, as four more bytes would.
    let name = (u64::from(id.number) << 8 | id.kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    fnv1a(payload) ^ name
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b))
}

pub(super) fn packed<T: Serialize>(value: &T) -> Vec<u8> {
    // Writing to memory fails only for sequences of unknown length; parts have none.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// What is written in `bytes`, and nothing behind it.
pub(super) fn unpacked<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Option<T> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    rest.is_empty().then_some(value)
}
