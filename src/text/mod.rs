//! Positions, tokens and sentences: what every later room counts in.

mod offset;
mod position;

pub use offset::{ByteOffset, CharOffset, Span, Utf16Offset};
pub use position::PositionTable;
