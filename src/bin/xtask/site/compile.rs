//! Trunk's part: Rust to WebAssembly, styles and icons under names that hold their content's hash.
//!
//! Its output is kept under cargo's target folder with a stamp of everything it was made from, so that a change of
//! the articles alone compiles nothing.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use dramatis::site::digest::{Sha256, hex};
use dramatis::site::html::inline_code;

use super::{compiler, rename, shrink};
use crate::error::{Error, Result};
use crate::paths::Paths;
use crate::process::Run;
use crate::tools::Toolbox;

/// What the compiled page is made from, apart from the folders in [`SOURCE_FOLDERS`].
const SOURCE_FILES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    ".cargo/config.toml",
    "src/bin/xtask/site/compiler.rs",
    "src/bin/xtask/site/rename.rs",
];
const SOURCE_FOLDERS: &[&str] = &["src", "static"];
/// Below those: not part of the page.
const NOT_SOURCES: &[&str] = &["src/bin/xtask", "src/bin/dramatis", "src/site", "static/corpus"];
const STAMP: &str = "stamp";

/// How much care the compiler takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small and fast, as readers get it.
    Release,
    /// Quick to build, with checks and debug information.
    Dev,
}

/// A folder with what Trunk made, and the names in it that the next steps need.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// `index.html` as Trunk left it, its script element taken out.
    pub(crate) html: String,
    /// The page's glue, relative to the folder.
    pub(crate) page_js: String,
    /// The page's WebAssembly.
    pub(crate) page_wasm: String,
}

impl Compiled {
    /// The worker's glue, relative to the folder.
    pub(crate) const WORKER_JS: &'static str = "worker.js";
    /// The worker's WebAssembly.
    pub(crate) const WORKER_WASM: &'static str = "worker_bg.wasm";
    /// The glue of the worker for collections in parts.
    pub(crate) const SHELF_JS: &'static str = "shelf.js";
    /// Its WebAssembly.
    pub(crate) const SHELF_WASM: &'static str = "shelf_bg.wasm";
    /// The glue of the module that searches.
    pub(crate) const SEARCH_JS: &'static str = "search.js";
    /// Its WebAssembly.
    pub(crate) const SEARCH_WASM: &'static str = "search_bg.wasm";
    /// The glue of the extraction module.
    pub(crate) const EXTRACT_JS: &'static str = "extract.js";
    /// The extraction's WebAssembly.
    pub(crate) const EXTRACT_WASM: &'static str = "extract_bg.wasm";
    /// The word lists.
    pub(crate) const LISTS: &'static str = "lists.bin";
    /// The tagger's model.
    pub(crate) const NAMES: &'static str = "names.bin";
    /// Texts with their names marked.
    pub(crate) const MARKED: &'static str = "news.txt";
    /// The script that starts the page.
    pub(crate) const START_JS: &'static str = "start.js";

    fn open(folder: PathBuf) -> Result<Self> {
        let html = super::read_text(&folder.join("index.html"))?;
        let (html, page_js, page_wasm) = take_script(&html).ok_or_else(|| {
            Error::unexpected(
                "index.html",
                "no <script defer src data-wasm> in what Trunk made",
                "keep pattern_script in Trunk.toml as it was",
            )
        })?;
        Ok(Self { folder, html: without_blank_lines(&html), page_js, page_wasm })
    }

    /// The code of [`Self::WORKER_JS`], with a line by which a page without workers finds it: as a module of the page
    /// it keeps its names to itself. Then the glue of search and extraction, which the worker starts when it is asked to.
    pub(crate) fn worker_code(&self) -> Result<String> {
        let search = self.glue(Self::SEARCH_JS)?;
        let search = format!("globalThis.dramatisSearch=(()=>{{{search}\nreturn wasm_bindgen}})();\n");
        self.worker_with(Self::WORKER_JS, &search)
    }

    /// The code of [`Self::SHELF_JS`] in the same way; it searches by itself.
    pub(crate) fn shelf_code(&self) -> Result<String> {
        self.worker_with(Self::SHELF_JS, "")
    }

    fn worker_with(&self, name: &str, more: &str) -> Result<String> {
        let (worker, core) = (self.glue(name)?, self.glue(Self::EXTRACT_JS)?);
        Ok(inline_code(&format!(
            "{worker}\nglobalThis.dramatisWorker=wasm_bindgen;\n{more}\
             globalThis.dramatisCore=(()=>{{{core}\nreturn wasm_bindgen}})();\n"
        )))
    }

    fn glue(&self, name: &str) -> Result<String> {
        super::read_text(&self.folder.join(name)).map(|code| shrink::script(&code))
    }

    /// The code of the page's glue.
    pub(crate) fn page_code(&self) -> Result<String> {
        Ok(inline_code(&shrink::script(&super::read_text(&self.folder.join(&self.page_js))?)))
    }

    /// A style sheet of the page.
    pub(crate) fn style(&self, name: &str) -> Result<String> {
        Ok(shrink::style(&super::read_text(&self.folder.join(name))?))
    }

    /// The code of [`Self::START_JS`] as it stands in the page.
    pub(crate) fn start_code(&self) -> Result<String> {
        Ok(inline_code(&shrink::script(&super::read_text(&self.folder.join(Self::START_JS))?)))
    }
}

/// Runs Trunk unless nothing changed since it last ran.
pub(crate) fn compile(paths: &Paths, tools: &Toolbox, mode: Mode) -> Result<Compiled> {
    let name = match mode {
        Mode::Release => "release",
        Mode::Dev => "dev",
    };
    let folder = paths.target.join("site").join(name);
    let stamp = stamp(&paths.root, tools)?;
    let stamp_file = folder.join(STAMP);
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        return Compiled::open(folder);
    }
    println!("Compiling the page and its worker ({name}); the first time takes a few minutes");
    super::fresh_folder(&folder)?;
    let release = (mode == Mode::Release).then_some("--release");
    fetch(paths)?;
    let trunk = Run::new("trunk")
        .args(["build", "--offline", "--locked", "--log", "warn"])
        .args(release)
        .arg("--dist")
        .arg(&folder)
        .dir(&paths.root)
        .env("PATH", tools.path.clone())
        .env("CARGO_TARGET_DIR", paths.target.as_os_str())
        .env("CARGO_ENCODED_RUSTFLAGS", flags(paths))
        .env_remove("NO_COLOR");
    compiler::stand_in(trunk)?.go()?;
    let compiled = Compiled::open(folder)?;
    if mode == Mode::Release {
        let file = |name: &str| compiled.folder.join(name);
        rename::shorten(tools, &file(&compiled.page_js), &file(&compiled.page_wasm))?;
    }
    super::write(&stamp_file, stamp.as_bytes())?;
    Ok(compiled)
}

/// The vector instructions that browsers have had since early 2023: the tagger adds sixteen numbers at a time, and the
/// extraction is faster by half.
pub(crate) const VECTORS: &str = "-Ctarget-feature=+simd128";

/// Panics name source files: without the builder's own folders, so that a page is the same wherever it is built.
fn flags(paths: &Paths) -> OsString {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let mut flags = OsString::from(VECTORS);
    flags.push("\u{1f}--remap-path-prefix=");
    flags.push(cargo.join("registry").join("src"));
    flags.push("=crates\u{1f}--remap-path-prefix=");
    flags.push(&paths.root);
    flags.push("=dramatis");
    flags
}

/// Trunk's `--offline` holds for its tools and for cargo: the crates must be there.
fn fetch(paths: &Paths) -> Result<()> {
    Run::new("cargo")
        .args(["fetch", "--locked", "--quiet", "--target", "wasm32-unknown-unknown"])
        .dir(&paths.root)
        .go()
}

/// A hash over the names and contents of all sources and the compiler's version.
fn stamp(root: &Path, tools: &Toolbox) -> Result<String> {
    let mut files = BTreeMap::new();
    for name in SOURCE_FILES {
        files.insert((*name).to_owned(), root.join(name));
    }
    for folder in SOURCE_FOLDERS {
        list(root, &root.join(folder), &mut files)?;
    }
    let compiler = Run::new("rustc").arg("-vV").env("PATH", tools.path.clone()).output()?;
    let mut hash = Sha256::new();
    hash.add(compiler.as_bytes());
    for (name, file) in files {
        let bytes = super::read(&file)?;
        hash.add(format!("\n{name} {}\n", bytes.len()).as_bytes());
        hash.add(&bytes);
    }
    Ok(hex(&hash.finish()))
}

fn list(root: &Path, folder: &Path, files: &mut BTreeMap<String, PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = entry.map_err(Error::file("read", folder))?.path();
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if NOT_SOURCES.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            list(root, &path, files)?;
        } else {
            files.insert(name, path);
        }
    }
    Ok(())
}

/// Takes `<script defer src="JS" data-wasm="WASM"></script>` out of the page: (page, JS, WASM).
fn take_script(html: &str) -> Option<(String, String, String)> {
    let (before, rest) = html.split_once("<script defer src=\"")?;
    let (js, rest) = rest.split_once("\" data-wasm=\"")?;
    let (wasm, after) = rest.split_once("\"></script>")?;
    Some((format!("{before}{after}"), js.to_owned(), wasm.to_owned()))
}

/// Trunk leaves an empty line for each element it takes out of the head.
fn without_blank_lines(html: &str) -> String {
    html.lines().filter(|l| !l.trim().is_empty()).flat_map(|l| [l, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_element_is_taken_out() {
        let html = "<head><script defer src=\"page-1.js\" data-wasm=\"page-1_bg.wasm\"></script></head>";
        let (rest, js, wasm) = take_script(html).unwrap();
        assert_eq!(
            (rest.as_str(), js.as_str(), wasm.as_str()),
            ("<head></head>", "page-1.js", "page-1_bg.wasm")
        );
        assert!(take_script("<head></head>").is_none());
    }
}
