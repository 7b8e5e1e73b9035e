//! Any bytes are an index or have a reason why not; one that opens can be asked anything.

#![no_main]

use dramatis::article::fnv1a;
use dramatis::search::{TextIndex, VERSION, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str)| {
    let (payload, typed) = input;
    let _ = TextIndex::decode(payload);
    // A header that fits, so that the rest is read.
    let mut bytes = b"dramaidx".to_vec();
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&fnv1a(payload).to_le_bytes());
    bytes.extend_from_slice(payload);
    match TextIndex::decode(&bytes) {
        Ok(index) => {
            assert_eq!(TextIndex::decode(&index.encode()).as_ref(), Ok(&index));
            for typing in [false, true] {
                let scored = index.search(&parse(typed, typing));
                assert_eq!(scored.scores.len(), index.articles() as usize);
            }
        }
        Err(reason) => assert!(!reason.to_string().is_empty()),
    }
});
