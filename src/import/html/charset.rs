//! The encoding that a page names in its head.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So many bytes from the start are searched; the HTML standard asks for 1,024, saved pages put more before it.
const WINDOW: usize = 8_192;

/// The encoding named by the first `charset=` in a tag of the first bytes, `<meta charset>`, `<meta http-equiv>`
/// or an XML declaration. Whoever can be read as ASCII this far is not UTF-16, whatever it says: then it is
/// UTF-8, by the HTML standard.
pub(in crate::import) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = &bytes[..bytes.len().min(WINDOW)];
    let name = named(window, b"charset=").or_else(|| named(window, b"encoding="))?;
    let found = Encoding::for_label(name)?;
    Some(if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found })
}

/// The word after `key` inside a tag, quotes taken off.
fn named<'a>(window: &'a [u8], key: &[u8]) -> Option<&'a [u8]> {
    let at = window.windows(key.len()).position(|bytes| bytes.eq_ignore_ascii_case(key))?;
    let before = &window[..at];
    let opened = before.iter().rposition(|b| *b == b'<')?;
    let rest = window[at + key.len()..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_.:".contains(b)))?;
    (!before[opened..].contains(&b'>')).then_some(&rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tag_that_names_one_counts() {
        let cases: [(&str, Option<&str>); 8] = [
            ("<meta charset=utf-8>", Some("UTF-8")),
            ("<html><META CHARSET = 'x'><meta charset='iso-8859-1' />", Some("windows-1252")),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">",
                Some("windows-1251"),
            ),
            ("<?xml version='1.0' encoding='Shift_JIS'?>", Some("Shift_JIS")),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<p>charset=windows-1251 </p>", None),
            ("<meta charset=klingon>", None),
            ("", None),
        ];
        for (page, want) in cases {
            assert_eq!(declared(page.as_bytes()).map(Encoding::name), want, "{page}");
        }
    }
}
