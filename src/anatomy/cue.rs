//! What the words of one line say it is, wherever it stands; and words that several rules share.

use super::look::Look;
use super::{BlockKind, byline, caption, credit, noise};
use crate::text::calendar;

/// What a line was recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Why, as [`super::Block::why`].
    pub(super) why: &'static str,
    /// Whether it could as well be a headline: then it counts only once there is one above it.
    pub(super) weak: bool,
    /// Whether it announces a list of other articles.
    pub(super) lists: bool,
}

impl Cue {
    /// A cue that counts wherever it stands.
    pub(super) const fn new(kind: BlockKind, why: &'static str) -> Self {
        Self { kind, why, weak: false, lists: false }
    }

    /// The same, but not for the first line that could be a headline.
    pub(super) const fn weak(self) -> Self {
        Self { weak: true, ..self }
    }
}

/// What a start of line needs besides to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing.
    Nothing,
    /// That no full stop ends the line: else it is a sentence that happens to begin so.
    Open,
}

/// Whether a line begins with one of `starts` and has what it needs.
#[inline(never)]
pub(super) fn begins(look: &Look<'_>, starts: &[(&str, Needs)]) -> bool {
    // The first byte settles nearly every comparison.
    let first = look.lower.as_bytes().first();
    let near = |start: &str| start.as_bytes().first() == first;
    starts
        .iter()
        .any(|(start, needs)| near(start) && look.starts(start) && (*needs == Needs::Nothing || look.open()))
}

/// What the line's own words say it is. The first rule that knows counts.
pub(super) fn cue(look: &Look<'_>) -> Option<Cue> {
    noise::cue(look)
        .or_else(|| caption::cue(look))
        .or_else(|| credit::cue(look))
        .or_else(|| byline::cue(look))
}

/// News agencies by the names they sign with, lower case, sorted. Written for this project.
#[rustfmt::skip]
const AGENCIES: [&str; 46] = [
    "aa", "adn", "afp", "agencia efe", "agencies", "agency", "ana", "anadolu", "anadolu agency", "ani",
    "ans", "ansa", "ap", "app", "associated press", "belga", "bernama", "bloomberg", "bss", "cp", "dpa",
    "efe", "ians", "inp", "interfax", "irna", "kuna", "kyodo", "nni", "online", "petra", "ppi",
    "press association", "pti", "reuters", "ria", "sana", "spa", "tass", "the associated press", "unb",
    "uni", "upi", "web desk", "xinhua", "yonhap",
];

/// Whether `name` (any case) is a news agency's signature, or several joined by slashes or "and".
pub(super) fn is_agency(name: &str) -> bool {
    let name = name.trim();
    if name.is_empty() || name.len() > 40 {
        return false;
    }
    let name = name.to_lowercase();
    let one = |part: &str| AGENCIES.binary_search(&part.trim()).is_ok();
    name.replace(" and ", "/").split(['/', '&']).all(one)
}

/// Whether the word, in lower case and without marks, names a month.
pub(super) fn is_month(word: &str) -> bool {
    calendar::month(word).is_some()
}

/// Whether the word, in lower case and without marks, names a day of the week, in full or short.
pub(super) fn is_weekday(word: &str) -> bool {
    calendar::weekday(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_known_alone_and_together() {
        assert!(AGENCIES.is_sorted());
        for name in ["AFP", "Reuters", "The Associated Press", "AFP/Reuters", "AP and Xinhua"] {
            assert!(is_agency(name), "{name}");
        }
        for name in ["", "/", "ISPR", "Dawn", "AFP said"] {
            assert!(!is_agency(name), "{name}");
        }
    }
}
