//! Short names between the page's WebAssembly and its glue. The names that wasm-bindgen gives, with a hash in each,
//! are a twentieth of what a reader downloads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::process::Run;
use crate::tools::Toolbox;

/// Renames what the module `wasm` and its glue `js` call each other by, in both files.
pub(super) fn shorten(tools: &Toolbox, js: &Path, wasm: &Path) -> Result<()> {
    let table = Run::new("wasm-opt")
        .arg("--minify-imports-and-exports-and-modules")
        // Nobody but tools reads these, and no tool comes after this one.
        .args(["--strip-producers", "--strip-target-features"])
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .env("PATH", tools.path.clone())
        .output()?;
    let names = Names::read(&table).map_err(|e| {
        Error::unexpected(
            "wasm-opt",
            format!("its list of new names cannot be read: {e}"),
            "use the pinned version",
        )
    })?;
    super::write(js, names.give(&super::read_text(js)?)?.as_bytes())
}

/// What wasm-opt prints.
#[derive(Deserialize)]
struct Table {
    /// Module, old name, new name.
    imports: Vec<(String, String, String)>,
    /// Old name, new name.
    exports: Vec<(String, String)>,
}

/// New names by old ones.
struct Names {
    modules: BTreeSet<String>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// The name that wasm-opt gives to the one module that functions are imported from.
const MODULE: &str = "a";

impl Names {
    fn read(table: &str) -> std::result::Result<Self, serde_json::Error> {
        let Table { imports, exports } = serde_json::from_str(table)?;
        Ok(Self {
            modules: imports.iter().map(|i| i.0.clone()).collect(),
            imports: imports.into_iter().map(|i| (i.1, i.2)).collect(),
            exports: exports.into_iter().collect(),
        })
    }

    /// The glue with the new names: exports are what it takes from `wasm.`, imports stand on their own.
    fn give(&self, glue: &str) -> Result<String> {
        let mut out = String::with_capacity(glue.len());
        let mut missing: BTreeSet<_> = self.imports.keys().map(String::as_str).collect();
        let mut rest = glue;
        while let Some(start) = rest.find(is_word) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|c| !is_word(c)).unwrap_or(from.len()));
            out.push_str(before);
            missing.remove(word);
            let table = if out.ends_with("wasm.") { &self.exports } else { &self.imports };
            out.push_str(table.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out.push_str(rest);
        for module in &self.modules {
            let name = format!("\"{module}\":");
            if out.matches(&name).count() != 1 {
                missing.insert(module);
            }
            out = out.replace(&name, &format!("\"{MODULE}\":"));
        }
        match missing.first() {
            None if self.modules.len() == 1 => Ok(out),
            None => Err(unexpected(format!("it has {} modules", self.modules.len()))),
            Some(name) => Err(unexpected(format!("it has no {name}, which the WebAssembly asks for"))),
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn unexpected(found: String) -> Error {
    Error::unexpected("the page's glue", found, "see src/bin/xtask/site/rename.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"{
        "imports": [["./p_bg.js", "__wbg_now_0a", "a"], ["./p_bg.js", "__wbg_now", "b"]],
        "exports": [["memory", "c"], ["$d", "d"]]
    }"#;

    #[test]
    fn both_sides_get_the_same_names() {
        let glue = "x = { __wbg_now_0a: f, __wbg_now: memory }; wasm.memory; wasm.$d(); wasm.other; y = { \"./p_bg.js\": x };";
        let names = Names::read(TABLE).unwrap();
        assert_eq!(
            names.give(glue).unwrap(),
            "x = { a: f, b: memory }; wasm.c; wasm.d(); wasm.other; y = { \"a\": x };"
        );
    }

    #[test]
    fn glue_that_lacks_something_is_refused() {
        let names = Names::read(TABLE).unwrap();
        for glue in ["", "__wbg_now __wbg_now_0a", "\"./p_bg.js\": __wbg_now"] {
            assert!(names.give(glue).is_err(), "{glue}");
        }
    }
}
