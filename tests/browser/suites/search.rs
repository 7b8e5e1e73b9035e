//! Search: words typed leave the articles that say them, hits are marked, an article opens at the first of them.

use crate::harness::Outcome;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::Page;
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![
    words_leave_the_articles_that_say_them,
    misspelt_words_are_found_and_it_is_said,
    search_and_filters_go_together,
    a_result_opens_at_its_hits,
    what_cannot_be_read_is_searched_as_plain_words,
    nothing_found_and_the_way_back,
    meetings_of_what_was_found,
];

/// The words marked as hits in the list.
const HITS: &str = "return [...document.querySelectorAll('article .hit')].map(hit => hit.textContent);";

impl Page<'_> {
    /// The words marked as hits in the list.
    fn hits(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.session.script(HITS, &[])?)?)
    }

    /// Waits for fewer articles than there are, and gives how many.
    fn wait_for_fewer(&self) -> Outcome<usize> {
        self.session.until("fewer articles", || {
            let count = self.count()?;
            Ok((0 < count.matched && count.matched < count.total).then_some(count.matched))
        })
    }

    /// What is said about the search.
    fn notes(&self) -> Outcome<String> {
        let note = "return document.querySelector('.notes')?.textContent || null";
        self.session.until("a note", || Ok(self.session.script(note, &[])?.as_str().map(str::to_owned)))
    }
}

/// Each card found shows the words; the address holds them, and so does the page that it opens.
fn words_leave_the_articles_that_say_them(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    page.search_for("kurilla")?;
    let found = page.wait_for_fewer()?;
    let hits = page.hits()?;
    assert!(hits.len() >= found && hits.iter().all(|hit| hit.to_lowercase().contains("kurilla")), "{hits:?}");
    assert_eq!(page.hash()?, "search=kurilla");
    stage.session.reload()?;
    let page = Page::here(stage.session)?;
    page.wait_for_matched(found)?;
    assert_eq!(page.hits()?, hits);
    page.button("Remove the search for kurilla")?.click()?;
    page.wait_for_matched(page.count()?.total)?;
    assert_eq!((page.hits()?, page.hash()?.as_str()), (vec![], ""));
    Ok(())
}

fn misspelt_words_are_found_and_it_is_said(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url("#search=kurilla"))?;
    let found = page.wait_for_fewer()?;
    let page = Page::open_at(stage.session, &site.url("#search=kurlla"))?;
    let note = page.notes()?;
    assert!(note.contains("Showing results for kurilla") && note.contains("“kurlla”"), "{note}");
    page.wait_for_matched(found)
}

fn search_and_filters_go_together(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    page.search_for("pentagon")?;
    let found = page.wait_for_fewer()?;
    let people = page.facet("People")?;
    let with = *people.counts()?.get(PERSON).ok_or("he is not there")?;
    assert!(0 < with && with <= found, "{with} of {found}");
    people.tick(PERSON)?;
    page.wait_for_matched(with)?;
    assert_eq!(page.hash()?, "search=pentagon&people=syed-asim-munir");
    page.sort("Oldest first")?;
    stage
        .session
        .until("the order in the address", || Ok(page.hash()?.contains("sort=oldest").then_some(())))?;
    page.button("Clear all")?.click()?;
    page.wait_for_matched(page.count()?.total)
}

/// The article opens with its first hit in view; keys and buttons lead to the others.
fn a_result_opens_at_its_hits(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url("#search=kurilla"))?;
    page.wait_for_fewer()?;
    let card = page.cards()?.into_iter().next().ok_or("no card")?;
    page.link(&card.title)?.click()?;
    let lit = page.lit()?;
    assert!(lit.to_lowercase().contains("kurilla"), "{lit}");
    let now = "const lit = [...document.querySelectorAll('.lit')]; return [lit.findIndex(el => el.hasAttribute('data-now')), lit.length, lit.indexOf(document.activeElement)];";
    let now = || -> Outcome<[i64; 3]> { Ok(serde_json::from_value(stage.session.script(now, &[])?)?) };
    let [_, count, focused] = now()?;
    assert!(count > 1, "the test needs an article with two hits");
    assert_eq!(focused, 0, "the first hit has the focus");
    stage.session.focused()?.type_text("n")?;
    assert_eq!(now()?, [1, count, 1]);
    page.button("Previous place")?.click()?;
    assert_eq!(now()?[0], 0);
    page.button("Previous place")?.click()?;
    assert_eq!(now()?[0], count - 1, "round at the ends");
    Ok(())
}

fn what_cannot_be_read_is_searched_as_plain_words(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    page.search_for("kurilla \"")?;
    let note = page.notes()?;
    assert!(note.contains("Searched as plain words") && note.contains("after “kurilla”"), "{note}");
    page.wait_for_fewer().map(drop)
}

fn nothing_found_and_the_way_back(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    page.search_for("xyzzyxyzzy")?;
    page.wait_for_matched(0)?;
    page.button("Drop “xyzzyxyzzy”")?.click()?;
    page.wait_for_matched(page.count()?.total)
}

/// The other rooms tell of the articles found alone.
fn meetings_of_what_was_found(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.go_to("Meetings")?.len();
    let page = Page::open_at(stage.session, &site.url("#meetings&search=kurilla"))?;
    let found = page.rows_of("meetings")?;
    assert!(!found.is_empty() && found.len() < all, "{} of {all}", found.len());
    Ok(())
}
