//! The per-user cache: `~/.cache/dramatis/tools/<tool>-<version>/`, one folder a tool and version.
//!
//! A folder under its final name is complete: tools are put together in `<name>.part` and renamed at the end, under
//! a lock, so that neither an interrupted installation nor two at once leave half a tool that looks whole.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::paths;
use crate::process::Run;

/// A program that is kept in the cache.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    /// The package's name.
    pub(crate) name: &'static str,
    /// The version in the folder's name.
    pub(crate) version: &'static str,
    /// What it is for, as it is announced.
    pub(crate) why: &'static str,
    /// Where it comes from.
    pub(crate) source: Source,
    /// The programs it brings.
    pub(crate) programs: &'static [&'static str],
    /// How the first program's `--version` begins where one found on `$PATH` will do; `None`: any version will.
    pub(crate) says: Option<&'static str>,
}

/// Where a tool comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source {
    /// A crate, built here.
    Crate {
        /// With the versions in its own lock file.
        locked: bool,
    },
    /// A package of the npm registry.
    Npm {
        /// Its version there.
        version: &'static str,
    },
}

/// The cache's folder.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Makes the folder if it is not there.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).map_err(Error::file("make", folder))?;
        Ok(Self { folder: folder.to_path_buf() })
    }

    /// Where this tool is, or will be.
    pub(crate) fn folder(&self, tool: &Tool) -> PathBuf {
        self.folder.join(format!("{}-{}", tool.name, tool.version))
    }

    /// The folder to put on `$PATH` for this tool, installed if need be; `None` if it is on `$PATH` already.
    pub(crate) fn ensure(&self, tool: &Tool) -> Result<Option<PathBuf>> {
        if self.is_complete(tool) {
            return Ok(Some(self.programs(tool)));
        }
        if fits_on_path(tool) {
            return Ok(None);
        }
        let lock = self.folder.join(".lock");
        let lock_file = File::create(&lock).map_err(Error::file("make", &lock))?;
        if lock_file.try_lock().is_err() {
            println!("Waiting for another installation into {}", self.folder.display());
            lock_file.lock().map_err(Error::file("lock", &lock))?;
        }
        if !self.is_complete(tool) {
            self.install(tool)?;
        }
        Ok(Some(self.programs(tool)))
    }

    /// Where its programs are.
    fn programs(&self, tool: &Tool) -> PathBuf {
        match tool.source {
            Source::Crate { .. } => self.folder(tool).join("bin"),
            Source::Npm { .. } => self.folder(tool).join("node_modules").join(".bin"),
        }
    }

    fn is_complete(&self, tool: &Tool) -> bool {
        let programs = self.programs(tool);
        self.folder(tool).is_dir() && tool.programs.iter().all(|p| paths::is_executable(&programs.join(p)))
    }

    fn install(&self, tool: &Tool) -> Result<()> {
        let folder = self.folder(tool);
        let part = self.folder.join(format!("{}-{}.part", tool.name, tool.version));
        println!("Installing {} {} into {}: {}", tool.name, tool.version, folder.display(), tool.why);
        for old in [&part, &folder] {
            if old.exists() {
                fs::remove_dir_all(old).map_err(Error::file("remove", old))?;
            }
        }
        fs::create_dir_all(&part).map_err(Error::file("make", &part))?;
        match tool.source {
            Source::Crate { locked } => self.build(tool, locked, &part)?,
            Source::Npm { version } => fetch(tool, version, &part)?,
        }
        fs::rename(&part, &folder).map_err(Error::file("move into place", &folder))?;
        if self.is_complete(tool) {
            return Ok(());
        }
        Err(Error::unexpected(
            folder.display().to_string(),
            format!("{} {} came without {}", tool.name, tool.version, tool.programs.join(", ")),
            "remove that folder and run this again",
        ))
    }

    /// Built in a folder of the cache, so that an interrupted installation goes on where it stopped. These tools
    /// work on small files: a quick build is worth more than quick code.
    fn build(&self, tool: &Tool, locked: bool, part: &Path) -> Result<()> {
        let build = self.folder.join(".build");
        Run::new("cargo")
            .args(["install", "--quiet", tool.name, "--version", tool.version])
            .args(locked.then_some("--locked"))
            .arg("--root")
            .arg(part)
            .arg("--target-dir")
            .arg(&build)
            .dir(&self.folder)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS")
            .go()?;
        fs::remove_dir_all(&build).map_err(Error::file("remove", &build))
    }
}

/// Scripts of packages are not run: none of ours needs one.
fn fetch(tool: &Tool, version: &str, part: &Path) -> Result<()> {
    Run::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(part)
        .arg(format!("{}@{version}", tool.name))
        .dir(part)
        .go()
}

fn fits_on_path(tool: &Tool) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = tool.programs.iter().all(|p| paths::on_path(&path, p).is_some());
    let Some(first) = tool.programs.first() else { return false };
    found
        && tool.says.is_none_or(|says| {
            Command::new(first)
                .arg("--version")
                .output()
                .is_ok_and(|o| begins_with(&String::from_utf8_lossy(&o.stdout), says))
        })
}

/// Whether the words begin the output and end where a word ends: "trunk 0.21.1" does not begin "trunk 0.21.14".
fn begins_with(output: &str, words: &str) -> bool {
    output
        .strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOOL: Tool = Tool {
        name: "a-tool",
        version: "1.2.3",
        why: "for a test",
        source: Source::Crate { locked: true },
        programs: &["a-program-that-is-nowhere-else"],
        says: None,
    };

    #[test]
    fn versions_are_compared_as_words() {
        assert!(begins_with("trunk 0.21.14\n", "trunk 0.21.14"));
        assert!(begins_with("wasm-opt version 132 (version_132)", "wasm-opt version 132"));
        assert!(!begins_with("trunk 0.21.14", "trunk 0.21.1"));
        assert!(!begins_with("trunk 0.21.14-beta", "trunk 0.21.14"));
    }

    #[test]
    fn a_half_installed_tool_is_not_taken_for_a_whole_one() {
        let dir = std::env::temp_dir().join(format!("dramatis-cache-{}", std::process::id()));
        let cache = Cache::open(&dir).unwrap();
        assert!(!cache.is_complete(&TOOL));
        let part = dir.join("a-tool-1.2.3.part/bin");
        fs::create_dir_all(&part).unwrap();
        fs::write(part.join(TOOL.programs[0]), "#!/bin/sh\n").unwrap();
        assert!(!cache.is_complete(&TOOL), "still under its temporary name");
        fs::create_dir_all(cache.folder(&TOOL).join("bin")).unwrap();
        assert!(!cache.is_complete(&TOOL), "the folder without the program");
        let program = cache.programs(&TOOL).join(TOOL.programs[0]);
        fs::write(&program, "#!/bin/sh\n").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert!(!cache.is_complete(&TOOL), "the program cannot be run");
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        }
        assert!(cache.is_complete(&TOOL));
        assert_eq!(cache.ensure(&TOOL).unwrap(), Some(cache.programs(&TOOL)));
        fs::remove_dir_all(&dir).unwrap();
    }
}
