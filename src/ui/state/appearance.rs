//! How the page looks: light or dark, and which kinds of name are marked.

use crate::extract::NameKind;
use crate::view::address::kinds;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The word under which it is kept, and that the style sheet knows.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a kept word; anything else is [`Theme::Auto`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|t| t.code() == code).unwrap_or_default()
    }

    /// The one that the switch leads to.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// How the page looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Colours.
    pub theme: Theme,
    /// Kinds of name that are not marked, in the order of their switches.
    pub hidden: Vec<NameKind>,
}

/// What the reader can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Other colours.
    Theme(Theme),
    /// Mark a kind of name, or no longer.
    ToggleKind(NameKind),
}

impl Appearance {
    /// The state after `action`.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Theme(theme) => next.theme = theme,
            Action::ToggleKind(kind) => {
                next.hidden = kinds(|k| self.hidden.contains(&k) != (k == kind));
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_goes_round_and_words_are_read_back() {
        let mut theme = Theme::Auto;
        for want in [Theme::Light, Theme::Dark, Theme::Auto] {
            theme = theme.next();
            assert_eq!(theme, want);
            assert_eq!(Theme::from_code(theme.code()), theme);
        }
        assert_eq!(Theme::from_code("sepia"), Theme::Auto);
    }

    #[test]
    fn a_kind_is_hidden_and_shown() {
        let once = Appearance::default().apply(Action::ToggleKind(NameKind::Place));
        assert_eq!(once.hidden, vec![NameKind::Place]);
        assert_eq!(once.apply(Action::ToggleKind(NameKind::Place)), Appearance::default());
    }
}
