//! Time expressions: an expression is right where it begins and ends as it was marked; whether its type is right too
//! is counted beside it.

use std::collections::BTreeMap;

use dramatis::extract::{Analysis, TimeKind};
use dramatis::text::{PositionTable, Span};

use super::{Count, Record, Score, per_cent};

/// An expression as it was marked.
#[derive(serde::Deserialize)]
pub(super) struct Marked {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
}

/// The counts, over all and for each type as marked.
#[derive(Default)]
pub(super) struct Dates {
    all: Count,
    kinds: BTreeMap<TimeKind, Count>,
    typed: u32,
}

impl Score for Dates {
    fn add(&mut self, record: &Record, analysis: &Analysis) -> Vec<String> {
        let table = PositionTable::new(&record.text);
        let position = |at: &dramatis::text::ByteOffset| table.to_char(*at).get();
        let found: BTreeMap<(usize, usize), (TimeKind, Span)> = analysis
            .dates
            .iter()
            .map(|d| ((position(&d.span.start()), position(&d.span.end())), (d.kind, d.span)))
            .collect();
        let mut faults = Vec::new();
        let mut marked: BTreeMap<(usize, usize), TimeKind> = BTreeMap::new();
        for date in &record.dates {
            let Some(kind) = TimeKind::ALL.into_iter().find(|kind| kind.code() == date.kind) else {
                continue;
            };
            marked.insert((date.start, date.end), kind);
        }
        for (place, kind) in &marked {
            let count = self.kinds.entry(*kind).or_default();
            count.marked += 1;
            match found.get(place) {
                Some((got, _)) if got == kind => {
                    count.right += 1;
                    self.typed += 1;
                }
                Some((got, span)) => {
                    faults.push(format!(
                        "  ~ {} as {}: {}",
                        kind.code(),
                        got.code(),
                        span.slice(&record.text)
                    ));
                }
                None => {
                    let words: String = record.text.chars().skip(place.0).take(place.1 - place.0).collect();
                    faults.push(format!("  - {} {words}", kind.code()));
                }
            }
            self.all.right += u32::from(found.contains_key(place));
        }
        for (place, (kind, span)) in &found {
            self.kinds.entry(*kind).or_default().found += 1;
            if !marked.contains_key(place) {
                faults.push(format!("  + {} {}", kind.code(), span.slice(&record.text)));
            }
        }
        self.all.marked += u32::try_from(marked.len()).unwrap_or(u32::MAX);
        self.all.found += u32::try_from(found.len()).unwrap_or(u32::MAX);
        faults
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.all.line("dates")];
        lines.extend(self.kinds.iter().map(|(kind, count)| count.line(kind.code())));
        let typed = per_cent(self.typed, self.all.right);
        lines.push(format!("  type right of the dates found: {typed:.1}"));
        lines
    }
}
