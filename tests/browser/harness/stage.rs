//! Where a test stands: a browser that is clean for it, and the built sites to open there.
//!
//! One session a browser serves test after test. Each test opens the site on a port of its own, and storage, caches
//! and service workers belong to an origin, port included: so no test sees what another left.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

use libtest_mimic::{Completion, Failed};
use tokio::runtime::Runtime;

use crate::harness::Outcome;
use crate::harness::browser::{Browser, Display, Installed, Theme};
use crate::harness::server::Server;
use crate::harness::session::Session;

/// One thing that the page promises, tried in every browser.
#[derive(Clone, Copy)]
pub(crate) struct Test {
    /// Its name, to which the browser's is put in front.
    pub(crate) name: &'static str,
    /// Which colours the reader's system asks for.
    pub(crate) theme: Theme,
    /// Whether nothing else may run beside it: it measures time.
    pub(crate) alone: bool,
    /// The browsers that can show it.
    pub(crate) browsers: &'static [Browser],
    /// The test.
    pub(crate) run: fn(&Stage<'_>) -> Outcome,
}

/// Lists functions as tests under their own names.
macro_rules! tests {
    ($($run:ident),+ $(,)?) => {
        &[$($crate::harness::stage::Test {
            name: stringify!($run),
            theme: $crate::harness::browser::Theme::Light,
            alone: false,
            browsers: &$crate::harness::browser::Browser::ALL,
            run: $run,
        }),+]
    };
}
pub(crate) use tests;

/// What all tests share.
pub(crate) struct Kit {
    // Sessions end before the display and the runtime that they need.
    slots: [Slot; 3],
    display: Option<Display>,
    runtime: Runtime,
    quiet: RwLock<()>,
}

struct Slot {
    installed: Result<Installed, String>,
    session: Mutex<Option<(Theme, Session)>>,
}

/// A test's own view of the kit.
pub(crate) struct Stage<'a> {
    /// The browser, in a fresh window of usual size.
    pub(crate) session: &'a Session,
}

impl Kit {
    /// Looks for browsers; the ones that are missing are named in the skip log.
    pub(crate) fn new() -> Outcome<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let slots =
            Browser::ALL.map(|browser| Slot { installed: browser.locate(), session: Mutex::new(None) });
        for (browser, slot) in Browser::ALL.iter().zip(&slots) {
            if let Err(reason) = &slot.installed {
                log_skip(&format!("browser tests in {}: {reason}", browser.name()))?;
            }
        }
        let display =
            if slots[Browser::WebKit as usize].installed.is_ok() { Display::start()? } else { None };
        Ok(Self { slots, display, runtime, quiet: RwLock::new(()) })
    }

    /// Runs one test in one browser.
    pub(crate) fn run(&self, test: &Test, browser: Browser) -> Result<Completion, Failed> {
        let slot = &self.slots[browser as usize];
        let installed = match &slot.installed {
            Ok(installed) => installed,
            Err(reason) => return Ok(Completion::ignored_with(reason)),
        };
        let mut held = slot.session.lock().unwrap_or_else(PoisonError::into_inner);
        let _beside = (!test.alone).then(|| self.quiet.read().unwrap_or_else(PoisonError::into_inner));
        let _alone = test.alone.then(|| self.quiet.write().unwrap_or_else(PoisonError::into_inner));
        if held.as_ref().is_none_or(|(theme, _)| *theme != test.theme) {
            *held = None;
            let display = self.display.as_ref();
            let session = Session::start(installed, test.theme, display, self.runtime.handle())?;
            *held = Some((test.theme, session));
        }
        let session = held.as_ref().map(|(_, session)| session).ok_or("no session")?;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            // Away from the last test's page, out of any frame of it.
            session.goto("about:blank")?;
            session.viewport(1280, 900)?;
            (test.run)(&Stage { session })
        }));
        if !matches!(outcome, Ok(Ok(()))) {
            keep_picture(session, &format!("{}-{}", browser.name(), test.name));
            // Whatever state it was left in, the next test does not inherit it.
            *held = None;
        }
        match outcome {
            Ok(outcome) => outcome.map(|()| Completion::Completed),
            Err(panic) => resume_unwind(panic),
        }
    }
}

impl Stage<'_> {
    /// Serves the site that was built from the repository's own articles.
    pub(crate) fn site(&self) -> Outcome<Server> {
        Server::start(&self.site_folder()?)
    }

    /// The site that was built from the repository's own articles.
    pub(crate) fn site_folder(&self) -> Outcome<PathBuf> {
        built("DRAMATIS_DIST")
    }

    /// The same articles in parts.
    pub(crate) fn parts_folder(&self) -> Outcome<PathBuf> {
        built("DRAMATIS_DIST_PARTS")
    }

    /// Serves the site that was built from `tests/browser/hostile`.
    pub(crate) fn hostile_site(&self) -> Outcome<Server> {
        Server::start(&self.hostile_site_folder()?)
    }

    /// The site that was built from `tests/browser/hostile`.
    pub(crate) fn hostile_site_folder(&self) -> Outcome<PathBuf> {
        built("DRAMATIS_DIST_HOSTILE")
    }

    /// The single-file page.
    pub(crate) fn single_file(&self) -> Outcome<PathBuf> {
        built("DRAMATIS_SINGLE")
    }

    /// The source of axe-core.
    pub(crate) fn axe(&self) -> Outcome<String> {
        Ok(fs::read_to_string(built("DRAMATIS_AXE")?)?)
    }
}

/// What the environment says was built for these tests.
fn built(variable: &str) -> Outcome<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from);
    let path = path.ok_or_else(|| format!("{variable} is not set; `cargo xtask test` builds and sets it"))?;
    path.canonicalize().map_err(|e| format!("{variable}: {}: {e}", path.display()).into())
}

fn log_skip(reason: &str) -> Outcome {
    let line = format!("SKIPPED: {reason}");
    println!("{line}");
    if let Some(path) = env::var_os("DRAMATIS_SKIP_LOG") {
        let mut log = OpenOptions::new().create(true).append(true).open(&path)?;
        writeln!(log, "{line}")?;
    }
    Ok(())
}

/// Leaves a picture of what a failed test saw last; where that fails too, the test's own message is enough.
fn keep_picture(session: &Session, name: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    let file = folder.join(format!("{name}.png"));
    let kept = session
        .picture()
        .is_ok_and(|png| fs::create_dir_all(&folder).and_then(|()| fs::write(&file, png)).is_ok());
    if kept {
        println!("what {name} saw: {}", file.display());
    }
}
