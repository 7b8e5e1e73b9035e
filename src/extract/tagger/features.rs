//! What the tagger looks at: for each word some ninety features, each a template's number and a few values,
//! hashed to one number.
//!
//! The templates are the ones that name taggers have used since Ratinov and Roth (2009) and Chieu and Ng
//! (2003): words, affixes and shapes around, word lists, word classes, the run of capitals that the word is part
//! of and what stands on either side of it, and what the article's other mentions of the word show.

use super::hash::{self, mix};
use super::layout::{Layout, Listing, Range, Word, evidence};

/// Features that are left out together when the tagger learns to do without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Group {
    /// The word itself.
    Own,
    /// Its letters and shape.
    Form,
    /// The words around it.
    Context,
    /// The word lists.
    Lists,
    /// The run of capitals and its neighbours.
    Run,
    /// Word classes and word tables.
    Class,
    /// The rest of the article.
    Article,
}

/// How many groups there are.
pub(super) const GROUPS: usize = Group::Article as usize + 1;

/// Stands for a word before the sentence, and one behind it.
const BEFORE: u64 = 0x5bd1;
const BEHIND: u64 = 0xe995;

/// Calls `take` with each feature of word `i`.
pub(super) fn features(layout: &Layout, i: usize, take: impl FnMut(Group, u32)) {
    let mut out = Out { take, group: Group::Own };
    let around = Around { layout, i, word: &layout.words[i] };
    own(&around, &mut out);
    form(&around, &mut out);
    context(&around, &mut out);
    lists(&around, &mut out);
    runs(&around, &mut out);
    classes(&around, &mut out);
    article(&around, &mut out);
}

struct Out<F> {
    take: F,
    group: Group,
}

impl<F: FnMut(Group, u32)> Out<F> {
    #[inline]
    fn put<const N: usize>(&mut self, template: u64, values: [u64; N]) {
        let mixed = values.into_iter().fold(mix(0x1234, template), mix);
        (self.take)(self.group, hash::feature(mixed));
    }
}

/// A word among its neighbours.
struct Around<'l, 's, 't> {
    layout: &'l Layout<'s, 't>,
    i: usize,
    word: &'l Word,
}

impl Around<'_, '_, '_> {
    fn beside(&self, by: isize, what: impl Fn(&Word) -> u64) -> u64 {
        let end = if by < 0 { BEFORE } else { BEHIND };
        self.layout.beside(self.i, by).map_or(end, what)
    }

    fn lower(&self, by: isize) -> u64 {
        self.beside(by, |w| w.lower)
    }

    fn shape(&self, by: isize) -> u64 {
        self.beside(by, |w| w.shape)
    }

    fn flags(&self, by: isize) -> u64 {
        self.beside(by, |w| u64::from(w.flags))
    }

    fn coarse(&self, by: isize) -> u64 {
        self.beside(by, |w| u64::from(w.class.coarse))
    }

    fn fine(&self, by: isize) -> u64 {
        self.beside(by, |w| u64::from(w.class.fine))
    }

    fn tables(&self, by: isize) -> u64 {
        self.beside(by, |w| u64::from(w.tables))
    }

    fn writing(&self) -> u64 {
        self.word.writing as u64
    }

    fn opening(&self) -> u64 {
        u64::from(self.word.starts) + 2 * u64::from(self.word.shouted)
    }

    /// What stands before `range` and behind it, within the sentence.
    fn sides(&self, range: Range, what: impl Fn(&Word) -> u64) -> (u64, u64) {
        let sentence = self.word.sentence;
        let words = &self.layout.words;
        let before = if range.from > sentence.from { what(&words[range.from as usize - 1]) } else { BEFORE };
        let behind = if range.to < sentence.to { what(&words[range.to as usize]) } else { BEHIND };
        (before, behind)
    }
}

fn own(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Own;
    let w = a.word.lower;
    out.put(1, [w]);
    out.put(2, [a.word.print]);
    out.put(3, [a.lower(-1), w]);
    out.put(4, [w, a.lower(1)]);
}

fn form(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Form;
    let lower = a.layout.scene.lower(a.i);
    let writing = a.writing();
    for length in 2..=4 {
        let Some((head, tail)) = affixes(lower, length) else { break };
        out.put(10 + length as u64, [hash::word(tail), writing]);
        out.put(20 + length as u64, [hash::word(head), writing]);
    }
    let (before, shape, behind) = (a.shape(-1), a.word.shape, a.shape(1));
    out.put(30, []);
    out.put(31, [shape]);
    out.put(32, [before, shape]);
    out.put(33, [shape, behind]);
    out.put(34, [before, shape, behind]);
    out.put(35, [writing, a.opening()]);
    out.put(36, [a.shape(-2), before, shape]);
    out.put(37, [shape, behind, a.shape(2)]);
}

/// The first and the last `length` characters, where there are so many.
fn affixes(word: &str, length: usize) -> Option<(&str, &str)> {
    let head = word.char_indices().nth(length - 1)?;
    let tail = word.char_indices().rev().nth(length - 1)?;
    Some((&word[..head.0 + head.1.len_utf8()], &word[tail.0..]))
}

fn context(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Context;
    let (before, behind) = (a.lower(-1), a.lower(1));
    out.put(40, [before]);
    out.put(41, [behind]);
    out.put(42, [a.lower(-2)]);
    out.put(43, [a.lower(2)]);
    out.put(44, [before, behind]);
    out.put(45, [a.lower(-2), before]);
    out.put(46, [behind, a.lower(2)]);
    out.put(47, [before, a.writing()]);
    out.put(48, [behind, a.writing()]);
}

fn lists(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Lists;
    let numbers = |l: &Listing| (u64::from(l.flag), u64::from(l.place));
    let at = |by: isize| {
        let known = a.layout.beside(a.i, by).is_some();
        if known { a.layout.listings(a.i.saturating_add_signed(by)) } else { &[] }
    };
    for (flag, place) in at(0).iter().map(numbers) {
        out.put(50, [flag, place]);
        out.put(51, [flag, place, a.writing(), a.opening()]);
    }
    let (before, flags, behind) = (a.flags(-1), u64::from(a.word.flags), a.flags(1));
    out.put(52, [flags, a.writing()]);
    out.put(53, [flags, behind]);
    out.put(54, [before, flags]);
    out.put(55, [before, flags, behind]);
    for (flag, place) in at(1).iter().map(numbers) {
        out.put(56, [flag, place]);
    }
    for (flag, place) in at(-1).iter().map(numbers) {
        out.put(57, [flag, place]);
    }
}

fn runs(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Run;
    if a.word.is_capital() || a.word.wide.len() > 1 {
        run(a, 60, a.word.run, out);
        if a.word.wide != a.word.run {
            run(a, 80, a.word.wide, out);
        }
    }
}

fn run(a: &Around, template: u64, range: Range, out: &mut Out<impl FnMut(Group, u32)>) {
    let words = &a.layout.words;
    let (head, tail) = (&words[range.from as usize], &words[range.to as usize - 1]);
    let (from_head, to_tail) = steps(a, range);
    let place = from_head * 4 + to_tail;
    let (before, behind) = a.sides(range, |w| w.lower);
    let sentence = a.word.sentence;
    let further = if range.from > sentence.from + 1 { words[range.from as usize - 2].lower } else { BEFORE };
    let beyond = if range.to + 1 < sentence.to { words[range.to as usize + 1].lower } else { BEHIND };
    out.put(template, [before, place]);
    out.put(template + 1, [behind, place]);
    out.put(template + 2, [tail.lower, to_tail]);
    out.put(template + 3, [head.lower, from_head]);
    out.put(template + 4, [before, behind]);
    out.put(template + 5, [further, before, from_head.min(1)]);
    out.put(template + 6, [behind, beyond, to_tail.min(1)]);
    out.put(template + 7, [place, a.opening(), a.writing()]);
    out.put(template + 8, [tail.lower, head.lower]);
    out.put(template + 9, [u64::from(head.flags), u64::from(tail.flags), place]);
    let (before, behind) = a.sides(range, |w| u64::from(w.tables));
    out.put(template + 10, [before, behind, place]);
    out.put(template + 11, [u64::from(head.tables), u64::from(tail.tables), place]);
}

/// Words from the head of the run and to its tail, three at most.
fn steps(a: &Around, range: Range) -> (u64, u64) {
    let i = a.i as u32;
    (u64::from((i - range.from).min(3)), u64::from((range.to - 1 - i).min(3)))
}

fn classes(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Class;
    let writing = a.writing();
    grain(a, 100, |w| u64::from(w.class.coarse), out);
    grain(a, 120, |w| u64::from(w.class.fine), out);
    out.put(110, [a.coarse(-2)]);
    out.put(111, [a.coarse(2)]);
    out.put(112, [a.coarse(-1), a.coarse(1)]);
    out.put(113, [a.coarse(-2), a.coarse(-1)]);
    out.put(114, [a.coarse(1), a.coarse(2)]);
    out.put(115, [a.coarse(-1), writing, a.shape(1)]);
    out.put(130, [a.fine(-1), a.fine(1)]);
    out.put(140, [a.tables(-1), writing]);
    out.put(141, [a.tables(1), writing]);
    out.put(142, [u64::from(a.word.tables), writing, a.opening()]);
    out.put(143, [a.tables(-2), a.tables(-1), writing]);
}

fn grain(a: &Around, template: u64, class: impl Fn(&Word) -> u64, out: &mut Out<impl FnMut(Group, u32)>) {
    let (before, own, behind) = (a.beside(-1, &class), class(a.word), a.beside(1, &class));
    out.put(template, [own, a.writing()]);
    out.put(template + 1, [before]);
    out.put(template + 2, [behind]);
    out.put(template + 3, [before, own]);
    out.put(template + 4, [own, behind]);
    if a.word.is_capital() {
        let range = a.word.run;
        let (from_head, to_tail) = steps(a, range);
        let place = from_head * 4 + to_tail;
        let (before, behind) = a.sides(range, &class);
        let words = &a.layout.words;
        out.put(template + 5, [before, place]);
        out.put(template + 6, [behind, place]);
        out.put(template + 7, [before, behind, place]);
        out.put(template + 8, [class(&words[range.to as usize - 1]), place]);
        out.put(template + 9, [class(&words[range.from as usize]), place]);
    }
}

fn article(a: &Around, out: &mut Out<impl FnMut(Group, u32)>) {
    out.group = Group::Article;
    if !a.word.is_capital() {
        return;
    }
    let bits = a.word.evidence;
    let alone = u64::from(a.word.run.len() == 1);
    out.put(150, [u64::from(bits & (evidence::INSIDE | evidence::SMALL)), a.opening()]);
    for bit in (0..evidence::COUNT).filter(|bit| bits >> bit & 1 == 1) {
        out.put(151, [u64::from(bit)]);
        out.put(152, [u64::from(bit), alone]);
    }
}
