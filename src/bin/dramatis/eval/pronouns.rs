//! `dramatis eval --pronouns`: of the pronouns that were given to somebody, how many rightly, and how many there are.
//!
//! Two kinds of marked file are read. Where each line has one `pronoun` and `candidates` with `same`, a pronoun is
//! right if the person it was given to is named at a candidate that is the same; if no candidate is, giving it to
//! somebody else is not judged. Where a line has `mentions` with clusters, it is right if the name nearest before it
//! of the person it was given to lies in a mention of its own cluster.

use std::path::Path;

use dramatis::article::Meta;
use dramatis::extract::{Analysis, Extractor, MentionKind};
use dramatis::text::PositionTable;

use super::reliability::Reliability;
use super::{lines, say};

#[derive(serde::Deserialize)]
struct Marked {
    text: String,
    pronoun: Option<Place>,
    #[serde(default)]
    candidates: Vec<Candidate>,
    #[serde(default)]
    mentions: Vec<Reference>,
}

#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(serde::Deserialize)]
struct Candidate {
    #[serde(flatten)]
    at: Place,
    same: bool,
}

#[derive(serde::Deserialize)]
struct Reference {
    #[serde(flatten)]
    at: Place,
    cluster: u32,
}

/// What pronouns there are and what became of them.
#[derive(Default)]
struct Count {
    all: u32,
    given: u32,
    right: u32,
}

/// Prints a row for each file, and how far the certainties may be relied on.
pub(super) fn run(extractor: &Extractor, files: &[impl AsRef<Path>]) -> Result<(), String> {
    say(format!(
        "{:<24} {:>9} {:>7} {:>7} {:>7} {:>9}",
        "file", "pronouns", "given", "right", "prec", "coverage"
    ));
    let mut reliability = Reliability::default();
    for file in files {
        let file = file.as_ref();
        let mut count = Count::default();
        for article in lines::<Marked>(file)? {
            let analysis = extractor.analyse(&article.text, &Meta::default());
            judge(&article, &analysis, &mut count, &mut reliability);
        }
        let share = |part: u32, of: u32| 100.0 * f64::from(part) / f64::from(of.max(1));
        let (name, Count { all, given, right }) =
            (file.file_stem().unwrap_or_default().to_string_lossy(), count);
        let (precision, coverage) = (share(right, given), share(given, all));
        say(format!("{name:<24} {all:>9} {given:>7} {right:>7} {precision:>7.1} {coverage:>9.1}"));
    }
    reliability.lines("pronouns").into_iter().for_each(say);
    Ok(())
}

fn judge(article: &Marked, analysis: &Analysis, count: &mut Count, reliability: &mut Reliability) {
    let table = PositionTable::new(&article.text);
    let place = |m: &dramatis::extract::Mention| Place {
        start: table.to_char(m.span.start()).get(),
        end: table.to_char(m.span.end()).get(),
    };
    let chars: Vec<char> = article.text.chars().collect();
    let pronouns = article.pronoun.into_iter().map(|at| (at, None));
    let references = article.mentions.iter().map(|m| (m.at, Some(m.cluster)));
    for (at, cluster) in pronouns.chain(references).filter(|(at, _)| is_pronoun(&chars[at.start..at.end])) {
        count.all += 1;
        let found = analysis.mentions.iter().find(|m| m.kind == MentionKind::Pronoun && place(m) == at);
        let Some(found) = found else { continue };
        let names =
            analysis.mentions.iter().filter(|m| m.kind == MentionKind::Name && m.cluster == found.cluster);
        let names: Vec<Place> = names.map(place).collect();
        let right = match cluster {
            None => candidate(article, &names),
            Some(cluster) => Some(referent(article, &names, at) == Some(cluster)),
        };
        if let Some(right) = right {
            count.given += 1;
            count.right += u32::from(right);
            reliability.add(found.link.0, right);
        }
    }
}

fn is_pronoun(word: &[char]) -> bool {
    const WORDS: [&str; 8] = ["he", "her", "hers", "herself", "him", "himself", "his", "she"];
    WORDS.contains(&word.iter().collect::<String>().to_lowercase().as_str())
}

/// Whether one of the names is at a candidate that is meant; `None` where none is and none of the others is named.
fn candidate(article: &Marked, names: &[Place]) -> Option<bool> {
    let named = |c: &&Candidate| names.iter().any(|n| n.start < c.at.end && c.at.start < n.end);
    if article.candidates.iter().filter(|c| c.same).any(|c| named(&c)) {
        return Some(true);
    }
    let judged = article.candidates.iter().any(|c| c.same || named(&c));
    judged.then_some(false)
}

/// The cluster of the smallest mention around the last name before `at`.
fn referent(article: &Marked, names: &[Place], at: Place) -> Option<u32> {
    let name = names.iter().filter(|n| n.end <= at.start).max_by_key(|n| n.start)?;
    let around = article.mentions.iter().filter(|m| m.at.start <= name.start && name.end <= m.at.end);
    around.min_by_key(|m| m.at.end - m.at.start).map(|m| m.cluster)
}
