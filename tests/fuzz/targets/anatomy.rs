//! The blocks of any text are in order, apart, and hold all that is visible.

#![no_main]

use dramatis::anatomy::{Headline, dissect};
use dramatis::article::Meta;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let anatomy = dissect(text, &Meta::default());
    let mut done = 0;
    for block in &anatomy.blocks {
        let words = block.span.slice(text);
        assert!(done <= block.span.start().get() && !words.is_empty() && !block.why.is_empty(), "{block:?}");
        assert_eq!(words.trim(), words, "{block:?}");
        assert_eq!(text[done..block.span.start().get()].trim(), "", "lost before {block:?}");
        done = block.span.end().get();
    }
    assert_eq!(text[done..].trim(), "", "lost after the last block");
    match &anatomy.headline {
        Headline::Found(span) => assert!(!span.slice(text).is_empty()),
        Headline::Made(words) => assert!(!words.trim().is_empty()),
        Headline::Given(_) => panic!("none was given"),
        Headline::None => {}
    }
});
