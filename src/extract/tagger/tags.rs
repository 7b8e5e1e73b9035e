//! The tags that the tagger gives to words: outside, or first, inner, last or only word of a name of a kind.
//!
//! Five-place tags (BILOU) did better than three-place ones wherever they were compared in the literature
//! (Ratinov and Roth, 2009); here they also make the end of a name as much of a decision as its beginning.

use crate::extract::NameKind;

/// How many tags there are: outside, and four places for each of four kinds.
pub(super) const TAGS: usize = 17;

/// A number below [`TAGS`]; 0 is outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag(pub(super) u8);

/// The word's place in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    First,
    Inner,
    Last,
    Only,
}

const PLACES: [Place; 4] = [Place::First, Place::Inner, Place::Last, Place::Only];
const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

impl Place {
    /// The place of word `i` in the name of words `from..to`.
    pub(super) const fn within(i: usize, from: usize, to: usize) -> Self {
        match (i == from, i + 1 == to) {
            (true, true) => Self::Only,
            (true, false) => Self::First,
            (false, true) => Self::Last,
            (false, false) => Self::Inner,
        }
    }
}

impl Tag {
    /// No part of a name.
    pub(super) const OUTSIDE: Self = Self(0);

    /// The tag of a word in this place of a name of this kind.
    pub(super) fn new(kind: NameKind, place: Place) -> Self {
        let kind = KINDS.iter().position(|k| *k == kind).unwrap_or(0);
        let place = PLACES.iter().position(|p| *p == place).unwrap_or(0);
        // Both are below four.
        Self((1 + 4 * kind + place) as u8)
    }

    /// All tags in the order of their numbers.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..TAGS as u8).map(Self)
    }

    /// The kind of name, unless outside.
    pub(super) fn kind(self) -> Option<NameKind> {
        (self.0 > 0).then(|| KINDS[usize::from(self.0 - 1) / 4])
    }

    /// The place in the name, unless outside.
    pub(super) fn place(self) -> Option<Place> {
        (self.0 > 0).then(|| PLACES[usize::from(self.0 - 1) % 4])
    }

    /// The name goes on behind this word.
    pub(super) fn opens(self) -> bool {
        matches!(self.place(), Some(Place::First | Place::Inner))
    }

    /// The name has begun before this word.
    pub(super) fn goes_on(self) -> bool {
        matches!(self.place(), Some(Place::Inner | Place::Last))
    }

    /// Whether `next` may stand behind `self`. Outside stands for either end of the text.
    pub(super) fn may_precede(self, next: Self) -> bool {
        if self.opens() { next.goes_on() && next.kind() == self.kind() } else { !next.goes_on() }
    }
}

/// The names that a sequence of tags spells, as half-open ranges of words. What does not close is left out.
pub(super) fn names(tags: &[Tag]) -> Vec<(usize, usize, NameKind)> {
    let mut out = Vec::new();
    let mut from = 0;
    for (i, tag) in tags.iter().enumerate() {
        let (Some(kind), Some(place)) = (tag.kind(), tag.place()) else { continue };
        if matches!(place, Place::First | Place::Only) {
            from = i;
        }
        if matches!(place, Place::Last | Place::Only) {
            out.push((from, i + 1, kind));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_spell_names() {
        let tag = |kind, place| Tag::new(kind, place);
        let tags = [
            tag(NameKind::Person, Place::First),
            tag(NameKind::Person, Place::Last),
            Tag::OUTSIDE,
            tag(NameKind::Place, Place::Only),
            tag(NameKind::Misc, Place::Only),
        ];
        let want = vec![(0, 2, NameKind::Person), (3, 4, NameKind::Place), (4, 5, NameKind::Misc)];
        assert_eq!(names(&tags), want);
        assert!(tags.windows(2).all(|pair| pair[0].may_precede(pair[1])));
    }

    #[test]
    fn a_name_closes_in_its_own_kind() {
        let first = Tag::new(NameKind::Person, Place::First);
        let allowed: Vec<Tag> = Tag::all().filter(|next| first.may_precede(*next)).collect();
        let want = [Place::Inner, Place::Last].map(|place| Tag::new(NameKind::Person, place));
        assert_eq!(allowed, want);
        assert_eq!(Tag::all().filter(|next| Tag::OUTSIDE.may_precede(*next)).count(), 9);
    }
}
