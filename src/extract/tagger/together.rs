//! What an article's places of a word say together of its kind of name.
//!
//! A word is one kind of name in one article nearly always (Krishnan and Manning, 2006, use the same with a second
//! tagger): where one place leaves open what "Herat" is, the others tell. Only the kind is shared. Whether a word is part
//! of a name at all differs from place to place: "General Motors", "a general election".

use super::decode::Scores;
use super::hash::HashMap;
use super::layout::Word;

/// Kinds of names, in the order of their tags.
const KINDS: usize = 4;
/// Places that a word may have in a name.
const PLACES: usize = 4;

/// How much the other places weigh against a place's own words, in hundredths. Of 10 to 55 the one that found most names
/// in documents (redocred, uner_ewt and gum, train) with a model that had not seen them: exact F1 +0.5, +0.7, -0.1.
const WEIGHT: i32 = 30;

/// The sums over some places of a word.
#[derive(Clone, Copy, Default)]
struct Sums {
    places: i32,
    kinds: [i32; KINDS],
}

impl Sums {
    fn of(word: &Word, scores: &Scores) -> Self {
        if word.shouted > 0 {
            return Self::default();
        }
        let best = |tags: &[i32]| tags.iter().copied().max().unwrap_or_default();
        let kinds = std::array::from_fn(|kind| best(&scores[tags(kind)]) - scores[0]);
        Self { places: 1, kinds }
    }

    fn add(&mut self, other: Self, times: i32) {
        self.places += other.places * times;
        for (sum, kind) in self.kinds.iter_mut().zip(other.kinds) {
            *sum += kind * times;
        }
    }

    /// How far each kind is behind the best, in the mean: none above zero.
    fn behind(self) -> [i32; KINDS] {
        let means = self.kinds.map(|sum| sum / self.places.max(1));
        let best = means.into_iter().max().unwrap_or_default();
        means.map(|mean| mean - best)
    }
}

/// The tags of a kind.
const fn tags(kind: usize) -> std::ops::Range<usize> {
    1 + PLACES * kind..1 + PLACES * (kind + 1)
}

/// Lets each place of a capitalised word hear what the word's other places say of its kind. `places` are words with
/// their scores. A line in capitals says nothing, and hears.
pub(super) fn share(places: &mut [(&Word, &mut Scores)]) {
    let mut all: HashMap<u64, Sums> = HashMap::default();
    for (word, scores) in places.iter().filter(|(word, _)| word.is_capital()) {
        all.entry(word.lower).or_default().add(Sums::of(word, scores), 1);
    }
    for (word, scores) in places.iter_mut().filter(|(word, _)| word.is_capital()) {
        let Some(mut others) = all.get(&word.lower).copied() else { continue };
        others.add(Sums::of(word, scores), -1);
        for (kind, behind) in others.behind().into_iter().enumerate() {
            for score in &mut scores[tags(kind)] {
                *score += behind * WEIGHT / 100;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::classes::Classes;
    use super::super::layout::Layout;
    use super::super::tags::TAGS;
    use super::*;
    use crate::extract::lists::Lists;
    use crate::extract::scene::Scene;

    #[test]
    fn a_place_in_doubt_hears_the_clear_one() {
        let lists = Lists::bundled().unwrap();
        let scene = Scene::plain("Veldrin slept. They went to Veldrin by train. A veldrin is small.", &lists);
        let layout = Layout::new(&scene, &lists, &Classes::new(Vec::new()));
        let (mut doubtful, mut clear) = ([0; TAGS], [0; TAGS]);
        // The first place says person or place, the second place.
        (doubtful[4], doubtful[12], clear[12]) = (40, 39, 40);
        let mut scores: Vec<Scores> = (0..layout.len()).map(|_| [0; TAGS]).collect();
        let at: Vec<usize> = (0..layout.len()).filter(|&i| scene.print(i) == "Veldrin").collect();
        (scores[at[0]], scores[at[1]]) = (doubtful, clear);
        share(&mut layout.words.iter().zip(&mut scores).collect::<Vec<_>>());
        assert_eq!(scores[at[0]][12], 39, "the best kind loses nothing");
        assert_eq!(scores[at[0]][4], 28, "forty behind, of which thirty in a hundred count");
        assert_eq!(scores[at[1]][12], 40);
        assert!(scores.iter().enumerate().all(|(i, s)| at.contains(&i) || *s == [0; TAGS]));
    }
}
