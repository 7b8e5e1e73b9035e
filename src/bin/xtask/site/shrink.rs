//! Scripts and style sheets without what only people need: comments, indents, spaces. Names stay, and strings,
//! templates and regular expressions stay to the letter.

/// A script that does the same in fewer bytes.
pub(super) fn script(code: &str) -> String {
    let mut out = Shrunk::default();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if first.is_whitespace() {
            space(rest)
        } else {
            let length = match first {
                '"' | '\'' => quoted(rest, first),
                '`' => template(rest),
                '/' if out.awaits_value() => expression(rest),
                _ => first.len_utf8(),
            };
            out.push(&rest[..length], joins_in_script);
            length
        };
        let (skipped, after) = rest.split_at(length);
        out.newline |= skipped.contains('\n');
        out.gap |= skipped.chars().all(char::is_whitespace) || skipped.starts_with("/*");
        rest = after;
    }
    out.text
}

/// A style sheet that does the same in fewer bytes.
pub(super) fn style(css: &str) -> String {
    let mut out = Shrunk::default();
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let is_gap = rest.starts_with("/*") || first.is_whitespace();
        let length = match first {
            _ if rest.starts_with("/*") => comment(rest),
            _ if is_gap => space(rest),
            '"' | '\'' => quoted(rest, first),
            _ => first.len_utf8(),
        };
        if is_gap {
            out.gap = true;
        } else {
            if first == '}' && out.text.ends_with(';') {
                out.text.pop();
            }
            out.push(&rest[..length], joins_in_style);
        }
        rest = &rest[length..];
    }
    out.text
}

/// What is kept so far, and what was left out after it.
#[derive(Default)]
struct Shrunk {
    text: String,
    gap: bool,
    newline: bool,
}

impl Shrunk {
    /// Adds a piece; of what was left out before it, as much as `joins` says is needed.
    fn push(&mut self, piece: &str, joins: fn(char, char, bool) -> Option<char>) {
        if let (true, Some(last), Some(next)) =
            (self.gap, self.text.chars().next_back(), piece.chars().next())
        {
            self.text.extend(joins(last, next, self.newline));
        }
        (self.gap, self.newline) = (false, false);
        self.text.push_str(piece);
    }

    /// Whether a slash would begin a regular expression here, and not divide.
    fn awaits_value(&self) -> bool {
        let word = self.text.rsplit(|c| !is_word(c)).next().unwrap_or_default();
        match self.text.chars().next_back() {
            None => true,
            Some(last) => {
                "(,=:[!&|?{};+-*%<>~^\n".contains(last)
                    || ["return", "typeof", "case", "in", "of"].contains(&word)
            }
        }
    }
}

/// What must stand between two characters of a script that had space between them. A line's end may end a statement.
fn joins_in_script(last: char, next: char, newline: bool) -> Option<char> {
    let is_open = ";{,([=&|?:<>*%!~^".contains(last);
    let goes_on = "}),;]=&|?:.".contains(next);
    match newline {
        true if is_open || goes_on => None,
        true => Some('\n'),
        false if is_word(last) && is_word(next) => Some(' '),
        false if last == next && "+-/".contains(last) => Some(' '),
        false if last.is_ascii_digit() && next == '.' => Some(' '),
        false => None,
    }
}

/// What must stand between two characters of a style sheet that had space between them.
fn joins_in_style(last: char, next: char, _: bool) -> Option<char> {
    (!"{};,:".contains(last) && !"{};,".contains(next)).then_some(' ')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$' || c == '#'
}

fn space(text: &str) -> usize {
    text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len())
}

fn comment(text: &str) -> usize {
    text.find("*/").map_or(text.len(), |end| end + 2)
}

/// The length of the string at the start, quotes included.
fn quoted(text: &str, quote: char) -> usize {
    ends(text, |c, _| c == quote)
}

/// The length of the template at the start, templates within it included.
fn template(text: &str) -> usize {
    let mut at = 1;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '`' => return at + 1,
            '\\' => 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            '$' if text[at..].starts_with("${") => substitution(&text[at..]),
            _ => c.len_utf8(),
        };
    }
    text.len()
}

/// The length of `${…}`.
fn substitution(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 1;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '"' | '\'' => quoted(&text[at..], c),
            '`' => template(&text[at..]),
            _ => c.len_utf8(),
        };
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the regular expression at the start: a slash within brackets does not end it.
fn expression(text: &str) -> usize {
    let mut in_brackets = false;
    ends(text, |c, _| {
        in_brackets = c == '[' || in_brackets && c != ']';
        c == '/' && !in_brackets
    })
}

/// Up to and with the first character after the opening one that `is_end`; what a backslash stands before is passed.
fn ends(text: &str, mut is_end: impl FnMut(char, usize) -> bool) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if is_end(c, at) => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_keep_their_meaning() {
        for (code, want) in [
            ("// a\nlet a = 1; /* b */ let b = a;\n\n\n  c();", "let a=1;let b=a;c();"),
            ("let a = b\n  c()", "let a=b\nc()"),
            ("a\n++b", "a\n++b"),
            ("a + +b - -c / d", "a+ +b- -c/d"),
            ("a = /b/\nc()", "a=/b/\nc()"),
            ("return a in b", "return a in b"),
            ("x = {\n  y: 1,\n}\nz()", "x={y:1,}\nz()"),
            ("f(function (a) {\n  g();\n});", "f(function(a){g();});"),
            ("1 .x", "1 .x"),
            ("a; /* x */ b", "a;b"),
            ("a/* x */b", "a b"),
        ] {
            assert_eq!(script(code), want, "{code:?}");
        }
    }

    #[test]
    fn texts_in_scripts_stay_to_the_letter() {
        for code in [
            "'a  // b';",
            r#""a \" /* b */  c";"#,
            "`a  ${b(`  /* c */`, '}')}  // d`;",
            r"x(/[/ ]  \/ '/g,y);",
            r"return/ '/;",
            "é('ü  ü');",
        ] {
            assert_eq!(script(code), code, "{code:?}");
        }
        assert_eq!(script("a / b / c; // d"), "a/b/c;");
    }

    #[test]
    fn a_shrunk_script_shrinks_no_further() {
        let code = include_str!("../../../../static/sw.js");
        let once = script(code);
        assert!(once.len() < code.len());
        assert_eq!(script(&once), once);
    }

    #[test]
    fn style_sheets_keep_their_meaning() {
        for (css, want) in [
            ("/* a */\n.b , c > d {\n  e: f;\n}\n", ".b,c > d{e:f}"),
            ("a :hover, a:hover { b: calc(1px + 2px) / c; }", "a :hover,a:hover{b:calc(1px + 2px) / c}"),
            ("@media (a: b) and (c) { d { e: 'f  ; }' } }", "@media (a:b) and (c){d{e:'f  ; }'}}"),
            ("a { b: url(\"data:x /* y */\"); --c: d e; }", "a{b:url(\"data:x /* y */\");--c:d e}"),
        ] {
            assert_eq!(style(css), want, "{css:?}");
        }
    }
}
