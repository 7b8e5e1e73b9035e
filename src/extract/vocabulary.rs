//! All words of all tables: which tables hold a word is found once, in one look-up.

use std::sync::LazyLock;

use super::tables::Table;
use super::tagger::word_hash;
use super::{dates, gender, meetings, office, pronoun, quotes, tables, tenure};

/// The tables that hold a word, a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tables([u64; 2]);

impl Tables {
    /// Whether `table` is one of them.
    pub(super) const fn has(self, table: &Table) -> bool {
        self.0[(table.number / 64) as usize] >> (table.number % 64) & 1 == 1
    }

    /// The bits of the first 64 tables.
    pub(super) const fn bits(self) -> u64 {
        self.0[0]
    }
}

/// A bit for each of `tables`, which must be among the first 64, to be asked for together.
pub(super) const fn bits(tables: &[&Table]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < tables.len() {
        assert!(tables[at].number < 64, "asked for together are only the first tables");
        (bits, at) = (bits | 1 << tables[at].number, at + 1);
    }
    bits
}

/// The tables, in the order of their numbers.
const ALL: [&[&Table]; 13] = [
    &tables::ALL,
    &gender::TABLES,
    &meetings::TABLES,
    &office::TABLES,
    &quotes::TABLES,
    &[quotes::VERBS],
    &[tenure::FOLLOW],
    &tables::MORE,
    &quotes::MORE,
    &meetings::MORE,
    &dates::TABLES,
    &pronoun::TABLES,
    &tenure::TABLES,
];

// No two tables share a number.
const _: () = {
    let (mut list, mut number) = (0, 0);
    while list < ALL.len() {
        let mut at = 0;
        while at < ALL[list].len() {
            assert!(ALL[list][at].number == number, "a table's number is not its place in `ALL`");
            (at, number) = (at + 1, number + 1);
        }
        list += 1;
    }
};

/// The words, each by its hash with the tables that hold it, in the first free slot from where the hash points to. A
/// free slot holds no word, and no table does.
pub(super) struct Vocabulary(Vec<(u64, Tables)>);

/// Three times the words, so that most are found where they are looked for first.
const SLOTS: usize = 1 << 13;

impl Vocabulary {
    fn new() -> Self {
        let mut new = Self(vec![(0, Tables::default()); SLOTS]);
        for table in ALL.into_iter().flatten() {
            table.words().for_each(|word| new.add(word, table));
        }
        quotes::bases().for_each(|word| new.add(word, quotes::VERBS));
        new
    }

    fn add(&mut self, word: &str, table: &Table) {
        let hash = word_hash(word);
        let at = self.slot(hash);
        let slot = &mut self.0[at];
        slot.0 = hash;
        slot.1.0[usize::from(table.number / 64)] |= 1 << (table.number % 64);
    }

    /// The tables that hold the word with this hash.
    pub(super) fn of(&self, hash: u64) -> Tables {
        self.0[self.slot(hash)].1
    }

    /// The slot of the word, or the free one where it would be.
    fn slot(&self, hash: u64) -> usize {
        let mut at = hash as usize % SLOTS;
        while self.0[at].0 != hash && self.0[at].0 != 0 {
            at = (at + 1) % SLOTS;
        }
        at
    }
}

/// The one there is, made when it is first asked for.
pub(super) fn vocabulary() -> &'static Vocabulary {
    static ONLY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);
    &ONLY
}

/// Whether `word`, in lower case, is in `table`. For a word of a scene [`super::scene::Scene::is`] is quicker.
pub(super) fn has(table: &Table, word: &str) -> bool {
    vocabulary().of(word_hash(word)).has(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_repeats() {
        for table in ALL.into_iter().flatten() {
            assert!(table.words().is_sorted_by(|a, b| a < b), "table {}", table.number);
        }
    }

    #[test]
    fn each_word_is_in_its_tables_alone() {
        let tables = || ALL.into_iter().flatten().filter(|table| table.number != quotes::VERBS.number);
        for word in tables().flat_map(|table| table.words()) {
            for table in tables() {
                assert_eq!(has(table, word), table.words().any(|one| one == word), "{word} {}", table.number);
            }
        }
        let unknown = ["", "grommet", "ministers", "Minister", "\u{1f642}"];
        assert!(unknown.iter().all(|word| vocabulary().of(word_hash(word)).0 == [0, 0]));
    }

    #[test]
    fn the_vocabulary_has_room() {
        let taken = vocabulary().0.iter().filter(|(hash, _)| *hash != 0).count();
        assert!(taken * 3 <= SLOTS + SLOTS / 8, "{taken} words");
    }
}
