//! Values of Recognizers-Text beside TIMEX3's: whether both mean the same days.

use dramatis::text::Span;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// What a marked expression can mean.
#[derive(serde::Deserialize)]
pub(super) struct Meaning {
    pub(super) timex: Option<String>,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

/// First day, and the first behind the last.
type Days = (Date, Date);

impl Meaning {
    /// Whether `value` means this.
    pub(super) fn is(&self, value: &str) -> bool {
        let timex = self.timex.as_deref().unwrap_or("");
        let length = timex.strip_suffix(')').and_then(|range| range.rsplit(',').next());
        let same = |known: &str| known == value || value.strip_suffix(":00") == Some(known);
        if same(timex) || length == Some(value) {
            return true;
        }
        if let Some((first, last)) = value.split_once('/') {
            return self.runs(first, last);
        }
        let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
        if let Some(time) = time {
            // The same time on one of the days that the file allows.
            let known = timex.split_once('T').map(|(_, time)| time);
            let timed = known.is_some_and(|known| known == time || time.strip_suffix(":00") == Some(known));
            return timed && self.value.as_deref().and_then(|v| v.get(..10)) == Some(day);
        }
        let Some((from, to)) = days(value) else { return false };
        if let Some(day) = self.value.as_deref().and_then(date) {
            return from <= day && day < to;
        }
        match (self.start.as_deref().and_then(date), self.end.as_deref().and_then(date)) {
            (Some(start), Some(end)) => (start, end) == (from, to),
            (Some(one), None) | (None, Some(one)) => one == from || one == to,
            (None, None) => false,
        }
    }

    /// Whether it is the range from one value to another.
    pub(super) fn runs(&self, from: &str, to: &str) -> bool {
        let first = |value: &str| days(value).map(|(first, _)| first);
        let text = self.timex.as_deref().unwrap_or("").trim_start_matches('(');
        let mut ends = text.split(',');
        let plain = ends.next() == Some(from) && ends.next() == Some(to);
        let start = self.start.as_deref().and_then(date);
        let end = self.end.as_deref().and_then(date);
        plain || start.is_some() && end.is_some() && first(from) == start && first(to) == end
    }
}

fn date(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// The days that a TIMEX3 value names.
fn days(value: &str) -> Option<Days> {
    if value == "PRESENT_REF" {
        return None;
    }
    if let Some(day) = date(value).filter(|_| value.len() == 10) {
        return Some((day, day.tomorrow().ok()?));
    }
    let number = |text: &str| text.parse::<i16>().ok();
    let year = |year: i16| Date::new(year, 1, 1).ok();
    match value.split('-').collect::<Vec<_>>()[..] {
        [y] if y.len() == 4 => Some((year(number(y)?)?, year(number(y)? + 1)?)),
        [y] if y.len() == 3 => Some((year(number(y)? * 10)?, year(number(y)? * 10 + 10)?)),
        [y] if y.len() == 2 => Some((year(number(y)? * 100)?, year(number(y)? * 100 + 100)?)),
        [y, part] => {
            let (kind, n) = part.split_at_checked(1)?;
            let months = |first: i8, many: i32| {
                let start = Date::new(number(y)?, first, 1).ok()?;
                Some((start, start.checked_add(many.months()).ok()?))
            };
            match kind {
                "W" => {
                    let monday = ISOWeekDate::new(number(y)?, n.parse().ok()?, Weekday::Monday).ok()?.date();
                    Some((monday, monday.checked_add(7.days()).ok()?))
                }
                "Q" => months(n.parse::<i8>().ok()? * 3 - 2, 3),
                "H" => months(n.parse::<i8>().ok()? * 6 - 5, 6),
                _ => months(part.parse().ok()?, 1),
            }
        }
        _ => None,
    }
}

/// Words before an expression that one side counts as part of it and the other does not.
const OPENERS: [&str; 27] = [
    "about", "after", "around", "as", "at", "before", "beginning", "between", "by", "during", "for", "from",
    "in", "less", "more", "no", "of", "on", "or", "since", "starting", "than", "the", "through", "till",
    "until", "within",
];

/// The span without [`OPENERS`], as long as something is left.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let mut skip = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let plain = word.trim().to_lowercase();
        if !OPENERS.contains(&plain.as_str()) || skip + word.len() >= words.len() {
            break;
        }
        skip += word.len();
    }
    Span::new(span.start().get() + skip, span.end().get())
}

/// Whether the words between two expressions make one range of them.
pub(super) fn joins(text: &str, first: Span, second: Span) -> bool {
    let between = text.get(first.end().get()..second.start().get()).unwrap_or("?").to_lowercase();
    let mut words = between.split_whitespace();
    words.all(|w| matches!(w, "to" | "and" | "through" | "till" | "until" | "-" | "–" | "~" | "the"))
}
