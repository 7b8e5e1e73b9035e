//! Whether a sentence looks back or ahead, by the verb nearest to the expression.
//!
//! The words were written for this project: English auxiliaries, the verbs of news reports, words of planning.

use super::find::Page;
use super::words::Lex;

/// How far a verb may stand from the expression.
const REACH: usize = 14;

/// `Some(true)` where the words around words `from` to `to - 1` speak of what is to come, `Some(false)` where of what was.
pub(super) fn future(page: &Page, from: usize, to: usize) -> Option<bool> {
    match page.before(from) {
        "until" | "till" | "by" => return Some(true),
        "since" => return Some(false),
        _ => {}
    }
    let mut i = from;
    for _ in 0..REACH {
        if !page.scene.continues(i) {
            break;
        }
        i -= 1;
        if let Some(seen) = verb(page, i) {
            return Some(seen);
        }
    }
    (to..to + REACH).take_while(|i| page.scene.continues(*i)).find_map(|i| verb(page, i))
}

/// What the word says of its sentence's time.
fn verb(page: &Page, i: usize) -> Option<bool> {
    let word = page.scene.lower(i);
    if word == "may" && !page.capital(i) {
        return Some(true);
    }
    if page.lex(i) != Lex::Other {
        return None;
    }
    if page.before(i) == "be" {
        return Some(true);
    }
    match word {
        "will" | "shall" | "would" | "can" | "should" | "must" | "might" | "’ll" | "'ll" | "due"
        | "upcoming" | "expected" | "scheduled" | "planned" | "slated" | "plan" | "plans" | "expects"
        | "expect" | "hopes" | "forecast" => Some(true),
        "set" => Some(matches!(page.before(i), "is" | "are" | "was" | "were")),
        "is" | "are" | "was" | "were" if page.lex(i + 1) == Lex::To => Some(true),
        "said" | "says" | "told" | "was" | "were" | "had" | "has" | "have" | "did" | "met" | "held"
        | "took" | "went" | "came" | "began" | "left" | "made" | "gave" | "fell" | "rose" | "won"
        | "lost" | "shot" | "hit" | "flew" | "wrote" | "spoke" | "became" | "saw" | "sent" | "got"
        | "led" | "struck" | "fought" | "broke" | "found" | "kept" | "brought" | "ran" | "drew" | "put"
        | "swept" | "ago" => Some(false),
        _ if word.len() > 4
            && word.ends_with("ed")
            && page.scene.print(i).starts_with(char::is_lowercase) =>
        {
            Some(false)
        }
        _ => None,
    }
}
