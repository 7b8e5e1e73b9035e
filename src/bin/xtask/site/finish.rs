//! From what Trunk made to a site: articles, addresses, content policy, service worker. Every address is relative.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::json;

use super::compile::Compiled;
use super::html::{Policy, escape, fill, inline_json, script};
use super::{module, shrink};
use crate::corpus::Gathered;
use crate::digest::{hex, integrity, sha256, short};
use crate::error::{Error, Result};

/// The names under which the site's own files end up.
struct Names {
    page_js: String,
    page_wasm: String,
    bundle: String,
    worker_js: String,
    worker_wasm: String,
    /// What finds names, and the marked texts on which the page shows how well.
    parts: [String; 4],
}

/// Writes the site into the empty folder `out`.
pub(crate) fn write(compiled: &Compiled, corpus: &Gathered, out: &Path) -> Result<()> {
    copy_assets(compiled, out)?;
    let page_js = compiled.page_code()?.into_bytes();
    let page_wasm = super::read(&compiled.folder.join(&compiled.page_wasm))?;
    let worker_js = compiled.worker_code()?.into_bytes();
    let worker_wasm = super::read(&compiled.folder.join(Compiled::WORKER_WASM))?;
    let bundle = corpus.packed()?;
    let marked = super::read(&compiled.folder.join(Compiled::MARKED))?;
    let [core, lists, tagger] = module::write(compiled, out)?;
    let marked_name = format!("quality.{}.txt", short(&marked));
    super::write(&out.join(&marked_name), &marked)?;
    let names = Names {
        page_js: format!("page-{}.js", short(&page_js)),
        page_wasm: format!("page-{}_bg.wasm", short(&page_wasm)),
        bundle: format!("bundle.{}.bin", short(&bundle)),
        worker_js: format!("worker-{}.js", short(&worker_js)),
        worker_wasm: format!("worker-{}_bg.wasm", short(&worker_wasm)),
        parts: [core, lists, tagger, marked_name],
    };
    super::write(&out.join(&names.page_js), &page_js)?;
    super::write(&out.join(&names.page_wasm), &page_wasm)?;
    super::write(&out.join(&names.bundle), &bundle)?;
    super::write(&out.join(&names.worker_js), &worker_js)?;
    super::write(&out.join(&names.worker_wasm), &worker_wasm)?;
    super::write(&out.join("index.html"), index(compiled, corpus, &names)?.as_bytes())?;
    let worker = service_worker(&compiled.folder, out, &names.parts)?;
    super::write(&out.join("sw.js"), worker.as_bytes())
}

/// Everything that goes into the site under the name that Trunk gave it.
fn copy_assets(compiled: &Compiled, out: &Path) -> Result<()> {
    let finished_here = [
        "index.html",
        "sw.js",
        "stamp",
        Compiled::START_JS,
        Compiled::WORKER_JS,
        Compiled::WORKER_WASM,
        Compiled::EXTRACT_JS,
        Compiled::EXTRACT_WASM,
        Compiled::LISTS,
        Compiled::NAMES,
        Compiled::MARKED,
        compiled.page_js.trim_start_matches("./"),
        compiled.page_wasm.trim_start_matches("./"),
    ];
    for (name, file) in files(&compiled.folder)? {
        if is_of_module(&name) || finished_here.contains(&name.as_str()) {
            continue;
        }
        let bytes = match name.ends_with(".css") {
            true => compiled.style(&name)?.into_bytes(),
            false => super::read(&file)?,
        };
        super::write(&out.join(&name), &bytes)?;
    }
    Ok(())
}

fn index(compiled: &Compiled, corpus: &Gathered, names: &Names) -> Result<String> {
    let start = compiled.start_code()?;
    let config = json!({
        "title": corpus.title,
        "bundle": names.bundle,
        "sw": "sw.js",
        "worker_js": names.worker_js,
        "worker_wasm": names.worker_wasm,
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
    let html = fill(&html, "title", &escape(&corpus.title))?;
    let html = fill(&html, "config", &inline_json(&config))?;
    let html = fill(&html, "code", &script("", &start))?;
    fill(&html, "articles", &corpus.list_html())
}

/// What the first view needs is asked for at once, before scripts run: the worker finds its parts in the browser's
/// cache instead of asking for one after the other.
fn preloads(names: &Names) -> String {
    let files = [&names.page_wasm, &names.worker_js, &names.worker_wasm, &names.bundle];
    let link =
        |file: &&String| format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">", escape(file));
    files.iter().map(link).collect::<Vec<_>>().join("\n")
}

/// `static/sw.js` with the list of all files so far and their hashes, and that of `parts`, which most readers never
/// need; the page itself stands under `./`. The rest of the module's folder is for other programs.
fn service_worker(compiled: &Path, out: &Path, parts: &[String]) -> Result<String> {
    let template = shrink::script(&super::read_text(&compiled.join("sw.js"))?);
    let (mut list, mut later) = (Vec::new(), Vec::new());
    for (name, file) in files(out)? {
        let hash = integrity(&super::read(&file)?);
        match name.as_str() {
            name if parts.iter().any(|part| part == name) => later.push(json!([name, hash])),
            name if is_of_module(name) => {}
            "index.html" => list.push(json!(["./", hash])),
            name => list.push(json!([name, hash])),
        }
    }
    let [list, later] = [list, later].map(|files| serde_json::Value::from(files).to_string());
    let version = hex(&sha256(format!("{list}{later}").as_bytes())[..8]);
    let with_version = replace(&template, "\"dramatis:version\"", &json!(version).to_string())?;
    let with_files = replace(&with_version, "\"dramatis:files\"", &list)?;
    replace(&with_files, "\"dramatis:later\"", &later)
}

fn is_of_module(name: &str) -> bool {
    name.strip_prefix(module::FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

fn replace(template: &str, marker: &str, with: &str) -> Result<String> {
    if template.matches(marker).count() == 1 {
        return Ok(template.replacen(marker, with, 1));
    }
    Err(Error::unexpected("static/sw.js", format!("{marker} is not there once"), "keep it in the template"))
}

/// All files below a folder: relative names with `/`, and paths, by name.
pub(super) fn files(folder: &Path) -> Result<BTreeMap<String, std::path::PathBuf>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(String::new(), folder.to_path_buf())];
    while let Some((prefix, dir)) = folders.pop() {
        for entry in fs::read_dir(&dir).map_err(Error::file("read", &dir))? {
            let path = entry.map_err(Error::file("read", &dir))?.path();
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
