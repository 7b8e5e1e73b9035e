//! The page about quality: its table, its words about time, and the misses.

use serde::Deserialize;

use crate::harness::Outcome;
use crate::page::Page;

/// What the page shows once it has measured.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Quality {
    /// The cells of the table's rows, headings included.
    pub(crate) rows: Vec<Vec<String>>,
    /// What is said of how much was read, how fast.
    pub(crate) status: String,
    /// What is said of each miss.
    pub(crate) misses: Vec<String>,
}

/// Soft hyphens are no part of the words.
const SHOWN: &str = "
    const text = el => (el?.textContent || '').replace(/\\u00ad/g, '').trim();
    const table = document.querySelector('main table');
    return table && {
        rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(text)),
        status: text(document.querySelector('main [role=status]')),
        misses: [...document.querySelectorAll('main li p:last-child')].map(text),
    };";

impl Page<'_> {
    /// The page about quality, once it has measured.
    pub(crate) fn quality(&self) -> Outcome<Quality> {
        self.session
            .until("a table of scores", || Ok(serde_json::from_value(self.session.script(SHOWN, &[])?)?))
    }
}
