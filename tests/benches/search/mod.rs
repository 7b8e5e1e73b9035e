//! The search bench: what is made, what is asked, what is said.
#![allow(missing_docs, unreachable_pub)]

pub mod asked;
pub mod made;
pub mod report;
