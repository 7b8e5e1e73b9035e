//! Word classes by the company that words keep: spherical k-means over the words to the left and right, at two
//! grains.
//!
//! Brown classes (Brown et al., 1992) are the usual choice for name taggers; these take seconds instead of hours
//! and did as much here.

use std::collections::BTreeMap;

use super::super::classes::Class;
use super::super::hash;
use crate::text::{Span, sentence_starts, tokenise};

/// Classes at the coarse grain; below 128, so that a byte has room for one more bit.
const COARSE: usize = 100;
const FINE: usize = 1000;
/// Words seen less often get no class.
const LEAST: u32 = 4;
/// Neighbours that count: the commonest words.
const NEIGHBOURS: usize = 2000;
const ROUNDS: usize = 15;

/// The hash and class of each word of `texts`.
pub(super) fn classes(texts: &[&str]) -> Vec<(u64, Class)> {
    let words = Words::read(texts);
    let points = words.points();
    let coarse = means(&points, &words.counts, COARSE);
    let fine = means(&points, &words.counts, FINE);
    let class = |i: usize| Class { coarse: (coarse[i] + 1) as u8, fine: (fine[i] + 1) as u16, plain: false };
    (0..points.len()).map(|i| (words.hashes[i], class(i))).collect()
}

/// Words by falling frequency, ties by hash; number 0 of a sentence is its border.
struct Words {
    hashes: Vec<u64>,
    counts: Vec<u32>,
    /// Sentences as word numbers from 1; [`RARE`] for words without a class.
    sentences: Vec<Vec<u32>>,
}

const BORDER: u32 = 0;
const RARE: u32 = u32::MAX;

impl Words {
    fn read(texts: &[&str]) -> Self {
        let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
        let sentences: Vec<Vec<u64>> = texts.iter().flat_map(|text| hashed(text)).collect();
        for word in sentences.iter().flatten() {
            *counts.entry(*word).or_default() += 1;
        }
        let mut order: Vec<(u32, u64)> =
            counts.into_iter().filter(|(_, n)| *n >= LEAST).map(|(word, n)| (n, word)).collect();
        order.sort_unstable_by_key(|(n, word)| (std::cmp::Reverse(*n), *word));
        let number: BTreeMap<u64, u32> =
            order.iter().zip(1..).map(|((_, word), number)| (*word, number)).collect();
        let numbered = |s: Vec<u64>| s.iter().map(|w| number.get(w).copied().unwrap_or(RARE)).collect();
        Self {
            hashes: order.iter().map(|(_, word)| *word).collect(),
            counts: order.iter().map(|(n, _)| *n).collect(),
            sentences: sentences.into_iter().map(numbered).collect(),
        }
    }

    /// For each word its neighbours and their weights: roots of counts, common neighbours damped, length one.
    fn points(&self) -> Vec<Vec<(u32, f32)>> {
        let mut beside: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); self.hashes.len()];
        for sentence in &self.sentences {
            for (i, word) in sentence.iter().enumerate().filter(|(_, word)| **word != RARE) {
                let before = if i == 0 { BORDER } else { sentence[i - 1] };
                let behind = sentence.get(i + 1).copied().unwrap_or(BORDER);
                let point = &mut beside[*word as usize - 1];
                if (before as usize) < NEIGHBOURS {
                    *point.entry(before).or_default() += 1.0;
                }
                if (behind as usize) < NEIGHBOURS {
                    *point.entry(NEIGHBOURS as u32 + behind).or_default() += 1.0;
                }
            }
        }
        let mut totals = vec![0.0f32; 2 * NEIGHBOURS];
        for (side, n) in beside.iter().flatten() {
            totals[*side as usize] += n;
        }
        let damped = |side: u32, n: f32| n.sqrt() / (totals[side as usize] + 50.0).sqrt().sqrt();
        beside
            .into_iter()
            .map(|point| unit(point.into_iter().map(|(side, n)| (side, damped(side, n))).collect()))
            .collect()
    }
}

/// The sentences of a text as word hashes.
fn hashed(text: &str) -> Vec<Vec<u64>> {
    let tokens = tokenise(text, Span::new(0, text.len()));
    let starts = sentence_starts(text, &tokens);
    let mut out: Vec<Vec<u64>> = Vec::new();
    for (token, starts) in tokens.iter().zip(starts) {
        if starts {
            out.push(Vec::new());
        }
        if let Some(sentence) = out.last_mut() {
            sentence.push(hash::word(&token.span.slice(text).to_lowercase()));
        }
    }
    out
}

fn unit(mut point: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let length = point.iter().map(|(_, x)| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    point.iter_mut().for_each(|(_, x)| *x /= length);
    point
}

/// The class of each point, below `k`. The first `k` points, the commonest words, are the first centres.
fn means(points: &[Vec<(u32, f32)>], counts: &[u32], k: usize) -> Vec<usize> {
    let k = k.min(points.len());
    let sides = 2 * NEIGHBOURS;
    let mut centres = vec![0.0f32; sides * k];
    for (class, point) in points.iter().take(k).enumerate() {
        for (side, x) in point {
            centres[*side as usize * k + class] = *x;
        }
    }
    let mut of: Vec<usize> = (0..points.len()).map(|i| i % k.max(1)).collect();
    let mut near = vec![0.0f32; k];
    for _ in 0..ROUNDS {
        let mut moved = 0;
        for (i, point) in points.iter().enumerate() {
            let class = nearest(point, &centres, &mut near);
            moved += usize::from(class != of[i]);
            of[i] = class;
        }
        if moved * 500 < points.len() {
            break;
        }
        centres = centres_of(points, counts, &of, k);
    }
    of
}

/// The centre with the largest product; of equals the last.
fn nearest(point: &[(u32, f32)], centres: &[f32], near: &mut [f32]) -> usize {
    let k = near.len();
    near.fill(0.0);
    for (side, x) in point {
        let row = &centres[*side as usize * k..][..k];
        for (sum, centre) in near.iter_mut().zip(row) {
            *sum += x * centre;
        }
    }
    (0..k).max_by(|a, b| near[*a].total_cmp(&near[*b])).unwrap_or_default()
}

fn centres_of(points: &[Vec<(u32, f32)>], counts: &[u32], of: &[usize], k: usize) -> Vec<f32> {
    let mut centres = vec![0.0f32; 2 * NEIGHBOURS * k];
    for (i, point) in points.iter().enumerate() {
        let weight = (counts[i] as f32).sqrt();
        for (side, x) in point {
            centres[*side as usize * k + of[i]] += x * weight;
        }
    }
    for class in 0..k {
        let column = || (class..centres.len()).step_by(k);
        let length = column().map(|at| centres[at] * centres[at]).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for at in column().collect::<Vec<_>>() {
            centres[at] /= length;
        }
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_like_company_share_a_class() {
        let places = ["Lima", "Quito", "Paris", "Rome"];
        let texts: Vec<String> = (0..200)
            .map(|i| {
                format!("He flew to {} on Monday. The old {} slept.", places[i % 4], ["dog", "cat"][i % 2])
            })
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let words = Words::read(&texts);
        let of = means(&words.points(), &words.counts, 12);
        let class = |word: &str| {
            let at = words.hashes.iter().position(|h| *h == hash::word(word)).unwrap();
            of[at]
        };
        assert_eq!(class("lima"), class("rome"));
        assert_eq!(class("dog"), class("cat"));
        assert_ne!(class("dog"), class("rome"));
    }
}
