//! How long a reader waits: from asking for the page to the first filter that can be used, or the first articles found, over
//! a slow line, with nothing kept from before.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::driver::Chromium;
use crate::error::{Error, Result};
use crate::server::{self, Line, Site};
use crate::tools::Toolbox;

/// The "Fast 4G" of browsers' developer tools.
pub(super) const DELAY: Duration = Duration::from_millis(165);
pub(super) const BITS_PER_SECOND: u64 = 8_100_000;
const RUNS: usize = 7;
const PATIENCE: Duration = Duration::from_secs(90);

/// Notes when the first checkbox of a facet is there and enabled, one frame later, when it is drawn.
const WATCH: &str = r"
    new MutationObserver((_, observer) => {
        if (!document.querySelector('fieldset input[type=checkbox]:enabled, [role=group] input[type=checkbox]:enabled')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.noted = performance.now(); }));
    }).observe(document, { childList: true, subtree: true, attributes: true });
";

/// Notes when the articles that answer a search are drawn: some, not all, with cards.
const FOUND: &str = r"
    new MutationObserver((_, observer) => {
        const status = [...document.querySelectorAll('[role=status]')].map((s) => s.textContent);
        const found = status.map((words) => /^([1-9][\d,]*) of ([\d,]+)/.exec(words)).find((found) => found);
        if (!found || found[1] === found[2] || !document.querySelector('article')) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.noted = performance.now(); }));
    }).observe(document, { childList: true, subtree: true, characterData: true });
";

/// Milliseconds of several visits, shortest first; each visit is a new browser.
pub(crate) fn measure(tools: &Toolbox, site: &Path) -> Result<Vec<f64>> {
    let mut times = (0..RUNS).map(|_| visit(tools, site, "", WATCH)).collect::<Result<Vec<_>>>()?;
    times.sort_by(f64::total_cmp);
    Ok(times)
}

/// Milliseconds until the articles with a word are there, asked for by the page's address.
pub(super) fn search(tools: &Toolbox, site: &Path, word: &str) -> Result<f64> {
    visit(tools, site, &format!("#search={word}"), FOUND)
}

fn visit(tools: &Toolbox, site: &Path, view: &str, watch: &str) -> Result<f64> {
    let listener = server::listen(0)
        .map_err(|e| Error::unexpected("the bench's server", e.to_string(), "free a port and try again"))?;
    let address = listener
        .local_addr()
        .map_err(|e| Error::unexpected("the bench's server", e.to_string(), "try again"))?;
    let site = Site::new(site).cached().over(Line::new(DELAY, BITS_PER_SECOND));
    // Ends with the program: a few of these do no harm.
    thread::spawn(move || server::serve(site, &listener));
    let browser = Chromium::start(tools)?;
    browser.before_each_page(watch)?;
    browser.open(&format!("http://{address}/{view}"))?;
    let start = Instant::now();
    loop {
        if let Some(time) = browser.ask("return window.noted || null")?.as_f64() {
            return Ok(time);
        }
        if start.elapsed() > PATIENCE {
            return Err(Error::unexpected(
                "the page",
                format!("nothing to see after {} s", PATIENCE.as_secs()),
                "open it with `cargo xtask serve` and look at the browser's console",
            ));
        }
        thread::sleep(Duration::from_millis(20));
    }
}
