//! The articles of a page: read from a folder, analysed, packed, and listed for readers without scripts.

use std::io::Write;
use std::path::Path;

use dramatis::article::Article;
use dramatis::corpus::{Corpus, Skipped, encode};
use dramatis::engine::{Engine, Request, Response};
use dramatis::extract::Extractor;
use dramatis::import;
use dramatis::query::Query;
use dramatis::view::Card;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::{Error, Result};
use crate::site::html::escape;

/// How many articles the page lists for readers without scripts: more would weigh on all the others.
const LISTED: u32 = 100;

/// A collection, ready to go into a page.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// What it is called.
    pub(crate) title: String,
    bundle: Vec<u8>,
    articles: u32,
    cards: Vec<Card>,
}

impl Gathered {
    /// Takes a corpus through the same door as the page will, so that what a page cannot open is not published.
    pub(crate) fn new(corpus: &Corpus) -> Result<Self> {
        let bundle = encode(corpus);
        let mut engine = Engine::new();
        let damaged =
            |found: String| Error::unexpected("the bundle", found, "report this together with the articles");
        let articles = match engine.handle(Request::Load(bundle.clone())) {
            Response::Loaded(overview) => overview.articles,
            other => return Err(damaged(format!("{other:?}"))),
        };
        let cards = match engine.handle(Request::Query(Query { limit: LISTED, ..Query::default() })) {
            Response::Answer(answer) => answer.cards,
            other => return Err(damaged(format!("{other:?}"))),
        };
        Ok(Self { title: corpus.title.clone(), bundle, articles, cards })
    }

    /// The bundle as the engine takes it.
    pub(crate) fn bundle(&self) -> &[u8] {
        &self.bundle
    }

    /// The bundle in gzip, the same bytes for the same corpus: no time and no system is written into it.
    pub(crate) fn packed(&self) -> Result<Vec<u8>> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer
            .write_all(&self.bundle)
            .and_then(|()| packer.finish())
            .map_err(|e| Error::unexpected("the bundle", e.to_string(), "free some memory and try again"))
    }

    /// The articles as plain HTML.
    pub(crate) fn list_html(&self) -> String {
        let mut html = format!("<h1>{}</h1>\n", escape(&self.title));
        html.push_str(
            "<p>Filtering and marking people needs scripts; the articles themselves do not.</p>\n<ul>\n",
        );
        for card in &self.cards {
            html.push_str(&item(card));
        }
        html.push_str("</ul>\n");
        let more = self.articles.saturating_sub(LISTED);
        if more > 0 {
            html.push_str(&format!("<p>And {more} more.</p>\n"));
        }
        html
    }
}

fn item(card: &Card) -> String {
    let facts: Vec<_> = [&card.source, &card.date].into_iter().flatten().map(|f| escape(f)).collect();
    let facts = if facts.is_empty() { String::new() } else { format!("<p>{}</p>", facts.join(", ")) };
    format!("<li><h2>{}</h2>{facts}<p>{}</p></li>\n", escape(&card.title.text), escape(&card.lead))
}

/// Reads and analyses the articles of a folder; says which files were left out and why.
pub(crate) fn gather(folder: &Path, title: &str) -> Result<Gathered> {
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
pub(crate) fn analysed(title: &str, articles: Vec<Article>, skipped: Vec<Skipped>) -> Result<Gathered> {
    let extractor = Extractor::bundled()?;
    let analyse = |article: &Article| extractor.analyse(&article.text, &article.meta);
    Gathered::new(&Corpus::build(title, articles, skipped, analyse))
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
