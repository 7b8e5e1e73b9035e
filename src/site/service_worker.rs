//! The service worker's list of the site's files: `static/sw.js` holds the places, as written or as filled in before.

use serde_json::{Value, json};

use super::digest::{hex, integrity, sha256};
use super::page::INDEX;
use super::{Files, MANIFEST, Result, SiteError};

/// The service worker's file.
pub(super) const SERVICE_WORKER: &str = "sw.js";

/// The folder of the extraction as a module: but for the page's own parts, it is for other programs.
pub(super) const MODULE: &str = "extract/";

/// Lists all of `files`, with their hashes, in the service worker among them. `parts` (names with spaces between) are
/// what most readers never need, what not `is_kept` is fetched when it is needed; the page itself stands under `./`.
pub(super) fn fill(files: &mut Files, parts: &str, is_kept: &dyn Fn(&str) -> bool) -> Result<()> {
    let code = files.get(SERVICE_WORKER).map(Vec::as_slice).unwrap_or_default();
    let code = std::str::from_utf8(code).map_err(|e| SiteError::page(SERVICE_WORKER, e.to_string()))?;
    let (mut list, mut later) = (Vec::new(), Vec::new());
    for (name, bytes) in files.iter() {
        match name.as_str() {
            SERVICE_WORKER | MANIFEST => {}
            name if !is_kept(name) => {}
            name if parts.split(' ').any(|part| part == name) => later.push(json!([name, integrity(bytes)])),
            name if name.starts_with(MODULE) => {}
            INDEX => list.push(json!(["./", integrity(bytes)])),
            name => list.push(json!([name, integrity(bytes)])),
        }
    }
    let [list, later] = [list, later].map(Value::from);
    let version = hex(&sha256(format!("{list}{later}").as_bytes())[..8]);
    let code = set(code, "VERSION", &version.into())?;
    let code = set(&code, "FILES", &list)?;
    let code = set(&code, "LATER", &later)?;
    files.insert(SERVICE_WORKER.to_owned(), code.into_bytes());
    Ok(())
}

/// Gives the constant `name`, which stands there once, another value.
fn set(code: &str, name: &str, value: &Value) -> Result<String> {
    let mark = format!("const {name}=");
    let found: Vec<_> = code.match_indices(&mark).collect();
    let [(at, _)] = found[..] else {
        return Err(SiteError::page(SERVICE_WORKER, format!("`{mark}` is there {} times", found.len())));
    };
    let start = at + mark.len();
    let mut old = serde_json::Deserializer::from_str(&code[start..]).into_iter::<Value>();
    match old.next() {
        Some(Ok(_)) => Ok(format!("{}{value}{}", &code[..start], &code[start + old.byte_offset()..])),
        _ => Err(SiteError::page(SERVICE_WORKER, format!("`{mark}` is followed by no value"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "\"use strict\";const VERSION=\"dramatis:version\";const FILES=\"dramatis:files\";const LATER=\"x\";go();";

    fn files(names: &[&str]) -> Files {
        let code = (SERVICE_WORKER.to_owned(), CODE.as_bytes().to_vec());
        names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).chain([code]).collect()
    }

    fn filled(mut files: Files) -> String {
        fill(&mut files, "extract/core.wasm q.txt", &|name| !name.starts_with("parts/")).unwrap();
        String::from_utf8(files.remove(SERVICE_WORKER).unwrap()).unwrap()
    }

    #[test]
    fn files_are_listed_with_their_hashes() {
        let names = [
            "index.html", "a.js", "parts/b.bin", "extract/core.wasm", "extract/extract.js", "q.txt", MANIFEST,
        ];
        let code = filled(files(&names));
        let list = format!(
            "const FILES=[[\"a.js\",\"{}\"],[\"./\",\"{}\"]];",
            integrity(b"a.js"),
            integrity(b"index.html")
        );
        assert!(code.contains(&list), "{code}");
        assert!(
            code.contains("const LATER=[[\"extract/core.wasm\",") && code.ends_with("]];go();"),
            "{code}"
        );
        assert!(!code.contains("extract.js") && !code.contains("parts/") && !code.contains(MANIFEST));
    }

    #[test]
    fn a_list_takes_the_place_of_another() {
        let once = filled(files(&["index.html", "a[\"];b.js"]));
        let mut again = files(&["index.html"]);
        again.insert(SERVICE_WORKER.to_owned(), once.clone().into_bytes());
        assert_ne!(once, filled(again.clone()));
        assert_eq!(filled(again), filled(files(&["index.html"])));
    }

    #[test]
    fn a_script_without_the_places_is_refused() {
        let mut other = files(&["index.html"]);
        other.insert(SERVICE_WORKER.to_owned(), b"const VERSION=\"\";".to_vec());
        let error = fill(&mut other, "", &|_| true).unwrap_err().to_string();
        assert!(error.contains("`const FILES=` is there 0 times"), "{error}");
    }
}
