//! Search as the worker sees it: a module of its own, which nobody but the reader who searches has to fetch. It takes the
//! page's messages as they come and gives the answers as they go.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::wire::{Searching, Source};
use super::{module, unpack, words};

/// The global under which the module's script leaves itself; the build adds it to the worker's.
const GLOBAL: &str = "dramatisSearch";

#[wasm_bindgen]
extern "C" {
    // `Search` of src/bin/search.rs.
    type Module;
    #[wasm_bindgen(method, catch)]
    fn answer(this: &Module, asked: &Uint8Array) -> Result<Uint8Array, JsValue>;
}

thread_local! {
    /// The module, or its coming: questions that are asked meanwhile wait for the same.
    static MODULE: RefCell<Option<Promise>> = const { RefCell::new(None) };
    /// Its code and the articles, until it has started.
    static SOURCES: RefCell<Option<Box<[Source; 2]>>> = const { RefCell::new(None) };
}

/// The answer to a question, packed as it was posted.
///
/// # Errors
/// Words for the reader: what could not be had or done, and why. The next question tries again.
pub(super) async fn answer(searching: Searching, posted: &JsValue) -> Result<JsValue, String> {
    if searching.sources.is_some() {
        SOURCES.set(searching.sources);
    }
    let known = MODULE.with_borrow(Clone::clone);
    let coming = known.unwrap_or_else(|| {
        let coming = future_to_promise(open());
        MODULE.set(Some(coming.clone()));
        coming
    });
    let stopped = |e: JsValue| {
        MODULE.set(None);
        format!("The part of this page that searches did not work ({}).", words(&e))
    };
    let module: Module = JsFuture::from(coming).await.map_err(stopped)?.unchecked_into();
    module.answer(posted.unchecked_ref()).map(JsValue::from).map_err(stopped)
}

async fn open() -> Result<JsValue, JsValue> {
    // In a page of one file they are all of it, so they are not kept longer than they are needed.
    let sources = SOURCES.take().ok_or("it stopped before; reload the page")?;
    let started = start(&sources).await;
    if started.is_err() {
        SOURCES.set(Some(sources));
    }
    started
}

async fn start([code, articles]: &[Source; 2]) -> Result<JsValue, JsValue> {
    let (code, articles) =
        (unpack::bytes(code, "part that searches").await?, unpack::bytes(articles, "articles").await?);
    let init: Function = Reflect::get(&js_sys::global(), &GLOBAL.into())?.dyn_into()?;
    module::start(&init, &Uint8Array::from(code.as_slice())).await?;
    let class: Function = Reflect::get(&init, &"Search".into())?.dyn_into()?;
    Reflect::construct(&class, &js_sys::Array::of1(&Uint8Array::from(articles.as_slice())))
}
