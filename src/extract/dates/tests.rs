//! Sentences with their time expressions as tags: `[DATE=2023-08-01 Tuesday]`; see [`super::marked`].

use jiff::civil::{Date, date};

use super::marked::{MarkedTime, read};
use super::{DayReason, TimeKind};
use crate::article::Meta;
use crate::extract::{Analysis, Extractor};

fn analyse(text: &str, date: Option<Date>) -> Analysis {
    Extractor::bundled().unwrap().analyse(text, &Meta { date, ..Meta::default() })
}

/// Compares what is found in the articles of `marked` with their tags.
fn check(marked: &str) {
    for article in read(marked).unwrap() {
        let found = analyse(&article.text, article.date).dates;
        let show =
            |time: &MarkedTime| (time.span.slice(&article.text).to_owned(), time.kind, time.value.clone());
        let got: Vec<_> = found
            .iter()
            .map(|t| show(&MarkedTime { span: t.span, kind: t.kind, value: t.value.clone() }))
            .collect();
        assert_eq!(got, article.times.iter().map(show).collect::<Vec<_>>(), "\nin: {}", article.text);
    }
}

/// The day found for an article that came without one.
fn day_of(text: &str) -> Option<(String, DayReason)> {
    analyse(text, None).date.map(|day| (day.value().unwrap_or_default(), day.why))
}

#[test]
fn days_in_full_and_in_part() {
    check(
        "@ 2023-08-03
He came on [DATE=2019-05-13 13 May 2019], on [DATE=2019-09-01 Sept. 1, 2019] and on [DATE=2021-04-09 Friday, 9 April 2021].

He came on [DATE=2019-05-13 2019-05-13] and on [DATE=2019-05-23 23/5/2019]; the note says [DATE=- 3/5/2019].

The games of [DATE=2019-07-03/2019-07-05 July 3-5, 2019] and the war of [DATE=1912/1913 1912-1913] were cold.

In [DATE=2022-03 March last year] and in [DATE=2021-11 November 2021] it snowed; in [DATE=1998 1998] it did not.

The plan was made on [DATE=2023-07-30 July 30]. It will start on [DATE=2023-11-02 November 2] and not on [DATE=- June 31].",
    );
}

#[test]
fn weekdays_look_back_unless_the_sentence_looks_ahead() {
    check(
        "@ 2023-08-03
He said on [DATE=2023-08-01 Tuesday] that she will go to Lima on [DATE=2023-08-08 Tuesday].

She left [DATE=2023-07-26 last Wednesday] and returns [DATE=2023-08-11 next Friday]; [DATE=2023-08-03 Thursday]'s flight was full.

They are due to meet [DATE=2023-08-07 Monday], an aide told reporters [DATE=2023-08-02 Wednesday].",
    );
}

#[test]
fn counted_from_the_day() {
    check(
        "@ 2023-01-31
It began [DATE=2023-01-28 three days ago] and not [DATE=2022-12 a month ago] or [DATE=2013 ten years ago].

It was built in [DATE=2022 last year], burned [DATE=2023-W04 last week] and opens [DATE=2023-02-01 tomorrow].

It fell in [DATE=2022-Q4 the fourth quarter of last year] and rose in [DATE=2021-SU the summer of 2021].

On [DATE=2023-01-10 January 10] he left; [DATE=2023-01-12 two days later] he was back. [DATE=2023-01-13 The next day] he slept.",
    );
}

#[test]
fn lengths_and_sets() {
    check(
        "@ 2023-08-03
A [DURATION=P2W two-week] trip took [DURATION=P2.5Y two and a half years] of work and [DURATION=PXM several months] of rest.

The law holds for [DURATION=P1Y a year]; it costs 40 million crowns [SET=P1D a day] and is read [SET=P1W every week].

He spoke for [DURATION=PT1.5H one and a half hours], his longest talk in [DURATION=P20Y two decades], at his [SET=P1Y annual] feast.

Over [DURATION=P7M the last seven months] no 30-year-old man came [SET=XXXX-WXX-7 on Sundays]."
            .replace("[SET=XXXX-WXX-7 on Sundays]", "on [SET=XXXX-WXX-7 Sundays]")
            .as_str(),
    );
}

#[test]
fn times_of_day() {
    check(
        "@ 2023-08-03
The ship left at [TIME=T21:30 9:30 p.m.], or [TIME=T19:30Z 1930 GMT]. It sank [TIME=2023-08-01TNI Tuesday night].

The bell rang at [TIME=2023-08-02T05:00 5 a.m. on Wednesday], [TIME=2023-08-02T05:00 Wednesday at 5 a.m.] that is.

Shots were heard [TIME=2023-08-02TNI last night], [TIME=2023-08-03TMO this morning] and at [TIME=T12:00 noon].",
    );
}

#[test]
fn times_of_day_as_papers_write_them() {
    check(
        "@ 2023-08-03
It sank at [TIME=T15:30 3:30pm], at [TIME=T20:00 8p.m.] or [TIME=T20:10 8.10 pm Karachi time], and rose at [TIME=T12:00 12 noon].

It began at [TIME=2023-08-03T07:30 7:30 this morning] and ended [TIME=2023-08-02T20:00 last night at 8], not [TIME=2023-08-01T22:15 10:15 Tuesday night].

The first shot fell at [TIME=T02:00 2 in the morning], the last [TIME=2023-08-01T21:00 about 9 p.m. on Tuesday], in [TIME=TMO early morning] fog.

Voting runs from [TIME=T08:00 8] to [TIME=T17:00 5 p.m.]. On [DATE=2023-08-01 Tuesday] from [TIME=2023-08-01T22:00 10 p.m.] to [TIME=2023-08-02T02:00 2 a.m.] it was still.

It opened between [TIME=2023-08-01T14:00 2] and [TIME=2023-08-01T16:30 4:30 p.m. on Tuesday]. They are silent at [DATE=PRESENT_REF the moment].

Two weeks before Easter, on [DATE=2022-04-03 03.04.2022], he fell; [DATE=2022-12-11 two weeks before Christmas 2022] he rose in [DATE=199 the nineties].

It killed five in [TIME=TMO the morning], and the score was 3-2 in the end. She is in her nineties."
            .replace("Two weeks before Easter", "[DATE=- Two weeks before Easter]")
            .as_str(),
    );
}

#[test]
fn words_that_only_look_like_time() {
    check(
        "@ 2023-08-03
You may march, she said. Theresa May left. The 30-year-old fell. The score was 3-2 and the vote 27-3.

The Friday Times wrote of 2,000 men, 1500 men and Unit 2000. He came second. Spring water fell; all fall down.",
    );
}

#[test]
fn ranges_share_their_year() {
    check(
        "@ 2023-08-03
It rained from [DATE=2020-05 May] to [DATE=2020-10 October 2020] and from [DATE=2019-06-28 28 June] to [DATE=2019-07-02 2 July 2019].

It rained on [DATE=2019-07-03/2019-07-04 July 3 and 4, 2019], and from [DATE=2019-07-03/2019-07-08 July 3 to 8, 2019].

It will be open from [DATE=2023-08-07 Monday] to [DATE=2023-08-11 Friday].

It will rain from [DATE=2023-11 November] to [DATE=2024-02 February]. Sales fell in [DATE=2022-Q3 Q3 2022] and [DATE=2023-H1 H1 2023].",
    );
}

#[test]
fn more_lengths_and_sets() {
    check(
        "@ 2023-08-03
The trip will last [DURATION=PXD two to three days], or [DURATION=P1W another week]; a [DURATION=P1W week-long] strike lasted [DURATION=P1D all day].

The [DURATION=P2D two-day] fair opens [SET=XXXX-WXX-5T17:30 every Friday at 5.30 p.m.] and on [SET=XXXX-WXX-7TMO Sunday mornings].

In the [DATE=20 twenty-first century] he wrote it over [DATE=2023-W30-WE the weekend]; [DATE=2023-W33 the week after next] he rests.

In [DURATION=P4M the last four months of 2021] nothing came out, [DATE=2023-W29 the week of July 23] neither. [DATE=- Good Friday] was wet.",
    );
}

#[test]
fn without_a_date_nothing_is_guessed() {
    check(
        "@ -
He came on [DATE=XXXX-WXX-2 Tuesday] and on [DATE=XXXX-08-03 August 3], [DATE=- last year] and [DATE=- two weeks ago].

He came in [DATE=XXXX-08 August], in [DATE=2019 2019] and for [DURATION=P3D three days].",
    );
    assert_eq!(day_of("He came on Tuesday, August 3."), None);
    assert_eq!(day_of("She was born on March 3, 1970, and left last week."), None);
}

#[test]
fn the_day_of_an_article_follows_from_evidence() {
    let day = |day: &str, why| Some((day.to_owned(), why));
    assert_eq!(
        day_of("The dam broke five days ago, on July 24, 2023. All fled."),
        day("2023-07-29", DayReason::Counted)
    );
    assert_eq!(
        day_of("LIMA, Aug 3, 2023 (Norden Wire) — The dam broke on Tuesday and all fled, the mayor said."),
        day("2023-08-03", DayReason::Dateline)
    );
    assert_eq!(
        day_of(
            "The dam broke on Thursday, August 3, 2023, and all fled. It gave way at noon, police said Friday."
        ),
        day("2023-W31", DayReason::WeekdayInLead)
    );
    assert_eq!(
        day_of("The dam broke on Thursday, August 3, and all fled. It was built for the fair of June 2023."),
        day("2023-W31", DayReason::WeekdayInLead)
    );
    assert_eq!(
        day_of(
            "Dam breaks\n\nPublished: August 4, 2023\n\nThe dam broke on Thursday and all fled, the mayor said."
        ),
        day("2023-08-04", DayReason::Published)
    );
}

#[test]
fn a_day_that_the_article_has_left_behind_is_not_its_day() {
    assert_eq!(
        day_of("The dam broke on Thursday, August 3, 2013, and all fled. It was rebuilt in 2019."),
        None
    );
    assert_eq!(
        day_of("The dam broke on Saturday, August 3, 2013, and all fled. It opened again on May 3, 2019."),
        None
    );
    assert_eq!(
        day_of("The dam broke on Saturday, August 3, 2013, and all fled. A new one will open in 2019."),
        None
    );
    assert_eq!(
        day_of("The dam broke, and all fled.\n\nPublished in The Norden Wire, August 4th, 2023"),
        Some(("2023-08-04".to_owned(), DayReason::Published))
    );
}

/// A day named with its weekday says nothing of when the article was written: it needs something that ties both.
#[test]
fn a_day_of_history_is_not_the_day_of_the_article() {
    for text in [
        "The dam broke on Saturday, August 3, 2013, and all fled. It was old.",
        "On Tuesday, September 11, 2001, two planes hit the towers. The mayor laid a wreath at the memorial on Monday.",
        "Twenty years ago the towers fell on Tuesday, September 11, 2001. The mayor spoke on Monday.",
        "Survivors met on Sunday. They had fled when the dam broke on Saturday, August 3, 2013, and lost all.",
        "Jo Roe, who had won on Sunday, May 3, 1998, spoke to pupils on Monday.",
        "The mayor spoke to pupils.\n\nThe school burned on Thursday, May 2, 2013. It was rebuilt, and a plaque came on Monday.",
    ] {
        assert_eq!(day_of(text), None, "{text}");
    }
}

#[test]
fn what_ties_an_article_to_a_day() {
    let day = |day: &str, why| Some((day.to_owned(), why));
    // Behind a weekday, in brackets.
    assert_eq!(
        day_of(
            "A dam broke, an aide said.\n\nIt gave way on Tuesday (August 1, 2023) and left many homeless."
        ),
        day("2023-08", DayReason::Weekday)
    );
    // What is to come a few days later.
    assert_eq!(
        day_of("A dam broke on Tuesday, August 1, 2023. The king will see it on Thursday, August 3, 2023."),
        day("2023-W31", DayReason::WeekdayInLead)
    );
    // At the end of the headline.
    assert_eq!(
        day_of("An interview with Jo Roe Tuesday, August 1, 2023\n\nJo Roe told us how the dam was built."),
        day("2023-08-01", DayReason::Published)
    );
    // Of weeks and months that share no year nothing is left.
    assert_eq!(
        day_of("A dam broke.\n\nIt gave way on Friday (December 29, 2023) and left many homeless."),
        day("", DayReason::Weekday)
    );
}

/// An article that may be a day younger than the day it names resolves only what that does not change.
#[test]
fn what_a_day_of_doubt_would_change_stays_open() {
    let found = analyse(
        "The dam broke on Thursday, August 3, 2023. On Friday it rained, today it did not. It was dry last month.",
        None,
    );
    let values: Vec<_> = found.dates.iter().map(|d| d.value.as_deref()).collect();
    assert_eq!(values, [Some("2023-08-03"), Some("XXXX-WXX-5"), None, Some("2023-07")]);
}

#[test]
fn the_own_set_is_read_as_well_as_is_said() {
    let articles = read(include_str!("../../../tests/dates/news.txt")).unwrap();
    let (mut right, mut marked) = (0, 0);
    for article in &articles {
        let found = analyse(&article.text, article.date).dates;
        marked += article.times.len();
        let hit = |time: &&MarkedTime| {
            found.iter().any(|f| f.span == time.span && f.kind == time.kind && f.value == time.value)
        };
        right += article.times.iter().filter(hit).count();
    }
    assert!(marked >= 150 && right * 100 >= marked * 88, "{right} of {marked}");
}

#[test]
fn marks_that_are_none_are_named() {
    let error = |text: &str| read(text).unwrap_err().to_string();
    assert!(error("@ 2023-13-01").contains("line 1: \"2023-13-01\" is no date"));
    assert!(error("a\n[DATE Monday]").contains("line 2: \"DATE Monday\" is no mark"));
    assert!(error("[DATE=x Monday").contains("is no mark"));
    assert!(error("[DAY=x Monday]").contains("is no mark"));
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::bundled().unwrap());

    /// Words that the rules look at, and some that they do not.
    const WORDS: [&str; 64] = [
        "the", "a", "of", "last", "next", "this", "past", "first", "second", "three", "twenty", "half",
        "and", "in", "on", "at", "Monday", "Mondays", "May", "Aug", "March", "Christmas", "Day", "day",
        "days", "week", "weeks", "month", "year", "years", "decade", "century", "quarter", "season",
        "summer", "morning", "night", "midnight", "today", "now", "ago", "later", "earlier", "before",
        "after", "early", "end", "every", "annual", "about", "several", "12", "31", "2023", "1990s", "9am",
        "10.30", "p.m.", "GMT", "long", "-", ",", ".", "é",
    ];

    fn words() -> impl Strategy<Value = String> {
        prop::collection::vec((prop::sample::select(&WORDS[..]), any::<bool>()), 0..40).prop_map(|words| {
            let mut text = String::new();
            for (word, space) in words {
                text.push_str(word);
                text.push_str(if space { " " } else { "" });
            }
            text
        })
    }

    proptest! {
        #[test]
        fn expressions_are_in_order_and_inside_the_text(text in words(), day in prop::option::of(0i64..40_000)) {
            let date = day.and_then(|day| date(1950, 1, 1).checked_add(jiff::Span::new().days(day)).ok());
            let found = EXTRACTOR.analyse(&text, &Meta { date, ..Meta::default() });
            let mut end = 0;
            for time in &found.dates {
                let (from, to) = (time.span.start().get(), time.span.end().get());
                prop_assert!(end <= from && from < to && text.is_char_boundary(from) && text.is_char_boundary(to));
                prop_assert!(time.certainty.0 <= 1000);
                prop_assert!(time.value.as_ref().is_none_or(|value| !value.is_empty()));
                end = to;
            }
            prop_assert_eq!(date.is_some(), found.date.is_some_and(|day| day.why == DayReason::Given));
        }

        /// A weekday names one of the seven days up to the article's, or the next.
        #[test]
        fn weekdays_are_near(day in 0i64..40_000, weekday in 0usize..7, ahead: bool) {
            let today = date(1950, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
            let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday];
            let text = if ahead { format!("The king will come on {name}.") } else { format!("The king came on {name}.") };
            let found = EXTRACTOR.analyse(&text, &Meta { date: Some(today), ..Meta::default() }).dates;
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(found[0].kind, TimeKind::Date);
            let named: Date = found[0].value.as_ref().unwrap().parse().unwrap();
            prop_assert_eq!(usize::try_from(named.weekday().to_monday_zero_offset()).unwrap(), weekday);
            let days = today.until(named).unwrap().get_days();
            prop_assert!(if ahead { (0..7).contains(&days) } else { (-6..=0).contains(&days) }, "{}", days);
        }
    }
}
