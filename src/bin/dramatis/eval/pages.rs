//! How well the article is found on saved web pages: the words of the text that comes out against the words of the
//! text that should.
//!
//! A word is a run of letters and digits, in any case; each counts as often as it stands there. Runs of four words
//! (shingles) are scored beside single words, as in the benchmark of Scrapinghub (2020) from which the format is. A
//! page's scores are its own; the last row has their means. What comes out is scored twice: the whole main text, and
//! what the anatomy leaves of it when noise, captions, bylines and the headline are set aside.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

use dramatis::anatomy::{BlockKind, dissect};
use dramatis::article::Meta;
use dramatis::import;

use super::{marked, say};

/// Pages whose F1 is below this are printed with `--errors`.
const WORSE: f64 = 0.97;

#[derive(serde::Deserialize)]
struct Page {
    url: String,
    html: String,
    article: String,
}

/// Prints the scores of each file.
pub(super) fn run(files: &[PathBuf], errors: bool) -> Result<ExitCode, String> {
    let own = [PathBuf::from("../shared/data/html/article_extraction_benchmark.jsonl.gz")];
    for file in if files.is_empty() { &own } else { files } {
        let text = marked::text(file)?;
        let mut sums = [Scores::default(); 4];
        let (mut pages, mut failed) = (0_u32, 0_u32);
        for (number, line) in (1u32..).zip(text.lines()) {
            let page: Page =
                serde_json::from_str(line).map_err(|e| format!("{} line {number}: {e}", file.display()))?;
            let (main, body) = read(&page.html).unwrap_or_else(|error| {
                failed += 1;
                say(format!("{}: {error}", page.url));
                Default::default()
            });
            let want = [shingles(&page.article, 1), shingles(&page.article, 4)];
            let main = [Scores::of(&want[0], &shingles(&main, 1)), Scores::of(&want[1], &shingles(&main, 4))];
            let got = shingles(&body, 1);
            let scores =
                [main[0], Scores::of(&want[0], &got), main[1], Scores::of(&want[1], &shingles(&body, 4))];
            sums.iter_mut().zip(scores).for_each(|(sum, score)| sum.add(score));
            pages += 1;
            if errors && scores[1].f1 < WORSE {
                say(format!("{:.3} (main text {:.3}) {}", scores[1].f1, scores[0].f1, page.url));
                say(format!("  lost: {}", difference(&page.article, &body)));
                say(format!("  too much: {}", difference(&body, &page.article)));
            }
        }
        say(format!("{}: {pages} pages, {failed} without an article", file.display()));
        say(format!("{:<28} {:>6} {:>6} {:>6}", "mean over pages", "prec", "rec", "F1"));
        let rows = ["words, main text", "words, body", "4-word shingles, main text", "4-word shingles, body"];
        for (row, sum) in rows.iter().zip(sums) {
            let mean = |sum: f64| format!("{:.1}", 100.0 * sum / f64::from(pages.max(1)));
            say(format!("{row:<28} {:>6} {:>6} {:>6}", mean(sum.precision), mean(sum.recall), mean(sum.f1)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The main text of a page, and what of it is the article by its anatomy.
fn read(html: &str) -> Result<(String, String), import::HtmlError> {
    let page = import::html(html)?;
    let meta = Meta { title: page.title.map(|fact| fact.value), ..Meta::default() };
    let kinds = [BlockKind::Body, BlockKind::Standfirst, BlockKind::Dateline];
    let blocks = dissect(&page.text, &meta).blocks;
    let body: Vec<&str> =
        blocks.iter().filter(|b| kinds.contains(&b.kind)).map(|b| b.span.slice(&page.text)).collect();
    let body = body.join("\n");
    Ok((page.text, body))
}

#[derive(Clone, Copy, Debug, Default)]
struct Scores {
    precision: f64,
    recall: f64,
    f1: f64,
}

impl Scores {
    fn of(want: &HashMap<u64, u32>, got: &HashMap<u64, u32>) -> Self {
        let total = |bag: &HashMap<u64, u32>| f64::from(bag.values().sum::<u32>());
        let both: u32 = want.iter().map(|(key, n)| *n.min(got.get(key).unwrap_or(&0))).sum();
        let share = |of: f64| if of > 0.0 { f64::from(both) / of } else { 0.0 };
        let (precision, recall) = (share(total(got)), share(total(want)));
        let sum = precision + recall;
        Self { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }

    fn add(&mut self, other: Self) {
        self.precision += other.precision;
        self.recall += other.recall;
        self.f1 += other.f1;
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// How often each run of `length` words stands in the text; a shorter text is one run.
fn shingles(text: &str, length: usize) -> HashMap<u64, u32> {
    let words = words(text);
    let mut bag = HashMap::new();
    let hash = |run: &[String]| dramatis::article::fnv1a(run.join(" ").as_bytes());
    let runs: Vec<u64> = if words.len() < length && !words.is_empty() {
        vec![hash(&words)]
    } else {
        words.windows(length).map(hash).collect()
    };
    for run in runs {
        *bag.entry(run).or_default() += 1;
    }
    bag
}

/// The lines of `text` most of whose 3-word shingles are not in `other`, cut short.
fn difference(text: &str, other: &str) -> String {
    let known = shingles(other, 3);
    let strange = |line: &&str| {
        let own = shingles(line, 3);
        let shared = own.keys().filter(|key| known.contains_key(key)).count();
        !own.is_empty() && shared * 2 < own.len()
    };
    let lines: Vec<String> =
        text.lines().filter(strange).map(|line| line.chars().take(100).collect()).collect();
    lines.iter().take(12).cloned().collect::<Vec<_>>().join(" ¦ ")
}
