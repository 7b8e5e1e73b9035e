//! Counting: what a test program says of its tests, and the sum over all steps.

/// How many there were of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Did what they promise.
    pub(crate) passed: u64,
    /// Did not.
    pub(crate) failed: u64,
}

impl Tally {
    /// One check that was no test program.
    pub(crate) fn one(good: bool) -> Self {
        Self { passed: u64::from(good), failed: u64::from(!good) }
    }

    /// Both together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// Reads `test result: ok. 12 passed; 0 failed; 1 ignored; …`, which test programs of all kinds end with.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what: &str| {
            let words = counts.split(';').find_map(|part| part.trim().strip_suffix(what));
            words.and_then(|n| n.trim().parse().ok())
        };
        Some(Self { passed: count(" passed")?, failed: count(" failed")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_test_programs_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Tally::of_line(line), Some(Tally { passed: 12, failed: 3 }));
        let line = "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out";
        assert_eq!(Tally::of_line(line), Some(Tally { passed: 7, failed: 0 }));
        for line in ["test corpus::result: ok", "running 3 tests", "test result: ok", ""] {
            assert_eq!(Tally::of_line(line), None, "{line}");
        }
    }
}
