//! The measurement itself, the same natively and as WebAssembly: lines of `search`, what, figure, divided by tabs.

use super::asked::{self, Sampler, times, typos};
use super::made::{Source, collection};

/// What the line is called that stands beside the peers' figures.
pub const SHARED: &str = "p95 of the queries that peers are asked too";

/// Measures a collection of `articles`; `now` gives milliseconds; `packed` how many bytes gzip makes of some, where
/// there is one.
pub fn report(
    source: &Source<'_>,
    articles: u32,
    now: fn() -> f64,
    packed: fn(&[u8]) -> Option<u64>,
    say: &mut dyn FnMut(String),
) {
    let mut line = |what: &str, figure: String| say(format!("search\t{what}\t{figure}"));
    let mut sampler = Sampler::new(articles);
    let start = now();
    let collection = collection(source, articles, &mut |number, article| sampler.see(number, article));
    let built = (now() - start) / 1000.0;
    line("made and indexed", format!("{built:.1} s"));
    line("text", format!("{:.1} MB", collection.bytes as f64 / 1e6));
    let sizes = collection.text.sizes();
    line("different words", sizes.words.to_string());
    line("postings", sizes.postings.to_string());
    let counts = collection.counts.memory();
    line("memory of the index", format!("{:.1} MB", (sizes.memory + counts) as f64 / 1e6));
    line("of that, places for phrases", format!("{:.1} MB", sizes.places as f64 / 1e6));
    line("of that, facets", format!("{:.1} MB", counts as f64 / 1e6));
    let names = ["words and articles", "places for phrases", "names of entities"];
    for (name, part) in names.iter().zip(collection.text.parts()) {
        if let Some(bytes) = packed(&part) {
            let per = bytes as f64 / sizes.postings as f64;
            line(&format!("bytes a posting, gzip: {name}"), format!("{per:.2}"));
        }
    }
    let queries = sampler.queries(&collection);
    let (times, empty) = times(&collection, &queries, now);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).map_or(0.0, |(time, _)| *time);
    line("p50", format!("{:.2} ms", at(0.5)));
    line("p95", format!("{:.2} ms", at(0.95)));
    if let Some((time, sort)) = times.last() {
        line("slowest", format!("{time:.2} ms ({sort:?})"));
    }
    line("queries that found nothing", format!("{empty} of {}", times.len()));
    let shared = sampler.shared(&collection);
    let (times, _) = asked::times(&collection, &shared, now);
    let p95 = times.get(times.len() * 95 / 100).map_or(0.0, |(time, _)| *time);
    line(SHARED, format!("{p95:.2} ms"));
    let (found, of) = typos(&collection, &sampler);
    line("misspelt words found in the first ten", format!("{found} of {of}"));
}
