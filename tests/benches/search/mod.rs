//! The search bench: what is made, what is asked, what is said.
#![allow(missing_docs, unreachable_pub)]

pub mod asked;
#[cfg(not(target_arch = "wasm32"))]
pub mod cold;
pub mod made;
#[cfg(not(target_arch = "wasm32"))]
pub mod naive;
pub mod report;
