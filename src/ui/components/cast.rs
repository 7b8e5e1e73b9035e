//! Everyone and everything that the open article names, by kind.

use crate::article::EntityKey;
use crate::extract::NameKind;
use crate::ui::elements::{El, button, el};
use crate::ui::page::Page;
use crate::ui::state::reading::Action;
use crate::ui::words::{self, as_u32};
use crate::view::{CastEntry, Reader};

/// The kinds in the order in which the page has them.
pub const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

/// People at once, the rest on request.
pub fn cast(page: &Page, reader: &Reader) -> El {
    if reader.cast.is_empty() {
        return el("p").class("quiet cast").child("No names were found in this article.");
    }
    let of = |kind: NameKind| reader.cast.iter().filter(|c| c.kind == kind).collect::<Vec<_>>();
    let people = of(NameKind::Person);
    let others: Vec<_> =
        KINDS[1..].iter().map(|k| (*k, of(*k))).filter(|(_, list)| !list.is_empty()).collect();
    let summary: Vec<_> = others.iter().map(|(kind, list)| words::names(as_u32(list.len()), *kind)).collect();
    let rest = || {
        el("details")
            .child(el("summary").child(format!("Also named: {}", summary.join(", "))))
            .each(others.iter().map(|(kind, list)| row(page, *kind, list)))
    };
    el("section")
        .class("cast")
        .set("aria-labelledby", "cast-heading")
        .child(el("h3").set("id", "cast-heading").class("unseen").child("Named in this article"))
        .child((!people.is_empty()).then(|| row(page, NameKind::Person, &people)))
        .child((!others.is_empty()).then(rest))
}

fn row(page: &Page, kind: NameKind, entries: &[&CastEntry]) -> El {
    let looked_at = page.reading.focus.as_ref().map(|f| &f.entity);
    let chips = entries.iter().map(|entry| chip(page, kind, entry, looked_at));
    el("div")
        .key(kind.code())
        .class("cast-row")
        .child(el("h4").child(words::kind_plural(kind)))
        .child(el("ul").class("chips").each(chips))
}

fn chip(page: &Page, kind: NameKind, entry: &CastEntry, looked_at: Option<&EntityKey>) -> El {
    let look = Action::Look(entry.key.clone(), entry.mentions.first().copied());
    let count = as_u32(entry.mentions.len());
    let mentions = el("span").class("unseen").child(if count == 1 { " mention" } else { " mentions" });
    el("li").key(entry.key.as_str()).child(
        button("chip", page.act(look))
            .set("data-type", kind.code())
            .set("aria-expanded", looked_at == Some(&entry.key))
            .child(el("span").child(&entry.name))
            .child(el("span").class("chip-count").child(words::number(count)).child(mentions)),
    )
}
