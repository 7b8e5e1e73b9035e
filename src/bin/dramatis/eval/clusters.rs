//! `dramatis eval --clusters`: whether the names of one person, body or place were found to be one.
//!
//! End to end: the names are those that the program finds, not those marked, and a name is the same if start and
//! end are. Names marked with `"cluster": null` are of somebody the file does not number: they are left out on
//! both sides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dramatis::article::Meta;
use dramatis::extract::{Extractor, MentionKind};
use dramatis::quality::KINDS;
use dramatis::text::PositionTable;

use super::coreference::Agreement;
use super::reliability::Reliability;
use super::{lines, say};
use crate::marked;

#[derive(serde::Deserialize)]
struct Marked {
    text: String,
    entities: Vec<MarkedName>,
}

#[derive(serde::Deserialize)]
struct MarkedName {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    cluster: Option<u32>,
}

/// A name by its place, in Unicode scalar values.
type Name = (usize, usize);
/// The names of one side by the numbers of their clusters, each with its type and how sure it is that it is there.
type Clusters = BTreeMap<u32, Vec<(Name, &'static str, u16)>>;

/// Prints the scores of `files`, a row for all names of a file and one for each type, and how far the certainties
/// of the joins may be relied on.
pub(super) fn run(extractor: &Extractor, files: &[impl AsRef<Path>]) -> Result<(), String> {
    say(format!(
        "{:<24} {:<6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
        "file", "type", "names", "B3 pre", "B3 rec", "B3 F1", "MUC", "CEAFe", "CoNLL"
    ));
    let mut reliability = Reliability::default();
    for file in files {
        let file = file.as_ref();
        let scores = score(extractor, file, &mut reliability)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (kind, score) in scores {
            let [precision, recall, f1] = score.b_cubed.scores();
            say(format!(
                "{name:<24} {kind:<6} {:>6.1} {precision:>6.1} {recall:>6.1} {f1:>6.1} {:>6.1} {:>6.1} {:>6.1}",
                score.mentions.f1(),
                score.muc.f1(),
                score.ceaf_e.f1(),
                score.conll()
            ));
        }
    }
    reliability.lines("names joined in an article").into_iter().for_each(say);
    Ok(())
}

fn score(
    extractor: &Extractor,
    file: &Path,
    reliability: &mut Reliability,
) -> Result<Vec<(&'static str, Agreement)>, String> {
    let mut scores = vec![("all", Agreement::default())];
    scores.extend(KINDS.map(|kind| (kind.code(), Agreement::default())));
    for article in lines::<Marked>(file)? {
        let (marked, unnumbered) = marked(&article);
        let mut found = found(extractor, &article.text);
        for names in found.values_mut() {
            names.retain(|(name, ..)| !unnumbered.contains(name));
        }
        rely(&marked, &found, reliability);
        for (kind, score) in &mut scores {
            score.add(&of_kind(&marked, kind), &of_kind(&found, kind));
        }
    }
    Ok(scores)
}

/// The marked clusters, and the names without a number.
fn marked(article: &Marked) -> (Clusters, BTreeSet<Name>) {
    let (mut clusters, mut unnumbered) = (Clusters::new(), BTreeSet::new());
    for entity in &article.entities {
        let Some(kind) = marked::kind(&entity.kind) else { continue };
        let name = (entity.start, entity.end);
        match entity.cluster {
            Some(number) => clusters.entry(number).or_default().push((name, kind.code(), 1000)),
            None => drop(unnumbered.insert(name)),
        }
    }
    (clusters, unnumbered)
}

fn found(extractor: &Extractor, text: &str) -> Clusters {
    let analysis = extractor.analyse(text, &Meta::default());
    let table = PositionTable::new(text);
    let mut clusters = Clusters::new();
    for mention in analysis.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
        let Some(cluster) = analysis.clusters.get(mention.cluster.0 as usize) else { continue };
        let name = (table.to_char(mention.span.start()).get(), table.to_char(mention.span.end()).get());
        clusters.entry(mention.cluster.0).or_default().push((name, cluster.kind.code(), mention.link.0));
    }
    clusters
}

/// The groups of names of one type, or of all.
fn of_kind(clusters: &Clusters, kind: &str) -> Vec<Vec<Name>> {
    let groups = clusters.values().map(|names| {
        let names = names.iter().filter(|(_, k, _)| kind == "all" || *k == kind);
        names.map(|(name, ..)| *name).collect::<Vec<_>>()
    });
    groups.filter(|group| !group.is_empty()).collect()
}

/// Counts the joins that were made: names behind the first of their cluster, where both are marked. A join is right
/// if both are marked as one.
fn rely(marked: &Clusters, found: &Clusters, reliability: &mut Reliability) {
    let homes: BTreeMap<Name, u32> = marked
        .iter()
        .flat_map(|(number, names)| names.iter().map(move |(name, ..)| (*name, *number)))
        .collect();
    for names in found.values() {
        let mut known = names.iter().filter_map(|(name, _, sure)| Some((homes.get(name)?, *sure)));
        let Some((first, _)) = known.next() else { continue };
        known.filter(|(_, sure)| *sure < 1000).for_each(|(home, sure)| reliability.add(sure, home == first));
    }
}
