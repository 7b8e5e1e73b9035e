//! What holds of any corpus, tried on random ones whose names are likely to clash.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tables::article;
use super::{Entity, resolve};
use crate::corpus::{Corpus, Entry, check};
use crate::extract::{NameKind, PersonName};

const NAMES: [&str; 32] = [
    "Ana Costa",
    "Ana Maria Costa",
    "Ana Luisa Costa",
    "A. Costa",
    "Maria Costa",
    "Costa",
    "costa",
    "Ana M. Costa",
    "Ana Costa Jr",
    "Ana Costa III",
    "da Costa",
    "Ana da Costa",
    "Bo Lund",
    "B. Lund",
    "Bea Lund",
    "Bo B. Lund",
    "Lund",
    "Bo C. Lund",
    "Ben Lund",
    "Bo Ben Lund",
    "Charles III",
    "Charles",
    "Ray Charles",
    "US",
    "U.S.",
    "United States",
    "the United States of America",
    "Army",
    "Pakistan Army",
    "…",
    "",
    "محمد",
];
const OFFICES: [&str; 7] =
    ["", " / General", " / army chief", " / Mrs", " / Mr, General", " / King", " / singer"];
const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Person, NameKind::Organisation];

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let named = (prop::sample::select(&NAMES[..]), prop::sample::select(&OFFICES[..]));
    let here = (prop::sample::select(&KINDS[..]), prop::collection::vec(named, 0..4));
    prop::collection::vec(here, 0..14).prop_map(|articles| {
        let entries = articles.into_iter().enumerate().map(|(i, (kind, named))| {
            let named: Vec<String> = named.iter().map(|(name, office)| format!("{name}{office}")).collect();
            article(&format!("{i:02}"), kind, &named.iter().map(String::as_str).collect::<Vec<_>>())
        });
        entries.collect()
    })
}

/// An entity as it is apart from the numbers and the order of the articles.
type Seen = (String, String, Vec<(String, u32)>, BTreeSet<String>, BTreeSet<(String, u32, String)>);

fn seen(entity: &Entity, entries: &[Entry]) -> Seen {
    let forms = entity.forms.iter().map(|f| (f.text.clone(), f.count)).collect();
    let member =
        |m: &super::Member| (entries[m.article.0 as usize].article.path.clone(), m.cluster.0, m.why.clone());
    let offices = entity.offices.iter().map(|o| super::fold(o.trim_end_matches('.'))).collect();
    (entity.key.to_string(), entity.name.clone(), forms, offices, entity.members.iter().map(member).collect())
}

proptest! {
    #[test]
    fn the_order_of_the_articles_does_not_matter(
        (given, shuffled) in entries().prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
    ) {
        let one: Vec<_> = resolve(&given).iter().map(|e| seen(e, &given)).collect();
        let other: Vec<_> = resolve(&shuffled).iter().map(|e| seen(e, &shuffled)).collect();
        prop_assert_eq!(one, other);
    }

    #[test]
    fn every_cluster_is_in_one_entity(entries in entries()) {
        let entities = resolve(&entries);
        let corpus = Corpus { entries, entities, ..Corpus::default() };
        prop_assert_eq!(check(&corpus), Ok(()));
        prop_assert!(corpus.entities.iter().flat_map(|e| &e.members).all(|m| !m.why.is_empty()));
    }

    #[test]
    fn no_two_full_names_of_a_person_disagree(entries in entries()) {
        for entity in resolve(&entries).iter().filter(|e| e.kind == NameKind::Person) {
            let name = |m: &super::Member| {
                let cluster = &entries[m.article.0 as usize].analysis.clusters[m.cluster.0 as usize];
                PersonName::parse(&cluster.name).filter(|name| !name.given.is_empty())
            };
            let names: Vec<_> = entity.members.iter().filter_map(name).collect();
            for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
                prop_assert!(a.fits(b).is_some(), "{:?} / {:?} in {}", a, b, entity.name);
            }
        }
    }
}

/// Articles that name a few persons and bodies each, and one more whose people are of other families.
fn entries_and_one_more() -> impl Strategy<Value = (Vec<Entry>, Entry)> {
    let names =
        prop::collection::vec((prop::sample::select(&NAMES[..]), prop::sample::select(&OFFICES[..])), 1..4);
    (entries(), names).prop_map(|(entries, names)| {
        let named: Vec<String> = names.iter().map(|(name, office)| format!("{name}{office}")).collect();
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        (entries, article("zz", NameKind::Person, &named))
    })
}

/// The words of all names of a person's clusters, folded; of a name without any the name itself.
fn words(entity: &Entity) -> BTreeSet<String> {
    let names = entity.forms.iter().map(|form| super::fold(&form.text)).chain([super::fold(&entity.name)]);
    let words = |name: String| {
        let words: Vec<String> =
            name.split([' ', '-', '.']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if words.is_empty() { vec![name] } else { words }
    };
    names.flat_map(words).collect()
}

proptest! {
    #[test]
    fn an_article_changes_only_what_it_touches((entries, more) in entries_and_one_more()) {
        let persons = |entries: &[Entry]| {
            resolve(entries).into_iter().filter(|e| e.kind == NameKind::Person).collect::<Vec<_>>()
        };
        let before = persons(&entries);
        let all: Vec<Entry> = entries.iter().cloned().chain([more]).collect();
        // Everybody who shares a word of a name with the new article, directly or through others.
        let mut touched: BTreeSet<String> =
            persons(&all[entries.len()..]).iter().flat_map(words).collect();
        loop {
            let meets = |e: &&Entity| words(e).iter().any(|word| touched.contains(word));
            let more: BTreeSet<String> = before.iter().filter(meets).flat_map(words).collect();
            if more.is_subset(&touched) {
                break;
            }
            touched.extend(more);
        }
        let apart = |e: &&Entity| words(e).iter().all(|word| !touched.contains(word));
        let old: Vec<_> = before.iter().filter(apart).map(|e| seen(e, &entries)).collect();
        let after = persons(&all);
        let of_more = |e: &Entity| e.members.iter().any(|m| m.article.0 as usize == entries.len());
        let new: Vec<_> = after.iter().filter(|e| !of_more(e)).filter(apart).map(|e| seen(e, &all)).collect();
        prop_assert_eq!(old, new);
    }
}

/// `cargo test --profile tool --lib resolve::laws::speed -- --ignored --nocapture`
#[test]
#[ignore = "a measurement, not a check"]
fn speed() {
    for articles in [1_000, 10_000] {
        let mut state = 7u64;
        let mut random = |n: usize, power: i32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (((state >> 33) as f64 / (1u64 << 31) as f64).powi(power) * n as f64) as usize
        };
        let mut name = || match (random(400, 2), random(4_000, 3), random(6, 1)) {
            (_, family, 0) => format!("Fam{family}"),
            (given, family, 1) => format!("Giv{given} M{} Fam{family}", given % 7),
            (given, family, _) => format!("Giv{given} Fam{family}"),
        };
        let entries: Vec<_> = (0..articles)
            .map(|i| {
                let named: Vec<String> = (0..8).map(|_| format!("{} / general", name())).collect();
                let named: Vec<&str> = named.iter().map(String::as_str).collect();
                article(&format!("{i:06}"), KINDS[i % 3], &named)
            })
            .collect();
        let start = std::time::Instant::now();
        let entities = resolve(&entries).len();
        println!(
            "{articles} articles, {} clusters: {entities} entities in {:?}",
            articles * 8,
            start.elapsed()
        );
    }
}
