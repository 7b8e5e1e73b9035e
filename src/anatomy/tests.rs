//! Whole articles: what each stretch is, on texts with made-up outlets, cities and names.
//!
//! In the samples `[H]`, `[S]`, `[Y]`, `[D]`, `[R]`, `[C]`, `[B]`, `[N]` stand where a headline, standfirst,
//! byline, dateline, credit, caption, body paragraph or noise begins; everything up to the next mark, white
//! space trimmed, is that block.

use super::{Anatomy, BlockKind, Headline, dissect};
use crate::article::Meta;

const MARKS: [(&str, BlockKind); 8] = [
    ("[H]", BlockKind::Headline),
    ("[S]", BlockKind::Standfirst),
    ("[Y]", BlockKind::Byline),
    ("[D]", BlockKind::Dateline),
    ("[R]", BlockKind::Credit),
    ("[C]", BlockKind::Caption),
    ("[B]", BlockKind::Body),
    ("[N]", BlockKind::Noise),
];

/// The plain text of a sample and the blocks that its marks announce.
fn sample(marked: &str) -> (String, Vec<(BlockKind, String)>) {
    let (mut text, mut want): (String, Vec<(BlockKind, String)>) = (String::new(), Vec::new());
    let mut rest = marked;
    while !rest.is_empty() {
        if let Some((mark, kind)) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
            want.push((*kind, String::new()));
            rest = &rest[mark.len()..];
        }
        let end = MARKS.iter().filter_map(|(mark, _)| rest.find(mark)).min().unwrap_or(rest.len());
        text.push_str(&rest[..end]);
        if let Some((_, words)) = want.last_mut() {
            words.push_str(rest[..end].trim());
        }
        rest = &rest[end..];
    }
    (text, want)
}

fn got(text: &str, anatomy: &Anatomy) -> Vec<(BlockKind, String)> {
    anatomy.blocks.iter().map(|b| (b.kind, b.span.slice(text).to_owned())).collect()
}

/// Dissects a sample in three line ends and compares; gives back the headline.
fn check_with(meta: &Meta, marked: &str) -> Headline {
    let (plain, want) = sample(marked);
    for end in ["\r\n", "\n"] {
        let text = plain.replace('\n', end);
        let want: Vec<_> = want.iter().map(|(kind, words)| (*kind, words.replace('\n', end))).collect();
        assert_eq!(got(&text, &dissect(&text, meta)), want, "line end {end:?}");
    }
    dissect(&plain, meta).headline
}

fn check(marked: &str) -> Headline {
    check_with(&Meta::default(), marked)
}

fn titled(title: &str) -> Meta {
    Meta { title: Some(title.to_owned()), ..Meta::default() }
}

#[test]
fn a_scraped_page_with_everything_on_it() {
    let headline = check(
        "[N]Home News Business Navy Chief, Peru Minister Open Harbour Talks\n\n\
         [H]Navy Chief, Peru Minister Open Harbour Talks\n\n\
         [S]Adm. Poe begins three-day stay in Callao, as Jo Roe speaks of a new start\n\n\
         [Y]By Jane Doe and John Roe\n\n\
         [N]Published July 4, 2024 10:15 am\n\n\
         [C]Admiral Ann Poe (L) and Minister Jo Roe (R). Photo: Andean News/Twitter\n\n\
         [D]CALLAO, July 4 (Andean News) —\n\n\
         [B]The head of the navy met the minister on Thursday.\n\n\
         [N]Read Court frees 3 in harbour case\n\n\
         [B]“We talked,” the minister said.\n\n\
         [C]The harbour at night. Photo: Andean News\n\n\
         [N]ADVERTISEMENT\n\n\
         [B]They will meet again. [R](with inputs from Andean News Agency)\n\n\
         [R]Courtesy: Lima Herald\n\n\
         [N]RELATED\n\n[N]Harbour to be closed\n\n[N]Will the talks go on?\n\n\
         [N]Leave a Comment\n[N]/pics/ab12-cd34.jpeg)\n[N]Facebook Twitter WhatsApp",
    );
    assert!(
        matches!(headline, Headline::Found(span) if span.len() == "Navy Chief, Peru Minister Open Harbour Talks".len())
    );
}

#[test]
fn a_page_that_lost_its_headline_gets_one() {
    let made = check(
        "[B]The head of Peru’s navy, Admiral Ann Poe, on Thursday met the minister of\nports in Callao.\n\
         [B]Both spoke of the harbour.\n[R](with inputs from ANSA)\n\n\n[N]/images/a_b-1.webp)\n\n[N]/images/a_b-2.webp)",
    );
    let want = "The head of Peru’s navy, Admiral Ann Poe, on Thursday met the minister of ports in Callao";
    assert_eq!(made, Headline::Made(want.into()));
    let made =
        check("[D]CALLAO: [B]The admiral met the minister on Thursday, officials said.\n[B]They talked.");
    assert_eq!(made, Headline::Made("The admiral met the minister on Thursday, officials said".into()));
    assert_eq!(
        check("[D]Cusco/Lima: [B]It rained in “both” cities.").clone(),
        Headline::Made("It rained in “both” cities".into())
    );
}

#[test]
fn a_given_title_is_the_headline_and_its_repeats_are_known() {
    let meta = titled("Harbour talks open in Callao");
    let given = Headline::Given("Harbour talks open in Callao".into());
    assert_eq!(check_with(&meta, "[B]They met.\n\n[B]They left."), given);
    assert_eq!(
        check_with(
            &meta,
            "[H]HARBOUR TALKS OPEN IN CALLAO\n\n[B]They met.\n\n[N]Harbour talks open in Callao"
        ),
        given
    );
    assert_eq!(check_with(&meta, "[N]Top Story\n\n[H]Harbour Talks Open in Callao.\n\n[B]They met."), given);
    assert_eq!(check_with(&meta, "[N]Home News [H]Harbour talks open in Callao\n\n[B]They met."), given);
    assert!(matches!(check_with(&titled("  "), "[H]Talks open\n\n[B]They met."), Headline::Found(_)));
}

#[test]
fn standfirsts_may_end_in_a_full_stop() {
    check(
        "[H]Harbour talks open\n\n[S]The admiral and the minister meet for the first time.\n\n[Y]Our Correspondent\n\n\
         [B]They met.\n\n[B]They left.",
    );
    check("[H]Harbour talks open\n\n[B]The admiral and the minister met.\n\n[B]They left.\n\n[Y]By Jane Doe");
}

#[test]
fn bylines_in_their_many_forms() {
    for byline in [
        "by Staff Report", "L.H. Report", "Our Correspondent", "By Jane Doe", "Jane Doe | Reuters",
        "Web Desk", "Lima Herald Report",
    ] {
        check(&format!("[H]Harbour talks open\n[Y]{byline}\n[B]They met on Monday.\n[B]They left."));
    }
    check("[H]Harbour talks open\n\n[Y]Jane Doe\n\n[N]July 4, 2024\n\n[B]They met.");
    check("[H]Doe Meets Roe | Lima Herald\n\n[B]They met.");
}

#[test]
fn markdown_keeps_its_words_and_loses_its_marks() {
    let headline = check(
        "[N]# [H]Harbour talks open\n\n[N]![The harbour](pics/harbour.png)\n\n[B]They **met** on [Monday](https://example.org).\n\n\
         [N]## [B]Why now\n\n[B]Nobody knows.\n\n[N]---\n\n[B]- a first point\n[B]- a second point\n\n[N]## [N]Related articles\n\n[B]They left.",
    );
    assert!(matches!(headline, Headline::Found(_)));
    check("[H]Harbour talks open\n[N]====\n\n[B]They met.");
}

#[test]
fn clean_articles_keep_every_sentence() {
    check(
        "[H]Read my lips: no new harbour\n\n[B]By Monday the admiral had gone. Source officials said so.\n\n[B]Photo finishes are rare in Lima.\n\n\
         [B]Published reports differ.\n\n[B]Related talks failed.\n\n[B]A subheading\n\n[B]Why? “Because,” she said.",
    );
    check("[H]Will the harbour close?\n\n[B]It may.\n\n[B]Or not.");
    check("[B]Will the harbour close? It may.\n\n[B]Or not.");
}

#[test]
fn a_question_alone_is_no_headline() {
    check(
        "[B]What does an admiral do on the first day without a ship?\n\n[B]She walks.\n\n[B]Then she sits.",
    );
    check("[H]What does an admiral do on the first day without a ship?\n\n[Y]By Jane Doe\n\n[B]She walks.");
}

#[test]
fn labels_stand_above_headlines_and_below_the_last_sentence() {
    check(
        "[N]Interview\n\n[H]‘Nobody asked me’: a talk with Ann Poe\n\n[Y]Jo Roe in Lima\n\n[B]They met.\n\n[B]A subheading\n\n\
         [B]They left.\n\n[N]Reuse this text\n\n[N]Harbours",
    );
    check(
        "[H]Harbour talks open\n\n[Y]By Jane Doe\n\n[B]They met.\n\n[Y]Jane Doe writes about ports.\n\n[N]Ports",
    );
}

#[test]
fn words_that_announce_a_caption_are_heeded() {
    check(
        "[H]Ferry runs aground in fog\n[C]Image caption,\n[C]The ferry lay on the sand\n[B]It was foggy.\n[B]It is not.",
    );
}

#[test]
fn odd_texts_have_an_anatomy_too() {
    assert_eq!(check(""), Headline::None);
    assert_eq!(check(" \n\u{2028}\t"), Headline::None);
    assert_eq!(check("[N]\u{feff}"), Headline::None);
    assert_eq!(check("[N]RELATED\n[N]/a.png"), Headline::None);
    assert_eq!(check("[B]Harbour"), Headline::Made("Harbour".into()));
    assert_eq!(
        check("[N]\u{feff}[H]Talks\n\n[B]They met.[N]\u{0}\u{1}"),
        dissect("\u{feff}Talks\n\nThey met.", &Meta::default()).headline
    );
    check("[H]محادثات الميناء تبدأ في ليما\n\n[B]التقى الأدميرال الوزير يوم الخميس.\n\n[B]هل غادروا؟ نعم.");
    check("[H]港口会谈在利马开始\n\n[B]海军上将星期四会见了部长。\n\n[B]他们离开了。");
    check("[B]🤝🤝 They met. 🎉");
    check("[B]one\n[B]Two\n[B]Three");
}

#[test]
fn a_line_of_a_million_characters_is_a_paragraph() {
    let text = format!("CALLAO: {}(with inputs from ANSA)", "The admiral met the minister. ".repeat(40_000));
    let anatomy = dissect(&text, &Meta::default());
    let kinds: Vec<_> = anatomy.blocks.iter().map(|b| b.kind).collect();
    assert_eq!(kinds, [BlockKind::Dateline, BlockKind::Body, BlockKind::Credit]);
    assert_eq!(anatomy.headline, Headline::Made("The admiral met the minister".into()));
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    /// Blocks are in order, apart, on char borders, begin and end on something other than white space, and
    /// leave nothing but white space between them; the headline lies in a block of its kind.
    fn check_law(text: &str, anatomy: &Anatomy) {
        let mut at = 0;
        for block in &anatomy.blocks {
            let (start, end) = (block.span.start().get(), block.span.end().get());
            assert!(at <= start && start < end, "order at {start} in {text:?}");
            assert!(text[at..start].trim().is_empty(), "a gap before {start} in {text:?}");
            assert_eq!(text[start..end].trim(), &text[start..end], "edges of {block:?} in {text:?}");
            assert!(!block.why.is_empty() && !block.why.ends_with('.'));
            if block.why == "characters that show nothing" {
                assert!(
                    block.span.slice(text).chars().all(super::super::lines::is_hidden),
                    "{block:?} in {text:?}"
                );
            }
            at = end;
        }
        assert!(text[at..].trim().is_empty(), "a gap at the end of {text:?}");
        if let Headline::Found(span) = anatomy.headline {
            let holds = |b: &super::super::Block| b.kind == BlockKind::Headline && b.span == span;
            assert!(anatomy.blocks.iter().any(holds));
        }
    }

    fn line() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "Harbour talks open",
            "Home News Harbour talks open",
            "# Harbour talks",
            "## ",
            "#",
            "by Staff Report",
            "LIMA:",
            "LIMA (AP) — They met.",
            "They met.",
            "They met (AFP)",
            "They met. — Reuters",
            "(with inputs from X)",
            "RELATED",
            "Photo: X",
            "A (L) and B (R)",
            "/a.webp)",
            "They met. /a.webp) /b.webp",
            "====",
            "---",
            "* * *",
            "Read Court frees 3",
            "met the",
            "admiral.",
            "July 4, 2024",
            "Jane Doe",
            "¿Quién?",
            "Jane Doe | Reuters",
            "Lima",
            "—",
            "(",
            ")",
            ":",
        ]);
        prop_oneof![
            4 => known.prop_map(str::to_owned),
            1 => "[\\PC]{0,30}",
            1 => "[\u{0}-\u{20}\u{feff}\u{200b}\u{85}\u{2028}a-zA-Z.:()#—“”é🤝م-]{0,30}",
            1 => "([A-Z][a-z]{0,8} ){0,12}[a-z]{0,5}[.?!]?",
        ]
    }

    fn text() -> impl Strategy<Value = String> {
        let end =
            prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "\u{feff}", "\u{0}\n"]);
        prop::collection::vec((line(), end), 0..14)
            .prop_map(|lines| lines.into_iter().map(|(l, e)| l + e).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1500))]

        #[test]
        fn every_visible_character_is_in_one_block(text in text(), title in prop::option::of(line())) {
            let meta = Meta { title, ..Meta::default() };
            let anatomy = dissect(&text, &meta);
            check_law(&text, &anatomy);
            prop_assert_eq!(anatomy, dissect(&text, &meta));
        }

        #[test]
        fn a_clean_article_is_headline_and_body(
            headline in "[A-Z][a-z]{2,7}( [a-z]{2,8}){3,9}",
            body in prop::collection::vec(paragraph(), 1..6),
        ) {
            let text = format!("{headline}\n\n{}", body.join("\n\n"));
            let anatomy = dissect(&text, &Meta::default());
            let kinds: Vec<_> = got(&text, &anatomy);
            let mut want = vec![(BlockKind::Headline, headline)];
            want.extend(body.into_iter().map(|b| (BlockKind::Body, b)));
            prop_assert_eq!(kinds, want);
        }
    }

    /// A paragraph of sentences, some beginning like noise does.
    fn paragraph() -> impl Strategy<Value = String> {
        let first = prop::sample::select(vec![
            "The", "By", "Read", "Photo", "Source", "Published", "Related", "Home", "Watch", "Courtesy",
            "RELATED", "In", "Lima", "Report", "Share",
        ]);
        let sentence = (first, prop::collection::vec("[a-z]{2,9}", 3..15))
            .prop_map(|(f, rest)| format!("{f} {}.", rest.join(" ")));
        prop::collection::vec(sentence, 1..4).prop_map(|s| s.join(" "))
    }
}
