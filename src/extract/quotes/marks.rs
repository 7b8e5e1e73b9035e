//! Where marks of quotation open and close.
//!
//! Straight, curly, angled and low marks, single and double, and those of typewriters (``so''). Promise: one pass over
//! the words, with a bounded look ahead at each single mark; the stretches are in order of their opening marks, and
//! double ones never overlap double ones. A mark that is opened again at the head of the next paragraph was left open
//! on purpose; one that is closed nowhere holds its sentence at most.

use super::verbs;
use crate::extract::scene::Scene;
use crate::text::order::sort_by_key;

/// A stretch between marks of quotation, as word numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// The first word of the opening mark.
    pub(super) open: usize,
    /// The first word inside.
    pub(super) from: usize,
    /// One past the last word inside.
    pub(super) to: usize,
    /// One past the closing mark; `to` where there is none.
    pub(super) close: usize,
    /// Stands inside another.
    pub(super) inner: bool,
    /// The next paragraph's first stretch goes on with it.
    pub(super) goes_on: bool,
}

/// Words looked through for the closing mark of a single one.
const REACH: usize = 120;

/// All stretches between marks, in order.
pub(super) fn marked(scene: &Scene) -> Vec<Marked> {
    let mut out = doubles(scene);
    let count = out.len();
    singles(scene, &mut out, count);
    sort_by_key(&mut out, |m| m.open as u64);
    out
}

fn is_double(print: &str) -> bool {
    matches!(print, "\"" | "“" | "”" | "„" | "«" | "»" | "‟")
}

/// Whether a mark of quotation stands at word `i`, of either kind.
pub(super) fn is_mark(print: &str) -> bool {
    is_double(print) || matches!(print, "‘" | "’" | "'" | "`")
}

/// Two single marks without space between, "``" or "''".
fn twin(scene: &Scene, i: usize, mark: &str) -> bool {
    scene.print(i) == mark && scene.print(i + 1) == mark && scene.glued(i + 1)
}

/// The length of a double mark at word `i`: 0 where there is none.
fn double_at(scene: &Scene, i: usize) -> usize {
    if is_double(scene.print(i)) {
        1
    } else if twin(scene, i, "`") || twin(scene, i, "'") {
        2
    } else {
        0
    }
}

fn doubles(scene: &Scene) -> Vec<Marked> {
    let mut out: Vec<Marked> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut i = 0;
    while i < scene.len() {
        if i > 0
            && scene.words[i].block != scene.words[i - 1].block
            && let Some((at, from)) = open.take()
        {
            out.push(unclosed(scene, at, from, i));
        }
        let len = double_at(scene, i);
        if len == 0 {
            i += 1;
            continue;
        }
        // "5' 10"" and "27"" measure.
        let measure =
            open.is_none() && scene.glued(i) && scene.print(i - 1).ends_with(|c: char| c.is_ascii_digit());
        match open {
            Some((at, _)) if opens(scene, i, len) && !closes(scene, at, i) => {
                let (at, from) = open.replace((i, i + len)).unwrap_or((i, i));
                out.push(cut(scene, at, from, i, false));
            }
            Some((at, from)) => {
                let marked = Marked { open: at, from, to: i, close: i + len, inner: false, goes_on: false };
                out.extend((from < i).then_some(marked));
                open = None;
            }
            None if !measure && !matches!(scene.print(i), "”" | "'") => open = Some((i, i + len)),
            None => {}
        }
        i += len;
    }
    if let Some((at, from)) = open {
        out.push(unclosed(scene, at, from, scene.len()));
    }
    out.retain(|m| m.from < m.to);
    out
}

/// Whether the mark at word `i` can only open: by its form, or by the space before it and the word right behind it.
fn opens(scene: &Scene, i: usize, len: usize) -> bool {
    match scene.print(i) {
        "“" | "«" | "„" | "`" => true,
        "\"" => scene.words[i].token.spaced && scene.glued(i + len),
        _ => false,
    }
}

/// Whether the mark at word `i`, which looks like an opening one, closes the one at word `at`: low marks and angled
/// ones turned round.
fn closes(scene: &Scene, at: usize, i: usize) -> bool {
    matches!((scene.print(at), scene.print(i)), ("„", "“") | ("»", "«")) || !scene.words[i].token.spaced
}

/// A mark that nothing in its paragraph, which ends before word `end`, closes.
fn unclosed(scene: &Scene, at: usize, from: usize, end: usize) -> Marked {
    let goes_on = end < scene.len() && double_at(scene, end) > 0 && scene.print(end) != "”";
    cut(scene, at, from, end, goes_on)
}

/// The words from `from` on: to `end` where the quotation goes on behind it, else to the end of its sentence, or to
/// where that says who speaks.
fn cut(scene: &Scene, open: usize, from: usize, end: usize, goes_on: bool) -> Marked {
    let mut to = end;
    if !goes_on {
        to = from;
        while to < end
            && to < from + REACH
            && (to == from || !scene.words[to].starts)
            && !attributes(scene, to)
        {
            to += 1;
        }
    }
    Marked { open, from, to, close: to, inner: false, goes_on }
}

/// ", said the witness", ", she said".
fn attributes(scene: &Scene, comma: usize) -> bool {
    const NEAR: usize = 6;
    scene.print(comma) == ","
        && (comma + 1..comma + NEAR)
            .take_while(|&i| scene.continues(i) && scene.print(i) != ",")
            .any(|i| verbs::verb(scene.lower(i)).is_some_and(|(v, _)| v.takes(verbs::CLAUSE | verbs::HEARER)))
}

/// Adds the single marks. The first `doubles` of `out` are the double ones, in order.
fn singles(scene: &Scene, out: &mut Vec<Marked>, doubles: usize) {
    let mut i = 0;
    while i < scene.len() {
        let Some(close) = single_at(scene, i) else {
            i += 1;
            continue;
        };
        let around = out[..doubles].partition_point(|m| m.open <= i);
        let around = around.checked_sub(1).map(|at| out[at]).filter(|m| i < m.to);
        let inner = around.is_some();
        if around.is_some_and(|m| close >= m.to) {
            i += 1;
            continue;
        }
        let inside = out[..doubles].partition_point(|m| m.open < i);
        out[inside..doubles].iter_mut().take_while(|m| m.open < close).for_each(|m| m.inner = true);
        out.push(Marked { open: i, from: i + 1, to: close, close: close + 1, inner, goes_on: false });
        i = close + 1;
    }
}

/// Where the single mark that opens at word `i` is closed.
fn single_at(scene: &Scene, i: usize) -> Option<usize> {
    let behind_mark =
        i > 0 && (is_mark(scene.print(i - 1)) || matches!(scene.print(i - 1), "(" | "[" | "—" | "–"));
    let opens = match scene.print(i) {
        "‘" => true,
        "'" | "`" => {
            (scene.words[i].token.spaced || !scene.continues(i) || behind_mark) && !twin(scene, i, "'")
        }
        _ => false,
    };
    if !opens || !scene.glued(i + 1) || twin(scene, i, "`") || is_mark(scene.print(i + 1)) {
        return None;
    }
    let (mut maybe, block) = (None, scene.words[i].block);
    for at in i + 2..scene.len().min(i + REACH) {
        if scene.words[at].block != block {
            break;
        }
        let print = scene.print(at);
        let single = matches!(print, "’" | "'");
        if print == "‘" || (single && scene.words[at].token.spaced && scene.glued(at + 1)) {
            break;
        }
        if !single || scene.words[at].token.spaced || twin(scene, at, "'") {
            continue;
        }
        // "the owners’ offer": an ending s and a word behind it may be a possessive.
        let next = scene.words.get(at + 1).is_some_and(|w| w.block == block && w.token.spaced);
        let word_next = next && !scene.lower(at + 1).is_empty() && !scene.words[at + 1].starts;
        let possessive = word_next && scene.lower(at - 1).ends_with('s');
        if !possessive {
            return (!scene.glued(at + 1) || scene.lower(at + 1).is_empty()).then_some(at).or(maybe);
        }
        maybe = Some(at);
    }
    maybe
}
