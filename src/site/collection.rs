//! A collection as a site holds it: files for the page's worker, and a list for readers without scripts.

use std::io::Read;
use std::sync::{Mutex, PoisonError};

use flate2::read::GzDecoder;

use super::digest::short;
use super::gzip::{BLOCK, Packer, gzip};
use super::html::escape;
use super::{Result, SiteError};
use crate::corpus::{Corpus, DecodeError, MAGIC, VERSION, check, decode, encode_in_blocks};
use crate::engine::{Engine, Request, Response};
use crate::parts::{self, File};
use crate::query::Query;
use crate::view::Card;

/// How many articles the page lists for readers without scripts: more would weigh on all the others.
const LISTED: u32 = 100;

/// From so many articles on a collection is written in parts too, which a page fetches as it needs them: to wait for a
/// bundle, of about 1.3 KB an article, would take readers more than two seconds.
pub const IN_PARTS: u64 = 2_000;

/// The folder of the parts.
pub(super) const PARTS: &str = "parts/";

/// A collection, ready to go into a page.
#[derive(Clone, Debug)]
pub struct Collection {
    /// What it is called.
    pub title: String,
    /// Name and bytes of the packed bundle.
    bundle: (String, Vec<u8>),
    articles: u32,
    cards: Vec<Card>,
    /// The root's name and all files, where it is in parts.
    parts: Option<(String, Vec<File>)>,
}

impl Collection {
    /// Packs a corpus.
    ///
    /// # Errors
    /// Where the corpus contradicts itself, so that no page could open it.
    pub fn new(corpus: Corpus) -> Result<Self> {
        check(&corpus)?;
        let mut packer = Packer::default();
        encode_in_blocks(&corpus, BLOCK, &mut |block| packer.add(block));
        let packed = packer.finish()?;
        let title = corpus.title.clone();
        let mut engine = Engine::new();
        let articles = engine.load(corpus).articles;
        let cards = match engine.handle(Request::Query(Query { limit: LISTED, ..Query::default() })) {
            Response::Answer(answer) => answer.cards,
            _ => Vec::new(),
        };
        let bundle = (format!("bundle.{}.bin", short(&packed)), packed);
        Ok(Self { title, bundle, articles, cards, parts: None })
    }

    /// Packs a corpus, in parts beside the bundle, from which the next site takes what did not change.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn in_parts(corpus: Corpus) -> Result<Self> {
        let (mut files, failed) = (Vec::new(), Mutex::new(None));
        let pack = |part: &[u8]| {
            gzip(part).unwrap_or_else(|error| {
                *failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                Vec::new()
            })
        };
        check(&corpus)?;
        let root = parts::write(&corpus, &pack, &mut |File { name, bytes }| {
            files.push(File { name: format!("{PARTS}{name}"), bytes });
            Ok::<(), SiteError>(())
        })?;
        if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        Ok(Self { parts: Some((format!("{PARTS}{root}"), files)), ..Self::new(corpus)? })
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

    /// The root, where it is in parts.
    #[must_use]
    pub fn root(&self) -> Option<&str> {
        self.parts.as_ref().map(|(root, _)| root.as_str())
    }

    /// All its files, the bundle first: names, and bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let parts = self.parts.iter().flat_map(|(_, files)| files);
        let parts = parts.map(|file| (file.name.as_str(), file.bytes.as_slice()));
        [(self.bundle.0.as_str(), self.bundle.1.as_slice())].into_iter().chain(parts)
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
    use crate::corpus::{encode, sample};

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
    fn parts_stand_beside_the_bundle() {
        let collection = Collection::in_parts(sample::corpus()).unwrap();
        let root = collection.root().unwrap();
        let files: std::collections::BTreeMap<&str, &[u8]> = collection.files().collect();
        assert!(files.contains_key(collection.bundle()) && root.starts_with("parts/root-00."));
        let mut bytes = Vec::new();
        GzDecoder::new(files[root]).read_to_end(&mut bytes).unwrap();
        let shelf = parts::Shelf::open(&bytes, parts::Limits::default()).unwrap();
        assert_eq!(shelf.overview().articles, 3);
        assert!(shelf.files().iter().all(|(name, _)| files.contains_key(format!("parts/{name}").as_str())));
        assert_eq!(Collection::new(sample::corpus()).unwrap().root(), None);
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
