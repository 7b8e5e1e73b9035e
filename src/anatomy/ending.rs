//! How a line ends: a headline ends open, a sentence ends closed.

/// What the last characters of a line say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a full stop.
    Full,
    /// With a question mark or exclamation mark: a sentence or a headline.
    Asked,
    /// With an abbreviation of single letters ("the U.S."): nothing can be told.
    Letters,
    /// With neither.
    Open,
}

/// The ending of `line`; closing quotes, brackets and asterisks after the stop are looked through.
pub(super) fn ending(line: &str) -> Ending {
    let bare = line.trim_end_matches(is_closer);
    match bare.chars().next_back() {
        Some('.') if ends_in_letters(bare) && bare.len() == line.len() => Ending::Letters,
        Some('.' | '…' | '。' | '۔' | '।' | '．') => Ending::Full,
        Some('?' | '!' | '？' | '！' | '؟') => Ending::Asked,
        _ => Ending::Open,
    }
}

/// Whether the last word is two or more single letters with stops: "U.S.", "p.m.".
fn ends_in_letters(line: &str) -> bool {
    let word = line.rsplit(char::is_whitespace).next().unwrap_or("");
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.len() >= 4 && word.len() <= 8 && word.split_terminator('.').all(|p| p.chars().count() == 1)
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{Ending::*, *};

    #[test]
    fn endings_are_seen_through_quotes() {
        let cases = [
            ("", Open),
            ("They met", Open),
            ("They met.", Full),
            ("“to the region”.", Full),
            ("“They met.” ", Full),
            ("**They met.**", Full),
            ("trade with the U.S.", Letters),
            ("(as in the U.S.)", Full),
            ("at 5 p.m.", Letters),
            ("Will they meet?’", Asked),
            ("وہ ملے۔", Full),
            ("会见了。", Full),
            ("and so on …", Full),
            ("he said:", Open),
            ("No. 1", Open),
            ("R.", Full),
        ];
        for (line, want) in cases {
            assert_eq!(ending(line), want, "{line:?}");
        }
    }
}
