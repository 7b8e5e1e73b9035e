//! Elements, made by calls: `el("p").class("quiet").child("Nothing here.")`.
//!
//! These stand in for Yew's `html!`, which writes out the making of every element where it is used, about 700 bytes
//! an element; a call is about 20, and the page is a third lighter for it. For the same reason the work is done in
//! functions without type parameters, each there once: what takes parameters only picks the right one.

use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VTag, VText};
use yew::{AttrValue, Html};

/// Something that happens to an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// It is clicked, or chosen by key.
    Click,
    /// Another value was chosen.
    Change,
    /// Its words were changed.
    Input,
    /// A key went down.
    Key,
}

/// An element in the making; as a child or by `into` it becomes [`Html`].
#[derive(Debug)]
pub struct El(Box<VTag>);

/// What to do when something happens to an element.
pub type Then = Rc<dyn Fn(&Event)>;

/// An element of this name.
#[inline(never)]
#[must_use]
pub fn el(name: &'static str) -> El {
    El(Box::new(VTag::new(AttrValue::Static(name))))
}

/// A button of this class that does something.
#[inline(never)]
#[must_use]
pub fn button(class: &'static str, then: Then) -> El {
    el("button").set("type", "button").class(class).on(On::Click, then)
}

impl El {
    /// The class, or several with spaces between.
    #[inline(never)]
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.set("class", class)
    }

    /// Sets an attribute; `None` leaves it out, `true` and `false` are written out as ARIA has them.
    #[inline(always)]
    #[must_use]
    pub fn set(self, name: &'static str, value: impl Value) -> Self {
        value.set(self, name)
    }

    /// Sets an attribute that is there or not, whatever its value.
    #[inline(never)]
    #[must_use]
    pub fn flag(self, name: &'static str, is_there: bool) -> Self {
        self.set(name, is_there.then_some(""))
    }

    /// What this element is known by among its siblings, all of which have one.
    #[inline(never)]
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// The words in an input field.
    #[inline(never)]
    #[must_use]
    pub fn value(mut self, value: String) -> Self {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// Whether a checkbox is ticked, or a radio button chosen.
    #[inline(never)]
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.set_checked(checked);
        self
    }

    /// What happens upon an event.
    #[inline(never)]
    #[must_use]
    pub fn on(mut self, on: On, then: Then) -> Self {
        self.0.add_listener(Rc::new(Heard { on, then }));
        self
    }

    /// Adds an element, words, or what else can be drawn; `None` keeps a place, so that what follows stays the same
    /// element when something comes there.
    #[inline(always)]
    #[must_use]
    pub fn child(self, child: impl Child) -> Self {
        child.join(self)
    }

    /// Adds a list of elements.
    #[inline(always)]
    #[must_use]
    pub fn each(self, children: impl Iterator<Item = El>) -> Self {
        self.child(list(children))
    }

    #[inline(never)]
    fn add(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
        self
    }
}

/// Elements one after the other, without one around them.
#[inline(always)]
pub fn list(children: impl Iterator<Item = El>) -> Html {
    let mut list = VList::new();
    children.for_each(|child| append(&mut list, child));
    list.into()
}

#[inline(never)]
fn append(list: &mut VList, child: El) {
    list.add_child(child.into());
}

impl From<El> for Html {
    #[inline(never)]
    fn from(el: El) -> Self {
        Self::VTag(Rc::new(*el.0))
    }
}

/// What an attribute can be set to.
pub trait Value {
    /// The element with the attribute set.
    fn set(self, el: El, name: &'static str) -> El;
}

impl Value for &'static str {
    #[inline(never)]
    fn set(self, el: El, name: &'static str) -> El {
        el.attribute(name, AttrValue::Static(self))
    }
}

impl Value for String {
    #[inline(never)]
    fn set(self, el: El, name: &'static str) -> El {
        el.attribute(name, AttrValue::from(self))
    }
}

impl Value for bool {
    #[inline(never)]
    fn set(self, el: El, name: &'static str) -> El {
        el.set(name, if self { "true" } else { "false" })
    }
}

impl<V: Value> Value for Option<V> {
    #[inline(always)]
    fn set(self, el: El, name: &'static str) -> El {
        match self {
            Some(value) => value.set(el, name),
            None => el,
        }
    }
}

/// What an element can hold.
pub trait Child {
    /// The parent with this added.
    fn join(self, parent: El) -> El;
}

impl Child for El {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        parent.add(self.into())
    }
}

impl Child for Html {
    #[inline(always)]
    fn join(self, parent: El) -> El {
        parent.add(self)
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        parent.add(VText::new(AttrValue::Static(self)).into())
    }
}

impl Child for &String {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        parent.add(VText::new(AttrValue::from(self.as_str())).into())
    }
}

impl Child for String {
    #[inline(never)]
    fn join(self, parent: El) -> El {
        (&self).join(parent)
    }
}

impl<C: Child> Child for Option<C> {
    #[inline(always)]
    fn join(self, parent: El) -> El {
        match self {
            Some(child) => child.join(parent),
            None => parent.add(Html::default()),
        }
    }
}

struct Heard {
    on: On,
    then: Then,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::Key => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        (self.then)(&event);
    }

    fn passive(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(el: El) -> Rc<VTag> {
        match Html::from(el) {
            Html::VTag(tag) => tag,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn attributes_are_written_out_or_left_out() {
        let el = el("p")
            .class("a b")
            .set("aria-pressed", false)
            .set("title", None::<String>)
            .set("lang", Some("en".to_owned()))
            .flag("hidden", true)
            .flag("inert", false);
        let tag = tag(el);
        let mut found: Vec<_> = tag.attributes.iter().collect();
        found.sort_unstable();
        assert_eq!(found, [("aria-pressed", "false"), ("class", "a b"), ("hidden", ""), ("lang", "en")]);
    }

    #[test]
    fn a_missing_child_keeps_its_place() {
        let children = |middle: Option<El>| {
            let el = el("p").child("before").child(middle).child(el("b"));
            match tag(el).children() {
                Some(Html::VList(list)) => {
                    list.iter().map(|c| matches!(c, Html::VTag(_))).collect::<Vec<_>>()
                }
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(children(None), [false, false, true]);
        assert_eq!(children(Some(el("i"))), [false, true, true]);
    }

    #[test]
    fn a_list_is_one_child_with_keys() {
        let tag = tag(el("ul").each(["a", "b"].into_iter().map(|key| el("li").key(key))));
        let Some(Html::VList(children)) = tag.children() else { panic!("no children") };
        let [Html::VList(list)] = children.as_slice() else { panic!("{children:?}") };
        let keys: Vec<_> = list.iter().filter_map(|item| item.key()).map(ToString::to_string).collect();
        assert_eq!(keys, ["a", "b"]);
    }
}
