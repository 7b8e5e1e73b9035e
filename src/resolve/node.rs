//! What resolution joins: one cluster of one article, read once.

use std::borrow::Cow;

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
    pub(super) name: Cow<'c, str>,
    /// Names as printed, on one line, and how often; sorted. A large collection has millions of these lists.
    pub(super) forms: Vec<(Cow<'c, str>, u32)>,
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
            name: line(&found.name),
            forms: Vec::new(),
            evidence,
        })
        .collect();
    for mention in entry.analysis.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
        if let Some(node) = nodes.get_mut(mention.cluster.0 as usize) {
            let form = line(mention.span.slice(&entry.article.text));
            match node.forms.binary_search_by(|(known, _)| known.cmp(&form)) {
                Ok(at) => node.forms[at].1 += 1,
                Err(at) => {
                    node.forms.reserve_exact(1);
                    node.forms.insert(at, (form, 1));
                }
            }
        }
    }
    nodes
}

/// [`one_line`], without a copy where there is nothing to change.
fn line(words: &str) -> Cow<'_, str> {
    let mut after_space = true;
    let is_line = words.chars().all(|c| {
        let fits = !c.is_whitespace() || c == ' ' && !after_space;
        after_space = c == ' ';
        fits
    });
    if is_line && !after_space { Cow::Borrowed(words) } else { Cow::Owned(one_line(words)) }
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
