//! How fast a large collection is searched as WebAssembly: `cargo xtask bench search` runs it in Chromium, with what
//! collections are made of in the file that `DRAMATIS_BENCH_SOURCE` names and how many articles they have in
//! `DRAMATIS_BENCH_ARTICLES`, and shows what it prints.
#![cfg(target_arch = "wasm32")]

mod search;

use search::{made::Source, report::report};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

const SOURCE: &str =
    include_str!(env!("DRAMATIS_BENCH_SOURCE", "run this bench through `cargo xtask bench search`"));

const ARTICLES: &str = env!("DRAMATIS_BENCH_ARTICLES", "run this bench through `cargo xtask bench search`");

#[wasm_bindgen_test]
fn speed() {
    let source = Source::new(SOURCE);
    for articles in ARTICLES.split(',').filter_map(|n| n.parse().ok()) {
        console_log!("articles\t{articles}");
        report(&source, articles, now, |_| None, &mut |line| console_log!("{line}"));
    }
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds with fractions: a query takes few of them.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}
