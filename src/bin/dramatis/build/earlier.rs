//! Analyses made before: those of an older site, which hold for the articles that did not change, or those in a file.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use dramatis::article::{Article, Meta, fnv1a};
use dramatis::corpus::Entry;
use dramatis::extract::Analysis;
use dramatis::extract::json::Id;
use dramatis::import::{Line, Lines};
use dramatis::site::{Collection, Handed, Manifest};

/// Why analyses from a file are not used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    #[error("{} cannot be read ({source}): check the path and who may read it", file.display())]
    Unreadable { file: PathBuf, source: io::Error },
    #[error("{}, line {line}: {found}", file.display())]
    Line { file: PathBuf, line: u64, found: String },
}

/// What a line of the file has that matters here.
#[derive(serde::Deserialize)]
struct Answer {
    id: Id,
    analysis: Handed,
}

fn answer(line: &Line) -> Result<Answer, String> {
    let bytes = line.bytes.as_deref().map_err(Clone::clone)?;
    serde_json::from_slice(bytes).map_err(|e| {
        format!("no record with its analysis ({e}): a file of `dramatis extract --analyses` is wanted")
    })
}

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

    /// What a file of `dramatis extract --analyses` holds for `articles`.
    pub(crate) fn from_file(file: &Path, extraction: &str, articles: &[Article]) -> Result<Self, FileError> {
        let unreadable = |source| FileError::Unreadable { file: file.to_path_buf(), source };
        let mut lines = Lines::new(File::open(file).map_err(unreadable)?, 1 << 20);
        let wanted: BTreeMap<&str, &Article> = articles.iter().map(|a| (a.path.as_str(), a)).collect();
        let mut known = BTreeMap::new();
        while let Some(line) = lines.line().map_err(unreadable)? {
            if line.is_blank() {
                continue;
            }
            let bad = |found: String| FileError::Line { file: file.to_path_buf(), line: line.number, found };
            let Answer { id, analysis } = answer(&line).map_err(bad)?;
            let id = match id {
                Id::Text(id) => id.trim().to_owned(),
                Id::Number(id) => id.to_string(),
                Id::Negative(id) => id.to_string(),
            };
            let Some(article) = wanted.get(id.as_str()) else { continue };
            let analysis =
                analysis.analysis(article, extraction).map_err(|why| bad(format!("`{id}`: {why}")))?;
            let (text, meta) = (fnv1a(article.text.as_bytes()), article.meta.clone());
            if known.insert(id, Known { text, meta, analysis: Mutex::new(Some(analysis)) }).is_some() {
                return Err(bad("its id was there before".to_owned()));
            }
        }
        Ok(Self { known, taken: AtomicU64::new(0) })
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
