//! `dramatis lists`: source tables in, `static/model/lists.bin` out.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::extract::lists::Lists;
use dramatis::extract::lists::builder::{News, Sources, TABLES, compile};

/// News in the public domain (Voice of America), read for one thing: which words are written in lower case.
const NEWS: &str = "ner/train/gmb.jsonl.gz";

/// Options of `dramatis lists`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the tables; the news text is looked for beside it.
    #[arg(long, value_name = "DIR", default_value = "../shared/data/gazetteers")]
    from: PathBuf,
    /// Where to write the lists.
    #[arg(long, value_name = "FILE", default_value = "static/model/lists.bin")]
    out: PathBuf,
    /// Print what they hold, a key a line, in place of writing them.
    #[arg(long)]
    print: bool,
}

/// Compiles the lists and says how large they are.
#[expect(clippy::print_stdout, reason = "this is the command line")]
pub(crate) fn run(options: &Options) -> Result<ExitCode, String> {
    let mut sources = Sources::new();
    for table in TABLES {
        let path = options.from.join(format!("{table}.tsv"));
        sources.insert(table, fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?);
    }
    let news = news(&options.from.join("..").join(NEWS))?;
    sources.news = News::read(news.iter().map(String::as_str));
    let bytes = compile(&sources).map_err(|e| format!("{}: {e}", options.from.display()))?;
    let lists = Lists::new(bytes.clone()).map_err(|e| e.to_string())?;
    if options.print {
        return print(&lists);
    }
    fs::write(&options.out, &bytes).map_err(|e| format!("{}: {e}", options.out.display()))?;
    println!("{}: {} keys, {} bytes", options.out.display(), lists.len(), bytes.len());
    Ok(ExitCode::SUCCESS)
}

fn print(lists: &Lists) -> Result<ExitCode, String> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (key, flags) in lists.entries() {
        match writeln!(out, "{key}\t{flags}") {
            Err(e) if e.kind() == ErrorKind::BrokenPipe => break,
            written => written.map_err(|e| format!("standard output: {e}"))?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn news(path: &Path) -> Result<Vec<String>, String> {
    #[derive(serde::Deserialize)]
    struct Line {
        text: String,
    }
    let failed = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = fs::File::open(path).map_err(|e| failed(&e))?;
    let mut lines = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut lines).map_err(|e| failed(&e))?;
    lines
        .lines()
        .map(|line| serde_json::from_str(line).map(|l: Line| l.text).map_err(|e| failed(&e)))
        .collect()
}
