//! The JavaScript module beside a peer, npm's compromise, in Node.js and in Chromium: both find people, places and
//! organisations with their positions in the same texts, in turns.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::driver::Chromium;
use crate::error::{Error, Result};
use crate::paths::Paths;
use crate::process::Run;
use crate::server::{self, Site};
use crate::site::module;
use crate::tools::Toolbox;

const PATIENCE: Duration = Duration::from_secs(120);

/// Megabytes of text a second.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figures {
    /// Of this project's module.
    pub(crate) ours: f64,
    /// Of the peer.
    pub(crate) theirs: f64,
}

/// A folder with everything that is measured, the module of `site` among it.
pub(crate) fn lay_out(paths: &Paths, peer: &Path, site: &Path) -> Result<PathBuf> {
    let folder = paths.target.join("bench-javascript");
    let scripts = paths.root.join("tests/benches/javascript");
    copy(&scripts, &folder)?;
    copy(&site.join(module::FOLDER), &folder.join(module::FOLDER))?;
    let at = folder.join("compromise.mjs");
    fs::copy(peer, &at).map_err(Error::file("write", &at))?;
    let samples = dramatis::import::folder(&paths.root.join("static/corpus"))?;
    let texts: Vec<&str> = samples.articles.iter().map(|article| article.text.as_str()).collect();
    let at = folder.join("texts.json");
    fs::write(&at, json!(texts).to_string()).map_err(Error::file("write", &at))?;
    Ok(folder)
}

/// The files of one folder.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(Error::file("make", to))?;
    for entry in fs::read_dir(from).map_err(Error::file("read", from))? {
        let entry = entry.map_err(Error::file("read", from))?;
        let target = to.join(entry.file_name());
        fs::copy(entry.path(), &target).map_err(Error::file("write", &target))?;
    }
    Ok(())
}

/// Measured in Node.js.
pub(crate) fn in_node(folder: &Path, tools: &Toolbox) -> Result<Figures> {
    let said = Run::new("node").arg("node.mjs").dir(folder).env("PATH", tools.path.clone()).output()?;
    let figures = serde_json::from_str(&said).map_err(|e| problem(format!("printed no JSON ({e})")))?;
    read(&figures)
}

/// Measured in Chromium.
pub(crate) fn in_chromium(folder: &Path, tools: &Toolbox) -> Result<Figures> {
    let unable = |e: std::io::Error| {
        Error::unexpected("the bench's server", e.to_string(), "free a port and try again")
    };
    let listener = server::listen(0).map_err(unable)?;
    let address = listener.local_addr().map_err(unable)?;
    let site = Site::new(folder);
    // Ends with the program.
    thread::spawn(move || server::serve(site, &listener));
    let browser = Chromium::start(tools)?;
    browser.open(&format!("http://{address}/"))?;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let figures = browser.ask("return window.figures || null")?;
        if !figures.is_null() {
            return read(&figures);
        }
        thread::sleep(Duration::from_millis(200));
    }
    Err(problem(format!("gave no figures in {} s", PATIENCE.as_secs())))
}

fn read(figures: &Value) -> Result<Figures> {
    match (figures["ours"].as_f64(), figures["theirs"].as_f64()) {
        (Some(ours), Some(theirs)) if theirs > 0.0 => Ok(Figures { ours, theirs }),
        _ => Err(problem(format!("gave {figures}"))),
    }
}

fn problem(found: String) -> Error {
    Error::unexpected(
        "tests/benches/javascript/measure.mjs",
        found,
        "run it in Node.js by hand and look what it says",
    )
}
