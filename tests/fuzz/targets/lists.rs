//! Any bytes are word lists or have a reason why not; lists that open can be searched for anything.

#![no_main]

use dramatis::article::fnv1a;
use dramatis::extract::lists::Lists;
use libfuzzer_sys::fuzz_target;

/// Layout as in `src/extract/lists/format.rs`.
const HEADER: usize = 40;

fuzz_target!(|input: (u8, u8, u8, Vec<u8>, &str)| {
    let (sets, keys, letters, body, words) = input;
    let _ = Lists::new(body.clone());
    // Counts and checksum that fit, so that the bytes behind them are read.
    let fixed = usize::from(sets) * 8 + usize::from(keys) * 4 + usize::from(letters);
    let Some(long) = body.len().checked_sub(fixed) else { return };
    let mut file = b"DRAMLIST".to_vec();
    for number in [1, u32::from(sets), u32::from(keys), u32::from(letters), long as u32, 0] {
        file.extend_from_slice(&number.to_le_bytes());
    }
    file.extend_from_slice(&fnv1a(&body).to_le_bytes());
    assert_eq!(file.len(), HEADER);
    file.extend_from_slice(&body);
    let Ok(lists) = Lists::new(file) else { return };
    assert_eq!(lists.entries().len(), usize::from(keys));
    let _ = (lists.get(words), lists.expand(words));
    if let Some((used, _)) = lists.longest(words.split(' ')) {
        assert!(used >= 1 && used <= words.split(' ').count());
    }
});
