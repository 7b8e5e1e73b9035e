//! One name, several people: clusters parted by what their articles say the people do.
//!
//! Promise: one camp unless the evidence speaks against it; the result does not depend on the order of the articles.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use super::node::Node;

/// Nodes that may be one person.
pub(super) struct Camp {
    pub(super) nodes: Vec<usize>,
    /// Those that could be in another camp too.
    pub(super) unclear: BTreeSet<usize>,
    evidence: Evidence,
}

/// Parts `members`, in ascending order, all of one name. Trades that go together through others (an actor, an actor
/// and governor, a governor) are one camp, and so are two that name somebody or a body in common. Nodes without a
/// trade go to the camp with which they have most in common; of camps alike, to the largest, the first of these.
pub(super) fn part(nodes: &[Node<'_>], members: &[usize]) -> Vec<Camp> {
    let mut camps: Vec<Camp> = Vec::new();
    let (told, untold): (Vec<usize>, Vec<usize>) =
        members.iter().partition(|at| !nodes[**at].evidence.trades.is_empty());
    for at in told {
        let mut camp =
            Camp { nodes: vec![at], unclear: BTreeSet::new(), evidence: nodes[at].evidence.clone() };
        // The new camp may bring several together.
        while let Some(with) = camps.iter().position(|other| !other.evidence.at_odds(&camp.evidence)) {
            let other = camps.swap_remove(with);
            camp.nodes.extend(other.nodes);
            camp.evidence.add(&other.evidence);
        }
        camps.push(camp);
    }
    camps.iter_mut().for_each(|camp| camp.nodes.sort_unstable());
    camps.sort_by_key(|camp| camp.nodes[0]);
    if camps.len() < 2 {
        return vec![Camp {
            nodes: members.to_vec(),
            unclear: BTreeSet::new(),
            evidence: Evidence::default(),
        }];
    }
    let sizes: Vec<usize> = camps.iter().map(|camp| camp.nodes.len()).collect();
    for at in untold {
        let likeness = |camp: usize| nodes[at].evidence.common(&camps[camp].evidence).weight();
        let best =
            (0..sizes.len()).max_by_key(|camp| (likeness(*camp), sizes[*camp], std::cmp::Reverse(*camp)));
        if let Some(camp) = best {
            camps[camp].nodes.push(at);
            camps[camp].unclear.insert(at);
        }
    }
    camps.iter_mut().for_each(|camp| camp.nodes.sort_unstable());
    camps
}
