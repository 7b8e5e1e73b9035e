//! The names in one article: where, of what kind, why, and which belong together.

mod cluster;
pub mod dates;
mod extractor;
mod finder;
mod gender;
pub mod json;
pub mod lists;
mod meetings;
mod name;
mod office;
mod person;
mod person_name;
mod pronoun;
pub mod quotes;
mod role;
mod scene;
mod spread;
mod tables;
pub mod tagger;
mod tenure;
mod ties;
mod vocabulary;

use serde::{Deserialize, Serialize};

pub use dates::{ArticleDay, TimeExpression, TimeKind};
pub use extractor::{Extractor, FoundName, ModelError};
pub use meetings::{Meeting, MeetingStatus};
pub(crate) use person_name::{Called, Fit, PersonName};
pub use quotes::{Quote, QuoteKind, Stance};
pub use tenure::{Phase, Tenure};

use crate::anatomy::Anatomy;
use crate::text::Span;

/// The kinds of name, after CoNLL-2003. Written `PER`, `ORG`, `LOC`, `MISC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// A person, without title.
    #[serde(rename = "PER")]
    Person,
    /// A body: government, army, company, party, media.
    #[serde(rename = "ORG")]
    Organisation,
    /// A state, city, region or facility.
    #[serde(rename = "LOC")]
    Place,
    /// Nationalities, events, operations, prizes, works.
    #[serde(rename = "MISC")]
    Misc,
}

impl NameKind {
    /// `PER`, `ORG`, `LOC` or `MISC`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
            Self::Misc => "MISC",
        }
    }

    /// The kind of such a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Person, Self::Organisation, Self::Place, Self::Misc]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// How sure a finding is, in thousandths: 0 (a guess) to 1000 (certain).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Certainty(pub u16);

/// The number of a cluster within its article: an index into [`Analysis::clusters`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClusterId(pub u32);

/// How the text speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By name.
    Name,
    /// By office: "the army chief".
    Role,
    /// By pronoun.
    Pronoun,
}

/// One place where the text speaks of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// Of whom.
    pub cluster: ClusterId,
    /// How.
    pub kind: MentionKind,
    /// Why it was marked, and why for this entity: one plain sentence without its full stop.
    pub why: String,
    /// How sure it is that this speaks of somebody or something of the cluster's kind.
    pub certainty: Certainty,
    /// How sure it is, if it does, that it is the cluster's entity.
    pub link: Certainty,
}

/// Everything one article says about one person, body or place: the mentions point here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form in the article, without title.
    pub name: String,
    /// Titles and offices as printed that the article ties to it, in order of appearance, no repeats.
    pub offices: Vec<String>,
}

/// All that is known of one article. Total: any text has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// What each stretch of the text is.
    pub anatomy: Anatomy,
    /// Entities in order of their first mention by name.
    pub clusters: Vec<Cluster>,
    /// In order of position, without overlap.
    pub mentions: Vec<Mention>,
    /// In order of their first characters; those inside others come behind them.
    pub quotes: Vec<Quote>,
    /// Time expressions, in order of position, without overlap.
    pub dates: Vec<TimeExpression>,
    /// The day that the article is of, where it is known.
    pub date: Option<ArticleDay>,
    /// Who met whom, in order of the first sentence that tells of it.
    pub meetings: Vec<Meeting>,
    /// Who held which office, in order of the words that say so.
    pub offices: Vec<Tenure>,
}

impl Analysis {
    /// The value of the time expression at `span`, where there is one and its value is known.
    #[must_use]
    pub fn value_at(&self, span: Span) -> Option<&str> {
        let at = self.dates.binary_search_by_key(&span, |date| date.span).ok()?;
        self.dates[at].value.as_deref()
    }
}

#[cfg(test)]
mod tests;
