//! What several tests need: the shared data beside the repository, and saying aloud what was not tested.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test says what it skips, and stops without its ground"
)]
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file or folder of the data that lies beside the repository and is no part of it. Where it is missing, what
/// is not tested for lack of it is noted and the caller should return.
pub(crate) fn shared(part: &str, what: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(part);
    if path.exists() {
        return Some(path);
    }
    skipped(&format!("{what}: ../shared/{part} is not there"));
    None
}

/// Prints `SKIPPED: reason`, and adds it to the file that `DRAMATIS_SKIP_LOG` names, where `cargo xtask test`
/// collects such lines.
pub(crate) fn skipped(reason: &str) {
    let line = format!("SKIPPED: {reason}");
    println!("{line}");
    if let Some(log) = std::env::var_os("DRAMATIS_SKIP_LOG") {
        let file = OpenOptions::new().create(true).append(true).open(&log);
        file.and_then(|mut file| writeln!(file, "{line}")).expect("the file DRAMATIS_SKIP_LOG names");
    }
}
