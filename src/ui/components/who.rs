//! The panel about whom the reader looks at: names, offices, the way from mention to mention, and why.

use std::rc::Rc;

use yew::prelude::*;

use super::icon::{Icon, Shape};
use super::reader::mentions_of;
use crate::article::EntityKey;
use crate::extract::NameKind;
use crate::query::Facet;
use crate::ui::context::{use_collection, use_filters, use_reading};
use crate::ui::hooks::use_escape;
use crate::ui::state::collection::Trouble;
use crate::ui::state::reading::step;
use crate::ui::words;
use crate::view::address::Focus;
use crate::view::{Mark, Profile, Reader};
use crate::web::dom;

/// Other articles listed before the rest is folded.
const ARTICLES: usize = 8;

/// What it is drawn from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The open article.
    pub reader: Rc<Reader>,
    /// Whom, and at which mention.
    pub focus: Focus,
}

/// The panel. Not modal: the text stays in reach.
#[component]
pub fn Who(props: &Props) -> Html {
    let (collection, reading) = (use_collection(), use_reading());
    let Props { reader, focus } = props;
    let entry = reader.cast.iter().find(|c| c.key == focus.entity);
    let profile = collection.profile.value.as_ref().filter(|p| p.key == focus.entity);
    let name = entry.map(|c| &c.name).or(profile.map(|p| &p.name));
    let kind = entry.map(|c| c.kind).or(profile.map(|p| p.kind));

    let away = use_callback((reading.clone(), focus.clone()), |(), (reading, focus)| {
        reading.look_away();
        back_to_text(focus);
    });
    use_escape(true, away.clone());

    let mentions = mentions_of(reader, &focus.entity);
    let go = use_callback(
        (reading, focus.clone(), mentions.clone()),
        |steps: isize, (reading, focus, mentions)| {
            if let Some(next) = step(mentions, focus.mention, steps) {
                reading.look(focus.entity.clone(), Some(next));
            }
        },
    );
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
                if !mentions.is_empty() { <Steps count={mentions.len()} at={place(&mentions, focus.mention)} on_step={go} /> }
                <button type="button" class="button button-icon" aria-label="Close this panel" onclick={away.reform(|_: MouseEvent| ())}>
                    <Icon shape={Shape::Close} />
                </button>
            </div>
            <div class="who-body">
                if gone {
                    <p role="alert">{ "This link points to a name that this collection does not have." }</p>
                } else if entry.is_none() && profile.is_some() {
                    <p role="alert">{ "This article does not name it." }</p>
                }
                if let Some(mark) = mark { <Why mark={mark.clone()} /> }
                if !offices.is_empty() { <p><b>{ "Here as " }</b>{ offices.join("; ") }</p> }
                if let Some(profile) = profile {
                    <Wider profile={profile.clone()} here={reader.key.to_string()} {offices} />
                }
            </div>
            if let (Some(facet), Some(name)) = (kind.and_then(Facet::of), name) {
                <Ways {facet} entity={focus.entity.clone()} name={name.clone()} />
            }
        </section>
    }
}

/// To the mark that was looked at, or the headline.
fn back_to_text(focus: &Focus) {
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

#[derive(PartialEq, Properties)]
struct StepsProps {
    count: usize,
    at: Option<usize>,
    on_step: Callback<isize>,
}

/// From mention to mention.
#[component]
fn Steps(props: &StepsProps) -> Html {
    let by = |steps: isize| props.on_step.reform(move |_: MouseEvent| steps);
    let at = props.at.map_or_else(|| "–".to_owned(), |n| n.to_string());
    html! {
        <div class="steps" role="group" aria-label="Mentions in this article">
            <button type="button" class="button button-icon" aria-label="Previous mention" title="Previous mention (←)" onclick={by(-1)}>
                <Icon shape={Shape::Previous} />
            </button>
            <p class="steps-at" aria-live="polite">{ format!("{at} of {}", props.count) }<span class="unseen">{ " mentions" }</span></p>
            <button type="button" class="button button-icon" aria-label="Next mention" title="Next mention (→)" onclick={by(1)}>
                <Icon shape={Shape::Next} />
            </button>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct WhyProps {
    mark: Mark,
}

/// Why this mention is marked, and how sure that is.
#[component]
fn Why(props: &WhyProps) -> Html {
    let mark = &props.mark;
    html! {
        <p class="who-why">
            <b>{ "Why it is marked " }</b>
            { words::sentence(&mark.why) }{ " " }
            <span class="certainty">{ format!("{} · {}", words::mention(mark.how), words::certainty(mark.certainty).to_lowercase()) }</span>
        </p>
    }
}

#[derive(PartialEq, Properties)]
struct WiderProps {
    profile: Rc<Profile>,
    /// The open article.
    here: AttrValue,
    /// What that article calls the entity; said already.
    offices: Vec<String>,
}

/// What the whole collection says: forms, offices, articles.
#[component]
fn Wider(props: &WiderProps) -> Html {
    let profile = &props.profile;
    let reading = use_reading();
    let offices: Vec<_> = profile.offices.iter().filter(|o| !props.offices.contains(o)).cloned().collect();
    let others: Vec<_> =
        profile.articles.iter().filter(|a| a.article.as_str() != props.here.as_str()).collect();
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
                            let (reading, article, entity) = (reading.clone(), a.article.clone(), profile.key.clone());
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

#[derive(PartialEq, Properties)]
struct WaysProps {
    facet: Facet,
    entity: EntityKey,
    name: AttrValue,
}

/// From the name to the list.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let filters = use_filters();
    let only = use_callback(
        (filters.clone(), props.facet, props.entity.clone()),
        |_: MouseEvent, (f, facet, key)| {
            f.only(*facet, key.clone());
        },
    );
    let without =
        use_callback((filters, props.facet, props.entity.clone()), |_: MouseEvent, (f, facet, key)| {
            f.without(*facet, key.clone());
        });
    html! {
        <div class="who-ways">
            <button type="button" class="button button-main" onclick={only}>{ format!("All articles naming {}", props.name) }</button>
            <button type="button" class="button" onclick={without}>{ "Only without" }</button>
        </div>
    }
}
