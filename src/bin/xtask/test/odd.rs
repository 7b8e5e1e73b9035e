//! Odd texts made from ordinary ones, for comparing machines: what a text can hold that code may treat differently.

use dramatis::article::{Article, ArticleKey};

/// What is done to a text; its name goes into the article's path.
type Change = (&'static str, fn(&str) -> String);

const CHANGES: &[Change] = &[
    ("crlf", |text| text.replace('\n', "\r\n")),
    ("capitals", str::to_uppercase),
    ("backwards", |text| text.split_whitespace().rev().collect::<Vec<_>>().join(" ")),
    ("emoji", |text| text.replace(" the ", " 👩🏽‍🚀 the\u{301} ")),
    ("right-to-left", |text| text.replace(". ", ". \u{202e}قال الوزير\u{202c} ")),
    ("control", |text| text.replace(", ", ",\u{0}\u{b}\u{feff} ")),
    ("wide-spaces", |text| text.replace(' ', "\u{2003}\u{a0}")),
    ("one-line", |text| text.replace(['\r', '\n'], " ")),
    ("half", |text| text.chars().take(text.chars().count() / 2).collect()),
];

/// The articles, and after them their odd forms.
pub(crate) fn with_odd_forms(articles: Vec<Article>) -> Vec<Article> {
    let mut all = articles.clone();
    for (name, change) in CHANGES {
        all.extend(articles.iter().map(|article| {
            let path = format!("{name}/{}", article.path);
            let key = ArticleKey::new(&path);
            Article { key, path, meta: article.meta.clone(), text: change(&article.text) }
        }));
    }
    all
}
