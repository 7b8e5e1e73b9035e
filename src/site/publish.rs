//! Sites on disk: a new one takes the place of the old one in one step, once it is complete.
//!
//! The new site is written into a folder beside the old one (`.NAME.dramatis-new`); then the old one is renamed
//! (`.NAME.dramatis-old`), the new one gets its name, and the old one is removed. Whatever ends a build before that
//! leaves the old site whole; where it ends between the two renames, the next build gives the old one its name back.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::manifest::check_ours;
use super::{Files, Result, SiteError};

/// Held by the build that writes a folder.
const LOCK: &str = ".lock";

/// The place of a site that is being made. Dropped before [`Self::publish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Target {
    site: PathBuf,
    new: PathBuf,
    old: PathBuf,
    lock: Option<File>,
}

impl Target {
    /// Takes hold of the place `site`, and clears what an interrupted build left beside it.
    ///
    /// # Errors
    /// Where something that no build made is there, or another build is at work.
    pub fn open(site: &Path) -> Result<Self> {
        let site = resolved(site)?;
        let beside = |end: &str| {
            let name = site.file_name().unwrap_or_default().to_string_lossy();
            site.with_file_name(format!(".{name}.dramatis-{end}"))
        };
        let (new, old) = (beside("new"), beside("old"));
        let lock = fresh(&site, &new)?;
        let target = Self { site, new, old, lock: Some(lock) };
        target.clear()?;
        Ok(target)
    }

    /// The site's folder, as an absolute path without links.
    #[must_use]
    pub fn site(&self) -> &Path {
        &self.site
    }

    /// Gives back the name of a site that lost it, removes an old one that was replaced, and looks whether what stands
    /// there now may be replaced.
    fn clear(&self) -> Result<()> {
        if self.old.exists() {
            if self.site.exists() {
                remove(&self.old)?;
            } else {
                rename(&self.old, &self.site)?;
            }
        }
        match fs::metadata(&self.site) {
            Ok(found) if !found.is_dir() => Err(SiteError::NotAFolder(self.site.clone())),
            Ok(_) => check_ours(&self.site),
            Err(_) => Ok(()),
        }
    }

    /// Writes the site and puts it in its place.
    ///
    /// # Errors
    /// Where a file cannot be written; the old site is then as it was.
    pub fn publish(mut self, files: &Files) -> Result<()> {
        for (name, bytes) in files {
            write(&self.new.join(name), bytes)?;
        }
        self.lock = None;
        let lock = self.new.join(LOCK);
        fs::remove_file(&lock).map_err(SiteError::file("remove", &lock))?;
        if !self.site.exists() {
            return rename(&self.new, &self.site);
        }
        rename(&self.site, &self.old)?;
        if let Err(error) = rename(&self.new, &self.site) {
            rename(&self.old, &self.site)?;
            return Err(error);
        }
        // The site is in its place; what cannot be removed now, the next build removes.
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        self.lock = None;
        let _ = fs::remove_dir_all(&self.new);
    }
}

/// Writes a file whole or not at all, in place of any before it.
///
/// # Errors
/// Where it cannot be written.
pub fn publish_file(file: &Path, bytes: &[u8]) -> Result<()> {
    let file = resolved(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let new = file.with_file_name(format!(".{name}.dramatis-new"));
    write(&new, bytes).and_then(|()| rename(&new, &file)).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}

/// An absolute path without links; the folders above it are made.
fn resolved(path: &Path) -> Result<PathBuf> {
    if path.exists() {
        let path = fs::canonicalize(path).map_err(SiteError::file("read", path))?;
        return if path.file_name().is_some() { Ok(path) } else { Err(SiteError::NoName(path)) };
    }
    let name = path.file_name().ok_or_else(|| SiteError::NoName(path.to_path_buf()))?;
    let above = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(above).map_err(SiteError::file("make", above))?;
    Ok(fs::canonicalize(above).map_err(SiteError::file("read", above))?.join(name))
}

/// An empty folder, held by its lock. One whose lock nobody holds was left by an interrupted build.
fn fresh(site: &Path, folder: &Path) -> Result<File> {
    let lock = folder.join(LOCK);
    if let Ok(held) = File::open(&lock)
        && let Err(TryLockError::WouldBlock) = held.try_lock()
    {
        return Err(SiteError::Busy(site.to_path_buf()));
    }
    if folder.exists() {
        remove(folder)?;
    }
    fs::create_dir(folder).map_err(SiteError::file("make", folder))?;
    let made = File::create(&lock).map_err(SiteError::file("write", &lock))?;
    // Where the system knows no locks, two builds at one time are not told.
    let _ = made.try_lock();
    Ok(made)
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(SiteError::file("make", folder))?;
    }
    let written = File::create(file).and_then(|mut open| {
        open.write_all(bytes)?;
        // A full disk may be told only here.
        open.sync_all()
    });
    written.map_err(SiteError::file("write", file))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(SiteError::file("move into place", to))
}

fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(SiteError::file("remove", folder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::site::{MANIFEST, Manifest};

    /// A folder of its own for one test, removed at the end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("dramatis-publish-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&dir);
            fs::create_dir_all(&dir).unwrap();
            Self(fs::canonicalize(dir).unwrap())
        }

        fn names(&self) -> Vec<String> {
            super::super::page::files(&self.0).unwrap().into_keys().collect()
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn files(names: &[&str]) -> Files {
        let mut files: Files = names.iter().map(|name| ((*name).to_owned(), b"x".to_vec())).collect();
        Manifest::new(&Corpus::default(), String::new()).add_to(&mut files, "b");
        files
    }

    #[test]
    fn a_new_site_takes_the_place_of_an_old_one() {
        let dir = Scratch::new("place");
        let site = dir.0.join("deep/site");
        Target::open(&site).unwrap().publish(&files(&["a", "f/b"])).unwrap();
        assert_eq!(dir.names(), ["deep/site/a", "deep/site/dramatis.json", "deep/site/f/b"]);
        Target::open(&site).unwrap().publish(&files(&["c"])).unwrap();
        assert_eq!(dir.names(), ["deep/site/c", "deep/site/dramatis.json"]);
        drop(Target::open(&site).unwrap());
        assert_eq!(dir.names(), ["deep/site/c", "deep/site/dramatis.json"]);
    }

    #[test]
    fn what_no_build_made_stays() {
        let dir = Scratch::new("foreign");
        let site = dir.0.join("site");
        fs::create_dir(&site).unwrap();
        fs::write(site.join("mine.txt"), "mine").unwrap();
        let error = Target::open(&site).unwrap_err().to_string();
        assert!(error.contains("it holds mine.txt, and no dramatis.json"), "{error}");
        fs::remove_file(site.join("mine.txt")).unwrap();
        Target::open(&site).unwrap().publish(&files(&["a"])).unwrap();
        fs::write(site.join("CNAME"), "mine").unwrap();
        let error = Target::open(&site).unwrap_err().to_string();
        assert!(error.contains("it holds CNAME)"), "{error}");
        let error = Target::open(&site.join(MANIFEST)).unwrap_err();
        assert!(matches!(error, SiteError::NotAFolder(_)), "{error}");
        assert_eq!(dir.names().len(), 3);
    }

    #[test]
    fn an_interrupted_build_is_cleared_away() {
        let dir = Scratch::new("interrupted");
        let site = dir.0.join("site");
        Target::open(&site).unwrap().publish(&files(&["a"])).unwrap();
        std::mem::forget(Target::open(&site).unwrap());
        fs::write(dir.0.join(".site.dramatis-new/half"), "").unwrap();
        // Between the two renames.
        fs::rename(&site, dir.0.join(".site.dramatis-old")).unwrap();
        let busy = Target::open(&site).unwrap_err();
        assert!(matches!(busy, SiteError::Busy(_)), "{busy}");
        // The build that held the lock is gone.
        fs::remove_file(dir.0.join(".site.dramatis-new/.lock")).unwrap();
        drop(Target::open(&site).unwrap());
        assert_eq!(dir.names(), ["site/a", "site/dramatis.json"]);
    }
}
