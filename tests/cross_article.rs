//! Who is who across articles: people who share names, in texts written for this (`tests/cross_article`).
//!
//! The floors are what is reached, less a little; the figures are printed (`-- --nocapture`).

#![cfg(feature = "cli")]
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test says what it measured, and stops without its ground"
)]

#[path = "../src/bin/dramatis/eval/coreference.rs"]
mod coreference;
#[path = "../src/bin/dramatis/eval/people.rs"]
mod people;
#[path = "../src/bin/dramatis/eval/reliability.rs"]
mod reliability;

use std::path::Path;

use dramatis::extract::Extractor;
use people::Report;

fn report(part: &str) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cross_article").join(part);
    let extractor = Extractor::bundled().expect("the bundled lists");
    let report = Report::new(&extractor, &folder).expect("texts that can be read");
    println!("{}", report.lines(part).join("\n"));
    println!("{}", report.joins.lines("articles joined").join("\n"));
    report
}

/// Precision is what must not fall: an entry of two people is worse than a person with two entries.
fn holds(report: &Report, [precision, f1]: [f64; 2]) {
    let [found_precision, _, found_f1] = report.agreement.b_cubed.scores();
    assert!(found_precision >= precision, "B-cubed precision {found_precision:.1} is under {precision}");
    assert!(found_f1 >= f1, "B-cubed F1 {found_f1:.1} is under {f1}");
}

#[test]
fn people_who_share_names_are_told_apart() {
    let report = report("open");
    assert!(report.articles >= 60);
    println!("{}", report.faults.join("\n"));
    holds(&report, [86.0, 85.0]);
}

#[test]
fn so_they_are_in_texts_that_no_rule_was_written_for() {
    let report = report("closed");
    assert!(report.articles >= 40);
    holds(&report, [83.0, 82.0]);
}
