//! The address bar as a hook: the state writes it, back, forward and pasted links write the state.

use yew::prelude::*;

use crate::ui::state;
use crate::ui::state::appearance::{self, Appearance};
use crate::ui::state::filters::{self, Filters};
use crate::ui::state::reading::{self, Reading};
use crate::view::address::Address;
use crate::web;

/// The concerns that an address holds.
pub struct AddressParts<'a> {
    /// Which articles.
    pub filters: &'a UseReducerHandle<Filters>,
    /// What is open.
    pub reading: &'a UseReducerHandle<Reading>,
    /// Which kinds are marked.
    pub appearance: &'a UseReducerHandle<Appearance>,
}

/// Keeps the address bar and the state in step. Gives the parts of the last link that meant nothing.
#[hook]
pub fn use_address(parts: &AddressParts<'_>, strange_at_first: &[String]) -> UseStateHandle<Vec<String>> {
    let strange = use_state_eq(|| strange_at_first.to_vec());
    let now = state::address(parts.filters, parts.reading, parts.appearance);

    let before = use_mut_ref(|| None::<Address>);
    {
        let strange = strange.clone();
        use_effect_with(now, move |now| {
            let text = now.to_string();
            let last = before.replace(Some(now.clone()));
            if web::address::get() != text {
                // The first writing only tidies the link that led here.
                web::address::set(&text, last.as_ref().is_some_and(|l| l.is_step_to(now)));
                if last.is_some() {
                    strange.set(Vec::new());
                }
            }
        });
    }
    {
        let strange = strange.clone();
        let filters = parts.filters.dispatcher();
        let reading = parts.reading.dispatcher();
        let appearance = parts.appearance.dispatcher();
        use_effect_with((), move |()| {
            let listeners = web::address::on_change(move || {
                let (address, odd) = Address::read(&web::address::get());
                filters.dispatch(filters::Action::Restore(Filters::from(&address)));
                reading.dispatch(reading::Action::Restore(Reading::from(&address)));
                appearance.dispatch(appearance::Action::Restore(address.hidden));
                strange.set(odd);
            });
            move || drop(listeners)
        });
    }
    strange
}
