//! The service worker: keeps the page for times without a network, and tells when a newer page is ready.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, window};

use super::dom;

/// The message upon which a waiting service worker takes over.
const TAKE_OVER: &str = "take over";

/// The message upon which a service worker keeps what it does not keep from the start.
const KEEP: &str = "keep";

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window()?.navigator();
    // Missing in files, insecure pages and some private windows.
    let there = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    let container = navigator.service_worker();
    (there && !JsValue::from(&container).is_undefined()).then_some(container)
}

/// Registers `script` and calls `ready` when a newer page than this one waits. Nothing happens off the web.
pub fn watch(script: &str, ready: impl Fn() + 'static) {
    let protocol = window().and_then(|w| w.location().protocol().ok()).unwrap_or_default();
    let (true, Some(container)) = (protocol.starts_with("http"), container()) else { return };
    let registering = container.register(script);
    let ready = Rc::new(ready);
    spawn_local(async move {
        // Without one the page works as before, with a network.
        let Ok(registration) = JsFuture::from(registering).await else { return };
        let registration = ServiceWorkerRegistration::from(registration);
        if registration.waiting().is_some() && container.controller().is_some() {
            ready();
        }
        let found = registration.clone();
        EventListener::new(&registration, "updatefound", move |_| {
            let Some(worker) = found.installing() else { return };
            let (container, ready, state) = (container.clone(), Rc::clone(&ready), worker.clone());
            EventListener::new(&worker, "statechange", move |_| {
                if state.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                    ready();
                }
            })
            .forget();
        })
        .forget();
    });
}

/// Has the service worker, once there is one, keep also what only some readers need.
pub fn keep() {
    let Some(ready) = container().and_then(|container| container.ready().ok()) else { return };
    spawn_local(async move {
        let Ok(registration) = JsFuture::from(ready).await else { return };
        if let Some(worker) = ServiceWorkerRegistration::from(registration).active() {
            // Without it, it is fetched again next time.
            let _ = worker.post_message(&KEEP.into());
        }
    });
}

/// Lets the newer page take over, then loads it.
pub fn take_over() {
    let Some(container) = container() else { return dom::reload() };
    let once = RefCell::new(false);
    EventListener::new(&container, "controllerchange", move |_| {
        if !once.replace(true) {
            dom::reload();
        }
    })
    .forget();
    spawn_local(async move {
        let registration = JsFuture::from(container.get_registration()).await.ok();
        let waiting = registration
            .filter(|r| !r.is_undefined())
            .and_then(|r| ServiceWorkerRegistration::from(r).waiting());
        match waiting {
            Some(waiting) if waiting.post_message(&TAKE_OVER.into()).is_ok() => {}
            _ => dom::reload(),
        }
    });
}
