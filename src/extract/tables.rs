//! The words the name rules lean on. Data only, each list sorted for search.
//!
//! Written for this project from general knowledge of English news style (ranks of the NATO armies, offices of
//! state, the last words of company, body and place names); copied from no list. Proper names live in the
//! compiled word lists ([`super::lists`]), not here.

use std::cmp::Ordering;

/// A sorted list of words, and a filter that tells of most other words that they are not in it: the rules ask for each
/// word of a text again and again, and the answer is nearly always no.
///
/// The words stand in one string, told apart by spaces: a place in memory for each costs more than the word itself
/// where the bytes are downloaded.
pub(super) struct Table {
    words: &'static str,
    filter: Filter,
}

impl Table {
    /// The table of `words`, which must be sorted (a test looks).
    pub(super) const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let (mut filter, mut start) = (Filter::EMPTY, 0);
        while start < bytes.len() {
            let mut end = start;
            while end < bytes.len() && bytes[end] != b' ' {
                end += 1;
            }
            filter = filter.with(bytes.split_at(start).1.split_at(end - start).0);
            start = end + 1;
        }
        Self { words, filter }
    }

    /// Whether a word of this mark may be in the table.
    pub(super) const fn may_hold(&self, mark: Mark) -> bool {
        self.filter.may_hold(mark)
    }

    /// All words, sorted.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split(' ')
    }

    /// Looks for `word` by halves, each cut at a space.
    fn finds(&self, word: &str) -> bool {
        let bytes = self.words.as_bytes();
        let (mut from, mut to) = (0, bytes.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let start =
                bytes[from..middle].iter().rposition(|b| *b == b' ').map_or(from, |gap| from + gap + 1);
            let end = bytes[middle..to].iter().position(|b| *b == b' ').map_or(to, |gap| middle + gap);
            match bytes[start..end].cmp(word.as_bytes()) {
                Ordering::Equal => return true,
                Ordering::Less => from = end + 1,
                Ordering::Greater => to = start.saturating_sub(1),
            }
        }
        false
    }
}

/// Bits that are set for the words of a list.
#[derive(Clone, Copy)]
pub(super) struct Filter([u64; FILTER]);

/// There are dozens of tables, so more bits would be paid for in each.
const FILTER: usize = 4;

impl Filter {
    pub(super) const EMPTY: Self = Self([0; FILTER]);

    /// With one more word in lower case.
    pub(super) const fn with(mut self, word: &[u8]) -> Self {
        let mark = Mark::of(word);
        self.0[mark.0 as usize / 64] |= 1 << (mark.0 % 64);
        self
    }

    /// Whether a word of this mark may be in the list.
    pub(super) const fn may_hold(&self, mark: Mark) -> bool {
        let slot = mark.0 as usize / 64;
        slot < FILTER && self.0[slot] >> (mark.0 % 64) & 1 == 1
    }
}

/// The bit of the filters that stands for a word: from its length, its ends and its middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(u16);

impl Mark {
    /// That of no word: no table may hold it.
    pub(super) const NONE: Self = Self(u16::MAX);

    /// That of a word in lower case.
    pub(super) const fn of(word: &[u8]) -> Self {
        if word.is_empty() {
            return Self::NONE;
        }
        let (first, middle, last) = (word[0], word[word.len() / 2], word[word.len() - 1]);
        let mixed = first as usize * 31 + middle as usize * 37 + last as usize * 101 + word.len() * 211;
        Self((mixed % (64 * FILTER)) as u16)
    }
}

/// Whether `word`, in lower case, is in `table`.
pub(super) fn has(table: &Table, word: &str) -> bool {
    table.may_hold(Mark::of(word.as_bytes())) && table.finds(word)
}

/// Ranks, orders and forms of address: they stand before a name and make it a person's.
pub(super) const RANKS: &Table = &Table::new(
    "adm admiral archbishop ayatollah baron baroness bishop brig brigadier capt captain cardinal cdr chief cmdr \
     col colonel commander commodore constable corporal cpl dame detective dr duchess duke emir fr gen general \
     hon imam inspector judge justice lady lieutenant lord lt madam maj major marshal maulana miss mr mrs ms \
     mullah officer pastor pope prince princess prof professor pvt rabbi rev reverend sergeant sgt sheikh \
     sheriff shri sir smt sultan trooper viscount",
);

/// Heads of offices: "defence secretary", "the president".
pub(super) const OFFICES: &Table = &Table::new(
    "actor actress adviser advisor aide ambassador analyst attorney author caliph candidate cardinal ceo chair \
     chairman chairperson chairwoman chancellor chief coach coas columnist commander commissioner congressman \
     congresswoman consul coordinator councillor counsel counselor counterpart dean delegate deputy diplomat \
     director economist editor emperor empress envoy executive fm founder gov governor head historian \
     journalist judge justice king lawmaker lawyer leader legislator magistrate manager marshal mayor minister \
     monarch mp negotiator officer official owner pm politician pontiff premier pres president presidents \
     principal prosecutor queen rep reporter representative researcher scientist sec secretary sen senator \
     speaker spokesman spokesperson spokeswoman strategist striker superintendent treasurer undersecretary \
     warden winger writer",
);

/// Words that belong to the office before its head: "former prime", "deputy national security".
pub(super) const OFFICE_MODIFIERS: &Table = &Table::new(
    "acting affairs agriculture air armed army assistant attorney brigadier cabinet central chief co commerce \
     communications corps cricket crown culture current defence defense deputy designate development district \
     economy education elect energy environment ex executive external field finance first force foreign former \
     founding general head health home house immigration incoming information intelligence interim interior \
     joint junior justice labor labour lance late lead lieutenant longtime main majority managing media \
     military minority national naval navy new news opposition outgoing parliamentary party police policy \
     political press prime principal regional science security senior sports spy staff state supreme team \
     technology then top tourism trade transport treasury vice war warrant wing",
);

/// What may follow "of" or "for" inside an office: "chief of army staff", "secretary of state".
pub(super) const OFFICE_TAILS: &Table = &Table::new(
    "affairs agriculture air and army commerce defence defense education energy external finance foreign \
     general government health home homeland housing information interior justice labor labour mission naval \
     navy opposition police protocol security staff state the trade transportation treasury veterans war",
);

/// Last words of the names of bodies: "Central Command", "Express Tribune".
pub(super) const BODY_HEADS: &Table = &Table::new(
    "administration agency airlines airways alliance army assembly associates association authority bank \
     battalion bbc board brigade brigades broadcasting brotherhood bureau cabinet carrier center centre chamber \
     church club coalition college command commission committee commonwealth community company confederation \
     congress consulate corp corporation corps council court daily department directorate embassy enterprises \
     exchange faction federation fleet force forces foundation front fund gazette government group guard guards \
     herald holdings hospital house inc industries initiative institute institution intelligence international \
     journal laboratories league legion limited llc ltd mail militia ministry mirror mission mosque motors \
     movement museum navy network news observatory observer office organisation organization parliament \
     partners party patrol plc police post press programme project rangers regiment relations reserve \
     resistance school secretariat senate service services society squad staff standard star studios syndicate \
     systems taliban technologies telegraph television times tribunal tribune trust union united university \
     watch watchdog weekly",
);

/// First words of bodies that go on with "of" or "for": "Ministry of Foreign Affairs", "Bank of England".
pub(super) const BODY_OPENERS: &Table = &Table::new(
    "academy agency army assembly association bank board bureau center centre chamber church college commission \
     committee confederation conference council court department faculty federation fund house institute league \
     ministry movement museum office organisation organization parliament party school society union university",
);

/// Last words of the names of places and facilities.
pub(super) const PLACE_HEADS: &Table = &Table::new(
    "academy airbase airport archipelago avenue barracks base basin bay beach boulevard bridge camp canal \
     canyon castle city coast county cove creek crossing desert district enclave falls forest garden gardens \
     glacier gulf harbor harbour headquarters heights highway hill hills hotel island islands isle jail lake \
     mall monument mountain mountains ocean palace park pass peninsula plain plains plateau plaza port prison \
     province range reef region republic river road sea shrine square stadium state station strait straits \
     street strip temple territory tower town township tunnel valley village volcano zone",
);

/// First words of places: "Mount Everest", "Fort Bragg".
pub(super) const PLACE_OPENERS: &Table =
    &Table::new("camp cape fort gulf isle lake mount port republic strait");

/// Last words of events, works, laws and awards.
pub(super) const EVENT_HEADS: &Table = &Table::new(
    "accord accords act agreement anniversary award awards bill bowl campaign ceremony championship \
     championships conference constitution convention crusade cup day declaration derby doctrine election \
     elections exhibition expo festival final forum games independence initiative intifada marathon medal \
     memorial month morse olympics open operation pact plan prix prize process protocol referendum resolution \
     revolution summit tour tournament treaty trophy uprising war wars week",
);

/// First words of events: "Operation Sindoor", "Hurricane Katrina".
pub(super) const EVENT_OPENERS: &Table =
    &Table::new("battle cyclone exercise hurricane operation project storm typhoon");

/// Small words that stand inside names of persons.
pub(super) const PARTICLES: &Table = &Table::new(
    "abu al ap bar ben bin bint binti da dal de del della der di do dos du el ibn la le les ould st ter ud ul \
     ur van von y zu",
);

/// What closes a person's name.
pub(super) const SUFFIXES: &Table = &Table::new("ii iii iv jnr jr snr sr v");

/// What a hyphen joins to a name that is no part of it: "Bush-era".
pub(super) const COMPOUNDS: &Table = &Table::new(
    "aged allied backed based born clan elect era esque free held led like linked made owned paid run style \
     time type ward wide wing worthy",
);

/// Verbs of saying and other acts of persons and bodies that follow their names.
pub(super) const SPEECH_VERBS: &Table = &Table::new(
    "accused acknowledged added adds admitted agreed announced argued argues asked asserted called claimed \
     commented condemned confirmed criticised criticized declared denied described emphasised emphasized \
     explained expressed has insisted met noted pledged praised promised reiterated replied reported responded \
     said says spoke stated stressed suggested tells testified thanked told tweeted urged vowed wants warned \
     was went who whom whose wrote",
);

/// What one person does to another: a name right behind is a person's.
pub(super) const PERSON_VERBS: &Table = &Table::new(
    "congratulated dismissed hosted interviewed married met named phoned received replaced succeeded telephoned \
     thanked told",
);

/// Days and months: capitalised, never names.
pub(super) const CALENDAR: &Table = &Table::new(
    "apr april aug august dec december feb february fri friday jan january jul july jun june mar march may mon \
     monday nov november oct october sat saturday sep sept september sun sunday thu thurs thursday tue tues \
     tuesday wed wednesday",
);

/// Words that open sentences with a capital and are part of no name.
pub(super) const COMMON: &Table = &Table::new(
    "a about above according across after again against all almost along already also although always amid \
     among an and another any anyone are around as asked at authorities back be because been before behind \
     being below besides between beyond both but by can caption citing could courtesy critics despite did do \
     does doing during each earlier early efforts eight either eleven even ever every everyone everything \
     experts few file finally five following for four from further given had has have having he her here him \
     his how however hundreds i if image in including indeed inside instead into is it its just last later \
     least less like local made many may maybe meanwhile media might more moreover most much must my near \
     nearly neither never nevertheless next nine no nobody none nonetheless nor not nothing now observers of \
     off officials often on once one only or other others our out outside over part people perhaps photo \
     picture police protesters read readers related relations rights same saying second security see separately \
     seven several shall she should similarly since six so some someone something soon sources speaking still \
     subsequently such talks ten tens than that the their them then there therefore these they third this those \
     though thousands three through throughout thus ties to today together tomorrow too top toward towards \
     troops twelve two under unless unlike until up upon us very via was watch we were what when where whereas \
     whether which while who whoever whose why will with within without would yes yesterday yet you your",
);

/// Acronyms that name no body: units, jobs, formats.
pub(super) const PLAIN_ACRONYMS: &Table = &Table::new(
    "AD AM BC BCE CE CEO CFO COVID DIY DNA DVD EST ET FAQ GDP GMT GNP GPS HIV ID II III IQ IT IV LED LGBT MBA \
     MD MP MPs NB NGO NGOs OK PC PDF PDT PHD PM PR PS PST PT RIP SMS SOS SUV TV UFO URL USB UTC VI VII VIII VIP \
     WWI WWII XI XL",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_without_repeats() {
        let all = [
            ("RANKS", RANKS),
            ("OFFICES", OFFICES),
            ("OFFICE_MODIFIERS", OFFICE_MODIFIERS),
            ("OFFICE_TAILS", OFFICE_TAILS),
            ("BODY_HEADS", BODY_HEADS),
            ("BODY_OPENERS", BODY_OPENERS),
            ("PLACE_HEADS", PLACE_HEADS),
            ("PLACE_OPENERS", PLACE_OPENERS),
            ("EVENT_HEADS", EVENT_HEADS),
            ("EVENT_OPENERS", EVENT_OPENERS),
            ("PARTICLES", PARTICLES),
            ("SUFFIXES", SUFFIXES),
            ("PERSON_VERBS", PERSON_VERBS),
            ("SPEECH_VERBS", SPEECH_VERBS),
            ("CALENDAR", CALENDAR),
            ("COMMON", COMMON),
            ("COMPOUNDS", COMPOUNDS),
            ("PLAIN_ACRONYMS", PLAIN_ACRONYMS),
        ];
        for (name, table) in all {
            assert!(table.words().is_sorted_by(|a, b| a < b), "{name}");
            assert!(table.words().all(|word| has(table, word)), "{name}");
        }
    }
}
