//! What both speed benches do: read the sample articles again and again, and say how fast it went.

#![allow(clippy::expect_used, reason = "a bench, like a test, stops where its ground is missing")]

use dramatis::article::Article;
use dramatis::extract::Extractor;

const LISTS: &[u8] = include_bytes!("../../static/model/lists.bin");
const NAMES: &[u8] = include_bytes!("../../static/model/names.bin");

/// Milliseconds before the clock starts: caches fill, and Node.js replaces its quick compilation by its good one.
const WARM_UP: f64 = 1000.0;
/// Milliseconds of measuring.
const MEASURED: f64 = 3000.0;

/// Megabytes of text a second, of the whole analysis and of names alone, by a clock that gives milliseconds. The lists are
/// opened before. Of many rounds over all articles the fastest counts: whatever else the machine does only makes a round
/// slower.
pub(crate) fn speeds(articles: &[Article], now: impl Fn() -> f64) -> [(&'static str, f64); 2] {
    let extractor = Extractor::open(LISTS, NAMES).expect("the model is whole");
    let whole = |a: &Article| extractor.analyse(&a.text, &a.meta).mentions.len();
    let names = |a: &Article| extractor.names(&a.text, &a.meta).len();
    [("whole analysis", fastest(whole, articles, &now)), ("names alone", fastest(names, articles, &now))]
}

/// The speed of the fastest round.
fn fastest(find: impl Fn(&Article) -> usize, articles: &[Article], now: &impl Fn() -> f64) -> f64 {
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let begin = now();
    let mut fastest = f64::INFINITY;
    while now() - begin < WARM_UP + MEASURED {
        let start = now();
        let found: usize = articles.iter().map(&find).sum();
        assert!(found > 0, "nothing was found, so nothing was measured");
        fastest = fastest.min(now() - start);
    }
    bytes as f64 / 1000.0 / fastest
}
