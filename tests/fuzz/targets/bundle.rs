//! Any bytes are a bundle or have a reason why not; a bundle that opens can be asked for everything in it.

#![no_main]

use dramatis::article::fnv1a;
use dramatis::corpus::{MAGIC, VERSION, decode, encode};
use dramatis::engine::{Engine, Request, Response};
use dramatis::finder::{Finder, Question, Reply};
use dramatis::query::{Query, Search};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|payload: &[u8]| {
    let _ = decode(payload);
    // A header that fits, so that the payload is read.
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&fnv1a(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    let corpus = match decode(&bytes) {
        Ok(corpus) => corpus,
        Err(reason) => {
            assert!(!reason.to_string().is_empty());
            return;
        }
    };
    assert_eq!(decode(&encode(&corpus)).as_ref(), Ok(&corpus));
    let mut engine = Engine::new();
    engine.load(corpus.clone());
    let answer = engine.handle(Request::Query(Query { limit: u32::MAX, ..Query::default() }));
    assert!(matches!(answer, Response::Answer(_)), "{answer:?}");
    let words = corpus.entries.first().map_or("", |entry| entry.article.text.as_str());
    let search = Search { words: words.to_owned(), limit: u32::MAX, values: u32::MAX, ..Search::default() };
    let mut finder = Finder::new();
    finder.load(corpus.clone());
    let results = finder.handle(Question::Search(Box::new(search)));
    assert!(matches!(results, Reply::Results(_)), "{results:?}");
    for entry in &corpus.entries {
        let opened = engine.handle(Request::Open(entry.article.key.clone()));
        assert!(matches!(opened, Response::Opened(_)), "{opened:?}");
    }
    for entity in &corpus.entities {
        let profile = engine.handle(Request::Profile(entity.key.clone()));
        assert!(matches!(profile, Response::Profile(_)), "{profile:?}");
    }
});
