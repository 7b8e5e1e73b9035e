//! Whether findings are right as often as their certainty says: a table by bins of certainty.

/// How many findings of each bin there were, and how many were right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reliability {
    bins: [Bin; BINS],
}

/// Bins of 50 thousandths; the last holds 950 to 1000.
const BINS: usize = 20;
const WIDTH: usize = 50;

#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    all: u32,
    right: u32,
    /// The sum of the certainties, in thousandths.
    sure: u64,
}

impl Reliability {
    /// Counts one finding of this certainty, in thousandths.
    pub(crate) fn add(&mut self, certainty: u16, right: bool) {
        let bin = &mut self.bins[(usize::from(certainty) / WIDTH).min(BINS - 1)];
        bin.all += 1;
        bin.right += u32::from(right);
        bin.sure += u64::from(certainty);
    }

    /// The table: a title, then a row for each bin that has findings, with what was said and what was so, in per
    /// cent.
    pub(crate) fn lines(&self, what: &str) -> Vec<String> {
        let mut lines = vec![format!("{what:<28} {:>7} {:>7} {:>7}", "number", "said", "so")];
        for (at, bin) in self.bins.iter().enumerate().filter(|(_, bin)| bin.all > 0) {
            let (low, all) = (at * WIDTH, f64::from(bin.all));
            let high = if at + 1 == BINS { 1000 } else { low + WIDTH - 1 };
            let (said, so) = (bin.sure as f64 / all / 10.0, 100.0 * f64::from(bin.right) / all);
            lines.push(format!("  {:<26} {:>7} {said:>7.1} {so:>7.1}", format!("{low} to {high}"), bin.all));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_fall_into_bins() {
        let mut reliability = Reliability::default();
        for (certainty, right) in [(900, true), (920, false), (1000, true), (950, true), (0, false)] {
            reliability.add(certainty, right);
        }
        let rows: Vec<String> = reliability
            .lines("joins")
            .iter()
            .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let want = [
            "joins number said so",
            "0 to 49 1 0.0 0.0",
            "900 to 949 2 91.0 50.0",
            "950 to 1000 2 97.5 100.0",
        ];
        assert_eq!(rows, want);
    }
}
