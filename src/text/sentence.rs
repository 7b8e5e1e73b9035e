//! Where sentences begin and end.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation or an initial, or the text goes on in
//! small letters. A blank line ends one always. The rules are written from English style guides' lists of
//! abbreviations before names; no corpus was used.

use super::token::{Token, TokenKind};
use super::{Span, tokenise};

/// Words whose full stop does not end a sentence: titles, ranks, months, and such.
const ABBREVIATIONS: [&str; 68] = [
    "adm", "apr", "assn", "aug", "ave", "bldg", "blvd", "brig", "bros", "capt", "cdr", "cmdr", "co", "col",
    "comdr", "corp", "cpl", "dec", "dept", "det", "dr", "drs", "ed", "eg", "est", "feb", "fig", "fr", "ft",
    "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "nov", "oct", "ph", "pres", "prof", "pvt", "rep", "reps",
    "ret", "retd", "rev", "sen", "sens", "sep", "sept", "sgt", "sr", "st",
];

/// Words that open a sentence after "U.S." and the like, where the dot alone does not tell.
const OPENERS: [&str; 30] = [
    "a", "after", "all", "an", "and", "as", "at", "but", "for", "he", "his", "however", "i", "if", "in",
    "it", "its", "on", "she", "since", "some", "that", "the", "their", "there", "they", "this", "we", "when",
    "while",
];

/// For each token, whether it opens a sentence. The first always does.
#[must_use]
pub fn sentence_starts(text: &str, tokens: &[Token]) -> Vec<bool> {
    let mut starts = vec![false; tokens.len()];
    let mut ended = true;
    for (i, token) in tokens.iter().enumerate() {
        if token.breaks >= 2 {
            ended = true;
        }
        let closes = token.kind == TokenKind::Mark && is_closer(token.span.slice(text)) && !token.spaced;
        if ended && !(closes && i > 0 && token.breaks == 0) {
            starts[i] = true;
            ended = false;
        }
        ended = ended || ends_after(text, tokens, i);
    }
    starts
}

/// The sentences of `text` inside `within`, trimmed of white space, in order.
///
/// ```
/// use dramatis::text::{Span, sentences};
/// let text = "He met Gen. Munir. They spoke of the U.S. and left.";
/// let all: Vec<&str> = sentences(text, Span::new(0, text.len())).iter().map(|s| s.slice(text)).collect();
/// assert_eq!(all, ["He met Gen. Munir.", "They spoke of the U.S. and left."]);
/// ```
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let tokens = tokenise(text, within);
    let starts = sentence_starts(text, &tokens);
    let mut out: Vec<Span> = Vec::new();
    for (token, start) in tokens.iter().zip(starts) {
        match out.last_mut() {
            Some(last) if !start => *last = last.cover(token.span),
            _ => out.push(token.span),
        }
    }
    out
}

fn ends_after(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let words = token.span.slice(text);
    let Some(next) = following(text, tokens, i) else { return true };
    let next_word = next.span.slice(text);
    let goes_on = next_word.chars().next().is_some_and(char::is_lowercase);
    match token.kind {
        TokenKind::Mark if matches!(words, "!" | "?" | "…" | "。" | "؟" | "।") => {
            next.spaced && !goes_on
        }
        TokenKind::Mark if words == "." => next.spaced && !goes_on && !after_abbreviation(text, tokens, i),
        TokenKind::Acronym => {
            next.spaced && OPENERS.binary_search(&next_word.to_lowercase().as_str()).is_ok() && !goes_on
        }
        _ => false,
    }
}

/// The next token that is not a closing quote or bracket on the heels of the stop.
fn following<'a>(text: &str, tokens: &'a [Token], i: usize) -> Option<&'a Token> {
    tokens[i + 1..].iter().find(|t| t.spaced || !is_closer(t.span.slice(text)))
}

fn after_abbreviation(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|j| &tokens[j]) else { return false };
    if tokens[i].spaced || before.kind != TokenKind::Word {
        return false;
    }
    let word = before.span.slice(text);
    word.len() <= 6 && ABBREVIATIONS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

fn is_closer(mark: &str) -> bool {
    matches!(mark, "\"" | "”" | "’" | "'" | ")" | "]" | "»")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` stands where one sentence ends and the next begins.
    fn check(marked: &str) {
        let want: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let got: Vec<&str> =
            sentences(&text, Span::new(0, text.len())).iter().map(|s| s.slice(&text)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn stops_that_end_and_stops_that_do_not() {
        check("Gen. Qamar Javed Bajwa left. | He was in the U.S. on Wednesday.");
        check("It lies in the U.S. | The army said so.");
        check("“They met.” | He left (on Nov. 3 at 5 p.m. sharp). | Who came? | Lloyd J. Austin III did!");
        check("A line without an end\n\n|And another");
        check("Mr. Khan’s term ended.” | Next.");
    }

    #[test]
    fn the_tables_are_sorted_for_search() {
        let mut a = ABBREVIATIONS.to_vec();
        a.sort_unstable();
        assert!(OPENERS.is_sorted());
        assert_eq!(a, ABBREVIATIONS.to_vec());
    }
}
