//! Feasts: those of one day of the year by their month and day, and those that move.

use super::super::TimeKind::Date;
use super::super::find::{Found, Page};
use super::super::sense::{Calendar, Sense};
use super::super::words::{Lex, Turn};

/// Feasts on one day of the year; where they move, nothing certain.
pub(super) fn feast(month: u8, day: u8, turn: Turn) -> Sense {
    let (month, day) = (month.cast_signed(), day.cast_signed());
    if month == 0 { Sense::Unknown } else { Sense::Day(Calendar { month, day, turn, ..Calendar::EMPTY }) }
}

/// Feast days known by the word before "Day": month and day.
const DAYS: [(&str, i8, i8); 14] = [
    ("anzac", 4, 25),
    ("aids", 12, 1),
    ("boxing", 12, 26),
    ("christmas", 12, 25),
    ("earth", 4, 22),
    ("may", 5, 1),
    ("patrick", 3, 17),
    ("refugee", 6, 20),
    ("rights", 12, 10),
    ("valentine", 2, 14),
    ("women", 3, 8),
    ("workers", 5, 1),
    ("year", 1, 1),
    ("bastille", 7, 14),
];

/// "World AIDS Day", "Valentine's Day", "Independence Day": capitals up to "Day" at word `i`.
pub(in crate::extract::dates) fn feast_day(page: &Page, i: usize) -> Option<Found> {
    if page.scene.lower(i) != "day" || !page.capital(i) || page.scene.words[i].titled {
        return None;
    }
    let mut from = i;
    while i - from < 5 && page.scene.continues(from) {
        let clitic = page.scene.glued(from - 1) && page.scene.print(from - 1).chars().count() <= 2;
        if !(page.capital(from - 1) || clitic) || matches!(page.lex(from - 1), Lex::The) {
            break;
        }
        from -= 1;
    }
    let owner = if from < i && !page.capital(i - 1) { i.checked_sub(2) } else { i.checked_sub(1) };
    let known = owner.and_then(|w| DAYS.iter().find(|(word, ..)| *word == page.scene.lower(w)));
    let sense = known.map_or(Sense::Unknown, |(_, month, day)| {
        Sense::Day(Calendar { month: *month, day: *day, ..Calendar::EMPTY })
    });
    (from < i).then(|| Found::new(from, i + 1, Date, sense))
}
