//! The panel about the collection: what it holds, and which files were left out and why.

use super::icon::{Shape, icon_button};
use super::piece::piece;
use super::quality;
use crate::query::Facet;
use crate::ui::elements::{El, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::Trouble;
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
        .child(kept(page))
        .child(el("h3").child(heading(overview)))
        .child(match overview.skipped.parts.as_slice() {
            [] => el("p").class("quiet").child("No file of the folder was left out."),
            _ => piece(page, &overview.skipped),
        })
}

/// Of a large collection: how much of it can be read without a network, and the way to all of it.
fn kept(page: &Page) -> Option<El> {
    let slot = &page.collection.kept;
    let (kept, all) = **slot.value.as_ref()?;
    let is_all = kept == all;
    let words = match is_all {
        true => "The whole collection is kept in this browser and can be read without a network.".to_owned(),
        false => format!(
            "What you open is kept in this browser. {} of {} MB are kept so far.",
            megabytes(kept),
            megabytes(all)
        ),
    };
    let (label, now) = if page.keeping { ("Stop", false) } else { ("Keep all of it", true) };
    let bar = || {
        el("progress").set("max", all.to_string()).set("value", kept.to_string()).set("aria-label", "Kept")
    };
    let failed = slot.open.trouble.as_ref().map(|trouble| {
        el("p").set("role", "alert").child(match trouble {
            Trouble::Gone(words) | Trouble::Failed(words) => words::sentence(words),
        })
    });
    let act = if failed.is_some() { Act::Retry } else { Act::Keep(now) };
    let label = if failed.is_some() { "Try again" } else { label };
    Some(
        el("div")
            .class("kept")
            .child(el("h3").child("Without a network"))
            .child(el("p").set("aria-live", "polite").child(words))
            .child((page.keeping && !is_all).then(bar))
            .child(failed)
            .child((!is_all).then(|| button("button", page.act(act)).child(label))),
    )
}

/// Rounded up, so that what is there is never nothing.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
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
