//! The index against a plain reading of every article, over collections and queries made at random.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::rank::{Lengths, Times, impact, rarity};
use super::stem::stem;
use super::terms::terms;
use super::*;
use crate::text::Span;

/// Words that are forms, spellings, beginnings and misspellings of each other.
const WORDS: [&str; 32] = [
    "talk", "talks", "Talked", "talking", "war", "wars", "warm", "die", "dying", "died", "happy", "happily",
    "happier", "Élan", "elan", "plan", "plane", "U.S.", "us", "2023", "25,000", "O’Neill", "minister",
    "ministers", "ministry", "мир", "мира", "a", "the", "skies", "sky", "Ana’s",
];

const NAMES: [(NameKind, &[&str]); 5] = [
    (NameKind::Person, &["Ana Talk", "Kovač"]),
    (NameKind::Person, &["Kovač Senior", "the Minister"]),
    (NameKind::Organisation, &["War Office", "Office"]),
    (NameKind::Place, &["Lima", "Warm Springs"]),
    (NameKind::Misc, &["Elan Prize"]),
];

/// An article as it is made up: words of the headline, of each paragraph, of each quotation in the first, and so on.
#[derive(Clone, Debug)]
struct Made {
    title: Vec<usize>,
    paragraphs: Vec<Vec<usize>>,
    quotes: Vec<(usize, usize)>,
    cast: BTreeMap<u32, u32>,
    source: Option<usize>,
    day: u32,
}

const SOURCES: [&str; 3] = ["Lima Herald", "The Talk", "Herald"];
const DAYS: [u32; 4] = [0, 20_230_131, 20_230_801, 20_240_229];

fn articles() -> impl Strategy<Value = Vec<Made>> {
    let words = |n: usize| prop::collection::vec(0..WORDS.len(), 0..n);
    let cast = prop::collection::btree_map(0u32..NAMES.len() as u32, 1u32..5, 0..3);
    let quotes = prop::collection::vec((0usize..12, 1usize..5), 0..3);
    let rest = (cast, prop::option::of(0..SOURCES.len()), prop::sample::select(DAYS.to_vec()));
    let article = (words(4), prop::collection::vec(words(12), 0..4), quotes, rest).prop_map(
        |(title, paragraphs, quotes, (cast, source, day))| Made {
            title,
            paragraphs,
            quotes,
            cast,
            source,
            day,
        },
    );
    prop::collection::vec(article, 0..12)
}

/// The article's headline, its text, and where its paragraphs and quotations lie.
fn written(made: &Made) -> (String, String, Vec<Span>, Vec<Span>) {
    let line = |words: &[usize]| words.iter().map(|w| WORDS[*w]).collect::<Vec<_>>().join(" ");
    let (mut text, mut blocks, mut starts) = ("Noise talk.\n".to_owned(), Vec::new(), Vec::new());
    for paragraph in &made.paragraphs {
        let from = text.len();
        for word in paragraph {
            starts.push(Span::new(text.len(), text.len() + WORDS[*word].len()));
            text.push_str(WORDS[*word]);
            text.push(' ');
        }
        blocks.push(Span::new(from, text.len()));
        text.push('\n');
    }
    let quote = |(first, len): &(usize, usize)| {
        let last = starts.get(first + len - 1).or(starts.last())?;
        Some(Span::new(starts.get(*first)?.start().get(), last.end().get()))
    };
    let quotes = made.quotes.iter().filter_map(quote).collect();
    (line(&made.title), text, blocks, quotes)
}

fn index(articles: &[Made]) -> TextIndex {
    let mut builder = Builder::new(NAMES.iter().map(|(kind, forms)| (*kind, forms.iter().copied())));
    for made in articles {
        let (title, text, blocks, quotes) = written(made);
        let cast = made.cast.iter().map(|(e, n)| (*e, *n)).collect();
        let (source, day) = (made.source.map(|s| SOURCES[s]), made.day);
        builder.add(&Document { title: &title, text: &text, blocks, quotes, cast, source, day });
    }
    builder.finish()
}

/// An article read plainly: words of the headline, of its paragraphs with whether they are quoted, of its names.
struct Plain {
    title: Vec<String>,
    paragraphs: Vec<Vec<(String, Span)>>,
    quotes: Vec<Span>,
    names: Vec<(String, u32)>,
    made: Made,
}

fn split(text: &str, base: usize) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    terms(text, &mut |term, span| {
        words.push((term.to_owned(), Span::new(base + span.start().get(), base + span.end().get())));
    });
    words
}

fn names_of(entity: u32) -> BTreeSet<String> {
    let forms = NAMES[entity as usize].1;
    forms.iter().flat_map(|form| split(form, 0)).map(|(term, _)| term).collect()
}

impl Plain {
    fn new(made: &Made) -> Self {
        let (title, text, blocks, quotes) = written(made);
        // Quotations that touch or overlap are one to the index.
        let names = made.cast.iter().flat_map(|(e, n)| names_of(*e).into_iter().map(move |name| (name, *n)));
        Self {
            title: split(&title, 0).into_iter().map(|(term, _)| term).collect(),
            paragraphs: blocks.iter().map(|b| split(b.slice(&text), b.start().get())).collect(),
            quotes,
            names: names.collect(),
            made: made.clone(),
        }
    }

    fn words(&self) -> BTreeSet<String> {
        let body = self.paragraphs.iter().flatten().map(|(term, _)| term);
        self.title.iter().chain(body).chain(self.names.iter().map(|(name, _)| name)).cloned().collect()
    }

    fn impact(&self, word: &str) -> u8 {
        let title = self.title.iter().filter(|t| *t == word).count() as u32;
        let body = self.paragraphs.iter().flatten().filter(|(t, _)| t == word).count() as u32;
        let names = self.names.iter().filter(|(name, _)| name == word).map(|(_, n)| n).sum();
        if title + body + names == 0 {
            return 0;
        }
        let length = self.paragraphs.iter().map(Vec::len).sum::<usize>() as u32;
        impact(Times { title, body, names }, Lengths { title: self.title.len() as u32, body: length })
    }

    /// How often words stand in order for which these hold, in a quotation where `said`.
    fn phrases(&self, fits: &[&dyn Fn(&str) -> bool], said: bool) -> u32 {
        let n = fits.len();
        let mut count = 0;
        if !said {
            let title: Vec<&str> = self.title.iter().map(String::as_str).collect();
            count += title.windows(n).filter(|w| w.iter().zip(fits).all(|(w, f)| f(w))).count();
        }
        let quoted = |start: &Span, end: &Span| {
            // Word by word: each must be in some quotation, and so must what joins it to the next.
            let all: Vec<&Span> = self.paragraphs.iter().flatten().map(|(_, span)| span).collect();
            let inside = all.iter().filter(|w| w.start() >= start.start() && w.end() <= end.end());
            inside.clone().all(|w| self.quotes.iter().any(|q| q.start() <= w.start() && w.end() <= q.end()))
        };
        for words in &self.paragraphs {
            let here = words.windows(n).filter(|w| {
                w.iter().zip(fits).all(|((w, _), f)| f(w)) && (!said || quoted(&w[0].1, &w[n - 1].1))
            });
            count += here.count();
        }
        count as u32
    }
}

/// All articles, read plainly.
struct Naive {
    articles: Vec<Plain>,
    /// All words with the number of articles that have them.
    words: BTreeMap<String, u32>,
    corrections: Vec<(String, Vec<String>)>,
}

impl Naive {
    fn new(articles: &[Made]) -> Self {
        let articles: Vec<Plain> = articles.iter().map(Plain::new).collect();
        let mut words = BTreeMap::new();
        articles.iter().flat_map(Plain::words).for_each(|word| *words.entry(word).or_default() += 1);
        Self { articles, words, corrections: Vec::new() }
    }

    fn scores(&mut self, expr: &Expr) -> Vec<u32> {
        match expr {
            Expr::All => vec![1; self.articles.len()],
            Expr::Not(inner) => self.scores(inner).into_iter().map(|s| u32::from(s == 0)).collect(),
            Expr::And(parts) => self.both(parts),
            Expr::Or(parts) => {
                let all: Vec<Vec<u32>> = parts.iter().map(|p| self.scores(p)).collect();
                (0..self.articles.len()).map(|a| all.iter().map(|s| s[a]).sum()).collect()
            }
            Expr::Leaf(leaf) => self.leaf(leaf),
        }
    }

    fn both(&mut self, parts: &[Expr]) -> Vec<u32> {
        let all: Vec<Vec<u32>> = parts.iter().map(|p| self.scores(p)).collect();
        let of = |a: usize| if all.iter().all(|s| s[a] > 0) { all.iter().map(|s| s[a]).sum() } else { 0 };
        (0..self.articles.len()).map(of).collect()
    }

    fn leaf(&mut self, leaf: &Leaf) -> Vec<u32> {
        match leaf.field {
            Field::Text | Field::Quote if leaf.quoted => {
                let equal: Vec<_> = leaf.terms.iter().map(|term| move |w: &str| w == term).collect();
                let fits: Vec<&dyn Fn(&str) -> bool> = equal.iter().map(|f| f as _).collect();
                self.counted(|article| article.phrases(&fits, leaf.field == Field::Quote))
            }
            Field::Text | Field::Quote | Field::Person | Field::Organisation | Field::Place
                if leaf.terms.len() > 1
                    && !matches!(leaf.field, Field::Person | Field::Organisation | Field::Place) =>
            {
                let last = leaf.terms.len() - 1;
                let word = |(i, term): (usize, &String)| {
                    Expr::Leaf(Leaf {
                        terms: vec![term.clone()],
                        prefix: leaf.prefix && i == last,
                        ..leaf.clone()
                    })
                };
                self.both(&leaf.terms.iter().enumerate().map(word).collect::<Vec<_>>())
            }
            Field::Text => self.word(&leaf.terms[0], leaf.prefix),
            Field::Quote => {
                let term = &leaf.terms[0];
                self.counted(|article| article.phrases(&[&|w: &str| stem(w) == stem(term)], true))
            }
            Field::Person => self.named(leaf, NameKind::Person),
            Field::Organisation => self.named(leaf, NameKind::Organisation),
            Field::Place => self.named(leaf, NameKind::Place),
            Field::Source => self.filtered(|article| {
                let words: Vec<String> = article
                    .made
                    .source
                    .map_or(Vec::new(), |s| split(SOURCES[s], 0).into_iter().map(|w| w.0).collect());
                all_in(leaf, &words)
            }),
            Field::Date(from, to) => {
                self.filtered(|article| article.made.day != 0 && (from..=to).contains(&article.made.day))
            }
        }
    }

    fn filtered(&self, fits: impl Fn(&Plain) -> bool) -> Vec<u32> {
        self.articles.iter().map(|a| u32::from(fits(a))).collect()
    }

    fn counted(&self, count: impl Fn(&Plain) -> u32) -> Vec<u32> {
        let counts: Vec<u32> = self.articles.iter().map(count).collect();
        let having = counts.iter().filter(|n| **n > 0).count() as u32;
        let rarity = rarity(having, counts.len() as u32);
        let score = |n: u32| impact(Times { body: n, ..Times::default() }, Lengths { title: 0, body: 300 });
        counts.into_iter().map(|n| if n > 0 { u32::from(score(n)) * rarity } else { 0 }).collect()
    }

    fn word(&mut self, term: &str, prefix: bool) -> Vec<u32> {
        let like = |word: &str| stem(word) == stem(term);
        let any = self.words.keys().any(|w| like(w) || (prefix && w.starts_with(term)));
        if any {
            return self.scored(&like, &|word| prefix && word.starts_with(term));
        }
        let mut used = self.corrections(term, false);
        let whole = !used.is_empty() || !prefix;
        if !whole {
            used = self.corrections(term, true);
        }
        let scores = if whole {
            self.scored(&|word| used.iter().any(|other| stem(word) == stem(other)), &|_| false)
        } else {
            self.scored(&|_| false, &|word| used.iter().any(|other| word.starts_with(other)))
        };
        if !used.is_empty() && !self.corrections.iter().any(|(typed, _)| typed == term) {
            self.corrections.push((term.to_owned(), used));
        }
        scores
    }

    fn scored(&self, like: &dyn Fn(&str) -> bool, begins: &dyn Fn(&str) -> bool) -> Vec<u32> {
        let of = |article: &Plain| {
            let words = article.words().into_iter();
            let impacts = words.map(|w| {
                let half = if begins(&w) { article.impact(&w).div_ceil(2) } else { 0 };
                if like(&w) { article.impact(&w) } else { half }
            });
            impacts.max().unwrap_or(0)
        };
        let impacts: Vec<u8> = self.articles.iter().map(of).collect();
        let having = impacts.iter().filter(|i| **i > 0).count() as u32;
        impacts.iter().map(|i| u32::from(*i) * rarity(having, impacts.len() as u32)).collect()
    }

    fn corrections(&self, term: &str, prefix: bool) -> Vec<String> {
        if term.chars().count() < 4 || term.chars().any(char::is_numeric) {
            return Vec::new();
        }
        let beginnings = self.words.keys().flat_map(|w| {
            let ends = w.char_indices().map(|(at, _)| at).skip(1).chain([w.len()]);
            ends.filter(|at| prefix || *at == w.len()).map(|at| w[..at].to_owned()).collect::<Vec<_>>()
        });
        let near: BTreeSet<String> = beginnings.filter(|w| one_letter_apart(term, w)).collect();
        let first = |w: &String| self.words.range(w.clone()..).next().map_or(0, |(_, n)| *n);
        let mut near: Vec<(u32, String)> = near.into_iter().map(|w| (u32::MAX - first(&w), w)).collect();
        near.sort();
        near.into_iter().map(|(_, w)| w).take(4).collect()
    }

    fn named(&mut self, leaf: &Leaf, kind: NameKind) -> Vec<u32> {
        let entities: Vec<u32> = (0..NAMES.len() as u32)
            .filter(|e| NAMES[*e as usize].0 == kind)
            .filter(|e| all_in(leaf, &names_of(*e).into_iter().collect::<Vec<_>>()))
            .collect();
        let names = |a: &Plain| entities.iter().any(|e| a.made.cast.contains_key(e));
        let having = self.articles.iter().filter(|a| names(a)).count() as u32;
        let rarity = rarity(having, self.articles.len() as u32);
        self.articles.iter().map(|a| if names(a) { 8 * rarity } else { 0 }).collect()
    }
}

fn all_in(leaf: &Leaf, words: &[String]) -> bool {
    let last = leaf.terms.len() - 1;
    leaf.terms
        .iter()
        .enumerate()
        .all(|(i, term)| words.iter().any(|w| w == term || (leaf.prefix && i == last && w.starts_with(term))))
}

fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let without = |w: &[char], i: usize| [&w[..i], &w[i + 1..]].concat();
    let shorter = (0..a.len()).any(|i| without(&a, i) == b);
    let longer = (0..b.len()).any(|i| without(&b, i) == a);
    let changed = a.len() == b.len() && (0..a.len()).filter(|i| a[*i] != b[*i]).count() == 1;
    let swapped = (1..a.len()).any(|i| {
        let mut other = a.clone();
        other.swap(i - 1, i);
        other == b && a != b
    });
    shorter || longer || changed || swapped
}

/// What somebody might type, out of pieces; most of it obeys the rules.
pub(crate) fn typed() -> impl Strategy<Value = String> {
    let mut pieces: Vec<&str> = WORDS.to_vec();
    pieces.extend([
        "tal", "minis*", "ministr", "ministar", "minsiter", "talls", "dyed", "happyer", "plann", "wor", "s*",
        "sk", "person:kovac", "person:\"ana kovac\"", "person:ta*", "org:office", "place:lima", "place:war",
        "org:lima", "source:herald", "source:lima-herald", "source:h*", "date:2023", "date:2023-08..",
        "date:..2023-01", "quote:talk", "quote:war", "quote:\"talks war\"", "\"war talk\"", "\"a the\"",
        "\"talk\"", "\"the\" ", "U.S.-talks", "kovac", "lima", "springs", "senior",
    ]);
    let piece = prop::sample::select(pieces).prop_map(str::to_owned);
    let tree = piece.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            prop::collection::vec(inner.clone(), 2..3).prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.clone().prop_map(|part| format!("-{part}")),
            inner.prop_map(|part| format!("({part})")),
        ]
    });
    prop_oneof![9 => tree, 1 => "[\"() a-zOR:*\\-]{0,24}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_plain_reading_finds(articles in articles(), typed in typed(), typing: bool) {
        let parsed = parse(&typed, typing);
        let found = index(&articles).search(&parsed);
        let mut naive = Naive::new(&articles);
        prop_assert_eq!(&found.scores, &naive.scores(&parsed.expr), "{:?}", parsed);
        let told = &found.corrections;
        for (typed, used) in &naive.corrections {
            prop_assert!(told.iter().any(|c| c.typed == *typed && c.used == *used), "{:?} {:?}", typed, told);
        }
    }

    #[test]
    fn an_index_comes_back_from_its_bytes(articles in articles()) {
        let index = index(&articles);
        let bytes = index.encode();
        prop_assert_eq!(TextIndex::decode(&bytes), Ok(index));
    }

    #[test]
    fn changed_bytes_are_refused_or_harmless(
        articles in articles(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
        typed in typed(),
    ) {
        let mut bytes = index(&articles).encode();
        for (at, byte) in changes {
            let at = 20 + at.index(bytes.len() - 20);
            bytes[at] = byte;
        }
        prop_assert!(TextIndex::decode(&bytes[..cut.index(bytes.len())]).is_err());
        // With a checksum that fits: what is let through answers without a panic.
        let hash = crate::article::fnv1a(&bytes[20..]);
        bytes[12..20].copy_from_slice(&hash.to_le_bytes());
        if let Ok(index) = TextIndex::decode(&bytes) {
            let parsed = parse(&typed, true);
            prop_assert_eq!(index.search(&parsed).scores.len(), index.articles() as usize);
        }
    }

    #[test]
    fn hits_are_in_order_and_inside(articles in articles(), typed in typed()) {
        let index = index(&articles);
        let parsed = parse(&typed, false);
        let scored = index.search(&parsed);
        let hits = index.hits(&parsed, &scored);
        for made in &articles {
            let (title, text, blocks, quotes) = written(made);
            let cast = made.cast.iter().map(|(e, n)| (*e, *n)).collect();
            let document = Document { title: &title, text: &text, blocks, quotes, cast, source: None, day: 0 };
            let mut at = 0;
            for span in hits.spans(&document, &[]) {
                prop_assert!(span.start().get() >= at && !span.slice(&text).is_empty());
                prop_assert!(document.blocks.iter().any(|b| b.start() <= span.start() && span.end() <= b.end()));
                at = span.end().get();
            }
            let snippet = hits.snippet(&document, &[]);
            for mark in &snippet.marks {
                prop_assert!(!mark.slice(&snippet.text).is_empty());
            }
        }
    }

    #[test]
    fn anything_typed_is_read(typed in "\\PC{0,60}|[\"() a-zOR:*\\-.0-9]{0,80}", typing: bool) {
        let parsed = parse(&typed, typing);
        if let Some(trouble) = parsed.trouble {
            prop_assert!(typed.get(trouble.at.range()).is_some(), "{:?}", trouble);
        }
    }
}
