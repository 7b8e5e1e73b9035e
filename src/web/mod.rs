//! Everything that names a browser: the worker and the way to it, the address bar, storage, the document.

pub mod address;
pub mod client;
pub mod codec;
pub mod config;
pub mod dom;
mod files;
mod in_page;
mod module;
mod quality;
mod search;
pub mod search_module;
pub mod shelf;
pub mod store;
mod thread;
pub mod unpack;
pub mod updates;
pub mod wire;
pub mod worker;

use wasm_bindgen::{JsCast, JsValue};

/// The words of an error as the browser gives them.
#[must_use]
pub fn words(error: &JsValue) -> String {
    let text = |v: &JsValue| v.as_string().filter(|s| !s.is_empty());
    text(error)
        .or_else(|| error.dyn_ref::<js_sys::Error>().and_then(|e| text(&e.message().into())))
        .unwrap_or_else(|| "no reason given".to_owned())
}
