//! An article laid out for the name rules: its words with what is known of each before any rule runs.
//!
//! Noise, bylines and credits' own agencies are decided by the anatomy; words in noise and bylines are not here.

use super::lists::{Flag, Flags, Lists};
use super::tables::{CALENDAR, COMMON, Table};
use super::tagger::word_hash;
use super::vocabulary::{Tables, vocabulary};
use crate::anatomy::{Anatomy, BlockKind};
use crate::text::{Span, Token, TokenKind, sentence_starts, tokenise};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// First letter capital, some letter small: "Munir", "McKay".
    Capital,
    /// Two letters or more, all capital: "NATO"; dotted acronyms too.
    Upper,
    /// One capital with a dot.
    Initial,
    /// Anything else: small letters, numbers, marks.
    Other,
}

/// One token in its place.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) token: Token,
    pub(super) case: Case,
    /// Opens a sentence (or a block), so that its capital says little.
    pub(super) starts: bool,
    /// The number of its block.
    pub(super) block: u32,
    /// Its line capitalises most words, so that capitals say little.
    pub(super) titled: bool,
    /// Hash of its small letters; of a mark, of itself.
    pub(super) hash: u64,
    /// The tables that hold its small letters.
    pub(super) tables: Tables,
    /// What the lists say of the word alone. Filled for capitalised words.
    pub(super) flags: Flags,
}

/// The words of an article outside noise and bylines, in order.
pub(super) struct Scene<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word>,
    /// Lower-case forms of all words behind one another; [`Self::lower`] cuts them out.
    folded: String,
    /// Where each word's form ends in `folded`. Marks have empty forms.
    folded_ends: Vec<u32>,
}

impl<'t> Scene<'t> {
    pub(super) fn new(text: &'t str, anatomy: &Anatomy, lists: &Lists) -> Self {
        let mut scene = Self { text, words: Vec::new(), folded: String::new(), folded_ends: Vec::new() };
        for (number, block) in anatomy.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Noise | BlockKind::Byline) {
                scene.add(block.span, u32::try_from(number).unwrap_or(u32::MAX), lists);
            }
        }
        scene
    }

    /// A text that is body throughout.
    #[cfg(any(test, feature = "cli"))]
    pub(super) fn plain(text: &'t str, lists: &Lists) -> Self {
        Self::part(text, Span::new(0, text.len()), lists)
    }

    /// One stretch of a text, whatever it is.
    pub(super) fn part(text: &'t str, span: Span, lists: &Lists) -> Self {
        let mut scene = Self { text, words: Vec::new(), folded: String::new(), folded_ends: Vec::new() };
        scene.add(span, 0, lists);
        scene
    }

    fn add(&mut self, span: Span, block: u32, lists: &Lists) {
        let vocabulary = vocabulary();
        let tokens = tokenise(self.text, span);
        let starts = sentence_starts(self.text, &tokens);
        let titled = is_titled(self.text, &tokens) && !starts.iter().skip(1).any(|s| *s);
        for (token, starts) in tokens.into_iter().zip(starts) {
            let words = token.span.slice(self.text);
            let case = case_of(words, token.kind);
            let flags = if case == Case::Other { Flags::default() } else { lists.get(words) };
            let from = self.folded.len();
            let hash = if token.kind == TokenKind::Mark {
                word_hash(words)
            } else {
                self.fold(words);
                word_hash(&self.folded[from..])
            };
            let tables = vocabulary.of(hash);
            self.folded_ends.push(u32::try_from(self.folded.len()).unwrap_or(u32::MAX));
            self.words.push(Word { token, case, starts, block, titled, hash, tables, flags });
        }
    }

    /// Appends the word in small letters.
    fn fold(&mut self, word: &str) {
        if word.is_ascii() {
            let from = self.folded.len();
            self.folded.push_str(word);
            self.folded[from..].make_ascii_lowercase();
        } else {
            self.folded.extend(word.chars().flat_map(char::to_lowercase));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word as printed; "" past the end.
    pub(super) fn print(&self, i: usize) -> &'t str {
        self.words.get(i).map_or("", |w| w.token.span.slice(self.text))
    }

    /// The word in small letters; "" for marks and past the end.
    pub(super) fn lower(&self, i: usize) -> &str {
        let Some(&end) = self.folded_ends.get(i) else { return "" };
        let start = if i == 0 { 0 } else { self.folded_ends[i - 1] };
        self.folded.get(start as usize..end as usize).unwrap_or("")
    }

    pub(super) fn is(&self, i: usize, table: &Table) -> bool {
        self.words.get(i).is_some_and(|word| word.tables.has(table))
    }

    /// Whether the word is in one of some tables ([`bits`](super::vocabulary::bits)).
    pub(super) fn is_any(&self, i: usize, tables: u64) -> bool {
        self.words.get(i).is_some_and(|word| word.tables.bits() & tables != 0)
    }

    pub(super) fn case(&self, i: usize) -> Case {
        self.words.get(i).map_or(Case::Other, |w| w.case)
    }

    pub(super) fn flags(&self, i: usize) -> Flags {
        self.words.get(i).map_or(Flags::default(), |w| w.flags)
    }

    /// Whether word `i` goes on in the same sentence and block as the word before it.
    pub(super) fn continues(&self, i: usize) -> bool {
        i > 0 && i < self.len() && !self.words[i].starts && self.words[i].block == self.words[i - 1].block
    }

    /// A capitalised word that may be part of a name: no day, month or common opener of a sentence.
    pub(super) fn is_name_word(&self, i: usize) -> bool {
        let capital = matches!(self.case(i), Case::Capital | Case::Upper | Case::Initial);
        capital
            && (!self.is(i, CALENDAR) || self.is_month_in_name(i))
            && !(self.case(i) != Case::Upper && self.is(i, COMMON) && self.opens(i))
    }

    /// A month that is a name too, between two names ("Tomasz Jan Kowalczyk") or after a given name ("Theresa May"),
    /// but no part of a date.
    fn is_month_in_name(&self, i: usize) -> bool {
        let capital = |w: usize| self.case(w) == Case::Capital && !self.is(w, CALENDAR);
        let before = i > 0 && self.continues(i) && capital(i - 1);
        let given = before && self.flags(i - 1).has(Flag::Given) && !self.flags(i - 1).has(Flag::City);
        let dated = self.continues(i + 1) && self.print(i + 1).starts_with(|c: char| c.is_ascii_digit());
        let between = before && self.continues(i + 1) && capital(i + 1);
        matches!(self.lower(i), "april" | "august" | "jan" | "june" | "may") && !dated && (between || given)
    }

    /// Whether the word's capital may only be there because a sentence, a title or a quotation opens.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.starts || w.titled)
            || (i > 0 && matches!(self.print(i - 1), "“" | "\"" | "‘" | "(" | ":" | "•" | "-" | "—" | "–"))
    }

    /// The text from the first byte of word `from` to the last of word `to - 1`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.words[from].token.span.cover(self.words[to - 1].token.span)
    }

    /// Whether words `i - 1` and `i` are written without a space between them.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| !w.token.spaced) && self.continues(i)
    }
}

fn case_of(word: &str, kind: TokenKind) -> Case {
    match kind {
        TokenKind::Initial => Case::Initial,
        TokenKind::Acronym if word.chars().any(char::is_uppercase) => Case::Upper,
        TokenKind::Word => {
            let mut letters = word.chars().filter(|c| c.is_alphabetic());
            let Some(first) = letters.next() else { return Case::Other };
            if !first.is_uppercase() {
                return Case::Other;
            }
            let (mut more, mut small) = (false, false);
            for c in letters {
                more = true;
                small |= c.is_lowercase();
            }
            if !more && word.chars().count() == 1 {
                if matches!(word, "A" | "I") { Case::Other } else { Case::Initial }
            } else if small || !more {
                Case::Capital
            } else {
                Case::Upper
            }
        }
        _ => Case::Other,
    }
}

/// Whether a line capitalises its words throughout: four or more longer words, four in five with a capital,
/// and no full stop at the end, which headlines do not have.
fn is_titled(text: &str, tokens: &[Token]) -> bool {
    const LONGER: usize = 4;
    let (mut all, mut capital) = (0usize, 0usize);
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Word && t.span.len() >= LONGER).take(40) {
        all += 1;
        capital += usize::from(token.span.slice(text).chars().next().is_some_and(char::is_uppercase));
    }
    let stops = tokens.last().is_some_and(|t| t.span.slice(text) == ".");
    all >= 4 && capital * 5 >= all * 4 && !stops
}
