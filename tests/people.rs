//! The people facet of whole collections: exactly the persons that the articles name, with the right counts.
//!
//! On the five scraped articles beside the repository, and on articles made here about invented people: the
//! same rules must hold for other names, offices and countries.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::LazyLock;

use dramatis::article::{Article, ArticleKey, Meta};
use dramatis::corpus::Corpus;
use dramatis::engine::{Engine, Request, Response};
use dramatis::extract::Extractor;
use dramatis::import;
use dramatis::query::{Choice, Facet, Mode, Query};
use dramatis::view::Answer;
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::bundled().expect("the bundled lists"));

fn engine(articles: Vec<Article>) -> Engine {
    let analyse = |article: &Article| EXTRACTOR.analyse(&article.text, &article.meta);
    let mut engine = Engine::new();
    engine.load(Corpus::build("People", articles, Vec::new(), analyse));
    engine
}

fn ask(engine: &mut Engine, people: Choice) -> Answer {
    let query = Query { facets: people.alone(Facet::People), limit: 99, ..Query::default() };
    match engine.handle(Request::Query(query)) {
        Response::Answer(answer) => answer,
        other => panic!("a query gave {other:?}"),
    }
}

/// The people facet: names and counts, sorted.
fn people(answer: &Answer) -> Vec<(String, u32)> {
    let mut people: Vec<_> = answer.facets[0].values.iter().map(|v| (v.name.clone(), v.count)).collect();
    people.sort();
    people
}

fn choice(answer: &Answer, include: &[&str], exclude: &[&str]) -> Choice {
    let key = |name: &&str| {
        let value = answer.facets[0].values.iter().find(|v| v.name == **name);
        value.unwrap_or_else(|| panic!("nobody is called {name}")).key.clone()
    };
    Choice {
        include: include.iter().map(key).collect(),
        exclude: exclude.iter().map(key).collect(),
        mode: Mode::All,
    }
}

#[test]
fn the_five_articles_name_eleven_people() {
    let Some(folder) = common::shared("corpus", "the people of the five articles") else { return };
    let mut engine = engine(import::folder(&folder).expect("a folder of articles").articles);
    let all = ask(&mut engine, Choice::default());
    assert_eq!(all.total, 5);
    let want = [
        ("Antony Blinken", 1),
        ("Donald Trump", 1),
        ("Imran Khan", 2),
        ("Jake Sullivan", 2),
        ("Lloyd J. Austin III", 2),
        ("Michael Erik Kurilla", 2),
        ("Qamar Javed Bajwa", 2),
        ("Roland Vincent Walker", 1),
        ("Shehbaz Sharif", 1),
        ("Syed Asim Munir", 4),
        ("Wendy Sherman", 1),
    ];
    assert_eq!(people(&all), want.map(|(name, n)| (name.to_owned(), n)));
    let both = ask(&mut engine, choice(&all, &["Syed Asim Munir", "Michael Erik Kurilla"], &[]));
    assert_eq!(both.matched, 2);
    let without = ask(&mut engine, choice(&all, &["Syed Asim Munir"], &["Michael Erik Kurilla"]));
    assert_eq!(without.matched, 2);
    let named: Vec<_> = people(&without).into_iter().filter(|(_, n)| *n > 0).map(|(name, _)| name).collect();
    let left = [
        "Antony Blinken", "Donald Trump", "Imran Khan", "Jake Sullivan", "Lloyd J. Austin III",
        "Qamar Javed Bajwa", "Roland Vincent Walker", "Syed Asim Munir",
    ];
    assert_eq!(named, left);
}

const GIVEN: [&str; 12] = [
    "Amara", "Ingrid", "Tomasz", "Nikos", "Yusuf", "Chidi", "Minh", "Mateo", "Priya", "Søren", "Hiroshi",
    "Leila",
];
const MIDDLE: [&str; 6] = ["Luise", "Jan", "Ibrahim", "Carlos", "K.", "Devi"];
const FAMILY: [&str; 14] = [
    "Diallo", "Lindqvist", "Kowalczyk", "Papadakis", "Demir", "Okonkwo", "Nguyen", "Fuentes", "Raman",
    "Østergård", "Mwangi", "Takahashi", "Haddad", "Novák",
];
const RANKS: [&str; 5] = ["General", "Admiral", "Lieutenant General", "Air Marshal", "Gen."];
const OFFICES: [&str; 5] =
    ["Defence Minister", "Foreign Secretary", "Prime Minister", "Interior Minister", "Army Chief"];
const CITIES: [&str; 6] = ["Nairobi", "Lisbon", "Oslo", "Accra", "Lima", "Hanoi"];

/// Three invented people, their titles, and two cities.
#[derive(Clone, Debug)]
struct Cast {
    given: Vec<&'static str>,
    middle: &'static str,
    family: Vec<&'static str>,
    rank: &'static str,
    offices: Vec<&'static str>,
    cities: Vec<&'static str>,
}

fn some(pool: &'static [&'static str], n: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(pool, n).prop_shuffle()
}

fn cast() -> impl Strategy<Value = Cast> {
    let one = |pool: &'static [&'static str]| prop::sample::select(pool);
    (some(&GIVEN, 3), one(&MIDDLE), some(&FAMILY, 3), one(&RANKS), some(&OFFICES, 2), some(&CITIES, 2))
        .prop_map(|(given, middle, family, rank, offices, cities)| Cast {
            given,
            middle,
            family,
            rank,
            offices,
            cities,
        })
}

/// Three articles: the first two people in one, the first and third in another, the second and third in the last.
fn articles(cast: &Cast) -> Vec<Article> {
    let [a, b, c] = [0, 1, 2].map(|i| format!("{} {}", cast.given[i], cast.family[i]));
    let full = format!("{} {} {}", cast.given[0], cast.middle, cast.family[0]);
    let [fa, fb, fc] = [0, 1, 2].map(|i| cast.family[i]);
    let (rank, [ob, oc], [here, there]) =
        (cast.rank, [cast.offices[0], cast.offices[1]], [cast.cities[0], cast.cities[1]]);
    let texts = [
        format!(
            "/images/ppid_77aa-image-1762.webp)\nTwo services agree on joint patrols\n\nby Staff Report\n\n\
             {}: {rank} {full} met {ob} {b} in {here} on Monday, and the two discussed patrols along the coast.\n\n\
             {fa} said the talks were useful. “We agreed on a calendar,” {fb} told reporters.\n\n\
             Related Articles\n\nLeave a Comment",
            here.to_uppercase()
        ),
        format!(
            "{rank} {a} arrived in {there} on Friday for talks with {oc} {c}.\n\n\
             According to the Harbour Survey Office (HSO), {fc} thanked {fa} for the visit. The HSO gave no details.\n\
             (with inputs from HSO)"
        ),
        format!(
            "{}: {ob} {b} left {there} after a visit of two days, the ministry said. {oc} {c} was not at the airport, \
             and {fb}’s plane was late.\n\ncourtesy : the daily",
            there.to_uppercase()
        ),
    ];
    let article = |(i, text): (usize, String)| {
        let path = format!("{i}.txt");
        Article { key: ArticleKey::new(&path), path, meta: Meta::default(), text }
    };
    texts.into_iter().enumerate().map(article).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invented_people_are_found_just_so(cast in cast()) {
        let mut engine = engine(articles(&cast));
        let full = format!("{} {} {}", cast.given[0], cast.middle, cast.family[0]);
        let mut want = vec![(full, 2)];
        want.extend([1, 2].map(|i| (format!("{} {}", cast.given[i], cast.family[i]), 2)));
        want.sort();
        prop_assert_eq!(people(&ask(&mut engine, Choice::default())), want);
    }
}
