//! A page as `cargo xtask build` makes it, for any collection.
//!
//! The page's own files have names with their content's hash and stay as they are. `index.html` has five places that
//! belong to the collection: the title, the list for readers without scripts, the title and the bundle's name in the
//! configuration, and the line that asks for the bundle early.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::collection::PARTS;
use super::html::{escape, inline_json};
use super::{Collection, Files, MANIFEST, Result, SiteError, service_worker};

pub(super) const INDEX: &str = "index.html";
const TITLE: [&str; 2] = ["<title>", "</title>"];
const LIST: [&str; 2] = ["<noscript>", "</noscript>"];
pub(super) const CONFIG: [&str; 2] =
    ["<script type=\"application/json\" id=\"dramatis-config\">", "</script>"];
/// Begins the element of the page's own script.
pub(super) const SCRIPT: &str = "<script defer src=\"";

/// The files of a page without a collection.
#[derive(Clone, Debug)]
pub struct Page {
    files: Files,
    html: String,
    config: Map<String, Value>,
}

impl Page {
    /// The page in the folder of a site. What a collection added there before is left out.
    ///
    /// # Errors
    /// Where there is no page, it cannot be read, or it was built by another version.
    pub fn read(folder: &Path) -> Result<Self> {
        if !folder.join(INDEX).is_file() {
            return Err(SiteError::NoPage(folder.to_path_buf()));
        }
        let mut contents = Files::new();
        for (name, file) in files(folder)? {
            let bytes = fs::read(&file).map_err(SiteError::file("read", &file))?;
            contents.insert(name, bytes);
        }
        Self::new(contents)
    }

    /// The page of these files.
    ///
    /// # Errors
    /// Where they are no page of this version.
    pub fn new(mut files: Files) -> Result<Self> {
        let html = files.remove(INDEX).unwrap_or_default();
        let html = String::from_utf8(html).map_err(|e| SiteError::page(INDEX, format!("no UTF-8 ({e})")))?;
        let config = &html[region(&html, CONFIG)?];
        let mut config: Map<String, Value> = serde_json::from_str(config)
            .map_err(|e| SiteError::page(INDEX, format!("its configuration cannot be read ({e})")))?;
        let mut page = html.clone();
        if let Some(Value::String(bundle)) = config.remove("bundle") {
            page = page.replace(&preload(&bundle), "");
            let bundle = files.remove(&bundle);
            bundle.as_deref().map_or(Ok(()), super::collection::check_version)?;
        }
        if let Some(Value::String(root)) = config.remove("root") {
            page = page.replace(&preload(&root), "");
            page = other_worker(&page, &config, ["shelf", "worker"]);
            files.retain(|name, _| !name.starts_with(PARTS));
        }
        config.remove("title");
        files.remove(MANIFEST);
        let page = Self { files, html: page, config };
        page.html_with("", "", &[], Map::new())?;
        Ok(page)
    }

    /// Whether these bytes are a page in one file.
    ///
    /// # Errors
    /// Where they are something else.
    pub fn check_single(bytes: &[u8]) -> Result<()> {
        let html = String::from_utf8_lossy(bytes);
        let config: Map<String, Value> =
            serde_json::from_str(&html[region(&html, CONFIG)?]).unwrap_or_default();
        match config.get("inline") {
            Some(Value::Bool(true)) => Ok(()),
            _ => Err(SiteError::page("the file", "it is no page in one file")),
        }
    }

    /// A file of the page.
    pub(super) fn file(&self, name: &str) -> Result<&[u8]> {
        self.files.get(name).map(Vec::as_slice).ok_or_else(|| SiteError::page(name, "it is missing"))
    }

    /// A file of text.
    pub(super) fn text(&self, name: &str) -> Result<&str> {
        std::str::from_utf8(self.file(name)?).map_err(|e| SiteError::page(name, format!("no UTF-8 ({e})")))
    }

    /// The names of its files, without `index.html`.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// What it needs to start, without what belongs to a collection.
    pub(super) fn config(&self, name: &str) -> Result<&str> {
        let value = self.config.get(name).and_then(Value::as_str);
        value.ok_or_else(|| SiteError::page(INDEX, format!("its configuration has no `{name}`")))
    }

    /// The site with this collection in it, the manifest excepted.
    ///
    /// # Errors
    /// Where the page is not as this version builds it.
    pub fn with(&self, collection: &Collection) -> Result<Files> {
        let mut files = self.files.clone();
        files.extend(collection.files().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
        let mut config = Map::from_iter([("bundle".to_owned(), collection.bundle().into())]);
        config.extend(collection.root().map(|root| ("root".to_owned(), root.into())));
        let early = collection.root().unwrap_or(collection.bundle());
        let html = self.html_with(&collection.title, &collection.list_html(), &[early], config)?;
        let html = match collection.root() {
            Some(_) => other_worker(&html, &self.config, ["worker", "shelf"]),
            None => html,
        };
        files.insert(INDEX.to_owned(), html.into_bytes());
        // Of a collection in parts only the root is kept from the start; the bundle is for the next build alone. Either kind
        // of collection has a worker of its own.
        let is_of =
            |keys: &[&str], name: &str| keys.iter().any(|key| self.config(key).is_ok_and(|n| n == name));
        let is_kept = |name: &str| match collection.root() {
            Some(root) => {
                let is_part = name.starts_with(PARTS) || name == collection.bundle();
                let is_other = is_of(&["worker_js", "worker_wasm", "search"], name);
                name == root || !(is_part || is_other)
            }
            None => !is_of(&["shelf_js", "shelf_wasm"], name),
        };
        service_worker::fill(&mut files, self.config("parts")?, &is_kept)?;
        Ok(files)
    }

    /// Whether the page can open a collection in parts.
    #[must_use]
    pub fn opens_parts(&self) -> bool {
        self.config.contains_key("shelf_wasm")
    }

    /// The page's HTML with these in their places.
    pub(super) fn html_with(
        &self,
        title: &str,
        list: &str,
        early: &[&str],
        config: Map<String, Value>,
    ) -> Result<String> {
        let mut all = self.config.clone();
        all.insert("title".to_owned(), title.into());
        all.extend(config);
        let html = put(&self.html, TITLE, &escape(title))?;
        let html = put(&html, LIST, &format!("\n{list}\n"))?;
        let html = put(&html, CONFIG, &inline_json(&Value::Object(all)))?;
        let at = once(&html, SCRIPT)?;
        let lines: String = early.iter().map(|name| preload(name)).collect();
        Ok(format!("{}{lines}{}", &html[..at], &html[at..]))
    }
}

/// The page with the lines that ask early for one worker's files asking for the other's.
fn other_worker(html: &str, config: &Map<String, Value>, [from, to]: [&str; 2]) -> String {
    let name = |who: &str, kind: &str| {
        config.get(&format!("{who}_{kind}")).and_then(Value::as_str).map(preload).unwrap_or_default()
    };
    ["js", "wasm"].iter().fold(html.to_owned(), |html, kind| {
        let (from, to) = (name(from, kind), name(to, kind));
        let is_there = !from.is_empty() && !to.is_empty();
        if is_there { html.replacen(from.trim_end(), to.trim_end(), 1) } else { html }
    })
}

/// The line that asks for a file before scripts run.
fn preload(name: &str) -> String {
    format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">\n", escape(name))
}

/// Puts `with` between the two marks.
fn put(html: &str, marks: [&str; 2], with: &str) -> Result<String> {
    let Range { start, end } = region(html, marks)?;
    Ok(format!("{}{with}{}", &html[..start], &html[end..]))
}

/// What stands between `open`, which is there once, and the next `close`.
pub(super) fn region(html: &str, [open, close]: [&str; 2]) -> Result<Range<usize>> {
    let start = once(html, open)? + open.len();
    match html[start..].find(close) {
        Some(length) => Ok(start..start + length),
        None => Err(SiteError::page(INDEX, format!("nothing ends `{}`", open.trim()))),
    }
}

/// Where the one `mark` stands.
pub(super) fn once(html: &str, mark: &str) -> Result<usize> {
    match html.match_indices(mark).collect::<Vec<_>>()[..] {
        [(at, _)] => Ok(at),
        ref found => Err(SiteError::page(INDEX, format!("`{}` is there {} times", mark.trim(), found.len()))),
    }
}

/// All files below a folder: relative names with `/`, and paths, by name.
///
/// # Errors
/// Where a folder cannot be read.
pub fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(String::new(), folder.to_path_buf())];
    while let Some((prefix, dir)) = folders.pop() {
        for entry in fs::read_dir(&dir).map_err(SiteError::file("read", &dir))? {
            let path = entry.map_err(SiteError::file("read", &dir))?.path();
            let name =
                format!("{prefix}{}", path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default());
            if path.is_dir() {
                folders.push((format!("{name}/"), path));
            } else {
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    const HTML: &str = "<title></title>\n\
        <link rel=\"preload\" as=\"fetch\" crossorigin href=\"worker-1.js\">\n\
        <link rel=\"preload\" as=\"fetch\" crossorigin href=\"worker-1_bg.wasm\">\n\
        <noscript></noscript><script type=\"application/json\" id=\"dramatis-config\">{\"parts\":\"\",\"search\":\"search-1.wasm\",\
        \"shelf_js\":\"shelf-1.js\",\"shelf_wasm\":\"shelf-1_bg.wasm\",\"worker_js\":\"worker-1.js\",\
        \"worker_wasm\":\"worker-1_bg.wasm\"}</script><script defer src=\"page-1.js\"></script>";

    fn page() -> Page {
        let worker = "const VERSION=\"\";const FILES=[];const LATER=[];";
        let mut files: Files = [("index.html", HTML), ("sw.js", worker)]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into();
        for name in
            ["worker-1.js", "worker-1_bg.wasm", "shelf-1.js", "shelf-1_bg.wasm", "search-1.wasm", "page-1.js"]
        {
            files.insert(name.to_owned(), name.as_bytes().to_vec());
        }
        Page::new(files).unwrap()
    }

    /// What is asked for early, and what the service worker keeps.
    fn fetched(site: &Files) -> [Vec<bool>; 2] {
        let text = |name: &str| String::from_utf8(site[name].clone()).unwrap();
        let (html, worker) = (text(INDEX), text("sw.js"));
        let names = ["worker-1_bg.wasm", "shelf-1_bg.wasm", "bundle.", "parts/root-"];
        let early = |name: &&str| html.contains(&format!("crossorigin href=\"{name}"));
        let kept = |name: &&str| worker.contains(name);
        [names.iter().map(early).collect(), names.iter().map(kept).collect()]
    }

    #[test]
    fn each_kind_of_collection_has_its_worker() {
        let (bundle, parts) =
            (Collection::new(sample::corpus()).unwrap(), Collection::in_parts(sample::corpus()).unwrap());
        let whole = page().with(&bundle).unwrap();
        let in_parts = page().with(&parts).unwrap();
        let [of_bundle, of_parts] = [vec![true, false, true, false], vec![false, true, false, true]];
        assert_eq!(fetched(&whole), [of_bundle.clone(), of_bundle]);
        assert_eq!(fetched(&in_parts), [of_parts.clone(), of_parts]);
        // Either site is a page for the other.
        assert_eq!(Page::new(in_parts.clone()).unwrap().with(&bundle).unwrap(), whole);
        assert_eq!(Page::new(whole).unwrap().with(&parts).unwrap(), in_parts);
        assert!(page().opens_parts());
    }
}
