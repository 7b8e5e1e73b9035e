//! `dramatis extract` as a program in a pipe: what goes in, what comes out, what is said about bad lines.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::{Value, json};

/// What one run wrote.
struct Ran {
    code: Option<i32>,
    records: Vec<Value>,
    said: String,
}

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_dramatis"))
        .arg("extract")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn run(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("a pipe in");
    let input = input.to_vec();
    let writer = thread::spawn(move || stdin.write_all(&input));
    let done = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends").expect("all input is read");
    let stdout = String::from_utf8(done.stdout).expect("UTF-8 out");
    Ran {
        code: done.status.code(),
        records: stdout.lines().map(|line| serde_json::from_str(line).expect("JSON out")).collect(),
        said: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

fn line(id: impl Into<Value>, text: &str) -> String {
    json!({"id": id.into(), "text": text}).to_string()
}

fn lines(texts: &[&str]) -> Vec<u8> {
    texts.iter().enumerate().flat_map(|(id, text)| (line(id, text) + "\n").into_bytes()).collect()
}

const TEXT: &str = "LAGOS: General Amara Diallo met Prime Minister Nils Holm in Oslo, the UN said.\n\n\
                    Gen. Diallo thanked Holm. 🙂 Diallo’s visit ended.";

#[test]
fn records_have_the_shape_of_the_contract() {
    let input =
        json!({"id": "a", "text": TEXT, "title": "A visit", "date": "2023-08-01", "more": 1}).to_string();
    let ran = run(&[], input.as_bytes());
    assert_eq!((ran.code, ran.said.as_str()), (Some(0), ""));
    let [record] = ran.records.as_slice() else { panic!("{} records", ran.records.len()) };
    let keys: Vec<&str> = record.as_object().expect("an object").keys().map(String::as_str).collect();
    let mut want =
        ["id", "date", "anatomy", "entities", "mentions", "dates", "quotes", "meetings", "offices"]
            .map(str::to_owned);
    want.sort();
    let mut found: Vec<String> = keys.into_iter().map(str::to_owned).collect();
    found.sort();
    assert_eq!(found, want);
    assert_eq!(record["id"], "a");
    assert_eq!(record["date"]["value"], "2023-08-01");
    let people: Vec<&str> = named(record, "PER").collect();
    assert!(people.contains(&"Amara Diallo") && people.contains(&"Nils Holm"), "{people:?}");
    assert!(named(record, "LOC").any(|name| name == "Oslo"));
    assert!(named(record, "ORG").any(|name| name == "UN"));
    let entities = record["entities"].as_array().expect("a list");
    let diallo: Vec<&Value> = entities.iter().filter(|e| e["name"] == "Amara Diallo").collect();
    assert_eq!(diallo.len(), 3, "full name, after a rank, before a possessive");
    assert!(diallo.iter().all(|e| e["cluster"] == diallo[0]["cluster"]));
    let texts: Vec<&str> = diallo.iter().filter_map(|e| e["text"].as_str()).collect();
    assert_eq!(texts, ["Amara Diallo", "Diallo", "Diallo"], "no title, no possessive");
}

fn named<'r>(record: &'r Value, kind: &'r str) -> impl Iterator<Item = &'r str> {
    let entities = record["entities"].as_array().expect("a list");
    entities.iter().filter(move |e| e["type"] == kind).filter_map(|e| e["name"].as_str())
}

#[test]
fn offsets_are_in_the_unit_asked_for() {
    let input = lines(&["é🙂 General Amara Diallo spoke."]);
    for (unit, start) in [("byte", 15), ("char", 11), ("utf16", 12)] {
        let ran = run(&["--offsets", unit], &input);
        assert_eq!(ran.records[0]["entities"][0]["start"], start, "{unit}");
    }
    assert_eq!(run(&[], &input).records[0]["entities"][0]["start"], 11, "chars unless told");
    assert_eq!(run(&["--offsets", "words"], b"").code, Some(2));
}

#[test]
fn every_span_gives_its_text() {
    let texts = [
        TEXT,
        "\u{202b}محمد\u{202c} met General Zoë Ångström in Paris 🇫🇷.",
        "a\r\nGen. Bo Li\r\n\r\nof Peru\r\n",
        "\u{0}\u{7}Mr. Abe Cole\u{1b}[0m",
    ];
    for (record, text) in run(&[], &lines(&texts)).records.iter().zip(texts) {
        let chars: Vec<char> = text.chars().collect();
        let entities = record["entities"].as_array().expect("a list");
        assert!(!entities.is_empty(), "{text:?}");
        for entity in entities {
            let [start, end] = ["start", "end"].map(|k| entity[k].as_u64().expect("a count") as usize);
            assert_eq!(entity["text"], chars[start..end].iter().collect::<String>());
        }
        let blocks = record["anatomy"].as_array().expect("a list");
        let held =
            |i: u64| blocks.iter().any(|b| b["start"].as_u64() <= Some(i) && Some(i) < b["end"].as_u64());
        for (i, c) in (0..).zip(&chars).filter(|(_, c)| !c.is_whitespace()) {
            assert!(held(i), "{c:?} at {i} of {text:?} is in no block");
        }
    }
}

#[test]
fn bad_lines_are_named_and_the_rest_go_on() {
    let mut input = b"\xef\xbb\xbf".to_vec();
    for part in [
        line("first", "Paris.").as_bytes(),
        b"",
        b"{oh",
        br#"{"id": 1}"#,
        br#"{"text": "x"}"#,
        br#"{"id": null, "text": "x"}"#,
        br#"{"id": 1.5, "text": "x"}"#,
        br#"{"id": 1, "text": ["x"]}"#,
        br#"["id", "text", null, null]"#,
        b"{\"id\": 1, \"text\": \"caf\xe9\"}",
        br#"{"id": 1, "text": "\ud800"}"#,
        br#"{"id": 1, "text": "x", "title": 7}"#,
        line("last", "Oslo.").as_bytes(),
    ] {
        input.extend_from_slice(part);
        input.extend_from_slice(b"\r\n");
    }
    let ran = run(&[], &input);
    assert_eq!(ran.code, Some(1));
    let ids: Vec<&Value> = ran.records.iter().map(|r| &r["id"]).collect();
    assert_eq!(ids, ["first", "last"]);
    let named: Vec<u32> =
        ran.said.lines().filter_map(|l| l.split_once("line ")?.1.split(':').next()?.parse().ok()).collect();
    assert_eq!(named, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "{}", ran.said);
    for reason in [
        "missing field `text`",
        "missing field `id`",
        "a string or a whole number",
        "not a JSON object",
        "not UTF-8",
    ] {
        assert!(ran.said.contains(reason), "{reason:?} is not in {}", ran.said);
    }
    assert!(ran.said.contains("10 of 12 lines"), "{}", ran.said);
}

#[test]
fn a_date_that_is_none_is_said_and_not_used() {
    let ran = run(&[], br#"{"id": 1, "text": "Paris.", "date": "soon"}"#);
    assert_eq!((ran.code, &ran.records[0]["date"]), (Some(0), &Value::Null));
    assert!(ran.said.contains("line 1") && ran.said.contains("soon"), "{}", ran.said);
}

#[test]
fn nothing_in_gives_nothing_out() {
    for input in ["", "\n", "\r\n\n  \n"] {
        let ran = run(&[], input.as_bytes());
        assert_eq!((ran.code, ran.records.len(), ran.said.as_str()), (Some(0), 0, ""), "{input:?}");
    }
}

#[test]
fn texts_of_a_million_characters_pass() {
    let million = [
        "a".repeat(1_000_000),
        "A".repeat(1_000_000),
        "Mary ".repeat(200_000),
        "🙂".repeat(1_000_000),
        "\n".repeat(1_000_000),
        "General Amara Diallo met Nils Holm in Oslo. ".repeat(23_000),
    ];
    let ran = run(&[], &lines(&million.each_ref().map(String::as_str)));
    assert_eq!((ran.code, ran.records.len()), (Some(0), 6), "{}", ran.said);
    assert_eq!(named(&ran.records[5], "PER").count(), 46_000);
}

#[test]
fn many_lines_keep_their_order() {
    let texts: Vec<String> = (0..2_000).map(|i| format!("General Amara Diallo saw {i} ships.")).collect();
    let ran = run(&[], &lines(&texts.iter().map(String::as_str).collect::<Vec<_>>()));
    let ids: Vec<u64> = ran.records.iter().filter_map(|r| r["id"].as_u64()).collect();
    assert!(ids.iter().copied().eq(0..2_000));
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = start(&[]);
    let mut stdin = child.stdin.take().expect("a pipe in");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe out"));
    for id in 0..3 {
        writeln!(stdin, "{}", line(id, "General Amara Diallo spoke.")).expect("it reads");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("it answers");
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = start(&[]);
    let mut stdin = child.stdin.take().expect("a pipe in");
    drop(child.stdout.take());
    let input = lines(&["General Amara Diallo spoke."; 1_000]);
    // The program may be gone before it has read all.
    let _ = stdin.write_all(&input);
    drop(stdin);
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("words");
    assert_eq!((child.wait().expect("it ends").code(), said.as_str()), (Some(0), ""));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let input = lines(&[TEXT; 50]);
    assert_eq!(run(&[], &input).records, run(&[], &input).records);
}

/// The news records beside the repository: no floor for quality here, only that nothing breaks on real news.
#[test]
fn real_news_passes() {
    let Some(path) = common::shared("data/records/voa_records.jsonl", "extract on real news") else { return };
    let input = fs::read(path).expect("it can be read");
    let ran = run(&[], &input);
    let count = input.split(|b| *b == b'\n').filter(|l| !l.is_empty()).count();
    assert_eq!((ran.code, ran.records.len()), (Some(0), count), "{}", ran.said);
    let people = ran.records.iter().filter(|r| named(r, "PER").next().is_some()).count();
    assert!(people * 3 > count, "people in {people} of {count} articles of news");
}
