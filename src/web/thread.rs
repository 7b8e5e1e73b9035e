//! The engine's worker as the page sees it: started by a script of a few lines, heard, and ended when dropped.

use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

use super::config::{Config, block};
use super::wire::{Answered, word};
use super::{codec, dom, words};

/// What a worker lets hear.
pub(super) enum Heard {
    /// It lives: the first word of its script, and the answer to a [`Thread::call`].
    Here,
    /// It takes questions from now on.
    Ready,
    /// An answer.
    Answered(Answered),
    /// It cannot go on; the words say why.
    Failed(String),
}

/// A worker.
pub(super) struct Thread {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Thread {
    /// Starts it; `then` is called for all that is heard of it.
    pub(super) fn start(config: &Config, then: impl Fn(Heard) + 'static) -> Result<Self, JsValue> {
        let worker = Worker::new(&dom::script_url(&script(config)?)?)?;
        let then = Rc::new(then);
        let listen = |kind: &'static str, heard: fn(&Event) -> Heard| {
            let then = Rc::clone(&then);
            EventListener::new(&worker, kind, move |event| then(heard(event)))
        };
        let listeners = [listen("message", posted), listen("error", broken), listen("messageerror", broken)];
        Ok(Self { worker, _listeners: listeners })
    }

    /// Posts a question.
    pub(super) fn ask(&self, question: &Uint8Array) {
        // Bytes can always be posted.
        let _ = self.worker.post_message(question);
    }

    /// Asks for a sign of life.
    pub(super) fn call(&self) {
        let _ = self.worker.post_message(&JsValue::NULL);
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn posted(event: &Event) -> Heard {
    let data = event.unchecked_ref::<MessageEvent>().data();
    match data.as_string().as_deref() {
        Some(word::HERE) => Heard::Here,
        Some(word::READY) => Heard::Ready,
        Some(reason) => Heard::Failed(reason.to_owned()),
        None => codec::decode(&data).map_or_else(Heard::Failed, Heard::Answered),
    }
}

fn broken(event: &Event) -> Heard {
    Heard::Failed(words(event))
}

/// The worker's script: gives a sign of life, now and when called; loads the engine; says so if that fails.
fn script(config: &Config) -> Result<String, JsValue> {
    let (glue, module) = if config.inline {
        let glue = dom::text_of(block::SCRIPT).ok_or("no script")?;
        let module = dom::text_of(block::MODULE).ok_or("no module")?;
        let bytes = format!(
            "const t=atob(\"{}\"),b=new Uint8Array(t.length);for(let i=0;i<t.length;i++)b[i]=t.charCodeAt(i)",
            module.trim()
        );
        (format!("{glue}\n;{bytes}"), "b".to_owned())
    } else {
        let (glue, module) = (dom::absolute(&config.worker_js), dom::absolute(&config.worker_wasm));
        (format!("importScripts(\"{glue}\")"), format!("\"{module}\""))
    };
    let here = word::HERE;
    Ok(format!(
        "const here=()=>postMessage(\"{here}\");addEventListener(\"message\",here);here();{glue};\
         wasm_bindgen({{module_or_path:{module}}})\
         .then(()=>removeEventListener(\"message\",here),e=>postMessage(String(e&&e.message||e)))"
    ))
}
