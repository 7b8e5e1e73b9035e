//! The verbs and nouns that report speech: which stance each shows and what may be the words reported behind it.
//!
//! Written for this project from general knowledge of English news style; copied from no list.

use super::Stance;
use super::Stance::{
    Accused, Added, Announced, Asked, Claimed, Confirmed, Criticised, Denied, Described, Praised, Predicted,
    Promised, Said, Stressed, Threatened, Urged, Warned,
};
use crate::extract::tables::Table;
use crate::extract::vocabulary::has;

/// A reporting verb.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    pub(super) stance: Stance,
    takes: u16,
}

impl Verb {
    /// Whether the verb takes one of these as the words reported.
    pub(super) const fn takes(self, what: u16) -> bool {
        self.takes & what != 0
    }
}

/// "said", for what reports without a verb: "according to".
pub(super) const SAY: Verb = Verb { stance: Said, takes: CLAUSE };

/// A clause with or without "that".
pub(super) const CLAUSE: u16 = 1;
/// A clause behind "that".
pub(super) const THAT: u16 = 2;
/// Any object: "denied involvement".
pub(super) const OBJECT: u16 = 4;
/// Whoever is spoken to, first: "told reporters".
pub(super) const HEARER: u16 = 8;
/// What stands behind "of", "against", "for", "on" or "about": "warned of war".
pub(super) const OF: u16 = 16;
/// Somebody who is to do something: "urged them to leave".
pub(super) const OBJECT_TO: u16 = 32;
/// Something to do: "threatened to leave".
pub(super) const TO: u16 = 64;
/// Somebody called something: "described it as", "called it a".
pub(super) const AS: u16 = 128;
/// Somebody charged with something: "accused them of".
pub(super) const CHARGE: u16 = 256;
/// Questions: "asked whether".
pub(super) const WHETHER: u16 = 512;
/// Its plain and its -s form are nouns as well.
pub(super) const NOUN: u16 = 1024;
/// Doubts, hopes and the like: "expressed concern that".
pub(super) const FEELING: u16 = 2048;
/// Somebody else who says it: "quoted him as saying".
pub(super) const QUOTE: u16 = 4096;

const ALL: [(&str, Stance, u16); 106] = [
    ("accuse", Accused, CHARGE),
    ("acknowledge", Confirmed, THAT | CLAUSE),
    ("add", Added, CLAUSE),
    ("admit", Confirmed, CLAUSE),
    ("advise", Urged, OBJECT_TO | THAT),
    ("allege", Claimed, CLAUSE),
    ("announce", Announced, CLAUSE | OBJECT),
    ("answer", Said, NOUN),
    ("appeal", Urged, OF),
    ("applaud", Praised, 0),
    ("argue", Said, CLAUSE),
    ("ask", Asked, WHETHER | OBJECT_TO),
    ("assert", Claimed, CLAUSE),
    ("assure", Promised, HEARER),
    ("blame", Accused, CHARGE),
    ("blast", Criticised, 0),
    ("brand", Described, AS),
    ("call", Described, AS | OF | NOUN),
    ("caution", Warned, CLAUSE | OF | OBJECT_TO | NOUN),
    ("chant", Said, OBJECT),
    ("characterise", Described, AS),
    ("characterize", Described, AS),
    ("cite", Said, OBJECT),
    ("claim", Claimed, CLAUSE | TO | NOUN),
    ("comment", Said, THAT | NOUN),
    ("complain", Criticised, THAT | OF),
    ("concede", Confirmed, CLAUSE),
    ("condemn", Criticised, 0),
    ("confirm", Confirmed, CLAUSE | OBJECT),
    ("contend", Claimed, CLAUSE),
    ("criticise", Criticised, 0),
    ("criticize", Criticised, 0),
    ("cry", Said, NOUN),
    ("declare", Announced, CLAUSE),
    ("decry", Criticised, 0),
    ("demand", Urged, OBJECT | NOUN),
    ("denounce", Criticised, 0),
    ("deny", Denied, CLAUSE | OBJECT),
    ("deplore", Criticised, OBJECT),
    ("describe", Described, AS),
    ("disclose", Announced, THAT),
    ("dismiss", Denied, AS),
    ("dispute", Denied, THAT | NOUN),
    ("emphasise", Stressed, CLAUSE | OBJECT),
    ("emphasize", Stressed, CLAUSE | OBJECT),
    ("estimate", Predicted, CLAUSE | NOUN),
    ("exclaim", Said, 0),
    ("explain", Said, CLAUSE),
    ("express", Said, FEELING),
    ("forecast", Predicted, CLAUSE | OBJECT | NOUN),
    ("groan", Said, NOUN),
    ("hail", Praised, AS | OBJECT),
    ("indicate", Said, CLAUSE),
    ("inform", Said, HEARER),
    ("inquire", Asked, WHETHER),
    ("insist", Stressed, CLAUSE),
    ("joke", Said, THAT | NOUN),
    ("label", Described, AS | NOUN),
    ("lament", Criticised, THAT),
    ("laud", Praised, 0),
    ("maintain", Claimed, THAT),
    ("note", Said, CLAUSE | NOUN),
    ("observe", Said, THAT),
    ("pledge", Promised, TO | THAT | NOUN),
    ("point", Said, NOUN),
    ("praise", Praised, NOUN),
    ("predict", Predicted, CLAUSE | OBJECT),
    ("proclaim", Announced, THAT),
    ("promise", Promised, TO | CLAUSE | NOUN),
    ("quip", Said, NOUN),
    ("quote", Said, QUOTE),
    ("reaffirm", Stressed, CLAUSE | OBJECT),
    ("reassure", Promised, HEARER),
    ("recall", Said, THAT),
    ("recount", Said, THAT),
    ("reiterate", Stressed, CLAUSE | OBJECT),
    ("reject", Denied, OBJECT),
    ("remark", Said, THAT | NOUN),
    ("remind", Said, HEARER),
    ("repeat", Stressed, THAT),
    ("reply", Said, THAT | NOUN),
    ("report", Said, CLAUSE | OBJECT | NOUN),
    ("respond", Said, THAT),
    ("reveal", Announced, THAT),
    ("say", Said, CLAUSE),
    ("scream", Said, NOUN),
    ("shout", Said, NOUN),
    ("show", Said, THAT | NOUN),
    ("state", Said, CLAUSE | NOUN),
    ("stress", Stressed, CLAUSE | OBJECT | NOUN),
    ("suggest", Said, CLAUSE),
    ("swear", Promised, THAT | TO),
    ("tell", Said, HEARER | OBJECT_TO),
    ("term", Described, AS | NOUN),
    ("testify", Said, THAT),
    ("threaten", Threatened, TO | THAT),
    ("tweet", Said, THAT | NOUN),
    ("underline", Stressed, THAT | OBJECT),
    ("underscore", Stressed, THAT | OBJECT),
    ("urge", Urged, OBJECT_TO | OBJECT),
    ("voice", Said, FEELING | NOUN),
    ("vow", Promised, TO | THAT | NOUN),
    ("warn", Warned, CLAUSE | HEARER | OF | OBJECT_TO),
    ("whisper", Said, NOUN),
    ("write", Said, THAT),
    ("yell", Said, NOUN),
];

/// The verbs in the vocabulary, to which [`bases`] are added: it tells of most words that they are not among them.
pub(in crate::extract) const VERBS: &Table = &Table::new(62, "");

/// The verbs themselves.
pub(in crate::extract) fn bases() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|verb| verb.0)
}

/// How a verb stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "saying".
    Ing,
}

/// The reporting verb that `word`, in small letters, is a form of.
pub(super) fn verb(word: &str) -> Option<(Verb, Form)> {
    match word {
        "said" => return of("say", Form::Past),
        "told" => return of("tell", Form::Past),
        "wrote" | "written" => return of("write", Form::Past),
        "swore" => return of("swear", Form::Past),
        "writing" => return of("write", Form::Ing),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("ing") {
        return stems(stem, Form::Ing);
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return stems(stem, Form::Past);
    }
    let third = word.strip_suffix('s').and_then(|stem| {
        of(stem, Form::Third)
            .or_else(|| of(stem.strip_suffix('e')?, Form::Third))
            .or_else(|| ies(stem.strip_suffix("ie")?, Form::Third))
    });
    third.or_else(|| of(word, Form::Base))
}

/// "claim", "not(e)", "den(y)", "admit(t)".
fn stems(stem: &str, form: Form) -> Option<(Verb, Form)> {
    let at = |i: usize| ALL.get(i).map(|entry| (Verb { stance: entry.1, takes: entry.2 }, form));
    of(stem, form)
        .or_else(|| {
            at(ALL.binary_search_by(|verb| verb.0.strip_suffix('e').unwrap_or(verb.0).cmp(stem)).ok()?)
        })
        .or_else(|| ies(stem.strip_suffix('i')?, form))
        .or_else(|| of(stem.strip_suffix(['t', 'p'])?, form))
}

fn ies(stem: &str, form: Form) -> Option<(Verb, Form)> {
    let base = match stem {
        "cr" => "cry",
        "decr" => "decry",
        "den" => "deny",
        "repl" => "reply",
        "testif" => "testify",
        _ => return None,
    };
    of(base, form)
}

fn of(base: &str, form: Form) -> Option<(Verb, Form)> {
    if !has(VERBS, base) {
        return None;
    }
    let (_, stance, takes) = ALL[ALL.binary_search_by(|verb| verb.0.cmp(base)).ok()?];
    Some((Verb { stance, takes }, form))
}

/// Nouns behind which "that" opens what was said.
pub(super) fn noun(word: &str) -> Option<Stance> {
    Some(match word {
        "accusation" | "accusations" => Accused,
        "admission" => Confirmed,
        "allegation" | "allegations" | "assertion" | "assertions" | "claim" | "claims" => Claimed,
        "announcement" => Announced,
        "assurance" | "assurances" | "promise" | "promises" | "pledge" | "vow" => Promised,
        "denial" => Denied,
        "insistence" => Stressed,
        "prediction" | "predictions" => Predicted,
        "suggestion" | "suggestions" | "remark" | "comment" => Said,
        "threat" | "threats" => Threatened,
        "warning" | "warnings" => Warned,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_verb() {
        let stance = |word| verb(word).map(|(verb, form)| (verb.stance, form));
        for (word, want) in [
            ("say", (Said, Form::Base)),
            ("says", (Said, Form::Third)),
            ("said", (Said, Form::Past)),
            ("saying", (Said, Form::Ing)),
            ("denies", (Denied, Form::Third)),
            ("denied", (Denied, Form::Past)),
            ("denying", (Denied, Form::Ing)),
            ("accused", (Accused, Form::Past)),
            ("accuses", (Accused, Form::Third)),
            ("urging", (Urged, Form::Ing)),
            ("admitted", (Confirmed, Form::Past)),
            ("stresses", (Stressed, Form::Third)),
            ("quipped", (Said, Form::Past)),
        ] {
            assert_eq!(stance(word), Some(want), "{word}");
        }
        for word in ["", "the", "seeing", "red", "ing", "s", "ed", "stated-owned", "denis", "wing"] {
            assert_eq!(stance(word), None, "{word}");
        }
    }

    #[test]
    fn the_verbs_are_sorted() {
        assert!(ALL.is_sorted_by(|a, b| a.0 < b.0));
    }
}
