//! What a plain reading of all articles answers: the measure for this project's search and for its peers.
//!
//! A word is a run of letters and digits in small letters. For each query there are articles that an answer must hold
//! (the words as they are spelt, the phrase word by word, words that begin as asked) and articles that it may hold: those
//! too in which a word has the same stem (Snowball's English one) or differs in accents, since engines rightly find "talked"
//! for "talk". An answer with any other article is wrong, one that lacks a must is incomplete.

use std::collections::HashMap;

use dramatis::search::{Expr, parse};
use rust_stemmers::{Algorithm, Stemmer};

use super::asked::{Query, Sort, ask};
use super::made::{Article, Collection};

/// All articles, read.
#[derive(Default)]
pub struct Readings {
    numbers: HashMap<String, u32>,
    /// By word: its stem, and itself, both without accents.
    akin: Vec<[String; 2]>,
    articles: Vec<Reading>,
}

struct Reading {
    words: Vec<u32>,
    outlet: u32,
    year: u32,
    offices: Vec<u32>,
}

/// By article, what an answer must and may hold.
pub struct Truth {
    pub must: Vec<bool>,
    pub may: Vec<bool>,
}

/// How many answers of a sort of queries were right.
#[derive(Clone, Copy, Default)]
pub struct Score {
    pub asked: u32,
    /// Answers that hold an article that they may not.
    pub wrong: u32,
    /// Answers that lack an article that they must hold.
    pub missing: u32,
}

impl Readings {
    pub fn see(&mut self, article: &Article) {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words = Vec::new();
        for word in article.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = word.to_lowercase();
            let next = self.numbers.len() as u32;
            let number = *self.numbers.entry(word).or_insert_with_key(|word| {
                let plain = without_accents(word);
                self.akin.push([stemmer.stem(&plain).into_owned(), plain]);
                next
            });
            words.push(number);
        }
        let offices = article.offices.clone();
        self.articles.push(Reading {
            words,
            outlet: article.outlet,
            year: article.day / 10_000 - 2015,
            offices,
        });
    }

    pub fn truth(&self, query: &Query) -> Truth {
        let asked = if query.sort == Sort::Typo { &query.meant } else { &query.typed };
        let asked: Vec<&str> =
            asked.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let prefix = query.typing.then(|| asked.len().saturating_sub(1));
        let stemmer = Stemmer::create(Algorithm::English);
        // By word: bit `i` says that it is what the query's word `i` asks for.
        let [mut exact, mut akin] = [(); 2].map(|()| vec![0u8; self.numbers.len()]);
        for (i, wanted) in asked.iter().enumerate() {
            let stem = stemmer.stem(wanted);
            for (word, number) in &self.numbers {
                let [of_stem, plain] = &self.akin[*number as usize];
                let is = |word: &str| word == *wanted || (prefix == Some(i) && word.starts_with(wanted));
                exact[*number as usize] |= u8::from(is(word)) << i;
                akin[*number as usize] |= u8::from(is(word) || is(plain) || *of_stem == stem) << i;
            }
        }
        let found = |table: &[u8]| {
            let articles = self.articles.iter();
            let says = |a: &Reading| match query.sort {
                Sort::Phrase => a.in_order(table, asked.len()),
                _ => {
                    a.words.iter().fold(0, |all, w| all | table[*w as usize]).count_ones()
                        == asked.len() as u32
                }
            };
            articles.map(|article| article.fits(query) && says(article)).collect()
        };
        Truth { must: found(&exact), may: found(&akin) }
    }

    /// This project's own answers, by sort: words, phrases, beginnings; and the misspelt words whose right spelling is in
    /// one of the first ten articles, of those that some article has.
    pub fn scores(&self, collection: &Collection, queries: &[Query]) -> ([Score; 3], [u32; 2]) {
        let (mut scores, mut typos) = ([Score::default(); 3], [0, 0]);
        for query in queries {
            let truth = self.truth(query);
            let (_, found) = ask(collection, query, u32::MAX);
            let is = |table: &[bool], article: u32| table.get(article as usize) == Some(&true);
            let musts = truth.must.iter().filter(|must| **must).count();
            if query.sort == Sort::Typo {
                typos[1] += u32::from(musts > 0);
                typos[0] += u32::from(found.iter().take(10).any(|a| is(&truth.must, *a)));
                continue;
            }
            let score = &mut scores[query.sort as usize];
            score.asked += 1;
            score.wrong += u32::from(!found.iter().all(|a| is(&truth.may, *a)));
            score.missing += u32::from(found.iter().filter(|a| is(&truth.must, **a)).count() < musts);
        }
        (scores, typos)
    }
}

/// The search's own reading of a word tells how it is without accents.
fn without_accents(word: &str) -> String {
    match parse(word, false).expr {
        Expr::Leaf(leaf) if !word.is_ascii() && leaf.terms.len() == 1 => leaf.terms.concat(),
        _ => word.to_owned(),
    }
}

impl Reading {
    fn fits(&self, query: &Query) -> bool {
        query.picked.iter().enumerate().all(|(facet, picked)| {
            let has = |value: &u32| match facet {
                3 => self.outlet == *value,
                4 => self.year == *value,
                _ => self.offices.contains(value),
            };
            (picked.include.is_empty() || picked.include.iter().any(has)) && !picked.exclude.iter().any(has)
        })
    }

    /// Whether the words `0..len` of a query follow one another.
    fn in_order(&self, table: &[u8], len: usize) -> bool {
        self.words
            .windows(len)
            .any(|run| run.iter().enumerate().all(|(i, w)| table[*w as usize] >> i & 1 == 1))
    }
}
