//! Without a network: the service worker keeps the page, offers a newer one, and a single file needs neither.

use std::fs;

use crate::harness::Outcome;
use crate::harness::server::Server;
use crate::harness::session::Session;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::{Page, titles};
use crate::suites::{PERSON, copy_folder, search_and_clear};

pub(crate) const TESTS: &[Test] = tests![works_offline, an_update_is_offered, single_file];

/// Waits until the service worker has taken everything in.
pub(super) fn wait_for_service_worker(session: &Session) -> Outcome {
    let ready = "const done = arguments[0];
        if (!navigator.serviceWorker) done('this browser has no service workers here');
        else navigator.serviceWorker.ready.then(() => done('ready'), error => done(String(error)));";
    let said = session.script_async(ready, &[])?;
    if said == "ready" { Ok(()) } else { Err(format!("the service worker is not ready: {said}").into()) }
}

/// Searches, filters, opens an article and finds its marks: what a reader needs, whatever the page came from.
pub(super) fn use_everything(page: &Page<'_>) -> Outcome {
    let all = page.full_cards()?;
    search_and_clear(page)?;
    page.facet("People")?.tick(PERSON)?;
    let with = titles(&all, |c| c.people.contains(PERSON));
    assert!(!with.is_empty() && with.len() < all.len(), "{with:?}");
    page.wait_for_titles(&with)?;
    let reader = page.open_article(with.first().ok_or("no card")?)?;
    let marks = reader.marks()?;
    assert!(marks.iter().any(|m| m.text.contains("Munir")), "{marks:?}");
    // The page would leave its worker's script under this name, had it taken the engine in.
    let in_page = page.session.script("return 'dramatisWorker' in window", &[])?;
    assert_eq!(in_page, false, "the engine runs in a worker");
    Ok(())
}

/// After one visit the server may go: reload and a new visit work, articles never opened included.
fn works_offline(stage: &Stage<'_>) -> Outcome {
    let mut site = stage.site()?;
    Page::open(stage.session, &site.url(""))?;
    wait_for_service_worker(stage.session)?;
    site.stop();
    stage.session.reload()?;
    use_everything(&Page::here(stage.session)?)?;
    stage.session.goto("about:blank")?;
    use_everything(&Page::open(stage.session, &site.url("index.html"))?)?;
    site.restart()?;
    stage.session.reload()?;
    Page::here(stage.session).map(drop)
}

/// A newer page is offered, taken only on request, and then complete.
fn an_update_is_offered(stage: &Stage<'_>) -> Outcome {
    let copy = stage.session.folder().join("site");
    copy_folder(&stage.site_folder()?, &copy)?;
    let site = Server::start(&copy)?;
    Page::open(stage.session, &site.url(""))?;
    wait_for_service_worker(stage.session)?;
    let script = copy.join("sw.js");
    fs::write(&script, fs::read_to_string(&script)? + "\n// A newer page.\n")?;
    // Browsers look for a newer service worker when a page is opened.
    stage.session.reload()?;
    let page = Page::here(stage.session)?;
    stage.session.script("window.olderPage = true", &[])?;
    let button = page.button("Reload")?;
    assert_eq!(
        stage.session.script("return window.olderPage", &[])?,
        true,
        "nothing is forced upon the reader"
    );
    button.click()?;
    stage.session.until("the newer page", || {
        let fresh = "return window.olderPage === undefined && document.readyState === 'complete'";
        Ok((stage.session.script(fresh, &[])? == true).then_some(()))
    })?;
    use_everything(&Page::here(stage.session)?)
}

/// One file, opened from disk: everything works, the worker included, and nothing is asked of any server.
fn single_file(stage: &Stage<'_>) -> Outcome {
    let file = stage.single_file()?;
    let page = Page::open(stage.session, &format!("file://{}", file.display()))?;
    use_everything(&page)?;
    let asked = "return performance.getEntriesByType('resource').map(e => e.name)
        .filter(name => !name.startsWith('blob:') && !name.startsWith('data:'))";
    assert_eq!(stage.session.script(asked, &[])?, serde_json::json!([]), "no request is sent");
    let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    let policy = crate::harness::session::text_of(&stage.session.script(policy, &[])?);
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
    // The address holds the view from disk too.
    let (count, hash) = (page.count()?, page.hash()?);
    assert!(hash.contains("people=") && hash.contains("read="), "{hash}");
    stage.session.reload()?;
    let page = Page::here(stage.session)?;
    page.wait_for_matched(count.matched)
}
