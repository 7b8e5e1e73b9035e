//! The words that the meeting rules lean on. Data only, each list sorted for search; written for this project from
//! general knowledge of news English.

use crate::extract::tables::Table;

/// Verbs whose object is met: "met", "met with".
pub(super) const MEET: &Table = &Table::new(&["meet", "meets", "met"]);

/// Verbs whose object is met if it is a person or a delegation.
pub(super) const RECEIVE: &Table = &Table::new(&[
    "greeted", "host", "hosted", "hosting", "hosts", "phoned", "receive", "received", "receives",
    "receiving", "telephoned", "visit", "visited", "visits", "welcome", "welcomed", "welcomes", "welcoming",
]);

/// Verbs that meet by "with" (or "to", where they are of speech).
pub(super) const WITH: &Table = &Table::new(&[
    "confer", "conferred", "conferring", "consulted", "dined", "negotiate", "negotiated", "negotiating",
    "speak", "speaking", "spoke", "spoken", "talked", "talking",
]);

/// Verbs of talk about something.
pub(super) const DISCUSS: &Table =
    &Table::new(&["debated", "discuss", "discussed", "discusses", "discussing", "exchanged", "reviewed"]);

/// Nouns of meeting.
pub(super) const NOUNS: &Table = &Table::new(&[
    "audience", "breakfast", "call", "consultations", "conversation", "conversations", "dialogue", "dinner",
    "discussion", "discussions", "lunch", "meeting", "meetings", "negotiations", "summit", "talks",
]);

/// Verbs that have a noun of meeting as their object and are one with it: "held talks".
pub(super) const LIGHT: &Table = &Table::new(&[
    "attend", "attended", "attending", "began", "begin", "beginning", "begins", "begun", "completed",
    "completing", "conclude", "concluded", "concludes", "concluding", "conduct", "conducted", "continue",
    "continued", "continues", "continuing", "ended", "finished", "had", "has", "have", "having", "held",
    "hold", "holding", "holds", "open", "opened", "opening", "opens", "resume", "resumed", "resumes",
    "resuming", "start", "started", "starting", "wrapped", "wrapping",
]);

/// What stands between a subject and its verb: auxiliaries, adverbs, days.
pub(super) const AUXILIARY: &Table = &Table::new(&[
    "again", "also", "are", "be", "been", "being", "both", "briefly", "can", "could", "did", "do", "does",
    "due", "each", "earlier", "ever", "expected", "first", "had", "has", "have", "is", "jointly", "just",
    "last", "later", "likely", "may", "might", "never", "not", "now", "once", "personally", "recently",
    "reportedly", "scheduled", "separately", "set", "shall", "should", "since", "slated", "soon", "then",
    "twice", "was", "were", "will", "would", "yet",
]);

/// Words that are no part of a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, common verbs.
pub(super) const FUNCTION: &Table = &Table::new(&[
    "about", "above", "according", "across", "after", "again", "against", "ago", "agree", "agreed", "ahead",
    "all", "also", "although", "am", "amid", "among", "and", "are", "arrived", "as", "asked", "at",
    "attending", "away", "be", "because", "been", "before", "behind", "being", "between", "both", "but",
    "by", "called", "came", "can", "come", "comes", "concluded", "could", "did", "do", "does", "during",
    "each", "earlier", "early", "ended", "even", "ever", "expected", "flew", "focus", "focused", "following",
    "for", "from", "gave", "go", "had", "has", "have", "having", "he", "hence", "her", "here", "him", "his",
    "how", "however", "i", "if", "in", "including", "inside", "instead", "into", "is", "it", "its", "just",
    "last", "late", "later", "left", "like", "made", "may", "meanwhile", "might", "must", "near", "never",
    "next", "nor", "not", "now", "of", "off", "on", "once", "one", "only", "or", "our", "out", "outside",
    "over", "rather", "said", "say", "saying", "says", "see", "set", "shall", "she", "should", "since", "so",
    "take", "takes", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "though", "through", "to", "today", "together", "told", "tomorrow", "took", "toward", "towards",
    "under", "unless", "until", "up", "upon", "urged", "us", "via", "want", "wants", "was", "we", "went",
    "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "will", "with",
    "within", "without", "would", "yesterday", "yet", "you",
]);

/// Prepositions: what stands behind one is no subject.
pub(super) const PREPOSITION: &Table = &Table::new(&[
    "about", "against", "among", "at", "between", "by", "during", "for", "from", "in", "into", "near", "of",
    "on", "over", "than", "through", "to", "toward", "towards", "under", "upon", "via", "with", "without",
]);

/// Words behind which a clause may begin.
pub(super) const OPENER: &Table = &Table::new(&[
    "after", "ago", "although", "and", "as", "because", "before", "but", "earlier", "if", "later",
    "meanwhile", "or", "previously", "say", "since", "that", "then", "though", "today", "until", "when",
    "where", "whether", "while", "yesterday",
]);

/// Words for sides that have no name: "Iraqi officials", "a delegation".
pub(super) const GROUP: &Table = &Table::new(&[
    "administration", "advisers", "advisors", "authorities", "businessmen", "cabinet", "campaigners",
    "clerics", "commission", "committee", "council", "counterparts", "delegate", "delegates", "delegation",
    "delegations", "deputies", "dissidents", "donors", "elders", "envoys", "executives", "experts",
    "faction", "factions", "families", "general", "generals", "government", "group", "groups", "guests",
    "heads", "inspectors", "insurgents", "investors", "leadership", "mayors", "mediator", "mediators",
    "members", "militants", "militia", "ministry", "monitors", "nominee", "officers", "opposition", "panel",
    "parliament", "parliamentarians", "parties", "party", "pope", "prince", "protesters", "rebel", "rebels",
    "refugees", "relatives", "residents", "scholars", "secretaries", "separatists", "soldiers", "students",
    "subordinates", "survivors", "team", "troops", "unions", "victims", "villagers", "workers",
]);

/// Offices of those who report or play: nobody meets them in the sense meant here.
pub(super) const PRESS: &Table = &Table::new(&[
    "actor", "actors", "author", "coach", "columnist", "journalist", "journalists", "press", "reporter",
    "reporters", "striker", "winger", "writer", "writers",
]);

/// Verbs and nouns of what is yet to be: "plans to meet".
pub(super) const PLAN: &Table = &Table::new(&[
    "agreed", "ahead", "aims", "arrive", "arrives", "before", "due", "expected", "forthcoming", "going",
    "heading", "hopes", "intends", "invited", "likely", "may", "might", "next", "plan", "planned",
    "planning", "plans", "possible", "scheduled", "set", "shall", "slated", "tomorrow", "travel",
    "traveling", "travelling", "travels", "upcoming", "wants", "will", "would",
]);

/// Words by which a meeting did not or will not take place.
pub(super) const DENY: &Table = &Table::new(&[
    "boycott", "boycotted", "canceled", "cancelled", "cannot", "declined", "denied", "failed", "never", "no",
    "nor", "not", "postponed", "refuse", "refused", "refuses", "refusing", "reject", "rejected", "rejecting",
    "rejects", "ruled", "scrapped", "shelved", "skipped", "snubbed", "without",
]);

/// Words by which a meeting is only asked for, or thought of.
pub(super) const WISH: &Table = &Table::new(&[
    "appealed", "ask", "asked", "asking", "calling", "calls", "could", "demand", "demanded", "demanding",
    "demands", "if", "must", "offer", "offered", "offers", "propose", "proposed", "proposes", "ready",
    "should", "suggested", "unless", "urge", "urged", "urges", "urging", "whether", "willing",
]);

/// Sports: who meets there meets as a team.
pub(super) const SPORT: &Table = &Table::new(&[
    "championship", "cup", "derby", "finals", "fixture", "goals", "halftime", "innings", "kickoff", "league",
    "match", "matches", "playoff", "playoffs", "quarterfinal", "quarterfinals", "scored", "semifinal",
    "semifinals", "tournament", "trophy", "wicket", "wickets", "wimbledon",
]);

/// Contests that a verb of meeting may be of: "met in battle".
pub(super) const CONTEST: &Table = &Table::new(&[
    "battle", "bout", "combat", "debate", "duel", "election", "fight", "final", "game", "race", "ring",
    "round", "runoff", "semi",
]);

/// Verbs of what is done with a meeting that is planned: "cancelled talks".
pub(super) const KEEP: &Table = &Table::new(&[
    "avoided", "boycotted", "canceled", "cancelled", "paid", "planned", "plans", "postponed", "refused",
    "rejected", "rejecting", "rejects", "skipped",
]);

/// Words that lead to a noun of meeting whose side is the subject around: "after talks with Poe".
pub(super) const LEAD: &Table = &Table::new(&[
    "after", "as", "at", "before", "by", "during", "following", "for", "from", "in", "of", "on", "over",
    "since", "through", "with",
]);

/// What may stand between a verb and its object: "met late Tuesday with".
pub(super) const TIME: &Table = &Table::new(&[
    "afternoon", "again", "briefly", "directly", "earlier", "early", "evening", "here", "jointly", "last",
    "late", "morning", "night", "privately", "separately", "this", "today", "week", "yesterday",
]);

/// Days, for times and what may stand between subject and verb.
pub(super) const DAY: &Table = &Table::new(&[
    "friday", "monday", "saturday", "sunday", "thursday", "today", "tomorrow", "tuesday", "wednesday",
    "yesterday",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tables::has;

    #[test]
    fn tables_are_sorted_and_without_repeats() {
        let all = [
            MEET, RECEIVE, WITH, DISCUSS, NOUNS, LIGHT, AUXILIARY, FUNCTION, PREPOSITION, OPENER, GROUP,
            PRESS, PLAN, DENY, WISH, SPORT, CONTEST, DAY, KEEP, LEAD, TIME,
        ];
        for table in all {
            let wrong = table.words().windows(2).find(|w| w[0] >= w[1]);
            assert_eq!(wrong, None);
            assert!(table.words().iter().all(|word| has(table, word)));
        }
    }
}
