//! What `cargo dramatis extract` and the page's `extract` function write for one article.
//!
//! The shape is a contract with other programs: fields are added, never renamed or removed. Spans are pairs of
//! `start` and `end`, half open, in the unit asked for.

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::{
    Analysis, Meeting, MeetingStatus, Mention, MentionKind, NameKind, Phase, Quote, QuoteKind, Stance,
    Tenure, TimeExpression, TimeKind,
};
use crate::anatomy::BlockKind;
use crate::text::{PositionTable, Span};

/// What positions are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// UTF-8 bytes.
    Byte,
    /// Unicode scalar values, as Python counts.
    #[default]
    Char,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

/// What an article is called by whoever sent it: given back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// A string.
    Text(String),
    /// A whole number of 0 or more.
    Number(u64),
    /// A whole number below 0.
    Negative(i64),
}

/// One article, as it comes in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Input {
    /// Given back with the result.
    pub id: Id,
    /// The text, noise and all.
    pub text: String,
    /// The headline, where known.
    #[serde(default)]
    pub title: Option<String>,
    /// The day of publication, where known.
    #[serde(default)]
    pub date: Option<String>,
}

/// Everything found in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Id>,
    date: Option<Day>,
    anatomy: Vec<Block<'a>>,
    entities: Vec<Entity<'a>>,
    mentions: Vec<Reference>,
    dates: Vec<Time<'a>>,
    quotes: Vec<Said<'a>>,
    meetings: Vec<Met<'a>>,
    offices: Vec<Held>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Day {
    /// The day; where it is one of a few, the week, month or year that holds them all.
    value: Option<String>,
    why: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Place {
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Block<'a> {
    start: u32,
    end: u32,
    kind: BlockKind,
    why: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Entity<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: NameKind,
    cluster: u32,
    name: &'a str,
    why: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Time<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimeKind,
    value: Option<&'a str>,
    why: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Reference {
    start: u32,
    end: u32,
    cluster: u32,
    kind: MentionKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Said<'a> {
    start: u32,
    end: u32,
    kind: QuoteKind,
    speaker: Option<u32>,
    /// The words that name the speaker.
    by: Option<[u32; 2]>,
    cue: Option<[u32; 2]>,
    stance: Stance,
    why: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Met<'a> {
    participants: Vec<u32>,
    /// Sides without a name, as printed.
    sides: Vec<Place>,
    place: Option<u32>,
    /// What the words that say when come to, where that is known.
    date: Option<&'a str>,
    /// The words that say when.
    time: Option<Place>,
    status: MeetingStatus,
    topics: Vec<Place>,
    evidence: Vec<[u32; 2]>,
    why: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Held {
    /// The office as printed.
    start: u32,
    end: u32,
    holder: u32,
    of: Option<u32>,
    phase: Phase,
    /// The words that say since when or until when.
    time: Option<Place>,
    evidence: [u32; 2],
}

impl<'a> Record<'a> {
    /// The record of `analysis`, which must be of `text`. Names and dates inside noise are left out.
    #[must_use]
    pub fn new(id: Option<&'a Id>, text: &'a str, analysis: &'a Analysis, unit: OffsetUnit) -> Self {
        let places = Places { table: PositionTable::new(text), unit };
        let shown: Vec<&Mention> = analysis.mentions.iter().filter(|m| !in_noise(analysis, m.span)).collect();
        let entity = |mention: &&'a Mention| {
            let cluster = analysis.clusters.get(mention.cluster.0 as usize)?;
            let Place { start, end } = places.of(mention.span);
            (mention.kind == MentionKind::Name).then(|| Entity {
                start,
                end,
                text: mention.span.slice(text),
                kind: cluster.kind,
                cluster: mention.cluster.0,
                name: &cluster.name,
                why: &mention.why,
            })
        };
        let reference = |m: &&Mention| {
            let Place { start, end } = places.of(m.span);
            Reference { start, end, cluster: m.cluster.0, kind: m.kind }
        };
        let pair = |span| {
            let Place { start, end } = places.of(span);
            [start, end]
        };
        let said = |q: &'a Quote| {
            let Place { start, end } = places.of(q.span);
            Said {
                start,
                end,
                kind: q.kind,
                speaker: q.speaker.map(|cluster| cluster.0),
                by: q.by.map(pair),
                cue: q.cue.map(pair),
                stance: q.stance,
                why: &q.why,
            }
        };
        let time = |date: &'a TimeExpression| {
            let Place { start, end } = places.of(date.span);
            Time {
                start,
                end,
                text: date.span.slice(text),
                kind: date.kind,
                value: date.value.as_deref(),
                why: date.why.words(),
            }
        };
        let met = |m: &'a Meeting| Met {
            participants: m.participants.iter().map(|c| c.0).collect(),
            sides: m.sides.iter().map(|s| places.of(*s)).collect(),
            place: m.place.map(|c| c.0),
            date: m.time.and_then(|s| analysis.value_at(s)),
            time: m.time.map(|s| places.of(s)),
            status: m.status,
            topics: m.topics.iter().map(|s| places.of(*s)).collect(),
            evidence: m.evidence.iter().map(|s| pair(*s)).collect(),
            why: &m.why,
        };
        let held = |t: &Tenure| {
            let Place { start, end } = places.of(t.office);
            Held {
                start,
                end,
                holder: t.holder.0,
                of: t.of.map(|c| c.0),
                phase: t.phase,
                time: t.time.map(|s| places.of(s)),
                evidence: pair(t.evidence),
            }
        };
        let block = |b: &'a crate::anatomy::Block| {
            let Place { start, end } = places.of(b.span);
            Block { start, end, kind: b.kind, why: &b.why }
        };
        Self {
            id,
            date: analysis.date.map(|date| Day { value: date.value(), why: date.why.words() }),
            anatomy: analysis.anatomy.blocks.iter().map(block).collect(),
            entities: shown.iter().filter_map(entity).collect(),
            mentions: shown.iter().map(reference).collect(),
            dates: analysis.dates.iter().filter(|d| !in_noise(analysis, d.span)).map(time).collect(),
            quotes: analysis.quotes.iter().map(said).collect(),
            meetings: analysis.meetings.iter().map(met).collect(),
            offices: analysis.offices.iter().map(held).collect(),
        }
    }
}

/// Whether a span touches a block of noise. Blocks are in order, so the first that ends after it decides.
fn in_noise(analysis: &Analysis, span: Span) -> bool {
    let blocks = &analysis.anatomy.blocks;
    let next = blocks.partition_point(|block| block.span.end() <= span.start());
    blocks[next..].iter().take_while(|b| b.span.overlaps(span)).any(|b| b.kind == BlockKind::Noise)
}

struct Places<'t> {
    table: PositionTable<'t>,
    unit: OffsetUnit,
}

impl Places<'_> {
    fn of(&self, span: Span) -> Place {
        let [start, end] = [span.start(), span.end()].map(|at| match self.unit {
            OffsetUnit::Byte => at.get(),
            OffsetUnit::Char => self.table.to_char(at).get(),
            OffsetUnit::Utf16 => self.table.to_utf16(at).get(),
        });
        // Offsets are 32-bit counts to begin with.
        Place { start: start as u32, end: end as u32 }
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyId;
        impl Visitor<'_> for AnyId {
            type Value = Id;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an id, which is a string or a whole number")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Id, E> {
                Ok(Id::Text(id.to_owned()))
            }

            fn visit_u64<E: Error>(self, id: u64) -> Result<Id, E> {
                Ok(Id::Number(id))
            }

            fn visit_i64<E: Error>(self, id: i64) -> Result<Id, E> {
                Ok(u64::try_from(id).map_or(Id::Negative(id), Id::Number))
            }
        }
        deserializer.deserialize_any(AnyId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::{Anatomy, Headline};
    use crate::extract::dates::{DayReason, Reason};
    use crate::extract::{ArticleDay, Certainty, Cluster, ClusterId};

    const TEXT: &str = "é🙂 Ada Li met the chief. Menu Ada";

    fn span_of(words: &str, from: usize) -> Span {
        let start = from + TEXT[from..].find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    }

    fn analysis() -> Analysis {
        let mention = |span, kind| Mention {
            span,
            cluster: ClusterId(0),
            kind,
            why: "seen".into(),
            certainty: Certainty(900),
            link: Certainty(1000),
        };
        let block = |words, kind| crate::anatomy::Block { span: span_of(words, 0), kind, why: "so".into() };
        Analysis {
            anatomy: Anatomy {
                blocks: vec![
                    block("é🙂 Ada Li met the chief.", BlockKind::Body),
                    block("Menu Ada", BlockKind::Noise),
                ],
                headline: Headline::None,
            },
            clusters: vec![Cluster { kind: NameKind::Person, name: "Ada Li".into(), offices: vec![] }],
            mentions: vec![
                mention(span_of("Ada Li", 0), MentionKind::Name),
                mention(span_of("the chief", 0), MentionKind::Role),
                mention(span_of("Ada", TEXT.len() - 5), MentionKind::Name),
            ],
            quotes: vec![Quote {
                span: span_of("the chief", 0),
                kind: QuoteKind::Indirect,
                speaker: Some(ClusterId(0)),
                by: Some(span_of("Ada Li", 0)),
                cue: Some(span_of("met", 0)),
                stance: Stance::Said,
                why: "heard".into(),
                certainty: Certainty(800),
            }],
            dates: vec![TimeExpression {
                span: span_of("met", 0),
                kind: TimeKind::Date,
                value: Some("2023-08".into()),
                why: Reason::Nearest,
                certainty: Certainty(700),
            }],
            date: Some(ArticleDay { day: jiff::civil::date(2023, 8, 1), slack: 0, why: DayReason::Given }),
            meetings: vec![Meeting {
                participants: vec![ClusterId(0)],
                sides: vec![span_of("the chief", 0)],
                place: None,
                time: Some(span_of("met", 0)),
                told: None,
                status: MeetingStatus::Held,
                topics: vec![],
                evidence: vec![span_of("Ada Li met the chief.", 0)],
                why: "met".into(),
                certainty: Certainty(900),
            }],
            offices: vec![Tenure {
                holder: ClusterId(0),
                office: span_of("the chief", 0),
                of: None,
                phase: Phase::Present,
                time: None,
                evidence: span_of("Ada Li met the chief", 0),
                certainty: Certainty(900),
            }],
        }
    }

    fn record(unit: OffsetUnit) -> serde_json::Value {
        let (id, analysis) = (Id::Text("a".into()), analysis());
        let record = Record::new(Some(&id), TEXT, &analysis, unit);
        serde_json::to_value(record).expect("a record is plain data")
    }

    #[test]
    fn the_shape_is_the_contract() {
        let want = serde_json::json!({
            "id": "a",
            "date": {"value": "2023-08-01", "why": "given beside the text"},
            "anatomy": [
                {"start": 0, "end": 24, "kind": "body", "why": "so"},
                {"start": 25, "end": 33, "kind": "noise", "why": "so"},
            ],
            "entities": [
                {"start": 3, "end": 9, "text": "Ada Li", "type": "PER", "cluster": 0, "name": "Ada Li", "why": "seen"},
            ],
            "mentions": [
                {"start": 3, "end": 9, "cluster": 0, "kind": "name"},
                {"start": 14, "end": 23, "cluster": 0, "kind": "role"},
            ],
            "dates": [
                {"start": 10, "end": 13, "text": "met", "type": "DATE", "value": "2023-08",
                 "why": "the one nearest to the article’s date"},
            ],
            "quotes": [
                {"start": 14, "end": 23, "kind": "indirect", "speaker": 0, "by": [3, 9], "cue": [10, 13],
                 "stance": "said", "why": "heard"},
            ],
            "meetings": [{
                "participants": [0], "sides": [{"start": 14, "end": 23}], "place": null, "date": "2023-08",
                "time": {"start": 10, "end": 13},
                "status": "held", "topics": [], "evidence": [[3, 24]], "why": "met",
            }],
            "offices": [
                {"start": 14, "end": 23, "holder": 0, "of": null, "phase": "present", "time": null, "evidence": [3, 23]},
            ],
        });
        assert_eq!(record(OffsetUnit::Char), want);
    }

    /// A day that is one of a few is not written as if it were known.
    #[test]
    fn a_day_that_is_not_certain_is_not_given() {
        let value = |month, day, slack| {
            let day = jiff::civil::date(2023, month, day);
            let date = Some(ArticleDay { day, slack, why: DayReason::Weekday });
            let analysis = Analysis { date, ..analysis() };
            let record = Record::new(None, TEXT, &analysis, OffsetUnit::Char);
            serde_json::to_value(record).expect("a record is plain data")["date"]["value"].clone()
        };
        assert_eq!(value(8, 1, 0), "2023-08-01");
        assert_eq!(value(8, 1, 1), "2023-W31");
        assert_eq!(value(8, 1, 6), "2023-08");
        assert_eq!(value(8, 29, 6), "2023");
        assert_eq!(value(12, 28, 6), serde_json::Value::Null);
    }

    #[test]
    fn offsets_count_what_was_asked_for() {
        for (unit, start) in [(OffsetUnit::Byte, 7), (OffsetUnit::Char, 3), (OffsetUnit::Utf16, 4)] {
            assert_eq!(record(unit)["entities"][0]["start"], start, "{unit:?}");
        }
    }

    #[test]
    fn ids_come_back_as_they_were() {
        for id in ["\"x\"", "7", "-7", "18446744073709551615"] {
            let read: Id = serde_json::from_str(id).expect(id);
            assert_eq!(serde_json::to_string(&read).expect(id), id);
        }
        for id in ["null", "1.5", "[1]", "true"] {
            let error = serde_json::from_str::<Id>(id).expect_err(id).to_string();
            assert!(error.contains("a string or a whole number"), "{error}");
        }
    }
}
