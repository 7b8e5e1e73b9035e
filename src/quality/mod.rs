//! How well names are found: names marked by hand compared with those that the extraction finds.
//!
//! A name is right when its place and its kind are. The page about quality and `cargo dramatis eval` count by
//! the same rules, here. Which clock measured the time is for the caller to say: nothing here reads one.

mod count;
mod marked;
mod miss;

use serde::{Deserialize, Serialize};

pub use count::{Count, Score, per_cent};
pub use marked::{MarkError, MarkFault, MarkedText, read_set, read_tags};
pub use miss::{Miss, Verdict, misses};

use crate::extract::{Analysis, Certainty, MentionKind, NameKind};
use crate::text::Span;

/// A name: where, and of what kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Where.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// The kinds in the order of the tables.
pub const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

/// How well the names of a set of texts were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// How many texts.
    pub texts: u32,
    /// How long they are together, in bytes of UTF-8.
    pub bytes: u32,
    /// How long the quickest reading of all of them took, in microseconds.
    pub micros: u32,
    /// A row for each of [`KINDS`], in that order, then one for all.
    pub rows: Vec<Row>,
    /// The texts with misses, in order.
    pub faulty: Vec<Faulty>,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Names of this kind; of all where there is none.
    pub kind: Option<NameKind>,
    /// Names marked by hand.
    pub marked: u32,
    /// Names found.
    pub found: u32,
    /// Names found as they are marked.
    pub right: u32,
    /// What follows from these.
    pub score: Score,
}

/// A text in which not all is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faulty {
    /// What the text is called.
    pub title: String,
    /// What is wrong, in order of place.
    pub misses: Vec<Miss>,
}

/// The names in an analysis, in order, each with how sure it is.
pub fn names(analysis: &Analysis) -> impl Iterator<Item = (Name, Certainty)> + '_ {
    let by_name = analysis.mentions.iter().filter(|m| m.kind == MentionKind::Name);
    by_name.filter_map(|m| {
        let cluster = analysis.clusters.get(m.cluster.0 as usize)?;
        Some((Name { span: m.span, kind: cluster.kind }, m.certainty))
    })
}

/// Compares what was `found` in each of `texts`, in their order, with what is marked there. `micros`: how long the
/// quickest reading of all of them took, in microseconds.
#[must_use]
pub fn assess(texts: &[MarkedText], found: &[Vec<Name>], micros: u32) -> Assessment {
    let mut counts = [Count::default(); KINDS.len()];
    let mut assessment = Assessment { micros, ..Assessment::default() };
    for (text, found) in texts.iter().zip(found) {
        assessment.texts += 1;
        assessment.bytes =
            assessment.bytes.saturating_add(u32::try_from(text.text.len()).unwrap_or(u32::MAX));
        for (count, kind) in counts.iter_mut().zip(KINDS) {
            *count = count.plus(Count::of(kind, &text.names, found));
        }
        let misses = misses(&text.text, &text.names, found);
        if !misses.is_empty() {
            assessment.faulty.push(Faulty { title: text.title.clone(), misses });
        }
    }
    let all = counts.iter().fold(Count::default(), |sum, count| sum.plus(*count));
    let kinds = KINDS.into_iter().map(Some).chain([None]);
    assessment.rows =
        kinds.zip(counts.into_iter().chain([all])).map(|(kind, count)| Row::new(kind, count)).collect();
    assessment
}

impl Row {
    fn new(kind: Option<NameKind>, count: Count) -> Self {
        let Count { marked, found, right, .. } = count;
        Self { kind, marked, found, right, score: count.exact() }
    }
}

impl Assessment {
    /// How much was read in a second, in tenths of a megabyte.
    #[must_use]
    pub const fn speed(&self) -> u32 {
        let micros = if self.micros == 0 { 1 } else { self.micros };
        self.bytes.saturating_mul(10) / micros
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SET: &str = "# Two texts.\n== One\n[PER Ann Poe] met [PER Jo Roe] of the [ORG Bank of Lima] in [LOC Lima].\n\n\
                       == Two\nAll is [MISC Peruvian].\n";

    /// The names of `SET`'s texts as a finder might find them: the marks of other texts of the same words.
    fn found(tagged: [&str; 2]) -> Vec<Vec<Name>> {
        tagged.iter().map(|tagged| read_tags(tagged).unwrap().1).collect()
    }

    #[test]
    fn what_is_found_as_marked_is_right() {
        let texts = read_set(SET).unwrap();
        let names: Vec<_> = texts.iter().map(|t| t.names.clone()).collect();
        let all = assess(&texts, &names, 10);
        assert!(all.faulty.is_empty());
        assert_eq!((all.texts, all.bytes, all.speed()), (2, 63, 63));
        assert_eq!(all.rows.iter().map(|r| r.right).collect::<Vec<_>>(), [2, 1, 1, 1, 5]);
        assert!(all.rows.iter().all(|r| r.score == Score { precision: 1000, recall: 1000, f1: 1000 }));
    }

    #[test]
    fn what_is_not_is_listed_with_its_sentence() {
        let texts = read_set(SET).unwrap();
        // One missed, one too short, one of another kind, one that is none.
        let found = found([
            "[PER Ann Poe] met Jo Roe of the [ORG Bank] of Lima in [ORG Lima].",
            "[PER All] is [MISC Peruvian].",
        ]);
        let some = assess(&texts, &found, 0);
        let row = |n: usize| (some.rows[n].marked, some.rows[n].found, some.rows[n].right);
        assert_eq!(
            [row(0), row(1), row(2), row(3), row(4)],
            [(2, 2, 1), (1, 2, 0), (1, 0, 0), (1, 1, 1), (5, 5, 2)]
        );
        assert_eq!(some.rows[4].score, Score { precision: 400, recall: 400, f1: 400 });
        let verdicts = |n: usize| -> Vec<_> {
            some.faulty[n].misses.iter().map(|m| (m.verdict, m.words.as_str())).collect()
        };
        let first = [
            (Verdict::Missed, "Jo Roe"),
            (Verdict::WrongBorders, "Bank of Lima"),
            (Verdict::WrongKind, "Lima"),
        ];
        assert_eq!(verdicts(0), first);
        assert_eq!((verdicts(1), some.faulty[1].title.as_str()), (vec![(Verdict::NotAName, "All")], "Two"));
    }

    #[test]
    fn the_set_of_this_repository_can_be_read() {
        let texts = read_set(include_str!("../../static/quality/news.txt")).unwrap();
        assert!((25..=35).contains(&texts.len()), "{}", texts.len());
        for text in &texts {
            assert!(!text.names.is_empty() && !text.text.contains(['[', ']', '#']), "{}", text.title);
            assert!(
                text.names.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()),
                "{}",
                text.title
            );
        }
        for kind in KINDS {
            let of_kind = texts.iter().flat_map(|t| &t.names).filter(|n| n.kind == kind).count();
            assert!(of_kind >= 30, "{kind:?}: {of_kind}");
        }
    }
}
