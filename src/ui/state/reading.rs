//! What the reader has open: an article, whom it looks at, whether the cut parts show.

use crate::article::{ArticleKey, EntityKey};
use crate::text::Span;
use crate::view::address::{Address, Focus};

/// What is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The article.
    pub article: Option<ArticleKey>,
    /// Whom the reader looks at there.
    pub focus: Option<Focus>,
    /// Words that the reader was led to there.
    pub passage: Vec<Span>,
    /// Whether what was cut is shown.
    pub cut: bool,
}

/// What the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open an article; nobody is looked at yet.
    Open(ArticleKey),
    /// Open an article at some words.
    OpenPassage(ArticleKey, Vec<Span>),
    /// Open an article and look at an entity there.
    OpenAt(ArticleKey, EntityKey),
    /// Close it.
    Close,
    /// Look at an entity, at one of its mentions if given.
    Look(EntityKey, Option<u32>),
    /// Look at nobody.
    LookAway,
    /// Show or hide what was cut.
    ToggleCut,
}

impl From<&Address> for Reading {
    fn from(address: &Address) -> Self {
        Self {
            article: address.article.clone(),
            focus: address.focus.clone(),
            passage: address.passage.clone(),
            cut: address.cut,
        }
    }
}

impl Reading {
    /// The state after `action`.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Open(article) => {
                if next.article.as_ref() != Some(&article) {
                    next.focus = None;
                    next.passage.clear();
                }
                next.article = Some(article);
            }
            Action::OpenPassage(article, passage) => {
                next.article = Some(article);
                next.focus = None;
                next.passage = passage;
            }
            Action::OpenAt(article, entity) => {
                next.passage.clear();
                next.article = Some(article);
                next.focus = Some(Focus { entity, mention: None });
            }
            Action::Close => {
                next.article = None;
                next.focus = None;
                next.passage.clear();
            }
            Action::Look(entity, mention) if next.article.is_some() => {
                next.focus = Some(Focus { entity, mention })
            }
            Action::Look(..) => {}
            Action::LookAway => next.focus = None,
            Action::ToggleCut => next.cut = !next.cut,
        }
        next
    }
}

/// The mention `steps` after `from` among `mentions` (in order), going round at the ends.
/// Without `from`, the first step leads to the first mention, or back to the last.
#[must_use]
pub fn step(mentions: &[u32], from: Option<u32>, steps: isize) -> Option<u32> {
    let count = isize::try_from(mentions.len()).ok()?;
    let at = from.and_then(|m| mentions.iter().position(|x| *x == m)).and_then(|at| isize::try_from(at).ok());
    let start = at.unwrap_or(if steps > 0 { -1 } else { 0 });
    let to = (start + steps).checked_rem_euclid(count)?;
    usize::try_from(to).ok().and_then(|to| mentions.get(to)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_article_looks_at_nobody() {
        let open = |k| Action::Open(ArticleKey::new(k));
        let reading = Reading::default().apply(open("x")).apply(Action::Look(EntityKey::new("a"), Some(1)));
        assert!(reading.focus.is_some());
        assert_eq!(reading.apply(open("x")), reading);
        assert_eq!(reading.apply(open("y")).focus, None);
        assert_eq!(reading.apply(Action::Close), Reading::default());
    }

    #[test]
    fn words_led_to_belong_to_their_article() {
        let (key, words) = (|k| ArticleKey::new(k), vec![Span::new(3, 9)]);
        let reading = Reading::default().apply(Action::OpenPassage(key("x"), words.clone()));
        assert_eq!(reading.passage, words);
        let looking = reading.apply(Action::Look(EntityKey::new("a"), None));
        assert_eq!((&looking.passage, looking.apply(Action::LookAway)), (&words, reading.clone()));
        for other in [Action::Open(key("y")), Action::OpenAt(key("y"), EntityKey::new("a")), Action::Close] {
            assert!(reading.apply(other).passage.is_empty());
        }
    }

    #[test]
    fn looking_needs_an_open_article() {
        assert_eq!(Reading::default().apply(Action::Look(EntityKey::new("a"), None)), Reading::default());
    }

    #[test]
    fn steps_go_round() {
        let mentions = [2, 5, 9];
        for (from, steps, want) in [
            (None, 1, Some(2)),
            (None, -1, Some(9)),
            (Some(2), 1, Some(5)),
            (Some(9), 1, Some(2)),
            (Some(2), -1, Some(9)),
            (Some(7), 1, Some(2)),
        ] {
            assert_eq!(step(&mentions, from, steps), want, "{from:?} {steps}");
        }
        assert_eq!(step(&[], None, 1), None);
    }
}
