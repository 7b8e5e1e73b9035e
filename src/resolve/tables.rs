//! Names that must join and names that must not, from many languages; most people here are invented.

use super::{Entity, resolve};
use crate::corpus::{Entry, sample};
use crate::extract::{Cluster, NameKind};

/// An article that names `people` as `name` or `name / office, office`.
pub(super) fn article(path: &str, kind: NameKind, named: &[&str]) -> Entry {
    let lines: Vec<String> =
        named.iter().enumerate().map(|(i, n)| format!("[{i}:{}] spoke.", split(n).0)).collect();
    let mut entry = sample::entry(path, None, &lines.join("\n"), &[]);
    let cluster = |named: &&str| {
        let (name, offices) = split(named);
        let offices = offices.split(", ").filter(|o| !o.is_empty()).map(str::to_owned).collect();
        Cluster { kind, name: name.to_owned(), offices }
    };
    entry.analysis.clusters = named.iter().map(cluster).collect();
    entry
}

fn split(named: &str) -> (&str, &str) {
    named.split_once(" / ").unwrap_or((named, ""))
}

/// Each string is one article that names one person; the entities as sets of articles, by number.
fn people(named: &[&str]) -> Vec<Vec<u32>> {
    let entries: Vec<_> =
        named.iter().enumerate().map(|(i, n)| article(&format!("{i}"), NameKind::Person, &[n])).collect();
    sets(&resolve(&entries))
}

fn sets(entities: &[Entity]) -> Vec<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> =
        entities.iter().map(|e| e.members.iter().map(|m| m.article.0).collect()).collect();
    sets.sort();
    sets
}

#[test]
fn one_person_under_several_names() {
    let tables: [&[&str]; 26] = [
        &["Asim Munir", "Syed Asim Munir"],
        &["Roland Walker", "Roland Vincent Walker"],
        &["Lloyd Austin", "Lloyd J. Austin III", "Lloyd J. Austin"],
        &["Michael Kurilla", "Michael Erik Kurilla", "Kurilla"],
        &["Qamar Javed Bajwa", "Bajwa", "QAMAR JAVED BAJWA"],
        &["J. K. Rowling", "JK Rowling", "J.K. Rowling"],
        &["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "Erdogan"],
        &["Ursula von der Leyen", "von der Leyen", "Leyen"],
        &["Marine Le Pen", "Le Pen"],
        &["Bashar al-Assad", "Bashar Assad", "Assad", "al-Assad"],
        &["Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi", "Sisi"],
        &["Kim Jong-un", "Kim Jong Un"],
        &["Jean-Luc Mélenchon", "Jean Luc Melenchon", "Mélenchon"],
        &["Luiz Inácio Lula da Silva", "Lula da Silva", "da Silva"],
        &["Ana Okonkwo-Reyes", "Okonkwo-Reyes"],
        &["Siobhán O’Grady", "Siobhan O'Grady", "O'Grady"],
        &["Nguyễn Thị Hạnh", "Nguyen Thi Hanh"],
        &["Łukasz Żądło", "Lukasz Zadlo"],
        &["Vladimir Vladimirovich Putin", "Vladimir Putin", "Putin"],
        &["Thabo Mvuyelwa Dlamini", "Thabo M. Dlamini", "T. Dlamini"],
        &["Itamar Ben Gvir", "Ben Gvir", "Itamar Ben-Gvir"],
        &["Martin Luther King Jr. / civil rights leader", "Martin Luther King / civil rights leader"],
        &["Charles III / King", "Charles / King"],
        &["Pelé", "Pelé", "PELE"],
        &["Mr Khan", "Imran Khan"],
        &["Joseph “Joe” Biden", "Joseph Biden", "Joseph R. Biden"],
    ];
    for table in tables {
        assert_eq!(people(table), [(0..table.len() as u32).collect::<Vec<_>>()], "{table:?}");
    }
}

#[test]
fn people_who_only_look_alike() {
    let tables: [&[&str]; 29] = [
        &["Asim Munir", "Bilal Munir"],
        &["George W. Bush", "George H. W. Bush"],
        &["George Walker Bush", "George Herbert Walker Bush"],
        &["Robert F. Kennedy", "Robert F. Kennedy Jr."],
        &["Donald Trump", "Donald Trump Jr."],
        &["Henry Ford II", "Henry Ford III"],
        &["John Smith", "Jane Smith"],
        &["John A. Smith", "John B. Smith"],
        &["Mohammed Ali", "Mohammed Ali Jinnah"],
        &["Juan Carlos", "Juan Carlos Varela"],
        &["Mohammed bin Salman", "Salman / King"],
        &["Ray Charles", "Charles / King"],
        &["Connie Francis / singer", "Francis / Pope"],
        &["Bill Clinton / Mr, President", "Clinton / Mrs"],
        &["Kim Jong Un", "Kim Yo Jong"],
        &["Park Geun-hye", "Park Chung-hee"],
        &["Shehbaz Sharif", "Nawaz Sharif"],
        &["Rahul Gandhi", "Sonia Gandhi", "Indira Gandhi"],
        &["Jean-Marie Le Pen", "Jean-Luc Le Pen"],
        &["Anna Smith-Jones", "Jones"],
        &["Syed Asim Munir", "Hafiz Asim Munir"],
        &["Ivo van Dam", "Ivo de Dam"],
        &["Hassan Ahmed", "Ahmed Hassan"],
        &["Ann Abel", "Anna Bel"],
        &["Sergei Petrov", "Sergei Petrova"],
        &["Louis XIV / King", "Louis XVI / King"],
        &["Martin Schulz", "Martin Schultz"],
        &["Ali Khan", "Ayub Khan", "Khan"],
        &["E. E. Cummings", "Elijah Cummings"],
    ];
    for table in tables {
        assert_eq!(people(table), (0..table.len() as u32).map(|i| vec![i]).collect::<Vec<_>>(), "{table:?}");
    }
}

#[test]
fn a_name_between_two_joins_neither_or_the_one_with_its_office() {
    assert_eq!(people(&["Ana Costa", "Ana Maria Costa", "Ana Luisa Costa"]), [[0], [1], [2]]);
    let told = ["Ana Costa / Foreign Minister", "Ana Maria Costa / minister", "Ana Luisa Costa / goalkeeper"];
    assert_eq!(people(&told), [vec![0, 1], vec![2]]);
    let bare = ["Munir / army chief", "Asim Munir / Chief of Army Staff", "Bilal Munir / novelist"];
    assert_eq!(people(&bare), [vec![0, 1], vec![2]]);
    let both = ["Munir / General", "Asim Munir / General", "Bilal Munir / General"];
    assert_eq!(people(&both), [[0], [1], [2]]);
    // Erik and Michael disagree, so who has both names is neither for certain.
    assert_eq!(people(&["Michael Erik Kurilla", "Michael Kurilla", "Erik Kurilla"]), [[0], [1], [2]]);
    // B. joins neither Bo nor Bea, and does not bring them together.
    assert_eq!(people(&["B. Lund", "Bo Lund", "Bea Lund"]), [[0], [1], [2]]);
}

#[test]
fn what_one_article_keeps_apart_stays_apart() {
    let both = article("a", NameKind::Person, &["Asim Munir", "Munir"]);
    let full = article("b", NameKind::Person, &["Asim Munir"]);
    let bare = article("c", NameKind::Person, &["Munir"]);
    let entities = resolve(&[both, full.clone(), bare]);
    assert_eq!(sets(&entities), [vec![0], vec![0, 1, 2]]);
    let two = article("d", NameKind::Person, &["Asim Munir", "Syed Asim Munir"]);
    let long = article("e", NameKind::Person, &["Syed Asim Munir"]);
    assert_eq!(sets(&resolve(&[full, two, long])), [vec![0, 1], vec![1, 2]]);
}

#[test]
fn a_short_name_that_an_article_explains_is_understood_elsewhere() {
    let mut told = article("a", NameKind::Person, &["Xi Jinping", "Li Na"]);
    told.article.text.push_str("\n\nXi left.");
    let mut mention = told.analysis.mentions[0].clone();
    let start = told.article.text.len() - "Xi left.".len();
    mention.span = crate::text::Span::new(start, start + 2);
    told.analysis.mentions.push(mention);
    let entities = resolve(&[told, article("b", NameKind::Person, &["Xi"])]);
    let xi = entities.iter().find(|e| e.name == "Xi Jinping").unwrap();
    assert_eq!(xi.members.len(), 2);
    assert_eq!(xi.members[1].why, "Short name; the only person called Xi in this collection");
}

#[test]
fn every_join_says_why() {
    let named = ["Syed Asim Munir", "Asim Munir", "Munir", "Syed Asim Munir", "Lone Wolf"];
    let entries: Vec<_> =
        named.iter().enumerate().map(|(i, n)| article(&format!("{i}"), NameKind::Person, &[n])).collect();
    let entities = resolve(&entries);
    let whys: Vec<_> = entities.iter().flat_map(|e| &e.members).map(|m| m.why.as_str()).collect();
    assert_eq!(
        whys,
        [
            "The only article that names Lone Wolf",
            "Same full name",
            "Asim Munir fits Syed Asim Munir: no given name disagrees",
            "Bare family name; the only person called Munir in this collection",
            "Same full name",
        ]
    );
    assert_eq!(entities[1].name, "Syed Asim Munir");
    assert_eq!(entities[1].key.as_str(), "syed-asim-munir");
}

#[test]
fn a_state_under_its_short_name_says_so() {
    let entries = [article("a", NameKind::Place, &["Britain"]), article("b", NameKind::Place, &["the UK"])];
    let [britain] = &resolve(&entries)[..] else { panic!("one state") };
    let whys: Vec<_> = britain.members.iter().map(|m| m.why.as_str()).collect();
    assert_eq!(whys, ["Same name", "the UK and Britain are names of one state"]);
}

#[test]
fn a_place_goes_by_its_usual_name_and_a_body_by_its_fullest() {
    let named = |kind, names: &[&str]| {
        let entries: Vec<_> =
            names.iter().enumerate().map(|(i, name)| article(&format!("{i}"), kind, &[name])).collect();
        resolve(&entries).into_iter().map(|e| e.name).collect::<Vec<_>>()
    };
    let states = ["US", "US", "US", "United States", "United States", "United States of America"];
    assert_eq!(named(NameKind::Place, &states), ["United States"]);
    assert_eq!(named(NameKind::Place, &["UAE"]), ["UAE"]);
    assert_eq!(named(NameKind::Organisation, &["Acme", "Acme", "Acme Ltd"]), ["Acme Ltd"]);
}

/// Articles that each name bodies, `=` between forms of one; the entities as sets of articles.
fn things(kind: NameKind, named: &[&[&str]]) -> Vec<Vec<u32>> {
    let entry = |(i, bodies): (usize, &&[&str])| {
        let names: Vec<&str> = bodies.iter().map(|b| b.split(" = ").next().unwrap_or(b)).collect();
        let mut entry = article(&format!("{i}"), kind, &names);
        for (at, body) in bodies.iter().enumerate() {
            for form in body.split(" = ").skip(1) {
                let start = entry.article.text.len() + 1;
                entry.article.text.push_str(&format!("\n{form}"));
                let mut mention = entry.analysis.mentions[at].clone();
                mention.span = crate::text::Span::new(start, start + form.len());
                entry.analysis.mentions.push(mention);
            }
        }
        entry
    };
    let entries: Vec<_> = named.iter().enumerate().map(entry).collect();
    sets(&resolve(&entries))
}

#[test]
fn bodies_and_places_under_several_names() {
    use NameKind::{Organisation as Org, Place as Loc};
    let tables: [(NameKind, &[&[&str]]); 10] = [
        (Loc, &[&["the US"], &["U.S."], &["United States"], &["United States of America"], &["USA"]]),
        (Loc, &[&["UK"], &["Britain"], &["United Kingdom"]]),
        (Loc, &[&["Pakistan"], &["Pakistan’s"], &["PAKISTAN"]]),
        (Loc, &[&["Khyber Pakhtunkhwa = KP"], &["KP"]]),
        (
            Org,
            &[&["Inter-Services Public Relations = ISPR"], &["ISPR"], &["Inter Services Public Relations"]],
        ),
        (Org, &[&["US Central Command = CENTCOM"], &["Centcom"], &["Central Command = Centcom"]]),
        (Org, &[&["The Tide Office"], &["Tide Office"]]),
        (Org, &[&["Acme Corp."], &["Acme"]]),
        (Org, &[&["Ministry of Ports = Ports Ministry"], &["Ports Ministry = Ministry of Ports"]]),
        (Org, &[&["Afghan Taliban = Taliban"], &["Taliban"]]),
    ];
    for (kind, table) in tables {
        assert_eq!(things(kind, table), [(0..table.len() as u32).collect::<Vec<_>>()], "{table:?}");
    }
}

#[test]
fn bodies_and_places_that_only_look_alike() {
    use NameKind::{Organisation as Org, Place as Loc};
    let tables: [(NameKind, &[&[&str]]); 9] = [
        (Loc, &[&["Georgia"], &["South Georgia"]]),
        (Loc, &[&["Washington"], &["Washington County"]]),
        (Loc, &[&["West Borduria = East Borduria = Borduria"], &["East Borduria"], &["Borduria"]]),
        (Org, &[&["Pakistan Army = Army"], &["British Army = Army"], &["Army"]]),
        (Org, &[&["Pakistan Army = Army"], &["Army"]]),
        (Org, &[&["Palestinian Authority = PA"], &["Press Association = PA"], &["PA"]]),
        (Org, &[&["Afghan Taliban = Taliban"], &["Pakistani Taliban = Taliban"], &["Taliban"]]),
        (Org, &[&["Bank of England"], &["Bank of New England"]]),
        (Org, &[&["Ministry of Defence = Ministry"], &["Indian Ministry of Defence = Ministry"]]),
    ];
    for (kind, table) in tables {
        let apart: Vec<_> = (0..table.len() as u32).map(|i| vec![i]).collect();
        assert_eq!(things(kind, table), apart, "{table:?}");
    }
    let both: &[&[&str]] = &[&["Afghan Taliban = Taliban"], &["Taliban"], &["Taliban", "Afghan Taliban"]];
    assert_eq!(things(Org, both), [vec![0, 2], vec![1, 2]], "one article has them as two");
}

#[test]
fn kinds_stay_apart_and_keys_are_unique() {
    let entries = [
        article("a", NameKind::Person, &["Jordan", "Ali Khan"]),
        article("b", NameKind::Place, &["Jordan", "Jordan 2"]),
        article("c", NameKind::Person, &["Ayub Khan"]),
        article("d", NameKind::Person, &["Khan"]),
        article("e", NameKind::Person, &["Khan"]),
        article("f", NameKind::Person, &["محمد"]),
    ];
    let entities = resolve(&entries);
    let keys: Vec<_> = entities.iter().map(|e| e.key.as_str()).collect();
    let want = ["ali-khan", "ayub-khan", "jordan", "khan", "khan-2", "jordan-2", "jordan-2-2"];
    assert_eq!(keys.iter().filter(|k| !k.starts_with('x')).copied().collect::<Vec<_>>(), want);
    assert_eq!(keys.len(), 8);
}

#[test]
fn an_entry_gathers_forms_and_offices() {
    let entries = [
        article("a", NameKind::Person, &["Asim Munir / General, Army chief"]),
        article("b", NameKind::Person, &["Syed Asim Munir / army chief, COAS"]),
        article("c", NameKind::Person, &["Asim  Munir"]),
    ];
    let [munir] = &resolve(&entries)[..] else { panic!("one person") };
    assert_eq!(munir.offices, ["General", "Army chief", "COAS"]);
    let forms: Vec<_> = munir.forms.iter().map(|f| (f.text.as_str(), f.count)).collect();
    assert_eq!(forms, [("Asim Munir", 2), ("Syed Asim Munir", 1)]);
}
