//! What is said of the page as a whole: the title of its tab, and the attributes of its root element by which the
//! style sheet knows the colours that the reader wishes and whether something lies over the page.

use super::changes;
use crate::ui::components::quality;
use crate::ui::page::Page;
use crate::ui::state::appearance::Theme;
use crate::web::{dom, store};

/// What was last said.
#[derive(Debug)]
pub struct Root {
    theme: Theme,
    is_still: bool,
    title: String,
}

impl Root {
    /// As the page is when it opens; its first script has set the colours.
    #[must_use]
    pub fn new(page: &Page) -> Self {
        let title = page.title.clone();
        dom::set_title(&title);
        dom::set_root("data-theme", chosen(page.appearance.theme));
        Self { theme: page.appearance.theme, is_still: false, title }
    }

    /// Says what has changed. Colours are kept for the next visit.
    pub fn follow(&mut self, page: &Page) {
        if changes(&mut self.theme, page.appearance.theme) {
            dom::set_root("data-theme", chosen(self.theme));
            store::set(store::THEME, chosen(self.theme));
        }
        if changes(&mut self.is_still, page.is_covered() || page.has_drawer()) {
            dom::set_root("data-still", self.is_still.then_some(""));
        }
        let title = match &page.collection.reader.value {
            _ if page.is_quality() => format!("{} · {}", quality::TITLE, page.title),
            Some(reader) => format!("{} · {}", reader.title.text, page.title),
            None => page.title.clone(),
        };
        if changes(&mut self.title, title) {
            dom::set_title(&self.title);
        }
    }
}

fn chosen(theme: Theme) -> Option<&'static str> {
    (theme != Theme::Auto).then(|| theme.code())
}
