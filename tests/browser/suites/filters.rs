//! Filters by name. What must be shown is worked out here from the cards of the unfiltered page: each names its people.

use std::collections::BTreeMap;

use crate::harness::Outcome;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::{Card, Page, people_of, titles};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![
    filter_by_person,
    all_of_and_any_of,
    exclude,
    clear_all,
    search_inside_a_facet,
    other_facets,
    outlets_years_and_offices
];

/// The facet's counts are those of the cards: in the whole collection, and after a choice among what is left.
fn filter_by_person(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    let people = page.facet("People")?;
    people.show_all()?;
    assert_eq!(people.counts()?, people_of(&all), "each count is the number of cards that name the person");

    people.tick(PERSON)?;
    let with = titles(&all, |c| c.people.contains(PERSON));
    page.wait_for_titles(&with)?;
    assert!(page.facet("People")?.value(PERSON)?.is_ticked()?);
    let left = people_of(page.full_cards()?.iter());
    let expected: BTreeMap<_, _> = people_of(&all)
        .into_keys()
        .map(|name| (name.clone(), left.get(&name).copied().unwrap_or(0)))
        .collect();
    assert_eq!(page.facet("People")?.counts()?, expected, "counts follow the filter");

    page.facet("People")?.tick(PERSON)?;
    page.wait_for_matched(all.len())
}

/// Two people: articles that name both, or either.
fn all_of_and_any_of(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    let (one, other) =
        pair(&all).ok_or("no two people who are named together in some articles and apart in others")?;
    let people = page.facet("People")?;
    people.show_all()?;
    people.tick(&one)?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(&one)))?;
    page.facet("People")?.tick(&other)?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(&one) && c.people.contains(&other)))?;
    page.facet("People")?.mode("any of these")?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(&one) || c.people.contains(&other)))?;
    page.facet("People")?.mode("all of these")?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(&one) && c.people.contains(&other)))
}

/// Two people such that articles with both, with either, and with the first alone are different sets, none empty.
fn pair(cards: &[Card]) -> Option<(String, String)> {
    let names: Vec<String> = people_of(cards).into_keys().collect();
    let pairs = names.iter().flat_map(|a| names.iter().map(move |b| (a.clone(), b.clone())));
    pairs.into_iter().find(|(a, b)| {
        let count = |fits: &dyn Fn(&Card) -> bool| cards.iter().filter(|c| fits(c)).count();
        let both = count(&|c| c.people.contains(a) && c.people.contains(b));
        let first = count(&|c| c.people.contains(a));
        let either = count(&|c| c.people.contains(a) || c.people.contains(b));
        0 < both && both < first && first < either && either < cards.len()
    })
}

/// Articles that do not name somebody; ticking the box instead takes the exclusion back.
fn exclude(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    let without = titles(&all, |c| !c.people.contains(PERSON));
    assert!(!without.is_empty(), "some articles are not about him");
    page.facet("People")?.exclude(PERSON)?;
    page.wait_for_titles(&without)?;
    assert_eq!(page.facet("People")?.counts()?.get(PERSON), Some(&0));
    page.facet("People")?.tick(PERSON)?;
    page.wait_for_titles(&titles(&all, |c| c.people.contains(PERSON)))
}

/// Every choice is a chip; one goes alone, all go with one click.
fn clear_all(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.full_cards()?;
    let (one, other) = pair(&all).ok_or("no two people to choose")?;
    let people = page.facet("People")?;
    people.show_all()?;
    people.tick(&one)?;
    page.facet("People")?.exclude(&other)?;
    let rest = titles(&all, |c| c.people.contains(&one) && !c.people.contains(&other));
    page.wait_for_titles(&rest)?;
    page.button(&format!("Remove {one}"))?.click()?;
    page.wait_for_titles(&titles(&all, |c| !c.people.contains(&other)))?;
    page.facet("People")?.tick(&one)?;
    page.wait_for_titles(&rest)?;
    page.button("Clear all")?.click()?;
    page.wait_for_titles(&titles(&all, |_| true))?;
    assert_eq!(page.hash()?, "", "the address holds no choice any more");
    Ok(())
}

/// Letters typed into a facet leave the values that hold them.
fn search_inside_a_facet(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let people = page.facet("People")?;
    people.search("mun")?;
    page.session.until("only names with “mun”", || {
        let names: Vec<String> = page.facet("People")?.counts()?.into_keys().collect();
        let fit = names.iter().all(|n| n.to_lowercase().contains("mun"));
        Ok((fit && names.iter().any(|n| n == PERSON)).then_some(()))
    })
}

/// Organisations and places filter too, and together with people.
fn other_facets(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let total = page.count()?.total;
    for label in ["Organisations", "Places"] {
        let counts = page.facet(label)?.counts()?;
        let some = counts.iter().find(|(_, n)| (1..total).contains(*n));
        let (name, count) =
            some.ok_or_else(|| format!("{label}: nothing that some articles name: {counts:?}"))?;
        page.facet(label)?.tick(name)?;
        page.wait_for_matched(*count)?;
        let people = page.facet("People")?.counts()?;
        let both = people.iter().find(|(_, n)| **n > 0);
        if let Some((person, both)) = both {
            page.facet("People")?.tick(person)?;
            page.wait_for_matched(*both)?;
        }
        page.button("Clear all")?.click()?;
        page.wait_for_matched(total)?;
    }
    Ok(())
}

/// What lists no names narrows in the same way: a count says what its box leaves, and the address holds it.
fn outlets_years_and_offices(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.count()?.total;
    for (label, hash) in [("Sources", "sources="), ("Years", "years="), ("Offices", "offices=")] {
        let counts = page.facet(label)?.counts()?;
        let (name, count) = counts.iter().min_by_key(|(_, count)| **count).ok_or("it lists nothing")?;
        assert!(0 < *count && *count <= all, "{counts:?}");
        page.facet(label)?.tick(name)?;
        page.wait_for_matched(*count)?;
        stage.session.until("the address", || Ok(page.hash()?.starts_with(hash).then_some(())))?;
        stage.session.reload()?;
        let page = Page::here(stage.session)?;
        page.wait_for_matched(*count)?;
        page.button("Clear all")?.click()?;
        page.wait_for_matched(all)?;
    }
    Ok(())
}
