//! The page: parts that draw what [`crate::view`] says, and the state behind them.
//!
//! What happens becomes a message, a message a new state, and the whole page is drawn from the state; what follows
//! in the browser besides is in [`follow`]. Text from articles reaches the document as text nodes only.

pub mod app;
pub mod components;
pub mod elements;
pub mod follow;
pub mod page;
pub mod state;
pub mod words;

/// Draws the page in its mount point.
pub fn run() {
    if let Some(root) = crate::web::dom::mount_point() {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
