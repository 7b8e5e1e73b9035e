//! `cargo xtask bench build`: `cargo dramatis build` over 10,000 and 100,000 articles, made as those of
//! `cargo xtask bench search` are: how long it takes, and how much memory at most.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::search::measured::made::{Maker, Source};
use super::search::source;
use super::{Table, cargo};
use crate::error::{Error, Result};
use crate::paths::Paths;
use crate::site::{self, Mode};
use crate::tools;

/// Articles.
const SIZES: [u32; 2] = [10_000, 100_000];

/// Prints a table; `data` is the folder with the marked sentences and the lists of names.
pub(crate) fn bench(paths: &Paths, data: &Path) -> Result<()> {
    let text = source(data)?;
    let source = Source::new(&text);
    let input = |articles: u32| paths.target.join(format!("bench-{articles}.jsonl"));
    let sizes =
        SIZES.map(|articles| write(&source, articles, &input(articles)).map(|bytes| (articles, bytes)));
    let tools = tools::for_building(paths)?;
    let compiled = site::compile(paths, &tools, Mode::Release)?;
    let page = paths.target.join("bench-page");
    let samples = crate::corpus::gather(&paths.root.join("static/corpus"), "Samples")?;
    site::write_site(&compiled, &dramatis::site::Collection::new(samples)?, &page)?;
    let program = ["build", "--quiet", "--profile", "tool", "--no-default-features", "--features", "cli"];
    cargo(paths, &tools).args(program).args(["--bin", "dramatis"]).go()?;
    let mut table = Table::default();
    for size in sizes {
        let (articles, bytes) = size?;
        let out = paths.target.join("bench-built");
        if out.exists() {
            fs::remove_dir_all(&out).map_err(Error::file("remove", &out))?;
        }
        for what in ["built", "built again, nothing changed"] {
            let ran = run(paths, &input(articles), &out, &page)?;
            let speed = bytes as f64 / 1e6 / ran.seconds;
            let row = format!("{articles} articles, {:.1} MB of text, {what}", bytes as f64 / 1e6);
            table.row(
                &row,
                &format!("{:.1} s, {speed:.2} MB/s", ran.seconds),
                "at least 6 MB/s on two cores",
            );
            let memory =
                ran.memory.map_or("not known here".to_owned(), |m| format!("{:.2} GB", m as f64 / 1e9));
            table.row(&format!("{articles} articles, {what}: peak memory"), &memory, "under 2 GB");
        }
    }
    table.print();
    Ok(())
}

/// Writes the articles as JSON lines; the bytes of their texts.
fn write(source: &Source<'_>, articles: u32, file: &Path) -> Result<u64> {
    let failed = || Error::file("write", file);
    let mut out = BufWriter::new(fs::File::create(file).map_err(failed())?);
    let (mut maker, mut bytes) = (Maker::new(source, articles), 0);
    for number in 0..articles {
        let made = maker.make();
        let day = made.day;
        let record = json!({
            "id": format!("{number:06}"),
            "title": made.title,
            "text": made.text,
            "date": format!("{}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100),
            "source": format!("Outlet {}", made.outlet),
        });
        bytes += made.text.len() as u64;
        writeln!(out, "{record}").map_err(failed())?;
    }
    out.flush().map_err(failed())?;
    Ok(bytes)
}

struct Ran {
    seconds: f64,
    /// Most bytes of memory at one time, where the system says.
    memory: Option<u64>,
}

fn run(paths: &Paths, input: &Path, out: &Path, page: &Path) -> Result<Ran> {
    let program: PathBuf = paths.target.join("tool").join("dramatis");
    let start = Instant::now();
    let mut child = Command::new(&program)
        .arg("build")
        .args([input, Path::new("-o"), out, Path::new("--page"), page])
        .spawn()
        .map_err(|source| Error::Start { program: program.display().to_string(), source })?;
    let mut memory = None;
    loop {
        memory = peak(child.id()).or(memory);
        match child.try_wait().map_err(Error::file("run", &program))? {
            Some(status) if status.success() => break,
            Some(status) => return Err(Error::Failed { command: program.display().to_string(), status }),
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
    Ok(Ran { seconds: start.elapsed().as_secs_f64(), memory })
}

/// Linux keeps count of it, in kilobytes.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
