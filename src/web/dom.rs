//! The document: its blocks of text, what has the focus, what is in view, what the screen is like.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, Event, FocusOptions, HtmlElement, HtmlInputElement,
    HtmlScriptElement, KeyboardEvent, MediaQueryList, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Url, window,
};

/// The attribute of the element that [`step`] went to last.
const NOW: &str = "data-now";

fn document() -> Option<Document> {
    window()?.document()
}

/// The text of the element with this id.
#[must_use]
pub fn text_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// The address of `name`, which is relative to the page.
#[must_use]
pub fn absolute(name: &str) -> String {
    let base = document().and_then(|d| d.base_uri().ok().flatten()).unwrap_or_default();
    Url::new_with_base(name, &base).map_or_else(|_| name.to_owned(), |url| url.href())
}

/// The element that the page draws in.
#[must_use]
pub fn mount_point() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of the root element, by which the style sheet knows the reader's wishes.
pub fn set_root(attribute: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = match value {
            Some(value) => root.set_attribute(attribute, value),
            None => root.remove_attribute(attribute),
        };
    }
}

/// Moves the focus, without scrolling where `still`. Whether there was such an element.
pub fn focus(selector: &str, still: bool) -> bool {
    let found = document().and_then(|d| d.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) else { return false };
    let options = FocusOptions::new();
    options.set_prevent_scroll(still);
    element.focus_with_options(&options).is_ok()
}

/// Brings an element into view, if it is not; the style sheet says with how much around it.
pub fn reveal(selector: &str) {
    if let Some(element) = document().and_then(|d| d.query_selector(selector).ok().flatten()) {
        let options = ScrollIntoViewOptions::new();
        let calm = matches("(prefers-reduced-motion: reduce)");
        options.set_behavior(if calm { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Goes `by` elements on among those that fit `selector`, round at the ends, from the one gone to before, else from the
/// first; with the focus where it is to `take` it.
pub fn step(selector: &str, by: i32, take: bool) {
    let found = document().and_then(|d| d.query_selector_all(selector).ok());
    let nodes = found.iter().flat_map(|all| (0..all.length()).filter_map(|at| all.get(at)));
    let all: Vec<HtmlElement> = nodes.filter_map(|node| node.dyn_into().ok()).collect();
    let now = all.iter().position(|element| element.has_attribute(NOW));
    let to = (now.unwrap_or_default() as i32 + by).rem_euclid(all.len().max(1) as i32) as usize;
    if let Some(now) = now.and_then(|now| all.get(now)) {
        let _ = now.remove_attribute(NOW);
    }
    let Some(element) = all.get(to) else { return };
    let _ = element.set_attribute(NOW, "");
    if take {
        let _ = element.focus();
    }
    reveal(&format!("{selector}[{NOW}]"));
}

/// Puts an element's own scrolling at its top.
pub fn scroll_to_top(selector: &str) {
    if let Some(element) = document().and_then(|d| d.query_selector(selector).ok().flatten()) {
        element.set_scroll_top(0);
    }
}

/// Whether the reader has marked a piece of text, so that a click is the end of a selection.
#[must_use]
pub fn is_selecting() -> bool {
    let selection = window().and_then(|w| w.get_selection().ok().flatten());
    selection.is_some_and(|s| !s.is_collapsed())
}

/// The nearest element around an event's target that fits `selector`, as far as the page goes.
#[must_use]
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The value of the field or list of choices at which an event happened.
#[must_use]
pub fn value(event: &Event) -> String {
    // A list of choices has its value under the same name.
    event.target().map(|t| t.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// The key of an event of the keyboard.
#[must_use]
pub fn key(event: &Event) -> String {
    event.unchecked_ref::<KeyboardEvent>().key()
}

/// The mark of this mention, as a selector.
#[must_use]
pub fn mark(mention: u32) -> String {
    format!("mark[data-mention=\"{mention}\"]")
}

/// Whether a media query holds now.
#[must_use]
pub fn matches(query: &str) -> bool {
    media(query).is_some_and(|m| m.matches())
}

fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok()?
}

/// Calls `then` whenever a media query begins or ceases to hold, while the result is kept.
#[must_use]
pub fn on_media(query: &str, then: impl Fn(bool) + 'static) -> Option<EventListener> {
    let list = media(query)?;
    Some(EventListener::new(&list.clone(), "change", move |_| then(list.matches())))
}

/// Calls `then` on every key pressed anywhere in the page, while the result is kept.
#[must_use]
pub fn on_key(then: impl Fn(&Event) + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document()?.into(), "keydown", options, then))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// An address from which `code` runs as a script.
pub(super) fn script_url(code: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(
        &Array::of1(&code.into()),
        &options,
    )?)
}

/// Runs a module script: the one at `src`, or `code`.
pub(super) fn add_module(src: Option<&str>, code: &str) -> Result<(), JsValue> {
    let document = document().ok_or("no document")?;
    let script: HtmlScriptElement = document.create_element("script")?.unchecked_into();
    script.set_type("module");
    match src {
        Some(src) => script.set_src(src),
        None => script.set_text(code).unwrap_or_default(),
    }
    document.head().ok_or("no head")?.append_child(&script).map(|_| ())
}
