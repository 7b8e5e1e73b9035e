//! Programs that a test starts: found by name, given a free port, awaited, and stopped when the test is done with them.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::Outcome;

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(30);

/// A running program; stopped and reaped on drop.
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// Starts a program whose output nobody reads.
    pub(crate) fn start(command: &mut Command) -> Outcome<Self> {
        let name = command.get_program().display().to_string();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        child.map(|child| Self { child }).map_err(|e| format!("{name} did not start: {e}").into())
    }

    /// Starts a program that says on its standard output, in one line, what to know of it.
    pub(crate) fn start_and_read_line(command: &mut Command) -> Outcome<(Self, String)> {
        let name = command.get_program().display().to_string();
        let spawned = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = spawned.map_err(|e| format!("{name} did not start: {e}"))?;
        let output = child.stdout.take();
        let process = Self { child };
        let mut line = String::new();
        BufReader::new(output.ok_or("no standard output")?).read_line(&mut line)?;
        if line.trim().is_empty() {
            return Err(format!("{name} ended without a word").into());
        }
        Ok((process, line.trim().to_owned()))
    }

    /// Waits until something listens on `port`.
    pub(crate) fn wait_for_port(&mut self, port: u16) -> Outcome {
        let start = Instant::now();
        while start.elapsed() < START {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the driver ended at once: {status}").into());
            }
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("nothing listened on port {port} after {START:?}").into())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The program that the environment variable `variable` names, or else the first of `names` on `PATH`.
pub(crate) fn find_program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(PathBuf::from(named)).filter(|p| p.is_file());
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|f| f.join(name)).find(|p| is_program(p)))
}

fn is_program(path: &Path) -> bool {
    path.is_file()
}
