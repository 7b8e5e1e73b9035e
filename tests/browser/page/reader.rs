//! The opened article: its text and marks, its switches, and the panel about the name that is looked at.

use serde::Deserialize;
use serde_json::Value;

use crate::harness::Outcome;
use crate::harness::session::Node;
use crate::page::find::{self, Name};
use crate::page::{Page, plain};

/// The article that is open.
pub(crate) struct Reader<'s> {
    page: Page<'s>,
    /// The pane with everything that belongs to the article.
    pub(crate) pane: Node<'s>,
}

/// A marked name in the text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Mark {
    /// The words under the mark.
    pub(crate) text: String,
    /// `PER`, `ORG`, `LOC` or `MISC`.
    pub(crate) kind: String,
    /// Whom it means.
    pub(crate) entity: String,
    /// Whether the reader looks at this one.
    pub(crate) current: bool,
}

/// The panel about one name.
pub(crate) struct Panel<'s> {
    page: Page<'s>,
    /// The panel itself.
    pub(crate) node: Node<'s>,
}

const MARKS: &str = "
    return [...arguments[0].querySelectorAll('mark[data-type][data-entity]')].map(mark => ({
        text: mark.textContent, kind: mark.dataset.type, entity: mark.dataset.entity,
        current: mark.getAttribute('aria-current') === 'true',
    }));";

impl<'s> Page<'s> {
    /// Opens the article with this headline and waits until it is shown.
    pub(crate) fn open_article(&self, title: &str) -> Outcome<Reader<'s>> {
        self.link(title)?.click()?;
        self.reader(title)
    }

    /// The open article, once its headline is this.
    pub(crate) fn reader(&self, title: &str) -> Outcome<Reader<'s>> {
        let pane = find::one(self.session, None, "region", Name::Is("Article"))?;
        // By the words seen: in its accessible name each mark is a button of its own.
        self.session.until(&format!("the headline {title:?}"), || {
            let headings = find::all(self.session, Some(&pane), "heading", Name::Any)?;
            let words: Vec<String> = headings.iter().map(Node::text).collect::<Outcome<_>>()?;
            if words.iter().any(|w| plain(w) == plain(title)) {
                Ok(Some(()))
            } else {
                Err(format!("{words:?}").into())
            }
        })?;
        Ok(Reader { page: *self, pane })
    }

    /// Waits until no article is open.
    pub(crate) fn wait_for_no_reader(&self) -> Outcome {
        self.session.until("the article to be closed", || {
            Ok(find::all(self.session, None, "region", Name::Is("Article"))?.is_empty().then_some(()))
        })
    }
}

impl<'s> Reader<'s> {
    /// All marks in reading order.
    pub(crate) fn marks(&self) -> Outcome<Vec<Mark>> {
        Ok(serde_json::from_value(self.pane.script(MARKS, &[])?)?)
    }

    /// The marks of one entity.
    pub(crate) fn marks_of(&self, entity: &str) -> Outcome<Vec<Node<'s>>> {
        self.pane.all(&format!("mark[data-entity=\"{entity}\"]"))
    }

    /// The place of the current mark among the marks of its entity, from 1.
    pub(crate) fn place(&self, entity: &str) -> Outcome<Option<usize>> {
        let marks = self.marks()?;
        Ok(marks.iter().filter(|m| m.entity == entity).position(|m| m.current).map(|at| at + 1))
    }

    /// The panel about the name that is looked at, once it is about `name`.
    pub(crate) fn panel(&self, name: &str) -> Outcome<Panel<'s>> {
        let node = find::one(self.page.session, Some(&self.pane), "dialog", Name::Is(name))?;
        Ok(Panel { page: self.page, node })
    }

    /// Whether the panel is open.
    pub(crate) fn has_panel(&self) -> Outcome<bool> {
        Ok(!find::all(self.page.session, Some(&self.pane), "dialog", Name::Any)?.is_empty())
    }

    /// Marks a kind of name (People, Organisations, Places, Other names), or no longer.
    pub(crate) fn switch_kind(&self, kind: &str) -> Outcome {
        let switches = find::one(self.page.session, Some(&self.pane), "group", Name::Is("Names to mark"))?;
        find::one(self.page.session, Some(&switches), "switch", Name::Is(kind))?.click()
    }

    /// The button that shows what was cut; none where nothing was.
    pub(crate) fn cut_button(&self) -> Outcome<Option<Node<'s>>> {
        Ok(find::all(self.page.session, Some(&self.pane), "button", Name::Starts("What was cut"))?
            .into_iter()
            .next())
    }

    /// The visible words of the whole pane.
    pub(crate) fn words(&self) -> Outcome<String> {
        self.pane.text()
    }

    /// What a reader would copy from each paragraph of the text: selected, then read as text.
    pub(crate) fn copied_paragraphs(&self) -> Outcome<Vec<String>> {
        let copied = self.pane.script(
            "const selection = getSelection();
             const copied = [...arguments[0].querySelectorAll('.text > p')].map(p => {
                 selection.selectAllChildren(p);
                 return selection.toString();
             });
             selection.removeAllRanges();
             return copied;",
            &[],
        )?;
        Ok(serde_json::from_value(copied)?)
    }

    /// Where the last letter of each paragraph stands in it, in CSS pixels: what shifts when marks move text.
    pub(crate) fn ends_of_paragraphs(&self) -> Outcome<Vec<(f64, f64)>> {
        let ends = self.pane.script(
            "return [...arguments[0].querySelectorAll('.text > p')].map(p => {
                 const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
                 let last = null;
                 while (texts.nextNode()) if (texts.currentNode.data.trim()) last = texts.currentNode;
                 const end = last.data.trimEnd().length, range = document.createRange();
                 range.setStart(last, end - 1);
                 range.setEnd(last, end);
                 const letter = range.getBoundingClientRect(), box = p.getBoundingClientRect();
                 return [Math.round(letter.right - box.left), Math.round(letter.bottom - box.top)];
             });",
            &[],
        )?;
        let pair = |v: &Value| (v[0].as_f64().unwrap_or(f64::NAN), v[1].as_f64().unwrap_or(f64::NAN));
        Ok(ends.as_array().into_iter().flatten().map(pair).collect())
    }

    /// The file that the article came from, as its foot says.
    pub(crate) fn path(&self) -> Outcome<String> {
        let words = self.words()?;
        let line = words.lines().find_map(|line| line.trim().strip_prefix("File: "));
        let line = line.ok_or("the article does not say which file it came from")?;
        Ok(line.split(" · ").next().unwrap_or_default().trim().to_owned())
    }
}

impl Panel<'_> {
    /// The visible words of the panel.
    pub(crate) fn words(&self) -> Outcome<String> {
        self.node.text()
    }

    /// Presses one of its buttons.
    pub(crate) fn press(&self, button: &str) -> Outcome {
        find::one(self.page.session, Some(&self.node), "button", Name::Is(button))?.click()
    }
}
