//! The engine's worker may not start, break, or fall silent: the page then does without it, or says so and begins
//! again.

use std::fs;

use serde_json::json;

use super::{PERSON, copy_folder, search_and_clear};
use crate::harness::Outcome;
use crate::harness::server::Server;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::{Page, titles};

pub(crate) const TESTS: &[Test] = tests![
    without_workers,
    single_file_without_workers,
    a_worker_that_never_speaks,
    a_worker_that_breaks,
    a_worker_that_dies
];

/// Where no worker may start, the engine runs in the page, and all works the same.
fn without_workers(stage: &Stage<'_>) -> Outcome {
    let site = Server::start_with_policy(&stage.site_folder()?, "worker-src 'none'")?;
    works_in_the_page(&Page::open(stage.session, &site.url(""))?)
}

/// The same in the page that is one file.
fn single_file_without_workers(stage: &Stage<'_>) -> Outcome {
    let html = fs::read_to_string(stage.single_file()?)?;
    let strict = html.replacen("worker-src 'self' blob:", "worker-src 'none'", 1);
    assert_ne!(strict, html, "the policy speaks of workers");
    let file = stage.session.folder().join("without-workers.html");
    fs::write(&file, strict)?;
    works_in_the_page(&Page::open(stage.session, &format!("file://{}", file.display()))?)
}

/// A worker that starts and never says a word is given up.
fn a_worker_that_never_speaks(stage: &Stage<'_>) -> Outcome {
    let site =
        site_with(stage, "window.Worker = class extends EventTarget { postMessage() {} terminate() {} };")?;
    works_in_the_page(&Page::open(stage.session, &site.url(""))?)
}

/// So is one that breaks.
fn a_worker_that_breaks(stage: &Stage<'_>) -> Outcome {
    let script = "window.Worker = class extends EventTarget {
        constructor() { super(); setTimeout(() => this.dispatchEvent(new Event('error'))); }
        postMessage() {}
        terminate() {}
    };";
    let site = site_with(stage, script)?;
    works_in_the_page(&Page::open(stage.session, &site.url(""))?)
}

/// One that dies after it has answered is missed; the reader is told, and can begin again with another.
fn a_worker_that_dies(stage: &Stage<'_>) -> Outcome {
    // The page's patience is a fifth of the usual.
    let script = "const wait = window.setTimeout;
        window.setTimeout = (then, ms, ...rest) => wait(then, ms > 9000 ? ms / 5 : ms, ...rest);
        window.workers = [];
        window.Worker = class extends Worker {
            constructor(...rest) { super(...rest); window.workers.push(this); }
        };";
    let site = site_with(stage, script)?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    stage.session.script("window.workers[0].terminate()", &[])?;
    page.facet("People")?.tick(PERSON)?;
    let again = page.button("Try again")?;
    let alerts = page.alerts()?;
    assert!(alerts.iter().any(|a| a.contains("stopped")), "{alerts:?}");
    again.click()?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(PERSON)))?;
    assert_eq!(stage.session.script("return window.workers.length", &[])?, json!(2));
    Ok(())
}

/// The site, with a script of the test's own that runs before all others.
fn site_with(stage: &Stage<'_>, script: &str) -> Outcome<Server> {
    let copy = stage.session.folder().join("odd-site");
    let _ = fs::remove_dir_all(&copy);
    copy_folder(&stage.site_folder()?, &copy)?;
    fs::write(copy.join("odd.js"), format!("(() => {{ {script} }})();"))?;
    let index = copy.join("index.html");
    let html = fs::read_to_string(&index)?;
    let with_script = html.replacen("</head>", "<script src=\"odd.js\"></script></head>", 1);
    assert_ne!(with_script, html, "the page has a head");
    fs::write(index, with_script)?;
    Server::start(&copy)
}

fn works_in_the_page(page: &Page<'_>) -> Outcome {
    search_and_clear(page)?;
    let all = page.full_cards()?;
    page.facet("People")?.tick(PERSON)?;
    let with = titles(&all, |c| c.people.contains(PERSON));
    page.wait_for_titles(&with)?;
    page.open_article(with.first().ok_or("no card")?)?;
    let in_page = page.session.script("return 'dramatisWorker' in window", &[])?;
    assert_eq!(in_page, true, "the engine is in the page");
    Ok(())
}
