//! The page: components that draw what [`crate::view`] says, and the state behind them.
//!
//! Text from articles reaches the document as text nodes only. State is in [`state`]; components read it through
//! the hooks of [`context`], and everything that they show of the collection comes from the engine's answers.

pub mod app;
pub mod components;
pub mod context;
pub mod hooks;
pub mod state;
pub mod words;

/// Draws the page in its mount point.
pub fn run() {
    if let Some(root) = crate::web::dom::mount_point() {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
