//! From sources to a page: compile (Trunk), gather the articles, finish.

pub(crate) mod compile;
pub(crate) mod compiler;
mod finish;
pub(crate) mod html;
pub(crate) mod module;
mod rename;
mod shrink;

use std::fs;
use std::path::{Path, PathBuf};

use dramatis::site::{Collection, publish_file};

use crate::error::{Error, Result};
use crate::paths::Paths;

pub(crate) use self::compile::{Compiled, Mode, VECTORS};

/// Writes the whole site into `dist`, which is replaced when the new one is complete.
pub(crate) fn write_site(compiled: &Compiled, collection: &Collection, dist: &Path) -> Result<()> {
    let files = finish::page(compiled)?.with(collection)?;
    let part = beside(dist);
    fresh_folder(&part)?;
    for (name, bytes) in files {
        write(&part.join(name), &bytes)?;
    }
    if dist.exists() {
        fs::remove_dir_all(dist).map_err(Error::file("remove", dist))?;
    }
    fs::rename(&part, dist).map_err(Error::file("move into place", dist))
}

/// Writes the page as one file, `dramatis.html`, into `dist`; what else is there stays. Returns its path.
pub(crate) fn write_single(compiled: &Compiled, collection: &Collection, dist: &Path) -> Result<PathBuf> {
    let html = finish::page(compiled)?.single(collection)?;
    let file = dist.join("dramatis.html");
    publish_file(&file, html.as_bytes())?;
    Ok(file)
}

/// Compiles what changed since the last time.
pub(crate) fn compile(paths: &Paths, tools: &crate::tools::Toolbox, mode: Mode) -> Result<Compiled> {
    compile::compile(paths, tools, mode)
}

fn beside(dist: &Path) -> PathBuf {
    let mut name = dist.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    dist.with_file_name(name)
}

fn fresh_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Error::file("remove", folder))?;
    }
    fs::create_dir_all(folder).map_err(Error::file("make", folder))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(Error::file("make", folder))?;
    }
    fs::write(file, bytes).map_err(Error::file("write", file))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(Error::file("read", file))
}

fn read_text(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(Error::file("read", file))
}
