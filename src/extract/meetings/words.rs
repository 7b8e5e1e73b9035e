//! The words that the meeting rules lean on. Data only, each list sorted for search; written for this project from
//! general knowledge of news English.

use crate::extract::tables::Table;

/// Whether `word` is one of `words`, which spaces part. For small sets away from the words of every text: a fraction of
/// the code that a match makes, and slower than a [`Table`].
pub(super) fn one_of(word: &str, words: &str) -> bool {
    !word.is_empty() && words.split(' ').any(|one| one == word)
}

/// Verbs whose object is met: "met", "met with".
pub(super) const MEET: &Table = &Table::new(25, "meet meets met");

/// Verbs whose object is met if it is a person or a delegation.
pub(super) const RECEIVE: &Table = &Table::new(
    26,
    "greet greeted greets host hosted hosting hosts phoned phones phoning receive received receives receiving \
     telephoned telephones telephoning visit visited visits welcome welcomed welcomes welcoming",
);

/// Verbs that meet by "with" (or "to", where they are of speech).
pub(super) const WITH: &Table = &Table::new(
    27,
    "confer conferred conferring confers consult consulted consulting consults conversed dine dined dining \
     huddled negotiate negotiated negotiates negotiating speak speaking speaks spoke spoken talk talked talking",
);

/// Verbs of talk about something.
pub(super) const DISCUSS: &Table =
    &Table::new(28, "debated discuss discussed discusses discussing exchanged reviewed");

/// Nouns of meeting.
pub(super) const NOUNS: &Table = &Table::new(
    29,
    "audience breakfast call consultations conversation conversations dialogue dinner discussion discussions \
     lunch meeting meetings negotiations summit talks",
);

/// Verbs that have a noun of meeting as their object and are one with it: "held talks".
pub(super) const LIGHT: &Table = &Table::new(
    30,
    "attend attended attending attends began begin beginning begins begun broke chaired complete completed \
     completing conclude concluded concludes concluding conduct conducted conducting continue continued \
     continues continuing convened ended finish finished finishing granted grants had has have having held hold \
     holding holds hosted hosting hosts include included includes joined launch launched open opened opening \
     opens pursued pursuing reopened restart restarted restarting resume resumed resumes resuming start started \
     starting wrapped wrapping",
);

/// What stands between a subject and its verb: auxiliaries, adverbs, days.
pub(super) const AUXILIARY: &Table = &Table::new(
    31,
    "again already also are be been being both briefly can could did do does due each earlier even ever \
     expected finally first further had has have instead is jointly just last later likely may might never not \
     now once personally recently reportedly scheduled separately set shall should since slated soon still then \
     twice was were will would yet",
);

/// Words that are no part of a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, common verbs.
pub(super) const FUNCTION: &Table = &Table::new(
    32,
    "about above according across after again against ago agree agreed ahead all also although am amid among \
     and are arrived as asked at attending away be because been before behind being between both but by called \
     came can come comes concluded could did do does during each earlier early ended even ever expected flew \
     focus focused following for from gave go had has have having he hence her here him his how however i if in \
     including inside instead into is it its just last late later left like made may meanwhile might must near \
     never next nor not now of off on once one only or our out outside over plus rather said say saying says see set \
     shall she should since so take takes than that the their them then there these they this those though \
     through to today together told tomorrow took toward towards under unless until up upon urged us via want \
     wants was we went were what when where whether which while who whom whose will with within without would \
     yesterday yet you",
);

/// Prepositions: what stands behind one is no subject.
pub(super) const PREPOSITION: &Table = &Table::new(
    33,
    "about against among at between by during for from in into near of on over than through to toward towards \
     under upon via with without",
);

/// Words behind which a clause may begin.
pub(super) const OPENER: &Table = &Table::new(
    34,
    "after ago although and as because before but earlier if later meanwhile or previously say since that then \
     though today until when where whether while yesterday",
);

/// Words for sides that have no name: "Iraqi officials", "a delegation".
pub(super) const GROUP: &Table = &Table::new(
    35,
    "activist administration advisers advisors alliance allies ally ambassadors authorities bankers bloc \
     businessmen cabinet campaigners chiefs clergy clerics coalition colleagues commanders commission committee \
     council counterpart counterparts countries country creditors delegate delegates delegation delegations \
     deputies dissident dissidents donors elders emissaries emissary envoy envoys executives experts faction \
     factions families family figures friend friends general generals government group groups guests heads \
     inspectors insurgents investors junta lawyer leaders leadership mayors mediator mediators members \
     militants militia ministry monitors nations negotiator nominee nuncio officers opponents opposition panel \
     parliament parliamentarians parties party pope powers prince protesters rebel rebels refugees regime \
     relatives representatives residents rival rivals scholars secretaries separatists sheikhs soldiers \
     students subordinates survivors team tribes troops union unions victims villagers warlords workers",
);

/// Offices of those who report or play: nobody meets them in the sense meant here.
pub(super) const PRESS: &Table = &Table::new(
    36,
    "actor actors author coach columnist journalist journalists press reporter reporters striker winger writer \
     writers",
);

/// Verbs and nouns of what is yet to be: "plans to meet".
pub(super) const PLAN: &Table = &Table::new(
    37,
    "agreed ahead aims arrive arrives before due expected expects forthcoming going heading hopes intends \
     invited likely may might next plan planned planning plans possible prepare prepares preparing scheduled \
     set shall slated tomorrow travel traveling travelling travels upcoming wants will would",
);

/// Words by which a meeting did not or will not take place.
pub(super) const DENY: &Table = &Table::new(
    38,
    "boycott boycotted boycotting cancel canceled canceling cancelled cancelling cancels cannot declined denied \
     failed never no nor not postpone postponed postpones postponing refuse refused refuses refusing reject \
     rejected rejecting rejects ruled scrapped shelved skip skipped skipping snubbed suspend suspended \
     suspending suspends without",
);

/// Words by which a meeting is only asked for, or thought of.
pub(super) const WISH: &Table = &Table::new(
    39,
    "appealed ask asked asking calling calls could demand demanded demanding demands if must offer offered \
     offers propose proposed proposes ready should suggested unless urge urged urges urging whether willing",
);

/// Sports: who meets there meets as a team.
pub(super) const SPORT: &Table = &Table::new(
    40,
    "championship cup derby finals fixture goals halftime innings kickoff league match matches playoff playoffs \
     quarterfinal quarterfinals scored semifinal semifinals tournament trophy wicket wickets wimbledon",
);

/// Contests that a verb of meeting may be of: "met in battle".
pub(super) const CONTEST: &Table =
    &Table::new(41, "battle bout combat debate duel election fight final game race ring round runoff semi");

/// Verbs of what is done with a meeting that is planned: "cancelled talks".
pub(super) const KEEP: &Table = &Table::new(
    42,
    "avoid avoided avoiding boycott boycotted boycotting cancel canceled canceling cancelled cancelling cancels \
     confirmed confirms expects paid plan planned planning plans postpone postponed postpones postponing refuse \
     refused refusing reject rejected rejecting rejects skip skipped skipping suspend suspended suspending \
     suspends",
);

/// Words that lead to a noun of meeting whose side is the subject around: "after talks with Poe".
pub(super) const LEAD: &Table = &Table::new(
    43,
    "after amid as at before by despite during following for from in into of on over pending since through \
     until upon with",
);

/// What may stand between a verb and its object: "met late Tuesday with".
pub(super) const TIME: &Table = &Table::new(
    44,
    "afternoon again alone briefly directly earlier early evening here jointly last late morning night once \
     privately separately this today twice week yesterday",
);

/// Days, for times and what may stand between subject and verb.
pub(super) const DAY: &Table =
    &Table::new(45, "friday monday saturday sunday thursday today tomorrow tuesday wednesday yesterday");

/// Verbs that stand right behind their subject.
pub(super) const FINITE: &Table = &Table::new(
    46,
    "agreed are can could did do does had has have hopes is may might plan planned plans refused shall should \
     wants was were will would",
);

/// Verbs of going where one meets, as done.
pub(super) const TRIP: &Table =
    &Table::new(47, "came convened gathered joined toured traveled travelled visited went");

/// Verbs by which one at a meeting speaks to another.
pub(super) const TELL: &Table = &Table::new(
    48,
    "asked assured briefed congratulated informed pressed reassured thanked told urged warned",
);

/// Words before a noun of meeting by which it is only worked for: "efforts to revive talks".
pub(super) const EFFORT: &Table = &Table::new(
    49,
    "aimed boost boosting broker brokering conditions effort efforts encourage encouraged encouraging mediate \
     promote promoting prospects revive reviving spur trying",
);

/// Words that end as those for people do: "orders".
pub(super) const NO_AGENTS: &Table = &Table::new(
    50,
    "alternatives answers borders centers centimeters colors computers containers customers directives dollars \
     errors explosives factors headquarters helicopters incentives initiatives kilometers letters matters \
     meters millimeters narratives newspapers numbers objectives offers orders others papers perspectives \
     posters prayers quarters restaurants sectors shelters waters",
);

/// All of these, by their numbers.
pub(in crate::extract) const TABLES: [&Table; 26] = [
    MEET, RECEIVE, WITH, DISCUSS, NOUNS, LIGHT, AUXILIARY, FUNCTION, PREPOSITION, OPENER, GROUP, PRESS, PLAN,
    DENY, WISH, SPORT, CONTEST, KEEP, LEAD, TIME, DAY, FINITE, TRIP, TELL, EFFORT, NO_AGENTS,
];

/// Other words that may tell of a meeting.
pub(super) const OTHERS: &Table =
    &Table::new(85, "called calls gathered gathering got sat shook sit sitting trip visiting");

/// All of these, by their numbers.
pub(in crate::extract) const MORE: [&Table; 1] = [OTHERS];
