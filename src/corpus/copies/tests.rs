//! Reports of this module's own making: which are copies of which, and in what.

use super::*;
use crate::anatomy::dissect;
use crate::article::{Article, ArticleKey, Meta};
use crate::corpus::sample;

const WIRE: [&str; 6] = [
    "CALLAO: The head of the navy, Admiral Ann Poe, met the minister of ports in Callao on Thursday and spoke with him \
     for three hours about the harbour, its cranes and the men who load them, the ministry said.",
    "“We had a long and useful talk about everything that matters to the harbour and to the people who live from it, and \
     we shall go on with it in August,” the minister told reporters on the steps of the ministry.",
    "The harbour, which was built in 1965 and has been widened twice, handles a fifth of the country’s copper, and ships \
     have had to wait for up to nine days this year because two of its eleven cranes are broken.",
    "Poe, who took over the navy in March, left by a side door and did not answer questions about the strike of the pilots, \
     which enters its third week on Friday.",
    "The union of the pilots said in a statement that it had not been asked to the talks and that its members would stay on \
     shore until somebody asked them what they want.",
    "Both sides are to meet again in Lima in the second week of August, when the result of an inquiry into the broken cranes \
     is expected as well.",
];

fn entry(text: String) -> Entry {
    let analysis = crate::extract::Analysis {
        anatomy: dissect(&text, &Meta::default()),
        ..sample::entry("x", None, "x", &[]).analysis
    };
    let article = Article { key: ArticleKey::new("x"), path: "x".into(), meta: Meta::default(), text };
    Entry { article, analysis }
}

fn entries(texts: &[String]) -> Vec<Entry> {
    texts.iter().map(|text| entry(text.clone())).collect()
}

/// The pairs found among the texts; each passage is checked to be the same words in both.
fn found(texts: &[String]) -> Vec<NearCopy> {
    let copies = near_copies(&entries(texts));
    for copy in &copies {
        let [first, second] = [copy.first, copy.second].map(|id| texts[id.0 as usize].as_str());
        assert!(copy.first < copy.second && copy.share >= LEAST_SHARE && copy.share <= 1000, "{copy:?}");
        let fold = |words: &str| -> Vec<String> {
            words
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(str::to_lowercase)
                .collect()
        };
        let mut done = 0;
        for passage in &copy.passages {
            assert_eq!(fold(passage.first.slice(first)), fold(passage.second.slice(second)));
            assert!(!passage.first.is_empty() && done <= passage.first.start().get());
            done = passage.first.end().get();
        }
    }
    copies
}

fn pairs(texts: &[String]) -> Vec<(u32, u32)> {
    found(texts).iter().map(|copy| (copy.first.0, copy.second.0)).collect()
}

#[test]
fn a_wire_report_is_known_under_another_head_and_without_its_tail() {
    let wire = WIRE.join("\n\n");
    let other_head = format!(
        "Navy and ports talk at last\n\nOur Correspondent\n\nAfter weeks of silence the navy and the ministry have sat \
         down at one table.\n\n{}",
        WIRE[1..].join("\n\n")
    );
    let cut = format!("Harbour talks\n\n{}\n\nRELATED\n\nPilots stay on shore", WIRE[..3].join("\n\n"));
    let capitals = WIRE.join("\n").to_uppercase().replace('’', "'");
    let copies = found(&[wire.clone(), other_head, cut, capitals]);
    let shares: Vec<(u32, u32)> = copies.iter().map(|copy| (copy.first.0, copy.second.0)).collect();
    assert_eq!(shares, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
    let whole = copies[1].passages.iter().map(|p| p.first.len()).sum::<usize>();
    assert!(whole + 20 >= WIRE[..3].iter().map(|p| p.len()).sum::<usize>(), "{:?}", copies[1]);
    assert_eq!(copies[1].share, 1000);
}

#[test]
fn a_paragraph_in_the_middle_of_another_report_is_a_passage_of_its_own() {
    let mixed = format!(
        "A report of ours\n\n{}\n\nThe fishermen of the bay say that nobody speaks of them, and they are right.\n\n{}\n\nIt rained.",
        WIRE[2], WIRE[4]
    );
    let copies = found(&[WIRE.join("\n\n"), mixed.clone()]);
    let [copy] = copies.as_slice() else { panic!("{copies:?}") };
    let words: Vec<&str> = copy.passages.iter().map(|p| p.second.slice(&mixed)).collect();
    assert_eq!(words, [WIRE[2], WIRE[4]].map(|p| p.trim_end_matches('.')));
}

#[test]
fn a_link_in_the_middle_is_no_part_of_a_passage() {
    let with_link = format!("{}\n\nAlso read: Court frees three\n\n{}", WIRE[2], WIRE[3..].join("\n\n"));
    let copies = found(&[WIRE.join("\n\n"), with_link.clone()]);
    let [copy] = copies.as_slice() else { panic!("{copies:?}") };
    assert_eq!(copy.passages.len(), 2);
    assert!(copy.passages.iter().all(|p| !p.second.slice(&with_link).contains("Also read")));
}

#[test]
fn different_reports_of_one_event_are_not_copies() {
    let other = "Poe goes to Callao\n\nThe navy’s new chief, Admiral Ann Poe, went to Callao on Thursday to talk about the \
        port with the minister, whose ships and cranes have been at a standstill for weeks.\n\n“We had a long and useful talk \
        about everything that matters to the harbour and to the people who live from it, and we shall go on with it in August,” \
        he said afterwards.\n\nPilots have been on strike since the middle of June. Their union was not invited, and said so.";
    assert_eq!(pairs(&[WIRE.join("\n\n"), other.to_owned()]), []);
}

#[test]
fn two_meetings_of_the_same_two_are_not_copies() {
    let meeting = |day: &str, place: &str, about: &str, end: &str| {
        format!(
            "{place}: General Jo Roe, the commander of the northern fleet, and Admiral Ann Poe, the head of the navy, met in \
             {place} on {day} and discussed matters of mutual interest, the navy’s media wing said.\n\n{about}\n\n{end}"
        )
    };
    let first = meeting(
        "Monday",
        "LIMA",
        "The two spoke of pirates in the strait, where three ships were boarded this spring, and agreed to send a frigate each.",
        "It was their first meeting. Roe flew home the same night, and was met at the airport by his minister.",
    );
    let second = meeting(
        "Thursday",
        "CUSCO",
        "On the table lay a treaty on shared radar, which lawyers of both navies have been writing for a year and a half.",
        "The guest visited a school for cadets, planted a tree, and laid a wreath at the monument to the drowned.",
    );
    assert_eq!(pairs(&[first, second]), []);
}

#[test]
fn what_the_outlet_prints_under_each_report_does_not_count() {
    let about = "About us: the Lima Herald is a newspaper for the whole of the coast, printed in four towns since the year 1911, \
        and read by sailors, fishermen and the widows of both.";
    let report =
        |words: &str| format!("{words}\n\n{}\n\n{about}", words.replace("harbour", "old harbour").repeat(3));
    let first = report(
        "The harbour was closed on Monday because of fog that came in from the sea at night and stayed. ",
    );
    let second = report(
        "Nine crates of oranges fell from a lorry and rolled down to the quay, where children ate them. ",
    );
    assert_eq!(pairs(&[first, second]), []);
}

#[test]
fn many_copies_give_a_bounded_number_of_pairs() {
    let texts: Vec<String> =
        (0..60).map(|n| format!("{}\n\nPrinted in town {n}.", WIRE.join("\n\n"))).collect();
    let copies = near_copies(&entries(&texts));
    assert!(copies.len() <= texts.len() * NEIGHBOURS && copies.len() >= texts.len() - 1, "{}", copies.len());
    let second: std::collections::BTreeSet<u32> = copies.iter().map(|copy| copy.second.0).collect();
    assert_eq!(second.len(), texts.len() - 1, "every copy but the first is tied to an earlier one");
}

#[test]
fn short_and_odd_texts_are_nobodys_copies() {
    let texts = ["", "One.", "— …", "They met. They met. They met. They met.", "They met."].map(String::from);
    assert_eq!(pairs(&texts), []);
    let refrain = "and the ship went on and on over the sea and on ".repeat(200);
    let copies = near_copies(&entries(&[refrain.clone(), refrain]));
    assert_eq!(copies.len(), 1);
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn passages_are_the_same_words_in_order(
            parts in prop::collection::vec((0..6_usize, 0..4_usize, "[a-z é“”\\n]{0,60}"), 1..12),
        ) {
            let mut texts = vec![String::new(); 4];
            for (paragraph, text, noise) in parts {
                texts[text].push_str(&format!("{noise}\n\n{}\n\n", WIRE[paragraph]));
            }
            let copies = found(&texts);
            prop_assert_eq!(found(&texts), copies);
        }
    }
}
