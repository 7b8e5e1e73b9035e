//! Where things are: the repository, cargo's target folder, the per-user cache of tools.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::process::Run;

/// The folders that commands work in.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
    /// Tools by name and version, shared by all clones of this user.
    pub(crate) tools: PathBuf,
}

impl Paths {
    /// Asks cargo and the environment.
    pub(crate) fn find() -> Result<Self> {
        let root = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let metadata = Run::new("cargo")
            .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
            .dir(&root)
            .output()?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|e| {
            Error::unexpected("cargo metadata", format!("not JSON ({e})"), "check the Rust installation")
        })?;
        let target = metadata["target_directory"].as_str().ok_or_else(|| {
            Error::unexpected("cargo metadata", "no target_directory", "check the Rust installation")
        })?;
        Ok(Self { root, target: PathBuf::from(target), tools: cache_home()?.join("dramatis").join("tools") })
    }

    /// The finished page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}

/// `$XDG_CACHE_HOME`, if absolute as its specification asks, else `~/.cache`.
fn cache_home() -> Result<PathBuf> {
    let xdg = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|p| p.is_absolute());
    let home = || env::home_dir().filter(|h| !h.as_os_str().is_empty()).map(|h| h.join(".cache"));
    xdg.or_else(home).ok_or_else(|| {
        Error::unexpected("HOME", "not set", "set HOME or XDG_CACHE_HOME: tools are kept below it")
    })
}

/// The first folder of `path` (as in `$PATH`) that holds an executable of this name.
pub(crate) fn on_path(path: &std::ffi::OsStr, name: &str) -> Option<PathBuf> {
    env::split_paths(path).map(|dir| dir.join(name)).find(|file| is_executable(file))
}

/// Whether this is a file that may be run.
pub(crate) fn is_executable(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file() || file.with_extension("exe").is_file()
    }
}

/// `$PATH` with these folders in front.
pub(crate) fn path_with(dirs: &[PathBuf]) -> Result<std::ffi::OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    env::join_paths(dirs.iter().cloned().chain(env::split_paths(&old))).map_err(|e| {
        Error::unexpected("PATH", e.to_string(), "a folder in it, or the cache's, has a `:` in its name")
    })
}

/// Runs a program without output and says whether it succeeded; a program that is not there has not.
pub(crate) fn succeeds(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|o| o.status.success())
}
