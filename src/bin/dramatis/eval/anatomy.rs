//! How well the lines of scraped articles are told apart: marked texts against what the anatomy says.
//!
//! In the texts a mark stands where a line, or part of one, of another kind begins: `[H]` headline, `[S]` standfirst,
//! `[Y]` byline, `[D]` dateline, `[R]` credit, `[C]` caption, `[B]` body, `[N]` noise. A line is what a mark opens. It
//! is right when most of its visible bytes lie in blocks of its kind. Every line has one kind and gets one, so F1 over
//! all is the share of right lines; a kind's own F1 is of its lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dramatis::anatomy::{Block, BlockKind, dissect};
use dramatis::article::Meta;
use dramatis::text::Span;

use super::say;

const KINDS: [(&str, BlockKind, &str); 8] = [
    ("[H]", BlockKind::Headline, "headline"),
    ("[S]", BlockKind::Standfirst, "standfirst"),
    ("[Y]", BlockKind::Byline, "byline"),
    ("[D]", BlockKind::Dateline, "dateline"),
    ("[R]", BlockKind::Credit, "credit"),
    ("[C]", BlockKind::Caption, "caption"),
    ("[B]", BlockKind::Body, "body"),
    ("[N]", BlockKind::Noise, "noise"),
];

/// Scores each folder: those of tests/anatomy unless named. Errors of a folder called `closed` are never printed: it is
/// for measuring.
pub(super) fn run(folders: &[PathBuf], errors: bool) -> Result<ExitCode, String> {
    let own = ["tests/anatomy/open", "tests/anatomy/closed"].map(PathBuf::from);
    for folder in if folders.is_empty() { &own } else { folders } {
        let closed = folder.file_name().is_some_and(|name| name == "closed");
        let mut counts = [Count::default(); 8];
        let files = texts(folder)?;
        for (name, marked) in &files {
            let (text, lines) = sample(marked).map_err(|e| format!("{}/{name}: {e}", folder.display()))?;
            let blocks = dissect(&text, &Meta::default()).blocks;
            for (kind, span) in lines {
                let (found, why) = found(&text, &blocks, span);
                add(&mut counts, kind, found);
                if errors && !closed && kind != found {
                    let words: String = span.slice(&text).chars().take(90).collect();
                    say(format!("{name}: {} taken for {} ({why}): {words}", label(kind), label(found)));
                }
            }
        }
        table(&format!("{}: {} texts", folder.display(), files.len()), &counts).into_iter().for_each(say);
    }
    Ok(ExitCode::SUCCESS)
}

/// The texts of a folder with their names, in the order of the names.
fn texts(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let failed = |e: std::io::Error| format!("{}: {e}; name a folder of marked texts", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|end| end == "txt") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            files.push((name, text));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no .txt file is in it; name a folder of marked texts", folder.display()));
    }
    Ok(files)
}

/// The plain text and its lines.
fn sample(marked: &str) -> Result<(String, Vec<(BlockKind, Span)>), String> {
    let (mut text, mut lines) = (String::new(), Vec::new());
    let mut open: Option<(BlockKind, usize)> = None;
    let mut rest = marked;
    while !rest.is_empty() {
        let mark = KINDS.iter().find(|(mark, ..)| rest.starts_with(mark));
        if let Some((mark, kind, _)) = mark {
            lines.extend(open.map(|(kind, start)| (kind, trimmed(&text, start))));
            open = Some((*kind, text.len()));
            rest = &rest[mark.len()..];
        }
        let end = KINDS.iter().filter_map(|(mark, ..)| rest.find(mark)).min().unwrap_or(rest.len());
        text.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    lines.extend(open.map(|(kind, start)| (kind, trimmed(&text, start))));
    let empty = lines.iter().filter(|(_, span)| span.is_empty()).count();
    match (lines.first(), empty) {
        (None, _) => Err("it has no mark such as [H] or [B]".into()),
        (Some((_, first)), _) if !text[..first.start().get()].trim().is_empty() => {
            Err("words stand before its first mark".into())
        }
        (_, 0) => Ok((text, lines)),
        (_, n) => Err(format!("{n} of its marks have no words after them")),
    }
}

/// From `start` to the end of the text, white space at both ends left off.
fn trimmed(text: &str, start: usize) -> Span {
    let words = text[start..].trim();
    let from = start + text[start..].len() - text[start..].trim_start().len();
    Span::new(from, from + words.len())
}

/// The kind that holds most of the span, and the reason given for it.
fn found<'b>(text: &str, blocks: &'b [Block], span: Span) -> (BlockKind, &'b str) {
    let visible = |block: &Block| {
        let (start, end) = (block.span.start().max(span.start()), block.span.end().min(span.end()));
        let shared = text.get(start.get()..end.get()).unwrap_or("");
        shared.bytes().filter(|b| !b.is_ascii_whitespace()).count()
    };
    let share = |kind: BlockKind| blocks.iter().filter(|b| b.kind == kind).map(visible).sum::<usize>();
    let most =
        KINDS.iter().map(|(_, kind, _)| *kind).max_by_key(|kind| share(*kind)).unwrap_or(BlockKind::Body);
    let why = blocks.iter().filter(|b| b.kind == most && visible(b) > 0).map(|b| b.why.as_str()).next();
    (most, why.unwrap_or(""))
}

/// Lines marked so, found so, and both.
#[derive(Clone, Copy, Default)]
struct Count {
    marked: u32,
    found: u32,
    right: u32,
}

fn add(counts: &mut [Count; 8], marked: BlockKind, found: BlockKind) {
    for (count, (_, kind, _)) in counts.iter_mut().zip(KINDS) {
        count.marked += u32::from(kind == marked);
        count.found += u32::from(kind == found);
        count.right += u32::from(kind == marked && kind == found);
    }
}

fn table(title: &str, counts: &[Count; 8]) -> Vec<String> {
    let share = |right: u32, of: u32| 100.0 * f64::from(right) / f64::from(of.max(1));
    let row = |name: &str, c: Count| {
        let (precision, recall, f1) =
            (share(c.right, c.found), share(c.right, c.marked), share(2 * c.right, c.marked + c.found));
        format!("{name:<12} {:>6} {:>6} {precision:>6.1} {recall:>6.1} {f1:>6.1}", c.marked, c.found)
    };
    let header =
        format!("{:<12} {:>6} {:>6} {:>6} {:>6} {:>6}", "line", "marked", "found", "prec", "rec", "F1");
    let mut lines = vec![title.to_owned(), header];
    lines.extend(counts.iter().zip(KINDS).map(|(count, (_, _, name))| row(name, *count)));
    let all = counts.iter().fold(Count::default(), |sum, c| Count {
        marked: sum.marked + c.marked,
        found: sum.found + c.found,
        right: sum.right + c.right,
    });
    lines.push(row("all", all));
    lines
}

fn label(kind: BlockKind) -> &'static str {
    KINDS.iter().find(|(_, known, _)| *known == kind).map_or("", |(.., name)| name)
}
