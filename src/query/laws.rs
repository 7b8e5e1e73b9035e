//! The index against a plain reading of the rules, over corpora and queries made at random.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Choice, Facet, Facetted, Found, Index, Listing, Mode, Query, Sort, Tally};
use crate::article::{ArticleId, EntityKey};
use crate::corpus::{Casts, Corpus, heading, sample};
use crate::engine::{Engine, Request, Response};
use crate::extract::{Cluster, NameKind};
use crate::resolve::Entity;

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

/// A corpus whose article `i` names the entities `named[i]`; entity `e` is of kind `e % 4`.
pub(crate) fn corpus(named: &[BTreeSet<usize>], entities: usize) -> Corpus {
    let entry = |i: usize, here: &BTreeSet<usize>| {
        let mut entry =
            sample::entry(&format!("{i:05}"), Some(["Tide", "élan", "“Air", "tide"][i % 4]), "Text.", &[]);
        let clusters =
            here.iter().map(|e| Cluster { kind: KINDS[e % 4], name: name(*e), offices: Vec::new() });
        entry.analysis.clusters = clusters.collect();
        entry.article.meta.date =
            (!i.is_multiple_of(3)).then(|| jiff::civil::date(2000, 1, 1 + (i % 5) as i8));
        entry
    };
    let entries: Vec<_> = named.iter().enumerate().map(|(i, here)| entry(i, here)).collect();
    let mut members = vec![Vec::new(); entities];
    for (article, here) in (0..).map(ArticleId).zip(named) {
        for (cluster, e) in (0..).map(crate::extract::ClusterId).zip(here) {
            members[*e].push(crate::resolve::Member {
                article,
                cluster,
                why: String::new(),
                certainty: crate::extract::Certainty(1000),
            });
        }
    }
    let entity = |(e, members)| {
        let (key, kind, name) = (EntityKey::new(&format!("e{e}")), KINDS[e % 4], name(e));
        Entity { key, kind, name, forms: Vec::new(), offices: Vec::new(), members }
    };
    let entities = members.into_iter().enumerate().map(entity).collect();
    Corpus { entries, entities, ..Corpus::default() }
}

fn name(e: usize) -> String {
    format!("{} {}", ["Żora", "Ivo", "Mara", "ÉMILE", "ivo"][e % 5], e / 10)
}

pub(crate) fn corpora() -> impl Strategy<Value = Corpus> {
    (1usize..24).prop_flat_map(|entities| {
        let here = prop::collection::btree_set(0..entities, 0..6);
        prop::collection::vec(here, 0..150).prop_map(move |named| corpus(&named, entities))
    })
}

/// Keys of all kinds, known and unknown.
fn choice() -> impl Strategy<Value = Choice> {
    let keys = || prop::collection::vec((0usize..28).prop_map(|e| EntityKey::new(&format!("e{e}"))), 0..3);
    (keys(), keys(), any::<bool>()).prop_map(|(include, exclude, any)| Choice {
        include,
        exclude,
        mode: if any { Mode::Any } else { Mode::All },
    })
}

pub(crate) fn query() -> impl Strategy<Value = Query> {
    let sorts = prop::sample::select(vec![Sort::Newest, Sort::Oldest, Sort::Title]);
    let years = prop::collection::vec(prop::sample::select(vec!["2000", "1999"]), 0..2);
    let years = years.prop_map(|keys| Choice {
        include: keys.into_iter().map(EntityKey::new).collect(),
        ..Choice::default()
    });
    ([choice(), choice(), choice()], years, sorts, 0u32..200, listings()).prop_map(
        |([people, bodies, places], years, sort, limit, listings)| {
            let facets = [people, bodies, places, Choice::default(), years, Choice::default()];
            Query { facets, listings, sort, limit }
        },
    )
}

/// Which values of each facet are wanted.
pub(crate) fn listings() -> impl Strategy<Value = [Listing; 6]> {
    let wanted = prop::sample::select(vec!["", "", "", "o", "EMILE 1", "ko"]);
    let most = prop_oneof![Just(u32::MAX), 0u32..6];
    let listing = (wanted, any::<bool>(), most).prop_map(|(wanted, by_name, most)| Listing {
        wanted: wanted.to_owned(),
        by_name,
        most,
    });
    prop::array::uniform6(listing)
}

/// A value: its key, its name, and its articles.
type Value = (EntityKey, String, BTreeSet<usize>);

/// The values of a facet that some article has, by name, then by key.
fn values(corpus: &Corpus, facet: Facet) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for e in corpus.entities.iter().filter(|e| Some(e.kind) == facet.kind()) {
        values.push((
            e.key.clone(),
            e.name.clone(),
            e.members.iter().map(|m| m.article.0 as usize).collect(),
        ));
    }
    if facet == Facet::Years {
        let dated = (0..corpus.entries.len()).filter(|a| corpus.entries[*a].article.meta.date.is_some());
        values.push((EntityKey::new("2000"), "2000".to_owned(), dated.collect()));
    }
    values.retain(|(.., articles)| !articles.is_empty());
    values.sort_by_key(|(key, name, _)| (crate::resolve::fold(name), key.clone()));
    values
}

/// Whether article `a` has the value of `key`; `None` if there is none.
fn names(corpus: &Corpus, a: usize, facet: Facet, key: &EntityKey) -> Option<bool> {
    let values = values(corpus, facet);
    values.iter().find(|(known, ..)| known == key).map(|(.., articles)| articles.contains(&a))
}

/// Whether article `a` fits the query, where the includes of facet `lifted` do not matter.
fn fits(corpus: &Corpus, query: &Query, a: usize, lifted: Option<usize>) -> bool {
    Facet::ALL.into_iter().enumerate().all(|(at, facet)| {
        let choice = &query.facets[at];
        let known = |keys: &[EntityKey]| -> Vec<bool> {
            keys.iter().filter_map(|key| names(corpus, a, facet, key)).collect()
        };
        let include = if lifted == Some(at) { Vec::new() } else { known(&choice.include) };
        let included = match choice.mode {
            Mode::All => include.iter().all(|named| *named),
            Mode::Any => include.is_empty() || include.contains(&true),
        };
        included && !known(&choice.exclude).contains(&true)
    })
}

fn naive(corpus: &Corpus, query: &Query) -> Found {
    let all = 0..corpus.entries.len();
    let mut matched: Vec<usize> = all.clone().filter(|a| fits(corpus, query, *a, None)).collect();
    let title = |a: usize| ["tide", "elan", "air", "tide"][a % 4];
    let date = |a: usize| corpus.entries[a].article.meta.date;
    matched.sort_by(|a, b| {
        let by_date = match (query.sort, date(*a), date(*b)) {
            (Sort::Title, ..) | (_, None, None) => std::cmp::Ordering::Equal,
            (_, None, _) => std::cmp::Ordering::Greater,
            (_, _, None) => std::cmp::Ordering::Less,
            (Sort::Newest, a, b) => b.cmp(&a),
            (Sort::Oldest, a, b) => a.cmp(&b),
        };
        by_date.then(title(*a).cmp(title(*b))).then(a.cmp(b))
    });
    let facets = Facet::ALL.map(|facet| {
        let at = facet as usize;
        let lifted = (query.facets[at].mode == Mode::Any).then_some(at);
        let Listing { wanted, by_name, most } = &query.listings[at];
        let all_values = values(corpus, facet);
        let tallies = all_values.iter().map(|(key, name, articles)| Tally {
            key: key.clone(),
            name: name.clone(),
            count: articles.iter().filter(|a| fits(corpus, query, **a, lifted)).count() as u32,
            total: articles.len() as u32,
        });
        let tallies: Vec<Tally> = tallies.collect();
        let wanted = crate::resolve::fold(wanted);
        let holds =
            |t: &&Tally| wanted.split_whitespace().all(|word| crate::resolve::fold(&t.name).contains(word));
        let mut listed: Vec<Tally> = tallies.iter().filter(holds).cloned().collect();
        let fitting = listed.len() as u32;
        if !by_name {
            listed.sort_by_key(|t| std::cmp::Reverse(t.count));
        }
        listed.truncate(*most as usize);
        for key in query.facets[at].include.iter().chain(&query.facets[at].exclude) {
            if !listed.iter().any(|t| t.key == *key) {
                listed.extend(tallies.iter().find(|t| t.key == *key).cloned());
            }
        }
        Facetted { values: listed, fitting, all: tallies.len() as u32 }
    });
    let mut unknown = Vec::new();
    for (choice, facet) in query.facets.iter().zip(Facet::ALL) {
        for key in choice.include.iter().chain(&choice.exclude) {
            let known = values(corpus, facet).iter().any(|(known, ..)| known == key);
            if !known && !unknown.contains(key) {
                unknown.push(key.clone());
            }
        }
    }
    Found {
        matched: matched.len() as u32,
        articles: matched.into_iter().take(query.limit as usize).map(|a| ArticleId(a as u32)).collect(),
        facets: facets.to_vec(),
        unknown,
    }
}

proptest! {
    #[test]
    fn the_index_finds_what_a_plain_reading_finds(corpus in corpora(), query in query()) {
        let index = Index::new(&corpus, &Casts::new(&corpus));
        prop_assert_eq!(index.find(&query), naive(&corpus, &query));
    }

    /// A count says what ticking its box would leave.
    #[test]
    fn a_count_is_kept_when_its_value_is_included(corpus in corpora(), mut query in query()) {
        query.facets.iter_mut().for_each(|choice| choice.mode = Mode::All);
        let index = Index::new(&corpus, &Casts::new(&corpus));
        for (at, facet) in index.find(&query).facets.iter().enumerate() {
            for value in &facet.values {
                let mut ticked = query.clone();
                ticked.facets[at].include.push(value.key.clone());
                prop_assert_eq!(index.find(&ticked).matched, value.count);
            }
        }
    }
}

#[test]
fn headlines_in_the_corpora_are_as_the_naive_order_assumes() {
    let corpus = corpus(&vec![BTreeSet::new(); 4], 0);
    let titles: Vec<_> = corpus.entries.iter().map(|e| heading(e).text).collect();
    assert_eq!(titles, ["Tide", "élan", "“Air", "tide"]);
}

/// `cargo test --release --lib query::laws::latency -- --ignored --nocapture`
#[test]
#[ignore = "a measurement, not a check"]
fn latency() {
    for (articles, entities) in [(10_000usize, 12_000usize), (100_000, 60_000)] {
        // Popularity falls with rank, roughly as names do in the news: rank = entities * u^3.
        let mut state = 1u64;
        let mut random = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64 / (1u64 << 31) as f64
        };
        let mut rank = || (random().powi(3) * entities as f64) as usize;
        let named: Vec<BTreeSet<usize>> = (0..articles).map(|_| (0..18).map(|_| rank()).collect()).collect();
        let corpus = corpus(&named, entities);
        let start = std::time::Instant::now();
        let index = Index::new(&corpus, &Casts::new(&corpus));
        println!("{articles} articles, {entities} entities: index built in {:?}", start.elapsed());
        let key = |e: usize| EntityKey::new(&format!("e{e}"));
        let choice =
            |e: usize, mode| Choice { include: vec![key(e), key(e + 4)], exclude: vec![key(e + 8)], mode };
        let asked = [
            ("no filter", Query { limit: 50, ..Query::default() }),
            (
                "two of all",
                Query { facets: choice(0, Mode::All).alone(Facet::People), limit: 50, ..Query::default() },
            ),
            (
                "any in each",
                Query {
                    facets: {
                        let [people, bodies, places] = [0, 1, 2].map(|e| choice(e, Mode::Any));
                        [people, bodies, places, Choice::default(), Choice::default(), Choice::default()]
                    },
                    limit: 50,
                    ..Query::default()
                },
            ),
        ];
        let mut engine = Engine::new();
        engine.load(corpus);
        for (what, query) in asked {
            let time = |mut work: Box<dyn FnMut() + '_>| {
                let mut times: Vec<_> = (0..200)
                    .map(|_| {
                        let start = std::time::Instant::now();
                        work();
                        start.elapsed()
                    })
                    .collect();
                times.sort_unstable();
                format!("median {:?}, p95 {:?}", times[100], times[190])
            };
            println!("  {what}, index: {}", time(Box::new(|| assert_eq!(index.find(&query).unknown, []))));
            let ask = || assert!(matches!(engine.handle(Request::Query(query.clone())), Response::Answer(_)));
            println!("  {what}, engine: {}", time(Box::new(ask)));
        }
    }
}
