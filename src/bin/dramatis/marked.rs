//! Texts with their names marked by hand, as JSON lines `{"id", "text", "entities": [{"start", "end", "type"}]}`,
//! with positions in Unicode scalar values.

use std::fs;
use std::io::Read;
use std::path::Path;

use dramatis::extract::NameKind;
use dramatis::extract::tagger::train::Marked;

/// One text.
#[derive(serde::Deserialize)]
pub(crate) struct Line {
    /// Empty where the file has none.
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) entities: Vec<Name>,
}

/// One name.
#[derive(serde::Deserialize)]
pub(crate) struct Name {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(rename = "type")]
    pub(crate) kind: String,
}

/// The kind of name that a type stands for; an event is `MISC`, as in CoNLL-2003. Dates and numbers are none.
pub(crate) fn kind(name: &str) -> Option<NameKind> {
    match name {
        "PER" => Some(NameKind::Person),
        "ORG" => Some(NameKind::Organisation),
        "LOC" => Some(NameKind::Place),
        "MISC" | "EVENT" => Some(NameKind::Misc),
        _ => None,
    }
}

impl Line {
    /// The text for training.
    pub(crate) fn marked(self, with_misc: bool, weight: u16) -> Marked {
        let mut bytes: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(self.text.len());
        let byte = |char: usize| bytes.get(char).copied().unwrap_or(self.text.len());
        let names = self
            .entities
            .iter()
            .filter_map(|name| Some((byte(name.start)..byte(name.end), kind(&name.kind)?)))
            .collect();
        Marked { text: self.text, names, with_misc, weight }
    }
}

/// The texts of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<Line>, String> {
    let failed = |number: usize, e| format!("{} line {number}: {e}", path.display());
    let text = text(path)?;
    (1..).zip(text.lines()).map(|(n, line)| serde_json::from_str(line).map_err(|e| failed(n, e))).collect()
}

/// A text file, unpacked where its name ends in `.gz`.
pub(crate) fn text(path: &Path) -> Result<String, String> {
    let failed = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let bytes = fs::read(path).map_err(|e| failed(&e))?;
    if path.extension().is_some_and(|end| end == "gz") {
        let mut text = String::new();
        flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text).map_err(|e| failed(&e))?;
        return Ok(text);
    }
    String::from_utf8(bytes).map_err(|e| failed(&e))
}
