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
        let text = self.timex.as_deref().unwrap_or("").trim_start_matches('(');
        let mut ends = text.split(',');
        let plain = ends.next() == Some(from) && ends.next() == Some(to);
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

/// A form of expression: what is told of it, and whether the words are of it.
type Form = (&'static str, fn(&str) -> bool);

/// Forms that news does not use, whatever their kind.
pub(super) const OTHER_FORMS: [Form; 6] = [
    (
        "figures without a year, or joined by strokes (“5/12”, “7-6”, “Oct/2”, “12-2015”, “2014~2018”)",
        in_figures,
    ),
    ("conditions of a query (“2018 or later”, “greater than 2015”, “>= 2019”)", is_condition),
    (
        "the counting of offices (“week 31”, “fiscal year 2008”, “sy18”, “EOY”, “w/c”, “year to date”)",
        is_office,
    ),
    ("years in words (“nineteen ninety six”, “two thousand and five”)", has_spelt_year),
    ("shorthand of messages (“mar3”, “30min”, “10D”, “tmrw”, “Mon 13th”, “90 s”)", is_shorthand),
    ("bare days of a month (“29th”, “the 18th”), and “the day”, “the year” for this one", is_bare),
];

fn lower_words(words: &str) -> Vec<String> {
    words.split_whitespace().map(|word| word.trim_matches(',').to_lowercase()).collect()
}

fn in_figures(words: &str) -> bool {
    let short = |word: &str| {
        let figures = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.' | b'~'));
        let full = word.split(['/', '-', '.']).filter(|part| part.len() == 4).count() == 1
            && word.split(['/', '-', '.']).count() == 3;
        let years = word.contains('-') && word.split('-').all(|part| part.len() == 4);
        figures && word.bytes().any(|b| !b.is_ascii_digit()) && !full && !years
    };
    let words = lower_words(words);
    let stroke = |word: &String| {
        word.contains(['/', '~']) && word.bytes().any(|b| b.is_ascii_alphabetic())
            || word.split('-').count() == 3
                && word.bytes().any(|b| b.is_ascii_alphabetic())
                && word.bytes().any(|b| b.is_ascii_digit())
            || word.split('-').count() == 2
                && word.split('-').any(|part| part.len() == 4 && part.parse::<u16>().is_ok())
                && word.bytes().any(|b| b.is_ascii_alphabetic())
                && !word.contains(['q', 'h'])
    };
    words.iter().any(|word| short(word) || stroke(word)) || words.iter().any(|word| word == "~")
}

fn is_condition(words: &str) -> bool {
    let words = lower_words(words);
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    has("greater")
        || words.iter().any(|word| word.contains(['=', '<', '>']))
        || matches!(words[..], [.., ref and, ref later] if matches!(and.as_str(), "or" | "and") && matches!(later.as_str(), "later" | "after" | "greater"))
        || words.windows(2).any(|pair| pair == ["later", "than"])
}

fn is_office(words: &str) -> bool {
    let words = lower_words(words);
    let year = |word: &str| {
        matches!(
            word,
            "fiscal" | "school" | "calendar" | "sy" | "cy" | "fy" | "eoy" | "w/c" | "workweek" | "working"
        )
    };
    words
        .iter()
        .any(|word| year(word) || word.len() == 4 && (word.starts_with("sy") || word.starts_with("cy")))
        || words.windows(2).any(|pair| pair[0] == "week" && pair[1].parse::<u8>().is_ok())
        || words.windows(2).any(|pair| pair == ["to", "date"])
}

fn has_spelt_year(words: &str) -> bool {
    let words = lower_words(words);
    words.windows(2).any(|pair| {
        matches!(pair[0].as_str(), "two" | "nineteen" | "seventeen")
            && matches!(pair[1].as_str(), "thousand" | "hundred" | "ninety" | "eighty" | "seventy")
    })
}

fn is_shorthand(words: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let words = lower_words(words);
    let glued = |word: &String| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
        digits > 0
            && !letters.is_empty()
            && digits + letters.len() == word.len()
            && !matches!(letters.as_str(), "st" | "nd" | "rd" | "th" | "s" | "am" | "pm" | "q" | "h")
            || word.ends_with("years") && digits > 0
    };
    words.iter().any(|word| glued(word) || matches!(word.as_str(), "tmr" | "tmrw" | "otd" | "s"))
        || words.len() < 3 && words.first().is_some_and(|word| DAYS.contains(&word.as_str()))
}

fn is_bare(words: &str) -> bool {
    let words = lower_words(words);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !OPENERS.contains(word)).collect();
    let ordinal = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.len() < 5
            && (word.len() < 3 || word.ends_with(|c: char| c.is_ascii_alphabetic()))
            && !word.ends_with('s')
    };
    match words[..] {
        [one] => {
            ordinal(one) || matches!(one, "day" | "week" | "month" | "year" | "hour" | "fortnight" | "date")
        }
        [one, "and", other] => ordinal(one) && ordinal(other),
        [_, "day"] => words[0] == "my",
        _ => false,
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

/// Whether the words between two expressions make one range of them.
pub(super) fn joins(text: &str, first: Span, second: Span) -> bool {
    let between = text.get(first.end().get()..second.start().get()).unwrap_or("?").to_lowercase();
    let mut words = between.split_whitespace();
    words.all(|w| matches!(w, "to" | "and" | "through" | "till" | "until" | "-" | "–" | "~" | "the"))
}
