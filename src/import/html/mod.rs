//! A saved web page to an article: its main text, and what the page says of itself.
//!
//! Promise: any text gives a [`Page`] or an [`HtmlError`], never a panic, in time that grows with the page
//! times the depth of its nesting, which is bounded. The page is parsed and never rendered: no script runs,
//! nothing is fetched, and what comes out is plain text. Every fact (headline, authors, day, outlet) says where
//! on the page it stood. Addresses are kept only where they are `http` or `https`.
//!
//! The main text is found by the crate `dom_smoothie`, a port of Mozilla's Readability; [`crate::anatomy`] then
//! tells what in it belongs to the site. What stands outside the main text, menus above all, is left behind.

mod bounds;
mod charset;
mod facts;
mod imported;
mod json_ld;
mod main_text;
mod meta_tags;
#[cfg(test)]
mod tests;
mod text;

use dom_query::Document;
use jiff::civil::Date;
use thiserror::Error;

use charset::declared;
pub(super) use imported::{imported, unpacked};

/// What a page held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The main text: paragraphs, headings and items of lists, a blank line between each two. Not empty.
    pub text: String,
    /// The headline.
    pub title: Option<Fact<String>>,
    /// Who wrote it; several names with commas between.
    pub author: Option<Fact<String>>,
    /// The day of publication, as the page prints it: in its own time zone.
    pub date: Option<Fact<Date>>,
    /// The outlet.
    pub source: Option<Fact<String>>,
    /// The page's own address, `http` or `https`.
    pub address: Option<String>,
}

/// Something that a page says of itself, and where: "JSON-LD (headline)".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<T> {
    /// What it says.
    pub value: T,
    /// The place on the page: words that fit after "from".
    pub from: &'static str,
}

/// Why a page gave no article. The words fit after the file's name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HtmlError {
    /// Not one tag.
    #[error("no tag of HTML was found in its {0} characters: if it is plain text, rename it to end in .txt")]
    NoTags(usize),
    /// Elements in elements in elements.
    #[error(
        "line {line} holds elements nested {depth} deep, over the limit of {limit}: save the page again from a browser, or save its text as .txt"
    )]
    TooDeep {
        /// The line, from 1, on which the limit was passed.
        line: u32,
        /// The depth there.
        depth: u32,
        /// The limit.
        limit: u32,
    },
    /// More of something than any article has.
    #[error("by line {line} there are more than {limit} {what}: save the article alone, or its text as .txt")]
    TooMany {
        /// The line, from 1, on which the limit was passed.
        line: u32,
        /// Of what: "elements on the page".
        what: &'static str,
        /// The limit.
        limit: u32,
    },
    /// No main text.
    #[error(
        "its body (line {line}) holds {words} words and no article among them: open the page, wait until its text shows, save it again, or save its text as .txt"
    )]
    NoArticle {
        /// The line, from 1, on which the body begins; 1 where it has no tag of its own.
        line: u32,
        /// Words of the whole page, menus and all.
        words: u32,
    },
}

/// The article on the page `html`.
///
/// # Errors
///
/// [`HtmlError`] where the page is no HTML, is built without measure, or holds no article.
///
/// ```
/// let html = "<title>Dam breaks</title><meta name=author content='Ann Poe'><h1>Dam breaks</h1>
///     <nav><a href=/>Home</a></nav><article><p>The dam above the town broke on Monday, officials said.</article>";
/// let page = dramatis::import::html(html).unwrap();
/// assert_eq!(page.text, "The dam above the town broke on Monday, officials said.");
/// let author = page.author.unwrap();
/// assert_eq!((author.value.as_str(), author.from), ("Ann Poe", "<meta> (author)"));
/// ```
pub fn html(html: &str) -> Result<Page, HtmlError> {
    bounds::check(html)?;
    let document = Document::from(html);
    let facts = facts::facts(&document);
    facts::forget_readers(&document);
    let Some(found) = main_text::main_text(document) else {
        let all = text::paragraphs(&Document::from(html).root());
        let words = all.iter().flat_map(|paragraph| paragraph.text.split_whitespace()).count();
        let words = u32::try_from(words).unwrap_or(u32::MAX);
        return Err(HtmlError::NoArticle { line: bounds::line_of_body(html), words });
    };
    let (byline, day) = facts::byline(found.byline.as_deref().unwrap_or_default());
    const BYLINE: &str = "the byline on the page";
    let byline = || facts::authors(&byline).map(|value| Fact { value, from: BYLINE });
    let day = || day.map(|value| Fact { value, from: BYLINE }).or_else(|| facts::published(&found.text));
    Ok(Page {
        author: facts.author.or_else(byline),
        date: facts.date.or_else(day),
        text: found.text,
        title: facts.title,
        source: facts.source,
        address: facts.address,
    })
}
