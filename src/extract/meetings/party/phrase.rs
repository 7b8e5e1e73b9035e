//! The words of a noun phrase: where it begins, where it ends, and which words are for people who can meet.

use super::{Ground, Party, Who};
use crate::extract::meetings::words::{
    AUXILIARY, DAY, DISCUSS, FUNCTION, GROUP, LIGHT, MEET, NO_AGENTS, NOUNS, PRESS, RECEIVE, WITH, one_of,
};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{CALENDAR, OFFICES, RANKS, SPEECH_VERBS};
use crate::extract::vocabulary::{bits, has};
use crate::extract::{MentionKind, NameKind};

/// A possessive or the first half of a hyphenated word follows.
pub(super) fn owns(scene: &Scene, at: usize) -> bool {
    scene.continues(at) && (one_of(scene.print(at), "’s 's ’ '") || scene.glued(at) && scene.print(at) == "-")
}

/// Whether a noun phrase may end before word `at`: no further noun follows.
pub(super) fn closes(scene: &Scene, at: usize) -> bool {
    if !scene.continues(at) {
        return true;
    }
    let word = scene.lower(at);
    if word.is_empty() {
        return !owns(scene, at);
    }
    // "an official visit"
    let official = one_of(word, "trip visit visits") && scene.lower(at - 1) == "official";
    if official || matches!(scene.print(at), "’s" | "'s") {
        return false;
    }
    ends(scene, at) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the words behind "of" end at word `at`.
pub(super) fn is_end(scene: &Scene, at: usize) -> bool {
    let article = one_of(scene.lower(at), "the a an his her its");
    !article && (ends(scene, at) || scene.lower(at).is_empty() && scene.print(at) != "-")
}

/// The tables of most of the words at which a noun phrase ends.
pub(in crate::extract::meetings) const ENDS: u64 =
    bits(&[FUNCTION, AUXILIARY, MEET, WITH, DISCUSS, NOUNS, LIGHT, DAY]);

/// Words before which a noun phrase ends, and behind which it begins.
pub(super) fn ends(scene: &Scene, at: usize) -> bool {
    let word = scene.lower(at);
    let small = scene.case(at) == Case::Other;
    scene.is_any(at, ENDS)
        || (small && (scene.is(at, RECEIVE) || scene.is(at, SPEECH_VERBS)))
        || (!small && scene.is(at, CALENDAR))
        || small && word.len() > 4 && word.ends_with("ly")
        || small
            && (verb_form(word)
                || one_of(word, "meeting begin got hopes intends involve involves paid plans sat wants"))
}

/// Participles and past forms, but for those that stand before nouns.
pub(super) fn verb_form(word: &str) -> bool {
    const BEFORE_NOUNS: &str = "visiting ruling leading ranking outgoing incoming \
                    neighboring neighbouring united armed retired unnamed \
                    elected exiled jailed detained appointed ousted backed led \
                    based unidentified sitting acting red wing";
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) && !one_of(word, BEFORE_NOUNS)
}

/// A word for people who can meet: "officials", "minister".
pub(in crate::extract::meetings) fn is_group(scene: &Scene, at: usize) -> bool {
    if scene.is(at, PRESS) {
        return false;
    }
    let word = scene.lower(at);
    // "Six-party talks"
    if scene.case(at) == Case::Other && scene.is(at + 1, NOUNS) {
        return false;
    }
    let one = word.strip_suffix('s').is_some_and(|one| has(OFFICES, one));
    scene.is(at, GROUP) || scene.is(at, OFFICES) || one || scene.case(at) == Case::Other && is_agents(word)
}

/// Whether a word's ending makes it one for people who do something: "negotiators", "activists", "tribesmen".
fn is_agents(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["ers", "ors", "ists", "ians", "ants", "dents", "nents", "tives", "men"];
    word.len() > 5 && ENDINGS.iter().any(|end| word.ends_with(end)) && !has(NO_AGENTS, word)
}

/// The first word of the phrase whose last words begin at `from`: titles, bodies, adjectives and an article before it.
pub(super) fn extend(ground: Ground, from: usize, floor: usize) -> usize {
    const LONGEST: usize = 14;
    let scene = ground.scene;
    let mut at = from;
    while at > floor && from - at < LONGEST && scene.continues(at) {
        let before = at - 1;
        let name = ground.named_to(at);
        if let Some(office) = ground.office_to(at).filter(|o| o.from >= floor && name.is_none()) {
            at = office.from;
            continue;
        }
        at = match scene.print(before) {
            "’s" | "'s" if before > floor => {
                ground.named_to(before).filter(|n| n.from >= floor).map_or(before - 1, |n| n.from)
            }
            // "The Solomon Islands' prime minister"
            "'" | "’" if before > floor && scene.glued(before) && scene.lower(before - 1).ends_with('s') => {
                ground.named_to(before).filter(|n| n.from >= floor).map_or(before - 1, |n| n.from)
            }
            "-" if before > floor && scene.glued(at) => before - 1,
            "." if before > floor && scene.is(before - 1, RANKS) => before - 1,
            ")" => match (floor..before).rev().take(6).find(|w| scene.print(*w) == "(") {
                Some(open) => open,
                None => break,
            },
            "/" if before > floor => before - 1,
            _ => match (name, scene.lower(before)) {
                (Some(name), _) if name.kind == NameKind::Person && name.how == MentionKind::Name => break,
                (Some(name), _) => name.from.max(floor),
                // "Speaker of parliament Ann Poe"
                (None, "of")
                    if before > floor
                        && is_group(scene, before - 1)
                        && !scene.lower(before - 1).ends_with('s') =>
                {
                    before - 1
                }
                (None, "of")
                    if before > floor && one_of(scene.lower(before - 1), "number group couple dozens") =>
                {
                    before - 1
                }
                (None, "" | "of") => break,
                (None, "the" | "a" | "an" | "his" | "its" | "their" | "her" | "our" | "both") => {
                    return before;
                }
                // "business and community leaders"
                (None, "and")
                    if before > floor + 1
                        && scene.case(before - 1) == Case::Other
                        && scene.case(at) == Case::Other
                        && ground.named_to(before).is_none()
                        && is_modifier(scene, before - 1)
                        && is_modifier(scene, at) =>
                {
                    before - 1
                }
                // "newly elected"
                (None, word) if word.ends_with("ly") && scene.lower(at).ends_with("ed") => before,
                // "the ailing leader"
                (None, word)
                    if before > floor
                        && scene.case(before) == Case::Other
                        && verb_form(word)
                        && one_of(scene.lower(before - 1), "the a an his her its") =>
                {
                    before
                }
                _ if ends(scene, before) => break,
                _ => before,
            },
        };
    }
    at
}

/// "Israeli and Palestinian officials", "North and South Korea" are two sides; "the two officials", "both sides" are
/// those spoken of before.
pub(super) fn twofold(ground: Ground, party: &mut Party, floor: usize) {
    let Ground { scene, named, .. } = ground;
    let before = party.from.checked_sub(2).filter(|b| *b >= floor && scene.lower(b + 1) == "and");
    if let Who::Known(_, NameKind::Place) = party.who {
        let direction = before.filter(|b| is_direction(scene.lower(*b)) && scene.continues(b + 1));
        if let Some(first) = direction.filter(|_| is_direction(scene.lower(party.from))) {
            party.part = ground.named_at(party.from).is_none();
            party.other = Some(party.from);
            party.from = first;
        }
        return;
    }
    if party.who != Who::Words {
        return;
    }
    let the = scene.lower(party.from) == "the";
    let first = if the { party.from + 1 } else { party.from };
    let nameless =
        named[..named.partition_point(|n| n.from <= party.head)].last().is_none_or(|n| n.to <= party.from);
    if (scene.lower(first) == "two" && the || scene.lower(first) == "both") && nameless {
        party.who = Who::Both;
    }
    let own = ground.named_at(party.from).is_some() && scene.lower(party.head).ends_with('s');
    if !own || before.is_none() {
        return;
    }
    let adjective = ground.named_to(party.from - 1).filter(|n| n.from >= floor && n.kind != NameKind::Person);
    let Some(adjective) = adjective else { return };
    party.other = Some(party.from);
    party.from = adjective.from;
    // "Iraqi Shi'ite | and Kurdish negotiators"
    while let Some(more) = ground.named_to(party.from).filter(|n| n.from >= floor && scene.continues(n.to)) {
        party.from = more.from;
    }
    // "Senior | Israeli and Palestinian officials"
    party.from = extend(ground, party.from, floor);
}

/// A small word that can only stand before a noun here: no word for people, none that ends a phrase.
fn is_modifier(scene: &Scene, at: usize) -> bool {
    !is_group(scene, at)
        && !is_direction(scene.lower(at))
        && !ends(scene, at)
        && scene.lower(at).len() > 4
        && !scene.lower(at).ends_with('s')
}

fn is_direction(word: &str) -> bool {
    let word = word.strip_suffix("ern").unwrap_or(word);
    one_of(word, "north south east west upper lower")
}

/// Past an explanation in brackets: "(CENTCOM)".
pub(super) fn past_brackets(scene: &Scene, at: usize) -> usize {
    if scene.print(at) != "(" || !scene.continues(at) {
        return at;
    }
    let near = (at + 1..at + 7).take_while(|w| scene.continues(*w));
    near.into_iter().find(|w| scene.print(*w) == ")").map_or(at, |close| close + 1)
}
