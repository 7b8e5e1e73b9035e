//! The articles of a page: read from a folder and analysed.

use std::path::Path;

use dramatis::article::Article;
use dramatis::corpus::{Corpus, Skipped};
use dramatis::extract::Extractor;
use dramatis::import;

use crate::error::Result;

/// Reads and analyses the articles of a folder; says which files were left out and why.
pub(crate) fn gather(folder: &Path, title: &str) -> Result<Corpus> {
    let found = import::folder(folder)?;
    for skipped in &found.skipped {
        println!("Left out {}: {}", skipped.path, skipped.reason);
    }
    for remark in &found.remarks {
        println!("Note on {}: {}", remark.path, remark.words);
    }
    println!("Reading {}: {}", folder.display(), counted(found.articles.len(), "article"));
    analysed(title, found.articles, found.skipped)
}

/// Analyses articles on all processors.
pub(crate) fn analysed(title: &str, articles: Vec<Article>, skipped: Vec<Skipped>) -> Result<Corpus> {
    let extractor = Extractor::bundled()?;
    let analyse = |article: &Article| extractor.analyse(&article.text, &article.meta);
    Ok(Corpus::build(title, articles, skipped, analyse))
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
