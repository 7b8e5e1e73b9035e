//! The one room that names the browser.
