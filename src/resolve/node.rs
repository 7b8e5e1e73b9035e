//! What resolution joins: one cluster of one article, read once.

use std::collections::BTreeMap;

use super::evidence::{Company, Evidence};
use crate::article::ArticleId;
use crate::corpus::Entry;
use crate::extract::{Cluster, ClusterId, MentionKind};
use crate::text::one_line;

/// One article's part in somebody.
pub(super) struct Node<'c> {
    pub(super) article: ArticleId,
    pub(super) cluster: ClusterId,
    /// The article's key: orders nodes in the same way whatever the order of the articles.
    pub(super) key: &'c str,
    pub(super) found: &'c Cluster,
    /// The fullest form in the article, on one line.
    pub(super) name: String,
    /// Names as printed, on one line, and how often.
    pub(super) forms: BTreeMap<String, u32>,
    pub(super) evidence: Evidence,
}

/// A node's place in an entity.
pub(super) struct Placed {
    pub(super) node: usize,
    /// Why it is there.
    pub(super) why: String,
    /// How sure that is; 1000 where there was nothing to decide.
    pub(super) certainty: u16,
}

impl Placed {
    pub(super) fn new(node: usize, certainty: u16, why: impl Into<String>) -> Self {
        Self { node, why: why.into(), certainty }
    }
}

/// Nodes that are one entity.
pub(super) type Group = Vec<Placed>;

/// All clusters of a corpus, in the order of the articles' keys, then clusters.
pub(super) fn nodes(entries: &[Entry]) -> Vec<Node<'_>> {
    let mut company = Company::default();
    let mut nodes: Vec<Node<'_>> =
        (0..).map(ArticleId).zip(entries).flat_map(|(id, entry)| of(id, entry, &mut company)).collect();
    nodes.sort_by_key(|node| (node.key, node.article, node.cluster));
    nodes
}

fn of<'c>(article: ArticleId, entry: &'c Entry, company: &mut Company) -> Vec<Node<'c>> {
    let mut nodes: Vec<Node<'_>> = (0..)
        .map(ClusterId)
        .zip(&entry.analysis.clusters)
        .zip(company.evidence(entry))
        .map(|((cluster, found), evidence)| Node {
            article,
            cluster,
            key: entry.article.key.as_str(),
            found,
            name: one_line(&found.name),
            forms: BTreeMap::new(),
            evidence,
        })
        .collect();
    for mention in entry.analysis.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
        if let Some(node) = nodes.get_mut(mention.cluster.0 as usize) {
            let form = one_line(mention.span.slice(&entry.article.text));
            *node.forms.entry(form).or_default() += 1;
        }
    }
    nodes
}

/// Whether two sorted lists have something in common.
pub(super) fn meet(a: &[ArticleId], b: &[ArticleId]) -> bool {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
        }
    }
    false
}
