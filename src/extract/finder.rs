//! The names of an article: what the tagger finds, and what the article and the lists say beyond doubt.
//!
//! The tagger weighs everything and decides nearly always. The rules speak where they know better than any
//! statistics: a title right before a name, an acronym that the article explains, a long listed name. They also
//! give the reasons, where they see the same name.

use std::collections::BTreeMap;

use super::NameKind;
use super::lists::{Lists, fold};
use super::name::{Name, Rules};
use super::tagger::{Evidence, Reading, Tagged, Tagger};
use crate::text::order::{pair, sort_by_key};

/// Names of rules that are at least this sure stand where the tagger marks nothing.
const SURE: u16 = 980;

/// How sure a name is that rules see and the tagger does not, short of [`SURE`].
const RULED: u16 = 650;

/// Below this a name of the tagger is doubtful: the article may know better.
const DOUBTFUL: u16 = 600;

/// From here on a name is taken from a line that capitalises everything: "Austin Talks Trade" is none.
const CLEAR: u16 = 900;

/// All names of the rules' article, in order, without overlap.
pub(super) fn find(rules: &Rules, tagger: &Tagger, lists: &Lists) -> Vec<Name> {
    let finder = Finder { rules, ruled: rules.names(), reading: tagger.read(rules.scene, lists) };
    let tagged = finder.reading.names().filter(|name| has_letters(rules, name));
    let mut out: Vec<Name> = tagged.filter_map(|tagged| finder.name(tagged)).collect();
    out.retain(|name| !finder.is_part(name));
    let sure = finder.ruled.into_iter().filter(is_known);
    let mut added: Vec<Name> = sure.filter(|name| !overlaps(&out, name)).collect();
    for name in added.iter_mut().filter(|name| name.certainty.0 < SURE) {
        name.certainty.0 = name.certainty.0.min(RULED);
    }
    out.extend(added);
    let mut out = settled(out);
    agree(rules, &mut out);
    out
}

/// Names in order; of two that share words the surer stays, of equals the first. Titles that were cut off and
/// syllables that were added can make neighbours meet.
fn settled(mut names: Vec<Name>) -> Vec<Name> {
    sort_by_key(&mut names, |name| pair(name.from, name.to));
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        match out.last_mut() {
            Some(last) if name.from < last.to => {
                if name.certainty > last.certainty {
                    *last = name;
                }
            }
            _ => out.push(name),
        }
    }
    out
}

/// What the rules know for certain, and names of three words and more of which the last tells the kind: these are
/// too rare for statistics.
const fn is_known(name: &Name) -> bool {
    name.certainty.0 >= SURE || (name.to - name.from >= 3 && name.certainty.0 >= 850)
}

/// Names have letters: an emoji is none.
fn has_letters(rules: &Rules, name: &Tagged) -> bool {
    rules.scene.span(name.from, name.to).slice(rules.scene.text).contains(char::is_alphabetic)
}

/// What rules and tagger say of one article.
struct Finder<'f> {
    rules: &'f Rules<'f, 'f>,
    /// The rules' names, in order.
    ruled: Vec<Name>,
    reading: Reading<'f>,
}

impl Finder<'_> {
    /// A tagged name with the reason and the office that the rules know; none where it is an office.
    fn name(&self, tagged: Tagged) -> Option<Name> {
        if let Some(known) = self.doubted(tagged) {
            return Some(known);
        }
        let rules = self.rules;
        let Tagged { from, to, kind, certainty, .. } = tagged;
        let office = rules.office_around(from);
        let is_person = kind == NameKind::Person;
        if office.is_some_and(|end| !is_person || to <= end) {
            return None;
        }
        let (from, to) = if is_person { self.person(from, to) } else { (from, to) };
        if is_person && certainty.0 < CLEAR && !rules.is_personal_in_title(from, to) {
            return None;
        }
        let misplaced = matches!(kind, NameKind::Person | NameKind::Organisation) && to - from == 1;
        if misplaced && certainty.0 < DOUBTFUL && rules.says_place(from) {
            return Some(self.placed(tagged));
        }
        let unknown = kind != NameKind::Organisation && to - from == 1 && certainty.0 < CLEAR;
        if unknown && rules.says_source(from) {
            return Some(Name::new(from, to, NameKind::Organisation, DOUBTFUL, "Credited as a source"));
        }
        let why = if self.rules.reasons { self.why(from, to, tagged) } else { String::new() };
        let office = if is_person { rules.office_before(from) } else { None };
        Some(Name { from, to, kind, why, certainty, office })
    }

    /// The rules' reason for the words `from..to`, or what weighed most with the tagger.
    fn why(&self, from: usize, to: usize, tagged: Tagged) -> String {
        let ruled = self.same(from, to, tagged.kind);
        ruled.unwrap_or_else(|| reason(tagged.kind, self.reading.evidence(tagged)).to_owned())
    }

    /// The words of a person's name without titles, and with the name that the rules see behind a title.
    fn person(&self, from: usize, to: usize) -> (usize, usize) {
        let (from, to) = self.rules.person(from, to);
        let near = &self.ruled[self.ruled.partition_point(|n| n.to < to)..];
        let whole =
            |n: &&Name| n.to == to && n.from < from && n.kind == NameKind::Person && n.certainty.0 >= SURE;
        (near.first().filter(whole).map_or(from, |n| n.from), to)
    }

    /// The rules' name with the same words, where the tagger doubts and they are surer.
    fn doubted(&self, tagged: Tagged) -> Option<Name> {
        let near = self.from(tagged.from)?;
        let same = near.from == tagged.from && near.to == tagged.to && near.kind != tagged.kind;
        let surer = tagged.certainty.0 < DOUBTFUL && near.certainty.0 > tagged.certainty.0;
        (same && surer && near.certainty.0 >= DOUBTFUL).then(|| near.clone())
    }

    /// A doubtful name that stands where only places do.
    fn placed(&self, tagged: Tagged) -> Name {
        let Tagged { from, to, .. } = tagged;
        let why = format!("Stands after “{}”, as places do", self.rules.scene.print(from - 1));
        Name::new(from, to, NameKind::Place, DOUBTFUL, why)
    }

    /// The reason of the rules' name with these words and this kind.
    fn same(&self, from: usize, to: usize, kind: NameKind) -> Option<String> {
        self.from(from).filter(|n| n.from == from && n.to == to && n.kind == kind).map(|n| n.why.clone())
    }

    /// Whether a name is only part of one that the rules know, and no surer.
    fn is_part(&self, name: &Name) -> bool {
        let near = &self.ruled[self.ruled.partition_point(|n| n.to < name.to)..];
        let longer = |n: &&Name| is_known(n) && n.from <= name.from && n.to - n.from > name.to - name.from;
        near.first().filter(longer).is_some_and(|n| name.certainty.0 <= n.certainty.0)
    }

    /// The first of the rules' names that ends behind word `at`.
    fn from(&self, at: usize) -> Option<&Name> {
        self.ruled[self.ruled.partition_point(|n| n.to <= at)..].first()
    }
}

/// Doubtful names take the kind of the surest mention of the same words, and so do names of several words: "General
/// Headquarters" is not a body here and a place there.
fn agree(rules: &Rules, names: &mut [Name]) {
    let words = |name: &Name| fold(rules.scene.span(name.from, name.to).slice(rules.scene.text));
    let mut surest: BTreeMap<String, (u16, NameKind)> = BTreeMap::new();
    for name in names.iter().filter(|name| name.certainty.0 >= DOUBTFUL) {
        let known = surest.entry(words(name)).or_insert((0, name.kind));
        if name.certainty.0 > known.0 {
            *known = (name.certainty.0, name.kind);
        }
    }
    for name in names.iter_mut().filter(|name| name.certainty.0 < DOUBTFUL || name.to - name.from > 1) {
        if let Some((_, kind)) = surest.get(&words(name)).filter(|(_, kind)| *kind != name.kind) {
            name.kind = *kind;
            name.office = None;
            "Named more clearly elsewhere in the article".clone_into(&mut name.why);
        }
    }
}

/// Whether a name of `names`, which are in order, shares words with `name`.
fn overlaps(names: &[Name], name: &Name) -> bool {
    let next = names.partition_point(|n| n.to <= name.from);
    names.get(next).is_some_and(|n| n.from < name.to)
}

const fn reason(kind: NameKind, evidence: Evidence) -> &'static str {
    use NameKind::{Misc, Organisation, Person, Place};
    match (evidence, kind) {
        (Evidence::Words, Person) => "Made of words that names of people are made of",
        (Evidence::Words, Organisation) => "Made of words that names of organisations are made of",
        (Evidence::Words, Place) => "Made of words that names of places are made of",
        (Evidence::Words, Misc) => "Made of words that names of events, peoples and the like are made of",
        (Evidence::Form, Person) => "Written as names of people are",
        (Evidence::Form, Organisation) => "Written as names of organisations are",
        (Evidence::Form, Place) => "Written as names of places are",
        (Evidence::Form, Misc) => "Written as names of events, peoples and the like are",
        (Evidence::Around, Person) => "Stands where people are named: the words around it say so",
        (Evidence::Around, Organisation) => {
            "Stands where organisations are named: the words around it say so"
        }
        (Evidence::Around, Place) => "Stands where places are named: the words around it say so",
        (Evidence::Around, Misc) => {
            "Stands where events, peoples and the like are named: the words around it say so"
        }
        (Evidence::Lists, Person) => "Its words are listed as names of people",
        (Evidence::Lists, Organisation) => "Listed as an organisation, or made of such words",
        (Evidence::Lists, Place) => "Listed as a place",
        (Evidence::Lists, Misc) => "Listed as a people, nationality or religion",
        (Evidence::Alike, Person) => "Used as names of people are used in news",
        (Evidence::Alike, Organisation) => "Used as names of organisations are used in news",
        (Evidence::Alike, Place) => "Used as names of places are used in news",
        (Evidence::Alike, Misc) => "Used as names of events, peoples and the like are used in news",
        (Evidence::Article, Person) => "Other mentions in the article show that it is a person",
        (Evidence::Article, Organisation) => "Other mentions in the article show that it is an organisation",
        (Evidence::Article, Place) => "Other mentions in the article show that it is a place",
        (Evidence::Article, Misc) => "Other mentions in the article show what it is",
    }
}
