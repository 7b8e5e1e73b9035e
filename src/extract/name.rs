//! Which words are names, and of what kind: rules over titles, word lists, the last words of names, and
//! what stands around them. Each name carries the reason that decided.
//!
//! The rules go through an article once, left to right; at each capitalised word the first that fits takes
//! as many words as it can. [`super::spread`] then carries the clear names over to the unclear places.

use super::lists::{Flag, Flags, Lists};
use super::office::{Office, is_address};
use super::person;
use super::scene::{Case, Scene};
use super::tables::{
    BODY_HEADS, BODY_OPENERS, COMPOUNDS, EVENT_HEADS, EVENT_OPENERS, PLACE_HEADS, PLACE_OPENERS,
    PLAIN_ACRONYMS,
};
use super::ties::Ties;
use super::vocabulary::has;
use super::{Certainty, NameKind};
use crate::text::one_line;

/// A name found, as word numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: NameKind,
    pub(super) why: String,
    pub(super) certainty: Certainty,
    /// The office phrase that stands before a person's name.
    pub(super) office: Option<Office>,
}

/// Words of the longest name looked for.
const LONGEST_RUN: usize = 16;

impl Name {
    pub(super) fn new(
        from: usize,
        to: usize,
        kind: NameKind,
        certainty: u16,
        why: impl Into<String>,
    ) -> Self {
        Self { from, to, kind, why: why.into(), certainty: Certainty(certainty), office: None }
    }
}

/// The rules' surroundings: the article, the lists, what the article explains.
pub(super) struct Rules<'a, 't> {
    pub(super) scene: &'a Scene<'t>,
    pub(super) lists: &'a Lists,
    pub(super) ties: &'a Ties,
    pub(super) offices: &'a [Office],
    /// Whether anyone asks why the tagger marks a name.
    pub(super) reasons: bool,
}

impl Rules<'_, '_> {
    /// All names, in order, without overlap.
    pub(super) fn names(&self) -> Vec<Name> {
        let mut out = Vec::new();
        let mut offices = self.offices.iter().peekable();
        let mut i = 0;
        while i < self.scene.len() {
            while offices.peek().is_some_and(|o| o.from < i) {
                offices.next();
            }
            if let Some(&&office) = offices.peek()
                && office.from == i
            {
                i = self.after_office(office, &mut out);
                continue;
            }
            let limit = offices.peek().map_or(self.scene.len(), |o| o.from);
            i = match self.name_at(i, limit) {
                Some(name) => {
                    let to = name.to;
                    out.push(name);
                    to
                }
                None => i + 1,
            };
        }
        out
    }

    /// The office phrase that ends right before word `at`, forms of address apart.
    pub(super) fn office_before(&self, at: usize) -> Option<Office> {
        let office = *self.offices[..self.offices.partition_point(|o| o.to <= at)].last()?;
        let adjoins = office.to == at && (self.scene.continues(at) || self.scene.print(at - 1) == ".");
        (adjoins && !is_address(self.scene, office.from, office.to)).then_some(office)
    }

    /// One past the last word of the office phrase that word `at` is part of: "Army" in "the Army chief".
    pub(super) fn office_around(&self, at: usize) -> Option<usize> {
        let office = self.offices.get(self.offices.partition_point(|o| o.to <= at))?;
        (office.from <= at).then_some(office.to)
    }

    /// Whether words outside a line that capitalises everything, or each listed as a name of people, or only one.
    pub(super) fn is_personal_in_title(&self, from: usize, to: usize) -> bool {
        let scene = self.scene;
        let personal = |w: usize| scene.flags(w).any(&[Flag::Given, Flag::Family]);
        !scene.words[from].titled || to - from == 1 || (from..to).all(personal)
    }

    /// One past the small syllable that belongs to a full name: "Park Ji | -sung", but not "George Bush-era".
    fn syllable(&self, from: usize, to: usize) -> Option<usize> {
        const LONGEST: usize = 6;
        let scene = self.scene;
        let joined = to - from >= 2 && scene.print(to) == "-" && scene.glued(to) && scene.glued(to + 1);
        let word = scene.print(to + 1);
        let small = word.len() <= LONGEST && !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        (joined && small && !scene.is(to + 1, COMPOUNDS)).then_some(to + 2)
    }

    /// A person's name without the title, a date's month or a sentence's first word before it, and with the stop that belongs to its
    /// suffix ("Jr.").
    pub(super) fn person(&self, from: usize, to: usize) -> (usize, usize) {
        let title = self.offices.get(self.offices.partition_point(|o| o.to <= from));
        // "Sheikh" can be a name; "Mr" and "Admiral" cannot, nor can the end of "Air Chief Marshal".
        let outside = |o: &&Office| {
            o.from < from || is_address(self.scene, o.from, o.to) || !self.scene.flags(from).has(Flag::Given)
        };
        let titled = title.filter(|o| o.from <= from && o.to < to).filter(outside).map_or(from, |o| o.to);
        let opener = titled + 1 < to
            && !self.scene.is_name_word(titled)
            && self.scene.case(titled) == Case::Capital
            && !self.scene.flags(titled).has(Flag::Given);
        let from = self.initials(titled + usize::from(opener));
        let to = self.syllable(from, to).unwrap_or(to);
        let stop = self.scene.print(to) == "." && self.scene.glued(to);
        let suffixed = stop && matches!(self.scene.lower(to - 1), "jr" | "sr");
        (from, to + usize::from(suffixed))
    }

    /// Where the initials begin that the initial at word `from` is one of: "A. P. J. Abdul Kalam".
    fn initials(&self, from: usize) -> usize {
        let initial = |i: usize| self.scene.case(i) == Case::Initial;
        let before =
            (0..from).rev().take_while(|&i| initial(i) && initial(i + 1) && self.scene.continues(i + 1));
        before.last().unwrap_or(from)
    }

    /// The person behind an office phrase; gives the word to go on from.
    fn after_office(&self, office: Office, out: &mut Vec<Name>) -> usize {
        let scene = self.scene;
        let strong = scene.continues(office.to) || scene.print(office.to - 1) == ".";
        let title = scene.span(office.from, office.to).slice(scene.text);
        if strong && let Some(to) = person::after_title(self, office.to) {
            let certainty = if to - office.to > 1 { 980 } else { 930 };
            let why = format!("Stands after the title “{}”", one_line(title));
            let mut name = Name::new(office.to, to, NameKind::Person, certainty, why);
            name.office = (!is_address(scene, office.from, office.to)).then_some(office);
            out.push(name);
            return to;
        }
        office.to
    }

    /// The name that begins at word `i` and ends at or before word `limit`, if one does.
    fn name_at(&self, i: usize, limit: usize) -> Option<Name> {
        let scene = self.scene;
        if !scene.is_name_word(i) {
            return person::lower_particle(self, i, limit);
        }
        let end = self.run_end(i, limit);
        let listed = self.listed(i);
        self.explained(i)
            .or_else(|| self.by_head(i, end, listed))
            .or_else(|| self.by_list(i, listed, 2))
            .or_else(|| self.by_opener(i, end))
            .or_else(|| person::by_evidence(self, i, limit))
            .or_else(|| self.by_list(i, listed, 1))
            .or_else(|| self.acronym(i))
            .or_else(|| self.by_preposition(i, end))
    }

    /// One past the last word of the run of capitalised words that begins at `i`; no name is longer than
    /// [`LONGEST_RUN`] words, which keeps a text all in capitals linear.
    pub(super) fn run_end(&self, i: usize, limit: usize) -> usize {
        let scene = self.scene;
        let limit = limit.min(i + LONGEST_RUN);
        let mut end = i + 1;
        while end < limit && scene.continues(end) {
            let hyphen = scene.print(end) == "-" && scene.glued(end) && scene.glued(end + 1);
            if scene.is_name_word(end) && scene.print(end - 1) != ")" {
                end += 1;
            } else if hyphen && end + 1 < limit && scene.is_name_word(end + 1) {
                end += 2;
            } else if hyphen
                && scene.print(end + 2) == "-"
                && scene.glued(end + 3)
                && scene.is_name_word(end + 3)
                && end + 3 < limit
            {
                end += 4;
            } else if scene.print(end) == "&"
                && end + 1 < limit
                && scene.continues(end + 1)
                && scene.is_name_word(end + 1)
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// The longest listed name from word `i` on, within its sentence: words taken and what it is.
    fn listed(&self, i: usize) -> Option<(usize, Flags)> {
        const LONGEST: usize = 12;
        let scene = self.scene;
        let words = (i..(i + LONGEST).min(scene.len()))
            .take_while(|&w| w == i || scene.continues(w))
            .take_while(|&w| !scene.lower(w).is_empty() || matches!(scene.print(w), "-" | "&"))
            .map(|w| scene.print(w));
        let mut most = LONGEST;
        loop {
            let (len, flags) = self.lists.longest(words.clone().take(most))?;
            // A listed name ends on a capital: of "US military" only "US" is one.
            if len == 1 || scene.case(i + len - 1) != Case::Other {
                return Some((len, flags));
            }
            most = len - 1;
        }
    }

    /// An acronym that the article explains takes the kind of its long form.
    fn explained(&self, i: usize) -> Option<Name> {
        let tie = self.ties.name(self.scene, i)?;
        let long = self.name_at_long(tie.from, tie.to);
        let text = one_line(self.scene.span(tie.from, tie.to).slice(self.scene.text));
        let why = format!("Short for “{text}”, as the article explains");
        let listed = self.scene.flags(i);
        let kind = long.unwrap_or_else(|| kind_of(listed).unwrap_or(NameKind::Organisation));
        (kind != NameKind::Person).then(|| Name::new(i, i + 1, kind, 930, why))
    }

    fn name_at_long(&self, from: usize, to: usize) -> Option<NameKind> {
        let whole = self.lists.get(self.scene.span(from, to).slice(self.scene.text));
        kind_of(whole).or_else(|| {
            let last = to - 1;
            kind_of_head(self.scene.lower(last))
        })
    }

    /// "Central Command", "Khyber Province", "Peace Conference": the last word tells the kind.
    fn by_head(&self, i: usize, end: usize, listed: Option<(usize, Flags)>) -> Option<Name> {
        let scene = self.scene;
        if scene.words[i].titled {
            return None;
        }
        let list_end = listed.map_or(i, |(len, _)| i + len);
        let head = (i + 1..end).rev().find(|&w| kind_of_head(scene.lower(w)).is_some())?;
        let fits = head + 1 > list_end && (scene.case(head) == Case::Capital);
        let only_openers = (i..head).all(|w| scene.is(w, super::tables::COMMON));
        if !fits || only_openers {
            return None;
        }
        let kind = kind_of_head(scene.lower(head))?;
        let to = self.of_tail(i, head + 1).unwrap_or(head + 1);
        let why = format!("Ends in “{}”, as names of {} do", scene.print(head), plural(kind));
        Some(Name::new(i, to, kind, 850, why))
    }

    /// "Ministry of Foreign Affairs", "Operation Sindoor", "Mount Everest": the first word tells the kind.
    fn by_opener(&self, i: usize, end: usize) -> Option<Name> {
        let scene = self.scene;
        if scene.case(i) != Case::Capital || scene.words[i].titled {
            return None;
        }
        let why = |kind| format!("Begins with “{}”, as names of {} do", scene.print(i), plural(kind));
        if let Some(to) = self.of_tail(i, i + 1) {
            return Some(Name::new(i, to, NameKind::Organisation, 850, why(NameKind::Organisation)));
        }
        if end > i + 1 && scene.is(i, EVENT_OPENERS) {
            return Some(Name::new(i, end.min(i + 4), NameKind::Misc, 850, why(NameKind::Misc)));
        }
        (end > i + 1 && scene.is(i, PLACE_OPENERS))
            .then(|| Name::new(i, end.min(i + 3), NameKind::Place, 800, why(NameKind::Place)))
    }

    /// Where "Ministry | of Foreign Affairs and Trade" ends, if the words before `at` open such a name.
    fn of_tail(&self, i: usize, at: usize) -> Option<usize> {
        let scene = self.scene;
        if !scene.is(at - 1, BODY_OPENERS)
            || !scene.continues(at)
            || !matches!(scene.lower(at), "of" | "for" | "on")
        {
            return None;
        }
        let mut to = at + 1;
        if scene.lower(to) == "the" {
            to += 1;
        }
        let first = to;
        while scene.continues(to) && to < i + 12 {
            let joins = matches!(scene.lower(to), "and" | "of")
                && scene.case(to + 1) == Case::Capital
                && scene.continues(to + 1);
            if scene.is_name_word(to) {
                to += 1;
            } else if joins && to > first && !scene.flags(to - 1).has(Flag::Country) {
                to += 2;
            } else {
                break;
            }
        }
        (to > first).then_some(to)
    }

    fn by_list(&self, i: usize, listed: Option<(usize, Flags)>, least: usize) -> Option<Name> {
        let (len, flags) = listed?;
        let scene = self.scene;
        if len < least || (len == 1 && !self.lone_listing_counts(i, flags)) {
            return None;
        }
        let kind = kind_of(flags)?;
        let to = i + len;
        let to = if kind == NameKind::Person { to.max(person::extent(self, i, false)) } else { to };
        let certainty = match (len, flags.is_ambiguous_place() || flags.has(Flag::Word)) {
            (1, true) => 700,
            (1, false) => 930,
            _ => 960,
        };
        let to = if scene.print(to) == "." && scene.glued(to) && scene.case(i) == Case::Initial {
            to + 1
        } else {
            to
        };
        Some(Name::new(i, to, kind, certainty, format!("Listed as {}", listing(flags, kind))))
    }

    /// Whether a single listed word is a name here: not an ordinary word under a sentence's capital, and not a
    /// small town whose name is also a person's, unless the place is said to be one.
    fn lone_listing_counts(&self, i: usize, flags: Flags) -> bool {
        let scene = self.scene;
        if scene.case(i) == Case::Initial || (flags.has(Flag::Word) && scene.opens(i)) {
            return false;
        }
        if flags.any(&[Flag::Country, Flag::People, Flag::Capital, Flag::Metropolis])
            || flags.is_organisation()
        {
            return !(flags.has(Flag::Generic) && scene.opens(i));
        }
        let personal = flags.any(&[Flag::Given, Flag::Family, Flag::Word]);
        flags.is_place()
            && (!personal || self.says_place(i))
            && !(scene.opens(i) && !flags.has(Flag::LargeCity) && !flags.has(Flag::Region))
    }

    /// "in Sandhurst", "Kashmir’s Pahalgam": the words before say that a place follows.
    pub(super) fn says_place(&self, i: usize) -> bool {
        let scene = self.scene;
        if !scene.continues(i) {
            return false;
        }
        let clitic = matches!(scene.print(i - 1), "’s" | "'s") && i > 1 && scene.flags(i - 2).is_place();
        clitic || matches!(scene.lower(i - 1), "in" | "near" | "outside" | "around" | "across" | "at")
    }

    /// "courtesy Herald", "Photo: Herald", "with inputs from the Herald": who is credited follows.
    pub(super) fn says_source(&self, i: usize) -> bool {
        let scene = self.scene;
        let opening = (0..i).rev().take_while(|&k| scene.continues(k + 1));
        let mut words =
            opening.filter(|&k| !matches!(scene.lower(k), "" | "of" | "the")).map(|k| scene.lower(k));
        match words.next() {
            Some("courtesy" | "source" | "photo" | "picture" | "image") => true,
            Some("from") => matches!(words.next(), Some("input" | "inputs")),
            _ => false,
        }
    }

    fn acronym(&self, i: usize) -> Option<Name> {
        let scene = self.scene;
        let word = scene.print(i);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let line_in_capitals = scene.continues(i + 1) && scene.case(i + 1) == Case::Upper;
        let party =
            scene.glued(i) && scene.print(i - 1) == "-" && i > 1 && scene.case(i - 2) == Case::Initial;
        let after = party || i > 0 && scene.continues(i) && scene.case(i - 1) == Case::Upper;
        let fits = scene.case(i) == Case::Upper && (2..=6).contains(&letters) && !line_in_capitals && !after;
        let numeral = scene.is(i, super::tables::SUFFIXES);
        (fits && !numeral && !has(PLAIN_ACRONYMS, word)).then(|| {
            Name::new(i, i + 1, NameKind::Organisation, 600, "Written in capitals, as acronyms of bodies are")
        })
    }

    fn by_preposition(&self, i: usize, end: usize) -> Option<Name> {
        let scene = self.scene;
        let short = end - i <= 2 && (i..end).all(|w| scene.case(w) == Case::Capital);
        let clear = !scene.opens(i) && kind_of_head(scene.lower(end - 1)).is_none();
        (short && clear && self.says_place(i)).then(|| {
            let why = format!("Stands after “{}”, as places do", scene.print(i - 1));
            Name::new(i, end, NameKind::Place, 600, why)
        })
    }
}

/// The kind that the lists alone give. People and ordinary words have none.
pub(super) fn kind_of(flags: Flags) -> Option<NameKind> {
    if flags.has(Flag::Person) {
        Some(NameKind::Person)
    } else if flags.any(&[Flag::Country, Flag::Capital]) {
        Some(NameKind::Place)
    } else if flags.has(Flag::People) {
        Some(NameKind::Misc)
    } else if flags.is_organisation() {
        Some(NameKind::Organisation)
    } else {
        flags.is_place().then_some(NameKind::Place)
    }
}

fn kind_of_head(word: &str) -> Option<NameKind> {
    if has(BODY_HEADS, word) {
        Some(NameKind::Organisation)
    } else if has(PLACE_HEADS, word) {
        Some(NameKind::Place)
    } else {
        has(EVENT_HEADS, word).then_some(NameKind::Misc)
    }
}

const fn plural(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "people",
        NameKind::Organisation => "organisations",
        NameKind::Place => "places",
        NameKind::Misc => "events and the like",
    }
}

fn listing(flags: Flags, kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "a politician",
        NameKind::Misc => "a people, nationality or religion",
        NameKind::Organisation if flags.has(Flag::Company) => "a company",
        NameKind::Organisation => "an organisation",
        NameKind::Place if flags.has(Flag::Country) => "a country",
        NameKind::Place if flags.has(Flag::Region) => "a region",
        NameKind::Place => "a place",
    }
}
