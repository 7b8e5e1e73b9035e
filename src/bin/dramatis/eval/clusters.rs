//! `dramatis eval --clusters`: whether the names of one person, body or place were found to be one.
//!
//! End to end: the names are those that the program finds, not those marked, and a name is the same if start and
//! end are. Names marked with `"cluster": null` are of somebody the file does not number: they are left out on
//! both sides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dramatis::article::Meta;
use dramatis::extract::{Extractor, MentionKind};
use dramatis::text::PositionTable;

use super::coreference::Agreement;
use super::{TYPES, known, lines, say};

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
/// The names of one side by the numbers of their clusters, each with its type.
type Clusters = BTreeMap<u32, Vec<(Name, &'static str)>>;

/// Prints the scores of `files`, a row for all names of a file and one for each type.
pub(super) fn run(extractor: &Extractor, files: &[impl AsRef<Path>]) -> Result<(), String> {
    say(format!(
        "{:<24} {:<6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6} {:>6}",
        "file", "type", "names", "B3 pre", "B3 rec", "B3 F1", "MUC", "CEAFe", "CoNLL"
    ));
    for file in files {
        let file = file.as_ref();
        let scores = score(extractor, file)?;
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
    Ok(())
}

fn score(extractor: &Extractor, file: &Path) -> Result<Vec<(&'static str, Agreement)>, String> {
    let mut scores = vec![("all", Agreement::default())];
    scores.extend(TYPES.map(|kind| (kind, Agreement::default())));
    for article in lines::<Marked>(file)? {
        let (marked, unnumbered) = marked(&article);
        let mut found = found(extractor, &article.text);
        for names in found.values_mut() {
            names.retain(|(name, _)| !unnumbered.contains(name));
        }
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
        let (Some(kind), name) = (known(&entity.kind), (entity.start, entity.end)) else { continue };
        match entity.cluster {
            Some(number) => clusters.entry(number).or_default().push((name, kind)),
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
        clusters.entry(mention.cluster.0).or_default().push((name, cluster.kind.code()));
    }
    clusters
}

/// The groups of names of one type, or of all.
fn of_kind(clusters: &Clusters, kind: &str) -> Vec<Vec<Name>> {
    let groups = clusters.values().map(|names| {
        let names = names.iter().filter(|(_, k)| kind == "all" || *k == kind);
        names.map(|(name, _)| *name).collect::<Vec<_>>()
    });
    groups.filter(|group| !group.is_empty()).collect()
}
