//! Who met whom, on sentences written for it (`tests/meetings`), and on the articles beside the repository where they
//! are.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use dramatis::article::Meta;
use dramatis::extract::{Analysis, Extractor, Meeting};
use dramatis::text::Span;
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::bundled().expect("the model is whole"));

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

#[test]
fn near_misses_are_no_meetings() {
    let all = lines("near_misses.txt");
    assert!(all.len() >= 60);
    for line in all {
        let found = EXTRACTOR.analyse(&line, &Meta::default()).meetings;
        assert_eq!(found, [], "{line}");
    }
}

/// The lines of a file that are read otherwise than they say, with what was found. A side is right if its words are
/// those of the text, or among them. A text may tell of several meetings.
fn misread(name: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in lines(name) {
        let (text, told) = line.split_once(" => ").expect("an arrow");
        let analysis = EXTRACTOR.analyse(text, &Meta::default());
        let told: Vec<&str> = told.split("; ").collect();
        let right = |told: &&str, meeting: &Meeting| {
            let (want, outcome) = told.rsplit_once(", ").expect("an outcome");
            let want: BTreeSet<String> =
                want.split(" + ").map(|side| without_article(side).to_owned()).collect();
            let found = sides(text, &analysis, meeting);
            let told = |side: &String| found.iter().any(|f| f.contains(side) || side.contains(f));
            found.len() == want.len() && want.iter().all(told) && meeting.status.code() == outcome
        };
        let all = told.len() == analysis.meetings.len();
        let right = all && told.iter().zip(&analysis.meetings).all(|(told, meeting)| right(told, meeting));
        if !right {
            let found: Vec<_> =
                analysis.meetings.iter().map(|m| (sides(text, &analysis, m), m.status.code())).collect();
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    wrong
}

#[test]
fn sentences_that_tell_of_meetings() {
    let wrong = misread("told.txt");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Written before the rules for them: those that are not read yet are counted, and must not become more.
#[test]
fn constructions_of_the_news() {
    let wrong = misread("constructions.txt");
    assert!(wrong.len() <= 1, "{wrong:#?}");
}

/// The same, in the manner of agency news.
#[test]
fn meetings_in_agency_news() {
    let wrong = misread("agency.txt");
    assert!(wrong.len() <= 2, "{wrong:#?}");
}

/// Words of the sides of a meeting, and its outcome.
type Told<'a> = (&'a [&'a str], &'a str);

#[test]
fn a_bracket_of_the_next_sentence_is_none_of_a_side() {
    let text = "General Amara Diallo met Nils Holm (Hm! Oslo) in Lima.";
    let analysis = EXTRACTOR.analyse(text, &Meta::default());
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
                (&["Munir", "House", "Senate"], "planned"),
            ],
        ),
        ("002_", &[(&["Munir", "Kurilla"], "held")]),
        ("003_", &[(&["Munir", "Kurilla"], "held")]),
        ("004_", &[(&["Bajwa", "Austin"], "held"), (&["Bajwa", "Sullivan", "Sherman", "officials"], "held")]),
    ];
    let articles = dramatis::import::folder(&folder).expect("the articles can be read").articles;
    for (start, meetings) in want {
        let article = articles.iter().find(|a| a.path.starts_with(start)).expect("the article is there");
        let analysis = EXTRACTOR.analyse(&article.text, &article.meta);
        let found: Vec<_> =
            analysis.meetings.iter().map(|m| (sides(&article.text, &analysis, m), m.status.code())).collect();
        // Each side wanted is one found, and none is left over.
        let right = |(names, outcome): &Told, (sides, status): &(BTreeSet<String>, &str)| {
            let one = |name: &&str| sides.iter().filter(|s| s.contains(*name)).count() == 1;
            outcome == status && names.len() == sides.len() && names.iter().all(one)
        };
        let same =
            found.len() == meetings.len() && meetings.iter().zip(&found).all(|(want, got)| right(want, got));
        assert!(same, "{start}: {found:?}");
    }
}

const PIECES: [&str; 41] = [
    "General Amara Diallo",
    "Gen. Diallo",
    "Søren Østergård",
    "Prime Minister Ann Poe",
    "the president",
    "the vice president",
    "Kenyan officials",
    "Norway",
    "the leaders of Peru and",
    "North and South Korea",
    "the two leaders",
    "they",
    "he",
    "his Kenyan counterpart",
    "met",
    "met with",
    "meeting",
    "met twice at the palace with",
    "held talks with",
    "talks between",
    "called off a summit with",
    "a phone call from",
    "to",
    "invited",
    "for talks",
    "told",
    "both discussed trade with",
    "will meet separately with",
    "visited",
    "was received by",
    "during a meeting of",
    "and",
    ",",
    ".",
    "-",
    "’s",
    "’",
    "(COAS)",
    "on Monday",
    "in Lima",
    "🙂 é",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the words: two sides or more, who is there; spans within the text and in order.
    #[test]
    fn meetings_obey_their_promise(
        parts in prop::collection::vec((prop::sample::select(&PIECES[..]), prop::sample::select(&[" ", " ", " ", "", "\n\n"][..])), 0..50),
    ) {
        let text: String = parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect();
        let analysis = EXTRACTOR.analyse(&text, &Meta::default());
        let within = |span: &Span| text.get(span.range()).is_some_and(|words| !words.is_empty());
        for meeting in &analysis.meetings {
            prop_assert!(meeting.participants.len() + meeting.sides.len() >= 2, "{meeting:?} in {text:?}");
            let known: BTreeSet<_> = meeting.participants.iter().chain(&meeting.place).collect();
            prop_assert!(known.iter().all(|c| (c.0 as usize) < analysis.clusters.len()), "{meeting:?}");
            prop_assert_eq!(known.len(), meeting.participants.len() + meeting.place.iter().len(), "{:?}", meeting);
            let spans = [&meeting.sides, &meeting.topics, &meeting.evidence].into_iter().flatten();
            prop_assert!(spans.chain(&meeting.time).chain(&meeting.told).all(within), "{meeting:?} in {text:?}");
            let later = |pair: &[Span]| pair[0].end() <= pair[1].start();
            prop_assert!(!meeting.evidence.is_empty() && meeting.evidence.windows(2).all(later), "{meeting:?}");
            let stated = |span: &Span| analysis.dates.iter().any(|date| date.span == *span);
            prop_assert!(meeting.time.iter().chain(&meeting.told).all(stated), "{meeting:?}");
        }
        let first = |m: &Meeting| m.evidence[0].start();
        prop_assert!(analysis.meetings.windows(2).all(|pair| first(&pair[0]) <= first(&pair[1])), "{text:?}");
    }
}
