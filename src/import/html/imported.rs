//! A file that holds a web page to an article.

use std::io::Read;

use crate::article::Meta;
use crate::import::MAX_BYTES;
use crate::import::decode::{DecodeError, decode_as};
use crate::import::file::{ImportError, Imported, made, reading};

use super::{Page, declared, html};

/// The article of the page in `bytes`. Where each fact stood is in the article's note.
pub(in crate::import) fn imported(path: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let decoded = decode_as(bytes, declared(bytes))?;
    let page = html(&decoded.text)?;
    let note = note(&page);
    let meta = Meta {
        title: page.title.map(|fact| fact.value),
        source: page.source.map(|fact| fact.value),
        note: Some(note),
        author: page.author.map(|fact| fact.value),
        licence: None,
        date: page.date.map(|fact| fact.value),
    };
    let remarks = reading(decoded.encoding, decoded.damaged);
    Ok(Imported { article: made(path, meta, page.text), encoding: decoded.encoding, remarks })
}

/// The bytes inside a gzip file, never more than one over the limit.
pub(in crate::import) fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    let mut inside = Vec::new();
    let packed = flate2::read::MultiGzDecoder::new(bytes);
    packed.take(MAX_BYTES + 1).read_to_end(&mut inside).map_err(|e| ImportError::Gzip(e.to_string()))?;
    let length = inside.len() as u64;
    if length > MAX_BYTES { Err(DecodeError::TooLong(length).into()) } else { Ok(inside) }
}

/// "Saved web page (https://…). Headline from JSON-LD (headline), outlet from OpenGraph (og:site_name)."
fn note(page: &Page) -> String {
    let mut note = match &page.address {
        Some(address) => format!("Saved web page, {address}"),
        None => "Saved web page".to_owned(),
    };
    let places = [
        ("headline", page.title.as_ref().map(|fact| fact.from)),
        ("author", page.author.as_ref().map(|fact| fact.from)),
        ("date", page.date.as_ref().map(|fact| fact.from)),
        ("outlet", page.source.as_ref().map(|fact| fact.from)),
    ];
    let mut mark = ": ";
    for (what, from) in places {
        if let Some(from) = from {
            note.push_str(&format!("{mark}{what} from {from}"));
            mark = ", ";
        }
    }
    note
}
