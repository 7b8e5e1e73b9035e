//! Who speaks: the words of a subject tied to the names, offices and pronouns that the article is already known to use.
//!
//! Promise: a name beside the verb decides; an office decides where one person before it holds it; a pronoun takes the
//! person or the body that spoke or acted last, and its certainty says that this is less. Where nobody is known, the
//! words are given and no cluster.

mod described;
mod pronoun;

use super::subject::{Names, Range};
use super::words::{PAPERS, Words};
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{OFFICES, RANKS};
use crate::extract::{Cluster, ClusterId, Mention, MentionKind, NameKind};

/// Who speaks, and how sure that is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Who {
    pub(super) cluster: Option<ClusterId>,
    /// The words that name the speaker.
    pub(super) by: Option<Range>,
    /// In thousandths.
    pub(super) sure: u16,
    /// How it was found, as the end of a sentence.
    pub(super) how: &'static str,
}

/// The speakers of one article so far.
pub(super) struct Speakers<'a, 't> {
    pub(super) scene: &'a Scene<'t>,
    pub(super) mentions: &'a [Mention],
    pub(super) clusters: &'a [Cluster],
    /// The last person who spoke, and where.
    person: Option<(ClusterId, usize)>,
    /// The last body or group that spoke, and where.
    group: Option<(Who, usize)>,
    /// Where the sentence before begins.
    pub(super) before: usize,
}

/// Words over which a pronoun looks back.
const MEMORY: usize = 120;

impl Names for Speakers<'_, '_> {
    fn name_before(&self, end: usize) -> Option<(usize, bool)> {
        let mention = self.ending(end).filter(|m| m.kind == MentionKind::Name)?;
        Some((self.word_at(mention, end), self.kind(mention.cluster) == Some(NameKind::Person)))
    }
}

impl<'a, 't> Speakers<'a, 't> {
    pub(super) const fn new(scene: &'a Scene<'t>, mentions: &'a [Mention], clusters: &'a [Cluster]) -> Self {
        Self { scene, mentions, clusters, person: None, group: None, before: 0 }
    }

    /// Who the words of `range`, in the sentence from word `s`, speak of.
    pub(super) fn who(&self, (from, to): Range, s: usize) -> Who {
        let scene = self.scene;
        if to - from == 1
            && (scene.is_pronoun(from)
                || matches!(scene.lower(from), "him" | "his" | "her" | "its" | "their"))
        {
            return self.pronoun(from, s);
        }
        let by = Some((from, to));
        if let Some(cluster) = self.named(from, to) {
            let by = self.stated(from, to).or(by);
            return Who { cluster: Some(cluster), by, sure: 950, how: "named beside it" };
        }
        let core = self.core(from, to);
        let next = self.named_next(from, core, s).map(|cluster| Who {
            cluster: Some(cluster),
            by,
            sure: 600,
            how: "named in the next sentence",
        });
        if let Some(role) = self.ending(core).filter(|m| m.kind == MentionKind::Role) {
            // Of two who are named only later, it is the nearer.
            let here = scene.words[from].token.span.start();
            let known = self.mentions.iter().find(|m| m.cluster == role.cluster);
            if let Some(next) = next.filter(|_| known.is_some_and(|first| first.span.start() >= here)) {
                return next;
            }
            return Who { cluster: Some(role.cluster), by, sure: 850, how: "meant by the office beside it" };
        }
        if let Some(cluster) = self.holder(from, core) {
            return Who { cluster: Some(cluster), by, sure: 750, how: "the last before it with that office" };
        }
        next.unwrap_or_else(|| {
            let by = self.stated(from, to).or(by);
            Who { cluster: None, by, sure: 900, how: "named by the words beside it alone" }
        })
    }

    /// Keeps who spoke at word `at`, for the pronouns to come.
    pub(super) fn spoke(&mut self, who: Who, at: usize) {
        match who.cluster.map(|cluster| (cluster, self.kind(cluster))) {
            Some((cluster, Some(NameKind::Person))) => self.person = Some((cluster, at)),
            _ if who.by.is_some() => self.group = Some((who, at)),
            _ => {}
        }
    }

    pub(super) fn kind(&self, cluster: ClusterId) -> Option<NameKind> {
        self.clusters.get(cluster.0 as usize).map(|c| c.kind)
    }

    /// The mention whose last word is the one before word `end`.
    pub(super) fn ending(&self, end: usize) -> Option<&'a Mention> {
        let at = self.scene.words.get(end.checked_sub(1)?)?.token.span.end();
        let next = self.mentions.partition_point(|m| m.span.end() < at);
        self.mentions.get(next).filter(|m| m.span.end() == at)
    }

    /// The mention whose first word is word `i`.
    pub(super) fn starting(&self, i: usize) -> Option<&'a Mention> {
        let at = self.scene.words.get(i)?.token.span.start();
        let next = self.mentions.partition_point(|m| m.span.start() < at);
        self.mentions.get(next).filter(|m| m.span.start() == at)
    }

    /// The first word of a mention that ends before word `end`.
    fn word_at(&self, mention: &Mention, end: usize) -> usize {
        let start = mention.span.start();
        let mut from = end;
        while from > 0 && self.scene.words[from - 1].token.span.start() >= start {
            from -= 1;
        }
        from
    }

    /// One past the last word of the mention from word `i` on.
    pub(super) fn end_of(&self, mention: &Mention, i: usize) -> usize {
        let mut to = i;
        while self.scene.words.get(to).is_some_and(|w| w.token.span.end() <= mention.span.end()) {
            to += 1;
        }
        to
    }

    /// Whether a person's name ends before word `end`.
    pub(super) fn name_of(&self, end: usize) -> bool {
        self.name_before(end).is_some_and(|(_, person)| person)
    }

    /// The words of a phrase without what "of", "for" and the like add.
    fn core(&self, from: usize, to: usize) -> usize {
        (from + 1..to).find(|&i| self.scene.is_preposition(i) || self.scene.is_stop(i)).unwrap_or(to)
    }

    /// The person or body that the phrase names: its last word is the name's, or the name is all of it.
    fn named(&self, from: usize, to: usize) -> Option<ClusterId> {
        let scene = self.scene;
        let start = from + usize::from(scene.is_determiner(from));
        // "the World Health Organization (WHO)".
        let close = if scene.print(to - 1) == ")" { to.saturating_sub(3).max(from + 1) } else { to };
        for end in [close, self.core(from, to)] {
            let Some(name) = self.ending(end).filter(|m| m.kind == MentionKind::Name) else { continue };
            let at = self.word_at(name, end);
            let person = self.kind(name.cluster) == Some(NameKind::Person);
            let owned = (from..at).rev().find(|&i| scene.is_preposition(i));
            let beside = owned.is_some_and(|p| {
                p + 1 == at
                    || scene.is(at - 1, OFFICES)
                    || scene.is(at - 1, RANKS)
                    || scene.print(at - 1) == "."
            });
            let alone = at <= start
                || (owned.is_none() && scene.case(at - 1) == Case::Other && !scene.lower(at - 1).is_empty());
            let listed = owned.is_none() && self.names_before_and(from, at);
            if at >= from
                && !beside
                && !listed
                && (person || alone)
                && self.kind(name.cluster) != Some(NameKind::Misc)
            {
                return Some(name.cluster);
            }
        }
        self.apposed(from, to).or_else(|| self.body(from, to)).or_else(|| self.opening(from, to))
    }

    /// Whether a person's name and an "and" stand among the words `from..to`.
    fn names_before_and(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.scene.lower(i) == "and" && self.name_of(i))
    }

    /// "Gen. Poe spends a week in Lima", before ", says": whom the words begin with, if a verb is right behind.
    fn opening(&self, from: usize, to: usize) -> Option<ClusterId> {
        const TITLE: usize = 4;
        let scene = self.scene;
        let (at, name) = (from..to.min(from + TITLE)).find_map(|i| Some((i, self.starting(i)?)))?;
        let next = self.end_of(name, at);
        let word = scene.lower(next);
        let verb = next + 1 < to && scene.case(next) == Case::Other && word.len() > 3 && word.ends_with('s');
        let person = self.kind(name.cluster) == Some(NameKind::Person) && name.kind == MentionKind::Name;
        let noun = scene.is(next, OFFICES) || scene.is_preposition(next + 1) && scene.lower(next + 1) == "of";
        (verb && person && !noun).then_some(name.cluster)
    }

    /// "a NATO statement", "the Washington Post newspaper", "a report from the Commerce Department": whose it is.
    fn body(&self, from: usize, to: usize) -> Option<ClusterId> {
        let core = self.core(from, to);
        let of = |end: usize| self.ending(end).filter(|m| m.kind == MentionKind::Name).map(|m| m.cluster);
        let source = self.source(from, to).and_then(|(_, end)| of(end));
        let bodies = [of(core - 1), source].into_iter().flatten();
        let mut bodies = bodies.filter(|id| self.kind(*id) == Some(NameKind::Organisation));
        bodies.next().filter(|_| self.is_paper(core) && core > from + 1)
    }

    /// Whether the words before word `core` are something that speaks for whoever made it.
    fn is_paper(&self, core: usize) -> bool {
        self.scene.is(core - 1, PAPERS)
    }

    /// The words for whoever made a statement or report: "NATO" of "a NATO statement", "the bank" of "a report by the bank".
    fn source(&self, from: usize, to: usize) -> Option<Range> {
        let (scene, core) = (self.scene, self.core(from, to));
        if matches!(scene.lower(core), "by" | "from" | "of") {
            return (core + 1 < to).then_some((core + 1, to));
        }
        let start = from + usize::from(scene.is_determiner(from));
        (start + 1 < core).then_some((start, core - 1))
    }

    /// The same as the words that name a speaker: those of a statement name who made it.
    fn stated(&self, from: usize, to: usize) -> Option<Range> {
        let core = self.core(from, to);
        let statement = matches!(self.scene.lower(core - 1), "announcement" | "statement");
        let named = |(_, end): &Range| self.scene.case(end - 1) != Case::Other;
        self.source(from, to).filter(|_| statement).filter(named)
    }

    /// "the minister, Luc Chatel,": a person's name alone between commas behind the phrase.
    fn apposed(&self, from: usize, to: usize) -> Option<ClusterId> {
        let scene = self.scene;
        if scene.print(to) != "," {
            return None;
        }
        // "The group, the Lima Forum, said".
        let first = to + 1 + usize::from(scene.is_determiner(to + 1));
        if self.core(from, to) == to
            && !scene.is(to - 1, OFFICES)
            && let Some(body) = self.starting(first).filter(|m| m.kind == MentionKind::Name)
            && self.kind(body.cluster) == Some(NameKind::Organisation)
            && scene.print(self.end_of(body, first)) == ","
        {
            return Some(body.cluster);
        }
        const NEAR: usize = 8;
        let name = (to + 1..to + NEAR).find_map(|i| Some((i, self.starting(i)?)))?;
        let (at, name) = name;
        let closed = matches!(scene.print(self.end_of(name, at)), "," | "." | ";")
            || !scene.continues(self.end_of(name, at));
        let titles = (to + 1..at)
            .all(|i| scene.is(i, RANKS) || scene.is(i, OFFICES) || matches!(scene.print(i), "." | "-"));
        let person = self.kind(name.cluster) == Some(NameKind::Person) && name.kind == MentionKind::Name;
        (closed && titles && person).then_some(name.cluster)
    }
}
