//! One file's bytes to one article.

use crate::article::{Article, ArticleKey};

use super::{DecodeError, decode, front_matter};

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

/// The article in `bytes`; `path` is relative to its collection, with `/` between parts.
///
/// # Errors
///
/// [`DecodeError`] where the bytes hold no text, or front matter and no text after it.
pub fn article(path: &str, bytes: &[u8]) -> Result<Imported, DecodeError> {
    let decoded = decode(bytes)?;
    let front = front_matter(&decoded.text);
    if !front.text.chars().any(|c| !c.is_whitespace() && !c.is_control() && c != '\u{feff}') {
        return Err(DecodeError::Empty);
    }
    let mut remarks = Vec::new();
    if decoded.encoding != "UTF-8" {
        remarks.push(format!("read as {}", decoded.encoding));
    }
    if decoded.damaged > 0 {
        remarks.push(format!("{} characters could not be read", decoded.damaged));
    }
    remarks.extend(front.remarks);
    let article = Article {
        key: ArticleKey::new(stem(path)),
        path: path.to_owned(),
        meta: front.meta,
        text: front.text.to_owned(),
    };
    Ok(Imported { article, encoding: decoded.encoding, remarks })
}

/// The path without its file's extension.
fn stem(path: &str) -> &str {
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
        assert_eq!(article("a.txt", b"---\ntitle: T\n---\n \n"), Err(DecodeError::Empty));
    }

    #[test]
    fn another_encoding_is_remarked_on() {
        let got = article("a.txt", b"Caf\xe9, d\xe9j\xe0 vu, na\xefve").unwrap();
        assert_eq!(got.remarks, ["read as windows-1252"]);
    }
}
