//! The words of the page: numbers, dates, kinds, certainty. Plain British English, in one place.

use crate::anatomy::BlockKind;
use crate::extract::{MentionKind, NameKind};

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

/// One of that kind, within a sentence.
#[must_use]
pub const fn a_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "a person",
        NameKind::Organisation => "an organisation",
        NameKind::Place => "a place",
        NameKind::Misc => "a name of another kind",
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

/// How sure a finding is; `certainty` in thousandths.
#[must_use]
pub const fn certainty(certainty: u16) -> &'static str {
    match certainty {
        950.. => "Certain",
        800..950 => "Very likely",
        600..800 => "Likely",
        400..600 => "Uncertain",
        0..400 => "A guess",
    }
}

/// A length as a number to show.
#[must_use]
pub fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// "1 article", "4 articles".
#[must_use]
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
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

/// The digits in groups of three.
#[must_use]
pub fn number(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
];

/// `2023-08-01` as "1 August 2023"; anything else as it is.
#[must_use]
pub fn date(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let mut next = || parts.next().and_then(|p| p.parse::<usize>().ok());
    match (next(), next(), next()) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            format!("{day} {} {year}", MONTHS[month - 1])
        }
        _ => iso.to_owned(),
    }
}

/// One plain sentence: a capital at the start, a full stop at the end.
#[must_use]
pub fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut chars = words.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut out: String = std::iter::once(first.to_ascii_uppercase()).chain(chars).collect();
    if !out.ends_with(['.', '!', '?', '…']) {
        out.push('.');
    }
    out
}

/// Whether `name` holds every word of `wanted`, small and capital letters alike.
#[must_use]
pub fn holds(name: &str, wanted: &str) -> bool {
    let name = small(name);
    small(wanted).split_whitespace().all(|word| name.contains(word))
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

    #[test]
    fn dates_are_spelt_out() {
        for (iso, want) in [
            ("2023-08-01", "1 August 2023"),
            ("1999-12-31", "31 December 1999"),
            ("2023-13-01", "2023-13-01"),
            ("soon", "soon"),
        ] {
            assert_eq!(date(iso), want);
        }
    }

    #[test]
    fn reasons_become_sentences() {
        for (words, want) in
            [("in a list of surnames", "In a list of surnames."), ("Why?", "Why?"), ("  ", "")]
        {
            assert_eq!(sentence(words), want);
        }
    }

    #[test]
    fn search_takes_words_in_any_order() {
        assert!(holds("Shehbaz Sharif", "sharif she"));
        assert!(!holds("Shehbaz Sharif", "nawaz sharif"));
        assert!(holds("anything", ""));
    }
}
