//! Drives the built site in Chromium, Firefox and WebKitGTK as a reader would: by role, accessible name, keyboard and
//! address. `cargo xtask test` builds what is tested and says where it is:
//!
//! | variable | what |
//! | --- | --- |
//! | `DRAMATIS_DIST` | the site built from `static/corpus` |
//! | `DRAMATIS_DIST_HOSTILE` | the site built from `tests/browser/hostile` |
//! | `DRAMATIS_DIST_PARTS` | the site built from `static/corpus`, in parts |
//! | `DRAMATIS_SINGLE` | the single-file page built from `static/corpus` |
//! | `DRAMATIS_AXE` | `axe.min.js` of axe-core |
//! | `DRAMATIS_SKIP_LOG` | where a line is added for each browser that is missing (optional) |
//!
//! Browsers and drivers are found on `PATH`, or named by `DRAMATIS_CHROMIUM`, `DRAMATIS_CHROMEDRIVER`,
//! `DRAMATIS_FIREFOX`, `DRAMATIS_GECKODRIVER`, `DRAMATIS_WEBKITDRIVER`, `DRAMATIS_XVFB`. Each test is called
//! `BROWSER::NAME`; what a failed one saw last is kept as a picture.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test runner talks to whoever started it")]

mod harness;
mod page;
mod suites;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use harness::browser::Browser;
use harness::server::fresh_listener;
use harness::stage::Kit;

/// Browsers at work at the same time; more only slow each other down.
const THREADS: usize = 2;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(THREADS);
    let kit = match Kit::new() {
        Ok(kit) => Arc::new(kit),
        Err(error) => {
            eprintln!("the browser tests could not start: {}", error.message().unwrap_or("no reason given"));
            return ExitCode::FAILURE;
        }
    };
    let mut trials = trials(&kit);
    trials.insert(0, Trial::test("harness::ports_are_never_used_twice", ports_are_never_used_twice));
    let conclusion = libtest_mimic::run(&arguments, trials);
    conclusion.exit_code()
}

/// So many servers one after the other that the system by itself would name a port twice.
fn ports_are_never_used_twice() -> Result<(), Failed> {
    const SERVERS: usize = 600;
    let mut ports = BTreeSet::new();
    for _ in 0..SERVERS {
        let port = fresh_listener()?.local_addr()?.port();
        if !ports.insert(port) {
            return Err(format!("port {port} was used before").into());
        }
    }
    Ok(())
}

/// Every test in every browser that can show it. Browsers take turns, so that two are at work and none waits for itself.
fn trials(kit: &Arc<Kit>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for test in suites::all() {
        for &browser in Browser::ALL.iter().filter(|b| test.browsers.contains(b)) {
            let kit = Arc::clone(kit);
            let run = move || kit.run(&test, browser);
            trials.push(Trial::ignorable_test(format!("{}::{}", browser.name(), test.name), run));
        }
    }
    trials
}
