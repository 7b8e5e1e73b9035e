//! What one sentence tells of meetings: each verb or noun of meeting with its sides.
//!
//! Precision comes from the sides: "met with criticism" has no second one. What is only asked for, contests and
//! sports are left out.

mod noun;
mod verb;

use super::clause::{Cue, List, Sentence};
use super::party::Who;
use super::words::{CONTEST, DAY, DISCUSS, MEET, NOUNS, RECEIVE, SPORT, TIME, WITH};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::CALENDAR;
use crate::extract::{ClusterId, NameKind};

/// A side of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Whom the article names.
    Known(ClusterId),
    /// Words of the text, as word numbers.
    Words(usize, usize),
    /// One person spoken of before, whom nobody could tell.
    Back,
}

/// One telling of a meeting.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) sides: Vec<Side>,
    /// Of those spoken of before: "the two leaders met".
    pub(super) both: bool,
    pub(super) cue: Cue,
    /// The words that say so.
    pub(super) trigger: (usize, usize),
    /// Behind the last side.
    pub(super) end: usize,
    pub(super) sure: u16,
    /// Of a time before that of the article's news: "last met".
    pub(super) past: bool,
}

/// Whether word `at` may tell of a meeting.
pub(super) fn is_trigger(scene: &Scene, at: usize) -> bool {
    [MEET, NOUNS, RECEIVE, DISCUSS, WITH].iter().any(|table| scene.is(at, table))
        || matches!(scene.lower(at), "called" | "calls" | "sat")
}

/// All tellings of a sentence, in order.
pub(super) fn reports(sentence: &Sentence) -> Vec<Report> {
    let scene = sentence.scene;
    if (sentence.from..sentence.to).any(|w| scene.is(w, SPORT)) {
        return Vec::new();
    }
    let all = sentence.from..sentence.to;
    all.filter(|w| is_trigger(scene, *w)).filter_map(|at| Reader { s: sentence }.report(at)).collect()
}

struct Reader<'s, 'a, 't> {
    s: &'s Sentence<'a, 't>,
}

/// A telling before it is known whether it happened.
struct Draft {
    sides: Vec<Side>,
    both: bool,
    trigger: (usize, usize),
    end: usize,
    sure: u16,
}

impl Reader<'_, '_, '_> {
    fn report(&self, at: usize) -> Option<Report> {
        let (s, scene) = (self.s, self.s.scene);
        if scene.is(at, NOUNS) {
            let meeting = scene.lower(at) == "meeting";
            let noun = matches!(s.before(at), "the" | "a" | "this" | "that" | "’s" | "'s");
            let gerund = meeting && s.list_at(at + 1).is_some() && !noun;
            let going_on = meeting && matches!(s.before(at), "is" | "are" | "was" | "were" | "be" | "been");
            return if gerund || going_on { self.verb(at) } else { self.noun(at) };
        }
        self.verb(at)
    }

    /// The report of a draft; `cues` is where the words begin that say whether it happened.
    fn told(&self, at: usize, cue: Cue, cues: usize, draft: Draft) -> Option<Report> {
        let Draft { sides, both, trigger, end, sure } = draft;
        if cue == Cue::Wished || !both && sides.len() < 2 {
            return None;
        }
        let past = (cues..at).any(|w| matches!(self.s.lower(w), "last" | "previously" | "earlier"));
        let sure = if sides.contains(&Side::Back) { sure.saturating_sub(200) } else { sure };
        Some(Report { sides, both, cue, trigger, end, sure, past })
    }

    fn is_thing(&self, list: List) -> bool {
        self.s.parties[list.0..=list.1]
            .iter()
            .all(|p| matches!(p.who, Who::Known(_, kind) if kind != NameKind::Person))
    }

    fn people(&self, list: List) -> bool {
        self.s.parties[list.0..=list.1]
            .iter()
            .any(|p| matches!(p.who, Who::Known(_, NameKind::Person) | Who::Words))
    }

    /// The sides that lists name, and whether those spoken of before are among them.
    fn sides(&self, lists: &[List]) -> (Vec<Side>, bool) {
        let (mut sides, mut both) = (Vec::new(), false);
        lists.iter().for_each(|list| self.add_sides(*list, &mut sides, &mut both));
        (sides, both)
    }

    fn add_sides(&self, list: List, out: &mut Vec<Side>, both: &mut bool) {
        let s = self.s;
        for party in s.parties[list.0..=list.1].iter().filter(|p| !p.beside) {
            match party.who {
                Who::Known(cluster, _) => push(out, Side::Known(cluster)),
                Who::Back => match self.he(party.from) {
                    Some(before) => self.add_sides(before, out, both),
                    None => push(out, Side::Back),
                },
                Who::Both => *both = true,
                Who::Words if party.of.len() > 1 => party.of.iter().for_each(|c| push(out, Side::Known(*c))),
                Who::Words => {
                    let from = without_article(s, party.from);
                    if let Some(other) = party.other {
                        push(out, Side::Words(from, other - 1));
                    }
                    push(out, Side::Words(party.other.unwrap_or(from), party.to));
                }
            }
        }
    }

    /// Whom "he" at word `at` means in "A diplomat said he met Poe".
    fn he(&self, at: usize) -> Option<List> {
        let s = self.s;
        let list = s.main(at)?.list;
        let one = list.0 == list.1 || s.parties[list.0 + 1..=list.1].iter().all(|p| p.beside);
        let party = &s.parties[list.0];
        let person = matches!(party.who, Who::Known(_, NameKind::Person))
            || party.who == Who::Words && !party.plural(s.scene);
        (one && person && s.lower(at) != "him").then_some(list)
    }

    /// Whether a contest is named behind word `at`: "in battle", "in the final".
    fn contest(&self, at: usize) -> bool {
        let s = self.s;
        (at..at + 6).take_while(|w| s.scene.print(*w) != ".").any(|w| {
            s.scene.is(w, CONTEST) && (w.saturating_sub(4)..w).any(|b| matches!(s.lower(b), "in" | "for"))
        })
    }

    /// Past days, places aside: "met Tuesday with".
    fn skip_time(&self, from: usize) -> usize {
        let s = self.s;
        let mut p = from;
        while p < s.to && p < from + 8 {
            let word = s.lower(p);
            let day = s.scene.is(p, DAY) || s.scene.is(p, CALENDAR) && s.scene.case(p) != Case::Other;
            let light = s.scene.is(p, TIME);
            let led = word == "on" && (s.scene.is(p + 1, DAY) || s.scene.is(p + 1, CALENDAR));
            let place = matches!(word, "in" | "at").then(|| s.list_at(p + 1)).flatten();
            let place =
                place.filter(|l| l.0 == l.1 && matches!(s.parties[l.0].who, Who::Known(_, NameKind::Place)));
            if let Some(place) = place {
                p = s.end(place);
                continue;
            }
            if !(day || light || led) {
                break;
            }
            p += 1;
        }
        p
    }
}

fn push(out: &mut Vec<Side>, side: Side) {
    /// Sides of the largest meeting kept.
    const MOST: usize = 16;
    if out.len() < MOST && !out.contains(&side) {
        out.push(side);
    }
}

/// The first word behind an article.
pub(super) fn without_article(s: &Sentence, from: usize) -> usize {
    if matches!(s.lower(from), "the" | "a" | "an" | "both") { from + 1 } else { from }
}
