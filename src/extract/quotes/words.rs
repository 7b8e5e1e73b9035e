//! Small words by which clauses are told apart, and where they stand.
//!
//! Written for this project; each list is a closed class of English words or a part of one.

use super::marks::is_mark;
use crate::extract::scene::{Case, Scene};
use crate::extract::tables::Table;
use crate::text::calendar;

const BE: &Table = &Table::new(53, "are be been being is was were");
const AUXILIARIES: &Table = &Table::new(
    54,
    "are be been being can cannot could did do does had has have is may might must shall should was were will \
     would",
);
/// What is only thought of: "would say".
const MODALS: &Table = &Table::new(55, "can cannot could may might must shall should will would");
const NEGATIONS: &Table = &Table::new(56, "hardly neither never nobody nor not without");
const PREPOSITIONS: &Table = &Table::new(
    57,
    "about after against amid at before behind by despite during following for from in inside into near of on \
     outside over since through to under upon via with within without",
);
const DETERMINERS: &Table = &Table::new(
    58,
    "a all an another any both each every four her his its many most my no one other our several some the their \
     these this those three two your",
);
const PRONOUNS: &Table = &Table::new(59, "he i it she there they we you");
/// Where a clause begins behind another.
const JOINTS: &Table = &Table::new(
    60,
    "after although as because before but how if since so than that though unless until what when where whereas \
     whether which while who whom whose why",
);
const ADVERBS: &Table = &Table::new(
    61,
    "again already also both earlier even first further furthermore himself however later meanwhile moreover \
     now once separately since still then today tomorrow yesterday",
);

/// All of these, by their numbers.
pub(in crate::extract) const TABLES: [&Table; 9] =
    [BE, AUXILIARIES, MODALS, NEGATIONS, PREPOSITIONS, DETERMINERS, PRONOUNS, JOINTS, ADVERBS];

/// What is felt: "voiced concern that".
pub(super) const FEELINGS: &Table = &Table::new(
    65,
    "alarm anger belief concern concerns confidence disappointment fear fears hope hopes opposition \
     optimism outrage regret support",
);

/// Verbs of one who acts, in forms that no ending gives away.
pub(super) const ACTS: &Table =
    &Table::new(66, "began came defends gave held left made met put sent set spoke took went won");

/// What leads to where or when something was said.
pub(super) const PLACE_LEADS: &Table =
    &Table::new(67, "after at before during from in on outside through to via");

/// The same, but for what a report may begin with.
pub(super) const WHERE_LEADS: &Table = &Table::new(68, "after at during from in on through to via");

/// Forms of verbs that take any clause.
pub(super) const PLAIN: &Table =
    &Table::new(69, "alleges claimed claims insist insisted insists said say saying says");

/// Adverbs that go with the verb before them.
pub(super) const MANNERS: &Table =
    &Table::new(70, "again also further later meanwhile privately publicly recently repeatedly separately");

/// Those who are told.
pub(super) const HEARERS: &Table = &Table::new(71, "her him it journalists me reporters them us you");

/// What opens an aside between a speaker and the verb.
pub(super) const ASIDES: &Table = &Table::new(72, "after at during from in on outside pointing to while");

/// Behind these stands a noun.
pub(super) const ARTICLES: &Table = &Table::new(73, "a an her his its no the their");

/// Behind these "warning" is a noun.
pub(super) const WARNING_LEADS: &Table = &Table::new(74, "a an another her his its their");

/// What speaks for whoever made it.
pub(super) const PAPERS: &Table =
    &Table::new(75, "agency announcement broadcaster magazine newspaper report service statement");

/// Words for a body that was named before.
pub(super) const BODIES: &Table =
    &Table::new(76, "agency alliance company group movement newspaper organisation organization paper");

/// What something is done by, and nobody says: "according to plan".
pub(super) const GROUNDS: &Table =
    &Table::new(77, "constitution law need plan plans rules schedule size tradition");

/// Words for what was said: "a charge".
pub(super) const CHARGES: &Table =
    &Table::new(78, "accusation allegation charge claim move reference statement");

/// What joins a clause to the one before.
pub(super) const JOINERS: &Table = &Table::new(79, "although and as but or though while");

/// Behind these stands a name between marks.
pub(super) const NAMING: &Table =
    &Table::new(80, "called codenamed dubbed entitled labeled labelled named nicknamed titled");

/// What leads from a feeling to what it is about.
pub(super) const FELT_LEADS: &Table = &Table::new(81, "about at for in over that to");

/// What stands before words of time.
pub(super) const TIME_LEADS: &Table = &Table::new(82, "earlier early last late next on this");

/// Words of time.
pub(super) const TIMES: &Table = &Table::new(83, "afternoon evening month morning night week year");

/// Marks at which phrases end.
pub(super) const STOPS: &Table = &Table::new(84, "! ( ) , . : ; ? [ ] …");

/// All of these, by their numbers.
pub(in crate::extract) const MORE: [&Table; 20] = [
    FEELINGS, ACTS, PLACE_LEADS, WHERE_LEADS, PLAIN, MANNERS, HEARERS, ASIDES, ARTICLES, WARNING_LEADS,
    PAPERS, BODIES, GROUNDS, CHARGES, JOINERS, NAMING, FELT_LEADS, TIME_LEADS, TIMES, STOPS,
];

/// What the rules ask of single words.
pub(super) trait Words {
    /// A form of "to be".
    fn is_be(&self, i: usize) -> bool;
    /// Carries tense: "is", "had", "will".
    fn is_auxiliary(&self, i: usize) -> bool;
    fn is_modal(&self, i: usize) -> bool;
    fn is_negation(&self, i: usize) -> bool;
    fn is_preposition(&self, i: usize) -> bool;
    fn is_determiner(&self, i: usize) -> bool;
    /// A personal pronoun as a subject.
    fn is_pronoun(&self, i: usize) -> bool;
    /// Opens a clause.
    fn is_joint(&self, i: usize) -> bool;
    fn is_adverb(&self, i: usize) -> bool;
    /// A day of the week, or "today" and the like.
    fn is_day(&self, i: usize) -> bool;
    /// A day, or a month with what may stand around it: "late Monday", "May 4".
    fn is_time(&self, i: usize) -> bool;
    /// A dash with a space on both sides, or a long one.
    fn is_dash(&self, i: usize) -> bool;
    /// A full stop, comma, bracket, colon or the like.
    fn is_stop(&self, i: usize) -> bool;
}

impl Words for Scene<'_> {
    fn is_be(&self, i: usize) -> bool {
        self.is(i, BE)
    }

    fn is_auxiliary(&self, i: usize) -> bool {
        self.is(i, AUXILIARIES) || self.lower(i).ends_with("n't") || self.lower(i).ends_with("n’t")
    }

    fn is_modal(&self, i: usize) -> bool {
        self.is(i, MODALS) || matches!(self.lower(i), "'ll" | "’ll" | "'d" | "’d")
    }

    fn is_negation(&self, i: usize) -> bool {
        let word = self.lower(i);
        self.is(i, NEGATIONS) || word.ends_with("n't") || word.ends_with("n’t")
    }

    fn is_preposition(&self, i: usize) -> bool {
        self.is(i, PREPOSITIONS)
    }

    fn is_determiner(&self, i: usize) -> bool {
        self.is(i, DETERMINERS)
    }

    fn is_pronoun(&self, i: usize) -> bool {
        self.is(i, PRONOUNS) && self.print(i) != "US"
    }

    fn is_joint(&self, i: usize) -> bool {
        self.is(i, JOINTS)
    }

    fn is_adverb(&self, i: usize) -> bool {
        let word = self.lower(i);
        let manner = word.len() > 5 && word.ends_with("ly") && self.case(i) == Case::Other;
        self.is(i, ADVERBS) || (manner && !matches!(word, "family" | "assembly" | "supply"))
    }

    fn is_day(&self, i: usize) -> bool {
        let word = self.lower(i);
        calendar::is_whole_weekday(word) || matches!(word, "today" | "tomorrow" | "yesterday")
    }

    fn is_time(&self, i: usize) -> bool {
        let month = |i: usize| self.case(i) == Case::Capital && calendar::is_whole_month(self.lower(i));
        let number = |i: usize| self.print(i).starts_with(|c: char| c.is_ascii_digit());
        let beside = self.is(i, TIME_LEADS);
        self.is_day(i)
            || (month(i) && (number(i + 1) || (i > 0 && number(i - 1))))
            || (number(i) && (month(i + 1) || (i > 0 && month(i - 1))))
            || (beside
                && (self.is_day(i + 1)
                    || (self.is_day(i + 2) && self.continues(i + 2) && !self.is_stop(i + 1))
                    || (month(i + 1) && number(i + 2))
                    || (self.lower(i) != "on" && matches!(self.lower(i + 1), "week" | "month" | "year"))))
            || (self.is(i, TIMES)
                && i > 0
                && (self.is_day(i - 1) || self.is(i - 1, TIME_LEADS) && self.lower(i - 1) != "on"))
    }

    fn is_dash(&self, i: usize) -> bool {
        let spaced = |i: usize| self.words.get(i).is_none_or(|w| w.token.spaced);
        match self.print(i) {
            "—" => true,
            "-" => {
                (spaced(i) && spaced(i + 1)) || (self.print(i + 1) == "-" && self.glued(i + 1)) || {
                    i > 0 && self.print(i - 1) == "-" && self.glued(i)
                }
            }
            "–" => spaced(i) && spaced(i + 1),
            _ => false,
        }
    }

    fn is_stop(&self, i: usize) -> bool {
        let print = self.print(i);
        self.is(i, STOPS) || is_mark(print) || self.is_dash(i)
    }
}
