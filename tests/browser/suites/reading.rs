//! The opened article: marks, the panel about a name, stepping, switches, what was cut, and copying.

use std::fs;
use std::path::Path;

use crate::harness::Outcome;
use crate::harness::stage::{Stage, Test, tests};
use crate::page::reader::{Mark, Reader};
use crate::page::{Card, Page, people_of, plain};
use crate::suites::PERSON;

pub(crate) const TESTS: &[Test] = tests![
    open_an_article,
    a_mark_opens_the_panel,
    step_through_mentions,
    kinds_switched_off,
    what_was_cut,
    text_copies_clean,
    from_the_panel_to_the_list,
];

/// Somebody who is named in the title's article and elsewhere, by the name on the cards.
fn someone(cards: &[Card]) -> Outcome<(String, &Card)> {
    let counts = people_of(cards);
    let several = |name: &&String| counts.get(*name).is_some_and(|n| *n > 1);
    let found =
        cards.iter().find_map(|card| card.people.iter().find(several).map(|name| (name.clone(), card)));
    Ok(found.ok_or("nobody is named in two articles")?)
}

/// The marks of the first person who is marked more than once.
fn repeated(marks: &[Mark]) -> Option<Vec<&Mark>> {
    let of = |entity: &str| marks.iter().filter(|m| m.entity == entity).collect::<Vec<_>>();
    marks.iter().filter(|m| m.kind == "PER").map(|m| of(&m.entity)).find(|all| all.len() > 2)
}

/// Opens the first article in which a person is marked more than twice.
fn open_with_repeated<'s>(page: &Page<'s>) -> Outcome<(Reader<'s>, Vec<Mark>)> {
    for card in page.cards()? {
        let reader = page.open_article(&card.title)?;
        if let Some(marks) = repeated(&reader.marks()?) {
            return Ok((reader, marks.into_iter().cloned().collect()));
        }
    }
    Err("no article marks a person more than twice".into())
}

/// How many marks reach over what stands to their left or right: drawn above it, or with a shadow to the sides.
const OVER_NEIGHBOURS: &str = r"
    const shadow = /(-?[\d.]+)px -?[\d.]+px ([\d.]+)px (-?[\d.]+)px/g;
    return [...document.querySelectorAll('mark')].filter(mark => {
        const style = getComputedStyle(mark);
        const shadows = [...style.boxShadow.matchAll(shadow)];
        return style.position !== 'static' || shadows.some(([, x, blur, spread]) => +x || +blur || +spread > 0);
    }).length";

/// Its headline, its text and its marks are there, and the people on its card are among the marked.
fn open_an_article(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let cards = page.full_cards()?;
    let (name, card) = someone(&cards)?;
    let reader = page.open_article(&card.title)?;
    let words = reader.words()?;
    assert!(words.contains(&card.title) && words.contains(&name), "{words}");
    let marks = reader.marks()?;
    let kinds = |kind: &str| marks.iter().filter(|m| m.kind == kind).count();
    assert!(kinds("PER") > 0 && kinds("ORG") + kinds("LOC") > 0, "{marks:?}");
    for mark in &marks {
        assert!(!mark.text.trim().is_empty() && !mark.entity.is_empty(), "{mark:?}");
        assert!(["PER", "ORG", "LOC", "MISC"].contains(&mark.kind.as_str()), "{mark:?}");
    }
    let whole = plain(&words);
    for mark in &marks {
        assert!(whole.contains(&plain(&mark.text)), "{mark:?} is not in the text shown");
    }
    assert_eq!(page.session.script(OVER_NEIGHBOURS, &[])?, 0, "marks that lie over the letters beside them");
    assert_eq!(page.count()?.matched, cards.len(), "opening does not filter");
    let longer = "const root = document.scrollingElement; return root.scrollHeight - root.clientHeight";
    assert_eq!(
        page.session.script(longer, &[])?,
        0,
        "list and article scroll, each for itself, and not the page"
    );
    page.button("Close the article")?.click()?;
    page.wait_for_no_reader()
}

/// A click on a mark shows who it is: all forms, and why the words were taken for a name.
fn a_mark_opens_the_panel(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let card = page.full_cards()?.into_iter().find(|c| c.people.contains(PERSON));
    let reader = page.open_article(&card.ok_or("no card names him")?.title)?;
    let mark = reader.marks()?.into_iter().find(|m| m.kind == "PER" && m.text.ends_with("Asim Munir"));
    let entity = mark.ok_or("his name is not marked")?.entity;
    let nodes = reader.marks_of(&entity)?;
    nodes.first().ok_or("no mark")?.click()?;
    let panel = reader.panel(PERSON)?;
    page.session.until("the forms of his name and a reason", || {
        let words = panel.words()?;
        let all = ["Written as", "Munir", "Why it is marked"].iter().all(|w| words.contains(w));
        if all { Ok(Some(())) } else { Err(words.into()) }
    })?;
    let words = panel.words()?;
    let why = words.split("Why it is marked").nth(1).unwrap_or_default().lines().next().unwrap_or_default();
    assert!(why.split_whitespace().count() > 2, "the reason is a sentence: {words}");
    panel.press("Close this panel")?;
    page.session.until("the panel to close", || Ok((!reader.has_panel()?).then_some(())))
}

/// Next and previous go through the mentions and round.
fn step_through_mentions(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let (reader, marks) = open_with_repeated(&page)?;
    let entity = &marks[0].entity;
    let at = |place: usize| {
        page.session.until(&format!("mention {place} of {}", marks.len()), || {
            let now = reader.place(entity)?;
            if now == Some(place) { Ok(Some(())) } else { Err(format!("at {now:?}").into()) }
        })
    };
    let nodes = reader.marks_of(entity)?;
    nodes.first().ok_or("no mark")?.click()?;
    at(1)?;
    let next = page.button("Next mention")?;
    next.click()?;
    at(2)?;
    next.click()?;
    at(3)?;
    let previous = page.button("Previous mention")?;
    previous.click()?;
    at(2)?;
    previous.click()?;
    at(1)?;
    previous.click()?;
    at(marks.len())
}

/// Each kind can be left unmarked; the words stay, and stay where they are.
fn kinds_switched_off(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let (reader, _) = open_with_repeated(&page)?;
    let (marks, ends, words) = (reader.marks()?, reader.ends_of_paragraphs()?, reader.words()?);
    for (switch, kind) in [("People", "PER"), ("Organisations", "ORG"), ("Places", "LOC")] {
        reader.switch_kind(switch)?;
        let rest: Vec<Mark> = marks.iter().filter(|m| m.kind != kind).cloned().collect();
        page.session
            .until(&format!("no marks of {switch}"), || Ok((reader.marks()? == rest).then_some(())))?;
        assert_eq!(reader.ends_of_paragraphs()?, ends, "marks of {switch} shift the text");
        assert_eq!(reader.words()?, words, "marks of {switch} change the words");
        reader.switch_kind(switch)?;
        page.session
            .until(&format!("marks of {switch} again"), || Ok((reader.marks()? == marks).then_some(())))?;
    }
    Ok(())
}

/// Where something was cut, it is hidden at first, and shown with the reason on request.
fn what_was_cut(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    for card in page.cards()? {
        let reader = page.open_article(&card.title)?;
        let Some(button) = reader.cut_button()? else { continue };
        let before = reader.words()?;
        assert!(!before.contains("Cut: "), "{before}");
        button.click()?;
        return page.session.until("what was cut, with a reason each", || {
            let words = reader.words()?;
            let reasons = words.lines().filter_map(|l| l.trim().strip_prefix("Cut: "));
            let reasons: Vec<&str> = reasons.filter(|r| r.split_whitespace().count() > 1).collect();
            let number = button.text()?.chars().filter(char::is_ascii_digit).collect::<String>();
            let all = reasons.len().to_string() == number && words.len() > before.len();
            if all { Ok(Some(())) } else { Err(format!("{number} cut, reasons {reasons:?}").into()) }
        });
    }
    Err("no article of the sample corpus has anything to cut".into())
}

/// A copied paragraph is what the file says, to the letter: marks add nothing.
fn text_copies_clean(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let (reader, _) = open_with_repeated(&page)?;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/corpus").join(reader.path()?);
    let source = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let source = plain(&source);
    let copied = reader.copied_paragraphs()?;
    assert!(copied.len() > 2, "{copied:?}");
    for paragraph in &copied {
        assert!(source.contains(&plain(paragraph)), "{} does not say: {paragraph:?}", file.display());
        assert!(!paragraph.trim().contains('\n'), "a paragraph is one line: {paragraph:?}");
    }
    Ok(())
}

/// From a name in an article to all articles that name it.
fn from_the_panel_to_the_list(stage: &Stage<'_>) -> Outcome {
    let site = stage.site()?;
    let page = Page::open(stage.session, &site.url(""))?;
    let cards = page.full_cards()?;
    let (name, card) = someone(&cards)?;
    let reader = page.open_article(&card.title)?;
    let mark = reader.marks()?.into_iter().find(|m| m.kind == "PER" && m.text.contains(&name));
    let entity = mark.ok_or_else(|| format!("{name} is not marked"))?.entity;
    let nodes = reader.marks_of(&entity)?;
    nodes.first().ok_or("no mark")?.click()?;
    reader.panel(&name)?.press(&format!("All articles naming {name}"))?;
    page.wait_for_titles(&crate::page::titles(&cards, |c| c.people.contains(&name)))
}
