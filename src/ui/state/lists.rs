//! How the lists are drawn: what is looked for in each facet, in which order, and which long lists are unfolded.

use crate::article::ArticleKey;
use crate::query::{Facet, Listing};

/// Values shown before "Show all".
pub const FIRST: u32 = 12;

/// Values drawn at most while all are shown: more would be neither read nor quick to draw.
pub const MOST: u32 = 300;

/// How the lists are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists {
    /// The values wanted of each facet, in the order of [`Facet::ALL`].
    pub facets: [Listing; 6],
    /// The cards whose people are unfolded.
    pub cards: Vec<ArticleKey>,
}

/// What the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look for a name.
    Find(Facet, String),
    /// By name, or those of most articles first.
    ByName(Facet, bool),
    /// Unfold a facet, or no longer.
    All(Facet, bool),
    /// Unfold the people of a card.
    People(ArticleKey),
}

impl Default for Lists {
    fn default() -> Self {
        Self { facets: Listing::first(FIRST), cards: Vec::new() }
    }
}

impl Lists {
    /// Takes up an action.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Find(facet, wanted) => self.facets[facet as usize].wanted = wanted,
            Action::ByName(facet, by_name) => self.facets[facet as usize].by_name = by_name,
            Action::All(facet, all) => self.facets[facet as usize].most = if all { MOST } else { FIRST },
            Action::People(card) => self.cards.push(card),
        }
    }

    /// How this facet is drawn.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &Listing {
        &self.facets[facet as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_facet_is_drawn_its_own_way() {
        let mut lists = Lists::default();
        lists.apply(Action::Find(Facet::Places, "ab".into()));
        lists.apply(Action::ByName(Facet::People, true));
        lists.apply(Action::All(Facet::People, true));
        let people = Listing { by_name: true, most: MOST, ..Listing::default() };
        assert_eq!(*lists.of(Facet::People), people);
        assert_eq!(*lists.of(Facet::Organisations), Listing { most: FIRST, ..Listing::default() });
        assert_eq!(lists.of(Facet::Places).wanted, "ab");
    }
}
