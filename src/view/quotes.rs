//! Quotes as a page lists them: by speaker.
//!
//! Promise: every quote stands under one speaker: a name of the collection, else the words that stand for the speaker,
//! else nobody. Speakers are in a total order, the quotes of one in the order of the articles.

use std::collections::BTreeMap;

use super::piece::{Look, Piece};
use super::records::{By, Records, Room, Scope, Sieve, Wanted, ranked, why};
use crate::article::{ArticleId, EntityId};
use crate::corpus::Entry;
use crate::extract::{Quote as Found, QuoteKind, Stance};
use crate::query::Mode;
use crate::text::{Span, fold, one_line};

/// About how many bytes of its sentence stand on either side of quoted words.
const AROUND: usize = 120;

/// Who speaks, as quotes are put together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Named(EntityId),
    /// Folded words.
    Printed(String),
    Nobody,
}

/// A quote with its article.
pub(crate) type Placed<'a> = (ArticleId, &'a Entry, &'a Found);

/// The quotes of `scope` that `sieve` lets through, `limit` of them at most.
#[must_use]
pub fn quotes(scope: &Scope<'_>, sieve: &Sieve, limit: usize) -> Records {
    let wanted = Wanted::new(&sieve.find);
    let mut kinds = [0; 3];
    let mut speakers: BTreeMap<Who, Vec<Placed<'_>>> = BTreeMap::new();
    for (id, entry) in scope.articles() {
        for quote in &entry.analysis.quotes {
            let who = who(scope, id, entry, quote);
            let by = if let Who::Named(id) = who { Some(id) } else { None };
            if !scope.wants(by.as_slice(), Mode::Any)
                || !wanted.fits(|| quote.span.slice(&entry.article.text).to_owned())
            {
                continue;
            }
            let kind = quote.kind as usize;
            kinds[kind] += 1;
            if sieve.lets(kind) {
                speakers.entry(who).or_default().push((id, entry, quote));
            }
        }
    }
    let heads = speakers.iter().map(|(who, quotes)| speaker(scope, who, quotes)).collect();
    let quotes: Vec<Vec<Placed<'_>>> = speakers.into_values().collect();
    let total = scope.corpus().entries.iter().map(|e| e.analysis.quotes.len() as u32).sum();
    listed(sieve, heads, limit, (kinds, total), &mut |speaker, nth| {
        quotes.get(speaker)?.get(nth).map(|placed| row(scope, *placed))
    })
}

/// A speaker with quotes.
pub(crate) struct Speaker {
    /// The name, or the words that stand for it.
    pub(crate) head: Piece,
    /// 0 with a name in the collection, 1 with other words, 2 with none.
    pub(crate) class: u8,
    /// How many quotes.
    pub(crate) count: usize,
}

/// The quotes of these speakers, `limit` of them at most; `counts` are those of each kind, and of the whole collection.
/// `row` draws a speaker's nth quote.
pub(crate) fn listed(
    sieve: &Sieve,
    speakers: Vec<Speaker>,
    limit: usize,
    counts: ([u32; 3], u32),
    row: &mut dyn FnMut(usize, usize) -> Option<Piece>,
) -> Records {
    let matched: usize = speakers.iter().map(|speaker| speaker.count).sum();
    let (mut sections, mut shown) = (Vec::new(), 0);
    for at in ordered(sieve, &speakers) {
        let Some(Speaker { head, count, .. }) = speakers.get(at) else { continue };
        let room = limit.saturating_sub(shown);
        if room == 0 {
            break;
        }
        let here = (*count).min(room);
        shown += here;
        let count = if *count == 1 { "1 quote".to_owned() } else { format!("{count} quotes") };
        let heading = Piece::of(Look::Heading, [head.clone(), Piece::new(Look::Quiet, count)]);
        let list = Piece::of(Look::List, (0..here).filter_map(|nth| row(at, nth)));
        sections.push(Piece::of(Look::Speaker, [heading, list]));
    }
    Records {
        room: Room::Quotes,
        matched: matched as u32,
        total: counts.1,
        kinds: counts.0,
        shown: shown as u32,
        rows: Piece::of(Look::Group, sections),
    }
}

fn who(scope: &Scope<'_>, id: ArticleId, entry: &Entry, quote: &Found) -> Who {
    let named = quote.speaker.and_then(|cluster| scope.entity(id, cluster));
    named.map(Who::Named).unwrap_or_else(|| match quote.by {
        Some(by) => Who::Printed(fold(by.slice(&entry.article.text))),
        None => Who::Nobody,
    })
}

/// A speaker, as the first quote calls those without a name.
fn speaker(scope: &Scope<'_>, who: &Who, quotes: &[Placed<'_>]) -> Speaker {
    let (class, head) = match who {
        Who::Named(id) => (0, scope.named(*id)),
        Who::Printed(_) => (1, quotes.first().and_then(|(_, entry, quote)| printed(entry, quote))),
        Who::Nobody => (2, None),
    };
    Speaker { head: head.unwrap_or_else(nobody), class, count: quotes.len() }
}

/// The words that stand for the speaker of a quote.
pub(crate) fn printed(entry: &Entry, quote: &Found) -> Option<Piece> {
    Some(Piece::new(Look::Plain, one_line(quote.by?.slice(&entry.article.text))))
}

/// What stands in the place of a speaker where there is none.
pub(crate) fn nobody() -> Piece {
    Piece::new(Look::Plain, "Nobody named")
}

/// The numbers of the speakers in the sieve's order; those without a name come last.
fn ordered(sieve: &Sieve, speakers: &[Speaker]) -> Vec<usize> {
    let back = sieve.by == By::Who && sieve.back;
    let key = |speaker: &Speaker| {
        // Those without a name come behind the others, in the same order among themselves.
        let rank = match (speaker.class, back) {
            (0, false) | (2, true) => 'a',
            (1, _) => 'b',
            _ => 'c',
        };
        let (name, count) = (fold(&speaker.head.text), speaker.count);
        match sieve.by {
            By::Who => format!("{rank}{name}"),
            _ if sieve.back => format!("{rank}{count:09}{name}"),
            _ => format!("{rank}{:09}{name}", 999_999_999 - count.min(999_999_999)),
        }
    };
    ranked(speakers.iter().map(key), back)
}

/// A quote. Words for the kinds are those of their switches on the page.
pub(crate) fn row(scope: &Scope<'_>, (id, entry, quote): Placed<'_>) -> Piece {
    let text = entry.article.text.as_str();
    let words = one_line(quote.span.slice(text));
    let plain = |words: String| Piece::new(Look::Plain, words);
    let (kind, words) = match quote.kind {
        QuoteKind::Direct => ("Word for word", vec![Piece::new(Look::Quoted, words)]),
        QuoteKind::Indirect => ("Reported", vec![plain(words)]),
        QuoteKind::Mixed => {
            let [before, behind] = around(entry, quote.span);
            ("A few words", vec![plain(before), Piece::new(Look::Quoted, words), plain(behind)])
        }
    };
    let cue = quote.cue.map(|cue| one_line(cue.slice(text)));
    let how = Piece::of(
        Look::How,
        [Piece::new(Look::Tag, kind), plain(format!(" {}", self::how(quote.stance, cue)))],
    );
    let why = why(None, &quote.why, quote.certainty);
    let place = scope.told(id, vec![quote.span]).into_iter().chain([why]);
    Piece::of(Look::Quote, [Piece::of(Look::QuoteWords, words), how, Piece::of(Look::Where, place)])
        .label(kind)
}

/// What the reporting word makes of the words, and that word where it is another.
fn how(stance: Stance, cue: Option<String>) -> String {
    let stance = stance_words(stance);
    match cue.filter(|cue| fold(cue) != stance) {
        Some(cue) => format!("{stance} (“{cue}”)"),
        None => stance.to_owned(),
    }
}

const fn stance_words(stance: Stance) -> &'static str {
    match stance {
        Stance::Said => "said",
        Stance::Added => "added",
        Stance::Announced => "announced",
        Stance::Confirmed => "confirmed",
        Stance::Claimed => "claimed",
        Stance::Stressed => "stressed",
        Stance::Described => "described",
        Stance::Predicted => "predicted",
        Stance::Promised => "promised",
        Stance::Urged => "urged",
        Stance::Asked => "asked",
        Stance::Warned => "warned",
        Stance::Threatened => "threatened",
        Stance::Denied => "denied",
        Stance::Accused => "accused",
        Stance::Criticised => "criticised",
        Stance::Praised => "praised",
    }
}

/// Marks of quotation: the page sets its own around the words.
const MARKS: [char; 8] = ['“', '”', '"', '‘', '’', '\'', '«', '»'];

/// What stands before and behind some words in their block, cut at words.
fn around(entry: &Entry, span: Span) -> [String; 2] {
    let text = entry.article.text.as_str();
    let blocks = &entry.analysis.anatomy.blocks;
    let Some(block) = blocks.iter().find(|b| b.span.contains(span)) else { return Default::default() };
    let before = Span::new(block.span.start().get(), span.start().get()).slice(text);
    let behind = Span::new(span.end().get(), block.span.end().get()).slice(text);
    [tail(before.trim_end_matches(MARKS)), head(behind.trim_start_matches(MARKS))]
}

/// The end of `words`, from the start of a sentence where one begins in reach.
fn tail(words: &str) -> String {
    let from = words.len().saturating_sub(AROUND);
    let reach = (from..words.len()).find_map(|at| words.get(at..)).unwrap_or("");
    if let Some((_, sentence)) = reach.rsplit_once(". ") {
        return sentence.to_owned();
    }
    match reach.split_once(' ') {
        Some((_, rest)) if from > 0 => format!("… {rest}"),
        _ => reach.to_owned(),
    }
}

/// The start of `words`, to the end of a sentence where one ends in reach.
fn head(words: &str) -> String {
    let to = words.len().min(AROUND);
    let reach = (0..=to).rev().find_map(|at| words.get(..at)).unwrap_or("");
    if let Some((sentence, _)) = reach.split_once(". ") {
        return format!("{sentence}.");
    }
    match reach.rsplit_once(' ') {
        Some((rest, _)) if to < words.len() => format!("{rest} …"),
        _ => reach.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Casts, Corpus, sample};

    fn all(corpus: &Corpus, people: Vec<EntityId>, sieve: &Sieve, limit: usize) -> Records {
        let casts = Casts::new(corpus);
        let found: Vec<_> = (0..corpus.entries.len() as u32).map(ArticleId).collect();
        quotes(&Scope::new(corpus, &casts, &found, people, Mode::All), sieve, limit)
    }

    fn heads(records: &Records) -> Vec<String> {
        records.rows.texts(Look::Heading)
    }

    /// The sample's articles each hold one quote, of whom they name first; this makes two of them Ana Kovač's.
    fn corpus() -> Corpus {
        let mut corpus = sample::corpus();
        corpus.entries[0].analysis.quotes[0].speaker = Some(crate::extract::ClusterId(0));
        corpus.entries[2].analysis.quotes[0].speaker = None;
        corpus
    }

    #[test]
    fn quotes_stand_under_their_speakers() {
        let corpus = corpus();
        let records = all(&corpus, Vec::new(), &Sieve::default(), 99);
        assert_eq!((records.matched, records.total, records.kinds), (3, 3, [0, 0, 3]));
        assert_eq!(heads(&records), ["Ana Kovač2 quotes", "Bern1 quote"]);
        assert!(records.rows.texts(Look::Quote)[0].contains("first.txt"), "the newer article first");
        let turned = all(&corpus, Vec::new(), &Sieve { by: By::Who, back: true, ..Sieve::default() }, 99);
        assert_eq!(heads(&turned)[0], "Ana Kovač2 quotes", "who has no name comes last either way");
        let cut = all(&corpus, Vec::new(), &Sieve::default(), 1);
        assert_eq!((cut.shown, heads(&cut)), (1, vec!["Ana Kovač2 quotes".to_owned()]), "all of hers count");
    }

    #[test]
    fn words_are_searched_and_speakers_ticked() {
        let corpus = corpus();
        let find = |find: &str| Sieve { find: find.to_owned(), ..Sieve::default() };
        assert_eq!(all(&corpus, Vec::new(), &find("OSEI quiet"), 99).matched, 1);
        assert_eq!(all(&corpus, Vec::new(), &find("nothing of this"), 99).matched, 0);
        let kovac = corpus.entities.iter().position(|e| e.name == "Ana Kovač").unwrap();
        let hers = all(&corpus, vec![EntityId(kovac as u32)], &Sieve::default(), 99);
        assert_eq!((hers.matched, heads(&hers).len()), (2, 1));
    }

    #[test]
    fn the_reporting_word_is_shown_where_it_is_another() {
        assert_eq!(how(Stance::Said, Some("said".into())), "said");
        assert_eq!(how(Stance::Said, Some("Told".into())), "said (“Told”)");
        assert_eq!(how(Stance::Warned, None), "warned");
    }

    #[test]
    fn the_words_around_are_cut_at_sentences_or_words() {
        assert_eq!(tail("He came. She said it was "), "She said it was ");
        assert_eq!(head(", she said. He left."), ", she said.");
        let long = "word ".repeat(60);
        assert!(tail(&long).starts_with("… word") && head(&long).ends_with("word …"));
        assert!(tail(&"é".repeat(200)).len() <= AROUND + 4);
    }
}
