//! Names marked, found and both, and the scores that follow. Whole numbers throughout: the same everywhere.

use serde::{Deserialize, Serialize};

use super::Name;
use crate::extract::NameKind;

/// Names that are marked, found, and both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Names marked by hand.
    pub marked: u32,
    /// Names found.
    pub found: u32,
    /// Names found that are marked just so.
    pub right: u32,
    /// Marked names that share a character with one found of the same kind.
    pub marked_met: u32,
    /// The other way round.
    pub found_met: u32,
}

/// Precision, recall and their harmonic mean, in thousandths, to the nearest; 0 where there is nothing to divide by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Of what was found, how much is right.
    pub precision: u16,
    /// Of what is marked, how much was found.
    pub recall: u16,
    /// Their harmonic mean.
    pub f1: u16,
}

impl Count {
    /// Counts the names of one kind. On each side no name is twice.
    #[must_use]
    pub fn of(kind: NameKind, marked: &[Name], found: &[Name]) -> Self {
        let of_kind =
            |names: &[Name]| -> Vec<Name> { names.iter().filter(|n| n.kind == kind).copied().collect() };
        let (marked, found) = (of_kind(marked), of_kind(found));
        let meets = |a: &Name, others: &[Name]| others.iter().any(|b| a.span.overlaps(b.span));
        let met = |names: &[Name], others: &[Name]| number(names.iter().filter(|n| meets(n, others)).count());
        Self {
            marked: number(marked.len()),
            found: number(found.len()),
            right: number(found.iter().filter(|name| marked.contains(name)).count()),
            marked_met: met(&marked, &found),
            found_met: met(&found, &marked),
        }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            marked: self.marked + other.marked,
            found: self.found + other.found,
            right: self.right + other.right,
            marked_met: self.marked_met + other.marked_met,
            found_met: self.found_met + other.found_met,
        }
    }

    /// The score of names found just so.
    #[must_use]
    pub fn exact(self) -> Score {
        Score::new((self.right, self.found), (self.right, self.marked))
    }

    /// The score of names found at least in part.
    #[must_use]
    pub fn overlap(self) -> Score {
        Score::new((self.found_met, self.found), (self.marked_met, self.marked))
    }
}

impl Score {
    /// From two shares, each a part and what it is of.
    fn new(precision: (u32, u32), recall: (u32, u32)) -> Self {
        let [p, of_p, r, of_r] = [precision.0, precision.1, recall.0, recall.1].map(u128::from);
        Self {
            precision: thousandths(p, of_p),
            recall: thousandths(r, of_r),
            f1: thousandths(2 * p * r, p * of_r + r * of_p),
        }
    }
}

fn thousandths(part: u128, of: u128) -> u16 {
    let nearest = (2000 * part + of).checked_div(2 * of).unwrap_or(0);
    u16::try_from(nearest).unwrap_or(u16::MAX)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Thousandths in per cent, with one decimal: 958 is "95.8".
#[must_use]
pub fn per_cent(thousandths: u16) -> String {
    format!("{}.{}", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Span;

    fn person(start: usize, end: usize) -> Name {
        Name { span: Span::new(start, end), kind: NameKind::Person }
    }

    #[test]
    fn names_are_right_when_place_and_kind_are() {
        let marked = [person(0, 5), person(8, 12), person(20, 22)];
        let place = Name { kind: NameKind::Place, ..person(20, 22) };
        let count = Count::of(NameKind::Person, &marked, &[person(0, 5), person(7, 12), place]);
        assert_eq!(count, Count { marked: 3, found: 2, right: 1, marked_met: 2, found_met: 2 });
        assert_eq!(count.exact(), Score { precision: 500, recall: 333, f1: 400 });
        assert_eq!(count.overlap(), Score { precision: 1000, recall: 667, f1: 800 });
        assert_eq!(Count::default().exact(), Score::default());
    }

    #[test]
    fn thousandths_are_written_as_per_cent() {
        for (n, want) in [(0, "0.0"), (7, "0.7"), (958, "95.8"), (1000, "100.0")] {
            assert_eq!(per_cent(n), want);
        }
    }

    proptest! {
        #[test]
        fn scores_are_the_usual_ones(right in 0u32..9999, more in 0u32..9999, less in 0u32..9999) {
            let count = Count { marked: right + less, found: right + more, right, ..Count::default() };
            let share = |of: u32| f64::from(right) / f64::from(of.max(1));
            let (p, r) = (share(count.found), share(count.marked));
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            let score = count.exact();
            for (got, want) in [(score.precision, p), (score.recall, r), (score.f1, f1)] {
                prop_assert!((f64::from(got) - 1000.0 * want).abs() <= 0.5 + 1e-6, "{got} {want}");
            }
        }
    }
}
