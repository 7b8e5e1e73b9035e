//! Which part of a page is the article.

use std::collections::BTreeSet;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::text::{Paragraph, paragraphs};

/// A paragraph at least this long, in bytes, is not written twice: galleries print each caption again and again.
const LONG: usize = 60;

/// A page with fewer words is a door, a frame or a page that scripts were to fill.
const LEAST_WORDS: usize = 8;

/// The article of a page.
pub(super) struct MainText {
    /// As [`super::Page::text`].
    pub(super) text: String,
    /// The words of the byline that stood on the page.
    pub(super) byline: Option<String>,
}

/// The article on the page; `None` where nothing on it reads like one.
pub(super) fn main_text(document: Document) -> Option<MainText> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let found = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let text = joined(paragraphs(&Document::fragment(found.content).root()));
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    (words >= LEAST_WORDS).then_some(MainText { text, byline: found.byline })
}

/// The paragraphs with a blank line between each two: long ones once, and without those that are nothing but links
/// to other pages, unless these are most of the text.
fn joined(paragraphs: Vec<Paragraph>) -> String {
    let length = |linked: bool| -> usize {
        paragraphs.iter().filter(|p| !linked || p.linked).map(|p| p.text.len()).sum()
    };
    let keep_links = length(true) * 2 > length(false);
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for paragraph in paragraphs.iter().filter(|p| keep_links || !p.linked) {
        if paragraph.text.len() < LONG || seen.insert(bare(&paragraph.text)) {
            kept.push(paragraph.text.as_str());
        }
    }
    kept.join("\n\n")
}

/// Without the mark of an item.
fn bare(text: &str) -> &str {
    text.strip_prefix("- ").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraphs_of: &[(&str, bool)], want: &str) {
        let made = |(text, linked): &(&str, bool)| Paragraph { text: (*text).to_owned(), linked: *linked };
        assert_eq!(joined(paragraphs_of.iter().map(made).collect()), want);
    }

    #[test]
    fn links_to_other_pages_and_repeats_stay_behind() {
        let long = "The admiral and the minister at the harbour of Callao on the first of three days.";
        let item = format!("- {long}");
        let text = [
            (long, false),
            (&item, false),
            ("Dam breaks in the north", true),
            ("Why", false),
            ("Why", false),
        ];
        check(&text, &format!("{long}\n\nWhy\n\nWhy"));
        check(&[("One", true), ("Two", true), ("3", false)], "One\n\nTwo\n\n3");
    }
}
