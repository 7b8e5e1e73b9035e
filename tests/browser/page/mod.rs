//! The page in a reader's words: what it shows and what can be done with it. Tests speak only these.

pub(crate) mod facets;
pub(crate) mod find;
pub(crate) mod quality;
pub(crate) mod reader;
pub(crate) mod records;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::harness::Outcome;
use crate::harness::session::{Node, Session};
use find::Name;

/// The page, opened in a browser.
#[derive(Clone, Copy)]
pub(crate) struct Page<'s> {
    /// The browser.
    pub(crate) session: &'s Session,
}

/// One article in the list, as drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Card {
    /// Its headline.
    pub(crate) title: String,
    /// `YYYY-MM-DD`, or nothing where the card says that none is stated.
    pub(crate) date: Option<String>,
    /// The people on it.
    pub(crate) people: BTreeSet<String>,
}

/// The two numbers of "N of M articles".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    /// Articles that fit.
    pub(crate) matched: usize,
    /// Articles in the collection.
    pub(crate) total: usize,
}

/// A card is an article whose heading is a link; the opened article is none.
const CARDS: &str = "
    const text = el => (el?.innerText || '').trim();
    return [...document.querySelectorAll('article')].filter(el => el.querySelector('h3 a[href]')).map(el => ({
        title: text(el.querySelector('h3')),
        date: el.querySelector('time')?.getAttribute('datetime') || null,
        people: [...el.querySelectorAll('button[aria-pressed]')].map(text),
    }));";

impl<'s> Page<'s> {
    /// Opens an address and waits until articles are counted.
    pub(crate) fn open(session: &'s Session, url: &str) -> Outcome<Self> {
        session.goto(url)?;
        Self::here(session)
    }

    /// Opens an address of whatever page.
    pub(crate) fn open_at(session: &'s Session, url: &str) -> Outcome<Self> {
        session.goto("about:blank")?;
        session.goto(url)?;
        Ok(Self { session })
    }

    /// The page that is loading in the session, once articles are counted.
    pub(crate) fn here(session: &'s Session) -> Outcome<Self> {
        let page = Self { session };
        page.count()?;
        Ok(page)
    }

    /// What the status region says, once it counts articles.
    pub(crate) fn count(&self) -> Outcome<Count> {
        self.session.until("a status of the form “N of M articles”", || {
            Ok(self.status()?.as_deref().and_then(read_count))
        })
    }

    /// Waits until the status says that `matched` articles fit.
    pub(crate) fn wait_for_matched(&self, matched: usize) -> Outcome {
        self.session.until(&format!("{matched} articles to fit"), || match self.status()? {
            Some(text) if read_count(&text).is_some_and(|c| c.matched == matched) => Ok(Some(())),
            other => Err(format!("the status says {other:?}").into()),
        })
    }

    /// Waits until the status and the list agree that exactly the articles with these titles fit.
    pub(crate) fn wait_for_titles(&self, titles: &BTreeSet<String>) -> Outcome {
        self.wait_for_matched(titles.len())?;
        self.session.until(&format!("the list to hold {titles:?}"), || {
            let shown: BTreeSet<String> = self.cards()?.into_iter().map(|c| c.title).collect();
            if shown == *titles { Ok(Some(())) } else { Err(format!("it holds {shown:?}").into()) }
        })
    }

    /// What the status region says.
    pub(crate) fn status(&self) -> Outcome<Option<String>> {
        let found = find::all(self.session, None, "status", Name::Any)?;
        found.first().map(Node::text).transpose()
    }

    /// The cards in the order of the list, with the people that they show without being asked for more.
    pub(crate) fn cards(&self) -> Outcome<Vec<Card>> {
        Ok(serde_json::from_value(self.session.script(CARDS, &[])?)?)
    }

    /// The cards with all of their people.
    pub(crate) fn full_cards(&self) -> Outcome<Vec<Card>> {
        loop {
            let more = find::all(self.session, None, "button", Name::Starts("+ "))?;
            let Some(button) = more.first() else { return self.cards() };
            button.click()?;
            self.session.until("more people on the card", || {
                let left = find::all(self.session, None, "button", Name::Starts("+ "))?;
                Ok((left.len() < more.len()).then_some(()))
            })?;
        }
    }

    /// Chooses the order of the list by its label.
    pub(crate) fn sort(&self, order: &str) -> Outcome {
        let select = find::one(self.session, None, "combobox", Name::Is("Sort"))?;
        choose(&select, order)
    }

    /// Types into the search above the list.
    pub(crate) fn search_for(&self, words: &str) -> Outcome {
        find::one(self.session, None, "searchbox", Name::Is("Search the articles"))?.type_text(words)
    }

    /// The button of this name.
    pub(crate) fn button(&self, name: &str) -> Outcome<Node<'s>> {
        find::one(self.session, None, "button", Name::Is(name))
    }

    /// The link of this name.
    pub(crate) fn link(&self, name: &str) -> Outcome<Node<'s>> {
        find::one(self.session, None, "link", Name::Is(name))
    }

    /// The words of every alert shown.
    pub(crate) fn alerts(&self) -> Outcome<Vec<String>> {
        find::all(self.session, None, "alert", Name::Any)?.iter().map(Node::text).collect()
    }

    /// The part of the address that holds the view: what stands after `#`.
    pub(crate) fn hash(&self) -> Outcome<String> {
        let address = self.session.address()?;
        Ok(address.split_once('#').map(|(_, hash)| hash.to_owned()).unwrap_or_default())
    }
}

/// Chooses an option of a `select` by its label.
pub(crate) fn choose(select: &Node<'_>, label: &str) -> Outcome {
    for option in select.all("option")? {
        if option.text()? == label {
            return option.click();
        }
    }
    Err(format!("no option called {label}").into())
}

/// "4 of 1,204 articles".
fn read_count(text: &str) -> Option<Count> {
    let (matched, rest) = text.split_once(" of ")?;
    let total = rest.strip_suffix(" articles").or_else(|| rest.strip_suffix(" article"))?;
    let number = |words: &str| words.replace(',', "").parse().ok();
    Some(Count { matched: number(matched)?, total: number(total)? })
}

/// In how many of the cards each person is named.
pub(crate) fn people_of<'a>(cards: impl IntoIterator<Item = &'a Card>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in cards.into_iter().flat_map(|card| &card.people) {
        *counts.entry(name.clone()).or_default() += 1;
    }
    counts
}

/// The titles of the cards that `fits` holds for.
pub(crate) fn titles(cards: &[Card], fits: impl Fn(&Card) -> bool) -> BTreeSet<String> {
    cards.iter().filter(|c| fits(c)).map(|c| c.title.clone()).collect()
}

/// The words with single spaces between them.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
