//! `dramatis build` as a program: what a site holds, what is left alone, what is said.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

#[path = "build/page.rs"]
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use dramatis::site::{Collection, Manifest};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// What one run said.
struct Ran {
    code: Option<i32>,
    out: String,
    said: String,
}

/// A folder of its own for one test, with a page in `dist` and articles in `in`; removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("dramatis-build-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        let scratch = Self(dir);
        page::write(&scratch.path("dist"));
        scratch
            .file(
                "in/a.txt",
                "---\ntitle: Talks in Lima\nsource: Desk\n---\nLIMA: Admiral Ann Poe met Jo Roe on Monday.",
            )
            .file(
                "in/b/c.md",
                "OSLO: Ann Poe left Norway, the UN said. “We will be back,” Poe told reporters.",
            )
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(name, text);
        self
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
        fs::write(file, text).expect("a file is written");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dramatis"));
        command.arg("build").args(arguments).current_dir(&self.0);
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let done = self.command(arguments).output().expect("the program runs");
        let [out, said] = [done.stdout, done.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
        Ran { code: done.status.code(), out, said }
    }

    fn build(&self, input: &str, site: &str) -> Ran {
        let ran = self.run(&[input, "-o", site]);
        assert_eq!(ran.code, Some(0), "{}", ran.said);
        ran
    }

    /// All files below a folder.
    fn tree(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let (mut found, mut folders) = (BTreeMap::new(), vec![self.path(folder)]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.path("")).expect("inside").to_path_buf();
                    found.insert(name, fs::read(path).expect("a file"));
                }
            }
        }
        found
    }

    /// The same site but for its place.
    fn same(&self, one: &str, other: &str) -> bool {
        let files = |folder: &str| -> BTreeMap<PathBuf, Vec<u8>> {
            let inside = |(name, bytes): (PathBuf, _)| {
                (name.strip_prefix(folder).expect("inside").to_path_buf(), bytes)
            };
            self.tree(folder).into_iter().map(inside).collect()
        };
        files(one) == files(other)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn corpus(site: &Path) -> dramatis::corpus::Corpus {
    let manifest = Manifest::read(site).expect("a manifest");
    Collection::open(&fs::read(site.join(manifest.bundle)).expect("a bundle")).expect("a corpus")
}

#[test]
fn a_folder_becomes_a_site() {
    let dir = Scratch::new("folder");
    let ran = dir.run(&["in", "-o", "site", "--title", "A & <B>"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "site: 2 articles, 2 analysed\n"), "{}", ran.said);
    let corpus = corpus(&dir.path("site"));
    assert_eq!(corpus.title, "A & <B>");
    let paths: Vec<&str> = corpus.entries.iter().map(|e| e.article.path.as_str()).collect();
    assert_eq!(paths, ["a.txt", "b/c.md"]);
    assert!(corpus.entities.iter().any(|e| e.name == "Ann Poe" && e.members.len() == 2));
    let html = dir.text("site/index.html");
    assert!(html.contains("<title>A &amp; &lt;B&gt;</title>") && html.contains("<h2>Talks in Lima</h2>"));
    let bundle = Manifest::read(&dir.path("site")).expect("a manifest").bundle;
    assert_eq!(html.matches(&bundle).count(), 2, "asked for early, and in the configuration");
    let worker = dir.text("site/sw.js");
    assert!(worker.contains(&bundle) && worker.contains("\"./\"") && !worker.contains("dramatis:"));
    for (name, bytes) in dir.tree("dist") {
        let changed =
            ["index.html", "sw.js"].contains(&name.file_name().and_then(|n| n.to_str()).unwrap_or(""));
        let site = dir.path("site").join(name.strip_prefix("dist").expect("inside"));
        assert!(changed || fs::read(site).expect("taken over") == bytes, "{}", name.display());
    }
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let dir = Scratch::new("same");
    dir.build("in", "one");
    let again = dir.build("in", "one");
    assert_eq!(again.out, "one: 2 articles, 0 analysed, 2 as before\n");
    dir.build("in", "two");
    assert!(dir.same("one", "two"));
    dir.run(&["in", "-o", "one", "--title", "Other"]);
    assert!(!dir.same("one", "two"));
    dir.build("in", "one");
    assert!(dir.same("one", "two"), "a site keeps nothing of the one before it");
    let from_site = dir.run(&["in", "-o", "three", "--page", "one"]);
    assert_eq!(from_site.code, Some(0));
    assert!(dir.same("two", "three"), "any site serves as a page");
}

#[test]
fn only_what_changed_is_analysed_again() {
    let dir = Scratch::new("again");
    dir.build("in", "site");
    dir.write("in/b/c.md", "OSLO: Bo Li left Norway.");
    dir.write("in/d.txt", "Ann Poe was there, Bo Li said.");
    assert_eq!(dir.build("in", "site").out, "site: 3 articles, 2 analysed, 1 as before\n");
    dir.build("in", "fresh");
    assert!(dir.same("site", "fresh"));
    // The day is evidence too.
    dir.write("in/d.txt", "---\ndate: 2024-07-04\n---\nAnn Poe was there, Bo Li said.");
    assert_eq!(dir.build("in", "site").out, "site: 3 articles, 1 analysed, 2 as before\n");
    let fresh = dir.run(&["in", "-o", "site", "--fresh"]);
    assert_eq!(fresh.out, "site: 3 articles, 3 analysed\n");
    // Another extraction made it.
    let manifest = dir.text("site/dramatis.json");
    let extraction = Manifest::read(&dir.path("site")).expect("a manifest").extraction;
    dir.write("site/dramatis.json", manifest.replace(&extraction, "0123456789abcdef"));
    assert_eq!(dir.build("in", "site").out, "site: 3 articles, 3 analysed\n");
    // A damaged bundle is none.
    let bundle = Manifest::read(&dir.path("site")).expect("a manifest").bundle;
    dir.write(&format!("site/{bundle}"), "x");
    assert_eq!(dir.build("in", "site").out, "site: 3 articles, 3 analysed\n");
}

#[test]
fn what_no_build_made_is_not_replaced() {
    let dir = Scratch::new("foreign").file("mine/letter.txt", "mine");
    let before = dir.tree("");
    for (output, words) in [
        ("mine", "mine was not made by `dramatis build` (it holds letter.txt"),
        ("mine/letter.txt", "letter.txt is not a folder"),
        ("in/site", "the site would stand inside the articles"),
        ("dist", "dist was not made by `dramatis build`"),
        ("/", "/ cannot be replaced"),
    ] {
        let ran = dir.run(&["in", "-o", output]);
        assert!(ran.code == Some(1) && ran.said.contains(words), "{output}: {}", ran.said);
    }
    assert_eq!(dir.tree(""), before);
    dir.build("in", "site");
    fs::rename(dir.path("in"), dir.path("site/in")).expect("moved");
    let ran = dir.run(&["site/in", "-o", "site"]);
    assert!(ran.code == Some(1) && ran.said.contains("(it holds in/a.txt"), "{}", ran.said);
}

#[test]
fn what_is_missing_is_named() {
    let dir = Scratch::new("missing").file("empty/readme", "");
    for (arguments, words) in [
        (
            ["in", "-o", "site", "--page", "nowhere"],
            "there is no page in nowhere: `cargo xtask build` makes it",
        ),
        (["nothing", "-o", "site", "--page", "dist"], "there is no folder nothing"),
        (["empty", "-o", "site", "--page", "dist"], "empty holds no article"),
    ] {
        let ran = dir.run(&arguments);
        assert!(ran.code == Some(1) && ran.said.contains(words), "{}", ran.said);
    }
    dir.write("dist/sw.js", "other()");
    let ran = dir.run(&["in", "-o", "site"]);
    assert!(ran.code == Some(1) && ran.said.contains("sw.js of the page"), "{}", ran.said);
    assert!(!dir.path("site").exists());
}

#[test]
fn what_cannot_be_read_makes_the_status_1() {
    let dir = Scratch::new("status");
    dir.write("in/again.txt", "LIMA: Admiral Ann Poe met Jo Roe on Monday.");
    let ran = dir.run(&["in", "-o", "site"]);
    assert_eq!(ran.code, Some(0), "what is there twice was read: {}", ran.said);
    assert!(ran.said.contains("left out again.txt: it holds the same text as a.txt"), "{}", ran.said);
    dir.write("in/picture.txt", b"\x89PNG\r\n\x1a\n..");
    let ran = dir.run(&["in", "-o", "site"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(1), "site: 2 articles, 0 analysed, 2 as before; 2 left out\n")
    );
    assert!(ran.said.contains("left out picture.txt: this is a PNG picture, not text"), "{}", ran.said);
    let skipped: Vec<String> = corpus(&dir.path("site")).skipped.into_iter().map(|s| s.path).collect();
    assert_eq!(skipped, ["again.txt", "picture.txt"]);
}

#[test]
fn one_file_holds_everything() {
    let dir = Scratch::new("single");
    let ran = dir.run(&["in", "-o", "out/page.html", "--single-file", "--title", "One"]);
    assert_eq!(ran.code, Some(0), "{}", ran.said);
    let html = dir.text("out/page.html");
    for part in
        ["<title>One</title>", "<style>a{b:c}</style>", "\"inline\":true", "id=\"dramatis-bundle\"", "page()"]
    {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains(" src=") && !html.contains("preload"), "nothing is fetched");
    assert_eq!(dir.run(&["in", "-o", "out/page.html", "--single-file", "--title", "One"]).code, Some(0));
    assert_eq!(dir.text("out/page.html"), html);
    dir.write("out/mine.html", "mine");
    for (output, words) in
        [("out/mine.html", "not a page that `dramatis build` made"), ("out", "out is a folder")]
    {
        let ran = dir.run(&["in", "-o", output, "--single-file"]);
        assert!(ran.code == Some(1) && ran.said.contains(words), "{}", ran.said);
    }
    assert_eq!(dir.tree("out").len(), 2);
}

/// A build that is killed leaves the old site, and the next one clears up.
#[test]
fn an_interrupted_build_leaves_the_old_site() {
    let dir = Scratch::new("killed");
    dir.build("in", "site");
    let before = dir.tree("site");
    let text = "Ann Poe met Jo Roe in Oslo on Monday, the UN said. ".repeat(40_000);
    (0..8).for_each(|n| dir.write(&format!("in/{n}.txt"), format!("{n}. {text}")));
    let mut child =
        dir.command(&["in", "-o", "site"]).stderr(Stdio::null()).spawn().expect("the program starts");
    let new = dir.path(".site.dramatis-new");
    let start = Instant::now();
    while !new.exists() && start.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("it was still at work");
    assert!(!child.wait().expect("it ends").success());
    assert!(new.exists(), "killed too late");
    assert_eq!(dir.tree("site"), before);
    (0..8).for_each(|n| fs::remove_file(dir.path(&format!("in/{n}.txt"))).expect("removed"));
    dir.build("in", "site");
    assert_eq!(dir.tree("site"), before);
    assert!(!new.exists());
}

/// A file that cannot be written to its end: here the system allows none of more than 4 KB.
#[cfg(target_os = "linux")]
#[test]
fn a_failed_write_leaves_the_old_site() {
    let dir = Scratch::new("full");
    dir.build("in", "site");
    let before = dir.tree("site");
    dir.write("dist/page-1.js", "x".repeat(20_000));
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" build in -o site";
    let done = Command::new("bash")
        .args(["-c", limited, env!("CARGO_BIN_EXE_dramatis")])
        .current_dir(&dir.0)
        .output()
        .expect("a shell runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.code() == Some(1) && said.contains("cannot write") && said.contains("page-1.js"),
        "{said}"
    );
    assert_eq!(dir.tree("site"), before);
    assert!(!dir.path(".site.dramatis-new").exists());
}

/// The articles of `in`, as they would stand in a file of records.
const RECORDS: [[&str; 4]; 2] = [
    ["a.txt", "Talks in Lima", "Desk", "LIMA: Admiral Ann Poe met Jo Roe on Monday."],
    ["b/c.md", "", "", "OSLO: Ann Poe left Norway, the UN said. “We will be back,” Poe told reporters."],
];

fn json_lines() -> String {
    let line = |[id, title, source, text]: [&str; 4]| {
        let mut record = serde_json::json!({ "id": id, "text": text });
        for (name, value) in [("title", title), ("source", source)] {
            if !value.is_empty() {
                record[name] = value.into();
            }
        }
        format!("{record}\n")
    };
    RECORDS.map(line).concat()
}

fn zipped(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .expect("a file begins");
        std::io::Write::write_all(&mut zip, bytes).expect("a file is packed");
    }
    zip.finish().expect("an archive").into_inner()
}

#[test]
fn a_site_does_not_show_how_its_articles_came() {
    let dir = Scratch::new("forms").file("in.jsonl", json_lines());
    dir.build("in", "folder");
    let mut table = String::from("\u{feff}ID,Title,Source,Text,Mood\r\n");
    for row in RECORDS {
        table.push_str(&row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).join(","));
        table.push_str(",calm\r\n");
    }
    dir.write("in.csv", table);
    dir.write(
        "in.tsv",
        RECORDS.iter().fold("key\ttitle\tsource\tbody\n".into(), |t: String, r| t + &r.join("\t") + "\n"),
    );
    let [a, c] = ["in/a.txt", "in/b/c.md"].map(|name| fs::read(dir.path(name)).expect("a file"));
    let files: [(&str, &[u8]); 4] =
        [("b/c.md", &c), ("a.txt", &a), ("__MACOSX/a.txt", b"no"), ("picture.png", b"no")];
    dir.write("in.zip", zipped(&files, CompressionMethod::Deflated));
    for input in ["in.jsonl", "in.csv", "in.tsv", "in.zip"] {
        dir.build(input, input.trim_start_matches("in."));
        assert!(dir.same("folder", input.trim_start_matches("in.")), "{input}");
    }
}

#[test]
fn bad_records_are_named_and_the_rest_go_on() {
    let dir = Scratch::new("bad");
    let lines = json_lines()
        + "{\"id\": \"x\"}\n\nnot json\n{\"id\": \"a.txt\", \"text\": \"Again.\"}\n[\"y\", \"z\"]\n";
    dir.write("in.jsonl", [lines.as_bytes(), b"{\"text\": \"\xff\"}\n"].concat());
    let ran = dir.run(&["in.jsonl", "-o", "site"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(1), "site: 2 articles, 2 analysed; 5 left out\n"),
        "{}",
        ran.said
    );
    for (line, words) in [
        (3, "it has no text"),
        (5, "no JSON object (expected ident, at byte 2)"),
        (6, "its id `a.txt` was given before: in.jsonl, line 1"),
        (7, "no JSON object (invalid type: sequence"),
        (8, "no JSON object (invalid unicode code point"),
    ] {
        assert!(ran.said.contains(&format!("left out in.jsonl, line {line}: {words}")), "{}", ran.said);
    }
    assert_eq!(corpus(&dir.path("site")).skipped.len(), 5);
    dir.write("in.csv", b"id,text\na,One.\nb\nc,\xff\n\"d\",\"Two,\nlong.\"\ne,Three.\n");
    let ran = dir.run(&["in.csv", "-o", "table"]);
    assert_eq!(ran.code, Some(1));
    for words in
        ["in.csv, line 3: it has 1 cells, and the first row 2", "in.csv, line 4: its `text` is not UTF-8"]
    {
        assert!(ran.said.contains(words), "{}", ran.said);
    }
    let texts: Vec<String> = corpus(&dir.path("table")).entries.into_iter().map(|e| e.article.text).collect();
    assert_eq!(texts, ["One.", "Two,\nlong.", "Three."]);
}

#[test]
fn files_of_other_kinds_are_refused() {
    let dir = Scratch::new("kinds").file("in.pdf", "x").file("in.zip", "x").file("in.csv", "id,words\n1,x\n");
    dir.write("in.jsonl", "\n");
    let mut damaged = zipped(&[("a.txt", b"One."), ("b.txt", b"Two.")], CompressionMethod::Stored);
    let at = damaged.windows(4).position(|bytes| bytes == b"One.").expect("the file as it is");
    damaged[at] = b'T';
    dir.write("damaged.zip", damaged);
    for (input, words) in [
        ("in.pdf", "in.pdf is of no kind that holds articles"),
        ("in.zip", "in.zip cannot be unpacked"),
        (
            "in.csv",
            "in.csv has no column for the text: name one `text` in its first line, which has id, words",
        ),
        ("in.jsonl", "in.jsonl holds no article"),
    ] {
        let ran = dir.run(&[input, "-o", "site"]);
        assert!(ran.code == Some(1) && ran.said.contains(words), "{input}: {}", ran.said);
    }
    assert!(!dir.path("site").exists());
    let ran = dir.run(&["damaged.zip", "-o", "site"]);
    assert!(
        ran.code == Some(1) && ran.said.contains("left out a.txt: it cannot be unpacked"),
        "{}",
        ran.said
    );
}

impl Scratch {
    /// What `dramatis extract` makes of a file.
    fn extract(&self, arguments: &[&str], input: &str) -> Vec<u8> {
        let input = fs::File::open(self.path(input)).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dramatis"));
        command.arg("extract").args(arguments).stdin(input).output().expect("the program runs").stdout
    }
}

#[test]
fn analyses_made_elsewhere_give_the_same_site() {
    let dir = Scratch::new("handed").file("in.jsonl", json_lines());
    dir.build("in.jsonl", "direct");
    dir.write("out.jsonl", dir.extract(&["--analyses"], "in.jsonl"));
    let ran = dir.run(&["in.jsonl", "-o", "site", "--from-analyses", "out.jsonl"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(0), "site: 2 articles, 0 analysed, 2 as before\n"),
        "{}",
        ran.said
    );
    assert!(dir.same("direct", "site"));
    let lines = String::from_utf8(fs::read(dir.path("out.jsonl")).expect("a file")).expect("UTF-8");
    let (first, second) = lines.split_once('\n').expect("two lines");
    // In any order, and not of all.
    dir.write("out.jsonl", format!("\n{second}{{\"id\": 7, \"analysis\": {}}}\n", analysis(first)));
    let ran = dir.run(&["in.jsonl", "-o", "site", "--from-analyses", "out.jsonl"]);
    assert_eq!(ran.out, "site: 2 articles, 1 analysed, 1 as before\n", "{}", ran.said);
    assert!(dir.same("direct", "site"));
    // Without the flag the record is the same but for the analysis.
    let plain = String::from_utf8(dir.extract(&[], "in.jsonl")).expect("UTF-8");
    let begin = plain.lines().next().expect("a record").trim_end_matches('}');
    assert!(first.starts_with(&format!("{begin},\"analysis\":")));
}

/// The analysis in a record.
fn analysis(record: &str) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(record).expect("JSON")["analysis"].clone()
}

#[test]
fn analyses_of_something_else_are_refused() {
    let dir = Scratch::new("misfit").file("in.jsonl", json_lines());
    let good = String::from_utf8(dir.extract(&["--analyses"], "in.jsonl")).expect("UTF-8");
    let plain = String::from_utf8(dir.extract(&[], "in.jsonl")).expect("UTF-8");
    let by = analysis(good.lines().next().expect("a record"))["by"].as_str().expect("words").to_owned();
    dir.build("in.jsonl", "site");
    let before = dir.tree("site");
    for (analyses, words) in [
        (good.replacen("a.txt", "b/c.md", 1), "line 1: `b/c.md`: it is of another text, title or day"),
        (
            good.replace(&by, "0123456789abcdef"),
            "line 1: `a.txt`: another version of the extraction made it (0123456789abcdef",
        ),
        (good.clone() + &good, "line 3: its id was there before"),
        (plain, "line 1: no record with its analysis (missing field `analysis`"),
        (good.replace("\"packed\":\"", "\"packed\":\"?"), "line 1: `a.txt`: its analysis is damaged"),
    ] {
        dir.write("out.jsonl", analyses);
        let ran = dir.run(&["in.jsonl", "-o", "site", "--from-analyses", "out.jsonl"]);
        assert!(ran.code == Some(1) && ran.said.contains(words), "{}", ran.said);
    }
    assert_eq!(dir.tree("site"), before);
}
