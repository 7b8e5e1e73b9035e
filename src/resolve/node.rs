//! What resolution joins: one cluster of one article, read once.

use std::collections::BTreeMap;

use super::offices::Offices;
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
    pub(super) offices: Offices,
}

/// Nodes that are one entity, each with the reason why it is in.
pub(super) type Group = Vec<(usize, String)>;

/// All clusters of a corpus, in the order of the articles' keys, then clusters.
pub(super) fn nodes(entries: &[Entry]) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> =
        (0..).map(ArticleId).zip(entries).flat_map(|(id, entry)| of(id, entry)).collect();
    nodes.sort_by_key(|node| (node.key, node.article, node.cluster));
    nodes
}

fn of(article: ArticleId, entry: &Entry) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node<'_>> = (0..)
        .map(ClusterId)
        .zip(&entry.analysis.clusters)
        .map(|(cluster, found)| Node {
            article,
            cluster,
            key: entry.article.key.as_str(),
            found,
            name: one_line(&found.name),
            forms: BTreeMap::new(),
            offices: Offices::new(found.offices.iter().map(String::as_str)),
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
