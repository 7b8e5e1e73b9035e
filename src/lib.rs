//! Dramatis: who is in the news.
//!
//! A folder of articles becomes filterable cards, a cast list of people under all their names, and marked
//! names in the text. Text goes up this list of rooms, never down:
//! [`text`] → [`import`] → [`anatomy`] → [`extract`] → [`resolve`] → [`corpus`] → [`search`] → [`query`] → [`view`] → [`engine`].
//!
//! Everything up to [`engine`] is free of browser crates and clocks: the same input gives the same bytes
//! natively and as WebAssembly.

pub mod anatomy;
pub mod article;
pub mod corpus;
pub mod engine;
pub mod extract;
pub mod finder;
pub mod import;
pub mod parts;
pub mod quality;
pub mod query;
pub mod resolve;
pub mod search;
#[cfg(feature = "cli")]
pub mod site;
pub mod text;
mod threads;
#[cfg(feature = "ui")]
pub mod ui;
pub mod view;
#[cfg(feature = "ui")]
pub mod web;
