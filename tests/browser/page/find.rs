//! Finding things as a reader's tools do: by role and accessible name, among what is shown and not blocked.
//!
//! A script makes a short list, from the elements that could have the role and from the words in and around them;
//! the browser's own accessibility tree then decides.

use serde_json::{Value, json};

use crate::harness::Outcome;
use crate::harness::session::{Node, Session};

/// What an accessible name must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Name<'a> {
    /// Exactly this.
    Is(&'a str),
    /// This at the start.
    Starts(&'a str),
    /// Whatever it is.
    Any,
}

impl Name<'_> {
    fn fits(self, name: &str) -> bool {
        match self {
            Self::Is(wanted) => name == wanted,
            Self::Starts(start) => name.starts_with(start),
            Self::Any => true,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Is(words) | Self::Starts(words) => words.to_owned(),
            Self::Any => String::new(),
        }
    }
}

/// Elements that may have a role. Their own `role` attribute and the accessibility tree have the last word.
fn selector(role: &str) -> Outcome<String> {
    let elements = match role {
        "alert" | "radiogroup" | "status" => "",
        "article" => "article",
        "button" => "button, summary",
        "checkbox" => "input[type=checkbox]",
        "combobox" => "select",
        "complementary" => "aside",
        "dialog" => "dialog[open]",
        "group" => "fieldset, details",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "link" => "a[href]",
        "list" => "ul, ol",
        "main" => "main",
        "mark" => "mark",
        "radio" => "input[type=radio]",
        "region" => "section",
        "switch" => "",
        "searchbox" => "input[type=search]",
        _ => return Err(format!("this test does not know the role {role}").into()),
    };
    let own = format!("[role~='{role}']");
    Ok(if elements.is_empty() { own } else { format!("{elements}, {own}") })
}

const SHORT_LIST: &str = "
    const [css, words, root] = arguments;
    const plain = text => (text || '').replace(/\\s+/g, ' ');
    const named = ids => (ids || '').split(/\\s+/).map(id => document.getElementById(id)?.textContent);
    const around = el => plain([
        el.textContent, el.getAttribute('aria-label'), ...named(el.getAttribute('aria-labelledby')),
        ...[...(el.labels || [])].map(label => label.textContent), el.value, el.title,
    ].join(' '));
    const seen = el => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== 'hidden'
        && !el.closest('[inert], [aria-hidden=true]');
    return [...(root || document).querySelectorAll(css)].filter(el => seen(el) && around(el).includes(plain(words)));";

/// All elements of a role and name inside `root`, or anywhere; in document order.
pub(crate) fn all<'s>(
    session: &'s Session,
    root: Option<&Node<'s>>,
    role: &str,
    name: Name<'_>,
) -> Outcome<Vec<Node<'s>>> {
    let root = root.map_or(Value::Null, Node::reference);
    let found = session.script(SHORT_LIST, &[json!(selector(role)?), json!(name.words()), root])?;
    let mut fitting = Vec::new();
    for node in session.nodes(&found) {
        // The tree's own word is asked only where a name is wanted: each question is a journey to the browser.
        if matches!(name, Name::Any) || name.fits(&node.name()?) {
            fitting.push(node);
        }
    }
    Ok(fitting)
}

/// The one element of a role and name, waited for.
///
/// # Errors
///
/// None in time, or more than one.
pub(crate) fn one<'s>(
    session: &'s Session,
    root: Option<&Node<'s>>,
    role: &str,
    name: Name<'_>,
) -> Outcome<Node<'s>> {
    session.until(&format!("one {role} named {name:?}"), || {
        let mut found = all(session, root, role, name)?;
        match found.len() {
            0 => Ok(None),
            1 => Ok(found.pop()),
            n => Err(format!("there are {n}").into()),
        }
    })
}
