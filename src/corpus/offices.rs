//! Who held which office when, as all articles have it: the offices of each person in order of time, with the reports
//! that attest each, and where they contradict one another.
//!
//! Promise: reports are of one office only where its words and its country or body agree, or where they name no body
//! and fit one office of that person alone. Nothing is dated but by the articles' days and the times that they state.
//! The result does not depend on the order of the articles.

mod conflict;
mod title;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::encounters::days;
use super::{Casts, Corpus, Entry};
use crate::article::{ArticleId, EntityId, packed_day};
use crate::extract::{NameKind, Phase, Tenure};
pub use conflict::Conflict;
use title::Title;

/// An article's word for an office of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeReport {
    /// The article.
    pub article: ArticleId,
    /// The number of the record in the article's analysis: its evidence is there.
    pub tenure: u32,
    /// The day of the article, where it is known.
    #[serde(with = "packed_day")]
    pub day: Option<Date>,
    /// Whether the office is held on that day.
    pub phase: Phase,
}

/// An office of one person, as all articles have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Whose it is.
    pub holder: EntityId,
    /// The office as printed most often, without "former" and the like and without its country or body.
    pub title: String,
    /// The country or body, where articles name one.
    pub of: Option<EntityId>,
    /// Since when, a TIMEX3 value; the earliest where articles differ.
    pub since: Option<String>,
    /// Until when, a TIMEX3 value; the latest where articles differ.
    pub until: Option<String>,
    /// In the order of the articles' days; those whose day is not known come last.
    pub reports: Vec<OfficeReport>,
    /// What speaks against it.
    pub conflicts: Vec<Conflict>,
}

impl Post {
    /// Whether it is held, as the latest report has it.
    #[must_use]
    pub fn phase(&self) -> Phase {
        let latest = self.reports.iter().rev().find(|r| r.day.is_some()).or(self.reports.last());
        latest.map_or(Phase::Present, |report| report.phase)
    }

    /// The first and the last day on which articles have it held, stated times included.
    fn held(&self) -> Option<(Date, Date)> {
        let mut all = self.reports.iter().filter(|r| r.phase == Phase::Present).filter_map(|r| r.day);
        let first = all.next()?;
        let last = all.next_back().unwrap_or(first);
        let bound = |value: &Option<String>| value.as_deref().and_then(days);
        let from = bound(&self.since).map_or(first, |(_, day)| day.min(first));
        let to = bound(&self.until).map_or(last, |(day, _)| day.max(last));
        Some((from, to))
    }

    /// By when posts are put in order: the first day held, else the day on which it was past or still to come.
    fn order(&self) -> (Option<Date>, Phase, &str) {
        let day = self.held().map(|(from, _)| from).or_else(|| self.reports.iter().find_map(|r| r.day));
        (day, self.phase(), &self.title)
    }
}

/// What a report says, before it is known which reports are of one office.
struct Told {
    report: OfficeReport,
    title: Title,
    of: Option<EntityId>,
    since: Option<String>,
    until: Option<String>,
}

/// The offices of all persons of `corpus`, by holder, then time. Linear in its records of offices, but for the different
/// offices of one person.
pub(crate) fn offices(corpus: &Corpus, casts: &Casts) -> Vec<Post> {
    let mut by_holder: BTreeMap<EntityId, Vec<Told>> = BTreeMap::new();
    for (article, entry) in (0..).map(ArticleId).zip(&corpus.entries) {
        for (number, tenure) in (0..).zip(&entry.analysis.offices) {
            let Some(holder) = casts.entity(article, tenure.holder) else { continue };
            let told = told(casts, (article, entry), (number, tenure));
            by_holder.entry(holder).or_default().push(told);
        }
    }
    let states = conflict::States::new(corpus);
    let mut posts: Vec<Post> = Vec::new();
    for (holder, told) in by_holder {
        let first = posts.len();
        posts.extend(group(told, &states).into_iter().map(|group| post(holder, group, &states)));
        posts[first..].sort_by(|a, b| by_time(a).cmp(&by_time(b)));
    }
    conflict::mark(corpus, &states, &mut posts);
    posts
}

fn by_time(post: &Post) -> (bool, Option<Date>, Phase, &str) {
    let (day, phase, title) = post.order();
    (day.is_none(), day, phase, title)
}

fn told(casts: &Casts, (article, entry): (ArticleId, &Entry), (number, tenure): (u32, &Tenure)) -> Told {
    let day = entry.article.meta.date.or(entry.analysis.date.map(|date| date.day));
    let report = OfficeReport { article, tenure: number, day, phase: tenure.phase };
    let text = entry.article.text.as_str();
    let value = tenure.time.and_then(|span| {
        let value = entry.analysis.value_at(span)?;
        let lead = text.get(..span.start().get())?.trim_end();
        Some((value.to_owned(), lead.ends_with("til") || lead.ends_with("till")))
    });
    let (until, since): (Vec<_>, Vec<_>) = value.into_iter().partition(|(_, until)| *until);
    let bound = |all: Vec<(String, bool)>| all.into_iter().next().map(|(value, _)| value);
    Told {
        report,
        title: Title::new(entry, tenure),
        of: tenure.of.and_then(|cluster| casts.entity(article, cluster)),
        since: bound(since),
        until: bound(until),
    }
}

/// A form of an office: those without a country or body come behind the others, then those of more words come first.
type Form = (bool, Reverse<usize>, String, Option<EntityId>);

/// What one person's reports tell, an office each: first those with a country or body, then what fits one of them.
fn group(told: Vec<Told>, states: &conflict::States) -> Vec<Vec<Told>> {
    let mut forms: BTreeMap<Form, Vec<Told>> = BTreeMap::new();
    for one in told {
        let of = one.of.map(|of| states.of(of));
        let words = Reverse(one.title.words.split(' ').count());
        forms.entry((of.is_none(), words, one.title.words.clone(), of)).or_default().push(one);
    }
    let mut groups: Vec<Vec<Told>> = Vec::new();
    for ((bare, _, words, _), form) in forms {
        let fits = |group: &[Told], same: bool| {
            group.iter().any(|t| if same { t.title.words == words } else { t.title.covers(&words) })
        };
        let only = |same: bool| {
            let mut all = (0..groups.len()).filter(|k| fits(&groups[*k], same));
            let first = all.next()?;
            all.next().is_none().then_some(first)
        };
        match bare.then(|| only(true).or_else(|| only(false))).flatten() {
            Some(k) => groups[k].extend(form),
            None => groups.push(form),
        }
    }
    groups
}

/// The post that the reports `told` attest.
fn post(holder: EntityId, mut told: Vec<Told>, states: &conflict::States) -> Post {
    told.sort_by_key(|t| (t.report.day.is_none(), t.report.day, t.report.article, t.report.tenure));
    // The commonest, then the longest, then by text: whichever article comes first.
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    told.iter().for_each(|t| *count.entry(t.title.printed.as_str()).or_default() += 1);
    let best = count.iter().max_by_key(|(title, n)| (**n, title.len(), Reverse(**title)));
    let title = best.map_or_else(String::new, |(title, _)| (*title).to_owned());
    let mut bodies: BTreeMap<EntityId, usize> = BTreeMap::new();
    told.iter().filter_map(|t| t.of).for_each(|of| *bodies.entry(states.of(of)).or_default() += 1);
    let of = bodies.iter().max_by_key(|(of, n)| (**n, Reverse(**of))).map(|(of, _)| *of);
    let since = told.iter().filter_map(|t| t.since.clone()).min();
    let until = told.iter().filter_map(|t| t.until.clone()).max();
    let mut seen = BTreeSet::new();
    let new = |r: &OfficeReport| seen.insert((r.article, r.tenure));
    let reports = told.iter().map(|t| t.report).filter(new).collect();
    Post { holder, title, of, since, until, reports, conflicts: Vec::new() }
}

/// Whether an entity is a people ("Kenyan"), which stands for its country.
const fn is_people(kind: NameKind) -> bool {
    matches!(kind, NameKind::Misc)
}

#[cfg(test)]
mod tests;
