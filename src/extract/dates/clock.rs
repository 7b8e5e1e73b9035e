//! Times of day: "9 a.m.", "21:30", "1430 GMT", "noon", and with their day: "Monday night", "5 a.m. on Friday".

use super::TimeKind::{self, Time};
use super::find::{Found, Page, core};
use super::sense::{Clock, Sense, Unit};
use super::words::Lex;

/// A time in figures that begins with word `i`.
pub(super) fn clock(page: &Page, i: usize) -> Option<Found> {
    let (hour, minute, mut at) = figures(page, i)?;
    let mut sure = matches!(page.lex(i), Lex::Hour(_) | Lex::Timed(..))
        || page.lex(i + 1) == Lex::Colon && matches!(page.lex(i), Lex::Digits(_));
    let mut hour = hour;
    if let Lex::Meridiem(add) = page.then(at) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + add;
        (at, sure) = (at + 1, true);
    } else if matches!(page.scene.lower(at), "o'clock" | "o’clock") && page.scene.continues(at) {
        (at, sure) = (at + 1, true);
    }
    let mut hours_off = 100;
    if let Lex::Zone(off) = page.then(at)
        && page.scene.print(at).chars().all(char::is_uppercase)
    {
        (hours_off, at, sure) = (off, at + 1, true);
    } else if sure && ZONES.contains(&page.word(at)) && page.capital(at) {
        at += 1 + usize::from(page.word(at + 1) == "time");
    } else if page.word(at) == "local" && page.word(at + 1) == "time" && sure {
        at += 2;
    } else if matches!(page.lex(i), Lex::Digits(_))
        && page.scene.print(i).len() == 4
        && matches!(page.word(at), "hours" | "hrs")
    {
        (at, sure) = (at + 1, page.scene.print(i).starts_with('0') || minute != 0 || hour > 0);
    } else if at == i + 1 && !sure {
        return None;
    }
    if !sure
        || page.past_hyphen(at).is_some_and(|next| matches!(page.lex(next), Lex::Digits(_)))
            && !dotted(page, at)
    {
        return None;
    }
    Some(Found { clock: Clock::At(hour, minute, hours_off), ..Found::new(i, at, Time, Sense::Clock) })
}

/// Zones by the American word for them.
const ZONES: [&str; 4] = ["central", "eastern", "mountain", "pacific"];

/// Whether the word before `at` is "a.m." or the like, so that a hyphen behind it joins two times.
fn dotted(page: &Page, at: usize) -> bool {
    matches!(page.lex(at - 1), Lex::Meridiem(_) | Lex::Digits(_) | Lex::Zone(_))
}

/// Hour, minute and where they end: "10:30", "10.30", "10", "1430", "9am".
fn figures(page: &Page, i: usize) -> Option<(u8, u8, usize)> {
    match page.lex(i) {
        Lex::Hour(hour) => Some((hour, 0, i + 1)),
        Lex::Dotted(hour, minute) | Lex::Timed(hour, minute) => Some((hour, minute, i + 1)),
        Lex::Digits(hour @ 0..=24) if page.then(i + 1) == Lex::Colon && page.scene.glued(i + 1) => {
            let minutes =
                (page.scene.print(i + 2).len() == 2 && page.scene.glued(i + 2)).then(|| page.lex(i + 2));
            let Some(Lex::Digits(minute @ 0..=59)) = minutes else { return None };
            if hour == 24 && minute > 0 {
                return None;
            }
            let seconds = page.then(i + 3) == Lex::Colon && matches!(page.then(i + 4), Lex::Digits(0..=59));
            Some((hour as u8, minute as u8, i + if seconds { 5 } else { 3 }))
        }
        Lex::Digits(n) if page.scene.print(i).len() == 4 && n < 2400 && n % 100 < 60 => {
            Some(((n / 100) as u8, (n % 100) as u8, i + 1))
        }
        Lex::Digits(hour @ 0..=24) => Some((hour as u8, 0, i + 1)),
        Lex::Number(hour @ 1..=12) => Some((hour as u8, 0, i + 1)),
        _ => None,
    }
}

/// "noon", "dawn", "the morning"; "night" and the like need more words.
pub(super) fn part(page: &Page, i: usize) -> Option<Found> {
    let Lex::Part(part) = page.lex(i) else { return None };
    let from = if page.scene.glued(i) && page.lex_before(i) == Lex::Dash && page.before(i - 1) == "pre" {
        i - 2
    } else {
        i
    };
    let found = Found { clock: Clock::Part(part), ..Found::new(from, i + 1, Time, Sense::Clock) };
    let word = page.scene.lower(i);
    let alone = matches!(word, "noon" | "midnight" | "midday" | "dawn" | "predawn" | "dusk");
    let the = page.lex_before(from) == Lex::The && matches!(word, "morning" | "afternoon" | "evening");
    let dated = attached(page, found);
    let alone = alone && page.then(i + 1) != Lex::Of;
    (alone || the || dated.to != found.to).then_some(dated)
}

/// With the time of a day, or the day of a time, that stands behind it.
pub(super) fn attached(page: &Page, found: Found) -> Found {
    match (found.sense, found.clock) {
        (Sense::Weekly(_), Clock::None) => with_time(page, found),
        (Sense::Set(100, Unit::Day), _) if page.lex(found.from) == Lex::Every => match with_time(page, found)
        {
            timed if timed.clock == Clock::None => found,
            // "every day at 7 p.m." is the time, again and again.
            timed => Found { sense: Sense::Clock, ..timed },
        },
        (Sense::Clock, _) if found.kind == TimeKind::Set => found,
        (Sense::Clock, Clock::Part(_) | Clock::At(..)) => with_day(page, found),
        (Sense::Day(day), Clock::None) if day.weekday != 0 || day.day != 0 => with_time(page, found),
        (Sense::Shift(-1..=1, Unit::Day), Clock::None | Clock::Part(_))
        | (Sense::Onward(..), Clock::None) => with_time(page, found),
        _ => found,
    }
}

/// A set stays one with its time of day.
const fn timed(kind: TimeKind) -> TimeKind {
    if matches!(kind, TimeKind::Set) { kind } else { Time }
}

fn with_time(page: &Page, found: Found) -> Found {
    let at = found.to;
    if let (Lex::Part(part), Clock::None) = (page.then(at), found.clock) {
        let night = Found { to: at + 1, kind: timed(found.kind), clock: Clock::Part(part), ..found };
        return with_time(page, night);
    }
    let comma = at + usize::from(page.then(at) == Lex::Comma);
    let mut start = comma + usize::from(page.then(comma) == Lex::At);
    start += usize::from(start > comma && page.then(start) == Lex::About);
    if !matches!(
        page.then(start),
        Lex::Digits(_)
            | Lex::Dotted(..)
            | Lex::Timed(..)
            | Lex::Hour(_)
            | Lex::Number(_)
            | Lex::Part("12:00" | "24:00")
    ) {
        return found;
    }
    let time = match page.lex(start) {
        Lex::Part(part) => Some((start + 1, Clock::Part(part))),
        _ => clock(page, start).map(|time| (time.to, time.clock)),
    };
    // "Monday at 2.30": no more is needed behind "at".
    let time = match (time, page.lex(start)) {
        (None, Lex::Dotted(hour, minute)) if start > comma => Some((start + 1, Clock::At(hour, minute, 100))),
        (time, _) => time,
    };
    // "Monday, 9 a.m." is one; "Monday, noon" a list.
    match time {
        Some((to, clock)) => Found { to, kind: timed(found.kind), clock, ..found },
        None => found,
    }
}

fn with_day(page: &Page, found: Found) -> Found {
    let mut at = found.to;
    at += usize::from(matches!(page.then(at), Lex::On | Lex::Comma | Lex::Of));
    let comma = at > found.to && page.lex(at - 1) == Lex::Comma;
    let day = match page.then(at) {
        Lex::Weekday(_) | Lex::Month(_) | Lex::Deictic(_) => core(page, at),
        Lex::Digits(_) | Lex::Ordinal(_) | Lex::Turn(_) if !comma => core(page, at),
        _ => None,
    };
    let fits = |day: &Found| match day.sense {
        Sense::Day(day) => day.weekday != 0 || day.day != 0,
        Sense::Shift(-1..=1, Unit::Day) => true,
        _ => false,
    };
    match day.filter(|day| fits(day) && day.kind == TimeKind::Date) {
        Some(day) => Found { to: day.to, sense: day.sense, ..found },
        None => found,
    }
}
