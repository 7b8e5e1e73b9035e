//! Forms of time expression that assistants are asked for and news does not use: what is left out of the score.

use super::timex::OPENERS;

/// A form of expression: what is told of it, and whether the words are of it; before them their kind.
type Form = (&'static str, fn(&str, &str) -> bool);

/// Forms that news does not use, whatever their kind.
pub(super) const OTHER_FORMS: [Form; 10] = [
    (
        "figures without a year, or joined by strokes (“5/12”, “7-6”, “Oct/2”, “12-2015”, “2014~2018”)",
        in_figures,
    ),
    ("conditions of a query (“2018 or later”, “greater than 2015”, “>= 2019”)", is_condition),
    (
        "the counting of offices (“week 31”, “fiscal year 2008”, “sy18”, “EOY”, “w/c”, “year to date”, “end of day”)",
        is_office,
    ),
    ("days and years in words (“february twenty second”, “nineteen ninety six”)", is_spelt),
    ("shorthand of messages (“mar3”, “30min”, “10D”, “tmrw”, “Mon 13th”, “90 s”)", is_shorthand),
    ("bare days of a month (“29th”, “the 18th”), and “the day”, “the year” for this one", is_bare),
    (
        "hours that nothing tells from numbers, or as one says them (“Sat at 5”, “half past seven”, “11ish”, “9a”)",
        is_spoken_hour,
    ),
    ("minutes and hours counted from the moment of asking (“in 5 minutes”, “next hour”)", is_counted),
    ("slots by their length (“from 2pm for 2 hours”), and times by meals (“after lunch”)", is_slot),
    ("times that no editor lets pass (“3 p . m .”, “9.am”, “7ampm”, “today pm”)", is_mistyped),
];

fn lower_words(words: &str) -> Vec<String> {
    words.split_whitespace().map(|word| word.trim_matches(',').to_lowercase()).collect()
}

/// Whether it is a time of day.
fn is_time(kind: &str) -> bool {
    kind.starts_with("time") || kind.starts_with("datetime")
}

fn meridiem(word: &str) -> bool {
    let word = word.trim_end_matches('.').replace('.', "");
    word.strip_suffix("am")
        .or(word.strip_suffix("pm"))
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'-')))
}

fn in_figures(kind: &str, words: &str) -> bool {
    // What joins two years in a date joins two times in a time.
    let short = |word: &str| {
        let figures = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.' | b'~'));
        let full = word.split(['/', '-', '.']).filter(|part| part.len() == 4).count() == 1
            && word.split(['/', '-', '.']).count() == 3;
        let years = word.contains('-') && word.split('-').all(|part| part.len() == 4);
        figures && word.bytes().any(|b| !b.is_ascii_digit()) && !full && (!years || is_time(kind))
    };
    let mut words = lower_words(words);
    if is_time(kind) {
        // "5-6 pm", "8.10 pm".
        let bare = |word: &String| meridiem(word) && !word.bytes().any(|b| b.is_ascii_digit());
        let timed = |i: usize| words.get(i + 1).is_some_and(bare);
        words = (0..words.len()).filter(|i| !timed(*i)).map(|i| words[i].clone()).collect();
    }
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

fn is_condition(_: &str, words: &str) -> bool {
    let words = lower_words(words);
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    has("greater")
        || words.iter().any(|word| word.contains(['=', '<', '>']))
        || words.windows(2).any(|pair| {
            matches!(pair[0].as_str(), "or" | "and")
                && matches!(pair[1].as_str(), "later" | "after" | "greater")
        })
        || words.windows(2).any(|pair| pair == ["later", "than"])
}

fn is_office(_: &str, words: &str) -> bool {
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
        || words.windows(2).any(|pair| pair == ["to", "date"] || pair == ["of", "day"])
        || words.iter().any(|word| word == "eod")
        || words.windows(3).any(|three| three == ["of", "the", "day"])
}

fn is_spelt(_: &str, words: &str) -> bool {
    const TENS: [&str; 2] = ["twenty", "thirty"];
    let words = lower_words(words);
    words.windows(2).any(|pair| {
        let century = matches!(pair[0].as_str(), "two" | "nineteen" | "seventeen");
        let day = MONTHS.iter().any(|month| pair[0].starts_with(month)) || pair[0] == "the";
        century && matches!(pair[1].as_str(), "thousand" | "hundred" | "ninety" | "eighty" | "seventy")
            || day && TENS.iter().any(|tens| pair[1].starts_with(tens))
    })
}

fn is_shorthand(_: &str, words: &str) -> bool {
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

fn is_bare(kind: &str, words: &str) -> bool {
    if is_time(kind) {
        return false;
    }
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

/// Hours in words, as far as they are used for times.
const HOURS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn is_spoken_hour(kind: &str, words: &str) -> bool {
    if !is_time(kind) {
        return false;
    }
    let words = lower_words(words);
    let said = |word: &String| {
        let word = word.as_str();
        let short = word.strip_suffix(['a', 'p']).is_some_and(|n| n.ends_with(|c: char| c.is_ascii_digit()));
        short || word.ends_with("ish") || matches!(word, "past" | "oclock")
    };
    let clear = words.iter().any(|word| {
        meridiem(word)
            || matches!(word.as_str(), "morning" | "afternoon" | "evening" | "noon" | "night" | "o'clock")
    });
    let named = |word: Option<&String>| {
        word.is_some_and(|word| {
            let word = word.trim_end_matches('.');
            MONTHS.iter().any(|month| word.starts_with(month)) || matches!(word, "min" | "minutes" | "hours")
        })
    };
    let bare = (0..words.len()).any(|i| {
        let word = words[i].as_str();
        let figures =
            word.split('-').all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
        let beside = named(words.get(i + 1)) || i > 0 && named(words.get(i - 1));
        (figures || word.split('-').any(|part| HOURS.contains(&part))) && !beside
    });
    words.iter().any(said) || bare && !clear
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn is_counted(kind: &str, words: &str) -> bool {
    let unit = |word: &String| {
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(word, "min" | "minute" | "minutes" | "hour" | "hours" | "h")
    };
    let words = lower_words(words);
    is_time(kind) && words.iter().any(unit) && !words.iter().any(|word| word == "for" || meridiem(word))
}

fn is_slot(kind: &str, words: &str) -> bool {
    let words = lower_words(words);
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.iter().any(|w| word.starts_with(w)));
    is_time(kind) && (has(&["hour"]) && has(&["for"]) || has(&["starting", "breakfast", "lunch", "dinner"]))
}

fn is_mistyped(kind: &str, words: &str) -> bool {
    let words = lower_words(words);
    let apart =
        |pair: &[String]| matches!(pair[0].as_str(), "a" | "p") && matches!(pair[1].as_str(), "." | "m");
    let word = |word: &String| {
        word.ends_with("ampm")
            || word.contains(".am")
            || matches!(word.as_str(), "tonite" | "mid" | "noonish")
    };
    let half = |pair: &[String]| {
        matches!(pair[0].as_str(), "today" | "tomorrow") && matches!(pair[1].as_str(), "am" | "pm")
    };
    is_time(kind) && (words.windows(2).any(|pair| apart(pair) || half(pair)) || words.iter().any(word))
}
