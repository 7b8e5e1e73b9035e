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
        let value = zoneless(value);
        let timex = self.timex.as_deref().unwrap_or("");
        let length = timex.strip_suffix(')').and_then(|range| range.rsplit(',').next());
        let same = |known: &str| {
            let length = minutes(known).is_some_and(|known| Some(known) == minutes(value));
            let vague = known.contains('3') && known.replace('3', "X") == value;
            known == value || value.strip_suffix(":00") == Some(known) || length || vague
        };
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
            let known = self.value.as_ref().or(self.start.as_ref()).and_then(|v| v.get(..10));
            return timed && known == Some(day);
        }
        let Some((from, to)) = days(value) else { return false };
        if let Some(day) = self.value.as_deref().and_then(date) {
            return from <= day && day < to;
        }
        match (self.start.as_deref().and_then(date), self.end.as_deref().and_then(date)) {
            // "mid-May" is a part of the month that TIMEX3 names.
            (Some(start), Some(end)) => {
                (start, end) == (from, to) || timex.get(4..) == value.get(4..) && from <= start && end <= to
            }
            (Some(one), None) | (None, Some(one)) => from <= one && one <= to,
            (None, None) => false,
        }
    }

    /// Whether it is the range from one value to another.
    pub(super) fn runs(&self, from: &str, to: &str) -> bool {
        let (from, to) = (zoneless(from), zoneless(to));
        let text = self.timex.as_deref().unwrap_or("").trim_start_matches('(');
        let mut ends = text.split(',');
        let same = |end: Option<&str>, value: &str| {
            end == Some(value) || value.strip_suffix(":00").is_some_and(|hour| end == Some(hour))
        };
        // The file may leave the weekday's day open and say it beside.
        let timed = |end: &Option<String>, value: &str| {
            let end = end.as_deref().and_then(|end| end.get(..16));
            value.len() == 16 && end == Some(&*value.replacen('T', " ", 1))
        };
        let plain = same(ends.next(), from) && same(ends.next(), to)
            || timed(&self.start, from) && timed(&self.end, to);
        let start = self.start.as_deref().and_then(date);
        let end = self.end.as_deref().and_then(date);
        // "the end of 2008" is in the year that TIMEX3 names; "now" is the day of reference.
        let within = |value: &str, day: Option<Date>| {
            day.is_some_and(|day| {
                value == "PRESENT_REF" || days(value).is_some_and(|(from, to)| from <= day && day <= to)
            })
        };
        plain || within(from, start) && within(to, end)
    }
}

/// The minutes of a length of time: "PT1H30M" has 90.
fn minutes(length: &str) -> Option<f64> {
    let mut rest = length.strip_prefix("PT")?;
    let mut all = 0.0;
    while let Some(at) = rest.find(['H', 'M', 'S']) {
        let unit = match &rest[at..=at] {
            "H" => 60.0,
            "M" => 1.0,
            _ => 1.0 / 60.0,
        };
        all += rest[..at].parse::<f64>().ok()? * unit;
        rest = &rest[at + 1..];
    }
    rest.is_empty().then_some(all)
}

/// A time without the zone behind it.
fn zoneless(value: &str) -> &str {
    let Some(at) = value.find('T') else { return value };
    let zone = value[at..].find(['Z', '+', '-']).map_or(value.len(), |zone| at + zone);
    &value[..zone]
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
pub(super) const OPENERS: [&str; 27] = [
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
        let next = words.get(skip + word.len()..).unwrap_or("").to_lowercase();
        let compared = matches!(plain.as_str(), "later" | "late" | "early" | "earlier")
            && (next.starts_with("than ") || next.starts_with("as "));
        if !(OPENERS.contains(&plain.as_str()) || compared) || skip + word.len() >= words.len() {
            break;
        }
        skip += word.len();
    }
    Span::new(span.start().get() + skip, span.end().get())
}

/// Whether the words between two expressions of a mark of this kind make one of them: a range, or a day and its time.
pub(super) fn joins(text: &str, kind: &str, first: Span, second: Span) -> bool {
    let between = text.get(first.end().get()..second.start().get()).unwrap_or("?").to_lowercase();
    let range = |w: &str| matches!(w, "to" | "and" | "through" | "till" | "until" | "-" | "–" | "~" | "the");
    let time =
        |w: &str| kind.starts_with("datetime") && matches!(w, "after" | "before" | "between" | "by" | "from");
    between.split_whitespace().all(|w| range(w) || time(w))
}
