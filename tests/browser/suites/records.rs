//! Meetings and quotes: sorted, searched, filtered, each a click away from the words that say so, and all of it in the
//! address.

use crate::harness::Outcome;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::find::{self, Name};
use crate::page::records::Row;
use crate::page::{Page, plain};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![
    meetings_sorted_by_their_headings,
    meetings_searched_and_filtered,
    from_a_meeting_to_its_sentence,
    quotes_under_their_speakers,
    quotes_searched,
    records_from_a_link,
    records_as_they_come,
];

/// Whether the heading of a column says that the table is sorted so.
const SORTED: &str = "
    const heading = [...document.querySelectorAll('th')].find(th => th.textContent === arguments[0]);
    return heading.getAttribute('aria-sort');";

/// A press on a heading sorts, another turns the order round; each is a step of the history.
fn meetings_sorted_by_their_headings(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let first = page.go_to("Meetings")?;
    assert!(first.len() > 5 && first.iter().all(|row| row.cells.len() >= 6), "{first:?}");
    assert_eq!(page.hash()?, "meetings");
    let places = |row: &Row| Some(row.cells[2].to_lowercase()).filter(|place| place != "not stated");
    let in_order = |rows: &[Row], back: bool| {
        let known: Vec<_> = rows.iter().map_while(places).collect();
        let rest = &rows[known.len()..];
        let pairs = known.windows(2).all(|pair| if back { pair[0] >= pair[1] } else { pair[0] <= pair[1] });
        known.len() > 1 && pairs && rest.iter().all(|row| places(row).is_none())
    };
    page.button("Where")?.click()?;
    let rows = page.wait_for_rows("places from A to Z, unknown ones last", |rows| in_order(rows, false))?;
    assert_eq!(rows.len(), first.len());
    assert_eq!(stage.session.script(SORTED, &["Where".into()])?, "ascending");
    assert_eq!(page.hash()?, "meetings&by=place");
    page.button("Where")?.click()?;
    page.wait_for_rows("places from Z to A, unknown ones last", |rows| in_order(rows, true))?;
    assert_eq!(stage.session.script(SORTED, &["Where".into()])?, "descending");
    page.sort("Who, A to Z")?;
    page.session
        .until("the order in the address", || Ok((page.hash()? == "meetings&by=who").then_some(())))?;
    stage.session.back()?;
    page.wait_for_rows("the places again", |rows| in_order(rows, true))?;
    assert_eq!(page.hash()?, "meetings&by=place&back");
    Ok(())
}

/// Words, kinds and the people ticked in the filters each leave fewer; where nothing is left, there is a way back.
fn meetings_searched_and_filtered(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.go_to("Meetings")?;
    let hold = |rows: &[Row], words: &str| {
        !rows.is_empty()
            && rows.len() < all.len()
            && rows.iter().all(|row| row.cells.concat().contains(words))
    };
    page.facet("People")?.tick(PERSON)?;
    page.wait_for_rows("his meetings alone", |rows| hold(rows, PERSON))?;
    page.button("Clear all")?.click()?;
    page.wait_for_rows("all meetings", |rows| rows.len() == all.len())?;
    page.search_records("Find a name, place or topic", "kurilla")?;
    let found = page.wait_for_rows("meetings that name Kurilla", |rows| hold(rows, "Kurilla"))?;
    assert_eq!(page.hash()?, "meetings&find=kurilla");
    page.kind("Held")?.click()?;
    page.wait_for_rows("those held", |rows| {
        rows.len() <= found.len() && rows.iter().all(|row| row.cells[3].contains("Held"))
    })?;
    page.search_records("Find a name, place or topic", " xyzzy")?;
    let clear = page.button("Clear the search")?;
    assert_eq!(page.rows()?, []);
    clear.click()?;
    page.wait_for_rows("all meetings again", |rows| rows.len() == all.len())?;
    assert_eq!(page.hash()?, "meetings");
    Ok(())
}

/// The headline in a row leads to the sentence, which stands out, in view; closing the article leads back to the row.
fn from_a_meeting_to_its_sentence(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let rows = page.go_to("Meetings")?;
    let row = rows.last().ok_or("no meeting")?;
    let links = stage.session.all("a.told")?;
    links.last().ok_or("no link")?.click()?;
    page.reader(row.told.last().ok_or("no headline")?)?;
    let lit = page.lit()?;
    assert!(lit.contains(&plain(&row.sentence)), "{lit:?} is not {:?}", row.sentence);
    let hash = page.hash()?;
    assert!(hash.starts_with("meetings&read=") && hash.contains("&passage="), "{hash}");
    stage.session.reload()?;
    assert_eq!(page.lit()?, lit, "the link leads to the same words");
    page.button("Close the article")?.click()?;
    page.wait_for_no_reader()?;
    let focused = stage.session.focused()?;
    assert_eq!(
        plain(&focused.text()?),
        plain(row.told.last().ok_or("no headline")?),
        "the focus is where it was"
    );
    Ok(())
}

/// Quotes stand under their speakers, the kinds are told apart, and each leads to its words.
fn quotes_under_their_speakers(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let all = page.go_to("Quotes")?;
    assert!(all.len() > 5 && all.iter().all(|row| !row.speaker.is_empty()), "{all:?}");
    page.kind("A few words")?.click()?;
    let rows = page.wait_for_rows("a few words each", |rows| {
        !rows.is_empty() && rows.iter().all(|row| row.cells[1].starts_with("A few words"))
    })?;
    assert_eq!(page.hash()?, "quotes&only=mixed");
    let quoted = stage.session.script("return document.querySelector('.quote q').textContent", &[])?;
    let links = stage.session.all("a.told")?;
    links.first().ok_or("no link")?.click()?;
    page.reader(&rows[0].told[0])?;
    assert_eq!(page.lit()?, plain(quoted.as_str().ok_or("no words")?));
    Ok(())
}

/// The search looks in the words; a ticked person is one who spoke; another order turns the speakers round.
fn quotes_searched(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open_at(stage.session, &site.url("#quotes"))?;
    let all = page.rows_of("quotes")?;
    let speaker = all[0].speaker.clone();
    page.sort("Speakers, Z to A")?;
    let sorted = page.wait_for_rows("speakers by name", |rows| rows[0].speaker != speaker)?;
    let mut names: Vec<_> = sorted.iter().map(|row| row.speaker.to_lowercase()).collect();
    names.dedup();
    assert!(names.windows(2).take(4).all(|pair| pair[0] >= pair[1]), "{names:?}");
    let word = all[0].cells[0].split_whitespace().find(|word| word.len() > 6).ok_or("no long word")?;
    page.search_records("Find words in the quotes", word)?;
    let found = page.wait_for_rows("quotes with the word", |rows| {
        !rows.is_empty() && rows.iter().all(|row| row.cells[0].to_lowercase().contains(&word.to_lowercase()))
    })?;
    assert!(found.iter().any(|row| row.cells[0] == all[0].cells[0]), "{found:?}");
    Ok(())
}

/// A link to a sorted, filtered, searched table shows the same, and its address stays as it is.
fn records_from_a_link(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let hash = "meetings&find=munir&only=held&by=who&back&not-people=donald-trump";
    let page = Page::open_at(stage.session, &site.url(&format!("#{hash}")))?;
    let rows = page.rows_of("meetings")?;
    assert!(!rows.is_empty() && rows.iter().all(|row| row.cells.concat().contains("Munir")), "{rows:?}");
    assert_eq!(page.hash()?, hash);
    let field = find::one(stage.session, None, "searchbox", Name::Is("Find a name, place or topic"))?;
    assert_eq!(field.script("return arguments[0].value", &[])?, "munir");
    stage.session.reload()?;
    assert_eq!(page.rows_of("meetings")?, rows);
    page.link("Articles")?.click()?;
    page.count()?;
    assert_eq!(page.hash()?, "not-people=donald-trump", "the filters stay, the search belongs to the table");
    stage.session.back()?;
    assert_eq!(page.rows_of("meetings")?, rows);
    Ok(())
}

/// Quotes and headlines from hostile articles are text.
fn records_as_they_come(stage: &Stage<'_>) -> Outcome {
    let site = stage.hostile_site()?;
    for room in ["meetings", "quotes"] {
        let page = Page::open_at(stage.session, &site.url(&format!("#{room}")))?;
        page.session.until("a status", || Ok(page.status()?.filter(|s| s.contains(" of ")).map(|_| ())))?;
        let made =
            "return document.querySelectorAll('main :is(img, iframe, form, script, [onerror])').length";
        assert_eq!(stage.session.script(made, &[])?, 0);
        assert_eq!(stage.session.script("return window.hostile ?? null", &[])?, serde_json::Value::Null);
    }
    Ok(())
}
