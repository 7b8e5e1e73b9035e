//! Lines of a file or a pipe, one at a time: none longer than [`MAX_LINE`] is ever held.

use std::io::{self, BufRead, BufReader, Read};

use super::MAX_BYTES;

/// The longest line in bytes: an article of the largest size with every character escaped (`\u00e9`).
pub const MAX_LINE: u64 = MAX_BYTES * 6;

/// One line and its number from 1; or, in plain words, why it was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub number: u64,
    /// Its bytes, line end included.
    pub bytes: Result<Vec<u8>, String>,
}

impl Line {
    /// Whether nothing but white space is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.bytes.as_ref().is_ok_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace))
    }
}

/// Reads lines.
#[derive(Debug)]
pub struct Lines<R> {
    input: BufReader<R>,
    number: u64,
}

impl<R: Read> Lines<R> {
    /// The lines of `input`, which is read `buffer` bytes at a time.
    pub fn new(input: R, buffer: usize) -> Self {
        Self { input: BufReader::with_capacity(buffer, input), number: 0 }
    }

    /// How many lines were read.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Whether another whole line is here already, so that [`Self::line`] would not wait.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.input.buffer().contains(&b'\n')
    }

    /// The next line, waited for; nothing at the end. A byte order mark before the first is left out.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let read = Read::take(&mut self.input, MAX_LINE).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if read as u64 == MAX_LINE && !bytes.ends_with(b"\n") {
            self.skip_line()?;
            return Ok(Some(Line { number, bytes: Err(format!("longer than {MAX_LINE} bytes")) }));
        }
        if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Ok(Some(Line { number, bytes: Ok(bytes) }))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let here = self.input.fill_buf()?;
            let (used, done) = match here.iter().position(|b| *b == b'\n') {
                Some(end) => (end + 1, true),
                None => (here.len(), here.is_empty()),
            };
            self.input.consume(used);
            if done {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_numbers() {
        let mut lines = Lines::new("\u{feff}a\n \n\nb".as_bytes(), 2);
        let mut found = Vec::new();
        while let Some(line) = lines.line().unwrap() {
            found.push((line.number, line.is_blank(), String::from_utf8(line.bytes.unwrap()).unwrap()));
        }
        let want = [(1, false, "a\n"), (2, true, " \n"), (3, true, "\n"), (4, false, "b")];
        assert_eq!(found, want.map(|(n, blank, text)| (n, blank, text.to_owned())));
    }
}
