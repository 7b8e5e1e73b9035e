//! `dramatis train`: marked texts in, `static/model/names.bin` out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::extract::NameKind;
use dramatis::extract::lists::Lists;
use dramatis::extract::tagger::Tagger;
use dramatis::extract::tagger::train::{Corpus, Design, Marked, fit, fit_quickly, found};
use dramatis::quality::{Count, KINDS, Name, per_cent};
use dramatis::text::Span;

use crate::marked;

/// Options of `dramatis train`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the data.
    #[arg(long, value_name = "DIR", default_value = "../shared/data")]
    from: PathBuf,
    /// The word lists that the tagger will be used with.
    #[arg(long, value_name = "FILE", default_value = "static/model/lists.bin")]
    lists: PathBuf,
    /// Where to write the model.
    #[arg(long, value_name = "FILE", default_value = "static/model/names.bin")]
    out: PathBuf,
    /// Write no model: leave out one source after the other, train on the rest in some designs, and print how many
    /// names of what was left out are found. Takes half an hour.
    #[arg(long)]
    compare: bool,
}

/// What is compared, with its name in the table: each switches on one thing more.
const DESIGNS: [(&str, Design); 5] = [
    ("words, shapes, runs", PLAIN),
    ("and word lists", Design { lists: true, ..PLAIN }),
    ("and features hidden by chance", Design { lists: true, hiding: true, ..PLAIN }),
    ("and word classes", Design { lists: true, hiding: true, classes: true, ..PLAIN }),
    ("and the mean of four runs", Design { passes: PASSES, ..Design::RELEASED }),
];
/// The plainest of them.
const PLAIN: Design = Design {
    classes: false,
    hiding: false,
    lists: false,
    passes: PASSES,
    runs: 1,
    unit: Design::RELEASED.unit,
};
/// Half of what the released model takes, for time's sake.
const PASSES: u8 = 6;

/// Sources that are left out together: those of one kind of text.
const LEFT_OUT: [&[&str]; 5] = [
    &["redocred"],
    &["crossner_politics"],
    &["uner_ewt", "uner_ewt_test"],
    &["gum"],
    &["btc_news", "btc_other"],
];

/// A file of marked texts.
pub(crate) struct Source {
    /// Its name in tables.
    pub(crate) name: &'static str,
    /// Where it is below the folder of the data.
    pub(crate) file: &'static str,
    /// Whether `MISC` is marked in it.
    pub(crate) with_misc: bool,
    /// How often a pass reads each text, in thousandths: more for what is near to news and marked with care.
    pub(crate) weight: u16,
}

const fn source(name: &'static str, file: &'static str, with_misc: bool, weight: u16) -> Source {
    Source { name, file, with_misc, weight }
}

/// Marked text. The silver news is read where it is not in the gold part; the sets for measuring are left alone.
pub(crate) const SOURCES: [Source; 10] = [
    source("voa_gold", "ner/train/voa_gold.jsonl.gz", true, 1000),
    source("gmb", "ner/train/gmb.jsonl.gz", true, 150),
    source("redocred", "ner/train/redocred.jsonl", true, 1000),
    source("uner_ewt", "ner/train/uner_ewt.jsonl", true, 1000),
    source("uner_ewt_test", "ner/train/uner_ewt_test.jsonl", false, 1000),
    source("gum", "ner/train/gum.jsonl", true, 1500),
    source("crossner_politics", "ner/train/crossner_politics.jsonl", true, 1500),
    source("btc_news", "ner/train/btc_news.jsonl", false, 1000),
    source("btc_other", "ner/train/btc_other.jsonl", false, 600),
    source("wnut17", "ner/train/wnut17.jsonl", false, 400),
];

/// The gold part, and the part for measuring: their sentences are not read from the silver news.
const GOLD: [&str; 2] = ["ner/train/voa_gold.jsonl.gz", "ner/dev/voa_gold.jsonl"];
/// Text for the word classes only.
const UNMARKED: [&str; 3] = ["ner/train/gmb_noisy.jsonl", "coref/gap.jsonl", "coref/litbank.jsonl"];

/// Fits the model and says how large it is.
#[expect(clippy::print_stdout, reason = "this is the command line")]
pub(crate) fn run(options: &Options) -> Result<ExitCode, String> {
    let failed = |file: &Path, e: &dyn std::fmt::Display| format!("{}: {e}", file.display());
    let bytes = fs::read(&options.lists).map_err(|e| failed(&options.lists, &e))?;
    let lists = Lists::new(bytes).map_err(|e| failed(&options.lists, &e))?;
    let unmarked = unmarked(&options.from)?;
    if options.compare {
        return compare(options, &unmarked, &lists);
    }
    let texts = all_but(&options.from, &[])?;
    let corpus = Corpus { marked: &texts, unmarked: &unmarked, lists: &lists };
    let model = fit(&corpus, Design::RELEASED).map_err(|e| e.to_string())?;
    fs::write(&options.out, &model).map_err(|e| failed(&options.out, &e))?;
    let tagger = Tagger::new(&model).map_err(|e| e.to_string())?;
    println!(
        "{}: {} texts, {} features, {} bytes",
        options.out.display(),
        texts.len(),
        tagger.features(),
        model.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// The marked texts of all sources but these.
fn all_but(folder: &Path, left_out: &[&str]) -> Result<Vec<Marked>, String> {
    let mut texts = Vec::new();
    for source in SOURCES.iter().filter(|source| !left_out.contains(&source.name)) {
        texts.extend(read(folder, source)?);
    }
    Ok(texts)
}

/// Prints a row for each left-out kind of text, a column for each design: exact F1 over PER, ORG and LOC.
#[expect(clippy::print_stdout, reason = "this is the command line")]
fn compare(options: &Options, unmarked: &[String], lists: &Lists) -> Result<ExitCode, String> {
    for (number, (name, _)) in (1..).zip(&DESIGNS) {
        println!("{number}: {name}");
    }
    for left_out in LEFT_OUT {
        let marked = all_but(&options.from, left_out)?;
        let first = SOURCES.iter().find(|source| source.name == left_out[0]);
        let held = first.map_or_else(|| Ok(Vec::new()), |source| read(&options.from, source))?;
        let corpus = Corpus { marked: &marked, unmarked, lists };
        let of = |design| fit_quickly(&corpus, design).map(|tagger| score(&tagger, &held, lists));
        let scores: Vec<_> = std::thread::scope(|scope| {
            let runs = DESIGNS.map(|(_, design)| scope.spawn(move || of(design)));
            runs.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        let mut row = format!("{:<20}", left_out[0]);
        for score in scores {
            let score = score.map_err(|_| "a training run failed".to_owned())?.map_err(|e| e.to_string())?;
            row.push_str(&format!(" {:>6}", per_cent(score.exact().f1)));
        }
        println!("{row}");
    }
    Ok(ExitCode::SUCCESS)
}

/// How many people, organisations and places of `texts` the tagger alone finds.
fn score(tagger: &Tagger, texts: &[Marked], lists: &Lists) -> Count {
    let names = |names: &[(std::ops::Range<usize>, NameKind)]| -> Vec<Name> {
        names.iter().map(|(at, kind)| Name { span: Span::new(at.start, at.end), kind: *kind }).collect()
    };
    let mut count = Count::default();
    for text in texts {
        let (marked, found) = (names(&text.names), names(&found(tagger, &text.text, lists)));
        for kind in &KINDS[..3] {
            count = count.plus(Count::of(*kind, &marked, &found));
        }
    }
    count
}

/// The marked texts of a source.
pub(crate) fn read(folder: &Path, source: &Source) -> Result<Vec<Marked>, String> {
    let lines: Vec<marked::Line> = marked::lines(&folder.join(source.file))?;
    let gold = if source.name == "gmb" { gold(folder)? } else { Default::default() };
    let number = |id: &str| id.rsplit('-').next().unwrap_or_default().to_owned();
    let kept = lines.into_iter().filter(|line| !gold.contains(&number(&line.id)));
    Ok(kept.map(|line| line.marked(source.with_misc, source.weight)).collect())
}

/// The numbers of the sentences that are in the gold parts.
fn gold(folder: &Path) -> Result<std::collections::BTreeSet<String>, String> {
    let mut numbers = std::collections::BTreeSet::new();
    for file in GOLD {
        for line in marked::lines::<marked::Line>(&folder.join(file))? {
            numbers.insert(line.id.rsplit('-').next().unwrap_or_default().to_owned());
        }
    }
    Ok(numbers)
}

/// Texts without marks, or whose marks are not read.
pub(crate) fn unmarked(folder: &Path) -> Result<Vec<String>, String> {
    #[derive(serde::Deserialize)]
    struct Line {
        text: String,
    }
    let mut texts = Vec::new();
    for file in UNMARKED {
        texts.extend(marked::lines(&folder.join(file))?.into_iter().map(|line: Line| line.text));
    }
    Ok(texts)
}
