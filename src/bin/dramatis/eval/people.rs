//! `dramatis eval --people`: whether one person is one entry across the articles of a collection.
//!
//! The texts are files of short articles (see `tests/cross_article/README.md`), each file a collection that goes
//! through the whole pipeline. A mention is a name's place in its article; the two groupings are the people marked
//! and the people that the collection's facet would show.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dramatis::article::{Article, ArticleKey, Meta};
use dramatis::corpus::Corpus;
use dramatis::extract::{Extractor, MentionKind, NameKind};
use dramatis::resolve::{Entity, Member};

use super::coreference::Agreement;
use super::reliability::Reliability;

/// A name's article in its collection, first byte and one past its last.
type Name = (usize, usize, usize);

/// How far the people found agree with the people marked.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Articles read.
    pub(crate) articles: usize,
    /// Name by name.
    pub(crate) agreement: Agreement,
    /// Pairs of names of one person: marked, found, and both.
    pairs: [usize; 3],
    /// Whether joins across articles are right as often as their certainty says.
    pub(crate) joins: Reliability,
    /// What went wrong: names of one person in several entries, entries of several persons. In order of files.
    pub(crate) faults: Vec<String>,
}

/// A collection with its marked names.
struct Collection {
    articles: Vec<Article>,
    people: BTreeMap<String, Vec<Name>>,
}

impl Report {
    /// The report on all `.txt` files of `folder`, in order of their names.
    pub(crate) fn new(extractor: &Extractor, folder: &Path) -> Result<Self, String> {
        let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.extension().is_some_and(|e| e == "txt") {
                files.push(path);
            }
        }
        files.sort();
        if files.is_empty() {
            return Err(format!("{}: there is no .txt file in it", folder.display()));
        }
        let mut report = Self::default();
        for file in files {
            let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            let collection = collection(&text).map_err(|e| format!("{}: {e}", file.display()))?;
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            report.add(extractor, &name, &collection);
        }
        Ok(report)
    }

    /// The figures as a table: names, B-cubed and pairs, each with precision, recall and F1.
    pub(crate) fn lines(&self, part: &str) -> Vec<String> {
        let (names, b_cubed) = (self.agreement.mentions.scores(), self.agreement.b_cubed.scores());
        let rows = [("names", names), ("B-cubed", b_cubed), ("pairs", self.pairwise())];
        let row = |(what, [precision, recall, f1]): (&str, [f64; 3])| {
            let articles = self.articles;
            format!("{part:<28} {articles:>4} articles  {what:<8} {precision:>6.1} {recall:>6.1} {f1:>6.1}")
        };
        rows.map(row).to_vec()
    }

    /// Precision, recall and F1 of the pairs, in per cent.
    fn pairwise(&self) -> [f64; 3] {
        let [marked, found, both] = self.pairs.map(|n| n as f64);
        let share = |all: f64| if all > 0.0 { 100.0 * both / all } else { 0.0 };
        [
            share(found),
            share(marked),
            if marked + found > 0.0 { 200.0 * both / (marked + found) } else { 0.0 },
        ]
    }

    fn add(&mut self, extractor: &Extractor, file: &str, collection: &Collection) {
        let analyse = |article: &Article| extractor.analyse(&article.text, &article.meta);
        let corpus = Corpus::build("People", collection.articles.clone(), Vec::new(), analyse);
        let people: Vec<&Entity> = corpus.entities.iter().filter(|e| e.kind == NameKind::Person).collect();
        let found: Vec<Vec<Name>> = people.iter().map(|entity| names(&corpus, entity)).collect();
        let marked: Vec<Vec<Name>> = collection.people.values().cloned().collect();
        self.articles += collection.articles.len();
        self.agreement.add(&marked, &found);
        let pairs = |groups: &[Vec<Name>]| {
            groups.iter().map(|g| g.len() * g.len().saturating_sub(1) / 2).sum::<usize>()
        };
        let both = |a: &Vec<Name>| {
            let shared = found.iter().map(|b| a.iter().filter(|n| b.contains(n)).count());
            shared.map(|n| n * n.saturating_sub(1) / 2).sum::<usize>()
        };
        let sums = [pairs(&marked), pairs(&found), marked.iter().map(both).sum()];
        self.pairs.iter_mut().zip(sums).for_each(|(sum, n)| *sum += n);
        people.iter().for_each(|entity| self.rely(collection, &corpus, entity));
        self.faults.extend(faults(file, collection, &people, &found));
    }
}

impl Report {
    /// Counts the joins that made an entity: right are those of the person who has most of its names.
    fn rely(&mut self, collection: &Collection, corpus: &Corpus, entity: &Entity) {
        let whose = |member: &Member| {
            let part = Entity { members: vec![member.clone()], ..entity.clone() };
            most(names(corpus, &part).iter().filter_map(|name| collection.who(name)))
        };
        let parts: Vec<(u16, Option<&str>)> =
            entity.members.iter().map(|member| (member.certainty.0, whose(member))).collect();
        let Some(main) = most(parts.iter().filter_map(|(_, who)| *who)) else { return };
        for (certainty, who) in parts.into_iter().filter(|(certainty, _)| *certainty < 1000) {
            if let Some(who) = who {
                self.joins.add(certainty, who == main);
            }
        }
    }
}

impl Collection {
    /// Who is marked at this place.
    fn who(&self, name: &Name) -> Option<&str> {
        self.people.iter().find(|(_, names)| names.contains(name)).map(|(who, _)| who.as_str())
    }

    /// Who is marked at any of these places.
    fn among(&self, names: &[Name]) -> Vec<&str> {
        let here = |marked: &[Name]| names.iter().any(|name| marked.contains(name));
        self.people.iter().filter(|(_, marked)| here(marked)).map(|(who, _)| who.as_str()).collect()
    }

    /// A name as printed, and in which article.
    fn place(&self, (article, start, end): &Name) -> String {
        let article = &self.articles[*article];
        format!("{} in {}", &article.text[*start..*end], article.path)
    }

    /// The next article's text without its marks, which are kept.
    fn unmark(&mut self, path: &str, marked: &str) -> Result<String, String> {
        let (mut plain, mut rest) = (String::new(), marked);
        while let Some((before, after)) = rest.split_once('[') {
            let found = after.split_once("](").and_then(|(name, after)| Some((name, after.split_once(')')?)));
            let (name, (who, after)) =
                found.ok_or(format!("article {path}: \"[{after}\" has no \"](who)\""))?;
            plain.push_str(before);
            let start = plain.len();
            plain.push_str(name);
            let place = (self.articles.len(), start, plain.len());
            self.people.entry(who.to_owned()).or_default().push(place);
            rest = after;
        }
        plain.push_str(rest);
        Ok(plain)
    }
}

/// The commonest of `all`, the last by name of those alike.
fn most<'a>(all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    counts.into_iter().max_by_key(|(one, n)| (*n, *one)).map(|(one, _)| one)
}

/// The places where a collection names a person.
fn names(corpus: &Corpus, entity: &Entity) -> Vec<Name> {
    let mut names = Vec::new();
    for member in &entity.members {
        let article = member.article.0 as usize;
        let mentions = &corpus.entries[article].analysis.mentions;
        let own = mentions.iter().filter(|m| m.cluster == member.cluster && m.kind == MentionKind::Name);
        names.extend(own.map(|m| (article, m.span.start().get(), m.span.end().get())));
    }
    names
}

/// What went wrong in a collection: its people in several entries first, then the entries of several people.
fn faults(file: &str, collection: &Collection, people: &[&Entity], found: &[Vec<Name>]) -> Vec<String> {
    let apart = collection.people.iter().flat_map(|(who, names)| {
        let homes = homes(collection, names, found);
        let split = homes.len() > 1 || homes.contains_key(&None);
        homes.into_iter().filter(move |_| split).map(move |(home, names)| {
            let entry = home.map_or("nobody", |at| people[at].key.as_str());
            format!("{file}: {who} is {entry} as {}", names.join(", "))
        })
    });
    let mixed = people.iter().zip(found).filter_map(|(entity, names)| {
        let who = collection.among(names);
        let names: Vec<String> = names.iter().map(|name| collection.place(name)).collect();
        (who.len() != 1).then(|| format!("{file}: {} is {who:?} as {}", entity.key, names.join(", ")))
    });
    apart.chain(mixed).collect()
}

/// The names of one person by the entry that each is in; `None` for those in none.
fn homes(
    collection: &Collection,
    names: &[Name],
    found: &[Vec<Name>],
) -> BTreeMap<Option<usize>, Vec<String>> {
    let mut homes: BTreeMap<Option<usize>, Vec<String>> = BTreeMap::new();
    for name in names {
        let home = found.iter().position(|f| f.contains(name));
        homes.entry(home).or_default().push(collection.place(name));
    }
    homes
}

/// Reads a file: `== name` opens an article, `[name](who)` marks a person, `#` a remark.
fn collection(text: &str) -> Result<Collection, String> {
    let mut collection = Collection { articles: Vec::new(), people: BTreeMap::new() };
    for (path, marked) in sections(text)? {
        let text = collection.unmark(&path, &marked)?;
        collection.articles.push(Article { key: ArticleKey::new(&path), path, meta: Meta::default(), text });
    }
    Ok(collection)
}

/// The articles of a file, marks and all, in order of their names.
fn sections(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for (number, line) in (1u32..).zip(text.lines()) {
        if let Some(name) = line.strip_prefix("== ") {
            texts.push((name.trim().to_owned(), String::new()));
        } else if !line.is_empty() && !line.starts_with('#') {
            let (_, text) =
                texts.last_mut().ok_or(format!("line {number}: there is no \"== name\" above it"))?;
            text.push_str(if text.is_empty() { "" } else { " " });
            text.push_str(line);
        }
    }
    texts.sort();
    Ok(texts)
}
