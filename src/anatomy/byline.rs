//! Who wrote it: "by Staff Report", "Our Correspondent", "Jane Doe | Reuters".

use super::BlockKind;
use super::cue::{Cue, Needs, begins, is_agency};
use super::ending::Ending;
use super::look::{Look, bare, is_capital};

/// Signatures that stand alone on a line, lower case, sorted. Written for this project.
#[rustfmt::skip]
const ROLES: [&str; 46] = [
    "a correspondent", "a reporter", "agencies", "agency report", "bureau report", "correspondent",
    "desk report", "digital desk", "editorial board", "from our correspondent",
    "from our own correspondent", "monitoring desk", "monitoring report", "national desk", "news agencies",
    "news desk", "news report", "newsdesk", "newsroom", "online desk", "our correspondent",
    "our correspondents", "our own correspondent", "our reporter", "our special correspondent",
    "our staff correspondent", "our staff reporter", "special correspondent", "staff correspondent",
    "staff report", "staff reporter", "staff reporters", "staff writer", "staff writers",
    "the editorial board", "the newspaper's correspondent", "the newspaper's reporter",
    "the newspaper's staff correspondent", "the newspaper's staff reporter", "web desk", "web desk report",
    "web editor", "web report", "webdesk", "wire report", "world desk",
];

/// Starts of lines that name those who reported and edited.
const STARTS: [(&str, Needs); 24] = [
    ("(editing by", Needs::Nothing),
    ("(reporting by", Needs::Nothing),
    ("(writing by", Needs::Nothing),
    ("analysis by", Needs::Open),
    ("author:", Needs::Open),
    ("authors:", Needs::Open),
    ("byline:", Needs::Open),
    ("compiled by", Needs::Open),
    ("edited by", Needs::Open),
    ("editing by", Needs::Nothing),
    ("interview by", Needs::Open),
    ("posted by", Needs::Open),
    ("report by", Needs::Open),
    ("reported by", Needs::Open),
    ("reporter:", Needs::Open),
    ("reporting by", Needs::Nothing),
    ("story by", Needs::Open),
    ("story:", Needs::Open),
    ("text by", Needs::Open),
    ("text:", Needs::Open),
    ("words by", Needs::Open),
    ("words:", Needs::Open),
    ("writing by", Needs::Nothing),
    ("written by", Needs::Open),
];

/// Last words of a signature: a desk, a post.
#[rustfmt::skip]
const POSTS: [&str; 18] = [
    "admin", "agency", "bureau", "correspondent", "correspondents", "desk", "editor", "journalist", "monitoring",
    "newsroom", "report", "reporter", "reporters", "service", "staff", "team", "writer", "writers",
];

/// Small words inside names and signatures.
#[rustfmt::skip]
const JOINTS: [&str; 24] = [
    "a", "al", "an", "and", "at", "bin", "da", "de", "del", "der", "di", "el", "for", "from", "ibn", "in",
    "la", "of", "our", "the", "to", "ul", "van", "von",
];

/// What the line's words say it is, if they say who wrote it.
pub(super) fn cue(look: &Look<'_>) -> Option<Cue> {
    let byline = |why| Some(Cue::new(BlockKind::Byline, why));
    if look.long() {
        return None;
    }
    if begins(look, &STARTS) {
        return byline("names who reported or edited");
    }
    if is_by_line(look) {
        return byline("begins with “by” and a name or a desk");
    }
    let label = look.lower.trim_matches(|c: char| !c.is_alphanumeric());
    if ROLES.binary_search(&label).is_ok() || is_initials_desk(look.words) {
        return byline("names a desk or a correspondent");
    }
    if look.chars <= 80 && is_agency(label) && (is_capital(look.words) || look.words == "dpa") {
        return byline("names a news agency");
    }
    if is_address_of_writer(look) {
        return byline("says how to reach who wrote it");
    }
    if is_initials(look.words) {
        return byline("the initials of those who wrote and edited it");
    }
    if is_signature(look) {
        return Some(Cue::new(BlockKind::Byline, "a name and a desk, agency or post").weak());
    }
    None
}

/// "by" and capitals, small words of names, a desk: no sentence.
fn is_by_line(look: &Look<'_>) -> bool {
    let Some(rest) = look.lower.strip_prefix("by ").or_else(|| look.lower.strip_prefix("by: ")) else {
        return false;
    };
    let at = look.words.len()
        - look.words.get(2..).unwrap_or("").trim_start_matches([':', ' ', '\t', '\u{a0}']).len();
    let count = rest.split(' ').count();
    let closed = match look.ending {
        Ending::Open | Ending::Letters => count > 14,
        Ending::Full => count > 4,
        Ending::Asked => true,
    };
    if closed || look.chars > 120 {
        return false;
    }
    let mut words = look.words[at..].split_whitespace();
    let first = words.clone().next().map(bare).unwrap_or("");
    let desk = POSTS.iter().any(|p| rest.contains(p)) || rest.starts_with("our ") || rest.starts_with("the ");
    let fits = |w: &str| {
        let plain = bare(w).to_lowercase();
        plain.is_empty()
            || is_capital(w)
            || JOINTS.contains(&plain.as_str())
            || POSTS.contains(&plain.as_str())
            || w.starts_with('@')
    };
    (is_capital(first) || desk) && words.all(fits)
}

/// "F.P. Report", "A.P.P. Desk".
fn is_initials_desk(words: &str) -> bool {
    let Some((initials, post)) = words.rsplit_once(' ') else { return false };
    let post = post.to_lowercase();
    let letters = initials.split_terminator('.').map(str::trim);
    let single = letters.clone().all(|l| l.chars().count() == 1 && l.chars().all(char::is_uppercase));
    initials.ends_with('.') && letters.count() >= 2 && single && POSTS.contains(&post.as_str())
}

/// "Reach her at jdoe@example.com.", "Jane Doe covers courts. Write to @janedoe": no quotation, and an address.
fn is_address_of_writer(look: &Look<'_>) -> bool {
    const REACH: [&str; 6] = ["contact ", "email ", "follow ", "reach ", "reached ", "write to "];
    let address = |w: &str| w.rsplit_once('@').is_some_and(|(_, host)| bare(host).len() > 2);
    look.lower.contains('@')
        && look.chars <= 200
        && !look.words.contains(['"', '“'])
        && look.words.split_whitespace().any(address)
        && REACH.iter().any(|word| look.lower.contains(word))
}

/// "jd/ap/rs": two groups or more of two or three small letters.
fn is_initials(words: &str) -> bool {
    let group = |part: &str| matches!(part.len(), 2..=3) && part.bytes().all(|b| b.is_ascii_lowercase());
    words.len() <= 16 && words.contains('/') && words.split('/').all(group)
}

/// "Jane Doe | Reuters", "Jane Doe, Staff Writer", "Jane Doe @janedoe", "Tribune Report".
fn is_signature(look: &Look<'_>) -> bool {
    if !look.open() || look.chars > 80 {
        return false;
    }
    if let Some((name, handle)) = look.words.rsplit_once(" @") {
        return is_name(name) && !handle.contains(char::is_whitespace);
    }
    let parts: Vec<&str> = look
        .words
        .split(['|', '•', '·', ','])
        .flat_map(|p| p.split(" - "))
        .flat_map(|p| p.split(" – "))
        .flat_map(|p| p.split(" / "))
        .collect();
    let initials = |part: &str| matches!(part.len(), 2..=5) && part.bytes().all(|b| b.is_ascii_uppercase());
    let signs = |part: &str| is_agency(part) || has_post(part) || initials(part.trim());
    match parts.as_slice() {
        [one] => has_post(one) && one.split_whitespace().count() <= 4,
        [name, rest @ ..] if rest.len() <= 2 => is_name(name.trim()) && rest.iter().any(|p| signs(p)),
        _ => false,
    }
}

/// Whether the words end in a post and all are capitalised: "Tribune Report", "Senior Staff Writer".
fn has_post(words: &str) -> bool {
    let last = words.split_whitespace().next_back().map(|w| bare(w).to_lowercase()).unwrap_or_default();
    let count = words.split_whitespace().count();
    POSTS.contains(&last.as_str()) && count >= 2 && words.split_whitespace().all(is_capital)
}

/// Two to four capitalised words without digits: it could be a name.
pub(super) fn is_name(words: &str) -> bool {
    let fits = |w: &str| {
        is_capital(w) && !w.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '“' | '"'))
            || JOINTS.contains(&w)
    };
    (2..=4).contains(&words.split_whitespace().count()) && words.split_whitespace().all(fits)
}

/// A name, and perhaps where it writes from: "Jane Doe", "Jane Doe in Lima".
pub(super) fn is_name_and_place(words: &str) -> bool {
    let (name, place) = words.split_once(" in ").unwrap_or((words, ""));
    is_name(name) && place.split_whitespace().count() <= 3 && place.split_whitespace().all(is_capital)
}

/// The name in a byline, without "by" and what follows the name.
pub(super) fn name_in(words: &str) -> Option<&str> {
    let name =
        words.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(words, |_| words[3..].trim());
    let end = [" in ", " and ", ",", "|", " / ", " @"].iter().filter_map(|mark| name.find(mark)).min();
    let name = name[..end.unwrap_or(name.len())].trim();
    is_name(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::look::check;

    #[test]
    fn bylines_are_known_by_their_words() {
        assert!(ROLES.is_sorted());
        let lines = [
            "by Staff Report",
            "By Jane Doe",
            "BY JANE DOE AND JOHN ROE",
            "By: Jane Doe in Lima",
            "By our correspondent",
            "By Jane van der Doe, Senior Correspondent",
            "By AFP",
            "By Jane Doe.",
            "F.P. Report",
            "Our Correspondent",
            "Web Desk",
            "The Newspaper’s Staff Reporter",
            "Jane Doe | Reuters",
            "Jane Doe - AFP",
            "Jane Doe, Staff Writer",
            "Reuters",
            "AFP/Reuters",
            "Jane Doe @janedoe",
            "Written by Jane Doe",
            "(Reporting by Jane Doe; editing by John Roe.)",
            "Lima Times Report",
        ];
        check(cue, &lines, true);
    }

    #[test]
    fn sentences_and_headlines_are_not_bylines() {
        let lines = [
            "By Monday the dam had gone.",
            "By the time help came",
            "By Monday the army was gone",
            "By 2020 the dam was dry",
            "Report on dam is late",
            "Reuters reported it.",
            "By and large, it held",
            "Doe Meets Roe",
            "Dam breaks, report says",
        ];
        check(cue, &lines, false);
    }

    #[test]
    fn what_could_be_a_headline_is_weak() {
        assert!(cue(&Look::new("Inquiry Report")).is_some_and(|c| c.weak));
        assert!(cue(&Look::new("Staff Report")).is_some_and(|c| !c.weak));
    }
}
