//! The noun phrases of a sentence that can be a side of a meeting, and how they stand in lists.
//!
//! A phrase is a name with its titles, an office, a group ("high-ranking Iraqi officials"), or a pronoun. Phrases that
//! go on behind "of" take what follows in; "Kurilla, the commander" is one side, not two.

use super::words::{AUXILIARY, DAY, DISCUSS, FUNCTION, GROUP, LIGHT, MEET, NOUNS, PRESS, RECEIVE, WITH};
use crate::extract::office::Office;
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{CALENDAR, OFFICES, RANKS, SPEECH_VERBS};
use crate::extract::{ClusterId, MentionKind, NameKind, TimeExpression};

/// A mention as word numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) cluster: ClusterId,
    pub(super) kind: NameKind,
    pub(super) how: MentionKind,
}

/// Of whom a phrase speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody the article names.
    Known(ClusterId, NameKind),
    /// Somebody it does not name; the words say who.
    Words,
    /// Those spoken of before: "the two leaders", "they".
    Both,
    /// One spoken of before, whom nobody could tell: "he".
    Back,
}

/// A noun phrase, as word numbers.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its last word of its own: in "leaders of Peru" it is "leaders".
    pub(super) head: usize,
    pub(super) who: Who,
    /// Where the second side begins in "Israeli and | Palestinian officials".
    pub(super) other: Option<usize>,
    /// Countries behind "of".
    pub(super) of: Vec<ClusterId>,
    /// Whether a phrase behind "of" was taken in.
    tied: bool,
    /// Where the words behind its "of" end, should they be no phrase of their own.
    of_words: Option<usize>,
    /// Only says more of its neighbour in the list: "the commander".
    pub(super) beside: bool,
}

impl Party {
    /// Whether it is of several: "leaders".
    pub(super) fn plural(&self, scene: &Scene) -> bool {
        self.who == Who::Words && scene.lower(self.head).ends_with('s') || self.other.is_some()
    }
}

/// What the phrases are read from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a, 't> {
    pub(super) scene: &'a Scene<'t>,
    pub(super) named: &'a [Named],
    pub(super) offices: &'a [Office],
    pub(super) dates: &'a [TimeExpression],
}

impl Ground<'_, '_> {
    /// The office phrase that begins at word `at`.
    fn office_at(&self, at: usize) -> Option<Office> {
        self.offices.get(self.offices.partition_point(|o| o.from < at)).copied().filter(|o| o.from == at)
    }

    /// The office phrase that ends before word `at`.
    fn office_to(&self, at: usize) -> Option<Office> {
        self.offices[..self.offices.partition_point(|o| o.to <= at)].last().copied().filter(|o| o.to == at)
    }

    /// The mention that ends before word `at`.
    pub(super) fn named_to(&self, at: usize) -> Option<&Named> {
        self.named[..self.named.partition_point(|n| n.to <= at)].last().filter(|n| n.to == at)
    }

    /// The mention that begins at word `at`.
    pub(super) fn named_at(&self, at: usize) -> Option<&Named> {
        self.named.get(self.named.partition_point(|n| n.from < at)).filter(|n| n.from == at)
    }

    /// Whether a person, titles before the name aside, begins at word `at`.
    fn person_at(&self, at: usize) -> bool {
        let at = self.office_at(at).map_or(at, |o| o.to);
        self.named_at(at).is_some_and(|n| n.kind == NameKind::Person)
    }
}

/// The phrases of the words `from..to`, in order, without overlap.
pub(super) fn parties(ground: Ground, from: usize, to: usize) -> Vec<Party> {
    let Ground { scene, named, .. } = ground;
    let mut out: Vec<Party> = Vec::new();
    let mut next = named.partition_point(|n| n.from < from);
    let mut at = from;
    while at < to {
        let (mut end, mut who) = (at + 1, None);
        if let Some(name) = named.get(next).filter(|n| n.from == at) {
            (end, next) = (name.to, next + 1);
            let person = name.kind == NameKind::Person;
            let titles = || {
                let behind = past_brackets(scene, end);
                behind > end && ground.person_at(behind)
            };
            // "His" is another's word, and "her" before a noun.
            let possessive = matches!(scene.lower(at), "his" | "hers" | "her")
                && !(scene.lower(at) == "her" && closes(scene, end));
            let explained = at > from && scene.print(at - 1) == "(";
            if !possessive
                && !explained
                && name.kind != NameKind::Misc
                && !owns(scene, end)
                && (person || closes(scene, end) && !titles())
            {
                who = Some(Who::Known(name.cluster, name.kind));
            }
        } else if matches!(scene.lower(at), "he" | "she" | "him") {
            who = Some(Who::Back);
        } else if matches!(scene.lower(at), "they" | "them") {
            who = Some(Who::Both);
        } else if let Some(office) = ground.office_at(at) {
            end = office.to;
            let free = closes(scene, end)
                && ground.named_at(end).is_none()
                && !(at..end).any(|w| scene.is(w, PRESS));
            who = free.then_some(Who::Words);
        } else if is_group(scene, at) && closes(scene, end) && ground.named_at(end).is_none() {
            who = Some(Who::Words);
        }
        if let Some(who) = who {
            let floor = out.last().map_or(from, |p| p.to);
            let pronoun = scene.lower(at);
            let alone = matches!(who, Who::Back | Who::Both)
                || matches!(pronoun, "he" | "she" | "him" | "her" | "his" | "hers");
            let start = if alone { at } else { extend(ground, at, floor) };
            let mut party = Party {
                from: start,
                to: end,
                head: end - 1,
                who,
                other: None,
                of: Vec::new(),
                tied: false,
                of_words: None,
                beside: false,
            };
            if who == Who::Words {
                twofold(ground, &mut party, floor);
            }
            party.to = past_brackets(scene, party.to);
            if who == Who::Words && scene.lower(party.to) == "of" {
                let behind = party.to + 1;
                let more =
                    (behind..behind + 7).find(|w| *w >= to || !scene.continues(*w) || is_end(scene, *w));
                party.of_words = more.filter(|w| *w > behind);
            }
            end = party.to;
            while named.get(next).is_some_and(|n| n.from < end) {
                next += 1;
            }
            out.push(party);
        }
        at = end;
    }
    attach(scene, out)
}

/// A possessive or the first half of a hyphenated word follows.
fn owns(scene: &Scene, at: usize) -> bool {
    scene.continues(at)
        && (matches!(scene.print(at), "’s" | "'s" | "’" | "'") || scene.glued(at) && scene.print(at) == "-")
}

/// Whether a noun phrase may end before word `at`: no further noun follows.
fn closes(scene: &Scene, at: usize) -> bool {
    if !scene.continues(at) {
        return true;
    }
    let word = scene.lower(at);
    if word.is_empty() {
        return !owns(scene, at);
    }
    if matches!(scene.print(at), "’s" | "'s") {
        return false;
    }
    ends(scene, at) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the words behind "of" end at word `at`.
fn is_end(scene: &Scene, at: usize) -> bool {
    let article = matches!(scene.lower(at), "the" | "a" | "an" | "his" | "her" | "its");
    !article && (ends(scene, at) || scene.lower(at).is_empty() && scene.print(at) != "-")
}

/// Words before which a noun phrase ends, and behind which it begins.
fn ends(scene: &Scene, at: usize) -> bool {
    let word = scene.lower(at);
    let small = scene.case(at) == Case::Other;
    [FUNCTION, AUXILIARY, MEET, WITH, DISCUSS, NOUNS, LIGHT, DAY].iter().any(|table| scene.is(at, table))
        || (small && (scene.is(at, RECEIVE) || scene.is(at, SPEECH_VERBS)))
        || (!small && scene.is(at, CALENDAR))
        || small && word.len() > 4 && word.ends_with("ly")
        || small && (verb_form(word) || matches!(word, "meeting" | "begin"))
}

/// Participles and past forms, but for those that stand before nouns.
fn verb_form(word: &str) -> bool {
    let before_nouns = matches!(
        word,
        "visiting"
            | "ruling"
            | "leading"
            | "ranking"
            | "outgoing"
            | "incoming"
            | "neighboring"
            | "neighbouring"
            | "united"
            | "armed"
            | "retired"
            | "unnamed"
            | "elected"
            | "exiled"
            | "jailed"
            | "detained"
            | "appointed"
            | "ousted"
            | "backed"
            | "led"
            | "based"
            | "unidentified"
            | "sitting"
            | "acting"
            | "red"
            | "wing"
    );
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) && !before_nouns
}

/// A word for people who can meet: "officials", "minister".
fn is_group(scene: &Scene, at: usize) -> bool {
    if scene.is(at, PRESS) {
        return false;
    }
    let word = scene.lower(at);
    let one = word.strip_suffix('s').is_some_and(|one| crate::extract::tables::has(OFFICES, one));
    scene.is(at, GROUP) || scene.is(at, OFFICES) || one
}

/// The first word of the phrase whose last words begin at `from`: titles, bodies, adjectives and an article before it.
fn extend(ground: Ground, from: usize, floor: usize) -> usize {
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
                    if before > floor
                        && matches!(scene.lower(before - 1), "number" | "group" | "couple" | "dozens") =>
                {
                    before - 1
                }
                (None, "" | "of") => break,
                (None, "the" | "a" | "an" | "his" | "its" | "their" | "her" | "our" | "both") => {
                    return before;
                }
                _ if ends(scene, before) => break,
                _ => before,
            },
        };
    }
    at
}

/// "Israeli and Palestinian officials" are two sides; "the two officials", "both sides" are those spoken of before.
fn twofold(ground: Ground, party: &mut Party, floor: usize) {
    let Ground { scene, named, .. } = ground;
    let first = if scene.lower(party.from) == "the" { party.from + 1 } else { party.from };
    let nameless =
        named[..named.partition_point(|n| n.from <= party.head)].last().is_none_or(|n| n.to <= party.from);
    if matches!(scene.lower(first), "two" | "both") && nameless {
        party.who = Who::Both;
    }
    let own = ground.named_at(party.from).is_some() && scene.lower(party.head).ends_with('s');
    if !own || party.from <= floor + 1 || scene.lower(party.from - 1) != "and" {
        return;
    }
    let adjective = ground.named_to(party.from - 1).filter(|n| n.from >= floor && n.kind != NameKind::Person);
    let Some(adjective) = adjective else { return };
    party.other = Some(party.from);
    party.from = adjective.from;
    let article = party.from > floor && matches!(scene.lower(party.from - 1), "the" | "both");
    party.from -= usize::from(article && scene.continues(party.from));
}

/// Past an explanation in brackets: "(CENTCOM)".
fn past_brackets(scene: &Scene, at: usize) -> usize {
    if scene.print(at) != "(" || !scene.continues(at) {
        return at;
    }
    let near = (at + 1..at + 7).take_while(|w| scene.continues(*w));
    near.into_iter().find(|w| scene.print(*w) == ")").map_or(at, |close| close + 1)
}

/// Takes in what follows behind "of" and "from": "leaders of Peru and Chile".
fn attach(scene: &Scene, parties: Vec<Party>) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::with_capacity(parties.len());
    for party in parties {
        if let Some(last) = out.last_mut() {
            let gap = |word: &[&str]| {
                last.to + 1 == party.from && word.contains(&scene.lower(last.to))
                    || scene.print(last.to) == "," && last.to + 1 == party.from && word.contains(&",")
            };
            let thing = matches!(party.who, Who::Known(_, NameKind::Place | NameKind::Organisation));
            let office = last.who == Who::Words || is_group(scene, last.head);
            let begins = office && gap(&["of", "from"]) && (thing || party.who == Who::Words);
            let goes_on = thing && last.tied && last.plural(scene) && gap(&["and", ","]);
            if begins || goes_on {
                last.to = party.to;
                last.tied = true;
                if let Who::Known(cluster, NameKind::Place) = party.who {
                    last.of.push(cluster);
                }
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
pub(super) fn lists(scene: &Scene, parties: &mut [Party]) -> Vec<(usize, usize)> {
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
        && matches!(scene.lower(party.from - 1), "in" | "at" | "from" | "near")
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
        (_, Some("and" | "including"), None, _)
        | (_, Some("as"), Some("well"), Some("as"))
        | (_, Some("along" | "together"), Some("with"), None)
        | (_, Some("and"), Some("also" | "with"), None) => Joint::And,
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
    let introduced = matches!(scene.lower(b.from), "the" | "a" | "an" | "his" | "her" | "its" | "their");
    let told = |p: &Party| matches!(p.who, Who::Known(cluster, _) if matches!(a.who, Who::Known(c, _) if c == cluster));
    // "Munir, US defence secretary discuss …" is a headline's way to say "and".
    let listed = matches!(scene.lower(b.to), "discuss" | "meet" | "hold" | "agree" | "review" | "to");
    if told(b) || person(a) && office(b) && (introduced || !listed) {
        parties[at + 1].beside = true;
        return true;
    }
    if office(a) && person(b) {
        parties[at].beside = true;
        return true;
    }
    listed && (person(a) || a.who == Who::Words) && (person(b) || b.who == Who::Words)
}
