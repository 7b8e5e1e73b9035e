//! This project's search beside npm packages: the same articles, the same 200 queries, headless Chromium, one table.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dramatis::site::{Collection, IN_PARTS, Page};
use serde_json::{Value, json};

use super::peers::{self, Asked, Figures, Right};
use super::search::measured::asked::{Query, Sampler, Sort};
use super::search::measured::made::{self, Article, Pools, Source, entity};
use super::search::measured::{cold, naive::Readings};
use super::search::packed;
use super::start;
use crate::corpus::gather;
use crate::error::{Error, Result};
use crate::paths::Paths;
use crate::site::{self, Mode};
use crate::tools::{SEARCH_PEERS, Toolbox};

/// The rows of a table.
const ROWS: [&str; 12] = [
    "p95, ms",
    "p95 with the counts of six facets, ms",
    "of so many queries, until the time was over",
    "index in gzip, MB",
    "the same, bytes a posting",
    "memory, MB",
    "first result, cold, s",
    "misspelt words found in the first ten, %",
    "words: answers wrong + incomplete",
    "phrases: answers wrong + incomplete",
    "beginnings: answers wrong + incomplete",
    "index made in, s",
];
type Column = [String; ROWS.len()];

/// What was measured of this project's search before.
#[derive(Clone, Debug, Default)]
pub(super) struct Ours {
    pub(super) p95: String,
    pub(super) memory: String,
    pub(super) built: String,
}

/// Prints the table for `articles` articles.
pub(super) fn compare(
    paths: &Paths,
    tools: &Toolbox,
    source: &Source<'_>,
    articles: u32,
    ours: &Ours,
) -> Result<()> {
    let folder = peers::lay_out(paths, articles)?;
    let made = Made::new(source, articles, &folder)?;
    let mut table = vec![("this project".to_owned(), made.column(ours))];
    table[0].1[6] = match first(paths, tools, source, articles, &made.first) {
        Ok(seconds) => seconds,
        Err(why) => format!("not measured: {why}"),
    };
    for peer in &SEARCH_PEERS {
        println!("Measuring {} over {articles} articles", peer.title());
        let asked = Asked { folder: &folder, first: &made.first };
        let column = match peers::measure(paths, tools, peer, &asked) {
            Ok(figures) => column(&figures, made.postings),
            Err(why) => {
                println!("{}: {why}", peer.title());
                [(); ROWS.len()].map(|()| "gave up".to_owned())
            }
        };
        table.push((peer.title(), column));
    }
    print(articles, &table);
    fs::remove_dir_all(&folder).map_err(Error::file("remove", &folder))
}

/// The articles and queries, written for the peers, and this project's own answers to them.
struct Made {
    postings: u64,
    /// Bytes in gzip: words and articles, places of words, names of entities.
    index: [u64; 3],
    scores: [Right; 3],
    typos: [u32; 2],
    /// A word that is found.
    first: String,
}

impl Made {
    fn new(source: &Source<'_>, articles: u32, folder: &Path) -> Result<Self> {
        let at = folder.join("articles.jsonl");
        let mut out = BufWriter::new(fs::File::create(&at).map_err(Error::file("write", &at))?);
        let (mut sampler, mut readings) = (Sampler::new(articles), Readings::default());
        let (pools, mut written) = (Pools::of(articles), Ok(()));
        let collection = made::collection(source, articles, &mut |number, article| {
            sampler.see(number, article);
            readings.see(article);
            if written.is_ok() {
                written = writeln!(out, "{}", record(source, pools, number, article));
            }
        });
        written.and_then(|()| out.flush()).map_err(Error::file("write", &at))?;
        let queries = sampler.shared(&collection);
        let (scores, typos) = readings.scores(&collection, &queries);
        let right = |score: super::search::measured::naive::Score| Right {
            asked: score.asked,
            wrong: score.wrong,
            missing: score.missing,
        };
        let made = Self {
            postings: collection.text.sizes().postings,
            index: collection.text.parts().map(|part| packed(&part).unwrap_or_default()),
            scores: scores.map(right),
            typos,
            first: queries.iter().find(|q| is_plain(q)).map(|q| q.typed.clone()).unwrap_or_default(),
        };
        drop(collection);
        let queries: Vec<Value> = mixed(&queries).map(|query| question(query, &readings)).collect();
        let at = folder.join("queries.json");
        fs::write(&at, json!(queries).to_string()).map_err(Error::file("write", &at))?;
        Ok(made)
    }

    fn column(&self, ours: &Ours) -> Column {
        let per = |bytes: u64| bytes as f64 / self.postings as f64;
        let [words, places, names] = self.index;
        [
            "it always counts".to_owned(),
            ours.p95.clone(),
            "200".to_owned(),
            megabytes(words + places + names),
            format!("{:.2}, without places of words {:.2}", per(words + places + names), per(words + names)),
            ours.memory.clone(),
            String::new(),
            percent(self.typos),
            wrong(self.scores[0]),
            wrong(self.scores[1]),
            wrong(self.scores[2]),
            ours.built.clone(),
        ]
    }
}

fn column(figures: &Figures, postings: u64) -> Column {
    let answers = &figures.answers;
    let sort = |name: &str| wrong(answers.sorts.get(name).copied().unwrap_or_default());
    let (first, reckoned) = figures.first;
    [
        p95(&answers.plain),
        p95(&answers.counted),
        format!("{}, {}", answers.plain.len(), answers.counted.len()),
        megabytes(figures.index),
        format!("{:.2}", figures.index as f64 / postings as f64),
        megabytes(figures.memory),
        format!("{first:.1}{}", if reckoned { ", reckoned" } else { "" }),
        percent(answers.typos),
        sort("words"),
        sort("phrase"),
        sort("prefix"),
        format!("{:.0}", figures.building),
    ]
}

fn p95(times: &[f64]) -> String {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 95 / 100).map_or("–".to_owned(), |time| format!("{time:.1}"))
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

fn percent([some, all]: [u32; 2]) -> String {
    format!("{:.0}", 100.0 * f64::from(some) / f64::from(all.max(1)))
}

fn wrong(right: Right) -> String {
    format!("{} + {} of {}", right.wrong, right.missing, right.asked)
}

/// One word, whole, with no filter.
fn is_plain(query: &Query) -> bool {
    query.sort == Sort::Words && query.picked.is_empty() && !query.typed.contains(' ')
}

/// All queries, sorts and filters mixed, so that those asked before the time is over are like the others.
fn mixed(queries: &[Query]) -> impl Iterator<Item = &Query> {
    let step = 77; // Has no divisor in common with 200.
    (0..queries.len()).filter_map(move |at| queries.get(at * step % queries.len()))
}

/// An article as the peers read it.
fn record(source: &Source<'_>, pools: Pools, number: u32, article: &Article) -> Value {
    let names = |from: u32, len: u32| -> Vec<String> {
        let numbers = article.cast.keys().filter(|n| (from..from + len).contains(*n));
        numbers.filter_map(|n| entity(source, pools, *n).1.into_iter().next()).collect()
    };
    json!({
        "number": number,
        "title": article.title,
        "text": article.text,
        "person": names(0, pools.persons),
        "body": names(pools.persons, pools.bodies),
        "place": names(pools.persons + pools.bodies, pools.places),
        "outlet": [format!("Outlet {}", article.outlet)],
        "year": [(article.day / 10_000).to_string()],
        "office": article.offices.iter().map(|n| format!("Office {n}")).collect::<Vec<_>>(),
    })
}

/// A query as the peers read it, with its truth.
fn question(query: &Query, readings: &Readings) -> Value {
    let truth = readings.truth(query);
    let named = |choose: fn(&dramatis::query::Picked) -> &Vec<u32>| {
        let facets = query.picked.iter().zip(["person", "body", "place", "outlet", "year", "office"]);
        let chosen = facets.filter(|(picked, _)| !choose(picked).is_empty());
        let names = chosen.map(|(picked, facet)| {
            let name = |n: &u32| match facet {
                "outlet" => format!("Outlet {n}"),
                "year" => (2015 + n).to_string(),
                _ => format!("Office {n}"),
            };
            (facet.to_owned(), json!(choose(picked).iter().map(name).collect::<Vec<_>>()))
        });
        Value::Object(names.collect())
    };
    let filter = json!({ "any": named(|p| &p.include), "not": named(|p| &p.exclude) });
    json!({
        "sort": match query.sort {
            Sort::Words => "words",
            Sort::Phrase => "phrase",
            Sort::Prefix => "prefix",
            Sort::Typo => "typo",
            Sort::Fields => "fields",
        },
        "typed": query.typed,
        "typing": query.typing,
        "filter": if query.picked.is_empty() { Value::Null } else { filter },
        "must": bits(&truth.must),
        "may": bits(&truth.may),
    })
}

/// Eight to a byte, the first lowest, in Base64.
fn bits(table: &[bool]) -> String {
    let byte = |eight: &[bool]| eight.iter().rev().fold(0u8, |byte, bit| byte << 1 | u8::from(*bit));
    STANDARD.encode(table.chunks(8).map(byte).collect::<Vec<_>>())
}

/// How long a reader waits for the first articles of a search when nothing is there yet: the page itself, over the slow line.
fn first(paths: &Paths, tools: &Toolbox, source: &Source<'_>, articles: u32, word: &str) -> Result<String> {
    let compiled = site::compile(paths, tools, Mode::Release)?;
    let folder = paths.target.join("bench-search-page");
    let samples = gather(&paths.root.join("static/corpus"), "Samples")?;
    site::write_site(&compiled, &Collection::new(samples)?, &folder)?;
    let in_parts = Page::read(&folder)?.opens_parts() && u64::from(articles) >= IN_PARTS;
    if !in_parts && u64::from(articles) >= IN_PARTS {
        return Ok("see `bench parts`".to_owned());
    }
    let corpus = cold::corpus(source, articles);
    let collection = if in_parts { Collection::in_parts(corpus)? } else { Collection::new(corpus)? };
    site::write_site(&compiled, &collection, &folder)?;
    drop(collection);
    let milliseconds = start::search(tools, &folder, word)?;
    fs::remove_dir_all(&folder).map_err(Error::file("remove", &folder))?;
    Ok(format!("{:.1}", milliseconds / 1000.0))
}

/// In Markdown, as it goes into the README.
fn print(articles: u32, table: &[(String, Column)]) {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        println!("| {} |", cells.collect::<Vec<_>>().join(" | "));
    };
    println!();
    let head = format!("{articles} articles");
    line(&mut [head.as_str()].into_iter().chain(table.iter().map(|(name, _)| name.as_str())));
    println!("|{}", " --- |".repeat(table.len() + 1));
    for (at, row) in ROWS.iter().enumerate() {
        line(&mut [*row].into_iter().chain(table.iter().map(|(_, cells)| cells[at].as_str())));
    }
    println!();
}
