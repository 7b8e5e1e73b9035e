//! One path to a collection: a folder, or a file that holds many articles.
//!
//! Promise: what cannot be read is left out with its place and reason, and the rest go on; a file is read record by
//! record. A zip file gives what its files would give in a folder, and records give what files with the same text and
//! front matter would, so that a site does not show how its articles came.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, ReaderBuilder};
use serde_json::Value;
use thiserror::Error;
use zip::ZipArchive;

use super::file::Form;
use super::records::{Fields, Records, has_text, is_known};
use super::{DecodeError, Folder, FolderError, Intake, Line, Lines, MAX_BYTES, folder};

/// Read from the disk together.
const BUFFER: usize = 1 << 20;

/// Why a path gave no collection. Each message names the path and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum InputError {
    /// The folder cannot be used, or nothing has this path.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The system refused.
    #[error("{} cannot be read ({source}): check who may read it", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of another kind.
    #[error("{} is of no kind that holds articles: name a folder, or a .jsonl, .csv, .tsv or .zip file", .0.display())]
    Kind(PathBuf),
    /// A table in which no column holds texts.
    #[error("{} has no column for the text: name one `text` in its first line, which has {found}", file.display())]
    NoText {
        /// The file.
        file: PathBuf,
        /// The first line's names.
        found: String,
    },
    /// A damaged archive.
    #[error("{} cannot be unpacked ({why}): pack it again", file.display())]
    Archive {
        /// The file.
        file: PathBuf,
        /// What was wrong.
        why: String,
    },
    /// Not one article came out of it.
    #[error("{} holds no article{}", file.display(), first(skipped))]
    NothingUsable {
        /// The file.
        file: PathBuf,
        /// The reasons.
        skipped: Vec<super::Skipped>,
    },
}

fn first(skipped: &[super::Skipped]) -> String {
    let Some(first) = skipped.first() else { return ": put articles into it".to_owned() };
    format!("\n  {}: {}\n  ({} in all)", first.path, first.reason, skipped.len())
}

/// The articles in a folder, or in a file: JSON lines (`.jsonl`, `.ndjson`), a table (`.csv`, `.tsv`; the first row
/// names the columns) or an archive of files (`.zip`). Which fields records may have says the table in `records.rs`.
///
/// # Errors
/// [`InputError`] where the path cannot be read or nothing in it is an article.
pub fn collection(path: &Path) -> Result<Folder, InputError> {
    if !path.is_file() {
        return Ok(folder(path)?);
    }
    let open = || File::open(path).map_err(unreadable(path));
    let end = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let found = match end.as_str() {
        "jsonl" | "ndjson" => json_lines(path, open()?)?,
        "csv" => table(path, open()?, b',')?,
        "tsv" => table(path, open()?, b'\t')?,
        "zip" => archive(path, open()?)?,
        _ => return Err(InputError::Kind(path.to_path_buf())),
    };
    match found.articles.is_empty() {
        true => Err(InputError::NothingUsable { file: path.to_path_buf(), skipped: found.skipped }),
        false => Ok(found),
    }
}

fn unreadable(file: &Path) -> impl Fn(io::Error) -> InputError {
    move |source| InputError::Unreadable { file: file.to_path_buf(), source }
}

fn json_lines(path: &Path, file: File) -> Result<Folder, InputError> {
    let (mut lines, mut records) = (Lines::new(file, BUFFER), Records::default());
    while let Some(line) = lines.line().map_err(unreadable(path))? {
        let place = place(path, line.number);
        match json(&line) {
            _ if line.is_blank() => {}
            Ok(fields) => records.add(&place, line.number, fields),
            Err(why) => records.intake.skip(&place, why),
        }
    }
    Ok(records.intake.finish())
}

/// "articles.csv, line 3".
fn place(path: &Path, line: u64) -> String {
    format!("{}, line {line}", path.file_name().unwrap_or_default().to_string_lossy())
}

fn json(line: &Line) -> Result<Fields, String> {
    let bytes = line.bytes.as_deref().map_err(Clone::clone)?;
    let found: BTreeMap<String, Value> = serde_json::from_slice(bytes).map_err(|e| {
        // Within one line, "line 1" would only mislead.
        let words = e.to_string();
        let words = words.strip_suffix(&format!(" at line {} column {}", e.line(), e.column()));
        format!("no JSON object ({}, at byte {})", words.unwrap_or("damaged"), e.column())
    })?;
    let mut fields = Fields::new();
    for (name, value) in found {
        let name = name.to_lowercase();
        if is_known(&name)
            && let Some(words) = words(&value).map_err(|what| format!("its `{name}` is {what}, not words"))?
        {
            fields.insert(name, words);
        }
    }
    Ok(fields)
}

/// The words of a value; of a list, those of its items.
fn words(value: &Value) -> Result<Option<String>, &'static str> {
    Ok(match value {
        Value::Null => None,
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(words).collect::<Result<_, _>>()?;
            Some(items.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Value::Bool(_) => return Err("true or false"),
        Value::Object(_) => return Err("an object"),
    })
}

fn table(path: &Path, file: File, delimiter: u8) -> Result<Folder, InputError> {
    let mut rows =
        ReaderBuilder::new().delimiter(delimiter).from_reader(BufReader::with_capacity(BUFFER, file));
    let failed = |e: csv::Error| match e.into_kind() {
        csv::ErrorKind::Io(source) => unreadable(path)(source),
        other => unreadable(path)(io::Error::other(format!("{other:?}"))),
    };
    let names: Vec<String> = rows.byte_headers().map_err(failed)?.iter().map(column).collect();
    if !has_text(names.iter().map(String::as_str)) {
        return Err(InputError::NoText { file: path.to_path_buf(), found: names.join(", ") });
    }
    let (mut records, mut row, mut number) = (Records::default(), ByteRecord::new(), 0);
    loop {
        number += 1;
        let read = rows.read_byte_record(&mut row);
        let line = row.position().map_or(0, csv::Position::line);
        match read {
            Ok(false) => return Ok(records.intake.finish()),
            Ok(true) => match cells(&names, &row) {
                Ok(fields) => records.add(&place(path, line), number, fields),
                Err(why) => records.intake.skip(&place(path, line), why),
            },
            Err(e) => match e.kind() {
                csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                    let line = pos.as_ref().map_or(line, csv::Position::line);
                    let reason = format!("it has {len} cells, and the first row {expected_len}");
                    records.intake.skip(&place(path, line), reason);
                }
                _ => return Err(failed(e)),
            },
        }
    }
}

/// The name of a column; a byte order mark before the first is left out.
fn column(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell.strip_prefix(b"\xef\xbb\xbf").unwrap_or(cell)).trim().to_lowercase()
}

fn cells(names: &[String], row: &ByteRecord) -> Result<Fields, String> {
    let mut fields = Fields::new();
    for (name, cell) in names.iter().zip(row).filter(|(name, _)| is_known(name)) {
        let words = std::str::from_utf8(cell)
            .map_err(|_| format!("its `{name}` is not UTF-8: save the table as UTF-8"))?;
        fields.insert(name.clone(), words.to_owned());
    }
    Ok(fields)
}

fn archive(path: &Path, file: File) -> Result<Folder, InputError> {
    let failed =
        |e: zip::result::ZipError| InputError::Archive { file: path.to_path_buf(), why: e.to_string() };
    let mut zip = ZipArchive::new(BufReader::with_capacity(BUFFER, file)).map_err(failed)?;
    let mut names = BTreeMap::new();
    for at in 0..zip.len() {
        let Some(name) = zip.name_for_index(at) else { continue };
        let name = name.map_err(failed)?.replace('\\', "/");
        let is_hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        if !is_hidden && !name.ends_with('/') && Form::of(&name).is_some() {
            names.insert(name.trim_start_matches('/').to_owned(), at);
        }
    }
    let mut intake = Intake::default();
    for (name, at) in names {
        match unpacked(&mut zip, at) {
            Ok(bytes) => intake.add(&name, &bytes),
            Err(reason) => intake.skip(&name, reason),
        }
    }
    Ok(intake.finish())
}

/// A file of an archive: never more than one byte over the limit, whatever the archive says of its size.
fn unpacked(zip: &mut ZipArchive<BufReader<File>>, at: usize) -> Result<Vec<u8>, String> {
    let damaged = |why: String| format!("it cannot be unpacked ({why})");
    let file = zip.by_index(at).map_err(|e| damaged(e.to_string()))?;
    if file.size() > MAX_BYTES {
        return Err(DecodeError::TooLong(file.size()).to_string());
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|e| damaged(e.to_string()))?;
    Ok(bytes)
}
