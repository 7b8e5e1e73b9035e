//! A large collection in parts: what is fetched as it is needed, instead of one bundle.
//!
//! - [`write`](fn@write) turns a corpus into files, when the page is built.
//! - [`Shelf`] answers the same requests as [`crate::engine::Engine`] and [`crate::finder::Finder`] with the same
//!   responses, from the parts that it has; what it lacks it names ([`Step::Need`]), and whoever runs it fetches those,
//!   hands them over ([`Shelf::supply`]) and asks again. It fetches nothing itself.
//!
//! Promise: fed with every part that it asks for, the shelf says what the engine says (`laws` compares them), and asks
//! for no part that the answer has no use for; no bytes make it panic, and what it keeps stays within its limit of
//! memory, but for what one question needs.
//!
//! # How it is run
//!
//! ```no_run
//! use dramatis::engine::Request;
//! use dramatis::parts::{Limits, Shelf, Step};
//! # fn fetched(file: &str, start: u64, len: u64) -> Vec<u8> { Vec::new() }
//! # fn unpacked(bytes: Vec<u8>) -> Vec<u8> { bytes }
//! # fn run(root: Vec<u8>, request: Request) -> Result<(), dramatis::parts::PartError> {
//! let mut shelf = Shelf::open(&unpacked(root), Limits::default())?;
//! let response = loop {
//!     match shelf.ask(&request) {
//!         Step::Done(response) => break response,
//!         // All at once, not one after the other; neighbours of one file in one request.
//!         Step::Need(parts) => for id in parts {
//!             let Some(place) = shelf.place(id) else { continue };
//!             shelf.supply(id, &unpacked(fetched(&place.file, place.start, place.len.into())))?;
//!         },
//!     }
//! };
//! # let _ = response;
//! # Ok(()) }
//! ```
//!
//! # Files and parts
//!
//! A *part* is what is fetched, checked and forgotten as one; a *file* holds the parts of one [`Kind`] in their order,
//! each packed by itself (gzip), so that a part is a stretch of its file: [`Shelf::place`] says which. It is fetched by
//! an HTTP range; where a server ignores the range and sends the whole file, the stretch is cut out of that. Parts can so
//! be as small as what one card needs, while the files stay few: twenty articles that a search found lie scattered over
//! the collection, and to fetch twenty files of five hundred cards for them would take longer than anybody waits.
//!
//! **What comes first.** A page draws [`Shelf::first`] from the root alone. A search needs the pages of its words, then
//! their documents, then the cards and texts of the articles shown; [`Shelf::glance`] gives these before the facets are
//! there, which are as large as all that together.
//!
//! The name of a file holds the FNV-1a hash of its bytes (`cards-00.0123456789abcdef.bin`), so that what was fetched
//! once never changes. Unpacked, a part begins with the 64-bit FNV-1a hash (little-endian) of its kind, its number and the
//! rest, which is in [postcard](https://postcard.jamesmunns.com/wire-format)'s wire format, but for the strings of bytes
//! of the text index.
//!
//! | file | part | holds |
//! | --- | --- | --- |
//! | `root` | the file | title, counts, the first cards and values, the lengths of the parts that stand near it |
//! | `map` | the first | the lengths of the parts of `texts` |
//! | | the second | the lengths of those of `profiles`, and what stands first in those that are sought by key |
//! | `facets` | the file | the values of all six facets and the articles that have them |
//! | `order` | the file | the places of the articles from the oldest on, and by headline |
//! | `cards` | 16 articles | cards as the page draws them |
//! | `texts` | 4 articles | articles with their analyses, and whom they name |
//! | `keys`, `names` | 256 keys | articles, entities by their keys |
//! | `profiles` | 16 kB or an entity | profiles as the page draws them |
//! | `words`, `name-words` | 2048 words | the words of the texts, and of the names of entities |
//! | `documents`, `name-documents` | 16 kB or 16 words | the articles, and the entities, that have them |
//! | `places` | 16 kB or 16 words | where words stand: for phrases and quotations alone |
//! | `speakers`, `meetings` | the file | who says what kind of quote where; who met, and by what meetings are sorted |
//! | `rows` | 16 meetings | meetings as the page draws them |
//! | `days`, `said` | the file | days and outlets; where quotations begin and end |
//!
//! `MILLION.md` beside this file reckons what a collection of a million articles would weigh, and what would give first.
//!
//! **Numbers.** In all of them articles are numbered from the newest on, so that the usual list is the first parts of
//! `cards`; entities of each kind in the order of their names, so that they are the values of their facet.

mod answers;
mod facets;
mod format;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod laws;
mod records;
mod shelf;
mod text;
mod write;

pub use format::{Kind, PartError, PartId, Place, VERSION};
pub use shelf::{Limits, Shelf, Step};
pub use write::{File, write};
