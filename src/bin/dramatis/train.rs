//! `dramatis train`: marked texts in, `static/model/names.bin` out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::extract::lists::Lists;
use dramatis::extract::tagger::Tagger;
use dramatis::extract::tagger::train::{Corpus, Design, Marked, fit};

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
}

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
    let mut texts = Vec::new();
    for source in &SOURCES {
        texts.extend(read(&options.from, source)?);
    }
    let unmarked = unmarked(&options.from)?;
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

/// The marked texts of a source.
pub(crate) fn read(folder: &Path, source: &Source) -> Result<Vec<Marked>, String> {
    let lines = marked::read(&folder.join(source.file))?;
    let gold = if source.name == "gmb" { gold(folder)? } else { Default::default() };
    let number = |id: &str| id.rsplit('-').next().unwrap_or_default().to_owned();
    let kept = lines.into_iter().filter(|line| !gold.contains(&number(&line.id)));
    Ok(kept.map(|line| line.marked(source.with_misc, source.weight)).collect())
}

/// The numbers of the sentences that are in the gold parts.
fn gold(folder: &Path) -> Result<std::collections::BTreeSet<String>, String> {
    let mut numbers = std::collections::BTreeSet::new();
    for file in GOLD {
        for line in marked::read(&folder.join(file))? {
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
        let path = folder.join(file);
        let lines = marked::text(&path)?;
        for (number, line) in (1..).zip(lines.lines()) {
            let line: Line =
                serde_json::from_str(line).map_err(|e| format!("{} line {number}: {e}", path.display()))?;
            texts.push(line.text);
        }
    }
    Ok(texts)
}
