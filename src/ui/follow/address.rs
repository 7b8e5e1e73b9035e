//! The address bar: the state writes it; back, forward and pasted links write the state.

use crate::ui::page::Page;
use crate::view::address::Address;
use crate::web;

/// What the address bar last said.
#[derive(Debug)]
pub struct AddressBar(Address);

impl AddressBar {
    /// The address of `page`; the bar is tidied if it says the same in other words.
    #[must_use]
    pub fn new(page: &Page) -> Self {
        let mut bar = Self(page.address());
        bar.arrived(page);
        bar
    }

    /// Whether it last said this.
    #[must_use]
    pub fn says(&self, address: &Address) -> bool {
        self.0 == *address
    }

    /// The page shows what the bar asked for.
    pub fn arrived(&mut self, page: &Page) {
        self.0 = page.address();
        self.write(false);
    }

    /// Writes the view into the bar. What an earlier link held too much is then out of date.
    pub fn follow(&mut self, page: &mut Page) {
        let now = page.address();
        if now != self.0 {
            let is_step = self.0.is_step_to(&now);
            self.0 = now;
            self.write(is_step);
            page.strange.clear();
        }
    }

    fn write(&self, new_entry: bool) {
        let text = self.0.to_string();
        if web::address::get() != text {
            web::address::set(&text, new_entry);
        }
    }
}
