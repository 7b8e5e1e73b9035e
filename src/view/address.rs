//! The whole view as the text after `#` in the address, and back.
//!
//! Promise: an [`Address`] written and read again is the same; reading never fails, it names the parts that it
//! did not understand and takes the rest. Keys are ASCII, so the text needs no escapes.
//!
//! ```
//! use dramatis::view::address::Address;
//! let (address, strange) = Address::read("#people=asim-munir,li-qiang&not-places=kabul&sort=title&colour=red");
//! assert_eq!(address.facets[0].include.len(), 2);
//! assert_eq!(strange, ["colour=red"]);
//! assert_eq!(address.to_string(), "people=asim-munir,li-qiang&not-places=kabul&sort=title");
//! ```

use std::fmt;

use crate::article::{ArticleKey, EntityKey};
use crate::extract::NameKind;
use crate::query::{Choice, Facet, Mode, Sort};
use crate::text::Span;
use crate::view::records::{By, Room, Sieve};

/// Where the reader is looking inside an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Whom.
    pub entity: EntityKey,
    /// At which mention ([`crate::view::Mark::mention`]).
    pub mention: Option<u32>,
}

/// Everything that a link to the page restores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Choices for [`Facet::ALL`], in that order.
    pub facets: [Choice; 6],
    /// Words searched for, as typed.
    pub words: String,
    /// Order of the cards, where it is not the usual one.
    pub sort: Option<Sort>,
    /// How many cards are drawn, if more than the first page.
    pub shown: Option<u32>,
    /// The open article.
    pub article: Option<ArticleKey>,
    /// Whom the reader looks at; only where an article is open.
    pub focus: Option<Focus>,
    /// Kinds of name that are not marked, as [`kinds`] orders them.
    pub hidden: Vec<NameKind>,
    /// Whether what was cut from the article is shown.
    pub cut: bool,
    /// What stands in the place of the list.
    pub room: Room,
    /// Which meetings or quotes are wanted; as it comes where the room lists neither.
    pub sieve: Sieve,
    /// The words of the article that the reader was led to; only where one is open.
    pub passage: Vec<Span>,
}

const KINDS: [(&str, NameKind); 4] = [
    ("people", NameKind::Person),
    ("organisations", NameKind::Organisation),
    ("places", NameKind::Place),
    ("other", NameKind::Misc),
];

/// The kinds that `wanted` names, in the order of their switches on the page.
#[must_use]
pub fn kinds(wanted: impl Fn(NameKind) -> bool) -> Vec<NameKind> {
    KINDS.iter().map(|k| k.1).filter(|k| wanted(*k)).collect()
}

const ROOMS: [(&str, Room); 3] =
    [("meetings", Room::Meetings), ("quotes", Room::Quotes), ("quality", Room::Quality)];

const BYS: [(&str, By); 4] =
    [("who", By::Who), ("place", By::Place), ("status", By::Status), ("articles", By::Articles)];

/// What [`Sieve::only`] stands for: in the room of meetings the first three, in that of quotes the others.
const ONLY: [(&str, usize); 6] =
    [("held", 0), ("planned", 1), ("denied", 2), ("direct", 0), ("mixed", 1), ("indirect", 2)];

/// Pieces of a passage in a link: no more is read.
const MOST_SPANS: usize = 100;

const SORTS: [(&str, Sort); 3] = [("newest", Sort::Newest), ("oldest", Sort::Oldest), ("title", Sort::Title)];

impl Address {
    /// Reads the text after `#` (with or without it). Also gives the parts that mean nothing here, as written.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<String>) {
        let text = decode(text.strip_prefix('#').unwrap_or(text));
        let mut address = Self::default();
        let mut strange = Vec::new();
        let mut focus = (None, None);
        for part in text.split('&').filter(|p| !p.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let understood = match name {
                "sort" => pick(&SORTS, value).map(|s| address.sort = Some(s)),
                "search" => Some(unescaped(value)).map(|words| address.words = words),
                "show" => value.parse().ok().map(|n| address.shown = Some(n)),
                "read" => ArticleKey::parse(value).map(|k| address.article = Some(k)),
                "name" => EntityKey::parse(value).map(|k| focus.0 = Some(k)),
                "at" => value.parse().ok().map(|n| focus.1 = Some(n)),
                "unmarked" => all(value, |k| pick(&KINDS, k))
                    .map(|named| address.hidden = kinds(|k| named.contains(&k))),
                "passage" => all(value, span).map(|spans| address.passage = spans),
                "by" => pick(&BYS, value).map(|by| address.sieve.by = by),
                "only" => all(value, |word| pick(&ONLY, word))
                    .map(|kinds| kinds.iter().for_each(|kind| address.sieve.only[*kind] = true)),
                "find" => Some(unescaped(value)).map(|words| address.sieve.find = words),
                "cut" => value.is_empty().then(|| address.cut = true),
                "back" => value.is_empty().then(|| address.sieve.back = true),
                _ if value.is_empty() && pick(&ROOMS, name).is_some() => {
                    pick(&ROOMS, name).map(|room| address.room = room)
                }
                _ => address.read_facet(name, value),
            };
            if understood.is_none() {
                strange.push(part.to_owned());
            }
        }
        address.focus = match (&address.article, focus) {
            (Some(_), (Some(entity), mention)) => Some(Focus { entity, mention }),
            _ => None,
        };
        address.tidy();
        (address, strange)
    }

    fn read_facet(&mut self, name: &str, value: &str) -> Option<()> {
        for (facet, choice) in Facet::ALL.into_iter().zip(&mut self.facets) {
            let slug = slug(facet);
            if name == slug {
                choice.include = all(value, EntityKey::parse)?;
                return Some(());
            }
            if name.strip_prefix("not-") == Some(slug) {
                choice.exclude = all(value, EntityKey::parse)?;
                return Some(());
            }
            if name.strip_prefix("any-") == Some(slug) && value.is_empty() {
                choice.mode = Mode::Any;
                return Some(());
            }
        }
        None
    }

    /// No repeats, no key both asked for and ruled out: asked for wins. No sieve and no passage where there is nothing
    /// to sift or to show.
    fn tidy(&mut self) {
        if !self.room.has_records() {
            self.sieve = Sieve::default();
        }
        if self.sieve.only == [true; 3] {
            self.sieve.only = [false; 3];
        }
        if self.article.is_none() {
            self.passage.clear();
        }
        self.passage.truncate(MOST_SPANS);
        for choice in &mut self.facets {
            let mut seen = Vec::new();
            for list in [&mut choice.include, &mut choice.exclude] {
                list.retain(|key| {
                    let new = !seen.contains(key);
                    seen.push(key.clone());
                    new
                });
            }
        }
    }

    fn write_sieve(&self, out: &mut String) {
        let sieve = &self.sieve;
        if !sieve.find.is_empty() {
            part(out, "find", &escaped(&sieve.find));
        }
        let first = if self.room == Room::Quotes { 3 } else { 0 };
        let wanted = ONLY.iter().skip(first).take(3).filter(|only| sieve.only[only.1]);
        list(out, "only", &mut wanted.map(|only| only.0.to_owned()));
        if let Some(by) = BYS.iter().find(|by| by.1 == sieve.by) {
            part(out, "by", by.0);
        }
        if sieve.back {
            part(out, "back", "");
        }
    }

    /// Whether going from `self` to `other` is a step that the Back button should undo,
    /// not a small change inside the same view.
    #[must_use]
    pub fn is_step_to(&self, other: &Self) -> bool {
        let who = |a: &Self| a.focus.as_ref().map(|f| f.entity.clone());
        let sieve = |a: &Self| (a.sieve.only, a.sieve.by, a.sieve.back);
        self.facets != other.facets
            || self.sort != other.sort
            || self.article != other.article
            || self.passage != other.passage
            || self.room != other.room
            || sieve(self) != sieve(other)
            || (self.focus.is_none() && other.focus.is_some())
            || (other.focus.is_some() && who(self) != who(other))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        if let Some(room) = ROOMS.iter().find(|room| room.1 == self.room) {
            part(&mut out, room.0, "");
        }
        if self.room.has_records() {
            self.write_sieve(&mut out);
        }
        if !self.words.is_empty() {
            part(&mut out, "search", &escaped(&self.words));
        }
        for (facet, choice) in Facet::ALL.into_iter().zip(&self.facets) {
            let slug = slug(facet);
            list(&mut out, slug, &mut choice.include.iter().map(EntityKey::to_string));
            list(&mut out, &format!("not-{slug}"), &mut choice.exclude.iter().map(EntityKey::to_string));
            if choice.mode == Mode::Any {
                part(&mut out, &format!("any-{slug}"), "");
            }
        }
        if let Some(sort) = SORTS.iter().find(|s| Some(s.1) == self.sort) {
            part(&mut out, "sort", sort.0);
        }
        if let Some(shown) = self.shown {
            part(&mut out, "show", &shown.to_string());
        }
        if let Some(article) = &self.article {
            part(&mut out, "read", article.as_str());
            let span = |s: &Span| format!("{}-{}", s.start().get(), s.end().get());
            list(&mut out, "passage", &mut self.passage.iter().map(span));
            if let Some(focus) = &self.focus {
                part(&mut out, "name", focus.entity.as_str());
                if let Some(mention) = focus.mention {
                    part(&mut out, "at", &mention.to_string());
                }
            }
        }
        let hidden = KINDS.iter().filter(|k| self.hidden.contains(&k.1));
        list(&mut out, "unmarked", &mut hidden.map(|k| k.0.to_owned()));
        if self.cut {
            part(&mut out, "cut", "");
        }
        f.write_str(&out)
    }
}

/// Adds `name=value`, or the name alone.
#[inline(never)]
fn part(out: &mut String, name: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(name);
    if !value.is_empty() {
        out.push('=');
        out.push_str(value);
    }
}

/// Adds `name=value,value`, or nothing where there is none.
#[inline(never)]
fn list(out: &mut String, name: &str, values: &mut dyn Iterator<Item = String>) {
    let values: Vec<String> = values.collect();
    if !values.is_empty() {
        part(out, name, &values.join(","));
    }
}

const fn slug(facet: Facet) -> &'static str {
    match facet {
        Facet::People => "people",
        Facet::Organisations => "organisations",
        Facet::Places => "places",
        Facet::Sources => "sources",
        Facet::Years => "years",
        Facet::Offices => "offices",
    }
}

fn pick<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(n, _)| *n == name).map(|(_, v)| *v)
}

/// The comma-separated values of `list`, or nothing where one of them is wrong or there is none.
fn all<T>(list: &str, one: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    list.split(',').map(one).collect()
}

fn span(text: &str) -> Option<Span> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (start.parse::<u32>().ok()?, end.parse::<u32>().ok()?);
    (start < end).then(|| Span::new(start as usize, end as usize))
}

/// Words as they stand in an address: `+` for a space, and `~`, its number and `.` for what is
/// neither a letter nor a digit of ASCII. Not `%`, which is undone before the address is taken apart.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            ' ' => out.push('+'),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c => {
                out.push('~');
                out.push_str(&(c as u32).to_string());
                out.push('.');
            }
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let escape = if c == '~' { rest.split_once('.') } else { None };
        let found = escape.and_then(|(number, after)| Some((char::from_u32(number.parse().ok()?)?, after)));
        let (c, after) = found.unwrap_or((if c == '+' { ' ' } else { c }, rest));
        out.push(c);
        rest = after;
    }
    out
}

/// Some programs escape the marks of a link that they pass on; undo that for ASCII.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let byte = after.split_at_checked(2).and_then(|(hex, after)| {
            let byte = u8::from_str_radix(hex, 16).ok().filter(u8::is_ascii)?;
            Some((char::from(byte), after))
        });
        let (c, after) = byte.unwrap_or(('%', after));
        out.push(c);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &[&str]) -> Vec<EntityKey> {
        words.iter().map(|w| EntityKey::new(w)).collect()
    }

    #[test]
    fn an_empty_address_is_the_first_view() {
        for text in ["", "#", "#&&"] {
            assert_eq!(Address::read(text), (Address::default(), vec![]), "{text:?}");
        }
        assert_eq!(Address::default().to_string(), "");
    }

    #[test]
    fn a_full_address_is_read() {
        let text = "meetings&find=AT~38.T+caf~233.&only=held,denied&by=place&back&people=a,b&any-people&not-organisations=c&sort=oldest&show=48&read=x-txt&passage=3-9,12-40&name=a&at=7&unmarked=places,other&cut";
        let (address, strange) = Address::read(text);
        assert!(strange.is_empty());
        assert_eq!(
            address.facets[0],
            Choice { include: keys(&["a", "b"]), exclude: vec![], mode: Mode::Any }
        );
        assert_eq!(address.facets[1].exclude, keys(&["c"]));
        assert_eq!((address.sort, address.shown), (Some(Sort::Oldest), Some(48)));
        assert!(address.cut);
        assert_eq!(address.room, Room::Meetings);
        let (find, only) = ("AT&T café".to_owned(), [true, false, true]);
        assert_eq!(address.sieve, Sieve { find, only, by: By::Place, back: true });
        assert_eq!(address.passage, [Span::new(3, 9), Span::new(12, 40)]);
        assert_eq!(address.article, Some(ArticleKey::new("x.txt")));
        assert_eq!(address.focus, Some(Focus { entity: EntityKey::new("a"), mention: Some(7) }));
        assert_eq!(address.hidden, vec![NameKind::Place, NameKind::Misc]);
        assert_eq!(address.to_string(), text);
    }

    #[test]
    fn what_means_nothing_is_named_and_the_rest_applies() {
        for (text, want) in [
            ("sort=sideways&people=a", vec!["sort=sideways"]),
            ("people=&people=a", vec!["people="]),
            ("people=<script>&people=a", vec!["people=<script>"]),
            ("main&people=a", vec!["main"]),
            ("at=x&people=a", vec!["at=x"]),
            ("people=a&%zz", vec!["%zz"]),
        ] {
            let (address, strange) = Address::read(text);
            assert_eq!(strange, want, "{text:?}");
            assert_eq!(address.facets[0].include, keys(&["a"]), "{text:?}");
        }
    }

    #[test]
    fn escaped_links_are_understood_and_repeats_dropped() {
        let (address, strange) = Address::read("#people%3Da%2Cb%2Ca%26not-people%3Db%2Cc");
        assert!(strange.is_empty());
        assert_eq!(address.facets[0].include, keys(&["a", "b"]));
        assert_eq!(address.facets[0].exclude, keys(&["c"]));
    }

    #[test]
    fn a_name_without_an_article_is_not_looked_at() {
        assert_eq!(Address::read("name=a&at=2").0.focus, None);
    }

    #[test]
    fn stepping_through_mentions_is_not_a_step() {
        let read = |text| Address::read(text).0;
        let steps = [
            ("", "people=a"),
            ("", "read=x"),
            ("read=x", ""),
            ("read=x", "read=x&name=a"),
            ("", "sort=title"),
            ("people=a", "people=a&quality"),
            ("meetings", "quotes"),
            ("meetings", "meetings&by=who"),
            ("quotes", "quotes&only=direct"),
            ("read=x", "read=x&passage=1-2"),
        ];
        for (from, to) in steps {
            assert!(read(from).is_step_to(&read(to)), "{from} -> {to}");
        }
        let small = [
            ("read=x&name=a&at=1", "read=x&name=a&at=2"),
            ("", "unmarked=other"),
            ("read=x", "read=x&cut"),
            ("quotes", "quotes&find=a"),
        ];
        for (from, to) in small {
            assert!(!read(from).is_step_to(&read(to)), "{from} -> {to}");
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        use super::*;

        fn choice() -> impl Strategy<Value = Choice> {
            (
                prop::collection::btree_map("[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", any::<bool>(), 0..6),
                any::<bool>(),
            )
                .prop_map(|(keys, any)| {
                    let side =
                        |want| keys.iter().filter(|k| *k.1 == want).map(|k| EntityKey::new(k.0)).collect();
                    let mode = if any { Mode::Any } else { Mode::All };
                    Choice { include: side(true), exclude: side(false), mode }
                })
        }

        fn address() -> impl Strategy<Value = Address> {
            let facets = prop::array::uniform6(choice());
            let sort = prop::sample::select(vec![Sort::Newest, Sort::Oldest, Sort::Title]);
            let sort = (prop::option::of(sort), "\\PC{0,12}");
            let hidden = prop::sample::subsequence(KINDS.map(|k| k.1).to_vec(), 0..=4);
            let reading =
                prop::option::of(("[a-z]{1,8}", prop::option::of(("[a-z]{1,8}", any::<Option<u32>>()))));
            let rooms = [Room::Articles, Room::Meetings, Room::Quotes, Room::Quality];
            let room = (prop::sample::select(rooms.to_vec()), sieve());
            let passage = prop::collection::vec((0u32..99, 1u32..99), 0..4);
            let shown = any::<Option<u32>>();
            (facets, sort, shown, reading, hidden, any::<bool>(), room, passage).prop_map(
                |(facets, (sort, words), shown, reading, hidden, cut, (room, sieve), passage)| {
                    let at = |(from, len): &(u32, u32)| Span::new(*from as usize, (from + len) as usize);
                    let is_open = reading.is_some();
                    let focus = reading.clone().and_then(|r| r.1);
                    Address {
                        facets,
                        words,
                        sort,
                        shown,
                        article: reading.map(|r| ArticleKey::new(&r.0)),
                        focus: focus.map(|(e, mention)| Focus { entity: EntityKey::new(&e), mention }),
                        hidden,
                        cut,
                        room,
                        sieve: if room.has_records() { sieve } else { Sieve::default() },
                        passage: if is_open { passage.iter().map(at).collect() } else { Vec::new() },
                    }
                },
            )
        }

        fn sieve() -> impl Strategy<Value = Sieve> {
            let bys = [By::Usual, By::Who, By::Place, By::Status, By::Articles];
            let by = (prop::sample::select(bys.to_vec()), any::<bool>());
            ("\\PC{0,12}", any::<[bool; 3]>(), by).prop_map(|(find, only, (by, back))| Sieve {
                find,
                only: if only == [true; 3] { [false; 3] } else { only },
                by,
                back,
            })
        }

        proptest! {
            #[test]
            fn written_and_read_again_is_the_same(address in address()) {
                let (again, strange) = Address::read(&address.to_string());
                prop_assert_eq!(again, address);
                prop_assert!(strange.is_empty());
            }

            #[test]
            fn any_text_is_read_and_settles(text in "\\PC{0,80}") {
                let once = Address::read(&text).0;
                prop_assert_eq!(&Address::read(&once.to_string()).0, &once);
            }
        }
    }
}
