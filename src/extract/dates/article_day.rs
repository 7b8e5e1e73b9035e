//! The day of an article that came without one, from what its text says, and why.
//!
//! Promise: a day only where the text names one in full and something ties the article to it: a line that says when
//! it was published, a dateline, "five days ago" beside a date; or a weekday beside it, with a word that says it is of
//! the article's own week. Where the article may be some days younger than the day named, that is said, and values
//! that would differ are left open.

use jiff::civil::{Date, Weekday};

use super::find::{Found, Page, find};
use super::resolve::plus;
use super::sense::{Calendar, Sense, Unit};
use super::words::{self, DAY_LEADS, Lex};
use super::{ArticleDay, DayReason, tense};
use crate::anatomy::{Anatomy, Block, BlockKind};
use crate::extract::lists::Lists;
use crate::extract::scene::Scene;
use crate::text::order::sort_by_key;

/// A line with a date of publication is no longer than this, in bytes.
const LINE: usize = 120;
/// How many expressions of a text are looked at for its day.
const LOOKED_AT: usize = 400;

/// The article's day, from the surest evidence there is.
pub(super) fn infer(page: &Page, found: &[Found], anatomy: &Anatomy, lists: &Lists) -> Option<ArticleDay> {
    let found = &found[..found.len().min(LOOKED_AT)];
    let exact = |day, why| ArticleDay { day, slack: 0, why };
    let years = years(found);
    published(page, anatomy, lists)
        .map(|day| exact(day, DayReason::Published))
        .or_else(|| dateline(page, found, anatomy, &years).map(|day| exact(day, DayReason::Dateline)))
        .or_else(|| counted(page, found).map(|day| exact(day, DayReason::Counted)))
        .or_else(|| weekday(page, found, anatomy, &years))
}

/// The years that the text names with a day or month.
fn years(found: &[Found]) -> Vec<i16> {
    let mut years: Vec<i16> = found
        .iter()
        .filter_map(|one| match one.sense {
            Sense::Day(day) | Sense::Range(_, day) => Some(day.year),
            _ => None,
        })
        .filter(|year| *year > 0)
        .collect();
    sort_by_key(&mut years, |year| u64::from(year.unsigned_abs()));
    years.dedup();
    years
}

/// The day that an expression names in full; a year that is not said must follow from weekday and the text's years.
fn named(day: &Calendar, years: &[i16]) -> Option<Date> {
    if day.is_full() {
        return Date::new(day.year, day.month, day.day).ok();
    }
    if day.month == 0 || day.day == 0 || day.weekday == 0 || day.year != 0 {
        return None;
    }
    let weekday = Weekday::from_monday_one_offset(day.weekday).ok()?;
    let mut fit = years
        .iter()
        .filter_map(|year| Date::new(*year, day.month, day.day).ok())
        .filter(|d| d.weekday() == weekday);
    let first = fit.next()?;
    fit.next().is_none().then_some(first)
}

/// A line above the body that is a date, or one anywhere that says "published".
fn published(page: &Page, anatomy: &Anatomy, lists: &Lists) -> Option<Date> {
    let mut body = false;
    for block in &anatomy.blocks {
        let text = block.span.slice(page.scene.text);
        body |= block.kind == BlockKind::Body && text.len() > LINE;
        if text.len() > LINE || !text.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        if let Some(day) = line(page.scene.text, block, body, lists) {
            return Some(day);
        }
    }
    None
}

fn line(text: &str, block: &Block, body: bool, lists: &Lists) -> Option<Date> {
    let scene = Scene::part(text, block.span, lists);
    let lex = words::read(&scene);
    let page = Page::new(&scene, &lex);
    let found = find(&page);
    let (one, day) = found.iter().find_map(|one| match one.sense {
        Sense::Day(day) if day.is_full() => Some((one, day)),
        _ => None,
    })?;
    // A sentence that tells of a publication is none of the page's own lines, but a headline may have its day behind it.
    if matches!(
        block.kind,
        BlockKind::Body | BlockKind::Headline | BlockKind::Standfirst | BlockKind::Caption
    ) {
        let linked = page.behind(one.from, DAY_LEADS);
        let stamp = !body && day.weekday != 0 && one.to == scene.len() && !linked;
        return stamp.then(|| Date::new(day.year, day.month, day.day).ok()).flatten();
    }
    let opens = 0..one.from.min(3);
    let says = opens.into_iter().any(|i| matches!(scene.lower(i), "published" | "posted" | "updated"));
    let alone = one.to - one.from + 2 >= scene.len();
    let byline = block.kind == BlockKind::Byline;
    (says || !body && (alone || byline)).then(|| Date::new(day.year, day.month, day.day).ok()).flatten()
}

fn dateline(page: &Page, found: &[Found], anatomy: &Anatomy, years: &[i16]) -> Option<Date> {
    found.iter().find_map(|one| match one.sense {
        Sense::Day(day) if kind_of(page, one, anatomy) == Some(BlockKind::Dateline) => named(&day, years),
        _ => None,
    })
}

fn kind_of(page: &Page, one: &Found, anatomy: &Anatomy) -> Option<BlockKind> {
    anatomy.blocks.get(page.scene.words[one.from].block as usize).map(|block| block.kind)
}

/// "five days ago, on July 24, 2023", "today (August 3, 2023)".
fn counted(page: &Page, found: &[Found]) -> Option<Date> {
    found.windows(2).find_map(|pair| {
        let shift = |one: &Found| match one.sense {
            Sense::Shift(n, Unit::Day) => Some(n),
            _ => None,
        };
        let full = |one: &Found| match one.sense {
            Sense::Day(day) if day.is_full() => Date::new(day.year, day.month, day.day).ok(),
            _ => None,
        };
        let (n, day) = match (shift(&pair[0]), full(&pair[1]), full(&pair[0]), shift(&pair[1])) {
            (Some(n), Some(day), ..) | (.., Some(day), Some(n)) => (n, day),
            _ => return None,
        };
        let between = pair[0].to..pair[1].from;
        let beside = between.len() <= 3
            && (pair[0].to..=pair[1].from).all(|i| page.scene.continues(i))
            && between.into_iter().all(|i| page.scene.lower(i).is_empty() || matches!(page.lex(i), Lex::On));
        beside.then(|| plus(day, -n, Unit::Day)).flatten()
    })
}

/// A day of which the article may be, and what ties the article to it.
struct Candidate {
    day: Date,
    in_lead: bool,
    /// Stands in brackets behind its weekday, which is how news writes of its own week: "on Tuesday (August 1, 2023)".
    bracketed: bool,
    /// The year is left out, as news does with its own.
    yearless: bool,
}

/// The latest day named with its weekday, where the sentence does not look ahead, nothing later is told of, and
/// something ties the article to it: days of history have weekdays too.
fn weekday(page: &Page, found: &[Found], anatomy: &Anatomy, years: &[i16]) -> Option<ArticleDay> {
    let lead = anatomy.blocks.iter().position(|block| block.kind == BlockKind::Body);
    let best = (0..found.len()).filter_map(|n| candidate(page, found, n, lead, years));
    let best = best.reduce(|best, next| if best.day < next.day { next } else { best })?;
    let day = best.day;
    let slack = if let Some(days) = planned(page, found, day) {
        days
    } else if best.bracketed {
        6
    } else if best.in_lead && !looks_back(page, found) {
        let mut told = found.iter().filter(|one| from_now(one)).peekable();
        if told.peek().is_none() && !best.yearless {
            return None;
        }
        // "On Thursday, August 3, … said on Friday": of that Friday, most likely.
        let next = |weekday: i8| (weekday - day.weekday().to_monday_one_offset()).rem_euclid(7) < 2;
        if told.all(|one| !matches!(one.sense, Sense::Day(said) if !next(said.weekday))) { 1 } else { 6 }
    } else {
        return None;
    };
    let why = if best.in_lead { DayReason::WeekdayInLead } else { DayReason::Weekday };
    let told = found.iter().any(|one| is_later(page, one, day, slack));
    (!told).then_some(ArticleDay { day, slack, why })
}

fn candidate(
    page: &Page,
    found: &[Found],
    n: usize,
    lead: Option<usize>,
    years: &[i16],
) -> Option<Candidate> {
    let one = &found[n];
    let Sense::Day(said) = one.sense else { return None };
    let bracketed = bracketed(page, one, found.get(n + 1));
    let day = bracketed.or_else(|| named(&said, years))?;
    let fits = said.weekday == day.weekday().to_monday_one_offset();
    // "who had won on Sunday, May 3", "born on": before what the article tells of.
    let mut before = (0..one.from).rev().take_while(|i| page.scene.continues(i + 1));
    let earlier = before.any(|i| matches!(page.scene.lower(i), "had" | "born"));
    (fits && !earlier && tense::future(page, one.from, one.to) != Some(true)).then(|| Candidate {
        day,
        in_lead: lead.is_some_and(|lead| page.scene.words[one.from].block as usize <= lead),
        bracketed: bracketed.is_some(),
        yearless: bracketed.is_none() && said.year == 0,
    })
}

/// The day in brackets right behind the weekday `one`.
fn bracketed(page: &Page, one: &Found, next: Option<&Found>) -> Option<Date> {
    let (next, Sense::Day(day)) = (next?, next?.sense) else { return None };
    let beside =
        next.from == one.to + 1 && page.scene.print(one.to) == "(" && page.scene.continues(next.from);
    let plain = matches!(one.sense, Sense::Day(day) if day.month == 0 && day.day == 0);
    (beside && plain && day.is_full()).then(|| Date::new(day.year, day.month, day.day).ok()).flatten()
}

/// Days from `day` to one within a week that is named in full and still to come.
fn planned(page: &Page, found: &[Found], day: Date) -> Option<u8> {
    let last = plus(day, 6, Unit::Day)?;
    let ahead = found.iter().filter_map(|one| match one.sense {
        Sense::Day(said) if said.is_full() => {
            let to_come = Date::new(said.year, said.month, said.day).ok()?;
            let near = day < to_come && to_come <= last;
            (near && tense::future(page, one.from, one.to) == Some(true)).then_some(to_come)
        }
        _ => None,
    });
    let first = ahead.min()?;
    (1u8..=6).find(|days| plus(day, i32::from(*days), Unit::Day) == Some(first))
}

/// Whether an expression is counted from the day of writing, and near it: "on Monday", "yesterday".
fn from_now(one: &Found) -> bool {
    match one.sense {
        Sense::Day(day) => day.weekday != 0 && day.month == 0 && day.day == 0,
        Sense::Shift(-1..=1, Unit::Day) => true,
        _ => false,
    }
}

/// Whether the text tells of old days: "twenty years ago", "the anniversary".
fn looks_back(page: &Page, found: &[Found]) -> bool {
    let long = |unit| matches!(unit, Unit::Year | Unit::Decade | Unit::Century);
    let ago = |one: &Found| match one.sense {
        Sense::Shift(n, unit) => n < 0 && long(unit),
        Sense::Onward(_, unit) => long(unit),
        Sense::Fixed(name) => name == "PAST_REF",
        _ => false,
    };
    let told = |i| {
        matches!(
            page.scene.lower(i),
            "anniversary" | "commemorate" | "commemorated" | "decades" | "history" | "memorial"
        )
    };
    found.iter().any(ago) || (0..page.scene.len()).any(told)
}

/// Whether a day, month or year after `day` is told of as something that was; where it is not certain that the article
/// is of those days, a later year is enough.
fn is_later(page: &Page, one: &Found, day: Date, slack: u8) -> bool {
    let Sense::Day(said) = one.sense else { return false };
    let ahead = tense::future(page, one.from, one.to);
    let full = Date::new(said.year, said.month, said.day).ok();
    let end = plus(day, i32::from(slack), Unit::Day).unwrap_or(day);
    match full {
        Some(full) => full > end && ahead != Some(true),
        None if slack > 1 => said.year > day.year(),
        None => said.year > day.year() && ahead == Some(false),
    }
}
