//! One meeting, told of by several articles: their reports side by side, with what they agree on and what they don't.
//!
//! Promise: two reports are of one meeting only where the people of one are all among those of the other, nothing of
//! their times speaks against it, and a day, a month, a weekday or a place speaks for it. Two records of one article
//! are never one meeting: the article tells them apart. Where two meetings fit a report equally well it stays alone.
//! The result does not depend on threads or on hash order; encounters stand in the order of their first report.

mod when;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Casts, Corpus};
use crate::article::{ArticleId, EntityId};
use crate::extract::{Meeting, MeetingStatus};
use crate::text::one_line;
use when::When;
pub(super) use when::days;

/// Encounters of two people looked through for the one that a report is of.
const NEWEST: usize = 64;

/// Where a report stands: an article's record of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReportId {
    /// The article.
    pub article: ArticleId,
    /// The number of the record in the article's analysis.
    pub meeting: u32,
}

/// What reports can differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Aspect {
    /// Who took part.
    Who,
    /// When.
    When,
    /// Where.
    Where,
    /// Whether it took place.
    Status,
}

/// What reports say of one aspect: each value with the reports that have it, as numbers in [`Encounter::reports`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Of what.
    pub aspect: Aspect,
    /// In the order of the first report that has it. None where no report says anything.
    pub values: Vec<(String, Vec<u32>)>,
}

impl Detail {
    /// Whether all reports that say something say the same.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.values.len() < 2
    }
}

/// A meeting as all articles tell of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encounter {
    /// Whom the reports name, in the order of the entities.
    pub people: Vec<EntityId>,
    /// In the order of the articles.
    pub reports: Vec<ReportId>,
    /// One for each aspect, in its order.
    pub details: Vec<Detail>,
}

/// A report being sorted.
struct Told<'c> {
    id: ReportId,
    meeting: &'c Meeting,
    people: BTreeSet<EntityId>,
    place: Option<EntityId>,
    when: When,
}

/// All meetings of `corpus`. Linear in its reports, but for the number of those who took part in each, and of those that
/// tell of one meeting: each is compared with all.
#[must_use]
pub(crate) fn encounters(corpus: &Corpus, casts: &Casts) -> Vec<Encounter> {
    let mut told = reports(corpus, casts);
    // Those with a day first: the others join them.
    told.sort_by_key(|report| (report.when.vagueness(), report.id));
    let mut groups: Vec<Vec<Told>> = Vec::new();
    let mut of_pair: BTreeMap<(EntityId, EntityId), Vec<usize>> = BTreeMap::new();
    for report in told {
        let pairs = pairs(&report.people);
        let mut near: Vec<usize> = Vec::new();
        for pair in &pairs {
            let all = of_pair.get(pair).map_or(&[][..], Vec::as_slice);
            near.extend(&all[all.len().saturating_sub(NEWEST)..]);
        }
        near.sort_unstable();
        near.dedup();
        let group = best(&groups, &near, &report).unwrap_or(groups.len());
        for pair in pairs {
            let known = of_pair.entry(pair).or_default();
            if !known.contains(&group) {
                known.push(group);
            }
        }
        match groups.get_mut(group) {
            Some(group) => group.push(report),
            None => groups.push(vec![report]),
        }
    }
    let mut out: Vec<Encounter> = groups.into_iter().map(|group| encounter(corpus, group)).collect();
    out.sort_by(|a, b| a.reports.cmp(&b.reports));
    out
}

fn reports<'c>(corpus: &'c Corpus, casts: &Casts) -> Vec<Told<'c>> {
    let mut out = Vec::new();
    for (article, entry) in (0..).map(ArticleId).zip(&corpus.entries) {
        for (number, meeting) in (0..).zip(&entry.analysis.meetings) {
            let entity = |cluster| casts.entity(article, cluster);
            let people = meeting.participants.iter().filter_map(|cluster| entity(*cluster)).collect();
            let place = meeting.place.and_then(entity);
            let when = When::new(&entry.analysis, meeting);
            out.push(Told { id: ReportId { article, meeting: number }, meeting, people, place, when });
        }
    }
    out
}

fn pairs(people: &BTreeSet<EntityId>) -> Vec<(EntityId, EntityId)> {
    let all: Vec<EntityId> = people.iter().copied().collect();
    (0..all.len()).flat_map(|i| all[i + 1..].iter().map(|b| (all[i], *b)).collect::<Vec<_>>()).collect()
}

/// The one group that fits best.
fn best(groups: &[Vec<Told>], near: &[usize], report: &Told) -> Option<usize> {
    let score = |k: &usize| Some((fit(groups.get(*k)?, report)?, *k));
    let mut all: Vec<(u32, usize)> = near.iter().filter_map(score).collect();
    all.sort_unstable();
    let (score, best) = all.pop()?;
    let alone = all.last().is_none_or(|(second, _)| *second < score);
    (alone && score > 0).then_some(best)
}

/// How much speaks for a report's being of a group's meeting; nothing where something speaks against it.
fn fit(group: &[Told], report: &Told) -> Option<u32> {
    let mut most = 0;
    for other in group {
        let (few, many) =
            if other.people.len() <= report.people.len() { (other, report) } else { (report, other) };
        let same = few.people.len() >= 2 && few.people.is_subset(&many.people);
        if !same || other.id.article == report.id.article {
            return None;
        }
        let denied = |t: &Told| t.meeting.status == MeetingStatus::Denied;
        if denied(other) != denied(report) && !(other.when.is_day() && report.when.is_day()) {
            return None;
        }
        let time = other.when.agrees(&report.when)?;
        let place = u32::from(other.place.is_some() && other.place == report.place);
        most = most.max(time + place);
    }
    Some(most)
}

fn encounter(corpus: &Corpus, mut group: Vec<Told>) -> Encounter {
    group.sort_by_key(|report| report.id);
    let people: BTreeSet<EntityId> = group.iter().flat_map(|report| report.people.iter().copied()).collect();
    let name = |id: &EntityId| corpus.entities.get(id.0 as usize).map_or("", |entity| entity.name.as_str());
    let who = |t: &Told| Some(t.people.iter().map(name).collect::<Vec<_>>().join(", "));
    let text = |t: &Told| corpus.entries.get(t.id.article.0 as usize).map_or("", |e| e.article.text.as_str());
    let when = |t: &Told| t.when.words().or_else(|| Some(one_line(t.meeting.time?.slice(text(t)))));
    let place = |t: &Told| Some(name(&t.place?).to_owned());
    let status = |t: &Told| Some(t.meeting.status.code().to_owned());
    let details = vec![
        detail(Aspect::Who, &group, who),
        detail(Aspect::When, &group, when),
        detail(Aspect::Where, &group, place),
        detail(Aspect::Status, &group, status),
    ];
    Encounter {
        people: people.into_iter().collect(),
        reports: group.iter().map(|report| report.id).collect(),
        details,
    }
}

fn detail(aspect: Aspect, group: &[Told], value: impl Fn(&Told) -> Option<String>) -> Detail {
    let mut values: Vec<(String, Vec<u32>)> = Vec::new();
    for (number, report) in (0u32..).zip(group) {
        let Some(value) = value(report) else { continue };
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, reports)) => reports.push(number),
            None => values.push((value, vec![number])),
        }
    }
    Detail { aspect, values }
}

#[cfg(test)]
mod tests;
