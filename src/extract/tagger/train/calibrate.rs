//! How sure the tagger may be: measured on text that it was not trained on.

use super::super::calibration::KNOTS;
use super::super::{Tagged, Tagger, TaggerError};
use super::Marked;
use crate::extract::lists::Lists;
use crate::extract::scene::Scene;

/// Before calibration: the base in millionths, and certainty as the share itself.
pub(super) const NONE: (u32, [u16; KNOTS]) = (BASES[2], line());
/// Bases to choose from.
const BASES: [u32; 8] = [900_000, 930_000, 950_000, 965_000, 975_000, 983_000, 988_000, 992_000];

const fn line() -> [u16; KNOTS] {
    let mut knots = [0; KNOTS];
    let mut k = 0;
    while k < KNOTS {
        knots[k] = (k * 1000 / (KNOTS - 1)) as u16;
        k += 1;
    }
    knots
}

/// A name's share, in thousandths, and whether it was right.
type Outcome = (u16, bool);

/// The base whose shares tell right from wrong best, and the curve that makes its shares true: on the names that
/// the model `trial` finds in `kept`.
pub(super) fn curve(
    trial: &[u8],
    kept: &[&Marked],
    lists: &Lists,
) -> Result<(u32, [u16; KNOTS]), TaggerError> {
    let mut best: Option<(f64, u32, Vec<Outcome>)> = None;
    for base in BASES {
        let mut tagger = Tagger::new(trial)?;
        tagger.set_base(base);
        let outcomes: Vec<Outcome> = kept.iter().flat_map(|text| outcomes(&tagger, text, lists)).collect();
        let curve = rising(&outcomes);
        let loss = loss(&outcomes, &curve);
        if best.as_ref().is_none_or(|(least, _, _)| loss < *least) {
            best = Some((loss, base, outcomes));
        }
    }
    Ok(best.map_or(NONE, |(_, base, outcomes)| (base, rising(&outcomes))))
}

fn outcomes(tagger: &Tagger, marked: &Marked, lists: &Lists) -> Vec<Outcome> {
    let scene = Scene::plain(&marked.text, lists);
    let right = |name: &Tagged| {
        let span = scene.span(name.from, name.to);
        marked.names.iter().any(|(range, kind)| {
            *kind == name.kind && range.start == span.start().get() && range.end == span.end().get()
        })
    };
    let judged = |name: &Tagged| marked.with_misc || name.kind != crate::extract::NameKind::Misc;
    let found = tagger.read(&scene, lists);
    found.names().filter(judged).map(|name| (name.certainty.0, right(&name))).collect()
}

/// The share of right names near each knot, made rising by pooling neighbours that fall (Ayer et al., 1955).
fn rising(outcomes: &[Outcome]) -> [u16; KNOTS] {
    let mut bins = [(0u64, 0u64); KNOTS];
    for (share, right) in outcomes {
        let knot = (usize::from(*share) * (KNOTS - 1) + 500) / 1000;
        bins[knot.min(KNOTS - 1)].0 += u64::from(*right);
        bins[knot.min(KNOTS - 1)].1 += 1;
    }
    let mut pools: Vec<(u64, u64, usize)> = Vec::new();
    for (right, all) in bins {
        pools.push((right, all, 1));
        while let [.., a, b] = pools.as_slice() {
            // An empty bin joins the one before it.
            if b.1 > 0 && a.0 * b.1 <= b.0 * a.1 {
                break;
            }
            let pooled = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            pools.truncate(pools.len() - 2);
            pools.push(pooled);
        }
    }
    let mut curve = [0; KNOTS];
    let levels = pools.iter().flat_map(|(right, all, n)| vec![right * 1000 / (*all).max(1); *n]);
    for (knot, level) in curve.iter_mut().zip(levels) {
        *knot = level as u16;
    }
    curve
}

/// The mean squared difference between certainty and outcome (Brier, 1950).
fn loss(outcomes: &[Outcome], curve: &[u16; KNOTS]) -> f64 {
    let at =
        |share: u16| f64::from(curve[((usize::from(share) * (KNOTS - 1) + 500) / 1000).min(KNOTS - 1)]) / 1e3;
    let sum: f64 =
        outcomes.iter().map(|(share, right)| (at(*share) - f64::from(u8::from(*right))).powi(2)).sum();
    sum / outcomes.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_rises_and_tells_the_share_of_right_names() {
        let mut outcomes = Vec::new();
        for share in [0u16, 250, 500, 750, 1000] {
            outcomes.extend((0..100).map(|n| (share, n * 10 < share * 8 / 10)));
        }
        let curve = rising(&outcomes);
        assert!(curve.is_sorted());
        assert_eq!((curve[0], curve[16]), (0, 800));
        assert!(loss(&outcomes, &curve) < 0.2);
    }
}
