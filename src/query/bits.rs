//! A set of articles, one bit each: 10,000 articles take 1.25 kB.

/// Articles `0..n`, in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None of `n` articles.
    pub(super) fn none(n: usize) -> Self {
        Self { words: vec![0; n.div_ceil(64)] }
    }

    /// All of `n` articles.
    pub(super) fn full(n: usize) -> Self {
        let mut words = vec![u64::MAX; n.div_ceil(64)];
        if let (Some(last), used @ 1..) = (words.last_mut(), n % 64) {
            *last = (1 << used) - 1;
        }
        Self { words }
    }

    /// Those listed, of `n` articles; what is `n` or above is passed over.
    pub(super) fn of(n: usize, articles: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::none(n);
        for a in articles {
            if let Some(word) = bits.words.get_mut(a as usize / 64) {
                *word |= 1 << (a % 64);
            }
        }
        bits
    }

    /// Those whose score is not 0.
    pub(super) fn scored(scores: &[u32]) -> Self {
        let word =
            |scores: &[u32]| scores.iter().rev().fold(0, |word, score| word << 1 | u64::from(*score != 0));
        Self { words: scores.chunks(64).map(word).collect() }
    }

    /// Drops what is not in `other`, a set over the same articles.
    pub(super) fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Adds what is in `other`.
    pub(super) fn add(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Drops what is in `other`.
    pub(super) fn drop(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }
    /// How many are in.
    pub(super) fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Those in, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_holds_no_more_than_there_are() {
        for n in [0, 1, 63, 64, 65, 128, 130] {
            let full = Bits::full(n);
            assert_eq!(full.len() as usize, n);
            assert_eq!(full.iter().collect::<Vec<_>>(), (0..n).collect::<Vec<_>>());
        }
        let mut some = Bits::of(130, [0, 63, 64, 129]);
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        some.drop(&Bits::of(130, [64]));
        some.add(&Bits::of(130, [65]));
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 65, 129]);
        let scores: Vec<u32> = (0..130).map(|a| 7 * u32::from([0, 63, 65, 129].contains(&a))).collect();
        assert_eq!(Bits::scored(&scores), some);
    }
}
