//! Sentences with their names as tags: `[PER Roland Walker]`, and tables of who is who.

use super::*;
use crate::article::Meta;
use crate::quality::{Name, names, read_tags};

fn extractor() -> Extractor {
    Extractor::bundled().unwrap()
}

/// Compares the names found with the tags in `tagged`; other kinds than those in `kinds` may be left untagged.
fn check(kinds: &str, tagged: &str) {
    let (text, want) = read_tags(tagged).unwrap();
    let found = extractor().analyse(&text, &Meta::default());
    let words = |name: Name| (name.span.slice(&text).to_owned(), name.kind.code());
    let got: Vec<_> =
        names(&found).map(|(name, _)| words(name)).filter(|(_, kind)| kinds.contains(kind)).collect();
    let want: Vec<_> = want.into_iter().map(words).collect();
    assert_eq!(got, want, "\nin: {text}");
}

/// The persons of `text`: fullest names with their offices.
fn people(text: &str) -> Vec<(String, Vec<String>)> {
    let all = extractor().analyse(text, &Meta::default()).clusters;
    all.into_iter().filter(|c| c.kind == NameKind::Person).map(|c| (c.name, c.offices)).collect()
}

#[test]
fn titles_stay_outside_names() {
    check(
        "PER",
        "Kenyan Defence Chief General [PER Charles Kahariri] met Gen. [PER Muhoozi Kainerugaba] on Monday.",
    );
    check(
        "PER",
        "Then Secretary-General [PER António Guterres] phoned Sen. [PER Lindsey Graham] and Mr [PER Okoye].",
    );
    check(
        "PER",
        "Crown Prince [PER Mohammed bin Salman] hosted the Syrian leader, [PER Ahmed al-Sharaa], and Dr. [PER Abiy Ahmed].",
    );
    check("PER", "General (retd) [PER Pervez Kayani]’s book and Lt. Col. [PER Maria Silva]'s letter.");
    check("PER", "Chief of Naval Staff (CNS) Admiral [PER Naveed Ashraf] sailed. The CNS waved.");
}

#[test]
fn a_lone_name_in_a_credit_is_a_body() {
    check("PER ORG LOC", "The talks went on.\n\nPhoto courtesy [ORG Veldrin] news desk");
    check("PER ORG LOC", "The talks went on for days.\n\n(with inputs from the [ORG Veldrin] news desk)");
    check("PER", "The talks went on for days.\n\nPhoto courtesy [PER Jane Hollis]");
}

#[test]
fn months_are_names_between_names() {
    check("PER", "General [PER Tomasz Jan Kowalczyk] spoke.");
    check("PER", "Prime Minister [PER Theresa May] said so, and Mrs [PER May] left.");
    check("PER", "Defence Minister [PER Amara Diallo] flew in on May 5. In January [PER Diallo] left.");
}

#[test]
fn names_of_many_cultures() {
    check(
        "PER",
        "The visit of [PER Jean-Luc Dubois-Laurent], a teacher, and of [PER Martin Luther King Jr.] was noted.",
    );
    check(
        "PER",
        "Talks between President [PER Nguyen Xuan Phuc] and Prime Minister [PER Shigeru Ishiba] began.",
    );
    check(
        "PER",
        "President [PER Luiz Inácio Lula da Silva] and Chancellor [PER Ursula von der Leyen] spoke. [PER Lula da Silva] left.",
    );
    check("PER", "Judge [PER Amy O’Brien] ruled; Justice [PER Ketanji Brown Jackson] did not.");
}

#[test]
fn a_full_name_explains_the_family_name_elsewhere() {
    check(
        "PER",
        "[PER Kahariri] left early.\n\nGeneral [PER Charles Kahariri] had met reporters. Later [PER Kahariri] flew home.",
    );
    check(
        "PER LOC",
        "Secretary [PER Lloyd Austin] spoke in [LOC Austin]. [PER Austin] then flew to [LOC Paris].",
    );
}

#[test]
fn unlisted_names_by_what_stands_around_them() {
    check(
        "PER",
        "[PER Zorvan Qellith], the head of the Northern Army, met his counterpart, [PER Ilvar Tesk].",
    );
    check("PER", "General [PER Roland Walker] met [PER Zorvan Tesk] and told [PER Ilvar Qellith].");
    check("PER", "Then [PER Ilvar Qellith] spoke, and General [PER Qellith] listened.");
}

#[test]
fn what_is_no_person() {
    check(
        "PER",
        "The General Headquarters, the General Assembly, Major League Baseball and the Nobel Peace Prize.",
    );
    check(
        "PER",
        "Operation Northern Star began on Monday in Prime Meridian Street. The Defence Secretary at the Ministry of Foreign Affairs left.",
    );
    check(
        "PER",
        "Talks failed. Authorities said the Royal Military Academy and The Daily Mirror would close in May.",
    );
}

#[test]
fn bodies_and_places() {
    check(
        "ORG LOC",
        "The [ORG Kenya Defence Forces] ([ORG KDF]) left [LOC Nairobi]. The [ORG KDF] said the [ORG Ministry of Foreign Affairs] in [LOC Kampala] agreed.",
    );
    check(
        "ORG LOC",
        "[LOC US] forces and the [ORG US Central Command] ([ORG Centcom]) left the [LOC United States]. [ORG Centcom] said so.",
    );
    check(
        "LOC",
        "Fighting in [LOC Zarqalan] spread from [LOC Jammu and Kashmir] to [LOC Rajwanpur], police in the [LOC U.S.] said.",
    );
    check(
        "MISC",
        "The [MISC Kenyan] and [MISC Ugandan] sides signed at the [MISC Munich Security Conference].",
    );
}

#[test]
fn one_person_under_all_forms() {
    let text = "Army chief General Okello met Brigadier General James Oryem Okello's guests. James Okello, the commander of the \
                Northern Brigade, left. The army chief smiled.";
    let got = people(text);
    assert_eq!(got.len(), 1, "{got:?}");
    assert_eq!(got[0].0, "James Oryem Okello");
    assert_eq!(got[0].1, ["Army chief", "General", "Brigadier General", "commander of the Northern Brigade"]);
}

#[test]
fn different_persons_stay_apart() {
    let text =
        "George W. Bush and his father, George H. W. Bush, met John Smith Jr. and John Smith Sr. at home.";
    let got: Vec<String> = people(text).into_iter().map(|p| p.0).collect();
    assert_eq!(got, ["George W. Bush", "George H. W. Bush", "John Smith Jr.", "John Smith Sr."]);
}

#[test]
fn an_office_alone_means_its_only_holder() {
    let text =
        "Prime Minister Robert Fico spoke. Later the prime minister left with Foreign Minister Juraj Blanár.";
    let found = extractor().analyse(text, &Meta::default());
    let role: Vec<&Mention> = found.mentions.iter().filter(|m| m.kind == MentionKind::Role).collect();
    assert_eq!(role.len(), 1);
    assert_eq!(role[0].span.slice(text), "prime minister");
    assert_eq!(found.clusters[role[0].cluster.0 as usize].name, "Robert Fico");
}

#[test]
fn a_country_is_one_under_all_its_names() {
    let text = "The US and the United States of America and U.S. officials and Americans met Britain’s team.";
    let found = extractor().analyse(text, &Meta::default());
    let places: Vec<&str> =
        found.clusters.iter().filter(|c| c.kind == NameKind::Place).map(|c| c.name.as_str()).collect();
    assert_eq!(places, ["United States of America", "Britain"]);
}

/// The story of the first real article with other people, offices, bodies and countries put in.
#[test]
fn the_same_rules_hold_for_other_casts() {
    let casts = [
        (
            "French",
            "Navy",
            "Admiral",
            "Nicolas Pierre Vaujour",
            "Vaujour",
            "Moroccan",
            "Mohamed Berrid",
            "Berrid",
            "Rabat",
            "Naval Operations Center (NOC)",
        ),
        (
            "Brazilian",
            "Army",
            "General",
            "Tomás Miguel Ribeiro Paiva",
            "Paiva",
            "Chilean",
            "Javier Iturriaga",
            "Iturriaga",
            "Santiago",
            "Army Support Command (ASC)",
        ),
        (
            "Indonesian",
            "Air Force",
            "Marshal",
            "Tonny Harjono",
            "Harjono",
            "Japanese",
            "Takehiro Morita",
            "Morita",
            "Tokyo",
            "Air Defense Command (ADC)",
        ),
    ];
    for (nation, body, rank, full, family, other_nation, other, other_family, city, command) in casts {
        let text = format!(
            "{nation} {body} Chief {rank} {full} on Tuesday met his {other_nation} counterpart {other} in the {command} in {city}.\n\n\
             According to a statement, {rank} {family} took note of the work done. {other_family} last met {rank} {family} in June.\n\n\
             (with inputs from ABC)"
        );
        let names: Vec<String> = people(&text).into_iter().map(|p| p.0).collect();
        assert_eq!(names, [full, other], "{text}");
    }
}

#[test]
fn every_mention_has_a_reason_and_a_certainty() {
    let text = "COAS Gen. Ayub Tariq met Li Wei of the World Bank in Rome. Tariq, or TTP, said the army chief was in the U.S. on May 3.";
    let found = extractor().analyse(text, &Meta::default());
    assert!(!found.mentions.is_empty());
    for m in &found.mentions {
        assert!(!m.why.is_empty() && (1..=1000).contains(&m.certainty.0), "{m:?}");
        assert!(!m.why.ends_with('.'), "{}", m.why);
    }
}

#[test]
fn names_of_the_whole_world() {
    for tagged in [
        "[PER Anwar ul-Haq Kakar] and [PER Maryam Nawaz] spoke in [LOC Lahore] on Monday.",
        "Nigerian President [PER Bola Ahmed Tinubu] met [PER Ngozi Okonjo-Iweala] in [LOC Abuja].",
        "The minister, [PER Rajesh Kumar Singh], said [PER A. P. J. Abdul Kalam] had taught him.",
        "[PER Wang Xiaoming] of [LOC Taipei] won the race, and coach [PER Park Ji-sung] was pleased. 🙂",
        "[PER Gabriel García Márquez] was born in [LOC Aracataca] in northern [LOC Colombia].",
        "[PER Vladimir Vladimirovich Putin] spoke to [PER Dmitry Peskov] by telephone.",
        "Foreign Minister [PER Hossein Amir-Abdollahian] flew to [LOC Beirut] on Friday.",
        "Former President [PER Luis Inácio da Silva] thanked [PER Eduardo dos Santos].",
    ] {
        check("PER LOC", tagged);
    }
}

#[test]
fn mentions_share_no_character() {
    // The tagger takes the Arabic words and "His" for one name, and "His" is a pronoun too.
    let text = "General Michael Kurilla visited Pakistan twice in seven months. \u{202e}قال الوزير\u{202c} His earlier visit was in December.";
    let found = extractor().analyse(text, &Meta::default());
    assert!(found.mentions.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{found:#?}");
}

#[test]
fn a_headline_in_capitals_names_nobody_new() {
    let text = "Outgoing Army Chief Ends Washington Visit With Austin Talks\n\nGeneral Qamar Javed Bajwa met Defence Secretary Lloyd Austin in Washington on Monday.";
    let got: Vec<String> = people(text).into_iter().map(|p| p.0).collect();
    assert_eq!(got, ["Lloyd Austin", "Qamar Javed Bajwa"]);
}

#[test]
fn names_alone_are_those_of_the_whole_analysis() {
    let text = "LIMA: Admiral Ann Poe of the Peruvian Navy (PN) met Jo Roe. Poe left for Cuzco; the admiral slept.\n\n\
                Photo courtesy Veldrin news desk";
    let (extractor, meta) = (extractor(), Meta::default());
    let alone: Vec<_> = extractor
        .names(text, &meta)
        .iter()
        .map(|f| (Name { span: f.span, kind: f.kind }, f.certainty))
        .collect();
    let whole: Vec<_> = names(&extractor.analyse(text, &meta)).collect();
    assert!(alone.len() > 5);
    assert_eq!(alone, whole);
}
