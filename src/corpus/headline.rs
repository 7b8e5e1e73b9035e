//! What an article is called on the page.
//!
//! Promise: never empty, on one line, and honest about a headline that was made.

use super::Entry;
use crate::anatomy::Headline;
use crate::text::one_line;

/// The words over an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// On one line, never empty.
    pub text: String,
    /// Made from the first sentence because the text has none.
    pub made: bool,
}

/// The headline of `entry`: given, found or made; where there is none, the name of its file.
#[must_use]
pub fn heading(entry: &Entry) -> Heading {
    let (text, made) = match &entry.analysis.anatomy.headline {
        Headline::Given(words) => (one_line(words), false),
        Headline::Found(span) => (one_line(span.slice(&entry.article.text)), false),
        Headline::Made(words) => (one_line(words), true),
        Headline::None => (String::new(), false),
    };
    if text.is_empty() { Heading { text: file_name(entry), made: false } } else { Heading { text, made } }
}

fn file_name(entry: &Entry) -> String {
    let path = &entry.article.path;
    let name = one_line(path.rsplit('/').next().unwrap_or(path));
    if name.is_empty() { entry.article.key.to_string() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::text::Span;

    #[test]
    fn a_headline_is_one_line_and_never_empty() {
        let mut entry = sample::entry("x/note 7.txt", None, "Two\u{a0} words\nmore", &[]);
        let mut called = |headline: Headline| {
            entry.analysis.anatomy.headline = headline;
            heading(&entry)
        };
        let real = |text: &str| Heading { text: text.to_owned(), made: false };
        assert_eq!(called(Headline::Given(" A\n\tb ".into())), real("A b"));
        assert_eq!(called(Headline::Found(Span::new(0, 11))), real("Two words"));
        assert_eq!(
            called(Headline::Made("Two words …".into())),
            Heading { text: "Two words …".into(), made: true }
        );
        for none in [Headline::None, Headline::Given(" ".into()), Headline::Made(String::new())] {
            assert_eq!(called(none), real("note 7.txt"));
        }
    }
}
