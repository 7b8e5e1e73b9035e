//! Who is named: an entry is right if a person marked has its fullest name, or one of its forms, and each person
//! stands for one entry.

use std::collections::BTreeSet;

use dramatis::extract::{Analysis, MentionKind, NameKind};

use super::{Count, Record, Score};

/// A person marked.
#[derive(serde::Deserialize)]
pub(super) struct Marked {
    name: String,
    forms: BTreeSet<String>,
}

/// The count of people.
#[derive(Default)]
pub(super) struct People(Count);

/// A person found.
struct Found<'a> {
    name: &'a str,
    forms: BTreeSet<&'a str>,
}

impl Score for People {
    fn add(&mut self, record: &Record, analysis: &Analysis) -> Vec<String> {
        let mut missed: Vec<&Marked> = record.people.iter().collect();
        let mut vain = found(&record.text, analysis);
        self.0.marked += missed.len() as u32;
        self.0.found += vain.len() as u32;
        // The surest pairs are taken off first, so that a family name alone takes nobody from his full name.
        let same: [fn(&Marked, &Found) -> bool; 3] = [
            |m, f| m.name == f.name,
            |m, f| m.forms.contains(f.name) || f.forms.contains(m.name.as_str()),
            |m, f| m.forms.iter().any(|form| f.forms.contains(form.as_str())),
        ];
        for same in same {
            vain.retain(|found| match missed.iter().position(|marked| same(marked, found)) {
                Some(at) => {
                    missed.remove(at);
                    self.0.right += 1;
                    false
                }
                None => true,
            });
        }
        let missed = missed.into_iter().map(|m| format!("  - person {} {:?}", m.name, m.forms));
        missed.chain(vain.into_iter().map(|f| format!("  + person {} {:?}", f.name, f.forms))).collect()
    }

    fn lines(&self) -> Vec<String> {
        vec![self.0.line("people")]
    }
}

fn found<'a>(text: &'a str, analysis: &'a Analysis) -> Vec<Found<'a>> {
    let people = (0u32..).zip(&analysis.clusters).filter(|(_, cluster)| cluster.kind == NameKind::Person);
    let person = |(number, cluster): (u32, &'a dramatis::extract::Cluster)| {
        let own = |m: &&dramatis::extract::Mention| m.cluster.0 == number && m.kind == MentionKind::Name;
        let forms = analysis.mentions.iter().filter(own).map(|m| m.span.slice(text)).collect();
        Found { name: &cluster.name, forms }
    };
    people.map(person).collect()
}

#[cfg(test)]
mod tests {
    use dramatis::article::Meta;
    use dramatis::extract::Extractor;

    use super::*;

    #[test]
    fn each_person_stands_for_one_entry() {
        let marked = |name: &str, forms: &[&str]| Marked {
            name: name.to_owned(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        };
        let record = Record {
            id: String::new(),
            text: "General Roland Walker met Asim Munir in Lima. Walker left.".to_owned(),
            people: vec![
                marked("Walker", &["Walker"]),
                marked("Asim Munir", &["Munir"]),
                marked("Ann Poe", &[]),
            ],
            quotes: Vec::new(),
            dates: Vec::new(),
            meetings: Vec::new(),
        };
        let analysis = Extractor::bundled().unwrap().analyse(&record.text, &Meta::default());
        let mut people = People::default();
        let faults = people.add(&record, &analysis);
        assert_eq!(people.0, Count { marked: 3, found: 2, right: 2 });
        assert_eq!(faults, ["  - person Ann Poe {}"]);
    }
}
