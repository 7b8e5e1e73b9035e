//! The anatomy of whole articles: how many lines of scraped ones it tells apart, and that clean ones lose nothing.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dramatis::anatomy::{BlockKind, dissect};
use dramatis::article::Meta;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/anatomy").join(name)
}

/// The lines marked, and those of them that are told right, as `cargo dramatis eval --anatomy` prints them.
fn lines(name: &str) -> (f64, f64, String) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_dramatis")).args(["eval", "--anatomy"]).arg(folder(name)).output();
    let table = String::from_utf8(run.expect("it starts").stdout).expect("a table");
    let row = table.lines().find(|line| line.starts_with("all ")).expect("a row for all lines");
    let cells: Vec<f64> =
        row.split_whitespace().skip(1).map(|cell| cell.parse().expect("a number")).collect();
    (cells[0], cells[0] * cells[4] / 100.0, table)
}

#[test]
fn the_lines_of_scraped_articles_are_told_apart() {
    let (open, open_right, open_table) = lines("open");
    let (closed, closed_right, closed_table) = lines("closed");
    let files = |name| fs::read_dir(folder(name)).expect("a folder of texts").count();
    assert!(files("open") + files("closed") >= 40 && files("closed") >= 10);
    let all = (open_right + closed_right) / (open + closed);
    assert!(all >= 0.95, "{all}\n{open_table}\n{closed_table}");
    // Never read while rules were written.
    assert!(closed_right / closed >= 0.90, "{closed_table}");
}

#[test]
fn clean_articles_lose_no_sentence() {
    for entry in fs::read_dir(folder("clean")).expect("clean texts") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let blocks = dissect(&text, &Meta::default()).blocks;
        let first = &blocks[0];
        let headline = text.lines().next().expect("a line");
        assert_eq!(
            (first.kind, first.span.slice(&text)),
            (BlockKind::Headline, headline),
            "{}",
            path.display()
        );
        for block in &blocks[1..] {
            let kept = matches!(block.kind, BlockKind::Body | BlockKind::Dateline);
            assert!(kept, "{}: {:?}, {}: {}", path.display(), block.kind, block.why, block.span.slice(&text));
        }
    }
}
