//! The page as one file that opens from disk: everything that the site fetches is inside it.
//!
//! From `file://` no module, no fetch and no service worker works; inline classic scripts, WebAssembly from bytes,
//! workers from blobs and `DecompressionStream` do. Binary parts stand as base64 in script elements of a type that
//! no browser runs.

use serde_json::json;

use super::compile::Compiled;
use super::finish::files;
use super::html::{Policy, escape, fill, inline_json, script};
use super::module::packed;
use crate::corpus::Gathered;
use crate::digest::base64;
use crate::error::{Error, Result};

/// The whole file.
pub(crate) fn page(compiled: &Compiled, corpus: &Gathered) -> Result<String> {
    let bytes = |name: &str| super::read(&compiled.folder.join(name));
    let mut policy = Policy::default();
    let html = inline_links(compiled, &mut policy)?;
    let glue = compiled.page_code()?;
    let start = compiled.start_code()?;
    policy.script(&glue);
    policy.script(&start);
    let worker = compiled.worker_code()?;
    policy.script(&worker);
    let parts = [
        ("dramatis-core", Compiled::EXTRACT_WASM),
        ("dramatis-lists", Compiled::LISTS),
        ("dramatis-names", Compiled::NAMES),
        ("dramatis-marked", Compiled::MARKED),
    ];
    let config =
        json!({ "inline": true, "title": corpus.title, "parts": parts.map(|part| part.0).join(" ") });
    let part = |(id, name): (&str, &str)| Ok(data(id, &base64(&packed(&bytes(name)?)?)));
    let code = [
        parts.into_iter().map(part).collect::<Result<Vec<_>>>()?.join("\n"),
        data("dramatis-page-wasm", &base64(&bytes(&compiled.page_wasm)?)),
        script("type=\"text/plain\" id=\"dramatis-worker-js\"", &worker),
        data("dramatis-worker-wasm", &base64(&bytes(Compiled::WORKER_WASM)?)),
        data("dramatis-bundle", &base64(&corpus.packed()?)),
        script("", &glue),
        script("", &start),
    ];
    let html = fill(&html, "policy", &policy.element())?;
    let html = fill(&html, "preload", "")?;
    let html = fill(&html, "title", &escape(&corpus.title))?;
    let html = fill(&html, "config", &inline_json(&config))?;
    let html = fill(&html, "articles", &corpus.list_html())?;
    fill(&html, "code", &code.join("\n"))
}

/// Base64 in an element that is never run.
fn data(id: &str, base64: &str) -> String {
    script(&format!("type=\"application/octet-stream\" id=\"{id}\""), base64)
}

/// Style sheets become style elements, icons become `data:` addresses; the manifest, of no use from disk, goes.
fn inline_links(compiled: &Compiled, policy: &mut Policy) -> Result<String> {
    let mut html = compiled.html.clone();
    while let Some((link, element)) = next_link(&html) {
        let with = match link.rel {
            Rel::Stylesheet => {
                let css = compiled.style(&link.href)?;
                forbid_addresses(&link.href, &css)?;
                policy.style(&css);
                format!("<style>{css}</style>")
            }
            Rel::Icon => {
                let bytes = super::read(&compiled.folder.join(&link.href))?;
                let media = if link.href.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
                format!("<link rel=\"icon\" href=\"data:{media};base64,{}\">", base64(&bytes))
            }
            Rel::Other => String::new(),
        };
        html = html.replacen(&element, &with, 1);
    }
    check_all_files_used(compiled, &html)?;
    Ok(html)
}

enum Rel {
    Stylesheet,
    Icon,
    Other,
}

struct Link {
    rel: Rel,
    href: String,
}

/// The next link element that names a file, with its whole text.
fn next_link(html: &str) -> Option<(Link, String)> {
    let mut from = 0;
    while let Some(at) = html[from..].find("<link ").map(|i| i + from) {
        let end = html[at..].find('>').map(|i| i + at + 1)?;
        let element = &html[at..end];
        from = end;
        let Some(href) = attribute(element, "href").filter(|h| !h.starts_with("data:")) else { continue };
        let rel = match attribute(element, "rel") {
            Some("stylesheet") => Rel::Stylesheet,
            Some("icon") => Rel::Icon,
            _ => Rel::Other,
        };
        let href = href.strip_prefix("./").unwrap_or(href).to_owned();
        return Some((Link { rel, href }, element.to_owned()));
    }
    None
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    element.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// A style sheet that loads something would find nothing from disk, and might end its element.
fn forbid_addresses(name: &str, css: &str) -> Result<()> {
    let found = ["@import", "</style"].into_iter().find(|w| css.contains(w));
    let found = found.or_else(|| css.replace("url(\"data:", "").contains("url(").then_some("url("));
    match found {
        None => Ok(()),
        Some(what) => Err(Error::unexpected(
            name,
            format!("`{what}` in a style sheet, which would send a request from the single file"),
            "write it into the style sheet itself, as a data: address",
        )),
    }
}

/// Nothing of the site may be forgotten in the file: scripts and WebAssembly are named here, the rest by links.
fn check_all_files_used(compiled: &Compiled, html: &str) -> Result<()> {
    let scripts: Vec<_> = files(&compiled.folder)?.into_keys().filter(|n| n.ends_with(".js")).collect();
    let known = [
        "sw.js",
        Compiled::START_JS,
        Compiled::WORKER_JS,
        Compiled::EXTRACT_JS,
        "extract/extract.js",
        compiled.page_js.trim_start_matches("./"),
    ];
    let unknown = scripts.iter().find(|s| !known.contains(&s.as_str()));
    let source = html.contains(" src=\"").then(|| "an element with src=".to_owned());
    match unknown.cloned().or(source) {
        None => Ok(()),
        Some(what) => Err(Error::unexpected(
            "the single file",
            format!("{what} would be fetched"),
            "inline it in src/bin/xtask/site/single.rs",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_their_files() {
        let html = r#"<link rel="a" href="data:x"><link rel="stylesheet" href="./s.css"/><link rel="icon" href="i.svg">"#;
        let (link, element) = next_link(html).unwrap();
        assert!(matches!(link.rel, Rel::Stylesheet) && link.href == "s.css");
        assert_eq!(element, r#"<link rel="stylesheet" href="./s.css"/>"#);
    }

    #[test]
    fn style_sheets_that_load_something_are_refused() {
        assert!(forbid_addresses("s.css", "a { color: red; background: url(\"data:image/png,x\") }").is_ok());
        for css in ["a { background: url(x.png) }", "@import 'b.css';", "</style>"] {
            assert!(forbid_addresses("s.css", css).is_err(), "{css}");
        }
    }
}
