//! A text's lines: where the visible part of each stands, and whether a blank line comes before it.

use crate::text::Span;

/// A line with something to see on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From its first to its last visible character.
    pub(super) span: Span,
    /// Whether it is the first line, or a line with nothing to see comes before it.
    pub(super) gap: bool,
}

/// Whether `c` shows nothing: white space, control characters, a byte order mark, zero-width spaces.
/// Joiners and direction marks are left out: they belong to the letters beside them.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}')
}

/// The visible lines of `text`, in order. Lines end as Unicode says (LF, CR, CRLF, VT, FF, NEL, LS, PS).
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let (mut start, mut gap, mut after_cr) = (0, true, false);
    for (at, c) in text.char_indices().filter(|(_, c)| is_break(*c)) {
        let end_of_crlf = after_cr && c == '\n' && start == at;
        if !end_of_crlf {
            gap = push(&mut out, text, start, at, gap);
        }
        start = at + c.len_utf8();
        after_cr = c == '\r';
    }
    push(&mut out, text, start, text.len(), gap);
    out
}

/// Adds the line between the two bytes if it shows anything; whether the line after it follows a gap.
fn push(out: &mut Vec<Line>, text: &str, start: usize, end: usize, gap: bool) -> bool {
    let span = visible(text, Span::new(start, end));
    if span.is_empty() {
        return true;
    }
    out.push(Line { span, gap });
    false
}

/// `span` without what shows nothing at either end; empty where nothing shows.
pub(super) fn visible(text: &str, span: Span) -> Span {
    let slice = span.slice(text);
    let from = slice.len() - slice.trim_start_matches(is_hidden).len();
    let length = slice.trim_matches(is_hidden).len();
    Span::new(span.start().get() + from, span.start().get() + from + length)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_the_gaps_before_them() {
        let cases: [(&str, &[(&str, bool)]); 7] = [
            ("", &[]),
            (" \u{feff}\n\t", &[]),
            ("a", &[("a", true)]),
            ("\u{feff}a b \r\nc\r\n\r\n d", &[("a b", true), ("c", false), ("d", true)]),
            ("a\rb\r\rc", &[("a", true), ("b", false), ("c", true)]),
            ("a\n\u{0}\nb\u{0}", &[("a", true), ("b", true)]),
            ("é\u{2028}中\u{85}🤝\u{200b}", &[("é", true), ("中", false), ("🤝", false)]),
        ];
        for (text, want) in cases {
            let got: Vec<_> = lines(text).iter().map(|l| (l.span.slice(text), l.gap)).collect();
            assert_eq!(got, want, "{text:?}");
        }
    }
}
