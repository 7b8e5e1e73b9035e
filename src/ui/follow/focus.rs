//! The focus: into what opens, and back to where the reader came from when it closes.

use super::changes;
use crate::article::ArticleKey;
use crate::text::Span;
use crate::ui::page::Page;
use crate::view::records::Room;
use crate::web::dom;

/// What lay open when the page was last drawn.
#[derive(Debug, Default)]
pub struct Focus {
    drawer: bool,
    room: Room,
    article: Option<ArticleKey>,
    passage: Vec<Span>,
    mention: Option<u32>,
    to_panel: bool,
}

impl Focus {
    /// As the page is when it opens: who comes by a link to another page starts at the top.
    #[must_use]
    pub fn new(page: &Page) -> Self {
        Self { room: page.room, ..Self::default() }
    }

    /// The panel gets the focus when the page is drawn next: the reader has asked for it. A link that opens one has
    /// not.
    pub fn to_panel(&mut self) {
        self.to_panel = true;
    }

    /// Away from the panel, which is about to close: to the mark that it was about, or the headline.
    pub fn leave_panel(page: &Page) {
        let mention = page.reading.focus.as_ref().and_then(|f| f.mention);
        if !mention.is_some_and(|m| dom::focus(&dom::mark(m), true)) {
            dom::focus("#reader-title", true);
        }
    }

    /// Follows what the page, which has just been drawn, shows.
    pub fn follow(&mut self, page: &Page) {
        if changes(&mut self.drawer, page.has_drawer()) {
            dom::focus(if self.drawer { "#filters-heading" } else { "#open-filters" }, true);
        }
        if changes(&mut self.room, page.room) {
            dom::focus(if page.is_quality() { "#quality-heading" } else { "#articles-heading" }, false);
        }
        self.follow_article(page);
        if std::mem::take(&mut self.to_panel) {
            dom::focus("#who-name", true);
        }
    }

    /// To the headline of an article that has come, and to the mention looked at; back to the card of one that was
    /// closed.
    fn follow_article(&mut self, page: &Page) {
        if let Some(reader) = page.here() {
            let is_new = changes(&mut self.article, Some(reader.key.clone()));
            if is_new {
                dom::scroll_to_top(".paper");
                dom::focus("#reader-title", true);
            }
            if (changes(&mut self.passage, page.reading.passage.clone()) || is_new)
                && !self.passage.is_empty()
            {
                dom::focus(".lit", true);
                dom::reveal(".lit");
            }
            let mention = page.reading.focus.as_ref().and_then(|f| f.mention);
            if changes(&mut self.mention, mention) || is_new {
                mention.inspect(|m| dom::reveal(&dom::mark(*m)));
            }
        } else if page.reading.article.is_none()
            && let Some(key) = self.article.take()
            && !dom::focus(&format!("#card-{key} a"), false)
            && !dom::focus(&self.told(&key), false)
        {
            dom::focus("#articles-heading", false);
        }
    }

    /// The link in the list that led to the words of an article.
    fn told(&self, key: &ArticleKey) -> String {
        format!("[data-told=\"{key}-{}\"]", self.passage.first().map_or(0, |span| span.start().get()))
    }
}
