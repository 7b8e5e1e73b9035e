//! `dramatis eval`: the counts of a file small enough to count by hand.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

use std::fs;
use std::path::Path;
use std::process::Command;

const MARKED: &str = concat!(
    r#"{"text": "General Amara Diallo flew to Nairobi.", "entities": [{"start": 8, "end": 20, "type": "PER"}, "#,
    r#"{"start": 29, "end": 36, "type": "LOC"}]}"#,
    "\n",
    // One name too long, one of another type, a date that is not looked at.
    r#"{"text": "Kenya voted on Friday.", "entities": [{"start": 0, "end": 11, "type": "LOC"}, "#,
    r#"{"start": 0, "end": 5, "type": "ORG"}, {"start": 15, "end": 21, "type": "DATE"}]}"#,
    "\n",
);

/// What the row of `kind` says after it.
fn row<'t>(table: &'t str, kind: &str) -> Vec<&'t str> {
    let line = table.lines().find(|l| l.split_whitespace().nth(1) == Some(kind)).unwrap_or("");
    line.split_whitespace().skip(2).collect()
}

fn eval(name: &str, text: &str) -> (Option<i32>, String, String) {
    eval_with(&[], name, text)
}

fn eval_with(flags: &[&str], name: &str, text: &str) -> (Option<i32>, String, String) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).expect("a file for the test");
    let run = Command::new(env!("CARGO_BIN_EXE_dramatis")).arg("eval").args(flags).arg(&file).output();
    let run = run.expect("the program starts");
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 out");
    (run.status.code(), words(run.stdout), words(run.stderr))
}

#[test]
fn names_are_right_when_place_and_type_are() {
    let (code, table, _) = eval("news.jsonl", MARKED);
    assert_eq!(code, Some(0));
    assert_eq!(
        row(&table, "PER"),
        ["1", "1", "100.0", "100.0", "100.0", "100.0", "100.0", "100.0"],
        "{table}"
    );
    assert_eq!(row(&table, "LOC")[..5], ["2", "2", "50.0", "50.0", "50.0"], "{table}");
    assert_eq!(row(&table, "ORG")[..5], ["1", "0", "0.0", "0.0", "0.0"], "{table}");
    assert_eq!(row(&table, "MISC")[..5], ["0", "0", "0.0", "0.0", "0.0"], "{table}");
}

#[test]
fn what_a_file_does_not_mark_is_not_counted() {
    let (_, table, _) = eval("btc_tweets.jsonl", MARKED);
    assert!(row(&table, "MISC").is_empty(), "{table}");
}

#[test]
fn clusters_are_compared_by_their_names() {
    // Two names of one person, both found as one; the place is marked without a number and left out.
    let text = "General Amara Diallo left Nairobi. Diallo waved.";
    let name = |start, end, kind, cluster| {
        format!(r#"{{"start": {start}, "end": {end}, "type": "{kind}", "cluster": {cluster}}}"#)
    };
    let names = [name(8, 20, "PER", "4"), name(26, 33, "LOC", "null"), name(35, 41, "PER", "4")];
    let line = format!(r#"{{"text": "{text}", "entities": [{}]}}"#, names.join(", "));
    let (code, table, said) = eval_with(&["--clusters"], "clusters.jsonl", &line);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(row(&table, "all"), ["100.0"; 7], "{table}");
    assert_eq!(row(&table, "LOC"), ["0.0"; 7], "{table}");
}

#[test]
fn texts_with_tags_are_read_too() {
    let (code, table, said) =
        eval("tags.txt", "# A remark.\n== One\nGeneral [PER Amara Diallo] flew to [LOC Nairobi].\n");
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(row(&table, "all")[..5], ["2", "2", "100.0", "100.0", "100.0"], "{table}");
    let (code, _, said) = eval("open.txt", "== One\n[PER Amara Diallo flew.\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("open.txt line 2: “[PER Amara Diallo flew.” has no “]”"), "{said}");
}

/// The set that the page about quality shows: no fewer are found than when it was written, before anything could be
/// made to fit it.
#[test]
fn the_names_of_the_quality_page_are_found() {
    let set = concat!(env!("CARGO_MANIFEST_DIR"), "/static/quality/news.txt");
    let run = Command::new(env!("CARGO_BIN_EXE_dramatis")).args(["eval", set]).output().expect("it starts");
    let table = String::from_utf8(run.stdout).expect("a table");
    let all = row(&table, "all");
    assert_eq!(all.first(), Some(&"349"), "{table}");
    let f1: f64 = all[4].parse().expect("a score");
    assert!(f1 >= 84.0, "{table}");
}

#[test]
fn a_bad_file_is_named_with_its_line() {
    let (code, _, said) = eval("bad.jsonl", &format!("{MARKED}{{oh\n"));
    assert_eq!(code, Some(1));
    assert!(said.contains("bad.jsonl line 3"), "{said}");
}

#[test]
fn faults_are_counted_by_kind() {
    let (_, out, _) = eval_with(&["--faults"], "faults.jsonl", MARKED);
    let faults: Vec<&str> = out.lines().skip_while(|line| !line.starts_with("errors by kind")).collect();
    assert_eq!(faults.len(), 3, "{out}");
    assert!(faults[1].starts_with("LOC missed") && faults[1].ends_with("50.0  Kenya voted (1)"), "{out}");
    assert!(faults[2].starts_with("ORG taken for LOC") && faults[2].ends_with("Kenya (1)"), "{out}");
}

#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipe.jsonl");
    fs::write(&file, MARKED.repeat(3000)).expect("a file for the test");
    let mut run = Command::new(env!("CARGO_BIN_EXE_dramatis"))
        .args(["eval", "--errors"])
        .arg(&file)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(run.stdout.take());
    let run = run.wait_with_output().expect("it ends");
    assert_eq!(
        (run.status.code(), run.stderr.len()),
        (Some(0), 0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn pages_are_scored_by_their_words() {
    let said = "The dam in the north of the country broke on Monday after a week of rain.";
    let html = format!(
        "<title>Dam breaks</title><nav><a href=/>Home</a></nav><p>{said}</p><p>Share this article</p>"
    );
    let line = serde_json::json!({ "url": "https://a.example/", "html": html, "article": said });
    let (code, table, said) = eval_with(&["--html"], "pages.jsonl", &format!("{line}\n"));
    assert_eq!(code, Some(0), "{said}");
    let scores = |row: &str| {
        let line = table.lines().find(|line| line.starts_with(row)).unwrap_or("");
        line[row.len()..].split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(scores("words, body"), ["100.0"; 3], "{table}");
    assert_eq!(scores("words, main text")[1..2], ["100.0"], "{table}");
    let (code, _, said) = eval_with(&["--html"], "bad_pages.jsonl", "{}\n");
    assert_eq!(code, Some(1));
    assert!(said.contains("bad_pages.jsonl line 1"), "{said}");
}

/// The counts of a row of `eval --dates`: marked, found, extents, values.
fn counts<'t>(table: &'t str, row: &str) -> Vec<&'t str> {
    let line = table.lines().find(|line| line.split_whitespace().next() == Some(row)).unwrap_or("");
    let numbers =
        line.split([' ', ',']).filter(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
    numbers.collect()
}

#[test]
fn times_are_right_when_place_and_value_are() {
    let text = "@ 2023-08-03
Ann Poe left [DATE=2023-08-01 Tuesday], not [DATE=2023-08-02 on Wednesday], for [DURATION=P4D three days].
";
    let (code, table, said) = eval_with(&["--dates", "--errors"], "times.txt", text);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(counts(&table, "all"), ["3", "3", "2", "1"], "{table}");
    assert_eq!(counts(&table, "DATE"), ["2", "2", "1", "1"], "{table}");
    assert_eq!(counts(&table, "DURATION"), ["1", "1", "1", "0"], "{table}");
    for fault in
        ["- DATE 2023-08-02 \"on Wednesday\": None", "+ DATE \"Wednesday\"", "- DURATION P4D \"three days\""]
    {
        assert!(table.contains(fault), "{fault}: {table}");
    }
    let (code, _, said) = eval_with(&["--dates"], "no_times.txt", "Ann Poe left [DATE Tuesday].");
    assert_eq!(code, Some(1));
    assert!(said.contains("no_times.txt line 1") && said.contains("is no mark"), "{said}");
}

#[test]
fn times_of_assistants_are_compared_by_what_both_can_say() {
    let line = |text: &str, words: &str, kind: &str, timex: &str, more: serde_json::Value| {
        let start = text.find(words).expect("the words are in the text");
        let mut value = more;
        value["timex"] = timex.into();
        let mark = serde_json::json!({ "start": start, "end": start + words.len(), "kind": kind, "values": [value] });
        format!(
            "{}\n",
            serde_json::json!({ "text": text, "reference": "2023-08-03T10:00:00", "dates": [mark] })
        )
    };
    let range = serde_json::json!({ "start": "2023-07-31 14:00:00", "end": "2023-07-31 16:00:00" });
    let none = || serde_json::json!({});
    let set = [
        line(
            "He left on Tuesday.",
            "on Tuesday",
            "date",
            "XXXX-WXX-2",
            serde_json::json!({ "value": "2023-08-01" }),
        ),
        line(
            "It is open Monday from 2 to 4 p.m. still.",
            "Monday from 2 to 4 p.m.",
            "datetimerange",
            "(a,b,PT2H)",
            range,
        ),
        line("He slept a few hours.", "a few hours", "duration", "PT3H", none()),
        line("We meet at 5 there.", "at 5", "time", "T05", none()),
        line("We meet 5/12 there.", "5/12", "date", "XXXX-05-12", none()),
    ];
    let (code, table, said) = eval_with(&["--dates"], "assistant.jsonl", &set.concat());
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(counts(&table, "all")[..3], ["3", "3", "3"], "{table}");
    let left_out = |what: &str| table.lines().any(|line| line.trim().starts_with('1') && line.contains(what));
    assert!(left_out("hours that nothing tells") && left_out("figures without a year"), "{table}");
}

#[test]
fn a_folder_without_marked_texts_is_named() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unmarked");
    fs::create_dir_all(&folder).expect("a folder for the test");
    let run = || {
        let run =
            Command::new(env!("CARGO_BIN_EXE_dramatis")).args(["eval", "--anatomy"]).arg(&folder).output();
        String::from_utf8(run.expect("it starts").stderr).expect("UTF-8")
    };
    assert!(run().contains("no .txt file is in it"));
    fs::write(folder.join("a.txt"), "Words [B] and more").expect("a file for the test");
    assert!(run().contains("a.txt: words stand before its first mark"));
    fs::remove_file(folder.join("a.txt")).expect("the file goes");
}
