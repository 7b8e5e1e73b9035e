//! Days as people write them at the top of a file.
//!
//! Promise: a day, or nothing. What can be read in two ways (03/04/2023) is nothing.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::text::calendar;

/// The day that `words` name: ISO 8601 (a time of day after it is dropped), "3 August 2023", "Aug. 3rd, 2023",
/// a weekday before it or not.
///
/// The few forms are read here: a general parser of dates would be a third of the extraction's WebAssembly.
pub fn day(words: &str) -> Option<Date> {
    if let Some(day) = iso_with_time(words) {
        return Some(day);
    }
    let plain = plain(words);
    match plain.split(' ').collect::<Vec<_>>()[..] {
        [one] => in_numbers(one).or_else(|| match one.split('-').collect::<Vec<_>>()[..] {
            [day, month, year] => in_words(day, month, year),
            _ => None,
        }),
        [first, second, year] => in_words(first, second, year).or_else(|| in_words(second, first, year)),
        _ => None,
    }
}

/// "2023-08-03T10:00:00+05:00", "2023-08-03 10:00".
fn iso_with_time(words: &str) -> Option<Date> {
    let (day, time) = words.split_at_checked(10)?;
    let rest = time.strip_prefix(['T', 't', ' '])?;
    let timed = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':');
    if timed { in_numbers(day) } else { None }
}

/// "2023-08-03", "2023/8/3", "2023.08.03", "20230803".
fn in_numbers(word: &str) -> Option<Date> {
    for mark in ['-', '/', '.'] {
        if let [year, month, day] = word.split(mark).collect::<Vec<_>>()[..] {
            return Date::new(full_year(year)?, one_or_two(month)?, one_or_two(day)?).ok();
        }
    }
    let (year, rest) = word.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2).filter(|(_, day)| day.len() == 2)?;
    Date::new(full_year(year)?, one_or_two(month)?, one_or_two(day)?).ok()
}

/// The month by its name or its first three letters.
fn in_words(day: &str, month: &str, year: &str) -> Option<Date> {
    let month = calendar::month(&month.to_ascii_lowercase())?.cast_signed();
    Date::new(full_year(year)?, month, one_or_two(day)?).ok()
}

/// A year before 1000 is two other numbers run together.
fn full_year(digits: &str) -> Option<i16> {
    digits_only(digits, 4..=4)?.parse().ok().filter(|year| *year >= 1000)
}

fn one_or_two(digits: &str) -> Option<i8> {
    digits_only(digits, 1..=2)?.parse().ok()
}

fn digits_only(word: &str, length: RangeInclusive<usize>) -> Option<&str> {
    (length.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())).then_some(word)
}

/// Without weekday, commas, the dots of shortened months and the letters of ordinals.
fn plain(words: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for part in words.split([' ', ',', '\t']).filter(|p| !p.is_empty()) {
        let part = part.trim_end_matches('.');
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = part[digits.len()..].to_ascii_lowercase();
        let weekday = out.is_empty() && calendar::weekday(&part.to_ascii_lowercase()).is_some();
        if weekday || tail == "of" {
            continue;
        }
        let ordinal = matches!(tail.as_str(), "st" | "nd" | "rd" | "th") && !digits.is_empty();
        out.push(if ordinal { digits } else { part });
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn common_forms_are_read() {
        let same = [
            "2023-08-03",
            "2023/08/03",
            "20230803",
            "2023-08-03T23:59:00Z",
            "2023-08-03 10:15 PKT",
            "3 August 2023",
            "03 Aug 2023",
            "3rd of August, 2023",
            "August 3, 2023",
            "Aug. 3rd, 2023",
            "Thursday, August 3, 2023",
            "Thu, 3 Aug 2023",
            "03-Aug-2023",
            "august 3 2023",
            "2023.8.3",
        ];
        for words in same {
            assert_eq!(day(words), Some(jiff::civil::date(2023, 8, 3)), "{words}");
        }
        assert_eq!(day("Sept. 5, 2021"), Some(jiff::civil::date(2021, 9, 5)));
    }

    #[test]
    fn what_is_unsure_is_nothing() {
        for words in [
            "", "03/04/2023", "August", "August 2023", "2023", "31 June 2023", "last Tuesday", "é2023-08-03",
            "Thursday", "2023-13-01", "2023-02-29", "20230", "2023-08", "0823-08-03", "+023-08-03",
            "3 Augu 2023", "3 August 23", "3 4 2023", "2023-08/03", "3-August", "é-é-é", "--",
        ] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
