//! `dramatis eval`: how well the names found agree with names marked by hand.
//!
//! A name is right when start, end and type are: `dramatis::quality` counts. The marked files are JSON lines
//! `{"text", "entities": [{"start", "end", "type", "cluster"?}]}` with positions in Unicode scalar values, or, where
//! the name ends in `.txt`, texts with tags as in `static/quality/news.txt`.

mod anatomy;
mod clusters;
mod coreference;
mod dates;
mod faults;
mod pages;
mod people;
mod pronouns;
mod records;
mod reliability;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::article::Meta;
use dramatis::extract::{Certainty, Extractor, NameKind};
use dramatis::quality::{Count, KINDS, Name, names, per_cent, read_set};
use faults::Faults;
use reliability::Reliability;

use crate::marked::{self, lines};

/// Options of `dramatis eval`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Marked files; all .jsonl files of ../shared/data/ner/dev unless named.
    files: Vec<PathBuf>,
    /// Print each name missed (-) and each found in vain (+), with its text.
    #[arg(long)]
    errors: bool,
    /// Print behind the table what kinds of errors there are, the commonest first, with the words that they meet most.
    #[arg(long, conflicts_with_all = ["clusters", "pronouns", "people"])]
    faults: bool,
    /// Score instead which names were found to be one person's, body's or place's: MUC, B-cubed, CEAF-e.
    #[arg(long, conflicts_with = "errors")]
    clusters: bool,
    /// Score instead whose the pronouns were found to be.
    #[arg(long, conflicts_with_all = ["errors", "clusters"])]
    pronouns: bool,
    /// Score instead whether one person is one entry across articles: on folders of marked collections, those of
    /// tests/cross_article unless named. With --errors the faults are printed too.
    #[arg(long, conflicts_with = "clusters")]
    people: bool,
    /// Score instead the records of articles, on files of such: those of ../shared/data/records unless named. With
    /// --errors what was missed is printed too, for the half by which rules are written.
    #[arg(long, conflicts_with_all = ["clusters", "pronouns", "people", "faults"])]
    records: bool,
    /// Score instead the import of saved web pages: on JSON lines `{"url", "html", "article"}`, in gzip or not. With
    /// --errors the pages that come out worst are printed, with what was lost and what was too much.
    #[arg(long, conflicts_with_all = ["clusters", "pronouns", "people", "faults", "records"])]
    html: bool,
    /// Score instead the lines of scraped articles: on folders of marked texts, those of tests/anatomy unless named.
    /// With --errors the lines taken for another kind are printed too, but for a folder called `closed`.
    #[arg(long, conflicts_with_all = ["clusters", "pronouns", "people", "faults", "records", "html"])]
    anatomy: bool,
    /// Score instead time expressions and their values, on marked files: tests/dates/news.txt and
    /// ../shared/data/temporal/recognizers_en.jsonl unless named. With --errors what was missed is printed too.
    #[arg(long, conflicts_with_all = ["clusters", "pronouns", "people", "faults", "records"])]
    dates: bool,
}

/// Files whose name begins so say nothing of MISC: what is not marked there is not wrong.
const WITHOUT_MISC: [&str; 3] = ["btc", "uner", "wnut"];

/// Prints a table of scores, a row for each file and type.
pub(crate) fn run(options: &Options) -> Result<ExitCode, String> {
    if options.people {
        return people(options);
    }
    if options.anatomy {
        return anatomy::run(&options.files, options.errors);
    }
    if options.html {
        return pages::run(&options.files, options.errors);
    }
    if options.dates {
        return dates(options);
    }
    let folder = Path::new("../shared/data").join(if options.records { "records" } else { "ner/dev" });
    let files = if options.files.is_empty() { files_of(&folder)? } else { options.files.clone() };
    let extractor = Extractor::bundled().map_err(|e| e.to_string())?;
    if options.records {
        records::run(&extractor, &files, options.errors)?;
        return Ok(ExitCode::SUCCESS);
    }
    if options.pronouns {
        pronouns::run(&extractor, &files)?;
        return Ok(ExitCode::SUCCESS);
    }
    if options.clusters {
        clusters::run(&extractor, &files)?;
        return Ok(ExitCode::SUCCESS);
    }
    say(format!(
        "{:<24} {:<12} {:>6} {:>6} {:>6} {:>6} {:>6} {:>8} {:>6} {:>6}",
        "file", "type", "marked", "found", "prec", "rec", "F1", "overlap:", "rec", "F1"
    ));
    let (mut reliability, mut faults) = (Reliability::default(), Faults::default());
    for file in files {
        let counts = score(&extractor, &file, |text, marked, found, sure| {
            found
                .iter()
                .zip(sure)
                .for_each(|(name, certainty)| reliability.add(certainty.0, marked.contains(name)));
            if options.faults {
                faults.add(text, marked, found);
            }
            if options.errors {
                print_errors(text, marked, found);
            }
        })?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut rows: Vec<(&str, Count)> = counts.iter().map(|(kind, count)| (kind.code(), *count)).collect();
        let total =
            |kinds: &[(NameKind, Count)]| kinds.iter().fold(Count::default(), |sum, (_, c)| sum.plus(*c));
        rows.push(("PER ORG LOC", total(&counts[..3])));
        rows.extend((counts.len() > 3).then(|| ("all", total(&counts))));
        for (kind, count) in rows {
            let scores =
                [count.exact(), count.overlap()].map(|s| [s.precision, s.recall, s.f1].map(per_cent));
            let [[precision, recall, f1], [near, near_recall, near_f1]] = scores;
            let (marked, found) = (count.marked, count.found);
            say(format!(
                "{name:<24} {kind:<12} {marked:>6} {found:>6} {precision:>6} {recall:>6} {f1:>6} {near:>8} {near_recall:>6} {near_f1:>6}"
            ));
        }
    }
    reliability.lines("names by certainty").into_iter().for_each(say);
    if options.faults {
        faults.lines().into_iter().for_each(say);
    }
    Ok(ExitCode::SUCCESS)
}

fn dates(options: &Options) -> Result<ExitCode, String> {
    let own = ["tests/dates/news.txt", "../shared/data/temporal/recognizers_en.jsonl"];
    let files =
        if options.files.is_empty() { own.map(PathBuf::from).to_vec() } else { options.files.clone() };
    let extractor = Extractor::bundled().map_err(|e| e.to_string())?;
    dates::run(&extractor, &files, options.errors)?;
    Ok(ExitCode::SUCCESS)
}

fn people(options: &Options) -> Result<ExitCode, String> {
    let closed = PathBuf::from("tests/cross_article/closed");
    let own = || vec![PathBuf::from("tests/cross_article/open"), closed.clone()];
    let folders = if options.files.is_empty() { own() } else { options.files.clone() };
    // The closed part is for the score: its faults are not to be read by chance.
    let read = |folder: &PathBuf| options.errors && *folder != closed;
    let extractor = Extractor::bundled().map_err(|e| e.to_string())?;
    for folder in folders {
        let report = people::Report::new(&extractor, &folder)?;
        report.lines(&folder.display().to_string()).into_iter().for_each(say);
        report.joins.lines("articles joined").into_iter().for_each(say);
        report.faults.iter().filter(|_| read(&folder)).for_each(say);
    }
    Ok(ExitCode::SUCCESS)
}

fn files_of(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |e: std::io::Error| format!("{}: {e}; name the marked files", dir.display());
    let entries = fs::read_dir(dir).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "jsonl"));
    files.sort();
    Ok(files)
}

/// The counts of a file, for each kind of name that it marks. `look` is shown each text, the names marked in it, those
/// found, and how sure each of these is.
fn score(
    extractor: &Extractor,
    file: &Path,
    mut look: impl FnMut(&str, &[Name], &[Name], &[Certainty]),
) -> Result<Vec<(NameKind, Count)>, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let without_misc = WITHOUT_MISC.iter().any(|start| name.starts_with(start));
    let kinds = &KINDS[..if without_misc { 3 } else { 4 }];
    let mut counts: Vec<(NameKind, Count)> = kinds.iter().map(|kind| (*kind, Count::default())).collect();
    for (text, marked) in texts(file)? {
        let marked: BTreeSet<Name> = marked.into_iter().filter(|name| kinds.contains(&name.kind)).collect();
        let marked: Vec<Name> = marked.into_iter().collect();
        let analysis = extractor.analyse(&text, &Meta::default());
        let found: BTreeMap<Name, Certainty> =
            names(&analysis).filter(|(name, _)| kinds.contains(&name.kind)).collect();
        let (found, certainty): (Vec<Name>, Vec<Certainty>) = found.into_iter().unzip();
        for (kind, count) in &mut counts {
            *count = count.plus(Count::of(*kind, &marked, &found));
        }
        look(&text, &marked, &found, &certainty);
    }
    Ok(counts)
}

/// The texts of a file with their names.
fn texts(file: &Path) -> Result<Vec<(String, Vec<Name>)>, String> {
    if file.extension().is_some_and(|end| end == "txt") {
        let texts = read_set(&marked::text(file)?).map_err(|e| format!("{} {e}", file.display()))?;
        return Ok(texts.into_iter().map(|text| (text.text, text.names)).collect());
    }
    let line = |line: marked::Line| {
        let names = line.names();
        (line.text, names)
    };
    Ok(marked::lines(file)?.into_iter().map(line).collect())
}

fn print_errors(text: &str, marked: &[Name], found: &[Name]) {
    let sides = [(marked, found, '-'), (found, marked, '+')];
    let wrong = sides.into_iter().flat_map(|(side, other, sign)| {
        side.iter().filter(|name| !other.contains(name)).map(move |name| (*name, sign))
    });
    let wrong: BTreeSet<(Name, char)> = wrong.collect();
    if wrong.is_empty() {
        return;
    }
    say(text.replace('\n', " "));
    for (name, sign) in wrong {
        say(format!("  {sign} {} {}", name.kind.code(), name.span.slice(text)));
    }
}

/// Prints a line. Whoever reads has what was wanted when the pipe is closed: "| head" is no failure.
fn say(line: impl std::fmt::Display) {
    if writeln!(std::io::stdout(), "{line}").is_err() {
        std::process::exit(0);
    }
}
