//! Analyses that travel as text: made by one program (`dramatis extract --analyses`), used by another
//! (`dramatis build --from-analyses`).
//!
//! The records of `extract` are for other programs to read: they leave out what is inside noise, and how sure each finding
//! is. This holds all of it, with what it takes to tell whether it belongs to an article.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::article::{Article, Meta, fnv1a};
use crate::corpus::{Damage, Entry, check_entry};
use crate::extract::Analysis;

/// An analysis as one field of a JSON object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// A hash of the text, title and day that it is of.
    of: String,
    /// [`super::extraction`] of what made it.
    by: String,
    /// Itself in postcard's wire format, in base64.
    packed: String,
}

/// Why an analysis is not taken. The words fit after the line that it stands in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misfit {
    /// The article is not the one that was analysed.
    #[error("it is of another text, title or day than the article has")]
    Article,
    /// Another version made it.
    #[error(
        "another version of the extraction made it ({found}, and this one is {expected}): run `dramatis extract --analyses` of this version"
    )]
    Extraction {
        /// Who made it.
        found: String,
        /// Who would.
        expected: String,
    },
    /// It cannot be read.
    #[error("its analysis is damaged: run `dramatis extract --analyses` again")]
    Damaged,
    /// It contradicts its article.
    #[error("its analysis is damaged ({0}): run `dramatis extract --analyses` again")]
    Inconsistent(#[from] Damage),
}

impl Handed {
    /// The analysis of this text with this title and day, made by `extraction`.
    #[must_use]
    pub fn new(text: &str, meta: &Meta, analysis: &Analysis, extraction: &str) -> Self {
        // Writing to memory fails only for sequences of unknown length, and an analysis has none.
        let packed = postcard::to_allocvec(analysis).unwrap_or_default();
        Self { of: of(text, meta), by: extraction.to_owned(), packed: STANDARD.encode(packed) }
    }

    /// The analysis, if `extraction` made it of `article`.
    ///
    /// # Errors
    /// Where it is of something else, or damaged.
    pub fn analysis(&self, article: &Article, extraction: &str) -> Result<Analysis, Misfit> {
        if self.by != extraction {
            return Err(Misfit::Extraction { found: self.by.clone(), expected: extraction.to_owned() });
        }
        if self.of != of(&article.text, &article.meta) {
            return Err(Misfit::Article);
        }
        let packed = STANDARD.decode(&self.packed).map_err(|_| Misfit::Damaged)?;
        let analysis = postcard::from_bytes(&packed).map_err(|_| Misfit::Damaged)?;
        let entry = Entry { article: article.clone(), analysis };
        check_entry(&entry)?;
        Ok(entry.analysis)
    }
}

/// What an analysis depends on.
fn of(text: &str, meta: &Meta) -> String {
    let known = Meta { title: meta.title.clone(), date: meta.date, ..Meta::default() };
    let known = postcard::to_allocvec(&(known, text)).unwrap_or_default();
    format!("{:016x}", fnv1a(&known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::sample;

    #[test]
    fn an_analysis_is_taken_by_its_article_alone() {
        let corpus = sample::corpus();
        let Entry { article, analysis } = &corpus.entries[0];
        let handed = Handed::new(&article.text, &article.meta, analysis, "a");
        assert_eq!(handed.analysis(article, "a").as_ref(), Ok(analysis));
        assert!(matches!(handed.analysis(article, "b"), Err(Misfit::Extraction { .. })));
        let other = Article { text: format!("{} ", article.text), ..article.clone() };
        assert_eq!(handed.analysis(&other, "a"), Err(Misfit::Article));
        let mut meta = article.meta.clone();
        meta.title = Some("Other".into());
        assert_eq!(handed.analysis(&Article { meta, ..article.clone() }, "a"), Err(Misfit::Article));
        let source = Meta { source: Some("Other".into()), ..article.meta.clone() };
        assert!(handed.analysis(&Article { meta: source, ..article.clone() }, "a").is_ok());
        for packed in [String::new(), "?".into(), STANDARD.encode([0xff; 40])] {
            let damaged = Handed { packed, ..handed.clone() };
            assert_eq!(damaged.analysis(article, "a"), Err(Misfit::Damaged));
        }
        let short = Article { text: "x".into(), ..article.clone() };
        let forged = Handed { of: of("x", &article.meta), ..handed };
        assert!(matches!(forged.analysis(&short, "a"), Err(Misfit::Inconsistent(_))));
    }
}
