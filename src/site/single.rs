//! The page as one file that opens from disk: everything that the site fetches is inside it.
//!
//! From `file://` no module, no fetch and no service worker works; inline classic scripts, WebAssembly from bytes,
//! workers from blobs and `DecompressionStream` do. Binary parts stand as base64 in script elements of a type that
//! no browser runs.

use serde_json::{Map, Value};

use super::digest::base64;
use super::gzip::gzip;
use super::html::{Policy, script};
use super::page::{SCRIPT, once, region};
use super::service_worker::{MODULE, SERVICE_WORKER};
use super::{Collection, Page, Result, SiteError};

/// The page's own script: its only inline code.
const START: [&str; 2] = ["<script>", "</script>"];
/// The elements of what finds names, in the order of the configuration's `parts`.
const PARTS: [&str; 4] = ["dramatis-core", "dramatis-lists", "dramatis-names", "dramatis-marked"];
/// The element of the module that searches.
const SEARCH: &str = "dramatis-search";

impl Page {
    /// The page and this collection in one file.
    ///
    /// # Errors
    /// Where the page is not as this version builds it, or would fetch something.
    pub fn single(&self, collection: &Collection) -> Result<String> {
        let html = self.html_with(&collection.title, &collection.list_html(), &[], Map::new())?;
        let start = html[region(&html, START)?].to_owned();
        let mut policy = Policy::default();
        let (html, page) = take_script(&html)?;
        let html = inline_links(self, &html, &mut policy)?;
        self.check_all_files_used(&html, &page)?;
        let glue = self.text(&page.glue)?;
        policy.script(glue);
        policy.script(&start);
        let worker = self.text(self.config("worker_js")?)?;
        policy.script(worker);
        let mut code = Vec::new();
        for (id, name) in PARTS.iter().zip(self.config("parts")?.split(' ')) {
            let bytes = self.file(name)?;
            let is_packed = name.ends_with(".bin");
            code.push(data(id, &if is_packed { base64(bytes) } else { base64(&gzip(bytes)?) }));
        }
        code.push(data(SEARCH, &base64(&gzip(self.file(self.config("search")?)?)?)));
        code.push(data("dramatis-page-wasm", &base64(self.file(&page.wasm)?)));
        code.push(script("type=\"text/plain\" id=\"dramatis-worker-js\"", worker));
        code.push(data("dramatis-worker-wasm", &base64(self.file(self.config("worker_wasm")?)?)));
        code.extend(collection.files().take(1).map(|(_, bundle)| data("dramatis-bundle", &base64(bundle))));
        code.push(script("", glue));
        code.push(script("", &start));
        let config = serde_json::json!({ "inline": true, "title": collection.title, "parts": PARTS.join(" "), "search": SEARCH });
        let html = html.replacen(&script("", &start), &code.join("\n"), 1);
        let html = with_config(&html, &config)?;
        with_policy(&html, &policy)
    }

    /// Nothing of the site may be forgotten in the file: scripts and WebAssembly are named here, the rest by links.
    fn check_all_files_used(&self, html: &str, page: &Script) -> Result<()> {
        // Files are not fetched from disk, so that a collection in parts has no place here.
        let shelf = self.config("shelf_js").unwrap_or_default();
        let known = [SERVICE_WORKER, self.config("worker_js")?, shelf, &page.glue];
        let unknown = self
            .names()
            .find(|name| name.ends_with(".js") && !known.contains(name) && !name.starts_with(MODULE));
        let source = html.contains(" src=\"").then_some("an element with src=");
        match unknown.or(source) {
            None => Ok(()),
            Some(what) => Err(SiteError::page("the single file", format!("{what} would be fetched"))),
        }
    }
}

/// The files of the page's own script.
struct Script {
    glue: String,
    wasm: String,
}

/// Takes the element of the page's own script out.
fn take_script(html: &str) -> Result<(String, Script)> {
    let at = once(html, SCRIPT)?;
    let end = html[at..].find("</script>").map_or(html.len(), |length| at + length + "</script>".len());
    let element = &html[at..end];
    let name = |attribute_name| {
        attribute(element, attribute_name)
            .map(str::to_owned)
            .ok_or_else(|| SiteError::page("index.html", format!("its script has no `{attribute_name}`")))
    };
    let script = Script { glue: name("src")?, wasm: name("data-wasm")? };
    Ok((format!("{}{}", &html[..at], html[end..].trim_start_matches('\n')), script))
}

fn with_config(html: &str, config: &Value) -> Result<String> {
    let at = region(html, super::page::CONFIG)?;
    Ok(format!("{}{}{}", &html[..at.start], super::html::inline_json(config), &html[at.end..]))
}

fn with_policy(html: &str, policy: &Policy) -> Result<String> {
    let at = once(html, Policy::BEGINS)?;
    let end = html[at..].find('>').map_or(html.len(), |length| at + length + 1);
    Ok(format!("{}{}{}", &html[..at], policy.element(), &html[end..]))
}

/// Base64 in an element that is never run.
fn data(id: &str, base64: &str) -> String {
    script(&format!("type=\"application/octet-stream\" id=\"{id}\""), base64)
}

/// Style sheets become style elements, icons become `data:` addresses; what is asked for early and the manifest, of no
/// use from disk, go.
fn inline_links(page: &Page, html: &str, policy: &mut Policy) -> Result<String> {
    let mut html = html.to_owned();
    while let Some((link, element)) = next_link(&html) {
        let with = match link.rel {
            Rel::Stylesheet => {
                let css = page.text(&link.href)?;
                forbid_addresses(&link.href, css)?;
                policy.style(css);
                format!("<style>{css}</style>")
            }
            Rel::Icon => {
                let media = if link.href.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
                let bytes = base64(page.file(&link.href)?);
                format!("<link rel=\"icon\" href=\"data:{media};base64,{bytes}\">")
            }
            Rel::Other => String::new(),
        };
        html = html.replacen(&element, &with, 1);
    }
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
        Some(what) => Err(SiteError::page(
            name,
            format!("`{what}` in a style sheet, which would send a request from the single file"),
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
