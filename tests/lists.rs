//! The word lists that ship are the ones that their sources give.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn compiling_the_sources_gives_the_committed_bytes() {
    let Some(tables) = common::shared("data/gazetteers", "word lists against their sources") else { return };
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lists.bin");
    let run = Command::new(env!("CARGO_BIN_EXE_dramatis"))
        .args(["lists", "--from"])
        .arg(&tables)
        .arg("--out")
        .arg(&fresh)
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let committed = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/model/lists.bin"));
    let same = fs::read(&fresh).expect("it was written") == committed.expect("it is in the repository");
    assert!(same, "static/model/lists.bin is out of date: run `cargo dramatis lists`");
}

#[test]
fn a_missing_table_is_named() {
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-tables");
    fs::create_dir_all(&empty).expect("a folder for the test");
    let run = Command::new(env!("CARGO_BIN_EXE_dramatis"))
        .args(["lists", "--out", "/dev/null", "--from"])
        .arg(&empty)
        .output()
        .expect("the program starts");
    assert_eq!(run.status.code(), Some(1));
    let words = String::from_utf8_lossy(&run.stderr);
    assert!(words.contains("countries.tsv"), "{words}");
}
