//! Articles as records with named fields: a line of JSON, a row of a table.
//!
//! | field | other names | holds |
//! | --- | --- | --- |
//! | `text` | `body`, `content` | the text, noise and all; without it a record is no article |
//! | `id` | `key`, `path` | what the article is called: no two records share it. Else the address, else the record's number |
//! | `title` | `headline` | |
//! | `date` | `published`, `pubdate` | the day, in the forms of [`super::day`] |
//! | `author` | `authors`, `byline` | |
//! | `source` | `outlet`, `publisher`, `publication` | |
//! | `url` | `link` | an address; the article's note where there is no other |
//! | `note` | | where the text comes from |
//! | `licence` | `license` | |
//!
//! Names are read in any case; of several for one field the first with words counts. Other fields mean nothing here.

use std::collections::BTreeMap;

use super::file::made;
use super::{Intake, MAX_BYTES, day};
use crate::article::Meta;

/// The values of a record by the names of their fields, in lower case.
pub(super) type Fields = BTreeMap<String, String>;

const TEXT: &[&str] = &["text", "body", "content"];
const ID: &[&str] = &["id", "key", "path"];
const URL: &[&str] = &["url", "link"];
const TITLE: &[&str] = &["title", "headline"];
const DATE: &[&str] = &["date", "published", "pubdate"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const SOURCE: &[&str] = &["source", "outlet", "publisher", "publication"];
const NOTE: &[&str] = &["note"];
const LICENCE: &[&str] = &["licence", "license"];

/// Whether a field of this name, in lower case, means something.
pub(super) fn is_known(name: &str) -> bool {
    let all = [TEXT, ID, URL, TITLE, DATE, AUTHOR, SOURCE, NOTE, LICENCE];
    all.iter().any(|names| names.contains(&name))
}

/// Whether one of these fields, in lower case, holds the text.
pub(super) fn has_text<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| TEXT.contains(&name))
}

/// A collection in the making out of records.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The collection.
    pub(super) intake: Intake,
    /// Where each name was given first.
    places: BTreeMap<String, String>,
}

impl Records {
    /// Takes a record in, or notes why not. `place` says where it stands: "articles.csv, line 3".
    pub(super) fn add(&mut self, place: &str, number: u64, mut fields: Fields) {
        let mut take = |names: &[&str]| {
            names.iter().filter_map(|name| fields.remove(*name)).find(|value| !value.trim().is_empty())
        };
        let Some(text) = take(TEXT) else {
            return self.intake.skip(place, "it has no text: a record needs a field `text`".into());
        };
        if text.len() as u64 > MAX_BYTES {
            let reason =
                format!("its text has {} bytes: the largest that is read has {MAX_BYTES}", text.len());
            return self.intake.skip(place, reason);
        }
        let url = take(URL);
        let id = take(ID).or_else(|| url.clone()).map(|id| id.trim().to_owned());
        let id = id.unwrap_or_else(|| format!("record-{number:06}"));
        if let Some(before) = self.places.get(&id) {
            return self.intake.skip(place, format!("its id `{id}` was given before: {before}"));
        }
        self.places.insert(id.clone(), place.to_owned());
        let words = take(DATE);
        let date = words.as_deref().and_then(|words| day(words.trim()));
        let remark = words
            .filter(|_| date.is_none())
            .map(|words| format!("the date `{}` was not understood: write it as 2023-08-03", words.trim()));
        let meta = Meta {
            title: take(TITLE),
            source: take(SOURCE),
            note: take(NOTE).or(url),
            author: take(AUTHOR),
            licence: take(LICENCE),
            date,
        };
        self.intake.keep_or_skip(made(&id, meta, text), remark.into_iter().collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(records: &mut Records, number: u64, fields: &[(&str, &str)]) {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        records.add(&format!("line {number}"), number, fields.collect());
    }

    #[test]
    fn fields_have_several_names() {
        let mut records = Records::default();
        let fields = [
            ("key", "a/b.txt"),
            ("body", " One.\r\n"),
            ("headline", "T"),
            ("published", "3 August 2023"),
            ("authors", "Ann Poe"),
            ("outlet", "Desk"),
            ("url", "https://lima.example/a"),
            ("more", "x"),
            ("text", " "),
        ];
        add(&mut records, 1, &fields);
        let got = records.intake.finish();
        let article = &got.articles[0];
        assert_eq!(
            (article.path.as_str(), article.key.as_str(), article.text.as_str()),
            ("a/b.txt", "a-b", " One.\r\n")
        );
        let meta = &article.meta;
        assert_eq!(meta.date, Some(jiff::civil::date(2023, 8, 3)));
        let words = [&meta.title, &meta.author, &meta.source, &meta.note, &meta.licence];
        assert_eq!(
            words.map(Option::as_deref),
            [Some("T"), Some("Ann Poe"), Some("Desk"), Some("https://lima.example/a"), None]
        );
    }

    #[test]
    fn what_is_no_article_is_named() {
        let mut records = Records::default();
        add(&mut records, 1, &[("id", "a"), ("text", "One.")]);
        add(&mut records, 2, &[("id", "b"), ("text", " ")]);
        add(&mut records, 3, &[("id", " a "), ("text", "Two.")]);
        add(&mut records, 4, &[("text", "One.")]);
        add(&mut records, 5, &[("text", "Three."), ("date", "soon")]);
        let got = records.intake.finish();
        let paths: Vec<&str> = got.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!((paths, got.repeats), (vec!["a", "record-000005"], 1));
        let skipped: Vec<String> = got.skipped.iter().map(|s| format!("{}: {}", s.path, s.reason)).collect();
        let want = [
            "line 2: it has no text: a record needs a field `text`",
            "line 3: its id `a` was given before: line 1",
            "record-000004: it holds the same text as a",
        ];
        assert_eq!(skipped, want);
        assert_eq!(got.remarks[0].words, "the date `soon` was not understood: write it as 2023-08-03");
    }
}
