//! The page's side of the wire: asks the engine in a worker, or in the page where no worker starts.
//!
//! Promise: every question is answered once, or the client says once that it cannot ask at all.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use gloo::worker::{Spawnable, WorkerBridge};
use wasm_bindgen_futures::spawn_local;

use super::codec::{self, Packed};
use super::config::{Config, block};
use super::in_page::InPage;
use super::wire::{Answered, Asked, What};
use super::worker::EngineWorker;
use super::{dom, words};
use crate::engine::Response;

/// How long a probe worker may take to say a word before the page does without.
const PATIENCE_MS: u32 = 4000;

/// What the client tells the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The answer to the question of this number.
    Answered(u32, Response),
    /// There is no engine; the words say why and what to do.
    Unable(String),
}

/// A way to the engine. Dropping it ends the worker.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    config: Config,
    tell: Box<dyn Fn(Event)>,
    way: RefCell<Way>,
    /// Questions without an answer so far, in order.
    open: RefCell<Vec<Asked>>,
    last: Cell<u32>,
    probe: RefCell<Option<(dom::Probe, Timeout)>>,
}

enum Way {
    Unset,
    Worker(WorkerBridge<EngineWorker>),
    /// The module is being loaded into the page.
    Waiting,
    Page(InPage),
}

impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Client {
    /// Starts the engine. `first` is the number before the first question's.
    #[must_use]
    pub fn start(config: Config, first: u32, tell: impl Fn(Event) + 'static) -> Self {
        let inner = Rc::new(Inner {
            config,
            tell: Box::new(tell),
            way: RefCell::new(Way::Unset),
            open: RefCell::default(),
            last: Cell::new(first),
            probe: RefCell::default(),
        });
        if !inner.start_worker() {
            inner.move_into_page();
        }
        Self(inner)
    }

    /// Asks; the answer will carry the number returned.
    pub fn ask(&self, what: What) -> u32 {
        let id = self.0.last.get() + 1;
        self.0.last.set(id);
        let asked = Asked { id, what };
        self.0.open.borrow_mut().push(asked.clone());
        self.0.send(asked);
        id
    }

    /// The number of the last question.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.0.last.get()
    }
}

impl Inner {
    /// Whether a worker could be made. It may still fail later; then the page takes over.
    fn start_worker(self: &Rc<Self>) -> bool {
        let weak = Rc::downgrade(self);
        let Ok(probe) = dom::Probe::new(on_failure(&weak)) else { return false };
        let late = on_failure(&weak);
        let patience = Timeout::new(PATIENCE_MS, move || late("no worker came to life".to_owned()));
        let heard = weak.clone();
        probe.on_word(move || {
            if let Some(inner) = heard.upgrade() {
                inner.probe.take();
            }
        });
        *self.probe.borrow_mut() = Some((probe, patience));

        let Ok(loader) = self.loader() else { return false };
        codec::on_failed_start(on_failure(&weak));
        let bridge = EngineWorker::spawner()
            .encoding::<Packed>()
            .callback(move |answered| {
                if let Some(inner) = weak.upgrade() {
                    inner.answered(answered);
                }
            })
            .spawn_with_loader(&loader);
        *self.way.borrow_mut() = Way::Worker(bridge);
        true
    }

    /// A script that loads the worker's and says so if it cannot.
    fn loader(&self) -> Result<String, String> {
        let failed = format!("const fail=e=>postMessage({{{}:String(e&&e.message||e)}});", codec::FAILED);
        let code = if self.config.inline {
            let script = dom::text_of(block::SCRIPT).ok_or("no script")?;
            let module = dom::text_of(block::MODULE).ok_or("no module")?;
            format!(
                "{failed}try{{{script}\n;const t=atob(\"{}\"),b=new Uint8Array(t.length);\
                 for(let i=0;i<t.length;i++)b[i]=t.charCodeAt(i);\
                 wasm_bindgen({{module_or_path:b}}).catch(fail)}}catch(e){{fail(e)}}",
                module.trim()
            )
        } else {
            format!(
                "{failed}try{{importScripts(\"{}\");wasm_bindgen({{module_or_path:\"{}\"}}).catch(fail)}}catch(e){{fail(e)}}",
                dom::absolute(&self.config.worker_js),
                dom::absolute(&self.config.worker_wasm)
            )
        };
        dom::script_url(&code).map_err(|e| words(&e))
    }

    fn move_into_page(self: &Rc<Self>) {
        if matches!(*self.way.borrow(), Way::Waiting | Way::Page(_)) {
            return;
        }
        self.probe.take();
        // The bridge must not be dropped inside its own callback.
        let old = self.way.replace(Way::Waiting);
        let inner = Rc::clone(self);
        spawn_local(async move {
            drop(old);
            match InPage::load(&inner.config).await {
                Ok(page) => {
                    *inner.way.borrow_mut() = Way::Page(page);
                    let open = inner.open.borrow().clone();
                    open.into_iter().for_each(|asked| inner.send(asked));
                }
                Err(words) => (inner.tell)(Event::Unable(words)),
            }
        });
    }

    fn send(self: &Rc<Self>, asked: Asked) {
        match &*self.way.borrow() {
            Way::Worker(bridge) => bridge.send(asked),
            Way::Page(page) => {
                let (page, inner) = (page.clone(), Rc::clone(self));
                spawn_local(async move {
                    let id = asked.id;
                    let answered = page.ask(asked).await;
                    inner.answered(
                        answered.unwrap_or_else(|e| Answered { id, response: Response::Failed(e) }),
                    );
                });
            }
            Way::Waiting | Way::Unset => {}
        }
    }

    fn answered(&self, answered: Answered) {
        self.probe.take();
        let mut open = self.open.borrow_mut();
        if let Some(place) = open.iter().position(|asked| asked.id == answered.id) {
            open.remove(place);
            drop(open);
            (self.tell)(Event::Answered(answered.id, answered.response));
        }
    }
}

fn on_failure(inner: &Weak<Inner>) -> impl Fn(String) + 'static {
    let inner = inner.clone();
    move |_reason| {
        if let Some(inner) = inner.upgrade() {
            inner.move_into_page();
        }
    }
}
