//! One context a concern, read through a hook that hands out verbs.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::state::appearance::{self, Appearance, Theme};
use super::state::collection::Collection;
use super::state::filters::{self, Filters};
use super::state::reading::{self, Reading};
use crate::article::{ArticleKey, EntityKey};
use crate::extract::NameKind;
use crate::query::{Facet, Mode, Sort};

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident, $state:ty, $hook:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq)]
        pub struct $name(pub UseReducerHandle<$state>);

        impl Deref for $name {
            type Target = $state;

            fn deref(&self) -> &$state {
                &self.0
            }
        }

        $(#[$doc])*
        ///
        /// # Panics
        /// Outside of [`super::app::App`], which provides it.
        #[hook]
        pub fn $hook() -> $name {
            let Some(handle) = use_context() else {
                panic!(concat!(stringify!($hook), " needs to be called below App, which provides ", stringify!($name)))
            };
            handle
        }
    };
}

handle! {
    /// Which articles the reader wants.
    FiltersHandle, Filters, use_filters
}

handle! {
    /// What the reader has open.
    ReadingHandle, Reading, use_reading
}

handle! {
    /// How the page looks.
    AppearanceHandle, Appearance, use_appearance
}

handle! {
    /// What the engine has answered.
    CollectionHandle, Collection, use_collection
}

impl FiltersHandle {
    /// Asks for a value, or no longer.
    pub fn toggle(&self, facet: Facet, key: EntityKey) {
        self.0.dispatch(filters::Action::Toggle(facet, key));
    }

    /// Rules a value out, or no longer.
    pub fn exclude(&self, facet: Facet, key: EntityKey) {
        self.0.dispatch(filters::Action::Exclude(facet, key));
    }

    /// Forgets a value.
    pub fn remove(&self, facet: Facet, key: EntityKey) {
        self.0.dispatch(filters::Action::Remove(facet, key));
    }

    /// Only articles that name this one.
    pub fn only(&self, facet: Facet, key: EntityKey) {
        self.0.dispatch(filters::Action::Only(facet, key));
    }

    /// Only articles that do not name this one.
    pub fn without(&self, facet: Facet, key: EntityKey) {
        self.0.dispatch(filters::Action::Without(facet, key));
    }

    /// All or any of the values asked for.
    pub fn set_mode(&self, facet: Facet, mode: Mode) {
        self.0.dispatch(filters::Action::Mode(facet, mode));
    }

    /// Another order.
    pub fn sort(&self, sort: Sort) {
        self.0.dispatch(filters::Action::Sort(sort));
    }

    /// More cards.
    pub fn more(&self) {
        self.0.dispatch(filters::Action::More);
    }

    /// No choices.
    pub fn clear(&self) {
        self.0.dispatch(filters::Action::Clear);
    }
}

impl ReadingHandle {
    /// Opens an article.
    pub fn open(&self, article: ArticleKey) {
        self.0.dispatch(reading::Action::Open(article));
    }

    /// Closes it.
    pub fn close(&self) {
        self.0.dispatch(reading::Action::Close);
    }

    /// Looks at an entity, at one of its mentions if given.
    pub fn look(&self, entity: EntityKey, mention: Option<u32>) {
        self.0.dispatch(reading::Action::Look(entity, mention));
    }

    /// Looks at nobody.
    pub fn look_away(&self) {
        self.0.dispatch(reading::Action::LookAway);
    }

    /// Shows or hides what was cut.
    pub fn toggle_cut(&self) {
        self.0.dispatch(reading::Action::ToggleCut);
    }
}

impl AppearanceHandle {
    /// Other colours.
    pub fn set_theme(&self, theme: Theme) {
        self.0.dispatch(appearance::Action::Theme(theme));
    }

    /// Marks a kind of name, or no longer.
    pub fn toggle_kind(&self, kind: NameKind) {
        self.0.dispatch(appearance::Action::ToggleKind(kind));
    }
}

/// What the page as a whole is like, for components that depend on it.
#[derive(Clone, PartialEq)]
pub struct Frame {
    /// Whether the reader stands beside the list.
    pub wide: bool,
    /// Starts everything again after a failure.
    pub retry: Callback<()>,
}

/// What the page as a whole is like.
///
/// # Panics
/// Outside of [`super::app::App`], which provides it.
#[hook]
pub fn use_frame() -> Rc<Frame> {
    let Some(frame) = use_context() else {
        panic!("use_frame needs to be called below App, which provides Frame")
    };
    frame
}
