//! Positions, tokens and sentences: what every later room counts in.

pub(crate) mod calendar;
mod fold;
mod letters;
mod offset;
pub(crate) mod order;
mod position;
mod sentence;
mod token;

pub(crate) use fold::fold;
pub(crate) use letters::{is_mark, plain};
pub use offset::{ByteOffset, CharOffset, Span, Utf16Offset};
pub use position::PositionTable;
pub use sentence::{sentence_starts, sentences};
pub use token::{Token, TokenKind, is_apostrophe, is_space, tokenise};

/// `words` with every run of white space made one space, and none at the ends.
pub(crate) fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
