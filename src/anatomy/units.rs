//! Lines to units: a paragraph whose lines were broken in mid-sentence is one, a markdown heading loses its
//! mark, and whatever is recognised by its own words is kept apart.

use crate::text::Span;

use super::cue::{Cue, cue};
use super::dateline;
use super::ending::{Ending, ending};
use super::lines::{Line, visible};
use super::look::{Look, bare};
use super::{Block, BlockKind};

/// Text is taken as hard-wrapped only where no line of the paragraph is longer than this.
const WRAP_WIDTH: usize = 130;

/// A recognised line this short is no part of a wrapped paragraph, whatever its neighbours look like.
const SHORT: usize = 30;

/// A line, or several that make one sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// From its first to its last visible character, without the mark of a heading.
    pub(super) span: Span,
    /// Whether a blank line (or nothing) comes before it.
    pub(super) gap: bool,
    /// What its words say it is.
    pub(super) cue: Option<Cue>,
    /// The level of a markdown heading, 1 to 6.
    pub(super) level: Option<u8>,
}

/// The units of `text` in order, and the marks of its headings as blocks of their own. Linear in the text.
pub(super) fn units(text: &str, lines: &[Line]) -> (Vec<Unit>, Vec<Block>) {
    let mut marks = Vec::new();
    let mut facts: Vec<Facts> = lines.iter().map(|line| Facts::new(text, *line, &mut marks)).collect();
    underlined(text, &mut facts);
    put_off(&mut facts);
    let mut out: Vec<Unit> = Vec::with_capacity(facts.len());
    for paragraph in paragraphs(&facts) {
        let wrap = Wrap::of(paragraph);
        let mut joined = false;
        for (i, fact) in paragraph.iter().enumerate() {
            let before = i.checked_sub(1).map(|j| &paragraph[j]);
            match (before.filter(|b| wrap.joins(text, b, fact)), out.last_mut()) {
                (Some(_), Some(unit)) => {
                    unit.span = unit.span.cover(fact.span);
                    joined = true;
                }
                _ => {
                    recognise(text, out.last_mut(), joined);
                    joined = false;
                    out.push(Unit { span: fact.span, gap: fact.gap, cue: fact.cue, level: fact.level });
                }
            }
        }
        recognise(text, out.last_mut(), joined);
    }
    (out, marks)
}

/// Looks at a unit of several lines once more as a whole.
fn recognise(text: &str, unit: Option<&mut Unit>, joined: bool) {
    if let (true, Some(unit)) = (joined, unit) {
        unit.cue = cue(&Look::new(unit.span.slice(text)));
    }
}

/// What joining asks of a line.
#[derive(Clone, Debug)]
struct Facts {
    span: Span,
    gap: bool,
    cue: Option<Cue>,
    level: Option<u8>,
    chars: usize,
    /// Length of its first word in characters.
    first: usize,
    ending: Ending,
    small_start: bool,
    hangs: bool,
    item: bool,
}

impl Facts {
    fn new(text: &str, line: Line, marks: &mut Vec<Block>) -> Self {
        let (span, level) = heading(text, line.span, marks);
        let words = span.slice(text);
        let look = Look::new(words);
        let first = words.split_whitespace().next().unwrap_or("");
        Self {
            span,
            gap: line.gap,
            cue: cue(&look),
            level,
            chars: look.chars,
            first: first.chars().take(WRAP_WIDTH).count(),
            ending: look.ending,
            small_start: words.starts_with(char::is_lowercase),
            hangs: hangs(words),
            item: is_item(first),
        }
    }

    fn plain(&self) -> bool {
        self.cue.is_none() && self.level.is_none()
    }

    /// Whether the first word of `next` would not have fitted on the line.
    fn full(&self, next: &Facts, width: usize) -> bool {
        self.chars + 1 + next.first > width
    }

    /// Whether the line ends in mid-sentence.
    fn unfinished(&self) -> bool {
        self.hangs || matches!(self.ending, Ending::Open | Ending::Letters)
    }
}

/// "## Words": the span of the words and the level; the mark becomes a block.
fn heading(text: &str, span: Span, marks: &mut Vec<Block>) -> (Span, Option<u8>) {
    let words = span.slice(text);
    let rest = words.trim_start_matches('#');
    let level = words.len() - rest.len();
    if !(1..=6).contains(&level) || !rest.starts_with([' ', '\t']) {
        return (span, None);
    }
    let start = span.start().get();
    let inner = visible(text, Span::new(start + level, span.end().get()));
    let why = "the mark of a markdown heading".to_owned();
    marks.push(Block { span: Span::new(start, start + level), kind: BlockKind::Noise, why });
    (inner, u8::try_from(level).ok())
}

/// A line over a rule of `===` or `---` is a heading too.
fn underlined(text: &str, facts: &mut [Facts]) {
    for i in 1..facts.len() {
        let rule = facts[i].span.slice(text);
        let level = match rule.as_bytes() {
            [b'=', b'=', b'=', ..] if rule.bytes().all(|b| b == b'=') => 1,
            [b'-', b'-', b'-', ..] if rule.bytes().all(|b| b == b'-') => 2,
            _ => continue,
        };
        if !facts[i].gap && facts[i - 1].plain() && facts[i - 1].unfinished() {
            facts[i - 1].level = Some(level);
        }
    }
}

/// A recognised line in the middle of a wrapped paragraph is part of it: what it is, is asked of the whole.
fn put_off(facts: &mut [Facts]) {
    for i in 0..facts.len() {
        let after_hanging = i > 0 && !facts[i].gap && facts[i - 1].plain() && facts[i - 1].hangs;
        let goes_on = facts[i].chars >= SHORT && facts[i].unfinished();
        let before_small = facts.get(i + 1).is_some_and(|next| !next.gap && next.plain() && next.small_start);
        let one_word = facts[i].chars == facts[i].first;
        if !one_word && (after_hanging || goes_on && before_small) {
            facts[i].cue = None;
        }
    }
}

/// Runs of lines without a gap between them.
fn paragraphs(facts: &[Facts]) -> impl Iterator<Item = &[Facts]> {
    facts.chunk_by(|_, next| !next.gap)
}

/// What a paragraph's lines say about how it was wrapped.
struct Wrap {
    /// The longest line.
    width: usize,
    /// Lines that go on in the next: certainly, or because they are full and have no stop.
    going_on: usize,
    /// Whether the lines were broken to fit a width: some certainly go on, and several are about as long.
    wrapped: bool,
}

impl Wrap {
    fn of(paragraph: &[Facts]) -> Self {
        let plain = || paragraph.iter().filter(|f| f.plain());
        let width = plain().map(|f| f.chars).max().unwrap_or(0);
        let near = plain().filter(|f| f.chars * 5 >= width * 4).count();
        let certain = paragraph.windows(2).any(|two| goes_on(&two[0], &two[1]));
        let wrapped = certain && near >= 2 && (WRAP_WIDTH / 4..=WRAP_WIDTH).contains(&width);
        let full = |two: &&[Facts]| two[0].unfinished() && two[0].full(&two[1], width);
        Self { width, going_on: paragraph.windows(2).filter(full).count(), wrapped }
    }

    /// Whether `next` carries on the sentence, or the wrapped paragraph, of `line`: a certain sign, or the
    /// line is full in a paragraph that was wrapped. After a full stop two such lines are asked for.
    fn joins(&self, text: &str, line: &Facts, next: &Facts) -> bool {
        if goes_on(line, next) {
            return true;
        }
        let both = line.plain() && next.plain() && !next.item;
        let signs = line.unfinished() || self.going_on >= 2;
        both && self.wrapped
            && signs
            && line.full(next, self.width)
            && dateline::opening(next.span.slice(text)).is_none()
    }
}

/// The line stops in mid-sentence, and the next begins with a small letter or the line ends in a word that
/// cannot be the last.
fn goes_on(line: &Facts, next: &Facts) -> bool {
    line.plain() && next.plain() && !next.item && line.unfinished() && (next.small_start || line.hangs)
}

/// Whether the line ends in a comma or a word that wants another: "of", "the", "Gen."
fn hangs(words: &str) -> bool {
    #[rustfmt::skip]
    const SMALL: [&str; 62] = [
        "a", "after", "against", "amid", "an", "and", "are", "as", "at", "be", "because", "been", "before",
        "between", "but", "by", "during", "for", "from", "had", "has", "have", "her", "his", "if", "in",
        "including", "into", "is", "its", "nor", "of", "on", "or", "our", "over", "said", "since", "than",
        "that", "the", "their", "these", "this", "those", "through", "to", "under", "until", "was", "were",
        "when", "where", "whether", "which", "while", "who", "whose", "will", "with", "would", "your",
    ];
    #[rustfmt::skip]
    const TITLES: [&str; 14] = [
        "Adm.", "Brig.", "Capt.", "Col.", "Dr.", "Gen.", "Gov.", "Lt.", "Maj.", "Mr.", "Mrs.", "Ms.",
        "Prof.", "Sen.",
    ];
    let last = words.rsplit(char::is_whitespace).next().unwrap_or("");
    let only = last.len() == words.len();
    !only
        && (words.ends_with(',') || SMALL.binary_search(&last).is_ok() || TITLES.binary_search(&last).is_ok())
        && ending(last) != Ending::Asked
}

/// "-", "•", "3.": the start of a list's item.
fn is_item(first: &str) -> bool {
    let number = first
        .strip_suffix(['.', ')'])
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    matches!(first, "-" | "*" | "•" | "–" | "+" | ">")
        || number
        || first.starts_with('•') && !bare(first).is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    /// `¦` stands in the text where one unit ends and the next begins; line breaks are real.
    fn check(marked: &str) {
        let want: Vec<&str> = marked.split('¦').map(str::trim).collect();
        let text = marked.replace('¦', "");
        let (units, _) = units(&text, &lines(&text));
        let got: Vec<&str> = units.iter().map(|u| u.span.slice(&text)).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn lines_broken_in_mid_sentence_are_one() {
        check(
            "The minister met the admiral to boost\nties between the two.¦\nThen she left.¦\n\nAnd came back.",
        );
        check("She met Adm.\nPoe in Lima,\nCusco and Quito.¦\nThen she left.");
        check("A first line\r\ngoes on.¦\r\nA second.");
        check("A headline about a dam¦\nThe dam broke.¦\nAll fled.");
        check("He spoke of the U.S.¦\nThen he left the U.S.\nand came home.");
    }

    #[test]
    fn wrapped_paragraphs_are_one_even_where_a_line_ends_in_a_stop() {
        check(
            "The dam in the north of the country broke on Monday after a week of\nrain that engineers had warned about in three \
             reports. Nobody was hurt.\nOfficials said that the villages below it had been emptied by Admiral\nPoe and his \
             men before the water came.¦\n\nA second paragraph.",
        );
    }

    #[test]
    fn what_is_recognised_stays_apart() {
        check("The dam broke\n¦RELATED\n¦minister resigns");
        check(
            "A talk on defence matters¦\nby Staff Report¦\nPhoto courtesy Ann Poe’s Twitter¦\nTalks between",
        );
        check("It was received warmly, they said, by the\nStaff Reporter\nof the year.");
    }

    #[test]
    fn headings_lose_their_marks() {
        let text = "# A dam\n\n## Why\nIt broke.\nA rule\n======\n#tag";
        let (units, marks) = units(text, &lines(text));
        let got: Vec<_> = units.iter().map(|u| (u.span.slice(text), u.level)).collect();
        let want = [
            ("A dam", Some(1)),
            ("Why", Some(2)),
            ("It broke.", None),
            ("A rule", Some(1)),
            ("======", None),
            ("#tag", None),
        ];
        assert_eq!(got, want);
        assert_eq!(marks.iter().map(|m| m.span.slice(text)).collect::<Vec<_>>(), ["#", "##"]);
    }
}
