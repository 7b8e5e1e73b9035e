//! When things happened: time expressions with their TIMEX3 values, and the day that they are counted from.
//!
//! Promise: expressions are in order and do not overlap; each lies in one sentence outside noise and bylines. A
//! value is what the words and the article's day make certain: where that day is not known, "Monday" is
//! `XXXX-WXX-1` and "last year" has none. Every value says why. Linear in the length of the text.
//!
//! Values are TIMEX3's: days, weeks (`2023-W31`), months, quarters, seasons, decades (`199`), lengths (`P3D`), sets
//! (`P1W`, `XXXX-WXX-7`), times (`2023-07-31TNI`, `T14:30Z`), `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`. Days joined by
//! a hyphen are one expression with an ISO 8601 interval, `2023-07-03/2023-07-05`.

mod article_day;
mod calendar;
mod clock;
mod find;
mod hours;
mod length;
#[cfg(any(test, feature = "cli"))]
pub mod marked;
mod period;
mod resolve;
mod sense;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod words;

pub(super) use words::TABLES;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use resolve::plus;
use sense::{Calendar, Clock, Sense, Unit};
use words::{Lex, Turn};

use super::Certainty;
use super::lists::Lists;
use super::name::Name;
use super::scene::Scene;
use crate::anatomy::Anatomy;
use crate::article::{Meta, packed_day};
use crate::text::Span;

/// The kinds of time expression, after TimeML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// How long something takes.
    Duration,
    /// What comes again and again.
    Set,
}

impl TimeKind {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Date, Self::Time, Self::Duration, Self::Set];

    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// Why an expression has its value, or has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// The words say all of it.
    Stated,
    /// Counted from the article's day.
    Counted,
    /// The latest such day, month or year up to the article's.
    Latest,
    /// The next one.
    Ahead,
    /// The one nearest to the article's day.
    Nearest,
    /// Counted from the day named before it.
    Beside,
    /// A length.
    Length,
    /// Again and again.
    Again,
    /// Now.
    Present,
    /// Too loose for a value.
    Vague,
    /// The article's day is not known, or not well enough.
    NoDay,
    /// The calendar has no such day.
    NoSuchDay,
}

impl Reason {
    /// In plain words: a sentence without its full stop.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Stated => "the words say it in full",
            Self::Counted => "counted from the article’s date",
            Self::Latest => "the latest one up to the article’s date",
            Self::Ahead => "the sentence looks ahead: the next one from the article’s date on",
            Self::Nearest => "the one nearest to the article’s date",
            Self::Beside => "counted from the date named before it",
            Self::Length => "how long it takes",
            Self::Again => "how often it comes again",
            Self::Present => "the time of writing",
            Self::Vague => "the words name no certain time",
            Self::NoDay => "the article’s date is not known well enough",
            Self::NoSuchDay => "the calendar has no such day",
        }
    }
}

/// A place where the text speaks of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Where: the longest phrase without its preposition.
    pub span: Span,
    /// Of what kind.
    pub kind: TimeKind,
    /// Its TIMEX3 value: only what is certain.
    pub value: Option<String>,
    /// Why it has this value.
    pub why: Reason,
    /// How sure the value is.
    pub certainty: Certainty,
}

/// How the day of an article is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayReason {
    /// It came with the text.
    Given,
    /// A line above the article, or one that says "published", names it.
    Published,
    /// The dateline names it.
    Dateline,
    /// "today", "five days ago" stands beside a full date.
    Counted,
    /// The text names a day with its weekday in its first paragraph, and what it says of time is of those days.
    WeekdayInLead,
    /// The text names a day with its weekday, in a way that only the days after it are spoken of.
    Weekday,
}

impl DayReason {
    /// In plain words: a sentence without its full stop.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Given => "given beside the text",
            Self::Published => "a line of the page says when it was published",
            Self::Dateline => "the dateline names it",
            Self::Counted => "the text counts days from it to a date that it names in full",
            Self::WeekdayInLead => {
                "the first paragraph names a day with its weekday; the article is of that day or of the next ones"
            }
            Self::Weekday => "the text names a day with its weekday; the article is at most six days younger",
        }
    }
}

/// The day that an article is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleDay {
    /// The day, or the first that it can be.
    #[serde(with = "packed_day::one")]
    pub day: Date,
    /// How many days younger the article may be.
    pub slack: u8,
    /// How it is known.
    pub why: DayReason,
}

impl ArticleDay {
    /// The TIMEX3 value that holds every day that the article can be of: the day, else the week, month or year that
    /// all of them are in.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        if self.slack == 0 {
            return Some(value::day(self.day));
        }
        let last = plus(self.day, i32::from(self.slack), Unit::Day)?;
        let writers: [fn(Date) -> String; 3] = [value::week, value::month, |day| value::year(day.year())];
        writers.into_iter().map(|write| (write(self.day), write(last))).find(|(a, b)| a == b).map(|(a, _)| a)
    }
}

/// The time expressions of a text and the day of its article, if that is known.
pub(super) fn dates(
    scene: &Scene,
    anatomy: &Anatomy,
    meta: &Meta,
    lists: &Lists,
    names: &[Name],
) -> (Vec<TimeExpression>, Option<ArticleDay>) {
    let lex = words::read(scene);
    let page = find::Page::new(scene, &lex);
    let found = outside(find::find(&page), names);
    let day = meta
        .date
        .map(|day| ArticleDay { day, slack: 0, why: DayReason::Given })
        .or_else(|| article_day::infer(&page, &found, anatomy, lists));
    (resolved(&page, &found, day.as_ref()), day)
}

/// Without the days and months that are part of a longer name: "The Friday Times", "Theresa May". Both in order.
fn outside(mut found: Vec<find::Found>, names: &[Name]) -> Vec<find::Found> {
    let mut next = 0;
    found.retain(|one| {
        while names.get(next).is_some_and(|name| name.to <= one.from) {
            next += 1;
        }
        let Some(name) = names.get(next) else { return true };
        one.to - one.from > 1 || name.from > one.from || name.to < one.to || name.to - name.from == 1
    });
    found
}

/// An expression and what it was resolved to: the day, or the year alone.
struct Prior {
    found: find::Found,
    day: Option<Date>,
    year: Option<i16>,
}

/// The second end of a range follows the first: "from May to September", "from Monday to Friday".
fn joined(page: &find::Page, prior: Option<&Prior>, one: find::Found) -> find::Found {
    let (Some(prior), Sense::Day(day)) = (prior, one.sense) else { return one };
    let Sense::Day(first) = prior.found.sense else { return one };
    let at = prior.found.to;
    let to = page.then(at) == Lex::To || matches!(page.word(at), "through" | "until" | "till");
    let open = day.year == 0 && day.turn == Turn::Open && day.of == Turn::Open;
    if !to || !open || one.from != at + 1 {
        return one;
    }
    let sense = match (prior.day, prior.year) {
        (Some(start), _) if first.weekday != 0 && day.weekday != 0 && day.month == 0 && day.day == 0 => {
            let days = (day.weekday - start.weekday().to_monday_one_offset()).rem_euclid(7);
            let Some(end) = plus(start, i32::from(days), Unit::Day) else { return one };
            Calendar { year: end.year(), month: end.month(), day: end.day(), ..day }
        }
        (_, Some(year)) if first.month != 0 && day.month != 0 && first.weekday == 0 => {
            let turns = (day.month, day.day) < (first.month, first.day);
            Calendar { year: year + i16::from(turns), ..day }
        }
        _ => return one,
    };
    find::Found { sense: Sense::Day(sense), ..one }
}

/// A time alone beside one with its day is of that day too: "Monday from 2 to 4 p.m.", "2 to 4 p.m. on Monday".
fn of_that_day(
    page: &find::Page,
    prior: Option<&Prior>,
    one: find::Found,
    next: Option<&find::Found>,
) -> find::Found {
    let Clock::At(hour, minute, _) = one.clock else { return one };
    if one.sense != Sense::Clock || one.kind != TimeKind::Time {
        return one;
    }
    if let Some((prior, day)) = prior.and_then(|prior| Some((prior, prior.day?)))
        && links(page, prior.found.to, one.from)
    {
        // "Monday from 8 p.m. to 5 a.m."
        let turns = matches!(prior.found.clock, Clock::At(h, m, _) if (h, m) > (hour, minute));
        let Some(day) = plus(day, i32::from(turns), Unit::Day) else { return one };
        let day = Calendar { year: day.year(), month: day.month(), day: day.day(), ..Calendar::EMPTY };
        return find::Found { sense: Sense::Day(day), ..one };
    }
    let leads = |next: &&find::Found| {
        let figures =
            matches!(page.lex(next.from), Lex::Digits(_) | Lex::Number(_) | Lex::Hour(_) | Lex::Timed(..));
        let later = matches!(next.clock, Clock::At(h, m, _) if (hour, minute) < (h, m));
        figures && later && next.from == one.to + 1 && hours::joins(page, one.from, one.to)
    };
    next.filter(leads).map_or(one, |next| find::Found { sense: next.sense, ..one })
}

/// Whether the words `from..to` tie a time to the day before it.
fn links(page: &find::Page, from: usize, to: usize) -> bool {
    const LONGEST: usize = 2;
    let ties = |i: usize| {
        matches!(page.lex(i), Lex::To | Lex::Dash | Lex::And | Lex::About)
            || matches!(page.word(i), "from" | "between" | "before" | "after" | "by" | "until" | "till")
    };
    (1..=LONGEST).contains(&to.saturating_sub(from))
        && page.scene.continues(to)
        && (from..to).all(|i| page.scene.continues(i) && ties(i))
}

/// How many sentences a named day serves "the next day" behind it.
const NEAR: u32 = 2;

fn resolved(page: &find::Page, found: &[find::Found], day: Option<&ArticleDay>) -> Vec<TimeExpression> {
    let (mut sentence, mut word) = (0, 0);
    let mut last: Option<(Date, u32)> = None;
    let mut out = Vec::with_capacity(found.len());
    let mut prior: Option<Prior> = None;
    for (n, one) in found.iter().enumerate() {
        let one = joined(page, prior.as_ref(), *one);
        let one = &of_that_day(page, prior.as_ref(), one, found.get(n + 1));
        while word <= one.from {
            sentence += u32::from(page.scene.words[word].starts);
            word += 1;
        }
        let before = last.filter(|(_, at)| sentence - at <= NEAR).map(|(day, _)| day);
        let read = resolve::resolve(page, one, day, before);
        let year = read.value.as_deref().and_then(|value| value.get(..4)?.parse().ok());
        prior = Some(Prior { found: *one, day: read.day, year });
        last = read.day.map(|day| (day, sentence)).or(last);
        out.push(TimeExpression {
            span: page.scene.span(one.from, one.to),
            kind: one.kind,
            value: read.value,
            why: read.why,
            certainty: read.certainty,
        });
    }
    out
}
