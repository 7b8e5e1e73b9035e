//! Static sites: a built page with a collection in it.
//!
//! Promise: whichever collection a built page held before, the page with another one in it is the same, and the same
//! page and collection give the same bytes. A site is written whole or not at all. What is written: the page's files, the
//! collection's ([`Collection`]), and the three files that name the others: `index.html`, `sw.js`, and the
//! [`Manifest`]. All names of files are relative, with `/` between parts.

mod analyses;
mod collection;
pub mod digest;
mod error;
mod gzip;
pub mod html;
mod manifest;
mod page;
mod publish;
mod service_worker;
mod single;

use std::collections::BTreeMap;

pub use analyses::{Handed, Misfit};
pub use collection::{Collection, IN_PARTS};
pub use error::{Result, SiteError};
pub use manifest::{Counts, MANIFEST, Manifest, extraction};
pub use page::{Page, files};
pub use publish::{Target, publish_file};

/// Files of a site by name.
pub type Files = BTreeMap<String, Vec<u8>>;
