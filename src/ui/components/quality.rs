//! How well it works: the extraction measured in this browser on marked texts, with all that went wrong.

use super::empty::trouble;
use super::icon::{Shape, icon};
use super::skeleton::skeleton;
use crate::extract::NameKind;
use crate::quality::{Assessment, Faulty, Miss, Row, Verdict, per_cent};
use crate::ui::elements::{El, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::{Phase, Trouble as Why};
use crate::ui::words::{self, as_u32};

/// What the page is called, and the link to it.
pub const TITLE: &str = "How well does it work?";

const INTRO: &str = "Short news texts were written for this page and their names marked by hand, by the rules of \
                     CoNLL-2003. The program has just read them in your browser: here is how many names it found \
                     as they are marked, and every name that it got wrong.";

const COLUMNS: [&str; 7] = ["Kind", "Marked", "Found", "Right", "Preci\u{ad}sion", "Recall", "F1"];

const COLUMNS_NOTE: &str = "Precision: how many in a hundred of the names found are right. Recall: how many in a \
                            hundred of the names marked were found. F1: their harmonic mean. A name is right when \
                            its kind, its first and its last letter are.";

/// The page: table, time, misses, or what stands in their place.
pub fn quality(page: &Page) -> El {
    let slot = &page.collection.quality;
    let assessment = slot.value.as_ref();
    let why = match (&page.collection.phase, &slot.trouble) {
        (Phase::Failed(words), _) | (_, Some(Why::Failed(words) | Why::Gone(words))) => Some(words),
        _ => None,
    };
    let status = match (assessment, why) {
        (Some(assessment), _) => reading(assessment),
        (_, Some(_)) => String::new(),
        _ => "Fetching what finds names, then reading…".to_owned(),
    };
    let content = match (assessment, why) {
        (Some(assessment), _) => result(assessment),
        (_, Some(words)) => {
            trouble("It could not be measured", words.to_string(), "Try again", page.act(Act::Retry))
        }
        _ => skeleton("skeletons skeletons-text", 4),
    };
    let back = button("button reader-back", page.act(Act::CloseQuality));
    el("section")
        .class("list quality")
        .set("aria-labelledby", "quality-heading")
        .child(back.child(icon(Shape::Back)).child("Back to the articles"))
        .child(el("h2").set("id", "quality-heading").set("tabindex", "-1").child(TITLE))
        .child(el("p").class("about-note").child(INTRO))
        .child(el("p").class("status").set("role", "status").child(status))
        .child(content)
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

fn result(assessment: &Assessment) -> El {
    let heading = |column: &&'static str| el("th").key(column).set("scope", "col").child(*column);
    let table = el("table")
        .class("scores")
        .child(el("caption").class("unseen").child("Names by kind"))
        .child(el("thead").child(el("tr").each(COLUMNS.iter().map(heading))))
        .child(el("tbody").each(assessment.rows.iter().map(row)));
    let wrong = words::number(as_u32(assessment.faulty.len()));
    let all = words::count(assessment.texts, "text", "texts");
    el("div")
        .child(table)
        .child(el("p").class("quiet").child(COLUMNS_NOTE))
        .child(el("h3").child(format!("What went wrong, in {wrong} of {all}")))
        .each(assessment.faulty.iter().map(faulty))
}

fn row(row: &Row) -> El {
    let kind = row.kind.map_or("All names", |kind| match kind {
        NameKind::Organisation => "Organi\u{ad}sations",
        kind => words::kind_plural(kind),
    });
    let counts = [row.marked, row.found, row.right].map(words::number);
    let scores = [row.score.precision, row.score.recall, row.score.f1].map(per_cent);
    let cell = |(column, words): (&'static str, String)| el("td").key(column).child(words);
    let cells = COLUMNS[1..].iter().copied().zip(counts.into_iter().chain(scores));
    el("tr").key(kind).child(el("th").set("scope", "row").child(kind)).each(cells.map(cell))
}

fn faulty(faulty: &Faulty) -> El {
    el("section").key(&faulty.title).child(el("h4").child(&faulty.title)).child(el("ul").each(
        (0u32..).zip(&faulty.misses).map(|(number, miss)| {
            let kind = miss.marked.or(miss.found).map(NameKind::code);
            let name = el("mark").set("data-type", kind).child(&miss.words);
            el("li")
                .key(&number.to_string())
                .child(el("p").class("miss-text").child(&miss.before).child(name).child(&miss.after))
                .child(el("p").class("miss-why").child(verdict(miss)))
        }),
    ))
}

/// What is wrong, in words.
fn verdict(miss: &Miss) -> String {
    let [is, taken] = [miss.marked, miss.found].map(|kind| kind.map_or("no name", words::a_kind));
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
