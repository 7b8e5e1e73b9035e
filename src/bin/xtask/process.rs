//! Running other programs: what they print is shown, what they are is named when they fail.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::error::{Error, Result};

/// A program about to be run.
#[derive(Debug)]
pub(crate) struct Run {
    command: Command,
    line: String,
}

impl Run {
    /// This program, found on `$PATH`.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        Self { command: Command::new(program), line: program.to_string_lossy().into_owned() }
    }

    /// One more argument.
    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.line.push(' ');
        self.line.push_str(&arg.as_ref().to_string_lossy());
        self.command.arg(arg);
        self
    }

    /// More arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(self, args: impl IntoIterator<Item = A>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    /// In this folder.
    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// With this environment variable.
    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.command.env(name, value.into());
        self
    }

    /// Without this environment variable.
    pub(crate) fn env_remove(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// The command line, for messages.
    pub(crate) fn line(&self) -> &str {
        &self.line
    }

    /// Runs it, its output going where this program's goes; how it ended.
    pub(crate) fn status(&mut self) -> Result<ExitStatus> {
        self.command.status().map_err(|source| self.start_error(source))
    }

    /// Runs it, its output going where this program's goes; an error unless it succeeds.
    pub(crate) fn go(mut self) -> Result<()> {
        let status = self.status()?;
        if status.success() { Ok(()) } else { Err(Error::Failed { command: self.line, status }) }
    }

    /// Runs it and takes what it writes to its standard output.
    pub(crate) fn output(mut self) -> Result<String> {
        self.command.stderr(Stdio::inherit());
        let out = self.command.output().map_err(|source| self.start_error(source))?;
        if out.status.success() {
            Ok(String::from_utf8_lossy(&out.stdout).into_owned())
        } else {
            Err(Error::Failed { command: self.line, status: out.status })
        }
    }

    /// Starts it with its standard output as a pipe to read from.
    pub(crate) fn piped(&mut self) -> Result<std::process::Child> {
        self.command.stdout(Stdio::piped()).spawn().map_err(|source| self.start_error(source))
    }

    fn start_error(&self, source: std::io::Error) -> Error {
        Error::Start { program: self.command.get_program().to_string_lossy().into_owned(), source }
    }
}
