//! Many files to one collection: keys made unique, repeats left out, reasons kept.
//!
//! Knows no disk: the command line feeds it from a folder, the page from files that a reader drops.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::{Article, ArticleKey, fnv1a};

use super::{Remark, Skipped, article};

/// What a folder held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The articles in the order in which they came (for a folder: of their paths), no two with one key.
    pub articles: Vec<Article>,
    /// What was left out, in the same order.
    pub skipped: Vec<Skipped>,
    /// What is worth knowing about the articles, in the same order.
    pub remarks: Vec<Remark>,
    /// How many were left out because another has the same text.
    pub repeats: u32,
}

/// A collection in the making. Give it files in the order in which articles are to stand.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    folder: Folder,
    keys: BTreeSet<ArticleKey>,
    /// Hash of a text to the articles that have it.
    texts: BTreeMap<u64, Vec<usize>>,
}

impl Intake {
    /// Takes a file in, or notes why not. `path` is relative to the collection, with `/` between parts.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        match article(path, bytes) {
            Err(reason) => self.skip(path, reason.to_string()),
            Ok(imported) => self.keep_or_skip(imported.article, imported.remarks),
        }
    }

    /// Takes an article in unless another has its text.
    pub(super) fn keep_or_skip(&mut self, article: Article, remarks: Vec<String>) {
        match self.same_text(&article.text) {
            Some(first) => {
                let reason = format!("it holds the same text as {}", self.folder.articles[first].path);
                self.skip(&article.path, reason);
                self.folder.repeats += 1;
            }
            None => {
                let remark = |words| Remark { path: article.path.clone(), words };
                self.folder.remarks.extend(remarks.into_iter().map(remark));
                self.keep(article);
            }
        }
    }

    /// Notes a file that could not be read at all.
    pub fn skip(&mut self, path: &str, reason: String) {
        self.folder.skipped.push(Skipped { path: path.to_owned(), reason });
    }

    /// What came together.
    #[must_use]
    pub fn finish(self) -> Folder {
        self.folder
    }

    fn same_text(&self, text: &str) -> Option<usize> {
        let candidates = self.texts.get(&fnv1a(text.as_bytes()))?;
        candidates.iter().copied().find(|i| self.folder.articles[*i].text == text)
    }

    fn keep(&mut self, mut article: Article) {
        article.key = self.free_key(article.key);
        self.keys.insert(article.key.clone());
        let index = self.folder.articles.len();
        self.texts.entry(fnv1a(article.text.as_bytes())).or_default().push(index);
        self.folder.articles.push(article);
    }

    /// `key`, or `key-2`, `key-3` … where it is taken.
    fn free_key(&self, key: ArticleKey) -> ArticleKey {
        if !self.keys.contains(&key) {
            return key;
        }
        let mut number = 2_u32;
        loop {
            let other = ArticleKey::new(&format!("{key}-{number}"));
            if !self.keys.contains(&other) {
                return other;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_repeats_are_named() {
        let mut intake = Intake::default();
        let files = [
            ("a b.txt", "One."),
            ("a-b-2.md", "Two."),
            ("a-b.md", "Three."),
            ("z.txt", "One."),
            ("z.md", " "),
        ];
        for (path, text) in files {
            intake.add(path, text.as_bytes());
        }
        let got = intake.finish();
        let keys: Vec<&str> = got.articles.iter().map(|a| a.key.as_str()).collect();
        assert_eq!(keys, ["a-b", "a-b-2", "a-b-3"]);
        let reasons: Vec<(&str, &str)> =
            got.skipped.iter().map(|s| (s.path.as_str(), s.reason.as_str())).collect();
        assert_eq!(reasons, [("z.txt", "it holds the same text as a b.txt"), ("z.md", "the file is empty")]);
    }

    #[test]
    fn front_matter_does_not_hide_a_repeat() {
        let mut intake = Intake::default();
        intake.add("a.txt", b"---\ntitle: A\nmood: calm\n---\nThe same words.");
        intake.add("b.txt", b"The same words.");
        let got = intake.finish();
        assert_eq!((got.articles.len(), got.skipped.len(), got.remarks.len()), (1, 1, 1));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        use super::*;

        proptest! {
            #[test]
            fn any_bytes_give_an_article_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
                let mut intake = Intake::default();
                intake.add("dir/file.txt", &bytes);
                let got = intake.finish();
                prop_assert_eq!(got.articles.len() + got.skipped.len(), 1);
                prop_assert!(got.skipped.iter().all(|s| !s.reason.is_empty()));
                prop_assert!(got.articles.iter().all(|a| !a.text.trim().is_empty()));
            }

            #[test]
            fn any_text_comes_through(body in "[a-zA-Zéñß€“”🤝 .,:\r\n-]{0,200}", head in prop::sample::select(vec!["", "---\n", "---\ntitle: a\n", "---\ntitle: a\n---\n", "---\ndate: 2020-02-30\n- x\n---\n"])) {
                let whole = format!("{head}{body}");
                match article("x.md", whole.as_bytes()) {
                    Ok(got) => {
                        prop_assert_eq!(got.encoding, "UTF-8");
                        prop_assert!(whole.ends_with(&got.article.text), "the text is the end of the file");
                    }
                    Err(_) => prop_assert!(body.trim().is_empty() || front_only(&whole)),
                }
            }
        }

        /// Whether nothing but front matter stands in the file.
        fn front_only(whole: &str) -> bool {
            crate::import::front_matter(whole).text.trim().is_empty()
        }
    }
}
