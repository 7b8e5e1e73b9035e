//! The offices of a person in order of time, as the panel about the person shows them.
//!
//! Promise: every office leads to the words of its first and its last report; what speaks against it is said.

use super::piece::{Look, Piece};
use super::records::told;
use super::{card, words};
use crate::article::EntityId;
use crate::corpus::{Conflict, Corpus, OfficeReport, Post};
use crate::extract::Phase;

/// The offices of `id`; an empty group where there are none.
#[must_use]
pub fn offices(corpus: &Corpus, id: EntityId) -> Piece {
    let posts = corpus.posts_of(id);
    if posts.is_empty() {
        return Piece::default();
    }
    Piece::of(Look::Posts, posts.iter().map(|post| office(corpus, post)))
}

fn office(corpus: &Corpus, post: &Post) -> Piece {
    let name = |id: EntityId| corpus.entities.get(id.0 as usize).map(|entity| entity.name.as_str());
    let mut title = match post.phase() {
        Phase::Past => format!("Formerly {}", post.title),
        Phase::Present => post.title.clone(),
        Phase::Future => format!("To be {}", post.title),
    };
    if let Some(of) = post.of.and_then(name) {
        title = format!("{title}, {of}");
    }
    for (word, value) in [(" since ", &post.since), (" until ", &post.until)] {
        if let Some(value) = value {
            title = title + word + &words::date(value);
        }
    }
    let last = post.reports.last().filter(|_| post.reports.len() > 1);
    let reports = post.reports.first().into_iter().chain(last);
    let mut line = Piece::of(Look::Value, [Piece::new(Look::Plain, title)]);
    line.parts.extend(reports.flat_map(|report| way(corpus, report)));
    for conflict in &post.conflicts {
        line = line.and(Piece::of(
            Look::Paragraph,
            [
                Piece::new(Look::Tag, "Reports differ"),
                Piece::new(Look::Plain, contradiction(corpus, post, conflict)),
            ],
        ));
    }
    line
}

/// The way to the words of a report.
fn way(corpus: &Corpus, report: &OfficeReport) -> Vec<Piece> {
    let Some(entry) = corpus.entries.get(report.article.0 as usize) else { return Vec::new() };
    let evidence = entry.analysis.offices.get(report.tenure as usize).map(|tenure| tenure.evidence);
    told(entry, evidence.into_iter().collect())
}

fn contradiction(corpus: &Corpus, post: &Post, conflict: &Conflict) -> String {
    let day = |report: u32| {
        let article = post.reports.get(report as usize).map(|report| report.article.0 as usize);
        let entry = article.and_then(|at| corpus.entries.get(at));
        entry.and_then(card::date).map_or_else(|| "no stated day".to_owned(), |day| words::date(&day))
    };
    match conflict {
        Conflict::Shared { with } => {
            let other = corpus.entities.get(with.0 as usize).map_or("somebody else", |e| e.name.as_str());
            format!(" {other} is said to hold it at the same time.")
        }
        Conflict::Again { past, held } => {
            format!(" An article of {} has it past, one of {} has it held.", day(*past), day(*held))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn an_office_is_told_with_its_time_and_its_article() {
        let corpus = sample::corpus();
        let id = |name: &str| corpus.entities.iter().position(|e| e.name == name).unwrap() as u32;
        let shown = offices(&corpus, EntityId(id("Ana Kovač")));
        let lines = shown.texts(Look::Value);
        assert!(lines[0].starts_with("Formerly ") && lines[0].contains("Tide Office"), "{lines:?}");
        assert_eq!(shown.texts(Look::Told), ["first.txt"]);
        assert_eq!(offices(&corpus, EntityId(id("Dee Osei"))), Piece::default());
    }

    #[test]
    fn what_speaks_against_an_office_is_said() {
        let corpus = sample::corpus();
        let post = corpus.posts.first().unwrap();
        let again = Conflict::Again { past: 0, held: 9 };
        let said = contradiction(&corpus, post, &again);
        assert_eq!(said, " An article of 5 March 2021 has it past, one of no stated day has it held.");
        let shared = contradiction(&corpus, post, &Conflict::Shared { with: EntityId(0) });
        assert!(shared.contains(&corpus.entities[0].name), "{shared}");
    }
}
