//! The rooms of extraction in order: anatomy, scene, acronyms, offices, names, clusters, roles.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cluster::{Clustering, cluster};
use super::dates::dates;
use super::finder::find;
use super::lists::{Lists, ListsError};
use super::meetings::meetings;
use super::name::{Name, Rules};
use super::office::{Office, offices};
use super::pronoun::pronouns;
use super::quotes::quotes;
use super::role::{RolePhrase, holdings, role_phrases, same_office};
use super::scene::Scene;
use super::spread::spread;
use super::tagger::{Tagger, TaggerError};
use super::tenure::tenures;
use super::ties::{Ties, ties};
use super::{Analysis, Certainty, Cluster, ClusterId, Mention, MentionKind, NameKind};
use crate::anatomy::dissect;
use crate::article::Meta;
use crate::text::order::sort_by_key;
use crate::text::{Span, one_line};

/// Why an extractor cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The word lists cannot be used.
    #[error(transparent)]
    Lists(#[from] ListsError),
    /// The tagger's model cannot be used.
    #[error(transparent)]
    Tagger(#[from] TaggerError),
}

/// The lists and the tagger that this version is built with.
#[cfg(any(test, feature = "cli"))]
const BUNDLED: [&[u8]; 2] =
    [include_bytes!("../../static/model/lists.bin"), include_bytes!("../../static/model/names.bin")];

/// Finds the names in articles. Holds the word lists and the tagger; one serves any number of articles.
pub struct Extractor {
    lists: Lists,
    tagger: Tagger,
}

impl Extractor {
    /// An extractor with these lists and the tagger that was trained with them.
    #[must_use]
    pub const fn new(lists: Lists, tagger: Tagger) -> Self {
        Self { lists, tagger }
    }

    /// An extractor from the bytes of `static/model/lists.bin` and `static/model/names.bin`.
    ///
    /// # Errors
    /// When a file is something else, of another version or damaged.
    pub fn open(lists: impl Into<Cow<'static, [u8]>>, names: &[u8]) -> Result<Self, ModelError> {
        Ok(Self::new(Lists::new(lists)?, Tagger::new(names)?))
    }

    /// An extractor with the lists and the tagger that this version is built with.
    ///
    /// # Errors
    /// When the built-in files are damaged, which a test rules out.
    #[cfg(any(test, feature = "cli"))]
    pub fn bundled() -> Result<Self, ModelError> {
        Self::open(BUNDLED[0], BUNDLED[1])
    }

    /// A hash of those lists and that tagger.
    #[cfg(any(test, feature = "cli"))]
    #[must_use]
    pub fn bundled_hash() -> u64 {
        BUNDLED.iter().fold(0, |hash, file| hash ^ crate::article::fnv1a(file))
    }

    /// Everything known of `text`. Total: any text has an analysis. Linear in the text's length, but for the
    /// number of different persons in it.
    ///
    /// ```
    /// # #[cfg(feature = "cli")] {
    /// use dramatis::{article::Meta, extract::Extractor};
    /// let found = Extractor::bundled()?.analyse("General Roland Walker met Asim Munir. Walker left.", &Meta::default());
    /// assert_eq!(found.clusters[0].name, "Roland Walker");
    /// assert_eq!(found.mentions[2].cluster, found.mentions[0].cluster);
    /// # }
    /// # Ok::<(), dramatis::extract::ModelError>(())
    /// ```
    #[must_use]
    pub fn analyse(&self, text: &str, meta: &Meta) -> Analysis {
        let anatomy = dissect(text, meta);
        let scene = Scene::new(text, &anatomy, &self.lists);
        let ties = ties(&scene);
        let offices = offices(&scene, &ties.offices);
        let names = self.named(&scene, &ties, &offices, true);
        let clustering = cluster(&scene, &self.lists, &ties, &names);
        let holdings = holdings(&scene, &names, &offices);
        let clusters = clusters(&scene, &names, &clustering, &holdings);
        let roles = role_phrases(&scene, &names, &offices, &ties.offices);
        let mut others = role_mentions(&scene, &ties, &clusters, roles);
        others.extend(pronouns(&scene, &names, &clustering, &clusters));
        let mentions = apart(name_mentions(&scene, &names, &clustering), others);
        let quotes = quotes(&scene, &mentions, &clusters);
        let (dates, date) = dates(&scene, &anatomy, meta, &self.lists, &names);
        let meetings = meetings(&scene, &offices, &mentions, &clusters, &dates);
        let offices = tenures(&scene, (&names, &clustering), (&offices, &holdings), &mentions, &dates);
        Analysis { anatomy, clusters, mentions, quotes, dates, date, meetings, offices }
    }

    /// The names in `text` alone, in order, without overlap: those that [`Extractor::analyse`] marks as names, in less
    /// time. Who they are is not asked.
    ///
    /// ```
    /// # #[cfg(feature = "cli")] {
    /// use dramatis::{article::Meta, extract::{Extractor, NameKind}};
    /// let text = "General Roland Walker flew to Lima.";
    /// let found = Extractor::bundled()?.names(text, &Meta::default());
    /// assert_eq!((found[0].span.slice(text), found[0].kind), ("Roland Walker", NameKind::Person));
    /// # }
    /// # Ok::<(), dramatis::extract::ModelError>(())
    /// ```
    #[must_use]
    pub fn names(&self, text: &str, meta: &Meta) -> Vec<FoundName> {
        let scene = Scene::new(text, &dissect(text, meta), &self.lists);
        let ties = ties(&scene);
        let offices = offices(&scene, &ties.offices);
        let found = |name: Name| {
            let Name { from, to, kind, certainty, .. } = name;
            FoundName { span: scene.span(from, to), kind, certainty }
        };
        self.named(&scene, &ties, &offices, false).into_iter().map(found).collect()
    }

    fn named(&self, scene: &Scene, ties: &Ties, offices: &[Office], reasons: bool) -> Vec<Name> {
        let rules = Rules { scene, lists: &self.lists, ties, offices, reasons };
        spread(&rules, find(&rules, &self.tagger, &self.lists))
    }
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundName {
    /// Where.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// How sure it is that this is a name of this kind.
    pub certainty: Certainty,
}

fn clusters(
    scene: &Scene,
    names: &[Name],
    clustering: &Clustering,
    holdings: &[super::role::Holding],
) -> Vec<Cluster> {
    let mut out: BTreeMap<ClusterId, Cluster> = BTreeMap::new();
    for (name, id) in names.iter().zip(&clustering.of) {
        let text = one_line(scene.span(name.from, name.to).slice(scene.text));
        let cluster =
            out.entry(*id).or_insert(Cluster { kind: name.kind, name: text.clone(), offices: Vec::new() });
        if fuller(&text, &cluster.name) {
            cluster.name = text;
        }
    }
    for holding in holdings {
        let Some(cluster) = out.get_mut(&clustering.of[holding.name]) else { continue };
        let known = cluster.offices.iter().any(|o| o.eq_ignore_ascii_case(&holding.office));
        if !known && !holding.office.is_empty() {
            cluster.offices.push(holding.office.clone());
        }
    }
    out.into_values().collect()
}

/// More words, or as many and not all in capitals where the other is, or as many and longer.
fn fuller(a: &str, b: &str) -> bool {
    let rank = |s: &str| {
        let shouted =
            s.chars().filter(|c| c.is_alphabetic()).count() > 5 && !s.chars().any(char::is_lowercase);
        (s.split([' ', '-']).count(), !shouted, s.chars().count())
    };
    rank(a) > rank(b)
}

/// Names, which are in order, and those of the other mentions that share no character with a name or with one
/// another.
fn apart(names: Vec<Mention>, mut others: Vec<Mention>) -> Vec<Mention> {
    others.retain(|other| {
        let next = names.partition_point(|name| name.span.end() <= other.span.start());
        names.get(next).is_none_or(|name| name.span.start() >= other.span.end())
    });
    sort_by_key(&mut others, |mention| mention.span.key());
    let mut end = None;
    others.retain(|other| {
        let free = end.is_none_or(|end| end <= other.span.start());
        end = if free { Some(other.span.end()) } else { end };
        free
    });
    let mut all = names;
    all.extend(others);
    sort_by_key(&mut all, |mention| mention.span.key());
    all
}

fn name_mentions(scene: &Scene, names: &[Name], clustering: &Clustering) -> Vec<Mention> {
    names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let joined = &clustering.why[i];
            let why = if joined.is_empty() || name.why.contains(joined.as_str()) {
                name.why.clone()
            } else {
                format!("{}; {joined}", name.why)
            };
            Mention {
                span: scene.span(name.from, name.to),
                cluster: clustering.of[i],
                kind: MentionKind::Name,
                why,
                certainty: name.certainty,
                link: clustering.certainty[i],
            }
        })
        .collect()
}

/// Office phrases that exactly one person of the article holds. Each phrase is looked up once.
fn role_mentions(scene: &Scene, ties: &Ties, clusters: &[Cluster], roles: Vec<RolePhrase>) -> Vec<Mention> {
    let mut holders: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let mut out = Vec::new();
    for role in roles {
        let holder = *holders
            .entry(role.office.clone())
            .or_insert_with_key(|office| only_holder(scene, ties, clusters, office));
        let Some(number) = holder else { continue };
        let why =
            format!("{} is the only person here who is called “{}”", clusters[number].name, role.office);
        let cluster = ClusterId(u32::try_from(number).unwrap_or(u32::MAX));
        let span = scene.span(role.from, role.to);
        let sure = Certainty(750);
        out.push(Mention { span, cluster, kind: MentionKind::Role, why, certainty: sure, link: sure });
    }
    out
}

fn only_holder(scene: &Scene, ties: &Ties, clusters: &[Cluster], office: &str) -> Option<usize> {
    let long = ties.office_long(scene, office);
    let holds = |o: &String| same_office(office, o) || long.as_ref().is_some_and(|long| same_office(long, o));
    let mut holders = clusters
        .iter()
        .enumerate()
        .filter(|(_, c)| c.kind == NameKind::Person && c.offices.iter().any(holds))
        .map(|(number, _)| number);
    let first = holders.next()?;
    holders.next().is_none().then_some(first)
}
