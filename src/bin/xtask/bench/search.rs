//! `cargo xtask bench search`: collections of 10,000 and 100,000 articles, made from the training data, indexed and
//! asked 200 queries, natively and as WebAssembly in Chromium, beside npm packages.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Instant;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;

use self::measured::{cold, made::Source, report::SHARED, report::report};
use super::compare::{Ours, compare};
use super::{Table, cargo};
use crate::error::{Error, Result};
use crate::paths::{self, Paths};
use crate::site;
use crate::tools::{self, Toolbox};

#[path = "../../../../tests/benches/search/mod.rs"]
pub(super) mod measured;

/// Printed before each figure: `search<TAB>what<TAB>figure`.
const FIGURE: &str = "search\t";
/// From so many articles on the second goal holds.
const LARGE: u32 = 100_000;

/// What is asked for, by what the bench says: at 10,000 articles and at 100,000.
const GOALS: [(&str, [&str; 2]); 6] = [
    ("first three articles", ["at most 1.5 s", "at most 2.5 s"]),
    ("in parts: memory", ["at most 12 MB", "at most 60 MB"]),
    ("p95", ["at most 2 ms", "at most 8 ms"]),
    ("memory", ["at most 12 MB", "at most 60 MB"]),
    ("bytes a posting, gzip: words", ["at most 1.6", "at most 1.6"]),
    ("misspelt words", ["97 %", "97 %"]),
];

/// Prints tables of collections of these sizes; `data` is the folder with the marked sentences and the lists of names.
pub(crate) fn bench(paths: &Paths, sizes: &[u32], data: &Path) -> Result<()> {
    let text = source(data)?;
    let at = paths.target.join("bench-search.txt");
    fs::write(&at, &text).map_err(Error::file("write", &at))?;
    let mut table = Table::default();
    let source = Source::new(&text);
    for articles in sizes.iter().copied() {
        report(&source, articles, now, packed, &mut |line| rows(&mut table, "natively", articles, &line));
    }
    let tools = tools::for_testing(paths)?;
    let (mut articles, mut ours) = (0, BTreeMap::<u32, Ours>::new());
    for line in wasm(paths, &tools, &at, sizes)?.lines() {
        if let Some(size) = line.trim().strip_prefix("articles\t") {
            articles = size.parse().unwrap_or_default();
        }
        note(ours.entry(articles).or_default(), line);
        rows(&mut table, "as WebAssembly in Chromium", articles, line);
    }
    table.print();
    for articles in sizes.iter().copied() {
        let ours = ours.remove(&articles).unwrap_or_default();
        compare(paths, &tools, &source, articles, &ours)?;
    }
    Ok(())
}

/// Keeps what stands beside the peers.
fn note(ours: &mut Ours, line: &str) {
    let Some((what, figure)) = line.trim().strip_prefix(FIGURE).and_then(|line| line.split_once('\t')) else {
        return;
    };
    let number = figure.split(' ').next().unwrap_or_default();
    match what {
        SHARED => number.clone_into(&mut ours.p95),
        "memory of the index" => number.clone_into(&mut ours.memory),
        "made and indexed" => number.clone_into(&mut ours.built),
        _ => {}
    }
}

/// Prints a table of the same collections in parts: what they weigh, and what a search fetches.
pub(crate) fn cold(sizes: &[u32], data: &Path) -> Result<()> {
    let text = source(data)?;
    let source = Source::new(&text);
    let mut table = Table::default();
    for articles in sizes.iter().copied() {
        let mut row = |line: String| rows(&mut table, "in parts", articles, &line);
        cold::report(&source, articles, now, gzip, unpacked, &mut row);
    }
    table.print();
    Ok(())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.unwrap_or_default()
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // What cannot be unpacked the shelf refuses.
    let _ = GzDecoder::new(bytes).read_to_end(&mut out);
    out
}

/// A line of the bench as a row.
fn rows(table: &mut Table, place: &str, articles: u32, line: &str) {
    let figure = line.trim().strip_prefix(FIGURE).and_then(|line| line.split_once('\t'));
    if let Some((what, figure)) = figure {
        let goal = GOALS.iter().find(|(begins, _)| what.starts_with(begins));
        let goal = goal.map_or("", |(_, goals)| goals[usize::from(articles >= LARGE)]);
        table.row(&format!("{articles} articles {place}: {what}"), figure, goal);
    }
}

/// Compiled as the page's module that searches is, and run in Chromium.
fn wasm(paths: &Paths, tools: &Toolbox, source: &Path, sizes: &[u32]) -> Result<String> {
    let program = |name: &str| paths::on_path(&tools.path, name).unwrap_or_default();
    let sizes: Vec<String> = sizes.iter().map(u32::to_string).collect();
    let test = cargo(paths, tools)
        .args(["test", "--profile", "release-worker", "--target", "wasm32-unknown-unknown"])
        .args(["--no-default-features", "--test", "search_speed", "--", "--nocapture"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", program("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", program("chromedriver"))
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "900")
        .env("RUSTFLAGS", site::VECTORS)
        .env("DRAMATIS_BENCH_ARTICLES", sizes.join(","))
        .env("DRAMATIS_BENCH_SOURCE", source);
    site::compiler::stand_in(test)?.output()
}

/// Milliseconds.
fn now() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
}

pub(super) fn packed(bytes: &[u8]) -> Option<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).ok()?;
    Some(encoder.finish().ok()?.len() as u64)
}

/// What [`Source::new`] reads: sentences with marked names, given names, family names, cities, bodies.
pub(super) fn source(data: &Path) -> Result<String> {
    let mut text = sentences(&data.join("ner/train/voa_gold.jsonl.gz"))?;
    for list in ["given_names.tsv", "family_names.tsv", "cities.tsv", "organisations.tsv"] {
        let at = data.join("gazetteers").join(list);
        let lines = fs::read_to_string(&at).map_err(Error::file("read", &at))?;
        text.push_str("---\n");
        for line in lines.lines().skip(1) {
            text.push_str(line.split('\t').next().unwrap_or_default());
            text.push('\n');
        }
    }
    Ok(text)
}

/// Each sentence of a file of marked texts on a line, its names in brackets.
fn sentences(at: &Path) -> Result<String> {
    let mut lines = String::new();
    let packed = fs::File::open(at).map_err(Error::file("read", at))?;
    GzDecoder::new(packed).read_to_string(&mut lines).map_err(Error::file("unpack", at))?;
    let mut text = String::new();
    for (number, line) in (1..).zip(lines.lines()) {
        if mark(line, &mut text).is_none() {
            let place = format!("{}, line {number}", at.display());
            return Err(Error::unexpected(&place, "no marked text", "take the file again from its source"));
        }
        text.push('\n');
    }
    Ok(text)
}

/// One text with its names in brackets; nothing where the line is none.
fn mark(line: &str, text: &mut String) -> Option<()> {
    let record: Value = serde_json::from_str(line).ok()?;
    let mut chars = record["text"].as_str()?.chars();
    let mut plain = |n: u64, text: &mut String| {
        let part = chars.by_ref().take(n as usize);
        text.extend(part.map(|c| match c {
            '[' => '(',
            ']' => ')',
            '\n' => ' ',
            c => c,
        }));
    };
    let mut done = 0;
    for entity in record["entities"].as_array()? {
        let (start, end) = (entity["start"].as_u64()?, entity["end"].as_u64()?);
        plain(start.checked_sub(done)?, text);
        text.push('[');
        text.push_str(entity["type"].as_str()?);
        text.push(' ');
        plain(end.checked_sub(start)?, text);
        text.push(']');
        done = end;
    }
    plain(u64::MAX, text);
    Some(())
}
