//! The panel about whom the reader looks at: names, offices, the way from mention to mention, and why.

use web_sys::Event;

use super::icon::{Shape, icon_button};
use super::piece::piece;
use crate::article::EntityKey;
use crate::extract::NameKind;
use crate::query::Facet;
use crate::ui::elements::{El, On, button, el};
use crate::ui::page::{Act, Page};
use crate::ui::state::collection::Trouble;
use crate::ui::state::filters::Action as Filter;
use crate::ui::state::reading::{Action, step};
use crate::ui::words::{self, as_u32};
use crate::view::address::Focus;
use crate::view::{Appearance, Mark, Profile, Reader};
use crate::web::dom;

/// Other articles listed before the rest is folded.
const ARTICLES: usize = 8;

/// The panel. Not modal: the text stays in reach.
pub fn who(page: &Page, reader: &Reader, focus: &Focus) -> El {
    let entry = reader.cast.iter().find(|c| c.key == focus.entity);
    let profile = page.collection.profile.value.as_ref().filter(|p| p.key == focus.entity);
    let name = entry.map(|c| &c.name).or(profile.map(|p| &p.name));
    let kind = entry.map(|c| c.kind).or(profile.map(|p| p.kind));
    let mentions = entry.map_or(&[][..], |c| &c.mentions);
    let offices = entry.map_or(&[][..], |c| &c.offices);

    let absent = match (entry, profile, &page.collection.profile.open.trouble) {
        (None, _, Some(Trouble::Gone(_))) => {
            Some("This link points to a name that this collection does not have.".to_owned())
        }
        (.., Some(Trouble::Failed(words))) => Some(words::sentence(words)),
        (None, Some(_), _) => Some("This article does not name it.".to_owned()),
        _ => None,
    };
    let again = matches!(page.collection.profile.open.trouble, Some(Trouble::Failed(_)))
        .then(|| button("button", page.act(Act::Retry)).child("Try again"));
    let mark = focus.mention.and_then(|m| mark_of(reader, m));
    let heading = el("h3").set("id", "who-name").set("tabindex", "-1");
    el("section")
        .class("who")
        .set("role", "dialog")
        .set("aria-labelledby", "who-name")
        .set("data-type", kind.map(NameKind::code))
        .on(On::Key, {
            let (back, on) = (stepped(focus, mentions, -1), stepped(focus, mentions, 1));
            page.hear(move |event| match arrow(event) {
                Some(-1) => back.clone().map(Act::Read),
                Some(_) => on.clone().map(Act::Read),
                None => None,
            })
        })
        .child(
            el("div")
                .class("who-head")
                .child(el("p").class("who-kind").child(kind.map_or("Name", words::kind_singular)))
                .child(heading.child(name.map_or_else(|| focus.entity.to_string(), Clone::clone)))
                .child((!mentions.is_empty()).then(|| steps(page, focus, mentions)))
                .child(icon_button(Shape::Close, "Close this panel", page.act(Act::LookAway))),
        )
        .child(
            el("div")
                .class("who-body")
                .child(absent.map(|words| el("p").set("role", "alert").child(words)))
                .child(again)
                .child(mark.map(why))
                .child(as_what("Here as ", offices))
                .child(profile.map(|p| piece(page, &p.forms)))
                .child(profile.and_then(|p| {
                    let others: Vec<_> = p.offices.iter().filter(|o| !offices.contains(o)).cloned().collect();
                    as_what("Elsewhere as ", &others)
                }))
                .child(profile.map(|p| piece(page, &p.posts)))
                .child(profile.map(|p| elsewhere(page, p, reader))),
        )
        .child(kind.and_then(Facet::of).zip(name).map(|(facet, name)| ways(page, facet, &focus.entity, name)))
}

/// Which way an arrow key leads: -1 or 1.
pub(super) fn arrow(event: &Event) -> Option<isize> {
    match dom::key(event).as_str() {
        "ArrowLeft" => Some(-1),
        "ArrowRight" => Some(1),
        _ => None,
    }
}

fn mark_of(reader: &Reader, mention: u32) -> Option<&Mark> {
    let segments = reader.blocks.iter().flat_map(|b| &b.segments);
    segments.filter_map(|s| s.mark.as_ref()).find(|m| m.mention == mention)
}

/// Looks at the mention that many steps away.
fn stepped(focus: &Focus, mentions: &[u32], steps: isize) -> Option<Action> {
    step(mentions, focus.mention, steps).map(|next| Action::Look(focus.entity.clone(), Some(next)))
}

/// From mention to mention.
fn steps(page: &Page, focus: &Focus, mentions: &[u32]) -> El {
    let at = focus.mention.and_then(|m| mentions.iter().position(|x| *x == m));
    let at = at.map_or_else(|| "–".to_owned(), |at| (at + 1).to_string());
    let button = |shape, label, title: &'static str, steps| {
        let to = stepped(focus, mentions, steps);
        let then = page.hear(move |_| to.clone().map(Act::Read));
        icon_button(shape, label, then).set("title", title)
    };
    el("div")
        .class("steps")
        .set("role", "group")
        .set("aria-label", "Mentions in this article")
        .child(button(Shape::Previous, "Previous mention", "Previous mention (←)", -1))
        .child(
            el("p")
                .class("steps-at")
                .set("aria-live", "polite")
                .child(format!("{at} of {}", mentions.len()))
                .child(el("span").class("unseen").child(" mentions")),
        )
        .child(button(Shape::Next, "Next mention", "Next mention (→)", 1))
}

/// Why this mention is marked, and how sure that is.
fn why(mark: &Mark) -> El {
    let certainty = words::small(words::certainty(mark.certainty));
    el("p")
        .class("who-why")
        .child(el("b").child("Why it is marked "))
        .child(words::sentence(&mark.why))
        .child(" ")
        .child(el("span").class("certainty").child(format!("{} · {certainty}", words::mention(mark.how))))
}

fn as_what(label: &'static str, offices: &[String]) -> Option<El> {
    (!offices.is_empty()).then(|| el("p").child(el("b").child(label)).child(offices.join("; ")))
}

/// The other articles that name it.
fn elsewhere(page: &Page, profile: &Profile, here: &Reader) -> El {
    let others: Vec<_> = profile.articles.iter().filter(|a| a.article != here.key).collect();
    if others.is_empty() {
        return el("p").class("quiet").child("In no other article of this collection.");
    }
    let count = words::count(as_u32(others.len()), "other article", "other articles");
    let article = |a: &&Appearance| {
        let open = page.act(Action::OpenAt(a.article.clone(), profile.key.clone()));
        el("li")
            .key(a.article.as_str())
            .child(button("link", open).child(&a.title.text))
            .child(el("span").class("quiet").child(format!(" {}", words::sentence(&a.why))))
    };
    el("details")
        .class("elsewhere")
        .child(el("summary").child(format!("In {count}")))
        .child(el("ul").each(others.iter().take(ARTICLES).map(article)))
}

/// From the name to the list.
fn ways(page: &Page, facet: Facet, entity: &EntityKey, name: &str) -> El {
    let only = page.act(Filter::Only(facet, entity.clone()));
    let without = page.act(Filter::Without(facet, entity.clone()));
    el("div")
        .class("who-ways")
        .child(button("button button-main", only).child(format!("All articles naming {name}")))
        .child(button("button", without).child("Only without"))
}
