//! Collections of any size, made from real sentences: the same bytes each time.
//!
//! An article is two or three runs of neighbouring sentences (about 240 words in all) from news with marked names, one
//! sentence a line, names as `[PER Ann Poe]`. What would repeat itself in a large collection is replaced:
//!
//! - every name by another of its kind out of a pool that grows with the collection, the popular ones more often (the
//!   chosen rank is the pool's size times the cube of a number between 0 and 1), the same name by the same one
//!   throughout the article, persons by full name first and by family name later;
//! - one in 60 of the longer plain words by a word put together from the halves of two others, out of a pool that
//!   grows with every word written, so that the vocabulary never stops growing, as it never does in the news;
//! - numbers of three digits and more by others.
//!
//! Beside the text each article has an outlet, a day, and up to three offices; a sentence that says "said" or "says"
//! counts as a quotation.

use std::collections::BTreeMap;

use dramatis::extract::NameKind;
use dramatis::query::Counts;
use dramatis::search::{Builder, Document, TextIndex};
use dramatis::text::Span;

/// Outlets, years from 2015, and offices in every collection.
pub const OUTLETS: u32 = 40;
pub const YEARS: u32 = 11;
pub const OFFICES: u32 = 300;

/// What collections are made of.
pub struct Source<'s> {
    sentences: Vec<&'s str>,
    /// Given names, family names, cities, bodies.
    names: [Vec<&'s str>; 4],
    words: Vec<&'s str>,
}

impl<'s> Source<'s> {
    /// Reads five parts divided by lines of `---`: sentences, given names, family names, cities, bodies.
    pub fn new(text: &'s str) -> Self {
        let mut parts = text.split("\n---\n").map(|part| part.lines().collect::<Vec<_>>());
        let mut part = || parts.next().unwrap_or_default();
        let sentences = part();
        let names = [part(), part(), part(), part()];
        let words = sentences.iter().flat_map(|s| s.split(' ')).filter(|w| is_plain(w)).collect();
        Self { sentences, names, words }
    }
}

/// A longer word of small letters.
fn is_plain(word: &str) -> bool {
    word.len() >= 6 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// One made article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    pub title: String,
    pub text: String,
    pub quotes: Vec<Span>,
    /// Where it names entities.
    pub named: Vec<(Span, u32)>,
    /// Entities (numbers in the collection) and mentions.
    pub cast: BTreeMap<u32, u32>,
    pub outlet: u32,
    pub day: u32,
    pub offices: Vec<u32>,
}

/// How many persons, bodies and places a collection of `articles` has.
#[derive(Clone, Copy)]
pub struct Pools {
    pub persons: u32,
    pub bodies: u32,
    pub places: u32,
}

impl Pools {
    pub fn of(articles: u32) -> Self {
        Self {
            persons: 40 + articles * 2 / 5,
            bodies: 20 + articles / 10,
            places: 40 + (articles / 5).min(20_000),
        }
    }

    pub fn len(self) -> u32 {
        self.persons + self.bodies + self.places
    }
}

/// The entity of a number: kind and names, the fullest first.
pub fn entity(source: &Source<'_>, pools: Pools, number: u32) -> (NameKind, Vec<String>) {
    let pick = |list: &[&str], n: u32| {
        list.get(n as usize % list.len().max(1)).map_or_else(String::new, |w| (*w).to_owned())
    };
    if number < pools.persons {
        let (given, family) =
            (pick(&source.names[0], number.wrapping_mul(7919)), pick(&source.names[1], number));
        return (NameKind::Person, vec![format!("{given} {family}"), family]);
    }
    let number = number - pools.persons;
    if number >= pools.bodies {
        return (NameKind::Place, vec![pick(&source.names[2], number - pools.bodies)]);
    }
    let name = pick(&source.names[3], number);
    let again = number as usize / source.names[3].len().max(1);
    let city = pick(&source.names[2], number.wrapping_mul(31));
    (NameKind::Organisation, vec![if again == 0 { name } else { format!("{name} of {city}") }])
}

/// Makes articles one after the other.
pub struct Maker<'s> {
    source: &'s Source<'s>,
    pools: Pools,
    random: Random,
    written: u64,
}

impl<'s> Maker<'s> {
    pub fn new(source: &'s Source<'s>, articles: u32) -> Self {
        Self { source, pools: Pools::of(articles), random: Random(u64::from(articles)), written: 0 }
    }

    /// The next article.
    pub fn make(&mut self) -> Article {
        let mut article = Article::default();
        let mut names = BTreeMap::new();
        for _ in 0..2 + self.random.below(2) {
            let at = self.random.below(self.source.sentences.len() as u32) as usize;
            let len = 2 + self.random.below(6) as usize;
            for sentence in self.source.sentences.iter().skip(at).take(len) {
                self.sentence(sentence, &mut article, &mut names);
            }
        }
        article.title = article.text.split(' ').take(8).collect::<Vec<_>>().join(" ");
        article.outlet = self.random.rank(OUTLETS);
        let [year, month, day] = [YEARS, 12, 28].map(|n| self.random.below(n));
        article.day = (2015 + year) * 10_000 + (1 + month) * 100 + 1 + day;
        for _ in 0..self.random.below(4) {
            let office = self.random.rank(OFFICES);
            if !article.offices.contains(&office) {
                article.offices.push(office);
            }
        }
        article
    }

    fn sentence(
        &mut self,
        sentence: &'s str,
        article: &mut Article,
        names: &mut BTreeMap<&'s str, (u32, u32)>,
    ) {
        let start = article.text.len();
        let mut rest = sentence;
        while let Some((before, mark)) = rest.split_once('[') {
            self.words(before, &mut article.text);
            let Some((inside, after)) = mark.split_once(']') else { break };
            let (kind, name) = inside.split_once(' ').unwrap_or((inside, ""));
            match self.entity(kind) {
                Some(chosen) => {
                    let (number, before) = names.entry(name).or_insert((chosen, 0));
                    let (_, forms) = entity(self.source, self.pools, *number);
                    let form = if *before == 0 { forms.first() } else { forms.last() };
                    *before += 1;
                    *article.cast.entry(*number).or_default() += 1;
                    let start = article.text.len();
                    article.text.push_str(form.map_or("", String::as_str));
                    article.named.push((Span::new(start, article.text.len()), *number));
                }
                None => article.text.push_str(name),
            }
            rest = after;
        }
        self.words(rest, &mut article.text);
        if sentence.contains(" said ") || sentence.contains(" says ") {
            article.quotes.push(Span::new(start, article.text.len()));
        }
        article.text.push(' ');
    }

    fn entity(&mut self, kind: &str) -> Option<u32> {
        let Pools { persons, bodies, places } = self.pools;
        match kind {
            "PER" => Some(self.random.rank(persons)),
            "ORG" => Some(persons + self.random.rank(bodies)),
            "LOC" => Some(persons + bodies + self.random.rank(places)),
            _ => None,
        }
    }

    /// Plain words, some of them others.
    fn words(&mut self, words: &str, text: &mut String) {
        for (i, word) in words.split(' ').enumerate() {
            if i > 0 {
                text.push(' ');
            }
            self.written += 1;
            if is_plain(word) && self.random.below(60) == 0 {
                self.coined(text);
            } else if word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
                let most = 10u32.saturating_pow(word.len().min(9) as u32);
                text.push_str(&self.random.rank(most).to_string());
            } else {
                text.push_str(word);
            }
        }
    }

    /// A word of the halves of two others.
    fn coined(&mut self, text: &mut String) {
        let pool = (self.written / 40).min(u64::from(u32::MAX)) as u32 + 1;
        let mut fixed = Random(u64::from(self.random.rank(pool)));
        let words = &self.source.words;
        let (a, b) = (fixed.below(words.len() as u32) as usize, fixed.below(words.len() as u32) as usize);
        text.push_str(&words[a][..words[a].len() / 2 + 1]);
        text.push_str(&words[b][words[b].len() / 2..]);
    }
}

/// What is asked: the text index and the counts of six facets.
pub struct Collection {
    pub text: TextIndex,
    pub counts: Counts,
    /// By article, its place from the newest on.
    pub places: Vec<u32>,
    /// Bytes of all texts.
    pub bytes: u64,
}

/// Makes and indexes a collection; `each` sees every article.
pub fn collection(source: &Source<'_>, articles: u32, each: &mut dyn FnMut(u32, &Article)) -> Collection {
    let pools = Pools::of(articles);
    let entities: Vec<_> = (0..pools.len()).map(|n| entity(source, pools, n)).collect();
    let mut builder =
        Builder::new(entities.iter().map(|(kind, forms)| (*kind, forms.iter().map(String::as_str))));
    let mut maker = Maker::new(source, articles);
    let outlets: Vec<String> = (0..OUTLETS).map(|n| format!("Outlet {n}")).collect();
    let (mut lists, mut days, mut bytes) = (vec![Vec::new(); 6], Vec::new(), 0);
    for number in 0..articles {
        let made = maker.make();
        builder.add(&Document {
            title: &made.title,
            text: &made.text,
            blocks: vec![Span::new(0, made.text.len())],
            quotes: made.quotes.clone(),
            cast: made.cast.iter().map(|(e, n)| (*e, *n)).collect(),
            source: outlets.get(made.outlet as usize).map(String::as_str),
            day: made.day,
        });
        let of = |from: u32, len: u32| {
            made.cast.keys().filter(move |e| (from..from + len).contains(*e)).map(move |e| e - from).collect()
        };
        lists[0].push(of(0, pools.persons));
        lists[1].push(of(pools.persons, pools.bodies));
        lists[2].push(of(pools.persons + pools.bodies, pools.places));
        lists[3].push(vec![made.outlet]);
        lists[4].push(vec![made.day / 10_000 - 2015]);
        lists[5].push(made.offices.clone());
        days.push(made.day);
        bytes += made.text.len() as u64;
        each(number, &made);
    }
    let sizes = [pools.persons, pools.bodies, pools.places, OUTLETS, YEARS, OFFICES];
    let counts = Counts::new(articles, &sizes, &mut |article, facet, here| {
        let list: &Vec<Vec<u32>> = &lists[facet];
        here.extend(&list[article as usize]);
    });
    let mut newest: Vec<u32> = (0..articles).collect();
    newest.sort_by_key(|a| std::cmp::Reverse(days[*a as usize]));
    let mut places = vec![0; articles as usize];
    (0..).zip(newest).for_each(|(place, article)| places[article as usize] = place);
    Collection { text: builder.finish(), counts, places, bytes }
}

/// Numbers that look random: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// Below `n`, all alike; 0 for 0.
    pub fn below(&mut self, n: u32) -> u32 {
        (((self.next() >> 32) * u64::from(n)) >> 32) as u32
    }

    /// Below `n`, the low ones much more often.
    pub fn rank(&mut self, n: u32) -> u32 {
        let at = self.next() >> 44;
        let cubed = u128::from(at).pow(3) * u128::from(n);
        (cubed >> 60) as u32
    }
}
