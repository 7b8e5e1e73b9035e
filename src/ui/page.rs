//! The page as its parts see it: all that it knows, and all that can happen to it.
//!
//! One value, one kind of message and one component, [`super::app::App`], which draws the whole from it. The parts
//! are plain functions, and what they do upon a click is a message made while drawing: components, hooks and handlers
//! each of their own kind weighed tens of kilobytes more.

use std::rc::Rc;

use web_sys::Event;
use yew::Callback;

use super::elements::Then;
use super::state::appearance::{self, Appearance};
use super::state::collection::{self, Collection};
use super::state::filters::{self, Filters};
use super::state::lists::{self, Lists};
use super::state::reading::{self, Reading};
use super::state::sieve;
use crate::article::EntityKey;
use crate::view::Reader;
use crate::view::address::Address;
use crate::view::records::{Room, Sieve};

/// What the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What the collection is called, before it is loaded.
    pub title: String,
    /// Which articles the reader wants.
    pub filters: Filters,
    /// What the reader has open.
    pub reading: Reading,
    /// How the page looks.
    pub appearance: Appearance,
    /// How the lists are drawn.
    pub lists: Lists,
    /// What the engine has answered.
    pub collection: Collection,
    /// The parts of the last link that meant nothing.
    pub strange: Vec<String>,
    /// Whether the panel about the collection is open.
    pub about: bool,
    /// Whether the whole collection is being kept for reading without a network.
    pub keeping: bool,
    /// What stands in the place of the list.
    pub room: Room,
    /// Which meetings or quotes the reader wants.
    pub sieve: Sieve,
    /// Whether the drawer with the filters was opened; see [`Self::has_drawer`].
    pub drawer: bool,
    /// Whether the article stands beside the list.
    pub wide: bool,
    /// Whether a newer page waits.
    pub newer: bool,
    /// Where messages go.
    pub tell: Callback<Msg>,
}

/// What the reader can do with the page's elements.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Ask for other articles.
    Filter(filters::Action),
    /// Open, close, look at something.
    Read(reading::Action),
    /// Change the look.
    Look(appearance::Action),
    /// Search, order or unfold a list.
    List(lists::Action),
    /// Ask for other meetings or quotes.
    Sift(sieve::Action),
    /// Choose a mark: look at it, with the focus on the panel.
    Mark(EntityKey, u32),
    /// Close the panel: look at nobody, with the focus on the mark.
    LookAway,
    /// Put away the notice about the link.
    PutAway,
    /// Open or close the panel about the collection.
    About(bool),
    /// From the page about quality back to the articles.
    CloseQuality,
    /// Open or close the drawer.
    Drawer(bool),
    /// Keep the whole collection for reading without a network, or keep no more of it.
    Keep(bool),
    /// Ask again what could not be answered, or start the engine again.
    Retry,
}

/// What can happen.
#[derive(Debug, PartialEq)]
pub enum Msg {
    /// The reader did something.
    Did(Act),
    /// The engine was asked, or has answered.
    Told(collection::Action),
    /// Another address came, with these parts that mean nothing.
    Address(Box<Address>, Vec<String>),
    /// The window has become wide or narrow.
    Wide(bool),
    /// A newer page waits.
    Newer,
}

impl From<filters::Action> for Act {
    fn from(action: filters::Action) -> Self {
        Self::Filter(action)
    }
}

impl From<reading::Action> for Act {
    fn from(action: reading::Action) -> Self {
        Self::Read(action)
    }
}

impl From<appearance::Action> for Act {
    fn from(action: appearance::Action) -> Self {
        Self::Look(action)
    }
}

impl From<lists::Action> for Act {
    fn from(action: lists::Action) -> Self {
        Self::List(action)
    }
}

impl From<sieve::Action> for Act {
    fn from(action: sieve::Action) -> Self {
        Self::Sift(action)
    }
}

impl Page {
    /// The page that a first address asks for.
    #[must_use]
    pub fn new(title: String, (address, strange): (Address, Vec<String>), tell: Callback<Msg>) -> Self {
        Self {
            title,
            filters: Filters::from(&address),
            reading: Reading::from(&address),
            room: address.room,
            sieve: address.sieve,
            appearance: Appearance { hidden: address.hidden, ..Appearance::default() },
            lists: Lists::default(),
            collection: Collection::default(),
            strange,
            about: false,
            keeping: false,
            drawer: false,
            wide: false,
            newer: false,
            tell,
        }
    }

    /// The page after something has happened.
    pub fn apply(&mut self, msg: Msg) {
        match msg {
            Msg::Did(act) => self.did(act),
            Msg::Told(action) => self.collection = self.collection.apply(action),
            Msg::Address(address, strange) => {
                let address = *address;
                self.filters = Filters::from(&address);
                self.reading = Reading::from(&address);
                self.appearance.hidden = address.hidden;
                (self.room, self.sieve) = (address.room, address.sieve);
                self.about &= !self.is_quality();
                self.strange = strange;
            }
            Msg::Wide(wide) => self.wide = wide,
            Msg::Newer => self.newer = true,
        }
    }

    fn did(&mut self, act: Act) {
        match act {
            Act::Filter(action) => self.filters = self.filters.apply(action),
            Act::Read(action) => self.reading = self.reading.apply(action),
            Act::Look(action) => self.appearance = self.appearance.apply(action),
            Act::List(action) => self.lists.apply(action),
            Act::Mark(entity, mention) => self.did(reading::Action::Look(entity, Some(mention)).into()),
            Act::LookAway => self.did(reading::Action::LookAway.into()),
            Act::PutAway => self.strange.clear(),
            Act::About(open) => self.about = open,
            Act::Sift(action) => {
                self.sieve = sieve::apply(&self.sieve, action);
                self.did(filters::Action::First.into());
            }
            Act::CloseQuality => self.room = Room::Articles,
            Act::Drawer(open) => self.drawer = open,
            Act::Keep(all) => self.keeping = all,
            Act::Retry => self.collection.kept.open.trouble = None,
        }
    }

    /// What Escape does: it closes what lies on top, the drawer, the panel or the article.
    #[must_use]
    pub fn on_escape(&self) -> Option<Act> {
        match (&self.reading.article, &self.reading.focus) {
            _ if self.is_quality() => Some(Act::CloseQuality),
            _ if self.has_drawer() => Some(Act::Drawer(false)),
            (_, Some(_)) => Some(Act::LookAway),
            (Some(_), _) => Some(reading::Action::Close.into()),
            _ => None,
        }
    }

    /// Whether the page about quality stands in place of all else.
    #[must_use]
    pub fn is_quality(&self) -> bool {
        self.room == Room::Quality
    }

    /// Whether the filters lie over the page: on wide screens they stand beside the list.
    #[must_use]
    pub fn has_drawer(&self) -> bool {
        self.drawer && !self.wide && !self.is_quality()
    }

    /// Whether the article lies over the page.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        !self.wide && !self.is_quality() && self.reading.article.is_some()
    }

    /// The article that is open and here.
    #[must_use]
    pub fn here(&self) -> Option<&Rc<Reader>> {
        self.collection.reader.value.as_ref().filter(|r| Some(&r.key) == self.reading.article.as_ref())
    }

    /// The address of what is seen.
    #[must_use]
    pub fn address(&self) -> Address {
        self.address_with(&self.reading)
    }

    /// The address of what would be seen with something else open.
    #[must_use]
    pub fn address_with(&self, reading: &Reading) -> Address {
        let articles = super::state::address(&self.filters, reading, &self.appearance);
        Address { room: self.room, sieve: self.sieve.clone(), ..articles }
    }

    /// Upon an event, does this.
    #[must_use]
    pub fn act(&self, act: impl Into<Act>) -> Then {
        let (tell, act) = (self.tell.clone(), act.into());
        Rc::new(move |_| tell.emit(Msg::Did(act.clone())))
    }

    /// Upon an event, does what `heard` makes of it.
    #[must_use]
    pub fn hear(&self, heard: impl Fn(&Event) -> Option<Act> + 'static) -> Then {
        let tell = self.tell.clone();
        Rc::new(move |event| {
            if let Some(act) = heard(event) {
                tell.emit(Msg::Did(act));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleKey;

    fn page(address: &str) -> Page {
        Page::new("A title".into(), Address::read(address), Callback::noop())
    }

    fn escape(page: &mut Page) -> bool {
        page.on_escape().map(|act| page.apply(Msg::Did(act))).is_some()
    }

    #[test]
    fn escape_closes_what_lies_on_top() {
        let mut page = page("read=x&name=a");
        page.apply(Msg::Did(Act::Drawer(true)));
        assert!(escape(&mut page) && !page.drawer);
        assert!(escape(&mut page) && page.reading.focus.is_none());
        assert!(escape(&mut page) && page.reading.article.is_none());
        assert!(!escape(&mut page));
    }

    #[test]
    fn a_drawer_is_none_on_a_wide_screen() {
        let mut page = page("");
        page.apply(Msg::Did(Act::Drawer(true)));
        assert!(page.has_drawer());
        page.apply(Msg::Wide(true));
        assert!(!page.has_drawer() && page.on_escape().is_none());
    }

    #[test]
    fn an_article_covers_the_list_on_a_narrow_screen() {
        let mut page = page("");
        page.apply(Msg::Did(reading::Action::Open(ArticleKey::new("x")).into()));
        assert!(page.is_covered());
        page.apply(Msg::Wide(true));
        assert!(!page.is_covered());
    }

    #[test]
    fn the_page_about_quality_stands_in_place_of_the_articles() {
        let mut page = page("people=a&read=x");
        page.apply(Msg::Did(Act::About(true)));
        let before = page.address();
        page.apply(Msg::Address(Box::new(Address { room: Room::Quality, ..before.clone() }), Vec::new()));
        assert!(page.is_quality() && !page.about && !page.is_covered());
        assert!(escape(&mut page) && !page.is_quality());
        assert_eq!(page.address(), before, "the articles are as they were left");
    }

    #[test]
    fn another_address_is_another_view() {
        let mut page = page("people=a&unmarked=other");
        let (address, strange) = Address::read("people=b&colour=red");
        page.apply(Msg::Address(Box::new(address.clone()), strange));
        assert_eq!((page.address(), page.strange.as_slice()), (address, &["colour=red".to_owned()][..]));
        page.apply(Msg::Did(Act::PutAway));
        assert!(page.strange.is_empty());
    }
}
