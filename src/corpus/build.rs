//! From articles to a corpus: analyse each, then find who is who across them.
//!
//! Promise: the same articles give the same corpus in whatever order they come and however many threads work;
//! entries stand in the order of their paths, and no two share a key.

use std::collections::BTreeSet;

use super::{Casts, Corpus, Entry, Skipped, encounters, near_copies, offices};
use crate::article::{Article, ArticleKey};
use crate::extract::Analysis;
use crate::resolve::resolve;
use crate::threads::{both, each};

impl Corpus {
    /// The corpus of `articles`, each read by `analyse`: on all processors natively, on one thread in WASM.
    pub fn build(
        title: &str,
        mut articles: Vec<Article>,
        mut skipped: Vec<Skipped>,
        analyse: impl Fn(&Article) -> Analysis + Sync,
    ) -> Self {
        articles.sort_by(|a, b| (&a.path, &a.key, &a.text).cmp(&(&b.path, &b.key, &b.text)));
        make_keys_unique(&mut articles);
        let analyses = each(&articles, &analyse);
        let entries = articles.into_iter().zip(analyses);
        let entries: Vec<Entry> = entries.map(|(article, analysis)| Entry { article, analysis }).collect();
        skipped.sort();
        skipped.dedup();
        Self { skipped, ..Self::of(title, entries) }
    }

    /// The corpus of articles that have been read, in the order of their paths: who is who across them, and what they
    /// tell together.
    pub fn of(title: &str, entries: Vec<Entry>) -> Self {
        let (entities, copies) = both(|| resolve(&entries), || near_copies(&entries));
        let mut corpus = Self { title: title.to_owned(), entities, entries, copies, ..Self::default() };
        let casts = Casts::new(&corpus);
        (corpus.encounters, corpus.posts) = (encounters(&corpus, &casts), offices(&corpus, &casts));
        corpus
    }
}

/// Gives every article after the first of a key that key and the next free number.
fn make_keys_unique(articles: &mut [Article]) {
    let mut taken = BTreeSet::new();
    for article in articles {
        let wanted = article.key.clone();
        let mut n = 2u32;
        while !taken.insert(article.key.clone()) {
            article.key = ArticleKey::new(&format!("{wanted}-{n}"));
            n += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{check, sample};

    fn article(path: &str, text: &str) -> Article {
        Article { key: ArticleKey::new(path), path: path.into(), meta: Default::default(), text: text.into() }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter() {
        let corpus = sample::corpus();
        let articles: Vec<_> = corpus.entries.iter().map(|e| e.article.clone()).collect();
        let analyse = |article: &Article| {
            let entry = corpus.entries.iter().find(|e| e.article.path == article.path);
            entry.map(|e| e.analysis.clone()).unwrap()
        };
        let mut reversed = articles.clone();
        reversed.reverse();
        let built = Corpus::build("Sample", articles, Vec::new(), analyse);
        assert_eq!(built, corpus);
        assert_eq!(Corpus::build("Sample", reversed, Vec::new(), analyse), corpus);
    }

    #[test]
    fn paths_that_look_alike_in_an_address_get_numbers() {
        let articles = ["a b", "a-b", "A_B", "a b 2"].map(|path| article(path, "x")).to_vec();
        let empty = sample::entry("", None, "x", &[]).analysis;
        let skip = |path: &str| Skipped { path: path.into(), reason: "It is empty".into() };
        let corpus = Corpus::build("", articles, vec![skip("z"), skip("y"), skip("z")], |_| empty.clone());
        let keys: Vec<_> =
            corpus.entries.iter().map(|e| (e.article.path.as_str(), e.article.key.as_str())).collect();
        assert_eq!(keys, [("A_B", "a-b"), ("a b", "a-b-2"), ("a b 2", "a-b-2-2"), ("a-b", "a-b-3")]);
        assert_eq!(corpus.skipped, [skip("y"), skip("z")]);
        assert_eq!(check(&corpus), Ok(()));
    }
}
