//! English words without their endings: "talks", "talked" and "talking" are forms of "talk".
//!
//! The rules are Porter's second ones, as Snowball has them: <https://snowballstem.org/algorithms/english/stemmer.html>

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// What `term`, spelt as in [`super::terms`], shares with its other forms.
pub(super) fn stem(term: &str) -> Cow<'_, str> {
    if term.is_ascii() { Stemmer::create(Algorithm::English).stem(term) } else { Cow::Borrowed(term) }
}
