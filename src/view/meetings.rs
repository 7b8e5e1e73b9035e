//! Meetings as a page lists them: one row a meeting, however many articles tell of it.
//!
//! Promise: what the reports of a meeting say alike stands once in its row; where they differ, each value stands beside
//! the others with the reports that have it. The order is total: equal rows stay in the order of their first report.

use super::card::date;
use super::piece::{Look, Piece, To};
use super::records::{By, Records, Room, Scope, Sieve, Wanted, ranked, why};
use super::words;
use crate::corpus::{Aspect, Encounter, ReportId};
use crate::extract::{ClusterId, Meeting as Report, MeetingStatus};
use crate::text::{Span, fold, one_line};

/// The columns, and what a press on their heading sorts by.
const COLUMNS: [(&str, Option<By>); 6] = [
    ("Who", Some(By::Who)),
    ("When", Some(By::Usual)),
    ("Where", Some(By::Place)),
    ("Status", Some(By::Status)),
    ("About", None),
    ("Told by", Some(By::Articles)),
];

/// The meetings of `scope` that `sieve` lets through, `limit` of them at most.
#[must_use]
pub fn meetings(scope: &Scope<'_>, sieve: &Sieve, limit: usize) -> Records {
    let all = scope.corpus().encounters.as_slice();
    let wanted = Wanted::new(&sieve.find);
    let mut kinds = [0; 3];
    let mut fitting: Vec<&Encounter> = Vec::new();
    for encounter in all {
        let is_told = encounter.reports.iter().any(|id| scope.has(id.article));
        if is_told
            && scope.wants(&encounter.people, scope.mode())
            && wanted.fits(|| haystack(scope, encounter))
        {
            let kind = status(scope, encounter) as usize;
            kinds[kind] += 1;
            if sieve.lets(kind) {
                fitting.push(encounter);
            }
        }
    }
    let order = sorted(scope, sieve, &fitting);
    let rows: Vec<Piece> = order.into_iter().take(limit).map(|at| row(scope, fitting[at])).collect();
    Records {
        room: Room::Meetings,
        matched: fitting.len() as u32,
        total: all.len() as u32,
        kinds,
        shown: rows.len() as u32,
        rows: table(sieve, rows),
    }
}

pub(crate) fn table(sieve: &Sieve, rows: Vec<Piece>) -> Piece {
    let heading = |(label, by): (&'static str, Option<By>)| {
        let sorted = match by == Some(sieve.by) {
            false => "",
            true if falls(sieve) => "descending",
            true => "ascending",
        };
        let words = by.map_or_else(
            || Piece::new(Look::Plain, label),
            |by| Piece::new(Look::Sorter, label).to(To::Order(by)),
        );
        Piece::of(Look::Column, [words]).label(sorted)
    };
    let head = Piece::of(Look::Head, [Piece::of(Look::Row, COLUMNS.into_iter().map(heading))]);
    let caption = Piece::new(Look::Caption, "Meetings");
    Piece::of(Look::Table, [caption, head, Piece::of(Look::Body, rows)])
}

/// Whether what sorts higher comes first.
pub(crate) fn falls(sieve: &Sieve) -> bool {
    matches!(sieve.by, By::Usual | By::Articles) != sieve.back
}

fn report<'a>(scope: &Scope<'a>, id: ReportId) -> Option<(&'a Report, &'a str)> {
    let entry = scope.corpus().entries.get(id.article.0 as usize)?;
    Some((entry.analysis.meetings.get(id.meeting as usize)?, entry.article.text.as_str()))
}

pub(crate) fn status(scope: &Scope<'_>, encounter: &Encounter) -> MeetingStatus {
    let first = encounter.reports.iter().find_map(|id| report(scope, *id));
    first.map_or(MeetingStatus::Held, |(report, _)| report.status)
}

/// The words in which a meeting is looked for: names, sides, place, topics, the sentences that tell of it.
pub(crate) fn haystack(scope: &Scope<'_>, encounter: &Encounter) -> String {
    let mut out = String::new();
    let mut add = |words: &str| {
        out.push_str(words);
        out.push('\n');
    };
    for id in &encounter.people {
        scope.name(*id).into_iter().for_each(&mut add);
    }
    for id in &encounter.reports {
        let Some((report, text)) = report(scope, *id) else { continue };
        report.place.and_then(|c| scope.name(scope.entity(id.article, c)?)).into_iter().for_each(&mut add);
        report.sides.iter().chain(&report.topics).chain(&report.evidence).for_each(|s| add(s.slice(text)));
    }
    out
}

/// The numbers of `rows` in the sieve's order.
fn sorted(scope: &Scope<'_>, sieve: &Sieve, rows: &[&Encounter]) -> Vec<usize> {
    ranked(rows.iter().map(|encounter| key(scope, encounter, sieve.by)), falls(sieve))
}

/// What stands for a meeting where it is sorted by this.
pub(crate) fn key(scope: &Scope<'_>, encounter: &Encounter, by: By) -> String {
    match by {
        By::Usual => day(scope, encounter),
        By::Who | By::Place => fold(&first(scope, encounter, by)),
        By::Status => (status(scope, encounter) as u8).to_string(),
        By::Articles => format!("{:09}", encounter.reports.len()),
    }
}

/// When it was, as digits that sort: its day where one is known, else that of the first article with one.
fn day(scope: &Scope<'_>, encounter: &Encounter) -> String {
    let mut days = values(encounter, Aspect::When).map(|(value, _)| value.clone());
    let own = days.find(|day| day.starts_with(|c: char| c.is_ascii_digit()));
    let entry = |id: &ReportId| date(scope.corpus().entries.get(id.article.0 as usize)?);
    own.or_else(|| encounter.reports.iter().find_map(entry)).unwrap_or_default()
}

fn values(encounter: &Encounter, aspect: Aspect) -> impl Iterator<Item = &(String, Vec<u32>)> {
    encounter.details.iter().filter(move |d| d.aspect == aspect).flat_map(|d| &d.values)
}

/// What the reports say of one thing: each value once, in the order of the first that has it, and which have it.
#[derive(Default)]
struct Gathered(Vec<(Piece, Vec<u32>)>);

impl Gathered {
    /// Report `n` says so.
    fn add(&mut self, n: u32, said: Piece) {
        match self.0.iter_mut().find(|(known, _)| *known == said) {
            Some((_, told)) => told.push(n),
            None => self.0.push((said, vec![n])),
        }
    }

    /// The values; where there are several, those that not `all` reports have say which do.
    fn cell(self, all: usize) -> Piece {
        if self.0.is_empty() {
            return Piece::new(Look::Absent, "Not stated");
        }
        let several = self.0.len() > 1;
        let value = |(said, told): (Piece, Vec<u32>)| {
            let value = Piece::of(Look::Value, [said]);
            if !several || told.len() == all {
                return value;
            }
            let numbers: Vec<String> = told.iter().map(|n| (n + 1).to_string()).collect();
            let spoken = Piece::new(Look::Unseen, " according to article ");
            value.and(Piece::of(Look::Note, [spoken, Piece::new(Look::Plain, numbers.join(", "))]))
        };
        Piece::of(Look::Values, self.0.into_iter().map(value))
    }
}

/// Words of an article without a name in the collection.
fn printed(text: &str, span: Span) -> Piece {
    Piece::new(Look::Plain, one_line(span.slice(text)))
}

/// Days spelt out; words as printed in quotation marks.
fn when(text: &str) -> Piece {
    let day = words::date(text);
    Piece::new(Look::Plain, if day == text { format!("“{text}”") } else { day })
}

const fn status_words(status: MeetingStatus) -> &'static str {
    match status {
        MeetingStatus::Held => "Held",
        MeetingStatus::Planned => "Planned",
        MeetingStatus::Denied => "Denied",
    }
}

pub(crate) fn row(scope: &Scope<'_>, encounter: &Encounter) -> Piece {
    let [mut who, mut place, mut status, mut topics] = [const { Gathered(Vec::new()) }; 4];
    let mut told = Vec::new();
    for (n, id) in (0..).zip(&encounter.reports) {
        let Some((report, text)) = report(scope, *id) else { continue };
        let named = |cluster: &ClusterId| scope.named(scope.entity(id.article, *cluster)?);
        report.participants.iter().filter_map(named).for_each(|said| who.add(n, said));
        report.sides.iter().for_each(|side| who.add(n, printed(text, *side)));
        report.place.iter().filter_map(named).for_each(|said| place.add(n, said));
        report.topics.iter().for_each(|topic| topics.add(n, printed(text, *topic)));
        status.add(n, Piece::new(Look::Tag, status_words(report.status)));
        let sentence = report.evidence.first().map(|sentence| one_line(sentence.slice(text)));
        let why = why(sentence, &report.why, report.certainty);
        let parts = scope.told(id.article, report.evidence.clone()).into_iter().chain([why]);
        told.push(Piece::of(Look::Value, parts));
    }
    let all = encounter.reports.len();
    let when =
        Gathered(values(encounter, Aspect::When).map(|(text, told)| (when(text), told.clone())).collect());
    let mut cells: Vec<Piece> = [who, when, place, status, topics].map(|said| said.cell(all)).into();
    cells.push(Piece::of(if told.len() > 1 { Look::Reports } else { Look::Report }, told));
    let cells = COLUMNS.iter().zip(cells);
    let row =
        Piece::of(Look::Row, cells.map(|((label, _), cell)| Piece::of(Look::Cell, [cell]).label(label)));
    row.label(status_words(self::status(scope, encounter)))
}

/// By what a row is sorted: the first of those who met, or the place.
fn first(scope: &Scope<'_>, encounter: &Encounter, by: By) -> String {
    let mut named = encounter.reports.iter().filter_map(|id| {
        let report = report(scope, *id)?.0;
        let cluster = if by == By::Who { *report.participants.first()? } else { report.place? };
        scope.name(scope.entity(id.article, cluster)?)
    });
    named.next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;
    use crate::corpus::{Casts, Corpus, sample};
    use crate::query::Mode;

    fn all(corpus: &Corpus, sieve: &Sieve) -> Records {
        let casts = Casts::new(corpus);
        let found: Vec<_> = (0..corpus.entries.len() as u32).map(ArticleId).collect();
        let scope = Scope::new(corpus, &casts, &found, Vec::new(), Mode::All);
        meetings(&scope, sieve, 99)
    }

    #[test]
    fn a_row_says_who_met_whom_where_and_who_tells_of_it() {
        let records = all(&sample::corpus(), &Sieve::default());
        assert_eq!((records.matched, records.total, records.shown, records.kinds), (1, 1, 1, [1, 0, 0]));
        let cells = records.rows.texts(Look::Cell);
        assert_eq!(cells[..5], ["Ana KovačBo Lindqvist", "Not stated", "Lund", "Held", "Not stated"]);
        assert!(cells[5].starts_with("first.txt5 March 2021WhyŞ opens Lund"), "{cells:?}");
        let row = &records.rows.parts[2].parts[0];
        let To::Passage(article, passage) = &row.parts[5].parts[0].parts[0].parts[0].to else {
            panic!("{row:?}")
        };
        assert_eq!((article.as_str(), passage.len()), ("a-first-txt", 1));
        assert_eq!(records.rows.texts(Look::Sorter), ["Who", "When", "Where", "Status", "Told by"]);
    }

    #[test]
    fn names_places_and_sentences_are_searched_whatever_their_accents() {
        let corpus = sample::corpus();
        let fits = |find: &str| all(&corpus, &Sieve { find: find.to_owned(), ..Sieve::default() }).matched;
        assert_eq!(["kovac", "LUND lindqvist", "bytes", "bern", "kovac bern"].map(fits), [1, 1, 1, 0, 0]);
        let planned = Sieve { only: [false, true, false], ..Sieve::default() };
        let records = all(&corpus, &planned);
        assert_eq!((records.matched, records.kinds), (0, [1, 0, 0]), "the kinds say what there would be");
    }

    #[test]
    fn only_articles_found_and_people_ticked_count() {
        let corpus = sample::corpus();
        let casts = Casts::new(&corpus);
        let id = |name: &str| {
            crate::article::EntityId(corpus.entities.iter().position(|e| e.name == name).unwrap() as u32)
        };
        let fits = |found: &[u32], people: &[&str], mode| {
            let found: Vec<_> = found.iter().map(|id| ArticleId(*id)).collect();
            let people = people.iter().map(|name| id(name)).collect();
            let scope = Scope::new(&corpus, &casts, &found, people, mode);
            meetings(&scope, &Sieve::default(), 99).matched
        };
        assert_eq!((fits(&[0], &[], Mode::All), fits(&[1, 2], &[], Mode::All)), (1, 0));
        assert_eq!(fits(&[0], &["Bo Lindqvist", "Ana Kovač"], Mode::All), 1);
        assert_eq!(fits(&[0], &["Ana Kovač", "Dee Osei"], Mode::All), 0);
        assert_eq!(fits(&[0], &["Ana Kovač", "Dee Osei"], Mode::Any), 1);
    }

    #[test]
    fn where_reports_differ_each_value_says_which_have_it() {
        let said = |text: &str| Piece::new(Look::Plain, text);
        let mut gathered = Gathered::default();
        for (n, text) in [(0, "Lima"), (1, "Cusco"), (2, "Lima")] {
            gathered.add(n, said(text));
        }
        let values = gathered.cell(3).texts(Look::Value);
        assert_eq!(values, ["Lima according to article 1, 3", "Cusco according to article 2"]);
        let mut same = Gathered::default();
        same.add(1, said("Lima"));
        assert_eq!(same.cell(2).texts(Look::Value), ["Lima"], "one report is silent, none differs");
    }

    #[test]
    fn days_sort_and_words_do_not() {
        let corpus = sample::corpus();
        let casts = Casts::new(&corpus);
        let scope = Scope::new(&corpus, &casts, &[], Vec::new(), Mode::All);
        let known = corpus.encounters[0].clone();
        let with = |day: &str| {
            let mut encounter = Encounter { reports: vec![], ..known.clone() };
            for detail in encounter.details.iter_mut().filter(|d| d.aspect == Aspect::When) {
                detail.values = vec![(day.to_owned(), vec![0])];
            }
            encounter
        };
        let rows = [with("on Monday"), with("2019-01-02"), with("2021-01-02")];
        let rows: Vec<_> = rows.iter().collect();
        let order = |back| sorted(&scope, &Sieve { back, ..Sieve::default() }, &rows);
        assert_eq!(order(false), [2, 1, 0]);
        assert_eq!(order(true), [1, 2, 0]);
        assert_eq!(when("2019-01-02").text, "2 January 2019");
        assert_eq!(when("on Monday").text, "“on Monday”");
    }
}
