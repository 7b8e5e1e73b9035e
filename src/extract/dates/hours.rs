//! Hours as figures and words: "9", "9:30", "21.30", "1430", "8:30pm", "8p.m."; the half of the day that is said behind
//! them, or behind the other end of a range, and their zone.

use super::find::Page;
use super::words::{HOUR_LEADS, Lex};

/// An hour of the day in its place.
#[derive(Clone, Copy)]
pub(super) struct Hour {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// One past its last word.
    pub(super) to: usize,
    /// Nothing but a time is written so.
    pub(super) sure: bool,
}

impl Hour {
    const fn minutes(self) -> u16 {
        self.hour as u16 * 60 + self.minute as u16
    }
}

/// The hour that begins with word `i`, with "a.m.", "o'clock" or "in the morning" behind it.
pub(super) fn hour(page: &Page, i: usize) -> Option<Hour> {
    let plain = figures(page, i)?;
    if let Lex::Meridiem(add) = page.then(plain.to) {
        let fits = (1..=12).contains(&plain.hour);
        return fits.then_some(Hour { hour: plain.hour % 12 + add, to: plain.to + 1, sure: true, ..plain });
    }
    let clock = matches!(page.word(plain.to), "o'clock" | "o’clock");
    let plain = Hour { to: plain.to + usize::from(clock), sure: plain.sure || clock, ..plain };
    Some(in_the_morning(page, i, plain).or_else(|| of_the_range(page, i, plain)).unwrap_or(plain))
}

/// Hour and minute without what stands behind them.
fn figures(page: &Page, i: usize) -> Option<Hour> {
    let at = |hour: u8, minute: u8, to: usize, sure: bool| Some(Hour { hour, minute, to, sure });
    match page.lex(i) {
        Lex::Hour(hour) => at(hour, 0, cut(page, i), true),
        Lex::Timed(hour, minute) => at(hour, minute, i + 1, true),
        Lex::Dotted(hour, minute) => at(hour, minute, i + 1, false),
        Lex::Digits(hour @ 0..=24) if page.then(i + 1) == Lex::Colon && page.scene.glued(i + 1) => {
            minutes(page, hour as u8, i + 2)
        }
        Lex::Digits(n) if page.scene.print(i).len() == 4 && n < 2400 && n % 100 < 60 => {
            at((n / 100) as u8, (n % 100) as u8, i + 1, false)
        }
        Lex::Digits(hour @ 0..=24) => at(hour as u8, 0, i + 1, false),
        Lex::Number(hour @ 1..=12) => at(hour as u8, 0, i + 1, false),
        _ => None,
    }
}

/// "30", "30pm", "30p.m." at word `i`, behind the hour and a colon.
fn minutes(page: &Page, hour: u8, i: usize) -> Option<Hour> {
    let word = page.scene.lower(i);
    let minute = word.get(..2).filter(|_| page.scene.glued(i))?.parse().ok().filter(|minute| *minute < 60)?;
    let half = match &word[2..] {
        "" => {
            let seconds = page.then(i + 1) == Lex::Colon && matches!(page.then(i + 2), Lex::Digits(0..=59));
            let to = i + if seconds { 3 } else { 1 };
            return (hour < 24 || minute == 0).then_some(Hour { hour, minute, to, sure: true });
        }
        "am" | "a" => 0,
        "pm" | "p" => 12,
        _ => return None,
    };
    let to = cut(page, i);
    let whole = word.len() == 4 || to > i + 1;
    (whole && (1..=12).contains(&hour)).then_some(Hour { hour: hour % 12 + half, minute, to, sure: true })
}

/// One past "8am" at word `i`, and past the rest of "8p.m.".
fn cut(page: &Page, i: usize) -> usize {
    let rest = page.scene.print(i + 1) == "."
        && page.scene.lower(i + 2) == "m"
        && page.scene.glued(i + 1)
        && page.scene.glued(i + 2);
    match (rest, page.scene.print(i + 3) == "." && page.scene.glued(i + 3)) {
        (false, _) => i + 1,
        (true, dot) => i + 3 + usize::from(dot),
    }
}

/// "5 in the morning", "eight o'clock at night".
fn in_the_morning(page: &Page, i: usize, plain: Hour) -> Option<Hour> {
    let at = plain.to;
    let (to, part) = match (page.then(at), page.then(at + 1), page.then(at + 2)) {
        (Lex::In, Lex::The, Lex::Part(part)) => (at + 3, part),
        (Lex::At, Lex::Part("NI"), _) => (at + 2, "NI"),
        _ => return None,
    };
    // "It killed five in the morning."
    let cued = plain.sure || page.behind(i, HOUR_LEADS);
    let half = half_of(part, plain.hour)?;
    cued.then_some(Hour { hour: plain.hour % 12 + half, to, sure: true, ..plain })
}

/// The hours to add to one of twelve that is in this part of the day.
pub(super) fn half_of(part: &str, hour: u8) -> Option<u8> {
    match (part, hour) {
        ("MO", 1..=12) | ("NI", 12 | 1..=4) => Some(0),
        ("AF" | "EV", 1..=12) | ("NI", 5..=11) => Some(12),
        _ => None,
    }
}

/// "2" of "from 2 to 4:30 p.m.", "9" of "9-11am": of the half that the other end says, and before it.
fn of_the_range(page: &Page, i: usize, plain: Hour) -> Option<Hour> {
    let at = plain.to;
    if !(1..=12).contains(&plain.hour) || says_half(page, i, at) || !joins(page, i, at) {
        return None;
    }
    let last = figures(page, at + 1).filter(|_| page.scene.continues(at + 1))?;
    let half = match (page.then(last.to), page.then(last.to + 1), page.then(last.to + 2)) {
        (Lex::Meridiem(add), ..) if (1..=12).contains(&last.hour) => Some(add),
        (Lex::In, Lex::The, Lex::Part(part)) => half_of(part, last.hour),
        _ => None,
    };
    let end = match half {
        Some(half) => Hour { hour: last.hour % 12 + half, ..last },
        None => Some(last).filter(|_| says_half(page, at + 1, last.to))?,
    };
    let half = if end.hour < 12 { 0 } else { 12 };
    let first = Hour { hour: plain.hour % 12 + half, sure: true, ..plain };
    let other = Hour { hour: plain.hour % 12 + 12 - half, ..first };
    Some(if first.minutes() < end.minutes() { first } else { other })
}

/// Whether "a.m." or "p.m." is among words `from` to `to - 1`, by itself or behind figures.
pub(super) fn says_half(page: &Page, from: usize, to: usize) -> bool {
    (from..to).any(|i| page.scene.lower(i).trim_end_matches('.').ends_with('m'))
}

/// Whether word `at` joins the hour from word `i` on to another.
pub(super) fn joins(page: &Page, i: usize, at: usize) -> bool {
    matches!(page.then(at), Lex::To | Lex::Dash)
        || matches!(page.word(at), "until" | "till")
        || page.then(at) == Lex::And && page.before(i) == "between"
}

/// Zones by the American word for them.
const ZONES: [&str; 4] = ["central", "eastern", "mountain", "pacific"];

/// Hours before Greenwich (100: not known) and one past the zone that begins with word `at`, behind a time.
pub(super) fn zone(page: &Page, at: usize, sure: bool) -> Option<(i8, usize)> {
    const LONGEST: usize = 3;
    let capitals = page.scene.print(at).bytes().all(|b| b.is_ascii_uppercase());
    if let (Lex::Zone(off), true) = (page.then(at), capitals) {
        return Some((off, at + 1));
    }
    if !sure || !page.scene.continues(at) {
        return None;
    }
    let word = page.word(at);
    if word == "local" || page.capital(at) {
        let time = (at + 1..=at + LONGEST).find(|i| !page.capital(*i) || page.word(*i) == "time");
        if let Some(time) = time.filter(|time| page.word(*time) == "time") {
            return Some((100, time + 1));
        }
    }
    let short = capitals && (3..=5).contains(&word.len()) && word.ends_with('t');
    (short || ZONES.contains(&word) && page.capital(at)).then_some((100, at + 1))
}
