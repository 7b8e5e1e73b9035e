//! The analyses of an older site: they hold for the articles that did not change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use dramatis::article::{Article, Meta, fnv1a};
use dramatis::corpus::Entry;
use dramatis::extract::Analysis;
use dramatis::site::{Collection, Manifest};

/// Analyses by the paths of their articles.
#[derive(Default)]
pub(crate) struct Earlier {
    known: BTreeMap<String, Known>,
    taken: AtomicU64,
}

struct Known {
    /// Hash of the text.
    text: u64,
    meta: Meta,
    analysis: Mutex<Option<Analysis>>,
}

impl Earlier {
    /// What the site holds for `articles`, if the same extraction made it; nothing where it cannot be read.
    pub(crate) fn read(site: &Path, extraction: &str, articles: &[Article]) -> Self {
        let manifest = Manifest::read(site).filter(|manifest| manifest.extraction == extraction);
        let packed = manifest.and_then(|manifest| fs::read(site.join(manifest.bundle)).ok());
        let Some(Ok(corpus)) = packed.map(|packed| Collection::open(&packed)) else { return Self::default() };
        let wanted: BTreeMap<&str, &Article> = articles.iter().map(|a| (a.path.as_str(), a)).collect();
        let same = |entry: &Entry| {
            let now = wanted.get(entry.article.path.as_str());
            now.is_some_and(|now| now.text == entry.article.text && now.meta == entry.article.meta)
        };
        let known = corpus.entries.into_iter().filter(same).map(|Entry { article, analysis }| {
            let text = fnv1a(article.text.as_bytes());
            (article.path, Known { text, meta: article.meta, analysis: Mutex::new(Some(analysis)) })
        });
        Self { known: known.collect(), taken: AtomicU64::new(0) }
    }

    /// The analysis of an article, which is given once.
    pub(crate) fn take(&self, article: &Article) -> Option<Analysis> {
        let known = self.known.get(&article.path)?;
        if known.meta != article.meta || known.text != fnv1a(article.text.as_bytes()) {
            return None;
        }
        let found = known.analysis.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.taken.fetch_add(u64::from(found.is_some()), Ordering::Relaxed);
        found
    }

    /// How many were given.
    pub(crate) fn taken(&self) -> u64 {
        self.taken.load(Ordering::Relaxed)
    }
}
