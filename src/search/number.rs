//! Small numbers in few bytes: below 192 one byte, below 16,320 two, any other five.
//!
//! Promise: reading never fails; past the end, or where the bytes are none that [`push`] wrote, come zeros or wrong
//! numbers, but no panic.

const TWO: u32 = 192;
const FIVE: u32 = TWO + (255 - TWO) * 256;

/// Writes `n`.
pub(super) fn push(out: &mut Vec<u8>, n: u32) {
    if n < TWO {
        out.push(n as u8);
    } else if n < FIVE {
        let n = n - TWO;
        out.extend([TWO as u8 + (n >> 8) as u8, n as u8]);
    } else {
        out.push(255);
        out.extend(n.to_le_bytes());
    }
}

/// A reader of such numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbers<'b> {
    pub(super) bytes: &'b [u8],
}

impl Numbers<'_> {
    /// The next number.
    #[inline]
    pub(super) fn next(&mut self) -> u32 {
        match self.bytes {
            [n, rest @ ..] if u32::from(*n) < TWO => {
                self.bytes = rest;
                u32::from(*n)
            }
            _ => self.long(),
        }
    }

    #[cold]
    fn long(&mut self) -> u32 {
        let (n, rest) = match self.bytes {
            [255, a, b, c, d, rest @ ..] => (u32::from_le_bytes([*a, *b, *c, *d]), rest),
            [a, b, rest @ ..] if *a < 255 => (TWO + (u32::from(*a) - TWO) * 256 + u32::from(*b), rest),
            _ => (0, &[][..]),
        };
        self.bytes = rest;
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 191, 192, 447, 448, 16_319, 16_320, 70_000, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|n| push(&mut bytes, *n));
        assert_eq!(bytes.len(), 3 + 4 * 2 + 3 * 5);
        let mut reader = Numbers { bytes: &bytes };
        assert_eq!(numbers.map(|_| reader.next()), numbers);
        assert_eq!((reader.next(), Numbers { bytes: &[255, 1] }.next()), (0, 0));
    }
}
