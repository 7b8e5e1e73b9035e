//! A folder on disk to a collection. The one place in the core that reads files; where there is no disk
//! (a browser) it compiles and answers with an error.
//!
//! Promise: `.txt` and `.md` files and saved pages of the folder and its sub-folders in the order of their relative
//! paths, however the disk lists them; each is an article or has its reason; links that run in circles end.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::file::Form;
use super::{DecodeError, Folder, Intake, MAX_BYTES, Skipped};

/// Why a folder gave no collection. Each message names the folder and what to do.
#[derive(Debug, Error)]
pub enum FolderError {
    /// Nothing has this path.
    #[error("there is no folder {}: check the path (it is taken from the current directory)", .0.display())]
    Missing(PathBuf),
    /// Something else has this path.
    #[error("{} is a file, not a folder: name the folder that holds the articles", .0.display())]
    NotAFolder(PathBuf),
    /// The system refused.
    #[error("the folder {} cannot be read ({source}): check who may read it", folder.display())]
    Unreadable {
        /// The folder asked for.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Not one article came out of it.
    #[error("{} holds no article: put .txt, .md or .html files with text into it{}", folder.display(), found(*others, skipped))]
    NothingUsable {
        /// The folder asked for.
        folder: PathBuf,
        /// How many files with other extensions were passed by.
        others: usize,
        /// The files that were looked at, with the reasons against them.
        skipped: Vec<Skipped>,
    },
}

/// The end of the message about a folder of nothing: what was there instead.
fn found(others: usize, skipped: &[Skipped]) -> String {
    const SHOWN: usize = 10;
    let mut words = match others {
        0 => String::new(),
        n => format!(" (found {n} of other kinds)"),
    };
    for file in skipped.iter().take(SHOWN) {
        words.push_str(&format!("\n  {}: {}", file.path, file.reason));
    }
    if skipped.len() > SHOWN {
        words.push_str(&format!("\n  and {} more", skipped.len() - SHOWN));
    }
    words
}

/// Reads every file below `dir` whose name ends (in any case) as [`super::article`] knows it. Hidden files and folders (a leading dot) are
/// passed by.
///
/// # Errors
///
/// [`FolderError`] where `dir` is no readable folder or nothing in it is an article.
pub fn folder(dir: &Path) -> Result<Folder, FolderError> {
    match fs::metadata(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(FolderError::Missing(dir.into())),
        Err(source) => return Err(FolderError::Unreadable { folder: dir.into(), source }),
        Ok(found) if !found.is_dir() => return Err(FolderError::NotAFolder(dir.into())),
        Ok(_) => {}
    }
    let mut walk = Walk::default();
    walk.top(dir).map_err(|source| FolderError::Unreadable { folder: dir.into(), source })?;
    let mut intake = Intake::default();
    for (path, found) in &walk.found {
        match found {
            Found::File(file) => match read(file) {
                Ok(bytes) => intake.add(path, &bytes),
                Err(reason) => intake.skip(path, reason),
            },
            Found::Skipped(reason) => intake.skip(path, reason.clone()),
        }
    }
    let folder = intake.finish();
    if folder.articles.is_empty() {
        return Err(FolderError::NothingUsable {
            folder: dir.into(),
            others: walk.others,
            skipped: folder.skipped,
        });
    }
    Ok(folder)
}

enum Found {
    File(PathBuf),
    Skipped(String),
}

/// The files below a folder, by relative path.
#[derive(Default)]
struct Walk {
    found: BTreeMap<String, Found>,
    /// Real paths of the folders entered, with the path by which each was reached.
    entered: BTreeMap<PathBuf, String>,
    others: usize,
}

impl Walk {
    /// Breadth first, so that links nested without end cannot exhaust the stack and the shortest way in counts.
    fn top(&mut self, dir: &Path) -> io::Result<()> {
        let mut level = vec![(String::new(), dir.to_path_buf())];
        let mut first = true;
        while !level.is_empty() {
            let mut next = Vec::new();
            for (path, dir) in level {
                match self.one(&path, &dir, &mut next) {
                    Err(e) if first => return Err(e),
                    Err(e) => self.skip(path, format!("the folder cannot be read ({e})")),
                    Ok(()) => {}
                }
                first = false;
            }
            next.sort();
            level = next;
        }
        Ok(())
    }

    fn one(&mut self, path: &str, dir: &Path, folders: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
        let real = fs::canonicalize(dir)?;
        if let Some(before) = self.entered.get(&real) {
            let before = if before.is_empty() { "the folder itself" } else { before };
            let reason = format!("this link leads to a folder that was read already: {before}");
            self.skip(path.to_owned(), reason);
            return Ok(());
        }
        self.entered.insert(real, path.to_owned());
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            self.entry(path, entry.path(), folders);
        }
        Ok(())
    }

    fn entry(&mut self, path: String, file: PathBuf, folders: &mut Vec<(String, PathBuf)>) {
        let wanted = Form::of(&path).is_some();
        match fs::metadata(&file) {
            Ok(m) if m.is_dir() => folders.push((path, file)),
            Ok(_) if !wanted => self.others += 1,
            Ok(m) if !m.is_file() => self.skip(path, "this is a device or a pipe, not a file".into()),
            Ok(m) if m.len() > MAX_BYTES => self.skip(path, DecodeError::TooLong(m.len()).to_string()),
            Ok(_) => {
                self.found.insert(path, Found::File(file));
            }
            Err(e) if wanted => self.skip(path, format!("the file cannot be read ({e})")),
            Err(_) => self.others += 1,
        }
    }

    fn skip(&mut self, path: String, reason: String) {
        self.found.insert(path, Found::Skipped(reason));
    }
}

/// The file's bytes: never more than one over the limit, should it grow while it is read.
fn read(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).and_then(|f| f.take(MAX_BYTES + 1).read_to_end(&mut bytes));
    match opened {
        Ok(_) => Ok(bytes),
        Err(e) => Err(format!("the file cannot be read ({e})")),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    /// A folder of its own for one test, removed at the end.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("dramatis-folder-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&dir);
            fs::create_dir_all(&dir).unwrap();
            Self(dir)
        }

        fn file(&self, path: &str, bytes: &[u8]) -> &Self {
            let file = self.0.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
            self
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn articles_come_sorted_from_all_sub_folders() {
        let dir = Scratch::new("sorted");
        dir.file("b.txt", b"Two.").file("a/z.MD", b"One.").file("a.txt", b"Zero.").file(".git/x.txt", b"no");
        dir.file("a/.hidden.txt", b"no").file("LICENCE", b"no").file("c/d/e/f.Txt", b"Three.");
        let got = folder(&dir.0).unwrap();
        let paths: Vec<&str> = got.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(paths, ["a.txt", "a/z.MD", "b.txt", "c/d/e/f.Txt"]);
        assert!(got.skipped.is_empty() && got.remarks.is_empty());
    }

    #[cfg(feature = "html")]
    #[test]
    fn saved_pages_stand_beside_texts() {
        let dir = Scratch::new("pages");
        let page = "<title>Dam breaks</title><p>The dam broke on Monday, and all fled, officials said.";
        dir.file("a.txt", b"One.").file("b/page.HTML", page.as_bytes()).file("c.htm", b"<a href=/>Enter</a>");
        dir.file("page_files/style.css", b"p {}");
        let got = folder(&dir.0).unwrap();
        let paths: Vec<&str> = got.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(paths, ["a.txt", "b/page.HTML"]);
        assert_eq!(got.articles[1].meta.title.as_deref(), Some("Dam breaks"));
        assert_eq!(got.skipped.len(), 1);
        assert!(got.skipped[0].reason.starts_with("its body (line 1) holds 1 words"), "{:?}", got.skipped);
    }

    #[test]
    fn what_is_left_out_is_named() {
        let dir = Scratch::new("skipped");
        dir.file("a.txt", b"One.")
            .file("b.txt", b"")
            .file("c.txt", b"One.")
            .file("d.md", b"\x89PNG\r\n\x1a\n..");
        dir.file("e.txt", &vec![b'x'; MAX_BYTES as usize + 1]);
        let got = folder(&dir.0).unwrap();
        let reasons: Vec<String> = got.skipped.iter().map(|s| format!("{}: {}", s.path, s.reason)).collect();
        assert_eq!(
            reasons,
            [
                "b.txt: the file is empty",
                "c.txt: it holds the same text as a.txt",
                "d.md: this is a PNG picture, not text",
                "e.txt: the file is 33 MB long, over the limit of 32 MB",
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_in_circles_end_and_broken_ones_are_named() {
        use std::os::unix::fs::symlink;
        let dir = Scratch::new("links");
        dir.file("a/one.txt", b"One.");
        symlink(&dir.0, dir.0.join("a/up")).unwrap();
        symlink("self.txt", dir.0.join("self.txt")).unwrap();
        symlink("nowhere", dir.0.join("gone.txt")).unwrap();
        let got = folder(&dir.0).unwrap();
        assert_eq!(got.articles.len(), 1);
        let paths: Vec<&str> = got.skipped.iter().map(|s| s.path.as_str()).collect();
        assert_eq!(paths, ["a/up", "gone.txt", "self.txt"]);
    }

    #[test]
    fn a_folder_of_nothing_says_what_to_do() {
        let dir = Scratch::new("nothing");
        dir.file("a.pdf", b"%PDF-").file("b.txt", b" ");
        let message = folder(&dir.0).unwrap_err().to_string();
        assert!(
            message.contains("put .txt, .md or .html files") && message.contains("found 1 of other kinds"),
            "{message}"
        );
        assert!(message.contains("b.txt: the file is empty"), "{message}");
        let missing = folder(&dir.0.join("gone")).unwrap_err();
        assert!(matches!(missing, FolderError::Missing(_)) && missing.to_string().contains("gone"));
        assert!(matches!(folder(&dir.0.join("a.pdf")), Err(FolderError::NotAFolder(_))));
    }
}
