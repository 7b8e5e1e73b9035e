//! `cargo xtask bench`: the figures of the README, measured here and now.

pub(crate) mod build;
mod compare;
mod driver;
mod javascript;
mod peers;
pub(crate) mod search;
mod start;

use std::path::Path;

use dramatis::corpus::encode;
use dramatis::site::Collection;

use self::javascript::Figures;
use crate::error::{Error, Result};
use crate::paths::{self, Paths};
use crate::process::Run;
use crate::site::{self, Mode};
use crate::tools::{self, Toolbox};
use crate::{corpus, sizes};

/// Printed by the speed benches before each figure: `speed<TAB>what<TAB>MB/s`.
const SPEED: &str = "speed\t";

/// Prints a table. A figure that cannot be measured here says why instead.
pub(crate) fn bench(paths: &Paths) -> Result<()> {
    let tools = tools::for_testing(paths)?;
    let peer = tools::peer(paths)?;
    let compiled = site::compile(paths, &tools, Mode::Release)?;
    let folder = paths.target.join("bench-site");
    let samples = corpus::gather(&paths.root.join("static/corpus"), "Samples")?;
    let bundle = paths.target.join("bench.bundle");
    std::fs::write(&bundle, encode(&samples)).map_err(Error::file("write", &bundle))?;
    site::write_site(&compiled, &Collection::new(samples)?, &folder)?;
    let mut table = Table::default();
    for weight in sizes::weigh(&folder)? {
        table.row(weight.what, &kilobytes(weight.bytes), &format!("at most {}", kilobytes(weight.limit)));
    }
    match start::measure(&tools, &folder) {
        Ok(times) => {
            table.row("first filter usable, cold, 165 ms and 8.1 Mbit/s", &seconds(&times), "at most 0.9 s")
        }
        Err(why) => table.row("first filter usable", &format!("not measured: {why}"), ""),
    }
    let native = speeds(&mut table, "natively, one thread", native(paths, &tools), ["", ""]);
    let goals = ["at least 1.5 MB/s", "at least 3 MB/s"];
    let wasm =
        speeds(&mut table, "as WebAssembly in Node.js, one thread", wasm(paths, &tools, &bundle), goals);
    if let (Some(native), Some(wasm)) = (native.first(), wasm.first()) {
        table.row("WebAssembly against native", &format!("{:.2}", wasm / native), "");
    }
    match javascript::lay_out(paths, &peer, &folder) {
        Ok(folder) => {
            beside_peer(&mut table, "Node.js", javascript::in_node(&folder, &tools));
            beside_peer(&mut table, "Chromium", javascript::in_chromium(&folder, &tools));
        }
        Err(why) => table.row("JavaScript module", &format!("not measured: {why}"), ""),
    }
    table.print();
    Ok(())
}

/// Adds a row for each figure that a speed bench printed; gives the figures, in megabytes a second.
fn speeds(table: &mut Table, place: &str, output: Result<String>, goals: [&str; 2]) -> Vec<f64> {
    let output = match output {
        Ok(output) => output,
        Err(why) => {
            table.row(place, &format!("not measured: {why}"), "");
            return Vec::new();
        }
    };
    let figures = output.lines().filter_map(|line| line.trim().strip_prefix(SPEED)?.split_once('\t'));
    let mut speeds = Vec::new();
    for ((what, speed), goal) in figures.zip(goals) {
        table.row(&format!("{what} {place}"), &format!("{speed} MB/s"), goal);
        speeds.extend(speed.parse::<f64>());
    }
    speeds
}

/// The names alone by the JavaScript module, its objects and all, beside its peer in one place.
fn beside_peer(table: &mut Table, place: &str, figures: Result<Figures>) {
    let what = format!("names alone, JavaScript module in {place}");
    match figures {
        Ok(Figures { ours, theirs }) => {
            table.row(&what, &format!("{ours:.2} MB/s"), "at least 3 MB/s");
            let times = format!("{:.0} times its {theirs:.3} MB/s", ours / theirs);
            table.row(&format!("{what}, beside npm {}", tools::PEER), &times, "at least 50 times");
        }
        Err(why) => table.row(&what, &format!("not measured: {why}"), ""),
    }
}

fn native(paths: &Paths, tools: &Toolbox) -> Result<String> {
    cargo(paths, tools).args(["bench", "--quiet", "--no-default-features", "--bench", "speed"]).output()
}

fn wasm(paths: &Paths, tools: &Toolbox, bundle: &Path) -> Result<String> {
    let runner = paths::on_path(&tools.path, "wasm-bindgen-test-runner").unwrap_or_default();
    let test = cargo(paths, tools)
        .args(["test", "--release", "--target", "wasm32-unknown-unknown"])
        .args(["--no-default-features", "--test", "wasm_speed", "--", "--nocapture"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("RUSTFLAGS", site::VECTORS)
        .env("DRAMATIS_NATIVE_BUNDLE", bundle);
    site::compiler::stand_in(test)?.output()
}

fn cargo(paths: &Paths, tools: &Toolbox) -> Run {
    Run::new("cargo").dir(&paths.root).env("PATH", tools.path.clone())
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

/// The middle one, and the range.
fn seconds(sorted: &[f64]) -> String {
    let at = |i: usize| sorted.get(i).copied().unwrap_or_default() / 1000.0;
    let last = sorted.len().saturating_sub(1);
    format!("{:.2} s ({:.2} to {:.2} in {} visits)", at(sorted.len() / 2), at(0), at(last), sorted.len())
}

/// Rows of text, aligned when printed.
#[derive(Default)]
struct Table {
    rows: Vec<[String; 3]>,
}

impl Table {
    fn row(&mut self, what: &str, figure: &str, goal: &str) {
        self.rows.push([what.to_owned(), figure.to_owned(), goal.to_owned()]);
    }

    /// In Markdown, so that it can go into the README as it is.
    fn print(&self) {
        let head = ["what".to_owned(), "here".to_owned(), "goal".to_owned()];
        let mut widths = [0; 3];
        for row in self.rows.iter().chain([&head]) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let line = |row: &[String; 3]| {
            let cells = row.iter().zip(widths).map(|(cell, width)| format!("| {cell:width$} "));
            println!("{}|", cells.collect::<String>());
        };
        line(&head);
        println!("{}|", widths.map(|w| format!("| {} ", "-".repeat(w))).concat());
        self.rows.iter().for_each(line);
    }
}
