//! A small server for one folder, on this machine only, that behaves as GitHub Pages does where a page can tell:
//! media types, gzip for text and WebAssembly, validators, a sub-path if wanted.
//!
//! It answers GET and HEAD, one thread a connection, and never leaves its folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use dramatis::site::digest::{hex, sha256};

/// How many ports after the wanted one are tried.
const PORTS_TRIED: u16 = 20;
/// A request's head may be this long.
const MAX_HEAD: u64 = 16 * 1024;
/// A connection that says nothing is closed.
const IDLE: Duration = Duration::from_secs(30);

/// What is served.
#[derive(Debug)]
pub(crate) struct Site {
    /// The folder.
    root: PathBuf,
    /// Where it stands: begins and ends with a slash.
    prefix: String,
    /// What `cache-control` says.
    cache: &'static str,
    /// The network between here and the browser.
    line: Line,
    /// Packed files by the hash of what they hold.
    packed: Mutex<BTreeMap<String, Arc<Vec<u8>>>>,
}

impl Site {
    /// This folder, at `/`; browsers ask each time whether a file changed.
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            prefix: "/".into(),
            cache: "no-cache",
            line: Line::default(),
            packed: Mutex::new(BTreeMap::new()),
        }
    }

    /// The same, kept for ten minutes, as GitHub Pages has it.
    pub(crate) fn cached(mut self) -> Self {
        self.cache = "max-age=600";
        self
    }

    /// The same, over a slow line.
    pub(crate) fn over(mut self, line: Line) -> Self {
        self.line = line;
        self
    }
}

/// Listens at 127.0.0.1 on `port`, or the next free one after it. Port 0 takes any.
///
/// # Errors
/// When none of the ports is free.
pub(crate) fn listen(port: u16) -> io::Result<TcpListener> {
    let mut tried = Err(io::Error::from(io::ErrorKind::AddrInUse));
    for port in port..=port.saturating_add(PORTS_TRIED) {
        tried = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        if tried.is_ok() {
            break;
        }
    }
    tried
}

/// Serves until the program ends.
pub(crate) fn serve(site: Site, listener: &TcpListener) {
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A connection that breaks is the browser's affair: it opens another.
        thread::spawn(move || connection(&site, stream).ok());
    }
}

fn connection(site: &Site, stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        let answer = site.answer(&request);
        thread::sleep(site.line.delay);
        answer.write(&site.line, &mut writer, request.head_only)?;
        if request.close {
            break;
        }
    }
    Ok(())
}

/// A network: each answer begins after a delay, and all of them together share a rate. Browsers' own slow lines mean
/// the same by these two numbers, but leave out what a worker fetches.
#[derive(Debug, Default)]
pub(crate) struct Line {
    delay: Duration,
    /// Time that one byte takes, in nanoseconds; 0 for no limit.
    byte: u64,
    /// Until when the line is taken.
    free: Mutex<Option<Instant>>,
}

impl Line {
    /// A line of this delay and this rate.
    pub(crate) fn new(delay: Duration, bits_per_second: u64) -> Self {
        Self { delay, byte: 8_000_000_000 / bits_per_second.max(1), free: Mutex::new(None) }
    }

    /// Writes piece by piece, each when the line is free.
    fn send(&self, out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
        const PIECE: usize = 4096;
        for piece in bytes.chunks(if self.byte == 0 { usize::MAX } else { PIECE }) {
            let end = {
                let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
                let now = Instant::now();
                let begin = free.map_or(now, |f| f.max(now));
                *free.insert(begin + Duration::from_nanos(self.byte * piece.len() as u64))
            };
            thread::sleep(end.saturating_duration_since(Instant::now()));
            out.write_all(piece)?;
        }
        out.flush()
    }
}

/// What is read of a request.
#[derive(Debug, Default)]
struct Request {
    method: String,
    target: String,
    gzip: bool,
    known: String,
    /// First byte and, if given, the last.
    range: Option<(usize, Option<usize>)>,
    head_only: bool,
    close: bool,
}

impl Request {
    /// The next request of a connection; `None` at its end.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(MAX_HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_ascii_whitespace();
        let mut request = Self {
            method: words.next().unwrap_or_default().to_owned(),
            target: words.next().unwrap_or_default().to_owned(),
            close: words.next() != Some("HTTP/1.1"),
            ..Self::default()
        };
        request.head_only = request.method == "HEAD";
        loop {
            line.clear();
            if head.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            request.header(&name.to_ascii_lowercase(), value.trim());
        }
        Ok(Some(request))
    }

    fn header(&mut self, name: &str, value: &str) {
        match name {
            "accept-encoding" => self.gzip = value.split(',').any(|v| v.trim().starts_with("gzip")),
            "range" => self.range = one_range(value),
            "if-none-match" => value.clone_into(&mut self.known),
            "connection" => self.close |= value.eq_ignore_ascii_case("close"),
            // A body is never read: the connection would go out of step.
            "content-length" | "transfer-encoding" => self.close = true,
            _ => {}
        }
    }
}

/// What is sent back.
#[derive(Debug)]
struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Arc<Vec<u8>>,
}

impl Answer {
    fn plain(status: &'static str, words: &str) -> Self {
        let headers = vec![("content-type", "text/plain; charset=utf-8".to_owned())];
        Self { status, headers, body: Arc::new(format!("{words}\n").into_bytes()) }
    }

    fn write(&self, line: &Line, out: &mut impl Write, head_only: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", self.body.len()));
        line.send(out, head.as_bytes())?;
        if head_only { Ok(()) } else { line.send(out, &self.body) }
    }
}

impl Site {
    fn answer(&self, request: &Request) -> Answer {
        if request.method != "GET" && request.method != "HEAD" {
            return Answer::plain("405 Method Not Allowed", "Only GET and HEAD are answered here.");
        }
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            let mut answer = Answer::plain("301 Moved Permanently", "The page is one slash further.");
            answer.headers.push(("location", self.prefix.clone()));
            return answer;
        }
        let found = path.strip_prefix(&self.prefix).and_then(|p| self.file(p));
        match found.and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes))) {
            Some((file, bytes)) => self.file_answer(request, &file, bytes),
            None => Answer::plain("404 Not Found", "There is no such file here."),
        }
    }

    /// The file that an address means: no way leads out of the folder, by dots, links or otherwise.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = percent_decoded(path)?;
        let plain = |part: &str| part != ".." && part != "." && !part.contains(['\\', '\0', ':']);
        if !path.split('/').all(plain) || path.starts_with('/') {
            return None;
        }
        let mut file = self.root.join(&path);
        if file.is_dir() {
            file = file.join("index.html");
        }
        let (root, real) = (self.root.canonicalize().ok()?, file.canonicalize().ok()?);
        (real.starts_with(root) && real.is_file()).then_some(real)
    }

    fn file_answer(&self, request: &Request, file: &Path, bytes: Vec<u8>) -> Answer {
        let media = Media::of(file);
        let hash = hex(&sha256(&bytes));
        let packed = media.packs && request.gzip;
        let etag = format!("\"{}{}\"", &hash[..16], if packed { "-gz" } else { "" });
        let mut headers = vec![("cache-control", self.cache.to_owned()), ("etag", etag.clone())];
        headers.push(("vary", "accept-encoding".to_owned()));
        if request.known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag) {
            return Answer { status: "304 Not Modified", headers, body: Arc::default() };
        }
        headers.push(("content-type", media.name.to_owned()));
        headers.push(("accept-ranges", "bytes".to_owned()));
        if let (Some((start, end)), false) = (request.range, packed) {
            return part(bytes, start, end, headers);
        }
        let body = if packed {
            headers.push(("content-encoding", "gzip".to_owned()));
            self.packed(hash, &bytes)
        } else {
            Arc::new(bytes)
        };
        Answer { status: "200 OK", headers, body }
    }

    fn packed(&self, hash: String, bytes: &[u8]) -> Arc<Vec<u8>> {
        let mut known = self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(hash).or_insert_with(|| Arc::new(gzip(bytes))))
    }
}

/// The bytes of `bytes=FIRST-LAST`, as clients of static sites ask for them. Any other form means the whole file.
fn one_range(value: &str) -> Option<(usize, Option<usize>)> {
    let (start, end) = value.strip_prefix("bytes=")?.split_once('-')?;
    let start = start.parse().ok()?;
    match end {
        "" => Some((start, None)),
        end => Some((start, Some(end.parse().ok().filter(|end| *end >= start)?))),
    }
}

/// From one byte to another, both included, or to the end.
fn part(
    bytes: Vec<u8>,
    start: usize,
    end: Option<usize>,
    mut headers: Vec<(&'static str, String)>,
) -> Answer {
    let all = bytes.len();
    if start >= all {
        headers.push(("content-range", format!("bytes */{all}")));
        return Answer { status: "416 Range Not Satisfiable", headers, body: Arc::default() };
    }
    let end = end.map_or(all, |end| all.min(end + 1));
    headers.push(("content-range", format!("bytes {start}-{}/{all}", end - 1)));
    Answer { status: "206 Partial Content", headers, body: Arc::new(bytes[start..end].to_vec()) }
}

/// Packed the way servers do it: at the middle level, with no time in it.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(6));
    // Writing to memory does not fail.
    packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default()
}

/// A media type, and whether GitHub Pages packs it.
struct Media {
    name: &'static str,
    packs: bool,
}

impl Media {
    fn of(file: &Path) -> Self {
        let (name, packs) = match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
            "html" => ("text/html; charset=utf-8", true),
            "css" => ("text/css; charset=utf-8", true),
            "js" | "mjs" => ("text/javascript; charset=utf-8", true),
            "json" => ("application/json", true),
            "webmanifest" => ("application/manifest+json", true),
            "svg" => ("image/svg+xml", true),
            "txt" | "md" => ("text/plain; charset=utf-8", true),
            "wasm" => ("application/wasm", true),
            "png" => ("image/png", false),
            "ico" => ("image/x-icon", false),
            _ => ("application/octet-stream", false),
        };
        Self { name, packs }
    }
}

/// `None` for an escape that is none, or bytes that are not UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Served {
        dir: PathBuf,
        address: SocketAddr,
    }

    impl Served {
        fn new(name: &str, prefix: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("dramatis-server-{name}-{}", std::process::id()));
            fs::create_dir_all(dir.join("site/sub")).unwrap();
            fs::write(dir.join("site/index.html"), "<p>page").unwrap();
            fs::write(dir.join("site/sub/a b.wasm"), "\0asm").unwrap();
            fs::write(dir.join("secret.txt"), "secret").unwrap();
            let listener = listen(0).unwrap();
            let address = listener.local_addr().unwrap();
            let mut site = Site::new(&dir.join("site"));
            prefix.clone_into(&mut site.prefix);
            thread::spawn(move || serve(site, &listener));
            Self { dir, address }
        }

        fn ask(&self, request: &str) -> String {
            let mut stream = TcpStream::connect(self.address).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            String::from_utf8_lossy(&answer).into_owned()
        }

        fn get(&self, path: &str, more: &str) -> String {
            self.ask(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n"))
        }
    }

    impl Drop for Served {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.dir);
        }
    }

    #[test]
    fn files_come_with_their_types() {
        let served = Served::new("types", "/");
        let page = served.get("/?x=1", "");
        assert!(
            page.starts_with("HTTP/1.1 200 OK\r\n")
                && page.contains("content-type: text/html; charset=utf-8")
        );
        assert!(page.ends_with("\r\n\r\n<p>page"));
        assert!(served.get("/sub/a%20b.wasm", "").contains("content-type: application/wasm\r\n"));
        let head = served.ask("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(head.contains("content-length: 7") && head.ends_with("\r\n\r\n"));
        assert!(served.ask("POST / HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let served = Served::new("out", "/");
        for path in [
            "/../secret.txt", "/%2e%2e/secret.txt", "/sub/../../secret.txt", "//secret.txt",
            "/..%2fsecret.txt", "/%",
        ] {
            let answer = served.get(path, "");
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(served.dir.join("secret.txt"), served.dir.join("site/link.txt"))
                .unwrap();
            assert!(served.get("/link.txt", "").starts_with("HTTP/1.1 404"));
        }
    }

    #[test]
    fn text_is_packed_and_not_sent_twice() {
        let served = Served::new("gzip", "/");
        let page = served.get("/", "Accept-Encoding: br, gzip\r\n");
        assert!(page.contains("content-encoding: gzip\r\n"), "{page}");
        let etag = page.lines().find_map(|l| l.strip_prefix("etag: ")).unwrap();
        let again = served.get("/", &format!("Accept-Encoding: gzip\r\nIf-None-Match: {etag}\r\n"));
        assert!(again.starts_with("HTTP/1.1 304"), "{again}");
        assert!(!served.get("/", "").contains("content-encoding"));
    }

    #[test]
    fn a_stretch_of_a_file_is_sent() {
        let served = Served::new("range", "/");
        let get = |range: &str| served.get("/", &format!("Range: bytes={range}\r\n"));
        let some = get("1-3");
        assert!(some.starts_with("HTTP/1.1 206") && some.contains("content-range: bytes 1-3/7\r\n"));
        assert!(some.ends_with("\r\n\r\np>p"));
        assert!(get("4-").ends_with("\r\n\r\nage") && get("4-99").contains("content-length: 3\r\n"));
        assert!(get("7-").starts_with("HTTP/1.1 416"));
        for whole in ["3-1", "-2", "0-1,3-4", "x"] {
            assert!(get(whole).starts_with("HTTP/1.1 200"), "{whole}");
        }
    }

    #[test]
    fn a_site_may_stand_under_a_path() {
        let served = Served::new("prefix", "/some/where/");
        assert!(served.get("/some/where/", "").ends_with("<p>page"));
        assert!(served.get("/some/where", "").contains("location: /some/where/\r\n"));
        assert!(served.get("/", "").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn a_busy_port_gives_the_next_free_one() {
        let first = listen(0).unwrap().local_addr().unwrap().port();
        let held = listen(first).unwrap();
        let next = listen(held.local_addr().unwrap().port()).unwrap();
        assert_ne!(held.local_addr().unwrap().port(), next.local_addr().unwrap().port());
    }

    #[test]
    fn a_slow_line_is_slow() {
        let line = Line::new(Duration::ZERO, 800_000);
        let start = Instant::now();
        let mut out = Vec::new();
        line.send(&mut out, &[1; 10_000]).unwrap();
        assert_eq!(out.len(), 10_000);
        let took = start.elapsed();
        assert!(took >= Duration::from_millis(100), "{took:?} for 10 KB at 100 KB a second");
    }

    #[test]
    fn several_requests_share_a_connection() {
        let served = Served::new("keep", "/");
        let one = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        let answer = served.ask(&format!("{one}GET /none HTTP/1.1\r\nConnection: close\r\n\r\n"));
        assert!(answer.contains("200 OK") && answer.contains("404 Not Found"));
    }
}
