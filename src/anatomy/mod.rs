//! What each line of a scraped article is: headline, byline, body, noise …, each with its reason.
//!
//! Promise: the blocks are in order, do not overlap, and hold every character of the text that is not
//! white space (`char::is_whitespace`), each in exactly one block. Nothing is dropped; noise is a kind of
//! block, not an absence. Characters that show nothing (a byte order mark, control characters, zero-width
//! spaces) at the edge of a line are noise of their own; inside a line they stay where they are.
//!
//! A block is a line, a paragraph whose lines were broken in mid-sentence, or a part of a line: a dateline
//! before the paragraph it opens, a credit at a paragraph's end, the mark before a markdown heading.
//! [`dissect`] reads the rules in order; each rule is a file, each list of words stands beside its rule.

mod byline;
mod caption;
mod credit;
mod cue;
mod dateline;
mod dissect;
mod ending;
mod head;
mod headline;
mod lines;
mod look;
mod noise;
mod places;
mod prompt;
#[cfg(test)]
mod tests;
mod units;

pub use dissect::dissect;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The kinds of block, as named in `cargo dramatis extract`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The article's own title.
    Headline,
    /// The summary under the title.
    Standfirst,
    /// Who wrote it: "by Staff Report".
    Byline,
    /// Where (and when) it was filed: "ISLAMABAD:".
    Dateline,
    /// Where it was taken from: "courtesy: …", "(with inputs from …)".
    Credit,
    /// The words under a picture, and the picture's own credit.
    Caption,
    /// The article.
    Body,
    /// Menus, image paths, related links, comment prompts, repeated headlines.
    Noise,
}

/// A stretch of the text of one kind. Spans begin and end on visible characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Why it was taken for that: one plain sentence without its full stop.
    pub why: String,
}

/// Where the headline shown for an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Headline {
    /// Given beside the text, by front matter or the caller.
    Given(String),
    /// Found in the text.
    Found(Span),
    /// The text has none: made from its first sentence. To be shown as made.
    Made(String),
    /// There is not even a sentence.
    None,
}

/// The blocks of one article and its headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anatomy {
    /// In order, without overlap.
    pub blocks: Vec<Block>,
    /// What to call the article.
    pub headline: Headline,
}
