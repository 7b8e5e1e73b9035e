//! A small file server for one test: a folder mounted under a path, as GitHub Pages mounts a project, that can be
//! stopped and that remembers what was asked of it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use url::Url;

use crate::harness::Outcome;

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET`, `HEAD` and so on.
    pub(crate) method: String,
    /// The path asked for, without the query.
    pub(crate) path: String,
    /// What it was answered with.
    pub(crate) status: u16,
    /// What came with it, if it was sent to [`REPORTS`].
    pub(crate) report: String,
}

/// Serves files at `http://127.0.0.1:PORT/papers/`; every server has a port, thus an origin and a storage, of its own.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    running: Option<JoinHandle<()>>,
}

struct Shared {
    folder: PathBuf,
    policy: Option<String>,
    /// Whether a stretch of a file is sent where one is asked for; else the whole file is.
    ranges: bool,
    mount: &'static str,
    stop: AtomicBool,
    log: Mutex<Vec<Request>>,
}

/// Where the site is mounted: a sub-path, because that is where GitHub Pages puts projects.
const MOUNT: &str = "/papers/";

const HOLDER: &str = "/holder";

/// Where a policy may ask for reports of what it stopped.
pub(crate) const REPORTS: &str = "/reports";

impl Server {
    /// Serves `folder`.
    pub(crate) fn start(folder: &Path) -> Outcome<Self> {
        Self::start_with(folder, None, false)
    }

    /// Serves `folder`, in stretches where they are asked for.
    pub(crate) fn start_with_ranges(folder: &Path) -> Outcome<Self> {
        Self::start_with(folder, None, true)
    }

    /// Serves `folder`, and sends a content security policy with each document: a page obeys it beside its own.
    pub(crate) fn start_with_policy(folder: &Path, policy: &str) -> Outcome<Self> {
        Self::start_with(folder, Some(policy.to_owned()), false)
    }

    fn start_with(folder: &Path, policy: Option<String>, ranges: bool) -> Outcome<Self> {
        let listener = fresh_listener()?;
        let address = listener.local_addr()?;
        let shared = Shared {
            folder: folder.canonicalize().map_err(|e| format!("{}: {e}", folder.display()))?,
            policy,
            ranges,
            mount: MOUNT,
            stop: AtomicBool::new(false),
            log: Mutex::default(),
        };
        let mut server = Self { address, shared: Arc::new(shared), running: None };
        server.listen(listener);
        Ok(server)
    }

    /// The address of `file` of the site; an empty name is the site itself.
    pub(crate) fn url(&self, file: &str) -> String {
        format!("http://{}{}{file}", self.address, self.shared.mount)
    }

    /// An empty page beside the site, to put the site into a frame.
    pub(crate) fn holder(&self) -> String {
        format!("http://{}{HOLDER}", self.address)
    }

    /// What was asked so far.
    pub(crate) fn log(&self) -> Vec<Request> {
        self.shared.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stops answering: connections are refused from here on.
    pub(crate) fn stop(&mut self) {
        self.shared.stop.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees the flag.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.running.take() {
            let _ = thread.join();
        }
    }

    /// Answers again, at the same address.
    pub(crate) fn restart(&mut self) -> Outcome {
        self.stop();
        self.shared.stop.store(false, Ordering::SeqCst);
        let listener = TcpListener::bind(self.address)?;
        self.listen(listener);
        Ok(())
    }

    fn listen(&mut self, listener: TcpListener) {
        let shared = Arc::clone(&self.shared);
        self.running = Some(thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stop.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let shared = Arc::clone(&shared);
                // A browser opens connections ahead of need; one that says nothing must not hold up the rest.
                thread::spawn(move || shared.answer(stream));
            }
        }));
    }
}

/// Listens on a port that nobody listened on in this run. The system hands a port out again once it is free, and a
/// browser then takes the new server for the old one: it starts the old site from its service worker.
pub(crate) fn fresh_listener() -> Outcome<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Held until a new one is found, so that the system names others.
    let mut stale = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
        stale.push(listener);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn answer(&self, mut stream: TcpStream) -> Option<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
        let Read { method, target, report, range } = read_request(&stream)?;
        let path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
        let found = match path.as_str() {
            HOLDER => Some((HTML, b"<!doctype html><title>holder</title><body>".to_vec())),
            REPORTS => Some(("text/plain", Vec::new())),
            _ => self.file(&path).and_then(|file| Some((mime(&file), fs::read(file).ok()?))),
        };
        let range = range.filter(|_| self.ranges);
        let (status, kind, body) = match found {
            Some((kind, body)) => match range.and_then(|(from, to)| Some(body.get(from..=to)?.to_vec())) {
                Some(stretch) => (206, kind, stretch),
                None => (200, kind, body),
            },
            None => (404, "text/plain; charset=utf-8", b"not found".to_vec()),
        };
        let request = Request { method: method.clone(), path, status, report };
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(request);
        let reason = match status {
            200 => "OK",
            206 => "Partial Content",
            _ => "Not Found",
        };
        let mut head = format!(
            "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n",
            body.len()
        );
        if let Some(policy) = self.policy.as_ref().filter(|_| kind == HTML) {
            head += &format!("Content-Security-Policy: {policy}\r\n");
        }
        // Nothing may be kept by the browser's own cache: what works offline works through the service worker.
        head += "Cache-Control: no-store\r\nConnection: close\r\n\r\n";
        stream.write_all(head.as_bytes()).ok()?;
        if method != "HEAD" {
            stream.write_all(&body).ok()?;
        }
        stream.flush().ok()
    }

    /// The file of the site behind a path, if there is one.
    fn file(&self, path: &str) -> Option<PathBuf> {
        // `Url` resolves dots and leaves percent signs, which names of the site's own files never need.
        let url = Url::parse("http://host/").ok()?.join(path).ok()?;
        let relative = Path::new(url.path().strip_prefix(self.mount)?).to_path_buf();
        let plain = relative.components().all(|c| matches!(c, Component::Normal(_)));
        let file = self.folder.join(relative);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        (plain && file.is_file()).then_some(file)
    }
}

/// What is read of a request.
struct Read {
    method: String,
    target: String,
    /// What was sent to [`REPORTS`].
    report: String,
    /// From which byte to which it wants.
    range: Option<(usize, usize)>,
}

/// Reads a request.
fn read_request(stream: &TcpStream) -> Option<Read> {
    let mut reader = BufReader::new(stream.take(64 * 1024));
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|read| *read > 0).map(|_| line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split_ascii_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (mut length, mut range) = (0, None);
    loop {
        let header = line()?;
        let Some((name, value)) = header.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
        if name.eq_ignore_ascii_case("range") {
            let (from, to) = value.trim().strip_prefix("bytes=")?.split_once('-')?;
            range = from.parse().ok().zip(to.parse().ok());
        }
    }
    let mut body = vec![0; if target == REPORTS { length } else { 0 }];
    reader.read_exact(&mut body).ok()?;
    Some(Read { method, target, report: String::from_utf8_lossy(&body).into_owned(), range })
}

const HTML: &str = "text/html; charset=utf-8";

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => HTML,
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
        "gz" => "application/gzip",
        _ => "application/octet-stream",
    }
}
