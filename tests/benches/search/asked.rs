//! Two hundred queries, made with the collection, and how long each takes with the counts of all facets.

use dramatis::query::{Asked, Listed, Picked};
use dramatis::search::parse;

use super::made::{Article, Collection, Random};

/// What a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Words,
    Phrase,
    Prefix,
    Typo,
    Fields,
}

/// One query.
pub struct Query {
    pub sort: Sort,
    pub typed: String,
    /// Whether the last word is still being typed.
    pub typing: bool,
    /// By facet.
    pub picked: Vec<Picked>,
    /// The word that was misspelt.
    pub meant: String,
}

/// Takes an article now and then, and makes queries of them.
pub struct Sampler {
    every: u32,
    articles: Vec<Article>,
}

impl Sampler {
    /// For a collection of `articles`.
    pub fn new(articles: u32) -> Self {
        Self { every: (articles / 600).max(1), articles: Vec::new() }
    }

    pub fn see(&mut self, number: u32, article: &Article) {
        if number.is_multiple_of(self.every) {
            self.articles.push(article.clone());
        }
    }

    /// 60 of words, 40 phrases, 40 beginnings, 40 misspelt words, 20 with fields; every other one with a filter (an
    /// outlet or two, a year or two, an office left out).
    pub fn queries(&self, collection: &Collection) -> Vec<Query> {
        let kinds =
            [(Sort::Words, 60), (Sort::Phrase, 40), (Sort::Prefix, 40), (Sort::Typo, 40), (Sort::Fields, 20)];
        self.all(&kinds, collection)
    }

    /// 200 that peers can be asked too, without fields, half of them filtered alike.
    pub fn shared(&self, collection: &Collection) -> Vec<Query> {
        let kinds = [(Sort::Words, 60), (Sort::Phrase, 50), (Sort::Prefix, 40), (Sort::Typo, 50)];
        self.all(&kinds, collection)
    }

    fn all(&self, kinds: &[(Sort, usize)], collection: &Collection) -> Vec<Query> {
        let mut random = Random(7);
        let mut queries = Vec::new();
        for (sort, count) in kinds.iter().copied() {
            for (i, mut query) in self.some(sort, count, collection, &mut random).into_iter().enumerate() {
                if i % 2 == 0 {
                    let article = &self.articles[random.below(self.articles.len() as u32) as usize];
                    query.picked = picked(article, &mut random);
                }
                queries.push(query);
            }
        }
        queries
    }

    /// So many queries of one sort, without filters.
    fn some(&self, sort: Sort, count: usize, collection: &Collection, random: &mut Random) -> Vec<Query> {
        let mut queries = Vec::new();
        while queries.len() < count {
            let article = &self.articles[random.below(self.articles.len() as u32) as usize];
            queries.extend(query(sort, article, random, collection));
        }
        queries
    }
}

/// The words of an article as they are typed.
fn words(article: &Article) -> Vec<String> {
    let words = article.text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect()
}

fn query(sort: Sort, article: &Article, random: &mut Random, collection: &Collection) -> Option<Query> {
    let words = words(article);
    let at = random.below(words.len() as u32) as usize;
    let long = |least: usize| words[at..].iter().filter(move |w| w.len() >= least && w.is_ascii());
    let mut query =
        Query { sort, typed: String::new(), typing: false, picked: Vec::new(), meant: String::new() };
    match sort {
        Sort::Words => {
            let n = 1 + random.below(3) as usize;
            query.typed = long(4).take(n).cloned().collect::<Vec<_>>().join(" ");
        }
        Sort::Phrase => {
            let n = 2 + random.below(2) as usize;
            let phrase = words.get(at..at + n)?;
            // Of "China's" and "U.S." nobody looks for the "s".
            if phrase.iter().any(|word| word.len() < 2) {
                return None;
            }
            query.typed = format!("\"{}\"", phrase.join(" "));
        }
        Sort::Prefix => {
            let len = 2 + random.below(4) as usize;
            let begun = long(len + 1).nth(1)?.get(..len)?.to_owned();
            let before = if random.below(2) == 0 { format!("{} ", long(5).next()?) } else { String::new() };
            (query.typed, query.typing) = (before + &begun, true);
        }
        Sort::Typo => {
            let word = long(6).find(|w| w.bytes().all(|b| b.is_ascii_alphabetic()))?;
            query.typed = misspelt(word, random);
            query.meant = word.clone();
            // A word that some article has is no mistake to anybody.
            if collection.text.search(&parse(&query.typed, false)).corrections.is_empty() {
                return None;
            }
        }
        Sort::Fields => {
            let year = article.day / 10_000;
            query.typed = match random.below(4) {
                0 => format!("date:{}..{} {}", year - 1, year, long(5).next()?),
                1 => format!("source:{} -{} {}", article.outlet, long(7).next()?, long(5).next()?),
                2 => format!("quote:{} OR {}", long(6).next()?, long(5).nth(1)?),
                _ => format!("person:{}", long(4).next()?),
            };
        }
    }
    (!query.typed.is_empty()).then_some(query)
}

/// `word` with one letter left out, put in, changed, or swapped with the next.
fn misspelt(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + random.below(letters.len() as u32 - 2) as usize;
    let letter = char::from(b'a' + random.below(26) as u8);
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}

/// A person of the article, and another excluded; or one of two years.
fn picked(article: &Article, random: &mut Random) -> Vec<Picked> {
    let mut picked = vec![Picked::default(); 6];
    if random.below(2) == 0 {
        picked[3] = Picked { include: vec![article.outlet, 0], exclude: Vec::new(), any: true };
        picked[5].exclude = vec![1];
    } else {
        let year = article.day / 10_000 - 2015;
        picked[4] = Picked { include: vec![year, (year + 1) % 11], exclude: Vec::new(), any: true };
    }
    picked
}

/// Asks one query; gives the number of articles found and the first `limit` of them.
pub fn ask(collection: &Collection, query: &Query, limit: u32) -> (u32, Vec<u32>) {
    let parsed = parse(&query.typed, query.typing);
    let scored = collection.text.search(&parsed);
    let listed = vec![Listed { most: 20, ..Listed::default() }; 6];
    let counted = collection.counts.answer(&Asked {
        scores: Some(&scored.scores),
        picked: &query.picked,
        places: &collection.places,
        by_score: true,
        limit,
        listed: &listed,
    });
    (counted.matched, counted.articles)
}

/// How many of 400 misspelt words were found: one of the first ten articles is one that the right spelling finds.
pub fn typos(collection: &Collection, sampler: &Sampler) -> (usize, usize) {
    let misspelt = sampler.some(Sort::Typo, 400, collection, &mut Random(11));
    let found = misspelt.iter().filter(|query| {
        let (_, first) = ask(collection, query, 10);
        let having = collection.text.search(&parse(&query.meant, false)).scores;
        first.iter().any(|article| having.get(*article as usize).is_some_and(|score| *score > 0))
    });
    (found.count(), misspelt.len())
}

/// Milliseconds, in order, of each query's quickest of three turns, and what it is; and how many found nothing.
pub fn times(collection: &Collection, queries: &[Query], now: fn() -> f64) -> (Vec<(f64, Sort)>, usize) {
    let mut empty = 0;
    let mut times: Vec<(f64, Sort)> = Vec::new();
    for query in queries {
        let mut best = f64::INFINITY;
        for turn in 0..3 {
            let start = now();
            let (matched, _) = ask(collection, query, 20);
            best = best.min(now() - start);
            empty += usize::from(turn == 0 && matched == 0);
        }
        times.push((best, query.sort));
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    (times, empty)
}
