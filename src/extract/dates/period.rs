//! Stretches of the calendar, and what comes again: "last week", "the second quarter of 2004", "the 1990s",
//! "every Sunday", "today", feasts.

mod feast;

use feast::feast;
pub(super) use feast::feast_day;

use super::TimeKind::{Date, Duration, Set, Time};
use super::calendar::{self, year_after, year_turn};
use super::find::{Found, Page, core};
use super::length;
use super::sense::{Calendar, Clock, Sense, Unit};
use super::tense;
use super::words::{Lex, PERIOD_LEADS, Turn};

/// What "last", "this", "next" and the like open.
pub(super) fn turned(page: &Page, i: usize, turn: Turn) -> Option<Found> {
    // "this past Wednesday", "the same day".
    let (turn, at) = match page.then(i + 1) {
        Lex::Turn(second) if turn == Turn::This => (second, i + 2),
        _ => (turn, i + 1),
    };
    let the = page.lex_before(i) == Lex::The;
    match page.then(at) {
        Lex::Unit(unit) => turned_unit(page, i, at, turn, unit, the),
        Lex::Units(Unit::Quarter | Unit::Season | Unit::Weekend) => None,
        Lex::Units(_) => {
            let name = match turn {
                Turn::Recent | Turn::Past => "PAST_REF",
                Turn::Coming | Turn::Next => "FUTURE_REF",
                _ => return None,
            };
            Some(Found::new(i, at + 1, Date, Sense::Fixed(name)))
        }
        Lex::Weekday(weekday) => {
            let short = page.scene.lower(at).len() < 6;
            let found = calendar::day(page, at).filter(|_| !short || page.capital(at))?;
            let Sense::Day(day) = found.sense else { return None };
            let day = Calendar { weekday: weekday.cast_signed(), turn, ..day };
            Some(Found { from: i, sense: Sense::Day(day), ..found })
        }
        Lex::Month(month) if page.scene.lower(at).len() > 3 || page.capital(at) => {
            let month = Calendar { month: month.cast_signed(), turn, ..Calendar::EMPTY };
            match calendar::day(page, at) {
                Some(Found { to, sense: Sense::Day(day), .. }) if day.month != 0 => {
                    // The year of the range's other end is not this one's.
                    let said = matches!(page.lex(to - 1), Lex::Digits(1000..));
                    let year = if said { day.year } else { 0 };
                    Some(Found::new(i, to, Date, Sense::Day(Calendar { turn, year, ..day })))
                }
                _ => Some(Found::new(i, at + 1, Date, Sense::Day(month))),
            }
        }
        Lex::Part(part) if !matches!(turn, Turn::Recent | Turn::Past) => {
            let sense = match turn {
                Turn::This => Sense::Shift(0, Unit::Day),
                Turn::Last => Sense::Shift(-1, Unit::Day),
                Turn::Same => Sense::Onward(0, Unit::Day),
                Turn::Previous => Sense::Onward(-1, Unit::Day),
                _ => Sense::Onward(1, Unit::Day),
            };
            Some(Found { clock: Clock::Part(part), ..Found::new(i, at + 1, Time, sense) })
        }
        Lex::Season(_) => season(page, at, turn).map(|found| found.since(i)),
        Lex::Feast(month, day) => Some(Found::new(i, at + 1, Date, feast(month, day, turn))),
        Lex::Other
            if matches!(page.word(at), "fiscal" | "financial" | "school" | "academic" | "calendar") =>
        {
            let sense =
                if page.word(at) == "calendar" { Sense::Period(Unit::Year, turn) } else { Sense::Unknown };
            (page.word(at + 1) == "year").then(|| Found::new(i, at + 2, Date, sense))
        }
        _ if turn == Turn::Past && the && page.before(i - 1) == "in" && length::ends(page, i + 1) => {
            Some(Found::new(i, i + 1, Date, Sense::Fixed("PAST_REF")))
        }
        _ => length::turned(page, i, turn),
    }
}

fn turned_unit(page: &Page, i: usize, at: usize, turn: Turn, unit: Unit, the: bool) -> Option<Found> {
    // "This Week" is a programme.
    if page.capital(at) && page.capital(i) && !page.scene.words[i].titled && !page.scene.words[i].starts {
        return None;
    }
    let date = |sense| Some(Found::new(i, at + 1, Date, sense));
    let length = Some(Found::new(i, at + 1, Duration, Sense::Length(100, unit)));
    let of = page.then(at + 1) == Lex::Of;
    let during =
        the && matches!(page.before(i - 1), "over" | "for" | "in" | "within" | "during" | "throughout");
    match (turn, unit) {
        (Turn::Recent, _) | (_, Unit::Second | Unit::Minute) => None,
        (Turn::Past, Unit::Quarter | Unit::Season | Unit::Weekend) => date(Sense::Period(unit, Turn::Last)),
        (Turn::Past, _) => length,
        (Turn::Last | Turn::Previous, Unit::Day | Unit::Night) if of => None,
        (Turn::Last, Unit::Hour) => length.filter(|_| the),
        (_, Unit::Hour) => None,
        (Turn::Next | Turn::Following | Turn::Coming, Unit::Day) => date(Sense::Onward(1, Unit::Day)),
        (Turn::Previous, Unit::Day) => date(Sense::Onward(-1, Unit::Day)),
        (Turn::Same, Unit::Day) => date(Sense::Onward(0, Unit::Day)),
        (Turn::Last, Unit::Day) => date(Sense::Unknown).filter(|_| the),
        (_, Unit::Day | Unit::Night | Unit::Fortnight) => {
            length.filter(|_| turn != Turn::This && turn != Turn::Same)
        }
        (Turn::Same, Unit::Week) => date(Sense::Fixed("XXXX-WXX")),
        (Turn::Same, Unit::Weekend) => date(Sense::Fixed("XXXX-WXX-WE")),
        (Turn::Same, Unit::Month) => date(Sense::Fixed("XXXX-XX")),
        (Turn::Same, Unit::Year) => date(Sense::Fixed("XXXX")),
        (Turn::Same, _) => date(Sense::Unknown),
        (Turn::Last | Turn::Next, Unit::Week | Unit::Month) if of => {
            week_of(page, i, at).or_else(|| date(Sense::Period(unit, turn)))
        }
        (Turn::Last, Unit::Year | Unit::Month | Unit::Week | Unit::Decade | Unit::Century) if the => length,
        (Turn::Next | Turn::Coming, Unit::Year | Unit::Month | Unit::Week | Unit::Decade) if during => length,
        (Turn::Previous, _) if the => date(Sense::Onward(-1, unit)),
        (Turn::Following, _) if the => date(Sense::Onward(1, unit)),
        (_, Unit::Week) => Some(week(page, i, at, turn)),
        _ => date(Sense::Period(unit, turn)),
    }
}

/// "next week", "next week on Tuesday".
fn week(page: &Page, i: usize, at: usize, turn: Turn) -> Found {
    let on = at + 1 + usize::from(page.then(at + 1) == Lex::On);
    if let Lex::Weekday(weekday) = page.then(on) {
        let day = Calendar { weekday: weekday.cast_signed(), of: turn, ..Calendar::EMPTY };
        return Found::new(i, on + 1, Date, Sense::Day(day));
    }
    Found::new(i, at + 1, Date, Sense::Period(Unit::Week, turn))
}

/// "the last week of July": which days these are depends on how weeks are counted.
fn week_of(page: &Page, i: usize, at: usize) -> Option<Found> {
    let inner = whole(page, at + 2, true).or_else(|| core(page, at + 2)).filter(|f| f.kind == Date)?;
    let sense = match (year_after(page, at + 1), page.lex(at)) {
        ((year, end), Lex::Unit(Unit::Week)) if end == inner.to => Sense::WeekOf(year, 0),
        _ => Sense::Unknown,
    };
    Some(Found::new(i, inner.to, Date, sense))
}

/// "the year", "month", "last year" behind "the end of".
pub(super) fn whole(page: &Page, at: usize, linked: bool) -> Option<Found> {
    let the = at + usize::from(page.then(at) == Lex::The);
    let unit = match page.then(the) {
        Lex::Unit(
            unit @ (Unit::Week
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::Decade
            | Unit::Century
            | Unit::Season
            | Unit::Weekend),
        ) => unit,
        _ => return None,
    };
    let sense = if unit == Unit::Season { Sense::Unknown } else { Sense::Period(unit, Turn::This) };
    (linked && page.then(the + 1) != Lex::Of).then(|| Found::new(at, the + 1, Date, sense))
}

/// "the day before", "the day after tomorrow", "the year before", "for the year".
pub(super) fn the_unit(page: &Page, at: usize) -> Option<Found> {
    let Lex::Unit(unit) = page.then(at) else { return None };
    let next = page.word(at + 1);
    let sign = match next {
        "before" | "earlier" => -1,
        "after" => 1,
        _ => 0,
    };
    if unit == Unit::Week && next == "after" && page.word(at + 2) == "next" {
        return Some(Found::new(at, at + 3, Date, Sense::Shift(2, Unit::Week)));
    }
    if sign != 0 && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) {
        if let (Unit::Day, Lex::Deictic(days)) = (unit, page.then(at + 2)) {
            return Some(Found::new(at, at + 3, Date, Sense::Shift(sign + i32::from(days), Unit::Day)));
        }
        return length::ends(page, at + 2).then(|| Found::new(at, at + 2, Date, Sense::Onward(sign, unit)));
    }
    if unit == Unit::Week
        && (page.then(at + 1) == Lex::Of || matches!(next, "beginning" | "starting" | "commencing"))
        && let Some(Found { sense: Sense::Day(day), to, .. }) = calendar::day(page, at + 2)
        && day.day != 0
    {
        return Some(Found::new(at, to, Date, Sense::From(0, Unit::Week, day)));
    }
    if unit == Unit::Weekend {
        return Some(Found::new(at, at + 1, Date, Sense::Period(unit, Turn::Open)));
    }
    if let Some(year) = calendar::named_year(page, at) {
        return Some(year);
    }
    let during = matches!(page.before(at - 1), "during" | "for" | "throughout") && length::ends(page, at + 1);
    (during && matches!(unit, Unit::Week | Unit::Month | Unit::Year))
        .then(|| Found::new(at, at + 1, Date, Sense::Period(unit, Turn::This)))
}

/// "the summer of 1985", "last winter", "in autumn".
pub(super) fn season(page: &Page, at: usize, turn: Turn) -> Option<Found> {
    let Lex::Season(name) = page.lex(at) else { return None };
    let mut day = Calendar { turn, ..Calendar::EMPTY };
    let (year, to) = year_after(page, at + 1);
    day.year = year;
    let to = if year == 0 { year_turn(page, at + 1).1 } else { to };
    if year == 0 {
        day.of = year_turn(page, at + 1).0;
    }
    let said = year != 0 || turn != Turn::Open || day.of != Turn::Open;
    let clear = matches!(page.scene.lower(at), "summer" | "winter" | "autumn");
    let the = page.lex_before(at) == Lex::The;
    let led = |i: usize| page.behind(i, PERIOD_LEADS);
    let cued = led(at) || matches!(page.before(at), "early" | "late" | "mid");
    let the_cued = the && at > 1 && (led(at - 1) || matches!(page.before(at - 1), "over" | "for"));
    (said || cued || the_cued && (clear || length::ends(page, at + 1)))
        .then(|| Found::new(at, to, Date, Sense::YearPart(name, day)))
}

/// "second quarter of 2004", "17th century", "first three months of this year", "fifth day in a row".
pub(super) fn ordinal(page: &Page, i: usize) -> Option<Found> {
    // "twenty-first".
    let ones = page.past_hyphen(i + 1).unwrap_or(i + 1);
    let (n, next) = match (page.lex(i), page.then(ones)) {
        (Lex::Ordinal(n), _) => (n, i + 1),
        (Lex::Number(tens @ 20..=90), Lex::Ordinal(n @ 1..=9)) => (tens as u8 + n, ones + 1),
        _ => return None,
    };
    let mut at = page.past_hyphen(next).unwrap_or(next);
    match page.then(at) {
        Lex::Half => {
            let (day, to) = year_of(page, at + 1)?;
            return Some(Found::new(
                i,
                to,
                Date,
                Sense::YearPart(["H1", "H2"].get(usize::from(n) - 1)?, day),
            ));
        }
        Lex::Digits(_) | Lex::Number(_) | Lex::Some => {
            let (amount, unit_at) = length::amount(page, at)?;
            let Lex::Units(unit) = page.then(unit_at) else { return None };
            let to = of_span(page, unit_at + 1).unwrap_or(unit_at + 1);
            return Some(Found::new(i, to, Duration, Sense::Length(amount, unit)));
        }
        _ => {}
    }
    let filled = matches!(page.word(at), "straight" | "consecutive" | "successive" | "fiscal" | "full");
    at += usize::from(filled);
    let Lex::Unit(unit) = page.then(at) else { return weekday_of(page, i, at) };
    let row = page.word(at + 1) == "in" && page.then(at + 2) == Lex::A && page.word(at + 3) == "row";
    if row || page.word(at + 1) == "running" || filled && page.word(at - 1) != "fiscal" {
        let to = at + if row { 4 } else { 1 + usize::from(page.word(at + 1) == "running") };
        return Some(Found::new(i, to, Duration, Sense::Length(u32::from(n) * 100, unit)));
    }
    match unit {
        Unit::Quarter => {
            let name = ["Q1", "Q2", "Q3", "Q4"].get(usize::from(n) - 1)?;
            let (day, to) = year_of(page, at + 1).unwrap_or((Calendar::EMPTY, at + 1));
            Some(Found::new(i, to, Date, Sense::YearPart(name, day)))
        }
        Unit::Century => Some(Found::new(i, at + 1, Date, Sense::Century(i16::from(n) - 1))),
        Unit::Day if page.then(at + 1) == Lex::Of || length::ends(page, at + 1) => {
            Some(Found::new(i, of_span(page, at + 1).unwrap_or(at + 1), Date, Sense::Unknown))
        }
        Unit::Week | Unit::Month | Unit::Weekend => {
            let to = of_span(page, at + 1)?;
            let sense = match (unit, year_after(page, at + 1)) {
                (Unit::Week, (year, end)) if end == to => Sense::WeekOf(year, n),
                _ => Sense::Unknown,
            };
            Some(Found::new(i, to, Date, sense))
        }
        _ => None,
    }
}

/// "first Monday of September"; "the 15th" alone, behind "on".
fn weekday_of(page: &Page, i: usize, at: usize) -> Option<Found> {
    if matches!(page.then(at), Lex::Weekday(_)) {
        return of_span(page, at + 1).map(|to| Found::new(i, to, Date, Sense::Unknown));
    }
    let Lex::Ordinal(n) = page.lex(i) else { return None };
    let figures = page.scene.print(i).starts_with(|c: char| c.is_ascii_digit());
    let the = page.lex_before(i) == Lex::The
        && i > 1
        && matches!(page.before(i - 1), "on" | "by" | "until" | "till");
    let day = Calendar { day: n.cast_signed(), ..Calendar::EMPTY };
    (figures && the && length::ends(page, i + 1)).then(|| Found::new(i, i + 1, Date, Sense::Day(day)))
}

/// Past "of" and the month, year or period behind it.
pub(super) fn of_span(page: &Page, at: usize) -> Option<usize> {
    if !matches!(page.then(at), Lex::Of | Lex::In) {
        return None;
    }
    let inner = whole(page, at + 1, true).or_else(|| core(page, at + 1))?;
    (inner.kind == Date && !matches!(inner.sense, Sense::Fixed(_))).then_some(inner.to)
}

/// "of 2004", "2004", "of this year", "of the year" behind a part of a year.
fn year_of(page: &Page, at: usize) -> Option<(Calendar, usize)> {
    let (year, to) = year_after(page, at);
    if year != 0 {
        return Some((Calendar { year, ..Calendar::EMPTY }, to));
    }
    let (of, to) = year_turn(page, at);
    if of != Turn::Open {
        return Some((Calendar { of, ..Calendar::EMPTY }, to));
    }
    let whole = (page.then(at) == Lex::Of && page.then(at + 1) == Lex::The).then_some(at + 2)?;
    matches!(page.then(whole), Lex::Unit(Unit::Year))
        .then_some((Calendar { of: Turn::This, ..Calendar::EMPTY }, whole + 1))
}

/// "every day", "each of the two weeks", "Saturdays", "annual".
pub(super) fn set(page: &Page, i: usize) -> Option<Found> {
    let found = |to, sense| Some(Found::new(i, to, Set, sense));
    match page.lex(i) {
        Lex::Often(..) if page.capital(i) && !page.scene.words[i].starts && !page.scene.words[i].titled => {
            None
        }
        Lex::Often(_, Unit::Night) => {
            Some(Found { clock: Clock::Part("NI"), ..Found::new(i, i + 1, Set, Sense::Clock) })
        }
        Lex::Often(n, unit) => {
            let hyphened = page.scene.glued(i) && page.lex_before(i) == Lex::Dash;
            let (n, unit, from) = match (page.before(i.saturating_sub(1)), unit) {
                ("bi", _) if hyphened => (n * 2, unit, i - 2),
                ("semi", Unit::Year) if hyphened => (6, Unit::Month, i - 2),
                _ => (n, unit, i),
            };
            found(i + 1, Sense::Set(u32::from(n) * 100, unit)).map(|found| found.since(from))
        }
        Lex::Units(Unit::Weekend) if matches!(page.before(i), "on" | "at") => {
            found(i + 1, Sense::Set(100, Unit::Weekend))
        }
        Lex::Weekday(weekday) => match page.then(i + 1) {
            Lex::Parts(part) => Some(Found {
                clock: Clock::Part(part),
                ..Found::new(i, i + 2, Set, Sense::Weekly(weekday.cast_signed()))
            }),
            _ => None,
        },
        Lex::Weekdays(weekday) => {
            let part = matches!(page.then(i + 1), Lex::Part(_) | Lex::Parts(_));
            found(i + 1 + usize::from(part), Sense::Weekly(weekday.cast_signed()))
        }
        Lex::Every => {
            let other = page.word(i + 1) == "other" || page.then(i + 1) == Lex::Ordinal(2);
            let at = i + 1 + usize::from(other || page.word(i + 1) == "single");
            match page.then(at) {
                Lex::Unit(unit) if page.scene.lower(i) == "each" || unit != Unit::Second => {
                    found(at + 1, Sense::Set(if other { 200 } else { 100 }, unit))
                }
                Lex::Weekday(weekday) => found(at + 1, Sense::Weekly(weekday.cast_signed())),
                Lex::Part(part) => {
                    Some(Found { clock: Clock::Part(part), ..Found::new(i, at + 1, Set, Sense::Clock) })
                }
                Lex::Month(_) | Lex::Season(_) => found(at + 1, Sense::Unknown),
                Lex::Digits(_) | Lex::Number(_) | Lex::Some => {
                    let (amount, unit_at) = length::amount(page, at)?;
                    let (Lex::Unit(unit) | Lex::Units(unit)) = page.then(unit_at) else { return None };
                    found(unit_at + 1, Sense::Set(amount, unit))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// A feast, or "last Friday", that something is counted from.
pub(super) fn named(page: &Page, i: usize) -> Option<Found> {
    match page.lex(i) {
        Lex::Turn(turn) => turned(page, i, turn),
        _ => word(page, i),
    }
    .filter(|found| found.kind == Date)
}

/// Single words: "today", "tonight", "now", "the 1990s", "autumn", "Christmas".
pub(super) fn word(page: &Page, i: usize) -> Option<Found> {
    let found = |kind, sense| Some(Found::new(i, i + 1, kind, sense));
    match page.lex(i) {
        Lex::Deictic(days) => found(Date, Sense::Shift(i32::from(days), Unit::Day)),
        Lex::Tonight => {
            Some(Found { clock: Clock::Part("NI"), ..Found::new(i, i + 1, Time, Sense::Shift(0, Unit::Day)) })
        }
        Lex::Now if page.word(i + 1) != "that" => found(Date, Sense::Fixed("PRESENT_REF")),
        // "in his nineties" is an age.
        Lex::Decade(_) if page.scene.lower(i).ends_with("ties") && page.lex_before(i) != Lex::The => None,
        Lex::Decade(decade) => found(Date, Sense::Decade(decade.cast_signed())),
        Lex::Season(_) => season(page, i, Turn::Open),
        Lex::Lasting(unit) => found(Duration, Sense::Length(100, unit)),
        Lex::Code(name) => {
            let (day, to) = year_of(page, i + 1).unwrap_or((Calendar::EMPTY, i + 1));
            let quarter =
                name.starts_with('Q') && page.capital(i) && matches!(page.lex_before(i), Lex::In | Lex::Of);
            (to > i + 1 || quarter).then(|| Found::new(i, to, Date, Sense::YearPart(name, day)))
        }
        Lex::Feast(month, day) if page.capital(i) => {
            let eve = page.word(i + 1) == "eve";
            let more = eve || page.word(i + 1) == "day" || matches!(page.then(i + 1), Lex::Weekday(_));
            let day = if eve && day == 25 { 24 } else { day };
            let (year, to) = year_after(page, i + 1 + usize::from(more));
            let sense = match feast(month, day, Turn::Open) {
                Sense::Day(day) => Sense::Day(Calendar { year, ..day }),
                other => other,
            };
            Some(Found::new(i, to, Date, sense))
        }
        _ => None,
    }
}

/// "the new year".
pub(super) fn worded(page: &Page, i: usize) -> Option<Found> {
    let whole = matches!(page.word(i), "whole" | "entire" | "full");
    if let (true, Lex::Unit(unit)) = (whole, page.then(i + 1)) {
        return Some(Found::new(i, i + 2, Duration, Sense::Length(100, unit)));
    }
    let new = page.word(i) == "new" && matches!(page.then(i + 1), Lex::Unit(Unit::Year));
    (new && (tense::future(page, i, i + 2).is_some() || page.before(i - 1) == "in"))
        .then(|| Found::new(i, i + 2, Date, Sense::Unknown))
}
