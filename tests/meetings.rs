//! Who met whom, on sentences written for it (`tests/meetings`), and on the articles beside the repository where they
//! are.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dramatis::article::Meta;
use dramatis::extract::{Analysis, Extractor, Meeting, MeetingStatus};

fn extractor() -> Extractor {
    Extractor::bundled().expect("the model is whole")
}

/// The lines of a file of this test, but for those that begin with "#".
fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/meetings").join(name);
    let text = fs::read_to_string(path).expect("the file is there");
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_owned).collect()
}

fn without_article(side: &str) -> &str {
    ["the ", "a ", "an ", "The ", "A "].iter().find_map(|article| side.strip_prefix(article)).unwrap_or(side)
}

/// The sides of a meeting: names, and words without article.
fn sides(text: &str, analysis: &Analysis, meeting: &Meeting) -> BTreeSet<String> {
    let names = meeting.participants.iter().map(|c| analysis.clusters[c.0 as usize].name.clone());
    let words = meeting.sides.iter().map(|span| without_article(span.slice(text)).to_owned());
    names.chain(words).collect()
}

fn status(status: MeetingStatus) -> &'static str {
    match status {
        MeetingStatus::Held => "held",
        MeetingStatus::Planned => "planned",
        MeetingStatus::Denied => "denied",
    }
}

#[test]
fn near_misses_are_no_meetings() {
    let extractor = extractor();
    let all = lines("near_misses.txt");
    assert!(all.len() >= 60);
    for line in all {
        let found = extractor.analyse(&line, &Meta::default()).meetings;
        assert_eq!(found, [], "{line}");
    }
}

/// A side is right if its words are those of the text, or among them.
#[test]
fn sentences_that_tell_of_meetings() {
    let extractor = extractor();
    let mut wrong = Vec::new();
    for line in lines("told.txt") {
        let (text, told) = line.split_once(" => ").expect("an arrow");
        let (want, outcome) = told.rsplit_once(", ").expect("an outcome");
        let want: BTreeSet<String> = want.split(" + ").map(|side| without_article(side).to_owned()).collect();
        let analysis = extractor.analyse(text, &Meta::default());
        let right = match analysis.meetings.as_slice() {
            [meeting] => {
                let found = sides(text, &analysis, meeting);
                let told = |side: &String| found.iter().any(|f| f.contains(side) || side.contains(f));
                found.len() == want.len() && want.iter().all(told) && status(meeting.status) == outcome
            }
            _ => false,
        };
        if !right {
            let found: Vec<_> = analysis.meetings.iter().map(|m| sides(text, &analysis, m)).collect();
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Words of the sides of a meeting, and its outcome.
type Told<'a> = (&'a [&'a str], &'a str);

#[test]
fn a_bracket_of_the_next_sentence_is_none_of_a_side() {
    let text = "General Amara Diallo met Nils Holm (Hm! Oslo) in Lima.";
    let analysis = extractor().analyse(text, &Meta::default());
    assert_eq!(analysis.meetings.len(), 1);
}

#[test]
fn the_meetings_of_five_real_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    let want: [(&str, &[Told]); 5] = [
        ("000_", &[(&["Walker", "Munir"], "held"), (&["Walker", "Munir"], "held")]),
        (
            "001_",
            &[
                (&["Munir", "Austin"], "held"),
                (&["Munir", "Blinken", "Sullivan"], "planned"),
                (&["Munir", "House"], "planned"),
            ],
        ),
        ("002_", &[(&["Munir", "Kurilla"], "held")]),
        ("003_", &[(&["Munir", "Kurilla"], "held")]),
        ("004_", &[(&["Bajwa", "Austin"], "held"), (&["Bajwa", "Sullivan", "Sherman"], "held")]),
    ];
    let extractor = extractor();
    let articles = dramatis::import::folder(&folder).expect("the articles can be read").articles;
    for (start, meetings) in want {
        let article = articles.iter().find(|a| a.path.starts_with(start)).expect("the article is there");
        let analysis = extractor.analyse(&article.text, &article.meta);
        let found: Vec<_> = analysis
            .meetings
            .iter()
            .map(|m| (sides(&article.text, &analysis, m), status(m.status)))
            .collect();
        let right = |(names, outcome): &Told, (sides, status): &(BTreeSet<String>, &str)| {
            outcome == status && names.iter().all(|name| sides.iter().any(|s| s.contains(name)))
        };
        let same =
            found.len() == meetings.len() && meetings.iter().zip(&found).all(|(want, got)| right(want, got));
        assert!(same, "{start}: {found:?}");
    }
}
