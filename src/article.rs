//! An article as it came in, and the names by which articles and entities are called.

use serde::{Deserialize, Serialize};

use crate::text::{is_mark, plain};

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The key for any words: lower-case ASCII letters, digits and single hyphens ([`slug`]).
            #[must_use]
            pub fn new(words: &str) -> Self {
                Self(slug(words).into())
            }

            /// The key that is spelt so in an address, or nothing where no key could be.
            /// Unlike [`Self::new`] it changes nothing, and needs no Unicode tables.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
                (!text.is_empty() && text.bytes().all(fits)).then(|| Self(text.into()))
            }

            /// The key as it stands in an address.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

key! {
    /// What an article is called in addresses: made from its path, so that it survives a rebuild.
    ArticleKey
}

key! {
    /// What a person, organisation or place is called in addresses: made from its fullest name.
    EntityKey
}

/// Where an article stands in its corpus. Articles are in the order of their paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub u32);

/// Where an entity stands in its corpus's list of entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// What is known of an article apart from its text. All of it is optional: scraped pages lose most of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The headline as the source gives it.
    pub title: Option<String>,
    /// The outlet or collection.
    pub source: Option<String>,
    /// A note about where the text comes from.
    pub note: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Under which terms it may be used.
    pub licence: Option<String>,
    /// Day of publication, where stated.
    #[serde(with = "packed_day")]
    pub date: Option<jiff::civil::Date>,
}

/// A day as three small numbers: year, month, day. As words it would bring a parser of dates, and its complaints,
/// into the page's worker, a third of its bytes.
pub(crate) mod packed_day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| (day.year(), day.month(), day.day())).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let Some((year, month, day)) = Option::<(i16, i8, i8)>::deserialize(deserializer)? else {
            return Ok(None);
        };
        let found = Date::new(year, month, day).ok();
        found.map(Some).ok_or_else(|| D::Error::custom("a date that is no day of the calendar"))
    }

    /// A day that is always there.
    pub(crate) mod one {
        use super::{Date, Deserializer, Error, Serializer};

        pub(crate) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
            super::serialize(&Some(*day), serializer)
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
            super::deserialize(deserializer)?.ok_or_else(|| D::Error::custom("a day is missing"))
        }
    }
}

/// One article: its text is kept exactly as decoded; every span of an analysis counts in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its name in addresses.
    pub key: ArticleKey,
    /// The file it came from, relative to the corpus's folder, with `/` between parts.
    pub path: String,
    /// What is known apart from the text.
    pub meta: Meta,
    /// The text, noise and all.
    pub text: String,
}

/// Lower-case ASCII letters and digits of `words`, accents dropped, everything else one hyphen.
/// Words with no such character (another script, say) become `x` and a hash of their bytes.
///
/// ```
/// assert_eq!(dramatis::article::slug("Lloyd J. Austin III"), "lloyd-j-austin-iii");
/// assert_eq!(dramatis::article::slug("Şahin/Öztürk.txt"), "sahin-ozturk-txt");
/// ```
#[must_use]
pub fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        plain(c, |c| c.to_lowercase().for_each(|c| slug_onto(&mut out, c)));
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() { format!("x{:016x}", fnv1a(words.as_bytes())) } else { out }
}

fn slug_onto(out: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        '\'' | '’' => {}
        'ı' => out.push('i'),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' => out.push('d'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        c if is_mark(c) => {}
        _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
        _ => {}
    }
}

/// The 64-bit FNV-1a hash: the same on every machine and in every release
/// (parameters from the IETF draft draft-eastlake-fnv).
#[must_use]
pub fn fnv1a(bytes: &[u8]) -> u64 {
    fnv1a_on(FNV1A, bytes)
}

/// [`fnv1a`] of nothing.
pub(crate) const FNV1A: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of bytes that have the hash `before`, and `bytes` behind them.
pub(crate) fn fnv1a_on(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_day_is_a_day_of_the_calendar() {
        let meta = Meta { date: Some(jiff::civil::date(2024, 2, 29)), ..Meta::default() };
        let mut bytes = postcard::to_allocvec(&meta).unwrap();
        assert_eq!(postcard::from_bytes::<Meta>(&bytes), Ok(meta));
        *bytes.last_mut().unwrap() += 1;
        assert!(postcard::from_bytes::<Meta>(&bytes).is_err(), "30 February");
    }

    #[test]
    fn slugs_are_safe_in_addresses() {
        let cases = [
            ("  A.  B. ", "a-b"),
            ("O’Neill", "oneill"),
            ("2023/08/01 İzmir", "2023-08-01-izmir"),
            ("---a", "a"),
        ];
        for (words, want) in cases {
            assert_eq!(slug(words), want, "{words:?}");
        }
        assert!(slug("محمد").starts_with('x') && slug("محمد") != slug("أحمد"));
    }
}
