//! Rising numbers in lists, a byte or two each.

use super::number::{Numbers, push};

/// The lists, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Lists {
    /// Adds a list; its numbers rise.
    pub(crate) fn push(&mut self, list: &[u32]) {
        let mut before = 0;
        for number in list {
            push(&mut self.bytes, number - before);
            before = *number;
        }
        self.ends.push(self.bytes.len() as u32);
    }

    /// The `i`th list.
    pub(crate) fn get(&self, i: u32) -> impl Iterator<Item = u32> {
        let i = i as usize;
        let start = i.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(i).map_or(start, |end| *end as usize);
        let mut numbers = Numbers { bytes: self.bytes.get(start..end).unwrap_or_default() };
        let mut number = 0u32;
        std::iter::from_fn(move || {
            if numbers.bytes.is_empty() {
                return None;
            }
            number = number.saturating_add(numbers.next());
            Some(number)
        })
    }

    /// Writes how many lists there are, their lengths in bytes, and the bytes.
    pub(crate) fn encode(&self, out: &mut Vec<u8>) {
        push(out, self.ends.len() as u32);
        let mut before = 0;
        for end in &self.ends {
            push(out, end - before);
            before = *end;
        }
        out.extend_from_slice(&self.bytes);
    }

    /// Lists whose bytes end at `ends`, which rise to the end of `bytes`.
    pub(crate) fn read(bytes: Vec<u8>, ends: Vec<u32>) -> Self {
        Self { bytes, ends }
    }

    /// Whether all numbers are below `limit`.
    pub(crate) fn all_below(&self, limit: u32) -> bool {
        (0..self.ends.len() as u32).all(|i| self.get(i).all(|number| number < limit))
    }

    /// The bytes, and where those of each list end.
    pub(crate) fn bytes(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// Bytes in memory.
    pub(crate) fn size(&self) -> usize {
        self.bytes.len() + std::mem::size_of_val(self.ends.as_slice())
    }
}
