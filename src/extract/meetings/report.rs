//! What one sentence tells of meetings: each verb or noun of meeting with its sides.
//!
//! Precision comes from the sides: "met with criticism" has no second one. What is only asked for, contests and
//! sports are left out.

mod noun;
mod together;
mod verb;
mod visit;

use super::clause::{Cue, List, Sentence};
use super::party::{ENDS, Side, Who};
use super::words::{CONTEST, DAY, DISCUSS, MEET, NOUNS, OTHERS, RECEIVE, SPORT, TIME, WITH, one_of};
use crate::extract::NameKind;
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::CALENDAR;
use crate::extract::vocabulary::bits;

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
    /// How many sides have a meeting each with the others: "both discussed it with Poe".
    pub(super) each: Each,
    /// Only a visit to a state: who was met there nobody says.
    pub(super) visit: bool,
}

/// Which sides of a telling met the others one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Each {
    None,
    /// The first so many: "X and Y both met Z".
    First(usize),
    /// Those behind the first so many: "X met separately with Y and Z".
    Behind(usize),
}

/// Whether word `at` may tell of a meeting.
pub(super) fn is_trigger(scene: &Scene, at: usize) -> bool {
    const TABLES: u64 = bits(&[MEET, NOUNS, RECEIVE, DISCUSS, WITH]);
    scene.is_any(at, TABLES)
        || scene.is(at, OTHERS)
        || matches!(scene.lower(at), "phone" | "telephone") && at > 0 && scene.lower(at - 1) == "by"
        || scene.lower(at) == "conference" && is_shared(scene, at)
}

/// "joint news conference", "news conference with"
fn is_shared(scene: &Scene, at: usize) -> bool {
    let shared = |at: usize| scene.lower(at - 2) == "joint" || scene.lower(at + 1) == "with";
    at > 1 && matches!(scene.lower(at - 1), "news" | "press") && shared(at)
}

/// All tellings of a sentence, in order.
pub(super) fn reports(sentence: &Sentence) -> Vec<Report> {
    let scene = sentence.scene;
    // Teams meet in matches; who is there in an office meets otherwise.
    let sport = (sentence.from..sentence.to).any(|w| scene.is(w, SPORT));
    if sport && !sentence.parties.iter().any(|p| sentence.in_office(p)) {
        return Vec::new();
    }
    let all = (sentence.from..sentence.to).filter(|w| is_trigger(scene, *w));
    let mut out = Vec::new();
    all.filter_map(|at| Reader { s: sentence }.report(at)).for_each(|report| one_by_one(report, &mut out));
    out
}

/// A telling of several meetings as one of each.
fn one_by_one(report: Report, out: &mut Vec<Report>) {
    let all = report.sides.len();
    let (own, common) = match report.each {
        Each::First(n) if n > 1 && n < all => (0..n, n..all),
        Each::Behind(n) if n > 0 && n + 1 < all => (n..all, 0..n),
        _ => return out.push(report),
    };
    for one in own {
        let mut sides = report.sides[common.clone()].to_vec();
        sides.insert(0, report.sides[one]);
        out.push(Report { sides, each: Each::None, ..report.clone() });
    }
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
            let noun = one_of(s.before(at), "the a this that ’s 's");
            let gerund = meeting && s.list_at(at + 1).is_some() && !noun;
            let be = |w: usize| one_of(s.before(w), "is are was were be been");
            let also = at > s.from && (one_of(s.before(at), "also both now currently still") && be(at - 1));
            // "visited the town, meeting with villagers"
            let with = s.lower(self.skip_time(at + 1)) == "with";
            let on = at > s.from && (one_of(s.before(at), "and or then while") || scene.print(at - 1) == ",");
            let going_on = meeting && (be(at) || also || with && on);
            return if gerund || going_on { self.verb(at) } else { self.noun(at) };
        }
        if scene.lower(at) == "conference" {
            return self.noun(at);
        }
        self.verb(at)
    }

    /// The report of a draft; `cues` is where the words begin that say whether it happened.
    fn told(&self, at: usize, cue: Cue, cues: usize, draft: Draft) -> Option<Report> {
        let Draft { sides, both, trigger, end, sure } = draft;
        if cue == Cue::Wished || !both && sides.len() < 2 {
            return None;
        }
        let past = (cues..at).any(|w| one_of(self.s.lower(w), "last previously earlier"));
        let back = sides.iter().any(|side| matches!(side, Side::Back(_)));
        let sure = if back { sure.saturating_sub(200) } else { sure };
        Some(Report { sides, both, cue, trigger, end, sure, past, each: Each::None, visit: false })
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
                Who::Known(cluster, _) => party.named_sides(cluster).for_each(|side| push(out, side)),
                Who::Back => match self.he(party.from) {
                    Some(before) => self.add_sides(before, out, both),
                    None => push(out, Side::Back(party.from)),
                },
                Who::Both => match self.they(party.from) {
                    Some(before) => self.add_sides(before, out, both),
                    None => *both = true,
                },
                Who::Words if party.of.len() > 1 => party.of.iter().for_each(|side| push(out, *side)),
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
        // "A spokesman for Poe said she met Keita."
        let speaks_for = s.lower(s.parties[list.0].head).starts_with("spokes");
        if speaks_for && matches!(s.lower(s.parties[list.0].head + 1), "for" | "of") {
            return None;
        }
        let one = list.0 == list.1 || s.parties[list.0 + 1..=list.1].iter().all(|p| p.beside);
        let party = &s.parties[list.0];
        let person = matches!(party.who, Who::Known(_, NameKind::Person))
            || party.who == Who::Words && !party.plural(s.scene);
        (one && person && s.lower(at) != "him").then_some(list)
    }

    /// Whom "they" at word `at` means in "Officials said they would meet Poe".
    fn they(&self, at: usize) -> Option<List> {
        let s = self.s;
        if s.lower(at) != "they" {
            return None;
        }
        let list = s.main(at)?.list;
        let party = &s.parties[list.0];
        let many = list.0 < list.1
            || party.plural(s.scene)
            || matches!(party.who, Who::Known(_, NameKind::Organisation));
        (many && party.who != Who::Both).then_some(list)
    }

    /// Whether a contest is named behind word `at`: "in battle", "in the final".
    fn contest(&self, at: usize) -> bool {
        let s = self.s;
        (at..at + 6).take_while(|w| s.scene.print(*w) != ".").any(|w| {
            // "a round of talks"
            let talks = s.lower(w + 1) == "of";
            s.scene.is(w, CONTEST)
                && !talks
                && (w.saturating_sub(4)..w).any(|b| matches!(s.lower(b), "in" | "for"))
        })
    }

    /// The sides at word `p` behind times and places, past "all of" and the like.
    fn object(&self, p: usize) -> Option<List> {
        let s = self.s;
        let p = self.skip_time(p);
        let many = one_of(s.lower(p), "all some several most many both each");
        s.list_at(p)
            .or_else(|| if many { s.list_at(p + 1 + usize::from(s.lower(p + 1) == "of")) } else { None })
            .or_else(|| self.introduced(p))
    }

    /// "another hero, Archbishop Poe": who that is.
    fn introduced(&self, p: usize) -> Option<List> {
        const REACH: usize = 8;
        let s = self.s;
        if !one_of(s.lower(p), "a an another the fellow his her") {
            return None;
        }
        let comma = (p + 1..p + REACH).find(|w| {
            !one_of(s.lower(*w), "of the") && s.scene.is_any(*w, ENDS) || s.scene.print(*w) == ","
        })?;
        let list = s.list_at(comma + 1).filter(|_| s.scene.print(comma) == ",")?;
        matches!(s.parties[list.0].who, Who::Known(_, NameKind::Person)).then_some(list)
    }

    /// Past times, places and manners: "met twice Tuesday in Lima, face to face, with".
    fn skip_time(&self, from: usize) -> usize {
        let s = self.s;
        let mut p = from;
        while p < s.to && p < from + 14 {
            let next = self.one_more(p);
            if next == p {
                break;
            }
            p = next;
        }
        p
    }

    /// Behind the time, place or manner at word `p`; `p` itself where there is none.
    fn one_more(&self, p: usize) -> usize {
        let s = self.s;
        let (word, next) = (s.lower(p), s.lower(p + 1));
        let led = one_of(word, "on for over during in at");
        if let Some(end) = s.time_at(p + usize::from(led)) {
            return end;
        }
        let small = s.scene.case(p) == Case::Other;
        // "Jan Petersen" is no January.
        if s.named_at(p).is_some() {
            return p;
        }
        if s.scene.is(p, DAY) || s.scene.is(p, CALENDAR) && !small || s.scene.is(p, TIME) {
            return p + 1;
        }
        if one_of(word, "in at near outside") {
            let place = s.list_at(p + 1).filter(|l| {
                s.parties[l.0..=l.1].iter().all(|p| matches!(p.who, Who::Known(_, NameKind::Place)))
            });
            if let Some(place) = place {
                return s.end(place);
            }
        }
        match (word, next) {
            ("in", "person" | "private" | "secret" | "public") | ("three" | "four" | "several", "times") => {
                p + 2
            }
            ("behind", "closed") => p + 3,
            ("face", "to") => p + 3,
            ("face" | "one", "") if s.scene.print(p + 1) == "-" && s.scene.print(p + 3) == "-" => p + 5,
            _ if small && word.len() > 4 && word.ends_with("ly") => p + 1,
            _ => p,
        }
    }

    /// The sides behind a "with" that other words part from the verb at whose end word `p` stands: "met at the palace
    /// for an hour with".
    fn far_with(&self, p: usize) -> Option<usize> {
        let s = self.s;
        if !one_of(s.lower(p), "at in on for over during by near inside aboard outside") {
            return None;
        }
        for w in p..s.to.min(p + 16) {
            match s.lower(w) {
                "with" if s.list_at(self.skip_time(w + 1)).is_some() => return Some(w),
                "" if s.scene.print(w) == "," => {
                    let place = s.named_at(w + 1).is_some_and(|n| n.kind == NameKind::Place);
                    if !place && s.time_at(w + 1).is_none() {
                        return None;
                    }
                }
                "" if !one_of(s.scene.print(w), "’s 's - . ’ '") => return None,
                "to" | "that" | "who" | "which" | "and" | "but" | "after" | "before" | "when" | "while"
                | "as" | "said" => return None,
                _ => {}
            }
        }
        None
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
    if one_of(s.lower(from), "the a an both") { from + 1 } else { from }
}
