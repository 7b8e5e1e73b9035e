//! An article in the list.
//!
//! Promise: a title that is never empty, and a lead on one line, cut at a word.

use super::piece::Piece;
use super::{Card, CardHits, Chip, Title};
use crate::anatomy::BlockKind;
use crate::article::ArticleId;
use crate::corpus::{Casts, Corpus, Entry, heading};
use crate::extract::NameKind;
use crate::text::one_line;

/// About how many characters of the body a card shows.
const LEAD: usize = 200;

/// The card of article `id`, without its copies, which [`super::Copies`] knows; `None` if the corpus has none such.
#[must_use]
pub fn card(corpus: &Corpus, casts: &Casts, id: ArticleId) -> Option<Card> {
    let entry = corpus.entries.get(id.0 as usize)?;
    let title = title(entry);
    let people = casts.of(id).iter().filter_map(|role| corpus.entities.get(role.entity.0 as usize));
    let people = people.filter(|entity| entity.kind == NameKind::Person);
    Some(Card {
        key: entry.article.key.clone(),
        lead: lead(entry, &title),
        title,
        source: entry.article.meta.source.clone(),
        date: date(entry),
        people: people.map(|entity| Chip { key: entity.key.clone(), name: entity.name.clone() }).collect(),
        copies: Piece::default(),
        hits: CardHits::default(),
    })
}

/// The headline of `entry`.
pub(super) fn title(entry: &Entry) -> Title {
    let heading = heading(entry);
    Title { text: heading.text, made: heading.made }
}

/// The stated day of `entry` as `YYYY-MM-DD`.
pub(super) fn date(entry: &Entry) -> Option<String> {
    entry.article.meta.date.map(|day| format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

/// The first lines of the body. A sentence that already serves as the title is not said twice.
fn lead(entry: &Entry, title: &Title) -> String {
    let blocks = entry.analysis.anatomy.blocks.iter().filter(|b| b.kind == BlockKind::Body);
    let mut body = String::new();
    for block in blocks {
        body.push_str(block.span.slice(&entry.article.text));
        body.push(' ');
        if body.len() > 4 * LEAD + 2 * title.text.len() {
            break;
        }
    }
    let body = one_line(&body);
    let rest = if title.made { after_sentence(&body, &title.text) } else { None };
    shortened(rest.unwrap_or(&body), LEAD)
}

/// What follows in `body` if it begins with the whole sentence `first`, full stop or not.
fn after_sentence<'b>(body: &'b str, first: &str) -> Option<&'b str> {
    let rest = body.strip_prefix(first.trim_end_matches('.'))?;
    let sentence = rest.trim_start_matches(['.', '!', '?', '”', '"', '’']);
    let rest = sentence.strip_prefix(' ')?;
    let ended =
        first.ends_with(['.', '!', '?']) || sentence.len() < body.len() - first.trim_end_matches('.').len();
    (ended && !rest.is_empty()).then_some(rest)
}

/// `line` in at most `limit` characters and an ellipsis, cut after a whole word where there is one.
fn shortened(line: &str, limit: usize) -> String {
    let Some((cut, _)) = line.char_indices().nth(limit) else { return line.to_owned() };
    let head = &line[..cut];
    let head =
        if line[cut..].starts_with(' ') { head } else { head.rsplit_once(' ').map_or(head, |(h, _)| h) };
    format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '—', '–', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::Headline;
    use crate::corpus::sample;

    fn cards(corpus: &Corpus) -> Vec<Card> {
        let casts = Casts::new(corpus);
        let all = 0..corpus.entries.len() as u32;
        all.filter_map(|id| card(corpus, &casts, ArticleId(id))).collect()
    }

    #[test]
    fn a_card_says_what_is_known() {
        let corpus = sample::corpus();
        let cards = cards(&corpus);
        let names = |card: &Card| card.people.iter().map(|chip| chip.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&cards[0]), ["Ana Kovač", "Bo Lindqvist"], "by mentions, then by first mention");
        assert_eq!(cards[0].title.text, "first.txt");
        assert_eq!(cards[0].date.as_deref(), Some("2021-03-05"));
        assert_eq!(cards[1].title.text, "Harbour opens");
        assert_eq!(cards[1].lead, "The harbour opened, said Kovač, the minister.", "body alone");
        assert_eq!(
            (cards[2].title.text.as_str(), cards[2].source.as_deref()),
            ("Élan in Bern", Some("The Test"))
        );
        assert_eq!(card(&corpus, &Casts::new(&corpus), ArticleId(3)), None);
    }

    #[test]
    fn a_title_made_from_the_first_sentence_is_not_said_twice() {
        let mut entry = sample::entry("a", None, "The tide came in. Nobody saw it.", &[]);
        let mut under = |made: &str| {
            entry.analysis.anatomy.headline = Headline::Made(made.to_owned());
            cards(&sample::of(vec![entry.clone()]))[0].lead.clone()
        };
        assert_eq!(under("The tide came in"), "Nobody saw it.");
        assert_eq!(under("The tide came in."), "Nobody saw it.");
        assert_eq!(under("The tide…"), "The tide came in. Nobody saw it.");
        assert_eq!(under("The tide"), "The tide came in. Nobody saw it.");
    }

    #[test]
    fn leads_are_cut_at_words() {
        assert_eq!(shortened("one two three", 13), "one two three");
        assert_eq!(shortened("one two three", 7), "one two…");
        assert_eq!(shortened("one two, three", 9), "one two…");
        assert_eq!(shortened("ééééé", 3), "ééé…", "no word to cut at");
    }
}
