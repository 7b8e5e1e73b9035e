//! For everyone: no violation that axe-core finds, no sideways scroll on a narrow phone, and a way by keyboard alone.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::Outcome;
use crate::harness::browser::Theme;
use crate::harness::server::Server;
use crate::harness::session::{Node, Session, text_of};
use crate::harness::stage::{Stage, Test, tests};
use crate::page::Page;
use crate::page::find::{self, Name};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![axe_in_light, narrow_phone, keyboard_only];

/// Last, as they need a browser of their own.
pub(crate) const DARK_TESTS: &[Test] = &[Test { theme: Theme::Dark, ..tests![axe_in_dark][0] }];

fn axe_in_light(stage: &Stage<'_>) -> Outcome {
    axe_everywhere(stage, "light")
}

fn axe_in_dark(stage: &Stage<'_>) -> Outcome {
    axe_everywhere(stage, "dark")
}

/// List, article, panel, quality, meetings, quotes and filter sheet, on a wide screen and on a phone, in the colours that the system asks for.
fn axe_everywhere(stage: &Stage<'_>, scheme: &str) -> Outcome {
    let source = stage.axe()?;
    let site = stage.site()?;
    let media = format!("return matchMedia('(prefers-color-scheme: {scheme})').matches");
    let mut found = Vec::new();

    let page = Page::open(stage.session, &site.url(""))?;
    assert_eq!(stage.session.script(&media, &[])?, true, "the browser asks for {scheme} colours");
    found.extend(axe(stage.session, &source, "list, wide")?);
    open_panel(&page)?;
    found.extend(axe(stage.session, &source, "article and panel, wide")?);
    open_quality(&page)?;
    found.extend(axe(stage.session, &source, "quality, wide")?);
    for room in ROOMS {
        open_room(&Page::open(stage.session, &site.url(""))?, room)?;
        found.extend(axe(stage.session, &source, &format!("{room}, wide"))?);
    }

    let page = on_a_phone(stage.session, &site, 360)?;
    found.extend(axe(stage.session, &source, "list, phone")?);
    open_sheet(&page)?;
    found.extend(axe(stage.session, &source, "filter sheet, phone")?);
    page.button("Close the filters")?.click()?;
    open_panel(&page)?;
    found.extend(axe(stage.session, &source, "article and panel, phone")?);
    let page = on_a_phone(stage.session, &site, 360)?;
    open_quality(&page)?;
    found.extend(axe(stage.session, &source, "quality, phone")?);
    for room in ROOMS {
        open_room(&on_a_phone(stage.session, &site, 360)?, room)?;
        found.extend(axe(stage.session, &source, &format!("{room}, phone"))?);
    }

    assert!(found.is_empty(), "{} violations in {scheme}:\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// The pages of records.
const ROOMS: [&str; 2] = ["Meetings", "Quotes"];

/// Opens a page of records with all that it shows on request.
fn open_room(page: &Page<'_>, room: &str) -> Outcome {
    page.go_to(room)?;
    page.session
        .script("document.querySelectorAll('details').forEach(details => details.open = true)", &[])
        .map(drop)
}

/// Opens the page in a frame as wide as a phone.
fn on_a_phone<'s>(session: &'s Session, site: &Server, width: u32) -> Outcome<Page<'s>> {
    session.goto_in_frame(&site.holder(), &site.url(""), width, 740)?;
    Page::here(session)
}

/// Opens an article and the panel about the first name that is marked in it.
fn open_panel(page: &Page<'_>) -> Outcome {
    let card = page.cards()?.into_iter().next().ok_or("no card")?;
    let reader = page.open_article(&card.title)?;
    let marks = reader.pane.all("mark")?;
    marks.first().ok_or("no mark")?.click()?;
    page.session.until("the panel", || Ok(reader.has_panel()?.then_some(())))
}

/// Opens the page about quality, by way of the panel about the collection.
fn open_quality(page: &Page<'_>) -> Outcome {
    find::one(page.session, None, "button", Name::Starts("About"))?.click()?;
    page.link("How well does it work?")?.click()?;
    page.quality().map(drop)
}

/// Opens the filters on a narrow screen.
fn open_sheet<'s>(page: &Page<'s>) -> Outcome<Node<'s>> {
    find::one(page.session, None, "button", Name::Starts("Filters"))?.click()?;
    find::one(page.session, None, "dialog", Name::Is("Filters"))
}

/// Runs axe-core, with the motion that is under way brought to its end; one line a violation.
fn axe(session: &Session, source: &str, place: &str) -> Outcome<Vec<String>> {
    let finish = "for (const motion of document.getAnimations())
        if (motion.effect.getComputedTiming().iterations !== Infinity) motion.finish()";
    session.script(finish, &[])?;
    if session.script("return typeof window.axe", &[])? == "undefined" {
        session.script(source, &[])?;
    }
    let run = "const done = arguments[0];
        axe.run(document, { resultTypes: ['violations'] }).then(
            r => done(r.violations.map(v => v.id + ': ' + v.help + ' | ' +
                v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 160) + ' ' +
                    (n.any[0] || n.all[0] || n.none[0] || {}).message).join(' | '))),
            error => done(['axe failed: ' + error]))";
    let lines: Vec<String> = serde_json::from_value(session.script_async(run, &[])?)?;
    Ok(lines.into_iter().map(|line| format!("{place}: {line}")).collect())
}

/// What is wider than the screen: the document, or anything that would scroll sideways in it.
const TOO_WIDE: &str = "
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.scrollingElement.scrollWidth > width) found.push('document: ' + document.scrollingElement.scrollWidth);
    for (const el of document.querySelectorAll('body *')) {
        const scrolls = ['auto', 'scroll'].includes(getComputedStyle(el).overflowX);
        if (scrolls && el.clientWidth > 0 && el.scrollWidth > el.clientWidth) {
            found.push(el.tagName + '.' + el.className + ': ' + el.scrollWidth + ' in ' + el.clientWidth);
        }
    }
    return [innerWidth, found];";

/// At 320 CSS pixels nothing scrolls sideways: list, filters, article, panel, quality, meetings, quotes.
fn narrow_phone(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let fits = |place: &str| -> Outcome {
        assert_eq!(stage.session.script(TOO_WIDE, &[])?, json!([320, Value::Array(vec![])]), "{place}");
        Ok(())
    };
    let page = on_a_phone(stage.session, &site, 320)?;
    fits("list")?;
    let count = page.count()?;
    open_sheet(&page)?;
    fits("filter sheet")?;
    let value = page.facet("People")?.value(PERSON)?;
    value.click()?;
    page.session.until("the button to count what is left", || {
        let button = find::all(page.session, None, "button", Name::Starts("Show "))?;
        let words: Vec<String> = button.iter().map(Node::text).collect::<Outcome<_>>()?;
        let fewer =
            words.iter().filter_map(|w| w.strip_prefix("Show ")?.split(' ').next()?.parse::<usize>().ok());
        Ok(fewer.into_iter().any(|n| n < count.total).then_some(()))
    })?;
    fits("filter sheet with a choice")?;
    page.button("Close the filters")?.click()?;
    open_panel(&page)?;
    fits("article and panel")?;
    let page = on_a_phone(stage.session, &site, 320)?;
    open_quality(&page)?;
    fits("quality")?;
    for room in ROOMS {
        open_room(&on_a_phone(stage.session, &site, 320)?, room)?;
        fits(room)?;
    }
    Ok(())
}

/// Tab to a box and tick it; Tab to a mark and open it; Escape gives the focus back, twice.
fn keyboard_only(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let total = page.count()?.total;
    let session = stage.session;

    tab_to(session, "a box of a person", |node| {
        Ok(node.role()? == "checkbox" && node.name()?.contains("article"))
    })?;
    let name = session.focused()?.name()?;
    let fits: usize =
        name.rsplit(", ").next().and_then(|n| n.split(' ').next()?.parse().ok()).ok_or("no count")?;
    session.press(&[Key::Space])?;
    page.wait_for_matched(fits)?;
    assert!(session.focused()?.name()?.contains("article"), "the focus stays on the box");
    session.press(&[Key::Space])?;
    page.wait_for_matched(total)?;

    let title = page.cards()?.into_iter().next().ok_or("no card")?.title;
    tab_to(session, "the first card", |node| Ok(node.role()? == "link" && node.name()? == title))?;
    session.press(&[Key::Enter])?;
    let reader = page.reader(&title)?;
    tab_to(session, "a mark", |node| Ok(tag(node)? == "MARK"))?;
    let mark = session.focused()?;
    let ring = "const style = getComputedStyle(arguments[0]);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none'";
    assert_eq!(mark.script(ring, &[])?, true, "the focus can be seen");
    let words = mark.text()?;
    session.press(&[Key::Enter])?;
    session.until("the panel", || Ok(reader.has_panel()?.then_some(())))?;
    session.press(&[Key::Escape])?;
    session.until("the panel to close", || Ok((!reader.has_panel()?).then_some(())))?;
    session.until("the focus back on the mark", || {
        let node = session.focused()?;
        Ok((tag(&node)? == "MARK" && node.text()? == words).then_some(()))
    })?;
    session.press(&[Key::Escape])?;
    page.wait_for_no_reader()?;
    session.until("the focus back on the card", || {
        let node = session.focused()?;
        Ok((tag(&node)? == "A" && node.text()? == title).then_some(()))
    })
}

fn tag(node: &Node<'_>) -> Outcome<String> {
    Ok(text_of(&node.script("return arguments[0].tagName", &[])?))
}

/// Presses Tab until the focus is on what is looked for.
fn tab_to(session: &Session, what: &str, fits: impl Fn(&Node<'_>) -> Outcome<bool>) -> Outcome {
    const MOST: usize = 250;
    for _ in 0..MOST {
        session.press(&[Key::Tab])?;
        if fits(&session.focused()?)? {
            return Ok(());
        }
    }
    Err(format!("{what} was not reached in {MOST} presses of Tab").into())
}
