//! Articles with their time expressions marked by hand: `She left [DATE=2023-08-01 Tuesday].`
//!
//! A paragraph is an article. A line `@ 2023-08-03` gives the date of those below it, `@ -` takes it away; lines that
//! begin with `#` are remarks. A value of `-` says that nothing certain can be said.

use jiff::civil::Date;

use super::TimeKind;
use crate::text::Span;

/// A marked article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedArticle {
    /// Its date, where it is known.
    pub date: Option<Date>,
    /// Its text without marks.
    pub text: String,
    /// Its expressions, in order.
    pub times: Vec<MarkedTime>,
}

/// An expression marked by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedTime {
    /// Where.
    pub span: Span,
    /// Of what kind.
    pub kind: TimeKind,
    /// Its value, if anything certain can be said.
    pub value: Option<String>,
}

/// Why a file of marked articles cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {found:?} is no {wanted}")]
pub struct MarkError {
    /// Where, counted from 1.
    pub line: u32,
    /// What stands there.
    pub found: String,
    /// What should.
    pub wanted: &'static str,
}

/// Reads a file of marked articles.
///
/// # Errors
/// Where a date is none, or a bracket opens no mark.
pub fn read(file: &str) -> Result<Vec<MarkedArticle>, MarkError> {
    let (mut articles, mut date): (Vec<MarkedArticle>, _) = (Vec::new(), None);
    let mut open = false;
    for (number, line) in (1..).zip(file.lines()) {
        let fault = |found: &str, wanted| MarkError { line: number, found: found.to_owned(), wanted };
        if let Some(day) = line.strip_prefix("@ ") {
            date = match day {
                "-" => None,
                day => Some(day.parse().map_err(|_| fault(day, "date; one looks like 2023-08-03"))?),
            };
        } else if line.trim().is_empty() {
            open = false;
        } else if !line.starts_with('#') {
            if !open {
                articles.push(MarkedArticle { date, text: String::new(), times: Vec::new() });
            }
            open = true;
            if let Some(article) = articles.last_mut() {
                add(article, line)
                    .map_err(|mark| fault(mark, "mark; one looks like [DATE=2023-08-01 Tuesday]"))?;
            }
        }
    }
    Ok(articles)
}

/// Adds a line to an article. The error is the mark that is none.
fn add<'l>(article: &mut MarkedArticle, line: &'l str) -> Result<(), &'l str> {
    if !article.text.is_empty() {
        article.text.push('\n');
    }
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        article.text.push_str(before);
        let (inside, after) = after.split_once(']').ok_or(after)?;
        let (mark, words) = inside.split_once(' ').ok_or(inside)?;
        let (kind, value) = mark.split_once('=').ok_or(inside)?;
        let kind = kind_of(kind).ok_or(inside)?;
        let start = article.text.len();
        article.text.push_str(words);
        let span = Span::new(start, article.text.len());
        article.times.push(MarkedTime { span, kind, value: (value != "-").then(|| value.to_owned()) });
        rest = after;
    }
    article.text.push_str(rest);
    Ok(())
}

/// The kind that TimeML calls so.
#[must_use]
pub fn kind_of(code: &str) -> Option<TimeKind> {
    TimeKind::ALL.into_iter().find(|kind| kind.code() == code)
}
