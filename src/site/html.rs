//! Text, code and data as they stand in HTML, and the content policy.

use super::digest::integrity;

/// Text as it stands in HTML, inside elements and quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// A script element with its code in it, as it will be hashed: see [`Policy::script`].
#[must_use]
pub fn script(attributes: &str, code: &str) -> String {
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<script{space}{attributes}>{code}</script>")
}

/// JavaScript that can stand between script tags: nothing in it ends the element or opens a comment. What is changed
/// only occurs inside strings, templates and comments, where the backslash means nothing.
#[must_use]
pub fn inline_code(code: &str) -> String {
    let code = code.replace("\r\n", "\n").replace('\r', "\n").replace("<!--", "<\\!--");
    let mut out = String::with_capacity(code.len());
    let mut rest = code.as_str();
    while let Some(at) = rest.find("</") {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let is_script = tail.get(2..8).is_some_and(|t| t.eq_ignore_ascii_case("script"));
        out.push_str(if is_script { "<\\/" } else { "</" });
        rest = &tail[2..];
    }
    out.push_str(rest);
    out
}

/// A JSON value that can stand in a script element.
#[must_use]
pub fn inline_json(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// What the page may load and run: itself, and the inline code named by its hash. No other host, no `eval`.
#[derive(Debug, Default)]
pub struct Policy {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Policy {
    /// How its element begins.
    pub(super) const BEGINS: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

    /// Allows this inline script.
    pub fn script(&mut self, code: &str) {
        self.scripts.push(format!("'{}'", integrity(code.as_bytes())));
    }

    /// Allows this inline style sheet.
    pub fn style(&mut self, css: &str) {
        self.styles.push(format!("'{}'", integrity(css.as_bytes())));
    }

    /// The element that states the policy. It must stand before anything that loads.
    #[must_use]
    pub fn element(&self) -> String {
        let with = |first: &str, hashes: &[String]| {
            std::iter::once(first.to_owned()).chain(hashes.iter().cloned()).collect::<Vec<_>>().join(" ")
        };
        let rules = [
            "default-src 'none'".to_owned(),
            with("script-src 'self' 'wasm-unsafe-eval'", &self.scripts),
            with("style-src 'self'", &self.styles),
            "connect-src 'self'".to_owned(),
            "img-src 'self' data:".to_owned(),
            "worker-src 'self' blob:".to_owned(),
            "manifest-src 'self'".to_owned(),
            "base-uri 'none'".to_owned(),
            "form-action 'none'".to_owned(),
        ];
        format!("{}{}\">", Self::BEGINS, rules.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escape("<script>alert('1')</script> & \"x\""),
            "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;"
        );
    }

    #[test]
    fn inline_code_cannot_end_its_element() {
        let code = "a = '</script>'; b = '</SCRIPT >'; c = '<!-- x'; d = '</p>';\r\n";
        let safe = inline_code(code);
        assert_eq!(safe, "a = '<\\/script>'; b = '<\\/SCRIPT >'; c = '<\\!-- x'; d = '</p>';\n");
        let json = serde_json::json!({ "title": "</script><!-- é" });
        assert_eq!(inline_json(&json), "{\"title\":\"\\u003c/script>\\u003c!-- é\"}");
    }

    #[test]
    fn the_policy_names_inline_code_by_hash_and_forbids_eval() {
        let mut policy = Policy::default();
        policy.script("alert('Hello, world.');");
        let element = policy.element();
        // The example of https://www.w3.org/TR/CSP3/#external-hash.
        assert!(element.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"), "{element}");
        assert!(!element.contains("unsafe-inline") && !element.contains("'unsafe-eval'"));
    }
}
