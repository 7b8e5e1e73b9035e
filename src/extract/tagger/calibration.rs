//! From a name's share among all readings to how often such names are right.
//!
//! A tagger that never erred would need none; this one, like most, is surer than it should be. The curve was
//! measured on text kept out of training.

use crate::extract::Certainty;

/// Points of the curve: shares 0, 1/16 … 16/16.
pub(super) const KNOTS: usize = 17;

/// A rising curve from shares to certainties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Calibration([u16; KNOTS]);

impl Calibration {
    /// From thousandths at the knots, in order; missing ones count 0, too large ones 1000.
    pub(super) fn new(knots: &[u16]) -> Self {
        Self(std::array::from_fn(|k| knots.get(k).copied().unwrap_or_default().min(1000)))
    }

    /// The certainty at a share in [0, 1]: straight lines between the knots.
    pub(super) fn certainty(&self, share: f32) -> Certainty {
        let at = share.clamp(0.0, 1.0) * (KNOTS - 1) as f32;
        let knot = (at as usize).min(KNOTS - 2);
        let part = at - knot as f32;
        let (low, high) = (f32::from(self.0[knot]), f32::from(self.0[knot + 1]));
        Certainty((low + (high - low) * part) as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_the_knots() {
        let curve = Calibration::new(&std::array::from_fn::<u16, KNOTS, _>(|k| (k * k) as u16));
        assert_eq!(curve.certainty(0.0), Certainty(0));
        assert_eq!(curve.certainty(0.5), Certainty(64));
        assert_eq!(curve.certainty(7.5 / 16.0), Certainty(56));
        assert_eq!(curve.certainty(1.0), Certainty(256));
        assert_eq!(curve.certainty(f32::NAN), Certainty(0));
    }
}
