//! Any bytes are a tagger's model or have a reason why not; a model that opens can be used on any text.

#![no_main]

use dramatis::article::{Meta, fnv1a};
use dramatis::extract::Extractor;
use dramatis::extract::lists::Lists;
use dramatis::extract::tagger::Tagger;
use libfuzzer_sys::fuzz_target;

/// Layout as in `src/extract/tagger/format.rs`: steps, calibration and slots are of fixed length.
const FIXED: usize = 4 + 17 * 17 * 2 + 17 * 2 + 65536;

fuzz_target!(|input: (u8, u8, Vec<u8>, &str)| {
    let (features, words, mut body, text) = input;
    let _ = Tagger::new(&body);
    body.resize(FIXED + usize::from(features) * 18 + usize::from(words) * 7, 0);
    let mut file = b"DRAMTAGS".to_vec();
    for number in [1, u32::from(features), u32::from(words), 0] {
        file.extend_from_slice(&number.to_le_bytes());
    }
    file.extend_from_slice(&fnv1a(&body).to_le_bytes());
    file.extend_from_slice(&body);
    let Ok(tagger) = Tagger::new(&file) else { return };
    let lists = Lists::bundled().expect("the bundled lists");
    let found = Extractor::new(lists, tagger).analyse(text, &Meta::default());
    assert!(found.mentions.iter().all(|m| text.get(m.span.start().get()..m.span.end().get()).is_some()));
});
