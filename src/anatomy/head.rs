//! What stands above the article's first sentence: menu, headline, standfirst, byline, caption, dateline.
//!
//! The first sentence (the lead) is found first; the open lines above it compete for the headline.

use crate::text::Span;

use super::cue::Cue;
use super::ending::Ending;
use super::lines::visible;
use super::look::{Look, bare, fold, is_capital};
use super::noise::{is_section, menu_prefix};
use super::units::Unit;
use super::{Block, BlockKind, byline, caption, dateline};

/// An open line longer than this, in characters, is a paragraph and no headline.
const HEADLINE: usize = 200;

/// A sentence longer than this is no standfirst.
const STANDFIRST: usize = 300;

/// A head has at most this many lines that nothing else explains; more are a text without full stops.
const MOST: usize = 12;

/// A stamp of at most this many bytes is a time of day, as live pages print above each entry.
const TIME: usize = 8;

/// A label above a headline ("Interview", "SPORT / FOOTBALL") has at most this many words.
const LABEL_WORDS: usize = 3;

/// A question with more words than this is a headline only where something else speaks for one.
const SHORT_QUESTION: usize = 9;

/// Why a line that follows "Image caption," is one.
pub(super) const ANNOUNCED: &str = "follows words that announce a caption";

/// The head of an article.
pub(super) struct Head<'a> {
    /// The blocks of the units before [`Head::lead`], in order.
    pub(super) blocks: Vec<Block>,
    /// The headline's words.
    pub(super) headline: Option<Span>,
    /// The names in its bylines, of two words or more each.
    pub(super) writers: Vec<&'a str>,
    /// The index of the unit with which the article proper begins.
    pub(super) lead: usize,
}

/// Reads the head of `text`. `title` is the headline given beside the text, if any.
pub(super) fn head<'a>(text: &'a str, units: &[Unit], title: Option<&str>) -> Head<'a> {
    let title = title.map(fold).filter(|t| !t.is_empty());
    let scan = Scan::new(text, units, title.as_deref());
    let chosen = choose(text, units, &scan.open, title.as_deref());
    let headline = chosen.map(|i| headline_span(text, units[i].span));
    let folded = headline.map(|span| fold(span.slice(text)));
    let mut blocks = Vec::new();
    for (i, unit) in units.iter().enumerate().take(scan.lead) {
        if let (true, Some(span)) = (chosen == Some(i), headline) {
            push_headline(text, unit, span, title.is_some(), &mut blocks);
        } else if scan.filed.contains(&i) {
            blocks.push(block(
                unit.span,
                BlockKind::Dateline,
                "names the place it was filed from, on its own line",
            ));
        } else if let (false, Some(cue)) = (scan.open.contains(&i), unit.cue) {
            blocks.push(block(unit.span, cue.kind, cue.why));
        } else {
            let above = chosen.is_some_and(|c| i < c);
            let (kind, why) = other_line(text, units, i, above, folded.as_deref());
            blocks.push(block(unit.span, kind, why));
        }
    }
    let bylines = blocks.iter().filter(|b| b.kind == BlockKind::Byline);
    let writers = bylines.filter_map(|b| byline::name_in(b.span.slice(text))).collect();
    Head { blocks, headline, writers, lead: scan.lead }
}

/// Where the lead is, and what stands above it.
struct Scan {
    /// Units that nothing explains so far: the headline is among them.
    open: Vec<usize>,
    /// Datelines on lines of their own.
    filed: Vec<usize>,
    lead: usize,
}

impl Scan {
    fn new(text: &str, units: &[Unit], title: Option<&str>) -> Self {
        let mut scan = Self { open: Vec::new(), filed: Vec::new(), lead: units.len() };
        for (i, unit) in units.iter().enumerate() {
            if counts(unit.cue, &scan.open) {
                continue;
            }
            let words = unit.span.slice(text);
            if announced(text, units, i) || unit.level.is_none() && is_section(&Look::new(words)) {
                continue;
            }
            if filed_alone(words, &scan.open) {
                scan.filed.push(i);
                scan.lead = i + 1;
                return scan;
            }
            if !scan.is_head(text, units, i, title) {
                scan.lead = i;
                return scan;
            }
            scan.open.push(i);
            if scan.open.len() > MOST {
                break;
            }
        }
        scan.without_lead(units, text, title)
    }

    /// Whether unit `i` can still be part of the head.
    fn is_head(&self, text: &str, units: &[Unit], i: usize, title: Option<&str>) -> bool {
        let words = units[i].span.slice(text);
        if units[i].level.is_some() || title.is_some_and(|t| is_title(words, t)) {
            return true;
        }
        let look = Look::new(words);
        let stops = matches!(look.ending, Ending::Full | Ending::Asked);
        if dateline::opening(words).is_some() && (stops || look.chars >= 120) {
            return false;
        }
        match look.ending {
            Ending::Open => look.chars <= HEADLINE && !words.ends_with(':'),
            Ending::Letters => look.chars <= 120 && !words.contains(". "),
            Ending::Asked if self.open.is_empty() => {
                let short = words.split_whitespace().count() <= SHORT_QUESTION;
                let beside = || i > 0 || units.get(1).is_some_and(|next| next.cue.is_some());
                look.chars <= 120 && !words.contains(". ") && i + 1 < units.len() && (short || beside())
            }
            Ending::Full | Ending::Asked => self.is_closed_standfirst(text, units, i),
        }
    }

    /// A sentence or two between headline and byline, date or dateline is a standfirst with a full stop.
    fn is_closed_standfirst(&self, text: &str, units: &[Unit], i: usize) -> bool {
        if self.open.is_empty() || self.open.len() > 2 {
            return false;
        }
        let short = |unit: &Unit| unit.span.slice(text).chars().count() <= STANDFIRST;
        let ends_head = |unit: &Unit| match unit.cue {
            Some(cue) => {
                let dated = cue.why == "a date or time alone on its line" && unit.span.len() > TIME;
                cue.kind == BlockKind::Byline && !cue.weak || dated
            }
            None => filed_alone(unit.span.slice(text), &self.open),
        };
        let after = &units[i + 1..units.len().min(i + 5)];
        let Some(end) = after.iter().position(ends_head) else { return false };
        let sentence =
            |unit: &Unit| unit.cue.is_none() && Look::new(unit.span.slice(text)).ending == Ending::Full;
        short(&units[i])
            && after[..end].iter().all(|u| u.cue.is_some() || short(u))
            && units[i + 1 + end..].iter().take(6).any(sentence)
    }

    /// No sentence was found: the first line is the headline if it stands apart, the rest is the article.
    fn without_lead(mut self, units: &[Unit], text: &str, title: Option<&str>) -> Self {
        let named = |i: &usize| {
            units[*i].level.is_some() || title.is_some_and(|t| is_title(units[*i].span.slice(text), t))
        };
        let apart = self.open.get(1).is_some_and(|second| units[*second].gap);
        let first = self.open.first().is_some_and(named);
        self.lead = match (self.open.first(), self.open.get(1)) {
            (_, Some(second)) if apart || first => *second,
            (Some(first), None) if named(first) => first + 1,
            (Some(first), _) => *first,
            _ => units.len(),
        };
        self.open.retain(|i| *i < self.lead);
        self
    }
}

/// Whether a cue explains a line: a weak one only below a line that could be the headline.
fn counts(cue: Option<Cue>, open: &[usize]) -> bool {
    cue.is_some_and(|cue| !cue.weak || !open.is_empty())
}

fn filed_alone(words: &str, open: &[usize]) -> bool {
    dateline::opening(words) == Some(words.len()) || !open.is_empty() && dateline::is_city_alone(words)
}

/// Whether the words are the title (already folded), with menu words before it or not.
fn is_title(words: &str, title: &str) -> bool {
    words.len() <= title.len() * 2 + 200 && is_or_ends_with(&fold(words), title)
}

/// Equal, or at most eight words and then `whole`. Both folded.
fn is_or_ends_with(folded: &str, whole: &str) -> bool {
    let Some(before) = folded.strip_suffix(whole) else { return false };
    before.is_empty() || before.ends_with(' ') && before.split_whitespace().count() <= 8
}

/// Which of the open lines is the headline: the title, else a heading, else the first that is neither a
/// section's name nor menu words before a headline repeated below.
fn choose(text: &str, units: &[Unit], open: &[usize], title: Option<&str>) -> Option<usize> {
    let words = |i: &usize| units[*i].span.slice(text);
    if let Some(title) = title {
        let exact = open.iter().find(|i| fold(words(i)) == title);
        if let Some(found) = exact.or_else(|| open.iter().find(|i| is_title(words(i), title))) {
            return Some(*found);
        }
    }
    let heading = open.iter().filter(|i| units[**i].level.is_some()).min_by_key(|i| units[**i].level);
    let full = |i: &usize| words(i).split_whitespace().count() > LABEL_WORDS;
    let plain = |i: &&usize| {
        let later = || open.iter().filter(|j| *j > *i);
        let label = is_label(words(i)) && later().any(full);
        !label && !later().any(|j| repeats_below(words(i), words(j)))
    };
    heading.or_else(|| open.iter().find(plain)).or(open.last()).copied()
}

/// Whether the words are few and all begin with capitals: a section, a rubric, the name of the outlet.
fn is_label(words: &str) -> bool {
    let mut all = words.split_whitespace().filter(|word| !bare(word).is_empty());
    words.split_whitespace().count() <= LABEL_WORDS + 1
        && all.clone().count() <= LABEL_WORDS
        && all.all(is_capital)
}

/// Whether unit `i` follows the words "Image caption," on the line before.
pub(super) fn announced(text: &str, units: &[Unit], i: usize) -> bool {
    let before = i.checked_sub(1).map(|j| &units[j]);
    let announces = |unit: &Unit| {
        let words = unit.span.slice(text);
        words.len() <= 20
            && words.ends_with([',', ':'])
            && unit.cue.is_some_and(|cue| cue.kind == BlockKind::Caption)
    };
    units[i].cue.is_none() && before.is_some_and(announces)
}

/// Whether `line` is menu words and then `below`.
fn repeats_below(line: &str, below: &str) -> bool {
    let (line, below) = (fold(line), fold(below));
    line != below && below.split(' ').count() >= 3 && is_or_ends_with(&line, &below)
}

/// The headline's own words: without menu words before it on the same line.
fn headline_span(text: &str, span: Span) -> Span {
    match menu_prefix(span.slice(text)) {
        Some(menu) => visible(text, Span::new(span.start().get() + menu, span.end().get())),
        None => span,
    }
}

fn push_headline(text: &str, unit: &Unit, span: Span, given: bool, blocks: &mut Vec<Block>) {
    let menu = visible(text, Span::new(unit.span.start().get(), span.start().get()));
    if !menu.is_empty() {
        blocks.push(block(menu, BlockKind::Noise, "words of the site's menu before the headline"));
    }
    let why = match (given, unit.level) {
        (true, _) => "the text's own headline; a title is given beside the text too",
        (false, Some(_)) => "marked as a heading above the first sentence",
        (false, None) => "a line without full stop above the first sentence",
    };
    blocks.push(block(span, BlockKind::Headline, why));
}

/// What an open line is that is not the headline.
fn other_line(
    text: &str,
    units: &[Unit],
    i: usize,
    above: bool,
    headline: Option<&str>,
) -> (BlockKind, &'static str) {
    let words = units[i].span.slice(text);
    let look = Look::new(words);
    let folded = fold(words);
    let several = folded.split(' ').count() >= 4 || look.chars >= 24;
    let dated = || units.get(i + 1).and_then(|next| next.cue).is_some_and(|c| c.why.starts_with("a date"));
    match headline {
        Some(headline) if folded == headline => (BlockKind::Noise, "the headline again"),
        Some(headline) if is_or_ends_with(&folded, headline) => {
            (BlockKind::Noise, "repeats the headline after words of the site's menu")
        }
        _ if announced(text, units, i) => (BlockKind::Caption, ANNOUNCED),
        _ if is_section(&look) => (BlockKind::Noise, "the name of a section of the site"),
        _ if above && !several => (BlockKind::Noise, "a label above the headline"),
        _ if above => (BlockKind::Standfirst, "a line above the headline"),
        _ if caption::signed(words) => (BlockKind::Caption, "signed by an agency above the first sentence"),
        _ if look.open() && byline::is_name(words) && dated() => {
            (BlockKind::Byline, "a name alone between the headline and a date")
        }
        _ if look.open() && !above && byline::is_name_and_place(words) => {
            (BlockKind::Byline, "a name alone below the headline")
        }
        _ if several => (BlockKind::Standfirst, "stands between the headline and the first sentence"),
        _ => (BlockKind::Noise, "a short line above the first sentence"),
    }
}

/// A block with a plain reason.
pub(super) fn block(span: Span, kind: BlockKind, why: &str) -> Block {
    Block { span, kind, why: why.to_owned() }
}
