//! Days as people write them at the top of a file.
//!
//! Promise: a day, or nothing. What can be read in two ways (03/04/2023) is nothing.

use jiff::civil::Date;

/// The ways to write a day that are understood, in strtime's letters; the usual ones of style guides.
const FORMS: [&str; 9] = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y",
];

/// The day that `words` name: ISO 8601 (a time of day after it is dropped), "3 August 2023", "Aug. 3rd, 2023",
/// a weekday before it or not.
pub fn day(words: &str) -> Option<Date> {
    if let Some(day) = iso_with_time(words) {
        return Some(day);
    }
    let plain = plain(words);
    // `%Y` takes fewer digits too: a year before 1000 is two other numbers run together.
    FORMS.iter().find_map(|form| Date::strptime(form, &plain).ok().filter(|day| day.year() >= 1000))
}

/// "2023-08-03T10:00:00+05:00", "2023-08-03 10:00".
fn iso_with_time(words: &str) -> Option<Date> {
    let (day, time) = words.split_at_checked(10)?;
    let rest = time.strip_prefix(['T', 't', ' '])?;
    let timed = rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(':');
    if timed { Date::strptime("%Y-%m-%d", day).ok() } else { None }
}

/// Without weekday, commas, the dots of shortened months and the letters of ordinals; "Sept" is "Sep".
fn plain(words: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for part in words.split([' ', ',', '\t']).filter(|p| !p.is_empty()) {
        let part = part.trim_end_matches('.');
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let tail = part[digits.len()..].to_ascii_lowercase();
        let weekday = out.is_empty() && is_weekday(part);
        if weekday || tail == "of" {
            continue;
        }
        let ordinal = matches!(tail.as_str(), "st" | "nd" | "rd" | "th") && !digits.is_empty();
        out.push(if ordinal {
            digits
        } else if tail == "sept" {
            "Sep"
        } else {
            part
        });
    }
    out.join(" ")
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && days.iter().any(|d| d.starts_with(&word))
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
            "Thursday",
        ] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
