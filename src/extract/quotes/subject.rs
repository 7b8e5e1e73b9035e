//! Who the subject of a reporting verb is, as words: what stands left of it, over appositions and relative clauses.
//!
//! Promise: at most [`REACH`] words are looked at; words inside quotations are never part of a subject.

use super::marks::is_mark;
use super::verbs::{self, Form, Verb};
use super::words::{ARTICLES, WARNING_LEADS, Words};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::OFFICES;

/// Words looked at to the left of a verb.
pub(super) const REACH: usize = 60;

/// A range of words.
pub(super) type Range = (usize, usize);

/// What stands left of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// No report: "did not say", "would say", "to say".
    Nothing,
    /// The verb's own subject.
    Subject(Range),
    /// The subject of a clause inside a name's commas: "Ann Poe, who said".
    Relative(Range),
    /// The subject of the clause before: "and warned", ", saying".
    Same,
    /// Somebody else says it: "quoted him as saying".
    Quoted,
    /// The verb is passive: "is said to".
    Passive(Range),
    /// Behind a comma or a mark, with no subject on this side: "…, said Poe".
    Behind,
}

/// Which names there are; see [`super::speaker`].
pub(super) trait Names {
    /// The first word of the name that ends before word `end`, and whether it is a person's.
    fn name_before(&self, end: usize) -> Option<(usize, bool)>;
}

/// What stands left of the verb at word `v` of the sentence from word `s`.
pub(super) fn left(scene: &Scene, names: &impl Names, s: usize, v: usize, verb: Verb, form: Form) -> Left {
    let s = s.max(v.saturating_sub(REACH));
    let Some((j, be, aux)) = before_auxiliaries(scene, s, v) else { return Left::Nothing };
    if form == Form::Ing && !be {
        return participle(scene, names, s, j);
    }
    if j == s {
        return if form == Form::Past && j < v && is_mark(scene.print(s)) {
            Left::Behind
        } else {
            Left::Nothing
        };
    }
    if is_mark(scene.print(j - 1)) {
        return Left::Behind;
    }
    // "the man accused of", "reports cited by": no verb of this clause.
    let charged = verb.takes(verbs::CHARGE) && matches!(scene.lower(v + 1), "for" | "on");
    let cited = match scene.lower(v + 1) {
        "by" => !verb.takes(verbs::OF),
        // "said of the find" is said.
        "of" => !verb.takes(verbs::OF | verbs::CLAUSE),
        "in" => !verb.takes(verbs::CLAUSE | verbs::THAT | verbs::HEARER | verbs::OF),
        _ => false,
    };
    let adjective = scene.is(j - 1, ARTICLES)
        || scene.is_preposition(j - 1)
        || scene.print(j - 1).starts_with(|c: char| c.is_ascii_digit());
    if form == Form::Past && !aux && (cited || charged || adjective) {
        return Left::Nothing;
    }
    if let Some(heard) = heard(scene, s, j).filter(|_| form == Form::Base) {
        return Left::Subject((heard + 1, j));
    }
    let before = scene.lower(j - 1);
    if matches!(before, "and" | "but" | "or" | "then" | "yet") {
        return Left::Same;
    }
    if matches!(before, "who" | "which" | "that") {
        let comma = scene.print(j.saturating_sub(2)) == ",";
        let end = if comma { j - 2 } else { j - 1 };
        let range = phrase(scene, names, s, end);
        let relative = if comma { Left::Relative } else { Left::Subject };
        return range.map_or(Left::Nothing, relative);
    }
    let passive = be && form == Form::Past;
    let end = over_apposition(scene, names, s, j);
    let Some(range) = end.and_then(|end| phrase(scene, names, s, end)) else {
        return if scene.print(j - 1) == "," { Left::Behind } else { Left::Nothing };
    };
    if verb.takes(verbs::NOUN) && !aux && !is_verb(scene, range, j, v, form) {
        return Left::Nothing;
    }
    if passive { Left::Passive(range) } else { Left::Subject(range) }
}

/// The verb before a speaker: "guests heard | him say".
fn heard(scene: &Scene, s: usize, j: usize) -> Option<usize> {
    const SPEAKER: usize = 6;
    let near = s.max(j.saturating_sub(SPEAKER))..j - 1;
    near.rev().find(|&i| matches!(scene.lower(i), "hear" | "heard" | "hearing" | "hears"))
}

/// One past the last word of what stands before the verb's auxiliaries and adverbs; whether a form of "to be" is among
/// them, and whether any is. Nothing where the verb is denied, wished or thought of.
fn before_auxiliaries(scene: &Scene, s: usize, v: usize) -> Option<(usize, bool, bool)> {
    let (mut j, mut be, mut aux) = (v, false, false);
    while j > s {
        let i = j - 1;
        if scene.is_negation(i) || scene.is_modal(i) {
            return None;
        }
        if scene.lower(i) == "to" {
            let goes_on = i > s + 1 && scene.lower(i - 1) == "on";
            if !goes_on {
                return None;
            }
            j = i - 2;
            continue;
        }
        if scene.is_auxiliary(i) {
            be |= scene.is_be(i) && !aux;
            aux = true;
        } else if !(scene.is_adverb(i) || scene.is_time(i)) {
            break;
        }
        j = i;
    }
    Some((j, be, aux))
}

/// "…, saying", "after saying", "a statement saying", "as saying".
fn participle(scene: &Scene, names: &impl Names, s: usize, j: usize) -> Left {
    const NEAR: usize = 10;
    if j == s {
        return Left::Nothing;
    }
    let i = j - 1;
    match scene.lower(i) {
        "as" => Left::Quoted,
        // "with a stern warning".
        _ if is_warning(scene, s, j) => Left::Nothing,
        "of" | "about" | "from" | "in" | "to" | "stop" | "stopped" | "the" | "a" | "for" | "against" => {
            Left::Nothing
        }
        _ => {
            // "with Lima accusing", "a message from Lima saying".
            let mut near = (s.max(j.saturating_sub(NEAR))..j).rev().take_while(|&i| !scene.is_stop(i));
            let sent = |i: usize| {
                scene.lower(i) == "from"
                    && matches!(
                        scene.lower(i.saturating_sub(1)),
                        "letter" | "message" | "note" | "report" | "statement"
                    )
            };
            let with = near.find(|&i| scene.lower(i) == "with" || sent(i)).filter(|with| with + 1 < j);
            with.and_then(|with| phrase(scene, names, with + 1, j)).map_or(Left::Same, Left::Subject)
        }
    }
}

/// Whether word `j` is the noun "warning": its article stands before it, with an adjective or without.
fn is_warning(scene: &Scene, s: usize, j: usize) -> bool {
    let article = |i: usize| scene.is(i, WARNING_LEADS);
    scene.lower(j) == "warning"
        && (article(j - 1) || j > s + 1 && article(j - 2) && !scene.is(j - 1, OFFICES))
}

/// Whether a form that may be a noun ("reports", "calls") is a verb behind its subject.
fn is_verb(scene: &Scene, subject: Range, j: usize, v: usize, form: Form) -> bool {
    let next = scene.lower(v + 1);
    if verbs::verb(next).is_some()
        || scene.is_auxiliary(v + 1)
        || (scene.is_preposition(v + 1) && next != "for" && next != "on")
    {
        return false;
    }
    let last = scene.lower(j - 1);
    if scene.is_preposition(j - 1) {
        return false;
    }
    let many = matches!(last, "they" | "we" | "i" | "who" | "people" | "police" | "media")
        || (last.ends_with('s') && !last.ends_with("ss") && !matches!(last, "'s" | "’s"));
    let whole = scene.is_determiner(subject.0) || scene.case(j - 1) != Case::Other || scene.is_pronoun(j - 1);
    match form {
        Form::Base => many && !scene.is_determiner(j - 1),
        Form::Third => !matches!(last, "'s" | "’s") && whole && j > subject.0 && !scene.is_determiner(j - 1),
        Form::Past | Form::Ing => true,
    }
}

/// One past the last word of the subject whose apposition, bracket or pair of dashes ends before word `j`.
fn over_apposition(scene: &Scene, names: &impl Names, s: usize, j: usize) -> Option<usize> {
    let last = j.checked_sub(1).filter(|last| *last >= s)?;
    if scene.print(last) == ")" {
        let open = (s..last).rev().take(12).find(|&i| scene.print(i) == "(")?;
        return over_apposition(scene, names, s, open);
    }
    let same: fn(&Scene, usize) -> bool = if scene.print(last) == "," {
        |scene, i| scene.print(i) == ","
    } else if scene.is_dash(last) {
        |scene, i| scene.is_dash(i)
    } else {
        return Some(j);
    };
    let stop = |i: &usize| same(scene, *i) || is_mark(scene.print(*i)) || scene.print(*i) == ";";
    let Some(open) = (s..last).rev().find(stop) else { return Some(last) };
    if !same(scene, open) {
        return None;
    }
    // "In Washington, police, said": what stands before the first comma names no one.
    let start = (s..open).rev().find(|&i| scene.is_stop(i)).map_or(s, |i| i + 1);
    if start == open || matches!(scene.lower(open + 1), "and" | "but") {
        return None;
    }
    let first = start + usize::from(matches!(scene.lower(start), "but" | "and"));
    let adverbial = scene.is_preposition(first) || scene.is_adverb(first) || scene.is_joint(first);
    // "in Boulder, Colorado, which": a place in its country belongs to what stands before.
    let capital = |i: usize| scene.case(i) == Case::Capital;
    let listed = first > s + 1 && capital(first - 2) && scene.print(first - 1) == ",";
    if listed && names.name_before(open) == Some((first, false)) {
        return Some(first - 1);
    }
    Some(if adverbial { last } else { open })
}

/// The noun phrase that ends before word `end`.
pub(super) fn phrase(scene: &Scene, names: &impl Names, s: usize, end: usize) -> Option<Range> {
    const LONGEST: usize = 25;
    if end > s && scene.is_pronoun(end - 1) {
        return Some((end - 1, end));
    }
    let (mut from, mut and) = (end, None);
    while from > s && end - from < LONGEST {
        let i = from - 1;
        if scene.is_stop(i) && !in_name(scene, i) {
            break;
        }
        let word = scene.lower(i);
        let reports = verbs::verb(word).is_some_and(|(verb, form)| {
            form != Form::Ing
                && !verb.takes(verbs::NOUN)
                && (verb.takes(verbs::CLAUSE | verbs::HEARER) || scene.lower(i + 1) == "that")
        });
        if let Some(whole) = antecedent(scene, i, from, end).and_then(|_| phrase(scene, names, s, i)) {
            return Some(whole);
        }
        if scene.is_joint(i) || scene.is_auxiliary(i) || reports {
            from = and.unwrap_or(from);
            break;
        }
        if matches!(word, "and" | "or") {
            and = and.or(Some(from));
        }
        from = i;
    }
    while from < end && leads(scene, from) {
        from += 1;
    }
    if from < end && scene.is_preposition(from) {
        from = behind_preposition(scene, names, from, end);
    }
    let mut end = end;
    while end > from && (scene.is_time(end - 1) || scene.is_adverb(end - 1)) {
        end -= 1;
    }
    (from < end && !matches!(scene.lower(from), "" | "there")).then_some((from, end))
}

/// "the group that tracks the data": whether the clause of word `i` belongs to the phrase before it.
fn antecedent(scene: &Scene, i: usize, from: usize, end: usize) -> Option<()> {
    let relative = matches!(scene.lower(i), "that" | "which" | "who") && from < end && i > 0;
    let subject = scene.is_determiner(from) || scene.is_pronoun(from) || scene.case(from) != Case::Other;
    let noun = |i: usize| {
        !(scene.is_stop(i)
            || scene.is_preposition(i)
            || scene.is_auxiliary(i)
            || scene.is_adverb(i)
            || scene.is_time(i)
            || verbs::verb(scene.lower(i)).is_some())
    };
    (relative && !subject && noun(i - 1)).then_some(())
}

/// The stop of an abbreviation or the bracket of an acronym is no border.
fn in_name(scene: &Scene, i: usize) -> bool {
    match scene.print(i) {
        "." => scene.continues(i + 1),
        "(" => scene.print(i + 2) == ")",
        ")" => i > 1 && scene.print(i - 2) == "(",
        _ => false,
    }
}

fn leads(scene: &Scene, i: usize) -> bool {
    scene.is_adverb(i)
        || (scene.is_time(i) && !matches!(scene.lower(i + 1), "'s" | "’s"))
        || matches!(scene.lower(i), "and" | "but" | "or" | "yet" | "so" | "nor")
}

/// "In Baghdad Iraqi police", "On Monday the minister": the subject behind a phrase with a preposition.
fn behind_preposition(scene: &Scene, names: &impl Names, from: usize, end: usize) -> usize {
    let inside = |at: usize| at > from + 1 && at < end;
    if let Some(day) = (from..end).rev().find(|&i| scene.is_time(i)).filter(|&i| inside(i + 1)) {
        return day + 1;
    }
    if let Some((name, _)) = names.name_before(end).filter(|(name, _)| inside(*name)) {
        return name;
    }
    let head = (from + 2..end).rev().find(|&i| scene.is_determiner(i) || scene.is_pronoun(i));
    head.unwrap_or_else(|| {
        let adjective = names.name_before(end - 1).map(|(name, _)| name).filter(|name| inside(*name));
        adjective.unwrap_or(end - 1)
    })
}
