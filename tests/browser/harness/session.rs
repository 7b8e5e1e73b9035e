//! One browser under control: navigation, scripts, keys, elements as a reader's tools see them, and waits by condition.
//!
//! The WebDriver client is asynchronous; here, and only here, its futures are waited for, so that a test reads as the
//! list of things that a reader does.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use url::{ParseError, Url};

use crate::harness::Outcome;
use crate::harness::browser::{Display, Installed, Theme};
use crate::harness::process::{Process, free_port};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at a condition.
const PAUSE: Duration = Duration::from_millis(25);

/// Under this key WebDriver passes elements in JSON.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Whether an element is where it was two frames ago, with no motion begun of anything that it is in; a page that draws
/// no frames is asked by the clock.
const STILL: &str = "
    const [node, done] = arguments;
    const place = () => { const box = node.getBoundingClientRect(); return [box.x, box.y, box.width, box.height].join() };
    const moving = () => document.getAnimations().some(motion =>
        motion.playState === 'running' && motion.effect.target.contains(node)
        && motion.effect.getComputedTiming().iterations !== Infinity);
    const before = moving() ? null : place();
    const answer = () => done(!moving() && place() === before);
    requestAnimationFrame(() => requestAnimationFrame(answer));
    setTimeout(answer, 200);";

/// A running browser.
pub(crate) struct Session {
    runtime: Handle,
    client: Client,
    home: PathBuf,
    // After the client: the driver ends when nobody talks to it any more.
    _driver: Process,
}

impl Session {
    /// Starts driver and browser in a fresh folder.
    pub(crate) fn start(
        installed: &Installed,
        theme: Theme,
        display: Option<&Display>,
        runtime: &Handle,
    ) -> Outcome<Self> {
        let port = free_port()?;
        let home = std::env::temp_dir().join(format!("dramatis-browser-{}-{port}", std::process::id()));
        fs::create_dir_all(&home)?;
        let mut driver = Process::start(&mut installed.driver(port, theme, &home, display))?;
        driver.wait_for_port(port)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(installed.capabilities(theme, &home));
        let client = runtime
            .block_on(builder.connect(&format!("http://127.0.0.1:{port}")))
            .map_err(|e| format!("{} did not start: {e}", installed.browser.name()))?;
        Ok(Self { runtime: runtime.clone(), client, home, _driver: driver })
    }

    /// A folder for a test to write in; gone when the browser ends.
    pub(crate) fn folder(&self) -> &Path {
        &self.home
    }

    /// Loads an address and waits for the document.
    pub(crate) fn goto(&self, url: &str) -> Outcome {
        self.wait(self.client.goto(url))
    }

    /// Loads the page again and waits for the document.
    ///
    /// By script, as WebDriver's own refresh goes past the service worker in Firefox, which a reader's does not.
    pub(crate) fn reload(&self) -> Outcome {
        self.script("window.beforeReload = true; location.reload()", &[])?;
        self.until("the page to be loaded again", || {
            let fresh = "return window.beforeReload === undefined && document.readyState === 'complete'";
            Ok((self.script(fresh, &[])? == Value::Bool(true)).then_some(()))
        })
    }

    /// Loads an address in a frame of `width` by `height` CSS pixels, narrower than windows go, and enters it.
    ///
    /// `holder` is a page of the same origin to hold the frame, see [`crate::harness::server::Server::holder`].
    pub(crate) fn goto_in_frame(&self, holder: &str, url: &str, width: u32, height: u32) -> Outcome {
        self.goto(holder)?;
        let place = "const frame = document.createElement('iframe'); const [src, width, height] = arguments;
            Object.assign(frame, { src, width, height }); document.body.replaceChildren(frame);
            const done = arguments[3]; frame.addEventListener('load', () => done(null));";
        self.script_async(place, &[url.into(), width.into(), height.into()])?;
        self.wait(self.client.clone().enter_frame(0))
    }

    /// One step back in the history.
    pub(crate) fn back(&self) -> Outcome {
        self.wait(self.client.back())
    }

    /// One step forward in the history.
    pub(crate) fn forward(&self) -> Outcome {
        self.wait(self.client.forward())
    }

    /// The address shown.
    pub(crate) fn address(&self) -> Outcome<String> {
        self.script("return location.href", &[]).map(|v| text_of(&v))
    }

    /// Runs the body of a function with `arguments`, and answers with what it returns.
    pub(crate) fn script(&self, body: &str, arguments: &[Value]) -> Outcome<Value> {
        self.wait(self.client.execute(body, arguments.to_vec()))
    }

    /// Runs the body of a function whose last argument is to be called with the answer.
    pub(crate) fn script_async(&self, body: &str, arguments: &[Value]) -> Outcome<Value> {
        self.wait(self.client.execute_async(body, arguments.to_vec()))
    }

    /// All elements that a selector fits, in document order.
    pub(crate) fn all(&self, css: &str) -> Outcome<Vec<Node<'_>>> {
        let found = self.wait(self.client.find_all(Locator::Css(css)))?;
        Ok(found.into_iter().map(|element| Node { session: self, element }).collect())
    }

    /// The elements in what a script returned.
    pub(crate) fn nodes(&self, returned: &Value) -> Vec<Node<'_>> {
        let list = returned.as_array().map_or(std::slice::from_ref(returned), Vec::as_slice);
        list.iter().filter_map(|value| self.node(value)).collect()
    }

    fn node(&self, value: &Value) -> Option<Node<'_>> {
        let id = value.get(ELEMENT_KEY)?.as_str()?.to_owned();
        Some(Node { session: self, element: Element::from_element_id(self.client.clone(), id.into()) })
    }

    /// The element that has the focus.
    pub(crate) fn focused(&self) -> Outcome<Node<'_>> {
        let element = self.wait(self.client.active_element())?;
        Ok(Node { session: self, element })
    }

    /// Presses and releases keys, one after the other, wherever the focus is.
    pub(crate) fn press(&self, keys: &[Key]) -> Outcome {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            let value = char::from(*key);
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.wait(self.client.perform_actions(actions))
    }

    /// Makes the page's viewport `width` by `height` CSS pixels.
    pub(crate) fn viewport(&self, width: u32, height: u32) -> Outcome {
        let size = || -> Outcome<(i64, i64)> {
            let value = self.script("return [innerWidth, innerHeight]", &[])?;
            Ok((value[0].as_i64().unwrap_or_default(), value[1].as_i64().unwrap_or_default()))
        };
        let wanted = (i64::from(width), i64::from(height));
        let (mut outer_width, mut outer_height) = wanted;
        // The frame's size is not known beforehand, and a window manager may answer late.
        for _ in 0..8 {
            let (w, h) = size()?;
            if (w, h) == wanted {
                return Ok(());
            }
            let (_, _, ow, oh) = self.wait(self.client.get_window_rect())?;
            outer_width = ow as i64 + wanted.0 - w;
            outer_height = oh as i64 + wanted.1 - h;
            self.wait(self.client.set_window_size(outer_width.max(1) as u32, outer_height.max(1) as u32))?;
            let start = Instant::now();
            while size()? == (w, h) && start.elapsed() < Duration::from_millis(500) {
                std::thread::sleep(PAUSE);
            }
        }
        Err(format!("the window gives {:?}, not {wanted:?}, at {outer_width} x {outer_height}", size()?)
            .into())
    }

    /// Looks again and again until `look` finds something.
    ///
    /// # Errors
    ///
    /// Says what was waited for in vain, and the last thing that went wrong.
    pub(crate) fn until<T>(&self, what: &str, mut look: impl FnMut() -> Outcome<Option<T>>) -> Outcome<T> {
        let start = Instant::now();
        loop {
            let last = match look() {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => String::new(),
                // The page redraws while it is looked at; an element that is gone is looked for again.
                Err(error) => format!(": {}", error.message().unwrap_or("no message")),
            };
            if start.elapsed() > PATIENCE {
                return Err(format!("waited {PATIENCE:?} for {what}{last}").into());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// A picture of what is shown, as PNG.
    pub(crate) fn picture(&self) -> Outcome<Vec<u8>> {
        self.wait(self.client.screenshot())
    }

    fn wait<T>(&self, future: impl Future<Output = Result<T, CmdError>>) -> Outcome<T> {
        self.runtime.block_on(future).map_err(|error| match error {
            // Some drivers send a code and no words.
            CmdError::Standard(told) => format!("{}: {}", told.error(), told.message).into(),
            other => other.into(),
        })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let client = self.client.clone();
        // A browser that hangs is left to its driver's end.
        let close = async { tokio::time::timeout(Duration::from_secs(10), client.close()).await };
        let _ = self.runtime.block_on(close);
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// An element of the page shown.
#[derive(Clone)]
pub(crate) struct Node<'s> {
    session: &'s Session,
    element: Element,
}

impl<'s> Node<'s> {
    /// The name by which assistive technology knows it.
    pub(crate) fn name(&self) -> Outcome<String> {
        let answer = self.session.wait(self.session.client.issue_cmd(self.computed("computedlabel")))?;
        Ok(text_of(&answer))
    }

    /// What assistive technology takes it for.
    pub(crate) fn role(&self) -> Outcome<String> {
        let answer = self.session.wait(self.session.client.issue_cmd(self.computed("computedrole")))?;
        Ok(text_of(&answer))
    }

    /// Its visible text. Not WebDriver's own, which in WebKit runs paragraphs together.
    pub(crate) fn text(&self) -> Outcome<String> {
        let words = self.script("return arguments[0].innerText", &[])?;
        Ok(text_of(&words).trim().to_owned())
    }

    /// Whether a box is ticked.
    pub(crate) fn is_ticked(&self) -> Outcome<bool> {
        self.session.wait(self.element.is_selected())
    }

    /// Clicks its middle, scrolling to it first, once it stands still; where something is still moving out of the way,
    /// once it has. A driver aims first and clicks later: what slides in meanwhile would not be where it aimed.
    pub(crate) fn click(&self) -> Outcome {
        self.session.until("a place that stays", || {
            Ok((self.session.script_async(STILL, &[self.reference()])? == true).then_some(()))
        })?;
        self.session.until("a way to click", || self.session.wait(self.element.click()).map(Some))
    }

    /// Types into it.
    pub(crate) fn type_text(&self, text: &str) -> Outcome {
        self.session.wait(self.element.send_keys(text))
    }

    /// Elements inside it that a selector fits.
    pub(crate) fn all(&self, css: &str) -> Outcome<Vec<Node<'s>>> {
        let found = self.session.wait(self.element.find_all(Locator::Css(css)))?;
        Ok(found.into_iter().map(|element| Node { session: self.session, element }).collect())
    }

    /// The element as an argument for a script.
    pub(crate) fn reference(&self) -> Value {
        json!({ ELEMENT_KEY: self.element.element_id().to_string() })
    }

    /// Runs the body of a function with the element as its first argument.
    pub(crate) fn script(&self, body: &str, arguments: &[Value]) -> Outcome<Value> {
        let mut all = vec![self.reference()];
        all.extend_from_slice(arguments);
        self.session.script(body, &all)
    }

    fn computed(&self, what: &'static str) -> Computed {
        Computed { element: self.element.element_id().to_string(), what }
    }
}

/// "Get computed label" and "get computed role" of the WebDriver standard.
#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl WebDriverCompatibleCommand for Computed {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/element/{}/{}", session.unwrap_or_default(), self.element, self.what))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::GET, None)
    }
}

/// The text of a JSON string; anything else is printed as JSON.
pub(crate) fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
