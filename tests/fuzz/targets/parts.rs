//! Any bytes are the root of a collection or have a reason why not; in place of any part of a sound one they leave a
//! shelf that answers.

#![no_main]

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dramatis::article::{Article, ArticleKey, Meta, fnv1a};
use dramatis::corpus::Corpus;
use dramatis::engine::Request;
use dramatis::extract::Extractor;
use dramatis::finder::Question;
use dramatis::parts::{File, Kind, Limits, PartId, Shelf, Step, VERSION, write};
use dramatis::query::{Query, Search};
use libfuzzer_sys::fuzz_target;

// The kind of the part that is replaced, then its bytes.
fuzz_target!(|input: (u8, &[u8])| {
    let (kind, payload) = input;
    let mut root = b"dramaset".to_vec();
    root.extend_from_slice(&VERSION.to_le_bytes());
    root.extend_from_slice(&fnv1a(payload).to_le_bytes());
    root.extend_from_slice(payload);
    match Shelf::open(&root, Limits::default()) {
        Ok(mut shelf) => drop(shelf.ask(&Request::Query(Query { limit: 9, ..Query::default() }))),
        Err(reason) => assert!(!reason.to_string().is_empty()),
    }
    let kind = Kind::ALL[usize::from(kind) % Kind::ALL.len()];
    static SAMPLE: OnceLock<(String, Files)> = OnceLock::new();
    let (root, files) = SAMPLE.get_or_init(sample);
    let Ok(mut shelf) = Shelf::open(&files[root], Limits::default()) else { unreachable!("a sound root") };
    let words = "ana \"met bo\" tal* person:ana place:lund source:test date:2023 quote:sea";
    for typed in words.split_inclusive(' ').chain([words]) {
        let search = Search { words: typed.to_owned(), limit: 9, ..Search::default() };
        feed(&mut shelf, files, kind, payload, &mut |shelf| match shelf.find(&Question::Search(Box::new(search.clone()))) {
            Step::Need(parts) => parts,
            Step::Done(_) => Vec::new(),
        });
    }
    let article = Request::Open(ArticleKey::new("a.txt"));
    for request in [Request::Query(Query { limit: 9, ..Query::default() }), article] {
        feed(&mut shelf, files, kind, payload, &mut |shelf| match shelf.ask(&request) {
            Step::Need(parts) => parts,
            Step::Done(_) => Vec::new(),
        });
    }
});

type Files = BTreeMap<String, Vec<u8>>;

/// Hands over what is needed, `payload` in place of every part of `kind`, until nothing is or something is refused.
fn feed(
    shelf: &mut Shelf,
    files: &Files,
    kind: Kind,
    payload: &[u8],
    ask: &mut dyn FnMut(&mut Shelf) -> Vec<PartId>,
) {
    for _ in 0..12 {
        let needed = ask(shelf);
        if needed.is_empty() {
            return;
        }
        for id in needed {
            let Some(place) = shelf.place(id) else { return };
            let end = place.start as usize + place.len as usize;
            let Some(part) = files[&place.file].get(place.start as usize..end) else { return };
            let sealed = if id.kind == kind {
                let name = (u64::from(id.number) << 8 | id.kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                let mut sealed = (fnv1a(payload) ^ name).to_le_bytes().to_vec();
                sealed.extend_from_slice(payload);
                sealed
            } else {
                part.to_vec()
            };
            if shelf.supply(id, &sealed).is_err() {
                return;
            }
        }
    }
}

/// A small collection in files, and the name of its root.
fn sample() -> (String, Files) {
    let texts = [
        ("a.txt", "LUND: Ana Kovač met Bo Lindqvist in Lund on Friday. \"The sea is ours\", Kovač said."),
        ("b.txt", "Talks went on. President Ana Kovač spoke of the harbour, and the minister of war."),
    ];
    let articles = texts.map(|(path, text)| Article {
        key: ArticleKey::new(path),
        path: path.to_owned(),
        meta: Meta { source: Some("The Test".to_owned()), ..Meta::default() },
        text: text.to_owned(),
    });
    let extractor = Extractor::bundled().expect("the bundled lists");
    let corpus = Corpus::build("", articles.into(), Vec::new(), |a| extractor.analyse(&a.text, &a.meta));
    let mut files = Files::new();
    let written = write(&corpus, &|part| part.to_vec(), &mut |File { name, bytes }| {
        files.insert(name, bytes);
        Ok::<(), ()>(())
    });
    (written.expect("nothing to fail"), files)
}
