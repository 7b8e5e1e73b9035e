//! From bytes to chars or UTF-16 units and back, for one text.
//!
//! A checkpoint every 64 bytes keeps the table at an eighth of the text and each look-up constant.

use super::{ByteOffset, CharOffset, Utf16Offset};

const STRIDE: usize = 64;

/// The conversion table of one text. Built in one pass, linear in the text's length.
#[derive(Clone, Debug)]
pub struct PositionTable<'t> {
    text: &'t str,
    /// Chars and UTF-16 units before byte `i * STRIDE`, counting chars whose first byte lies before it.
    checkpoints: Vec<(u32, u32)>,
}

impl<'t> PositionTable<'t> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut chars, mut units) = (0u32, 0u32);
        for (i, &b) in text.as_bytes().iter().enumerate() {
            if i % STRIDE == 0 {
                checkpoints.push((chars, units));
            }
            if is_lead(b) {
                chars += 1;
                units += width16(b);
            }
        }
        Self { text, checkpoints }
    }

    /// Chars before `at`. A place inside a char counts that char; one past the end counts the whole text.
    #[must_use]
    pub fn to_char(&self, at: ByteOffset) -> CharOffset {
        CharOffset::new(self.count(at).0 as usize)
    }

    /// UTF-16 units before `at`, with the same rule for odd places as [`Self::to_char`].
    #[must_use]
    pub fn to_utf16(&self, at: ByteOffset) -> Utf16Offset {
        Utf16Offset::new(self.count(at).1 as usize)
    }

    /// The first byte of the char at `at`, or `None` past the end of the text.
    #[must_use]
    pub fn from_char(&self, at: CharOffset) -> Option<ByteOffset> {
        self.find(at.get(), |&(chars, _)| chars as usize, |_| 1)
    }

    /// The byte at `at`, or `None` past the end or inside a surrogate pair.
    #[must_use]
    pub fn from_utf16(&self, at: Utf16Offset) -> Option<ByteOffset> {
        self.find(at.get(), |&(_, units)| units as usize, |b| width16(b) as usize)
    }

    fn count(&self, at: ByteOffset) -> (u32, u32) {
        let end = at.get().min(self.text.len());
        let slot = (end / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        let Some(&(mut chars, mut units)) = self.checkpoints.get(slot) else { return (0, 0) };
        for &b in &self.text.as_bytes()[slot * STRIDE..end] {
            if is_lead(b) {
                chars += 1;
                units += width16(b);
            }
        }
        (chars, units)
    }

    fn find(
        &self,
        want: usize,
        key: impl Fn(&(u32, u32)) -> usize,
        width: impl Fn(u8) -> usize,
    ) -> Option<ByteOffset> {
        let slot = self.checkpoints.partition_point(|c| key(c) <= want).saturating_sub(1);
        let mut seen = self.checkpoints.get(slot).map_or(0, &key);
        let bytes = self.text.as_bytes();
        for (i, &b) in bytes.iter().enumerate().skip(slot * STRIDE) {
            if is_lead(b) {
                if seen >= want {
                    return (seen == want).then_some(ByteOffset::new(i));
                }
                seen += width(b);
            }
        }
        (seen == want).then_some(ByteOffset::new(bytes.len()))
    }
}

const fn is_lead(b: u8) -> bool {
    b & 0xC0 != 0x80
}

const fn width16(lead: u8) -> u32 {
    if lead >= 0xF0 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_and_four_byte_characters() {
        let table = PositionTable::new("é🙂x");
        let at = ByteOffset::new;
        assert_eq!(table.to_char(at(2)), CharOffset::new(1));
        assert_eq!(table.to_utf16(at(6)), Utf16Offset::new(3));
        assert_eq!(table.from_utf16(Utf16Offset::new(2)), None, "inside a surrogate pair");
        assert_eq!(table.from_utf16(Utf16Offset::new(3)), Some(at(6)));
        assert_eq!(table.from_char(CharOffset::new(3)), Some(at(7)));
        assert_eq!(table.from_char(CharOffset::new(4)), None);
        assert_eq!(PositionTable::new("").from_char(CharOffset::new(0)), Some(at(0)));
    }

    proptest! {
        #[test]
        fn every_char_border_round_trips(text in "(\\PC|é|🙂|\\n){0,300}") {
            let table = PositionTable::new(&text);
            for (chars, i) in text.char_indices().map(|(i, _)| i).chain([text.len()]).enumerate() {
                let at = ByteOffset::new(i);
                prop_assert_eq!(table.to_char(at), CharOffset::new(chars));
                prop_assert_eq!(table.to_utf16(at).get(), text[..i].encode_utf16().count());
                prop_assert_eq!(table.from_char(table.to_char(at)), Some(at));
                prop_assert_eq!(table.from_utf16(table.to_utf16(at)), Some(at));
            }
        }
    }
}
