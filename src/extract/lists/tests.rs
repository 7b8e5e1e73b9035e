//! The lists that ship: one look-up for each flag, and the laws of looking up.

use proptest::prelude::*;

use super::*;

fn lists() -> Lists {
    Lists::bundled().expect("the bundled lists open")
}

#[test]
fn each_flag_is_set_where_it_should_be() {
    let lists = lists();
    let cases: [(&str, &[Flag]); 29] = [
        ("Mary", &[Flag::Given]),
        ("Nguyen", &[Flag::Family]),
        ("Shehbaz Sharif", &[Flag::Person]),
        ("Türkiye", &[Flag::Country]),
        ("Côte d’Ivoire", &[Flag::Country]),
        ("Nairobi", &[Flag::Capital, Flag::City, Flag::LargeCity, Flag::Metropolis]),
        ("Astana", &[Flag::Capital, Flag::City]),
        ("Balochistan", &[Flag::Region]),
        ("Middle East", &[Flag::Region]),
        ("Sandhurst", &[Flag::City]),
        ("Bombay", &[Flag::City, Flag::Metropolis]),
        ("Black Sea", &[Flag::Natural]),
        ("Afghans", &[Flag::People]),
        ("Dutchmen", &[Flag::People]),
        ("Muslim", &[Flag::People]),
        ("Microsoft", &[Flag::Company]),
        ("African National Congress", &[Flag::Organisation, Flag::Party]),
        ("Bundeswehr", &[Flag::Military]),
        ("Boko Haram", &[Flag::ArmedGroup]),
        ("Reuters", &[Flag::Media]),
        ("Nato", &[Flag::International]),
        ("Kremlin", &[Flag::Government]),
        ("Knesset", &[Flag::Legislature]),
        ("International Court of Justice", &[Flag::Court]),
        ("Scotland Yard", &[Flag::Police]),
        ("Mossad", &[Flag::Intelligence]),
        ("Oxfam", &[Flag::Charity]),
        ("Fifa", &[Flag::Sport]),
        ("Supreme Court", &[Flag::Court, Flag::Generic]),
    ];
    for (name, want) in cases {
        let found = lists.get(name);
        for flag in want {
            assert!(found.has(*flag), "{name} is {found}, not {flag:?}");
        }
    }
    assert!(lists.get("WHO").has(Flag::Acronym) && lists.get("May").has(Flag::Word));
    let tested: Vec<Flag> = cases.iter().flat_map(|(_, flags)| flags.iter().copied()).collect();
    for flag in Flag::ALL {
        assert!(
            tested.contains(&flag) || matches!(flag, Flag::Acronym | Flag::Word),
            "{flag:?} has no example here"
        );
    }
}

#[test]
fn what_is_not_listed_has_no_flags() {
    let lists = lists();
    for name in ["", " ", "us", "Us", "who", "Zqxwv", "🙂", "United Nations of Zqxwv", "of the", "\u{0}"] {
        assert!(lists.get(name).is_empty(), "{name:?} is {}", lists.get(name));
    }
}

#[test]
fn forms_of_one_country_share_its_code() {
    let lists = lists();
    let cases: [(&[u8; 2], &[&str]); 8] = [
        (
            b"US",
            &[
                "US", "U.S.", "U.S", "USA", "United States", "America", "American", "Americans",
                "UNITED STATES",
            ],
        ),
        (b"GB", &["UK", "U.K.", "Britain", "United Kingdom", "British", "Scottish", "London"]),
        (b"PK", &["Pakistan", "Pakistani", "Pakistanis", "Islamabad"]),
        (b"IN", &["India", "Indians", "New Delhi"]),
        (b"PS", &["Palestine", "Palestinians", "Palestinian"]),
        (b"UZ", &["Uzbekistan", "Uzbek", "Tashkent"]),
        (b"CN", &["China", "Chinese", "Beijing"]),
        (b"NL", &["Netherlands", "Dutch", "Holland"]),
    ];
    for (code, names) in cases {
        for name in names.iter() {
            assert_eq!(lists.get(name).country().as_ref(), Some(code), "{name} is {}", lists.get(name));
        }
    }
    assert_eq!(lists.get("Korean").country(), None, "two countries have a say");
}

#[test]
fn a_place_that_is_also_a_name_or_word_says_so() {
    let lists = lists();
    for name in ["Austin", "Reading", "Paris", "Washington"] {
        let flags = lists.get(name);
        assert!(flags.is_place(), "{name} is {flags}");
        assert_eq!(flags.is_ambiguous_place(), name != "Paris", "{name} is {flags}");
    }
}

#[test]
fn the_longest_name_from_a_word_on() {
    let lists = lists();
    let longest =
        |text: &str| lists.longest(text.split(' ')).map(|(words, flags)| (words, flags.to_string()));
    assert_eq!(longest("New York Times reporter").map(|l| l.0), Some(3));
    assert_eq!(longest("New York police").map(|l| l.0), Some(2));
    assert_eq!(longest("U.N. Security Council on Monday").map(|l| l.0), Some(3));
    assert_eq!(longest("Antigua & Barbuda said").map(|l| l.0), Some(3));
    assert_eq!(longest("Bissau - Guinean troops").map(|l| l.0), Some(3), "signs may be words");
    assert_eq!(longest("US , officials"), Some((1, "Country Acronym US".to_owned())));
    assert_eq!(longest("PML - N leader").map(|l| l.0), Some(3), "an acronym taken apart");
    assert_eq!(longest("US - led").map(|l| l.0), Some(1));
    assert_eq!(longest("Zqxwv Pakistan"), None);
    assert_eq!(longest(", Pakistan"), None);
    assert_eq!(lists.longest(std::iter::empty()), None);
}

#[test]
fn acronyms_have_long_forms() {
    let lists = lists();
    assert_eq!(lists.expand("UN"), Some("United Nations"));
    assert_eq!(lists.expand("U.N."), Some("United Nations"));
    assert_eq!(lists.expand("ISPR"), Some("Inter-Services Public Relations"));
    assert_eq!(lists.expand("UK"), Some("United Kingdom"));
    assert_eq!(lists.expand("un"), None);
    assert_eq!(lists.expand("ZZZZ"), None);
    assert_eq!(lists.expand("PTI"), None, "a party and a news agency");
    let both: Vec<&str> = lists.expansions("PTI").collect();
    assert_eq!(both, ["Pakistan Tehreek-e-Insaf", "Press Trust of India"]);
}

#[test]
fn every_entry_is_found_again() {
    let lists = lists();
    let entries = lists.entries();
    assert!(entries.is_sorted() && entries.len() == lists.len());
    for (key, flags) in entries {
        assert_eq!(lists.get(&key), flags, "{key}");
    }
}

#[test]
fn another_file_is_refused_with_its_reason() {
    let good = include_bytes!("../../../static/model/lists.bin").to_vec();
    let error = |bytes: Vec<u8>| Lists::new(bytes).map(|_| ()).expect_err("not a good file");
    assert_eq!(error(b"<html>\n".to_vec()), ListsError::NotLists { found: b"<html>\n".to_vec() });
    assert_eq!(error(Vec::new()), ListsError::NotLists { found: Vec::new() });
    assert_eq!(error(good[..20].to_vec()), ListsError::Length { found: 20, wanted: 40 });
    let (len, cut) = (good.len() as u64, good.len() - 1);
    assert_eq!(error(good[..cut].to_vec()), ListsError::Length { found: len - 1, wanted: len });
    let mut old = good.clone();
    old[8] = 99;
    assert_eq!(error(old), ListsError::Version { found: 99 });
    let mut bent = good;
    bent[cut] ^= 1;
    assert_eq!(error(bent), ListsError::Damaged { part: "checksum" });
}

#[test]
fn a_dash_after_an_acronym_is_no_part_of_it() {
    let words = ["US", "-", "-"];
    assert_eq!(lists().longest(words.into_iter()).map(|(used, _)| used), Some(1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_can_be_looked_up(words in proptest::collection::vec("\\PC{0,12}|New|York|US|the|-", 0..8)) {
        let lists = lists();
        if let Some((used, flags)) = lists.longest(words.iter().map(String::as_str)) {
            prop_assert!(used >= 1 && used <= words.len());
            prop_assert!(!flags.is_empty());
            let alone = words[..used].join(" ").replace(" - ", "-");
            prop_assert_eq!(lists.get(&alone), flags, "{:?}", alone);
        }
        let _ = lists.expand(&words.join(""));
    }
}
