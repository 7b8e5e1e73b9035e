//! The list of articles: what is there at first, and in which order.

use crate::harness::Outcome;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::{Card, Page};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![load, sort];

/// The first view shows every article of the collection as a card.
fn load(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let count = page.count()?;
    assert!(count.total >= 8, "the sample corpus has at least eight articles, the page says {count:?}");
    assert_eq!(count.matched, count.total, "nothing is filtered at first");
    let cards = page.cards()?;
    assert_eq!(cards.len(), count.total, "one card an article");
    for card in &cards {
        assert!(!card.title.is_empty(), "a card without a headline: {card:?}");
    }
    assert!(cards.iter().any(|c| c.date.is_some()) && cards.iter().any(|c| c.date.is_none()), "{cards:?}");
    assert!(cards.iter().any(|c| c.people.contains(PERSON)), "his name is on a card: {cards:?}");
    Ok(())
}

/// Newest first, oldest first, by headline; articles without a date stand last where dates decide.
fn sort(stage: &Stage<'_>) -> Outcome {
    // This collection has articles of two days, and one without a date.
    let site = stage.hostile_site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let dates = |cards: &[Card]| cards.iter().map(|c| c.date.clone()).collect::<Vec<_>>();
    let undated_last = |mut dates: Vec<Option<String>>, newest: bool| {
        dates.sort_by_key(|d| (d.is_none(), d.clone()));
        let dated = dates.iter().filter(|d| d.is_some()).count();
        if newest {
            dates[..dated].reverse();
        }
        dates
    };
    let newest = dates(&page.cards()?);
    assert_eq!(newest, undated_last(newest.clone(), true), "newest first is the first order");

    page.sort("Oldest first")?;
    let oldest = undated_last(newest.clone(), false);
    assert_ne!(oldest, newest, "articles of several days: {newest:?}");
    page.session.until("the oldest first", || Ok((dates(&page.cards()?) == oldest).then_some(())))?;

    page.sort("By headline")?;
    page.session.until("order by headline", || {
        let titles: Vec<String> = page.cards()?.into_iter().map(|c| c.title.to_lowercase()).collect();
        // Signs before the first letter are no part of the order that is promised.
        let bare = |t: &String| t.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
        Ok(titles.iter().map(bare).is_sorted().then_some(()))
    })?;
    assert_eq!(page.count()?.matched, newest.len(), "sorting loses nothing");
    Ok(())
}
