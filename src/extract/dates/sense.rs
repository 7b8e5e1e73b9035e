//! What an expression means before the article's day is known.

use super::words::Turn;

/// Units of time, as TIMEX3 counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Shorter than a day.
    pub(super) const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// A day, or what is said of one; 0 where nothing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Calendar {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
    /// 1 (Monday) to 7.
    pub(super) weekday: i8,
    /// "last August", "next Friday".
    pub(super) turn: Turn,
    /// The year's own turn: "March last year"; the week's, where only a weekday is said: "Friday of last week".
    pub(super) of: Turn,
}

impl Calendar {
    pub(super) const EMPTY: Self =
        Self { year: 0, month: 0, day: 0, weekday: 0, turn: Turn::Open, of: Turn::Open };

    /// Whether year, month and day are all said.
    pub(super) const fn is_full(&self) -> bool {
        self.year != 0 && self.month != 0 && self.day != 0
    }
}

/// The time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    None,
    /// "MO", "NI", or the time itself: "12:00".
    Part(&'static str),
    /// Hour, minute, hours before Greenwich (100: not known).
    At(u8, u8, i8),
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A day, month or year.
    Day(Calendar),
    /// From the first to the last, both said: "July 3-5", "2009-2013".
    Range(Calendar, Calendar),
    /// This, last or next week, month, year.
    Period(Unit, Turn),
    /// A week of a year, by its number; 0 for the last.
    WeekOf(i16, u8),
    /// A stretch of a year: `SU`, `Q2`, `H1`.
    YearPart(&'static str, Calendar),
    /// The first three digits of its years.
    Decade(i16),
    /// The first two digits of its years.
    Century(i16),
    /// So many units before (less than 0) or after the article's day.
    Shift(i32, Unit),
    /// The same, from the day spoken of before.
    Onward(i32, Unit),
    /// The same, from a day named behind it: "two days after January 12".
    From(i32, Unit, Calendar),
    /// A length in hundredths of a unit; 0 where no number is said.
    Length(u32, Unit),
    /// Again and again.
    Set(u32, Unit),
    /// On one weekday each week.
    Weekly(i8),
    /// The same for every reader: `PRESENT_REF`.
    Fixed(&'static str),
    /// A time of day alone: the clock says it.
    Clock,
    /// Something in time, and no more can be said.
    Unknown,
}
