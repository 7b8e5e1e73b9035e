//! Whole pages, made up for these tests: what comes out, where it stood, and what is refused.

use super::{Fact, HtmlError, Page, html};
use crate::import::{ImportError, article};

const PAGE: &str = r##"<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Navy chief opens harbour talks | Lima Herald</title>
<meta property="og:title" content="Navy chief opens harbour talks | Lima Herald">
<meta property="og:site_name" content="Lima Herald">
<meta property="article:published_time" content="2024-07-04T22:15:00-05:00">
<meta name="author" content="By Jane Doe">
<link rel="canonical" href="https://herald.example/harbour-talks">
<script>document.write("<p>Scripts are not run, and their words are no article at all, however long.</p>")</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Navy chief opens harbour talks</h1>
<p>CALLAO: The head of the navy, Admiral Ann Poe, met the minister of ports on Thursday, and both spoke of
the harbour for <b>three</b> hours, officials said.</p>
<h2>What was said</h2>
<p>&ldquo;We talked of cranes, of ships, and of the men who load them,&rdquo; the minister told reporters
after the meeting &amp; went home.<br>The admiral said nothing, and left by a side door.</p>
<ul><li>The harbour was built in 1965, and has been widened twice since then.</li>
<li>Its cranes, eleven of them, are to be replaced by the end of the year.</li></ul>
<ul><li><a href="/a">Court frees three in harbour case</a></li><li><a href="/b">Storm closes road</a></li></ul>
<p>They will meet again in August, in Lima, to sign what was agreed, the ministry said in a statement.</p>
<p><a href="/more">Read more about the harbour</a></p>
</article>
<footer>© Lima Herald</footer></body></html>"##;

fn from<T>(fact: &Option<Fact<T>>) -> &str {
    fact.as_ref().map_or("", |fact| fact.from)
}

fn page(text: &str) -> Page {
    html(text).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn a_page_gives_its_text_and_its_facts() {
    let got = page(PAGE);
    let want = "CALLAO: The head of the navy, Admiral Ann Poe, met the minister of ports on Thursday, and both \
        spoke of the harbour for three hours, officials said.\n\n\
        What was said\n\n\
        “We talked of cranes, of ships, and of the men who load them,” the minister told reporters after the meeting \
        & went home.\nThe admiral said nothing, and left by a side door.\n\n\
        - The harbour was built in 1965, and has been widened twice since then.\n\n\
        - Its cranes, eleven of them, are to be replaced by the end of the year.\n\n\
        They will meet again in August, in Lima, to sign what was agreed, the ministry said in a statement.";
    assert_eq!(got.text, want);
    assert_eq!(got.title.as_ref().map(|t| t.value.as_str()), Some("Navy chief opens harbour talks"));
    assert_eq!(from(&got.title), "OpenGraph (og:title)");
    assert_eq!(got.author.as_ref().map(|a| a.value.as_str()), Some("Jane Doe"));
    assert_eq!(got.date.as_ref().map(|d| d.value), Some(jiff::civil::date(2024, 7, 4)));
    assert_eq!(from(&got.date), "OpenGraph (article:published_time)");
    assert_eq!(got.source.as_ref().map(|s| s.value.as_str()), Some("Lima Herald"));
    assert_eq!(got.address.as_deref(), Some("https://herald.example/harbour-talks"));
}

#[test]
fn the_surest_place_counts_and_says_its_name() {
    let with = |head: &str| page(&PAGE.replace("</head>", &format!("{head}</head>")));
    let ld = |json: &str| with(&format!("<script type=\"application/ld+json\">{json}</script>"));
    let got =
        ld(r#"{"@type": "NewsArticle", "headline": "Talks on the harbour", "datePublished": "2024-07-03",
        "author": [{"name": "Ann Poe"}, {"name": "Jo Roe"}], "publisher": {"name": "The Herald"}}"#);
    let facts = [
        (got.title.map(|f| (f.value, f.from)), "Talks on the harbour", "JSON-LD (headline)"),
        (got.author.map(|f| (f.value, f.from)), "Ann Poe, Jo Roe", "JSON-LD (author)"),
        (got.source.map(|f| (f.value, f.from)), "The Herald", "JSON-LD (publisher)"),
        (got.date.map(|f| (f.value.to_string(), f.from)), "2024-07-03", "JSON-LD (datePublished)"),
    ];
    for (fact, value, from) in facts {
        assert_eq!(fact, Some((value.to_owned(), from)));
    }
    let cut = ld(r#"{"@type": "NewsArticle", "headline": "Navy chief opens…"}"#);
    assert_eq!(from(&cut.title), "OpenGraph (og:title)");
}

#[test]
fn without_tags_the_page_itself_is_asked() {
    let bare = |with: &str| {
        let head = PAGE.find("<meta property").unwrap()..PAGE.find("<script>").unwrap();
        let mut html = PAGE.to_owned();
        html.replace_range(head, "");
        page(&html.replace("</h1>", &format!("</h1>{with}")))
    };
    let got = bare("<p class=byline>By Jane Doe</p><time datetime='2024-07-04T10:00Z'>yesterday</time>");
    assert_eq!((from(&got.title), from(&got.author)), ("the page's heading", "the byline on the page"));
    assert_eq!(got.author.map(|a| a.value).as_deref(), Some("Jane Doe"));
    assert_eq!(from(&got.date), "the first <time> on the page");
    let got = bare("<a rel=author>Jane Doe</a> <time>Published: July 4, 2024 at 10:15 am</time>");
    assert_eq!(from(&got.author), "the author's link on the page");
    assert_eq!(got.date.map(|d| d.value), Some(jiff::civil::date(2024, 7, 4)));
    let got = bare("");
    assert!(got.author.is_none() && got.date.is_none() && got.source.is_none() && got.address.is_none());
}

#[test]
fn what_readers_wrote_is_none_of_the_page_s_own() {
    let head = PAGE.find("<meta property").unwrap()..PAGE.find("<script>").unwrap();
    let mut bare = PAGE.to_owned();
    bare.replace_range(head, "");
    let comments =
        "<div id=comments><span itemprop=author>Guest</span><time datetime=2024-08-01>then</time></div>";
    let got = page(&bare.replace("<footer>", &format!("{comments}<footer>")));
    assert_eq!((got.author, got.date), (None, None));
    let got = page(&bare.replace("</h1>", "</h1><p>Published 11:11 PM EST July 4, 2024</p>"));
    assert_eq!(
        got.date.map(|d| (d.value.to_string(), d.from)),
        Some(("2024-07-04".into(), "a line above the text"))
    );
}

#[test]
fn only_addresses_of_the_web_are_kept() {
    for bad in ["javascript:alert(1)", "file:///etc/passwd", "/harbour", "https://a b", "data:text/html,x"] {
        let got = page(&PAGE.replace("https://herald.example/harbour-talks", bad));
        assert_eq!(got.address, None, "{bad}");
    }
}

#[test]
fn a_file_becomes_an_article_with_a_note() {
    let got = article("2024/Harbour talks.HTML", PAGE.as_bytes()).unwrap();
    assert_eq!(got.article.key.as_str(), "2024-harbour-talks");
    let note = "Saved web page, https://herald.example/harbour-talks: headline from OpenGraph (og:title), author from \
        <meta> (author), date from OpenGraph (article:published_time), outlet from OpenGraph (og:site_name)";
    assert_eq!(got.article.meta.note.as_deref(), Some(note));
    assert!(got.remarks.is_empty());
}

#[test]
fn the_encoding_is_the_one_the_page_names() {
    let cyrillic = PAGE.replace("utf-8", "windows-1251").replace("three", "Три");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&cyrillic);
    let got = article("a.htm", &bytes).unwrap();
    assert!(got.article.text.contains("for Три hours"), "{}", got.article.text);
    assert_eq!(got.remarks, ["read as windows-1251"]);
    // Saved again by a browser: the bytes are UTF-8, whatever the page says.
    let got = article("a.htm", PAGE.replace("utf-8", "iso-8859-1").as_bytes()).unwrap();
    assert!(got.article.text.contains("“We talked") && got.remarks.is_empty());
}

#[test]
fn packed_pages_are_unpacked() {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(PAGE.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let got = article("a/b.html.gz", &packed).unwrap();
    assert_eq!((got.article.key.as_str(), got.article.text), ("a-b", page(PAGE).text));
    let broken = article("b.html.gz", &packed[..100]).unwrap_err();
    assert!(broken.to_string().starts_with("it cannot be unpacked ("), "{broken}");
    assert!(matches!(article("b.htm.gz", PAGE.as_bytes()), Err(ImportError::Gzip(_))));
}

#[test]
fn what_is_no_page_says_why() {
    assert_eq!(html("just words"), Err(HtmlError::NoTags(10)));
    assert_eq!(
        html("<html>\n<body>\n<a href=/>Enter here</a>"),
        Err(HtmlError::NoArticle { line: 2, words: 2 })
    );
    let refused = |bytes: &[u8]| article("a.html", bytes).unwrap_err().to_string();
    assert_eq!(refused(b" \n"), "the file is empty");
    assert!(refused(b"%PDF-1.4").contains("a PDF document"));
    assert!(refused("<div>".repeat(2_000).as_bytes()).starts_with("line 1 holds elements nested 1001 deep"));
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::prelude::*;

    use super::*;

    fn piece() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div class=article>",
            "</div>",
            "<article>",
            "</article>",
            "<h1>",
            "</h1>",
            "<li>",
            "<ul>",
            "</ul>",
            "<table><tr><td>",
            "</table>",
            "<br>",
            "<a href=/x>",
            "</a>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<b>",
            "</i>",
            "<body>",
            "<time datetime=2024-07-04>",
            "</time>",
            "<meta name=author content='Ann Poe'>",
            "<meta charset=utf-8>",
            "<title>",
            "</title>",
            "<svg>",
            "<math>",
            "<template>",
            "<select>",
            "<plaintext>",
            "<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"x\"}</script>",
            "&amp;",
            "&#0;",
            "<link rel=canonical href='https://a.example/'>",
            "<noscript><img src=a.png></noscript>",
            "<frameset>",
        ]);
        prop_oneof![
            3 => known.prop_map(str::to_owned),
            2 => "[A-Z][a-z ]{20,120}, [a-z ]{20,90}\\. ",
            1 => "\\PC{0,20}",
            1 => "<[a-z]{1,6} [a-z]{1,5}='[^<']{0,9}'?>?",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn any_page_is_an_article_or_has_a_reason(pieces in prop::collection::vec(piece(), 0..60)) {
            let text = pieces.concat();
            match html(&text) {
                Ok(page) => {
                    prop_assert!(page.text.contains(char::is_alphanumeric));
                    prop_assert!(page.text.trim() == page.text && !page.text.contains("\n\n\n"));
                    prop_assert!(page.address.as_deref().is_none_or(|a| a.starts_with("http")));
                    prop_assert_eq!(html(&text), Ok(page), "a second reading differs");
                }
                Err(reason) => prop_assert!(!reason.to_string().is_empty()),
            }
        }
    }
}
