//! How far the analysis is: a bar with rate and time left on a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, stderr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

use super::say;

/// Between two lines where there is no terminal.
const PAUSE: Duration = Duration::from_secs(10);

/// Counts articles and bytes, from any thread.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    start: Instant,
    articles: u64,
    bytes: u64,
    done: AtomicU64,
    done_bytes: AtomicU64,
    /// Seconds until the last line.
    told: AtomicU64,
}

impl Progress {
    /// Of so many articles and bytes of text.
    pub(crate) fn new(articles: u64, bytes: u64) -> Self {
        let bar = stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(bytes.max(1));
            let template = "{msg} {wide_bar} {bytes_per_sec}, {eta} left";
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar
        });
        Self {
            bar,
            start: Instant::now(),
            articles,
            bytes,
            done: AtomicU64::new(0),
            done_bytes: AtomicU64::new(0),
            told: AtomicU64::new(0),
        }
    }

    /// One article of so many bytes is done.
    pub(crate) fn done(&self, bytes: u64) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let done_bytes = self.done_bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        match &self.bar {
            Some(bar) => {
                bar.set_position(done_bytes);
                if done.is_multiple_of(64) {
                    bar.set_message(self.counted(done));
                }
            }
            None => self.line(done, done_bytes),
        }
        if done == self.articles {
            self.finish();
        }
    }

    /// Takes the bar away; says how fast it was.
    fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let seconds = self.start.elapsed().as_secs_f64().max(0.001);
        let speed = self.bytes as f64 / 1e6 / seconds;
        say(&format!("analysed {} articles in {seconds:.1} s, {speed:.2} MB/s", self.articles));
    }

    fn line(&self, done: u64, done_bytes: u64) {
        let elapsed = self.start.elapsed();
        let told = self.told.load(Ordering::Relaxed);
        let is_time = elapsed.as_secs() >= told + PAUSE.as_secs() && done < self.articles;
        let ours = is_time
            && self
                .told
                .compare_exchange(told, elapsed.as_secs(), Ordering::Relaxed, Ordering::Relaxed)
                .is_ok();
        if ours {
            let speed = done_bytes as f64 / elapsed.as_secs_f64();
            let left =
                Duration::from_secs_f64((self.bytes - done_bytes.min(self.bytes)) as f64 / speed.max(1.0));
            say(&format!("{}, {:.2} MB/s, {} left", self.counted(done), speed / 1e6, HumanDuration(left)));
        }
    }

    fn counted(&self, done: u64) -> String {
        let rate = done as f64 / self.start.elapsed().as_secs_f64().max(0.001);
        format!("{done} of {} articles, {rate:.0} a second", self.articles)
    }
}
