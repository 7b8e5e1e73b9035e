//! Questions and answers as packed bytes.
//!
//! Bytes (postcard) and not objects (serde-wasm-bindgen): reading objects field by field made the page 25 KB gzip
//! heavier and costs a call into JavaScript for every field of every facet value.

use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// What went wrong with a message; both sides come from one build, so this says that they do not.
const FOREIGN: &str = "a message was not understood";

/// A message as bytes that can be posted.
///
/// # Errors
/// Words, where the message cannot be written.
pub fn encode(message: &impl Serialize) -> Result<Uint8Array, String> {
    let bytes = postcard::to_allocvec(message).map_err(|_| FOREIGN.to_owned())?;
    Ok(Uint8Array::from(bytes.as_slice()))
}

/// The message in what was posted.
///
/// # Errors
/// Words, where this is no such message.
pub fn decode<T: DeserializeOwned>(posted: &JsValue) -> Result<T, String> {
    let bytes = posted.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).ok_or_else(|| FOREIGN.to_owned())
}
