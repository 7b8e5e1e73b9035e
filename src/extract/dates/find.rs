//! Where the text speaks of time: one walk over the words, each rule looking a few words ahead.
//!
//! Promise: what is found is in order, does not overlap, and never leaves its sentence. The longest phrase without
//! its preposition is taken: "three days ago", "early next month", "the last seven months".

use std::cell::Cell;

use super::TimeKind;
use super::calendar;
use super::clock;
use super::length;
use super::period;
use super::sense::{Clock, Sense, Unit};
use super::words::{Lex, Turn};
use crate::extract::scene::Scene;
use crate::extract::tables::Table;

/// An expression, not yet resolved: words `from` to `to - 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: TimeKind,
    pub(super) sense: Sense,
    pub(super) clock: Clock,
}

impl Found {
    pub(super) const fn new(from: usize, to: usize, kind: TimeKind, sense: Sense) -> Self {
        Self { from, to, kind, sense, clock: Clock::None }
    }

    /// The same, from an earlier word on.
    pub(super) const fn since(self, from: usize) -> Self {
        Self { from, ..self }
    }
}

/// How deep one expression may stand in another: "the end of the first week of May".
const DEPTH: u8 = 3;

/// The words and what each can say about time.
pub(super) struct Page<'s> {
    depth: Cell<u8>,
    pub(super) scene: &'s Scene<'s>,
    pub(super) lex: &'s [Lex],
}

impl<'s> Page<'s> {
    pub(super) const fn new(scene: &'s Scene<'s>, lex: &'s [Lex]) -> Self {
        Self { depth: Cell::new(0), scene, lex }
    }

    /// What word `i` can say; nothing outside the text.
    pub(super) fn lex(&self, i: usize) -> Lex {
        self.lex.get(i).copied().unwrap_or(Lex::Other)
    }

    /// The same where word `i` goes on in the sentence of the word before it.
    pub(super) fn then(&self, i: usize) -> Lex {
        if self.scene.continues(i) { self.lex(i) } else { Lex::Other }
    }

    /// The lower-case word `i` of the same sentence; "" where there is none.
    pub(super) fn word(&self, i: usize) -> &str {
        if self.scene.continues(i) { self.scene.lower(i) } else { "" }
    }

    /// The lower-case word before `i` in its sentence; "" where there is none.
    pub(super) fn before(&self, i: usize) -> &str {
        if self.scene.continues(i) { self.scene.lower(i - 1) } else { "" }
    }

    /// Whether the word before `i` in its sentence is in `table`.
    pub(super) fn behind(&self, i: usize, table: &Table) -> bool {
        self.scene.continues(i) && self.scene.is(i - 1, table)
    }

    /// What the word before `i` in its sentence can say.
    pub(super) fn lex_before(&self, i: usize) -> Lex {
        if self.scene.continues(i) { self.lex(i - 1) } else { Lex::Other }
    }

    /// Past a hyphen at `i` that is written to the words around it.
    pub(super) fn past_hyphen(&self, i: usize) -> Option<usize> {
        (self.lex(i) == Lex::Dash && self.scene.glued(i) && self.scene.glued(i + 1)).then_some(i + 1)
    }

    /// Whether the word is printed with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.scene.print(i).starts_with(char::is_uppercase)
    }
}

/// Every time expression, in order.
pub(super) fn find(page: &Page) -> Vec<Found> {
    let (mut all, mut i) = (Vec::new(), 0);
    while i < page.lex.len() {
        match phrase(page, i) {
            // A feast is known by its last word, and may reach back into what is taken.
            Some(found) if found.from >= all.last().map_or(0, |last: &Found| last.to) => {
                i = found.to;
                all.push(found);
            }
            _ => i += 1,
        }
    }
    all
}

/// The expression that begins with word `i`, if one does.
fn phrase(page: &Page, i: usize) -> Option<Found> {
    match page.lex(i) {
        Lex::Other | Lex::Of | Lex::And | Lex::In | Lex::On | Lex::To | Lex::Comma | Lex::Dot => {
            hedged(page, i)
        }
        Lex::About => hedged(page, i),
        _ => core(page, i).or_else(|| hedged(page, i)),
    }
}

/// "right now", "at the moment", "at present".
fn present(page: &Page, i: usize) -> Option<Found> {
    let (from, to) = match (page.scene.lower(i), page.word(i + 1)) {
        ("right", "now") => (i, i + 2),
        ("at", "present") if length::ends(page, i + 2) => (i + 1, i + 2),
        ("at", "the") if page.word(i + 2) == "moment" && length::ends(page, i + 3) => (i + 1, i + 3),
        _ => return None,
    };
    Some(Found::new(from, to, TimeKind::Date, Sense::Fixed("PRESENT_REF")))
}

/// "about", "more than", "up to", before a length or a time of day.
fn hedged(page: &Page, i: usize) -> Option<Found> {
    if let Some(found) = present(page, i) {
        return Some(found);
    }
    let next = hedge(page, i)?;
    let found = match page.then(next) {
        Lex::Digits(_) | Lex::Number(_) | Lex::Dotted(..) | Lex::Timed(..) | Lex::Hour(_) => {
            let time = clock::clock(page, next).map(|time| clock::attached(page, time));
            time.or_else(|| length::length(page, next))
        }
        Lex::A | Lex::Some | Lex::Half | Lex::Units(_) | Lex::Tenths(_) | Lex::Another => {
            length::length(page, next)
        }
        Lex::Part("12:00" | "24:00") => clock::part(page, next),
        // "about the last decade", but not "about the day".
        Lex::The => core(page, next).filter(|found| found.kind == TimeKind::Duration),
        _ => None,
    }?;
    Some(found.since(i))
}

/// Past the words that soften a number.
fn hedge(page: &Page, i: usize) -> Option<usize> {
    if page.lex(i) == Lex::About {
        return Some(i + 1);
    }
    let second = page.word(i + 1);
    match page.scene.lower(i) {
        "just" | "some" => Some(i + 1),
        "more" | "less" | "fewer" if second == "than" => Some(i + 2),
        "at" if matches!(second, "least" | "most") => Some(i + 2),
        "up" if second == "to" => Some(i + 2),
        "as" if matches!(second, "many" | "much" | "long") && page.word(i + 2) == "as" => Some(i + 3),
        _ => None,
    }
}

/// An expression without words before it.
pub(super) fn core(page: &Page, i: usize) -> Option<Found> {
    if page.depth.get() == DEPTH {
        return None;
    }
    page.depth.set(page.depth.get() + 1);
    let found = bare(page, i).map(|found| clock::attached(page, found));
    page.depth.set(page.depth.get() - 1);
    found
}

fn bare(page: &Page, i: usize) -> Option<Found> {
    match page.lex(i) {
        Lex::Edge | Lex::Earlier | Lex::Later | Lex::Limit => edged(page, i),
        Lex::Half => length::length(page, i),
        Lex::The => the(page, i),
        Lex::Turn(turn) => period::turned(page, i, turn),
        Lex::Month(_) | Lex::Dated(..) => calendar::day(page, i),
        Lex::Weekday(_) => period::set(page, i).or_else(|| calendar::day(page, i)),
        Lex::Units(Unit::Weekend) => period::set(page, i).or_else(|| length::length(page, i)),
        Lex::Ordinal(_) => {
            calendar::day(page, i).or_else(|| period::ordinal(page, i)).or_else(|| length::length(page, i))
        }
        Lex::Digits(_) | Lex::Number(_) => clock::clock(page, i)
            .or_else(|| calendar::day(page, i))
            .or_else(|| length::length(page, i))
            .or_else(|| calendar::year(page, i))
            .or_else(|| period::ordinal(page, i)),
        Lex::A | Lex::Some | Lex::Once | Lex::Another | Lex::All | Lex::Units(_) | Lex::Tenths(_) => {
            length::length(page, i)
        }
        Lex::Unit(_) => calendar::named_year(page, i)
            .or_else(|| length::length(page, i))
            .or_else(|| period::feast_day(page, i)),
        Lex::Dotted(..) | Lex::Hour(_) | Lex::Timed(..) => clock::clock(page, i),
        Lex::Part(_) => clock::part(page, i),
        Lex::Every | Lex::Often(..) | Lex::Weekdays(_) | Lex::Parts(_) => period::set(page, i),
        _ => period::word(page, i),
    }
}

/// "early January", "late last year", "earlier this week", "the end of the month".
fn edged(page: &Page, i: usize) -> Option<Found> {
    let lex = page.lex(i);
    let hyphen = page.past_hyphen(i + 1);
    let mut at = hyphen.unwrap_or(i + 1);
    let of = page.then(at) == Lex::Of;
    let on = matches!(page.then(at), Lex::On | Lex::In);
    if lex == Lex::Limit && !of || (of && lex == Lex::Edge) {
        return None;
    }
    at += usize::from(of || on);
    let whole = period::whole(page, at, of || on);
    let found = match page.then(at) {
        Lex::Edge | Lex::Earlier | Lex::Later | Lex::Limit | Lex::Other | Lex::Every => whole,
        Lex::Decade(_) | Lex::Ordinal(_) if lex == Lex::Edge => core(page, at),
        // "early morning".
        Lex::Part(part @ ("MO" | "AF" | "EV" | "NI")) if lex == Lex::Edge => {
            let clock = Clock::Part(part);
            Some(Found { clock, ..Found::new(at, at + 1, TimeKind::Time, Sense::Clock) })
        }
        _ => whole.or_else(|| core(page, at)),
    }?;
    let dated = matches!(found.kind, TimeKind::Date | TimeKind::Time) && !shifted(found.sense);
    if !dated {
        return None;
    }
    // "late Thursday" is a time of that day, "late January" a part of that month.
    let of_day = match found.sense {
        Sense::Day(day) => day.weekday != 0 || day.day != 0,
        Sense::Shift(..) => true,
        _ => false,
    };
    let kind = if of_day && lex != Lex::Limit { TimeKind::Time } else { found.kind };
    Some(Found { from: i, kind, ..found })
}

fn shifted(sense: Sense) -> bool {
    matches!(sense, Sense::Shift(n, unit) if unit != Unit::Day || !(-1..=1).contains(&n))
        || matches!(sense, Sense::Fixed(_) | Sense::Onward(..))
}

/// What "the" opens: most of what stands without it too, and some that needs it.
fn the(page: &Page, i: usize) -> Option<Found> {
    let at = i + 1;
    let found = match page.then(at) {
        Lex::Turn(turn) => period::turned(page, at, turn),
        Lex::Edge | Lex::Limit => edged(page, at),
        Lex::Ordinal(_) => calendar::day(page, at).or_else(|| period::ordinal(page, at)),
        Lex::Decade(_) => period::word(page, at),
        Lex::Part(_) => clock::part(page, at),
        Lex::Season(_) => period::season(page, at, Turn::Open),
        Lex::Unit(_) => period::the_unit(page, at),
        Lex::Number(_) => period::ordinal(page, at)
            .or_else(|| length::length(page, at).filter(|found| matches!(found.sense, Sense::Length(..)))),
        _ => period::worded(page, at),
    }?;
    // "the March 3 attack", "the two-day trip": the article is the noun's.
    let compound = (found.from + 1..found.to).any(|w| page.past_hyphen(w).is_some());
    let named = matches!(found.sense, Sense::Length(..) | Sense::Century(_));
    (!(compound && named)).then(|| found.since(i))
}
