//! The rules by example: expected quotes stand as marks in the text, see [`super::marked`].

use super::marked::{MarkedQuote, read, unmark};
use super::{Quote, QuoteKind};
use crate::article::Meta;
use crate::extract::{Analysis, Extractor};

/// The speaker as marked texts name one: the fullest name, else the words without article.
fn speaker(text: &str, analysis: &Analysis, quote: &Quote) -> Option<String> {
    let named = quote.speaker.map(|id| analysis.clusters[id.0 as usize].name.clone());
    named.or_else(|| {
        let by = quote.by?.slice(text);
        let article = ["the ", "a ", "an "].iter().find_map(|a| {
            by.get(..a.len()).filter(|start| start.eq_ignore_ascii_case(a)).map(|start| &by[start.len()..])
        });
        Some(article.unwrap_or(by).to_owned())
    })
}

fn found(extractor: &Extractor, text: &str) -> Vec<MarkedQuote> {
    let analysis = extractor.analyse(text, &Meta::default());
    let quote = |q: &Quote| MarkedQuote { span: q.span, kind: q.kind, speaker: speaker(text, &analysis, q) };
    analysis.quotes.iter().map(quote).collect()
}

#[track_caller]
fn check(marked: &str) {
    let mut want = unmark(marked);
    want.quotes.sort_by_key(|q| (q.span.start(), std::cmp::Reverse(q.span.end())));
    let got = found(&Extractor::bundled().expect("the bundled files"), &want.text);
    let show = |quotes: &[MarkedQuote]| -> Vec<String> {
        let line = |q: &MarkedQuote| format!("{:?} {:?} {}", q.kind, q.speaker, q.span.slice(&want.text));
        quotes.iter().map(line).collect()
    };
    assert_eq!(show(&got), show(&want.quotes), "{marked}");
}

#[test]
fn reports_before_behind_and_around_their_verb() {
    check("Iraqi police say {i Iraqi police|a bomb killed two people}.");
    check("Iraqi police said on Monday that {i Iraqi police|a bomb had killed two people}.");
    check("{i Iraqi police|A bomb killed two people}, Iraqi police said.");
    check("{i witnesses|The roof fell in}, according to witnesses.");
    check("According to witnesses, {i witnesses|the roof fell in}.");
    check("{i Jo Roe|The talks will go on}, said Jo Roe, who leads them.");
    check("The ministry said in a statement {i ministry|the road was closed}.");
    check("A court official told Reuters {i court official|the judge had fallen ill}.");
    check("Officials warned {i Officials|people to stay at home}.");
    check("Rebel leaders denied {i Rebel leaders|involvement in the attack}.");
    check("The coach insisted {i coach|there was no rift}.");
}

/// Who only hears what is said is not its speaker, and what others say as well is no part of it.
#[test]
fn what_others_heard_and_said_too() {
    check("Diplomats and other guests heard Jo Roe say {i Jo Roe|the army played no part in it}.");
    check("Jo Roe came to Lima. Guests at a lunch heard him say that {i Jo Roe|he would step down}.");
    check("Jo Roe said it, by the army’s account, and so did Ann Poe.");
    check("Jo Roe said {i Jo Roe|the road was closed}, and so did the police.");
}

/// Whom a sentence describes, or names beside what speaks.
#[test]
fn speakers_that_stand_further_off() {
    check("“{d Jo Roe|Why did you come?}” Jo Roe asked. “{d Ann Poe|To stay!}” Ann Poe tearfully answered.");
    check(
        "“{d Jo Roe|It was cold},” Jo Roe, a teacher in Lima, Peru, and an aunt of his, said in a statement.",
    );
    check("Jo Roe said {i Jo Roe|the cell is full}. “{d Jo Roe|Once it bursts, the rest will follow}.”");
    check("“{d Jo Roe|It is water},” Jo Roe said of the find. “{d Jo Roe|We must go closer}.”");
    check(
        "The rights chief urged {i Louise Poe|the council to act}. Louise Poe said {i Louise Poe|attacks went on}.",
    );
    check("The governor spoke with a stern warning that {i governor|any invader would burn}.");
    check("The stations showed a message from the Lima Police saying {i Lima Police|all was well}.");
    check("A Lima Police statement said {i Lima Police|the men were held}.");
    check("Gen. Ann Poe spends a week with envoys in Lima, says {i Ann Poe|she will step down}.");
}

#[test]
fn several_reports_in_one_sentence() {
    check(
        "Jo Roe warned of {i Jo Roe|an arms race}, saying {i Jo Roe|some bombs could fall into the wrong hands}.",
    );
    check(
        "Police say {i Police|eight men were held}, while villagers say {i villagers|the men were farmers}.",
    );
    check("Lima accuses {i Lima|the rebels of arson}, a charge the rebels deny.");
}

#[test]
fn speakers_behind_appositions_pronouns_and_offices() {
    check("Ann Poe, the leader of the Green Front in Lima, said {i Ann Poe|she would stand again}.");
    check("A health official, Ann Poe, told the council {i Ann Poe|the water was safe}.");
    check("Ann Poe said {i Ann Poe|she would stand again}. She added that {i Ann Poe|her party was ready}.");
    check(
        "Bank officials said {i Bank officials|rates would rise}. They say {i Bank officials|prices will fall}.",
    );
    check("Foreign Minister Ann Poe flew home. The minister said {i Ann Poe|the talks had been useful}.");
    check("The paper quoted Ann Poe as saying {i Ann Poe|the talks had been useful}.");
}

#[test]
fn what_is_no_report() {
    check("The minister did not say when the talks would begin.");
    check("The minister is expected to say that the talks have failed.");
    check("He was called Jo. The council called an election.");
    check("The United States reports to nobody. Two reports of the committee are out.");
    check("The men accused of arson were freed.");
}

#[test]
fn words_between_marks() {
    check("“{d Ann Poe|We are done},” said Ann Poe. “{d Ann Poe|Go home}.”");
    check("Ann Poe said: \"{d Ann Poe|We are done}.\"");
    check("‘{d Ann Poe|The owners’ offer is an insult},’ said Ann Poe.");
    check("“{d Ann Poe|We are done}.\n\n“{d Ann Poe|And we are tired}”, said Ann Poe.");
    check("Ann Poe said {i Ann Poe|the plan was “{m Ann Poe|dead on arrival}”}.");
    check("The rally was, Ann Poe said, “{m Ann Poe|a joke}”.");
    check("What Ann Poe calls “{m Ann Poe|a joke}” cost two million.");
}

#[test]
fn marks_around_what_nobody_said() {
    check("The so-called “green line” divides the town.");
    check("Louis “Duke” Marrow, known as “the Admiral”, died in May.");
    check("Police say {i Police|the singer of “Paper Boats” is safe}.");
    check("The “iron broom” campaign began in May.");
}

/// At least so many of the set's quotations with marks are found; the set was marked before the rules were written.
#[test]
fn quotations_with_marks_of_all_sorts() {
    let extractor = Extractor::bundled().expect("the bundled files");
    let (mut marked, mut right) = (0, 0);
    for text in read(include_str!("../../../tests/quotations/marks.txt")) {
        let got = found(&extractor, &text.text);
        let between = |q: &&MarkedQuote| q.kind != QuoteKind::Indirect;
        for want in text.quotes.iter().filter(between) {
            marked += 1;
            right += u32::from(got.iter().filter(between).any(|q| q.span.overlaps(want.span)));
        }
    }
    assert!(marked >= 100, "{marked}");
    assert!(right * 100 >= marked * 92, "{right} of {marked}");
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static EXTRACTOR: LazyLock<Extractor> =
        LazyLock::new(|| Extractor::bundled().expect("the bundled files"));

    const PIECES: [&str; 40] = [
        "“", "”", "\"", "\"", "‘", "’", "'", "``", "''", "«", "»", "„", ",", ".", "?", ":", " - ", "(", ")",
        "\n\n", "said", "says", "told", "warned", "of", "that", "according", "to", "who", "he", "they",
        "the", "minister", "Ann Poe", "Lima", "police", "denied", "reportedly", "is", "quoted as saying",
    ];

    proptest! {
        #[test]
        fn quotes_are_in_order_and_inside_their_text(
            parts in prop::collection::vec((prop::sample::select(&PIECES[..]), any::<bool>()), 0..50),
        ) {
            let text: String = parts.into_iter().flat_map(|(word, space)| [word, if space { " " } else { "" }]).collect();
            let analysis = EXTRACTOR.analyse(&text, &Meta::default());
            for quote in &analysis.quotes {
                let words = quote.span.slice(&text);
                prop_assert!(!words.is_empty() && words.trim() == words, "{quote:?}");
                prop_assert!(quote.by.is_none_or(|by| !by.slice(&text).is_empty()));
                prop_assert!(quote.cue.is_none_or(|cue| !cue.slice(&text).is_empty()));
                prop_assert!(quote.speaker.is_none_or(|id| (id.0 as usize) < analysis.clusters.len()));
                prop_assert!(quote.certainty.0 <= 1000);
            }
            prop_assert!(analysis.quotes.is_sorted_by_key(|q| (q.span.start(), std::cmp::Reverse(q.span.end()))));
        }
    }
}

/// One who speaks between an office and its verb has spoken behind the office's first word.
#[test]
fn a_speaker_inside_another_subject() {
    let text = "General Amara Diallo General Amara Diallo General Amara Diallo\n\n\
                the COAS , he added, said on Tuesday that ";
    let extractor = Extractor::bundled().expect("the bundled files");
    assert!(found(&extractor, text).iter().all(|quote| !quote.span.slice(text).is_empty()));
}
