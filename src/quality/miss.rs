//! What is wrong in a text: each name missed, found in vain or found otherwise, in its sentence.

use serde::{Deserialize, Serialize};

use super::Name;
use crate::extract::NameKind;
use crate::text::order::{pair, sort_by_key};
use crate::text::{Span, sentences};

/// In what way a name is not right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It was not found.
    Missed,
    /// It was found and is no name.
    NotAName,
    /// It was taken for something else.
    WrongKind,
    /// More or less than the name was taken for it.
    WrongBorders,
}

/// Something wrong. `before`, `words` and `after` joined are its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// In what way.
    pub verdict: Verdict,
    /// The sentence up to the name.
    pub before: String,
    /// The name as it is marked; as it was found where none is marked.
    pub words: String,
    /// The rest of the sentence.
    pub after: String,
    /// What is marked.
    pub marked: Option<NameKind>,
    /// What was found.
    pub found: Option<NameKind>,
    /// What was found in words, where they are others than `words`.
    pub found_words: Option<String>,
}

/// What is wrong in `text`, in order of place. A marked name and one found that share a character are one miss;
/// each name is in one at most.
#[must_use]
pub fn misses(text: &str, marked: &[Name], found: &[Name]) -> Vec<Miss> {
    let mut vain: Vec<Name> = found.iter().filter(|name| !marked.contains(name)).copied().collect();
    let mut pairs: Vec<(Option<Name>, Option<Name>)> = Vec::new();
    for name in marked.iter().filter(|name| !found.contains(name)) {
        let closeness = |other: &Name| (other.span == name.span, other.kind == name.kind);
        let meeting = vain.iter().enumerate().filter(|(_, other)| other.span.overlaps(name.span));
        let closest = meeting.max_by_key(|(_, other)| closeness(other)).map(|(at, _)| at);
        pairs.push((Some(*name), closest.map(|at| vain.remove(at))));
    }
    pairs.extend(vain.into_iter().map(|name| (None, Some(name))));
    sort_by_key(&mut pairs, |(marked, found)| {
        marked.or(*found).map_or(0, |name| pair(name.span.start().get(), name.span.end().get()))
    });
    let sentences = sentences(text, Span::new(0, text.len()));
    pairs.into_iter().filter_map(|(marked, found)| Miss::new(text, &sentences, marked, found)).collect()
}

impl Miss {
    fn new(text: &str, sentences: &[Span], marked: Option<Name>, found: Option<Name>) -> Option<Self> {
        let shown = marked.or(found)?.span;
        let verdict = match (marked, found) {
            (Some(_), None) => Verdict::Missed,
            (None, _) => Verdict::NotAName,
            (Some(marked), Some(found)) if marked.span == found.span => Verdict::WrongKind,
            (Some(_), Some(_)) => Verdict::WrongBorders,
        };
        // A name that runs over the end of a sentence has both.
        let around = |span: Span| sentences.iter().filter(move |s| s.overlaps(span)).copied();
        let whole = [marked, found].into_iter().flatten().flat_map(|name| around(name.span));
        let whole = whole.fold(shown, Span::cover);
        let slice = |from: usize, to: usize| Span::new(from, to).slice(text).to_owned();
        let other = found.filter(|found| found.span != shown);
        Some(Self {
            verdict,
            before: slice(whole.start().get(), shown.start().get()),
            words: shown.slice(text).to_owned(),
            after: slice(shown.end().get(), whole.end().get()),
            marked: marked.map(|name| name.kind),
            found: found.map(|name| name.kind),
            found_words: other.map(|found| found.span.slice(text).to_owned()),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Count, KINDS, read_tags};
    use super::*;

    #[test]
    fn a_miss_is_shown_in_its_sentence() {
        let (text, marked) = read_tags("Rain fell. The [ORG Bank of Lima] closed. Nobody cared.").unwrap();
        let (_, found) = read_tags("Rain fell. The Bank of [LOC Lima closed. Nobody] cared.").unwrap();
        let one = &misses(&text, &marked, &found)[0];
        assert_eq!((one.before.as_str(), one.words.as_str()), ("The ", "Bank of Lima"));
        assert_eq!(one.after, " closed. Nobody cared.");
        assert_eq!(one.found_words.as_deref(), Some("Lima closed. Nobody"));
        assert_eq!((one.marked, one.found), (Some(NameKind::Organisation), Some(NameKind::Place)));
        let missed = &misses(&text, &marked, &[])[0];
        assert_eq!((missed.verdict, missed.after.as_str()), (Verdict::Missed, " closed."));
    }

    #[test]
    fn two_names_for_one_are_two_misses() {
        let (text, marked) = read_tags("[ORG Bank of Lima] closed.").unwrap();
        let (_, found) = read_tags("[ORG Bank] of [LOC Lima] closed.").unwrap();
        let got: Vec<_> =
            misses(&text, &marked, &found).into_iter().map(|m| (m.verdict, m.found_words)).collect();
        assert_eq!(got, [(Verdict::WrongBorders, Some("Bank".into())), (Verdict::NotAName, None)]);
    }

    /// Names on the words of a text of ten words, each at most in one of them.
    fn names() -> impl Strategy<Value = Vec<Name>> {
        prop::collection::btree_map(0usize..10, (1usize..3, prop::sample::select(KINDS.to_vec())), 0..8)
            .prop_map(|all| {
                let mut names: Vec<Name> = Vec::new();
                for (at, (words, kind)) in all {
                    let span = Span::new(3 * at, (3 * (at + words) - 1).min(29));
                    if names.last().is_none_or(|last| !last.span.overlaps(span)) {
                        names.push(Name { span, kind });
                    }
                }
                names
            })
    }

    proptest! {
        #[test]
        fn every_name_that_is_not_right_is_in_one_miss(marked in names(), found in names()) {
            let misses = misses("Aa Bb Cc. Dd Ee Ff. Gg Hh Ii J", &marked, &found);
            let all = KINDS.iter().fold(Count::default(), |sum, k| sum.plus(Count::of(*k, &marked, &found)));
            let with = |side: fn(&Miss) -> bool| misses.iter().filter(|m| side(m)).count() as u32;
            prop_assert_eq!(with(|m| m.marked.is_some()), all.marked - all.right);
            prop_assert_eq!(with(|m| m.found.is_some()), all.found - all.right);
        }
    }
}
