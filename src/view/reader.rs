//! An opened article: all of its text in order, marked, and its cast.
//!
//! Promise: every block is there, noise included; every number in the cast is a mark in the blocks, once.

use std::collections::BTreeMap;

use super::card::{date, title};
use super::segments::segments;
use super::{BlockView, CastEntry, Copies, Mark, Reader};
use crate::anatomy::{Block, BlockKind};
use crate::article::{ArticleId, EntityId};
use crate::corpus::{Casts, Corpus, Entry};
use crate::extract::Cluster;
use crate::text::Span;

/// Article `id` opened; `None` if the corpus has none such.
#[must_use]
pub fn reader(corpus: &Corpus, casts: &Casts, copies: &Copies, id: ArticleId) -> Option<Reader> {
    let entry = corpus.entries.get(id.0 as usize)?;
    let marks = marks(corpus, casts, id, entry);
    let blocks = blocks(entry, &marks);
    let meta = &entry.article.meta;
    Some(Reader {
        key: entry.article.key.clone(),
        title: title(entry),
        source: meta.source.clone(),
        note: meta.note.clone(),
        author: meta.author.clone(),
        licence: meta.licence.clone(),
        date: date(entry),
        path: entry.article.path.clone(),
        cast: cast(corpus, casts, id, entry, &blocks),
        blocks,
        copies: copies.in_full(corpus, id),
    })
}

/// The marks of an article in order, numbered as its mentions are.
fn marks(corpus: &Corpus, casts: &Casts, id: ArticleId, entry: &Entry) -> Vec<(Span, Mark)> {
    let numbered = (0..).zip(&entry.analysis.mentions);
    let marks = numbered.filter_map(|(number, mention)| {
        let entity = corpus.entities.get(casts.entity(id, mention.cluster)?.0 as usize)?;
        let mark = Mark {
            mention: number,
            entity: entity.key.clone(),
            kind: entity.kind,
            how: mention.kind,
            why: mention.why.clone(),
            certainty: mention.certainty.0,
        };
        Some((mention.span, mark))
    });
    marks.collect()
}

/// The blocks with their marks. Both lists are in order, so one walk does for all.
fn blocks(entry: &Entry, marks: &[(Span, Mark)]) -> Vec<BlockView> {
    let (text, blocks) = (&entry.article.text, &entry.analysis.anatomy.blocks);
    let mut next = 0;
    let mut before: Option<&Block> = None;
    let view = blocks.iter().map(|block| {
        let first = next;
        next += marks[first..].iter().take_while(|(span, _)| span.start() < block.span.end()).count();
        let here = marks[first..next].iter().map(|(span, mark)| (*span, mark));
        let same_line = before.is_some_and(|before| runs_on(text, before, block));
        before = Some(block);
        BlockView {
            kind: block.kind,
            why: block.why.clone(),
            same_line,
            start: block.span.start().get() as u32,
            segments: segments(text, block.span, here),
        }
    });
    view.collect()
}

/// Whether `block` is the paragraph that the dateline `before` opens, on its line.
fn runs_on(text: &str, before: &Block, block: &Block) -> bool {
    let gap = Span::new(before.span.end().get(), block.span.start().get());
    before.kind == BlockKind::Dateline
        && block.kind == BlockKind::Body
        && !gap.slice(text).contains(['\n', '\r'])
}

/// Everyone and everything in the article with the marks that are drawn, most mentioned first.
fn cast(
    corpus: &Corpus,
    casts: &Casts,
    id: ArticleId,
    entry: &Entry,
    blocks: &[BlockView],
) -> Vec<CastEntry> {
    let mut drawn: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for mark in blocks.iter().flat_map(|b| &b.segments).filter_map(|s| s.mark.as_ref()) {
        drawn.entry(&mark.entity).or_default().push(mark.mention);
    }
    let cast = casts.of(id).iter().filter_map(|role| {
        let entity = corpus.entities.get(role.entity.0 as usize)?;
        Some(CastEntry {
            key: entity.key.clone(),
            kind: entity.kind,
            name: entity.name.clone(),
            offices: offices(casts, id, entry, role.entity),
            mentions: drawn.remove(&entity.key).unwrap_or_default(),
        })
    });
    cast.collect()
}

/// The offices that the article gives to `entity`, in order, no repeats.
fn offices(casts: &Casts, id: ArticleId, entry: &Entry, entity: EntityId) -> Vec<String> {
    let numbered = (0..).map(crate::extract::ClusterId).zip(&entry.analysis.clusters);
    let own = numbered.filter(|(number, _)| casts.entity(id, *number) == Some(entity));
    let mut offices: Vec<String> = Vec::new();
    for office in own.flat_map(|(_, Cluster { offices, .. })| offices) {
        if !offices.contains(office) {
            offices.push(office.clone());
        }
    }
    offices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;
    use crate::extract::MentionKind;

    fn opened(id: u32) -> Reader {
        let corpus = sample::corpus();
        reader(&corpus, &Casts::new(&corpus), &Copies::new(&corpus), ArticleId(id)).unwrap()
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        let corpus = sample::corpus();
        for (id, entry) in (0..).zip(&corpus.entries) {
            let drawn = opened(id).blocks.into_iter().flat_map(|b| b.segments).map(|s| s.text);
            let drawn: String = drawn.collect::<String>().split_whitespace().collect();
            assert_eq!(drawn, entry.article.text.split_whitespace().collect::<String>());
        }
    }

    #[test]
    fn the_cast_points_at_the_marks() {
        let reader = opened(0);
        let kovac = reader.cast.iter().find(|c| c.name == "Ana Kovač").unwrap();
        assert_eq!(kovac.mentions, [1, 4]);
        assert_eq!(kovac.offices, ["Minister"], "of this article alone");
        assert_eq!(opened(1).cast[0].offices, ["Harbour Minister"]);
        let marks = reader.blocks.iter().flat_map(|b| &b.segments).filter_map(|s| s.mark.as_ref());
        let hers: Vec<_> = marks.filter(|m| m.entity == kovac.key).map(|m| (m.mention, m.how)).collect();
        assert_eq!(hers, [(1, MentionKind::Name), (4, MentionKind::Pronoun)]);
    }

    #[test]
    fn a_paragraph_runs_on_after_its_dateline() {
        let lines: Vec<_> = opened(1).blocks.iter().map(|b| (b.kind, b.same_line)).collect();
        use BlockKind::{Body, Caption, Dateline, Headline};
        assert_eq!(lines, [(Headline, false), (Dateline, false), (Body, true), (Caption, false)]);
    }
}
