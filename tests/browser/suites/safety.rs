//! Nothing leaves the page, and nothing in an article can act: policy, own host, hostile text, and the ways out where
//! scripts or WebAssembly are missing.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::harness::Outcome;
use crate::harness::server::{REPORTS, Server};
use crate::harness::session::text_of;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::{Page, plain, titles};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] =
    tests![keeps_to_its_own_host, hostile_articles_are_text, list_without_scripts, without_wasm];

const POLICY: &str = "
    const page = new DOMParser().parseFromString(arguments[0], 'text/html');
    return page.querySelector('head > meta[http-equiv=Content-Security-Policy]').content";

/// The page's own policy is strict; served again as a header that reports, it reports nothing but what this test
/// provokes at the end; and everything that was loaded came from the page's own host.
fn keeps_to_its_own_host(stage: &Stage<'_>) -> Outcome {
    let folder = stage.site_folder()?;
    let html = fs::read_to_string(folder.join("index.html"))?;
    let policy = text_of(&stage.session.script(POLICY, &[html.into()])?);
    for rule in ["default-src 'none'", "connect-src 'self'", "'wasm-unsafe-eval'"] {
        assert!(policy.contains(rule), "{rule} is missing in {policy}");
    }
    for hole in ["'unsafe-eval'", "'unsafe-inline'", "http:", "https:", "*"] {
        assert!(!policy.contains(hole), "{hole} in {policy}");
    }

    let site = Server::start_with_policy(&folder, &format!("{policy}; report-uri {REPORTS}"))?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    page.facet("People")?.tick(PERSON)?;
    let with = titles(&all, |c| c.people.contains(PERSON));
    page.wait_for_titles(&with)?;
    let reader = page.open_article(with.first().ok_or("no card")?)?;
    let marks = reader.pane.all("mark")?;
    marks.first().ok_or("no mark")?.click()?;
    page.session.until("the panel", || Ok(reader.has_panel()?.then_some(())))?;

    let names = "return performance.getEntriesByType('resource').map(e => e.name)";
    let loaded: Vec<String> = serde_json::from_value(stage.session.script(names, &[])?)?;
    let home = site.url("");
    let strangers: Vec<&String> = loaded
        .iter()
        .filter(|n| !n.starts_with(&home) && !n.starts_with("blob:") && !n.starts_with("data:"))
        .collect();
    assert!(strangers.is_empty(), "loaded from elsewhere: {strangers:?}");

    // The proof that reports do arrive: a picture from another host.
    stage.session.script("new Image().src = 'http://127.0.0.2:9/provoked.png'", &[])?;
    let reports = stage.session.until("the report that was provoked", || {
        let reports: Vec<String> =
            site.log().into_iter().filter(|r| r.path == REPORTS).map(|r| r.report).collect();
        Ok(reports.iter().any(|r| r.contains("provoked")).then_some(reports))
    })?;
    let others: Vec<&String> = reports.iter().filter(|r| !r.contains("provoked")).collect();
    assert!(others.is_empty(), "the page tried what its policy forbids: {others:?}");
    let wrong: Vec<_> =
        site.log().into_iter().filter(|r| r.status != 200 && r.path != "/favicon.ico").collect();
    assert!(wrong.is_empty(), "the page asked for what is not there: {wrong:?}");
    let odd: Vec<_> = site.log().into_iter().filter(|r| r.method != "GET" && r.path != REPORTS).collect();
    assert!(odd.is_empty(), "the page only reads: {odd:?}");
    Ok(())
}

/// What hostile markup would leave behind, had any of it acted.
const TRACES: &str = "
    const acted = window.hostile ?? null;
    const made = [...document.querySelectorAll(
        'img[src=\"x\"], iframe, object, embed, form, base, [onerror], [onload], [onclick], [onmouseover], a[href^=\"javascript\" i]'
    )].map(el => el.outerHTML.slice(0, 200));
    return [acted, made];";

/// Articles that hold scripts, event handlers, `javascript:` links and markup in their titles show them as text.
fn hostile_articles_are_text(stage: &Stage<'_>) -> Outcome {
    let site = stage.hostile_site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let untouched = |what: &str| -> Outcome {
        assert_eq!(stage.session.script(TRACES, &[])?, json!([Value::Null, []]), "{what}");
        Ok(())
    };
    untouched("the list")?;
    let cards = page.cards()?;
    assert!(cards.iter().any(|c| c.title.contains("<script>")), "the title is shown as it is: {cards:?}");
    let mut read = String::new();
    for card in &cards {
        let reader = page.open_article(&card.title)?;
        if let Some(button) = reader.cut_button()? {
            button.click()?;
            page.session.until("what was cut", || Ok(reader.words()?.contains("Cut: ").then_some(())))?;
        }
        untouched(&card.title)?;
        read += &reader.words()?;
        let nodes = reader.pane.all("mark")?;
        if let Some(mark) = nodes.first() {
            mark.click()?;
            page.session.until("the panel", || Ok(reader.has_panel()?.then_some(())))?;
            untouched(&format!("the panel in {}", card.title))?;
        }
        assert!(!text_of(&stage.session.script("return document.title", &[])?).is_empty());
    }
    for words in ["<script>", "onerror=", "javascript:", "</script>", "<iframe"] {
        assert!(read.contains(words), "{words} is shown as text: {read}");
    }
    page.button("About this collection")?.click()?;
    untouched("the panel about the collection")
}

const PLAIN_LIST: &str = "
    const page = new DOMParser().parseFromString(arguments[0], 'text/html');
    const list = page.querySelector('noscript');
    return {
        text: list.textContent.replace(/\\s+/g, ' '),
        items: list.querySelectorAll('li, article').length,
        active: list.querySelectorAll('script, img, iframe, svg, [onerror], [onload], a[href^=\"javascript\" i]').length,
        title: page.title,
    };";

/// With scripts off the document itself lists the articles; hostile ones too, as text.
fn list_without_scripts(stage: &Stage<'_>) -> Outcome {
    for (folder, site) in
        [(stage.site_folder()?, stage.site()?), (stage.hostile_site_folder()?, stage.hostile_site()?)]
    {
        let page = Page::open(stage.session, &site.url(""))?;
        let html = fs::read_to_string(folder.join("index.html"))?;
        let list = stage.session.script(PLAIN_LIST, &[html.into()])?;
        let cards = page.cards()?;
        assert!(list["items"].as_u64() >= Some(cards.len() as u64), "{list}");
        assert_eq!(list["active"], 0, "nothing in it acts: {list}");
        let text = text_of(&list["text"]);
        for card in &cards {
            let title = plain(&card.title);
            assert!(text.contains(&title), "{title:?} is not in the plain list: {text}");
        }
    }
    Ok(())
}

/// Where WebAssembly may not run, the page says so and lists the articles.
fn without_wasm(stage: &Stage<'_>) -> Outcome {
    let with_all = stage.site()?;
    let titles: BTreeSet<String> =
        Page::open(stage.session, &with_all.url(""))?.cards()?.into_iter().map(|c| c.title).collect();
    let site = Server::start_with_policy(&stage.site_folder()?, "script-src 'self' 'unsafe-inline'")?;
    stage.session.goto(&site.url(""))?;
    let page = Page { session: stage.session };
    page.session.until("a message and the plain list", || {
        let alerts = page.alerts()?;
        let words = text_of(&stage.session.script("return document.body.innerText", &[])?);
        let listed = titles.iter().all(|t| words.contains(t));
        if listed && !alerts.is_empty() {
            Ok(Some(()))
        } else {
            Err(format!("alerts {alerts:?}, words {words}").into())
        }
    })
}
