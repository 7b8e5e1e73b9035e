//! Which names of one article belong to one person, body or place.
//!
//! Promise: every name is in one cluster, numbered in order of first mention, with a reason and a certainty for
//! each that was not the first of its spelling.

mod persons;
mod things;

use std::collections::BTreeMap;

use super::lists::Lists;
use super::name::Name;
use super::scene::Scene;
use super::ties::Ties;
use super::{Certainty, ClusterId};

/// The cluster of each name, numbered in order of first mention, and why.
pub(super) struct Clustering {
    /// For each name, its cluster.
    pub(super) of: Vec<ClusterId>,
    /// For each name, why it is there; empty where the name alone says so.
    pub(super) why: Vec<String>,
    /// For each name, how sure it is that it belongs there.
    pub(super) certainty: Vec<Certainty>,
}

/// Groups `names`, which are in order of position.
pub(super) fn cluster(scene: &Scene, lists: &Lists, ties: &Ties, names: &[Name]) -> Clustering {
    let mut groups = Groups {
        of: vec![None; names.len()],
        why: vec![String::new(); names.len()],
        certainty: vec![Certainty(1000); names.len()],
        next: 0,
    };
    persons::join(scene, lists, names, &mut groups);
    things::join(scene, lists, ties, names, &mut groups);
    groups.numbered()
}

/// Groups so far, by the place of each name in the list of names.
struct Groups {
    of: Vec<Option<u32>>,
    why: Vec<String>,
    certainty: Vec<Certainty>,
    next: u32,
}

impl Groups {
    fn open(&mut self, name: usize) -> u32 {
        self.next += 1;
        self.of[name] = Some(self.next - 1);
        self.next - 1
    }

    fn join(&mut self, name: usize, group: u32, why: String, certainty: u16) {
        self.of[name] = Some(group);
        self.why[name] = why;
        self.certainty[name] = Certainty(certainty);
    }

    /// Numbers in order of first mention.
    fn numbered(self) -> Clustering {
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        let of = self
            .of
            .iter()
            .map(|group| {
                let fresh = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                ClusterId(*numbers.entry(group.unwrap_or(u32::MAX)).or_insert(fresh))
            })
            .collect();
        Clustering { of, why: self.why, certainty: self.certainty }
    }
}
