//! The page's side of the wire: asks the engine in a worker, or in the page where no worker starts.
//!
//! Promise: every question is answered once (but for what can be said at once, before the whole answer is there), or the client says once that it cannot ask at all; a worker that breaks
//! or falls silent does not leave the reader waiting.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::config::Config;
use super::in_page::InPage;
use super::thread::{Heard, Thread};
use super::wire::{Answered, Asked, What};
use crate::engine::Response;

/// How long a worker may take to its first word.
const FIRST_WORD_MS: u32 = 4_000;

/// How long it may then be silent when called: it hears nothing while it works, and a large collection takes a while.
const SILENCE_MS: u32 = 20_000;

/// What the client tells the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The answer to the question of this number; the flag as [`Answered::more`].
    Answered(u32, Response, bool),
    /// There is no engine; the words say why and what to do.
    Unable(String),
}

/// A way to the engine. Dropping it ends the worker.
pub struct Client(Rc<Inner>);

struct Inner {
    config: Config,
    tell: Box<dyn Fn(Event)>,
    way: RefCell<Way>,
    /// Questions without an answer so far, in order.
    open: RefCell<Vec<Asked>>,
    last: Cell<u32>,
    /// Whether a question was answered.
    has_answered: Cell<bool>,
    /// Whether the worker was called and has not been heard since.
    is_called: Cell<bool>,
}

/// Where questions go.
enum Way {
    /// Nowhere: they wait.
    None,
    /// To a worker that takes none yet.
    Starting(Thread),
    Worker(Thread),
    Page(InPage),
}

impl Client {
    /// Starts the engine. `first` is the number before the first question's.
    #[must_use]
    pub fn start(config: Config, first: u32, tell: impl Fn(Event) + 'static) -> Self {
        let inner = Rc::new(Inner {
            config,
            tell: Box::new(tell),
            way: RefCell::new(Way::None),
            open: RefCell::default(),
            last: Cell::new(first),
            has_answered: Cell::default(),
            is_called: Cell::new(true),
        });
        let weak = Rc::downgrade(&inner);
        let heard = weak.clone();
        let thread = Thread::start(&inner.config, move |word| {
            if let Some(inner) = heard.upgrade() {
                inner.hear(word);
            }
        });
        match thread {
            Ok(thread) => {
                inner.way.replace(Way::Starting(thread));
                spawn_local(watch(weak));
            }
            Err(_) => inner.move_into_page(),
        }
        Self(inner)
    }

    /// Asks; the answer will carry the number returned.
    pub fn ask(&self, what: What) -> u32 {
        let id = self.0.last.get() + 1;
        self.0.last.set(id);
        let asked = Asked { id, what };
        self.0.send(&asked);
        self.0.open.borrow_mut().push(asked);
        id
    }

    /// The number of the last question.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.0.last.get()
    }
}

/// Calls the worker from time to time while something is awaited of it. Ends with the client, and with the worker if
/// it does not answer.
async fn watch(inner: Weak<Inner>) {
    let mut patience = FIRST_WORD_MS;
    loop {
        TimeoutFuture::new(patience).await;
        patience = SILENCE_MS;
        let Some(inner) = inner.upgrade() else { return };
        if inner.is_called.get() {
            return inner.lose_worker("it does not answer");
        }
        match &*inner.way.borrow() {
            Way::Worker(_) if inner.open.borrow().is_empty() => {}
            Way::Worker(thread) | Way::Starting(thread) => {
                inner.is_called.set(true);
                thread.call();
            }
            Way::None | Way::Page(_) => return,
        }
    }
}

impl Inner {
    fn hear(self: &Rc<Self>, word: Heard) {
        self.is_called.set(false);
        match word {
            Heard::Here => {}
            Heard::Ready => {
                let starting = self.way.replace(Way::None);
                if let Way::Starting(thread) = starting {
                    self.open_way(Way::Worker(thread));
                }
            }
            Heard::Answered(answered) => self.answered(answered),
            Heard::Failed(reason) => self.lose_worker(&reason),
        }
    }

    /// The worker is of no use any more: the page does without, or, where it has the worker's answers, begins again.
    fn lose_worker(self: &Rc<Self>, reason: &str) {
        if !matches!(*self.way.borrow(), Way::Starting(_) | Way::Worker(_)) {
            return;
        }
        if self.has_answered.get() {
            self.drop_worker();
            let words =
                format!("The engine of this page has stopped ({reason}). Try again, or reload the page.");
            (self.tell)(Event::Unable(words));
        } else {
            self.move_into_page();
        }
    }

    fn drop_worker(&self) {
        // It must not go while it is being heard.
        let way = self.way.replace(Way::None);
        spawn_local(async move { drop(way) });
    }

    fn move_into_page(self: &Rc<Self>) {
        self.drop_worker();
        let inner = Rc::clone(self);
        spawn_local(async move {
            match InPage::load(&inner.config).await {
                Ok(page) => inner.open_way(Way::Page(page)),
                Err(words) => (inner.tell)(Event::Unable(words)),
            }
        });
    }

    /// Questions go this way from now on, those that waited first.
    fn open_way(self: &Rc<Self>, way: Way) {
        self.way.replace(way);
        self.open.borrow().iter().for_each(|asked| self.send(asked));
    }

    fn send(self: &Rc<Self>, asked: &Asked) {
        let question = match super::codec::encode(asked) {
            Ok(question) => question,
            Err(words) => return (self.tell)(Event::Unable(words)),
        };
        match &*self.way.borrow() {
            Way::Worker(thread) => thread.ask(&question),
            Way::Page(page) => {
                let (page, inner, id) = (page.clone(), Rc::clone(self), asked.id);
                spawn_local(async move {
                    let answered = page.ask(&question).await;
                    inner.answered(answered.unwrap_or_else(|e| Answered {
                        id,
                        response: Response::Failed(e),
                        more: false,
                    }));
                });
            }
            Way::None | Way::Starting(_) => {}
        }
    }

    fn answered(&self, answered: Answered) {
        self.has_answered.set(true);
        let mut open = self.open.borrow_mut();
        if let Some(place) = open.iter().position(|asked| asked.id == answered.id) {
            if !answered.more {
                open.remove(place);
            }
            drop(open);
            (self.tell)(Event::Answered(answered.id, answered.response, answered.more));
        }
    }
}
