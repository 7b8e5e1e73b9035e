//! A collection in parts: read like any other, from files that come as they are needed, and stay.

use std::fs;

use crate::harness::Outcome;
use crate::harness::server::Server;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::Page;
use crate::suites::copy_folder;
use crate::suites::offline::{use_everything, wait_for_service_worker};

pub(crate) const TESTS: &[Test] = tests![
    parts_are_read_like_a_bundle,
    only_what_is_needed_is_fetched,
    what_was_opened_stays_without_a_network,
    the_whole_collection_is_kept_on_request,
    a_missing_part_is_named,
];

/// Title and address of the last article in the list, which no test opens before.
const LAST: &str = "const links = document.querySelectorAll('article h3 a'), last = links[links.length - 1];
    return [last.innerText.trim(), last.getAttribute('href')];";

impl Page<'_> {
    /// Waits until everything asked for is there.
    fn wait_for_all(&self) -> Outcome {
        let busy = "return document.querySelector('.list').getAttribute('aria-busy')";
        self.session.until("all of it", || Ok((self.session.script(busy, &[])? == "false").then_some(())))
    }

    fn last(&self) -> Outcome<(String, String)> {
        Ok(serde_json::from_value(self.session.script(LAST, &[])?)?)
    }

    fn wait_for_alerts(&self) -> Outcome<Vec<String>> {
        self.session.until("an alert", || Ok(Some(self.alerts()?).filter(|alerts| !alerts.is_empty())))
    }
}

/// The same words, filters, meetings and quotes as with the bundle of the same articles.
fn parts_are_read_like_a_bundle(stage: &Stage<'_>) -> Outcome {
    let said = |site: &Server| -> Outcome<Vec<String>> {
        let page = Page::open(stage.session, &site.url(""))?;
        use_everything(&page)?;
        let mut said = Vec::new();
        for hash in ["#search=kurilla", "#search=pentagon&sort=oldest", "#sort=title"] {
            let page = Page::open_at(stage.session, &site.url(hash))?;
            page.count()?;
            page.wait_for_all()?;
            said.push(format!("{:?} {:?}", page.count()?, page.cards()?));
        }
        for hash in ["#meetings", "#quotes", "#search=pentagon&quotes"] {
            let page = Page::open_at(stage.session, &site.url(hash))?;
            page.wait_for_all()?;
            let list = page.session.script("return document.querySelector('.list').innerText", &[])?;
            said.push(list.to_string());
        }
        Ok(said)
    };
    let parts = said(&Server::start_with_ranges(&stage.parts_folder()?)?)?;
    assert_eq!(parts, said(&stage.site()?)?);
    Ok(())
}

/// Cards need no texts; a server that knows no stretches serves as well.
fn only_what_is_needed_is_fetched(stage: &Stage<'_>) -> Outcome {
    let site = Server::start(&stage.parts_folder()?)?;
    let asked = |what: &str| site.log().iter().filter(|r| r.path.contains(what)).count();
    let page = Page::open(stage.session, &site.url(""))?;
    page.wait_for_all()?;
    assert!(asked("parts/cards-") > 0 && asked("parts/facets-") > 0);
    assert_eq!(
        (asked("parts/texts-"), asked("parts/words-"), asked("bundle."), asked("worker-")),
        (0, 0, 0, 0)
    );
    use_everything(&page)
}

/// What a reader has opened opens again; of the rest the page says what is missing, and asks again when told to.
fn what_was_opened_stays_without_a_network(stage: &Stage<'_>) -> Outcome {
    let mut site = Server::start_with_ranges(&stage.parts_folder()?)?;
    let page = Page::open(stage.session, &site.url(""))?;
    wait_for_service_worker(stage.session)?;
    let title = page.cards()?.first().ok_or("no card")?.title.clone();
    page.open_article(&title)?;
    site.stop();
    stage.session.reload()?;
    let page = Page::here(stage.session)?;
    assert!(!page.reader(&title)?.marks()?.is_empty(), "its text is there");
    page.search_for("kurilla")?;
    let alerts = page.wait_for_alerts()?;
    assert!(alerts.iter().any(|alert| alert.contains("could not be fetched")), "{alerts:?}");
    site.restart()?;
    page.button("Try again")?.click()?;
    page.session.until("what was found", || {
        let count = page.count()?;
        Ok((0 < count.matched && count.matched < count.total && page.alerts()?.is_empty()).then_some(()))
    })
}

fn the_whole_collection_is_kept_on_request(stage: &Stage<'_>) -> Outcome {
    let mut site = Server::start_with_ranges(&stage.parts_folder()?)?;
    let page = Page::open(stage.session, &site.url(""))?;
    wait_for_service_worker(stage.session)?;
    let (title, address) = page.last()?;
    page.button("About this collection")?.click()?;
    page.button("Keep all of it")?.click()?;
    page.session.until("all to be kept", || {
        let words = page.session.script("return document.querySelector('.kept')?.textContent", &[])?;
        Ok(words.as_str().unwrap_or_default().contains("The whole collection is kept").then_some(()))
    })?;
    site.stop();
    let page = Page::open_at(stage.session, &site.url(&address))?;
    assert!(!page.reader(&title)?.marks()?.is_empty(), "an article that was never opened");
    use_everything(&Page::open(stage.session, &site.url("index.html"))?)
}

/// The page says which file is missing, and goes on with what it has.
fn a_missing_part_is_named(stage: &Stage<'_>) -> Outcome {
    let copy = stage.session.folder().join("site");
    copy_folder(&stage.parts_folder()?, &copy)?;
    for entry in fs::read_dir(copy.join("parts"))? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("texts-")) {
            fs::remove_file(path)?;
        }
    }
    let site = Server::start_with_ranges(&copy)?;
    let (_, address) = Page::open(stage.session, &site.url(""))?.last()?;
    let page = Page::open_at(stage.session, &site.url(&address))?;
    let alerts = page.wait_for_alerts()?;
    assert!(alerts.iter().any(|a| a.contains("404") && a.contains("texts-00")), "{alerts:?}");
    page.facet("People")?.tick(crate::suites::PERSON)?;
    let count = page.count()?;
    page.session.until("fewer articles", || Ok((page.count()?.matched < count.total).then_some(())))
}
