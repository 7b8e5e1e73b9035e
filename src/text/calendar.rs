//! The names of days and months in English, whole or cut short: the one place that knows them.

const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// 1 to 12: the month that `word`, in small letters and without its dot, names in full, by three letters, or as "sept".
pub(crate) fn month(word: &str) -> Option<u8> {
    let short = word.len() == 3 || word == "sept";
    named(&MONTHS, word, short)
}

/// 1 (Monday) to 7: the day that `word`, in small letters and without its dot, names in full or by three letters and
/// more ("tues", "thurs").
pub(crate) fn weekday(word: &str) -> Option<u8> {
    let short = word.len() == 3 || matches!(word, "thur" | "thurs" | "tues");
    named(&DAYS, word, short)
}

/// Whether `word`, in small letters, names a month in full.
pub(crate) fn is_whole_month(word: &str) -> bool {
    named(&MONTHS, word, false).is_some()
}

/// Whether `word`, in small letters, names a day of the week in full.
pub(crate) fn is_whole_weekday(word: &str) -> bool {
    named(&DAYS, word, false).is_some()
}

/// The number of the name that `word` is, or opens with where it is `short`. Most words are neither.
fn named(names: &[&str], word: &str, short: bool) -> Option<u8> {
    let fits = |name: &&str| if short { name.starts_with(word) } else { *name == word };
    (1..).zip(names).find(|(_, name)| fits(name)).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_whole_and_short() {
        for (word, number) in [("january", 1), ("may", 5), ("sep", 9), ("sept", 9), ("december", 12)] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for (word, number) in [("monday", 1), ("tues", 2), ("wed", 3), ("thurs", 4), ("sunday", 7)] {
            assert_eq!(weekday(word), Some(number), "{word}");
        }
        for word in ["", "ma", "marc", "mond", "sunda", "mondays", "septem", "é"] {
            assert_eq!((month(word), weekday(word)), (None, None), "{word}");
        }
        assert!(is_whole_month("may") && !is_whole_month("jan"));
        assert!(is_whole_weekday("friday") && !is_whole_weekday("fri"));
    }
}
