//! The page about quality: the extraction runs where the reader is, and its figures fit together.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use super::{copy_folder, offline};
use crate::harness::Outcome;
use crate::harness::server::Server;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::Page;
use crate::page::find::{self, Name};
use crate::page::quality::Quality;

pub(crate) const TESTS: &[Test] = tests![
    the_figures,
    from_a_link_and_back,
    quality_in_one_file,
    quality_offline,
    quality_without_its_parts
];

/// The link to it, its heading.
const TITLE: &str = "How well does it work?";

/// From the panel about the collection to the table; only then is what finds names fetched.
fn the_figures(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let parts = || -> BTreeSet<String> {
        site.log().into_iter().map(|r| r.path).filter(|path| path.contains("/extract/")).collect()
    };
    assert_eq!(parts(), BTreeSet::new(), "nobody needs the extraction to read articles");
    page.button("About this collection")?.click()?;
    page.link(TITLE)?.click()?;
    fits_together(&page.quality()?);
    assert_eq!(parts().len(), 3, "the code, the word lists and the tagger: {:?}", parts());
    let heading = find::one(stage.session, None, "heading", Name::Is(TITLE))?;
    let has_focus = "return document.activeElement === arguments[0]";
    assert_eq!(heading.script(has_focus, &[])?, true, "the focus is where the page changed");
    Ok(())
}

/// It has an address, under which it is reloaded, and is a step of the history; the articles stay as they were.
fn from_a_link_and_back(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url("#sort=title"))?;
    let total = page.count()?.total;
    page.button("About this collection")?.click()?;
    page.link(TITLE)?.click()?;
    let first = page.quality()?;
    assert_eq!(page.hash()?, "quality&sort=title");
    stage.session.back()?;
    page.wait_for_matched(total)?;
    assert_eq!(page.hash()?, "sort=title");
    stage.session.forward()?;
    assert_eq!(page.quality()?.status, first.status, "what was measured is kept");
    stage.session.reload()?;
    assert_eq!(page.quality()?.rows, first.rows, "the same names are found each time");
    let unmoved = "return document.activeElement === document.body";
    assert_eq!(stage.session.script(unmoved, &[])?, true, "who comes by a link starts at the top");
    page.button("Back to the articles")?.click()?;
    page.wait_for_matched(total)?;
    assert_eq!(page.hash()?, "sort=title");
    Ok(())
}

/// The single file holds all that is needed, and works where no worker may start.
fn quality_in_one_file(stage: &Stage<'_>) -> Outcome {
    let file = stage.single_file()?;
    let url = format!("file://{}#quality", file.display());
    stage.session.goto(&url)?;
    let page = Page { session: stage.session };
    let in_worker = page.quality()?;
    fits_together(&in_worker);
    let asked = "return performance.getEntriesByType('resource').map(e => e.name)
        .filter(name => !name.startsWith('blob:') && !name.startsWith('data:'))";
    assert_eq!(stage.session.script(asked, &[])?, json!([]), "no request is sent");

    let strict = fs::read_to_string(&file)?.replacen("worker-src 'self' blob:", "worker-src 'none'", 1);
    let file = stage.session.folder().join("quality-without-workers.html");
    fs::write(&file, strict)?;
    stage.session.goto("about:blank")?;
    stage.session.goto(&format!("file://{}#quality", file.display()))?;
    assert_eq!(page.quality()?.rows, in_worker.rows, "worker or not");
    assert_eq!(
        stage.session.script("return 'dramatisWorker' in window", &[])?,
        true,
        "the engine is in the page"
    );
    Ok(())
}

/// Once measured, it can be measured again without a network.
fn quality_offline(stage: &Stage<'_>) -> Outcome {
    let mut site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    offline::wait_for_service_worker(stage.session)?;
    page.button("About this collection")?.click()?;
    page.link(TITLE)?.click()?;
    let first = page.quality()?;
    let kept = "const done = arguments[0];
        caches.keys().then(async names => {
            const kept = (await Promise.all(names.map(async name => (await caches.open(name)).keys()))).flat();
            done(kept.filter(request => /[/]extract[/]|quality[.]/.test(request.url)).length);
        }).catch(error => done(String(error)))";
    stage.session.until("the four parts to be kept", || {
        let parts = stage.session.script_async(kept, &[])?;
        if parts == 4 { Ok(Some(())) } else { Err(parts.to_string().into()) }
    })?;
    site.stop();
    stage.session.reload()?;
    assert_eq!(page.quality()?.rows, first.rows);
    Ok(())
}

/// Where a part cannot be had, the page says so, and tries again when asked.
fn quality_without_its_parts(stage: &Stage<'_>) -> Outcome {
    let copy = stage.session.folder().join("site-without-parts");
    let _ = fs::remove_dir_all(&copy);
    copy_folder(&stage.site_folder()?, &copy)?;
    let (parts, away) = (copy.join("extract"), copy.join("away"));
    fs::rename(&parts, &away)?;
    let site = Server::start(&copy)?;
    stage.session.goto(&site.url("#quality"))?;
    let page = Page { session: stage.session };
    let again = page.button("Try again")?;
    let alerts = page.alerts()?;
    assert!(alerts.iter().any(|a| a.contains("could not be measured") && a.contains("404")), "{alerts:?}");
    fs::rename(&away, &parts)?;
    again.click()?;
    fits_together(&page.quality()?);
    Ok(())
}

/// The rows add up to the last one; the scores follow from the counts, and the misses from both.
fn fits_together(quality: &Quality) {
    let Quality { rows, status, misses } = quality;
    let kinds: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(kinds, ["People", "Organisations", "Places", "Other names", "All names"]);
    let counts: Vec<Vec<u32>> =
        rows.iter().map(|row| row[1..4].iter().map(|n| n.parse().unwrap_or_default()).collect()).collect();
    for (row, counts) in rows.iter().zip(&counts) {
        let [marked, found, right] = [counts[0], counts[1], counts[2]].map(f64::from);
        assert!(marked >= right && found >= right && right > 0.0, "{row:?}");
        for (shown, share) in
            row[4..].iter().zip([right / found, right / marked, 2.0 * right / (marked + found)])
        {
            let shown: f64 = shown.parse().unwrap_or_default();
            assert!((shown - 100.0 * share).abs() <= 0.051, "{row:?}: {shown} for {share}");
        }
    }
    for column in 0..3 {
        let sum: u32 = counts[..4].iter().map(|row| row[column]).sum();
        assert_eq!(sum, counts[4][column], "{rows:?}");
    }
    let without = |start: &str| misses.iter().filter(|m| !m.starts_with(start)).count() as u32;
    let [marked, found, right] = [counts[4][0], counts[4][1], counts[4][2]];
    assert_eq!(without("Not a name"), marked - right, "{misses:?}");
    assert_eq!(without("Missed"), found - right, "{misses:?}");
    assert!(status.starts_with("The quickest reading of the ") && status.contains("MB a second"), "{status}");
}
