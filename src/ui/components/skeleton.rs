//! Grey shapes where cards, values and text will be.

use crate::ui::elements::{El, el};

/// `count` shapes without words, of this class. The status line says what is awaited.
pub fn skeleton(class: &'static str, count: u32) -> El {
    let bar = |class| el("i").class(class);
    let shape = |i: u32| {
        el("div")
            .key(&i.to_string())
            .class("skeleton")
            .child(bar("bar bar-short"))
            .child(bar("bar bar-tall"))
            .child(bar("bar"))
            .child(bar("bar bar-most"))
    };
    el("div").class(class).set("aria-hidden", true).each((0..count).map(shape))
}
