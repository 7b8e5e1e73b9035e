//! The inside of the module that searches: from a packed question to a packed answer.

use super::wire::{Answered, Asked, Searching, What};
use crate::corpus::decode;
use crate::engine::Response;
use crate::finder::Finder;

/// A finder with the articles of a bundle.
///
/// # Errors
/// Words, where it is no bundle that this release reads.
pub fn open(bundle: &[u8]) -> Result<Finder, String> {
    let corpus = decode(bundle).map_err(|error| error.to_string())?;
    let mut finder = Finder::new();
    finder.load(corpus);
    Ok(finder)
}

/// The packed answer to a packed question.
///
/// # Errors
/// Words, where it is no question for a search.
pub fn answer(finder: &Finder, asked: &[u8]) -> Result<Vec<u8>, String> {
    let foreign = || "a message was not understood".to_owned();
    let Asked { id, what: What::Search(searching) } = postcard::from_bytes(asked).map_err(|_| foreign())?
    else {
        return Err(foreign());
    };
    let Searching { search, records, .. } = *searching;
    let response = match records {
        Some((room, sieve)) => {
            finder.records(search, room, &sieve).map(|records| Response::Records(Box::new(records)))
        }
        None => finder.answer(&search).map(Response::Answer),
    };
    let response = response.ok_or_else(foreign)?;
    postcard::to_allocvec(&Answered { id, response, more: false }).map_err(|_| foreign())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{encode, sample};
    use crate::query::Search;
    use crate::view::records::{Room, Sieve};
    use crate::web::wire::Source;

    fn ask(records: Option<(Room, Sieve)>) -> Response {
        let finder = open(&encode(&sample::corpus())).unwrap();
        let search = Search { words: "harbour".into(), limit: 9, ..Search::default() };
        let sources = Some(Box::new(["a", "b"].map(|name| Source::Fetch(name.into()))));
        let what = What::Search(Box::new(Searching { sources, search, records }));
        let asked = postcard::to_allocvec(&Asked { id: 7, what }).unwrap();
        let answered: Answered = postcard::from_bytes(&answer(&finder, &asked).unwrap()).unwrap();
        assert_eq!(answered.id, 7);
        answered.response
    }

    #[test]
    fn a_question_is_answered_under_its_number() {
        assert!(matches!(ask(None), Response::Answer(answer) if answer.matched == 1));
        let quotes = ask(Some((Room::Quotes, Sieve::default())));
        assert!(matches!(quotes, Response::Records(records) if records.total == 3));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(open(b"no bundle").unwrap_err().contains("not a Dramatis bundle"));
        assert!(answer(&Finder::new(), b"").is_err());
        let asked = Asked { id: 1, what: What::Assess(Vec::new()) };
        assert!(answer(&Finder::new(), &postcard::to_allocvec(&asked).unwrap()).is_err());
    }
}
