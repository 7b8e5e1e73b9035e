//! `dramatis.json`: how a site was made. It tells a later build what it may replace and which analyses still hold.
//!
//! It says nothing of the machine or of the place of the articles: sites are published.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Files, Result, SiteError};
use crate::article::{Article, fnv1a};
use crate::corpus::{Corpus, VERSION};
use crate::extract::Extractor;
use crate::extract::json::{OffsetUnit, Record};

/// The manifest's file in a site.
pub const MANIFEST: &str = "dramatis.json";

/// The version of the manifest that is written and read.
const FORMAT: u32 = 1;

/// A text whose analysis stands for all: another result for it is another extraction.
const PROBE: &str = include_str!("../../static/quality/news.txt");

/// How a site was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The manifest's own version.
    format: u32,
    /// Name and version of the program.
    program: String,
    /// [`extraction`] of the analyses in it.
    pub extraction: String,
    /// A hash over all articles: 16 hexadecimal digits.
    pub input: String,
    /// What went in.
    pub counts: Counts,
    /// The bundle's file.
    pub bundle: String,
    /// All other files of the site, by name.
    pub files: Vec<String>,
}

/// How much went into a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Articles.
    pub articles: u64,
    /// Files or records left out.
    pub skipped: u64,
    /// Bytes of the articles' texts.
    pub bytes: u64,
}

impl Manifest {
    /// The manifest of a site with these files, in which `corpus` is held by the file `bundle`.
    #[must_use]
    pub fn new(corpus: &Corpus, extraction: String) -> Self {
        let articles = corpus.entries.iter().map(|entry| &entry.article);
        let counts = Counts {
            articles: corpus.entries.len() as u64,
            skipped: corpus.skipped.len() as u64,
            bytes: articles.clone().map(|article| article.text.len() as u64).sum(),
        };
        let program = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned();
        let (bundle, files) = (String::new(), Vec::new());
        Self { format: FORMAT, program, extraction, input: input(articles), counts, bundle, files }
    }

    /// Adds itself to the files of a site, of which `bundle` holds the collection.
    pub fn add_to(mut self, files: &mut Files, bundle: &str) {
        self.bundle = bundle.to_owned();
        self.files = files.keys().filter(|name| *name != bundle).cloned().collect();
        // Plain data is always JSON.
        let mut json = serde_json::to_string_pretty(&self).unwrap_or_default();
        json.push('\n');
        files.insert(MANIFEST.to_owned(), json.into_bytes());
    }

    /// The manifest of the site in a folder; nothing where there is none of this version.
    #[must_use]
    pub fn read(site: &Path) -> Option<Self> {
        let bytes = fs::read(site.join(MANIFEST)).ok()?;
        serde_json::from_slice(&bytes).ok().filter(|manifest: &Self| manifest.format == FORMAT)
    }

    /// Whether a site's file of this name is one that the build wrote.
    #[must_use]
    pub fn names(&self, file: &str) -> bool {
        file == MANIFEST || file == self.bundle || self.files.iter().any(|name| name == file)
    }
}

/// A hash of what analyses depend on besides the articles, 16 hexadecimal digits: the program's version, the bundle's,
/// the word lists and the tagger, and what all that makes of a text.
#[must_use]
pub fn extraction(extractor: &Extractor) -> String {
    let analysis = extractor.analyse(PROBE, &crate::article::Meta::default());
    let found = Record::new(None, PROBE, &analysis, OffsetUnit::Byte);
    let found = serde_json::to_string(&found).unwrap_or_default();
    let known =
        format!("{} {VERSION} {:016x}\n{found}", env!("CARGO_PKG_VERSION"), Extractor::bundled_hash());
    format!("{:016x}", fnv1a(known.as_bytes()))
}

/// A hash over the articles in their order.
fn input<'a>(articles: impl Iterator<Item = &'a Article>) -> String {
    let mut hash = super::digest::Sha256::new();
    for article in articles {
        let meta = postcard::to_allocvec(&article.meta).unwrap_or_default();
        for part in [article.path.as_bytes(), &meta, article.text.as_bytes()] {
            hash.add(&(part.len() as u64).to_le_bytes());
            hash.add(part);
        }
    }
    super::digest::hex(&hash.finish()[..8])
}

/// Says which of the files in `site` no build wrote, at most a few of them; nothing where there is none.
pub(super) fn foreign(site: &Path) -> Result<Option<String>> {
    let found = super::page::files(site)?;
    let Some(manifest) = Manifest::read(site) else {
        return Ok(found.keys().next().map(|name| format!("{name}, and no {MANIFEST}")));
    };
    let others: Vec<&str> =
        found.keys().map(String::as_str).filter(|name| !manifest.names(name)).take(3).collect();
    Ok((!others.is_empty()).then(|| others.join(", ")))
}

/// Whether a folder may be replaced.
pub(super) fn check_ours(site: &Path) -> Result<()> {
    match foreign(site)? {
        None => Ok(()),
        Some(found) => Err(SiteError::NotOurs { folder: site.to_path_buf(), found }),
    }
}
