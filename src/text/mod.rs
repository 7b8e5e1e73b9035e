//! Positions, tokens and sentences: what every later room counts in.

mod offset;
mod position;
mod sentence;
mod token;

pub use offset::{ByteOffset, CharOffset, Span, Utf16Offset};
pub use position::PositionTable;
pub use sentence::{sentence_starts, sentences};
pub use token::{Token, TokenKind, is_apostrophe, is_space, tokenise};
