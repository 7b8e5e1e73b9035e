//! What people are said to do, and which of it one person is unlikely to do both of.
//!
//! The words were written for this project from general knowledge of the news; copied from no list.

/// Trades as a set of [`FIELDS`], a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Trades(u8);

/// Who moves between power, arms, law and money is still one person; who plays, writes, prays or works otherwise
/// does so for a living.
const FIELDS: [&[&str]; 5] = [
    &[
        "admiral", "adviser", "ambassador", "army", "attorney", "banker", "brigadier", "businessman",
        "businesswoman", "candidate", "chancellor", "colonel", "commander", "congressman", "congresswoman",
        "councillor", "deputy", "diplomat", "envoy", "executive", "general", "governor", "judge", "king",
        "lawmaker", "lawyer", "leader", "legislator", "lieutenant", "magistrate", "major", "marshal",
        "mayor", "minister", "officer", "opposition", "premier", "president", "prince", "princess",
        "prosecutor", "queen", "secretary", "senator", "shipowner", "speaker", "spokesman", "spokeswoman",
        "tycoon",
    ],
    &[
        "athlete", "batsman", "bowler", "boxer", "champion", "coach", "cricketer", "cyclist", "defender",
        "footballer", "forward", "goalkeeper", "golfer", "jockey", "midfielder", "player", "runner", "skier",
        "sprinter", "striker", "swimmer", "wicketkeeper", "winger", "wrestler",
    ],
    &[
        "actor", "actress", "author", "comedian", "composer", "dancer", "filmmaker", "musician", "novelist",
        "painter", "photographer", "playwright", "poet", "rapper", "sculptor", "singer", "songwriter",
        "writer",
    ],
    &[
        "archbishop", "ayatollah", "bishop", "cardinal", "imam", "monk", "nun", "pastor", "pope", "preacher",
        "priest", "rabbi",
    ],
    &[
        "baker", "biologist", "botanist", "carpenter", "chemist", "cook", "dealer", "dentist", "doctor",
        "driver", "engineer", "farmer", "fisherman", "mechanic", "mountaineer", "nurse", "physicist",
        "pilot", "sailor", "scientist", "shopkeeper", "student", "surgeon", "tailor", "teacher",
    ],
];

impl Trades {
    /// Takes over the trades of `other`.
    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether both are known and have no field in common.
    pub(super) const fn at_odds(self, other: Self) -> bool {
        self.0 != 0 && other.0 != 0 && self.0 & other.0 == 0
    }

    /// Whether none is known.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The trades that folded words name.
pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Trades {
    let mut trades = Trades::default();
    for word in words {
        for (bit, field) in FIELDS.iter().enumerate() {
            trades.0 |= u8::from(field.binary_search(&word).is_ok()) << bit;
        }
    }
    trades
}

/// Whether a folded word names a trade.
pub(super) fn is_trade(word: &str) -> bool {
    FIELDS.iter().any(|field| field.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trades_that_do_not_go_together() {
        assert!(FIELDS.iter().all(|field| field.is_sorted()));
        let of = |words: &[&str]| of(words.iter().copied());
        assert!(of(&["minister"]).at_odds(of(&["fast", "bowler"])));
        assert!(!of(&["minister"]).at_odds(of(&["general"])));
        assert!(!of(&["minister"]).at_odds(of(&["tall"])));
        assert!(!of(&["actor", "governor"]).at_odds(of(&["governor"])));
    }
}
