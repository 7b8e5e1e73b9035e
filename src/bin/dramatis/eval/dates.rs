//! `dramatis eval --dates`: how well time expressions and their values agree with those marked by hand.
//!
//! Two kinds of file are read. A `.txt` has its marks in the text, as `tests/dates/news.txt` has; an expression is right
//! where start and end are, its value where the value is too. A `.jsonl` is one of Recognizers-Text, whose marks follow
//! other rules than TIMEX3, so they are compared by what both can say:
//!
//! - prepositions, articles and words such as "about" before an expression do not count, on either side;
//! - a range with two ends ("from May to June") is two expressions in TIMEX3: both ends must be found; so are a day and
//!   the time that a preposition ties to it ("Monday after 3 p.m.", "Monday from 3 to 4 p.m."): the last has the day too;
//! - what the file counts as three ("a few hours") has no number in TIMEX3;
//! - where the file counts weeks, months and years to the very day, the week, month or year that TIMEX3 names is right;
//! - where the file leaves open which Friday is meant and gives several, each of them is right;
//! - a zone behind a time is part of our value and not of the file's.
//!
//! The kinds and forms that assistants are asked for and news does not use are left out: [`OTHER_KINDS`] and
//! [`forms::OTHER_FORMS`] say which and why, and how many they are is printed.

mod forms;
mod timex;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dramatis::article::Meta;
use dramatis::extract::dates::marked;
use dramatis::extract::{Extractor, TimeExpression, TimeKind};
use dramatis::text::Span;

use super::{lines, say};

/// Kinds of Recognizers-Text that are not scored, and why.
const OTHER_KINDS: [(&str, &str); 3] = [
    ("datetimealt", "what is left unsaid of a second choice (“Monday or [the 4th]”, “this week or [next]”)"),
    ("timezone", "zones alone, which are no time"),
    ("unknown", "stamps of log files"),
];

/// What is left out because no sentence is around it.
const ALONE: &str = "expressions that are all of the text, in no sentence";

/// Prints the figures of each file, and with `errors` what was missed.
pub(super) fn run(extractor: &Extractor, files: &[impl AsRef<Path>], errors: bool) -> Result<(), String> {
    for file in files {
        let file = file.as_ref();
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        if file.extension().is_some_and(|end| end == "txt") {
            own(extractor, file, &name, errors)?;
        } else {
            recognizers(extractor, file, &name, errors)?;
        }
    }
    Ok(())
}

/// Marked, found, extents right, values right.
#[derive(Clone, Copy, Default)]
struct Count {
    marked: u32,
    found: u32,
    extents: u32,
    values: u32,
}

impl Count {
    fn line(&self, what: &str) -> String {
        let Self { marked, found, extents, values } = *self;
        let f1 = |right: u32| 2.0 * f64::from(right) / f64::from((marked + found).max(1));
        let share = f64::from(values) / f64::from(marked.max(1));
        format!(
            "  {what:<14} marked {marked:>4}  found {found:>4}  extents {extents:>4}, F1 {:.3}  values {values:>4}, F1 {:.3}, of the marked {share:.3}",
            f1(extents),
            f1(values)
        )
    }
}

fn analyse(extractor: &Extractor, text: &str, date: Option<jiff::civil::Date>) -> Vec<TimeExpression> {
    extractor.analyse(text, &Meta { date, ..Meta::default() }).dates
}

fn own(extractor: &Extractor, file: &Path, name: &str, errors: bool) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let articles = marked::read(&text).map_err(|e| format!("{} {e}", file.display()))?;
    let mut kinds: BTreeMap<TimeKind, Count> = BTreeMap::new();
    let mut all = Count::default();
    for article in &articles {
        let found = analyse(extractor, &article.text, article.date);
        for time in &article.times {
            let hit = found.iter().find(|found| found.span == time.span);
            let right = hit.is_some_and(|hit| hit.value == time.value && hit.kind == time.kind);
            for count in [&mut all, kinds.entry(time.kind).or_default()] {
                count.marked += 1;
                count.extents += u32::from(hit.is_some());
                count.values += u32::from(right);
            }
            if errors && !right {
                let got = hit.map(|hit| (hit.kind.code(), hit.value.as_deref().unwrap_or("-")));
                let words = time.span.slice(&article.text);
                let want = time.value.as_deref().unwrap_or("-");
                say(format!("  - {} {want} {words:?}: {got:?}", time.kind.code()));
            }
        }
        for found in &found {
            for count in [&mut all, kinds.entry(found.kind).or_default()] {
                count.found += 1;
            }
            if errors && !article.times.iter().any(|time| time.span == found.span) {
                say(format!("  + {} {:?}", found.kind.code(), found.span.slice(&article.text)));
            }
        }
    }
    say(format!("{name}, {} articles", articles.len()));
    say(all.line("all"));
    kinds.iter().for_each(|(kind, count)| say(count.line(kind.code())));
    Ok(())
}

/// A line of Recognizers-Text.
#[derive(serde::Deserialize)]
struct Sentence {
    text: String,
    reference: Option<String>,
    dates: Vec<Mark>,
}

#[derive(serde::Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    kind: String,
    values: Vec<timex::Meaning>,
}

fn recognizers(extractor: &Extractor, file: &Path, name: &str, errors: bool) -> Result<(), String> {
    let mut kinds: BTreeMap<String, Count> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, u32> = BTreeMap::new();
    let mut all = Count::default();
    for sentence in lines::<Sentence>(file)? {
        let date = sentence.reference.as_ref().and_then(|day| day.get(..10)?.parse().ok());
        let mut found: Vec<(Span, TimeExpression)> = analyse(extractor, &sentence.text, date)
            .into_iter()
            .map(|one| (timex::trimmed(&sentence.text, one.span), one))
            .collect();
        for mark in &sentence.dates {
            let span = timex::trimmed(&sentence.text, bytes(&sentence.text, mark.start, mark.end));
            let words = bytes(&sentence.text, mark.start, mark.end).slice(&sentence.text);
            let kind = OTHER_KINDS.iter().map(|(kind, _)| *kind).find(|kind| *kind == mark.kind);
            let alone = words.trim() == sentence.text.trim();
            let form = forms::OTHER_FORMS.iter().find(|(_, is)| is(&mark.kind, words)).map(|(form, _)| *form);
            if let Some(other) = kind.or(form).or(alone.then_some(ALONE)) {
                *left_out.entry(other).or_default() += 1;
                found.retain(|(place, _)| !place.overlaps(span));
                continue;
            }
            let (extent, value, used) = compare(&sentence.text, span, mark, &found);
            for count in [&mut all, kinds.entry(mark.kind.clone()).or_default()] {
                count.marked += 1;
                // Of several expressions that make one range, one is counted.
                count.found += u32::from(extent);
                count.extents += u32::from(extent);
                count.values += u32::from(value);
            }
            if errors && !value {
                let got: Vec<_> = found.iter().filter(|(place, _)| place.overlaps(span)).collect();
                let got: Vec<_> =
                    got.iter().map(|(p, one)| (p.slice(&sentence.text), one.value.as_deref())).collect();
                let sign = if extent { '~' } else { '-' };
                let want = mark.values.first().and_then(|v| v.timex.as_deref());
                say(format!("  {sign} {} {:?} {want:?}: {got:?}", mark.kind, span.slice(&sentence.text)));
            }
            found.retain(|(place, _)| !used.contains(place));
        }
        all.found += u32::try_from(found.len()).unwrap_or(u32::MAX);
        if errors {
            for (place, one) in &found {
                say(format!(
                    "  + {} {:?} in {:?}",
                    one.kind.code(),
                    place.slice(&sentence.text),
                    sentence.text
                ));
            }
        }
    }
    say(format!("{name}: kinds that news uses"));
    say(all.line("all"));
    kinds.iter().for_each(|(kind, count)| say(count.line(kind)));
    say("  left out, by kind and by form:");
    let count = |what: &str| left_out.get(what).copied().unwrap_or_default();
    OTHER_KINDS.iter().for_each(|(kind, why)| say(format!("  {:>5} {kind}: {why}", count(kind))));
    forms::OTHER_FORMS.iter().for_each(|(form, _)| say(format!("  {:>5} {form}", count(form))));
    say(format!("  {:>5} {ALONE}", count(ALONE)));
    Ok(())
}

/// Whether extent and value are right, and which of the found say so.
fn compare(text: &str, span: Span, mark: &Mark, found: &[(Span, TimeExpression)]) -> (bool, bool, Vec<Span>) {
    if let Some((place, one)) = found.iter().find(|(place, _)| *place == span) {
        let right = one.value.as_ref().is_some_and(|value| mark.values.iter().any(|m| m.is(value)));
        return (true, right, vec![*place]);
    }
    let whole = |run: &&[(Span, TimeExpression)]| {
        let [(first, _), .., (last, _)] = run else { return false };
        first.start() == span.start()
            && last.end() == span.end()
            && run.windows(2).all(|pair| timex::joins(text, &mark.kind, pair[0].0, pair[1].0))
    };
    let Some(run) = found.windows(2).find(whole).or_else(|| found.windows(3).find(whole)) else {
        return (false, false, Vec::new());
    };
    let values: Vec<&str> = run.iter().filter_map(|(_, one)| one.value.as_deref()).collect();
    let right = match values[..] {
        // A day and a time behind it, which is of that day.
        [day, time] if time.starts_with(day) => mark.values.iter().any(|m| m.is(time)),
        [from, to] | [_, from, to] => mark.values.iter().any(|m| m.runs(from, to)),
        _ => false,
    };
    (true, right && values.len() == run.len(), run.iter().map(|(place, _)| *place).collect())
}

/// The bytes of a span in Unicode scalar values.
fn bytes(text: &str, start: usize, end: usize) -> Span {
    let at = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    Span::new(at(start), at(end))
}
