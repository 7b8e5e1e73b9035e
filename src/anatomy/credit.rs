//! Where an article was taken from: courtesies, agencies, first publication, copyright.

use super::BlockKind;
use super::cue::{Cue, Needs, begins, is_agency, is_month};
use super::ending::{Ending, ending};
use super::look::{Look, bare, floor};
use super::noise::is_image_path;

/// Starts of credits. Written for this project.
const STARTS: [(&str, Needs); 35] = [
    ("(agencies)", Needs::Nothing),
    ("(courtesy", Needs::Nothing),
    ("(except for the headline", Needs::Nothing),
    ("(inputs from", Needs::Nothing),
    ("(source:", Needs::Nothing),
    ("(this story has", Needs::Nothing),
    ("(with additional", Needs::Nothing),
    ("(with agencies)", Needs::Nothing),
    ("(with agency", Needs::Nothing),
    ("(with input from", Needs::Nothing),
    ("(with inputs", Needs::Nothing),
    ("(with reporting", Needs::Nothing),
    ("a version of this", Needs::Nothing),
    ("additional reporting by", Needs::Nothing),
    ("all rights reserved", Needs::Nothing),
    ("copyright", Needs::Open),
    ("copyright ©", Needs::Nothing),
    ("courtesy", Needs::Open),
    ("courtesy:", Needs::Nothing),
    ("first published in", Needs::Open),
    ("first published on", Needs::Open),
    ("inputs from", Needs::Open),
    ("originally published", Needs::Open),
    ("reprinted from", Needs::Nothing),
    ("reprinted with permission", Needs::Nothing),
    ("reproduced from", Needs::Nothing),
    ("republished from", Needs::Nothing),
    ("republished with permission", Needs::Nothing),
    ("some information for this", Needs::Nothing),
    ("source:", Needs::Nothing),
    ("sources:", Needs::Open),
    ("via:", Needs::Open),
    ("with additional input", Needs::Open),
    ("with additional reporting", Needs::Nothing),
    ("with inputs from", Needs::Nothing),
];

const FROM: &str = "says where the text comes from";

/// What the line's words say it is, if they say where the text comes from.
pub(super) fn cue(look: &Look<'_>) -> Option<Cue> {
    let known = || tells_origin(look) || agency_alone(look.words);
    (!look.long() && known()).then(|| Cue::new(BlockKind::Credit, FROM))
}

fn tells_origin(look: &Look<'_>) -> bool {
    look.words.starts_with('©')
        || look.lower.starts_with("copyright 20")
        || look.lower.starts_with("copyright 19")
        || begins(look, &STARTS)
        || first_appeared(look)
        || published_in(look)
        || contributed(look)
}

/// "Ann Poe in Lima contributed to this report."
fn contributed(look: &Look<'_>) -> bool {
    let said = ["contributed to this ", "contributed to the report", "for this report came from"];
    said.iter().any(|words| look.lower.contains(words)) && look.chars <= 160
}

/// "This article first appeared in …", "The story was originally published by …".
fn first_appeared(look: &Look<'_>) -> bool {
    #[rustfmt::skip]
    const PIECES: [&str; 9] = [
        "article", "column", "essay", "interview", "op-ed", "piece", "post", "report", "story",
    ];
    let words: Vec<&str> = look.tokens().take(7).collect();
    let [this, piece, rest @ ..] = words.as_slice() else { return false };
    let says = |word| rest.contains(&word);
    matches!(*this, "this" | "the")
        && PIECES.contains(piece)
        && (says("first")
            || says("originally")
            || says("republished")
            || says("reproduced")
            || says("syndicated"))
        && (says("appeared")
            || says("published")
            || says("republished")
            || says("reproduced")
            || says("syndicated"))
}

/// "Published in The Paper, July 5th, 2023".
fn published_in(look: &Look<'_>) -> bool {
    let dated = || look.tokens().any(is_month) || look.lower.contains("20");
    (look.open() || look.lower.contains("print edition")) && look.starts("published in") && dated()
}

/// "— Reuters", "(AFP)", "-APP".
fn agency_alone(words: &str) -> bool {
    let marked = words.starts_with(['—', '–', '-', '(', '[']);
    marked
        && is_agency(words.trim_matches(|c: char| matches!(c, '—' | '–' | '-' | '(' | ')' | '[' | ']' | ' ')))
}

/// What hangs on at the end of a paragraph and is no part of it: from which byte, what, and why.
/// Looks at the last 160 bytes only.
pub(super) fn tail(words: &str) -> Option<(usize, Cue)> {
    let token = words.rsplit(char::is_whitespace).next().unwrap_or("");
    let last = words.len() - token.len();
    if last > 0 && is_image_path(token) {
        return Some((last, Cue::new(BlockKind::Noise, "the address of a picture")));
    }
    bracketed(words).or_else(|| after_dash(words)).map(|at| (at, Cue::new(BlockKind::Credit, FROM)))
}

/// "… killed. (with inputs from PTI)".
fn bracketed(words: &str) -> Option<usize> {
    if !words.ends_with([')', ']']) {
        return None;
    }
    let window = floor(words, words.len().saturating_sub(160));
    let open = window + words[window..].rfind(['(', '['])?;
    let look = Look::new(&words[open..]);
    let inside = words[open..].trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']'));
    let after_stop = matches!(ending(words[..open].trim_end()), Ending::Full | Ending::Asked);
    (open > 0 && (tells_origin(&look) || after_stop && is_agency(inside))).then_some(open)
}

/// "… killed. — Reuters".
fn after_dash(words: &str) -> Option<usize> {
    let window = floor(words, words.len().saturating_sub(48));
    let dash = window + words[window..].rfind(['—', '–', '-'])?;
    let name = words[dash..].trim_start_matches(['—', '–', '-']).trim_end_matches('.');
    let before = words[..dash].trim_end_matches(['-', '–', '—', ' ']);
    let signed = is_agency(name) && bare(name).starts_with(|c: char| c.is_uppercase());
    let from = before.len() + words[before.len()..].find(['—', '–', '-'])?;
    (signed && matches!(ending(before), Ending::Full | Ending::Asked)).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::look::check;

    #[test]
    fn credits_are_known_by_their_words() {
        let lines = [
            "courtesy : lima times",
            "Courtesy of Lima Times",
            "(with inputs from ANSA)",
            "With inputs from agencies",
            "Source: Lima Times",
            "This article first appeared in Lima Times on 4 July.",
            "© 2024 Lima Times. All rights reserved.",
            "The story was originally published by Lima Times",
            "Published in Lima Times, July 5th, 2024",
            "— Reuters",
            "(AFP)",
            "Additional reporting by Jo Roe in Quito.",
            "This article is republished from Lima Times under a licence.",
        ];
        check(cue, &lines, true);
    }

    #[test]
    fn sentences_are_not_credits() {
        let lines = [
            "Courtesy calls were made on the president.",
            "Source code was found.",
            "This article of faith was published.",
            "The report said the dam was first closed in 1999.",
            "Reuters reported it.",
            "Copyright law is old.",
        ];
        check(cue, &lines, false);
    }

    #[test]
    fn a_credit_at_a_paragraphs_end_is_cut_off() {
        let cases = [
            ("The dam broke. (with inputs from ANSA)", Some("(with inputs from ANSA)")),
            ("The dam broke. —Reuters", Some("—Reuters")),
            ("The dam broke. -- AFP", Some("-- AFP")),
            ("The dam broke. (AFP)", Some("(AFP)")),
            ("The dam broke. /images/a-1.webp)", Some("/images/a-1.webp)")),
            ("He worked for the agency (AFP)", None),
            ("The dam broke (again).", None),
            ("Built by Ann — and by Reuters", None),
            ("a-b", None),
            ("It ends in a\u{a0}𖭣", None),
        ];
        for (words, want) in cases {
            assert_eq!(tail(words).map(|(at, _)| &words[at..]), want, "{words}");
        }
    }
}
