//! Phrases beside one another: what belongs to one behind "of", and which are one list.

use super::phrase::is_group;
use super::{Party, Who};
use crate::extract::NameKind;
use crate::extract::meetings::words::{PREPOSITION, one_of};
use crate::extract::scene::Scene;

/// Takes in what follows behind "of" and "from": "leaders of Peru and Chile".
pub(super) fn attach(scene: &Scene, parties: Vec<Party>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::with_capacity(parties.len());
    for party in parties {
        if let Some(last) = out.last_mut() {
            let gap = |word: &[&str]| {
                last.to + 1 == party.from && word.contains(&scene.lower(last.to))
                    || scene.print(last.to) == "," && last.to + 1 == party.from && word.contains(&",")
            };
            let thing = matches!(party.who, Who::Known(_, NameKind::Place | NameKind::Organisation));
            // "Mahmoud Haddad of Fatah"
            let person = matches!(last.who, Who::Known(_, NameKind::Person));
            let office = last.who == Who::Words || person || is_group(scene, last.head);
            let begins = office && gap(&["of", "from"]) && (thing || party.who == Who::Words)
                || last.who == Who::Words && gap(&["of"]);
            let goes_on = thing && last.tied && last.plural(scene) && gap(&["and", ","]);
            if begins || goes_on {
                last.to = party.to;
                // "Leaders of the parliament of Kenya" are of one body.
                if let Who::Known(cluster, _) = party.who
                    && (goes_on || !last.tied)
                {
                    last.of.extend(party.named_sides(cluster));
                }
                last.tied = true;
                continue;
            }
        }
        out.push(party);
    }
    for k in 0..out.len() {
        let free = out.get(k + 1).map_or(usize::MAX, |next| next.from);
        if let Some(end) = out[k].of_words.filter(|end| !out[k].tied && *end <= free) {
            out[k].to = out[k].to.max(end);
        }
    }
    out
}

/// Which phrases are one list: numbers of the first and the last.
pub(in crate::extract::meetings) fn lists(scene: &Scene, parties: &mut [Party]) -> Vec<(usize, usize)> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < parties.len() {
        let first = at;
        let mut whole = false;
        while at + 1 < parties.len() {
            let joint = joint(scene, parties[at].to, parties[at + 1].from);
            let more = match joint {
                Joint::And => {
                    // "Heads of state and government" are one side.
                    let one = scene.lower(parties[at].to - 1) == "state"
                        && scene.lower(parties[at + 1].from) == "government";
                    parties[at + 1].beside |= one;
                    whole = true;
                    true
                }
                // Behind its "and" a list is whole.
                Joint::Comma => {
                    beside(scene, parties, at)
                        || !whole && !is_adverb(scene, &parties[first]) && series(scene, parties, at + 1)
                }
                Joint::None => false,
            };
            if !more {
                break;
            }
            at += 1;
        }
        out.push((first, at));
        at += 1;
    }
    out
}

/// "In Cairo, …": where, not who.
fn is_adverb(scene: &Scene, party: &Party) -> bool {
    matches!(party.who, Who::Known(_, NameKind::Place))
        && scene.continues(party.from)
        && one_of(scene.lower(party.from - 1), "in at from near")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Comma,
    None,
}

/// How two phrases are joined by the words `from..to`.
fn joint(scene: &Scene, from: usize, to: usize) -> Joint {
    if to <= from || to - from > 4 || !(from..=to).all(|w| scene.continues(w)) {
        return Joint::None;
    }
    let comma = scene.print(from) == ",";
    let words = if comma { from + 1..to } else { from..to };
    let mut all = words.map(|w| scene.lower(w));
    match (comma, all.next(), all.next(), all.next()) {
        (true, None, ..) => Joint::Comma,
        (_, Some("and" | "including" | "plus"), None, _)
        | (_, Some("as"), Some("well"), Some("as"))
        | (_, Some("along" | "together"), Some("with"), None)
        | (_, Some("and"), Some("also" | "with"), None) => Joint::And,
        (false, Some("nor"), None, _) => Joint::And,
        _ => Joint::None,
    }
}

/// Whether the phrases from `at` on are told apart by commas up to an "and".
fn series(scene: &Scene, parties: &[Party], at: usize) -> bool {
    for k in at..(at + 6).min(parties.len().saturating_sub(1)) {
        match joint(scene, parties[k].to, parties[k + 1].from) {
            Joint::And => return true,
            Joint::Comma => {}
            Joint::None => return false,
        }
    }
    false
}

/// Whether of the phrases `at` and `at + 1`, told apart by a comma, one says only who the other is. It is marked.
fn beside(scene: &Scene, parties: &mut [Party], at: usize) -> bool {
    let (a, b) = (&parties[at], &parties[at + 1]);
    let person = |p: &Party| matches!(p.who, Who::Known(_, NameKind::Person));
    let office = |p: &Party| p.who == Who::Words && !p.plural(scene);
    let introduced = one_of(scene.lower(b.from), "the a an his her its their");
    let told = |p: &Party| matches!(p.who, Who::Known(cluster, _) if matches!(a.who, Who::Known(c, _) if c == cluster));
    // "Munir, US defence secretary discuss …" is a headline's way to say "and".
    let listed = one_of(scene.lower(b.to), "discuss discussed meet met hold held talk agree review to");
    // "After talks with Poe, the president said": who says is another.
    let says = one_of(scene.lower(b.to), "said says told added praised warned");
    if told(b) || person(a) && office(b) && (introduced && !says || !introduced && !listed) {
        parties[at + 1].beside = true;
        return true;
    }
    if office(a) && person(b) {
        parties[at].beside = true;
        return true;
    }
    // "Along with Poe, Keita met"
    let led = a.from > 0 && scene.continues(a.from) && scene.is(a.from - 1, PREPOSITION);
    listed && !led && (person(a) || a.who == Who::Words) && (person(b) || b.who == Who::Words)
}
