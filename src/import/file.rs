//! One file's bytes to one article.

use thiserror::Error;

use crate::article::{Article, ArticleKey, Meta};

use super::decode::{DecodeError, decode};
use super::front_matter;

/// An article and what is worth knowing about how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The article; its key is made from its path alone, and may be taken.
    pub article: Article,
    /// The encoding's name in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    /// Plain sentences without full stop: another encoding than UTF-8, front matter passed over.
    pub remarks: Vec<String>,
}

/// Why a file gave no article. The words fit after the file's name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Its bytes are no text, or nothing but white space or front matter.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// It is a saved page without an article.
    #[cfg(feature = "html")]
    #[error(transparent)]
    Html(#[from] super::HtmlError),
    /// It ends in `.gz`, and is none.
    #[cfg(feature = "html")]
    #[error("it cannot be unpacked ({0}): save it again, or unpack it by hand")]
    Gzip(String),
}

/// The article in `bytes`; `path` is relative to its collection, with `/` between parts. How the bytes are read
/// depends on the path's end: `.html` and `.htm`, in gzip or not, are saved web pages (where the library was built
/// with the feature `html`), all others text with or without front matter.
///
/// # Errors
///
/// [`ImportError`] where the bytes hold no text, front matter and no text after it, or a page without an article.
pub fn article(path: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    match Form::of(path) {
        #[cfg(feature = "html")]
        Some(Form::Html) => super::html::imported(path, bytes),
        #[cfg(feature = "html")]
        Some(Form::PackedHtml) => super::html::imported(path, &super::html::unpacked(bytes)?),
        Some(Form::Text) | None => text(path, bytes),
    }
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `.txt`, `.md`
    Text,
    /// `.html`, `.htm`
    #[cfg(feature = "html")]
    Html,
    /// `.html.gz`, `.htm.gz`
    #[cfg(feature = "html")]
    PackedHtml,
}

impl Form {
    /// By the end of the name, in any case; `None` for a file that is no article's.
    pub(super) fn of(path: &str) -> Option<Self> {
        let lower = path.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
        let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
        match () {
            () if ends(&[".txt", ".md"]) => Some(Self::Text),
            #[cfg(feature = "html")]
            () if ends(&[".html", ".htm"]) => Some(Self::Html),
            #[cfg(feature = "html")]
            () if ends(&[".html.gz", ".htm.gz"]) => Some(Self::PackedHtml),
            () => None,
        }
    }
}

fn text(path: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    let decoded = decode(bytes)?;
    let front = front_matter(&decoded.text);
    if !front.text.chars().any(|c| !c.is_whitespace() && !c.is_control() && c != '\u{feff}') {
        return Err(DecodeError::Empty.into());
    }
    let mut remarks = reading(decoded.encoding, decoded.damaged);
    remarks.extend(front.remarks);
    let article = made(path, front.meta, front.text.to_owned());
    Ok(Imported { article, encoding: decoded.encoding, remarks })
}

/// What is worth saying of how bytes were read.
pub(super) fn reading(encoding: &str, damaged: usize) -> Vec<String> {
    let mut remarks = Vec::new();
    if encoding != "UTF-8" {
        remarks.push(format!("read as {encoding}"));
    }
    if damaged > 0 {
        remarks.push(format!("{damaged} characters could not be read"));
    }
    remarks
}

/// The article of a path.
pub(super) fn made(path: &str, meta: Meta, text: String) -> Article {
    Article { key: ArticleKey::new(stem(path)), path: path.to_owned(), meta, text }
}

/// The path without its file's extension.
fn stem(path: &str) -> &str {
    let path = path.strip_suffix(".gz").filter(|packed| Form::of(packed).is_some()).unwrap_or(path);
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name + dot],
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_comes_from_the_path() {
        for (path, key) in [("a/b.c/Day one.TXT", "a-b-c-day-one"), ("a.b/c", "a-b-c"), ("x.tar.md", "x-tar")]
        {
            assert_eq!(article(path, b"Text.").unwrap().article.key.as_str(), key);
        }
    }

    #[test]
    fn line_ends_stay_and_front_matter_goes() {
        let got = article("a.txt", b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nOne.\r\nTwo.\r\n").unwrap();
        assert_eq!(got.article.text, "One.\r\nTwo.\r\n");
        assert_eq!(got.article.meta.title.as_deref(), Some("T"));
        assert_eq!(article("a.txt", b"---\ntitle: T\n---\n \n"), Err(DecodeError::Empty.into()));
    }

    #[test]
    fn another_encoding_is_remarked_on() {
        let got = article("a.txt", b"Caf\xe9, d\xe9j\xe0 vu, na\xefve").unwrap();
        assert_eq!(got.remarks, ["read as windows-1252"]);
    }
}
