//! What an expression points at, once the day of the article is known.
//!
//! Promise: a value is given only where every day that the article can be of gives the same one; else what is
//! certain without it ("XXXX-WXX-1"), else nothing.

use jiff::Span;
use jiff::civil::Date;

use super::find::{Found, Page};
use super::sense::{Calendar, Clock, Sense, Unit};
use super::words::Turn;
use super::{ArticleDay, Reason, tense, value};
use crate::extract::Certainty;

/// The value of an expression, why, and how sure it is.
pub(super) struct Resolved {
    pub(super) value: Option<String>,
    pub(super) why: Reason,
    pub(super) certainty: Certainty,
    /// The day it names, if it names one: what "the next day" after it counts from.
    pub(super) day: Option<Date>,
}

/// What came before in the text: the last day named, while its sentence is near.
pub(super) type Before = Option<Date>;

/// The value of `found`.
pub(super) fn resolve(page: &Page, found: &Found, article: Option<&ArticleDay>, before: Before) -> Resolved {
    let reading = Reading { page, found, before };
    let Some(article) = article else { return finish(found, reading.at(None)) };
    let first = reading.at(Some(article.day));
    if article.slack == 0 {
        return finish(found, first);
    }
    let mut others = (1..=article.slack).map(|days| plus(article.day, i32::from(days), Unit::Day));
    let same = others.all(|day| day.is_some_and(|day| reading.at(Some(day)).0 == first.0));
    finish(found, if same { first } else { reading.at(None) })
}

/// The value without the time of day, and why.
type Read = (Point, Reason);

/// What an expression points at.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Point {
    Day(Date),
    Text(String),
    Nothing,
}

fn finish(found: &Found, (point, why): Read) -> Resolved {
    let day = if let Point::Day(day) = point { Some(day) } else { None };
    let mut text = match point {
        Point::Day(day) => Some(value::day(day)),
        Point::Text(text) => Some(text),
        Point::Nothing => None,
    };
    if let Some(text) = &mut text {
        value::clock(text, found.clock);
    }
    let certainty = match why {
        Reason::Stated | Reason::Length | Reason::Again => 950,
        Reason::Counted => 900,
        Reason::Latest | Reason::Present => 850,
        Reason::Ahead => 800,
        Reason::Nearest => 700,
        Reason::Beside => 650,
        Reason::Vague | Reason::NoDay | Reason::NoSuchDay => 500,
    };
    Resolved { value: text, why, certainty: Certainty(certainty), day }
}

struct Reading<'r> {
    page: &'r Page<'r>,
    found: &'r Found,
    before: Before,
}

impl Reading<'_> {
    /// What the expression points at in an article of `today`.
    fn at(&self, today: Option<Date>) -> Read {
        match self.found.sense {
            Sense::Day(day) => self.day(day, today),
            Sense::Range(first, last) => self.range(first, last, today),
            Sense::Period(Unit::Weekend, Turn::Open) => with_day(today, |today| self.weekend(today)),
            Sense::Period(unit, turn) => with_day(today, |today| period(today, unit, turn)),
            Sense::YearPart(name, day) => self.year_part(name, day, today),
            Sense::WeekOf(year, n) => match value::week_of(year, n) {
                Some(week) => (Point::Text(week), Reason::Stated),
                None => (Point::Nothing, Reason::NoSuchDay),
            },
            Sense::Decade(n) => (Point::Text(short(n, 3)), Reason::Stated),
            Sense::Century(n) => (Point::Text(short(n, 2)), Reason::Stated),
            Sense::Shift(n, unit) => with_day(today, |today| shift(today, n, unit)),
            Sense::Onward(n, unit) => match self.before.and_then(|day| shift(day, n, unit)) {
                Some(point) => (point, Reason::Beside),
                None => (Point::Nothing, Reason::Vague),
            },
            Sense::From(n, unit, day) => match self.day(day, today) {
                (Point::Day(day), why) if n == 0 => (shift(day, 0, unit).unwrap_or(Point::Nothing), why),
                (Point::Day(day), why) => {
                    plus(day, n, unit).map_or((Point::Nothing, why), |day| (Point::Day(day), why))
                }
                (_, why) => (Point::Nothing, why),
            },
            Sense::Length(n, unit) => (Point::Text(value::length(n, unit)), Reason::Length),
            Sense::Set(n, unit) => (Point::Text(value::length(n, unit)), Reason::Again),
            Sense::Weekly(weekday) => {
                (Point::Text(value::partial(&Calendar { weekday, ..Calendar::EMPTY })), Reason::Again)
            }
            Sense::Fixed("PRESENT_REF") => (Point::Text("PRESENT_REF".to_owned()), Reason::Present),
            Sense::Fixed(name) => (Point::Text(name.to_owned()), Reason::Vague),
            Sense::Clock if self.found.kind == super::TimeKind::Set => {
                (Point::Text(String::new()), Reason::Again)
            }
            Sense::Clock if self.found.clock != Clock::None => (Point::Text(String::new()), Reason::Stated),
            Sense::Clock | Sense::Unknown => (Point::Nothing, Reason::Vague),
        }
    }

    fn range(&self, first: Calendar, last: Calendar, today: Option<Date>) -> Read {
        let text = |point: Point| match point {
            Point::Day(day) => Some(value::day(day)),
            Point::Text(text) => Some(text),
            Point::Nothing => None,
        };
        let (from, why) = self.day(first, today);
        let (to, _) = self.day(last, today);
        match (text(from), text(to)) {
            (Some(mut from), Some(to)) => {
                from.push('/');
                from.push_str(&to);
                (Point::Text(from), why)
            }
            _ => (Point::Nothing, why),
        }
    }

    /// "the weekend": this one where it has begun or the sentence looks ahead, else the last.
    fn weekend(&self, today: Date) -> Option<Point> {
        let begun = today.weekday().to_monday_one_offset() > 5;
        shift(today, if begun || self.future() == Some(true) { 0 } else { -1 }, Unit::Weekend)
    }

    fn future(&self) -> Option<bool> {
        tense::future(self.page, self.found.from, self.found.to)
    }

    fn day(&self, day: Calendar, today: Option<Date>) -> Read {
        if day.is_full() {
            let real = Date::new(day.year, day.month, day.day);
            return real.map_or((Point::Nothing, Reason::NoSuchDay), |day| (Point::Day(day), Reason::Stated));
        }
        if day.year != 0 {
            return (Point::Text(value::partial(&day)), Reason::Stated);
        }
        let unresolved = || (Point::Text(value::partial(&day)), Reason::NoDay);
        let Some(today) = today else { return unresolved() };
        if day.month == 0 && day.day == 0 {
            return self.weekday(&day, today);
        }
        if day.month == 0 {
            return on_weekday(&day, today).map_or_else(unresolved, |day| (Point::Day(day), Reason::Nearest));
        }
        match self.year(&day, today) {
            Some((year, why)) if day.day == 0 => {
                (Point::Text(value::partial(&Calendar { year, ..day })), why)
            }
            Some((year, why)) => {
                let real = Date::new(year, day.month, day.day);
                real.map_or((Point::Nothing, Reason::NoSuchDay), |day| (Point::Day(day), why))
            }
            None => unresolved(),
        }
    }

    /// The day of a weekday.
    fn weekday(&self, day: &Calendar, today: Date) -> Read {
        let now = i64::from(today.weekday().to_monday_one_offset());
        let ahead = i64::from(day.weekday) - now;
        let back = if ahead > 0 { ahead - 7 } else { ahead };
        let (days, why) = match (day.turn, day.of) {
            (_, Turn::Last) | (Turn::Last | Turn::Previous, _) => (ahead - 7, Reason::Counted),
            (_, Turn::Next | Turn::Following | Turn::Coming) | (Turn::Next | Turn::Following, _) => {
                (ahead + 7, Reason::Counted)
            }
            (_, Turn::This) => (ahead, Reason::Counted),
            (Turn::This, _) if self.future() == Some(false) => (back, Reason::Latest),
            (Turn::This, _) => (ahead, Reason::Counted),
            (Turn::Past, _) => (if back == 0 { -7 } else { back }, Reason::Counted),
            (Turn::Coming, _) => (if ahead <= 0 { ahead + 7 } else { ahead }, Reason::Counted),
            _ if self.future() == Some(true) => (if ahead < 0 { ahead + 7 } else { ahead }, Reason::Ahead),
            _ => (back, Reason::Latest),
        };
        i32::try_from(days)
            .ok()
            .and_then(|days| plus(today, days, Unit::Day))
            .map_or((Point::Nothing, Reason::NoSuchDay), |day| (Point::Day(day), why))
    }

    /// The year of a month or a day of a month.
    fn year(&self, day: &Calendar, today: Date) -> Option<(i16, Reason)> {
        let this = today.year();
        let place = (day.month, if day.day == 0 { today.day() } else { day.day });
        let now = (today.month(), today.day());
        // Months to go within this year, less than 0 where it is behind.
        let months = i16::from(day.month) - i16::from(today.month());
        let picked = match (day.of, day.turn) {
            (Turn::Last, _) => (this - 1, Reason::Counted),
            (Turn::Next, _) => (this + 1, Reason::Counted),
            (Turn::This, _) | (_, Turn::This) => (this, Reason::Counted),
            (_, Turn::Last | Turn::Past | Turn::Previous) => {
                (if place < now && months != 0 { this } else { this - 1 }, Reason::Counted)
            }
            (_, Turn::Next | Turn::Coming | Turn::Following) => {
                (if place > now { this } else { this + 1 }, Reason::Counted)
            }
            _ => match on_weekday(day, today) {
                Some(found) => (found.year(), Reason::Stated),
                None => self.nearest(day, today, place, now, months),
            },
        };
        Some(picked)
    }

    fn nearest(
        &self,
        day: &Calendar,
        today: Date,
        place: (i8, i8),
        now: (i8, i8),
        months: i16,
    ) -> (i16, Reason) {
        let this = today.year();
        match self.future() {
            Some(true) => (if place < now { this + 1 } else { this }, Reason::Ahead),
            // What was is up to today; a day a little ahead of it is the sentence's other half.
            Some(false) if place <= now => (this, Reason::Latest),
            Some(false) if months > 1 || day.day == 0 => (this - 1, Reason::Latest),
            _ if months > 6 => (this - 1, Reason::Nearest),
            _ if months < -6 => (this + 1, Reason::Nearest),
            _ => (this, Reason::Nearest),
        }
    }

    fn year_part(&self, name: &'static str, day: Calendar, today: Option<Date>) -> Read {
        let write = |year: i16, why| {
            let mut out = value::year(year);
            out.push('-');
            out.push_str(name);
            (Point::Text(out), why)
        };
        if day.year != 0 {
            return write(day.year, Reason::Stated);
        }
        let part = |today: Date| match name {
            "SP" | "Q2" => 4,
            "SU" | "Q3" | "H2" => 7,
            "FA" | "Q4" => 10,
            _ if name == "WI" && today.month() == 12 => 12,
            _ => 1,
        };
        match (today, day.of, day.turn) {
            (Some(today), Turn::Last, _) => write(today.year() - 1, Reason::Counted),
            (Some(today), Turn::Next, _) => write(today.year() + 1, Reason::Counted),
            (Some(today), Turn::This, _) | (Some(today), _, Turn::This) => {
                write(today.year(), Reason::Counted)
            }
            (Some(today), _, Turn::Last | Turn::Past) => {
                write(today.year() - i16::from(part(today) + 2 >= today.month()), Reason::Counted)
            }
            (Some(today), _, Turn::Next | Turn::Coming) => {
                write(today.year() + i16::from(part(today) <= today.month()), Reason::Counted)
            }
            (Some(today), ..) if name.starts_with('Q') && self.future() != Some(true) => {
                write(today.year() - i16::from(part(today) > today.month()), Reason::Latest)
            }
            _ => {
                let mut out = "XXXX-".to_owned();
                out.push_str(name);
                (Point::Text(out), Reason::NoDay)
            }
        }
    }
}

/// The day nearest to `today` on which the weekday and the day of the month agree, if both are said.
fn on_weekday(day: &Calendar, today: Date) -> Option<Date> {
    if day.weekday == 0 || day.day == 0 {
        return None;
    }
    let fits = |date: &Date| {
        date.weekday().to_monday_one_offset() == day.weekday && (day.month == 0 || date.month() == day.month)
    };
    let mut best: Option<(i32, Date)> = None;
    let months: std::ops::RangeInclusive<i32> = if day.month == 0 { -4..=4 } else { -24..=24 };
    for offset in months {
        let Some(first) =
            Date::new(today.year(), today.month(), 1).ok().and_then(|first| plus(first, offset, Unit::Month))
        else {
            continue;
        };
        let Ok(found) = Date::new(first.year(), first.month(), day.day) else { continue };
        let far = offset.abs();
        if fits(&found) && best.is_none_or(|(least, _)| far < least) {
            best = Some((far, found));
        }
    }
    best.map(|(_, found)| found)
}

fn with_day(today: Option<Date>, read: impl FnOnce(Date) -> Option<Point>) -> Read {
    match today {
        None => (Point::Nothing, Reason::NoDay),
        Some(today) => read(today).map_or((Point::Nothing, Reason::Vague), |point| (point, Reason::Counted)),
    }
}

/// This, last or next unit.
fn period(today: Date, unit: Unit, turn: Turn) -> Option<Point> {
    let n = match turn {
        Turn::Last | Turn::Past | Turn::Previous => -1,
        Turn::This | Turn::Open => 0,
        Turn::Next | Turn::Coming | Turn::Following => 1,
        Turn::Recent | Turn::Same => return None,
    };
    shift(today, n, unit)
}

/// So many units on, as exactly as the unit counts.
fn shift(day: Date, n: i32, unit: Unit) -> Option<Point> {
    let moved = plus(day, n, unit)?;
    let text = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Season => return None,
        Unit::Day => return Some(Point::Day(moved)),
        Unit::Week | Unit::Fortnight => value::week(moved),
        Unit::Weekend => value::week(moved) + "-WE",
        Unit::Month => value::month(moved),
        Unit::Quarter => {
            let mut out = value::year(moved.year());
            out.push_str(["-Q1", "-Q2", "-Q3", "-Q4"][((moved.month() - 1) / 3) as usize]);
            out
        }
        Unit::Year => value::year(moved.year()),
        Unit::Decade if n.abs() <= 1 => short(moved.year() / 10, 3),
        Unit::Decade => value::year(moved.year()),
        Unit::Century => short(moved.year() / 100, 2),
    };
    Some(Point::Text(text))
}

/// The day so many units later. Without panics: those of `jiff` would bring the texts of all its errors along.
pub(super) fn plus(day: Date, n: i32, unit: Unit) -> Option<Date> {
    let span = Span::new();
    let n = i64::from(n);
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Season => return None,
        Unit::Day => span.try_days(n),
        Unit::Week | Unit::Weekend => span.try_weeks(n),
        Unit::Fortnight => span.try_weeks(n * 2),
        Unit::Month => span.try_months(n),
        Unit::Quarter => span.try_months(n * 3),
        Unit::Year => span.try_years(n),
        Unit::Decade => span.try_years(n * 10),
        Unit::Century => span.try_years(n * 100),
    };
    let moved = day.checked_add(span.ok()?).ok()?;
    (moved.year() > 0).then_some(moved)
}

fn short(n: i16, width: usize) -> String {
    let mut out = String::new();
    value::digits(&mut out, i32::from(n), width);
    out
}
