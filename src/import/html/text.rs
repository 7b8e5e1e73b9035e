//! A part of a page as plain text.
//!
//! Promise: every character of the part that a browser would show as text is there once, in order, white space
//! made single. Paragraphs, headings, items of lists and captions are paragraphs; inside one, rows of a table and
//! lines broken by `<br>` stand apart by a line break; an item begins with "- ". No recursion: depth costs no stack.

use dom_query::NodeRef;

/// Elements that a browser does not show as text, or that are no text of an article: scripts, controls, films.
#[rustfmt::skip]
const UNSEEN: [&str; 23] = [
    "audio", "button", "canvas", "datalist", "dialog", "embed", "head", "iframe", "input", "map", "math",
    "menu", "nav", "noscript", "object", "progress", "script", "select", "style", "svg", "template",
    "textarea", "video",
];

/// Elements that stand on lines of their own.
#[rustfmt::skip]
const BLOCKS: [&str; 38] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    "ul",
];

/// A paragraph, a heading, an item of a list, a caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its words, never none.
    pub(super) text: String,
    /// Whether all of them are one link, or several.
    pub(super) linked: bool,
}

/// The paragraphs of `root` and everything in it, in order.
pub(super) fn paragraphs(root: &NodeRef<'_>) -> Vec<Paragraph> {
    let mut writer = Writer::default();
    let mut node = *root;
    'nodes: loop {
        let inside = if writer.open(&node) { node.first_child() } else { None };
        if let Some(child) = inside {
            node = child;
            continue;
        }
        loop {
            writer.close(&node);
            if node.id == root.id {
                break 'nodes;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { break 'nodes };
            node = parent;
        }
    }
    writer.done
}

/// What stands between the last word and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    #[default]
    Paragraph,
}

#[derive(Default)]
struct Writer {
    done: Vec<Paragraph>,
    gap: Gap,
    /// Whether an item of a list begins with the next word.
    item: bool,
    /// How many links are open.
    links: u32,
}

impl Writer {
    /// Begins a node; whether what is inside it is to be written.
    fn open(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.words(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return !node.is_comment() && !node.is_doctype() };
        self.gap = self.gap.max(gap_around(&name));
        // What is passed over is closed all the same.
        self.links += u32::from(&*name == "a");
        self.item |= &*name == "li";
        UNSEEN.binary_search(&&*name).is_err() && !node.has_attr("hidden")
    }

    fn close(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        self.gap = self.gap.max(gap_around(&name));
        self.links -= u32::from(&*name == "a").min(self.links);
        // An item without a word has no mark.
        self.item &= &*name != "li";
    }

    fn words(&mut self, text: &str) {
        let is_space = |c: char| c.is_whitespace() || c == '\u{0}';
        if text.starts_with(is_space) {
            self.gap = self.gap.max(Gap::Space);
        }
        for word in text.split(is_space).filter(|word| !word.is_empty()) {
            self.word(word);
            self.gap = Gap::Space;
        }
        if !text.is_empty() && !text.ends_with(is_space) {
            self.gap = Gap::None;
        }
    }

    fn word(&mut self, word: &str) {
        let linked = self.links > 0;
        match self.done.last_mut().filter(|_| self.gap != Gap::Paragraph) {
            Some(paragraph) => {
                paragraph.text.push_str(match self.gap {
                    Gap::Line => "\n",
                    Gap::Space => " ",
                    Gap::None | Gap::Paragraph => "",
                });
                paragraph.text.push_str(word);
                paragraph.linked &= linked || !word.contains(char::is_alphanumeric);
            }
            None => {
                let mark = if self.item { "- " } else { "" };
                self.done.push(Paragraph { text: format!("{mark}{word}"), linked });
            }
        }
        self.item = false;
    }
}

fn gap_around(name: &str) -> Gap {
    match name {
        "br" | "tr" => Gap::Line,
        "td" | "th" => Gap::Space,
        _ if BLOCKS.binary_search(&name).is_ok() => Gap::Paragraph,
        _ => Gap::None,
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn check(html: &str, want: &str) {
        let found = paragraphs(&Document::fragment(html).root());
        let text: Vec<String> = found.into_iter().map(|paragraph| paragraph.text).collect();
        assert_eq!(text.join("\n\n"), want, "{html}");
    }

    #[test]
    fn blocks_stand_apart_and_words_do_not() {
        assert!(UNSEEN.is_sorted() && BLOCKS.is_sorted());
        check(
            "<h2>Why</h2><p>It <b>bro</b>ke\n  again.<p>All\u{a0}fled.",
            "Why\n\nIt broke again.\n\nAll fled.",
        );
        check("<ul><li>One<li><p>Two</p></li><li></li></ul>After", "- One\n\n- Two\n\nAfter");
        check("a<br>b<br><br>c", "a\nb\nc");
        check("<table><tr><th>Who<th>When<tr><td>Poe<td>Monday</table>", "Who When\nPoe Monday");
        check("<p>a</p> <script>x</script><button>y</button><p hidden>z</p><!-- c -->b", "a\n\nb");
        check("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>");
        check("", "");
    }

    #[test]
    fn a_paragraph_of_nothing_but_links_is_known() {
        let html =
            "<p><a href=/a>Dam breaks</a>, <a>again</a><p><a>Dam</a> breaks<ul><li><a><b>One</b></a></ul>";
        let found = paragraphs(&Document::fragment(html).root());
        assert_eq!(found.iter().map(|p| p.linked).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn depth_costs_no_stack() {
        let html = "<div>".repeat(10_000) + "a";
        check(&html, "a");
    }
}
