//! The panel about whom the reader looks at: names, offices, the way from mention to mention, and why.

use yew::prelude::*;

use super::icon::{Shape, icon};
use super::reader::mentions_of;
use crate::article::EntityKey;
use crate::extract::NameKind;
use crate::query::Facet;
use crate::ui::context::{Page, ReadingHandle};
use crate::ui::state::collection::Trouble;
use crate::ui::state::reading::step;
use crate::ui::words;
use crate::view::address::Focus;
use crate::view::{Mark, Profile, Reader};
use crate::web::dom;

/// Other articles listed before the rest is folded.
const ARTICLES: usize = 8;

/// The panel. Not modal: the text stays in reach.
pub fn who(page: &Page, reader: &Reader, focus: &Focus) -> Html {
    let (collection, reading) = (&page.collection, &page.reading);
    let entry = reader.cast.iter().find(|c| c.key == focus.entity);
    let profile = collection.profile.value.as_ref().filter(|p| p.key == focus.entity);
    let name = entry.map(|c| &c.name).or(profile.map(|p| &p.name));
    let kind = entry.map(|c| c.kind).or(profile.map(|p| p.kind));

    let away = {
        let (reading, focus) = (reading.clone(), focus.clone());
        Callback::from(move |_: MouseEvent| look_away(&reading, &focus))
    };

    let mentions = mentions_of(reader, &focus.entity);
    let go = {
        let (reading, focus, mentions) = (reading.clone(), focus.clone(), mentions.clone());
        Callback::from(move |steps: isize| {
            if let Some(next) = step(&mentions, focus.mention, steps) {
                reading.look(focus.entity.clone(), Some(next));
            }
        })
    };
    let onkeydown = {
        let go = go.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowLeft" => go.emit(-1),
            "ArrowRight" => go.emit(1),
            _ => {}
        })
    };
    let mark = focus.mention.and_then(|m| mark_of(reader, m));
    let offices = entry.map(|c| c.offices.clone()).unwrap_or_default();
    let gone = matches!(collection.profile.trouble, Some(Trouble::Gone(_))) && entry.is_none();
    html! {
        <section class="who" role="dialog" aria-labelledby="who-name" data-type={kind.map(NameKind::code)} {onkeydown}>
            <div class="who-head">
                <p class="who-kind">{ kind.map_or("Name", words::kind_singular) }</p>
                <h3 id="who-name" tabindex="-1">{ name.map_or_else(|| focus.entity.to_string(), Clone::clone) }</h3>
                if !mentions.is_empty() { { steps(mentions.len(), place(&mentions, focus.mention), &go) } }
                <button type="button" class="button button-icon" aria-label="Close this panel" onclick={away}>
                    { icon(Shape::Close) }
                </button>
            </div>
            <div class="who-body">
                if gone {
                    <p role="alert">{ "This link points to a name that this collection does not have." }</p>
                } else if entry.is_none() && profile.is_some() {
                    <p role="alert">{ "This article does not name it." }</p>
                }
                if let Some(mark) = mark { { why(mark) } }
                if !offices.is_empty() { <p><b>{ "Here as " }</b>{ offices.join("; ") }</p> }
                if let Some(profile) = profile {
                    { wider(page, profile, reader, &offices) }
                }
            </div>
            if let (Some(facet), Some(name)) = (kind.and_then(Facet::of), name) {
                { ways(page, facet, &focus.entity, name) }
            }
        </section>
    }
}

/// Looks at nobody, and moves the focus to the mark that was looked at, or the headline.
pub fn look_away(reading: &ReadingHandle, focus: &Focus) {
    reading.look_away();
    let there = focus.mention.is_some_and(|m| dom::focus(&format!("mark[data-mention=\"{m}\"]"), true));
    if !there {
        dom::focus("#reader-title", true);
    }
}

fn place(mentions: &[u32], mention: Option<u32>) -> Option<usize> {
    mention.and_then(|m| mentions.iter().position(|x| *x == m)).map(|at| at + 1)
}

fn mark_of(reader: &Reader, mention: u32) -> Option<&Mark> {
    reader
        .blocks
        .iter()
        .flat_map(|b| &b.segments)
        .filter_map(|s| s.mark.as_ref())
        .find(|m| m.mention == mention)
}

/// From mention to mention.
fn steps(count: usize, at: Option<usize>, go: &Callback<isize>) -> Html {
    let by = |steps: isize| go.reform(move |_: MouseEvent| steps);
    let at = at.map_or_else(|| "–".to_owned(), |n| n.to_string());
    html! {
        <div class="steps" role="group" aria-label="Mentions in this article">
            <button type="button" class="button button-icon" aria-label="Previous mention" title="Previous mention (←)" onclick={by(-1)}>
                { icon(Shape::Previous) }
            </button>
            <p class="steps-at" aria-live="polite">{ format!("{at} of {count}") }<span class="unseen">{ " mentions" }</span></p>
            <button type="button" class="button button-icon" aria-label="Next mention" title="Next mention (→)" onclick={by(1)}>
                { icon(Shape::Next) }
            </button>
        </div>
    }
}

/// Why this mention is marked, and how sure that is.
fn why(mark: &Mark) -> Html {
    html! {
        <p class="who-why">
            <b>{ "Why it is marked " }</b>
            { words::sentence(&mark.why) }{ " " }
            <span class="certainty">{ format!("{} · {}", words::mention(mark.how), words::certainty(mark.certainty).to_ascii_lowercase()) }</span>
        </p>
    }
}

/// What the whole collection says: forms, offices other than those said already, articles other than the open one.
fn wider(page: &Page, profile: &Profile, here: &Reader, said: &[String]) -> Html {
    let offices: Vec<_> = profile.offices.iter().filter(|o| !said.contains(o)).cloned().collect();
    let others: Vec<_> = profile.articles.iter().filter(|a| a.article != here.key).collect();
    html! {
        <>
            <p class="forms"><b>{ "Written as " }</b>
                { for profile.forms.iter().enumerate().map(|(i, form)| html! {
                    <span key={form.text.clone()}>
                        if i > 0 { { ", " } }
                        <q>{ &form.text }</q>{ "\u{a0}" }<span class="quiet">{ format!("×{}", words::number(form.count)) }</span>
                    </span>
                }) }
            </p>
            if !offices.is_empty() { <p><b>{ "Elsewhere as " }</b>{ offices.join("; ") }</p> }
            if others.is_empty() {
                <p class="quiet">{ "In no other article of this collection." }</p>
            } else {
                <details class="elsewhere">
                    <summary>{ format!("In {}", match others.len() { 1 => "1 other article".to_owned(), n => format!("{n} other articles") }) }</summary>
                    <ul>
                        { for others.iter().take(ARTICLES).map(|a| {
                            let (reading, article, entity) = (page.reading.clone(), a.article.clone(), profile.key.clone());
                            let onclick = Callback::from(move |_: MouseEvent| {
                                reading.open(article.clone());
                                reading.look(entity.clone(), None);
                            });
                            html! {
                                <li key={a.article.to_string()}>
                                    <button type="button" class="link" {onclick}>{ &a.title.text }</button>
                                    <span class="quiet">{ format!(" {}", words::sentence(&a.why)) }</span>
                                </li>
                            }
                        }) }
                    </ul>
                </details>
            }
        </>
    }
}

/// From the name to the list.
fn ways(page: &Page, facet: Facet, entity: &EntityKey, name: &str) -> Html {
    let only = {
        let (filters, entity) = (page.filters.clone(), entity.clone());
        Callback::from(move |_: MouseEvent| filters.only(facet, entity.clone()))
    };
    let without = {
        let (filters, entity) = (page.filters.clone(), entity.clone());
        Callback::from(move |_: MouseEvent| filters.without(facet, entity.clone()))
    };
    html! {
        <div class="who-ways">
            <button type="button" class="button button-main" onclick={only}>{ format!("All articles naming {name}") }</button>
            <button type="button" class="button" onclick={without}>{ "Only without" }</button>
        </div>
    }
}
