//! Where an article was filed: "LIMA:", "GENEVA (AP) —", "KABUL, Aug 3 (Agency) –", "Paris/Rome:".
//!
//! Mostly a matter of form: a place in capitals, perhaps a region, a date, an agency in brackets, then a
//! colon or dash. A short list of cities helps where the form is not enough.

use super::cue::{is_agency, is_month, is_weekday};
use super::look::{bare, floor, is_capital};
use super::places::is_place;

/// A dateline ends within this many bytes or is none.
const REACH: usize = 120;

/// Words in capitals before a colon or dash that are no places, lower case, sorted. Written for this project.
#[rustfmt::skip]
const LABELS: [&str; 64] = [
    "advertisement", "alert", "analysis", "answer", "asean", "aukus", "background", "breaking",
    "breaking news", "brief", "centcom", "column", "comment", "correction", "developing", "document",
    "editor's note", "editorial", "editors note", "exclusive", "explained", "explainer", "fact check",
    "factbox", "feature", "gallery", "in brief", "in pics", "in pictures", "interactive", "interview",
    "just in", "key points", "listen", "live", "live blog", "live updates", "note", "obituary", "op-ed",
    "opinion", "photo", "photos", "pictures", "podcast", "poll", "profile", "q&a", "question", "quiz",
    "recap", "related", "report", "review", "saarc", "special report", "timeline", "top story", "unesco",
    "unhcr", "unicef", "update", "video", "watch",
];

/// How many bytes of `words` are a dateline that opens them, its colon or dash included.
///
/// The whole line may be one. None where what follows shouts too: that is a headline in capitals.
pub(super) fn opening(words: &str) -> Option<usize> {
    let window = &words[..floor(words, REACH)];
    let (at, end) = separator(window)?;
    if !is_filed_from(window[..at].trim_end()) {
        return None;
    }
    let end = end + agency_after(&words[end..]);
    let rest = words[end..].trim_start();
    (rest.is_empty() || rest.chars().take(60).any(|c| c.is_lowercase() || !c.is_ascii())).then_some(end)
}

/// The same for the first paragraph of an article, where less is enough: one or two words that begin with capitals, a
/// long dash, and a capital after it ("Tamsi — Parliament passed"); or the agency between slashes ("OSLO, May 3. /ABC/.").
pub(super) fn leading(words: &str) -> Option<usize> {
    opening(words).or_else(|| in_slashes(words)).or_else(|| before_dash(words))
}

fn before_dash(words: &str) -> Option<usize> {
    let window = &words[..floor(words, REACH)];
    let (at, dash) = window.match_indices(['—', '–']).next()?;
    let place = window[..at].strip_suffix(' ')?;
    let rest = words[at + dash.len()..].strip_prefix(' ')?;
    let lower = place.to_lowercase();
    let plain = |word: &str| {
        is_capital(word)
            && word.chars().count() > 2
            && word.chars().all(char::is_alphabetic)
            && !is_weekday(word)
    };
    let named =
        place.split(' ').count() <= 2 && lower.split(' ').all(plain_word) && place.split(' ').all(plain);
    (named
        && LABELS.binary_search(&lower.as_str()).is_err()
        && rest.starts_with(|c: char| c.is_uppercase() || c == '“'))
    .then_some(at + dash.len())
}

/// Whether a word in lower case is none that opens a sentence, a month or a day.
fn plain_word(word: &str) -> bool {
    #[rustfmt::skip]
    const OPENERS: [&str; 12] = [
        "and", "but", "for", "he", "her", "his", "not", "now", "she", "the", "they", "yes",
    ];
    !OPENERS.contains(&word) && !is_month(word) && !is_weekday(word)
}

fn in_slashes(words: &str) -> Option<usize> {
    let window = &words[..floor(words, REACH)];
    let open = window.find(" /")?;
    let close = open + 2 + window[open + 2..].find('/')?;
    let agency = &window[open + 2..close];
    let capitals =
        (2..=20).contains(&agency.len()) && agency.bytes().all(|b| b.is_ascii_uppercase() || b == b' ');
    let after = window[close + 1..].trim_start_matches(['.', ' ', '-', '–', '—']);
    (capitals && is_filed_from(window[..open].trim_end_matches(['.', ' '])))
        .then(|| words[..window.len() - after.len()].trim_end().len())
}

/// Whether the line is a city's name in capitals or plain, alone, without a colon.
pub(super) fn is_city_alone(words: &str) -> bool {
    is_place(words) && is_capital(words)
}

/// The first colon or dash outside brackets that could end a dateline: where it begins and ends.
fn separator(window: &str) -> Option<(usize, usize)> {
    let mut depth = 0_u32;
    let mut before = ' ';
    for (at, c) in window.char_indices() {
        let rest = &window[at + c.len_utf8()..];
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ':' if rest.is_empty()
                || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '(' | '—' | '–')) =>
            {
                let dash = rest.trim_start().strip_prefix(['—', '–']).map(|after| window.len() - after.len());
                return Some((at, dash.unwrap_or(at + 1)));
            }
            '—' | '–' | '―' => return Some((at, at + c.len_utf8())),
            '-' if rest.starts_with('-') => return Some((at, at + 2)),
            '-' if before.is_whitespace() || before == ')' => return Some((at, at + 1)),
            _ => {}
        }
        before = c;
    }
    None
}

/// How many bytes after the colon are an agency in brackets: "LIMA: (APP) The …".
fn agency_after(rest: &str) -> usize {
    let trimmed = rest.trim_start();
    let Some(inner) = trimmed.strip_prefix('(') else { return 0 };
    match inner.split_once(')') {
        Some((name, _)) if is_agency(name) => rest.len() - trimmed.len() + name.len() + 2,
        _ => 0,
    }
}

/// Whether the words before the colon or dash are places, and what may follow places.
fn is_filed_from(head: &str) -> bool {
    let (head, agency) = without_agency(head);
    let mut parts = head.split(',').map(str::trim);
    let places = parts.next().unwrap_or("");
    let (mut certain, mut region) = (false, false);
    for part in parts {
        if is_date(part) {
            certain = true;
        } else if !region && is_region(part) {
            region = true;
            // "Ill.", "Calif.": an American state after the city.
            certain |= part.len() <= 6 && part.ends_with('.');
        } else {
            return false;
        }
    }
    let (places, day) = without_date(places);
    let evidence = certain || day || agency == Agency::Known;
    let names = || places.split(['/', '&']).flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" AND "));
    let letter = places.to_lowercase().starts_with("dear ");
    if letter || agency == Agency::Odd || LABELS.binary_search(&places.to_lowercase().as_str()).is_ok() {
        return false;
    }
    let known = names().any(is_place);
    names().all(|name| is_placelike(name.trim(), known || evidence))
        && (known || evidence || is_shouted(places))
}

#[derive(PartialEq, Eq)]
enum Agency {
    None,
    Known,
    /// Capitals that are no agency's name: they neither help nor hinder.
    Other,
    Odd,
}

/// Without an agency in brackets at the end or before a date: "GENEVA (AP)", "KABUL (Agency), Aug 3".
fn without_agency(head: &str) -> (String, Agency) {
    let Some(open) = head.find(['(', '[']) else { return (head.to_owned(), Agency::None) };
    let Some(close) = head.rfind([')', ']']).filter(|close| *close > open) else {
        return (head.to_owned(), Agency::Odd);
    };
    let inner = &head[open + 1..close];
    let capitals = inner.split_whitespace().all(is_capital) && inner.split_whitespace().count() <= 4;
    let agency = match () {
        () if is_agency(inner) => Agency::Known,
        () if capitals && !inner.is_empty() => Agency::Other,
        () => Agency::Odd,
    };
    (format!("{}{}", head[..open].trim_end(), &head[close + 1..]), agency)
}

/// "NEW DELHI July 5" without the date.
fn without_date(places: &str) -> (&str, bool) {
    let start = places.split(' ').scan(0, |at, word| {
        let here = *at;
        *at += word.len() + 1;
        Some((here, word))
    });
    for (at, word) in start {
        if at > 0 && is_month(&bare(word).to_lowercase()) && is_date(&places[at..]) {
            return (places[..at].trim_end(), true);
        }
    }
    (places, false)
}

/// "Aug 3", "3 August 2023", "Thursday", "2023".
fn is_date(part: &str) -> bool {
    let mut words = part.split_whitespace().map(|w| bare(w).to_lowercase()).peekable();
    let number = |w: &str| {
        let tail = w.trim_start_matches(|c: char| c.is_ascii_digit());
        w.len() <= 6 && tail.len() < w.len() && matches!(tail, "" | "st" | "nd" | "rd" | "th")
    };
    words.peek().is_some() && words.all(|w| is_month(&w) || is_weekday(&w) || number(&w))
}

/// One to three capitalised words: a state or country after the city.
fn is_region(part: &str) -> bool {
    (1..=3).contains(&part.split_whitespace().count()) && part.split_whitespace().all(is_capital)
}

/// Up to four words, all in capitals, or (where something else speaks for a place) capitalised.
fn is_placelike(name: &str, evidence: bool) -> bool {
    let words = name.split_whitespace().count();
    let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
    (1..=4).contains(&words)
        && name.split_whitespace().all(letters)
        && (is_place(name) || is_shouted(name) || evidence && name.split_whitespace().all(is_capital))
        && (evidence || name.chars().filter(|c| c.is_alphabetic()).count() > 4)
}

/// Whether every letter is a capital.
fn is_shouted(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_known_by_their_form() {
        assert!(LABELS.is_sorted());
        let cases = [
            ("ISLAMABAD: The army said", "ISLAMABAD:"),
            ("WASHINGTON : The army said", "WASHINGTON :"),
            ("KABUL, Aug 3 (Agency) — The army said", "KABUL, Aug 3 (Agency) —"),
            ("GENEVA (AP) - The army said", "GENEVA (AP) -"),
            ("NEW DELHI – The army said", "NEW DELHI –"),
            ("Paris/Rome: The army said", "Paris/Rome:"),
            ("Lima: The army said", "Lima:"),
            ("OSLO:", "OSLO:"),
            ("AREQUIPA:", "AREQUIPA:"),
            ("ST. PETERSBURG, Russia (AP) — The army said", "ST. PETERSBURG, Russia (AP) —"),
            (
                "PORT-AU-PRINCE, Haiti, July 5 (Reuters) -- The army",
                "PORT-AU-PRINCE, Haiti, July 5 (Reuters) --",
            ),
            ("CUSCO: (AFP) The army said", "CUSCO: (AFP)"),
            ("Cusco, July 5: The army said", "Cusco, July 5:"),
            ("CUSCO JULY 5: The army said", "CUSCO JULY 5:"),
            ("Cusco (Reuters) – The army said", "Cusco (Reuters) –"),
            ("Dekalb, Ill. — The army said", "Dekalb, Ill. —"),
            ("HAYWARD, Calif. (AP) — The army said", "HAYWARD, Calif. (AP) —"),
            ("LIMA/CUSCO: The army said", "LIMA/CUSCO:"),
            ("LIMA:— The army said", "LIMA:—"),
        ];
        for (words, want) in cases {
            assert_eq!(opening(words).map(|end| &words[..end]), Some(want), "{words}");
        }
    }

    #[test]
    fn a_first_paragraph_needs_less() {
        let cases = [
            ("Tamsi — Parliament passed", Some("Tamsi —")),
            ("QASR — His Highness", Some("QASR —")),
            ("New Halden – “No,” she said", Some("New Halden –")),
            ("SEVEROGRAD, January 25. /TAKT/. No ships", Some("SEVEROGRAD, January 25. /TAKT/.")),
            ("NATO — the alliance — said", None),
            ("She — Ann Poe — said", None),
            ("Monday — A day of rain", None),
            ("Analysis — The dam", None),
            ("The and/or /X/ rule", None),
        ];
        for (words, want) in cases {
            assert_eq!(leading(words).map(|end| &words[..end]), want, "{words}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_not() {
        let lines = [
            "EXPLAINER: Why dams break",
            "Explainer: why dams break",
            "ISPR: the dam broke",
            "NATO — the alliance — said",
            "COAS – the army chief – said",
            "Doe: I will go",
            "DEAR ANN: I will go",
            "Doe (ABC): I will go",
            "WAR IN PERU: WHAT NEXT",
            "The army – all of it – left",
            "He said: go",
            "At 10:30 she left - alone",
            "UNICEF: the dam broke",
            "“LIMA: a life”",
            "",
            ":",
            "—",
            "(AP) — x",
            "The dam, built in 1965, broke: all fled",
        ];
        for line in lines {
            assert_eq!(opening(line), None, "{line}");
        }
        assert!(
            is_city_alone("LIMA")
                && is_city_alone("New Delhi")
                && !is_city_alone("lima")
                && !is_city_alone("DAM")
        );
    }
}
