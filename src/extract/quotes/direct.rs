//! What becomes of the stretches between marks: whose they are, or that they are nobody's words.

use super::marks::Marked;
use super::report::{Report, quote};
use super::speaker::Who;
use super::words::{NAMING, Words};
use super::{Quote, QuoteKind, Stance, content, verbs};
use crate::extract::scene::{Case, Scene};

/// Adds the quotes between `marked` to `quotes`, by what `reports` say of their speakers.
pub(super) fn add(scene: &Scene, marked: &[Marked], reports: &[Report], quotes: &mut Vec<Quote>) {
    let mut chain = Chain::default();
    for (n, one) in marked.iter().enumerate() {
        if one.inner {
            inner(scene, one, quotes);
            continue;
        }
        let before = marked[..n].iter().rev().find(|m| !m.inner);
        let opens = opens_sentence(scene, one) || before.is_some_and(|m| m.goes_on);
        let cue = cue(scene, one, opens, reports);
        if is_name(scene, one, opens, cue.as_ref()) {
            continue;
        }
        let told = cue.map(|r| Told { cue: Some(r.cue), stance: r.stance, who: r.who });
        let told = told.or_else(|| chain.reported(scene, one, opens, reports));
        let Some(told) = told.or_else(|| chain.carried(scene, one, opens, before)) else { continue };
        let kind = kind(scene, one, opens, told.cue, &chain);
        let from = quotes.len();
        let sure = if told.cue.is_some() { 950 } else { 700 };
        pieces(scene, one, |piece| {
            quotes.push(quote(scene, piece, kind, told.cue, told.stance, told.who, sure));
        });
        chain.follow(scene, one, from, told, quotes);
        chain.last = Some((*one, told, kind));
    }
}

/// Whose words they are.
#[derive(Clone, Copy)]
struct Told {
    /// What reports them.
    cue: Option<(usize, usize)>,
    stance: Stance,
    who: Who,
}

/// What the stretch before tells of the next.
#[derive(Default)]
struct Chain {
    /// Records of stretches that go on and whose speaker is still to come.
    waiting: Vec<usize>,
    last: Option<(Marked, Told, QuoteKind)>,
}

impl Chain {
    /// The speaker of a stretch that nothing beside it tells: that of the one before, where it goes on with it or
    /// follows as a sentence of its own.
    fn carried(&self, scene: &Scene, one: &Marked, opens: bool, before: Option<&Marked>) -> Option<Told> {
        const NEAR: usize = 40;
        let nobody = Who { sure: 500, how: "not said", ..Who::default() };
        let goes_on = before.is_some_and(|m| m.goes_on);
        if !opens {
            return None;
        }
        let near = |m: &Marked| goes_on || (one.open - m.close < NEAR && same_paragraph(scene, m, one));
        match self.last.filter(|(m, ..)| near(m)) {
            Some((_, Told { stance, who, .. }, _)) => {
                let who = Who { sure: who.sure.min(850), how: "that of the words before", ..who };
                Some(Told { cue: None, stance, who })
            }
            None if one.goes_on || is_sentence(scene, one) => {
                Some(Told { cue: None, stance: Stance::Said, who: nobody })
            }
            None => None,
        }
    }

    /// The speaker of a sentence between marks behind one that reports without them, in the same paragraph: "The cell,
    /// Poe said, is full. “It will burst.”"
    fn reported(&self, scene: &Scene, one: &Marked, opens: bool, reports: &[Report]) -> Option<Told> {
        let next = reports.partition_point(|r| r.cue.0 < one.open);
        let last = &reports[next.checked_sub(1)?];
        let fits = opens
            && is_sentence(scene, one)
            && last.content.is_some()
            && last.sentence.1 == one.open
            && scene.words[last.cue.0].block == scene.words[one.open].block
            && self.last.is_none_or(|(m, ..)| m.close <= last.sentence.0);
        let who = Who { sure: last.who.sure.min(750), how: "that of the words before", ..last.who };
        (fits && who.by.is_some()).then_some(Told { cue: None, stance: last.stance, who })
    }

    /// Gives the speaker of `one`, whose records are those from number `from` on, to the stretches that go on with it.
    fn follow(&mut self, scene: &Scene, one: &Marked, from: usize, told: Told, quotes: &mut [Quote]) {
        if told.cue.is_some() {
            let who =
                Who { sure: told.who.sure.min(900), how: "that of the words that go on from it", ..told.who };
            for at in self.waiting.drain(..) {
                let Some(old) = quotes.get_mut(at) else { continue };
                let span = old.span;
                *old = quote(scene, (one.from, one.to), old.kind, None, told.stance, who, 950);
                old.span = span;
            }
        } else if (one.goes_on || !self.waiting.is_empty()) && told.who.by.is_none() {
            self.waiting.extend(from..quotes.len());
        }
        if !one.goes_on && told.cue.is_none() {
            self.waiting.clear();
        }
    }
}

/// Whether two stretches are of one paragraph or of neighbouring ones that both are speech throughout.
fn same_paragraph(scene: &Scene, a: &Marked, b: &Marked) -> bool {
    let block = |i: usize| scene.words.get(i).map_or(0, |w| w.block);
    block(a.open) == block(b.open) || block(a.open) + 1 == block(b.open)
}

/// Whether the marks hold one whole sentence or more.
fn is_sentence(scene: &Scene, one: &Marked) -> bool {
    let ends = one.to > one.from && matches!(scene.print(one.to - 1), "." | "!" | "?" | "…");
    ends && scene.words.get(one.close).is_none_or(|w| w.starts)
}

fn opens_sentence(scene: &Scene, one: &Marked) -> bool {
    scene.words[one.open].starts || scene.words[one.from].starts
}

/// What reports the words between the marks: behind them where they open the sentence, else before them.
fn cue<'r>(scene: &Scene, one: &Marked, opens: bool, reports: &'r [Report]) -> Option<Report> {
    const NEAR: usize = 30;
    let next = reports.partition_point(|r| r.cue.0 < one.open);
    let before = next.checked_sub(1).map(|at| &reports[at]).filter(|r| {
        r.sentence.1 > one.open || (r.sentence.1 == one.open && scene.print(one.open - 1) == ":")
    });
    let behind = reports.get(next).filter(|r| {
        let last = one.close.saturating_sub(1).max(one.to - 1);
        let goes_on = r.sentence.0 <= last || asked(scene, one, r);
        r.cue.0 >= one.to && goes_on && r.cue.0 < one.close + NEAR
    });
    let found: Option<&'r Report> = if opens { behind.or(before) } else { before.or(behind) };
    found.copied()
}

/// "“Why?” Poe asked.": what stands behind a question is a sentence to the eye, but says nothing itself.
fn asked(scene: &Scene, one: &Marked, report: &Report) -> bool {
    let ends = one.to > one.from && matches!(scene.print(one.to - 1), "!" | "?");
    let subject = report.who.by.is_some_and(|(from, _)| from == one.close);
    ends && subject && report.sentence.0 == one.close && report.content.is_none()
}

/// Whether what stands between the marks is a name, a title or a word held at arm's length.
fn is_name(scene: &Scene, one: &Marked, opens: bool, cue: Option<&Report>) -> bool {
    const LONGEST: usize = 7;
    let words = || (one.from..one.to).filter(|&i| !scene.lower(i).is_empty());
    let count = words().count();
    let before = |back: usize| one.open.checked_sub(back).map_or("", |i| scene.lower(i));
    let active = cue.is_some_and(|r| r.cue.1 == one.open && r.who.by.is_some());
    let named = one.open.checked_sub(1).is_some_and(|i| scene.is(i, NAMING));
    let known = before(1) == "as" && matches!(before(2), "known" | "nicknamed");
    let so_called = before(1) == "called" && matches!(before(2), "" | "so");
    let told = (named && !active) || known || so_called;
    if told || count == 0 {
        return true;
    }
    let stops =
        matches!(scene.print(one.to - 1), "." | "," | "!" | "?" | "…") || scene.print(one.close) == ",";
    let near = cue.is_some_and(|r| {
        r.cue.0 >= one.close && r.cue.0 < one.close + 8
            || r.cue.1 + 6 > one.open && r.cue.1 <= one.open && matches!(scene.print(one.open - 1), "," | ":")
    });
    if stops && near {
        return false;
    }
    let capitals =
        words().all(|i| {
            scene.case(i) != Case::Other
                || scene.is_preposition(i)
                || scene.is_determiner(i)
                || scene.lower(i) == "and"
        }) && words().next().is_some_and(|i| scene.case(i) != Case::Other || scene.print(i) == "A");
    let first = words().next().map_or(0, |i| i);
    let sentence = opens && is_sentence(scene, one);
    capitals && count <= LONGEST && (count > 1 || scene.case(first) != Case::Other) && !(sentence && stops)
}

fn kind(scene: &Scene, one: &Marked, opens: bool, cue: Option<(usize, usize)>, chain: &Chain) -> QuoteKind {
    let colon = one.open > 0 && matches!(scene.print(one.open - 1), ":" | ",");
    let capital = scene.case(one.from) != Case::Other || scene.print(one.from) == "I";
    let goes_on = chain.last.is_some_and(|(m, _, kind)| {
        kind == QuoteKind::Direct && colon && cue.is_some_and(|(at, _)| m.close <= at && at < one.open)
    });
    let behind = cue.is_none_or(|(at, _)| at >= one.close);
    if goes_on
        || (opens && behind && one.to - one.from > 1)
        || (opens && is_sentence(scene, one))
        || (colon && capital)
    {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}

/// The sentences between the marks, without the stops at their ends.
fn pieces(scene: &Scene, one: &Marked, mut each: impl FnMut((usize, usize))) {
    let mut from = one.from;
    for i in one.from + 1..=one.to {
        if i < one.to && !scene.words[i].starts {
            continue;
        }
        if let Some(piece) = content::trimmed(scene, (from, i)) {
            each(piece);
        }
        from = i;
    }
}

/// Words quoted inside a quotation: a record where a reporting verb stands right before them.
fn inner(scene: &Scene, one: &Marked, quotes: &mut Vec<Quote>) {
    const NEAR: usize = 5;
    let cue = (one.open.saturating_sub(NEAR)..one.open).rev().find_map(|i| {
        verbs::verb(scene.lower(i))
            .filter(|(v, _)| v.takes(verbs::CLAUSE | verbs::HEARER | verbs::THAT))
            .map(|v| (i, v))
    });
    let Some((at, (verb, _))) = cue else { return };
    if !matches!(scene.print(one.open.saturating_sub(1)), "," | ":") {
        return;
    }
    let (mut from, mut to) = (at, at);
    while from > 0 && scene.continues(from) && !scene.is_stop(from - 1) && at - from < NEAR {
        from -= 1;
    }
    while to > from
        && (scene.is_adverb(to - 1) || scene.lower(to - 1) == "always" || scene.is_auxiliary(to - 1))
    {
        to -= 1;
    }
    let by = (from < to).then_some((from, to)).filter(|&(from, _)| !scene.is_pronoun(from));
    let who = Who { by, sure: 700, how: "named inside the quotation", ..Who::default() };
    if let Some(piece) = content::trimmed(scene, (one.from, one.to)) {
        quotes.push(quote(scene, piece, QuoteKind::Mixed, Some((at, at + 1)), verb.stance, who, 800));
    }
}
