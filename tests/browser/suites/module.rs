//! The JavaScript module that a site brings, in a page of somebody else.

use std::fs;

use crate::harness::Outcome;
use crate::harness::server::Server;
use crate::harness::session::text_of;
use crate::harness::stage::{Stage, Test, tests};
use crate::suites::copy_folder;

pub(crate) const TESTS: &[Test] = tests![the_page_in_the_readme];

const README: &str = include_str!("../../../README.md");

const NAMES: &str = "return document.getElementById('names').innerText";

const TYPE: &str = "
    const text = document.getElementById('text');
    text.value = 'General Roland Walker met Asim Munir.';
    text.dispatchEvent(new Event('input'));";

/// The page that the README prints shows the names in what is typed; it loads the module, its WebAssembly, the word
/// lists and the tagger, each once, and nothing else.
fn the_page_in_the_readme(stage: &Stage<'_>) -> Outcome {
    let folder = stage.session.folder().join("embedded");
    copy_folder(&stage.site_folder()?.join("extract"), &folder.join("extract"))?;
    let (_, page) = README.split_once("```html\n").ok_or("README.md has no page")?;
    let (page, _) = page.split_once("```").ok_or("README.md's page does not end")?;
    fs::write(folder.join("names.html"), page)?;
    let site = Server::start(&folder)?;
    stage.session.goto(&site.url("names.html"))?;
    let shows = |words: &[&str]| {
        stage.session.until(&format!("{words:?}"), || {
            let shown = text_of(&stage.session.script(NAMES, &[])?);
            Ok((shown.lines().map(str::trim).collect::<Vec<_>>() == words).then_some(()))
        })
    };
    shows(&["LOC LONDON", "PER Ann Poe", "PER Jo Roe"])?;
    stage.session.script(TYPE, &[])?;
    shows(&["PER Roland Walker", "PER Asim Munir"])?;
    let log = site.log();
    let mut asked: Vec<&str> =
        log.iter().filter(|r| r.status == 200).filter_map(|r| r.path.rsplit('/').next()).collect();
    asked.sort_unstable();
    let ends = |end: &str| asked.iter().filter(|name| name.ends_with(end)).count();
    assert_eq!(
        [ends(".html"), ends(".js"), ends(".wasm"), ends(".bin"), asked.len()],
        [1, 2, 1, 2, 6],
        "{asked:?}"
    );
    Ok(())
}
