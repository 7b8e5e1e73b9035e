//! Words as they are compared: without case, accents or the choice of apostrophe and hyphen.
//!
//! Promise: folding twice is folding once; what is printed is never a folded form.

use super::letters::{is_mark, plain};

/// `words` lower-cased, accents dropped, typographic quotes and dashes plain, white space runs one space.
/// Letters that carry a stroke or are joined become their plain spelling, as in [`crate::article::slug`].
pub(crate) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    if words.is_ascii() {
        words.chars().for_each(|c| push(&mut out, c.to_ascii_lowercase()));
        out.truncate(out.trim_end().len());
        return out;
    }
    for c in words.chars().flat_map(char::to_lowercase) {
        plain(c, |c| c.to_lowercase().for_each(|c| push(&mut out, c)));
    }
    out.truncate(out.trim_end().len());
    out
}

/// One lower-case character onto a folded text.
fn push(out: &mut String, c: char) {
    match c {
        '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
        '“' | '”' | '„' | '«' | '»' => out.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' => out.push('-'),
        '…' => out.push_str("..."),
        'ı' => out.push('i'),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'þ' => out.push_str("th"),
        c if c.is_ascii_graphic() => out.push(c),
        c if is_mark(c) => {}
        c if c.is_whitespace() => {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let cases = [
            ("Recep Tayyip ERDOĞAN", "recep tayyip erdogan"),
            ("  Søren\u{a0}\tKierkegaard ", "soren kierkegaard"),
            ("O’Neill", "o'neill"),
            ("Jean–Luc", "jean-luc"),
            ("İzmir", "izmir"),
            ("Zoe\u{308}", "zoe"),
            ("Łódź", "lodz"),
        ];
        for (words, want) in cases {
            assert_eq!(fold(words), want, "{words:?}");
            assert_eq!(fold(want), want, "{words:?} folded twice");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn folding_is_idempotent(words in "\\PC{0,40}") {
                let once = fold(&words);
                prop_assert_eq!(fold(&once), once);
            }
        }
    }
}
