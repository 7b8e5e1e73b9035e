//! `dramatis eval`: how well the names found agree with names marked by hand.
//!
//! A name is right when start, end and type are. The marked files are JSON lines
//! `{"text", "entities": [{"start", "end", "type", "cluster"?}]}` with positions in Unicode scalar values.

mod clusters;
mod coreference;
mod people;
mod pronouns;
mod reliability;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::article::Meta;
use dramatis::extract::{Extractor, MentionKind, NameKind};
use dramatis::text::PositionTable;
use reliability::Reliability;

use crate::marked;

/// Options of `dramatis eval`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Marked files; all .jsonl files of ../shared/data/ner/dev unless named.
    files: Vec<PathBuf>,
    /// Print each name missed (-) and each found in vain (+), with its text.
    #[arg(long)]
    errors: bool,
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
}

/// The types in the order of the table. What a file marks as an event is MISC, as in CoNLL-2003.
const TYPES: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];
/// Files whose name begins so say nothing of MISC: what is not marked there is not wrong.
const WITHOUT_MISC: [&str; 3] = ["btc", "uner", "wnut"];

/// Names that are marked, found, and both.
#[derive(Clone, Copy, Default)]
struct Count {
    marked: u32,
    found: u32,
    right: u32,
    /// Marked names that share a char with one found of the same type, and the other way round.
    marked_met: u32,
    found_met: u32,
}

impl Count {
    fn plus(self, other: Self) -> Self {
        Self {
            marked: self.marked + other.marked,
            found: self.found + other.found,
            right: self.right + other.right,
            marked_met: self.marked_met + other.marked_met,
            found_met: self.found_met + other.found_met,
        }
    }

    fn new(marked: &[Name], found: &[Name]) -> Self {
        let meets = |a: &Name, others: &[Name]| others.iter().any(|b| a.0 < b.1 && b.0 < a.1);
        let met = |names: &[Name], others: &[Name]| names.iter().filter(|n| meets(n, others)).count() as u32;
        Self {
            marked: marked.len() as u32,
            found: found.len() as u32,
            right: found.iter().filter(|name| marked.contains(name)).count() as u32,
            marked_met: met(marked, found),
            found_met: met(found, marked),
        }
    }

    /// Precision, recall and their harmonic mean, in per cent: of exact spans, then of spans that overlap.
    fn scores(self) -> [f64; 6] {
        let share = |part: u32, of: u32| 100.0 * f64::from(part) / f64::from(of.max(1));
        let mean = |a: f64, b: f64| if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 };
        let exact = [share(self.right, self.found), share(self.right, self.marked)];
        let overlap = [share(self.found_met, self.found), share(self.marked_met, self.marked)];
        let f1 = [exact, overlap].map(|[precision, recall]| mean(precision, recall));
        [exact[0], exact[1], f1[0], overlap[0], overlap[1], f1[1]]
    }
}

/// A name by its place and type.
type Name = (usize, usize, &'static str);

/// Prints a table of scores, a row for each file and type.
pub(crate) fn run(options: &Options) -> Result<ExitCode, String> {
    if options.people {
        return people(options);
    }
    let files = if options.files.is_empty() { dev_files()? } else { options.files.clone() };
    let extractor = Extractor::bundled().map_err(|e| e.to_string())?;
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
    let mut reliability = Reliability::default();
    for file in files {
        let counts = score(&extractor, &file, options.errors, &mut reliability)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut rows: Vec<(&str, Count)> = counts.iter().map(|(kind, count)| (*kind, *count)).collect();
        let named = rows.iter().filter(|(kind, _)| *kind != "MISC");
        let total = named.fold(Count::default(), |sum, (_, count)| sum.plus(*count));
        rows.push(("PER ORG LOC", total));
        for (kind, count) in rows {
            let [precision, recall, f1, near, near_recall, near_f1] = count.scores();
            let (marked, found) = (count.marked, count.found);
            say(format!(
                "{name:<24} {kind:<12} {marked:>6} {found:>6} {precision:>6.1} {recall:>6.1} {f1:>6.1} {near:>8.1} {near_recall:>6.1} {near_f1:>6.1}"
            ));
        }
    }
    reliability.lines("names by certainty").into_iter().for_each(say);
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

fn dev_files() -> Result<Vec<PathBuf>, String> {
    let dir = Path::new("../shared/data/ner/dev");
    let failed = |e: std::io::Error| format!("{}: {e}; name the marked files", dir.display());
    let entries = fs::read_dir(dir).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "jsonl"));
    files.sort();
    Ok(files)
}

fn score(
    extractor: &Extractor,
    file: &Path,
    errors: bool,
    reliability: &mut Reliability,
) -> Result<BTreeMap<&'static str, Count>, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let without_misc = WITHOUT_MISC.iter().any(|start| name.starts_with(start));
    let kinds = &TYPES[..if without_misc { 3 } else { 4 }];
    let mut counts: BTreeMap<&'static str, Count> =
        kinds.iter().map(|kind| (*kind, Count::default())).collect();
    for article in marked::read(file)? {
        let marked: BTreeSet<Name> =
            article.entities.iter().filter_map(|e| Some((e.start, e.end, known(&e.kind)?))).collect();
        let certain = names(extractor, &article.text);
        for (name, certainty) in certain.iter().filter(|(name, _)| kinds.contains(&name.2)) {
            reliability.add(*certainty, marked.contains(name));
        }
        let found: BTreeSet<Name> = certain.into_keys().collect();
        for kind in kinds {
            let of_kind = |names: &BTreeSet<Name>| -> Vec<Name> {
                names.iter().filter(|n| n.2 == *kind).copied().collect()
            };
            let count = Count::new(&of_kind(&marked), &of_kind(&found));
            counts.entry(kind).and_modify(|sum| *sum = sum.plus(count));
        }
        if errors {
            print_errors(&article.text, &marked, &found, kinds);
        }
    }
    Ok(counts)
}

/// The lines of a file of JSON lines.
fn lines<T: serde::de::DeserializeOwned>(file: &Path) -> Result<Vec<T>, String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let read = |(number, line)| {
        serde_json::from_str(line).map_err(|e| format!("{} line {number}: {e}", file.display()))
    };
    (1u32..).zip(text.lines()).map(read).collect()
}

/// The type as the table has it; an event is `MISC`.
fn known(kind: &str) -> Option<&'static str> {
    marked::kind(kind).map(NameKind::code)
}

/// The names found, with their certainty in thousandths.
fn names(extractor: &Extractor, text: &str) -> BTreeMap<Name, u16> {
    let analysis = extractor.analyse(text, &Meta::default());
    let table = PositionTable::new(text);
    let mentions = analysis.mentions.iter().filter(|m| m.kind == MentionKind::Name);
    let name = |m: &dramatis::extract::Mention| {
        let kind = analysis.clusters.get(m.cluster.0 as usize)?.kind.code();
        let place = (table.to_char(m.span.start()).get(), table.to_char(m.span.end()).get());
        Some(((place.0, place.1, kind), m.certainty.0))
    };
    mentions.filter_map(name).collect()
}

fn print_errors(text: &str, marked: &BTreeSet<Name>, found: &BTreeSet<Name>, kinds: &[&str]) {
    let wrong = marked.symmetric_difference(found).filter(|(_, _, kind)| kinds.contains(kind));
    let wrong: Vec<&Name> = wrong.collect();
    if wrong.is_empty() {
        return;
    }
    say(text.replace('\n', " "));
    for name @ (start, end, kind) in wrong {
        let words: String = text.chars().skip(*start).take(end - start).collect();
        say(format!("  {} {kind} {words}", if marked.contains(name) { '-' } else { '+' }));
    }
}

#[expect(clippy::print_stdout, reason = "this is the command line")]
fn say(line: impl std::fmt::Display) {
    println!("{line}");
}
