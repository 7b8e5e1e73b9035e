//! From what Trunk made to a page for any collection: names by content, addresses, content policy. Every address is
//! relative.

use dramatis::site::digest::short;
use dramatis::site::html::{Policy, escape, inline_json, script};
use dramatis::site::{Files, Page, files};
use serde_json::json;

use super::compile::Compiled;
use super::html::fill;
use super::{module, shrink};
use crate::error::Result;

/// The names under which the page's own files end up.
struct Names {
    page_js: String,
    page_wasm: String,
    worker_js: String,
    worker_wasm: String,
    /// The worker for a collection in parts.
    shelf_js: String,
    shelf_wasm: String,
    /// The module that searches.
    search: String,
    /// What finds names, and the marked texts on which the page shows how well.
    parts: [String; 4],
}

/// The page without a collection.
pub(crate) fn page(compiled: &Compiled) -> Result<Page> {
    let mut site = assets(compiled)?;
    let read = |name: &str| super::read(&compiled.folder.join(name));
    let [core, lists, tagger] = module::add(compiled, &mut site)?;
    let mut add = |before: &str, bytes: Vec<u8>, after: &str| {
        let name = format!("{before}{}{after}", short(&bytes));
        site.insert(name.clone(), bytes);
        name
    };
    let marked = add("quality.", read(Compiled::MARKED)?, ".txt");
    let names = Names {
        page_js: add("page-", compiled.page_code()?.into_bytes(), ".js"),
        page_wasm: add("page-", read(&compiled.page_wasm)?, "_bg.wasm"),
        worker_js: add("worker-", compiled.worker_code()?.into_bytes(), ".js"),
        worker_wasm: add("worker-", read(Compiled::WORKER_WASM)?, "_bg.wasm"),
        shelf_js: add("shelf-", compiled.shelf_code()?.into_bytes(), ".js"),
        shelf_wasm: add("shelf-", read(Compiled::SHELF_WASM)?, "_bg.wasm"),
        search: add("search-", read(Compiled::SEARCH_WASM)?, "_bg.wasm"),
        parts: [core, lists, tagger, marked],
    };
    let worker = shrink::script(&super::read_text(&compiled.folder.join("sw.js"))?);
    site.insert("sw.js".to_owned(), worker.into_bytes());
    site.insert("index.html".to_owned(), index(compiled, &names)?.into_bytes());
    Ok(Page::new(site)?)
}

/// Everything that goes into the site under the name that Trunk gave it.
fn assets(compiled: &Compiled) -> Result<Files> {
    let finished_here = [
        "index.html",
        "sw.js",
        "stamp",
        Compiled::START_JS,
        Compiled::WORKER_JS,
        Compiled::WORKER_WASM,
        Compiled::SHELF_JS,
        Compiled::SHELF_WASM,
        Compiled::SEARCH_JS,
        Compiled::SEARCH_WASM,
        Compiled::EXTRACT_JS,
        Compiled::EXTRACT_WASM,
        Compiled::LISTS,
        Compiled::NAMES,
        Compiled::MARKED,
        compiled.page_js.trim_start_matches("./"),
        compiled.page_wasm.trim_start_matches("./"),
    ];
    let mut site = Files::new();
    for (name, file) in files(&compiled.folder)? {
        if is_of_module(&name) || finished_here.contains(&name.as_str()) {
            continue;
        }
        let bytes = match name.ends_with(".css") {
            true => compiled.style(&name)?.into_bytes(),
            false => super::read(&file)?,
        };
        site.insert(name, bytes);
    }
    Ok(site)
}

fn index(compiled: &Compiled, names: &Names) -> Result<String> {
    let start = compiled.start_code()?;
    let config = json!({
        "sw": "sw.js",
        "worker_js": names.worker_js,
        "worker_wasm": names.worker_wasm,
        "shelf_js": names.shelf_js,
        "shelf_wasm": names.shelf_wasm,
        "search": names.search,
        "parts": names.parts.join(" "),
    });
    let mut policy = Policy::default();
    policy.script(&start);
    let page = format!(
        "<script defer src=\"{}\" data-wasm=\"{}\"></script>",
        escape(&names.page_js),
        escape(&names.page_wasm)
    );
    let html = fill(&compiled.html, "policy", &policy.element())?;
    let html = fill(&html, "preload", &format!("{}\n{page}", preloads(names)))?;
    let html = fill(&html, "title", "")?;
    let html = fill(&html, "config", &inline_json(&config))?;
    let html = fill(&html, "code", &script("", &start))?;
    fill(&html, "articles", "")
}

/// What the first view needs is asked for at once, before scripts run: the worker finds its parts in the browser's
/// cache instead of asking for one after the other. The collection's file is added to these.
fn preloads(names: &Names) -> String {
    let files = [&names.page_wasm, &names.worker_js, &names.worker_wasm];
    let link =
        |file: &&String| format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">", escape(file));
    files.iter().map(link).collect::<Vec<_>>().join("\n")
}

fn is_of_module(name: &str) -> bool {
    name.strip_prefix(module::FOLDER).is_some_and(|rest| rest.starts_with('/'))
}
