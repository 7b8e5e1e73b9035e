//! How well one grouping of mentions agrees with another: MUC, B-cubed, CEAF-e and their mean.
//!
//! Mentions that only one side has are treated as in the reference scorer of CoNLL-2012 from version 8 on
//! (Pradhan and others, ACL 2014): nothing is added or taken away to make the sides equal. A mention marked but
//! not found lowers recall, one found in vain lowers precision, each alone in its group as far as MUC goes. Groups
//! of one mention count like all others. Over several articles numerators and denominators are summed first.

use std::collections::BTreeMap;

/// Sums from which precision, recall and F1 come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    right_found: f64,
    found: f64,
    right_marked: f64,
    marked: f64,
}

impl Tally {
    /// Precision, recall and their harmonic mean, in per cent; 0 where nothing was to be found.
    pub(crate) fn scores(self) -> [f64; 3] {
        let share = |part: f64, all: f64| if all > 0.0 { 100.0 * part / all } else { 0.0 };
        let (p, r) = (share(self.right_found, self.found), share(self.right_marked, self.marked));
        [p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }]
    }

    pub(crate) fn f1(self) -> f64 {
        self.scores()[2]
    }
}

/// The scores of a set of articles.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Agreement {
    /// Mentions alone, however grouped.
    pub(crate) mentions: Tally,
    /// Links (Vilain and others, 1995).
    pub(crate) muc: Tally,
    /// Mention by mention (Bagga and Baldwin, 1998).
    pub(crate) b_cubed: Tally,
    /// Group by group, each with at most one, by 2·|both| / (|one| + |other|) (Luo, 2005).
    pub(crate) ceaf_e: Tally,
}

impl Agreement {
    /// The mean of the F1 of MUC, B-cubed and CEAF-e, in per cent.
    pub(crate) fn conll(self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }

    /// Adds one article. No mention is twice on one side; mentions are the same if they are equal.
    pub(crate) fn add<M: Ord + Copy>(&mut self, marked: &[Vec<M>], found: &[Vec<M>]) {
        let shared = Shared::new(marked, found);
        self.mentions.add(shared.mentions(), count(found), shared.mentions(), count(marked));
        self.muc.add(
            links(found, &shared.by_found),
            possible_links(found),
            links(marked, &shared.by_marked),
            possible_links(marked),
        );
        self.b_cubed.add(
            overlaps(found, &shared.by_found),
            count(found),
            overlaps(marked, &shared.by_marked),
            count(marked),
        );
        let aligned = shared.aligned(marked, found);
        self.ceaf_e.add(aligned, found.len() as f64, aligned, marked.len() as f64);
    }
}

impl Tally {
    fn add(&mut self, right_found: f64, found: f64, right_marked: f64, marked: f64) {
        self.right_found += right_found;
        self.found += found;
        self.right_marked += right_marked;
        self.marked += marked;
    }
}

fn count<M>(groups: &[Vec<M>]) -> f64 {
    groups.iter().map(Vec::len).sum::<usize>() as f64
}

fn possible_links<M>(groups: &[Vec<M>]) -> f64 {
    count(groups) - groups.iter().filter(|g| !g.is_empty()).count() as f64
}

/// For each group, how many mentions it shares with which groups of the other side.
type Overlap = Vec<BTreeMap<usize, usize>>;

/// Links that the other side leaves whole: the group's size less the parts it is cut into.
fn links<M>(groups: &[Vec<M>], shared: &Overlap) -> f64 {
    let kept = |(group, with): (&Vec<M>, &BTreeMap<usize, usize>)| {
        let alone = group.len() - with.values().sum::<usize>();
        group.len() - (with.len() + alone)
    };
    groups.iter().zip(shared).map(kept).sum::<usize>() as f64
}

/// For each mention the share of its group that is with it on the other side too, summed.
fn overlaps<M>(groups: &[Vec<M>], shared: &Overlap) -> f64 {
    let share = |(group, with): (&Vec<M>, &BTreeMap<usize, usize>)| {
        with.values().map(|n| (n * n) as f64).sum::<f64>() / group.len().max(1) as f64
    };
    groups.iter().zip(shared).map(share).sum()
}

/// What both sides have.
struct Shared {
    by_marked: Overlap,
    by_found: Overlap,
}

impl Shared {
    fn new<M: Ord + Copy>(marked: &[Vec<M>], found: &[Vec<M>]) -> Self {
        let home: BTreeMap<M, usize> =
            found.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |m| (*m, at))).collect();
        let mut shared = Self {
            by_marked: vec![BTreeMap::new(); marked.len()],
            by_found: vec![BTreeMap::new(); found.len()],
        };
        for (at, group) in marked.iter().enumerate() {
            for with in group.iter().filter_map(|m| home.get(m)) {
                *shared.by_marked[at].entry(*with).or_default() += 1;
                *shared.by_found[*with].entry(at).or_default() += 1;
            }
        }
        shared
    }

    fn mentions(&self) -> f64 {
        self.by_marked.iter().flat_map(BTreeMap::values).sum::<usize>() as f64
    }

    /// The greatest sum of likenesses that a matching of groups one to one can reach.
    fn aligned<M>(&self, marked: &[Vec<M>], found: &[Vec<M>]) -> f64 {
        let side = marked.len().max(found.len());
        let mut cost = vec![vec![0.0; side]; side];
        for (at, with) in self.by_marked.iter().enumerate() {
            for (&to, &n) in with {
                cost[at][to] = -2.0 * n as f64 / (marked[at].len() + found[to].len()) as f64;
            }
        }
        -cheapest(&cost)
    }
}

/// The least sum of one entry from each row, no two from one column, of a square table: the Hungarian method with
/// potentials, one row after another, cubic in the side.
fn cheapest(cost: &[Vec<f64>]) -> f64 {
    let side = cost.len();
    // Index 0 is a column of none; rows are numbered from 1 in `row_of`.
    let (mut of_row, mut of_column) = (vec![0.0; side + 1], vec![0.0; side + 1]);
    let mut row_of = vec![0; side + 1];
    for row in 1..=side {
        row_of[0] = row;
        let mut column = 0;
        let (mut least, mut from) = (vec![f64::INFINITY; side + 1], vec![0; side + 1]);
        let mut used = vec![false; side + 1];
        while row_of[column] != 0 {
            used[column] = true;
            let (at, mut step, mut next) = (row_of[column], f64::INFINITY, 0);
            for to in 1..=side {
                if used[to] {
                    continue;
                }
                let rest = cost[at - 1][to - 1] - of_row[at] - of_column[to];
                if rest < least[to] {
                    (least[to], from[to]) = (rest, column);
                }
                if least[to] < step {
                    (step, next) = (least[to], to);
                }
            }
            for to in 0..=side {
                if used[to] {
                    of_row[row_of[to]] += step;
                    of_column[to] -= step;
                } else {
                    least[to] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[from[column]];
            column = from[column];
        }
    }
    (1..=side).map(|column| cost[row_of[column] - 1][column - 1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `abc de` is two groups of three and two mentions.
    fn agreement(marked: &str, found: &str) -> Agreement {
        let groups =
            |of: &str| of.split_whitespace().map(|g| g.chars().collect()).collect::<Vec<Vec<char>>>();
        let mut agreement = Agreement::default();
        agreement.add(&groups(marked), &groups(found));
        agreement
    }

    /// Precision, recall and F1 as fractions, each worked out by hand.
    fn check(tally: Tally, [precision, recall]: [f64; 2]) {
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        let near =
            tally.scores().iter().zip([precision, recall, f1]).all(|(a, b)| (a - 100.0 * b).abs() < 1e-9);
        assert!(near, "{:?}, not {precision} {recall} {f1}", tally.scores());
    }

    #[test]
    fn the_same_groups_agree_fully() {
        let same = agreement("abc de f", "f ed cab");
        for tally in [same.mentions, same.muc, same.b_cubed, same.ceaf_e] {
            check(tally, [1.0, 1.0]);
        }
        assert!((same.conll() - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_small_group_lost_in_a_large_one() {
        // Nine of ten links found are right, and all nine marked are found. Of seven mentions joined, two share
        // their group with two of seven, five with five of seven.
        let one = agreement("12345 67 89ABC", "12345 6789ABC");
        check(one.muc, [9.0 / 10.0, 1.0]);
        check(one.b_cubed, [(5.0 + 2.0 * 2.0 / 7.0 + 5.0 * 5.0 / 7.0) / 12.0, 1.0]);
        let like = 1.0 + 2.0 * 5.0 / 12.0;
        check(one.ceaf_e, [like / 2.0, like / 3.0]);
    }

    #[test]
    fn two_large_groups_joined_cost_more_but_in_muc() {
        let one = agreement("12345 67 89ABC", "1234589ABC 67");
        check(one.muc, [9.0 / 10.0, 1.0]);
        check(one.b_cubed, [(10.0 * 0.5 + 2.0) / 12.0, 1.0]);
        let like = 1.0 + 2.0 * 5.0 / 15.0;
        check(one.ceaf_e, [like / 2.0, like / 3.0]);
    }

    #[test]
    fn mentions_of_one_side_alone_count_against_it() {
        // c and d are missed, x is found in vain.
        let one = agreement("abc d", "ab x");
        check(one.mentions, [2.0 / 3.0, 2.0 / 4.0]);
        check(one.muc, [1.0, 1.0 / 2.0]);
        check(one.b_cubed, [2.0 / 3.0, (2.0 / 3.0 + 2.0 / 3.0) / 4.0]);
        check(one.ceaf_e, [0.8 / 2.0, 0.8 / 2.0]);
    }

    #[test]
    fn a_group_torn_apart() {
        // Both halves could stand for the group: the larger does.
        let one = agreement("abcde", "ab cde");
        check(one.muc, [1.0, 3.0 / 4.0]);
        check(one.b_cubed, [1.0, (2.0 * 2.0 / 5.0 + 3.0 * 3.0 / 5.0) / 5.0]);
        check(one.ceaf_e, [0.75 / 2.0, 0.75]);
    }

    #[test]
    fn nothing_found_scores_nothing() {
        let one = agreement("ab c", "");
        check(one.muc, [0.0, 0.0]);
        check(one.b_cubed, [0.0, 0.0]);
        check(one.ceaf_e, [0.0, 0.0]);
    }

    #[test]
    fn the_best_matching_is_not_the_greedy_one() {
        // Row by row the first takes 9 and leaves the second 1; together 8 and 7 are better.
        let gain = [[9.0, 8.0, 0.0], [7.0, 1.0, 0.0], [0.0, 0.0, 0.5]];
        let cost: Vec<Vec<f64>> = gain.iter().map(|row| row.iter().map(|g| -g).collect()).collect();
        assert!((cheapest(&cost) + 15.5).abs() < 1e-9);
        assert!(cheapest(&[]).abs() < 1e-9);
    }

    #[test]
    fn articles_are_summed_before_they_are_divided() {
        let mut both = agreement("ab", "ab");
        both.add(&[vec!['c', 'd', 'e', 'f']], &[vec!['c'], vec!['d'], vec!['e'], vec!['f']]);
        check(both.muc, [1.0, 1.0 / 4.0]);
        check(both.b_cubed, [1.0, (2.0 + 4.0 * 1.0 / 4.0) / 6.0]);
    }
}
