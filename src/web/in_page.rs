//! The engine inside the page, for browsers that run no worker: the worker's own module, asked through the
//! same messages.

use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::config::{Config, block};
use super::wire::Answered;
use super::{codec, dom, module, unpack, words};

/// The global under which the worker's script leaves itself.
const GLOBAL: &str = "dramatisWorker";

/// The worker's function that answers one message.
const ANSWER: &str = "answer";

/// A started engine.
#[derive(Clone, Debug)]
pub(super) struct InPage {
    answer: Function,
}

impl InPage {
    /// Loads and starts the module.
    pub(super) async fn load(config: &Config) -> Result<Self, String> {
        let wrong = |e: JsValue| {
            format!(
                "The engine of this page could not be started ({}). Reload, or try another browser.",
                words(&e)
            )
        };
        let init: Function = script(config).await.map_err(wrong)?.unchecked_into();
        let code = if config.inline {
            unpack::from_base64(&dom::text_of(block::MODULE).unwrap_or_default())?.into()
        } else {
            JsValue::from(dom::absolute(&config.worker_wasm))
        };
        module::start(&init, &code).await.map_err(wrong)?;
        let answer = Reflect::get(&init, &ANSWER.into()).map_err(wrong)?;
        Ok(Self { answer: answer.dyn_into().map_err(wrong)? })
    }

    /// Answers one packed question.
    pub(super) async fn ask(&self, question: &Uint8Array) -> Result<Answered, String> {
        let told = self.answer.call1(&JsValue::UNDEFINED, question).map_err(|e| words(&e))?;
        let answer = JsFuture::from(told.unchecked_into::<Promise>()).await.map_err(|e| words(&e))?;
        codec::decode(&answer)
    }
}

/// Runs the worker's script as a module of the page, so that its names and the page's own do not meet.
async fn script(config: &Config) -> Result<JsValue, JsValue> {
    if config.inline {
        dom::add_module(None, &dom::text_of(block::SCRIPT).unwrap_or_default())?;
    } else {
        dom::add_module(Some(&dom::absolute(&config.worker_js)), "")?;
    }
    // An inline module tells nobody that it has run, so look.
    for _ in 0..400 {
        let found = Reflect::get(&js_sys::global(), &GLOBAL.into())?;
        if !found.is_undefined() {
            return Ok(found);
        }
        TimeoutFuture::new(25).await;
    }
    Err("its script did not run".into())
}
