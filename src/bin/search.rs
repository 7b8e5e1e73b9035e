//! Full-text search as a module of its own, which the worker fetches once something is typed. It reads the messages of the
//! page and writes the answers, so that the worker around it knows nothing of either.

use dramatis::finder::Finder;
use dramatis::web::search_module::{answer, open};
use wasm_bindgen::prelude::*;

fn main() {}

/// A collection made ready to be searched.
#[wasm_bindgen]
pub struct Search {
    finder: Finder,
}

#[wasm_bindgen]
impl Search {
    /// Takes up the articles: a bundle, unpacked.
    ///
    /// # Errors
    /// Words, where it is no bundle that this release reads.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &[u8]) -> Result<Self, JsValue> {
        Ok(Self { finder: open(bundle)? })
    }

    /// Answers one packed question.
    ///
    /// # Errors
    /// Words, where it is no question for it.
    pub fn answer(&self, asked: &[u8]) -> Result<Vec<u8>, JsValue> {
        Ok(answer(&self.finder, asked)?)
    }
}
