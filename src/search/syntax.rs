//! What a reader types into the search box, read.
//!
//! | typed | found |
//! | --- | --- |
//! | `fire talks` | both words, in any of their forms ("talk", "talked") |
//! | `parl*`, or the last word while it is being typed | words that begin so |
//! | `"army chief"` | these words in this order, in just these forms |
//! | `-talks`, `-"army chief"`, `-person:khan` | what is left without those |
//! | `Lima OR Callao`, `(a b) OR c` | either side; words beside each other bind closer |
//! | `person:khan`, `org:"tide office"`, `place:lima` | articles that name such a one, under whatever name |
//! | `source:herald` | articles of the outlet |
//! | `date:2023`, `date:2023-08..2024`, `date:..2025-01-31` | articles of these days, both ends included |
//! | `quote:war`, `quote:"no more war"` | said by somebody, in a quotation |
//!
//! Promise: anything typed is read. What breaks the rules is read again as plain words, and [`Trouble`] says what was
//! wrong and where. A colon after any other word means nothing ("10:30"). Capitals, accents and commas mean nothing,
//! but `OR` is written in capitals.

use super::terms::terms;
use crate::text::{Span, is_space};

/// A query, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// What to look for.
    pub expr: Expr,
    /// Why it was read as plain words, where it was.
    pub trouble: Option<Trouble>,
}

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Every article: nothing was asked.
    All,
    /// One thing.
    Leaf(Leaf),
    /// All of them; never empty.
    And(Vec<Self>),
    /// One of them at least; never empty.
    Or(Vec<Self>),
    /// Anything else.
    Not(Box<Self>),
}

/// One thing to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Where it was typed, in bytes; operators and quotation marks outside.
    pub span: Span,
    /// In what.
    pub field: Field,
    /// Its words as they are indexed, at least one (none for [`Field::Date`]).
    pub terms: Vec<String>,
    /// Whether they stood in quotation marks: just these forms, in this order.
    pub quoted: bool,
    /// Whether the last of them may be the beginning of a word.
    pub prefix: bool,
}

/// Where to look for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Headline, text, and the names of those whom the article names.
    Text,
    /// What somebody said.
    Quote,
    /// The names of persons.
    Person,
    /// The names of organisations.
    Organisation,
    /// The names of places.
    Place,
    /// The outlet.
    Source,
    /// The day: from the first to the last, as the number `yyyymmdd`.
    Date(u32, u32),
}

/// Why a query was read as plain words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Where it broke, in bytes of what was typed.
    pub at: Span,
    /// What was wrong.
    pub kind: TroubleKind,
}

/// What can be wrong with a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TroubleKind {
    /// A quotation mark without its fellow.
    #[error("this quotation mark is never closed")]
    OpenQuote,
    /// A bracket without its fellow.
    #[error("this bracket has no other half")]
    Bracket,
    /// OR with nothing on one side, or `()`.
    #[error("something to look for is missing here")]
    Missing,
    /// `person:` and nothing, or no letter or digit after it.
    #[error("write a name or a word right after the colon")]
    EmptyField,
    /// No day, month or year.
    #[error("dates are written 2023, 2023-08 or 2023-08-31, and 2023..2025 from one to the other")]
    Date,
    /// More words or brackets than anybody types.
    #[error("this is longer than a search can be: the rest was left out")]
    TooLong,
}

/// More things to look for than this are left out.
const MOST_LEAVES: usize = 48;
/// Brackets inside brackets.
const DEEPEST: u32 = 16;

/// Reads what was typed. `typing` says that the reader may go on with the last word.
#[must_use]
pub fn parse(typed: &str, typing: bool) -> Parsed {
    let mut parser = Parser { typed, at: 0, leaves: 0, depth: 0, typing };
    match parser.whole() {
        Ok(expr) => Parsed { expr: expr.unwrap_or(Expr::All), trouble: None },
        Err(trouble) => Parsed { expr: plain(typed, typing), trouble: Some(trouble) },
    }
}

/// All words of `typed`, whatever stands between them.
fn plain(typed: &str, typing: bool) -> Expr {
    let mut words = Vec::new();
    terms(typed, &mut |term, span| {
        if words.len() < MOST_LEAVES {
            let prefix = typing && span.end().get() == typed.len();
            let terms = vec![term.to_owned()];
            words.push(Expr::Leaf(Leaf { span, field: Field::Text, terms, quoted: false, prefix }));
        }
    });
    all_of(words).unwrap_or(Expr::All)
}

fn all_of(mut parts: Vec<Expr>) -> Option<Expr> {
    if parts.len() > 1 { Some(Expr::And(parts)) } else { parts.pop() }
}

struct Parser<'t> {
    typed: &'t str,
    at: usize,
    leaves: usize,
    depth: u32,
    typing: bool,
}

impl<'t> Parser<'t> {
    fn whole(&mut self) -> Result<Option<Expr>, Trouble> {
        let expr = self.either()?;
        match self.peek() {
            None => Ok(expr),
            Some(_) => Err(self.trouble(self.at, self.at + 1, TroubleKind::Bracket)),
        }
    }

    /// Sides of OR.
    fn either(&mut self) -> Result<Option<Expr>, Trouble> {
        let mut sides = Vec::new();
        loop {
            let side = self.every()?;
            let or = self.or();
            match (side, or) {
                (None, None) if sides.is_empty() => return Ok(None),
                (None, or) => {
                    let here = Span::new(self.at.saturating_sub(2), self.at);
                    let at = or.or_else(|| self.last_or()).unwrap_or(here);
                    return Err(Trouble { at, kind: TroubleKind::Missing });
                }
                (Some(side), or) => {
                    sides.push(side);
                    if or.is_none() {
                        break;
                    }
                }
            }
        }
        Ok(if sides.len() > 1 { Some(Expr::Or(sides)) } else { sides.pop() })
    }

    /// Things beside each other.
    fn every(&mut self) -> Result<Option<Expr>, Trouble> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == ')' || self.at_or() {
                break;
            }
            parts.extend(self.one(c)?);
        }
        Ok(all_of(parts))
    }

    /// One thing, or nothing where there are only marks.
    fn one(&mut self, c: char) -> Result<Option<Expr>, Trouble> {
        if c == '-' {
            self.at += 1;
            let next = self.typed[self.at..].chars().next();
            return match next.filter(|c| !is_space(*c) && !matches!(c, '-' | ')')) {
                Some(next) => Ok(self.one(next)?.map(|expr| Expr::Not(Box::new(expr)))),
                None => Ok(None),
            };
        }
        if c == '(' {
            return self.bracket().map(Some);
        }
        if is_quote(c) {
            return self.phrase(Field::Text);
        }
        if let Some((field, len)) = field(&self.typed[self.at..]) {
            return self.in_field(field, len).map(Some);
        }
        self.word(Field::Text)
    }

    fn bracket(&mut self) -> Result<Expr, Trouble> {
        let open = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.trouble(open, self.typed.len(), TroubleKind::TooLong));
        }
        let inner = self.either()?;
        self.depth -= 1;
        if self.peek() != Some(')') {
            return Err(self.trouble(open, open + 1, TroubleKind::Bracket));
        }
        self.at += 1;
        inner.ok_or_else(|| self.trouble(open, self.at, TroubleKind::Missing))
    }

    /// A field's name of `len` bytes, its colon, and its value.
    fn in_field(&mut self, field: Option<Field>, len: usize) -> Result<Expr, Trouble> {
        let start = self.at;
        self.at += len + 1;
        let next = self.typed[self.at..].chars().next();
        let Some(field) = field else { return self.date(start) };
        let leaf = match next {
            Some(c) if is_quote(c) => self.phrase(field)?,
            Some(c) if !is_space(c) => self.word(field)?,
            _ => None,
        };
        leaf.ok_or_else(|| self.trouble(start, self.at, TroubleKind::EmptyField))
    }

    fn date(&mut self, start: usize) -> Result<Expr, Trouble> {
        let from = self.at;
        let words = self.run();
        let span = Span::new(from, from + words.len());
        let Some((first, last)) = days(words) else {
            return Err(self.trouble(start, self.at, TroubleKind::Date));
        };
        let field = Field::Date(first, last);
        self.leaf(Leaf { span, field, terms: Vec::new(), quoted: false, prefix: false })
    }

    /// What stands between two quotation marks.
    fn phrase(&mut self, field: Field) -> Result<Option<Expr>, Trouble> {
        let open = self.at;
        let from = open + self.typed[open..].chars().next().map_or(1, char::len_utf8);
        let Some(len) = self.typed[from..].find(is_quote) else {
            return Err(self.trouble(open, from, TroubleKind::OpenQuote));
        };
        self.at = from + len;
        self.at += self.typed[self.at..].chars().next().map_or(1, char::len_utf8);
        let span = Span::new(from, from + len);
        self.words(span, field, true, false)
    }

    /// What stands up to the next white space, bracket or quotation mark.
    fn word(&mut self, field: Field) -> Result<Option<Expr>, Trouble> {
        let from = self.at;
        let run = self.run();
        let starred = run.ends_with('*');
        let ends = self.typing && self.at == self.typed.len() && run.ends_with(char::is_alphanumeric);
        self.words(Span::new(from, from + run.len()), field, false, starred || ends)
    }

    /// A leaf of the words in `span`; nothing where there are only marks.
    fn words(
        &mut self,
        span: Span,
        field: Field,
        quoted: bool,
        prefix: bool,
    ) -> Result<Option<Expr>, Trouble> {
        let mut words = Vec::new();
        terms(span.slice(self.typed), &mut |term, _| words.push(term.to_owned()));
        if words.is_empty() {
            return Ok(None);
        }
        if words.len() > MOST_LEAVES {
            return Err(self.trouble(span.start().get(), span.end().get(), TroubleKind::TooLong));
        }
        self.leaf(Leaf { span, field, terms: words, quoted, prefix }).map(Some)
    }

    fn leaf(&mut self, leaf: Leaf) -> Result<Expr, Trouble> {
        self.leaves += 1;
        if self.leaves > MOST_LEAVES {
            let from = leaf.span.start().get();
            return Err(self.trouble(from, self.typed.len(), TroubleKind::TooLong));
        }
        Ok(Expr::Leaf(leaf))
    }

    /// The characters up to white space, a bracket or a quotation mark.
    fn run(&mut self) -> &'t str {
        let rest = &self.typed[self.at..];
        let ends = |c: char| is_space(c) || is_quote(c) || matches!(c, '(' | ')');
        let run = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += run.len();
        run
    }

    /// The next character that is not white space.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.typed[self.at..];
        let here = rest.trim_start_matches(is_space);
        self.at += rest.len() - here.len();
        here.chars().next()
    }

    fn at_or(&self) -> bool {
        let rest = &self.typed[self.at..];
        rest.strip_prefix("OR").is_some_and(|rest| {
            rest.chars().next().is_none_or(|c| is_space(c) || is_quote(c) || matches!(c, '(' | ')'))
        })
    }

    /// Takes OR, if it stands here.
    fn or(&mut self) -> Option<Span> {
        self.peek()?;
        self.at_or().then(|| {
            self.at += 2;
            Span::new(self.at - 2, self.at)
        })
    }

    /// The OR after which nothing came.
    fn last_or(&self) -> Option<Span> {
        let at = self.typed[..self.at].rfind("OR")?;
        Some(Span::new(at, at + 2))
    }

    fn trouble(&self, from: usize, to: usize, kind: TroubleKind) -> Trouble {
        Trouble { at: Span::new(from, to.min(self.typed.len())), kind }
    }
}

/// The straight and curly quotation marks.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The field that `rest` begins with, `None` inside for the date's, and the length of its name.
fn field(rest: &str) -> Option<(Option<Field>, usize)> {
    const FIELDS: [(&str, Option<Field>); 8] = [
        ("person", Some(Field::Person)),
        ("org", Some(Field::Organisation)),
        ("organisation", Some(Field::Organisation)),
        ("organization", Some(Field::Organisation)),
        ("place", Some(Field::Place)),
        ("source", Some(Field::Source)),
        ("quote", Some(Field::Quote)),
        ("date", None),
    ];
    let name = rest.split_once(':')?.0;
    FIELDS.iter().find(|(field, _)| name.eq_ignore_ascii_case(field)).map(|(_, field)| (*field, name.len()))
}

/// The first and last day of `2023`, `2023-08`, `2023-08-31`, or of a stretch with `..` between two or one of them.
fn days(words: &str) -> Option<(u32, u32)> {
    let (from, to) = words.split_once("..").unwrap_or((words, words));
    let first = if from.is_empty() { 1 } else { day(from, 0, 0)? };
    let last = if to.is_empty() { 99_999_999 } else { day(to, 99, 99)? };
    (!(from.is_empty() && to.is_empty()) && first <= last).then_some((first, last))
}

/// `yyyymmdd`, with these where there is no month or day.
fn day(words: &str, mut month: u32, mut day: u32) -> Option<u32> {
    let mut parts = words.split('-');
    let mut number = |least: usize, most: usize, range: std::ops::RangeInclusive<u32>| match parts.next() {
        None => Some(None),
        Some(part) => {
            let fits = (least..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            let number = part.parse().ok().filter(|n| fits && range.contains(n))?;
            Some(Some(number))
        }
    };
    let year = number(4, 4, 1..=9999)??;
    if let Some(n) = number(1, 2, 1..=12)? {
        month = n;
        if let Some(n) = number(1, 2, 1..=31)? {
            day = n;
        }
    }
    parts.next().is_none().then_some(year * 10_000 + month * 100 + day)
}
