//! Where the words reported begin and end: right of the verb, or left of it.
//!
//! Promise: at most [`REACH`] words are looked at.

mod end;

pub(super) use end::{Until, comma_ends, end};

use super::Stance;
use super::marks::is_mark;
use super::subject::Range;
use super::verbs::{self, Form, Verb};
use super::words::{FEELINGS, FELT_LEADS, HEARERS, MANNERS, PLACE_LEADS, PLAIN, WHERE_LEADS, Words};
use crate::extract::scene::{Case, Scene};

/// Words of the longest report.
pub(super) const REACH: usize = 120;

/// What is found right of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// The report begins at this word. The verb's particle, if it has one, is the word before the second number.
    Begins(usize, usize),
    /// The verb closes its clause: what it reports stands before it.
    Closes,
    /// Nothing that it could report.
    Nothing,
}

/// What stands right of the verb at word `v`, in a sentence that ends before word `e`.
pub(super) fn right(scene: &Scene, v: usize, e: usize, verb: Verb, form: Form, passive: bool) -> Right {
    let mut i = v + 1;
    if verb.takes(verbs::NOUN) && matches!(scene.lower(i), "out") {
        i += 1;
    }
    i = over_adverbs(scene, i, e);
    if passive {
        // "confirmed to have the virus" says less than "said to".
        let says = verb.takes(verbs::CLAUSE | verbs::HEARER)
            && matches!(verb.stance, Stance::Said | Stance::Claimed);
        return match scene.lower(i) {
            "to" | "that" if says => Right::Begins(i + usize::from(scene.lower(i) == "that"), v + 1),
            _ => Right::Nothing,
        };
    }
    if i >= e || (scene.is_stop(i) && !is_mark(scene.print(i)) && scene.print(i) != ":") {
        return Right::Closes;
    }
    if scene.print(i) == ":" {
        return if is_mark(scene.print(i + 1)) || i + 1 >= e {
            Right::Nothing
        } else {
            Right::Begins(i + 1, v + 1)
        };
    }
    let placed = verb.takes(verbs::CLAUSE | verbs::THAT) && !verb.takes(verbs::OBJECT);
    let does = verb.takes(verbs::TO) && scene.lower(i) == "to";
    if placed && !does && only_place(scene, i, e) {
        return Right::Closes;
    }
    let that = that_within(scene, i, e);
    let begins = |at: usize| {
        if at < e && !scene.is_stop(at) || is_mark(scene.print(at)) {
            Right::Begins(at, v + 1)
        } else {
            Right::Nothing
        }
    };
    if scene.lower(i) == "that" && verb.takes(verbs::CLAUSE | verbs::THAT | verbs::HEARER) {
        // "that, in exchange, …".
        return begins(i + 1 + usize::from(scene.print(i + 1) == ","));
    }
    if verb.takes(verbs::OF) && matches!(scene.lower(i), "of" | "against" | "for" | "about" | "on" | "upon") {
        // "called on Monday", "called on the minister" are none.
        let on = matches!(scene.lower(i), "on" | "upon");
        let visit = on && verb.takes(verbs::AS) && !infinitive(scene, i + 1, e);
        return if visit || scene.is_day(i + 1) { Right::Nothing } else { Right::Begins(i + 1, i + 1) };
    }
    if verb.takes(verbs::HEARER)
        && let Some(at) = behind_hearer(scene, i, e, that)
    {
        return begins(at);
    }
    if let Some(at) = that
        && verb.takes(verbs::CLAUSE | verbs::THAT)
        && (scene.is_preposition(i) || verb.takes(verbs::HEARER))
    {
        return begins(at + 1);
    }
    if verb.takes(verbs::FEELING) {
        return feeling(scene, i, v);
    }
    let word = scene.lower(i);
    let to = word == "to" || (word == "not" && scene.lower(i + 1) == "to");
    let asks = matches!(word, "whether" | "if" | "why" | "how" | "what" | "when" | "who");
    let charges = form != Form::Past && scene.lower(v).starts_with("blam")
        || (i..e.min(i + 16)).any(|w| matches!(scene.lower(w), "of" | "for"));
    if (verb.takes(verbs::OBJECT_TO) && infinitive(scene, i, e))
        || (verb.takes(verbs::TO) && to)
        || (verb.takes(verbs::WHETHER) && (asks || infinitive_clause(scene, i, e)))
        || (verb.takes(verbs::CHARGE) && charges)
    {
        return begins(i);
    }
    if verb.takes(verbs::AS) {
        return called(scene, i, e, v, form, verb);
    }
    if verb.takes(verbs::CLAUSE) {
        let sure = verb.takes(verbs::OBJECT) || weak_clause(scene, i, e) || is_plain(scene, v);
        if sure
            && (scene.lower(i) != "to" || verb.takes(verbs::TO))
            && !matches!(scene.lower(i), "of" | "by" | "so" | "as" | "responsibility")
        {
            return begins(behind_place(scene, i, e));
        }
        return Right::Nothing;
    }
    if verb.takes(verbs::OBJECT) && !matches!(scene.lower(i), "to" | "by" | "of" | "as" | "in") {
        return begins(i);
    }
    Right::Nothing
}

/// "say", which takes any clause.
fn is_plain(scene: &Scene, v: usize) -> bool {
    scene.is(v, PLAIN)
}

/// Behind days, adverbs and what stands between two commas: "said Monday", "said, however,".
fn over_adverbs(scene: &Scene, mut i: usize, e: usize) -> usize {
    while i < e {
        let aside = scene.print(i) == "," && scene.print(i + 2) == "," && scene.is_adverb(i + 1);
        // "said nearly 20 died", "said earlier reports were wrong" begin the report.
        let adverb = scene.is(i, MANNERS);
        if aside {
            i += 3;
        } else if scene.is_time(i) || adverb {
            i += 1;
        } else {
            break;
        }
    }
    i
}

/// The "that" which opens the clause, if nothing but a phrase of place or hearer stands before it.
fn that_within(scene: &Scene, i: usize, e: usize) -> Option<usize> {
    const NEAR: usize = 18;
    (i..e.min(i + NEAR))
        .take_while(|&w| !matches!(scene.print(w), "," | ":" | ";") && !is_mark(scene.print(w)))
        .take_while(|&w| !scene.is_auxiliary(w))
        .find(|&w| scene.lower(w) == "that")
}

/// "told reporters", "told VOA's Somali service", "warned him": where the report begins behind whoever hears it.
fn behind_hearer(scene: &Scene, i: usize, e: usize, that: Option<usize>) -> Option<usize> {
    const NEAR: usize = 12;
    if let Some(that) = that {
        return Some(that + 1);
    }
    let told = scene.is(i, HEARERS);
    let mut w = i + 1;
    if !told {
        if infinitive(scene, i, e)
            && !verbs::verb(scene.lower(i - 1)).is_some_and(|(v, _)| v.takes(verbs::OF))
        {
            return None;
        }
        let clause =
            (w..e.min(i + NEAR)).take_while(|&w| !scene.is_stop(w)).find(|&w| opens_clause(scene, w));
        // "tells VOA national police are removing the carcasses".
        let name = || (w..e).find(|&w| scene.case(w) == Case::Other).filter(|_| scene.case(i) != Case::Other);
        w = clause.or_else(|| name().filter(|&w| !scene.is_stop(w) && weak_clause(scene, w, e)))?;
    }
    w = over_adverbs(scene, w, e);
    (w < e && !scene.is_stop(w)).then_some(w)
}

/// Whether a clause may begin at word `w`: "there", "the", "he", "how", "not to", "to".
fn opens_clause(scene: &Scene, w: usize) -> bool {
    let object = scene.is_preposition(w - 1) || matches!(scene.lower(w - 1), "and" | "'s" | "’s");
    let begins = scene.is_determiner(w)
        || scene.is_pronoun(w)
        || matches!(scene.lower(w), "whether" | "how" | "what" | "not" | "if");
    begins && !object
}

/// "people to avoid", "the council to act": somebody who is to do something.
fn infinitive(scene: &Scene, i: usize, e: usize) -> bool {
    const NEAR: usize = 16;
    let to = (i..e.min(i + NEAR))
        .take_while(|&w| !matches!(scene.print(w), "," | ";" | ":"))
        .find(|&w| scene.lower(w) == "to");
    to.is_some_and(|to| {
        to > i
            && !scene.is_auxiliary(to - 1)
            && scene.case(to + 1) == Case::Other
            && !scene.is_determiner(to + 1)
    }) || (scene.lower(i) == "not" && scene.lower(i + 1) == "to")
}

fn infinitive_clause(scene: &Scene, i: usize, e: usize) -> bool {
    const NEAR: usize = 8;
    (i + 1..e.min(i + NEAR))
        .take_while(|&w| !scene.is_stop(w))
        .any(|w| matches!(scene.lower(w), "whether" | "if" | "why"))
}

/// "doubt that", "concern about", "opposition to".
fn feeling(scene: &Scene, i: usize, v: usize) -> Right {
    const NEAR: usize = 4;
    for w in i..i + NEAR {
        let doubt = matches!(scene.lower(w), "doubt" | "doubts");
        if doubt {
            return Right::Begins(w + 1 + usize::from(scene.lower(w + 1) == "that"), w + 1);
        }
        let felt = scene.is(w, FEELINGS);
        if felt && scene.is(w + 1, FELT_LEADS) {
            let that = usize::from(scene.lower(w + 1) == "that");
            return Right::Begins(if that == 1 { w + 2 } else { i }, v + 1);
        }
    }
    Right::Nothing
}

/// "called it a", "described the plan as", "calls abortion a": not "called Ann", "called an election".
fn called(scene: &Scene, i: usize, e: usize, v: usize, form: Form, verb: Verb) -> Right {
    const NEAR: usize = 14;
    let ends =
        |w: usize| matches!(scene.print(w), ";" | ":") || (scene.print(w) == "." && !scene.continues(w + 1));
    let inside = || (i + 1..e.min(i + NEAR)).take_while(|&w| !ends(w));
    let as_ = inside().find(|&w| scene.lower(w) == "as");
    if !verb.takes(verbs::OF) {
        let takes = as_.is_some() || verb.takes(verbs::OBJECT);
        return if takes { Right::Begins(i, v + 1) } else { Right::Nothing };
    }
    if is_mark(scene.print(i)) || (scene.lower(i) != "an" && scene.lower(i) == "a") {
        return Right::Nothing;
    }
    let comma = inside().find(|&w| scene.print(w) == ",").unwrap_or(e);
    let is = inside().take_while(|&w| w < comma).any(|w| {
        (matches!(scene.lower(w), "a" | "an") && !scene.is_preposition(w - 1)) || is_mark(scene.print(w))
    });
    let object = scene.is_determiner(i)
        || matches!(scene.lower(i), "him" | "it" | "them")
        || scene.case(i) != Case::Other
        || form == Form::Ing;
    if is && object { Right::Begins(i, v + 1) } else { Right::Nothing }
}

/// Whether a clause without "that" follows: a subject and a verb that carries tense, before any comma.
pub(super) fn weak_clause(scene: &Scene, i: usize, e: usize) -> bool {
    const NEAR: usize = 14;
    let subject = scene.is_determiner(i)
        || scene.is_pronoun(i)
        || scene.case(i) != Case::Other
        || scene.lower(i).ends_with('s');
    (i + 1..e.min(i + NEAR)).take_while(|&w| scene.print(w) != "," && !scene.is_joint(w)).any(|w| {
        scene.is_auxiliary(w) || (subject && has_tense(scene, w)) || (scene.is_pronoun(i) && w == i + 1)
    })
}

/// Whether word `w` carries tense: an auxiliary, or a past that is no adjective.
pub(super) fn has_tense(scene: &Scene, w: usize) -> bool {
    let word = scene.lower(w);
    let past = word.len() > 4
        && word.ends_with("ed")
        && scene.case(w) == Case::Other
        && w > 0
        && !scene.is_determiner(w - 1)
        && !scene.is_preposition(w - 1);
    scene.is_auxiliary(w) || past
}

/// "said at a news conference", "said from his bed": nothing but a place behind the verb, to the end of its clause.
fn only_place(scene: &Scene, i: usize, e: usize) -> bool {
    const NEAR: usize = 14;
    let close = (i..e.min(i + NEAR)).find(|&w| w == e - 1 || matches!(scene.print(w), "," | "." | ":" | ";"));
    let plain = |w: usize| {
        !has_tense(scene, w) && !scene.is_pronoun(w) && !is_mark(scene.print(w)) && !scene.is_joint(w)
    };
    let place = scene.is(i, PLACE_LEADS);
    place && close.is_some_and(|close| (i..close).all(plain))
}

/// "said in a statement the attack": behind the place of the report. "said in June, the war" is the report itself.
fn behind_place(scene: &Scene, i: usize, e: usize) -> usize {
    const NEAR: usize = 9;
    if !scene.is(i, WHERE_LEADS) {
        return i;
    }
    let noun = i + 1 + usize::from(scene.is_determiner(i + 1));
    for w in noun + 1..e.min(i + NEAR) {
        if scene.is_stop(w) || scene.is_auxiliary(w) {
            return i;
        }
        if opens_clause(scene, w) {
            return w;
        }
    }
    i
}

/// The words `from..to` without the stops, commas and blanks at their ends; marks of quotation stay.
pub(super) fn trimmed(scene: &Scene, (mut from, mut to): Range) -> Option<Range> {
    let empty = |i: usize| matches!(scene.print(i), "," | "." | ";" | ":") || scene.is_dash(i);
    while from < to && (empty(from) || matches!(scene.print(from), "”" | ")")) {
        from += 1;
    }
    while from < to && empty(to - 1) {
        to -= 1;
    }
    (from < to).then_some((from, to))
}
