//! Articles of invented people, each through the whole pipeline.

use super::*;
use crate::corpus::sample::analysed;
use crate::extract::Extractor;

/// The encounters of articles, each given as its day and text: who, and how many reports.
fn met(articles: &[(&str, &str)]) -> (Corpus, Vec<Encounter>) {
    let corpus = analysed(articles);
    let found = corpus.encounters.clone();
    (corpus, found)
}

fn sizes(articles: &[(&str, &str)]) -> Vec<usize> {
    met(articles).1.iter().map(|e| e.reports.len()).collect()
}

#[test]
fn two_articles_tell_of_one_meeting() {
    let (_, found) = met(&[
        ("2023-07-25", "General Ingrid Solheim met General Moses Okoye in Nairobi on Monday."),
        ("2023-07-26", "ABUJA: Moses Okoye received Ingrid Solheim in Abuja on July 24, 2023."),
    ]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].reports.len(), 2);
    let agrees: Vec<(Aspect, bool)> = found[0].details.iter().map(|d| (d.aspect, d.agrees())).collect();
    let want = [(Aspect::Who, true), (Aspect::When, true), (Aspect::Where, false), (Aspect::Status, true)];
    assert_eq!(agrees, want, "{found:?}");
    assert_eq!(found[0].details[1].values, [("2023-07-24".to_owned(), vec![0, 1])]);
}

#[test]
fn meetings_of_two_days_stay_two() {
    let monday = ("", "General Ingrid Solheim met General Moses Okoye in Nairobi on Monday.");
    let thursday = ("", "General Ingrid Solheim met General Moses Okoye in Nairobi on Thursday.");
    assert_eq!(sizes(&[monday, thursday]), [1, 1]);
    assert_eq!(sizes(&[monday, monday]), [2]);
    // Reported on Monday: it may have been on Sunday, and not on Thursday.
    let told = ("", "General Ingrid Solheim met General Moses Okoye in Nairobi, a ministry said on Monday.");
    assert_eq!(sizes(&[told, thursday]), [1, 1]);
    assert_eq!(sizes(&[told, monday]), [2]);
}

#[test]
fn nothing_is_joined_for_want_of_a_difference() {
    let bare = ("", "General Ingrid Solheim met General Moses Okoye.");
    assert_eq!(sizes(&[bare, bare]), [1, 1]);
    let other = ("", "General Ingrid Solheim met Ann Poe in Nairobi on Monday.");
    let first = ("", "General Ingrid Solheim met General Moses Okoye in Nairobi on Monday.");
    assert_eq!(sizes(&[first, other]), [1, 1]);
}

#[test]
fn what_fits_two_meetings_is_given_to_neither() {
    let of = |day: &'static str| ("", day);
    let found = sizes(&[
        of("General Ingrid Solheim met General Moses Okoye in Nairobi on Monday."),
        of("General Ingrid Solheim met General Moses Okoye in Nairobi on Thursday."),
        of("General Ingrid Solheim met General Moses Okoye in Nairobi."),
    ]);
    assert_eq!(found, [1, 1, 1]);
}

#[test]
fn days_of_one_month_are_days_apart() {
    let met =
        |day: &str| format!("General Ingrid Solheim met General Moses Okoye in Nairobi on August {day}.");
    let (third, twentieth) = (met("3"), met("20"));
    assert_eq!(sizes(&[("", &third), ("", &twentieth)]), [1, 1]);
    assert_eq!(sizes(&[("", &third), ("", &third)]), [2]);
}

#[test]
fn the_sample_keeps_its_two_meetings_of_one_pair_apart() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/corpus");
    let sample = crate::import::folder(&folder).unwrap();
    let extractor = Extractor::bundled().unwrap();
    let corpus =
        Corpus::build("Sample", sample.articles, Vec::new(), |a| extractor.analyse(&a.text, &a.meta));
    let found = corpus.encounters.clone();
    let article = |id: &ReportId| corpus.entries[id.article.0 as usize].article.path.as_str();
    let of =
        |path: &str| found.iter().position(|e| e.reports.iter().any(|id| article(id) == path)).expect(path);
    assert_ne!(of("joint-training-talks.txt"), of("kurilla-second-visit.txt"));
    let pair = |e: &&Encounter| e.people.len() >= 2;
    assert!(found.iter().filter(pair).count() >= 5);
}
