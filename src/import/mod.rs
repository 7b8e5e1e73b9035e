//! From bytes to articles: encodings, front matter, saved web pages, folders.
//!
//! Promise: any bytes give an article or a plain reason why not, never a panic. One file is
//! [`article`], many are an [`Intake`], a folder on disk is [`folder()`]; the command line reads files of many
//! articles too (`collection`). Text is kept as decoded (line ends
//! too), because every later position counts in it.

#[cfg(feature = "cli")]
mod collection;
mod date;
mod decode;
mod file;
mod folder;
mod front_matter;
#[cfg(feature = "html")]
mod html;
mod intake;
#[cfg(feature = "cli")]
mod lines;
#[cfg(feature = "cli")]
mod records;

use serde::{Deserialize, Serialize};

#[cfg(feature = "cli")]
pub use collection::{InputError, collection};
pub use date::day;
pub use decode::{DecodeError, Decoded, decode};
pub use file::{ImportError, Imported, article};
pub use folder::{FolderError, folder};
pub use front_matter::{FrontMatter, front_matter};
#[cfg(feature = "html")]
pub use html::{Fact, HtmlError, Page, html};
pub use intake::{Folder, Intake};
#[cfg(feature = "cli")]
pub use lines::{Line, Lines, MAX_LINE};

/// The largest file that is read, in bytes: 32 MB. A longer one is no article.
pub const MAX_BYTES: u64 = 32_000_000;

/// A file that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Skipped {
    /// Path relative to the corpus's folder.
    pub path: String,
    /// What was wrong with it: one plain sentence without its full stop.
    pub reason: String,
}

/// Something worth knowing about a file that was taken: its encoding, a front matter key that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Remark {
    /// Path relative to the corpus's folder.
    pub path: String,
    /// What was seen: one plain sentence without its full stop.
    pub words: String,
}
