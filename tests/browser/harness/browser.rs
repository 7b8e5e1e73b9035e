//! The browsers: where they and their drivers are, and how each is asked to start clean, unattended and quiet.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::harness::Outcome;
use crate::harness::process::{Process, find_program};

/// A browser engine under test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit, as GTK's MiniBrowser.
    WebKit,
}

/// What the reader's system asks pages to look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A browser found on this machine.
#[derive(Clone, Debug)]
pub(crate) struct Installed {
    /// Which.
    pub(crate) browser: Browser,
    program: Option<PathBuf>,
    driver: PathBuf,
}

impl Browser {
    /// All that the page promises to work in.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The first part of the names of its tests.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Looks for the browser and its driver.
    ///
    /// # Errors
    ///
    /// Says which program is missing and how to name it.
    pub(crate) fn locate(self) -> Result<Installed, String> {
        let program = match self {
            Self::Chromium => {
                Some(need("DRAMATIS_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?)
            }
            Self::Firefox => Some(need("DRAMATIS_FIREFOX", &["firefox-esr", "firefox"])?),
            // Its driver knows where the matching MiniBrowser lies.
            Self::WebKit => None,
        };
        let driver = match self {
            Self::Chromium => need("DRAMATIS_CHROMEDRIVER", &["chromedriver"])?,
            Self::Firefox => need("DRAMATIS_GECKODRIVER", &["geckodriver"])?,
            Self::WebKit => {
                if env::var_os("DISPLAY").is_none() {
                    need("DRAMATIS_XVFB", &["Xvfb"])?;
                }
                need("DRAMATIS_WEBKITDRIVER", &["WebKitWebDriver"])?
            }
        };
        Ok(Installed { browser: self, program, driver })
    }
}

fn need(variable: &str, names: &[&str]) -> Result<PathBuf, String> {
    let missing = || format!("{} not found on PATH, nor named by {variable}", names.join(" or "));
    find_program(variable, names).ok_or_else(missing)
}

impl Installed {
    /// The command that runs the driver on `port`, with `home` as a folder for what it leaves behind.
    pub(crate) fn driver(&self, port: u16, theme: Theme, home: &Path, display: Option<&Display>) -> Command {
        let mut command = Command::new(&self.driver);
        command.arg(format!("--port={port}")).env("TMPDIR", home);
        if self.browser == Browser::WebKit {
            // As root WebKit refuses to run inside its sandbox; for other users the variable changes nothing that
            // these pages could use.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            command.env("GTK_THEME", if theme == Theme::Dark { "Adwaita:dark" } else { "Adwaita" });
            command.env("XDG_DATA_HOME", home.join("data")).env("XDG_CACHE_HOME", home.join("cache"));
            if let Some(display) = display {
                command.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
            }
        }
        command
    }

    /// What to ask the driver for.
    pub(crate) fn capabilities(&self, theme: Theme, home: &Path) -> serde_json::Map<String, Value> {
        let asked = match self.browser {
            Browser::Chromium => json!({ "goog:chromeOptions": {
                "binary": self.program,
                "args": chromium_arguments(theme, home),
            }}),
            Browser::Firefox => json!({ "moz:firefoxOptions": {
                "binary": self.program,
                "args": ["-headless"],
                "prefs": firefox_preferences(theme),
            }}),
            Browser::WebKit => json!({}),
        };
        match asked {
            Value::Object(map) => map,
            _ => serde_json::Map::new(),
        }
    }
}

fn chromium_arguments(theme: Theme, home: &Path) -> Vec<String> {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", home.join("profile").display()));
    let scheme = if theme == Theme::Dark { 0 } else { 1 };
    arguments.push(format!("--blink-settings=preferredColorScheme={scheme}"));
    arguments
}

fn firefox_preferences(theme: Theme) -> Value {
    json!({
        // 0 is dark, 1 is light.
        "layout.css.prefers-color-scheme.content-override": if theme == Theme::Dark { 0 } else { 1 },
        "app.update.enabled": false,
        "browser.safebrowsing.update.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        // WebDriver's own default for loading files is kept; the single-file page is opened from disk as a reader would.
        "browser.shell.checkDefaultBrowser": false,
    })
}

/// A screen that nobody sees, for the browser that cannot do without.
pub(crate) struct Display {
    name: String,
    _process: Process,
}

impl Display {
    /// Starts Xvfb if it is here; else the reader's own display is used.
    pub(crate) fn start() -> Outcome<Option<Self>> {
        let Some(program) = find_program("DRAMATIS_XVFB", &["Xvfb"]) else { return Ok(None) };
        let mut command = Command::new(program);
        // It chooses a free number itself and writes it to the file descriptor named.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let (process, number) = Process::start_and_read_line(&mut command)?;
        Ok(Some(Self { name: format!(":{number}"), _process: process }))
    }
}
