//! The second front door: full-text search over a collection, through [`Finder::handle`].
//!
//! It stands beside [`crate::engine`] and not in it, because a reader waits for the engine before the first filter can be
//! used, and for search only once something was typed: a program may bring this part along later, with the same bundle.
//!
//! Promise: as there, every question gets a reply, and a bundle that cannot be read leaves what was loaded in place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{ArticleId, ArticleKey, EntityId};
use crate::corpus::{Casts, Corpus, decode};
use crate::query::{Listing, Mode, Search, Searcher, Sort};
use crate::text::order::gathered;
use crate::view::records::{self, Records, Room, Scope, Sieve};
use crate::view::{self, Answer, BlockHit, Copies, Results};

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// Take this bundle (unpacked bytes) as the corpus.
    Load(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Which articles say this, with the counts of six facets.
    Search(Box<Search>),
    /// Where an article says what was typed; the flag as [`Search::typing`].
    Hits(ArticleKey, String, bool),
}

/// What comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// The corpus is ready to be searched.
    Loaded,
    /// What was found.
    Results(Box<Results>),
    /// The hits in an article, in order.
    Hits(Vec<BlockHit>),
    /// The corpus has no such article.
    Gone(ArticleKey),
    /// It could not be done; the words say what was found and what to do.
    Failed(String),
}

/// A corpus made ready to be searched, or none yet.
#[derive(Debug, Default)]
pub struct Finder {
    loaded: Option<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    corpus: Corpus,
    casts: Casts,
    copies: Copies,
    searcher: Searcher,
    articles: BTreeMap<ArticleKey, ArticleId>,
}

impl Finder {
    /// A finder that waits for [`Question::Load`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes `corpus`, which keeps the promises of [`crate::corpus::check`], in place of any before it.
    pub fn load(&mut self, corpus: Corpus) {
        let casts = Casts::new(&corpus);
        let searcher = Searcher::new(&corpus, &casts);
        let keys = corpus.entries.iter().map(|e| e.article.key.clone());
        let articles = gathered(keys.zip((0..).map(ArticleId)));
        let copies = Copies::new(&corpus);
        self.loaded = Some(Loaded { corpus, casts, copies, searcher, articles });
    }

    /// What was found as the list of cards draws it; nothing before a collection is loaded.
    #[must_use]
    pub fn answer(&self, search: &Search) -> Option<Answer> {
        let Loaded { corpus, casts, copies, searcher, .. } = self.loaded.as_ref()?;
        Some(view::found_answer(corpus, casts, copies, &search.words, searcher.find(search)))
    }

    /// The meetings or quotes of the articles found, newest article first; the search's limit counts them.
    #[must_use]
    pub fn records(&self, search: Search, room: Room, sieve: &Sieve) -> Option<Records> {
        let Loaded { corpus, casts, searcher, .. } = self.loaded.as_ref()?;
        let [people, ..] = &search.choices;
        let ticked = (0..).map(EntityId).zip(&corpus.entities);
        let ticked = ticked.filter(|(_, e)| people.include.contains(&e.key)).map(|(id, _)| id).collect();
        let (mode, limit): (Mode, usize) = (people.mode, search.limit as usize);
        let all = Search { sort: Some(Sort::Newest), limit: u32::MAX, listings: Listing::first(0), ..search };
        let found = searcher.find(&all).found;
        let scope = Scope::new(corpus, casts, &found.articles, ticked, mode);
        Some(records::listed(room, &scope, sieve, limit))
    }

    /// Answers one question.
    pub fn handle(&mut self, question: Question) -> Reply {
        match (question, &self.loaded) {
            (Question::Load(bundle), _) => match decode(&bundle) {
                Ok(corpus) => {
                    self.load(corpus);
                    Reply::Loaded
                }
                Err(error) => Reply::Failed(format!("The collection could not be opened: {error}.")),
            },
            (_, None) => Reply::Failed("No collection is open yet. Open one first.".to_owned()),
            (Question::Search(search), Some(loaded)) => {
                let outcome = loaded.searcher.find(&search);
                Reply::Results(Box::new(view::results(&loaded.corpus, &loaded.casts, outcome)))
            }
            (Question::Hits(key, words, typing), Some(loaded)) => {
                let hits = loaded.searcher.hits(&words, typing);
                let id = loaded.articles.get(&key);
                let hits = id.and_then(|id| view::block_hits(&loaded.corpus, &loaded.casts, &hits, *id));
                hits.map_or(Reply::Gone(key), Reply::Hits)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::EntityKey;
    use crate::corpus::{encode, sample};
    use crate::engine::{Engine, Request, Response};
    use crate::query::{Choice, Facet, Mode};

    fn finder() -> Finder {
        let mut finder = Finder::new();
        assert_eq!(finder.handle(Question::Load(encode(&sample::corpus()))), Reply::Loaded);
        finder
    }

    fn search(finder: &mut Finder, words: &str, choices: [Choice; 6]) -> Results {
        let search = Search {
            words: words.to_owned(),
            choices,
            limit: 9,
            listings: Listing::first(2),
            ..Search::default()
        };
        match finder.handle(Question::Search(Box::new(search))) {
            Reply::Results(results) => *results,
            other => panic!("{other:?}"),
        }
    }

    /// The values of a facet with count and total, and how many there are in all.
    fn facet(results: &Results, facet: Facet) -> (Vec<String>, u32) {
        let facet = &results.facets[facet as usize];
        let values = facet.values.iter().map(|v| format!("{} {}/{}", v.name, v.count, v.total));
        (values.collect(), facet.all)
    }

    #[test]
    fn no_words_find_everything_and_facets_say_what_is_there() {
        let all = search(&mut finder(), "", Default::default());
        assert_eq!((all.matched, all.total), (3, 3));
        assert_eq!(all.found[0].card.key.as_str(), "b-txt", "of equals the newest");
        let people = ["Ana Kovač 2/2", "Bo Lindqvist 1/1"].map(str::to_owned).to_vec();
        assert_eq!(facet(&all, Facet::People), (people, 3), "the first two of three");
        assert_eq!(facet(&all, Facet::Sources).0, ["The Test 1/1"]);
        assert_eq!(facet(&all, Facet::Years).0, ["2021 1/1", "2022 1/1"]);
        assert_eq!(facet(&all, Facet::Offices).0, ["Harbour Minister 1/1", "Minister 1/1"]);
    }

    #[test]
    fn a_misspelt_word_is_found_told_and_marked() {
        let harbor = search(&mut finder(), "harbor", Default::default());
        assert_eq!((harbor.matched, harbor.corrections[0].used.as_slice()), (1, &["harbour".to_owned()][..]));
        let found = &harbor.found[0];
        assert_eq!(found.title[0].slice(&found.card.title.text), "Harbour");
        assert_eq!(found.marks[0].slice(&found.snippet), "harbour");
        assert_eq!(facet(&harbor, Facet::Sources), (vec!["The Test 0/1".to_owned()], 1), "it has no outlet");
    }

    #[test]
    fn choices_narrow_and_what_broke_is_said() {
        let mut choices: [Choice; 6] = Default::default();
        choices[Facet::Years as usize] = Choice {
            include: vec![EntityKey::new("2022"), EntityKey::new("1066")],
            exclude: Vec::new(),
            mode: Mode::Any,
        };
        let found = search(&mut finder(), "\"", choices);
        assert_eq!((found.matched, found.unknown.as_slice()), (1, &[EntityKey::new("1066")][..]));
        let trouble = found.trouble.as_ref().map(|(at, words)| (at.len(), words.contains("never closed")));
        assert_eq!(trouble, Some((1, true)));
        assert_eq!(
            facet(&found, Facet::Years).0,
            ["2021 1/1", "2022 1/1"],
            "another year would add articles"
        );
        let mut listings = Listing::first(9);
        listings[0].wanted = "LIND".to_owned();
        let within = Search { listings, ..Search::default() };
        let Reply::Results(found) = finder().handle(Question::Search(Box::new(within))) else { panic!() };
        assert_eq!(facet(&found, Facet::People), (vec!["Bo Lindqvist 1/1".to_owned()], 3));
        assert_eq!(found.facets[0].fitting, 1);
    }

    #[test]
    fn cards_and_records_of_what_was_found() {
        let mut finder = Finder::new();
        assert!(finder.answer(&Search::default()).is_none());
        finder.load(sample::corpus());
        let search = |words: &str| Search { words: words.to_owned(), limit: 9, ..Search::default() };
        assert_eq!(finder.answer(&search("harbour")).map(|answer| answer.matched), Some(1));
        let records = |words: &str| finder.records(search(words), Room::Meetings, &Sieve::default()).unwrap();
        assert_eq!((records("lund").matched, records("harbour").matched), (1, 0));
        assert_eq!(records("harbour").total, 1);
    }

    #[test]
    fn hits_lie_in_the_blocks_that_the_page_draws() {
        let key = ArticleKey::new("a/second.txt");
        let mut finder = finder();
        let Reply::Hits(hits) = finder.handle(Question::Hits(key.clone(), "harbour".to_owned(), false))
        else {
            panic!("gone")
        };
        let mut engine = Engine::new();
        engine.load(sample::corpus());
        let Response::Opened(reader) = engine.handle(Request::Open(key)) else { panic!("gone") };
        let text = |block: u32| {
            reader.blocks[block as usize].segments.iter().map(|s| s.text.as_str()).collect::<String>()
        };
        let words: Vec<_> = hits.iter().map(|hit| hit.span.slice(&text(hit.block)).to_owned()).collect();
        assert_eq!(words, ["Harbour", "harbour"], "in the headline and below it");
        let old = ArticleKey::new("old");
        assert_eq!(finder.handle(Question::Hits(old.clone(), String::new(), false)), Reply::Gone(old));
    }

    #[test]
    fn a_bad_bundle_leaves_the_open_collection_alone() {
        let mut finder = Finder::new();
        assert!(matches!(finder.handle(Question::Search(Box::default())), Reply::Failed(_)));
        finder.load(sample::corpus());
        let Reply::Failed(words) = finder.handle(Question::Load(b"<html>".to_vec())) else {
            panic!("loaded")
        };
        assert!(words.contains("not a Dramatis bundle"), "{words}");
        assert_eq!(search(&mut finder, "", Default::default()).total, 3);
    }
}
