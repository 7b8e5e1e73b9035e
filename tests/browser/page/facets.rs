//! The filters: a group each for people, organisations and places, a checkbox and an exclude button each value.

use std::collections::BTreeMap;

use crate::harness::Outcome;
use crate::harness::session::Node;
use crate::page::Page;
use crate::page::find::{self, Name};

/// One facet of the page.
pub(crate) struct Facet<'s> {
    page: Page<'s>,
    group: Node<'s>,
    label: &'static str,
}

impl<'s> Page<'s> {
    /// The group of filters called `label`: People, Organisations or Places.
    pub(crate) fn facet(&self, label: &'static str) -> Outcome<Facet<'s>> {
        let group = find::one(self.session, None, "group", Name::Is(label))?;
        Ok(Facet { page: *self, group, label })
    }
}

impl<'s> Facet<'s> {
    /// Lists every value where the first few are shown.
    pub(crate) fn show_all(&self) -> Outcome {
        let more = find::all(self.page.session, Some(&self.group), "button", Name::Starts("Show all "))?;
        let Some(button) = more.first() else { return Ok(()) };
        button.click()?;
        find::one(self.page.session, Some(&self.group), "button", Name::Starts("Show fewer")).map(drop)
    }

    /// The values listed, with their counts, read from the accessible names of their boxes.
    pub(crate) fn counts(&self) -> Outcome<BTreeMap<String, usize>> {
        let mut counts = BTreeMap::new();
        for node in find::all(self.page.session, Some(&self.group), "checkbox", Name::Any)? {
            let name = node.name()?;
            let read = read_value(&name)
                .ok_or_else(|| format!("a box is named {name:?}, not “NAME, N articles”"))?;
            counts.insert(read.0, read.1);
        }
        Ok(counts)
    }

    /// The box of a value.
    pub(crate) fn value(&self, name: &str) -> Outcome<Node<'s>> {
        find::one(self.page.session, Some(&self.group), "checkbox", Name::Starts(&format!("{name}, ")))
    }

    /// Ticks or unticks a value.
    pub(crate) fn tick(&self, name: &str) -> Outcome {
        self.value(name)?.click()
    }

    /// Presses the exclude button of a value.
    pub(crate) fn exclude(&self, name: &str) -> Outcome {
        let button = format!("Exclude {name}");
        find::one(self.page.session, Some(&self.group), "button", Name::Is(&button))?.click()
    }

    /// Chooses whether articles must name "all of these" or "any of these".
    pub(crate) fn mode(&self, words: &str) -> Outcome {
        let modes = find::one(self.page.session, Some(&self.group), "radiogroup", Name::Starts(self.label))?;
        find::one(self.page.session, Some(&modes), "radio", Name::Is(words))?.click()
    }

    /// Types into the field that searches the values.
    pub(crate) fn search(&self, words: &str) -> Outcome {
        find::one(self.page.session, Some(&self.group), "searchbox", Name::Any)?.type_text(words)
    }
}

/// "Asim Munir, 4 articles": the name may hold commas itself.
fn read_value(name: &str) -> Option<(String, usize)> {
    let (value, count) = name.rsplit_once(", ")?;
    let count = count.strip_suffix(" articles").or_else(|| count.strip_suffix(" article"))?;
    Some((value.to_owned(), count.replace(',', "").parse().ok()?))
}
