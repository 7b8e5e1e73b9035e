//! The worker's module. It exports what a page without workers calls instead; these exports stand here and
//! not in the library, so that the page's own module stays free of the engine.

use dramatis::web::worker;
use wasm_bindgen::prelude::*;

fn main() {
    worker::listen(|posted, _| worker::answer(posted));
}

/// Answers one message, as the worker would.
#[wasm_bindgen]
pub async fn answer(message: JsValue) -> Result<JsValue, JsValue> {
    worker::answer(message).await
}
