//! Everyone and everything that the open article names, by kind.

use yew::prelude::*;

use crate::article::EntityKey;
use crate::extract::NameKind;
use crate::ui::words;
use crate::view::{CastEntry, Reader};

/// Looks at an entity, at one of its mentions if given.
pub type Look = Callback<(EntityKey, Option<u32>)>;

const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Misc];

/// People at once, the rest on request.
pub fn cast(reader: &Reader, looked_at: Option<&EntityKey>, look: &Look) -> Html {
    let cast = &reader.cast;
    let of = |kind: NameKind| cast.iter().filter(move |c| c.kind == kind).cloned().collect::<Vec<_>>();
    let people = of(NameKind::Person);
    let others: Vec<_> =
        KINDS[1..].iter().map(|k| (*k, of(*k))).filter(|(_, list)| !list.is_empty()).collect();
    if cast.is_empty() {
        return html! { <p class="quiet cast">{ "No names were found in this article." }</p> };
    }
    let row = |kind: NameKind, entries: Vec<CastEntry>| row(kind, &entries, looked_at, look);
    let summary = others
        .iter()
        .map(|(kind, list)| words::names(u32::try_from(list.len()).unwrap_or(u32::MAX), *kind))
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        <section class="cast" aria-labelledby="cast-heading">
            <h3 id="cast-heading" class="unseen">{ "Named in this article" }</h3>
            if !people.is_empty() { { row(NameKind::Person, people) } }
            if !others.is_empty() {
                <details>
                    <summary>{ format!("Also named: {summary}") }</summary>
                    { for others.into_iter().map(|(kind, list)| row(kind, list)) }
                </details>
            }
        </section>
    }
}

fn row(kind: NameKind, entries: &[CastEntry], looked_at: Option<&EntityKey>, look: &Look) -> Html {
    html! {
        <div key={kind.code()} class="cast-row">
            <h4>{ words::kind_plural(kind) }</h4>
            <ul class="chips">
                { for entries.iter().map(|entry| {
                    let (look, key, first) = (look.clone(), entry.key.clone(), entry.mentions.first().copied());
                    let onclick = Callback::from(move |_: MouseEvent| look.emit((key.clone(), first)));
                    let here = looked_at == Some(&entry.key);
                    let count = u32::try_from(entry.mentions.len()).unwrap_or(u32::MAX);
                    html! {
                        <li key={entry.key.to_string()}>
                            <button type="button" class="chip" data-type={kind.code()} aria-expanded={here.to_string()} {onclick}>
                                <span>{ &entry.name }</span>
                                <span class="chip-count">
                                    { words::number(count) }
                                    <span class="unseen">{ if count == 1 { " mention" } else { " mentions" } }</span>
                                </span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
