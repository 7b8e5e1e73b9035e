//! The project's own commands: `cargo xtask setup | build | serve | test | bench`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "these are command-line tools")]

mod bench;
mod corpus;
mod error;
mod paths;
mod process;
mod serve;
mod server;
mod site;
mod sizes;
mod test;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use dramatis::site::{Collection, IN_PARTS};

use crate::error::Result;
use crate::paths::Paths;
use crate::site::Mode;

/// Builds, serves and tests Dramatis. Each command first installs what it needs and is missing.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install everything that the other commands need, browsers included.
    Setup,
    /// Write the site into `dist/`.
    Build {
        #[command(flatten)]
        page: PageOptions,
        /// Write one file instead, `dist/dramatis.html`, that opens from disk.
        #[arg(long, conflicts_with = "parts")]
        single_file: bool,
    },
    /// Check everything: format, lints, documentation, all tests, sizes, browsers.
    Test {
        /// Only these parts.
        #[arg(long, value_name = "PART", value_delimiter = ',')]
        only: Vec<test::Part>,
    },
    /// Measure what the README states: sizes, start, speed.
    Bench {
        #[command(subcommand)]
        what: Option<Bench>,
    },
    /// Build the site and serve it on this machine.
    Serve {
        #[command(flatten)]
        page: PageOptions,
        /// Where; if it is taken, the next free one is used.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
}

#[derive(Subcommand)]
enum Bench {
    /// Measure how fast and in how much memory sites of 10,000 and 100,000 articles are built instead.
    Build {
        /// Marked sentences and lists of names, of which the articles are made.
        #[arg(long, value_name = "DIR", default_value = "../shared/data")]
        data: PathBuf,
    },
    /// Measure the same collections in parts instead: what they weigh, and what a search fetches of them.
    Parts {
        /// How many articles.
        #[arg(long, default_values_t = [10_000, 100_000])]
        articles: Vec<u32>,
        /// Marked sentences and lists of names, of which the articles are made.
        #[arg(long, value_name = "DIR", default_value = "../shared/data")]
        data: PathBuf,
    },
    /// Measure the search in made collections instead, beside npm packages that search in the browser.
    Search {
        /// How many articles.
        #[arg(long, default_values_t = [10_000, 100_000])]
        articles: Vec<u32>,
        /// Marked sentences and lists of names, of which the articles are made.
        #[arg(long, value_name = "DIR", default_value = "../shared/data")]
        data: PathBuf,
    },
}

#[derive(Args)]
struct PageOptions {
    /// The folder with the articles, sub-folders included [default: static/corpus].
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
    /// What the collection is called.
    #[arg(long, value_name = "WORDS", default_value = "Dramatis")]
    title: String,
    /// Write the articles in parts, as those of a collection of 2,000 or more are.
    #[arg(long)]
    parts: bool,
    /// Compile quickly, with checks and debug information, for work on the page itself.
    #[arg(long)]
    dev: bool,
}

fn main() -> ExitCode {
    if let Some(code) = site::compiler::compile() {
        return code;
    }
    match run(Cli::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// False where a check failed, which was reported.
fn run(command: Command) -> Result<bool> {
    let paths = Paths::find()?;
    match command {
        Command::Setup => setup(&paths)?,
        Command::Build { page, single_file } => build(&paths, &page, single_file)?,
        Command::Test { only } => return test::test(&paths, &only),
        Command::Bench { what: None } => bench::bench(&paths)?,
        Command::Bench { what: Some(Bench::Build { data }) } => bench::build::bench(&paths, &data)?,
        Command::Bench { what: Some(Bench::Parts { articles, data }) } => {
            bench::search::cold(&articles, &data)?
        }
        Command::Bench { what: Some(Bench::Search { articles, data }) } => {
            bench::search::bench(&paths, &articles, &data)?
        }
        Command::Serve { page, port } => {
            build(&paths, &page, false)?;
            serve::serve(&paths.dist(), port)?;
        }
    }
    Ok(true)
}

fn setup(paths: &Paths) -> Result<()> {
    let tools = tools::for_testing(paths)?;
    for line in &tools.missing {
        println!("Not there: {line}");
    }
    println!("Everything else that building and testing need is there");
    Ok(())
}

fn build(paths: &Paths, page: &PageOptions, single_file: bool) -> Result<()> {
    let folder = page.corpus.clone().unwrap_or_else(|| paths.root.join("static/corpus"));
    let corpus = corpus::gather(&folder, &page.title)?;
    let in_parts = page.parts || (!single_file && corpus.entries.len() as u64 >= IN_PARTS);
    let corpus = if in_parts { Collection::in_parts(corpus)? } else { Collection::new(corpus)? };
    let tools = tools::for_building(paths)?;
    let mode = if page.dev { Mode::Dev } else { Mode::Release };
    let compiled = site::compile(paths, &tools, mode)?;
    if single_file {
        let file = site::write_single(&compiled, &corpus, &paths.dist())?;
        println!("The page is in {}: open it with a double click", file.display());
    } else {
        site::write_site(&compiled, &corpus, &paths.dist())?;
        println!("The site is in {}", paths.dist().display());
    }
    Ok(())
}
