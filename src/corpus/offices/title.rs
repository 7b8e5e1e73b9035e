//! An office's words as they are compared: without its country or body, and without what says whether it is held.

use crate::corpus::Entry;
use crate::extract::{Mention, MentionKind, Tenure};
use crate::text::{fold, one_line};

/// The words of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// As printed, without its country or body.
    pub(super) printed: String,
    /// The same as compared: "chief of army staff" is "army chief".
    pub(super) words: String,
    /// The country or body, as compared; empty where none is printed inside the office.
    body: String,
}

impl Title {
    pub(super) fn new(entry: &Entry, tenure: &Tenure) -> Self {
        let (text, analysis) = (entry.article.text.as_str(), &entry.analysis);
        let office = tenure.office;
        let first = analysis.mentions.partition_point(|m| m.span.end() <= office.start());
        let within = analysis.mentions[first..].iter().take_while(|m| m.span.start() < office.end());
        let own = |m: &&Mention| {
            Some(m.cluster) == tenure.of && m.kind == MentionKind::Name && office.contains(m.span)
        };
        let body = within.into_iter().find(own).map(|m| m.span);
        let (start, end) = (office.start().get(), office.end().get());
        let part = |from: usize, to: usize| one_line(text.get(from..to).unwrap_or(""));
        let (before, after) = match body {
            Some(body) => (part(start, body.start().get()), part(body.end().get(), end)),
            None => (part(start, end), String::new()),
        };
        let before = trim_behind(trim_before(&before));
        let printed = one_line(&[before, trim_before(&after)].join(" ")).trim().to_owned();
        let words = normal(&fold(&printed));
        let body = body.map_or_else(String::new, |body| fold(body.slice(text)));
        Self { printed, words, body }
    }

    /// Whether an office of these words alone may be this one: they are its last.
    pub(super) fn covers(&self, words: &str) -> bool {
        // "General" is a rank, and none in "attorney general".
        if words.is_empty() || words == "general" {
            return false;
        }
        let ends =
            |own: &str| own.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        ends(&self.words) || !self.body.is_empty() && ends(&[self.body.as_str(), " ", &self.words].concat())
    }
}

/// Words that say whether an office is held, or nothing of it.
const PHASES: &[&str] =
    &["current", "ex", "former", "incoming", "late", "new", "outgoing", "retired", "the", "then", "visiting"];

/// Without the words before an office that are none of it.
fn trim_before(words: &str) -> &str {
    let mut rest = words.trim_start_matches([' ', '-', ',', '’', '\'']);
    loop {
        let (word, more) = rest.split_once([' ', '-']).unwrap_or((rest, ""));
        if more.is_empty() || !PHASES.iter().any(|phase| word.eq_ignore_ascii_case(phase)) {
            return rest;
        }
        rest = more;
    }
}

/// Without the words behind an office that lead to its body, or say that it is to come.
fn trim_behind(words: &str) -> &str {
    let mut rest = words.trim_end();
    loop {
        let cut = [" of", " of the", " for", " for the", "-elect", "-designate"].iter().find_map(|end| {
            rest.len().checked_sub(end.len()).filter(|_| rest.to_ascii_lowercase().ends_with(end))
        });
        match cut.filter(|at| rest.is_char_boundary(*at)) {
            Some(at) => rest = rest[..at].trim_end(),
            None => return rest,
        }
    }
}

/// "Chief of army staff" is the "army chief", "defence" is "defense".
fn normal(folded: &str) -> String {
    let spelled = folded.replace("defence", "defense");
    let words: Vec<&str> = spelled.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    match words.as_slice() {
        [before @ .., "chief", "of", body, "staff"] => [before, &[*body, "chief"]].concat().join(" "),
        all => all.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_office_alone() {
        assert_eq!(trim_before("former Army Chief"), "Army Chief");
        assert_eq!(trim_before("then-prime minister"), "prime minister");
        assert_eq!(trim_before("the late king"), "king");
        assert_eq!(trim_before("former"), "former");
        assert_eq!(trim_behind("prime minister of the"), "prime minister");
        assert_eq!(trim_behind("president-elect of"), "president");
        assert_eq!(normal("chief of army staff"), "army chief");
        assert_eq!(normal("defence secretary"), "defense secretary");
    }
}
