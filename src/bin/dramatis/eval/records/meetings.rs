//! Who met whom: a meeting found is right if two of its sides or more are sides of a meeting marked, one to one.
//!
//! A person is the same by any of his names. Bodies, countries and groups are the same if the words of one are all
//! among the words of the other; a word for a people stands for its country ("Iraqi officials", "Iraq").

use std::collections::BTreeSet;

use dramatis::extract::lists::{Flag, Lists};
use dramatis::extract::{Analysis, ClusterId, Meeting, MeetingStatus, MentionKind, NameKind};

use super::{Count, Record, Score, per_cent};

/// A meeting marked.
#[derive(serde::Deserialize)]
pub(super) struct Marked {
    participants: Vec<String>,
    status: MeetingStatus,
}

/// The count of meetings, and of those right whose outcome is right too.
pub(super) struct Meetings {
    lists: Lists,
    count: Count,
    status: u32,
}

impl Meetings {
    pub(super) fn new(lists: Lists) -> Self {
        Self { lists, count: Count::default(), status: 0 }
    }
}

/// A side: all its names, or the words of a group.
struct Side {
    names: BTreeSet<String>,
    person: bool,
}

impl Score for Meetings {
    fn add(&mut self, record: &Record, analysis: &Analysis) -> Vec<String> {
        let found: Vec<Vec<Side>> =
            analysis.meetings.iter().map(|m| sides(&record.text, analysis, m)).collect();
        self.count.marked += record.meetings.len() as u32;
        self.count.found += found.len() as u32;
        // Pairs with the right outcome first, then those that share most sides.
        let mut pairs = Vec::new();
        for (m, marked) in record.meetings.iter().enumerate() {
            for (f, sides) in found.iter().enumerate() {
                let shared = self.shared(marked, sides);
                let status = marked.status == analysis.meetings[f].status;
                if shared >= 2 {
                    pairs.push((!status, usize::MAX - shared, m, f));
                }
            }
        }
        pairs.sort_unstable();
        let (mut marked, mut told) = (BTreeSet::new(), BTreeSet::new());
        let mut faults = Vec::new();
        for (wrong, _, m, f) in pairs {
            if !marked.contains(&m) && !told.contains(&f) {
                marked.insert(m);
                told.insert(f);
                self.count.right += 1;
                self.status += u32::from(!wrong);
                if wrong {
                    faults.push(format!("  ! {}", line(&found[f], &analysis.meetings[f])));
                }
            }
        }
        let missed = record.meetings.iter().enumerate().filter(|(m, _)| !marked.contains(m));
        faults.extend(missed.map(|(_, m)| format!("  - meeting {:?} {:?}", m.participants, m.status)));
        let vain = found.iter().zip(&analysis.meetings).enumerate().filter(|(f, _)| !told.contains(f));
        faults.extend(vain.map(|(_, (sides, m))| format!("  + {}", line(sides, m))));
        faults
    }

    fn lines(&self) -> Vec<String> {
        let status = per_cent(self.status, self.count.right);
        vec![
            self.count.line("meetings"),
            format!("  {:<16} right of those found {status:>5.1}", "their outcome"),
        ]
    }
}

impl Meetings {
    /// Sides marked that are among those found, one to one.
    fn shared(&self, marked: &Marked, found: &[Side]) -> usize {
        let mut left: Vec<&Side> = found.iter().collect();
        let taken = |name: &&String| {
            let at = left.iter().position(|side| self.same(name, side));
            at.map(|at| left.remove(at)).is_some()
        };
        marked.participants.iter().filter(taken).count()
    }

    fn same(&self, marked: &str, side: &Side) -> bool {
        let last = |name: &str| name.rsplit([' ', '-']).next().map(str::to_lowercase);
        side.names.iter().any(|name| {
            if side.person {
                let part = || name.split(' ').all(|w| marked.split(' ').any(|m| m == w));
                return name == marked || last(name) == last(marked) || part();
            }
            let (a, b) = (self.words(marked), self.words(name));
            !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
        })
    }

    /// The words of a group in small letters, countries and peoples by their country's code.
    fn words(&self, phrase: &str) -> BTreeSet<String> {
        let words: Vec<&str> = phrase.split([' ', '-', '/']).map(|w| w.trim_matches([',', '"'])).collect();
        let (mut out, mut at) = (BTreeSet::new(), 0);
        while at < words.len() {
            let country = (1..=3).rev().filter(|n| at + n <= words.len()).find_map(|n| {
                let name = words[at..at + n].join(" ");
                let flags = self.lists.get(name.trim_end_matches("'s").trim_end_matches("’s"));
                let code = flags.country().filter(|_| flags.any(&[Flag::Country, Flag::People]))?;
                Some((n, code))
            });
            match country {
                Some((n, code)) => {
                    out.insert(format!("{code:?}"));
                    at += n;
                }
                None => {
                    let word = words[at].to_lowercase();
                    if !matches!(
                        word.as_str(),
                        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "of" | "from" | ""
                    ) {
                        out.insert(word);
                    }
                    at += 1;
                }
            }
        }
        out
    }
}

fn sides(text: &str, analysis: &Analysis, meeting: &Meeting) -> Vec<Side> {
    let known = |id: &ClusterId| {
        let cluster = &analysis.clusters[id.0 as usize];
        let own = |m: &&dramatis::extract::Mention| m.cluster == *id && m.kind == MentionKind::Name;
        let mut names: BTreeSet<String> =
            analysis.mentions.iter().filter(own).map(|m| m.span.slice(text).to_owned()).collect();
        names.insert(cluster.name.clone());
        Side { names, person: cluster.kind == NameKind::Person }
    };
    let words = |span: &dramatis::text::Span| Side {
        names: BTreeSet::from([span.slice(text).to_owned()]),
        person: false,
    };
    meeting.participants.iter().map(known).chain(meeting.sides.iter().map(words)).collect()
}

fn line(sides: &[Side], meeting: &Meeting) -> String {
    let names: Vec<&str> = sides.iter().filter_map(|s| s.names.last()).map(String::as_str).collect();
    format!("meeting {names:?} {:?}: {}", meeting.status, meeting.why)
}
