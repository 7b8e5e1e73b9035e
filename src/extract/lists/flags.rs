//! What the lists say of a name: a set of flags and, where it has one, a country.

/// One thing a name can be. The numbers are bit places in the file: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Flag {
    /// A given name.
    Given = 0,
    /// A family name.
    Family = 1,
    /// The full name of a politician (at least two words).
    Person = 2,
    /// A state or territory with an ISO 3166-1 code, under any of its names.
    Country = 3,
    /// The seat of a country's government.
    Capital = 4,
    /// A part of a country (state, province), or an area wider than one.
    Region = 5,
    /// A town or city of 15,000 people or more.
    City = 6,
    /// A city of 100,000 or more; always with [`Flag::City`].
    LargeCity = 7,
    /// A city of a million or more; always with [`Flag::LargeCity`].
    Metropolis = 8,
    /// A word for a people, nationality, religion or region: "Afghan", "Afghans", "Muslim".
    People = 9,
    /// A body: always set with the kinds of body below.
    Organisation = 10,
    /// A business.
    Company = 11,
    /// A political party.
    Party = 12,
    /// An army, its branches and commands.
    Military = 13,
    /// A militia, rebel or terrorist group.
    ArmedGroup = 14,
    /// A newspaper, agency or broadcaster.
    Media = 15,
    /// A body of states.
    International = 16,
    /// A ministry, office or seat of government.
    Government = 17,
    /// A parliament or chamber.
    Legislature = 18,
    /// A court.
    Court = 19,
    /// Police.
    Police = 20,
    /// An intelligence service.
    Intelligence = 21,
    /// A charity or campaign.
    Charity = 22,
    /// A sports body.
    Sport = 23,
    /// A body that many countries have under this name: "Supreme Court", "Air Force".
    Generic = 24,
    /// The key is an acronym and was matched with its capitals: "US", "ISPR".
    Acronym = 25,
    /// A word that news text also writes in lower case: "may", "reading", "mobile".
    Word = 26,
    /// A sea, river, mountain or other natural place.
    Natural = 27,
}

impl Flag {
    /// All flags, in the order of their bits.
    pub const ALL: [Self; 28] = [
        Self::Given,
        Self::Family,
        Self::Person,
        Self::Country,
        Self::Capital,
        Self::Region,
        Self::City,
        Self::LargeCity,
        Self::Metropolis,
        Self::People,
        Self::Organisation,
        Self::Company,
        Self::Party,
        Self::Military,
        Self::ArmedGroup,
        Self::Media,
        Self::International,
        Self::Government,
        Self::Legislature,
        Self::Court,
        Self::Police,
        Self::Intelligence,
        Self::Charity,
        Self::Sport,
        Self::Generic,
        Self::Acronym,
        Self::Word,
        Self::Natural,
    ];
}

/// A set of [`Flag`]s and an optional ISO 3166-1 two-letter country code.
///
/// In the file: bits 0..48 the flags, then two fives of bits for the letters (A is 1), 0 for no country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(u64);

const LETTERS: u32 = 48;

impl Flags {
    /// The set from its stored number.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The number that is stored.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether nothing is known: the name is not listed.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `flag` is set.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u8) != 0
    }

    /// Whether one of `flags` is set.
    #[must_use]
    pub fn any(self, flags: &[Flag]) -> bool {
        flags.iter().any(|flag| self.has(*flag))
    }

    /// Whether it is a country, capital, region, city or natural place.
    #[must_use]
    pub fn is_place(self) -> bool {
        self.any(&[Flag::Country, Flag::Capital, Flag::Region, Flag::City, Flag::Natural])
    }

    /// Whether it is a body or a business.
    #[must_use]
    pub fn is_organisation(self) -> bool {
        self.any(&[Flag::Organisation, Flag::Company])
    }

    /// Whether it is a place whose name is also a person's name or an ordinary word: "Austin", "Reading".
    #[must_use]
    pub fn is_ambiguous_place(self) -> bool {
        self.is_place() && self.any(&[Flag::Given, Flag::Family, Flag::Word])
    }

    /// The country it belongs to, as ISO 3166-1 alpha-2 (`*b"PK"`): of countries, peoples, capitals, regions
    /// and of bodies that one country has. `None` where there is none or more than one.
    #[must_use]
    pub const fn country(self) -> Option<[u8; 2]> {
        let (a, b) = ((self.0 >> LETTERS) & 31, (self.0 >> (LETTERS + 5)) & 31);
        if a == 0 || b == 0 { None } else { Some([a as u8 + b'A' - 1, b as u8 + b'A' - 1]) }
    }

    /// With `flag` set.
    #[must_use]
    pub const fn with(self, flag: Flag) -> Self {
        Self(self.0 | (1 << flag as u8))
    }

    /// With `country` in place of the one there. Anything but two capital letters is no country.
    #[must_use]
    pub fn with_country(self, country: Option<[u8; 2]>) -> Self {
        let number = |letter: u8| if letter.is_ascii_uppercase() { u64::from(letter - b'A' + 1) } else { 0 };
        let [a, b] = country.unwrap_or_default();
        let cleared = self.0 & ((1 << LETTERS) - 1);
        Self(cleared | number(a) << LETTERS | number(b) << (LETTERS + 5))
    }
}

impl std::fmt::Display for Flags {
    /// The flags' names and the country: `Country Acronym US`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut words: Vec<String> =
            Flag::ALL.iter().filter(|flag| self.has(**flag)).map(|flag| format!("{flag:?}")).collect();
        words.extend(self.country().map(|[a, b]| format!("{}{}", char::from(a), char::from(b))));
        f.write_str(&words.join(" "))
    }
}
