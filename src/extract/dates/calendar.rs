//! Days, months and years by name or number: "13 May 2018", "Friday, Sept. 1", "2023-08-03", "March last year",
//! "July 3-5", "2009-2013", "the 1974 war".

use super::TimeKind::Date;
use super::find::{Found, Page};
use super::length;
use super::sense::{Calendar, Sense, Unit};
use super::words::{Lex, Turn};

/// A day, month or weekday that begins with word `i`.
pub(super) fn day(page: &Page, i: usize) -> Option<Found> {
    match page.lex(i) {
        Lex::Weekday(weekday) => weekday_and_more(page, i, weekday.cast_signed()),
        Lex::Month(month) => month_first(page, i, month.cast_signed()),
        Lex::Dated(day @ 1..=31, month, year @ 1000..=2199) => {
            let [day, month] = [day, month].map(u8::cast_signed);
            Some(found(i, i + 1, Calendar { year: year.cast_signed(), month, day, ..Calendar::EMPTY }))
        }
        _ => iso(page, i).or_else(|| day_first(page, i)).or_else(|| slashed(page, i)),
    }
}

fn found(from: usize, to: usize, day: Calendar) -> Found {
    Found::new(from, to, Date, Sense::Day(day))
}

/// Words before a weekday that make it a feast or an event: which year's is not said.
const NAMED: [&str; 12] = [
    "good", "black", "ash", "palm", "easter", "super", "bloody", "cyber", "whit", "holy", "shrove", "giving",
];

/// "Friday", "Friday, 11 April", "Tuesday of last week", "Tuesday the 4th".
fn weekday_and_more(page: &Page, i: usize, weekday: i8) -> Option<Found> {
    let short = page.scene.lower(i).len() < 6;
    let dot = usize::from(short && page.then(i + 1) == Lex::Dot);
    let plain = i + 1 + dot;
    let comma = plain + usize::from(page.then(plain) == Lex::Comma);
    let the = comma + usize::from(page.then(comma) == Lex::The);
    if let Some(Found { to, sense: Sense::Day(day), .. }) = self::dated(page, the)
        && day.day != 0
    {
        return Some(found(i, to, Calendar { weekday, ..day }));
    }
    if NAMED.contains(&page.before(i)) && page.capital(i - 1) {
        return Some(Found::new(i - 1, i + 1, Date, Sense::Unknown));
    }
    let mut day = Calendar { weekday, ..Calendar::EMPTY };
    let number = plain + usize::from(page.then(plain) == Lex::The);
    let closed = length::ends(page, number + 1)
        && !matches!(page.then(number + 1), Lex::Slash | Lex::Dash | Lex::Comma);
    let alone = number > plain || closed && page.capital(i);
    if let Some(n) = day_number(page, number).filter(|_| alone && !counts(page, number + 1)) {
        day.day = n;
        return Some(found(i, number + 1, day));
    }
    if short && !(page.capital(i) && (dot == 1 || matches!(page.then(plain), Lex::At | Lex::Comma))) {
        return None;
    }
    let of = plain + usize::from(matches!(page.then(plain), Lex::Of));
    let of = of + usize::from(of > plain && page.then(of) == Lex::The);
    if let (
        Lex::Turn(turn @ (Turn::Last | Turn::Next | Turn::This | Turn::Following)),
        Lex::Unit(Unit::Week),
    ) = (page.then(of), page.then(of + 1))
    {
        day.of = turn;
        return Some(found(i, of + 2, day));
    }
    // The dot of "Mon." may end the sentence; it is part of nothing then.
    Some(found(i, if page.scene.continues(i + 1 + dot) { plain } else { i + 1 }, day))
}

/// A month or day number with what follows, no weekday before it.
fn dated(page: &Page, i: usize) -> Option<Found> {
    match page.then(i) {
        Lex::Month(month) => month_first(page, i, month.cast_signed()),
        Lex::Digits(_) | Lex::Ordinal(_) => iso(page, i).or_else(|| day_first(page, i)),
        _ => None,
    }
}

/// "May 13, 2018", "May 2018", "May", "July 3-5".
fn month_first(page: &Page, i: usize, month: i8) -> Option<Found> {
    let short = page.scene.lower(i).len() < 5 && !matches!(page.scene.lower(i), "may" | "june" | "july");
    let dot = usize::from(short && page.then(i + 1) == Lex::Dot);
    let mut at = i + 1 + dot;
    let mut day = Calendar { month, ..Calendar::EMPTY };
    let the = at + usize::from(page.then(at) == Lex::The && matches!(page.then(at + 1), Lex::Ordinal(_)));
    let number = day_number(page, the).filter(|_| !counts(page, the + 1));
    if let Some(number) = number {
        day.day = number;
        at = the + 1;
        if let Some((last, to)) = up_to(page, at, day) {
            let (year, to) = year_after(page, to);
            let [first, last] = [day, last].map(|d| Calendar { year, ..d });
            return Some(Found::new(i, to, Date, Sense::Range(first, last)));
        }
    }
    let (year, to) = year_after(page, at);
    day.year = year;
    if year == 0 {
        day.year = shared_year(page, at, month);
        (day.of, at) = year_turn(page, at);
    } else {
        at = to;
    }
    let evident = number.is_some() || year != 0 || day.of != Turn::Open;
    if !evident {
        if !is_month(page, i, short, dot == 1) {
            return None;
        }
        at = i + 1 + usize::from(dot == 1 && page.scene.continues(i + 2));
    }
    Some(found(i, at, day))
}

/// Words before a month or year that make it one.
const BEFORE: [&str; 24] = [
    "in", "since", "by", "until", "till", "from", "to", "through", "of", "during", "for", "before", "after",
    "last", "next", "this", "early", "late", "mid", "between", "and", "a", "the", "than",
];

/// Whether a month's name that stands alone is the month: some are verbs, modals and names too.
fn is_month(page: &Page, i: usize, short: bool, dotted: bool) -> bool {
    let word = page.scene.lower(i);
    let dash = page.lex_before(i) == Lex::Dash
        && i > 1
        && matches!(page.lex(i - 2), Lex::Edge | Lex::Month(_) | Lex::Dot);
    let after = i + 1 + usize::from(dotted);
    let joined = joins(page, after) && matches!(page.then(after + 1), Lex::Month(_));
    let cued = joined || BEFORE.contains(&page.before(i)) || dash;
    let follows =
        page.scene.continues(i + 1) && page.capital(i + 1) && !matches!(page.lex(i + 1), Lex::Weekday(_));
    if short {
        return page.capital(i)
            && cued
            && (dotted || !matches!(word, "mar" | "sep" | "jun" | "jul" | "apr") || joined);
    }
    match word {
        "may" | "march" => page.capital(i) && cued && !follows,
        "april" | "june" | "august" => cued || page.capital(i) && !follows,
        _ => true,
    }
}

/// Whether word `i` joins two days or months to a range.
fn joins(page: &Page, i: usize) -> bool {
    matches!(page.then(i), Lex::To | Lex::And | Lex::Dash)
        || matches!(page.word(i), "through" | "until" | "till")
}

/// The year said only behind the other end of a range: "from May to October 2020", "June 3 to July 5, 2019".
fn shared_year(page: &Page, at: usize, month: i8) -> i16 {
    if !joins(page, at) {
        return 0;
    }
    let first = at + 1 + usize::from(day_number(page, at + 1).is_some());
    let Lex::Month(last) = page.then(first) else { return 0 };
    let dot = first + 1 + usize::from(page.then(first + 1) == Lex::Dot);
    let number = dot + usize::from(day_number(page, dot).is_some());
    match year_after(page, number) {
        (0, _) => 0,
        (year, _) => year - i16::from(last.cast_signed() < month),
    }
}

/// "13 May 2018", "the 9th of March", "3-5 July", "15th day of June".
fn day_first(page: &Page, i: usize) -> Option<Found> {
    let first = number_of(page.lex(i))?;
    let the = i + 2 + usize::from(page.then(i + 2) == Lex::The);
    let range =
        day_number(page, the).filter(|last| joins(page, i + 1) && *last > first).map(|last| (last, the + 1));
    let (last, mut at) = range.unwrap_or((0, i + 1));
    if page.word(at) == "day" && page.then(at + 1) == Lex::Of {
        at += 1;
    }
    at += usize::from(page.then(at) == Lex::Of);
    at = page.past_hyphen(at).unwrap_or(at);
    let Lex::Month(month) = page.then(at) else { return None };
    let dot = usize::from(
        page.scene.lower(at).len() < 5 && page.then(at + 1) == Lex::Dot && page.scene.continues(at + 2),
    );
    // "in 2023 May ended": no day; "of 13 May": a day.
    if page.scene.lower(at) == "may" && !page.capital(at) {
        return None;
    }
    let after = at + 1 + dot;
    let (year, mut to) = year_after(page, page.past_hyphen(after).unwrap_or(after));
    let mut day = Calendar { year, month: month.cast_signed(), day: first, ..Calendar::EMPTY };
    if year == 0 {
        (day.of, to) = year_turn(page, after);
    }
    // "03-Feb" may be a score that a table turned into a day; "12:30 July 3" ends a time of day.
    let hyphened = page.lex(i + 1) == Lex::Dash && last == 0;
    if year == 0 && (hyphened || day_number(page, after).is_some_and(|_| !counts(page, after + 1))) {
        return None;
    }
    if year == 0 {
        day.year = shared_year(page, after, day.month);
    }
    let sense = if last == 0 { Sense::Day(day) } else { Sense::Range(day, Calendar { day: last, ..day }) };
    Some(Found::new(i, to, Date, sense))
}

/// "-5", "–Aug. 5", "to 7", "and 8" behind a day.
fn up_to(page: &Page, at: usize, first: Calendar) -> Option<(Calendar, usize)> {
    let dash = page.then(at) == Lex::Dash;
    let next = joins(page, at).then_some(at + 1)?;
    if let Some(day) = day_number(page, next).filter(|day| *day > first.day && !counts(page, next + 1)) {
        let alone = length::ends(page, next + 1) || year_after(page, next + 1).0 != 0;
        let list = page.then(at) == Lex::And && day != first.day + 1;
        return (dash || alone && !list).then_some((Calendar { day, ..first }, next + 1));
    }
    if !dash {
        return None;
    }
    let Lex::Month(month) = page.then(next) else { return None };
    let dot = usize::from(page.then(next + 1) == Lex::Dot);
    let day = day_number(page, next + 1 + dot)?;
    Some((Calendar { month: month.cast_signed(), day, ..first }, next + 2 + dot))
}

/// Whether a number before word `i` counts things or begins a time of day: "May 5 people", "August 10:30".
fn counts(page: &Page, i: usize) -> bool {
    matches!(page.then(i), Lex::Meridiem(_) | Lex::Unit(_) | Lex::Units(_))
        || page.then(i) == Lex::Colon && page.scene.glued(i)
}

/// A number that can be a day of the month.
fn day_number(page: &Page, i: usize) -> Option<i8> {
    number_of(page.then(i))
}

fn number_of(lex: Lex) -> Option<i8> {
    match lex {
        Lex::Digits(n @ 1..=31) => i8::try_from(n).ok(),
        Lex::Ordinal(n @ 1..=31) => Some(n.cast_signed()),
        _ => None,
    }
}

/// ", 2018", "of 2018", "2018" at word `at`, and where it ends; 0 where there is none.
pub(super) fn year_after(page: &Page, at: usize) -> (i16, usize) {
    let skip = usize::from(matches!(page.then(at), Lex::Comma | Lex::Of | Lex::In));
    match page.then(at + skip) {
        Lex::Digits(n @ 1000..=2199) if page.then(at + skip + 1) != Lex::Colon => {
            (n.cast_signed(), at + skip + 1)
        }
        _ => (0, at),
    }
}

/// "last year", "of this year" behind a month or day.
pub(super) fn year_turn(page: &Page, at: usize) -> (Turn, usize) {
    let of = at + usize::from(matches!(page.then(at), Lex::Of));
    match (page.then(of), page.then(of + 1)) {
        (Lex::Turn(turn @ (Turn::Last | Turn::This | Turn::Next)), Lex::Unit(Unit::Year)) => (turn, of + 2),
        _ => (Turn::Open, at),
    }
}

/// "2023-08-03".
fn iso(page: &Page, i: usize) -> Option<Found> {
    let Lex::Digits(year @ 1000..=2199) = page.lex(i) else { return None };
    let sign = page.lex(i + 1);
    let apart = matches!(sign, Lex::Dash | Lex::Slash) && page.lex(i + 3) == sign;
    let glued = (i + 1..i + 5).all(|w| page.scene.glued(w));
    let (Lex::Digits(month @ 1..=12), Lex::Digits(day @ 1..=31)) = (page.then(i + 2), page.then(i + 4))
    else {
        return None;
    };
    let day = Calendar { year: year.cast_signed(), month: month as i8, day: day as i8, ..Calendar::EMPTY };
    (apart && glued).then(|| found(i, i + 5, day))
}

/// "22/1/2016": only where one of the numbers can be no month, or both are the same.
fn slashed(page: &Page, i: usize) -> Option<Found> {
    let (Lex::Digits(a @ 1..=31), Lex::Digits(b @ 1..=31), Lex::Digits(year @ 1000..=2199)) =
        (page.lex(i), page.then(i + 2), page.then(i + 4))
    else {
        return None;
    };
    let sign = page.lex(i + 1);
    let apart = matches!(sign, Lex::Dash | Lex::Slash) && page.lex(i + 3) == sign;
    let glued = (i + 1..i + 5).all(|w| page.scene.glued(w))
        && !(page.scene.glued(i) && page.lex_before(i) == Lex::Dash);
    if !apart || !glued {
        return None;
    }
    let year = year.cast_signed();
    let (a, b) = (a as i8, b as i8);
    let sense = match (a > 12, b > 12) {
        (true, false) => Sense::Day(Calendar { year, month: b, day: a, ..Calendar::EMPTY }),
        (false, true) => Sense::Day(Calendar { year, month: a, day: b, ..Calendar::EMPTY }),
        (false, false) if a == b => Sense::Day(Calendar { year, month: a, day: a, ..Calendar::EMPTY }),
        _ => Sense::Unknown,
    };
    Some(Found::new(i, i + 5, Date, sense))
}

/// Words before a number that make it an amount.
const AMOUNTS: [&str; 11] =
    ["some", "about", "around", "nearly", "almost", "than", "over", "least", "no", "only", "another"];

/// Words on -s that a year may stand before.
const EVENTS: [&str; 13] = [
    "was", "has", "elections", "olympics", "games", "polls", "this", "attacks", "talks", "championships",
    "results", "protests", "always",
];

/// A year alone: "in 1974", "the 2005 agreement", "2009-2013".
pub(super) fn year(page: &Page, i: usize) -> Option<Found> {
    let Lex::Digits(year @ 1000..=2099) = page.lex(i) else { return None };
    let one = Calendar { year: year.cast_signed(), ..Calendar::EMPTY };
    let code = page.past_hyphen(i + 1).unwrap_or(i + 1);
    if let Lex::Code(name) = page.then(code) {
        return Some(Found::new(i, code + 1, Date, Sense::YearPart(name, one)));
    }
    let from_hyphen = page.scene.glued(i) && page.scene.continues(i);
    let cued = BEFORE.contains(&page.before(i))
        && !matches!(page.before(i), "and" | "a" | "the" | "than" | "for")
        || page.before(i) == "year";
    let unit = matches!(page.then(i + 1), Lex::Meridiem(_) | Lex::Zone(_) | Lex::Colon | Lex::Number(_));
    let amount = AMOUNTS.contains(&page.before(i))
        || page.scene.continues(i) && matches!(page.scene.print(i - 1), "$" | "£" | "€" | "#" | "№");
    let named = page.scene.continues(i) && page.capital(i - 1) && !cued && !page.scene.words[i - 1].starts;
    let plain = cued || (1900..=2050).contains(&year) && !named && !plural(page, i + 1);
    if unit
        || amount
        || !plain
        || from_hyphen && !matches!(page.scene.print(i - 1), "(" | "“" | "\"" | "‘" | "'")
    {
        return None;
    }
    if let (Some(Lex::Digits(last)), None) =
        (page.past_hyphen(i + 1).map(|at| page.lex(at)), page.past_hyphen(i + 3))
    {
        let last = if last < 100 { year / 100 * 100 + last } else { last };
        if last > year && last < 2200 {
            let last = Calendar { year: last.cast_signed(), ..one };
            return Some(Found::new(i, i + 3, Date, Sense::Range(one, last)));
        }
    }
    if page.past_hyphen(i + 1).is_some_and(|at| matches!(page.lex(at), Lex::Digits(_) | Lex::Unit(_))) {
        return None;
    }
    Some(found(i, i + 1, one))
}

/// "the year 2000".
pub(super) fn named_year(page: &Page, i: usize) -> Option<Found> {
    match (page.lex(i), page.then(i + 1)) {
        (Lex::Unit(Unit::Year), Lex::Digits(year @ 1000..=2199)) => {
            Some(found(i, i + 2, Calendar { year: year.cast_signed(), ..Calendar::EMPTY }))
        }
        _ => None,
    }
}

/// A small word in the plural: what a number before it counts.
fn plural(page: &Page, i: usize) -> bool {
    let word = page.word(i);
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !page.capital(i)
        && !EVENTS.contains(&word)
        || matches!(word, "people" | "men" | "women" | "children" | "percent" | "police")
}
