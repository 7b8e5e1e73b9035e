//! The day of an article that came without one, from what its text says, and why.
//!
//! Promise: a day only where the text names one in full and something ties the article to it: a line that says when
//! it was published, a dateline, "five days ago" beside a date, a weekday. Where the article may be some days younger
//! than the day named, that is said, and values that would differ are left open.

use jiff::civil::{Date, Weekday};

use super::find::{Found, Page, find};
use super::resolve::plus;
use super::sense::{Calendar, Sense, Unit};
use super::words::{self, Lex};
use super::{ArticleDay, DayReason, tense};
use crate::anatomy::{Anatomy, Block, BlockKind};
use crate::extract::lists::Lists;
use crate::extract::scene::Scene;

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
    years.sort_unstable();
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
    // A sentence that tells of a publication is none of the page's own lines.
    if matches!(
        block.kind,
        BlockKind::Body | BlockKind::Headline | BlockKind::Standfirst | BlockKind::Caption
    ) {
        return None;
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

/// The latest day named with its weekday, where the sentence does not look ahead and nothing later is told of.
fn weekday(page: &Page, found: &[Found], anatomy: &Anatomy, years: &[i16]) -> Option<ArticleDay> {
    let lead = anatomy.blocks.iter().position(|block| block.kind == BlockKind::Body);
    let mut best: Option<(Date, bool)> = None;
    for one in found {
        let Sense::Day(day) = one.sense else { continue };
        let Some(date) = named(&day, years).filter(|_| day.weekday != 0) else { continue };
        if date.weekday().to_monday_one_offset() != day.weekday
            || tense::future(page, one.from, one.to) == Some(true)
        {
            continue;
        }
        let in_lead = lead.is_some_and(|lead| page.scene.words[one.from].block as usize <= lead);
        if best.is_none_or(|(latest, _)| latest < date) {
            best = Some((date, in_lead));
        }
    }
    let (day, in_lead) = best?;
    let (slack, why) = if in_lead { (1, DayReason::WeekdayInLead) } else { (6, DayReason::Weekday) };
    let told = found.iter().any(|one| is_later(page, one, day, slack));
    (!told).then_some(ArticleDay { day, slack, why })
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
