//! The engine's side of the wire: the same answers in a worker and, where there is none, in the page.

use std::cell::RefCell;

use gloo::worker::{HandlerId, Registrable, Worker, WorkerScope};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::codec::Packed;
use super::unpack;
use super::wire::{Answered, Asked, What};
use crate::engine::{Engine, Request, Response};

thread_local! {
    static ENGINE: RefCell<Engine> = RefCell::new(Engine::default());
}

/// The worker as gloo-worker knows it. Its state is the thread's one engine.
#[derive(Debug)]
pub struct EngineWorker;

impl Worker for EngineWorker {
    type Message = ();
    type Input = Asked;
    type Output = Answered;

    fn create(_scope: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _scope: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, asked: Asked, from: HandlerId) {
        let scope = scope.clone();
        spawn_local(async move { scope.respond(from, answer(asked).await) });
    }
}

/// Answers one question with this thread's engine.
pub async fn answer(asked: Asked) -> Answered {
    let ask = |request| ENGINE.with_borrow_mut(|engine| engine.handle(request));
    let response = match asked.what {
        What::Ask(request) => ask(request),
        What::Start(source) => match unpack::bytes(&source).await {
            Ok(bytes) => ask(Request::Load(bytes)),
            Err(words) => Response::Failed(words),
        },
    };
    Answered { id: asked.id, response }
}

/// Listens to the page, if this thread is a worker.
pub fn listen() {
    if js_sys::global().has_type::<web_sys::DedicatedWorkerGlobalScope>() {
        EngineWorker::registrar().encoding::<Packed>().register();
    }
}
