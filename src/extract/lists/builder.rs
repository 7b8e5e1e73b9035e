//! Compiles the word lists from their source tables: the same tables give the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::{acronym, fold};
use super::{Flag, Flags, format};

use super::sources::parts;
pub use super::sources::{News, SourceError, Sources, TABLES};

/// Longest key that is kept, in bytes: longer ones are sentences, not names.
const LONGEST_KEY: usize = 64;
/// A body's name is generic when at least this many countries have one.
const GENERIC_COUNTRIES: usize = 3;
/// When a name belongs to several countries, one whose cities hold this many times the people of the next wins.
const DOMINANCE: u64 = 10;

/// The word-list file for `sources`.
///
/// # Errors
/// When a table is missing or not of the expected shape.
pub fn compile(sources: &Sources) -> Result<Vec<u8>, SourceError> {
    let mut compiler = Compiler::default();
    compiler.countries(sources)?;
    compiler.peoples(sources)?;
    compiler.areas(sources)?;
    compiler.names(sources)?;
    compiler.organisations(sources)?;
    compiler.cities(sources)?;
    compiler.companies(sources)?;
    compiler.politicians(sources)?;
    compiler.words(sources);
    compiler.finish()
}

/// How much a table's word on a name's country weighs: the first in this order decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    CountryName,
    People,
    CountryAlias,
    Capital,
    Area,
    Body,
}

#[derive(Default)]
struct Entry {
    flags: Flags,
    countries: BTreeSet<(Rank, [u8; 2])>,
}

#[derive(Default)]
struct Compiler {
    entries: BTreeMap<String, Entry>,
    /// Acronym, whether its long form was read from prose, long form.
    long_forms: BTreeSet<(String, bool, String)>,
    /// People living in the listed cities of each country.
    people: BTreeMap<[u8; 2], u64>,
}

impl Compiler {
    fn countries(&mut self, sources: &Sources) -> Result<(), SourceError> {
        let rows = sources.rows("countries", ["name", "iso2", "capital", "aliases"])?;
        let capitals: BTreeSet<String> = rows.iter().map(|row| fold(row[2])).collect();
        for [name, code, capital, aliases] in rows {
            let code = country(code);
            self.add(name, &[Flag::Country], code, Rank::CountryName);
            for alias in parts(aliases) {
                let key = fold(alias);
                let capital_too = capitals.contains(&key) && key != fold(name);
                let ordinary = sources.news.is_word(&key) && acronym(alias).is_none();
                let remark = alias.contains(['*', '(', ',']) && !alias.contains("Saint Helena");
                if capital_too || ordinary || remark || sources.is_people(alias) {
                    continue;
                }
                self.add(alias, &[Flag::Country], code, Rank::CountryAlias);
                self.long_form(alias, name, false);
            }
            self.add(capital, &[Flag::Capital], code, Rank::Capital);
        }
        Ok(())
    }

    fn peoples(&mut self, sources: &Sources) -> Result<(), SourceError> {
        let rows = sources.rows("demonyms", ["word", "country"])?;
        let codes: BTreeMap<&str, &str> = rows.iter().map(|[word, codes]| (*word, *codes)).collect();
        for [word, listed] in &rows {
            // The source makes plurals by adding an s, "Dutchmans" among them.
            let plural = word.strip_suffix("mans").map(|stem| format!("{stem}men"));
            let singular = word.strip_suffix('s').and_then(|one| codes.get(one)).copied().unwrap_or("");
            let by_hand = people_country(word).or_else(|| people_country(word.strip_suffix('s')?));
            let codes = [*listed, singular, by_hand.unwrap_or("")];
            let codes = codes.into_iter().find(|codes| !codes.is_empty()).unwrap_or("");
            let word = plural.as_deref().unwrap_or(word);
            self.add(word, &[Flag::People], None, Rank::People);
            for code in parts(codes) {
                self.add(word, &[], country(code), Rank::People);
            }
        }
        Ok(())
    }

    fn areas(&mut self, sources: &Sources) -> Result<(), SourceError> {
        for [name, kind, code, aliases] in sources.rows("areas", ["name", "kind", "country", "aliases"])? {
            let flag = match kind {
                "natural" => Flag::Natural,
                "country" => Flag::Country,
                _ => Flag::Region,
            };
            for form in [name].into_iter().chain(parts(aliases)) {
                self.add(form, &[flag], country(code), Rank::Area);
                self.long_form(form, name, false);
            }
        }
        for [name, code, plain] in sources.rows("regions", ["name", "country", "plain"])? {
            let code = country(code);
            for form in [name, plain] {
                self.add(form, &[Flag::Region], code, Rank::Area);
                let bare = without_kind(form).filter(|bare| !sources.news.is_word(&fold(bare)));
                if let Some(bare) = bare {
                    self.add(bare, &[Flag::Region], code, Rank::Area);
                }
            }
        }
        Ok(())
    }

    /// Given and family names, from the sources that need no attribution and were made from official lists.
    fn names(&mut self, sources: &Sources) -> Result<(), SourceError> {
        for (table, flag) in [("given_names", Flag::Given), ("family_names", Flag::Family)] {
            for [name, origin] in sources.rows(table, ["name", "sources"])? {
                let good = parts(origin).any(|origin| matches!(origin, "popular-names" | "politicians"));
                let key = fold(name);
                let particle = name.starts_with(char::is_lowercase) && !name.contains(char::is_uppercase);
                if good && !particle && key.chars().count() > 1 {
                    self.add_key(key, &[flag], None, Rank::Body);
                }
            }
        }
        Ok(())
    }

    fn cities(&mut self, sources: &Sources) -> Result<(), SourceError> {
        const LARGE: u64 = 100_000;
        const METROPOLIS: u64 = 1_000_000;
        let rows = sources.rows("cities", ["name", "country", "population", "feature", "aliases"])?;
        for [name, code, population, feature, aliases] in rows {
            let population: u64 = population.parse().unwrap_or(0);
            let code = country(code);
            if let Some(code) = code {
                *self.people.entry(code).or_default() += population;
            }
            let mut flags = vec![Flag::City];
            if population >= LARGE {
                flags.push(Flag::LargeCity);
            }
            if population >= METROPOLIS {
                flags.push(Flag::Metropolis);
            }
            let mut capital = None;
            if feature == "PPLC" {
                flags.push(Flag::Capital);
                capital = code;
            }
            self.add(name, &flags, capital, Rank::Capital);
            // Most aliases are other languages' spellings. The first is often the English one ("Bombay"); the
            // others are kept where news in English was seen to use them.
            for (place, alias) in
                parts(aliases).enumerate().filter(|(_, alias)| population >= LARGE && alias.is_ascii())
            {
                if (place == 0 || sources.news.uses(alias)) && self.alias_is_safe(alias, sources) {
                    self.add(alias, &flags, capital, Rank::Capital);
                }
            }
        }
        Ok(())
    }

    /// Whether another name of a city is long enough, and neither a word nor already something else
    /// (Casablanca is a "White House" in some language).
    fn alias_is_safe(&self, alias: &str, sources: &Sources) -> bool {
        let key = fold(alias);
        let taken = self.entries.get(&key).is_some_and(|entry| {
            entry.flags.any(&[
                Flag::Given,
                Flag::Family,
                Flag::People,
                Flag::Country,
                Flag::Natural,
                Flag::Organisation,
            ])
        });
        key.len() > 3 && acronym(alias).is_none() && !taken && !sources.news.is_word(&key)
    }

    fn organisations(&mut self, sources: &Sources) -> Result<(), SourceError> {
        let rows = sources.rows("organisations", ["name", "aliases", "kind", "country", "source"])?;
        let mut countries: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for [name, _, _, code, _] in &rows {
            countries.entry(fold(name)).or_default().insert(code);
        }
        let generic =
            |name: &str| countries.get(&fold(name)).is_some_and(|all| all.len() >= GENERIC_COUNTRIES);
        for [name, aliases, kind, code, origin] in rows {
            let by_hand = origin == "hand";
            if !by_hand && !looks_like_a_body(name, sources) {
                continue;
            }
            let mut flags = vec![Flag::Organisation];
            flags.extend(body_kind(kind));
            let code = if generic(name) { None } else { country(code) };
            if generic(name) {
                flags.push(Flag::Generic);
            }
            self.add(name, &flags, code, Rank::Body);
            flags.retain(|flag| *flag != Flag::Generic);
            for alias in parts(aliases) {
                let short = acronym(alias);
                // The factbook's two-letter short forms are too many to mean anything.
                let fine = match &short {
                    Some(short) => by_hand || short.len() > 2,
                    None => by_hand || looks_like_a_body(alias, sources),
                };
                if !fine {
                    continue;
                }
                self.add(alias, &flags, code, Rank::Body);
                self.long_form(alias, name, !by_hand);
                // "Nato", "Unicef": house styles write long acronyms as words.
                let spoken = alias.to_lowercase();
                if by_hand && short.is_some_and(|s| s.len() > 3) && !sources.news.is_word(&spoken) {
                    self.add(&spoken, &flags, code, Rank::Body);
                }
            }
        }
        Ok(())
    }

    fn companies(&mut self, sources: &Sources) -> Result<(), SourceError> {
        for [name, aliases] in sources.rows("companies", ["name", "aliases"])? {
            for form in [name].into_iter().chain(parts(aliases)) {
                self.add(form, &[Flag::Company], None, Rank::Body);
            }
        }
        Ok(())
    }

    fn politicians(&mut self, sources: &Sources) -> Result<(), SourceError> {
        for [name, aliases] in sources.rows("politicians", ["name", "aliases"])? {
            for form in [name].into_iter().chain(parts(aliases)) {
                let words = form.split_whitespace().count();
                if (2..=6).contains(&words) && !form.contains(['(', ',', '"', ':']) {
                    self.add(form, &[Flag::Person], None, Rank::Body);
                }
            }
        }
        Ok(())
    }

    fn words(&mut self, sources: &Sources) {
        for (key, entry) in &mut self.entries {
            if sources.news.is_word(key) {
                entry.flags = entry.flags.with(Flag::Word);
            }
        }
    }

    /// Adds what `name` is under its key: its own spelling for an acronym, the folded one for the rest.
    fn add(&mut self, name: &str, flags: &[Flag], code: Option<[u8; 2]>, rank: Rank) {
        match acronym(name) {
            Some(key) => {
                self.add_key(key.clone(), flags, code, rank);
                self.add_key(key, &[Flag::Acronym], None, rank);
            }
            None => self.add_key(fold(name), flags, code, rank),
        }
    }

    fn add_key(&mut self, key: String, flags: &[Flag], code: Option<[u8; 2]>, rank: Rank) {
        if key.is_empty() || key.len() > LONGEST_KEY {
            return;
        }
        let entry = self.entries.entry(key).or_default();
        entry.flags = flags.iter().fold(entry.flags, |set, flag| set.with(*flag));
        entry.countries.extend(code.map(|code| (rank, code)));
    }

    fn long_form(&mut self, short: &str, long: &str, from_prose: bool) {
        if let Some(key) = acronym(short)
            && acronym(long).is_none()
        {
            self.long_forms.insert((key, from_prose, long.to_owned()));
        }
    }

    fn finish(self) -> Result<Vec<u8>, SourceError> {
        let Self { entries, long_forms, people } = self;
        let sets: BTreeMap<String, Flags> = entries
            .into_iter()
            .map(|(key, entry)| (key, entry.flags.with_country(one_country(&entry.countries, &people))))
            .filter(|(_, flags)| !flags.is_empty())
            .collect();
        // The commonest sets get the smallest numbers, so that most of the high bytes are 0.
        let mut counts: BTreeMap<Flags, u32> = BTreeMap::new();
        for flags in sets.values() {
            *counts.entry(*flags).or_default() += 1;
        }
        let mut table: Vec<Flags> = counts.keys().copied().collect();
        table.sort_by_key(|flags| (std::cmp::Reverse(counts[flags]), *flags));
        let numbers: BTreeMap<Flags, u16> =
            (0..=u16::MAX).zip(&table).map(|(number, flags)| (*flags, number)).collect();
        if numbers.len() < table.len() {
            return Err(SourceError::Sets(table.len()));
        }
        let keys = sets.into_iter().map(|(key, flags)| (key, numbers[&flags])).collect();
        let long_forms = long_form_lines(&long_forms);
        Ok(format::write(&table, &keys, &long_forms))
    }
}

/// One line each; what was read from prose counts only where nothing better is known of the acronym.
fn long_form_lines(all: &BTreeSet<(String, bool, String)>) -> String {
    let known: BTreeSet<&str> =
        all.iter().filter(|(_, prose, _)| !prose).map(|(short, ..)| short.as_str()).collect();
    let kept = all.iter().filter(|(short, prose, _)| !prose || !known.contains(short.as_str()));
    kept.map(|(short, _, long)| format!("{short}\t{long}\n")).collect()
}

impl Sources {
    fn is_people(&self, name: &str) -> bool {
        self.rows("demonyms", ["word"]).is_ok_and(|rows| rows.iter().any(|[word]| *word == name))
    }
}

/// The country a name belongs to: the only one of the best rank, or one much larger than the others.
fn one_country(found: &BTreeSet<(Rank, [u8; 2])>, people: &BTreeMap<[u8; 2], u64>) -> Option<[u8; 2]> {
    let (best, _) = found.first()?;
    let size = |code: &[u8; 2]| people.get(code).copied().unwrap_or(0);
    let mut codes: Vec<[u8; 2]> =
        found.iter().filter(|(rank, _)| rank == best).map(|(_, code)| *code).collect();
    codes.sort_by_key(|code| (std::cmp::Reverse(size(code)), *code));
    match codes[..] {
        [only] => Some(only),
        [first, second, ..] if size(&first) >= DOMINANCE * size(&second).max(1) => Some(first),
        _ => None,
    }
}

fn country(code: &str) -> Option<[u8; 2]> {
    code.as_bytes().try_into().ok().filter(|code: &[u8; 2]| code.iter().all(u8::is_ascii_uppercase))
}

/// Peoples whose country the source leaves open, and only those with one.
fn people_country(word: &str) -> Option<&'static str> {
    Some(match word {
        "Afghani" => "AF",
        "Argentinean" | "Argentinian" => "AR",
        "Azeri" => "AZ",
        "Bosniak" => "BA",
        "Botswanan" => "BW",
        "Californian" | "Hawaiian" | "Texan" => "US",
        "Ivorian" => "CI",
        "Ecuadorean" => "EC",
        "Filipina" => "PH",
        "English" | "Englishman" | "Englishmen" | "Londoner" | "Scots" | "Scottish" | "Welsh" => "GB",
        "Kazakh" => "KZ",
        "Kosovar" => "XK",
        "Kyrgyz" => "KG",
        "Lankan" => "LK",
        "Nepalese" => "NP",
        "Palestinian" => "PS",
        "Parisian" => "FR",
        "Salvadorean" => "SV",
        "Soviet" => "SU",
        "Taiwanese" => "TW",
        "Tajik" => "TJ",
        "Turkmen" => "TM",
        "Uzbek" => "UZ",
        _ => return None,
    })
}

fn body_kind(kind: &str) -> Option<Flag> {
    Some(match kind {
        "party" => Flag::Party,
        "military" => Flag::Military,
        "armed group" => Flag::ArmedGroup,
        "media" => Flag::Media,
        "international" => Flag::International,
        "government" => Flag::Government,
        "legislature" => Flag::Legislature,
        "court" => Flag::Court,
        "police" => Flag::Police,
        "intelligence" => Flag::Intelligence,
        "ngo" => Flag::Charity,
        "sport" => Flag::Sport,
        _ => return None,
    })
}

/// Whether a name cut from the factbook's prose is one name: it begins with a capital, is not a lone
/// ordinary word, and holds no sign of two names or a remark.
fn looks_like_a_body(name: &str, sources: &Sources) -> bool {
    let key = fold(name);
    let two = [" or ", " aka ", " formerly ", " in ", "(", ")", ":", ";", "/", "\"", ","]
        .iter()
        .any(|sign| name.contains(sign));
    name.starts_with(char::is_uppercase) && key.len() > 3 && !two && !sources.news.is_word(&key)
}

/// A region's name without the word that says what kind of region it is.
fn without_kind(name: &str) -> Option<&str> {
    const KINDS: [&str; 14] = [
        "Region", "Province", "State", "Governorate", "Oblast", "Krai", "District", "County", "Department",
        "Municipality", "Prefecture", "Division", "Voivodeship", "Canton",
    ];
    let (bare, kind) = name.rsplit_once(' ')?;
    (KINDS.contains(&kind) && bare.len() > 3).then_some(bare)
}
