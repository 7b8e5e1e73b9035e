//! Small settings that outlive the page. Where the browser keeps nothing (private windows, files), setting
//! does nothing and getting finds nothing.

use web_sys::{Storage, window};

/// Light or dark, if the reader chose: `light` or `dark`. The page's first script reads it too, to avoid a flash.
pub const THEME: &str = "dramatis.theme";

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The kept word.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a word, or forgets it.
pub fn set(name: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        // Full or forbidden: the setting then lasts as long as the page.
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}
