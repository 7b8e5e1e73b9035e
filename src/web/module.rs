//! Starting a WebAssembly module by the script that wasm-bindgen made for it.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Starts the module by `init`, the function that its script leaves. `module` is its address, or its bytes.
pub(super) async fn start(init: &Function, module: &JsValue) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"module_or_path".into(), module)?;
    let started: Promise = init.call1(&JsValue::UNDEFINED, &options)?.unchecked_into();
    JsFuture::from(started).await.map(|_| ())
}
