//! Hooks that tie the state to the browser: the engine, the address bar, the screen, the keys.

mod address;
mod engine;
mod screen;

pub use address::{AddressParts, use_address};
pub use engine::use_engine;
pub use screen::{use_escape, use_media};
