//! What a page says of itself: headline, authors, day, outlet. The surest place that speaks counts.

use dom_query::{Document, NodeRef, Selection};
use jiff::civil::Date;

use super::Fact;
use super::json_ld::{JsonLd, json_ld};
use super::meta_tags::MetaTags;
use crate::import::day;

/// As the fields of [`super::Page`].
pub(super) struct Facts {
    pub(super) title: Option<Fact<String>>,
    pub(super) author: Option<Fact<String>>,
    pub(super) date: Option<Fact<Date>>,
    pub(super) source: Option<Fact<String>>,
    pub(super) address: Option<String>,
}

/// Names of `<meta>` tags for a headline, an author, a day and an outlet, the surest first. From the guides of
/// OpenGraph, Dublin Core, schema.org and the services that read such tags.
const TITLES: [&str; 6] =
    ["twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl"];
const AUTHORS: [&str; 9] = [
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "byl", "authors",
];
#[rustfmt::skip]
const DAYS: [&str; 23] = [
    "datepublished", "article:published", "article.published", "og:published_time",
    "og:article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "cxenseparse:recs:publishtime",
    "publish-date", "publish_date", "publication_date", "pubdate", "ptime", "date_published", "displaydate",
    "date", "pdate",
];
const OUTLETS: [&str; 5] =
    ["application-name", "dc.publisher", "dcterms.publisher", "publisher", "twitter:app:name:iphone"];

/// More names than this are a list of the staff; only so many are kept.
const MOST_AUTHORS: usize = 20;

/// Reads them.
pub(super) fn facts(document: &Document) -> Facts {
    let (ld, tags) = (json_ld(document).unwrap_or_default(), MetaTags::new(document));
    let source = source(&ld, &tags);
    Facts {
        title: title(document, &ld, &tags, source.as_ref().map(|s| s.value.as_str())),
        author: author(document, &ld, &tags),
        date: date(document, &ld, &tags),
        address: address(document, &tags),
        source,
    }
}

fn fact<T>(value: Option<T>, from: &'static str) -> Option<Fact<T>> {
    value.map(|value| Fact { value, from })
}

fn source(ld: &JsonLd, tags: &MetaTags) -> Option<Fact<String>> {
    let name = |words: &str| Some(line(words)).filter(|name| is_worded(name) && !is_address(name));
    fact(ld.publisher.as_deref().and_then(name), "JSON-LD (publisher)")
        .or_else(|| fact(tags.first(&["og:site_name"]).and_then(name), "OpenGraph (og:site_name)"))
        .or_else(|| fact(tags.first(&OUTLETS).and_then(name), "<meta> (publisher)"))
}

/// Headlines that were cut short ("…") count only where there is no other.
fn title(document: &Document, ld: &JsonLd, tags: &MetaTags, source: Option<&str>) -> Option<Fact<String>> {
    let clean = |words: &str| Some(without_outlet(&line(words), source)).filter(|title| is_worded(title));
    let heading = || {
        let all = document.select("h1");
        let mut worded = all.iter().map(|h| line(&h.text())).filter(|words| words.contains(' '));
        worded.next().filter(|_| worded.next().is_none())
    };
    let window = document.select_single("title").text();
    let places = [
        fact(ld.headline.as_deref().and_then(clean), "JSON-LD (headline)"),
        fact(tags.first(&["og:title"]).and_then(clean), "OpenGraph (og:title)"),
        fact(tags.first(&TITLES).and_then(clean), "<meta> (title)"),
        fact(heading(), "the page's heading"),
        fact(clean(&window), "<title>"),
    ];
    let whole = |fact: &&Fact<String>| !fact.value.ends_with(['…']) && !fact.value.ends_with("...");
    let found = || places.iter().flatten();
    found().find(whole).or_else(|| found().next()).cloned()
}

/// Without " | Outlet" at the end: the outlet as it is known, or, after a bar, at most four words.
fn without_outlet(title: &str, source: Option<&str>) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " » "] {
        let Some((before, after)) = title.rsplit_once(mark) else { continue };
        let known = source.is_some_and(|source| {
            letters(source).contains(&letters(after)) || letters(after).contains(&letters(source))
        });
        let short = mark == " | " && after.split_whitespace().count() <= 4;
        if before.split_whitespace().count() >= 3 && (known || short) {
            return before.trim().to_owned();
        }
    }
    title.to_owned()
}

fn author(document: &Document, ld: &JsonLd, tags: &MetaTags) -> Option<Fact<String>> {
    let tagged = AUTHORS.iter().find_map(|name| joined(tags.all(name)));
    let marked = || {
        let places = ["[itemprop=author] [itemprop=name]", "[itemprop=author]", "[rel=author]"];
        places.iter().find_map(|place| {
            let found = document.select(place);
            joined(found.iter().filter(|one| !in_comments(one)).map(|one| one.text()))
        })
    };
    fact(joined(ld.authors.iter()), "JSON-LD (author)")
        .or_else(|| fact(tagged, "<meta> (author)"))
        .or_else(|| fact(marked(), "the author's link on the page"))
}

/// Whether it stands among what readers write below an article: they have names and days too.
fn in_comments(found: &Selection) -> bool {
    const DEEPEST: usize = 20;
    let Some(node) = found.nodes().first() else { return false };
    let is = |node: &NodeRef, name| {
        node.attr(name).is_some_and(|words| words.to_ascii_lowercase().contains("comment"))
    };
    let around = |node: &NodeRef| !matches!(node.node_name().as_deref(), None | Some("body" | "html"));
    std::iter::once(*node)
        .chain(node.ancestors_it(Some(DEEPEST)))
        .any(|node| around(&node) && (is(&node, "class") || is(&node, "id")))
}

/// The words of a byline before a day at their end, and the day: "Ann Poe November 15, 2019".
pub(super) fn byline(words: &str) -> (String, Option<Date>) {
    let words = line(words);
    let capitals = words.char_indices().filter(|(at, c)| *at > 0 && c.is_uppercase());
    let cut = capitals.filter(|(at, _)| words.len() - at <= LONGEST_DAY);
    let dated = cut.filter_map(|(at, _)| Some((at, day(&words[at..])?))).next();
    match dated {
        Some((at, day)) => {
            (words[..at].trim_end_matches([' ', '|', '-', '•', '·', ',']).to_owned(), Some(day))
        }
        None => (words, None),
    }
}

/// Bytes of the longest day in words, with its weekday.
const LONGEST_DAY: usize = 30;

/// The day in a line above the text that says when it was published.
pub(super) fn published(text: &str) -> Option<Fact<Date>> {
    const LINES: usize = 6;
    const LONGEST: usize = 80;
    let lines = text.lines().filter(|line| !line.is_empty()).take(LINES).filter(|line| line.len() <= LONGEST);
    let said = lines.filter(|line| line.starts_with("Published") || line.starts_with("Posted"));
    fact(said.filter_map(loose_day).next(), "a line above the text")
}

/// Takes the marks off the names of readers, so that nobody takes them for the author's.
pub(super) fn forget_readers(document: &Document) {
    let names = document.select("[itemprop=author], [rel=author], [class*=author]");
    for name in names.iter().filter(in_comments) {
        ["itemprop", "rel", "class"].into_iter().for_each(|mark| name.remove_attr(mark));
    }
}

/// The names in the words of a byline, without "By"; `None` where they are an address, a date, the label of a field
/// to fill in, or too many words.
pub(super) fn authors(words: &str) -> Option<String> {
    let words = line(words);
    let bare = ["By:", "By ", "by ", "BY ", "Written by "]
        .iter()
        .find_map(|by| words.strip_prefix(by))
        .unwrap_or(&words);
    let bare = bare.trim().trim_end_matches([',', '|', '-']).trim_end();
    let fits = !bare.ends_with(['*', ')', ':'])
        && is_worded(bare)
        && !is_address(bare)
        && bare.chars().count() <= 120
        && loose_day(bare).is_none();
    fits.then(|| bare.to_owned())
}

/// Several authors with commas between, each once.
fn joined(names: impl Iterator<Item = impl AsRef<str>>) -> Option<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names.filter_map(|name| authors(name.as_ref())).take(MOST_AUTHORS) {
        if !all.iter().any(|known| known.contains(&name)) {
            all.push(name);
        }
    }
    (!all.is_empty()).then(|| all.join(", "))
}

fn date(document: &Document, ld: &JsonLd, tags: &MetaTags) -> Option<Fact<Date>> {
    let time = |place: &str| {
        document.select(place).iter().filter(|time| !in_comments(time)).find_map(|time| {
            let stated = time.attr("datetime").or_else(|| time.attr("content"));
            stated.as_deref().and_then(loose_day).or_else(|| loose_day(&time.text()))
        })
    };
    let marked = || ["[itemprop~=datePublished]", "time[pubdate]"].iter().find_map(|place| time(place));
    let first = || ["article time", "main time", "time"].iter().find_map(|place| time(place));
    fact(ld.published.as_deref().and_then(loose_day), "JSON-LD (datePublished)")
        .or_else(|| {
            let tagged = tags.first(&["article:published_time"]).and_then(loose_day);
            fact(tagged, "OpenGraph (article:published_time)")
        })
        .or_else(|| fact(marked(), "<time> (published)"))
        .or_else(|| {
            fact(DAYS.iter().find_map(|name| tags.first(&[name]).and_then(loose_day)), "<meta> (date)")
        })
        .or_else(|| fact(first(), "the first <time> on the page"))
}

/// The day that the words name, with a word such as "Published" and a time of day beside it or not.
fn loose_day(words: &str) -> Option<Date> {
    #[rustfmt::skip]
    const BESIDE: [&str; 21] = [
        "a.m", "am", "at", "bst", "cet", "cdt", "cst", "date", "edt", "est", "et", "gmt", "ist", "on", "p.m", "pm",
        "pdt", "posted", "pst", "published", "utc",
    ];
    let words = line(words);
    let beside = |word: &&str| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        plain.is_empty() || plain.contains(':') || BESIDE.contains(&plain.as_str())
    };
    let bare: Vec<&str> = words.split(' ').take(12).filter(|word| !beside(word)).collect();
    day(&words).or_else(|| day(&bare.join(" ")))
}

/// The page's own address where it is one of the web.
fn address(document: &Document, tags: &MetaTags) -> Option<String> {
    let canonical = document.select_single("link[rel=canonical]").attr("href");
    let places = canonical.iter().map(|href| href.trim()).chain(tags.first(&["og:url"]));
    let web = |address: &&str| address.starts_with("http://") || address.starts_with("https://");
    let plain = |address: &&str| {
        address.len() <= 2_000 && !address.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    places.filter(web).find(plain).map(str::to_owned)
}

/// In one line, white space single.
fn line(words: &str) -> String {
    words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_worded(words: &str) -> bool {
    words.contains(char::is_alphabetic)
}

fn is_address(words: &str) -> bool {
    words.contains("://") || words.starts_with("www.") || words.starts_with('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_what_stands_beside_them() {
        let same = [
            "2018-02-16T18:45:00-06:00",
            "Fri 6:45 PM, Feb 16, 2018",
            "Published: February 16, 2018 at 6:45 p.m.",
            "16 Feb 2018 | 18:45 IST",
            "06:45:07 PM IST Feb 16, 2018",
            "Published 11:11 PM EST Feb 16, 2018",
            "20180216",
        ];
        for words in same {
            assert_eq!(loose_day(words), Some(jiff::civil::date(2018, 2, 16)), "{words}");
        }
        for words in ["", "yesterday", "0001-01-01T00:00:00Z", "6:45 pm", "02/03/2018"] {
            assert_eq!(loose_day(words), None, "{words}");
        }
    }

    #[test]
    fn a_byline_may_have_its_day_behind_it() {
        let day = Some(jiff::civil::date(2019, 11, 15));
        for words in [
            "By Ann Poe Nov. 15, 2019",
            "By Ann PoeNovember 15, 2019",
            "By Ann Poe | Friday, November 15, 2019",
        ] {
            let (name, found) = byline(words);
            assert_eq!((authors(&name).as_deref(), found), (Some("Ann Poe"), day), "{words}");
        }
        assert_eq!(byline("By Ann May"), ("By Ann May".to_owned(), None));
        assert_eq!(authors("Name (required)"), None);
    }

    #[test]
    fn an_outlet_is_no_part_of_a_headline() {
        let cases = [
            ("Navy chief opens talks | Lima Herald", None, "Navy chief opens talks"),
            ("Navy chief opens talks - Lima Herald", Some("The Lima Herald"), "Navy chief opens talks"),
            ("Navy chief opens talks - for good", Some("Lima Herald"), "Navy chief opens talks - for good"),
            ("Talks | Lima Herald", None, "Talks | Lima Herald"),
        ];
        for (title, source, want) in cases {
            assert_eq!(without_outlet(title, source), want);
        }
    }
}
