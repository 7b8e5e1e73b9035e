//! How the lists are drawn: what is looked for in each facet, in which order, and which long lists are unfolded.

use crate::article::ArticleKey;
use crate::query::Facet;
use crate::ui::state::filters::place;

/// The order of a facet's values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The commonest first.
    #[default]
    Count,
    /// By name.
    Name,
}

/// How a facet is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The words that the names must hold.
    pub wanted: String,
    /// The order of the values.
    pub order: Order,
    /// Whether it is unfolded.
    pub all: bool,
}

/// How the lists are drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    facets: [Listing; 3],
    /// The cards whose people are unfolded.
    pub cards: Vec<ArticleKey>,
}

/// What the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look for a name.
    Find(Facet, String),
    /// Another order.
    Order(Facet, Order),
    /// Unfold a facet, or no longer.
    All(Facet, bool),
    /// Unfold the people of a card.
    People(ArticleKey),
}

impl Lists {
    /// Takes up an action.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Find(facet, wanted) => self.facets[place(facet)].wanted = wanted,
            Action::Order(facet, order) => self.facets[place(facet)].order = order,
            Action::All(facet, all) => self.facets[place(facet)].all = all,
            Action::People(card) => self.cards.push(card),
        }
    }

    /// How this facet is drawn.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &Listing {
        &self.facets[place(facet)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_facet_is_drawn_its_own_way() {
        let mut lists = Lists::default();
        lists.apply(Action::Find(Facet::Places, "ab".into()));
        lists.apply(Action::Order(Facet::People, Order::Name));
        lists.apply(Action::All(Facet::People, true));
        let people = Listing { order: Order::Name, all: true, ..Listing::default() };
        assert_eq!(*lists.of(Facet::People), people);
        assert_eq!(*lists.of(Facet::Organisations), Listing::default());
        assert_eq!(lists.of(Facet::Places).wanted, "ab");
    }
}
