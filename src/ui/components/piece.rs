//! Pieces drawn: what each look is as an element, and what each way leads to.

use super::card::link;
use crate::ui::elements::{El, button, el};
use crate::ui::page::Page;
use crate::ui::state::filters::Action as Filter;
use crate::ui::state::reading::Action;
use crate::ui::state::sieve;
use crate::view::piece::{Look, Piece, To};

/// Element, class and role of each [`Look`], in its order. The roles of a table are spelt out, since its rows are
/// stacked on narrow screens.
const LOOKS: [(&str, &str, &str); 53] = [
    ("div", "", ""),
    ("table", "records", "table"),
    ("caption", "unseen", ""),
    ("thead", "", "rowgroup"),
    ("tbody", "", "rowgroup"),
    ("tr", "", "row"),
    ("th", "", "columnheader"),
    ("td", "", "cell"),
    ("span", "none", ""),
    ("ul", "said", ""),
    ("li", "", ""),
    ("span", "", ""),
    ("span", "name", ""),
    ("span", "sorter", ""),
    ("small", "which", ""),
    ("span", "unseen", ""),
    ("ul", "reports", ""),
    ("ol", "reports", ""),
    ("a", "told", ""),
    ("p", "card-meta", ""),
    ("span", "card-source", ""),
    ("span", "when", ""),
    ("span", "when when-not", ""),
    ("details", "why", ""),
    ("summary", "", ""),
    ("blockquote", "", ""),
    ("p", "", ""),
    ("section", "speaker", ""),
    ("h3", "", ""),
    ("span", "quiet", ""),
    ("ul", "", ""),
    ("li", "quote", ""),
    ("p", "quote-words", ""),
    ("q", "", ""),
    ("p", "quote-how", ""),
    ("span", "tag", ""),
    ("div", "quote-where", ""),
    ("div", "copies", ""),
    ("ul", "posts", ""),
    ("p", "card-lead", ""),
    ("mark", "hit", ""),
    ("div", "notes", ""),
    ("table", "scores", "table"),
    ("th", "", "rowheader"),
    ("section", "", ""),
    ("h4", "", ""),
    ("mark", "", ""),
    ("p", "miss-text", ""),
    ("p", "miss-why", ""),
    ("p", "forms", ""),
    ("b", "", ""),
    ("ul", "skipped", ""),
    ("code", "", ""),
];

/// The element of a piece with all its parts.
pub fn piece(page: &Page, what: &Piece) -> El {
    let (name, class, role) = LOOKS[what.look as usize];
    let label = (!what.label.is_empty()).then(|| what.label.clone());
    let made = match &what.to {
        To::Nowhere => el(name),
        To::Entity(key, facet) => button("", page.act(Filter::Toggle(*facet, key.clone())))
            .set("data-type", facet.code())
            .set("aria-pressed", page.filters.choice(*facet).include.contains(key)),
        To::Order(by) => button("", page.act(sieve::Action::By(*by))),
        To::Passage(article, passage) => {
            let is_open = page.reading.article.as_ref() == Some(article) && page.reading.passage == *passage;
            let place = passage.first().map_or(0, |span| span.start().get());
            link(page, Action::OpenPassage(article.clone(), passage.clone()), is_open)
                .set("data-told", format!("{article}-{place}"))
        }
    };
    let made = made
        .set("class", (!class.is_empty()).then_some(class))
        .set("role", (!role.is_empty()).then_some(role))
        .set(labelled(what.look), label);
    let made = if what.text.is_empty() { made } else { made.child(&what.text) };
    what.parts.iter().fold(made, |made, part| made.child(piece(page, part)))
}

/// The attribute that holds the label of such a piece.
const fn labelled(look: Look) -> &'static str {
    match look {
        Look::Column => "aria-sort",
        Look::Marked => "data-type",
        _ => "data-label",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_has_its_element() {
        assert_eq!(Look::Path as usize + 1, LOOKS.len());
        for (look, class) in [
            (Look::Table, "records"),
            (Look::Name, "name"),
            (Look::Told, "told"),
            (Look::NoDay, "when when-not"),
            (Look::Why, "why"),
            (Look::Speaker, "speaker"),
            (Look::Tag, "tag"),
        ] {
            assert_eq!(LOOKS[look as usize].1, class);
        }
    }
}
