//! How deep and how large a page may be, told before it is parsed.
//!
//! A parser of HTML walks up through the open elements again and again: its time is the page's length times the
//! depth. A browser stops nesting at 512; here a page far beyond that is refused, so that time stays bounded.

use super::HtmlError;

/// Elements open in one another at most. Browsers put what is nested deeper than 512 side by side.
const DEPTH: u32 = 1_000;

/// Elements at most: the longest pages of encyclopedias and the day-long reports of newspapers have a third.
const ELEMENTS: u32 = 300_000;

/// Elements without an end tag of their own, by HTML's standard or by habit: they do not count for the depth.
#[rustfmt::skip]
const UNCLOSED: [&str; 35] = [
    "area", "base", "br", "circle", "col", "colgroup", "dd", "dt", "embed", "frame", "hr", "html", "image",
    "img", "input", "keygen", "li", "line", "link", "meta", "optgroup", "option", "p", "param", "path", "rect",
    "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Whether `html` keeps within the bounds. One pass, no memory.
pub(super) fn check(html: &str) -> Result<(), HtmlError> {
    let (mut depth, mut elements) = (0_u32, 0_u32);
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        at = tag.end;
        if tag.closes {
            depth = depth.saturating_sub(u32::from(is_counted(tag.name)));
            continue;
        }
        elements += 1;
        if RAW.iter().any(|raw| tag.name.eq_ignore_ascii_case(raw)) {
            at = after_raw(html, at, tag.name);
        } else {
            depth += u32::from(is_counted(tag.name));
        }
        let line = || line_of(html, tag.end);
        if depth > DEPTH {
            return Err(HtmlError::TooDeep { line: line(), depth, limit: DEPTH });
        }
        if elements > ELEMENTS {
            return Err(HtmlError::TooMany { line: line(), elements, limit: ELEMENTS });
        }
    }
    if elements == 0 { Err(HtmlError::NoTags(html.chars().count())) } else { Ok(()) }
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
            return Some(Tag { name: &name[..length], closes, end });
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
        let want = HtmlError::TooMany { line: 300_001, elements: 300_001, limit: 300_000 };
        assert_eq!(check(&many), Err(want));
    }

    #[test]
    fn the_body_is_found() {
        assert_eq!(line_of_body("<html>\n<!-- <body> -->\n\n<BODY class=a>"), 4);
        assert_eq!(line_of_body("<p>a"), 1);
    }
}
