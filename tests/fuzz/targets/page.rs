//! Any bytes are a page with an article or have a reason why not; what comes out is plain text with plain facts.

#![no_main]

use dramatis::import::article;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let imported = match article("folder/page.html", bytes) {
        Ok(imported) => imported,
        Err(reason) => {
            assert!(!reason.to_string().is_empty());
            return;
        }
    };
    let (text, meta) = (&imported.article.text, &imported.article.meta);
    assert!(text.contains(char::is_alphanumeric) && text.trim() == text, "{text:?}");
    assert!(!text.contains("\n\n\n") && !text.contains('\t') && !text.contains('\u{0}'), "{text:?}");
    for fact in [&meta.title, &meta.author, &meta.source].into_iter().flatten() {
        assert!(fact.trim() == fact && !fact.is_empty() && !fact.contains(char::is_control), "{fact:?}");
    }
    assert_eq!(article("folder/page.html", bytes).as_ref(), Ok(&imported), "a second reading differs");
});
