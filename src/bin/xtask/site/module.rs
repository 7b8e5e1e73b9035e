//! The folder `extract/` of a site: the extraction as a JavaScript module, for other pages and for Node.js.
//!
//! The page itself takes the WebAssembly and the model from here when a reader asks how well it works; only then does
//! the service worker keep them. `extract.js` is the name that programs import; what it loads is named by content, so
//! that files of two versions never meet.

use dramatis::site::{Files, digest::short};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use std::io::Write;

use super::compile::Compiled;
use crate::error::{Error, Result};

/// The folder's name in the site.
pub(crate) const FOLDER: &str = "extract";
/// What programs import.
const ENTRY: &str = "extract.js";
const TYPES: &str = "extract.d.ts";

/// Makes a module of the glue, which is made to be run as a script too.
const EXPORTS: &str = "\nexport const { Core } = wasm_bindgen;\nexport default wasm_bindgen;\n";

/// Adds the folder to a site. Gives the names, in the site, of the WebAssembly, the word lists and the tagger.
pub(crate) fn add(compiled: &Compiled, site: &mut Files) -> Result<[String; 3]> {
    let mut add = |name: &str, bytes: Vec<u8>| site.insert(format!("{FOLDER}/{name}"), bytes);
    let read = |name: &str| super::read(&compiled.folder.join(name));
    let (mut glue, wasm) = (read(Compiled::EXTRACT_JS)?, read(Compiled::EXTRACT_WASM)?);
    glue.extend_from_slice(EXPORTS.as_bytes());
    let (lists, tagger) = (packed(&read(Compiled::LISTS)?)?, packed(&read(Compiled::NAMES)?)?);
    let core = short(&[glue.as_slice(), &wasm].concat());
    let names = [
        ("\"./core.js\"", format!("core-{core}.js"), glue),
        ("\"core_bg.wasm\"", format!("core-{core}_bg.wasm"), wasm),
        ("\"lists.bin\"", format!("lists.{}.bin", short(&lists)), lists),
        ("\"names.bin\"", format!("names.{}.bin", short(&tagger)), tagger),
    ];
    let mut entry = super::read_text(&compiled.folder.join(FOLDER).join(ENTRY))?;
    let parts = [1, 2, 3].map(|at: usize| format!("{FOLDER}/{}", names[at].1));
    for (plain, name, bytes) in names {
        entry = renamed(&entry, plain, &name)?;
        add(&name, bytes);
    }
    add(ENTRY, entry.into_bytes());
    add(TYPES, read(&format!("{FOLDER}/{TYPES}"))?);
    add("package.json", package().to_string().into_bytes());
    Ok(parts)
}

/// Puts a file's name, after `./`, in place of the quoted `plain`, which must be there once.
fn renamed(entry: &str, plain: &str, name: &str) -> Result<String> {
    match entry.matches(plain).count() {
        1 => Ok(entry.replacen(plain, &format!("\"./{name}\""), 1)),
        n => Err(Error::unexpected(
            "static/extract/extract.js",
            format!("{plain} is there {n} times"),
            "the file must name it exactly once",
        )),
    }
}

/// With it, `npm install` takes the folder as a package, and Node.js its files as modules.
fn package() -> serde_json::Value {
    json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "exports": { "types": format!("./{TYPES}"), "default": format!("./{ENTRY}") },
    })
}

/// Servers do not pack files of no known kind. The same bytes give the same bytes: no time is written into them.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer
        .write_all(bytes)
        .and_then(|()| packer.finish())
        .map_err(|e| Error::unexpected("the model", e.to_string(), "free some memory and try again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_named_once() {
        let entry = include_str!("../../../../static/extract/extract.js");
        let named = renamed(entry, "\"lists.bin\"", "lists.0.bin").unwrap();
        assert!(named.contains("const LISTS = \"./lists.0.bin\";"), "{named}");
        assert!(renamed(&named, "\"lists.bin\"", "lists.0.bin").is_err());
    }
}
