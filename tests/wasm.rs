//! The core as WebAssembly, in Node.js: the same articles give the same bytes as natively.
//!
//! `cargo xtask test` analyses the samples, and odd texts made from them, natively first, and names the bundle in
//! `DRAMATIS_NATIVE_BUNDLE`.
#![cfg(target_arch = "wasm32")]

use dramatis::article::Article;
use dramatis::corpus::{Corpus, decode, encode};
use dramatis::extract::{Analysis, Extractor};
use wasm_bindgen_test::wasm_bindgen_test;

const NATIVE: &[u8] =
    include_bytes!(env!("DRAMATIS_NATIVE_BUNDLE", "run this test through `cargo xtask test`"));
const LISTS: &[u8] = include_bytes!("../static/model/lists.bin");
const NAMES: &[u8] = include_bytes!("../static/model/names.bin");

fn analyser() -> impl Fn(&Article) -> Analysis + Sync {
    let extractor = Extractor::open(LISTS, NAMES).unwrap();
    move |article| extractor.analyse(&article.text, &article.meta)
}

#[wasm_bindgen_test]
fn each_article_has_the_analysis_it_has_natively() {
    let native = decode(NATIVE).unwrap();
    assert!(native.entries.len() > 20, "{} articles", native.entries.len());
    let analyse = analyser();
    for entry in &native.entries {
        assert_eq!(analyse(&entry.article), entry.analysis, "{}", entry.article.path);
    }
}

#[wasm_bindgen_test]
fn the_bundle_has_the_bytes_it_has_natively() {
    let native = decode(NATIVE).unwrap();
    let articles = native.entries.iter().map(|entry| entry.article.clone()).collect();
    let here = Corpus::build(&native.title, articles, native.skipped.clone(), analyser());
    assert!(encode(&here) == NATIVE, "the bundles differ although the analyses agree: see resolve");
}
