//! How fast articles are analysed as WebAssembly: `cargo xtask bench` runs it in Node.js, with the articles in the
//! bundle that `DRAMATIS_NATIVE_BUNDLE` names, and shows what it prints.
#![cfg(target_arch = "wasm32")]

mod extraction;

use dramatis::corpus::decode;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

const BUNDLE: &[u8] =
    include_bytes!(env!("DRAMATIS_NATIVE_BUNDLE", "run this bench through `cargo xtask bench`"));

#[wasm_bindgen_test]
fn speed() {
    let articles: Vec<_> = decode(BUNDLE).unwrap().entries.into_iter().map(|entry| entry.article).collect();
    for (what, speed) in extraction::speeds(&articles, now) {
        console_log!("speed\t{what}\t{speed:.2}");
    }
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds with fractions: a round takes few of them.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}
