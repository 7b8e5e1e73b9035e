//! The address holds the whole view: a link, reload, back and forward restore it, and a stale link says what is gone.

use std::collections::BTreeSet;

use crate::harness::Outcome;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::{Page, titles};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![deep_link, back_and_forward, pasted_link, link_to_something_gone];

/// What the tests compare.
#[derive(Debug, PartialEq, Eq)]
struct View {
    titles: BTreeSet<String>,
    open: bool,
}

fn view(page: &Page<'_>) -> Outcome<View> {
    let open = !page.session.all("mark[data-entity]")?.is_empty();
    Ok(View { titles: titles(&page.cards()?, |_| true), open })
}

fn wait_for(page: &Page<'_>, wanted: &View, what: &str) -> Outcome {
    page.session.until(what, || {
        let now = view(page)?;
        if now == *wanted { Ok(Some(())) } else { Err(format!("it is {now:?}").into()) }
    })
}

/// Filters, order, open article and the name looked at come back from the address alone, and again after a reload.
fn deep_link(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    page.facet("People")?.tick(PERSON)?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(PERSON)))?;
    page.sort("By headline")?;
    let card = page.cards()?.into_iter().next().ok_or("no card")?;
    let reader = page.open_article(&card.title)?;
    let mark = reader.marks()?.into_iter().find(|m| m.kind == "PER" && m.text.ends_with("Asim Munir"));
    let entity = mark.ok_or("his name is not marked")?.entity;
    let marks = reader.marks_of(&entity)?;
    marks.last().ok_or("no mark")?.click()?;
    reader.panel(PERSON)?;
    let place = page.session.until("a current mark", || reader.place(&entity))?;
    let (wanted, link) = (view(&page)?, page.session.address()?);
    let order: Vec<String> = page.cards()?.into_iter().map(|c| c.title).collect();

    let check = |what: &str| -> Outcome {
        let page = Page::here(stage.session)?;
        wait_for(&page, &wanted, what)?;
        let reader = page.reader(&card.title)?;
        reader.panel(PERSON)?;
        assert_eq!(reader.place(&entity)?, Some(place), "{what}: the mention looked at");
        assert_eq!(
            page.cards()?.into_iter().map(|c| c.title).collect::<Vec<_>>(),
            order,
            "{what}: the order"
        );
        assert!(page.facet("People")?.value(PERSON)?.is_ticked()?, "{what}: the box");
        assert_eq!(page.session.address()?, link, "{what}: the address stays as it is");
        Ok(())
    };
    stage.session.goto("about:blank")?;
    stage.session.goto(&link)?;
    check("the link's view")?;
    stage.session.reload()?;
    check("the view after a reload")
}

/// Each choice is a step in the history.
fn back_and_forward(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let first = view(&page)?;
    let all = page.full_cards()?;
    page.facet("People")?.tick(PERSON)?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(PERSON)))?;
    let filtered = view(&page)?;
    assert_ne!(first, filtered);
    let title = filtered.titles.first().cloned().ok_or("no card")?;
    page.open_article(&title)?;
    let opened = view(&page)?;
    assert!(opened.open);

    stage.session.back()?;
    wait_for(&page, &filtered, "the list after one step back")?;
    stage.session.back()?;
    wait_for(&page, &first, "the first view after two steps back")?;
    assert!(!page.facet("People")?.value(PERSON)?.is_ticked()?);
    stage.session.forward()?;
    wait_for(&page, &filtered, "the filter after a step forward")?;
    assert!(page.facet("People")?.value(PERSON)?.is_ticked()?);
    stage.session.forward()?;
    wait_for(&page, &opened, "the article after two steps forward")?;
    page.reader(&title).map(drop)
}

/// A link put into the address bar of the open page changes the view without loading the page again.
fn pasted_link(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    page.facet("People")?.exclude(PERSON)?;
    let without = titles(&all, |c| !c.people.contains(PERSON));
    page.wait_for_titles(&without)?;
    let hash = page.hash()?;
    page.button("Clear all")?.click()?;
    page.wait_for_titles(&titles(&all, |_| true))?;
    stage.session.script("window.samePage = true", &[])?;
    stage.session.goto(&format!("{}#{hash}", site.url("")))?;
    page.wait_for_titles(&without)?;
    assert_eq!(stage.session.script("return window.samePage", &[])?, true, "the page was not loaded again");

    // What means nothing in it is said, and stays said when the address has been tidied.
    stage.session.goto(&format!("{}#{hash}&colour=red", site.url("")))?;
    page.session.until("a tidy address", || Ok((page.hash()? == hash).then_some(())))?;
    let is_said = || -> Outcome<bool> { Ok(page.alerts()?.iter().any(|a| a.contains("colour=red"))) };
    page.session.until("an alert", || Ok(is_said()?.then_some(())))?;
    page.wait_for_titles(&without)?;
    assert!(is_said()?, "the alert is still there");
    Ok(())
}

/// A name, an article, or words that this collection does not know: each is said, and the rest of the link applies.
fn link_to_something_gone(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let total = Page::open(stage.session, &site.url(""))?.count()?.total;
    for (hash, said) in [
        ("people=nobody-of-this-name", "nobody-of-this-name"),
        ("read=no-such-article-txt", "does not have"),
        ("colour=red", "colour=red"),
    ] {
        stage.session.goto("about:blank")?;
        let page = Page::open(stage.session, &format!("{}#{hash}&sort=title", site.url("")))?;
        page.session.until(&format!("an alert that says {said:?} for #{hash}"), || {
            let alerts = page.alerts()?;
            if alerts.iter().any(|a| a.contains(said)) {
                Ok(Some(()))
            } else {
                Err(format!("{alerts:?}").into())
            }
        })?;
        let alert = page.alerts()?.join(" ");
        assert!(alert.contains("The rest of"), "#{hash}: what becomes of the rest: {alert}");
        assert_eq!(page.count()?.total, total, "#{hash}: the collection is there all the same");
    }
    Ok(())
}
