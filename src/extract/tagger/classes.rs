//! Word classes: words that stand in like company share a number, so that what the tagger learnt of "Reuters"
//! holds for "Xinhua". Made from unlabelled text by [`super::train`].

/// What is known of a word before the text is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    /// Its class at the coarse grain, below 128; 0 is "not known".
    pub(super) coarse: u8,
    /// Its class at the fine grain; 0 is "not known".
    pub(super) fine: u16,
    /// In small letters it is no part of a name, as far as any marked text shows: nine words in ten of a text,
    /// which need not be looked at further.
    pub(super) plain: bool,
}

/// The classes of words, by the hash of their small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes {
    /// Hashes cut to [`BITS`], ascending, and the class of each.
    words: Vec<(u32, Class)>,
    /// For each value of the first [`SLOT_BITS`] bits, where its words begin.
    slots: Vec<u32>,
}

/// Bits of a word's hash that are kept.
pub(super) const BITS: u32 = 28;
const SLOT_BITS: u32 = 14;

impl Classes {
    /// From pairs ascending by hash. Others are not found, or only in part.
    pub(super) fn new(words: Vec<(u32, Class)>) -> Self {
        let mut slots = Vec::with_capacity((1 << SLOT_BITS) + 1);
        for (at, (hash, _)) in words.iter().enumerate() {
            slots.resize((hash >> (BITS - SLOT_BITS)) as usize + 1, at as u32);
        }
        slots.resize((1 << SLOT_BITS) + 1, words.len() as u32);
        Self { words, slots }
    }

    /// The key under which a word is kept.
    pub(super) const fn key(hash: u64) -> u32 {
        (hash >> (64 - BITS)) as u32
    }

    /// The class of the word with this hash.
    pub(super) fn of(&self, hash: u64) -> Class {
        let key = Self::key(hash);
        let slot = (key >> (BITS - SLOT_BITS)) as usize;
        let (Some(from), Some(to)) = (self.slots.get(slot), self.slots.get(slot + 1)) else {
            return Class::default();
        };
        let near = self.words.get(*from as usize..*to as usize).unwrap_or_default();
        near.iter().find(|(word, _)| *word == key).map_or(Class::default(), |(_, class)| *class)
    }

    /// All pairs, ascending by hash.
    #[cfg(any(test, feature = "cli"))]
    pub(super) fn words(&self) -> &[(u32, Class)] {
        &self.words
    }
}
