//! What the build wrote into the page for it to start: names of files, or everything inline.

use wasm_bindgen::JsValue;

use super::wire::Source;
use super::{dom, words};

/// The block `dramatis-config`. Names are relative to the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What the collection is called, known before it is loaded.
    pub title: String,
    /// The articles, or the root of their parts: gzip or plain.
    pub bundle: String,
    /// The worker's script.
    pub worker_js: String,
    /// The worker's module.
    pub worker_wasm: String,
    /// The extraction's code, its word lists, its tagger, and texts with their names marked: names of files or
    /// of blocks, with spaces between. None of it is needed to start.
    pub parts: String,
    /// The code of the module that searches: a file or a block.
    pub search: String,
    /// The articles are in parts, of which the bundle names the first: the worker is another one.
    pub in_parts: bool,
    /// Everything is in this one file, in blocks of the page.
    pub inline: bool,
}

/// The script, module and articles of a page in one file.
pub mod block {
    /// The worker's script, as text.
    pub const SCRIPT: &str = "dramatis-worker-js";
    /// The worker's module, in Base64.
    pub const MODULE: &str = "dramatis-worker-wasm";
    /// The articles, gzip, in Base64.
    pub const BUNDLE: &str = "dramatis-bundle";
}

/// The service worker of a site; a page in one file has none.
const SERVICE_WORKER: &str = "sw.js";

impl Config {
    /// The script that keeps the page for times without a network.
    #[must_use]
    pub fn service_worker(&self) -> Option<&'static str> {
        (!self.inline).then_some(SERVICE_WORKER)
    }

    /// The configuration of this page.
    ///
    /// # Errors
    /// Words for the reader, where the block is missing or is not what it should be.
    pub fn read() -> Result<Self, String> {
        let text = dom::text_of("dramatis-config")
            .ok_or("This page is incomplete: it has no configuration block.")?;
        let wrong =
            |why: String| format!("This page is incomplete: its configuration cannot be read ({why}).");
        let value: JsValue = js_sys::JSON::parse(&text).map_err(|e| wrong(words(&e)))?;
        let field = |name: &str| js_sys::Reflect::get(&value, &name.into()).map_err(|e| wrong(words(&e)));
        let text = |name: &str| field(name).map(|v| v.as_string().unwrap_or_default());
        let root = text("root")?;
        let in_parts = !root.is_empty();
        let worker = if in_parts { ["shelf_js", "shelf_wasm"] } else { ["worker_js", "worker_wasm"] };
        Ok(Self {
            title: text("title")?,
            bundle: if in_parts { root } else { text("bundle")? },
            worker_js: text(worker[0])?,
            worker_wasm: text(worker[1])?,
            in_parts,
            parts: text("parts")?,
            search: text("search")?,
            inline: field("inline")?.is_truthy(),
        })
    }

    /// Where the articles are.
    ///
    /// # Errors
    /// Words for the reader, where the page lacks them.
    pub fn source(&self) -> Result<Source, String> {
        let bundle = if self.inline { block::BUNDLE } else { &self.bundle };
        self.part(bundle).ok_or_else(|| "This page is incomplete: it holds no articles.".into())
    }

    /// Where the code of the module that searches is.
    #[must_use]
    pub fn search_code(&self) -> Option<Source> {
        self.part(&self.search)
    }

    /// Where the [parts](Self::parts) are that find names, as far as the page has them.
    #[must_use]
    pub fn parts(&self) -> Vec<Source> {
        self.parts.split(' ').filter_map(|name| self.part(name)).collect()
    }

    fn part(&self, name: &str) -> Option<Source> {
        if self.inline {
            dom::text_of(name).map(Source::Base64)
        } else {
            Some(Source::Fetch(dom::absolute(name)))
        }
    }
}
