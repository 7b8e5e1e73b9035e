//! Messages as packed bytes, and the one message that is not the engine's: the loader telling that the worker
//! could not start.
//!
//! Bytes (postcard) and not objects (serde-wasm-bindgen): reading objects field by field made the page 25 KB gzip
//! heavier and costs a call into JavaScript for every field of every facet value.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::worker::Codec;
use js_sys::{Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue, throw_str};

/// The property by which the loader's own message is known; its value is the reason.
pub const FAILED: &str = "dramatisFailed";

/// What gloo-worker says for "the worker has loaded": the first variant of its message, without fields.
const LOADED: [u8; 1] = [0];

type Listener = Rc<dyn Fn(String)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Calls `listener` with the reason when a loader says that its worker could not start.
pub fn on_failed_start(listener: impl Fn(String) + 'static) {
    LISTENER.set(Some(Rc::new(listener)));
}

/// Packed bytes.
#[derive(Debug)]
pub struct Packed;

impl Codec for Packed {
    fn encode<I: Serialize>(input: I) -> JsValue {
        match postcard::to_allocvec(&input) {
            Ok(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            Err(_) => throw_str("a message could not be written"),
        }
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        let bytes = match input.dyn_ref::<Uint8Array>() {
            Some(bytes) => bytes.to_vec(),
            None => {
                failed(&input);
                // gloo-worker takes only its own messages; this one lets it send its queue to a worker that is gone.
                LOADED.to_vec()
            }
        };
        postcard::from_bytes(&bytes).unwrap_or_else(|_| throw_str("a message was not understood"))
    }
}

fn failed(message: &JsValue) {
    let reason = Reflect::get(message, &FAILED.into()).ok().and_then(|v| v.as_string());
    if let (Some(reason), Some(listener)) = (reason, LISTENER.with_borrow(Option::clone)) {
        listener(reason);
    }
}
