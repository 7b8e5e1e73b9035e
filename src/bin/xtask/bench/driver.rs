//! A browser at the other end of a WebDriver: just enough of the protocol to open a page and ask it something.
//! <https://www.w3.org/TR/webdriver2/>

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::tools::Toolbox;

const START: Duration = Duration::from_secs(20);

/// Headless Chromium with a profile of its own, which is thrown away at the end.
pub(crate) struct Chromium {
    driver: Child,
    address: SocketAddr,
    session: String,
}

impl Chromium {
    /// Starts the driver and, through it, the browser.
    pub(crate) fn start(tools: &Toolbox) -> Result<Self> {
        let address = free_address()?;
        let driver = Command::new("chromedriver")
            .arg(format!("--port={}", address.port()))
            .env("PATH", &tools.path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Error::Start { program: "chromedriver".into(), source })?;
        let mut browser = Self { driver, address, session: String::new() };
        browser.wait_for_driver()?;
        // Chromium's sandbox does not start as root, as which containers run.
        let arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"];
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "goog:chromeOptions": { "args": arguments },
        } } });
        let session = browser.send("POST", "/session", &capabilities)?;
        browser.session = session["sessionId"].as_str().unwrap_or_default().to_owned();
        Ok(browser)
    }

    fn wait_for_driver(&self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if start.elapsed() > START {
                return Err(problem("did not start to listen"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Runs this script in every page before its own.
    pub(crate) fn before_each_page(&self, script: &str) -> Result<()> {
        self.tell("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).map(drop)
    }

    /// Bytes that the page's scripts hold when what they no longer need is gone, buffers included.
    pub(crate) fn memory(&self) -> Result<u64> {
        self.tell("HeapProfiler.collectGarbage", &json!({}))?;
        let usage = self.tell("Runtime.getHeapUsage", &json!({}))?;
        let bytes = |name: &str| usage[name].as_f64().unwrap_or_default();
        Ok((bytes("usedSize") + bytes("backingStorageSize")) as u64)
    }

    /// Waits for a page's scripts so long, not the half minute that is usual.
    pub(crate) fn patience(&self, patience: Duration) -> Result<()> {
        self.command("timeouts", &json!({ "script": patience.as_millis() as u64 })).map(drop)
    }

    /// One command of the protocol of Chromium's developer tools.
    fn tell(&self, command: &str, params: &Value) -> Result<Value> {
        self.command("goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    /// Goes to an address.
    pub(crate) fn open(&self, address: &str) -> Result<()> {
        self.command("url", &json!({ "url": address })).map(drop)
    }

    /// What a script returns.
    pub(crate) fn ask(&self, script: &str) -> Result<Value> {
        self.command("execute/sync", &json!({ "script": script, "args": [] }))
    }

    fn command(&self, name: &str, body: &Value) -> Result<Value> {
        self.send("POST", &format!("/session/{}/{name}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let answer = exchange(self.address, method, path, &body.to_string())
            .map_err(|e| problem(&format!("broke off ({e})")))?;
        let answer: Value =
            serde_json::from_str(&answer).map_err(|e| problem(&format!("spoke no JSON ({e})")))?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(problem(&format!("said: {error}: {}", answer["value"]["message"]))),
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            exchange(self.address, "DELETE", &format!("/session/{}", self.session), "").ok();
        }
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}

fn problem(found: &str) -> Error {
    Error::unexpected("chromedriver", found, "check that chromium and chromedriver have one version")
}

/// An address at which nothing listens now.
fn free_address() -> Result<SocketAddr> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map_err(|e| problem(&format!("found no free port ({e})")))
}

/// One HTTP request on a connection of its own; the body of the answer.
fn exchange(address: SocketAddr, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    let mut length = None;
    while reader.read_line(&mut line)? > 2 {
        let lower = line.to_ascii_lowercase();
        length = length.or_else(|| lower.strip_prefix("content-length:").and_then(|n| n.trim().parse().ok()));
        line.clear();
    }
    let mut answer = String::new();
    reader.take(length.unwrap_or(u64::MAX)).read_to_string(&mut answer)?;
    Ok(answer)
}
