//! `dramatis extract`: articles as JSON lines in, what was found as JSON lines out, in order.
//!
//! Memory holds one batch of lines. A batch is what has already arrived, so a program that writes one line and
//! waits gets its answer; a long pipe is worked through on all cores.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;
use std::thread;

use dramatis::article::Meta;
use dramatis::extract::Extractor;
use dramatis::extract::json::{Input, OffsetUnit, Record};
use dramatis::import::{Line, Lines, MAX_BYTES, day};
use dramatis::site::{Handed, extraction};

/// Bytes of input looked at together.
const BATCH: usize = 1 << 20;

/// Options of `dramatis extract`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What positions are counted in.
    #[arg(long, value_enum, default_value_t = Offsets::Char)]
    offsets: Offsets,
    /// Add the whole analysis to each record, for `dramatis build --from-analyses`.
    #[arg(long)]
    analyses: bool,
}

/// A record with the analysis behind it.
#[derive(serde::Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    analysis: Handed,
}

/// What lines are answered with.
struct Desk {
    extractor: Extractor,
    unit: OffsetUnit,
    /// The name of the extraction, where whole analyses are wanted.
    whole: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Offsets {
    /// UTF-8 bytes.
    Byte,
    /// Unicode scalar values, as Python counts.
    Char,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Byte => Self::Byte,
            Offsets::Char => Self::Char,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

/// What became of a line: its record, and what there is to say about it on stderr.
#[derive(Default)]
struct Answer {
    record: Option<Vec<u8>>,
    remark: Option<String>,
}

/// Reads stdin to its end. Lines that cannot be used are named on stderr and make the exit status 1.
pub(crate) fn run(options: &Options) -> Result<ExitCode, String> {
    let extractor = Extractor::bundled().map_err(|e| e.to_string())?;
    let whole = options.analyses.then(|| extraction(&extractor));
    let desk = Desk { extractor, unit: options.offsets.into(), whole };
    let mut input = Lines::new(io::stdin().lock(), BATCH);
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut good, mut bad) = (0u64, 0u64);
    loop {
        let batch =
            batch(&mut input).map_err(|e| format!("standard input, after line {}: {e}", input.number()))?;
        if batch.is_empty() {
            break;
        }
        for answer in answers(&desk, &batch) {
            answer.remark.iter().for_each(|remark| say(remark));
            match answer.record {
                None => bad += 1,
                Some(record) => {
                    good += 1;
                    match out.write_all(&record) {
                        Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                        written => written.map_err(|e| format!("standard output: {e}"))?,
                    }
                }
            }
        }
        match out.flush() {
            Err(e) if e.kind() == ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            flushed => flushed.map_err(|e| format!("standard output: {e}"))?,
        }
    }
    if bad == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!("{bad} of {} lines could not be used", good + bad));
    Ok(ExitCode::FAILURE)
}

#[expect(clippy::print_stderr, reason = "this is the command line")]
fn say(words: &str) {
    eprintln!("dramatis extract: {words}");
}

/// The next line, waited for, and those after it that are here already. Empty at the end.
fn batch<R: io::Read>(lines: &mut Lines<R>) -> io::Result<Vec<Line>> {
    let mut batch: Vec<Line> = lines.line()?.into_iter().collect();
    let mut held = batch.first().and_then(|line| line.bytes.as_ref().ok()).map_or(0, Vec::len);
    while !batch.is_empty() && held < BATCH && lines.is_ready() {
        let Some(line) = lines.line()? else { break };
        held += line.bytes.as_ref().map_or(0, Vec::len);
        batch.push(line);
    }
    Ok(batch)
}

/// The answers to `batch` in its order, worked out on all cores. Blank lines have none.
fn answers(desk: &Desk, batch: &[Line]) -> Vec<Answer> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(batch.len());
    let answer_all = |lines: &[Line]| -> Vec<Answer> {
        lines.iter().filter(|line| !line.is_blank()).map(|line| answer(desk, line)).collect()
    };
    if cores < 2 {
        return answer_all(batch);
    }
    thread::scope(|scope| {
        let share = batch.len().div_ceil(cores);
        let workers: Vec<_> = batch.chunks(share).map(|part| scope.spawn(move || answer_all(part))).collect();
        let joined = workers.into_iter().map(|worker| worker.join());
        joined.flat_map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

fn answer(desk: &Desk, line: &Line) -> Answer {
    let number = line.number;
    let bad = |why: String| Answer { record: None, remark: Some(format!("line {number}: {why}")) };
    let input = match line.bytes.as_deref().map_err(Clone::clone).and_then(read) {
        Ok(input) => input,
        Err(why) => return bad(why),
    };
    let date = input.date.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let found = date.and_then(day);
    let remark = (date.is_some() && found.is_none()).then(|| {
        format!("line {number}: the date {:?} is no day; taken as not stated", date.unwrap_or_default())
    });
    let meta = Meta { title: input.title.clone(), date: found, ..Meta::default() };
    let analysis = desk.extractor.analyse(&input.text, &meta);
    let record = Record::new(Some(&input.id), &input.text, &analysis, desk.unit);
    let json = match &desk.whole {
        None => serde_json::to_vec(&record),
        Some(by) => {
            let analysis = Handed::new(&input.text, &meta, &analysis, by);
            serde_json::to_vec(&Whole { record, analysis })
        }
    };
    match json {
        Ok(mut json) => {
            json.push(b'\n');
            Answer { record: Some(json), remark }
        }
        Err(e) => bad(e.to_string()),
    }
}

fn read(line: &[u8]) -> Result<Input, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8 after byte {}", e.valid_up_to()))?;
    // A list would be taken for an object's values in order.
    if !text.trim_start().starts_with('{') {
        return Err("not a JSON object: a line is {\"id\": …, \"text\": …}".to_owned());
    }
    let input: Input = serde_json::from_str(text).map_err(|e| {
        // Within one line, "line 1" would only mislead.
        let words = e.to_string();
        let words =
            words.strip_suffix(&format!(" at line {} column {}", e.line(), e.column())).unwrap_or(&words);
        format!("{words}, at byte {} of the line", e.column())
    })?;
    if input.text.len() as u64 > MAX_BYTES {
        return Err(format!(
            "a text of {} bytes: the largest that is read has {MAX_BYTES}",
            input.text.len()
        ));
    }
    Ok(input)
}
