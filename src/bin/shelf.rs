//! The worker's module for a collection in parts; it searches too. It exports what a page without workers calls instead,
//! as the other worker does.

use dramatis::web::{shelf, worker};
use wasm_bindgen::prelude::*;

fn main() {
    worker::listen(shelf::answer);
}

/// Answers one message, as the worker would.
#[wasm_bindgen]
pub async fn answer(message: JsValue) -> Result<JsValue, JsValue> {
    shelf::answer(message, None).await
}
