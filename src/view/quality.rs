//! How well names are found, as the page about it shows it: the table, the time, and all that went wrong.
//!
//! Promise: every miss stands in its sentence, with what it should have been.

use serde::{Deserialize, Serialize};

use super::piece::{Look, Piece};
use super::words;
use crate::extract::NameKind;
use crate::quality::{Assessment, Faulty, Miss, Row, Verdict, per_cent};

/// What was measured, in words and pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// How much was read in what time.
    pub status: String,
    /// The table and the misses.
    pub result: Piece,
}

const COLUMNS: [&str; 7] = ["Kind", "Marked", "Found", "Right", "Preci\u{ad}sion", "Recall", "F1"];

const COLUMNS_NOTE: &str = "Precision: how many in a hundred of the names found are right. Recall: how many in a \
                            hundred of the names marked were found. F1: their harmonic mean. A name is right when \
                            its kind, its first and its last letter are.";

/// Draws what was measured.
#[must_use]
pub fn measured(assessment: &Assessment) -> Measured {
    let heading = |column: &'static str| Piece::new(Look::Column, column);
    let table = Piece::of(
        Look::Scores,
        [
            Piece::new(Look::Caption, "Names by kind"),
            Piece::of(Look::Head, [Piece::of(Look::Row, COLUMNS.map(heading))]),
            Piece::of(Look::Body, assessment.rows.iter().map(row)),
        ],
    );
    let wrong = words::number(assessment.faulty.len() as u32);
    let all = words::count(assessment.texts, "text", "texts");
    let mut parts = vec![
        table,
        Piece::of(Look::Paragraph, [Piece::new(Look::Quiet, COLUMNS_NOTE)]),
        Piece::new(Look::Heading, format!("What went wrong, in {wrong} of {all}")),
    ];
    parts.extend(assessment.faulty.iter().map(faulty));
    Measured { status: reading(assessment), result: Piece::of(Look::Group, parts) }
}

/// How much was read in what time.
fn reading(assessment: &Assessment) -> String {
    let tenth = |n: u32| format!("{}.{}", n / 10, n % 10);
    format!(
        "The quickest reading of the {} ({} KB) took {} ms: {} MB a second.",
        words::count(assessment.texts, "text", "texts"),
        tenth(assessment.bytes / 100),
        tenth(assessment.micros / 100),
        tenth(assessment.speed()),
    )
}

fn row(row: &Row) -> Piece {
    let kind = row.kind.map_or("All names", |kind| match kind {
        NameKind::Organisation => "Organi\u{ad}sations",
        NameKind::Person => "People",
        NameKind::Place => "Places",
        NameKind::Misc => "Other names",
    });
    let counts = [row.marked, row.found, row.right].map(words::number);
    let scores = [row.score.precision, row.score.recall, row.score.f1].map(per_cent);
    let cells = counts.into_iter().chain(scores).map(|words| Piece::new(Look::Cell, words));
    Piece::of(Look::Row, [Piece::new(Look::RowHead, kind)].into_iter().chain(cells))
}

fn faulty(faulty: &Faulty) -> Piece {
    let miss = |miss: &Miss| {
        let kind = miss.marked.or(miss.found).map_or("", NameKind::code);
        let words = [
            Piece::new(Look::Plain, &miss.before),
            Piece::new(Look::Marked, &miss.words).label(kind),
            Piece::new(Look::Plain, &miss.after),
        ];
        let why = Piece::new(Look::MissWhy, verdict(miss));
        Piece::of(Look::Value, [Piece::of(Look::MissText, words), why])
    };
    let list = Piece::of(Look::List, faulty.misses.iter().map(miss));
    Piece::of(Look::Section, [Piece::new(Look::Minor, &faulty.title), list])
}

/// What is wrong, in words.
fn verdict(miss: &Miss) -> String {
    let [is, taken] = [miss.marked, miss.found].map(|kind| kind.map_or("no name", a_kind));
    match miss.verdict {
        Verdict::Missed => format!("Missed: {is}."),
        Verdict::NotAName => format!("Not a name, but taken for {taken}."),
        Verdict::WrongKind => format!("Taken for {taken}: it is {is}."),
        Verdict::WrongBorders => {
            let words = miss.found_words.as_deref().unwrap_or_default();
            match miss.marked == miss.found {
                true => format!("Wrong borders: found as “{words}”."),
                false => format!("Wrong borders: found as “{words}”, {taken}. It is {is}."),
            }
        }
    }
}

/// One of that kind, within a sentence.
const fn a_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "a person",
        NameKind::Organisation => "an organisation",
        NameKind::Place => "a place",
        NameKind::Misc => "a name of another kind",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misses_are_told_in_plain_words() {
        let miss = |verdict, marked, found, found_words: Option<&str>| {
            let (before, words, after) = (String::new(), String::new(), String::new());
            let found_words = found_words.map(str::to_owned);
            super::verdict(&Miss { verdict, before, words, after, marked, found, found_words })
        };
        let (person, place) = (Some(NameKind::Person), Some(NameKind::Place));
        for (told, want) in [
            (miss(Verdict::Missed, person, None, None), "Missed: a person."),
            (miss(Verdict::NotAName, None, place, None), "Not a name, but taken for a place."),
            (miss(Verdict::WrongKind, person, place, None), "Taken for a place: it is a person."),
            (
                miss(Verdict::WrongBorders, person, place, Some("Ann")),
                "Wrong borders: found as “Ann”, a place. It is a person.",
            ),
            (miss(Verdict::WrongBorders, place, place, Some("Lima")), "Wrong borders: found as “Lima”."),
        ] {
            assert_eq!(told, want);
        }
    }

    #[test]
    fn time_and_speed_are_rounded_to_tenths() {
        let assessment = Assessment { texts: 30, bytes: 12_345, micros: 7_890, ..Assessment::default() };
        assert_eq!(
            reading(&assessment),
            "The quickest reading of the 30 texts (12.3 KB) took 7.8 ms: 1.5 MB a second."
        );
    }
}
