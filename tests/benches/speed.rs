//! How fast articles are analysed natively: `cargo xtask bench` runs it and shows what it prints.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench prints what it measured")]

mod extraction;

use std::path::Path;
use std::time::Instant;

fn main() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/corpus");
    let folder = dramatis::import::folder(&samples).expect("the samples are there");
    let start = Instant::now();
    for (what, speed) in extraction::speeds(&folder.articles, || start.elapsed().as_secs_f64() * 1000.0) {
        println!("speed\t{what}\t{speed:.2}");
    }
}
