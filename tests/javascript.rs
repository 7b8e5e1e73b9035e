//! The JavaScript module of the built site, in Node.js: the example in the README runs as printed, and the module
//! finds what the command line finds.
//!
//! `cargo xtask test` builds the site and names its folder in `DRAMATIS_DIST`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test stops where its ground is missing")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use serde_json::{Value, json};

/// Reads articles as JSON lines, writes what the module finds in them.
const LINES: &str = r#"
import { readFileSync } from "node:fs";
import { load } from "./dist/extract/extract.js";

const { extract } = await load();
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { text, title, date } = JSON.parse(line);
  console.log(JSON.stringify(extract(text, { title, date })));
}
"#;

/// What the module says to what it cannot use, and that it is loaded once.
const MISUSE: &str = r#"
import { load } from "./dist/extract/extract.js";

const [one, two] = await Promise.all([load(), load()]);
const said = (call) => { try { return call(); } catch (error) { return `${error.name}: ${error.message}`; } };
console.log(JSON.stringify([
  one === two,
  said(() => one.extract()),
  said(() => one.extract("a", { date: new Date() })),
  said(() => one.extract("Ann Poe", { date: "no day", title: null }).date),
  said(() => one.extract("\ud800 Admiral Ann Poe met Jo Roe.").entities.find((e) => e.text === "Ann Poe").start),
  said(() => one.extract("x".repeat(33_000_000))),
]));
"#;

/// Prints a line for each text whose names alone are others than those of its whole extraction, and how many names were
/// compared.
const ALONE: &str = r#"
import { readFileSync } from "node:fs";
import { load } from "./dist/extract/extract.js";

const { extract, names } = await load();
let compared = 0;
for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const { text } = JSON.parse(line);
  const whole = extract(text).entities.map(({ type, start, end }) => ({ type, start, end }));
  compared += whole.length;
  if (JSON.stringify(names(text)) !== JSON.stringify(whole)) console.log(JSON.stringify(text));
}
console.log(compared > 200);
"#;

/// A folder that looks like the repository after `cargo xtask build`.
struct Project(PathBuf);

impl Project {
    fn new(name: &str) -> Self {
        let site = std::env::var_os("DRAMATIS_DIST").expect("run this test through `cargo xtask test`");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let copy = folder.join("dist/extract");
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(Path::new(&site).join("extract")).expect("the site has the module") {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
        }
        Self(folder)
    }

    /// What a script prints.
    fn run(&self, script: &str, input: String) -> String {
        fs::write(self.0.join("example.mjs"), script).unwrap();
        output(Command::new("node").arg("example.mjs").current_dir(&self.0), input)
    }
}

fn output(command: &mut Command, input: String) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().unwrap();
    // A script that reads no input may be gone before all is written.
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()).ok());
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(done.status.success(), "{command:?}: {}", done.status);
    String::from_utf8(done.stdout).unwrap()
}

fn values(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The code block of this language that follows a heading of the README.
fn readme_block(heading: &str, language: &str) -> String {
    let readme = include_str!("../README.md");
    let (_, section) = readme.split_once(&format!("\n{heading}\n")).expect(heading);
    let (_, block) = section.split_once(&format!("```{language}\n")).expect(language);
    block.split_once("```").unwrap().0.to_owned()
}

/// The samples, and texts whose positions differ from unit to unit.
fn articles() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/corpus");
    let mut articles: Vec<Value> = dramatis::import::folder(&folder)
        .unwrap()
        .articles
        .into_iter()
        .map(|a| json!({"id": a.path, "text": a.text, "title": a.meta.title, "date": a.meta.date.map(|d| d.to_string())}))
        .collect();
    for text in [
        "",
        "\u{feff}🙂 LIMA: Admiral Ann Poe\r\nmet 🧑🏽‍🚀 Jo Roe. Poe left.",
        "قال الوزير. General Roland Walker met Asim Munir in São Tomé\u{0}.\u{2028}Munir, 🙂",
    ] {
        articles.push(json!({"id": articles.len(), "text": text, "date": "3 August 2023"}));
    }
    articles
}

#[test]
fn the_example_of_the_readme_runs_as_printed() {
    let project = Project::new("readme");
    let printed = project.run(&readme_block("### From JavaScript", "js"), String::new());
    assert_eq!(printed, readme_block("### From JavaScript", "text"));
}

#[test]
fn each_article_has_the_result_of_the_command_line() {
    let articles = articles();
    let lines: String = articles.iter().map(|a| format!("{a}\n")).collect();
    let mut program = Command::new(env!("CARGO_BIN_EXE_dramatis"));
    let mut told = values(&output(program.args(["extract", "--offsets", "utf16"]), lines.clone()));
    let found = values(&Project::new("lines").run(LINES, lines));
    assert!(articles.len() > 10 && found.len() == articles.len(), "{} results", found.len());
    for ((article, told), found) in articles.iter().zip(&mut told).zip(&found) {
        told.as_object_mut().unwrap().remove("id");
        assert_eq!(found, told, "{}", article["id"]);
    }
    types_fit(&found);
}

#[test]
fn names_alone_are_those_of_the_whole() {
    let lines: String = articles().iter().map(|a| format!("{a}\n")).collect();
    assert_eq!(Project::new("alone").run(ALONE, lines), "true\n");
}

/// The fields of every kind of object that was returned are those that the types name, no more and no fewer.
fn types_fit(found: &[Value]) {
    let types = interfaces(include_str!("../static/extract/extract.d.ts"));
    let lists = [
        ("anatomy", "Block"),
        ("entities", "Entity"),
        ("mentions", "Mention"),
        ("dates", "DateSpan"),
        ("quotes", "Quote"),
        ("meetings", "Meeting"),
        ("offices", "Office"),
    ];
    let of = |list: &str| found.iter().flat_map(|f| f[list].as_array().unwrap()).collect::<Vec<_>>();
    let mut kinds: Vec<(&str, Vec<&Value>)> = lists.iter().map(|(list, name)| (*name, of(list))).collect();
    kinds.push(("Found", found.iter().collect()));
    kinds.push(("Day", found.iter().map(|f| &f["date"]).filter(|d| !d.is_null()).collect()));
    for (name, objects) in kinds {
        assert!(!objects.is_empty(), "{name}");
        for object in objects {
            let fields: BTreeSet<String> = object.as_object().unwrap().keys().cloned().collect();
            assert_eq!(fields, types[name], "{name}");
        }
    }
}

/// The names of fields by interface, those of the one it extends included.
fn interfaces(types: &str) -> BTreeMap<&str, BTreeSet<String>> {
    let mut all: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for block in types.split("export interface ").skip(1) {
        let (head, rest) = block.split_once(" {\n").unwrap();
        let (name, base) = head.split_once(" extends ").unwrap_or((head, ""));
        let mut fields = all.get(base).cloned().unwrap_or_default();
        let lines = rest.split("\n}").next().unwrap().lines().map(str::trim);
        let named = lines.filter(|l| !l.starts_with(['/', '*'])).filter_map(|l| l.split_once(": "));
        fields.extend(named.map(|(field, _)| field.trim_end_matches('?').to_owned()));
        all.insert(name, fields);
    }
    all
}

#[test]
fn what_cannot_be_used_is_said() {
    let said = values(&Project::new("misuse").run(MISUSE, String::new()));
    let want = json!([
        true,
        "TypeError: dramatis: text is undefined, not a string",
        "TypeError: dramatis: date is object, not a string",
        null,
        10,
        "Error: a text of 33000000 bytes in UTF-8: the largest that is read has 32000000; cut it into articles",
    ]);
    assert_eq!(said, [want]);
}
