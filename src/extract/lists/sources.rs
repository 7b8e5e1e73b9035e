//! Reading the source tables: tab-separated, first line the column names, "|" between the parts of a cell.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;

/// The tables the lists are compiled from, as text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    tables: BTreeMap<&'static str, String>,
    /// What news text was seen to do with words.
    pub news: News,
}

/// The tables' names: each is a file NAME.tsv.
pub const TABLES: [&str; 9] = [
    "countries", "demonyms", "regions", "cities", "organisations", "companies", "politicians", "given_names",
    "family_names",
];

/// Why the sources cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// A table was not given.
    #[error("the table {table}.tsv is missing: give all of {TABLES:?}")]
    Missing {
        /// Which.
        table: &'static str,
    },
    /// A table lacks a column.
    #[error("{table}.tsv has no column \"{column}\": its first line must name its columns")]
    Column {
        /// Which table.
        table: &'static str,
        /// Which column.
        column: &'static str,
    },
    /// A row is short or long.
    #[error("{table}.tsv line {line}: {found} cells where the first line names {wanted}")]
    Cells {
        /// Which table.
        table: &'static str,
        /// Its line, from 1.
        line: u32,
        /// Cells there are.
        found: usize,
        /// Cells there should be.
        wanted: usize,
    },
    /// There are more different flag sets than the file can number.
    #[error("{0} different flag sets, the file numbers 65536: drop a flag or a country")]
    Sets(usize),
}

impl Sources {
    /// No tables yet, only the hand-written list of wider areas that is part of the program.
    #[must_use]
    pub fn new() -> Self {
        let mut sources = Self::default();
        sources.tables.insert("areas", include_str!("areas.tsv").to_owned());
        sources
    }

    /// Gives the text of one of [`TABLES`].
    pub fn insert(&mut self, table: &'static str, text: String) {
        self.tables.insert(table, text);
    }

    /// The rows of `table`, with the cells of `columns` in that order.
    pub(super) fn rows<const N: usize>(
        &self,
        table: &'static str,
        columns: [&'static str; N],
    ) -> Result<Vec<[&str; N]>, SourceError> {
        let text = self.tables.get(table).ok_or(SourceError::Missing { table })?;
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
        let mut places = [0; N];
        for (place, column) in places.iter_mut().zip(columns) {
            let found = header.iter().position(|name| *name == column);
            *place = found.ok_or(SourceError::Column { table, column })?;
        }
        let mut rows = Vec::new();
        for (number, line) in (2..).zip(lines) {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            if cells.len() != header.len() {
                let (found, wanted) = (cells.len(), header.len());
                return Err(SourceError::Cells { table, line: number, found, wanted });
            }
            rows.push(places.map(|place| cells[place]));
        }
        Ok(rows)
    }
}

/// The parts of a cell.
pub(super) fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// What was seen in news text: facts about words, none of its sentences.
#[derive(Clone, Debug, Default)]
pub struct News {
    words: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl News {
    /// Reads `texts`, a sentence or more each.
    ///
    /// A word is ordinary when it was written in lower case at least twice, and at least a tenth as often as
    /// with a capital inside a sentence: "may", "reading" and "mobile" are, "china" and "turkey" are not.
    #[must_use]
    pub fn read<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        let mut names = BTreeSet::new();
        for text in texts {
            let (mut inside, mut before) = (false, String::new());
            for word in text.split_whitespace() {
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                let lower = bare.chars().all(char::is_lowercase);
                if bare.len() > 1 && bare.chars().all(char::is_alphabetic) && (lower || inside) {
                    let count = counts.entry(bare.to_lowercase()).or_default();
                    if lower { count.0 += 1 } else { count.1 += 1 }
                }
                let key = if lower { String::new() } else { fold(bare) };
                if !before.is_empty() && !key.is_empty() {
                    names.insert(format!("{before} {key}"));
                }
                inside = word.ends_with(char::is_alphanumeric);
                before.clone_from(&key);
                names.insert(key);
            }
        }
        let ordinary = |(lower, capital): (u32, u32)| lower >= 2 && lower * 10 >= capital;
        let words = counts.into_iter().filter(|(_, count)| ordinary(*count)).map(|(word, _)| word).collect();
        Self { words, names }
    }

    /// Whether `key` is an ordinary word.
    pub(super) fn is_word(&self, key: &str) -> bool {
        self.words.contains(key)
    }

    /// Whether `name`, of one or two words, was written with capitals.
    pub(super) fn uses(&self, name: &str) -> bool {
        self.names.contains(&fold(name))
    }
}
