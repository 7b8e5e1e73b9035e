//! What every part of the page can see and do: one handle a concern, each with verbs.
//!
//! All parts get them from [`super::app::App`] as one [`Page`]. Parts without a state of their own are plain
//! functions that take it, not components with contexts: each of those adds kilobytes to the page.

use std::ops::Deref;

use yew::prelude::*;

use super::state::appearance::{self, Appearance, Theme};
use super::state::collection::Collection;
use super::state::filters::{self, Filters};
use super::state::reading::{self, Reading};
use crate::article::{ArticleKey, EntityKey};
use crate::extract::NameKind;
use crate::query::{Facet, Mode, Sort};

/// A way to a state: its present value, and where to send what the reader does.
pub struct Handle<S: Reducible>(pub UseReducerHandle<S>);

impl<S: Reducible> Clone for Handle<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S: Reducible> Deref for Handle<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.0
    }
}

/// Which articles the reader wants.
pub type FiltersHandle = Handle<Filters>;
/// What the reader has open.
pub type ReadingHandle = Handle<Reading>;
/// How the page looks.
pub type AppearanceHandle = Handle<Appearance>;
/// What the engine has answered.
pub type CollectionHandle = Handle<Collection>;

/// The page as its parts see it.
#[derive(Clone)]
pub struct Page {
    /// Which articles the reader wants.
    pub filters: FiltersHandle,
    /// What the reader has open.
    pub reading: ReadingHandle,
    /// How the page looks.
    pub appearance: AppearanceHandle,
    /// What the engine has answered.
    pub collection: CollectionHandle,
    /// Whether the article stands beside the list.
    pub wide: bool,
    /// Starts everything again after a failure.
    pub retry: Callback<()>,
}

impl PartialEq for Page {
    /// The page is drawn only when some state has changed, so no two are the same.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl FiltersHandle {
    fn send(&self, action: filters::Action) {
        self.0.dispatch(action);
    }

    /// Asks for a value, or no longer.
    pub fn toggle(&self, facet: Facet, key: EntityKey) {
        self.send(filters::Action::Toggle(facet, key));
    }

    /// Rules a value out, or no longer.
    pub fn exclude(&self, facet: Facet, key: EntityKey) {
        self.send(filters::Action::Exclude(facet, key));
    }

    /// Forgets a value.
    pub fn remove(&self, facet: Facet, key: EntityKey) {
        self.send(filters::Action::Remove(facet, key));
    }

    /// Only articles that name this one.
    pub fn only(&self, facet: Facet, key: EntityKey) {
        self.send(filters::Action::Only(facet, key));
    }

    /// Only articles that do not name this one.
    pub fn without(&self, facet: Facet, key: EntityKey) {
        self.send(filters::Action::Without(facet, key));
    }

    /// All or any of the values asked for.
    pub fn set_mode(&self, facet: Facet, mode: Mode) {
        self.send(filters::Action::Mode(facet, mode));
    }

    /// Another order.
    pub fn sort(&self, sort: Sort) {
        self.send(filters::Action::Sort(sort));
    }

    /// More cards.
    pub fn more(&self) {
        self.send(filters::Action::More);
    }

    /// No choices.
    pub fn clear(&self) {
        self.send(filters::Action::Clear);
    }

    /// A button that clears the choices.
    #[must_use]
    pub fn clearing(&self) -> Callback<MouseEvent> {
        let filters = self.clone();
        Callback::from(move |_| filters.clear())
    }
}

impl ReadingHandle {
    fn send(&self, action: reading::Action) {
        self.0.dispatch(action);
    }

    /// Opens an article.
    pub fn open(&self, article: ArticleKey) {
        self.send(reading::Action::Open(article));
    }

    /// Closes it.
    pub fn close(&self) {
        self.send(reading::Action::Close);
    }

    /// Looks at an entity, at one of its mentions if given.
    pub fn look(&self, entity: EntityKey, mention: Option<u32>) {
        self.send(reading::Action::Look(entity, mention));
    }

    /// Looks at nobody.
    pub fn look_away(&self) {
        self.send(reading::Action::LookAway);
    }

    /// Shows or hides what was cut.
    pub fn toggle_cut(&self) {
        self.send(reading::Action::ToggleCut);
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
