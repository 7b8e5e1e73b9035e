//! Any bytes are an article or have a reason why not; what is an article can be kept, packed and unpacked.

#![no_main]

use std::sync::LazyLock;

use dramatis::corpus::{Corpus, check, decode, encode};
use dramatis::extract::Extractor;
use dramatis::import;
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::bundled().expect("the bundled lists"));

fuzz_target!(|bytes: &[u8]| {
    let imported = match import::article("folder/file.txt", bytes) {
        Ok(imported) => imported,
        Err(reason) => {
            assert!(!reason.to_string().is_empty());
            return;
        }
    };
    // Bytes of which every second one is zero are UTF-16 without its mark, though as UTF-8 they would be valid too.
    if let ("UTF-8", Ok(text)) = (imported.encoding, std::str::from_utf8(bytes)) {
        assert!(text.ends_with(&imported.article.text), "front matter alone may be cut from a UTF-8 text");
    }
    let analyse = |article: &dramatis::article::Article| EXTRACTOR.analyse(&article.text, &article.meta);
    let corpus = Corpus::build("Fuzz", vec![imported.article], Vec::new(), analyse);
    assert_eq!(check(&corpus), Ok(()));
    assert_eq!(decode(&encode(&corpus)).as_ref(), Ok(&corpus));
});
