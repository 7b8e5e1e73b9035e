//! Speakers that the text describes: by an office, as "the group", as somebody whom the next sentence names.

use super::super::verbs;

use super::super::words::BODIES;
use super::{MEMORY, Speakers};
use crate::extract::role::same_office;
use crate::extract::tables::OFFICES;
use crate::extract::{ClusterId, MentionKind, NameKind};
use crate::text::one_line;

impl Speakers<'_, '_> {
    /// "The minister", "the official": the person named last before who holds it; where no office is known to be
    /// theirs, the last who spoke.
    pub(super) fn holder(&self, from: usize, core: usize) -> Option<ClusterId> {
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
            // Who speaks inside the phrase ("the COAS, he added, said") has spoken behind its first word.
            let near = from.checked_sub(spoke).is_some_and(|far| far < MEMORY);
            let unknown = near && offices(person).is_empty();
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
        let vague = scene.is(core - 1, BODIES);
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
    pub(super) fn named_next(&self, from: usize, core: usize, s: usize) -> Option<ClusterId> {
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
}
