//! What must hold in what articles tell together: near copies, offices, meetings.

use super::{Damage, inside, spans};
use crate::article::{ArticleId, EntityId};
use crate::corpus::{Conflict, Corpus, Entry, Passage};

/// What points somewhere, and which of its kind it is.
type From = (&'static str, usize);

/// Near copies point at two articles, in order, with passages that lie in both.
pub(super) fn copies(corpus: &Corpus) -> Result<(), Damage> {
    for (index, copy) in corpus.copies.iter().enumerate() {
        let article = |id| entry(corpus, ("near copy", index), id);
        let (first, second) = (article(copy.first)?, article(copy.second)?);
        let (path, what, index) = (first.article.path.clone(), "near copy", index as u64);
        let before = (index as usize).checked_sub(1).map(|before| &corpus.copies[before]);
        let in_order = before.is_none_or(|before| (before.first, before.second) < (copy.first, copy.second));
        if copy.first >= copy.second || !in_order {
            return Err(Damage::Order { article: path, what, index });
        }
        if copy.share > 1000 {
            return Err(Damage::Certainty { article: path, what, index, found: copy.share });
        }
        spans(first, "passage", copy.passages.iter().map(|passage| passage.first))?;
        let within = |(at, passage): (usize, &Passage)| inside(second, "passage", at as u64, passage.second);
        copy.passages.iter().enumerate().try_for_each(within)?;
    }
    Ok(())
}

/// Offices point at entities and records, and stand in the order of their holders.
pub(super) fn posts(corpus: &Corpus) -> Result<(), Damage> {
    for (index, post) in corpus.posts.iter().enumerate() {
        let from = ("post", index);
        entity(corpus, from, post.holder)?;
        post.of.map_or(Ok(()), |of| entity(corpus, from, of))?;
        for report in &post.reports {
            let records = entry(corpus, from, report.article)?.analysis.offices.len();
            points(from, "office", report.tenure, records)?;
        }
        for conflict in &post.conflicts {
            match *conflict {
                Conflict::Shared { with } => entity(corpus, from, with)?,
                Conflict::Again { past, held } => points(from, "report", past.max(held), post.reports.len())?,
            }
        }
        if index > 0 && corpus.posts[index - 1].holder > post.holder {
            return Err(Damage::Late { what: "post", index: index as u64 });
        }
    }
    Ok(())
}

/// Meetings point at entities and records, and stand in the order of their reports.
pub(super) fn encounters(corpus: &Corpus) -> Result<(), Damage> {
    for (index, encounter) in corpus.encounters.iter().enumerate() {
        let from = ("encounter", index);
        encounter.people.iter().try_for_each(|id| entity(corpus, from, *id))?;
        for report in &encounter.reports {
            let records = entry(corpus, from, report.article)?.analysis.meetings.len();
            points(from, "meeting", report.meeting, records)?;
        }
        let mut told = encounter.details.iter().flat_map(|detail| &detail.values).flat_map(|(_, told)| told);
        told.try_for_each(|number| points(from, "report", *number, encounter.reports.len()))?;
        if index > 0 && corpus.encounters[index - 1].reports.first() >= encounter.reports.first() {
            return Err(Damage::Late { what: "encounter", index: index as u64 });
        }
    }
    Ok(())
}

fn entry(corpus: &Corpus, from: From, id: ArticleId) -> Result<&Entry, Damage> {
    points(from, "article", id.0, corpus.entries.len())?;
    Ok(&corpus.entries[id.0 as usize])
}

fn entity(corpus: &Corpus, from: From, id: EntityId) -> Result<(), Damage> {
    points(from, "entity", id.0, corpus.entities.len())
}

fn points((of, index): From, what: &'static str, found: u32, count: usize) -> Result<(), Damage> {
    if (found as usize) < count {
        return Ok(());
    }
    Err(Damage::Missing { of: of.to_owned(), index: index as u64, what, found, count: count as u64 })
}
