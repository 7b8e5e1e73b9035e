//! Small line drawings, hidden from screen readers: the words beside or on the control say what it does.

use crate::ui::elements::{El, Then, button, el};

/// Which drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An arrow to the left.
    Back,
    /// A cross.
    Close,
    /// Lines that grow shorter.
    Filter,
    /// To the one before.
    Previous,
    /// To the one after.
    Next,
    /// A barred circle.
    Not,
    /// Half dark, half light.
    Auto,
    /// A sun.
    Light,
    /// A moon.
    Dark,
    /// Scissors.
    Cut,
}

impl Shape {
    /// The strokes on a field of 24 by 24.
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Filter => "M4 7h16M7 12h10M10 17h4",
            Self::Previous => "M15 6l-6 6 6 6",
            Self::Next => "M9 6l6 6-6 6",
            Self::Not => "M12 4a8 8 0 100 16 8 8 0 000-16zM6.4 6.4l11.2 11.2",
            Self::Auto => "M12 4a8 8 0 100 16 8 8 0 000-16zM12 4v16M12 8l5-2M12 12h8M12 16l5 2",
            Self::Light => {
                "M12 8a4 4 0 100 8 4 4 0 000-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"
            }
            Self::Dark => "M19.5 14.5A8 8 0 019.5 4.5a8 8 0 1010 10z",
            Self::Cut => {
                "M8 8l11 9M8 16L19 7M6 4.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5zM6 14.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z"
            }
        }
    }
}

/// A drawing in the colour of the text around it.
#[inline(never)]
pub fn icon(shape: Shape) -> El {
    el("svg")
        .class("icon")
        .set("viewBox", "0 0 24 24")
        .set("width", "20")
        .set("height", "20")
        .set("aria-hidden", true)
        .set("focusable", false)
        .child(el("path").set("d", shape.path()))
}

/// A button with a drawing for its words.
#[inline(never)]
pub fn icon_button(shape: Shape, label: &'static str, then: Then) -> El {
    button("button button-icon", then).set("aria-label", label).child(icon(shape))
}
