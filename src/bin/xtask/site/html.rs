//! Filling the page's template: places marked by comments.

use crate::error::{Error, Result};

/// Replaces `<!-- dramatis:NAME -->` by `with`. The template must hold it exactly once.
pub(crate) fn fill(html: &str, name: &str, with: &str) -> Result<String> {
    let marker = format!("<!-- dramatis:{name} -->");
    match html.matches(&marker).count() {
        1 => Ok(html.replacen(&marker, with, 1)),
        n => Err(Error::unexpected(
            "index.html",
            format!("{marker} is there {n} times"),
            "the page needs it exactly once",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_filled_once_or_not_at_all() {
        assert_eq!(fill("a<!-- dramatis:x -->b", "x", "-").unwrap(), "a-b");
        assert!(fill("ab", "x", "-").is_err());
        assert!(fill("<!-- dramatis:x --><!-- dramatis:x -->", "x", "-").is_err());
    }
}
