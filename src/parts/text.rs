//! An article with its analysis, and whom it names: all that is needed to open it or to quote it.

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, EntityId, EntityKey};
use crate::corpus::{Casts, Corpus, Entry, check};
use crate::extract::{Certainty, ClusterId, NameKind};
use crate::resolve::{Entity, Member};
use crate::text::Span;
use crate::view::piece::Piece;
use crate::view::{self, Reader};

/// One article.
#[derive(Serialize, Deserialize)]
pub(super) struct Text {
    entry: Entry,
    /// Whom it names, in the order of the collection.
    cast: Vec<Named>,
    copies: Piece,
}

/// An entity as far as one article needs it.
#[derive(Serialize, Deserialize)]
struct Named {
    /// Its number.
    number: u32,
    key: EntityKey,
    kind: NameKind,
    name: String,
    /// The article's clusters that mean it.
    clusters: Vec<ClusterId>,
}

impl Text {
    /// Article `id`; `numbers` are the entities' own.
    pub(super) fn new(
        corpus: &Corpus,
        casts: &Casts,
        id: ArticleId,
        numbers: &[u32],
        copies: Piece,
    ) -> Option<Self> {
        let entry = corpus.entries.get(id.0 as usize)?.clone();
        let clusters = (0..entry.analysis.clusters.len() as u32).map(ClusterId);
        let mut whom: Vec<(EntityId, ClusterId)> =
            clusters.filter_map(|cluster| Some((casts.entity(id, cluster)?, cluster))).collect();
        whom.sort_unstable();
        let cast = whom.chunk_by(|a, b| a.0 == b.0).filter_map(|group| {
            let (at, _) = group.first()?;
            let entity = corpus.entities.get(at.0 as usize)?;
            Some(Named {
                number: *numbers.get(at.0 as usize)?,
                key: entity.key.clone(),
                kind: entity.kind,
                name: entity.name.clone(),
                clusters: group.iter().map(|(_, cluster)| *cluster).collect(),
            })
        });
        Some(Self { cast: cast.collect(), entry, copies })
    }

    /// A collection of this article alone; nothing where it contradicts itself.
    pub(super) fn alone(self) -> Option<Alone> {
        let member = |cluster| Member {
            article: ArticleId(0),
            cluster,
            why: String::new(),
            certainty: Certainty(1000),
        };
        let numbers = self.cast.iter().map(|named| named.number).collect();
        let entity = |named: Named| Entity {
            key: named.key,
            kind: named.kind,
            name: named.name,
            forms: Vec::new(),
            offices: Vec::new(),
            members: named.clusters.into_iter().map(member).collect(),
        };
        let entities = self.cast.into_iter().map(entity).collect();
        let corpus = Corpus { entries: vec![self.entry], entities, ..Corpus::default() };
        check(&corpus).ok()?;
        Some(Alone { casts: Casts::new(&corpus), corpus, numbers, copies: self.copies })
    }
}

/// A collection of one article.
pub(super) struct Alone {
    pub(super) corpus: Corpus,
    pub(super) casts: Casts,
    /// Its entities' numbers in the whole collection.
    pub(super) numbers: Vec<u32>,
    copies: Piece,
}

impl Alone {
    /// The article.
    pub(super) fn entry(&self) -> Option<&Entry> {
        self.corpus.entries.first()
    }

    /// Where it speaks of entities, by their numbers in the whole collection.
    pub(super) fn mentions(&self) -> Vec<(Span, u32)> {
        let Some(entry) = self.entry() else { return Vec::new() };
        let own = view::mentions(&self.casts, ArticleId(0), entry).into_iter();
        own.filter_map(|(span, number)| Some((span, *self.numbers.get(number as usize)?))).collect()
    }

    /// The article opened.
    pub(super) fn reader(&self) -> Option<Reader> {
        let reader = view::reader(&self.corpus, &self.casts, &view::Copies::new(&self.corpus), ArticleId(0))?;
        Some(Reader { copies: self.copies.clone(), ..reader })
    }
}
