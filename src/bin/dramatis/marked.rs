//! Texts with their names marked by hand, as JSON lines `{"id", "text", "entities": [{"start", "end", "type"}]}`,
//! with positions in Unicode scalar values.

use std::fs;
use std::io::Read;
use std::path::Path;

use dramatis::extract::NameKind;
use dramatis::extract::tagger::train::Marked;
use dramatis::quality::Name;
use dramatis::text::{ByteOffset, CharOffset, PositionTable, Span};

/// One text.
#[derive(serde::Deserialize)]
pub(crate) struct Line {
    /// Empty where the file has none.
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) entities: Vec<Entity>,
}

/// One name.
#[derive(serde::Deserialize)]
pub(crate) struct Entity {
    pub(crate) start: usize,
    pub(crate) end: usize,
    #[serde(rename = "type")]
    pub(crate) kind: String,
}

/// The kind of name that a type stands for; an event is `MISC`, as in CoNLL-2003. Dates and numbers are none.
pub(crate) fn kind(name: &str) -> Option<NameKind> {
    NameKind::from_code(if name == "EVENT" { "MISC" } else { name })
}

impl Line {
    /// Its names by bytes; what stands past the end of the text ends with it.
    pub(crate) fn names(&self) -> Vec<Name> {
        let table = PositionTable::new(&self.text);
        let byte = |char| table.from_char(CharOffset::new(char)).map_or(self.text.len(), ByteOffset::get);
        let name =
            |e: &Entity| Some(Name { span: Span::new(byte(e.start), byte(e.end)), kind: kind(&e.kind)? });
        self.entities.iter().filter_map(name).collect()
    }

    /// The text for training.
    pub(crate) fn marked(self, with_misc: bool, weight: u16) -> Marked {
        let names = self.names().into_iter().map(|name| (name.span.range(), name.kind)).collect();
        Marked { text: self.text, names, with_misc, weight }
    }
}

/// The lines of a file of JSON lines.
pub(crate) fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let text = text(path)?;
    let read = |(number, line)| {
        serde_json::from_str(line).map_err(|e| format!("{} line {number}: {e}", path.display()))
    };
    (1u32..).zip(text.lines()).map(read).collect()
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
