//! Short given names, and names that differ in spelling alone.
//!
//! Written for this project from general knowledge; copied from no list.

/// Short forms of given names and what they are short for, sorted.
const SHORT: [(&str, &[&str]); 92] = [
    ("abe", &["abraham"]),
    ("al", &["alan", "albert", "alfred", "alvin"]),
    ("alex", &["alexander", "alexandra", "alexis"]),
    ("andy", &["andrew"]),
    ("barb", &["barbara"]),
    ("ben", &["benjamin"]),
    ("bernie", &["bernard"]),
    ("bert", &["albert", "bertram", "herbert"]),
    ("beth", &["elizabeth"]),
    ("betty", &["elizabeth"]),
    ("bill", &["william"]),
    ("billy", &["william"]),
    ("bob", &["robert"]),
    ("bobby", &["robert"]),
    ("cathy", &["catherine"]),
    ("charlie", &["charles"]),
    ("chris", &["christian", "christina", "christine", "christopher"]),
    ("chuck", &["charles"]),
    ("cindy", &["cynthia"]),
    ("dan", &["daniel"]),
    ("danny", &["daniel"]),
    ("dave", &["david"]),
    ("deb", &["deborah"]),
    ("debbie", &["deborah"]),
    ("dick", &["richard"]),
    ("don", &["donald"]),
    ("doug", &["douglas"]),
    ("ed", &["edgar", "edmund", "edward", "edwin"]),
    ("eddie", &["edgar", "edmund", "edward", "edwin"]),
    ("frank", &["francis", "franklin"]),
    ("fred", &["alfred", "frederick"]),
    ("gabe", &["gabriel"]),
    ("geoff", &["geoffrey"]),
    ("greg", &["gregory"]),
    ("hal", &["harold", "henry"]),
    ("hank", &["henry"]),
    ("harry", &["harold", "henry"]),
    ("jack", &["john"]),
    ("jake", &["jacob"]),
    ("jeff", &["jeffrey"]),
    ("jen", &["jennifer"]),
    ("jenny", &["jennifer"]),
    ("jerry", &["gerald", "gerard", "jerome"]),
    ("jim", &["james"]),
    ("jimmy", &["james"]),
    ("joe", &["joseph"]),
    ("johnny", &["john"]),
    ("jon", &["jonathan"]),
    ("josh", &["joshua"]),
    ("kate", &["catherine", "katherine"]),
    ("kathy", &["katherine", "kathleen"]),
    ("katie", &["catherine", "katherine"]),
    ("katya", &["ekaterina", "yekaterina"]),
    ("ken", &["kenneth"]),
    ("larry", &["laurence", "lawrence"]),
    ("liz", &["elizabeth"]),
    ("lou", &["louis", "louise"]),
    ("maggie", &["margaret"]),
    ("matt", &["matthew"]),
    ("meg", &["margaret"]),
    ("mick", &["michael"]),
    ("mike", &["michael"]),
    ("misha", &["mikhail"]),
    ("nate", &["nathan", "nathaniel"]),
    ("nick", &["nicholas"]),
    ("paco", &["francisco"]),
    ("pat", &["patricia", "patrick"]),
    ("peggy", &["margaret"]),
    ("pepe", &["jose"]),
    ("pete", &["peter"]),
    ("phil", &["philip", "phillip"]),
    ("ray", &["raymond"]),
    ("rich", &["richard"]),
    ("rick", &["richard"]),
    ("rob", &["robert"]),
    ("ron", &["ronald"]),
    ("sam", &["samantha", "samuel"]),
    ("sasha", &["aleksandr", "alexander", "alexandra"]),
    ("steve", &["stephen", "steven"]),
    ("sue", &["susan", "suzanne"]),
    ("ted", &["edward", "theodore"]),
    ("terry", &["terence", "terrence"]),
    ("tim", &["timothy"]),
    ("tom", &["thomas"]),
    ("tony", &["anthony", "antonio", "antony"]),
    ("vicky", &["victoria"]),
    ("volodya", &["vladimir"]),
    ("walt", &["walter"]),
    ("wes", &["wesley"]),
    ("will", &["william"]),
    ("yura", &["yuri", "yury"]),
    ("zach", &["zachary"]),
];

/// Whether the folded given name `short` is a usual short form of `long`.
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    let at = SHORT.binary_search_by_key(&short, |(short, _)| *short);
    at.is_ok_and(|at| SHORT[at].1.contains(&long))
}

/// Spellings that no rule below brings together.
const SAME: [(&str, &str); 10] = [
    ("alexander", "aleksandr"),
    ("alexandr", "aleksandr"),
    ("mohamad", "mohamed"),
    ("mohammad", "mohamed"),
    ("mohammed", "mohamed"),
    ("muhamad", "mohamed"),
    ("muhammad", "mohamed"),
    ("muhammed", "mohamed"),
    ("oleksandr", "aleksandr"),
    ("yousef", "yusuf"),
];

/// Letters that transliterations from other scripts write in more than one way, and one way for all.
const ALIKE: [(&str, &str); 12] = [
    ("iy", "i"),
    ("yy", "i"),
    ("ey", "i"),
    ("ei", "i"),
    ("ay", "i"),
    ("ai", "i"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ph", "f"),
    ("ck", "k"),
    ("y", "i"),
];

/// A folded word as it might sound: equal for the usual transliterations of one name.
pub(super) fn sound(word: &str) -> String {
    let mut sound = SAME.iter().find(|(from, _)| *from == word).map_or(word, |(_, to)| to).to_owned();
    for (from, to) in ALIKE {
        if sound.contains(from) {
            sound = sound.replace(from, to);
        }
    }
    let mut single = String::with_capacity(sound.len());
    for c in sound.chars().filter(|c| !matches!(c, '\'' | '-' | ' ')) {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_and_spellings() {
        assert!(SHORT.is_sorted_by_key(|(short, _)| *short));
        assert!(is_short_for("bob", "robert") && !is_short_for("robert", "bob"));
        for (a, b) in [("sergei", "sergey"), ("hussein", "hussain"), ("zelensky", "zelenskyy")] {
            assert_eq!(sound(a), sound(b), "{a} / {b}");
        }
        assert_ne!(sound("schulz"), sound("schultz"));
    }
}
