//! The text after `#` in the address bar.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::window;

/// The text after `#`.
#[must_use]
pub fn get() -> String {
    let hash = window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Puts `text` after `#`: as a new entry of the history, or in place of the present one.
pub fn set(text: &str, new_entry: bool) {
    let Some(window) = window() else { return };
    let location = window.location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    // An empty text leaves no lone `#`.
    let url = if text.is_empty() { path } else { format!("#{text}") };
    let kept = window.history().and_then(|history| {
        if new_entry {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        }
    });
    if kept.is_err() {
        // Some browsers keep no states for files, but all follow a fragment.
        let _ = location.set_hash(text);
    }
}

/// Calls `then` whenever the reader goes back or forward or edits the address, while the result is kept.
#[must_use]
pub fn on_change(then: impl Fn() + Clone + 'static) -> Option<[EventListener; 2]> {
    let window = window()?;
    let listen = |name: &'static str| {
        let then = then.clone();
        EventListener::new(&window, name, move |_| then())
    };
    Some([listen("popstate"), listen("hashchange")])
}
