//! A collection as a site holds it: files for the page's worker, and a list for readers without scripts.

use std::io::Read;

use flate2::read::GzDecoder;

use super::digest::short;
use super::gzip::gzip;
use super::html::escape;
use super::{Result, SiteError};
use crate::corpus::{Corpus, DecodeError, MAGIC, VERSION, check, decode, encode};
use crate::engine::{Engine, Request, Response};
use crate::query::Query;
use crate::view::Card;

/// How many articles the page lists for readers without scripts: more would weigh on all the others.
const LISTED: u32 = 100;

/// A collection, ready to go into a page.
#[derive(Clone, Debug)]
pub struct Collection {
    /// What it is called.
    pub title: String,
    /// Name and bytes of the packed bundle.
    bundle: (String, Vec<u8>),
    articles: u32,
    cards: Vec<Card>,
}

impl Collection {
    /// Packs a corpus.
    ///
    /// # Errors
    /// Where the corpus contradicts itself, so that no page could open it.
    pub fn new(corpus: Corpus) -> Result<Self> {
        check(&corpus)?;
        let packed = gzip(&encode(&corpus))?;
        let title = corpus.title.clone();
        let mut engine = Engine::new();
        let articles = engine.load(corpus).articles;
        let cards = match engine.handle(Request::Query(Query { limit: LISTED, ..Query::default() })) {
            Response::Answer(answer) => answer.cards,
            _ => Vec::new(),
        };
        Ok(Self { title, bundle: (format!("bundle.{}.bin", short(&packed)), packed), articles, cards })
    }

    /// The collection that [`Self::files`] of an earlier site hold.
    ///
    /// # Errors
    /// Where its bytes are no bundle of this version.
    pub fn open(packed: &[u8]) -> std::result::Result<Corpus, DecodeError> {
        let mut bundle = Vec::new();
        // What is no gzip, or is cut short, is no bundle either, and decoding says so.
        let _ = GzDecoder::new(packed).read_to_end(&mut bundle);
        decode(&bundle)
    }

    /// The file that the page starts with.
    #[must_use]
    pub fn bundle(&self) -> &str {
        &self.bundle.0
    }

    /// All its files: names, and bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        [(self.bundle.0.as_str(), self.bundle.1.as_slice())].into_iter()
    }

    /// The articles as plain HTML: the newest, and how many more there are.
    #[must_use]
    pub fn list_html(&self) -> String {
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

/// A page opens bundles of one version: the one that it was built with.
pub(super) fn check_version(packed: &[u8]) -> Result<()> {
    let mut head = [0; 12];
    let read = GzDecoder::new(packed).read_exact(&mut head);
    let found = u32::from_le_bytes([head[8], head[9], head[10], head[11]]);
    match read {
        Ok(()) if head.starts_with(&MAGIC) && found == VERSION => Ok(()),
        Ok(()) if head.starts_with(&MAGIC) => Err(SiteError::page(
            "the bundle",
            format!("it has format version {found}, and this program writes {VERSION}"),
        )),
        _ => Err(SiteError::page("the bundle", "it is none that Dramatis wrote")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn a_collection_is_read_back() {
        let collection = Collection::new(sample::corpus()).unwrap();
        let (name, packed) = collection.files().next().unwrap();
        assert_eq!(name, collection.bundle());
        assert_eq!(Collection::open(packed), Ok(sample::corpus()));
        assert!(check_version(packed).is_ok());
        assert!(Collection::open(&packed[..packed.len() / 2]).is_err());
        assert!(check_version(b"").is_err() && Collection::open(b"").is_err());
    }

    #[test]
    fn a_page_of_another_version_is_told() {
        let mut bundle = encode(&sample::corpus());
        bundle[8] += 1;
        let error = check_version(&gzip(&bundle).unwrap()).unwrap_err().to_string();
        assert!(error.contains(&format!("version {}, and this program writes {VERSION}", VERSION + 1)));
    }

    #[test]
    fn the_list_is_text() {
        let mut corpus = sample::corpus();
        corpus.title = "<b>".into();
        let html = Collection::new(corpus).unwrap().list_html();
        assert!(html.starts_with("<h1>&lt;b&gt;</h1>\n") && html.matches("<li>").count() == 3, "{html}");
    }
}
