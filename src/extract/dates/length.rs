//! Lengths, and what is counted from them: "three days", "a two-week visit", "two years ago", "months later",
//! "$400 million a day".

use super::TimeKind::{Date, Duration, Set, Time};
use super::calendar;
use super::find::{Found, Page};
use super::period;
use super::sense::{Sense, Unit};
use super::tense;
use super::words::{Lex, OWNERS, Turn};

/// How many hundredths of a unit; 0 where no number is said.
type Hundredths = u32;

/// A length, or a day counted by one, that begins with word `i`.
pub(super) fn length(page: &Page, i: usize) -> Option<Found> {
    if page.lex(i) == Lex::Once {
        return match (page.then(i + 1), page.then(i + 2)) {
            (Lex::A | Lex::Every, Lex::Unit(unit)) => Some(Found::new(i, i + 3, Set, Sense::Set(100, unit))),
            _ => None,
        };
    }
    if page.lex(i) == Lex::All {
        let whole = page.scene.lower(i + 1) != "hour";
        return match page.then(i + 1) {
            Lex::Unit(unit) if whole => Some(Found::new(i, i + 2, Duration, Sense::Length(100, unit))),
            _ => None,
        };
    }
    let (mut amount, mut at) = amount(page, i)?;
    let hyphen = page.past_hyphen(at);
    at = hyphen.unwrap_or(at);
    let plural = matches!(page.then(at + 1), Lex::Units(_)) || !matches!(page.then(at), Lex::Turn(_));
    if hyphen.is_none() && at > i && is_filler(page.word(at)) && plural {
        at += 1;
    }
    let mut unit = unit(page, at, i)?;
    at += 1;
    if page.past_hyphen(at).map_or_else(|| page.word(at), |next| page.scene.lower(next)) == "old"
        || matches!(page.word(at), "olds" | "year")
        || page
            .past_hyphen(at)
            .is_some_and(|next| matches!(page.scene.lower(next), "on" | "over" | "to" | "end" | "by"))
    {
        return None;
    }
    if amount > 0 && page.then(at) == Lex::And {
        let half = at + 1 + usize::from(page.then(at + 1) == Lex::A);
        if page.then(half) == Lex::Half {
            (amount, at) = (amount + 50, half + 1);
        } else if let Some((more, smaller, to)) = rest(page, at + 1, unit) {
            (amount, unit, at) = (amount * parts(unit, smaller) + more, smaller, to);
        }
    }
    if let Some(next) = page.past_hyphen(at).filter(|next| page.scene.lower(*next) == "long") {
        // "a week-long visit": the article is the visit's.
        let one = matches!(page.lex(i), Lex::Unit(_));
        let length = Found::new(i, next + 1, Duration, Sense::Length(if one { 100 } else { amount }, unit));
        return (page.lex(i) != Lex::A).then_some(length);
    }
    counted(page, i, at, amount, unit).or_else(|| {
        let kind_of = lone(page, i, at)?;
        if kind_of == Set {
            return Some(Found::new(i, at, Set, Sense::Set(100, unit)));
        }
        if page.word(at) == "in" && page.then(at + 1) == Lex::A && page.word(at + 2) == "row" {
            at += 3;
        }
        Some(Found::new(i, at, Duration, Sense::Length(amount, unit)))
    })
}

/// "three", "2.5", "twenty-four", "one and a half", "several", "a couple of", "half a", "a"; and where it ends.
/// Nothing but a unit is an amount that is not said.
pub(super) fn amount(page: &Page, i: usize) -> Option<(Hundredths, usize)> {
    match page.lex(i) {
        Lex::Units(_) | Lex::Unit(_) => Some((0, i)),
        Lex::Tenths(n) => Some((u32::from(n) * 10, i + 1)),
        Lex::Some => {
            let couple = page.scene.lower(i) == "couple";
            Some((if couple { 200 } else { 0 }, i + 1 + usize::from(page.then(i + 1) == Lex::Of)))
        }
        Lex::Another if matches!(page.then(i + 1), Lex::Unit(_)) => Some((100, i + 1)),
        Lex::Another if matches!(page.then(i + 1), Lex::Digits(_) | Lex::Number(_) | Lex::Some) => {
            amount(page, i + 1)
        }
        Lex::Half if page.past_hyphen(i + 1).is_some() => Some((50, i + 1)),
        Lex::Half if page.then(i + 1) == Lex::A => Some((50, i + 2)),
        Lex::A if page.then(i + 1) == Lex::Some => {
            let couple = page.word(i + 1) == "couple";
            Some((if couple { 200 } else { 0 }, i + 2 + usize::from(page.then(i + 2) == Lex::Of)))
        }
        Lex::A if page.then(i + 1) == Lex::Number(100) => Some((10_000, i + 2)),
        Lex::A if page.then(i + 1) == Lex::Half => Some((50, i + 2)),
        Lex::A if !matches!(page.then(i + 1), Lex::Units(_)) => Some((100, i + 1)),
        Lex::Digits(_) | Lex::Number(_) => {
            let (n, mut at) = whole(page, i)?;
            let or = matches!(page.then(at), Lex::To | Lex::Dash) || page.word(at) == "or";
            // "two to three years": no one number is said.
            let more =
                whole(page, at + 1).filter(|(more, _)| or && *more > n && page.scene.continues(at + 1));
            if let Some((_, to)) = more {
                return Some((0, to));
            }
            let mut amount = n.checked_mul(100)?;
            let dash = page.past_hyphen(at).unwrap_or(at);
            if page.then(dash) == Lex::And {
                let a = page.past_hyphen(dash + 1).unwrap_or(dash + 1);
                let half = page.past_hyphen(a + 1).unwrap_or(a + 1);
                if page.then(a) == Lex::A && page.then(half) == Lex::Half {
                    (amount, at) = (amount + 50, half + 1);
                } else if page.then(a) == Lex::Half {
                    (amount, at) = (amount + 50, a + 1);
                }
            }
            Some((amount, at))
        }
        _ => None,
    }
}

/// A whole number in digits or words.
fn whole(page: &Page, i: usize) -> Option<(u32, usize)> {
    match page.lex(i) {
        Lex::Digits(n) => Some((u32::from(n), i + 1)),
        Lex::Number(n) => {
            let (mut n, mut at) = (u32::from(n), i + 1);
            let next = page.past_hyphen(at).unwrap_or(at);
            if let (20..=90, Lex::Number(ones @ 1..=9)) = (n, page.then(next)) {
                (n, at) = (n + u32::from(ones), next + 1);
            }
            // "two hundred thousand"; a longer run of powers is no number, and would be read again from each of them.
            for _ in 0..2 {
                let Lex::Number(power @ (100 | 1000)) = page.then(at) else { break };
                (n, at) = (n.saturating_mul(u32::from(power)).min(100_000), at + 1);
            }
            Some((n, at))
        }
        _ => None,
    }
}

/// The unit at word `at`; short words and nights only behind a number.
fn unit(page: &Page, at: usize, from: usize) -> Option<Unit> {
    let lex = if at == from { page.lex(at) } else { page.then(at) };
    let unit = match lex {
        Lex::Unit(unit) | Lex::Units(unit) => unit,
        Lex::Part("NI") | Lex::Parts("NI") if at > from => Unit::Night,
        _ => return None,
    };
    let short = page.scene.lower(at).len() < 4 && unit != Unit::Day;
    // "the 2021 weekend": a year is no number of days.
    if matches!(page.lex(from), Lex::Digits(1900..=2050)) && unit == Unit::Weekend {
        return None;
    }
    let figures = matches!(page.lex(from), Lex::Digits(_));
    let rare = unit == Unit::Season || unit == Unit::Quarter && page.lex(from) != Lex::A;
    (!rare && (figures || !short)).then_some(unit)
}

/// Words between a number and its unit.
fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

const FILLERS: [&str; 20] = [
    "full", "consecutive", "straight", "long", "more", "whole", "working", "business", "additional",
    "single", "successive", "further", "short", "solid", "calendar", "past", "next", "coming", "upcoming",
    "previous",
];

/// A smaller unit with its number behind "and": "and 30 minutes".
fn rest(page: &Page, i: usize, unit: Unit) -> Option<(Hundredths, Unit, usize)> {
    let (n, at) = match page.then(i) {
        Lex::Digits(_) | Lex::Number(_) => whole(page, i)?,
        _ => return None,
    };
    let (Lex::Unit(smaller) | Lex::Units(smaller)) = page.then(at) else { return None };
    (parts(unit, smaller) > 0).then_some((n * 100, smaller, at + 1))
}

/// How many of the smaller unit make the larger; 0 where that is not fixed.
const fn parts(unit: Unit, smaller: Unit) -> u32 {
    match (unit, smaller) {
        (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
        (Unit::Day, Unit::Hour) => 24,
        (Unit::Week, Unit::Day) => 7,
        (Unit::Year, Unit::Month) => 12,
        _ => 0,
    }
}

/// "… ago", "… later", "… from now", "in …" where the sentence looks ahead.
fn counted(page: &Page, i: usize, at: usize, amount: Hundredths, unit: Unit) -> Option<Found> {
    let n = (amount / 100).cast_signed() * i32::from(amount.is_multiple_of(100));
    let kind = if unit.is_clock() { Time } else { Date };
    let shift = |n: i32, to| {
        let vague = Sense::Fixed(if n < 0 { "PAST_REF" } else { "FUTURE_REF" });
        Found::new(i, to, kind, if n.abs() > 1_000_000 { vague } else { Sense::Shift(n, unit) })
    };
    const VAGUE: i32 = 2_000_000;
    let n = if n == 0 { VAGUE } else { n };
    let onward = |n: i32| if n.abs() == VAGUE { Sense::Unknown } else { Sense::Onward(n, unit) };
    let next = page.word(at + 1);
    let onwards = next != "than" && !matches!(page.then(at + 1), Lex::Turn(_));
    match page.word(at) {
        "ago" => return Some(shift(-n, at + 1)),
        "or" if next == "so" && page.then(at + 2) == Lex::Ago => return Some(shift(-n, at + 3)),
        "hence" => return Some(shift(n, at + 1)),
        "away"
            if matches!(
                page.lex(i),
                Lex::Units(_) | Lex::Digits(_) | Lex::Number(_) | Lex::Some | Lex::A
            ) =>
        {
            return Some(shift(n, at + 1));
        }
        "from" if next == "now" => return Some(shift(n, at + 2)),
        "earlier" if onwards => return Some(Found::new(i, at + 1, kind, onward(-n))),
        "later" | "afterwards" if onwards => return Some(Found::new(i, at + 1, kind, onward(n))),
        "before" if ends(page, at + 1) => return Some(Found::new(i, at + 1, kind, onward(-n))),
        word @ ("before" | "after" | "from") => {
            let sign = if word == "before" { -1 } else { 1 };
            if let Some(found) = from_day(page, i, at + 1, sign * n, unit).filter(|_| n != VAGUE) {
                return Some(Found { kind, ..found });
            }
        }
        "past" if page.lex(i) == Lex::Units(unit) && ends(page, at + 1) => {
            return Some(Found::new(i, at + 1, Date, Sense::Fixed("PAST_REF")));
        }
        _ => {}
    }
    let ahead = page.before(i) == "in" && n != VAGUE && tense::future(page, i, at) == Some(true);
    ahead.then(|| shift(n, at))
}

/// Whether nothing that belongs to the words before follows at word `i`: the sentence or its part ends.
pub(super) fn ends(page: &Page, i: usize) -> bool {
    !page.scene.continues(i)
        || matches!(page.lex(i), Lex::Comma | Lex::Dot | Lex::And)
        || page.scene.lower(i).is_empty()
}

/// A day named right behind "before", "after" or "from".
fn from_day(page: &Page, i: usize, at: usize, n: i32, unit: Unit) -> Option<Found> {
    let (day, to) = match page.then(at) {
        Lex::Deictic(days) if !unit.is_clock() => {
            let (n, unit) = if unit == Unit::Week && days != 0 { (n * 7, Unit::Day) } else { (n, unit) };
            let n = if unit == Unit::Day { n + i32::from(days) } else { n };
            return (unit == Unit::Day || days == 0)
                .then(|| Found::new(i, at + 1, Date, Sense::Shift(n, unit)));
        }
        Lex::Month(_) | Lex::Weekday(_) | Lex::Digits(_) => match calendar::day(page, at)? {
            Found { sense: Sense::Day(day), to, .. } if day.day != 0 || day.weekday != 0 => (day, to),
            _ => return None,
        },
        // "two weeks before Christmas", "three days after last Friday".
        Lex::Feast(..) | Lex::Turn(Turn::Last | Turn::Next) => match period::named(page, at)? {
            Found { sense: Sense::Day(day), to, .. } if day.day != 0 || day.weekday != 0 => (day, to),
            Found { sense: Sense::Unknown, to, .. } => return Some(Found::new(i, to, Date, Sense::Unknown)),
            _ => return None,
        },
        _ => return None,
    };
    let owned = page.scene.continues(to) && page.scene.glued(to) && page.scene.print(to).ends_with('s');
    (!owned).then(|| Found::new(i, to, Date, Sense::From(n, unit, day)))
}

/// Words before "a year" or "weeks" that make them a length.
const CUES: [&str; 28] = [
    "for", "in", "within", "over", "after", "about", "nearly", "almost", "than", "took", "take", "takes",
    "taking", "last", "lasted", "lasting", "lasts", "spent", "spend", "only", "just", "roughly", "around",
    "approximately", "half", "least", "throughout", "during",
];

/// Whether the words are a length by themselves: "a year" and "weeks" need a word that makes them one.
fn lone(page: &Page, i: usize, at: usize) -> Option<super::TimeKind> {
    let plain_a = page.lex(i) == Lex::A && at == i + 2;
    let bare = at == i + 1;
    let cued = CUES.contains(&page.before(i));
    let next = page.word(at);
    if plain_a {
        if rate(page, i, at) {
            return Some(Set);
        }
        let single = matches!(page.lex(at - 1), Lex::Unit(Unit::Second | Unit::Quarter));
        let fits = cued && !matches!(page.before(i), "just" | "during")
            || matches!(next, "after" | "before" | "since");
        return (fits && !single).then_some(Duration);
    }
    if bare {
        let plural = matches!(page.lex(i), Lex::Units(_));
        let owned = page.behind(i, OWNERS);
        let follows = matches!(next, "of" | "after" | "before" | "since" | "ahead" | "if") && !owned;
        let cued = cued && !matches!(page.before(i), "about" | "than" | "last" | "during");
        return (plural && (cued || follows) && page.lex(i) != Lex::Units(Unit::Weekend)).then_some(Duration);
    }
    Some(Duration)
}

/// Words before "a day" that make it a rate.
const RATED: [&str; 10] =
    ["times", "once", "twice", "dollars", "barrels", "million", "billion", "percent", "euros", "hours"];

/// "$400 million a day", "three times a week": a number stands shortly before, and no preposition.
fn rate(page: &Page, i: usize, at: usize) -> bool {
    if page.word(at) == "in" || matches!(page.lex(at - 1), Lex::Unit(Unit::Century | Unit::Decade)) {
        return false;
    }
    let last = page.before(i);
    if RATED.contains(&last) {
        return true;
    }
    let noun = last.len() > 3
        && last.ends_with('s')
        && !matches!(last, "was" | "has" | "lasts" | "takes" | "this" | "less" | "plus" | "years" | "months");
    let number = |w: usize| {
        matches!(page.lex(w), Lex::Number(_)) || page.scene.print(w).starts_with(|c: char| c.is_ascii_digit())
    };
    noun && (1..=4)
        .take_while(|back| *back < i && page.scene.continues(i - back))
        .any(|back| number(i - back - 1))
}

/// Words before "last" that make it a verb.
const MODALS: [&str; 10] = ["to", "will", "would", "can", "could", "not", "may", "might", "should", "must"];

/// The turn before a number: "the last three days".
pub(super) fn turned(page: &Page, i: usize, turn: Turn) -> Option<Found> {
    let counts = matches!(
        turn,
        Turn::Last | Turn::Past | Turn::Next | Turn::Coming | Turn::Following | Turn::Previous | Turn::Recent
    );
    // "it will last two days".
    let verb = turn == Turn::Last
        && (MODALS.contains(&page.before(i))
            || page.before(i).ends_with("n't")
            || page.before(i).ends_with("n’t"));
    if !counts
        || verb
        || !matches!(
            page.then(i + 1),
            Lex::Digits(_) | Lex::Number(_) | Lex::Some | Lex::Half | Lex::Tenths(_) | Lex::A
        )
    {
        return None;
    }
    let half = page.then(i + 1) == Lex::Half && page.then(i + 2) != Lex::A;
    let (amount, at) = if half { (50, i + 2) } else { amount(page, i + 1)? };
    let at = page.past_hyphen(at).unwrap_or(at + usize::from(is_filler(page.word(at))));
    let (Lex::Unit(unit) | Lex::Units(unit)) = page.then(at) else { return None };
    let to = period::of_span(page, at + 1).filter(|_| page.then(at + 1) == Lex::Of).unwrap_or(at + 1);
    Some(Found::new(i, to, Duration, Sense::Length(amount, unit)))
}
