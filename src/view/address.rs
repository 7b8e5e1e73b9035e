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
    pub facets: [Choice; 3],
    /// Order of the cards.
    pub sort: Sort,
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
    /// Whether the page about quality is open, in place of all that.
    pub quality: bool,
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
                "sort" => pick(&SORTS, value).map(|s| address.sort = s),
                "show" => value.parse().ok().map(|n| address.shown = Some(n)),
                "read" => ArticleKey::parse(value).map(|k| address.article = Some(k)),
                "name" => EntityKey::parse(value).map(|k| focus.0 = Some(k)),
                "at" => value.parse().ok().map(|n| focus.1 = Some(n)),
                "unmarked" => all(value, |k| pick(&KINDS, k))
                    .map(|named| address.hidden = kinds(|k| named.contains(&k))),
                "cut" if value.is_empty() => {
                    address.cut = true;
                    Some(())
                }
                "quality" if value.is_empty() => {
                    address.quality = true;
                    Some(())
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

    /// No repeats, no key both asked for and ruled out: asked for wins.
    fn tidy(&mut self) {
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

    /// Whether going from `self` to `other` is a step that the Back button should undo,
    /// not a small change inside the same view.
    #[must_use]
    pub fn is_step_to(&self, other: &Self) -> bool {
        let who = |a: &Self| a.focus.as_ref().map(|f| f.entity.clone());
        self.facets != other.facets
            || self.sort != other.sort
            || self.article != other.article
            || self.quality != other.quality
            || (self.focus.is_none() && other.focus.is_some())
            || (other.focus.is_some() && who(self) != who(other))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for (facet, choice) in Facet::ALL.into_iter().zip(&self.facets) {
            let slug = slug(facet);
            if !choice.include.is_empty() {
                parts.push(format!("{slug}={}", join(&choice.include)));
            }
            if !choice.exclude.is_empty() {
                parts.push(format!("not-{slug}={}", join(&choice.exclude)));
            }
            if choice.mode == Mode::Any {
                parts.push(format!("any-{slug}"));
            }
        }
        if self.sort != Sort::default() {
            parts.extend(SORTS.iter().find(|s| s.1 == self.sort).map(|s| format!("sort={}", s.0)));
        }
        parts.extend(self.shown.map(|n| format!("show={n}")));
        if let Some(article) = &self.article {
            parts.push(format!("read={article}"));
            if let Some(focus) = &self.focus {
                parts.push(format!("name={}", focus.entity));
                parts.extend(focus.mention.map(|n| format!("at={n}")));
            }
        }
        if !self.hidden.is_empty() {
            let names: Vec<_> = KINDS.iter().filter(|k| self.hidden.contains(&k.1)).map(|k| k.0).collect();
            parts.push(format!("unmarked={}", names.join(",")));
        }
        if self.cut {
            parts.push("cut".to_owned());
        }
        if self.quality {
            parts.push("quality".to_owned());
        }
        f.write_str(&parts.join("&"))
    }
}

const fn slug(facet: Facet) -> &'static str {
    match facet {
        Facet::People => "people",
        Facet::Organisations => "organisations",
        Facet::Places => "places",
    }
}

fn join(keys: &[EntityKey]) -> String {
    keys.iter().map(EntityKey::as_str).collect::<Vec<_>>().join(",")
}

fn pick<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(n, _)| *n == name).map(|(_, v)| *v)
}

/// The comma-separated values of `list`, or nothing where one of them is wrong or there is none.
fn all<T>(list: &str, one: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    list.split(',').map(one).collect()
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
        let text = "people=a,b&any-people&not-organisations=c&sort=oldest&show=48&read=x-txt&name=a&at=7&unmarked=places,other&cut&quality";
        let (address, strange) = Address::read(text);
        assert!(strange.is_empty());
        assert_eq!(
            address.facets[0],
            Choice { include: keys(&["a", "b"]), exclude: vec![], mode: Mode::Any }
        );
        assert_eq!(address.facets[1].exclude, keys(&["c"]));
        assert_eq!((address.sort, address.shown), (Sort::Oldest, Some(48)));
        assert!(address.cut && address.quality);
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
        ];
        for (from, to) in steps {
            assert!(read(from).is_step_to(&read(to)), "{from} -> {to}");
        }
        let small =
            [("read=x&name=a&at=1", "read=x&name=a&at=2"), ("", "unmarked=other"), ("read=x", "read=x&cut")];
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
            let facets = [choice(), choice(), choice()];
            let sort = prop::sample::select(vec![Sort::Newest, Sort::Oldest, Sort::Title]);
            let hidden = prop::sample::subsequence(KINDS.map(|k| k.1).to_vec(), 0..=4);
            let reading =
                prop::option::of(("[a-z]{1,8}", prop::option::of(("[a-z]{1,8}", any::<Option<u32>>()))));
            (facets, sort, any::<Option<u32>>(), reading, hidden, any::<[bool; 2]>()).prop_map(
                |(facets, sort, shown, reading, hidden, [cut, quality])| {
                    let focus = reading.clone().and_then(|r| r.1);
                    Address {
                        facets,
                        sort,
                        shown,
                        article: reading.map(|r| ArticleKey::new(&r.0)),
                        focus: focus.map(|(e, mention)| Focus { entity: EntityKey::new(&e), mention }),
                        hidden,
                        cut,
                        quality,
                    }
                },
            )
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
