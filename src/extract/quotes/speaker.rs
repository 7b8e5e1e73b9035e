//! Who speaks: the words of a subject tied to the names, offices and pronouns that the article is already known to use.
//!
//! Promise: a name beside the verb decides; an office decides where one person before it holds it; a pronoun takes the
//! person or the body that spoke or acted last, and its certainty says that this is less. Where nobody is known, the
//! words are given and no cluster.

use super::subject::{Names, Range};
use super::verbs;
use super::words::Words;
use crate::extract::gender::{self, Gender};
use crate::extract::lists::fold;
use crate::extract::role::same_office;
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::{OFFICES, RANKS};
use crate::extract::{Cluster, ClusterId, Mention, MentionKind, NameKind};
use crate::text::one_line;

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
            && (scene.is_pronoun(from) || matches!(scene.lower(from), "his" | "her" | "its" | "their"))
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
        self.apposed(from, to).or_else(|| self.body(from, to))
    }

    /// Whether a person's name and an "and" stand among the words `from..to`.
    fn names_before_and(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.scene.lower(i) == "and" && self.name_of(i))
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
        matches!(
            self.scene.lower(core - 1),
            "agency"
                | "announcement"
                | "broadcaster"
                | "magazine"
                | "newspaper"
                | "report"
                | "service"
                | "statement"
        )
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

    /// "The minister", "the official": the person named last before who holds it; where no office is known to be
    /// theirs, the last who spoke.
    fn holder(&self, from: usize, core: usize) -> Option<ClusterId> {
        const NEAR: usize = 12;
        let scene = self.scene;
        let head = scene.lower(core - 1);
        let definite = matches!(scene.lower(from), "the" | "his" | "her" | "its" | "their")
            || matches!(scene.lower(from + 1), "'s" | "’s");
        if !definite {
            return None;
        }
        if !scene.is(core - 1, OFFICES) {
            return self.same_body(from, core);
        }
        let at = scene.words[from].token.span.start();
        let before = self.mentions.partition_point(|m| m.span.start() < at);
        let persons = || {
            let names =
                self.mentions[..before].iter().rev().take(NEAR).filter(|m| m.kind == MentionKind::Name);
            names.filter(|m| self.kind(m.cluster) == Some(NameKind::Person)).map(|m| m.cluster)
        };
        let start = from + 1 + usize::from(matches!(scene.lower(from + 1), "'s" | "’s"));
        if start >= core {
            return None;
        }
        let bare = core - start == 1;
        let phrase = one_line(scene.span(start, core).slice(scene.text));
        let offices = |id: ClusterId| &self.clusters[id.0 as usize].offices;
        let last =
            |office: &String| office.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(head));
        // "the Palestinian president" may be the one president of the article.
        let mut heads = persons().filter(|id| offices(*id).iter().any(last));
        let only = heads.next().is_some_and(|first| heads.all(|id| id == first));
        let same = |office: &String| match bare {
            true => last(office),
            false => same_office(&phrase, office) || (only && same_office(office, &phrase)),
        };
        let holds = |id: &ClusterId| offices(*id).iter().any(same);
        let vague =
            matches!(head, "diplomat" | "executive" | "lawmaker" | "leader" | "official" | "politician");
        persons().find(holds).or_else(|| {
            let (person, spoke) = self.person.filter(|_| bare)?;
            let unknown = from - spoke < MEMORY && offices(person).is_empty();
            (unknown || vague && spoke >= self.before || persons().next() == Some(person)).then_some(person)
        })
    }

    /// "the bank", "the group": the body named last before whose name ends so, or any where the word says no more.
    fn same_body(&self, from: usize, core: usize) -> Option<ClusterId> {
        const NEAR: usize = 12;
        let scene = self.scene;
        let head = scene.lower(core - 1);
        if core - from != 2 || scene.lower(from) != "the" {
            return None;
        }
        let vague = matches!(
            head,
            "group"
                | "organisation"
                | "organization"
                | "agency"
                | "alliance"
                | "newspaper"
                | "paper"
                | "company"
                | "movement"
        );
        let at = scene.words[from].token.span.start();
        let before = self.mentions.partition_point(|m| m.span.start() < at);
        let names = self.mentions[..before].iter().rev().take(NEAR).filter(|m| m.kind == MentionKind::Name);
        let mut bodies = names.map(|m| m.cluster).filter(|id| self.kind(*id) == Some(NameKind::Organisation));
        let ends = |id: &ClusterId| {
            let last = self.clusters[id.0 as usize].name.rsplit(' ').next();
            last.is_some_and(|last| last.eq_ignore_ascii_case(head))
        };
        let spoke = self
            .group
            .and_then(|(who, _)| who.cluster)
            .filter(|id| self.kind(*id) == Some(NameKind::Organisation));
        bodies.clone().find(ends).or_else(|| spoke.or_else(|| bodies.next()).filter(|_| vague))
    }

    /// "A top official says …. Ann Poe said": whom the lead only describes, the next sentence names.
    fn named_next(&self, from: usize, core: usize, s: usize) -> Option<ClusterId> {
        const LEAD: usize = 12;
        const NEXT: usize = 18;
        let scene = self.scene;
        let office = scene.is(core - 1, OFFICES) || scene.lower(core - 1) == "nominee";
        let lead = s <= LEAD || matches!(scene.lower(from), "a" | "an" | "one");
        if !office || scene.lower(core - 1).ends_with('s') || from > s + LEAD {
            return None;
        }
        let next = (core..scene.len().min(core + MEMORY)).find(|&i| scene.words[i].starts)?;
        let name = (next..scene.len().min(next + NEXT)).find_map(|i| {
            self.starting(i)
                .filter(|m| m.kind == MentionKind::Name && self.kind(m.cluster) == Some(NameKind::Person))
        })?;
        let first = self.mentions.iter().find(|m| m.cluster == name.cluster)?;
        let offices = &self.clusters[name.cluster.0 as usize].offices;
        let same = |office: &String| {
            let last = office.rsplit(' ').next();
            last.is_some_and(|last| last.eq_ignore_ascii_case(scene.lower(core - 1)))
        };
        // Somebody of another office is meant only where the sentence begins with the name.
        let start = scene.words.get(next + LEAD).map(|word| word.token.span.start());
        let far = start.is_some_and(|start| name.span.start() >= start);
        if far && !offices.is_empty() && !offices.iter().any(same) {
            return None;
        }
        // "The rights chief urged them to act. Ann Poe said": somebody else would be said to be somebody.
        let opens = name.span.start() == scene.words[next].token.span.start()
            && scene.lower(from) == "the"
            && verbs::verb(scene.lower(self.end_of(name, next))).is_some()
            && offices.is_empty();
        (first.span == name.span && (lead || opens)).then_some(name.cluster)
    }

    fn pronoun(&self, i: usize, s: usize) -> Who {
        let by = Some((i, i + 1));
        let scene = self.scene;
        if let Some(mention) = self.starting(i).filter(|m| m.kind == MentionKind::Pronoun) {
            return Who {
                cluster: Some(mention.cluster),
                by,
                sure: 900,
                how: "meant by the pronoun beside it",
            };
        }
        let unknown = Who { cluster: None, by, sure: 500, how: "whoever the pronoun beside it means" };
        let found = match scene.lower(i) {
            "he" | "his" | "she" | "her" => {
                let cluster = gender::of_pronoun(scene.lower(i)).and_then(|g| self.person_before(i, s, g));
                let person = cluster.map(|cluster| Who { cluster: Some(cluster), by, sure: 750, how: "" });
                // "the mayor", who has no name here.
                let office = || {
                    let (who, at) = self.group?;
                    let (from, to) = who.by?;
                    let held = who.cluster.is_none() && scene.is(self.core(from, to) - 1, OFFICES);
                    (held && i.saturating_sub(at) < MEMORY / 2).then_some(who)
                };
                person.or_else(office)
            }
            "they" | "their" => self.group_before(i, s, true),
            "it" | "its" => self.group_before(i, s, false),
            _ => None,
        };
        let how = "the last before it whom the pronoun can mean";
        found.map_or(unknown, |who| Who { sure: who.sure.min(750), how, ..who })
    }

    /// Whom "he" can mean: a person who spoke last, or whom the sentence before begins with.
    fn person_before(&self, i: usize, s: usize, gender: Gender) -> Option<ClusterId> {
        const HEAD: usize = 25;
        let suits = |id: ClusterId| {
            let name = &self.clusters[id.0 as usize].name;
            let given = name.split(' ').next().filter(|_| name.contains(' '))?;
            Some(gender::of_given(&fold(given)).is_none_or(|g| g == gender)).filter(|suits| !suits)
        };
        let suits = |id: &ClusterId| suits(*id).is_none();
        let named = |from: usize, to: usize| {
            (from..to.min(from + HEAD)).find_map(|w| {
                let name = self.starting(w).filter(|m| m.kind != MentionKind::Role)?;
                (self.kind(name.cluster) == Some(NameKind::Person)).then_some(name.cluster).filter(suits)
            })
        };
        let spoke = self.person.filter(|(id, at)| i.saturating_sub(*at) < MEMORY && suits(id));
        let recent = spoke.filter(|(_, at)| *at >= self.before).map(|(id, _)| id);
        named(s, i).or(recent).or_else(|| named(self.before, s)).or(spoke.map(|(id, _)| id))
    }

    /// What "they" or "it" can mean: the subject of the sentence so far, or what spoke last.
    fn group_before(&self, i: usize, s: usize, plural: bool) -> Option<Who> {
        let fits = |who: &Who| {
            let person = who.cluster.and_then(|c| self.kind(c)) == Some(NameKind::Person);
            let last = who.by.map_or("", |(from, to)| self.scene.lower(self.core(from, to) - 1));
            let many = last.ends_with('s') || matches!(last, "police" | "people" | "media");
            !person && (!plural || many || who.cluster.is_some())
        };
        let subject = |from: usize, end: usize| {
            let (a, b) = self.sentence_subject(from)?;
            let pronoun = b - a == 1 && self.scene.is_pronoun(a);
            (b <= end && !pronoun).then(|| self.who((a, b), from)).filter(fits)
        };
        let spoke = self.group.filter(|(who, at)| i.saturating_sub(*at) < MEMORY && fits(who));
        let recent = spoke.filter(|(_, at)| *at >= self.before).map(|(who, _)| who);
        subject(s, i).or(recent).or_else(|| subject(self.before, s)).or(spoke.map(|(who, _)| who))
    }

    /// The subject of the main clause of the sentence from word `s`.
    pub(super) fn sentence_subject(&self, s: usize) -> Option<Range> {
        const NEAR: usize = 25;
        let scene = self.scene;
        let end = (s + 1..scene.len().min(s + NEAR * 2))
            .find(|&i| scene.words[i].starts)
            .unwrap_or(scene.len().min(s + NEAR * 2));
        let mut from = s;
        let aside = |i: usize| {
            scene.is_preposition(i)
                || scene.is_adverb(i)
                || scene.is_time(i)
                || scene.is_joint(i)
                || scene.lower(i).ends_with("ing")
                || scene.lower(i) == "asked"
        };
        if aside(s)
            && let Some(comma) = (s..end.min(s + NEAR)).find(|&i| scene.print(i) == ",")
        {
            from = comma + 1;
        }
        while from < end
            && (scene.is_adverb(from) || scene.is_time(from) || matches!(scene.lower(from), "but" | "and"))
        {
            from += 1;
        }
        let mut to = from;
        while to < end
            && !(scene.is_auxiliary(to)
                || scene.is_joint(to)
                || self.is_verb(to)
                || (scene.is_stop(to) && scene.print(to) != "."))
        {
            if let Some(name) = self.starting(to).filter(|m| m.kind == MentionKind::Name) {
                to = self.end_of(name, to).max(to + 1);
                if self.kind(name.cluster) == Some(NameKind::Person) {
                    break;
                }
            } else {
                to += 1;
            }
        }
        while to > from && (scene.is_adverb(to - 1) || scene.is_time(to - 1)) {
            to -= 1;
        }
        (from < to && !scene.is_preposition(from)).then_some((from, to))
    }

    /// Whether word `i` looks like a verb that carries tense.
    fn is_verb(&self, i: usize) -> bool {
        let word = self.scene.lower(i);
        let reports = verbs::verb(word).is_some_and(|(verb, _)| !verb.takes(verbs::NOUN));
        let past = word.len() > 4
            && word.ends_with("ed")
            && self.scene.case(i) == Case::Other
            && !self.scene.is_determiner(i.saturating_sub(1));
        reports
            || past
            || matches!(
                word,
                "began"
                    | "came"
                    | "defends"
                    | "gave"
                    | "held"
                    | "left"
                    | "made"
                    | "met"
                    | "put"
                    | "sent"
                    | "set"
                    | "spoke"
                    | "took"
                    | "went"
                    | "won"
            )
    }
}
