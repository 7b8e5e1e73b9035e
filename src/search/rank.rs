//! How well an article answers: BM25F, in whole numbers, so that every machine gives the same order.
//!
//! A word speaks for an article by how often it stands in its headline, in its text, and how often the article
//! speaks of somebody whose name it is part of; less in long texts, and each further time less than the one before
//! (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009). Lengths are measured against those of a usual
//! article of news, not against the collection's mean: what an article adds to the index does not depend on others.

/// Words of a usual headline and text.
const USUAL: [f32; 2] = [9.0, 300.0];
/// How far length counts: 0 not at all, 1 in full.
const LENGTH: [f32; 2] = [0.5, 0.6];
/// What one time in the headline, in the text, by name is worth.
const WEIGHTS: [f32; 3] = [3.0, 1.0, 0.5];
/// How soon a further time is worth little.
const SATURATION: f32 = 1.2;

/// How often a word stands in an article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    pub(super) title: u32,
    pub(super) body: u32,
    /// Mentions of entities whose names have the word.
    pub(super) names: u32,
}

/// Words of an article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lengths {
    pub(super) title: u32,
    pub(super) body: u32,
}

/// How well a word speaks for an article: 1 to 15.
pub(super) fn impact(times: Times, lengths: Lengths) -> u8 {
    let part = |i: usize, times: u32, len: u32| {
        WEIGHTS[i] * times as f32 / (1.0 - LENGTH[i] + LENGTH[i] * len as f32 / USUAL[i])
    };
    let weight = part(0, times.title, lengths.title)
        + part(1, times.body, lengths.body)
        + WEIGHTS[2] * times.names as f32;
    // No logarithm: addition, multiplication and division round alike everywhere.
    1 + (weight / (weight + SATURATION) * 14.999) as u8
}

/// What a word that `having` of `all` articles have is worth, beside one that other numbers have: about 256 times
/// the binary logarithm of how seldom it is; at least 1.
pub(super) fn rarity(having: u32, all: u32) -> u32 {
    let (having, all) = (u64::from(having), u64::from(all.max(having)));
    // 1 + (all - having + 1/2) / (having + 1/2), times 2^20.
    let odds = ((2 * all + 2) << 20) / (2 * having + 1);
    (binary_logarithm(odds).saturating_sub(20 << 8) as u32).max(1)
}

/// 256 times the binary logarithm of `n`, within 1 of it: the whole part by the highest bit, the rest by a parabola.
fn binary_logarithm(n: u64) -> u64 {
    let whole = u64::from(n.max(1).ilog2());
    let rest = (n.max(1) << (63 - whole)) >> 47 & 0xffff;
    // log2(1 + x) is about x + 0.343 x (1 - x).
    let bent = rest * 256 + 88 * rest * (0x1_0000 - rest) / 0x1_0000;
    (whole << 8) + (bent >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near_enough() {
        for n in [1u64, 2, 3, 5, 7, 100, 1000, 12_345, 1 << 20, (1 << 40) - 1] {
            let exact = (n as f64).log2() * 256.0;
            assert!((binary_logarithm(n) as f64 - exact).abs() < 3.0, "{n}: {exact}");
        }
    }

    #[test]
    fn seldom_words_are_worth_more_and_none_is_worth_nothing() {
        let worth: Vec<u32> = [0, 1, 10, 500, 999, 1000].map(|n| rarity(n, 1000)).into();
        assert!(worth.is_sorted_by(|a, b| a > b || (a == b && *b == 1)), "{worth:?}");
        assert!(worth[5] >= 1);
    }

    #[test]
    fn a_headline_speaks_louder_than_a_text_and_short_texts_louder_than_long_ones() {
        let lengths = Lengths { title: 9, body: 300 };
        let of = |title, body, names| impact(Times { title, body, names }, lengths);
        assert!(of(1, 0, 0) > of(0, 1, 0) && of(0, 1, 0) > of(0, 0, 1));
        assert!(of(0, 5, 0) > of(0, 2, 0) && of(9, 99, 99) == 15 && of(0, 0, 0) == 1);
        let long = impact(Times { title: 0, body: 1, names: 0 }, Lengths { title: 9, body: 3000 });
        assert!(long < of(0, 1, 0));
    }
}
