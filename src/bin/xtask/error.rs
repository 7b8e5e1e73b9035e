//! What can go wrong in a command: each message says where, what was found and what to do.

use std::path::{Path, PathBuf};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file or folder could not be read or written.
    #[error("cannot {action} {}: {source}", path.display())]
    File {
        /// What was tried: "read", "write", …
        action: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A program is not there or could not be started.
    #[error("cannot start `{program}`: {source}; install it, or put it on PATH, and run this again")]
    Start {
        /// Its name.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A program ran and failed.
    #[error("`{command}` ended with {status}; its messages are above")]
    Failed {
        /// The whole command line.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
    },
    /// The folder of articles cannot be used.
    #[error(transparent)]
    Folder(#[from] dramatis::import::FolderError),
    /// The word lists or the tagger that this program is built with are damaged.
    #[error("{0}; take static/model from the repository again")]
    Model(#[from] dramatis::extract::ModelError),
    /// The site cannot be made or written.
    #[error(transparent)]
    Site(#[from] dramatis::site::SiteError),
    /// Something this build depends on does not look as it should.
    #[error("{place}: {found}; {remedy}")]
    Unexpected {
        /// The file, tool or address.
        place: String,
        /// What was found there.
        found: String,
        /// What to do.
        remedy: String,
    },
}

/// The result of anything a command does.
pub(crate) type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// For `map_err` on file operations: `fs::read(p).map_err(Error::file("read", p))`.
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { action, path, source }
    }

    /// Something is not as expected.
    pub(crate) fn unexpected(
        place: impl Into<String>,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self::Unexpected { place: place.into(), found: found.into(), remedy: remedy.into() }
    }
}
