//! Queries as readers type them: how they are read, what is found, what is marked.

use super::*;
use crate::text::Span;

/// A query as it was read, in brackets.
fn shown(expr: &Expr) -> String {
    let list = |name: &str, parts: &[Expr]| {
        format!("{name}({})", parts.iter().map(shown).collect::<Vec<_>>().join(" "))
    };
    match expr {
        Expr::All => "all".to_owned(),
        Expr::And(parts) => list("and", parts),
        Expr::Or(parts) => list("or", parts),
        Expr::Not(inner) => format!("not({})", shown(inner)),
        Expr::Leaf(leaf) => {
            let words = leaf.terms.join("+") + if leaf.prefix { "*" } else { "" };
            let words = if leaf.quoted { format!("“{words}”") } else { words };
            match leaf.field {
                Field::Text => words,
                Field::Date(from, to) => format!("{from}..{to}"),
                field => format!("{field:?}:{words}"),
            }
        }
    }
}

#[test]
fn queries_are_read_by_the_rules() {
    let cases = [
        ("", "all"),
        (" - … ", "all"),
        ("fire talks", "and(fire talks)"),
        ("Fire OR talks west", "or(fire and(talks west))"),
        ("(fire OR talks) west", "and(or(fire talks) west)"),
        ("fire -talks -\"army chief\" -(a b)", "and(fire not(talks) not(“army+chief”) not(and(a b)))"),
        ("“Army Chief” parl*", "and(“army+chief” parl*)"),
        ("U.S.-led O’Neill’s", "and(us+led oneill)"),
        (
            "person:khan Org:\"Tide Office\" place:lima-callao",
            "and(Person:khan Organisation:“tide+office” Place:lima+callao)",
        ),
        ("source:herald quote:war quote:\"no more war\"", "and(Source:herald Quote:war Quote:“no+more+war”)"),
        ("date:2023", "20230000..20239999"),
        ("date:2023-08..2024-2-9", "20230800..20240209"),
        ("date:..2024 -date:2023-05-06..", "and(1..20249999 not(20230506..99999999))"),
        ("10:30 http://a.b or", "and(10+30 http+a+b or)"),
        ("ORANGE OReilly", "and(orange oreilly)"),
        ("--a -", "not(a)"),
    ];
    for (typed, want) in cases {
        let parsed = parse(typed, false);
        assert_eq!((shown(&parsed.expr).as_str(), parsed.trouble), (want, None), "{typed:?}");
    }
    for (typed, want) in [
        ("fire tal", "and(fire tal*)"),
        ("fire ", "fire"),
        ("\"a b\"", "“a+b”"),
        ("x person:an", "and(x Person:an*)"),
    ] {
        assert_eq!(shown(&parse(typed, true).expr), want, "{typed:?} while typing");
    }
}

#[test]
fn what_breaks_the_rules_is_searched_as_plain_words_and_said() {
    use TroubleKind::{Bracket, Date, EmptyField, Missing, OpenQuote, TooLong};
    let cases = [
        ("fire \"army chief", OpenQuote, "\"", "and(fire army chief)"),
        ("fire (west", Bracket, "(", "and(fire west)"),
        ("fire) west", Bracket, ")", "and(fire west)"),
        ("OR fire", Missing, "OR", "and(or fire)"),
        ("fire OR", Missing, "OR", "and(fire or)"),
        ("a OR OR b", Missing, "OR", "and(a or or b)"),
        ("fire ()", Missing, "()", "fire"),
        ("fire person:", EmptyField, "person:", "and(fire person)"),
        ("fire person: khan", EmptyField, "person:", "and(fire person khan)"),
        ("fire date:soon", Date, "date:soon", "and(fire date soon)"),
        ("date:2023-13", Date, "date:2023-13", "and(date 2023 13)"),
        ("date:2024..2023", Date, "date:2024..2023", "and(date 2024 2023)"),
    ];
    for (typed, kind, at, want) in cases {
        let parsed = parse(typed, false);
        let trouble = parsed.trouble.unwrap_or_else(|| panic!("{typed:?} was read: {:?}", parsed.expr));
        assert_eq!((trouble.kind, trouble.at.slice(typed)), (kind, at), "{typed:?}");
        assert_eq!(shown(&parsed.expr), want, "{typed:?}");
    }
    for typed in ["(".repeat(1000), "a ".repeat(1000), format!("\"{}\"", "a ".repeat(1000))] {
        let parsed = parse(&typed, false);
        assert_eq!(parsed.trouble.map(|t| t.kind), Some(TooLong));
    }
}

/// Headline, text with quotations between « and », the entities named, outlet, day.
type Told<'a> = (&'a str, &'a str, &'a [u32], Option<&'a str>, u32);

const NAMES: [(NameKind, &[&str]); 3] = [
    (NameKind::Person, &["Ana Kovač", "Kovač"]),
    (NameKind::Person, &["Bo Lindqvist"]),
    (NameKind::Place, &["Lund"]),
];

const NEWS: [Told<'_>; 5] = [
    (
        "Harbour opens",
        "The minister spoke. «The harbour is open», Kovač said in Lund.",
        &[0, 2],
        Some("Lima Herald"),
        20_230_801,
    ),
    (
        "Minister resigns",
        "The harbour minister resigned, and ministers wept.",
        &[],
        Some("Daily Tide"),
        20_230_802,
    ),
    ("Talks", "Lindqvist met the head of the office for talks about the harbour.", &[1], None, 20_240_109),
    ("Weather", "It rained, and rained. «No harbour», said nobody.", &[], None, 0),
    ("The head of the office", "She spoke at length.", &[0], Some("Lima Herald"), 20_240_110),
];

fn document<'a>(told: &Told<'a>) -> Document<'a> {
    let (title, text, cast, source, day) = *told;
    let quote = text.find('«').zip(text.find('»')).map(|(from, to)| Span::new(from + 2, to));
    Document {
        title,
        text,
        blocks: vec![Span::new(0, text.len())],
        quotes: quote.into_iter().collect(),
        cast: cast.iter().map(|e| (*e, 1)).collect(),
        source,
        day,
    }
}

fn index() -> TextIndex {
    let mut builder = Builder::new(NAMES.iter().map(|(kind, forms)| (*kind, forms.iter().copied())));
    NEWS.iter().for_each(|told| builder.add(&document(told)));
    builder.finish()
}

/// The articles found, best first.
fn found(typed: &str) -> Vec<usize> {
    let scores = index().search(&parse(typed, false)).scores;
    let mut found: Vec<usize> = (0..scores.len()).filter(|a| scores[*a] > 0).collect();
    found.sort_by_key(|a| std::cmp::Reverse(scores[*a]));
    found
}

#[test]
fn readers_find_what_they_look_for() {
    let cases: [(&str, &[usize]); 16] = [
        ("harbour", &[0, 1, 2, 3]),
        ("harbour -minister", &[2, 3]),
        ("minister", &[1, 0]),
        ("harbour minister", &[1, 0]),
        ("\"harbour minister\"", &[1]),
        ("\"head of the office\"", &[2, 4]),
        ("ana", &[0, 4]),
        ("person:kovac", &[0, 4]),
        ("person:lund", &[]),
        ("place:lund", &[0]),
        ("source:herald", &[0, 4]),
        ("date:2023 harbour", &[1, 0]),
        ("quote:harbour", &[3, 0]),
        ("quote:\"the harbour\"", &[0]),
        ("quote:minister", &[]),
        ("rain OR resign", &[1, 3]),
    ];
    for (typed, want) in cases {
        let (mut found, mut want) = (found(typed), want.to_vec());
        found.sort_unstable();
        want.sort_unstable();
        assert_eq!(found, want, "{typed}");
    }
    assert_eq!(found("minister"), [1, 0], "the headline first");
    assert_eq!(found("harbour OR talks")[0], 2, "the seldom word first");
}

#[test]
fn a_letter_wrong_is_forgiven_and_told() {
    let index = index();
    let corrected = |typed: &str| {
        let scored = index.search(&parse(typed, false));
        let found: Vec<usize> = (0..NEWS.len()).filter(|a| scored.scores[*a] > 0).collect();
        let told = scored.corrections.iter();
        let told = told.map(|c| format!("{}>{}", c.at.slice(typed), c.used.join(","))).collect::<Vec<_>>();
        (found, told.join(" "))
    };
    let told = |s: &str| s.to_owned();
    assert_eq!(corrected("harbuor"), (vec![0, 1, 2, 3], told("harbuor>harbour")), "swapped");
    assert_eq!(corrected("habour rained"), (vec![3], told("habour>harbour")), "left out");
    assert_eq!(corrected("harboour"), (vec![0, 1, 2, 3], told("harboour>harbour")), "put in");
    assert_eq!(corrected("xarbour"), (vec![0, 1, 2, 3], told("xarbour>harbour")), "changed");
    assert_eq!(corrected("person:kovax"), (vec![0, 4], told("kovax>kovac")), "in names");
    assert_eq!(corrected("lnud"), (vec![0], told("lnud>lund")));
    assert_eq!(corrected("\"harbuor\""), (vec![], told("")), "not in quotation marks");
    assert_eq!(corrected("lod 2033"), (vec![], told("")), "neither short words nor numbers");
    assert_eq!(corrected("harbours"), (vec![0, 1, 2, 3], told("")), "another form is no error");
    assert_eq!(corrected("haxxour"), (vec![], told("")), "two letters are too many");
    let typing = index.search(&parse("mimist", true));
    assert_eq!(typing.corrections[0].used, ["minist"], "the beginning of a word");
}

#[test]
fn hits_are_marked_where_they_stand() {
    let index = index();
    let marked = |typed: &str, article: usize, mentions: &[(Span, u32)]| {
        let parsed = parse(typed, false);
        let scored = index.search(&parsed);
        let document = document(&NEWS[article]);
        let hits = index.hits(&parsed, &scored).spans(&document, mentions);
        hits.iter().map(|s| s.slice(document.text)).collect::<Vec<_>>().join("|")
    };
    assert_eq!(marked("minister", 1, &[]), "minister|ministers");
    assert_eq!(marked("\"minister\"", 1, &[]), "minister");
    assert_eq!(marked("\"harbour minister\" wept", 1, &[]), "harbour minister|wept");
    assert_eq!(marked("habour -minister", 3, &[]), "harbour");
    assert_eq!(marked("quote:harbour", 0, &[]), "harbour");
    assert_eq!(marked("rain*", 3, &[]), "rained|rained");
    let she = [(Span::new(0, 3), 0)];
    assert_eq!(marked("ana", 4, &she), "She", "found by a name that the article does not print");
    assert_eq!(marked("person:ana length", 4, &she), "She|length");
    assert_eq!(marked("org:ana length", 4, &she), "length");
}

#[test]
fn a_snippet_shows_the_lines_with_most_hits() {
    let text = format!(
        "{} The harbour. {} The harbour minister\nwept. {}",
        "Rain fell. ".repeat(30),
        "Snow. ".repeat(50),
        "Hail. ".repeat(60)
    );
    let mut builder = Builder::new(std::iter::empty::<(NameKind, [&str; 0])>());
    let document = Document { text: &text, blocks: vec![Span::new(0, text.len())], ..Document::default() };
    builder.add(&document);
    let index = builder.finish();
    let snippet = |typed: &str| {
        let parsed = parse(typed, false);
        let scored = index.search(&parsed);
        let snippet = index.hits(&parsed, &scored).snippet(&document, &[]);
        assert!(snippet.text.len() <= 230, "{}", snippet.text.len());
        let marks: Vec<_> = snippet.marks.iter().map(|m| m.slice(&snippet.text).to_owned()).collect();
        (marks.join("|"), snippet)
    };
    let (marks, lines) = snippet("harbour minister");
    assert_eq!((marks.as_str(), lines.cut), ("harbour|minister", (true, true)));
    assert!(lines.text.contains("harbour minister wept."), "{}", lines.text);
    assert_eq!(snippet("harbour").1.text.matches("Rain").count(), 5, "the first of equals");
    let (marks, lines) = snippet("-nothing");
    assert!(marks.is_empty() && lines.text.starts_with("Rain fell.") && lines.cut == (false, true));
}
