//! What the commands need besides cargo, and the one place that names versions.
//!
//! Whatever is there already is used: in the cache, or on `$PATH` in the right version. Only what is missing is
//! installed, and each installation is announced with its reason.

mod cache;
mod system;

use std::ffi::OsString;
use std::path::PathBuf;

use self::cache::{Cache, Source, Tool};
use crate::error::{Error, Result};
use crate::paths::{self, Paths};
use crate::process::Run;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    why: "bundles the page",
    source: Source::Crate { locked: true },
    programs: &["trunk"],
    says: Some("trunk 0.21.14"),
};

/// Equal to the `wasm-bindgen` crate in Cargo.lock ([`check_wasm_bindgen`]) and to `[tools]` in Trunk.toml.
/// Not `--locked`: its own lock file names crates that were withdrawn since.
const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: "0.2.130",
    why: "writes the JavaScript around the page's WebAssembly",
    source: Source::Crate { locked: false },
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    says: Some("wasm-bindgen 0.2.130"),
};

const BINARYEN: Tool = Tool {
    name: "binaryen",
    version: "132",
    why: "its wasm-opt makes the WebAssembly smaller and faster",
    source: Source::Npm { version: "132.0.0" },
    programs: &["wasm-opt"],
    says: Some("wasm-opt version 132"),
};

const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.36.0",
    why: "drives Firefox in the browser tests",
    source: Source::Crate { locked: true },
    programs: &["geckodriver"],
    says: None,
};

const AXE: Tool = Tool {
    name: "axe-core",
    version: "4.14.1",
    why: "looks for accessibility faults in the browser tests",
    source: Source::Npm { version: "4.14.1" },
    programs: &[],
    says: None,
};

const COMPROMISE: Tool = Tool {
    name: "compromise",
    version: "14.17.0",
    why: "finds names too: the benches measure beside it",
    source: Source::Npm { version: "14.17.0" },
    programs: &[],
    says: None,
};

/// A package of the npm registry that searches in the browser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SearchPeer {
    /// What `tests/benches/peers/peers.mjs` calls it.
    pub(crate) name: &'static str,
    tool: Tool,
    /// Its module for Node.js, below `node_modules`.
    node: &'static str,
    /// Its module for browsers, or the folder around it; nothing where it writes one for each site.
    browser: &'static str,
}

const fn searching(name: &'static str, version: &'static str) -> Tool {
    let why = "searches in the browser too: the benches measure beside it";
    Tool { name, version, why, source: Source::Npm { version }, programs: &[], says: None }
}

/// The packages that search is measured beside.
pub(crate) const SEARCH_PEERS: [SearchPeer; 4] = [
    SearchPeer {
        name: "minisearch",
        tool: searching("minisearch", "7.2.0"),
        node: "minisearch/dist/es/index.js",
        browser: "minisearch/dist/es/index.js",
    },
    SearchPeer {
        name: "flexsearch",
        tool: searching("flexsearch", "0.8.212"),
        node: "flexsearch/dist/flexsearch.bundle.module.min.mjs",
        browser: "flexsearch/dist/flexsearch.bundle.module.min.mjs",
    },
    SearchPeer {
        name: "orama",
        tool: searching("@orama/orama", "3.1.18"),
        node: "@orama/orama/dist/esm/index.js",
        browser: "@orama/orama/dist/browser",
    },
    SearchPeer {
        name: "pagefind",
        tool: searching("pagefind", "1.6.0"),
        node: "pagefind/lib/index.js",
        browser: "",
    },
];

impl SearchPeer {
    /// As the table calls it.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.tool.name, self.tool.version)
    }

    /// Installs it if need be: its module for Node.js, and its module for browsers or the folder around that.
    pub(crate) fn ensure(&self, paths: &Paths) -> Result<(PathBuf, Option<PathBuf>)> {
        let cache = Cache::open(&paths.tools)?;
        cache.ensure(&self.tool)?;
        let modules = cache.folder(&self.tool).join("node_modules");
        let browser = (!self.browser.is_empty()).then(|| modules.join(self.browser));
        Ok((modules.join(self.node), browser))
    }
}

/// The package that the JavaScript module is measured beside, as the table calls it.
pub(crate) const PEER: &str = COMPROMISE.name;

/// The tools of a command, ready for the programs it starts.
#[derive(Clone, Debug)]
pub(crate) struct Toolbox {
    /// The value of `PATH` under which all of them are found.
    pub(crate) path: OsString,
    /// axe-core's script, for the browser tests.
    pub(crate) axe: Option<PathBuf>,
    /// What could not be had, each with its reason.
    pub(crate) missing: Vec<String>,
}

/// What building the page needs: wasm target, Trunk, wasm-bindgen, wasm-opt.
pub(crate) fn for_building(paths: &Paths) -> Result<Toolbox> {
    check_wasm_bindgen(paths)?;
    add_wasm_target()?;
    system::node()?;
    let cache = Cache::open(&paths.tools)?;
    let dirs = [TRUNK, WASM_BINDGEN, BINARYEN].iter().map(|t| cache.ensure(t)).collect::<Result<Vec<_>>>()?;
    let dirs: Vec<_> = dirs.into_iter().flatten().collect();
    Ok(Toolbox { path: paths::path_with(&dirs)?, axe: None, missing: Vec::new() })
}

/// What the tests need besides: browsers, their drivers, axe-core, the parts of Rust that check style.
pub(crate) fn for_testing(paths: &Paths) -> Result<Toolbox> {
    let building = for_building(paths)?;
    let mut missing = system::browsers();
    add_components()?;
    let cache = Cache::open(&paths.tools)?;
    let mut dirs = Vec::new();
    if missing.iter().all(|m| !m.starts_with("Firefox")) {
        match cache.ensure(&GECKODRIVER) {
            Ok(dir) => dirs.extend(dir),
            Err(e) => missing.push(format!("Firefox: no geckodriver ({e})")),
        }
    }
    cache.ensure(&AXE)?;
    let axe = Some(cache.folder(&AXE).join("node_modules/axe-core/axe.min.js"));
    dirs.extend(std::env::split_paths(&building.path));
    let path = std::env::join_paths(dirs)
        .map_err(|e| Error::unexpected("PATH", e.to_string(), "a folder in it has a `:` in its name"))?;
    Ok(Toolbox { path, axe, missing })
}

/// The script of [`PEER`], in one file.
pub(crate) fn peer(paths: &Paths) -> Result<PathBuf> {
    let cache = Cache::open(&paths.tools)?;
    cache.ensure(&COMPROMISE)?;
    Ok(cache.folder(&COMPROMISE).join("node_modules/compromise/builds/three/compromise-three.mjs"))
}

/// The tool must have the crate's version exactly: the two speak a format of their own.
fn check_wasm_bindgen(paths: &Paths) -> Result<()> {
    let file = paths.root.join("Cargo.lock");
    let lock = std::fs::read_to_string(&file).map_err(Error::file("read", &file))?;
    match locked_version(&lock, "wasm-bindgen") {
        Some(v) if v == WASM_BINDGEN.version => Ok(()),
        found => Err(Error::unexpected(
            "Cargo.lock",
            format!("wasm-bindgen {}, but the tool is {}", found.unwrap_or("nowhere"), WASM_BINDGEN.version),
            "make them equal in Cargo.toml, Trunk.toml and src/bin/xtask/tools/mod.rs",
        )),
    }
}

/// The version of a package in a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|l| *l != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn add_wasm_target() -> Result<()> {
    let sysroot = Run::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]).output()?;
    let there = std::fs::read_dir(sysroot.trim()).is_ok_and(|mut d| d.next().is_some());
    if there {
        return Ok(());
    }
    println!("Installing the Rust target {WASM_TARGET}: the page is WebAssembly");
    Run::new("rustup").args(["target", "add", WASM_TARGET]).go()
}

fn add_components() -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !paths::succeeds(program, &["--version"]) {
            println!("Installing {component}: the tests check style");
            Run::new("rustup").args(["component", "add", component]).go()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_agree_with_the_lock_file_and_trunk() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let lock = std::fs::read_to_string(root.join("Cargo.lock")).unwrap();
        assert_eq!(locked_version(&lock, "wasm-bindgen"), Some(WASM_BINDGEN.version));
        assert_eq!(locked_version(&lock, "wasm-bindgen-that-is-not-there"), None);
        let trunk = std::fs::read_to_string(root.join("Trunk.toml")).unwrap();
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        assert!(trunk.contains(&format!("wasm_opt = \"version_{}\"", BINARYEN.version)));
    }
}
