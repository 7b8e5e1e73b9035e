//! When a meeting was, as far as an article says: the days that it can have been on, or a weekday or month alone.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::extract::{Analysis, Meeting};

/// Days that a report of something "told on Monday" may come later than it.
const LATER: u8 = 2;

/// What is known of a time. Weekdays count from Monday, 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct When {
    /// First and last day that it can have been.
    days: Option<(Date, Date)>,
    weekday: Option<u8>,
    month: Option<u8>,
    /// The day of the month.
    day: Option<u8>,
    /// Only the time of the telling is known: the meeting was then or up to two days before.
    told: bool,
}

impl When {
    /// Of `meeting`, which is one of `analysis`.
    pub(super) fn new(analysis: &Analysis, meeting: &Meeting) -> Self {
        let told = meeting.time.is_none();
        let words = meeting.time.or(meeting.told).and_then(|span| analysis.value_at(span));
        let mut when = words.map(Self::of).unwrap_or_default();
        when.told = told;
        when
    }

    /// Of a TIMEX3 value.
    fn of(value: &str) -> Self {
        let days = days(value);
        let one = days.filter(|(first, last)| first == last).map(|(day, _)| day);
        let number = |at: core::ops::Range<usize>| value.get(at).and_then(|n| n.parse::<u8>().ok());
        let stated = value.strip_prefix("XXXX-WXX-").and_then(|day| day.get(..1)?.parse::<u8>().ok());
        let weekday = |day: Date| u8::try_from(day.weekday().to_monday_zero_offset()).ok();
        let month = days.filter(|(a, b)| (a.year(), a.month()) == (b.year(), b.month()));
        Self {
            days,
            weekday: one.and_then(weekday).or(stated.and_then(|day| day.checked_sub(1))),
            month: month.and_then(|(day, _)| u8::try_from(day.month()).ok()).or(number(5..7)),
            day: one.and_then(|day| u8::try_from(day.day()).ok()).or(number(8..10)),
            told: false,
        }
    }

    /// Whether one day is known.
    pub(super) fn is_day(&self) -> bool {
        self.days.is_some_and(|(first, last)| first == last)
    }

    /// 0 for a day, more for less.
    pub(super) fn vagueness(&self) -> u8 {
        match (self.is_day(), self.days, self.weekday, self.month) {
            (true, ..) => u8::from(self.told),
            (_, Some(_), ..) => 2,
            (_, None, None, None) => 5,
            _ => 3 + u8::from(self.told),
        }
    }

    /// The day, where one is known.
    pub(super) fn words(&self) -> Option<String> {
        self.days.filter(|_| self.is_day() && !self.told).map(|(day, _)| day.to_string())
    }

    /// How much speaks for two times' being one; nothing where they cannot be.
    pub(super) fn agrees(&self, other: &Self) -> Option<u32> {
        let slack = i64::from(if self.told || other.told { LATER } else { 0 });
        if let (Some(a), Some(b)) = (self.days, other.days) {
            let reach = |(first, last): (Date, Date)| {
                Some((first.checked_sub(slack.days()).ok()?, last.checked_add(slack.days()).ok()?))
            };
            let (a, b) = (reach(a)?, b);
            return (a.0 <= b.1 && b.0 <= a.1).then_some(if self.is_day() && other.is_day() { 3 } else { 2 });
        }
        if let (Some(a), Some(b)) = (self.weekday, other.weekday) {
            let later = |a: u8, b: u8| (a + 7 - b) % 7;
            let near = match (self.told, other.told) {
                (false, false) => a == b,
                (true, false) => later(a, b) <= LATER,
                (false, true) => later(b, a) <= LATER,
                (true, true) => later(a, b).min(later(b, a)) <= LATER,
            };
            return near.then_some(2);
        }
        match (self.month, other.month) {
            (Some(a), Some(b)) if a == b => {
                let told = self.told || other.told;
                let apart = matches!((self.day, other.day), (Some(a), Some(b)) if a != b && !told);
                (!apart).then_some(2)
            }
            (Some(_), Some(_)) => None,
            _ => Some(0),
        }
    }
}

/// The first and the last day of a value that names days of a known year.
fn days(value: &str) -> Option<(Date, Date)> {
    if let Some(day) = value.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        return Some((day, day));
    }
    let year: i16 = value.get(..4)?.parse().ok()?;
    let part = value.get(5..);
    if let Some(week) = part.and_then(|p| p.strip_prefix('W')) {
        let week = week.get(..2)?.parse().ok()?;
        let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
        return Some((monday, monday.checked_add(6.days()).ok()?));
    }
    match part {
        None => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        Some(month) => {
            let first = Date::new(year, month.get(..2)?.parse().ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
    }
}
