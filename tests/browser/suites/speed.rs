//! The page never blocks: while a reader filters and reads, no task on the main thread lasts over 50 ms.

use crate::harness::Outcome;
use crate::harness::browser::Browser;
use crate::harness::session::Node;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::Page;
use crate::suites::PERSON;

/// Only Chromium reports long tasks; alone, as other work on the machine makes any task long.
pub(crate) const TESTS: &[Test] =
    &[Test { alone: true, browsers: &[Browser::Chromium], ..tests![no_long_tasks][0] }];

const WATCH: &str = "
    window.longTasks = [];
    const note = list => window.longTasks.push(...list.map(e => e.duration));
    const watch = new PerformanceObserver(list => note(list.getEntries()));
    watch.observe({ type: 'longtask' });
    window.longest = () => { note(watch.takeRecords()); return Math.max(0, ...window.longTasks); };";

const STATUS: &str = "document.querySelector('[role=status]').textContent";
const OPEN: &str = "document.querySelector('mark[data-entity]') !== null";
const CLOSED: &str = "document.querySelector('mark[data-entity]') === null";

const ROUNDS: usize = 5;

/// A round is a tick, an opened article and a closed one, and back. A busy machine may spoil one, not most of them.
fn no_long_tasks(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = format!("{STATUS} === {}", stage.session.script(&format!("return {STATUS}"), &[])?);
    stage.session.script(WATCH, &[])?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let tick = page.facet("People")?.value(PERSON)?;
        let mut longest = longest_task(&page, &tick, &format!("!({all})"))?;
        let title = page.cards()?.into_iter().next().ok_or("no card")?.title;
        longest = longest.max(longest_task(&page, &page.link(&title)?, OPEN)?);
        longest = longest.max(longest_task(&page, &page.button("Close the article")?, CLOSED)?);
        longest = longest.max(longest_task(&page, &page.button("Clear all")?, &all)?);
        rounds.push(longest);
    }
    rounds.sort_by(f64::total_cmp);
    let median = rounds[ROUNDS / 2];
    assert!(median <= 50.0, "the longest task of each round, in ms: {rounds:?}");
    Ok(())
}

/// The longest task, in ms, from a click until this script says that the page has followed. To look an element up by
/// its role and name, the browser works out the accessibility tree: no work of the page's own, so it is done before.
fn longest_task(page: &Page<'_>, click: &Node<'_>, has_followed: &str) -> Outcome<f64> {
    page.session.script("window.longest(); window.longTasks.length = 0", &[])?;
    click.click()?;
    page.session.until(has_followed, || {
        let followed = page.session.script(&format!("return {has_followed}"), &[])?;
        Ok((followed == true).then_some(()))
    })?;
    let longest = page.session.script("return window.longest()", &[])?;
    longest.as_f64().ok_or_else(|| format!("no number: {longest}").into())
}
