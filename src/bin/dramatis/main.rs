//! `dramatis`: the command line. What it promises each command is in `cargo dramatis help`.

mod build;
mod eval;
mod extract;
mod lists;
mod marked;
mod train;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Who is in the news: people, organisations and places in articles.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a whole static site from a folder of articles.
    Build(build::Options),
    /// Compare the names found with names marked by hand.
    Eval(eval::Options),
    /// Find the names in articles: JSON lines from standard input, JSON lines to standard output.
    Extract(extract::Options),
    /// Compile the word lists from their source tables.
    Lists(lists::Options),
    /// Fit the tagger to marked texts.
    Train(train::Options),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Build(options) => build::run(&options),
        Command::Eval(options) => eval::run(&options),
        Command::Extract(options) => extract::run(&options),
        Command::Lists(options) => lists::run(&options),
        Command::Train(options) => train::run(&options),
    };
    match done {
        Ok(code) => code,
        Err(message) => fail(&message),
    }
}

#[expect(clippy::print_stderr, reason = "this is the command line")]
fn fail(message: &str) -> ExitCode {
    eprintln!("dramatis: {message}");
    ExitCode::FAILURE
}
