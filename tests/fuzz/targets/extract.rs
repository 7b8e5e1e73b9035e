//! The names of any text: in order, apart, on char borders, outside noise, each of a cluster there is.

#![no_main]

use std::sync::LazyLock;

use dramatis::anatomy::BlockKind;
use dramatis::article::Meta;
use dramatis::extract::json::{OffsetUnit, Record};
use dramatis::extract::{Extractor, MentionKind};
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::bundled().expect("the bundled lists"));

fuzz_target!(|text: &str| {
    let meta = Meta::default();
    let analysis = EXTRACTOR.analyse(text, &meta);
    let (mut done, mut opened) = (0, 0);
    for mention in &analysis.mentions {
        let words = mention.span.slice(text);
        assert!(done <= mention.span.start().get() && !words.is_empty(), "{mention:?}");
        assert!(words.trim() == words && !mention.why.is_empty(), "{mention:?}");
        if mention.kind == MentionKind::Name {
            assert!(mention.cluster.0 <= opened, "clusters are numbered as they are named: {mention:?}");
            opened = opened.max(mention.cluster.0 + 1);
        }
        done = mention.span.end().get();
        let block = analysis.anatomy.blocks.iter().find(|b| b.span.contains(mention.span));
        assert!(block.is_some_and(|b| b.kind != BlockKind::Noise), "{mention:?} in {block:?}");
    }
    assert_eq!(analysis.clusters.len(), opened as usize, "each cluster is named, and each mention has one");
    assert!(analysis.mentions.iter().all(|m| m.cluster.0 < opened));
    for cluster in &analysis.clusters {
        assert!(!cluster.name.trim().is_empty() && !cluster.offices.iter().any(|o| o.trim().is_empty()));
    }
    for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
        let _ = Record::new(None, text, &analysis, unit);
    }
    assert_eq!(EXTRACTOR.analyse(text, &meta), analysis, "a second reading differs");
});
