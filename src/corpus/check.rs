//! What must hold in a corpus, checked: for bytes that came from outside.
//!
//! Promise: a corpus that passes has every span inside its text and on char borders, blocks, mentions and dates in
//! order without overlap, quotes, near copies, offices and meetings in order, every number pointing at something, every
//! cluster in exactly one entity, and keys that are well formed and unique.

mod joined;

use std::collections::BTreeSet;

use super::{Corpus, Entry};
use crate::anatomy::Headline;
use crate::extract::{Certainty, ClusterId, Meeting, Tenure};
use crate::text::Span;

/// The first contradiction found in a corpus, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// A span outside its text, inside a character, or back to front.
    #[error("article {article}, {what} {index}: bytes {start} to {end} are no stretch of its text")]
    Span {
        /// The article's path.
        article: String,
        /// `block`, `headline`, `mention`, `quote`, `date`, `meeting` or `office`.
        what: &'static str,
        /// Which of them.
        index: u64,
        /// First byte.
        start: u64,
        /// One past the last.
        end: u64,
    },
    /// Blocks or mentions that overlap, or blocks, mentions or quotes that are out of order.
    #[error("article {article}, {what} {index}: it starts before the one before it ends")]
    Order {
        /// The article's path.
        article: String,
        /// `block`, `mention`, `quote` or `date`.
        what: &'static str,
        /// Which of them.
        index: u64,
    },
    /// A certainty above 1000.
    #[error("article {article}, {what} {index}: its certainty is {found} of at most 1000")]
    Certainty {
        /// The article's path.
        article: String,
        /// `mention`, `quote`, `date`, `meeting` or `office`.
        what: &'static str,
        /// Which of them.
        index: u64,
        /// What it states.
        found: u16,
    },
    /// A number that points at nothing.
    #[error("{of} {index}: it points at {what} {found}, and there are {count}")]
    Missing {
        /// Who points.
        of: String,
        /// Which pointer of it.
        index: u64,
        /// At what.
        what: &'static str,
        /// Which.
        found: u32,
        /// How many there are.
        count: u64,
    },
    /// A cluster that is in no entity, or in several.
    #[error("article {article}, cluster {cluster}: it belongs to {found} entities instead of one")]
    Membership {
        /// The article's path.
        article: String,
        /// Which cluster.
        cluster: u64,
        /// Entities that hold it.
        found: u64,
    },
    /// An entity of one kind with a cluster of another.
    #[error("entity {entity}: its member {index} is of another kind")]
    Kind {
        /// The entity's key.
        entity: String,
        /// Which member.
        index: u64,
    },
    /// A key that is not what an address can hold, or that is used twice.
    #[error("the key {key:?} of {what} {index} is malformed or used twice")]
    Key {
        /// `article` or `entity`.
        what: &'static str,
        /// Which of them.
        index: u64,
        /// The key.
        key: String,
    },
    /// Articles out of the order of their paths.
    #[error("article {article}: it stands after an article whose path comes later")]
    Paths {
        /// The article's path.
        article: String,
    },
    /// Offices of persons, or meetings of several articles, that are out of order.
    #[error("{what} {index}: it stands after one that comes later")]
    Late {
        /// `post` or `encounter`.
        what: &'static str,
        /// Which of them.
        index: u64,
    },
}

/// Whether `corpus` keeps the promises of its types. Linear in its size.
///
/// # Errors
///
/// The first [`Damage`] in order of articles, then entities.
pub fn check(corpus: &Corpus) -> Result<(), Damage> {
    keys("article", corpus.entries.iter().map(|e| e.article.key.as_str()))?;
    keys("entity", corpus.entities.iter().map(|e| e.key.as_str()))?;
    for pair in corpus.entries.windows(2) {
        if pair[0].article.path > pair[1].article.path {
            return Err(Damage::Paths { article: pair[1].article.path.clone() });
        }
    }
    corpus.entries.iter().try_for_each(check_entry)?;
    members(corpus)?;
    joined::copies(corpus)?;
    joined::posts(corpus)?;
    joined::encounters(corpus)
}

fn keys<'c>(what: &'static str, keys: impl Iterator<Item = &'c str>) -> Result<(), Damage> {
    let mut seen = BTreeSet::new();
    for (index, key) in keys.enumerate() {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if key.is_empty() || !key.bytes().all(plain) || !seen.insert(key) {
            return Err(Damage::Key { what, index: index as u64, key: key.to_owned() });
        }
    }
    Ok(())
}

/// Whether an analysis is one of its article: all that can be said of an article by itself.
///
/// # Errors
///
/// The first [`Damage`].
pub fn check_entry(entry: &Entry) -> Result<(), Damage> {
    let (article, analysis) = (&entry.article, &entry.analysis);
    spans(entry, "block", analysis.anatomy.blocks.iter().map(|b| b.span))?;
    if let Headline::Found(span) = analysis.anatomy.headline {
        spans(entry, "headline", [span].into_iter())?;
    }
    spans(entry, "mention", analysis.mentions.iter().map(|m| m.span))?;
    spans(entry, "date", analysis.dates.iter().map(|d| d.span))?;
    for (index, date) in analysis.dates.iter().enumerate() {
        known(entry, "date", index, date.certainty, None)?;
    }
    for (index, mention) in analysis.mentions.iter().enumerate() {
        known(entry, "mention", index, mention.certainty.max(mention.link), Some(mention.cluster))?;
    }
    for (index, quote) in analysis.quotes.iter().enumerate() {
        for span in [Some(quote.span), quote.by, quote.cue].into_iter().flatten() {
            inside(entry, "quote", index as u64, span)?;
        }
        if index > 0 && analysis.quotes[index - 1].span.start() > quote.span.start() {
            return Err(Damage::Order { article: article.path.clone(), what: "quote", index: index as u64 });
        }
        known(entry, "quote", index, quote.certainty, quote.speaker)?;
    }
    analysis.meetings.iter().enumerate().try_for_each(|(index, m)| meeting(entry, index, m))?;
    analysis.offices.iter().enumerate().try_for_each(|(index, t)| tenure(entry, index, t))
}

fn tenure(entry: &Entry, index: usize, tenure: &Tenure) -> Result<(), Damage> {
    for span in [Some(tenure.office), Some(tenure.evidence), tenure.time].into_iter().flatten() {
        inside(entry, "office", index as u64, span)?;
    }
    known(entry, "office", index, tenure.certainty, tenure.of)?;
    known(entry, "office", index, tenure.certainty, Some(tenure.holder))
}

fn meeting(entry: &Entry, index: usize, meeting: &Meeting) -> Result<(), Damage> {
    let stretches = [&meeting.sides, &meeting.topics, &meeting.evidence].into_iter().flatten();
    for span in stretches.chain(&meeting.time).chain(&meeting.told) {
        inside(entry, "meeting", index as u64, *span)?;
    }
    let mut clusters = meeting.participants.iter().chain(&meeting.place);
    clusters.try_for_each(|cluster| known(entry, "meeting", index, meeting.certainty, Some(*cluster)))
}

/// Whether what speaks of a cluster is sure in bounds and speaks of one that there is.
fn known(
    entry: &Entry,
    what: &'static str,
    index: usize,
    sure: Certainty,
    cluster: Option<ClusterId>,
) -> Result<(), Damage> {
    let (article, index) = (entry.article.path.clone(), index as u64);
    if sure.0 > 1000 {
        return Err(Damage::Certainty { article, what, index, found: sure.0 });
    }
    let count = entry.analysis.clusters.len() as u64;
    match cluster.filter(|cluster| u64::from(cluster.0) >= count) {
        Some(ClusterId(found)) => Err(Damage::Missing {
            of: format!("article {article}, {what}"),
            index,
            what: "cluster",
            found,
            count,
        }),
        None => Ok(()),
    }
}

fn spans(entry: &Entry, what: &'static str, spans: impl Iterator<Item = Span>) -> Result<(), Damage> {
    let mut last = 0;
    for (index, span) in spans.enumerate() {
        let index = index as u64;
        inside(entry, what, index, span)?;
        if span.start().get() < last {
            return Err(Damage::Order { article: entry.article.path.clone(), what, index });
        }
        last = span.end().get();
    }
    Ok(())
}

/// Whether a span lies in the article's text, on char borders.
fn inside(entry: &Entry, what: &'static str, index: u64, span: Span) -> Result<(), Damage> {
    let (text, start, end) = (&entry.article.text, span.start().get(), span.end().get());
    if start > end || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
        let (article, start, end) = (entry.article.path.clone(), start as u64, end as u64);
        return Err(Damage::Span { article, what, index, start, end });
    }
    Ok(())
}

fn members(corpus: &Corpus) -> Result<(), Damage> {
    let mut held: Vec<Vec<u64>> = corpus.entries.iter().map(|e| vec![0; e.analysis.clusters.len()]).collect();
    for entity in &corpus.entities {
        for (index, member) in entity.members.iter().enumerate() {
            let (index, article, cluster) = (index as u64, member.article.0, member.cluster.0);
            let missing = |what, found, count| {
                let of = format!("entity {}, member", entity.key);
                Damage::Missing { of, index, what, found, count: count as u64 }
            };
            let slots = held.get_mut(article as usize);
            let slots = slots.ok_or_else(|| missing("article", article, corpus.entries.len()))?;
            let count = slots.len();
            let slot = slots.get_mut(cluster as usize).ok_or_else(|| missing("cluster", cluster, count))?;
            *slot += 1;
            let kind = corpus.entries[article as usize].analysis.clusters[cluster as usize].kind;
            if kind != entity.kind {
                return Err(Damage::Kind { entity: entity.key.to_string(), index });
            }
        }
    }
    for (entry, slots) in corpus.entries.iter().zip(held) {
        if let Some(cluster) = slots.iter().position(|n| *n != 1) {
            let (article, found) = (entry.article.path.clone(), slots[cluster]);
            return Err(Damage::Membership { article, cluster: cluster as u64, found });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, EntityId, EntityKey};
    use crate::corpus::{Conflict, NearCopy, Passage, Post, sample};
    use crate::extract::NameKind;

    fn damaged(change: impl FnOnce(&mut Corpus)) -> String {
        let mut corpus = sample::corpus();
        assert_eq!(check(&corpus), Ok(()));
        change(&mut corpus);
        check(&corpus).unwrap_err().to_string()
    }

    #[test]
    fn each_broken_promise_is_named() {
        let mention = |c: &mut Corpus, span| c.entries[0].analysis.mentions[0].span = span;
        assert!(damaged(|c| mention(c, Span::new(0, 9999))).contains("mention 0: bytes 0 to 9999"));
        assert!(damaged(|c| mention(c, Span::new(1, 4))).contains("no stretch"));
        let date = |c: &mut Corpus, span| c.entries[0].analysis.dates[0].span = span;
        assert!(damaged(|c| date(c, Span::new(0, 9999))).contains("date 0: bytes 0 to 9999"));
        assert!(
            damaged(|c| c.entries[0].analysis.dates[0].certainty = Certainty(1002)).contains("date 0: its")
        );
        assert!(damaged(|c| c.entries[0].analysis.mentions.swap(0, 1)).contains("starts before"));
        assert!(damaged(|c| c.entries[0].analysis.mentions[0].certainty = Certainty(1001)).contains("1001"));
        assert!(
            damaged(|c| c.entries[0].analysis.mentions[0].cluster = ClusterId(77)).contains("cluster 77")
        );
        let quote = |c: &mut Corpus, span| c.entries[0].analysis.quotes[0].span = span;
        assert!(damaged(|c| quote(c, Span::new(1, 9))).contains("quote 0: bytes 1 to 9"));
        assert!(damaged(|c| c.entries[0].analysis.quotes[0].certainty = Certainty(1002)).contains("quote 0"));
        let speaker = |c: &mut Corpus| c.entries[0].analysis.quotes[0].speaker = Some(ClusterId(78));
        assert!(damaged(speaker).contains("cluster 78"));
        let twice = |c: &mut Corpus| {
            let quotes = &mut c.entries[0].analysis.quotes;
            quotes.push(quotes[0].clone());
            quotes[1].span = Span::new(0, 0);
        };
        assert!(damaged(twice).contains("quote 1: it starts before"));
        let copy = |first, second, share, passages| NearCopy {
            first: ArticleId(first),
            second: ArticleId(second),
            share,
            passages,
        };
        let passage = |start, end| Passage { first: Span::new(0, 1), second: Span::new(start, end) };
        let pair = || copy(0, 1, 400, vec![]);
        assert!(damaged(|c| c.copies.push(copy(0, 9, 400, vec![]))).contains("article 9, and there are 3"));
        assert!(
            damaged(|c| c.copies.push(copy(1, 1, 400, vec![]))).contains("near copy 0: it starts before")
        );
        assert!(damaged(|c| c.copies.extend([pair(), pair()])).contains("near copy 1"));
        assert!(damaged(|c| c.copies.push(copy(0, 1, 1003, vec![]))).contains("1003"));
        assert!(damaged(|c| c.copies.push(copy(0, 1, 400, vec![passage(0, 8888)]))).contains("passage 0"));
        assert!(
            damaged(|c| c.posts[0].holder.0 = 99).contains("post 0: it points at entity 99, and there are")
        );
        assert!(damaged(|c| c.posts[0].reports[0].tenure = 98).contains("post 0: it points at office 98"));
        assert!(
            damaged(|c| c.posts[0].conflicts.push(Conflict::Again { past: 0, held: 97 }))
                .contains("report 97")
        );
        assert!(
            damaged(|c| c.posts.insert(0, Post { holder: EntityId(3), ..c.posts[0].clone() }))
                .contains("post 1")
        );
        assert!(
            damaged(|c| c.encounters[0].people[1].0 = 96).contains("encounter 0: it points at entity 96")
        );
        assert!(damaged(|c| c.encounters[0].reports[0].meeting = 95).contains("meeting 95"));
        assert!(damaged(|c| c.encounters[0].details[0].values[0].1[0] = 94).contains("report 94"));
        assert!(damaged(|c| c.encounters.push(c.encounters[0].clone())).contains("encounter 1: it stands"));
        let office = |c: &mut Corpus| c.entries[0].analysis.offices[0].holder = ClusterId(43);
        assert!(damaged(office).contains("office 0: it points at cluster 43"));
        let meeting = |c: &mut Corpus| c.entries[0].analysis.meetings[0].clone();
        let met = |change: fn(&mut Meeting)| {
            damaged(|c| {
                let mut odd = meeting(c);
                change(&mut odd);
                c.entries[0].analysis.meetings.push(odd);
            })
        };
        assert!(met(|m| m.evidence[0] = Span::new(2, 9999)).contains("meeting 1: bytes 2 to 9999"));
        assert!(met(|m| m.place = Some(ClusterId(44))).contains("cluster 44"));
        assert!(met(|m| m.certainty = Certainty(1001)).contains("1001"));
        assert!(damaged(|c| c.entities[0].members[0].article.0 = 66).contains("article 66, and there are 3"));
        assert!(damaged(|c| c.entities[0].members[0].cluster.0 = 55).contains("cluster 55"));
        assert!(damaged(|c| drop(c.entities[0].members.pop())).contains("0 entities instead of one"));
        assert!(damaged(|c| c.entities[0].kind = NameKind::Misc).contains("another kind"));
        assert!(damaged(|c| c.entities[0].key = c.entities[1].key.clone()).contains("used twice"));
        assert!(damaged(|c| c.entries.swap(0, 1)).contains("path comes later"));
    }

    #[test]
    fn keys_that_no_address_can_hold_are_refused() {
        let odd: EntityKey = serde_json::from_str("\"a b\"").unwrap();
        assert!(damaged(|c| c.entities[0].key = odd).contains("\"a b\" of entity 0"));
    }
}
