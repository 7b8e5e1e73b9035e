//! One spelling for every way of writing a name.
//!
//! The compiled lists and every look-up go through here, so a change needs the lists compiled anew (the test
//! that compares them with their sources fails until then).

use crate::text::{is_mark, plain};

/// The key of a name: lower case, accents, apostrophes and dots dropped, every other sign a single space,
/// "&" the word "and".
///
/// ```
/// use dramatis::extract::lists::fold;
/// assert_eq!(fold("Côte  d’Ivoire"), "cote divoire");
/// assert_eq!(fold("Antigua & Barbuda"), "antigua and barbuda");
/// assert_eq!(fold("Tehreek-e-Insaf"), "tehreek e insaf");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    fold_onto(&mut key, name);
    key
}

/// Appends the key of `name` to `key`, which may already hold the words before it and a space.
pub(super) fn fold_onto(key: &mut String, name: &str) {
    for c in name.chars() {
        match c {
            // Its decomposition is a space and an accent.
            '´' => {}
            c if c.is_ascii() => fold_char(key, c),
            c => plain(c, |part| fold_char(key, part)),
        }
    }
    key.truncate(key.trim_end_matches(' ').len());
}

fn fold_char(key: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => key.push(c),
        'A'..='Z' => key.push(c.to_ascii_lowercase()),
        '\'' | '.' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '′' => {}
        // Soft hyphen, zero-width signs and direction marks are not seen by a reader.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => {}
        '&' => {
            space(key);
            key.push_str("and ");
        }
        'ı' => key.push('i'),
        'Ø' | 'ø' => key.push('o'),
        'Ł' | 'ł' => key.push('l'),
        'Đ' | 'đ' | 'Ð' | 'ð' => key.push('d'),
        'Þ' | 'þ' => key.push_str("th"),
        'Æ' | 'æ' => key.push_str("ae"),
        'Œ' | 'œ' => key.push_str("oe"),
        'Ə' | 'ə' => key.push('a'),
        'ß' | 'ẞ' => key.push_str("ss"),
        c if c.is_alphanumeric() => key.extend(c.to_lowercase().filter(|c| !is_mark(*c))),
        _ => space(key),
    }
}

fn space(key: &mut String) {
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// The key of an acronym: its letters as printed, dots and hyphens dropped ("U.S." is "US", "PML-N" is
/// "PMLN"); `None` for anything that is not one word with half its letters or more capital, and either two
/// capitals or a capital and a digit ("G7").
///
/// ```
/// use dramatis::extract::lists::acronym;
/// assert_eq!(acronym("U.N.").as_deref(), Some("UN"));
/// assert_eq!(acronym("AfD").as_deref(), Some("AfD"));
/// assert_eq!(acronym("Nato"), None);
/// ```
#[must_use]
pub fn acronym(word: &str) -> Option<String> {
    const LONGEST: usize = 16;
    if word.len() > LONGEST || !word.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let (mut letters, mut capitals, mut digits) = (0, 0, 0);
    for byte in word.bytes() {
        match byte {
            b'A'..=b'Z' => (letters, capitals) = (letters + 1, capitals + 1),
            b'a'..=b'z' => letters += 1,
            b'0'..=b'9' => digits += 1,
            b'.' | b'-' | b'&' => {}
            _ => return None,
        }
    }
    let enough = capitals >= 2 || (capitals == 1 && digits >= 1);
    (enough && capitals * 2 >= letters).then(|| word.chars().filter(|c| !matches!(c, '.' | '-')).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_fold_to_one_spelling() {
        let same = [
            ("SÃO TOMÉ", "sao tome"),
            ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
            ("Łódź", "lodz"),
            ("N’Djamena", "ndjamena"),
            ("St. Louis", "st louis"),
            ("al-Qaeda", "al qaeda"),
            ("Al  Qaeda ", "al qaeda"),
            ("Diyarbakır", "diyarbakir"),
            ("Straße", "strasse"),
            ("", ""),
            ("…", ""),
            ("\u{feff}Rome\u{ad}", "rome"),
        ];
        for (name, key) in same {
            assert_eq!(fold(name), key, "{name:?}");
        }
    }

    #[test]
    fn acronyms_keep_their_capitals() {
        for (word, key) in
            [("US", "US"), ("U.S", "US"), ("ISIS-K", "ISISK"), ("M23", "M23"), ("AT&T", "AT&T")]
        {
            assert_eq!(acronym(word).as_deref(), Some(key), "{word:?}");
        }
        for word in ["us", "Us", "A.", "I", "23", "", "'US'", "U S", "É.U.", "McDonald", "-"] {
            assert_eq!(acronym(word), None, "{word:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,40}") {
            let once = fold(&name);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.contains("  ") && once.trim() == once);
        }
    }
}
