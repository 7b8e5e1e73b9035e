//! The same collections in parts (`dramatis::parts`): what they weigh, what a search fetches from cold, how long it takes
//! once its parts are there, and how much is kept.
//!
//! The articles' analyses are made too: a mention for every name, with words of usual length for the reason.

use std::collections::{BTreeMap, BTreeSet};

use dramatis::anatomy::{Anatomy, Block, BlockKind, Headline};
use dramatis::article::{Article as Text, ArticleId, ArticleKey, EntityKey, Meta};
use dramatis::corpus::{Corpus, Entry};
use dramatis::extract::{
    Analysis, Certainty, Cluster, ClusterId, Mention, MentionKind, Quote, QuoteKind, Stance,
};
use dramatis::finder::{Question, Reply};
use dramatis::parts::{File, Limits, PartId, Shelf, Step, write};
use dramatis::query::{Choice, Listing, Mode, Search};
use dramatis::resolve::{Entity, Form, Member};
use dramatis::text::Span;

use super::asked::{Query, Sampler};
use super::made::{Article, Maker, Pools, Source, collection, entity};

/// Seconds from one end of the line to the other and back, and bytes a second.
const ROUND: f64 = 0.165;
const RATE: f64 = 8.1e6 / 8.0;
/// What is fetched before the root can be asked for anything: page and worker, at most; and the rounds for it: two to
/// connect, one for the page, one for what it names, the root among it.
const SHELL: f64 = 350e3;
const ROUNDS: f64 = 4.0;

/// A made collection as a corpus.
pub fn corpus(source: &Source<'_>, articles: u32) -> Corpus {
    let pools = Pools::of(articles);
    let mut maker = Maker::new(source, articles);
    let mut members = vec![Vec::new(); pools.len() as usize];
    let mut entries: Vec<Entry> = Vec::new();
    for number in 0..articles {
        let made = maker.make();
        let kinds: BTreeMap<u32, u32> = made.cast.keys().copied().zip(0..).collect();
        for (entity, cluster) in &kinds {
            members[*entity as usize].push(Member {
                article: ArticleId(number),
                cluster: ClusterId(*cluster),
                why: "Its name is written out in this article".to_owned(),
                certainty: Certainty(950),
            });
        }
        entries.push(entry(source, pools, number, made, &kinds));
    }
    let mut keys = BTreeSet::new();
    let entities = members.into_iter().enumerate().map(|(number, members)| {
        let (kind, forms) = entity(source, pools, number as u32);
        let name = forms.first().cloned().unwrap_or_default();
        let mut key = EntityKey::new(&name);
        if !keys.insert(key.clone()) {
            key = EntityKey::new(&format!("{name} {number}"));
            keys.insert(key.clone());
        }
        let forms = forms.into_iter().map(|text| Form { text, count: members.len() as u32 }).collect();
        Entity { key, kind, name, forms, offices: Vec::new(), members }
    });
    Corpus { title: "Made".to_owned(), entities: entities.collect(), entries, ..Corpus::default() }
}

fn entry(
    source: &Source<'_>,
    pools: Pools,
    number: u32,
    made: Article,
    clusters: &BTreeMap<u32, u32>,
) -> Entry {
    let whole = Span::new(0, made.text.len());
    let cluster = |(entity_number, at): (&u32, &u32)| {
        let (kind, forms) = entity(source, pools, *entity_number);
        let offices =
            if *at == 0 { made.offices.iter().map(|n| format!("Office {n}")).collect() } else { Vec::new() };
        Cluster { kind, name: forms.into_iter().next().unwrap_or_default(), offices }
    };
    let mention = |(span, entity): &(Span, u32)| Mention {
        span: *span,
        cluster: ClusterId(clusters.get(entity).copied().unwrap_or_default()),
        kind: MentionKind::Name,
        why: ["Its first word is a given name", "The words around it are those beside a name"]
            [(*entity % 2) as usize]
            .to_owned(),
        certainty: Certainty(900 + (entity % 90) as u16),
        link: Certainty(900),
    };
    let quote = |span: &Span| Quote {
        span: *span,
        kind: QuoteKind::Indirect,
        speaker: made
            .named
            .iter()
            .find(|(at, _)| span.contains(*at))
            .and_then(|(_, e)| clusters.get(e).copied())
            .map(ClusterId),
        by: None,
        cue: None,
        stance: Stance::Said,
        why: "The sentence reports what somebody said".to_owned(),
        certainty: Certainty(850),
    };
    let path = format!(
        "{number:06}-{}.txt",
        dramatis::article::slug(&made.title).chars().take(40).collect::<String>()
    );
    let [year, month, day] = [made.day / 10_000, made.day / 100 % 100, made.day % 100];
    let date = jiff::civil::Date::new(year as i16, month as i8, day as i8).ok();
    Entry {
        analysis: Analysis {
            anatomy: Anatomy {
                blocks: vec![Block {
                    span: whole,
                    kind: BlockKind::Body,
                    why: "It is a paragraph of sentences".to_owned(),
                }],
                headline: Headline::Given(made.title.clone()),
            },
            clusters: clusters.iter().map(cluster).collect(),
            mentions: made.named.iter().map(mention).collect(),
            quotes: made.quotes.iter().map(quote).collect(),
            dates: Vec::new(),
            date: None,
            meetings: Vec::new(),
            offices: Vec::new(),
        },
        article: Text {
            key: ArticleKey::new(&path),
            path,
            meta: Meta {
                title: Some(made.title),
                source: Some(format!("Outlet {}", made.outlet)),
                date,
                ..Meta::default()
            },
            text: made.text,
        },
    }
}

/// A collection in files, and what a shelf fetched of it.
struct Server {
    files: BTreeMap<String, Vec<u8>>,
    root: Vec<u8>,
    unpack: fn(&[u8]) -> Vec<u8>,
}

/// What was fetched until an answer was there.
#[derive(Clone, Copy, Default)]
struct Fetched {
    rounds: u32,
    bytes: u64,
}

impl Server {
    fn shelf(&self, memory: usize) -> Option<Shelf> {
        Shelf::open(&self.root, Limits { memory, ..Limits::default() }).ok()
    }

    fn feed(&self, shelf: &mut Shelf, parts: &[PartId], fetched: &mut Fetched) {
        fetched.rounds += 1;
        for id in parts {
            let Some(place) = shelf.place(*id) else { continue };
            let file = self.files.get(&place.file).map_or(&[][..], Vec::as_slice);
            let part = file.get(place.start as usize..place.start as usize + place.len as usize);
            fetched.bytes += u64::from(place.len);
            assert_eq!(shelf.supply(*id, &(self.unpack)(part.unwrap_or_default())), Ok(()));
        }
    }

    /// Asks until the answer is there.
    fn ask(&self, shelf: &mut Shelf, ask: &mut dyn FnMut(&mut Shelf) -> Step<Reply>) -> (Fetched, Reply) {
        let mut fetched = Fetched::default();
        loop {
            match ask(shelf) {
                Step::Done(reply) => return (fetched, reply),
                Step::Need(parts) => self.feed(shelf, &parts, &mut fetched),
            }
        }
    }
}

/// Seconds on a line of 165 ms and 8.1 Mbit/s.
fn seconds(fetched: Fetched) -> f64 {
    f64::from(fetched.rounds) * ROUND + fetched.bytes as f64 / RATE
}

/// A query as the page asks it.
fn search(query: &Query, chosen: bool) -> Search {
    let mut choices: [Choice; 6] = Default::default();
    let names: [fn(u32) -> String; 3] =
        [|n| format!("Outlet {n}"), |n| (2015 + n).to_string(), |n| format!("Office {n}")];
    for (at, picked) in query.picked.iter().enumerate().skip(3).filter(|_| chosen) {
        let keys = |numbers: &[u32]| numbers.iter().map(|n| EntityKey::new(&names[at - 3](*n))).collect();
        let mode = if picked.any { Mode::Any } else { Mode::All };
        choices[at] = Choice { include: keys(&picked.include), exclude: keys(&picked.exclude), mode };
    }
    Search {
        words: query.typed.clone(),
        typing: query.typing,
        choices,
        limit: 10,
        listings: Listing::first(20),
        ..Search::default()
    }
}

/// Measures a collection of `articles` in parts.
pub fn report(
    source: &Source<'_>,
    articles: u32,
    now: fn() -> f64,
    pack: fn(&[u8]) -> Vec<u8>,
    unpack: fn(&[u8]) -> Vec<u8>,
    say: &mut dyn FnMut(String),
) {
    let mut line = |what: &str, figure: String| say(format!("search\t{what}\t{figure}"));
    let mut sampler = Sampler::new(articles);
    let whole = collection(source, articles, &mut |number, article| sampler.see(number, article));
    let queries = sampler.queries(&whole);
    let postings = whole.text.sizes().postings;
    drop(whole);
    let made = corpus(source, articles);
    let (mut files, start) = (BTreeMap::new(), now());
    let named = write(&made, &|part| pack(part), &mut |File { name, bytes }| {
        files.insert(name, bytes);
        Ok::<(), ()>(())
    });
    drop(made);
    let Ok(root) = named else { return };
    line("written in", format!("{:.1} s", (now() - start) / 1000.0));
    let mut kinds: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for (name, bytes) in &files {
        let kind = name.rsplit_once('-').map_or(name.as_str(), |(kind, _)| kind);
        let of = kinds.entry(kind.to_owned()).or_default();
        *of = (of.0 + 1, of.1 + bytes.len() as u64);
    }
    line("files", files.len().to_string());
    for (kind, (count, bytes)) in kinds {
        let per = if kind == "documents" || kind == "words" {
            format!(", {:.2} bytes a posting", bytes as f64 / postings as f64)
        } else {
            String::new()
        };
        line(&format!("{kind}, gzip"), format!("{:.3} MB, files: {count}{per}", bytes as f64 / 1e6));
    }
    let server = Server { root: unpack(&files[&root]), files, unpack };
    let root = server.files[&root].len() as f64;
    let started = ROUNDS * ROUND + (SHELL + root) / RATE;
    line("page with its first cards, cold, by reckoning", format!("{started:.2} s"));
    cold(&server, &queries, started, &mut line);
    warm(&server, &queries, now, &mut line);
}

/// What each query fetches when nothing is there.
fn cold(server: &Server, queries: &[Query], started: f64, line: &mut dyn FnMut(&str, String)) {
    let (mut first, mut full) = (Vec::new(), Vec::new());
    for query in queries {
        let search = Search { limit: 3, ..search(query, false) };
        let Some(mut shelf) = server.shelf(32 << 20) else { return };
        let (fetched, _) = server.ask(&mut shelf, &mut |shelf| shelf.glance(&search));
        let question = Question::Search(Box::new(search));
        let (more, _) = server.ask(&mut shelf, &mut |shelf| shelf.find(&question));
        first.push((started + seconds(fetched), fetched, query.typed.as_str()));
        full.push((started + seconds(fetched) + seconds(more), fetched, query.typed.as_str()));
    }
    for (what, all) in [
        ("first three articles of a search, cold, by reckoning", &mut first),
        ("all counts of a search, cold, by reckoning", &mut full),
    ] {
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |share: f64| all.get((all.len() as f64 * share) as usize);
        for (name, found) in [("half of them", at(0.5)), ("95 %", at(0.95)), ("slowest", all.last())] {
            let Some((time, Fetched { rounds, bytes }, typed)) = found else { continue };
            let kilobytes = bytes / 1000;
            line(
                &format!("{what}, {name}"),
                format!("{time:.2} s ({rounds} rounds, {kilobytes} KB: {typed})"),
            );
        }
    }
}

/// How long each query takes when its parts are there, and what is kept.
fn warm(server: &Server, queries: &[Query], now: fn() -> f64, line: &mut dyn FnMut(&str, String)) {
    let Some(mut shelf) = server.shelf(usize::MAX) else { return };
    let mut times = Vec::new();
    for query in queries {
        let search = Question::Search(Box::new(search(query, true)));
        server.ask(&mut shelf, &mut |shelf| shelf.find(&search));
        let mut best = f64::INFINITY;
        for _ in 0..3 {
            let start = now();
            assert!(matches!(shelf.find(&search), Step::Done(_)));
            best = best.min(now() - start);
        }
        times.push((best, query.typed.as_str()));
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).map_or(0.0, |(time, _)| *time);
    line("p50, counts, cards and lines", format!("{:.2} ms", at(0.5)));
    line("p95, counts, cards and lines", format!("{:.2} ms", at(0.95)));
    if let Some((time, typed)) = times.last() {
        line("slowest, counts, cards and lines", format!("{time:.2} ms ({typed})"));
    }
    line(
        "in parts: memory after all queries, nothing forgotten",
        format!("{:.1} MB", shelf.memory() as f64 / 1e6),
    );
    let Some(mut shelf) = server.shelf(8 << 20) else { return };
    for query in queries {
        let search = Question::Search(Box::new(search(query, true)));
        server.ask(&mut shelf, &mut |shelf| shelf.find(&search));
    }
    line(
        "in parts: memory after all queries, 8 MB of parts kept",
        format!("{:.1} MB", shelf.memory() as f64 / 1e6),
    );
}
