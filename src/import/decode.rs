//! Bytes to text: byte order marks, UTF-8, UTF-16, and older encodings by their letters.
//!
//! Promise: text comes out, or the reason why these bytes are none. Line ends are left as they are; only a
//! byte order mark is taken off. Time is linear in the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use thiserror::Error;

use super::MAX_BYTES;

/// How many bytes from the start are searched for a NUL, which text never holds: the rule of git and of grep.
const NUL_WINDOW: usize = 8_000;

/// Text in which more than one char in this many is a control or replacement character is taken for binary.
const CONTROL_SHARE: usize = 20;

/// What binary files of common formats begin with, to be able to say what was found. From the formats' own
/// specifications.
const SIGNATURES: [(&[u8], &str); 13] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"RIFF", "a picture, sound or film file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
];

/// Text, and what it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without its byte order mark, line ends as they were.
    pub text: String,
    /// The encoding's name in the WHATWG Encoding Standard: "UTF-8", "windows-1252" …
    pub encoding: &'static str,
    /// How many places could not be read and hold U+FFFD instead.
    pub damaged: usize,
}

/// Why bytes are not text. The words fit after the file's name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// No bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// It begins as a known binary format does.
    #[error("this is {0}, not text")]
    Format(&'static str),
    /// A NUL near the start.
    #[error("this is not text: byte {0} is zero")]
    Nul(usize),
    /// Too many characters that no text holds.
    #[error("this is not text: {controls} of its {chars} characters are control or unreadable characters")]
    Controls {
        /// Control and replacement characters.
        controls: usize,
        /// All characters.
        chars: usize,
    },
    /// More than [`MAX_BYTES`].
    #[error("the file is {} MB long, over the limit of {} MB", .0.div_ceil(1_000_000), MAX_BYTES / 1_000_000)]
    TooLong(u64),
}

/// The text in `bytes`.
///
/// A byte order mark decides; then UTF-8 where it is valid; then UTF-16 where every second byte of many is
/// zero; else the encoding is guessed from the letters.
///
/// # Errors
///
/// [`DecodeError`] where the bytes are empty, too many, or not text.
///
/// ```
/// let decoded = dramatis::import::decode(b"Caf\xe9 au lait, d\xe9j\xe0 vu").unwrap();
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("Café au lait, déjà vu", "windows-1252"));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    decode_as(bytes, None)
}

/// The same, for bytes that say of themselves how they are written: `declared` counts before a guess, but not
/// before a byte order mark, and not before UTF-8 that is valid, which other bytes hardly ever are.
pub(super) fn decode_as(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<Decoded, DecodeError> {
    let length = bytes.len() as u64;
    if length > MAX_BYTES {
        return Err(DecodeError::TooLong(length));
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(DecodeError::Format(name));
    }
    let (encoding, bom) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (without_bom(bytes, declared)?, 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[bom..]);
    let text = text.into_owned();
    let damaged = check_characters(&text)?;
    Ok(Decoded { text, encoding: encoding.name(), damaged })
}

fn without_bom(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<&'static Encoding, DecodeError> {
    if let Some(encoding) = utf_16_by_zeros(bytes) {
        return Ok(encoding);
    }
    if let Some(place) = bytes.iter().take(NUL_WINDOW).position(|b| *b == 0) {
        return Err(DecodeError::Nul(place));
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    if let Some(encoding) = declared {
        return Ok(encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Allow))
}

/// UTF-16 without its mark: the high bytes of spaces, line ends and Latin letters are zero, and always on
/// the same side. At least one pair in ten must be such, and none the other way round.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let window = &bytes[..bytes.len().min(NUL_WINDOW)];
    let (mut first, mut second) = (0, 0);
    for pair in window.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let enough = window.len() / 20;
    match (first, second) {
        (0, n) if n > enough => Some(UTF_16LE),
        (n, 0) if n > enough => Some(UTF_16BE),
        _ => None,
    }
}

/// The number of U+FFFD, or an error where the text has nothing to read or too much that nobody can.
fn check_characters(text: &str) -> Result<usize, DecodeError> {
    let (mut chars, mut controls, mut damaged, mut visible) = (0, 0, 0, false);
    for c in text.chars() {
        chars += 1;
        match c {
            '\u{fffd}' => damaged += 1,
            _ if c.is_whitespace() || c == '\u{feff}' => {}
            _ if c.is_control() => controls += 1,
            _ => visible = true,
        }
    }
    controls += damaged;
    if controls * CONTROL_SHARE > chars {
        return Err(DecodeError::Controls { controls, chars });
    }
    if visible { Ok(damaged) } else { Err(DecodeError::Empty) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn encodings_are_recognised() {
        let words = "Zoë met Łukasz in Rawalpindi — “twice” 🤝\r\nThen she left.";
        let with_bom = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        let cases: [(&str, Vec<u8>); 6] = [
            ("UTF-8", words.as_bytes().to_vec()),
            ("UTF-8", with_bom(b"\xef\xbb\xbf", words.as_bytes())),
            ("UTF-16LE", with_bom(b"\xff\xfe", &utf_16(words, false))),
            ("UTF-16BE", with_bom(b"\xfe\xff", &utf_16(words, true))),
            ("UTF-16LE", utf_16(words, false)),
            ("UTF-16BE", utf_16(words, true)),
        ];
        for (encoding, bytes) in cases {
            let got = decode(&bytes).unwrap();
            assert_eq!((got.encoding, got.text.as_str(), got.damaged), (encoding, words, 0));
        }
    }

    #[test]
    fn older_encodings_are_guessed_from_their_letters() {
        let samples = [
            ("windows-1252", "“Déjà vu”, said the garçon: it’s a naïve façade – for 5 €."),
            ("windows-1251", "Министр обороны встретился с начальником генерального штаба в Исламабаде."),
            ("windows-1256", "التقى قائد الجيش الباكستاني وزير الدفاع في واشنطن يوم الأربعاء لبحث الأمن."),
            ("Shift_JIS", "国防長官は水曜日、ワシントンでパキスタン陸軍参謀長と会談した。"),
            ("GBK", "国防部长星期三在华盛顿会见了巴基斯坦陆军参谋长。"),
        ];
        for (name, words) in samples {
            let (bytes, _, unmappable) = Encoding::for_label(name.as_bytes()).unwrap().encode(words);
            assert!(!unmappable, "{name}");
            let got = decode(&bytes).unwrap();
            assert_eq!((got.encoding, got.text.as_str()), (name, words));
        }
    }

    #[test]
    fn what_is_no_text_says_why() {
        let noise: Vec<u8> = (0..4_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        assert!(matches!(decode(&noise), Err(DecodeError::Controls { .. })));
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \r\n\t"), Err(DecodeError::Empty));
        assert_eq!(decode(b"\xff\xfe"), Err(DecodeError::Empty));
        assert_eq!(decode(b"%PDF-1.7 ..."), Err(DecodeError::Format("a PDF document")));
        assert_eq!(decode(b"abc\0def"), Err(DecodeError::Nul(3)));
        let long = vec![b'a'; MAX_BYTES as usize + 1];
        assert_eq!(decode(&long).unwrap_err().to_string(), "the file is 33 MB long, over the limit of 32 MB");
        assert!(decode(&long[1..]).is_ok());
    }

    #[test]
    fn a_few_odd_characters_do_not_make_a_text_binary() {
        let text = format!("{}\u{1b}[0m and so on, \u{7}for a good while yet", "word ".repeat(20));
        assert_eq!(decode(text.as_bytes()).unwrap().text, text);
        let mut bytes = "Émile said so. ".repeat(30).into_bytes();
        bytes.push(0xc3);
        assert!(decode(&bytes).is_ok());
    }
}
