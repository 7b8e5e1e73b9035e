//! npm packages that search in the browser, measured over the articles and queries that this project's search is
//! measured with: each makes its index in Node.js, opens it in headless Chromium, and answers there.
//!
//! `tests/benches/peers` holds how each is set up; `tests/benches/search/naive.rs`, what a right answer is.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::driver::Chromium;
use super::start::{BITS_PER_SECOND, DELAY};
use crate::error::{Error, Result};
use crate::paths::Paths;
use crate::process::Run;
use crate::server::{self, Line, Site};
use crate::tools::{SearchPeer, Toolbox};

/// An index that takes longer to make or to open is given up.
const OPENING: Duration = Duration::from_secs(300);
/// Seconds of questions without counts, and so many with them.
const ASKING: u64 = 40;
/// What a peer's page of more bytes waits for on the slow line is reckoned, not sat through.
const RECKONED: u64 = 15_000_000;
/// Of Node.js, for making an index; in megabytes.
const MEMORY: u32 = 6000;

/// What a peer was seen to do; times in milliseconds.
#[derive(Debug)]
pub(super) struct Figures {
    /// Seconds for making the index.
    pub(super) building: f64,
    /// Bytes in gzip of the index without facets and articles.
    pub(super) index: u64,
    /// Bytes in the browser's memory when all was asked.
    pub(super) memory: u64,
    /// Seconds until the first answer on a slow line, and whether they are reckoned.
    pub(super) first: (f64, bool),
    pub(super) answers: Answers,
}

/// What `tests/benches/peers/measure.mjs` gives.
#[derive(Debug, Deserialize)]
pub(super) struct Answers {
    /// Milliseconds of each query that was asked before the time was over, without counts.
    pub(super) plain: Vec<f64>,
    /// With them.
    pub(super) counted: Vec<f64>,
    pub(super) sorts: BTreeMap<String, Right>,
    /// Misspelt words found in the first ten, and how many there are to find.
    pub(super) typos: [u32; 2],
}

/// How many answers to a sort of queries had an article too many or lacked one.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Right {
    pub(super) asked: u32,
    pub(super) wrong: u32,
    pub(super) missing: u32,
}

/// Where articles and queries are, and what is asked first.
pub(super) struct Asked<'a> {
    /// The folder that is served: `articles.jsonl`, `queries.json`.
    pub(super) folder: &'a Path,
    /// Words that are found.
    pub(super) first: &'a str,
}

/// Prepares the folder that browsers are served from.
pub(super) fn lay_out(paths: &Paths, articles: u32) -> Result<PathBuf> {
    let folder = paths.target.join("bench-peers").join(articles.to_string());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Error::file("remove", &folder))?;
    }
    copy(&paths.root.join("tests/benches/peers"), &folder)?;
    Ok(folder)
}

/// A file, or a folder with all below it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop).map_err(Error::file("write", to));
    }
    fs::create_dir_all(to).map_err(Error::file("make", to))?;
    for entry in fs::read_dir(from).map_err(Error::file("read", from))? {
        let name = entry.map_err(Error::file("read", from))?.file_name();
        copy(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

/// Measures one.
pub(super) fn measure(
    paths: &Paths,
    tools: &Toolbox,
    peer: &SearchPeer,
    asked: &Asked<'_>,
) -> Result<Figures> {
    let (node, browser) = peer.ensure(paths)?;
    let Built { seconds, sizes } = build(tools, peer, &node, asked.folder)?;
    let module = match browser {
        Some(from) if from.is_dir() => {
            copy(&from, &asked.folder.join("modules").join(peer.name))?;
            format!("modules/{}/index.js", peer.name)
        }
        Some(from) => {
            let modules = asked.folder.join("modules");
            fs::create_dir_all(&modules).map_err(Error::file("make", &modules))?;
            copy(&from, &modules.join(format!("{}.js", peer.name)))?;
            format!("modules/{}.js", peer.name)
        }
        None => format!("{0}/{0}.js", peer.name),
    };
    let address = format!("?peer={0}&module=./{module}&base=./{0}/&typed={1}", peer.name, asked.first);
    let near = serve(Site::new(asked.folder))?;
    let page = Page::open(tools, &format!("http://{near}/{address}&queries=queries.json"), OPENING)?;
    let opening = page.first["opening"].as_f64().unwrap_or_default() / 1000.0;
    page.browser.ask(&format!("window.take({ASKING})"))?;
    let answers = page.wait_for("figures", OPENING + Duration::from_secs(2 * ASKING))?;
    let memory = page.browser.memory()?.saturating_sub(page.before);
    let webassembly = page.browser.ask("return window.webAssembly()")?.as_u64().unwrap_or_default();
    drop(page);
    let size = |kind: &str| sizes.get(kind).copied().unwrap_or_default();
    let needed = match peer.name {
        // Fetches what it needs of its index.
        "pagefind" => 0,
        _ => sizes.values().sum(),
    };
    let first = if needed > RECKONED {
        let rounds = 3.0 * DELAY.as_secs_f64();
        (rounds + needed as f64 * 8.0 / BITS_PER_SECOND as f64 + opening, true)
    } else {
        let far = serve(Site::new(asked.folder).cached().over(Line::new(DELAY, BITS_PER_SECOND)))?;
        let page = Page::open(tools, &format!("http://{far}/{address}"), OPENING)?;
        (page.first["sinceStart"].as_f64().unwrap_or_default() / 1000.0, false)
    };
    let answers =
        serde_json::from_value(answers).map_err(|e| problem(&format!("gave other figures ({e})")))?;
    Ok(Figures { building: seconds, index: size("index"), memory: memory + webassembly, first, answers })
}

/// What `tests/benches/peers/build.mjs` prints.
#[derive(Deserialize)]
struct Built {
    seconds: f64,
    sizes: BTreeMap<String, u64>,
}

fn build(tools: &Toolbox, peer: &SearchPeer, module: &Path, folder: &Path) -> Result<Built> {
    let said = Run::new("timeout")
        .arg(OPENING.as_secs().to_string())
        .arg("node")
        .arg(format!("--max-old-space-size={MEMORY}"))
        .args(["build.mjs", peer.name])
        .arg(module)
        .args(["articles.jsonl", peer.name])
        .dir(folder)
        .env("PATH", tools.path.clone())
        .output()?;
    serde_json::from_str(&said).map_err(|e| problem(&format!("printed no JSON ({e})")))
}

/// Serves until the program ends.
fn serve(site: Site) -> Result<SocketAddr> {
    let unable = |e: std::io::Error| {
        Error::unexpected("the bench's server", e.to_string(), "free a port and try again")
    };
    let listener = server::listen(0).map_err(unable)?;
    let address = listener.local_addr().map_err(unable)?;
    thread::spawn(move || server::serve(site, &listener));
    Ok(address)
}

/// A peer, open in a browser.
struct Page {
    browser: Chromium,
    /// Bytes of memory before.
    before: u64,
    /// When the first answer was there.
    first: serde_json::Value,
}

impl Page {
    fn open(tools: &Toolbox, address: &str, patience: Duration) -> Result<Self> {
        let browser = Chromium::start(tools)?;
        browser.patience(patience)?;
        let mut page = Self { before: browser.memory()?, browser, first: serde_json::Value::Null };
        page.browser.open(address)?;
        page.first = page.wait_for("first", patience)?;
        Ok(page)
    }

    fn wait_for(&self, what: &str, patience: Duration) -> Result<serde_json::Value> {
        let start = Instant::now();
        while start.elapsed() < patience {
            let [said, failed] =
                [what, "failed"].map(|name| self.browser.ask(&format!("return window.{name} || null")));
            if let Some(why) = failed?.as_str() {
                return Err(problem(why));
            }
            let said = said?;
            if !said.is_null() {
                return Ok(said);
            }
            thread::sleep(Duration::from_millis(200));
        }
        Err(problem(&format!("gave nothing in {} s", patience.as_secs())))
    }
}

fn problem(found: &str) -> Error {
    Error::unexpected("tests/benches/peers", found, "open its page in a browser and look what it says")
}
