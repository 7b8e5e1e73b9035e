//! When a meeting was, as far as an article says: the days that it can have been on, or a weekday or month alone.

use jiff::civil::Date;

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
        self.days.filter(|_| self.is_day() && !self.told).map(|(day, _)| iso(day))
    }

    /// How much speaks for two times' being one; nothing where they cannot be.
    pub(super) fn agrees(&self, other: &Self) -> Option<u32> {
        let slack = i8::from(self.told || other.told) * LATER as i8;
        if let (Some(a), Some(b)) = (self.days, other.days) {
            let reach = |(first, last): (Date, Date)| Some((moved(first, -slack)?, moved(last, slack)?));
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
pub(in crate::corpus) fn days(value: &str) -> Option<(Date, Date)> {
    let year: i16 = value.get(..4)?.parse().ok()?;
    if value.get(7..8) == Some("-") {
        let day = Date::new(year, value.get(5..7)?.parse().ok()?, value.get(8..10)?.parse().ok()?).ok()?;
        return Some((day, day));
    }
    let part = value.get(5..);
    if let Some(week) = part.and_then(|p| p.strip_prefix('W')) {
        let week: i8 = week.get(..2)?.parse().ok().filter(|week| (1..=53).contains(week))?;
        // The fourth of January is always in the first week.
        let fourth = Date::new(year, 1, 4).ok()?;
        let first = moved(fourth, -fourth.weekday().to_monday_zero_offset())?;
        let monday = (1..week).try_fold(first, |monday, _| moved(monday, 7))?;
        return Some((monday, moved(monday, 6)?));
    }
    match part {
        None => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        Some(month) => {
            let first = Date::new(year, month.get(..2)?.parse().ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
    }
}

/// The day `n` days later, or earlier; at most a week. By hand, and so is [`iso`]: the page's worker carries this code, and the
/// arithmetic, reading and printing of `jiff` with all their complaints would be 100 KB more to fetch.
fn moved(day: Date, n: i8) -> Option<Date> {
    let to = day.day() + n;
    let (year, month) = (day.year(), day.month());
    let moved = match to {
        1.. if to > day.days_in_month() => {
            let next = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
            Date::new(next.0, next.1, to - day.days_in_month())
        }
        1.. => Date::new(year, month, to),
        _ => {
            let last = if month == 1 { (year.checked_sub(1)?, 12) } else { (year, month - 1) };
            let length = Date::new(last.0, last.1, 1).ok()?.days_in_month();
            Date::new(last.0, last.1, length + to)
        }
    };
    moved.ok()
}

/// `YYYY-MM-DD`.
fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::{ISOWeekDate, Weekday, date};

    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_has_them() {
        let mut day = date(2019, 12, 1);
        while day < date(2021, 2, 1) {
            for n in -7..=7 {
                assert_eq!(moved(day, n), day.checked_add(i64::from(n).days()).ok(), "{day} {n}");
            }
            assert_eq!(iso(day), day.to_string());
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn values_name_their_days() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (value, first, last) in [
            ("2023-07-24", "2023-07-24", "2023-07-24"),
            ("2023-07-24TMO", "2023-07-24", "2023-07-24"),
            ("2023-07", "2023-07-01", "2023-07-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023", "2023-01-01", "2023-12-31"),
        ] {
            assert_eq!(days(value), Some((day(first), day(last))), "{value}");
        }
        for (year, weeks) in [(2020, 53), (2021, 52), (2023, 52), (2026, 53)] {
            for week in 1..=weeks {
                let monday = ISOWeekDate::new(year, week, Weekday::Monday).unwrap().date();
                let want = (monday, monday.checked_add(6.days()).unwrap());
                assert_eq!(days(&format!("{year}-W{week:02}")), Some(want));
            }
        }
        for value in ["", "XXXX-WXX-1", "2023-13", "2023-02-30", "2023-W54", "P3D", "2023-QX"] {
            assert_eq!(days(value), None, "{value}");
        }
    }
}
