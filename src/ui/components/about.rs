//! The panel about the collection: what it holds, and which files were left out and why.

use super::icon::{Shape, icon_button};
use super::piece::piece;
use super::quality;
use crate::query::Facet;
use crate::ui::elements::{El, el};
use crate::ui::page::{Act, Page};
use crate::ui::words::{self, as_u32};
use crate::view::Overview;
use crate::view::address::Address;
use crate::view::records::Room;

const NOTE: &str = "Names, counts and filters are worked out by a program, and each mark says why it is there. \
                    Everything happens in this browser: nothing that you read or choose leaves it.";

/// The panel.
pub fn about(page: &Page, overview: &Overview) -> El {
    let close = page.act(Act::About(false));
    el("section")
        .class("about")
        .set("aria-labelledby", "about-heading")
        .child(
            el("div")
                .class("about-head")
                .child(el("h2").set("id", "about-heading").child("About this collection"))
                .child(icon_button(Shape::Close, "Close the panel about this collection", close)),
        )
        .child(figures(overview))
        .child(el("p").class("about-note").child(NOTE).child(" ").child(quality_link(page)))
        .child(el("h3").child(heading(overview)))
        .child(match overview.skipped.parts.as_slice() {
            [] => el("p").class("quiet").child("No file of the folder was left out."),
            _ => piece(page, &overview.skipped),
        })
}

/// The way to the page about quality, a view of its own.
fn quality_link(page: &Page) -> El {
    let address = Address { room: Room::Quality, ..page.address() };
    el("a").class("link").set("href", format!("#{address}")).child(quality::TITLE)
}

fn figures(overview: &Overview) -> El {
    let figures = std::iter::once(("Articles", overview.articles))
        .chain(Facet::ALL.into_iter().map(Facet::label).zip(overview.entities));
    el("dl").class("figures").each(figures.map(|(name, n)| {
        el("div").key(name).child(el("dt").child(name)).child(el("dd").child(words::number(n)))
    }))
}

fn heading(overview: &Overview) -> String {
    let left = overview.skipped.parts.len();
    if left == 0 {
        return "Every file was used".to_owned();
    }
    format!("{} left out", words::count(as_u32(left), "file", "files"))
}
