//! Why there is no site: each message says where, what was found and what to do.

use std::io;
use std::path::{Path, PathBuf};

use crate::corpus::Damage;

/// Why a site was not written. Whatever stood in its place before still does.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SiteError {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}{}", path.display(), remedy(source))]
    File {
        /// What was tried: "read", "write", …
        action: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is no built page.
    #[error("there is no page in {}: `cargo xtask build` makes it in dist/; name the folder with --page", .0.display())]
    NoPage(PathBuf),
    /// The built page is not as this version builds it.
    #[error("{place} of the page: {found}; build the page again with `cargo xtask build`")]
    Page {
        /// The file.
        place: String,
        /// What was found there.
        found: String,
    },
    /// The collection contradicts itself.
    #[error("the collection contradicts itself: {0}; report this together with the articles")]
    Collection(#[from] Damage),
    /// Data in memory could not be packed.
    #[error("cannot pack the collection: {0}; free some memory and try again")]
    Pack(io::Error),
    /// The place for a folder is taken by something else.
    #[error("{} is not a folder: name another place, or take it away", .0.display())]
    NotAFolder(PathBuf),
    /// The folder holds what no build wrote.
    #[error(
        "{} was not made by `dramatis build` (it holds {found}): name another folder, or empty this one",
        folder.display()
    )]
    NotOurs {
        /// The folder.
        folder: PathBuf,
        /// Files that no build wrote.
        found: String,
    },
    /// The file is no page in one file.
    #[error("{} is not a page that `dramatis build` made: name another file, or take it away", .0.display())]
    NotOurPage(PathBuf),
    /// Two builds at one time.
    #[error("another build is writing {} right now: wait for its end", .0.display())]
    Busy(PathBuf),
    /// The path names no place where a site could stand.
    #[error("{} cannot be replaced: name a folder inside another", .0.display())]
    NoName(PathBuf),
}

/// The result of anything about sites.
pub type Result<T> = std::result::Result<T, SiteError>;

impl SiteError {
    /// For `map_err` on file operations: `fs::read(p).map_err(SiteError::file("read", p))`.
    pub fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { action, path, source }
    }

    /// The page is not as expected.
    pub(crate) fn page(place: impl Into<String>, found: impl Into<String>) -> Self {
        Self::Page { place: place.into(), found: found.into() }
    }
}

/// What helps against the commonest causes.
fn remedy(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "; make room on the disk",
        io::ErrorKind::PermissionDenied => "; check who may read and write it",
        io::ErrorKind::FileTooLarge => "; raise the limit on the size of files",
        _ => "",
    }
}
