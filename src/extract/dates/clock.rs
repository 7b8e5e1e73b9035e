//! Times of day: "9 a.m.", "21:30", "1430 GMT", "noon", and with their day: "Monday night", "5 a.m. on Friday".

use super::TimeKind::{self, Time};
use super::find::{Found, Page, core};
use super::hours::{self, Hour};
use super::length;
use super::sense::{Clock, Sense, Unit};
use super::words::Lex;

/// A time in figures that begins with word `i`.
pub(super) fn clock(page: &Page, i: usize) -> Option<Found> {
    let Hour { hour, minute, to: mut at, mut sure } = hours::hour(page, i)?;
    let found = |to, clock| Some(Found { clock, ..Found::new(i, to, Time, Sense::Clock) });
    if let (12, 0, Lex::Part(part @ ("12:00" | "24:00"))) = (hour, minute, page.then(at)) {
        return found(at + 1, Clock::Part(part));
    }
    let mut hours_off = 100;
    if let Some((off, to)) = hours::zone(page, at, sure) {
        (hours_off, at, sure) = (off, to, true);
    } else if page.scene.print(i).len() == 4
        && matches!(page.lex(i), Lex::Digits(_))
        && matches!(page.word(at), "hours" | "hrs")
    {
        (at, sure) = (at + 1, page.scene.print(i).starts_with('0') || minute != 0 || hour > 0);
    }
    // "3:30-2": figures that a hyphen joins to more of them are no time, unless both are.
    let figures = page.past_hyphen(at).is_some_and(|next| matches!(page.lex(next), Lex::Digits(_)));
    let joined = !figures || dotted(page, at) || hours::joins(page, i, at) && clock(page, at + 1).is_some();
    (sure && joined).then(|| found(at, Clock::At(hour, minute, hours_off))).flatten()
}

/// Whether the word before `at` is "a.m." or the like, so that a hyphen behind it joins two times.
fn dotted(page: &Page, at: usize) -> bool {
    matches!(page.lex(at - 1), Lex::Meridiem(_) | Lex::Digits(_) | Lex::Zone(_))
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
        | (Sense::Onward(..), Clock::None | Clock::Part(_)) => with_time(page, found),
        _ => found,
    }
}

/// A set stays one with its time of day.
const fn timed(kind: TimeKind) -> TimeKind {
    if matches!(kind, TimeKind::Set) { kind } else { Time }
}

fn with_time(page: &Page, found: Found) -> Found {
    let at = found.to;
    if found.clock == Clock::None {
        let early = at + usize::from(page.then(at) == Lex::Edge);
        let in_the = at + if (page.then(at), page.then(at + 1)) == (Lex::In, Lex::The) { 2 } else { 0 };
        let part = early.max(in_the);
        if let Lex::Part(name) = page.then(part) {
            let night = Found { to: part + 1, kind: timed(found.kind), clock: Clock::Part(name), ..found };
            return with_time(page, night);
        }
    }
    let comma = at + usize::from(page.then(at) == Lex::Comma);
    let mut start = comma + usize::from(page.then(comma) == Lex::At);
    let led = start > comma || page.then(start) == Lex::About;
    start += usize::from(led && page.then(start) == Lex::About);
    let time = match page.then(start) {
        Lex::Part(part @ ("12:00" | "24:00")) => Some((start + 1, Clock::Part(part))),
        _ => clock(page, start).filter(|_| page.scene.continues(start)).map(|time| (time.to, time.clock)),
    };
    let time = match (time, page.then(start), found.clock) {
        // "Monday at 2.30": no more is needed behind "at".
        (None, Lex::Dotted(hour, minute), _) if led => Some((start + 1, Clock::At(hour, minute, 100))),
        // "last night at 8".
        (None, Lex::Digits(hour @ 1..=12) | Lex::Number(hour @ 1..=12), Clock::Part(_))
            if led && length::ends(page, start + 1) =>
        {
            Some((start + 1, Clock::At(hour as u8, 0, 100)))
        }
        (time, ..) => time,
    };
    // "Monday, 9 a.m." is one; "Monday, noon" a list.
    match time {
        Some((to, clock)) => {
            let clock = in_part(page, (start, to), clock, found.clock);
            Found { to, kind: timed(found.kind), clock, ..found }
        }
        None => found,
    }
}

/// The time of words `from` to `to - 1` in a part of the day: 8 of "tonight at 8" is 20.
fn in_part(page: &Page, (from, to): (usize, usize), time: Clock, part: Clock) -> Clock {
    match (time, part) {
        (Clock::At(hour, minute, off), Clock::Part(part)) if !hours::says_half(page, from, to) => {
            let half = hours::half_of(part, hour);
            Clock::At(half.map_or(hour, |half| hour % 12 + half), minute, off)
        }
        _ => time,
    }
}

fn with_day(page: &Page, found: Found) -> Found {
    let mut at = found.to;
    at += usize::from(matches!(page.then(at), Lex::On | Lex::Comma | Lex::Of));
    let comma = at > found.to && page.lex(at - 1) == Lex::Comma;
    let day = match page.then(at) {
        Lex::Weekday(_) | Lex::Month(_) | Lex::Deictic(_) | Lex::Tonight => core(page, at),
        Lex::Digits(_) | Lex::Ordinal(_) | Lex::Turn(_) if !comma => core(page, at),
        _ => None,
    };
    let fits = |day: &Found| {
        let of_day = match day.sense {
            Sense::Day(day) => day.weekday != 0 || day.day != 0,
            Sense::Shift(-1..=1, Unit::Day) => true,
            _ => false,
        };
        // "7:30 this morning".
        let part = matches!((found.clock, day.clock), (Clock::At(..), Clock::Part(_)));
        of_day && (day.kind == TimeKind::Date || part && day.kind == TimeKind::Time)
    };
    match day.filter(fits) {
        Some(day) => {
            let clock = in_part(page, (found.from, found.to), found.clock, day.clock);
            Found { to: day.to, sense: day.sense, clock, ..found }
        }
        None => found,
    }
}
