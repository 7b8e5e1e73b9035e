//! Messages as plain JavaScript objects (serde-wasm-bindgen), and the one message that is not the
//! engine's: the loader telling that the worker could not start.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, throw_str};

/// The property by which the loader's own message is known; its value is the reason.
pub const FAILED: &str = "dramatisFailed";

type Listener = Rc<dyn Fn(String)>;

thread_local! {
    static LISTENER: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Calls `listener` with the reason when a loader says that its worker could not start.
pub fn on_failed_start(listener: impl Fn(String) + 'static) {
    LISTENER.set(Some(Rc::new(listener)));
}

/// Plain objects.
#[derive(Debug)]
pub struct Objects;

impl Codec for Objects {
    fn encode<I: Serialize>(input: I) -> JsValue {
        serde_wasm_bindgen::to_value(&input)
            .unwrap_or_else(|e| throw_str(&format!("message not written: {e}")))
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        let input = match js_sys::Reflect::get(&input, &FAILED.into()).ok().and_then(|v| v.as_string()) {
            Some(reason) => {
                if let Some(listener) = LISTENER.with_borrow(Option::clone) {
                    listener(reason);
                }
                // gloo-worker takes only its own messages; this one lets it send its queue to a worker that is gone.
                JsValue::from_str("WorkerLoaded")
            }
            None => input,
        };
        serde_wasm_bindgen::from_value(input)
            .unwrap_or_else(|e| throw_str(&format!("message not understood: {e}")))
    }
}
