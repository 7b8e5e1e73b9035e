//! What follows from the state outside the page's own elements: questions to the engine, the address bar, the tab,
//! the focus. Each keeps what it last did, and acts when the state asks for something else.

mod address;
mod engine;
mod focus;
mod root;

pub use address::AddressBar;
pub use engine::Engine;
pub use focus::Focus;
pub use root::Root;

/// Whether `now` differs from what was there before; keeps it.
fn changes<T: PartialEq>(before: &mut T, now: T) -> bool {
    let differs = *before != now;
    *before = now;
    differs
}
