//! What each word can say about time: one small code a word, made before any rule looks.
//!
//! Written for this project from the calendar and from how news writes; copied from no list.

use super::sense::Unit;
use crate::extract::scene::Scene;
use crate::extract::tables::Table;
use crate::text::{TokenKind, calendar};

/// Which of several a word points at: "last", "this", "next".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// No word says it.
    Open,
    /// "last".
    Last,
    /// "previous", "prior": what came before what was spoken of.
    Previous,
    /// "past": the latest.
    Past,
    /// "this", "current".
    This,
    /// "next".
    Next,
    /// "coming", "upcoming": the nearest.
    Coming,
    /// "following".
    Following,
    /// "recent".
    Recent,
    /// "same", "that".
    Same,
}

/// What a word can say about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing.
    Other,
    /// A whole number in digits, below 10,000.
    Digits(u16),
    /// A number in words.
    Number(u16),
    /// "first", "3rd".
    Ordinal(u8),
    /// "1990s", without its last digit.
    Decade(u16),
    /// "10.30".
    Dotted(u8, u8),
    /// "2.5", in tenths.
    Tenths(u16),
    /// "23.04.2022": day, month, year.
    Dated(u8, u8, u16),
    /// "9am": the hour of 24.
    Hour(u8),
    /// "8.30pm": hour of 24 and minute.
    Timed(u8, u8),
    /// 1 to 12. An abbreviation may have a dot behind it.
    Month(u8),
    /// 1 (Monday) to 7.
    Weekday(u8),
    /// "Mondays".
    Weekdays(u8),
    Unit(Unit),
    Units(Unit),
    /// Morning and so on: the two letters of TIMEX3.
    Part(&'static str),
    Parts(&'static str),
    /// Spring, summer, autumn, winter.
    Season(&'static str),
    /// Days from today.
    Deictic(i8),
    Tonight,
    /// "now", "currently".
    Now,
    Turn(Turn),
    /// "early", "late", "mid".
    Edge,
    /// "earlier", "later".
    Earlier,
    Later,
    /// "end", "beginning", "start", "middle".
    Limit,
    Half,
    /// "each", "every".
    Every,
    /// "once", "twice".
    Once,
    /// "another".
    Another,
    /// "all", before a unit.
    All,
    /// "weeklong".
    Lasting(Unit),
    /// "Q1", "H2".
    Code(&'static str),
    /// "daily", "annual": every so many units.
    Often(u16, Unit),
    /// "about", "almost".
    About,
    /// "several", "few".
    Some,
    /// Feasts of one word; month and day, 0 where they move.
    Feast(u8, u8),
    /// "a.m.", "p.m.": hours to add.
    Meridiem(u8),
    /// A zone of hours, by its hours before Greenwich; 100 where the name says nothing sure.
    Zone(i8),
    The,
    A,
    Of,
    And,
    In,
    On,
    At,
    To,
    Ago,
    /// `-` and its longer sisters.
    Dash,
    Comma,
    Dot,
    Colon,
    Slash,
}

use Lex::{
    A, About, Ago, And, At, Deictic, Earlier, Edge, Every, Feast, Half, In, Later, Limit, Meridiem, Month,
    Now, Number, Of, Often, On, Ordinal, Part, Parts, Season, Some, The, To, Tonight, Units, Weekday,
    Weekdays, Zone,
};

/// Lower-case words, sorted.
const WORDS: &[(&str, Lex)] = &[
    ("a", A),
    ("a.m.", Meridiem(0)),
    ("about", About),
    ("afternoon", Part("AF")),
    ("afternoons", Parts("AF")),
    ("ago", Ago),
    ("all", Lex::All),
    ("almost", About),
    ("am", Meridiem(0)),
    ("an", A),
    ("and", And),
    ("annual", Often(1, Unit::Year)),
    ("annually", Often(1, Unit::Year)),
    ("another", Lex::Another),
    ("approximately", About),
    ("around", About),
    ("ashura", Feast(0, 0)),
    ("at", At),
    ("autumn", Season("FA")),
    ("beginning", Limit),
    ("bimonthly", Often(2, Unit::Month)),
    ("biweekly", Often(2, Unit::Week)),
    ("bst", Zone(100)),
    ("cdt", Zone(-5)),
    ("centuries", Units(Unit::Century)),
    ("century", Lex::Unit(Unit::Century)),
    ("cest", Zone(2)),
    ("cet", Zone(1)),
    ("christmas", Feast(12, 25)),
    ("coming", Lex::Turn(Turn::Coming)),
    ("couple", Some),
    ("cst", Zone(100)),
    ("ct", Zone(100)),
    ("current", Lex::Turn(Turn::This)),
    ("currently", Now),
    ("daily", Often(1, Unit::Day)),
    ("dawn", Part("MO")),
    ("day", Lex::Unit(Unit::Day)),
    ("daylong", Lex::Lasting(Unit::Day)),
    ("days", Units(Unit::Day)),
    ("decade", Lex::Unit(Unit::Decade)),
    ("decades", Units(Unit::Decade)),
    ("diwali", Feast(0, 0)),
    ("dusk", Part("EV")),
    ("each", Every),
    ("earlier", Earlier),
    ("early", Edge),
    ("easter", Feast(0, 0)),
    ("eat", Zone(3)),
    ("edt", Zone(-4)),
    ("eight", Number(8)),
    ("eighteen", Number(18)),
    ("eighteenth", Ordinal(18)),
    ("eighth", Ordinal(8)),
    ("eighties", Lex::Decade(198)),
    ("eighty", Number(80)),
    ("eleven", Number(11)),
    ("eleventh", Ordinal(11)),
    ("end", Limit),
    ("est", Zone(-5)),
    ("et", Zone(100)),
    ("evening", Part("EV")),
    ("evenings", Parts("EV")),
    ("every", Every),
    ("everyday", Often(1, Unit::Day)),
    ("fall", Season("FA")),
    ("few", Some),
    ("fifteen", Number(15)),
    ("fifteenth", Ordinal(15)),
    ("fifth", Ordinal(5)),
    ("fifties", Lex::Decade(195)),
    ("fifty", Number(50)),
    ("first", Ordinal(1)),
    ("five", Number(5)),
    ("following", Lex::Turn(Turn::Following)),
    ("fortnight", Lex::Unit(Unit::Fortnight)),
    ("fortnightly", Often(2, Unit::Week)),
    ("fortnights", Units(Unit::Fortnight)),
    ("forty", Number(40)),
    ("four", Number(4)),
    ("fourteen", Number(14)),
    ("fourteenth", Ordinal(14)),
    ("fourth", Ordinal(4)),
    ("gmt", Zone(0)),
    ("h1", Lex::Code("H1")),
    ("h2", Lex::Code("H2")),
    ("half", Half),
    ("halloween", Feast(10, 31)),
    ("hanukkah", Feast(0, 0)),
    ("hour", Lex::Unit(Unit::Hour)),
    ("hourly", Often(1, Unit::Hour)),
    ("hours", Units(Unit::Hour)),
    ("hr", Lex::Unit(Unit::Hour)),
    ("hrs", Units(Unit::Hour)),
    ("hundred", Number(100)),
    ("in", In),
    ("ist", Zone(100)),
    ("jst", Zone(9)),
    ("juneteenth", Feast(6, 19)),
    ("last", Lex::Turn(Turn::Last)),
    ("late", Edge),
    ("later", Later),
    ("many", Some),
    ("mid", Edge),
    ("midday", Part("MI")),
    ("middle", Limit),
    ("midnight", Part("24:00")),
    ("min", Lex::Unit(Unit::Minute)),
    ("mins", Units(Unit::Minute)),
    ("minute", Lex::Unit(Unit::Minute)),
    ("minutes", Units(Unit::Minute)),
    ("month", Lex::Unit(Unit::Month)),
    ("monthlong", Lex::Lasting(Unit::Month)),
    ("monthly", Often(1, Unit::Month)),
    ("months", Units(Unit::Month)),
    ("morning", Part("MO")),
    ("mornings", Parts("MO")),
    ("nearly", About),
    ("next", Lex::Turn(Turn::Next)),
    ("night", Part("NI")),
    ("nightly", Often(1, Unit::Night)),
    ("nights", Parts("NI")),
    ("nine", Number(9)),
    ("nineteen", Number(19)),
    ("nineteenth", Ordinal(19)),
    ("nineties", Lex::Decade(199)),
    ("ninety", Number(90)),
    ("ninth", Ordinal(9)),
    ("noon", Part("12:00")),
    ("now", Now),
    ("nowadays", Now),
    ("nowruz", Feast(0, 0)),
    ("of", Of),
    ("on", On),
    ("once", Lex::Once),
    ("one", Number(1)),
    ("p.m.", Meridiem(12)),
    ("passover", Feast(0, 0)),
    ("past", Lex::Turn(Turn::Past)),
    ("pdt", Zone(-7)),
    ("pkt", Zone(5)),
    ("pm", Meridiem(12)),
    ("predawn", Part("MO")),
    ("previous", Lex::Turn(Turn::Previous)),
    ("prior", Lex::Turn(Turn::Previous)),
    ("pst", Zone(100)),
    ("pt", Zone(100)),
    ("q1", Lex::Code("Q1")),
    ("q2", Lex::Code("Q2")),
    ("q3", Lex::Code("Q3")),
    ("q4", Lex::Code("Q4")),
    ("quarter", Lex::Unit(Unit::Quarter)),
    ("quarterly", Often(3, Unit::Month)),
    ("quarters", Units(Unit::Quarter)),
    ("ramadan", Feast(0, 0)),
    ("recent", Lex::Turn(Turn::Recent)),
    ("roughly", About),
    ("same", Lex::Turn(Turn::Same)),
    ("season", Lex::Unit(Unit::Season)),
    ("second", Ordinal(2)),
    ("seconds", Units(Unit::Second)),
    ("seven", Number(7)),
    ("seventeen", Number(17)),
    ("seventeenth", Ordinal(17)),
    ("seventh", Ordinal(7)),
    ("seventies", Lex::Decade(197)),
    ("seventy", Number(70)),
    ("several", Some),
    ("six", Number(6)),
    ("sixteen", Number(16)),
    ("sixteenth", Ordinal(16)),
    ("sixth", Ordinal(6)),
    ("sixties", Lex::Decade(196)),
    ("sixty", Number(60)),
    ("spring", Season("SP")),
    ("start", Limit),
    ("summer", Season("SU")),
    ("ten", Number(10)),
    ("tenth", Ordinal(10)),
    ("thanksgiving", Feast(0, 0)),
    ("that", Lex::Turn(Turn::Same)),
    ("the", The),
    ("third", Ordinal(3)),
    ("thirteen", Number(13)),
    ("thirteenth", Ordinal(13)),
    ("thirtieth", Ordinal(30)),
    ("thirty", Number(30)),
    ("this", Lex::Turn(Turn::This)),
    ("thousand", Number(1000)),
    ("three", Number(3)),
    ("to", To),
    ("today", Deictic(0)),
    ("tomorrow", Deictic(1)),
    ("tonight", Tonight),
    ("twelfth", Ordinal(12)),
    ("twelve", Number(12)),
    ("twentieth", Ordinal(20)),
    ("twenty", Number(20)),
    ("twice", Lex::Once),
    ("two", Number(2)),
    ("upcoming", Lex::Turn(Turn::Coming)),
    ("utc", Zone(0)),
    ("week", Lex::Unit(Unit::Week)),
    ("weekend", Lex::Unit(Unit::Weekend)),
    ("weekends", Units(Unit::Weekend)),
    ("weeklong", Lex::Lasting(Unit::Week)),
    ("weekly", Often(1, Unit::Week)),
    ("weeks", Units(Unit::Week)),
    ("winter", Season("WI")),
    ("year", Lex::Unit(Unit::Year)),
    ("yearlong", Lex::Lasting(Unit::Year)),
    ("yearly", Often(1, Unit::Year)),
    ("years", Units(Unit::Year)),
    ("yesterday", Deictic(-1)),
];

/// The longest word of [`WORDS`].
const LONGEST: usize = 13;

/// The code of every word of the scene.
pub(super) fn read(scene: &Scene) -> Vec<Lex> {
    (0..scene.len()).map(|i| code(scene, i)).collect()
}

fn code(scene: &Scene, i: usize) -> Lex {
    match scene.words[i].token.kind {
        TokenKind::Mark => match scene.print(i) {
            "-" | "–" | "—" => Lex::Dash,
            "," => Lex::Comma,
            "." => Lex::Dot,
            ":" => Lex::Colon,
            "/" => Lex::Slash,
            _ => Lex::Other,
        },
        TokenKind::Number => match number(scene.lower(i)) {
            // "8p.m.", which is four words.
            Lex::Other if scene.lower(i + 2) == "m" && scene.print(i + 1) == "." && scene.glued(i + 2) => {
                cut_hour(scene.lower(i))
            }
            lex => lex,
        },
        _ => {
            let word = scene.lower(i);
            if word.len() > LONGEST {
                return Lex::Other;
            }
            let at = WORDS.partition_point(|(known, _)| *known < word);
            let known = WORDS.get(at).filter(|(known, _)| *known == word);
            known.map_or_else(|| named(word), |(_, lex)| *lex)
        }
    }
}

/// Months and days of the week, and these again and again.
fn named(word: &str) -> Lex {
    let days =
        || word.strip_suffix('s').filter(|day| calendar::is_whole_weekday(day)).and_then(calendar::weekday);
    match (calendar::month(word), calendar::weekday(word)) {
        (Option::Some(month), _) => Month(month),
        (_, Option::Some(day)) => Weekday(day),
        _ => days().map_or(Lex::Other, Weekdays),
    }
}

/// "12", "3rd", "1990s", "9am", "10.30".
fn number(word: &str) -> Lex {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (Ok(n), rest) = (word[..digits].parse::<u16>(), &word[digits..]) else { return Lex::Other };
    let small = u8::try_from(n).unwrap_or(u8::MAX);
    match rest {
        "" if digits <= 4 => Lex::Digits(n),
        "st" | "nd" | "rd" | "th" if (1..=31).contains(&n) => Ordinal(small),
        "s" if digits == 4 && n % 10 == 0 => Lex::Decade(n / 10),
        "am" | "pm" if (1..=12).contains(&n) => Lex::Hour(small % 12 + if rest == "pm" { 12 } else { 0 }),
        _ if rest.len() == 5 && rest.is_ascii() && rest.starts_with('.') && (1..=12).contains(&n) => {
            match rest[1..3].parse() {
                Ok(minute @ 0..=59) if &rest[3..] == "am" => Lex::Timed(small % 12, minute),
                Ok(minute @ 0..=59) if &rest[3..] == "pm" => Lex::Timed(small % 12 + 12, minute),
                _ => Lex::Other,
            }
        }
        // Dots stand between day, month and year where the day comes first.
        _ if rest.len() == 8 && rest.is_ascii() => match (rest[1..3].parse(), rest[4..].parse()) {
            (Ok(month @ 1..=12), Ok(year)) if rest.starts_with('.') && rest[3..].starts_with('.') => {
                Lex::Dated(small, month, year)
            }
            _ => Lex::Other,
        },
        _ if digits <= 2 && rest.len() == 2 && rest.starts_with('.') => {
            rest[1..].parse().map_or(Lex::Other, |tenth: u16| Lex::Tenths(n * 10 + tenth))
        }
        _ => {
            let minutes = rest.strip_prefix('.').filter(|m| m.len() == 2).and_then(|m| m.parse().ok());
            minutes.filter(|m| *m < 60 && n < 24).map_or(Lex::Other, |m| Lex::Dotted(small, m))
        }
    }
}

/// "8p".
fn cut_hour(word: &str) -> Lex {
    let half = if word.ends_with('p') { 12 } else { 0 };
    match word.trim_end_matches(['a', 'p']).parse() {
        Ok(hour @ 1..=12) => Lex::Hour(hour % 12 + half),
        _ => Lex::Other,
    }
}

/// Behind these stands a time of day.
pub(super) const HOUR_LEADS: &Table =
    &Table::new(86, "about after around at before between by circa from since to until");

/// Behind these a day is part of a sentence.
pub(super) const DAY_LEADS: &Table = &Table::new(87, "after before by for from in of on since to until");

/// Behind these a bare unit is no length of time.
pub(super) const OWNERS: &Table = &Table::new(88, "her his its my of our the their these those");

/// Behind these stands a part of the year.
pub(super) const PERIOD_LEADS: &Table = &Table::new(89, "after before by during in of since through until");

/// All of these, by their numbers.
pub(in crate::extract) const TABLES: [&Table; 4] = [HOUR_LEADS, DAY_LEADS, OWNERS, PERIOD_LEADS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_fit() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= LONGEST));
    }

    #[test]
    fn numbers_say_what_they_count() {
        for (word, lex) in [
            ("12", Lex::Digits(12)),
            ("3rd", Ordinal(3)),
            ("0th", Lex::Other),
            ("1990s", Lex::Decade(199)),
            ("9am", Lex::Hour(9)),
            ("12am", Lex::Hour(0)),
            ("12pm", Lex::Hour(12)),
            ("10.30", Lex::Dotted(10, 30)),
            ("25,000", Lex::Other),
            ("f16", Lex::Other),
            ("99999", Lex::Other),
            ("10.75", Lex::Other),
            ("2.5", Lex::Tenths(25)),
            ("8.30pm", Lex::Timed(20, 30)),
            ("23.04.2022", Lex::Dated(23, 4, 2022)),
            ("23.04.20é", Lex::Other),
            ("23.14.2022", Lex::Other),
            ("8.é0m", Lex::Other),
        ] {
            assert_eq!(number(word), lex, "{word}");
        }
    }
}
