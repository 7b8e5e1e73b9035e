//! TIMEX3 values, written by hand: a formatter would be a tenth of this room's bytes.

use jiff::civil::Date;

use super::resolve::plus;
use super::sense::{Calendar, Clock, Unit};

/// `n` with at least `width` digits.
pub(super) fn digits(out: &mut String, n: i32, width: usize) {
    let mut buffer = [b'0'; 10];
    let (mut n, mut at) = (n.unsigned_abs(), buffer.len());
    while n > 0 && at > 0 {
        at -= 1;
        buffer[at] = b'0' + (n % 10) as u8;
        n /= 10;
    }
    let from = at.min(buffer.len() - width);
    out.extend(buffer[from..].iter().map(|b| char::from(*b)));
}

/// "2023-08-03".
pub(super) fn day(date: Date) -> String {
    let mut out = month(date);
    out.push('-');
    digits(&mut out, i32::from(date.day()), 2);
    out
}

/// "2023-08".
pub(super) fn month(date: Date) -> String {
    let mut out = year(date.year());
    out.push('-');
    digits(&mut out, i32::from(date.month()), 2);
    out
}

/// "2023".
pub(super) fn year(year: i16) -> String {
    let mut out = String::with_capacity(10);
    digits(&mut out, i32::from(year), 4);
    out
}

/// "2023-W31".
pub(super) fn week(date: Date) -> String {
    let week = date.iso_week_date();
    let mut out = year(week.year());
    out.push_str("-W");
    digits(&mut out, i32::from(week.week()), 2);
    out
}

/// "2015-W01": week `n` of a year by ISO 8601, 0 for its last, if it has so many.
pub(super) fn week_of(year: i16, n: u8) -> Option<String> {
    let first = Date::new(year, 1, 4).ok()?;
    let day = if n == 0 { Date::new(year, 12, 28).ok()? } else { plus(first, i32::from(n) - 1, Unit::Week)? };
    (day.iso_week_date().year() == year).then(|| week(day))
}

/// What is certain of a day whose year is not known: "XXXX-08-03", "XXXX-WXX-1", "XXXX-08".
pub(super) fn partial(day: &Calendar) -> String {
    let mut out = if day.year == 0 { "XXXX".to_owned() } else { year(day.year) };
    if day.month == 0 && day.weekday != 0 {
        out.push_str("-WXX-");
        digits(&mut out, i32::from(day.weekday), 1);
        return out;
    }
    if day.month != 0 || day.day != 0 {
        for part in [day.month, day.day].into_iter().take(if day.day == 0 { 1 } else { 2 }) {
            out.push('-');
            if part == 0 {
                out.push_str("XX");
            } else {
                digits(&mut out, i32::from(part), 2);
            }
        }
    }
    out
}

/// "P3D", "PT1.5H", "PXW": a length in hundredths of a unit, 0 where no number is said.
pub(super) fn length(hundredths: u32, unit: Unit) -> String {
    let (factor, letter) = match unit {
        Unit::Second => (1, "S"),
        Unit::Minute => (1, "M"),
        Unit::Hour => (1, "H"),
        Unit::Night | Unit::Day => (1, "D"),
        Unit::Weekend => (1, "WE"),
        Unit::Week => (1, "W"),
        Unit::Fortnight => (2, "W"),
        Unit::Month => (1, "M"),
        Unit::Quarter => (3, "M"),
        Unit::Season => (1, "SE"),
        Unit::Year => (1, "Y"),
        Unit::Decade => (10, if hundredths == 0 { "DE" } else { "Y" }),
        Unit::Century => (100, if hundredths == 0 { "CE" } else { "Y" }),
    };
    let mut out = String::from(if unit.is_clock() { "PT" } else { "P" });
    if hundredths == 0 {
        out.push('X');
    } else {
        let n = hundredths.saturating_mul(factor).cast_signed();
        digits(&mut out, n / 100, 1);
        if n % 100 != 0 {
            out.push('.');
            digits(
                &mut out,
                if n % 10 == 0 { n % 100 / 10 } else { n % 100 },
                if n % 10 == 0 { 1 } else { 2 },
            );
        }
    }
    out.push_str(letter);
    out
}

/// Adds the time of day behind a value: "TMO", "T09:30", "T14:30Z", "T09:00-05:00".
pub(super) fn clock(out: &mut String, clock: Clock) {
    match clock {
        Clock::None => {}
        Clock::Part(part) => {
            out.push('T');
            out.push_str(part);
        }
        Clock::At(hour, minute, off) => {
            out.push('T');
            digits(out, i32::from(hour), 2);
            out.push(':');
            digits(out, i32::from(minute), 2);
            if off == 0 {
                out.push('Z');
            } else if off < 24 {
                out.push(if off < 0 { '-' } else { '+' });
                digits(out, i32::from(off), 2);
                out.push_str(":00");
            }
        }
    }
}
