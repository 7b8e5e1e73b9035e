//! What the page knows, one file a concern. Free of the document, of storage and of clocks:
//! all of it runs in native tests.

pub mod appearance;
pub mod collection;
pub mod filters;
pub mod lists;
pub mod reading;
pub mod sieve;

use crate::view::address::Address;

use appearance::Appearance;
use filters::Filters;
use reading::Reading;

/// The address of the view of articles that these three make.
#[must_use]
pub fn address(filters: &Filters, reading: &Reading, appearance: &Appearance) -> Address {
    Address {
        facets: filters.facets.clone(),
        words: filters.words.clone(),
        sort: filters.sort,
        shown: (filters.shown > filters::PAGE).then_some(filters.shown),
        article: reading.article.clone(),
        focus: reading.focus.clone(),
        hidden: appearance.hidden.clone(),
        cut: reading.cut,
        passage: reading.passage.clone(),
        ..Address::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleKey, EntityKey};
    use crate::extract::NameKind;
    use crate::query::Facet;

    #[test]
    fn an_address_restores_every_concern() {
        let filters = Filters::default()
            .apply(filters::Action::Toggle(Facet::People, EntityKey::new("a")))
            .apply(filters::Action::Exclude(Facet::Places, EntityKey::new("b")))
            .apply(filters::Action::Search("tide & “time”".into()))
            .apply(filters::Action::More);
        let reading = Reading::default()
            .apply(reading::Action::Open(ArticleKey::new("x")))
            .apply(reading::Action::Look(EntityKey::new("a"), Some(3)))
            .apply(reading::Action::ToggleCut);
        let appearance = Appearance::default().apply(appearance::Action::ToggleKind(NameKind::Misc));

        let text = address(&filters, &reading, &appearance).to_string();
        let (again, strange) = Address::read(&text);
        assert!(strange.is_empty());
        assert_eq!(Filters::from(&again), filters);
        assert_eq!(Reading::from(&again), reading);
        assert_eq!(again.hidden, appearance.hidden);
    }
}
