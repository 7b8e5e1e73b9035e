//! The extraction for JavaScript. Promise: what `extract` returns is what `cargo dramatis extract --offsets utf16`
//! writes for the same article.
//!
//! `static/extract/extract.js` loads this module with its model and is what programs import.

use dramatis::article::Meta;
use dramatis::extract::json::{OffsetUnit, Record};
use dramatis::extract::{Extractor, FoundName};
use dramatis::import::{MAX_BYTES, day};
use dramatis::quality::KINDS;
use dramatis::text::PositionTable;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

fn main() {}

/// The word lists and the tagger, opened, and what is done with them.
#[wasm_bindgen]
pub struct Core {
    extractor: Extractor,
}

#[wasm_bindgen]
impl Core {
    /// Opens the word lists and the tagger (`static/model/lists.bin`, `static/model/names.bin`).
    ///
    /// # Errors
    /// When the bytes are something else, damaged, or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(lists: Vec<u8>, names: &[u8]) -> Result<Self, JsError> {
        Ok(Self { extractor: Extractor::open(lists, names)? })
    }

    /// Everything found in one article, as plain objects. A date that names no day is taken as not stated.
    ///
    /// # Errors
    /// When the text is larger than any that is read from files.
    pub fn extract(
        &self,
        text: &str,
        title: Option<String>,
        date: Option<String>,
    ) -> Result<JsValue, JsError> {
        readable(text)?;
        let date = date.as_deref().map(str::trim).and_then(day);
        let meta = Meta { title, date, ..Meta::default() };
        let analysis = self.extractor.analyse(text, &meta);
        let record = Record::new(None, text, &analysis, OffsetUnit::Utf16);
        Ok(record.serialize(&Serializer::json_compatible())?)
    }

    /// The names in a text alone, three numbers each: where they begin and end, in UTF-16 units, and their kind's place
    /// in [`KINDS`].
    ///
    /// # Errors
    /// As [`Core::extract`].
    pub fn names(&self, text: &str) -> Result<Vec<u32>, JsError> {
        readable(text)?;
        let table = PositionTable::new(text);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let triple = |name: &FoundName| {
            let kind = KINDS.iter().position(|kind| *kind == name.kind).unwrap_or(KINDS.len());
            let [start, end] = [name.span.start(), name.span.end()].map(|at| table.to_utf16(at).get());
            [start, end, kind].map(number)
        };
        Ok(self.extractor.names(text, &Meta::default()).iter().flat_map(triple).collect())
    }
}

fn readable(text: &str) -> Result<(), JsError> {
    if text.len() as u64 <= MAX_BYTES {
        return Ok(());
    }
    let length = text.len();
    Err(JsError::new(&format!(
        "a text of {length} bytes in UTF-8: the largest that is read has {MAX_BYTES}; cut it into articles"
    )))
}
