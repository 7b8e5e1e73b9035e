//! Chance with a seed: splitmix64 (Steele, Lea and Flood, 2014).

pub(super) struct Rng(u64);

impl Rng {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`, which is not 0; the bias is below 2⁻⁴⁰ for what is used here.
    pub(super) const fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// Whether a chance of so many thousandths comes true.
    pub(super) const fn chance(&mut self, thousandths: u16) -> bool {
        self.below(1000) < thousandths as u64
    }

    /// Shuffles in place (Fisher and Yates).
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = self.below(i as u64 + 1) as usize;
            items.swap(i, j);
        }
    }
}
