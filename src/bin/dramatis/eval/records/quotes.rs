//! What was said: a quote is found if one of its sort (between marks, or without) covers it, intersection over union of
//! the two spans 0.7 or more; of those found, how many have the right speaker.

use dramatis::extract::{Analysis, MentionKind, NameKind, Quote, QuoteKind};
use dramatis::text::{CharOffset, PositionTable, Span};

use super::{Count, Record, Score, per_cent};

/// A quotation marked.
#[derive(serde::Deserialize)]
pub(super) struct Marked {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<String>,
}

/// The counts by kind, and of speakers.
#[derive(Default)]
pub(super) struct Quotes {
    direct: Count,
    mixed: Count,
    indirect: Count,
    speakers: Count,
}

/// How much of two spans must be common to both.
const COMMON: f64 = 0.7;

impl Score for Quotes {
    fn add(&mut self, record: &Record, analysis: &Analysis) -> Vec<String> {
        let table = PositionTable::new(&record.text);
        let byte = |at| {
            table.from_char(CharOffset::new(at)).map_or(record.text.len(), dramatis::text::ByteOffset::get)
        };
        let mut vain: Vec<&Quote> = analysis.quotes.iter().collect();
        for quote in &vain {
            self.of(quote.kind).found += 1;
        }
        let mut faults = Vec::new();
        for marked in &record.quotes {
            let span = Span::new(byte(marked.start), byte(marked.end));
            self.of(marked.kind).marked += 1;
            let sort = |kind| kind == QuoteKind::Indirect;
            let near =
                |quote: &&&Quote| sort(quote.kind) == sort(marked.kind) && common(quote.span, span) >= COMMON;
            let best = vain.iter().enumerate().filter(|(_, q)| near(q));
            let best = best.max_by(|(_, a), (_, b)| common(a.span, span).total_cmp(&common(b.span, span)));
            let Some((at, _)) = best else {
                faults.push(format!(
                    "  - {:?} [{}] {:?}",
                    marked.kind,
                    span.slice(&record.text),
                    marked.speaker
                ));
                continue;
            };
            let quote = vain.remove(at);
            self.of(quote.kind).right += 1;
            if quote.kind != marked.kind {
                // Direct and mixed are one sort: what is found as the other is right for the marked one.
                self.of(quote.kind).right -= 1;
                self.of(quote.kind).found -= 1;
                self.of(marked.kind).right += 1;
                self.of(marked.kind).found += 1;
            }
            self.speakers.marked += 1;
            self.speakers.found += 1;
            if same(record, analysis, quote, marked.speaker.as_deref()) {
                self.speakers.right += 1;
            } else {
                let text = span.slice(&record.text);
                let found = names(&record.text, analysis, quote);
                faults.push(format!("  ? speaker {:?}, found {found:?} [{text}]", marked.speaker));
            }
        }
        let vain = vain.iter().map(|q| {
            let cue = q.cue.map_or("", |cue| cue.slice(&record.text));
            format!("  + {:?} [{}] {cue}", q.kind, q.span.slice(&record.text))
        });
        faults.extend(vain);
        faults
    }

    fn lines(&self) -> Vec<String> {
        let all = [self.direct, self.mixed, self.indirect].into_iter().fold(Count::default(), |a, b| Count {
            marked: a.marked + b.marked,
            found: a.found + b.found,
            right: a.right + b.right,
        });
        let Count { found, right, .. } = self.speakers;
        vec![
            self.direct.line("quotes direct"),
            self.mixed.line("quotes mixed"),
            self.indirect.line("quotes indirect"),
            all.line("quotes"),
            format!(
                "  speakers         of {found:>4} found  right {right:>4}  {:>5.1}",
                per_cent(right, found)
            ),
        ]
    }
}

impl Quotes {
    const fn of(&mut self, kind: QuoteKind) -> &mut Count {
        match kind {
            QuoteKind::Direct => &mut self.direct,
            QuoteKind::Mixed => &mut self.mixed,
            QuoteKind::Indirect => &mut self.indirect,
        }
    }
}

/// Intersection over union.
fn common(a: Span, b: Span) -> f64 {
    let start = a.start().max(b.start()).get();
    let end = a.end().min(b.end()).get();
    let both = end.saturating_sub(start);
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// What the quote says of its speaker: the name of the cluster, and the words beside, without article. A pronoun alone
/// names nobody.
fn names<'a>(text: &'a str, analysis: &'a Analysis, quote: &Quote) -> Vec<&'a str> {
    const PRONOUNS: [&str; 7] = ["he", "she", "it", "they", "we", "i", "you"];
    let named = quote.speaker.and_then(|id| analysis.clusters.get(id.0 as usize)).map(|c| c.name.as_str());
    let by = quote.by.map(|by| plain(by.slice(text)));
    let by = by.filter(|by| !PRONOUNS.contains(&by.to_lowercase().as_str()));
    named.into_iter().chain(by).collect()
}

fn plain(words: &str) -> &str {
    let article = ["the ", "a ", "an "].into_iter().find(|a| words.to_lowercase().starts_with(a));
    article.map_or(words, |a| words.get(a.len()..).unwrap_or(words))
}

/// Whether the speaker is the one marked: the same words, or a person or body by any name that the article gives them.
fn same(record: &Record, analysis: &Analysis, quote: &Quote, marked: Option<&str>) -> bool {
    let found = names(&record.text, analysis, quote);
    let Some(marked) = marked else { return found.is_empty() };
    let marked = plain(marked).to_lowercase();
    let person = quote.speaker.is_some_and(|id| analysis.clusters[id.0 as usize].kind == NameKind::Person);
    let mut forms = analysis.mentions.iter().filter(|m| Some(m.cluster) == quote.speaker);
    if forms
        .any(|m| m.kind == MentionKind::Name && plain(m.span.slice(&record.text)).to_lowercase() == marked)
    {
        return true;
    }
    found.iter().map(|name| name.to_lowercase()).any(|name| {
        let family = |a: &str, b: &str| a.rsplit(' ').next() == b.rsplit(' ').next();
        name == marked || (person && (family(&name, &marked)))
    })
}
