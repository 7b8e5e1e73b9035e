//! The page never blocks: while a reader filters and reads, no task on the main thread lasts over 50 ms.

use serde_json::Value;

use crate::harness::Outcome;
use crate::harness::browser::Browser;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::Page;

/// Only Chromium reports long tasks; alone, as other work on the machine makes any task long.
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] =
    &[Test { alone: true, browsers: &[Browser::Chromium], ..tests![no_long_tasks][0] }];

const WATCH: &str = "
    window.longTasks = [];
    new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(e => e.duration)))
        .observe({ type: 'longtask' });";

const ROUNDS: usize = 5;

/// A round is a tick, an opened article and a closed one, and back. A busy machine may spoil one, not most of them.
fn no_long_tasks(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let total = page.count()?.total;
    stage.session.script(WATCH, &[])?;
    let mut longest = Vec::new();
    for _ in 0..ROUNDS {
        stage.session.script("window.longTasks.length = 0", &[])?;
        let value = page.facet("People")?.value(PERSON)?;
        value.click()?;
        page.session.until("the filter to act", || Ok((page.count()?.matched < total).then_some(())))?;
        let title = page.cards()?.into_iter().next().ok_or("no card")?.title;
        page.open_article(&title)?;
        page.button("Close the article")?.click()?;
        page.wait_for_no_reader()?;
        page.button("Clear all")?.click()?;
        page.wait_for_matched(total)?;
        let tasks = stage.session.script("return window.longTasks", &[])?;
        let tasks = tasks.as_array().into_iter().flatten().filter_map(Value::as_f64);
        longest.push(tasks.fold(0.0, f64::max));
    }
    longest.sort_by(f64::total_cmp);
    let median = longest[ROUNDS / 2];
    assert!(median <= 50.0, "the longest task of each round, in ms: {longest:?}");
    Ok(())
}
