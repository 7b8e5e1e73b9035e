//! Corpora for tests, written as marked-up lines: invented people in invented articles.
//!
//! A line is a block: `H|`, `D|`, `N|`, `C|` before it make it headline, dateline, noise or caption, else it
//! is body; a block written after `~` stands on the line before it. `[2:Ana Kovač]` is a mention of cluster 2,
//! by name; `[2r:…]` by role, `[2p:…]` by pronoun.

use super::{Corpus, Entry};
use crate::anatomy::{Anatomy, Block, BlockKind, Headline};
use crate::article::{Article, ArticleKey, Meta};
use crate::extract::dates::{DayReason, Reason};
use crate::extract::{
    Analysis, ArticleDay, Certainty, Cluster, ClusterId, Extractor, Meeting, MeetingStatus, Mention,
    MentionKind, NameKind, Phase, Quote, QuoteKind, Stance, Tenure, TimeExpression, TimeKind,
};
use crate::text::Span;

/// A cluster: kind, fullest name, offices.
pub(crate) type Who = (NameKind, &'static str, &'static [&'static str]);

/// One article from marked-up lines (see the module).
pub(crate) fn entry(path: &str, title: Option<&str>, lines: &str, clusters: &[Who]) -> Entry {
    let (mut text, mut blocks, mut mentions) = (String::new(), Vec::new(), Vec::new());
    for line in lines.lines() {
        let (gap, line) = line.strip_prefix('~').map_or(("\n\n", line), |rest| (" ", rest));
        text.push_str(if text.is_empty() { "" } else { gap });
        let (kind, line) = kind_of(line);
        let start = text.len();
        marked(line, &mut text, &mut mentions);
        blocks.push(Block {
            span: Span::new(start, text.len()),
            kind,
            why: format!("It is a {kind:?} in a test"),
        });
    }
    let headline = match (title, blocks.iter().find(|b| b.kind == BlockKind::Headline)) {
        (Some(title), _) => Headline::Given(title.to_owned()),
        (None, Some(block)) => Headline::Found(block.span),
        (None, None) => Headline::None,
    };
    let clusters = clusters.iter().map(|(kind, name, offices)| Cluster {
        kind: *kind,
        name: (*name).to_owned(),
        offices: offices.iter().map(|o| (*o).to_owned()).collect(),
    });
    let quotes = said(&text, &mentions);
    let dates = blocks.first().map(|block| TimeExpression {
        span: block.span,
        kind: TimeKind::Date,
        value: Some("2023-08".to_owned()),
        why: Reason::Nearest,
        certainty: Certainty(700),
    });
    let date = ArticleDay { day: jiff::civil::date(2023, 8, 3), slack: 0, why: DayReason::Given };
    Entry {
        article: Article { key: ArticleKey::new(path), path: path.to_owned(), meta: Meta::default(), text },
        analysis: Analysis {
            anatomy: Anatomy { blocks, headline },
            clusters: clusters.collect(),
            mentions,
            quotes,
            dates: dates.into_iter().collect(),
            date: Some(date),
            meetings: Vec::new(),
            offices: Vec::new(),
        },
    }
}

/// What the first mention is followed by, said by its cluster.
fn said(text: &str, mentions: &[Mention]) -> Vec<Quote> {
    let quote = |m: &Mention| Quote {
        span: Span::new(m.span.end().get(), text.len()),
        kind: QuoteKind::Indirect,
        speaker: Some(m.cluster),
        by: Some(m.span),
        cue: None,
        stance: Stance::Said,
        why: "It is said in a test".to_owned(),
        certainty: Certainty(800),
    };
    mentions.iter().take(1).map(quote).collect()
}

/// A corpus of `entries`, resolved.
pub(crate) fn of(mut entries: Vec<Entry>) -> Corpus {
    entries.sort_by(|a, b| a.article.path.cmp(&b.article.path));
    Corpus::of("Sample", entries)
}

/// The corpus of articles that are given as day and text, each through the whole extraction.
pub(crate) fn analysed(articles: &[(&str, &str)]) -> Corpus {
    let extractor = Extractor::bundled().unwrap();
    let article = |(number, (day, text)): (usize, &(&str, &str))| {
        let path = format!("{number}.txt");
        let meta = Meta { date: day.parse().ok(), ..Meta::default() };
        Article { key: ArticleKey::new(&path), path, meta, text: (*text).to_owned() }
    };
    let articles = articles.iter().enumerate().map(article).collect();
    Corpus::build("Analysed", articles, Vec::new(), |a| extractor.analyse(&a.text, &a.meta))
}

/// Three articles: two share a person and a place; one has no headline.
pub(crate) fn corpus() -> Corpus {
    use NameKind::{Organisation as Org, Person as Per, Place as Loc};
    let mut first = entry(
        "a/first.txt",
        None,
        "Ş opens [2:Lund] for those who count bytes: [0:Ana Kovač] met [1:Bo Lindqvist] in [2:Lund].\n\
         N|Share this page\n\
         [0p:She] thanked [1:Lindqvist] of the [3:Tide Office].",
        &[
            (Per, "Ana Kovač", &["Minister"]),
            (Per, "Bo Lindqvist", &[]),
            (Loc, "Lund", &[]),
            (Org, "Tide Office", &[]),
        ],
    );
    first.analysis.meetings.push(Meeting {
        participants: vec![ClusterId(0), ClusterId(1)],
        sides: Vec::new(),
        place: Some(ClusterId(2)),
        time: None,
        told: None,
        status: MeetingStatus::Held,
        topics: Vec::new(),
        evidence: vec![first.analysis.anatomy.blocks[0].span],
        why: "the sentence says “met”".to_owned(),
        certainty: Certainty(860),
    });
    first.analysis.offices.push(Tenure {
        holder: ClusterId(0),
        office: first.analysis.mentions[1].span,
        of: Some(ClusterId(3)),
        phase: Phase::Past,
        time: None,
        evidence: first.analysis.anatomy.blocks[0].span,
        certainty: Certainty(850),
    });
    first.article.meta.date = Some(jiff::civil::date(2021, 3, 5));
    let second = entry(
        "a/second.txt",
        None,
        "H|Harbour  opens\nD|LUND:\n~The harbour opened, said [0:Kovač], [0r:the minister].\nC|[0:Ana Kovač] at sea. 🙂",
        &[(Per, "Ana Kovač", &["Harbour Minister"])],
    );
    let mut third = entry(
        "b.txt",
        Some("Élan in  Bern"),
        "[0:Bern] was quiet. [1:Dee Osei] was not.",
        &[(Loc, "Bern", &[]), (Per, "Dee Osei", &[])],
    );
    third.article.meta.date = Some(jiff::civil::date(2022, 1, 9));
    third.article.meta.source = Some("The Test".to_owned());
    of(vec![first, second, third])
}

fn kind_of(line: &str) -> (BlockKind, &str) {
    let kinds = [
        ("H|", BlockKind::Headline),
        ("D|", BlockKind::Dateline),
        ("N|", BlockKind::Noise),
        ("C|", BlockKind::Caption),
    ];
    let found = kinds.iter().find_map(|(mark, kind)| Some((*kind, line.strip_prefix(mark)?)));
    found.unwrap_or((BlockKind::Body, line))
}

fn marked(line: &str, text: &mut String, mentions: &mut Vec<Mention>) {
    let mut rest = line;
    while let Some((before, mark)) = rest.split_once('[') {
        text.push_str(before);
        let (head, tail) = mark.split_once(':').expect("a colon after the cluster's number");
        let (words, after) = tail.split_once(']').expect("a closing bracket");
        let (number, kind) = match head.strip_suffix(['r', 'p']) {
            Some(number) if head.ends_with('r') => (number, MentionKind::Role),
            Some(number) => (number, MentionKind::Pronoun),
            None => (head, MentionKind::Name),
        };
        mentions.push(Mention {
            span: Span::new(text.len(), text.len() + words.len()),
            cluster: ClusterId(number.parse().expect("the cluster's number")),
            kind,
            why: "It is marked in a test".to_owned(),
            certainty: Certainty(900),
            link: Certainty(900),
        });
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
}
