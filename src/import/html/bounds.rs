//! How deep and how large a page may be, told before it is parsed.
//!
//! A parser of HTML walks up through the open elements again and again: its time is the page's length times the
//! depth. It compares each attribute with all before it, and copies a text at each character reference. A browser
//! stops nesting at 512; here a page far beyond that, or beyond what any tag or text holds, is refused, so that time
//! stays bounded.

use super::HtmlError;

/// Elements open in one another at most. Browsers put what is nested deeper than 512 side by side.
const DEPTH: u32 = 1_000;

/// Elements at most: the longest pages of encyclopedias and the day-long reports of newspapers have a third.
const ELEMENTS: u32 = 300_000;

/// Attributes of one tag at most.
const ATTRIBUTES: u32 = 1_000;

/// Character references ("&amp;") in one text at most: a page that writes each letter so has some thousands.
const REFERENCES: u32 = 20_000;

/// Elements without an end tag of their own, by HTML's standard or by habit: they do not count for the depth.
#[rustfmt::skip]
const UNCLOSED: [&str; 35] = [
    "area", "base", "br", "circle", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "html", "image",
    "img", "input", "keygen", "li", "line", "link", "meta", "optgroup", "option", "p", "param", "path", "rect",
    "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Elements whose content is text with character references.
const TEXT: [&str; 2] = ["textarea", "title"];

/// Whether `html` keeps within the bounds. One pass, no memory.
pub(super) fn check(html: &str) -> Result<(), HtmlError> {
    let (mut depth, mut elements) = (0_u32, 0_u32);
    let mut at = 0;
    let many = |at, what, limit| Err(HtmlError::TooMany { line: line_of(html, at), what, limit });
    while let Some(tag) = next_tag(html, at) {
        if references(&html[at..tag.start]) > REFERENCES {
            return many(tag.start, "character references in one text", REFERENCES);
        }
        let (attributes, end) = attributes(html, tag.end);
        at = end;
        if attributes > ATTRIBUTES {
            return many(end, "attributes in one tag", ATTRIBUTES);
        }
        if tag.closes {
            depth = depth.saturating_sub(u32::from(is_counted(tag.name)));
            continue;
        }
        elements += 1;
        if RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw)) {
            at = after_raw(html, at, tag.name);
            let text = TEXT.iter().any(|text| tag.name.eq_ignore_ascii_case(text));
            if text && references(&html[end..at]) > REFERENCES {
                return many(at, "character references in one text", REFERENCES);
            }
        } else {
            depth += u32::from(is_counted(tag.name));
        }
        if depth > DEPTH {
            return Err(HtmlError::TooDeep { line: line_of(html, tag.end), depth, limit: DEPTH });
        }
        if elements > ELEMENTS {
            return many(tag.end, "elements on the page", ELEMENTS);
        }
    }
    if references(&html[at..]) > REFERENCES {
        return many(html.len(), "character references in one text", REFERENCES);
    }
    if elements == 0 { Err(HtmlError::NoTags(html.chars().count())) } else { Ok(()) }
}

fn references(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'&').count()).unwrap_or(u32::MAX)
}

/// How many attributes follow byte `at`, just after a tag's name, and where the tag ends.
fn attributes(html: &str, at: usize) -> (u32, usize) {
    let (mut count, mut quote, mut before) = (0_u32, None, b' ');
    for (offset, byte) in html.as_bytes()[at..].iter().copied().enumerate() {
        match quote {
            Some(mark) if byte == mark => (quote, before) = (None, b' '),
            Some(_) => {}
            None if byte == b'>' => return (count, at + offset + 1),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None if byte.is_ascii_whitespace() || byte == b'/' => {
                // White space may stand on both sides of the equals sign.
                before = if before == b'=' { b'=' } else { b' ' };
            }
            None => {
                count += u32::from(before == b' ' && byte != b'=');
                before = byte;
            }
        }
    }
    (count, html.len())
}

/// The line, from 1, on which `<body` stands; 1 where it does not.
pub(super) fn line_of_body(html: &str) -> u32 {
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        if !tag.closes && tag.name.eq_ignore_ascii_case("body") {
            return line_of(html, tag.end);
        }
        at = tag.end;
    }
    1
}

struct Tag<'a> {
    name: &'a str,
    closes: bool,
    /// Where its `<` stands.
    start: usize,
    /// Just after the name.
    end: usize,
}

/// The first tag at or after byte `at`, comments passed over.
fn next_tag(html: &str, mut at: usize) -> Option<Tag<'_>> {
    loop {
        let open = at + html.get(at..)?.find('<')?;
        let rest = &html[open + 1..];
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + 1 + end);
            continue;
        }
        let closes = rest.starts_with('/');
        let name = &rest[usize::from(closes)..];
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let end = open + 1 + usize::from(closes) + length;
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(Tag { name: &name[..length], closes, start: open, end });
        }
        at = open + 1;
    }
}

fn is_counted(name: &str) -> bool {
    !UNCLOSED.iter().any(|unclosed| name.eq_ignore_ascii_case(unclosed))
}

/// Where the end tag of the raw element `name` begins that is open at byte `at`; the end where there is none.
fn after_raw(html: &str, mut at: usize, name: &str) -> usize {
    while let Some(found) = html[at..].find("</") {
        at += found;
        let after = html.as_bytes().get(at + 2..at + 2 + name.len());
        if after.is_some_and(|bytes| bytes.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    html.len()
}

fn line_of(html: &str, at: usize) -> u32 {
    let breaks = html.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_without_measure_are_refused_with_their_line() {
        assert_eq!(check("<p>a<!-- <div> --><script>'<div>'</script>b"), Ok(()));
        assert_eq!(check("a < b, b > c"), Err(HtmlError::NoTags(12)));
        assert_eq!(check(&"<div></div><p>a".repeat(2_000)), Ok(()));
        let deep = "\n\n".to_owned() + &"<div>".repeat(1_001);
        assert_eq!(check(&deep), Err(HtmlError::TooDeep { line: 3, depth: 1_001, limit: 1_000 }));
        let many = "<br>\n".repeat(300_001);
        let want = |line, what, limit| Err(HtmlError::TooMany { line, what, limit });
        assert_eq!(check(&many), want(300_001, "elements on the page", 300_000));
        let tag =
            format!("<p {}>", (0..1_001).map(|n| format!("a{n} = \"b c\"")).collect::<Vec<_>>().join("\n"));
        assert_eq!(check(&tag), want(1_001, "attributes in one tag", 1_000));
        let style = format!("<p style='{}' a=b/>", "a b=c; ".repeat(5_000));
        assert_eq!(check(&style), Ok(()));
        let text = "&amp;".repeat(20_001);
        for page in [format!("<p>{text}<b>"), format!("<p>{text}"), format!("<title>{text}</title>")] {
            assert_eq!(check(&page), want(1, "character references in one text", 20_000));
        }
        assert_eq!(check(&format!("<script>{text}</script>{}", "<p>&amp;".repeat(30_000))), Ok(()));
    }

    #[test]
    fn the_body_is_found() {
        assert_eq!(line_of_body("<html>\n<!-- <body> -->\n\n<BODY class=a>"), 4);
        assert_eq!(line_of_body("<p>a"), 1);
    }
}
