//! The engine's side of the wire: the same answers in a worker and, where there is none, in the page.

use std::cell::RefCell;
use std::pin::Pin;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::wire::{Answered, Asked, What, word};
use super::{codec, quality, search, unpack};
use crate::engine::{Engine, Request, Response};
use crate::view::measured;

/// An answer on its way; an error is words, where there was no question.
pub type Answering = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

thread_local! {
    static ENGINE: RefCell<Engine> = const { RefCell::new(Engine::new()) };
}

/// Answers one packed question with this thread's engine.
///
/// # Errors
/// Words, where it is no question.
///
/// Boxed, so that its code is there once and not in both who call it.
#[must_use]
pub fn answer(posted: JsValue) -> Answering {
    Box::pin(answered(posted))
}

async fn answered(posted: JsValue) -> Result<JsValue, JsValue> {
    let Asked { id, what } = codec::decode(&posted)?;
    let ask = |request| ENGINE.with_borrow_mut(|engine| engine.handle(request));
    let response = match what {
        What::Ask(request) => ask(*request),
        What::Start(source) => match unpack::bytes(&source, "articles").await {
            Ok(bytes) => ask(Request::Load(bytes)),
            Err(words) => Response::Failed(words),
        },
        What::Search(searching) => match search::answer(*searching, &posted).await {
            Ok(answered) => return Ok(answered),
            Err(words) => Response::Failed(words),
        },
        What::Assess(parts) => match quality::measure(&parts).await {
            Ok(assessment) => Response::Assessed(Box::new(measured(&assessment))),
            Err(words) => Response::Failed(words),
        },
        What::Keep(_) => Response::Failed("All of this collection is kept already.".to_owned()),
    };
    Ok(codec::encode(&Answered { id, response, more: false })?.into())
}

/// What answers in a worker; it may post early answers to the page that it is given.
pub type Answer = fn(JsValue, Option<DedicatedWorkerGlobalScope>) -> Answering;

/// Listens to the page, if this thread is a worker, and tells it so.
pub fn listen(answer: Answer) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let page = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let (page, posted) = (page.clone(), event.unchecked_ref::<MessageEvent>().data());
        if posted.is_null() {
            return post(&page, &word::HERE.into());
        }
        spawn_local(async move {
            let told = answer(posted, Some(page.clone())).await;
            post(&page, &told.unwrap_or_else(|reason| reason));
        });
    })
    .forget();
    post(&scope, &word::READY.into());
}

/// A page that cannot be told is gone, and this worker with it.
pub(super) fn post(page: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let _ = page.post_message(message);
}
