//! The pages of meetings and quotes: their rows as drawn, their search, their kinds.

use serde::Deserialize;

use crate::harness::Outcome;
use crate::harness::session::Node;
use crate::page::find::{self, Name};
use crate::page::{Page, plain};

/// A meeting or quote, as drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Row {
    /// Of a meeting the words of its cells, of a quote those of its paragraphs.
    pub(crate) cells: Vec<String>,
    /// The speaker above a quote; nothing above a meeting.
    pub(crate) speaker: String,
    /// The sentence shown under "Why", unfolded or not.
    pub(crate) sentence: String,
    /// The headlines that lead to its words.
    pub(crate) told: Vec<String>,
}

const ROWS: &str = "
    const text = el => (el?.textContent || '').replace(/\\s+/g, ' ').trim();
    return [...document.querySelectorAll('.records tbody tr, .quote')].map(row => ({
        cells: [...row.querySelectorAll('td, p')].map(text),
        speaker: text(row.closest('section')?.querySelector('h3 > :first-child')),
        sentence: text(row.querySelector('blockquote')),
        told: [...row.querySelectorAll('a.told')].map(text),
    }));";

impl<'s> Page<'s> {
    /// Goes to a page by its link above the list, and waits for its records.
    pub(crate) fn go_to(&self, room: &str) -> Outcome<Vec<Row>> {
        self.link(room)?.click()?;
        self.rows_of(&room.to_lowercase())
    }

    /// The rows, once the status counts such records; as many are drawn as it says, up to a page of them.
    pub(crate) fn rows_of(&self, what: &str) -> Outcome<Vec<Row>> {
        self.session.until(&format!("a status that counts {what}"), || {
            let status = self.status()?.unwrap_or_default();
            let count: usize = match status.split_once(" of ") {
                Some((count, rest)) if rest.contains(what.trim_end_matches('s')) => {
                    count.replace(',', "").parse()?
                }
                _ => return Err(format!("it says {status:?}").into()),
            };
            let rows = self.rows()?;
            if rows.len() == count.min(24) { Ok(Some(rows)) } else { Err(format!("{rows:?}").into()) }
        })
    }

    /// The rows drawn now.
    pub(crate) fn rows(&self) -> Outcome<Vec<Row>> {
        Ok(serde_json::from_value(self.session.script(ROWS, &[])?)?)
    }

    /// Waits until all rows fit.
    pub(crate) fn wait_for_rows(&self, what: &str, fit: impl Fn(&[Row]) -> bool) -> Outcome<Vec<Row>> {
        self.session.until(what, || {
            let rows = self.rows()?;
            if fit(&rows) { Ok(Some(rows)) } else { Err(format!("{rows:?}").into()) }
        })
    }

    /// Types into the search above the records.
    pub(crate) fn search_records(&self, label: &str, words: &str) -> Outcome {
        find::one(self.session, None, "searchbox", Name::Is(label))?.type_text(words)
    }

    /// Presses one of the kinds.
    pub(crate) fn kind(&self, name: &str) -> Outcome<Node<'s>> {
        let kinds = find::one(self.session, None, "group", Name::Is("Kinds"))?;
        find::one(self.session, Some(&kinds), "button", Name::Starts(name))
    }

    /// The words of the open article that the reader was led to, once there are any, and whether they are in view.
    pub(crate) fn lit(&self) -> Outcome<String> {
        let lit = "
            const lit = [...document.querySelectorAll('.lit')];
            const box = lit[0]?.getBoundingClientRect();
            return box && box.top >= 0 && box.bottom <= innerHeight ? lit.map(el => el.textContent).join(' ') : null;";
        let words = self.session.until("words led to, in view", || {
            Ok(self.session.script(lit, &[])?.as_str().map(str::to_owned))
        })?;
        Ok(plain(&words))
    }
}
