//! `dramatis eval --records`: how well what is found in articles agrees with records made by hand: who is named, and
//! what they said and did.
//!
//! A line of the file is an article with its records, positions in Unicode scalar values. Rules are written by one
//! half of the articles and judged by the other; which half an article is in hangs on its id alone. What was missed
//! can be printed for the first half only, so that nobody reads the other by chance.

mod dates;
mod meetings;
mod people;
mod quotes;

use std::path::Path;

use dramatis::article::{Meta, fnv1a};
use dramatis::extract::lists::Lists;
use dramatis::extract::quotes::marked::{MarkedQuote, MarkedText, read as marked_quotes};
use dramatis::extract::{Analysis, Extractor};
use dramatis::text::PositionTable;

use super::{lines, say};
use crate::marked;

/// An article with its records.
#[derive(serde::Deserialize)]
pub(super) struct Record {
    id: String,
    text: String,
    #[serde(default)]
    people: Vec<people::Marked>,
    #[serde(default)]
    quotes: Vec<quotes::Marked>,
    #[serde(default)]
    dates: Vec<dates::Marked>,
    #[serde(default)]
    meetings: Vec<meetings::Marked>,
}

/// Which articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    /// Those by which rules are written.
    Written,
    /// Those that only measure.
    Measured,
}

impl Half {
    /// The lowest bit of the id's FNV-1a hash decides.
    fn of(id: &str) -> Self {
        match fnv1a(id.as_bytes()) & 1 {
            0 => Self::Written,
            _ => Self::Measured,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Written => "for writing rules",
            Self::Measured => "for measuring",
        }
    }
}

/// What is counted for one sort of record.
trait Score {
    /// Counts what an article has. Gives what was missed and what was found in vain, a line each.
    fn add(&mut self, record: &Record, analysis: &Analysis) -> Vec<String>;

    /// The figures, a line each.
    fn lines(&self) -> Vec<String>;
}

/// Prints the figures of both halves of each file; of a text with quotations marked in it, those of its quotes.
pub(super) fn run(extractor: &Extractor, files: &[impl AsRef<Path>], errors: bool) -> Result<(), String> {
    for file in files {
        let records = read(file.as_ref())?;
        for half in [Half::Written, Half::Measured] {
            let lists = Lists::bundled().map_err(|e| e.to_string())?;
            let mut scores: Vec<Box<dyn Score>> = vec![Box::<quotes::Quotes>::default()];
            if !is_text(file.as_ref()) {
                scores.insert(0, Box::<people::People>::default());
                scores.push(Box::<dates::Dates>::default());
                scores.push(Box::new(meetings::Meetings::new(lists)));
            }
            let articles: Vec<&Record> = records.iter().filter(|r| Half::of(&r.id) == half).collect();
            for record in &articles {
                let analysis = extractor.analyse(&record.text, &Meta::default());
                let faults: Vec<String> =
                    scores.iter_mut().flat_map(|score| score.add(record, &analysis)).collect();
                if errors && half == Half::Written && !faults.is_empty() {
                    say(format!("{}: {}", record.id, record.text.replace('\n', " ")));
                    faults.into_iter().for_each(say);
                }
            }
            let name = file.as_ref().file_stem().unwrap_or_default().to_string_lossy();
            say(format!("{name}, {} articles {}", articles.len(), half.name()));
            scores.iter().flat_map(|score| score.lines()).for_each(say);
        }
    }
    Ok(())
}

fn is_text(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "txt")
}

/// The records of a file: JSON lines, or, where its name ends in `.txt`, texts with quotations marked in them.
fn read(file: &Path) -> Result<Vec<Record>, String> {
    if !is_text(file) {
        return lines(file);
    }
    let record = |text: MarkedText| {
        let table = PositionTable::new(&text.text);
        let quote = |q: &MarkedQuote| quotes::Marked {
            start: table.to_char(q.span.start()).get(),
            end: table.to_char(q.span.end()).get(),
            kind: q.kind,
            speaker: q.speaker.clone(),
        };
        let quotes = text.quotes.iter().map(quote).collect();
        let (people, dates, meetings) = Default::default();
        Record { id: text.id, people, quotes, dates, meetings, text: text.text }
    };
    let text = marked::text(file)?;
    Ok(marked_quotes(&text).into_iter().map(record).collect())
}

/// Records that are marked, found, and right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    marked: u32,
    found: u32,
    right: u32,
}

impl Count {
    /// A row of a table: what it is, the counts, precision, recall and F1.
    fn line(self, what: &str) -> String {
        let Self { marked, found, right } = self;
        let share = |of: u32| per_cent(right, of);
        let f1 = per_cent(2 * right, marked + found);
        format!(
            "  {what:<16} marked {marked:>4}  found {found:>4}  precision {:>5.1}  recall {:>5.1}  F1 {f1:>5.1}",
            share(found),
            share(marked)
        )
    }
}

/// 0 of nothing.
fn per_cent(part: u32, of: u32) -> f64 {
    100.0 * f64::from(part) / f64::from(of.max(1))
}
