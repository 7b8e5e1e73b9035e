//! How many names are found on marked text that nothing was trained or tuned on: not less than when the model was
//! released. A change of a feature without training anew shows here at once.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

mod common;

use std::process::Command;

/// Files of `ner/dev` and the least exact F1 over PER, ORG and LOC, in per cent.
const FLOORS: [(&str, f64); 6] = [
    ("voa_gold", 96.5),
    ("crossner_politics", 83.5),
    ("btc_news", 78.5),
    ("redocred", 80.0),
    ("uner_ewt", 70.5),
    ("gum", 69.0),
];

#[test]
fn names_are_found_as_well_as_the_card_says() {
    let Some(data) = common::shared("data/ner/dev", "names found on marked text") else { return };
    let files = FLOORS.map(|(name, _)| data.join(format!("{name}.jsonl")));
    let run =
        Command::new(env!("CARGO_BIN_EXE_dramatis")).arg("eval").args(files).output().expect("it starts");
    let table = String::from_utf8(run.stdout).expect("a table");
    for (name, floor) in FLOORS {
        let row = table.lines().find(|row| row.starts_with(name) && row.contains("PER ORG LOC"));
        let f1 = row
            .and_then(|row| row.split_whitespace().rev().nth(3)?.parse::<f64>().ok())
            .expect("a row with F1");
        assert!(f1 >= floor, "{name}: F1 {f1}, it was {floor} at least\n{table}");
    }
}
