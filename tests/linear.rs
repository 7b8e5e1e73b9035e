//! The time to analyse an article grows with its length and no faster, whatever it is made of.
//!
//! Each text is made in two sizes, one four times the other. A quadratic step shows as sixteen times the time;
//! the bound of nine leaves room for a busy machine, and the best of several runs is taken.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use dramatis::article::Meta;
use dramatis::extract::Extractor;

const SHORT: usize = 50_000;
const GROWTH: usize = 4;
const BOUND: u32 = 9;
/// How often a pair is timed before it counts as slow: work that is not linear fails every round.
const ROUNDS: u32 = 8;
/// Below this, a time says more about the machine than about the text.
const TOO_QUICK: Duration = Duration::from_millis(2);

/// The best of `runs`.
fn time(extractor: &Extractor, text: &str, runs: u32) -> Duration {
    let once = || {
        let (start, before) = (Instant::now(), on_processor());
        black_box(extractor.analyse(black_box(text), &Meta::default()));
        let after = on_processor();
        before.zip(after).map_or_else(|| start.elapsed(), |(before, after)| after.saturating_sub(before))
    };
    (0..runs).map(|_| once()).min().unwrap_or_default()
}

/// Time this thread has spent on a processor, where Linux tells: other work does not count then.
fn on_processor() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn repeat(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len())
}

/// `length` bytes with a new name in each sentence.
fn new_names(length: usize, sentence: impl Fn(&str) -> String) -> String {
    let letters = |mut n: usize| {
        let mut name = String::from("B");
        while n > 0 {
            name.push(char::from(b'a' + u8::try_from(n % 26).unwrap_or(0)));
            n /= 26;
        }
        name + "ov"
    };
    let mut text = String::new();
    for n in 0.. {
        if text.len() >= length {
            break;
        }
        text.push_str(&sentence(&letters(n)));
    }
    text
}

#[test]
fn repeated_pieces_take_linear_time() {
    let extractor = Extractor::bundled().expect("the bundled lists");
    let mut bad = Vec::new();
    for piece in [
        "a",
        "A",
        "é",
        "🙂",
        "م",
        ".",
        ",",
        "\n",
        "\r\n",
        " ",
        "“",
        "‘a ",
        "'a' ",
        "said ",
        "“a” said ",
        "Ann, who said ",
        "he said that, ",
        "said police, said they, and said ",
        "according to the ",
        "hundred ",
        "Ann Poe met Nils Holm and ",
        "talks with ",
        "met in Lima on the ",
        "the leaders of Peru and ",
        "Poe and Holm held talks - ",
        "he called talks between them ",
        "is in Lima, Peru, to meet, ",
        "He said so. ",
        "”",
        "\"",
        "(",
        ")",
        "()",
        "-",
        "A-",
        "a.b.",
        "J. ",
        "U.S. ",
        "Word ",
        "word ",
        "ABC ",
        "Foo Bar (FB) ",
        "(FB) ",
        "Ministry of ",
        "of ",
        "and ",
        "the army chief ",
        "General ",
        "Chief of ",
        "Mr. ",
        "Pakistan’s ",
        "Hello\n",
        "HELLO\n",
        "Read more\n",
        "/images/a.webp)\n",
        "by Staff Report\n",
        "General Amara Diallo met Nils Holm in Oslo. ",
        "He said “no”. ",
        "de la ",
        "van der Berg ",
        "New York Times ",
        "Mary Li, ",
        "Mary Li and ",
        "& ",
        "on Monday, 5 May ",
        "the last twenty-",
        "two days before ",
        "New Year's ",
        "the first week of ",
        "the end of the ",
        "9 p.m. on ",
        "Antigua & ",
        "’s ",
        "\u{301}",
        "e\u{301}",
    ] {
        let [short, long] = [SHORT, SHORT * GROWTH].map(|length| repeat(piece, length));
        bad.extend(slower(&extractor, piece, &short, &long));
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn ever_new_names_take_linear_time() {
    let extractor = Extractor::bundled().expect("the bundled lists");
    let mut bad = Vec::new();
    type Sentence = fn(&str) -> String;
    let kinds: [(&str, Sentence); 6] = [
        ("meetings", |name| format!("Ann {name} met President Poe in Oslo. The two met. ")),
        ("leaders", |name| format!("President {name} left. The Chinese leader met the {name} leader. ")),
        ("places", |name| format!("It rained in {name}. ")),
        ("acronyms", |name| format!("The {name} Trade Union ({}TU) met. ", &name[..1])),
        ("offices", |name| format!("The {name} minister left. ")),
        ("bodies", |name| format!("The {name} Army marched. ")),
    ];
    for (kind, sentence) in kinds {
        let [short, long] = [SHORT, SHORT * GROWTH].map(|length| new_names(length, sentence));
        bad.extend(slower(&extractor, kind, &short, &long));
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

/// What is wrong with the time that `what` takes, if anything is.
fn slower(extractor: &Extractor, what: &str, short: &str, long: &str) -> Option<String> {
    // Both are timed anew each round: a lucky short run must not stand against slow long ones.
    let (mut quick, mut slow) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..ROUNDS {
        quick = time(extractor, short, 3).max(TOO_QUICK);
        slow = time(extractor, long, 2);
        if slow <= quick * BOUND {
            return None;
        }
    }
    Some(format!("{what:?}: {quick:?} for {} bytes, {slow:?} for {GROWTH} times as many", short.len()))
}

/// Near copies are looked for among all articles at once: among four times as many it takes about four times as long,
/// whether they have nothing in common, one refrain, or everything.
#[test]
fn near_copies_take_linear_time() {
    use dramatis::article::{Article, ArticleKey};
    use dramatis::corpus::{Corpus, near_copies};
    let extractor = Extractor::bundled().expect("the bundled lists");
    let collection = |texts: Vec<String>| {
        let article = |(n, text): (usize, String)| Article {
            key: ArticleKey::new(&n.to_string()),
            path: n.to_string(),
            meta: Meta::default(),
            text,
        };
        let articles = texts.into_iter().enumerate().map(article).collect();
        Corpus::build("", articles, Vec::new(), |a| extractor.analyse(&a.text, &a.meta)).entries
    };
    let refrain = "and the ship went on over the cold grey sea and on and ".repeat(8) + "sank. ";
    let own = |n: usize| new_names(n * 700, |name| format!("Then {name} went home and slept. "));
    let texts = |shape: &str, n: usize| match shape {
        "one text" => vec![own(3); n],
        "a refrain" => (0..n).map(|i| own(i % 7 + 1) + &refrain).collect(),
        _ => vec![refrain.repeat(n), own(n)],
    };
    for what in ["one text", "a refrain", "one long text"] {
        let [short, long] = [40, 40 * GROWTH].map(|n| collection(texts(what, n)));
        let fair = (0..ROUNDS).any(|_| {
            let [one, four] = [&short, &long].map(|entries| {
                let start = Instant::now();
                black_box(near_copies(black_box(entries)));
                start.elapsed()
            });
            four <= TOO_QUICK || four < one * BOUND
        });
        assert!(fair, "{what}: time grows faster than the collection");
    }
}
