//! Articles of invented people, each through the whole pipeline.

use super::*;
use crate::corpus::sample::analysed;

/// The offices of the person of this name, a line each: title, body, times, the phase at each day, conflicts.
fn of(articles: &[(&str, &str)], person: &str) -> Vec<String> {
    let corpus = analysed(articles);
    let name = |id: EntityId| corpus.entities[id.0 as usize].name.as_str();
    let holder =
        (0..).map(EntityId).find(|id| (id.0 as usize) < corpus.entities.len() && name(*id) == person);
    let line = |post: &Post| {
        let mut line = format!("{} [{}]", post.title, post.of.map_or("", name));
        for (word, value) in [("since", &post.since), ("until", &post.until)] {
            if let Some(value) = value {
                line += &format!(" {word} {value}");
            }
        }
        for report in &post.reports {
            line += &format!(" {:?}", report.phase);
        }
        for conflict in &post.conflicts {
            match conflict {
                Conflict::Shared { with } => line += &format!("; shared with {}", name(*with)),
                Conflict::Again { past, held } => line += &format!("; past in {past}, held in {held}"),
            }
        }
        line
    };
    corpus.posts_of(holder.expect(person)).iter().map(line).collect()
}

#[test]
fn offices_stand_in_order_of_time() {
    let articles = [
        (
            "2023-08-02",
            "President Ingrid Solheim of Norway met former president Amara Diallo of Kenya in Oslo.",
        ),
        ("2019-03-01", "Foreign Minister Ingrid Solheim of Norway spoke in Oslo on Friday."),
        ("2024-02-01", "Ingrid Solheim, the former president of Norway, spoke in Lima."),
    ];
    let want = ["Foreign Minister [Norway] Present", "President [Norway] Present Past"];
    assert_eq!(of(&articles, "Ingrid Solheim"), want);
    let turned = [articles[2], articles[0], articles[1]];
    assert_eq!(of(&turned, "Ingrid Solheim"), want);
}

#[test]
fn stated_times_are_kept() {
    let articles = [(
        "2023-08-02",
        "They met Ingrid Solheim, the prime minister of Norway since 2019, and Jan Petersen, the foreign minister of Norway until 2021, on Monday.",
    )];
    assert_eq!(of(&articles, "Ingrid Solheim"), ["prime minister [Norway] since 2019 Present"]);
    assert_eq!(of(&articles, "Jan Petersen"), ["foreign minister [Norway] until 2021 Present"]);
}

#[test]
fn an_office_without_its_country_joins_the_one_that_fits() {
    let articles = [
        ("2023-08-02", "Kenyan President Amara Diallo met Jan Petersen in Oslo."),
        (
            "2023-08-04",
            "Amara Diallo, the president of Kenya, left. President Amara Diallo was in Kenya on Friday.",
        ),
    ];
    assert_eq!(of(&articles, "Amara Diallo"), ["President [Kenya] Present Present Present"]);
}

#[test]
fn two_holders_at_one_time_are_a_conflict() {
    let first = ("2023-08-01", "President Amara Diallo of Kenya spoke in Nairobi.");
    let second = ("2023-08-05", "The president of Kenya, Moussa Keita, spoke in Nairobi.");
    let third = ("2023-08-09", "Amara Diallo, the president of Kenya, spoke in Nairobi.");
    assert_eq!(of(&[first, second], "Moussa Keita"), ["president [Kenya] Present"], "one followed the other");
    let found = of(&[first, second, third], "Moussa Keita");
    assert_eq!(found, ["president [Kenya] Present; shared with Amara Diallo"]);
    let found = of(&[third, second, first], "Amara Diallo");
    assert_eq!(found, ["President [Kenya] Present Present; shared with Moussa Keita"]);
}

#[test]
fn held_after_it_was_past_is_a_conflict() {
    let past = ("2023-08-01", "Former president Amara Diallo of Kenya spoke in Nairobi.");
    let held = |day: &'static str| (day, "President Amara Diallo of Kenya spoke in Nairobi.");
    assert_eq!(
        of(&[past, held("2023-08-07")], "Amara Diallo"),
        ["President [Kenya] Past Present; past in 0, held in 1"]
    );
    assert_eq!(of(&[held("2021-08-07"), past], "Amara Diallo"), ["President [Kenya] Present Past"]);
}
