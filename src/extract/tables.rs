//! The words the name rules lean on. Data only, each list sorted for search.
//!
//! Written for this project from general knowledge of English news style (ranks of the NATO armies, offices of
//! state, the last words of company, body and place names); copied from no list. Proper names live in the
//! compiled word lists ([`super::lists`]), not here.

/// A list of words. Which tables hold a word is asked of the vocabulary ([`super::vocabulary`]), once for each word of a
/// text: the rules ask for it again and again.
///
/// The words stand in one string, told apart by spaces: a place in memory for each costs more than the word itself
/// where the bytes are downloaded.
pub(super) struct Table {
    /// Its bit in [`super::vocabulary::Tables`].
    pub(super) number: u8,
    words: &'static str,
}

impl Table {
    /// The table of `words`, sorted (a test looks), with a number of its own (the compiler looks).
    pub(super) const fn new(number: u8, words: &'static str) -> Self {
        Self { number, words }
    }

    /// All words, sorted.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.split_terminator(' ')
    }
}

/// Ranks, orders and forms of address: they stand before a name and make it a person's.
pub(super) const RANKS: &Table = &Table::new(
    0,
    "adm admiral archbishop ayatollah baron baroness bishop brig brigadier capt captain cardinal cdr chief cmdr \
     col colonel commander commodore constable corporal cpl dame detective dr duchess duke emir fr gen general \
     hon imam inspector judge justice lady lieutenant lord lt madam maj major marshal maulana miss mr mrs ms \
     mullah officer pastor pope prince princess prof professor pvt rabbi rev reverend sergeant sgt sheikh \
     sheriff shri sir smt sultan trooper viscount",
);

/// Heads of offices: "defence secretary", "the president".
pub(super) const OFFICES: &Table = &Table::new(
    1,
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
    14,
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
    15,
    "affairs agriculture air and army commerce defence defense education energy external finance foreign \
     general government health home homeland housing information interior justice labor labour mission naval \
     navy opposition police protocol security staff state the trade transportation treasury veterans war",
);

/// Last words of the names of bodies: "Central Command", "Express Tribune".
pub(super) const BODY_HEADS: &Table = &Table::new(
    2,
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
    3,
    "academy agency army assembly association bank board bureau center centre chamber church college commission \
     committee confederation conference council court department faculty federation fund house institute league \
     ministry movement museum office organisation organization parliament party school society union university",
);

/// Last words of the names of places and facilities.
pub(super) const PLACE_HEADS: &Table = &Table::new(
    4,
    "academy airbase airport archipelago avenue barracks base basin bay beach boulevard bridge camp canal \
     canyon castle city coast county cove creek crossing desert district enclave falls forest garden gardens \
     glacier gulf harbor harbour headquarters heights highway hill hills hotel island islands isle jail lake \
     mall monument mountain mountains ocean palace park pass peninsula plain plains plateau plaza port prison \
     province range reef region republic river road sea shrine square stadium state station strait straits \
     street strip temple territory tower town township tunnel valley village volcano zone",
);

/// First words of places: "Mount Everest", "Fort Bragg".
pub(super) const PLACE_OPENERS: &Table =
    &Table::new(5, "camp cape fort gulf isle lake mount port republic strait");

/// Last words of events, works, laws and awards.
pub(super) const EVENT_HEADS: &Table = &Table::new(
    6,
    "accord accords act agreement anniversary award awards bill bowl campaign ceremony championship \
     championships conference constitution convention crusade cup day declaration derby doctrine election \
     elections exhibition expo festival final forum games independence initiative intifada marathon medal \
     memorial month morse olympics open operation pact plan prix prize process protocol referendum resolution \
     revolution summit tour tournament treaty trophy uprising war wars week",
);

/// First words of events: "Operation Sindoor", "Hurricane Katrina".
pub(super) const EVENT_OPENERS: &Table =
    &Table::new(7, "battle cyclone exercise hurricane operation project storm typhoon");

/// Small words that stand inside names of persons.
pub(super) const PARTICLES: &Table = &Table::new(
    10,
    "abu al ap bar ben bin bint binti da dal de del della der di do dos du el ibn la le les ould st ter ud ul \
     ur van von y zu",
);

/// What closes a person's name.
pub(super) const SUFFIXES: &Table = &Table::new(11, "ii iii iv jnr jr snr sr v");

/// What a hyphen joins to a name that is no part of it: "Bush-era".
pub(super) const COMPOUNDS: &Table = &Table::new(
    16,
    "aged allied backed based born clan elect era esque free held led like linked made owned paid run style \
     time type ward wide wing worthy",
);

/// Verbs of saying and other acts of persons and bodies that follow their names.
pub(super) const SPEECH_VERBS: &Table = &Table::new(
    8,
    "accused acknowledged added adds admitted agreed announced argued argues asked asserted called claimed \
     commented condemned confirmed criticised criticized declared denied described emphasised emphasized \
     explained expressed has insisted met noted pledged praised promised reiterated replied reported responded \
     said says spoke stated stressed suggested tells testified thanked told tweeted urged vowed wants warned \
     was went who whom whose wrote",
);

/// What one person does to another: a name right behind is a person's.
pub(super) const PERSON_VERBS: &Table = &Table::new(
    9,
    "congratulated dismissed hosted interviewed married met named phoned received replaced succeeded telephoned \
     thanked told",
);

/// Days and months: capitalised, never names.
pub(super) const CALENDAR: &Table = &Table::new(
    12,
    "apr april aug august dec december feb february fri friday jan january jul july jun june mar march may mon \
     monday nov november oct october sat saturday sep sept september sun sunday thu thurs thursday tue tues \
     tuesday wed wednesday",
);

/// Words that open sentences with a capital and are part of no name.
pub(super) const COMMON: &Table = &Table::new(
    17,
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
    18,
    "AD AM BC BCE CE CEO CFO COVID DIY DNA DVD EST ET FAQ GDP GMT GNP GPS HIV ID II III IQ IT IV LED LGBT MBA \
     MD MP MPs NB NGO NGOs OK PC PDF PDT PHD PM PR PS PST PT RIP SMS SOS SUV TV UFO URL USB UTC VI VII VIII VIP \
     WWI WWII XI XL",
);

/// Small words and marks that no name begins or ends with.
pub(super) const JOINTS: &Table = &Table::new(
    13,
    "\" 's ( ) , . : ; ? a an and are as at but by for from had has have in into is it its of on or over than \
     that the their to was were who with ’s “ ”",
);

/// All of these, by their numbers. The first thirteen are known to the tagger by them.
pub(super) const ALL: [&Table; 19] = [
    RANKS, OFFICES, BODY_HEADS, BODY_OPENERS, PLACE_HEADS, PLACE_OPENERS, EVENT_HEADS, EVENT_OPENERS,
    SPEECH_VERBS, PERSON_VERBS, PARTICLES, SUFFIXES, CALENDAR, JOINTS, OFFICE_MODIFIERS, OFFICE_TAILS,
    COMPOUNDS, COMMON, PLAIN_ACRONYMS,
];

/// Small words inside names: "Bank of England", "Abu al-Walid".
pub(super) const INNER: &Table = &Table::new(64, "al and bin da de du el for ibn of on the van von");

/// All of these, by their numbers.
pub(super) const MORE: [&Table; 1] = [INNER];
