//! Who holds, held or is to hold which office, with the words that say so.
//!
//! Promise: an office is a stretch of the text and its holder a person of the article; whether it is held now is what
//! the words beside it say ("former", "then", "(retd)", "-designate"), and a time is given only where "since",
//! "until" or "from" leads to it.

mod succession;

use serde::{Deserialize, Serialize};

use super::cluster::Clustering;
use super::name::Name;
use super::office::{Office, is_next};
use super::role::Holding;
use super::scene::Scene;
use super::{Certainty, ClusterId, Mention, NameKind, TimeExpression, TimeKind};
use crate::text::Span;
use crate::text::order::sort_by_key;
use succession::Ground;
pub(super) use succession::{FOLLOW, TABLES};

/// Whether an office is held when the article is written, as its words have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// No longer: "former", "then", "(retd)", a predecessor.
    Past,
    /// Nothing says otherwise.
    Present,
    /// Not yet: "-designate", "elect", "incoming", a successor.
    Future,
}

/// An office and its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// Who.
    pub holder: ClusterId,
    /// The office as printed, with the country or body that stands in it.
    pub office: Span,
    /// The country or body, where it is named beside the office.
    pub of: Option<ClusterId>,
    /// Whether it is held.
    pub phase: Phase,
    /// The words that say since when or until when: one of the article's time expressions.
    pub time: Option<Span>,
    /// From the first to the last word that ties office and holder.
    pub evidence: Span,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The offices of `holdings` and those in which one follows another, in the order of their evidence.
pub(super) fn tenures(
    scene: &Scene,
    (names, clustering): (&[Name], &Clustering),
    (offices, holdings): (&[Office], &[Holding]),
    mentions: &[Mention],
    dates: &[TimeExpression],
) -> Vec<Tenure> {
    let mut out: Vec<Tenure> = holdings
        .iter()
        .filter_map(|holding| {
            let (name, (from, to)) = (names.get(holding.name)?, holding.words);
            let evidence = scene.span(from.min(name.from), to.max(name.to));
            let apart = from > name.to;
            Some(Tenure {
                holder: *clustering.of.get(holding.name)?,
                office: scene.span(from, to),
                of: body(scene, names, clustering, from, to)
                    .or_else(|| behind(scene, names, clustering, holding.name).filter(|_| to <= name.from)),
                phase: phase(scene, (from, to), name),
                time: time(scene, dates, to.max(name.to)),
                evidence,
                certainty: Certainty(if apart { 850 } else { 950 }),
            })
        })
        .collect();
    out.extend(Ground::new(scene, (names, clustering), (offices, holdings), mentions).successions());
    sort_by_key(&mut out, |tenure| tenure.office.key());
    sort_by_key(&mut out, |tenure| tenure.evidence.key());
    out.dedup();
    out
}

/// The country or body named in the office, or right before it with a possessive: "Pakistan's | army chief".
fn body(scene: &Scene, names: &[Name], clustering: &Clustering, from: usize, to: usize) -> Option<ClusterId> {
    let owned = from > 1 && scene.continues(from) && matches!(scene.print(from - 1), "’s" | "'s");
    let start = if owned { from - 1 } else { from };
    let first = names.partition_point(|n| n.to < start + usize::from(!owned));
    let near = names[first..].iter().zip(&clustering.of[first..]).take_while(|(n, _)| n.from < to);
    let rank = |kind: NameKind| match kind {
        NameKind::Organisation => 2,
        NameKind::Place => 1,
        NameKind::Misc | NameKind::Person => 0,
    };
    let things = near.filter(|(n, _)| n.kind != NameKind::Person && (n.from >= from || n.to == start));
    things.max_by_key(|(n, _)| rank(n.kind)).map(|(_, cluster)| *cluster)
}

/// The country or body behind the holder: "President Amara Diallo of | Kenya".
fn behind(scene: &Scene, names: &[Name], clustering: &Clustering, holder: usize) -> Option<ClusterId> {
    let of = names.get(holder)?.to;
    let at = if scene.lower(of + 1) == "the" { of + 2 } else { of + 1 };
    let next = names.get(holder + 1).filter(|n| n.from == at && scene.lower(of) == "of")?;
    let thing = matches!(next.kind, NameKind::Place | NameKind::Organisation) && scene.continues(at);
    clustering.of.get(holder + 1).copied().filter(|_| thing && scene.continues(of))
}

/// What the words of the office `from..to`, the one before it, the ranks up to its holder and a "(retd)" behind say.
fn phase(scene: &Scene, (from, to): (usize, usize), holder: &Name) -> Phase {
    let led = holder.from >= to;
    let to = if led { holder.from } else { to };
    if led && scene.print(holder.to) == "(" && is_retired(scene.lower(holder.to + 1)) {
        return Phase::Past;
    }
    let before = if from > 0 && scene.continues(from) { from - 1 } else { from };
    // "Poe left, then President Diallo spoke": what came next.
    let next = led && is_next(scene, before, to);
    for at in before + usize::from(next)..to {
        match scene.lower(at) {
            "former" | "then" | "ex" | "late" | "ousted" | "predecessor" => return Phase::Past,
            word if is_retired(word) => return Phase::Past,
            "designate" | "elect" | "incoming" | "successor" => return Phase::Future,
            _ => {}
        }
    }
    let behind = matches!(scene.lower(to + 1), "designate" | "elect") && scene.print(to) == "-";
    if behind { Phase::Future } else { Phase::Present }
}

fn is_retired(word: &str) -> bool {
    matches!(word, "retd" | "ret" | "rtd" | "retired")
}

/// A time that "since", "until" or "from" leads to, soon behind word `at`.
fn time(scene: &Scene, dates: &[TimeExpression], at: usize) -> Option<Span> {
    const REACH: usize = 8;
    let mut lead = at;
    while lead < at + REACH && scene.continues(lead) {
        if matches!(scene.lower(lead), "since" | "until" | "till" | "from") {
            let start = scene.words.get(lead + 1)?.token.span.start();
            let k = dates.partition_point(|d| d.span.start() < start);
            let date = dates.get(k).filter(|d| d.span.start() == start && scene.continues(lead + 1))?;
            return matches!(date.kind, TimeKind::Date | TimeKind::Duration).then_some(date.span);
        }
        lead += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;
    use crate::extract::Extractor;

    /// Each office of `text`: holder, words, country or body, phase, time.
    fn told(text: &str) -> Vec<String> {
        let found = Extractor::bundled().unwrap().analyse(text, &Meta::default());
        let name = |cluster: ClusterId| found.clusters[cluster.0 as usize].name.clone();
        let line = |t: &Tenure| {
            let of = t.of.map(name).unwrap_or_default();
            let time = t.time.map_or("", |span| span.slice(text));
            format!("{}: {} [{of}] {:?} {time}", name(t.holder), t.office.slice(text), t.phase)
        };
        found.offices.iter().map(line).collect()
    }

    #[test]
    fn offices_before_and_behind_their_holders() {
        let cases: [(&str, &[&str]); 28] = [
            ("Ann Poe left, then President Amara Diallo spoke.", &["Amara Diallo: President [] Present "]),
            ("In 1999, then President Amara Diallo spoke.", &["Amara Diallo: then President [] Past "]),
            (
                "He met Kenya’s former president, Amara Diallo.",
                &["Amara Diallo: former president [Kenya] Past "],
            ),
            (
                "The president of Kenya, Amara Diallo, spoke.",
                &["Amara Diallo: president of Kenya [Kenya] Present "],
            ),
            ("After meeting the president, Ann Poe left.", &[]),
            ("President Amara Diallo of Kenya spoke.", &["Amara Diallo: President [Kenya] Present "]),
            ("General Qamar Bajwa (retd) spoke.", &["Qamar Bajwa: General [] Past "]),
            ("President-elect Amara Diallo spoke.", &["Amara Diallo: President-elect [] Future "]),
            (
                "Prime Minister-designate Moussa Keita spoke.",
                &["Moussa Keita: Prime Minister-designate [] Future "],
            ),
            (
                "British Army Chief General Roland Walker left.",
                &[
                    "Roland Walker: British Army Chief [British Army] Present ",
                    "Roland Walker: General [] Present ",
                ],
            ),
            ("Then prime minister Imran Khan left.", &["Imran Khan: Then prime minister [] Past "]),
            (
                "They met Ingrid Solheim, the prime minister of Norway since 2019, on Monday.",
                &["Ingrid Solheim: prime minister of Norway [Norway] Present 2019"],
            ),
            (
                "Kenya’s former president Amara Diallo spoke.",
                &["Amara Diallo: former president [Kenya] Past "],
            ),
            ("General (retd) Qamar Bajwa spoke.", &["Qamar Bajwa: General [] Past "]),
            ("Mr Walker and Ann Poe spoke.", &[]),
            (
                "Roland Walker succeeded Ann Poe as army chief in 2022.",
                &["Roland Walker: army chief [] Present ", "Ann Poe: army chief [] Past "],
            ),
            (
                "Ann Poe, who was succeeded by General Roland Walker as Kenya’s army chief, left.",
                &[
                    "Roland Walker: army chief [Kenya] Present ",
                    "Ann Poe: army chief [Kenya] Past ",
                    "Roland Walker: General [] Present ",
                ],
            ),
            (
                "President Amara Diallo spoke. His predecessor, Moussa Keita, stayed away.",
                &["Amara Diallo: President [] Present ", "Moussa Keita: President [] Past "],
            ),
            (
                "President Amara Diallo left, and Amara Diallo’s predecessor Moussa Keita spoke.",
                &["Amara Diallo: President [] Present ", "Moussa Keita: President [] Past "],
            ),
            (
                "General Roland Walker will succeed Ann Poe as army chief.",
                &[
                    "Roland Walker: General [] Present ",
                    "Roland Walker: army chief [] Future ",
                    "Ann Poe: army chief [] Present ",
                ],
            ),
            (
                "Roland Walker took over from Ann Poe as army chief in May.",
                &["Roland Walker: army chief [] Present ", "Ann Poe: army chief [] Past "],
            ),
            (
                "Ann Poe was replaced by Roland Walker as defence secretary.",
                &["Roland Walker: defence secretary [] Present ", "Ann Poe: defence secretary [] Past "],
            ),
            ("Roland Walker spoke, replacing Ann Poe as head. Roland Walker took over the firm.", &[]),
            ("She replaced Ann Poe as the story of the day.", &[]),
            (
                "President Amara Diallo met Ann Poe. His predecessor left.",
                &["Amara Diallo: President [] Present "],
            ),
            (
                "Army chief General Roland Walker spoke. His predecessor, General Moses Okoye, retired.",
                &[
                    "Roland Walker: Army chief [] Present ",
                    "Roland Walker: General [] Present ",
                    "Moses Okoye: Army chief [] Past ",
                    "Moses Okoye: General [] Present ",
                ],
            ),
            ("Roland Walker succeeded in Lima.", &[]),
            ("Ann Poe replaced the window.", &[]),
        ];
        for (text, want) in cases {
            assert_eq!(told(text), want, "{text}");
        }
    }
}
