//! The run of all steps: each is announced, run whatever became of those before it, and counted.

use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::tally::Tally;
use crate::error::{Error, Result};
use crate::process::Run;

/// What came of the steps so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    tally: Tally,
    took: Duration,
}

impl Report {
    /// Runs a program that checks one thing.
    pub(crate) fn check(&mut self, name: &str, run: Run) {
        self.step(name, || run.go().map(|()| Tally::one(true)));
    }

    /// Runs test programs and counts their tests. One that fails without saying how often counts as one failure.
    pub(crate) fn tests(&mut self, name: &str, run: Run) {
        self.step(name, || counted(run));
    }

    /// Does anything else, which says itself how much it checked.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Tally>) {
        println!("\n=== {name}");
        let start = Instant::now();
        // A panic in the code under test fails its step; the message is out already.
        let tally = match catch_unwind(AssertUnwindSafe(work)) {
            Ok(Ok(tally)) => tally,
            Ok(Err(error)) => {
                eprintln!("error: {error}");
                Tally::one(false)
            }
            Err(_) => Tally::one(false),
        };
        self.steps.push(Step { name: name.to_owned(), tally, took: start.elapsed() });
    }

    /// Prints a line for each step, what was skipped, and the sum; true if nothing failed. Where `strict`, what was
    /// skipped has failed.
    pub(crate) fn close(&self, skipped: &[String], strict: bool) -> bool {
        println!("\n=== Sum");
        for Step { name, tally, took } in &self.steps {
            let verdict = if tally.failed == 0 { "ok    " } else { "FAILED" };
            println!(
                "{verdict} {:5} passed {:3} failed {:5} s  {name}",
                tally.passed,
                tally.failed,
                took.as_secs()
            );
        }
        for line in skipped {
            let verdict = if strict { "FAILED (skipped)" } else { "skipped" };
            println!("{verdict} {line}");
        }
        let mut sum = self.steps.iter().fold(Tally::default(), |sum, step| sum.and(step.tally));
        if strict {
            sum.failed += skipped.len() as u64;
        }
        println!("{} passed, {} failed", sum.passed, sum.failed);
        sum.failed == 0
    }
}

fn counted(mut run: Run) -> Result<Tally> {
    let mut child = run.piped()?;
    let mut sum = Tally::default();
    let read = |e| Error::unexpected(run.line(), format!("its output broke off ({e})"), "run it again");
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line).map_err(read)? > 0 {
            let text = String::from_utf8_lossy(&line);
            sum = sum.and(Tally::of_line(&text).unwrap_or_default());
            print!("{text}");
            line.clear();
        }
    }
    let status = child.wait().map_err(read)?;
    if !status.success() && sum.failed == 0 {
        eprintln!("error: `{}` ended with {status}", run.line());
        sum.failed = 1;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_and_crashes_too() {
        let run = |script: &str| counted(Run::new("sh").args(["-c", script])).unwrap();
        let said = "echo 'test result: ok. 2 passed; 0 failed; 0 ignored'";
        assert_eq!(run(&format!("{said}; {said}")), Tally { passed: 4, failed: 0 });
        assert_eq!(run(&format!("{said}; exit 101")), Tally { passed: 2, failed: 1 });
        let failed = "echo 'test result: FAILED. 1 passed; 3 failed; 0 ignored'";
        assert_eq!(run(&format!("{failed}; exit 101")), Tally { passed: 1, failed: 3 });
    }

    #[test]
    fn a_failed_step_does_not_keep_the_next_from_running() {
        let mut report = Report::default();
        report.check("there is no such program", Run::new("no-such-program-anywhere"));
        report.check("this one is there", Run::new("true"));
        report.step("a panic", || panic!("for a test"));
        report.step("own work", || Ok(Tally { passed: 2, failed: 0 }));
        let sum = report.steps.iter().fold(Tally::default(), |sum, s| sum.and(s.tally));
        assert_eq!(sum, Tally { passed: 3, failed: 2 });
        assert!(!report.close(&[], false));
    }

    #[test]
    fn what_was_skipped_fails_where_nothing_may_be() {
        let mut report = Report::default();
        report.check("fine", Run::new("true"));
        let skipped = ["Firefox: not there".to_owned()];
        assert!(report.close(&skipped, false));
        assert!(!report.close(&skipped, true));
    }
}
