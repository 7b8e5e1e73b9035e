//! Which meetings or quotes the reader wants. The state itself is what the engine is asked with:
//! [`crate::view::records::Sieve`].

use crate::view::records::{By, Sieve};

/// What the reader can do to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Look for words.
    Find(String),
    /// Ask for a kind, or no longer.
    Only(usize),
    /// Another order; the same once more turns it round.
    By(By),
    /// This order, turned round or not.
    Order(By, bool),
    /// Let everything through; the order stays.
    Clear,
}

/// The state after `action`.
#[must_use]
pub fn apply(sieve: &Sieve, action: Action) -> Sieve {
    let mut next = sieve.clone();
    match action {
        Action::Find(words) => next.find = words,
        Action::Only(kind) => {
            next.only[kind] = !next.only[kind];
            if next.only == [true; 3] {
                next.only = [false; 3];
            }
        }
        Action::By(by) => {
            next.back = by == next.by && !next.back;
            next.by = by;
        }
        Action::Order(by, back) => (next.by, next.back) = (by, back),
        Action::Clear => next = Sieve { by: next.by, back: next.back, ..Sieve::default() },
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Sieve {
        actions.into_iter().fold(Sieve::default(), |sieve, action| apply(&sieve, action))
    }

    #[test]
    fn an_order_asked_for_twice_is_turned_round() {
        let once = after([Action::By(By::Place)]);
        assert_eq!((once.by, once.back), (By::Place, false));
        let twice = apply(&once, Action::By(By::Place));
        assert!(twice.back && !apply(&twice, Action::By(By::Place)).back);
        assert!(!apply(&twice, Action::By(By::Who)).back, "another begins in its usual direction");
        assert_eq!(apply(&twice, Action::Order(By::Usual, true)).by, By::Usual);
    }

    #[test]
    fn all_kinds_are_no_choice() {
        let sieve = after([Action::Only(0), Action::Only(2)]);
        assert!(sieve.lets(0) && !sieve.lets(1) && sieve.lets(2));
        assert!(apply(&sieve, Action::Only(1)).is_open());
        assert_eq!(apply(&sieve, Action::Only(0)).only, [false, false, true]);
    }

    #[test]
    fn clearing_keeps_the_order() {
        let sieve = after([Action::By(By::Who), Action::Find("port".into()), Action::Only(1), Action::Clear]);
        assert_eq!(sieve, Sieve { by: By::Who, ..Sieve::default() });
    }
}
