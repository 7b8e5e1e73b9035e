//! Where, when and about what: read around the words that tell of a meeting.

use super::clause::Sentence;
use super::words::{DAY, DISCUSS, FUNCTION, one_of};
use crate::extract::tables::{CALENDAR, SPEECH_VERBS};
use crate::extract::vocabulary::has;
use crate::extract::{ClusterId, NameKind, TimeExpression, TimeKind};
use crate::text::Span;

/// Words of the longest topic.
const LONGEST: usize = 40;

/// The place named behind "in" or "at": between the words and the topic, else the last one before.
pub(super) fn place(
    sentence: &Sentence,
    at: usize,
    topic: Option<(usize, usize)>,
    sides: &[ClusterId],
) -> Option<ClusterId> {
    let named = sentence.named;
    let found = |from: usize, to: usize, last: bool| {
        let range = named.partition_point(|n| n.from < from)..named.partition_point(|n| n.from < to);
        let mut all = named[range].iter().filter(|n| {
            let inside = topic.is_some_and(|(from, to)| n.from >= from && n.to <= to);
            let whole = sentence.lower(n.to).is_empty()
                || sentence.scene.is(n.to, FUNCTION)
                || sentence.scene.is(n.to, DAY);
            let body = n.kind == NameKind::Organisation && whole && led(sentence, n.from, &["at"]);
            !inside
                && (n.kind == NameKind::Place || body)
                && led(sentence, n.from, &["in", "at", "outside", "near"])
                && !sides.contains(&n.cluster)
        });
        if last { all.next_back() } else { all.next() }.map(|n| n.cluster)
    };
    let aside = |w: &usize| one_of(sentence.lower(*w), "where which who when while after before");
    let at = at.min(sentence.to);
    let end = (at..sentence.to).find(aside).unwrap_or(sentence.to);
    found(at, end, false).or_else(|| found(sentence.from, at, true))
}

/// Whether one of `words` leads to the name at word `at`, an article and a word or two aside.
fn led(sentence: &Sentence, at: usize, words: &[&str]) -> bool {
    for back in 1..=4 {
        let Some(before) = at.checked_sub(back).filter(|b| *b >= sentence.from) else { return false };
        let word = sentence.scene.lower(before);
        if words.contains(&word) {
            return true;
        }
        let passes = one_of(
            word,
            "the army ’s 's headquarters southern northern eastern \
                    western town city of capital central",
        ) || sentence
            .named
            .get(sentence.named.partition_point(|n| n.to <= before))
            .is_some_and(|n| n.from <= before && n.kind != NameKind::Person);
        if !passes {
            return false;
        }
    }
    false
}

/// The time expression nearest to word `at` in its sentence: a day or what is longer, or a time of day.
/// With `told`, of those that say when something was said; else of the others.
pub(super) fn time(sentence: &Sentence, at: usize, told: bool) -> Option<Span> {
    let words = &sentence.scene.words;
    let (start, end) =
        (words.get(sentence.from)?.token.span.start(), words.get(sentence.to - 1)?.token.span.end());
    let first = sentence.dates.partition_point(|d| d.span.start() < start);
    let dates = sentence.dates[first..].iter().take_while(|d| d.span.end() <= end);
    let of_it = dates.filter(|d| matches!(d.kind, TimeKind::Date | TimeKind::Time) && !general(d));
    let near = of_it.filter_map(|d| {
        let word = words.partition_point(|w| w.token.span.start() < d.span.start());
        (when_told(sentence, word) == told).then_some((word.abs_diff(at), d.span))
    });
    near.min().map(|(_, span)| span)
}

/// "Now", "recently": no time that tells one meeting from another.
fn general(date: &TimeExpression) -> bool {
    date.value.as_deref().is_some_and(|value| value.ends_with("_REF"))
}

/// "said on Monday" is when it was said.
fn when_told(sentence: &Sentence, at: usize) -> bool {
    let on = usize::from(sentence.before(at) == "on");
    let before = sentence.before(at - on);
    has(SPEECH_VERBS, before) || one_of(before, "issued statement released")
}

/// Whether a time expression begins at word `at`, and owns nothing: "Tuesday's".
fn is_time(sentence: &Sentence, at: usize) -> bool {
    let start = sentence.scene.words[at].token.span.start();
    let k = sentence.dates.partition_point(|d| d.span.start() < start);
    sentence.dates.get(k).is_some_and(|d| {
        let behind = sentence.scene.text.get(d.span.end().get()..).unwrap_or("");
        d.span.start() == start && !behind.starts_with(['’', '\''])
    })
}

/// What is said to be talked about behind word `at`: "on trade", "to discuss trade", "discussed trade".
///
/// Behind word `end` a comma closes the search.
pub(super) fn topic(sentence: &Sentence, at: usize, end: usize) -> Option<(usize, usize)> {
    let scene = sentence.scene;
    for w in at..sentence.to.min(at + LONGEST) {
        let next = sentence.lower(w + 1);
        let from = match sentence.lower(w) {
            "" if matches!(scene.print(w), "." | ";" | "“" | "\"") || scene.print(w) == "," && w >= end => {
                return None;
            }
            "that" | "said" | "says" | "who" | "which" | "where" | "when" | "while" => return None,
            "on" if one_of(sentence.before(w), "call called calls calling") => continue,
            "on" | "about" | "over" | "regarding" | "concerning" if !time_word(sentence, w + 1) => w + 1,
            "aimed" if next == "at" => w + 2,
            _ if scene.is(w, DISCUSS) && !passive(sentence, w) => w + 1,
            _ => continue,
        };
        let to = topic_end(sentence, from);
        return (to > from).then_some((from, to));
    }
    None
}

fn passive(sentence: &Sentence, at: usize) -> bool {
    one_of(sentence.before(at), "was were been being")
}

fn time_word(sentence: &Sentence, at: usize) -> bool {
    at >= sentence.to
        || sentence.scene.is(at, DAY)
        || sentence.scene.is(at, CALENDAR)
        || matches!(sentence.lower(at), "the" if sentence.scene.is(at + 1, CALENDAR))
}

/// Where a topic that begins at word `from` ends.
fn topic_end(sentence: &Sentence, from: usize) -> usize {
    let scene = sentence.scene;
    let mut w = from;
    while w < sentence.to.min(from + LONGEST) {
        let stops = match sentence.lower(w) {
            "" => one_of(scene.print(w), ". ; : — ?") || scene.print(w) == "," && !listed(sentence, w),
            "with" => sentence.list_at(w + 1).is_some(),
            "during" | "when" | "where" | "while" | "who" | "which" | "said" | "says" | "after"
            | "before" | "between" => true,
            "in" | "at" => {
                matches!(sentence.lower(w + 1), "talks" | "a")
                    || scene.is(w + 2, super::words::NOUNS)
                    || scene.is(w + 1, super::words::NOUNS)
            }
            "on" => time_word(sentence, w + 1),
            _ => w > from && is_time(sentence, w),
        };
        if stops {
            break;
        }
        w += 1;
    }
    w
}

/// Whether a comma stands in a list that goes on: "trade, energy and ties".
fn listed(sentence: &Sentence, comma: usize) -> bool {
    for w in comma + 1..sentence.to.min(comma + 8) {
        match sentence.lower(w) {
            "and" => return w > comma + 1 || !sentence.before(comma).is_empty(),
            "said" | "says" | "who" | "which" | "where" | "while" | "but" | "as" => return false,
            "" if sentence.scene.print(w) == "." => return false,
            _ => {}
        }
    }
    false
}

/// What was discussed, where the words before word `verb` say so: "Trade was discussed".
pub(super) fn topic_before(sentence: &Sentence, verb: usize) -> Option<(usize, usize)> {
    let scene = sentence.scene;
    let end = verb.checked_sub(1).filter(|e| *e > sentence.from && passive(sentence, verb))?;
    let end = if one_of(sentence.before(end), "have has also") { end - 1 } else { end };
    let stop = |w: &usize| matches!(scene.print(*w), "“" | "\"" | ":" | ";" | ".");
    let from = (sentence.from..end).rev().take(LONGEST).find(stop).map_or(sentence.from, |w| w + 1);
    let from = if sentence.lower(from) == "according" {
        (from..end).find(|w| scene.print(*w) == ",").map_or(from, |comma| comma + 1)
    } else {
        from
    };
    (from < end).then_some((from, end))
}

/// The span of words, or nothing of none.
pub(super) fn span(sentence: &Sentence, (from, to): (usize, usize)) -> Option<Span> {
    (from < to && to <= sentence.scene.len()).then(|| sentence.scene.span(from, to))
}
