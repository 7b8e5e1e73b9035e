//! Where a report ends: with its sentence, its clause or its noun phrase, or where another begins.

use super::super::verbs::{self, Form};
use super::super::words::{CHARGES, JOINERS, Words as _};
use super::REACH;
use crate::extract::scene::Scene;

/// Where reports end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::quotes) enum Until {
    /// With the sentence, or where another report begins.
    Sentence,
    /// With the clause, at its comma.
    Comma,
    /// With the noun phrase, at a comma or where a clause begins.
    Phrase,
}

/// One past the report that begins at word `from`.
pub(in crate::extract::quotes) fn end(
    scene: &Scene,
    from: usize,
    e: usize,
    form: Form,
    until: Until,
    skip: impl Fn(usize) -> Option<usize>,
) -> usize {
    let mut i = from;
    while i < e && i < from + REACH {
        if let Some(close) = skip(i) {
            i = close.max(i + 1);
            continue;
        }
        let print = scene.print(i);
        let stop = match print {
            ";" => true,
            "," => until != Until::Sentence || comma_ends(scene, i, e),
            "as" | "when" | "while" | "after" | "ahead" if until == Until::Phrase => i > from,
            "and" | "but" => i > from && coordinated(scene, i + 1, form),
            "while" => i > from && reports_within(scene, i + 1, e, 8),
            _ => scene.is_dash(i) && charge(scene, i + 1),
        };
        if stop {
            break;
        }
        i += 1;
    }
    i.min(e)
}

/// Whether what stands behind the comma is another's report, or speaks of this one.
pub(in crate::extract::quotes) fn comma_ends(scene: &Scene, comma: usize, e: usize) -> bool {
    let i = comma + 1;
    let joint = scene.is(i, JOINERS);
    let reports = |i: usize| verbs::verb(scene.lower(i)).filter(|(_, form)| *form == Form::Ing).is_some();
    let too = joint && matches!(scene.lower(i + 1), "neither" | "so") && scene.is_auxiliary(i + 2);
    too || (scene.lower(i) == "according" && scene.lower(i + 1) == "to")
        || charge(scene, i)
        || reports(i)
        || (scene.is_adverb(i) && reports(i + 1))
        || (joint && (reports_within(scene, i + 1, e, 8) || acts(scene, i + 1)))
}

/// "a charge", "an allegation": what was said, spoken of.
fn charge(scene: &Scene, i: usize) -> bool {
    matches!(scene.lower(i), "a" | "an") && scene.is(i + 1, CHARGES)
}

/// "… and warned": another report of the same speaker in the same tense.
fn coordinated(scene: &Scene, mut i: usize, form: Form) -> bool {
    while scene.is_adverb(i) || scene.lower(i) == "has" || scene.lower(i) == "have" {
        i += 1;
    }
    verbs::verb(scene.lower(i)).is_some_and(|(verb, other)| {
        !verb.takes(verbs::NOUN)
            && verb.takes(verbs::CLAUSE | verbs::HEARER | verbs::OF)
            && (other == form || other == Form::Past)
            && form != Form::Base
    })
}

/// Whether a reporting verb stands within the next `near` words.
fn reports_within(scene: &Scene, i: usize, e: usize, near: usize) -> bool {
    (i..e.min(i + near)).take_while(|&w| !matches!(scene.print(w), "," | ";")).any(|w| {
        verbs::verb(scene.lower(w)).is_some_and(|(verb, form)| {
            let wants = verb.takes(verbs::OF) && matches!(scene.lower(w + 1), "for" | "on");
            form != Form::Ing && (wants || !verb.takes(verbs::NOUN))
        })
    })
}

/// ", and calls it": a reporting verb right behind, though its form may be a noun.
fn acts(scene: &Scene, i: usize) -> bool {
    verbs::verb(scene.lower(i)).is_some_and(|(_, form)| matches!(form, Form::Third | Form::Past))
}
