//! What both speed benches do: analyse the sample articles again and again for a while, and say how fast it went.

#![allow(clippy::expect_used, reason = "a bench, like a test, stops where its ground is missing")]

use dramatis::article::Article;
use dramatis::extract::{Extractor, lists::Lists};

const LISTS: &[u8] = include_bytes!("../../static/model/lists.bin");

/// Milliseconds that a measurement takes at least.
const LONG_ENOUGH: f64 = 2000.0;

/// Megabytes of text a second, whole analysis, by a clock that gives milliseconds.
pub(crate) fn speed(articles: &[Article], now: impl Fn() -> f64) -> f64 {
    let extractor = Extractor::new(Lists::new(LISTS).expect("the word lists are whole"));
    let mut bytes = 0;
    let mut found = 0;
    let start = now();
    while bytes == 0 || now() - start < LONG_ENOUGH {
        for article in articles {
            found += extractor.analyse(&article.text, &article.meta).mentions.len();
            bytes += article.text.len();
        }
    }
    let took = now() - start;
    assert!(found > 0, "nothing was found, so nothing was measured");
    bytes as f64 / 1000.0 / took
}
