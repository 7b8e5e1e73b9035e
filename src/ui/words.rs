//! The words of the page: numbers, dates, kinds, certainty. Plain British English, in one place.

use crate::anatomy::BlockKind;
use crate::extract::{MentionKind, NameKind};
pub use crate::view::words::{certainty, count, date, number, sentence};

/// The heading under which a kind of name is switched and listed.
#[must_use]
pub const fn kind_plural(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "People",
        NameKind::Organisation => "Organisations",
        NameKind::Place => "Places",
        NameKind::Misc => "Other names",
    }
}

/// One of that kind.
#[must_use]
pub const fn kind_singular(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "Person",
        NameKind::Organisation => "Organisation",
        NameKind::Place => "Place",
        NameKind::Misc => "Other name",
    }
}

/// How the text speaks of somebody at a mention.
#[must_use]
pub const fn mention(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "By name",
        MentionKind::Role => "By office",
        MentionKind::Pronoun => "By pronoun",
    }
}

/// What a block is, as a reader would call it.
#[must_use]
pub const fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "Headline",
        BlockKind::Standfirst => "Summary",
        BlockKind::Byline => "Author",
        BlockKind::Dateline => "Place of report",
        BlockKind::Credit => "Credit",
        BlockKind::Caption => "Picture text",
        BlockKind::Body => "Text",
        BlockKind::Noise => "Cut",
    }
}

/// A length as a number to show.
#[must_use]
pub fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// "1 article", "1,204 articles".
#[must_use]
pub fn articles(n: u32) -> String {
    count(n, "article", "articles")
}

/// "1 person", "3 places".
#[must_use]
pub fn names(n: u32, kind: NameKind) -> String {
    let (one, many) = match kind {
        NameKind::Person => ("person", "people"),
        NameKind::Organisation => ("organisation", "organisations"),
        NameKind::Place => ("place", "places"),
        NameKind::Misc => ("other name", "other names"),
    };
    count(n, one, many)
}

/// `words` in small letters. In the page by the browser, whose tables need not be fetched.
#[must_use]
pub fn small(words: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(words).to_lower_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    words.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_plurals() {
        let cases = [(0, "0 articles"), (1, "1 article"), (12, "12 articles"), (1204, "1,204 articles")];
        for (n, want) in cases {
            assert_eq!(articles(n), want);
        }
        assert_eq!(number(100_000), "100,000");
        assert_eq!(number(4_294_967_295), "4,294,967,295");
    }
}
