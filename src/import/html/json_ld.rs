//! What a page says of itself as JSON-LD: the article among the things it describes.

use dom_query::Document;
use serde_json::Value;

/// No article has more authors; a longer list is cut.
const MOST_NAMES: usize = 100;

/// Facts as they stand in the page's JSON-LD.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
}

/// The first article described in the scripts of type `application/ld+json`; where none calls itself one, the first
/// thing with a day of publication. Scripts that are no JSON are passed over.
pub(super) fn json_ld(document: &Document) -> Option<JsonLd> {
    let scripts = document.select("script[type='application/ld+json']");
    let parsed: Vec<Value> = scripts.iter().filter_map(|script| parse(&script.text())).collect();
    let mut things = Vec::new();
    parsed.iter().for_each(|value| gather(value, &mut things));
    let dated = |thing: &&&Value| thing.get("datePublished").is_some();
    let article = things.iter().find(|thing| is_article(thing)).or_else(|| things.iter().find(dated))?;
    let text = |key: &str| article.get(key).and_then(first_text);
    Some(JsonLd {
        headline: text("headline").or_else(|| text("name")),
        authors: names(article.get("author").or_else(|| article.get("creator")), &things),
        published: text("datePublished").or_else(|| text("dateCreated")),
        publisher: names(article.get("publisher"), &things).into_iter().next(),
    })
}

fn parse(script: &str) -> Option<Value> {
    let bare = script.trim().trim_start_matches("<!--").trim_start_matches("//").trim_start();
    let bare = bare.strip_prefix("<![CDATA[").unwrap_or(bare);
    let end = bare.rfind(['}', ']'])?;
    let whole = &bare[..=end];
    serde_json::from_str(whole)
        .or_else(|_| serde_json::from_str(whole.strip_suffix("]]").unwrap_or(whole)))
        .ok()
}

/// The things at the top of a script: itself, those of its list, those of its `@graph`; and the main one of each.
fn gather<'v>(value: &'v Value, things: &mut Vec<&'v Value>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(object) => {
                things.push(value);
                let inner = ["@graph", "mainEntity"].iter().filter_map(|key| object.get(*key));
                open.extend(inner.filter(|inner| inner.is_object() || inner.is_array()));
            }
            _ => {}
        }
    }
}

/// Whether its `@type`, or one of them, is an article's: `NewsArticle`, `BlogPosting` …
fn is_article(thing: &Value) -> bool {
    let fits = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            kind.ends_with("Article")
                || kind.ends_with("Posting")
                || kind == "Report"
                || kind == "ClaimReview"
        })
    };
    match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

/// The names of one or more persons or bodies: given as words, as things with a `name`, or by the `@id` of one of
/// `things`.
fn names(value: Option<&Value>, things: &[&Value]) -> Vec<String> {
    let list: Vec<&Value> = match value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    let name = |value: &&Value| {
        let known = || {
            let id = value.get("@id").filter(|id| id.is_string())?;
            things.iter().find(|thing| thing.get("@id") == Some(id))?.get("name").and_then(first_text)
        };
        if value.is_string() {
            first_text(value)
        } else {
            value.get("name").and_then(first_text).or_else(known)
        }
    };
    list.iter().take(MOST_NAMES).filter_map(name).collect()
}

/// The words of a value, or of the first in a list; entities of HTML are undone.
fn first_text(value: &Value) -> Option<String> {
    let words: &str = match value {
        Value::String(words) => words,
        Value::Array(list) => list.first()?.as_str()?,
        _ => return None,
    };
    let plain =
        if words.contains('&') { Document::fragment(words).text().to_string() } else { words.to_owned() };
    Some(plain).filter(|plain| !plain.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Option<JsonLd> {
        let html = format!("<script type='application/ld+json'>{json}</script>");
        json_ld(&Document::from(html))
    }

    #[test]
    fn articles_are_found_in_their_many_forms() {
        let found = of(
            r#"{"@type": "NewsArticle", "headline": "Dam &amp; city", "author": {"name": "Ann Poe"},
            "datePublished": "2024-07-04T10:00:00Z", "publisher": {"@type": "Organization", "name": "Lima Herald"}}"#,
        );
        let want = JsonLd {
            headline: Some("Dam & city".into()),
            authors: vec!["Ann Poe".into()],
            published: Some("2024-07-04T10:00:00Z".into()),
            publisher: Some("Lima Herald".into()),
        };
        assert_eq!(found, Some(want));
        let graph = of(
            r#"{"@graph": [{"@type": "WebPage", "name": "no"}, {"@type": "Person", "@id": "p", "name": "Jo Roe"},
            {"@type": ["Article", "X"], "name": "Dam", "author": [{"@id": "p"}, "Ann Poe", {"name": ["Li Na"]}, 7, {}]}]}"#,
        );
        let graph = graph.expect("an article");
        assert_eq!(
            (graph.headline.as_deref(), graph.authors),
            (Some("Dam"), vec!["Jo Roe".into(), "Ann Poe".into(), "Li Na".into()])
        );
        let listed =
            of("<!--[{\"@type\": \"schema:BlogPosting\", \"headline\": \"Dam\"}]-->").expect("an article");
        assert_eq!(listed.headline.as_deref(), Some("Dam"));
        let page =
            of(r#"{"@type": "MedicalWebPage", "datePublished": "2024-07-04"}"#).expect("a dated thing");
        assert_eq!(page.published.as_deref(), Some("2024-07-04"));
    }

    #[test]
    fn what_is_no_article_gives_nothing() {
        for json in ["", "{", "[]", "7", r#"{"@type": "WebSite", "name": "x"}"#, r#"{"headline": "x"}"#] {
            assert_eq!(of(json), None, "{json}");
        }
    }
}
