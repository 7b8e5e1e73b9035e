//! Positions as types: an offset never forgets whether it counts bytes, chars or UTF-16 units.
//!
//! Inside the core everything is a [`ByteOffset`] or a [`Span`] of them. Chars and UTF-16 units exist
//! only at the edge, where [`super::PositionTable`] converts.

use serde::{Deserialize, Serialize};

use super::order;

/// A place in a text, counted in UTF-8 bytes from its start. Texts are limited to 4 GiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ByteOffset(u32);

/// A place in a text, counted in Unicode scalar values (`char`s) from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CharOffset(u32);

/// A place in a text, counted in UTF-16 code units from its start, as JavaScript counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Utf16Offset(u32);

macro_rules! offset {
    ($name:ident) => {
        impl $name {
            /// The place `n` units in. Counts above `u32::MAX` saturate: import refuses such texts long before.
            #[must_use]
            pub const fn new(n: usize) -> Self {
                Self(if n > u32::MAX as usize { u32::MAX } else { n as u32 })
            }

            /// The count of units before this place.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}
offset!(ByteOffset);
offset!(CharOffset);
offset!(Utf16Offset);

/// A half-open range of bytes, `start <= end`.
///
/// ```
/// use dramatis::text::Span;
/// let surname = Span::new(5, 10);
/// assert_eq!(surname.slice("Gen. Munir"), "Munir");
/// assert_eq!(surname.slice("short"), "");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: ByteOffset,
    end: ByteOffset,
}

impl Span {
    /// The range from byte `start` up to, not including, byte `end`. A reversed pair is put in order.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let (a, b) = if start <= end { (start, end) } else { (end, start) };
        Self { start: ByteOffset::new(a), end: ByteOffset::new(b) }
    }

    /// Both ends as one number, in the order of spans.
    pub(crate) fn key(self) -> u64 {
        order::pair(self.start.get(), self.end.get())
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> ByteOffset {
        self.start
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> ByteOffset {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.get() - self.start.get()
    }

    /// Whether no byte lies inside.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies wholly inside, borders included.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start.get() <= other.start.get() && other.end.get() <= self.end.get()
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start.get() < other.end.get() && other.start.get() < self.end.get()
    }

    /// From the first byte of the earlier to the last byte of the later.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The range as `usize`s, for slicing.
    #[must_use]
    pub const fn range(self) -> core::ops::Range<usize> {
        self.start.get()..self.end.get()
    }

    /// The text inside, or "" where the span does not lie on `text`'s char borders.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_know_what_they_hold() {
        let (a, b) = (Span::new(2, 6), Span::new(6, 8));
        assert!(!a.overlaps(b) && !b.overlaps(a));
        assert!(a.cover(b).contains(a) && a.cover(b).contains(b));
        assert_eq!(a.cover(b).len(), 6);
        assert_eq!(Span::new(6, 2), a);
    }

    #[test]
    fn slicing_off_a_char_border_gives_nothing() {
        assert_eq!(Span::new(0, 1).slice("é"), "");
        assert_eq!(Span::new(0, 2).slice("é"), "é");
    }
}
