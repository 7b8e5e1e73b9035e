//! Which articles the reader wants: the choices in the facets, the order, how many cards.

use crate::article::EntityKey;
use crate::query::{Choice, Facet, Listing, Mode, Query, Search, Sort};
use crate::view::address::Address;

/// Cards in the first view, and how many more each "Show more" adds.
pub const PAGE: u32 = 24;

/// The choices. A key is never both included and excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filters {
    /// Choices for [`Facet::ALL`], in that order.
    pub facets: [Choice; 6],
    /// Words to search for, as typed.
    pub words: String,
    /// Order of the cards; nothing for the best answers first where words are typed, else the newest.
    pub sort: Option<Sort>,
    /// Cards to draw at most.
    pub shown: u32,
}

/// What the reader can do to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Ask for this value, or no longer.
    Toggle(Facet, EntityKey),
    /// Rule this value out, or no longer.
    Exclude(Facet, EntityKey),
    /// Forget the value on either side.
    Remove(Facet, EntityKey),
    /// Forget these wherever they are.
    Forget(Vec<EntityKey>),
    /// Every other choice goes; this one value is asked for.
    Only(Facet, EntityKey),
    /// Every other choice goes; this one value is ruled out.
    Without(Facet, EntityKey),
    /// All or any of the included values.
    Mode(Facet, Mode),
    /// Search for these words.
    Search(String),
    /// Another order.
    Sort(Option<Sort>),
    /// More cards.
    More,
    /// The first page of cards or records again.
    First,
    /// No choices and no words; the order stays.
    Clear,
}

impl Default for Filters {
    fn default() -> Self {
        Self { facets: Default::default(), words: String::new(), sort: None, shown: PAGE }
    }
}

impl From<&Address> for Filters {
    fn from(address: &Address) -> Self {
        Self {
            facets: address.facets.clone(),
            words: address.words.clone(),
            sort: address.sort,
            shown: address.shown.unwrap_or(PAGE).max(PAGE),
        }
    }
}

impl Filters {
    /// The state after `action`. Any other choice of articles starts again at the first page of cards.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Toggle(facet, key) => {
                let choice = next.choice_mut(facet);
                choice.exclude.retain(|k| *k != key);
                toggle(&mut choice.include, key);
            }
            Action::Exclude(facet, key) => {
                let choice = next.choice_mut(facet);
                choice.include.retain(|k| *k != key);
                toggle(&mut choice.exclude, key);
            }
            Action::Remove(facet, key) => {
                let choice = next.choice_mut(facet);
                choice.include.retain(|k| *k != key);
                choice.exclude.retain(|k| *k != key);
            }
            Action::Forget(keys) => {
                for choice in &mut next.facets {
                    choice.include.retain(|k| !keys.contains(k));
                    choice.exclude.retain(|k| !keys.contains(k));
                }
            }
            Action::Only(facet, key) => {
                next.facets = Default::default();
                next.choice_mut(facet).include.push(key);
            }
            Action::Without(facet, key) => {
                next.facets = Default::default();
                next.choice_mut(facet).exclude.push(key);
            }
            Action::Mode(facet, mode) => next.choice_mut(facet).mode = mode,
            Action::Search(words) => next.words = words,
            Action::Sort(sort) => next.sort = sort,
            Action::More => {
                next.shown = next.shown.saturating_add(PAGE);
                return next;
            }
            Action::First => next.shown = PAGE,
            Action::Clear => {
                next.facets = Default::default();
                next.words.clear();
            }
        }
        if next != *self {
            next.shown = PAGE;
        }
        next
    }

    /// What is chosen in a facet.
    #[must_use]
    pub fn choice(&self, facet: Facet) -> &Choice {
        &self.facets[facet as usize]
    }

    fn choice_mut(&mut self, facet: Facet) -> &mut Choice {
        &mut self.facets[facet as usize]
    }

    /// How many values are chosen on either side.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.facets.iter().map(|c| c.include.len() + c.exclude.len()).sum()
    }

    /// What to ask of the engine, with these values of the facets.
    #[must_use]
    pub fn query(&self, listings: [Listing; 6]) -> Query {
        Query {
            facets: self.facets.clone(),
            listings,
            sort: self.sort.unwrap_or_default(),
            limit: self.shown,
        }
    }

    /// What to ask of the search; nothing where no words are typed.
    #[must_use]
    pub fn search(&self, listings: [Listing; 6]) -> Option<Search> {
        self.is_searching().then(|| Search {
            words: self.words.clone(),
            typing: true,
            choices: self.facets.clone(),
            sort: self.sort,
            limit: self.shown,
            listings,
        })
    }

    /// Whether words are typed.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        !self.words.trim().is_empty()
    }
}

fn toggle(list: &mut Vec<EntityKey>, key: EntityKey) {
    match list.iter().position(|k| *k == key) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(word: &str) -> EntityKey {
        EntityKey::new(word)
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Filters {
        actions.into_iter().fold(Filters::default(), |f, a| f.apply(a))
    }

    #[test]
    fn a_value_is_never_on_both_sides() {
        let people = Facet::People;
        let f = after([Action::Toggle(people, key("a")), Action::Exclude(people, key("a"))]);
        assert_eq!(f.choice(people), &Choice { exclude: vec![key("a")], ..Choice::default() });
        let f = f.apply(Action::Toggle(people, key("a")));
        assert_eq!(f.choice(people), &Choice { include: vec![key("a")], ..Choice::default() });
    }

    #[test]
    fn choosing_twice_takes_it_back() {
        for action in [Action::Toggle(Facet::Places, key("a")), Action::Exclude(Facet::Places, key("a"))] {
            assert_eq!(after([action.clone(), action]), Filters::default());
        }
    }

    #[test]
    fn what_is_not_there_is_forgotten_everywhere() {
        let f = after([
            Action::Toggle(Facet::People, key("a")),
            Action::Exclude(Facet::Places, key("a")),
            Action::Toggle(Facet::People, key("b")),
        ]);
        let f = f.apply(Action::Forget(vec![key("a")]));
        assert_eq!((f.chosen(), &f.choice(Facet::People).include), (1, &vec![key("b")]));
    }

    #[test]
    fn a_new_choice_starts_at_the_first_page() {
        let f = after([Action::More, Action::More]);
        assert_eq!(f.shown, 3 * PAGE);
        assert_eq!(f.apply(Action::Sort(Some(Sort::Title))).shown, PAGE);
        assert_eq!(f.apply(Action::Remove(Facet::People, key("nobody"))).shown, 3 * PAGE);
    }

    #[test]
    fn only_and_without_drop_the_rest_and_clear_keeps_the_order() {
        let f = after([Action::Sort(Some(Sort::Oldest)), Action::Toggle(Facet::Places, key("a"))]);
        let only = f.apply(Action::Only(Facet::People, key("b")));
        assert_eq!((only.chosen(), &only.choice(Facet::People).include), (1, &vec![key("b")]));
        let without = f.apply(Action::Without(Facet::People, key("b")));
        assert_eq!((without.chosen(), &without.choice(Facet::People).exclude), (1, &vec![key("b")]));
        let clear = f.apply(Action::Clear);
        assert_eq!((clear.chosen(), clear.sort), (0, Some(Sort::Oldest)));
    }

    #[test]
    fn words_are_searched_with_the_choices_and_cleared_with_them() {
        let f = after([Action::Toggle(Facet::Places, key("a")), Action::Search("  ".into())]);
        assert_eq!(f.search(Default::default()), None, "no words");
        let f = f.apply(Action::More).apply(Action::Search("tide tables".into()));
        let search = f.search(Default::default()).unwrap();
        assert_eq!((search.words.as_str(), search.sort, search.limit), ("tide tables", None, PAGE));
        assert_eq!(search.choices[2].include, [key("a")]);
        assert_eq!(f.apply(Action::Clear), Filters::default());
    }
}
