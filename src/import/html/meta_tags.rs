//! What a page says of itself in `<meta>` tags: OpenGraph, Dublin Core, and the habits of site builders.

use dom_query::{Document, NodeRef};

/// The `<meta>` tags with a content, in order: name in lower case, content.
pub(super) struct MetaTags(Vec<(String, String)>);

impl MetaTags {
    pub(super) fn new(document: &Document) -> Self {
        let tag = |node: &NodeRef<'_>| {
            let name = ["property", "name", "itemprop"].iter().find_map(|key| node.attr(key))?;
            let content = node.attr("content")?.trim().to_owned();
            (!content.is_empty()).then(|| (name.trim().to_lowercase(), content))
        };
        Self(document.select("meta").nodes().iter().filter_map(tag).collect())
    }

    /// The content of the first tag of the first of `names` that has one.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// The contents of all tags of `name`.
    pub(super) fn all<'t>(&'t self, name: &str) -> impl Iterator<Item = &'t str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }
}
