//! `dramatis build`: a whole static site from a folder or file of articles.
//!
//! Promise: the same articles, title and page give the same bytes, whether the site is made anew or over an older one;
//! an error leaves what stood in the site's place as it was. What cannot be read is named on stderr, the rest goes
//! on, the site names it too, and the exit status is 1.

mod earlier;
mod progress;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use dramatis::article::Article;
use dramatis::corpus::Corpus;
use dramatis::extract::Extractor;
use dramatis::import::{self, Folder};
use dramatis::site::{Collection, IN_PARTS, Manifest, Page, SiteError, Target, extraction, publish_file};

use self::earlier::Earlier;
use self::progress::Progress;

/// A single file of more bytes is slow to open.
const HEAVY: usize = 30_000_000;

/// Options of `dramatis build`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The articles: a folder, sub-folders included, or a .jsonl, .csv, .tsv or .zip file.
    input: PathBuf,
    /// Where the site goes: a new or empty folder, or one that `build` made before.
    #[arg(short, long, value_name = "SITE")]
    output: PathBuf,
    /// What the collection is called.
    #[arg(long, value_name = "WORDS", default_value = "Dramatis")]
    title: String,
    /// A built page, whose files the site takes over: `cargo xtask build` makes it.
    #[arg(long, value_name = "DIST", default_value = "dist")]
    page: PathBuf,
    /// Write one file instead, that opens from disk.
    #[arg(long)]
    single_file: bool,
    /// Analyse every article, those too that an older site at this place holds as they are.
    #[arg(long)]
    fresh: bool,
    /// Take the analyses from a file that `dramatis extract --analyses` made of the same articles, which are matched
    /// by their ids (in a folder, their paths); articles that are not in it are analysed here.
    #[arg(long, value_name = "FILE", conflicts_with = "fresh")]
    from_analyses: Option<PathBuf>,
}

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
enum BuildError {
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error(transparent)]
    Input(#[from] import::InputError),
    #[error(transparent)]
    Analyses(#[from] earlier::FileError),
    #[error("{0}; take static/model from the repository again")]
    Model(#[from] dramatis::extract::ModelError),
    #[error(
        "the site would stand inside the articles, in {}: name a folder outside {}",
        site.display(), input.display()
    )]
    Inside { site: PathBuf, input: PathBuf },
    #[error("{} is part of the site that would be replaced: name another place for the site", .0.display())]
    Around(PathBuf),
    #[error("{} is a folder: with --single-file, name a file that ends in .html", .0.display())]
    NotAFile(PathBuf),
}

/// Builds the site.
pub(crate) fn run(options: &Options) -> Result<ExitCode, String> {
    build(options).map_err(|e| e.to_string())
}

fn build(options: &Options) -> Result<ExitCode, BuildError> {
    let page = Page::read(&options.page)?;
    if options.single_file {
        return single(options, &page);
    }
    let target = Target::open(&options.output)?;
    apart(target.site(), &options.input)?;
    let extractor = Extractor::bundled()?;
    let made_by = extraction(&extractor);
    let found = read(&options.input)?;
    let status = status(&found);
    let earlier = match &options.from_analyses {
        Some(file) => Earlier::from_file(file, &made_by, &found.articles)?,
        None if options.fresh => Earlier::default(),
        None => Earlier::read(target.site(), &made_by, &found.articles),
    };
    let (corpus, reused) = analysed(&options.title, found, &extractor, earlier);
    let manifest = Manifest::new(&corpus, made_by);
    let counts = manifest.counts;
    let clock = Instant::now();
    let collection = match page.opens_parts() && counts.articles >= IN_PARTS {
        true => Collection::in_parts(corpus)?,
        false => Collection::new(corpus)?,
    };
    let mut files = page.with(&collection)?;
    manifest.add_to(&mut files, collection.bundle());
    target.publish(&files)?;
    took("packed and written", clock);
    tell(&format!("{}: {}", options.output.display(), summary(counts.articles, reused, counts.skipped)));
    Ok(status)
}

/// The page in one file, in place of an older one.
fn single(options: &Options, page: &Page) -> Result<ExitCode, BuildError> {
    let file = &options.output;
    if file.is_dir() {
        return Err(BuildError::NotAFile(file.clone()));
    }
    if file.exists() {
        let old = fs::read(file).map_err(SiteError::file("read", file))?;
        Page::check_single(&old).map_err(|_| SiteError::NotOurPage(file.clone()))?;
    }
    if let (Ok(file), Ok(input)) = (fs::canonicalize(file), fs::canonicalize(&options.input)) {
        apart(&file, &input)?;
    }
    let extractor = Extractor::bundled()?;
    let found = read(&options.input)?;
    let status = status(&found);
    let skipped = found.skipped.len() as u64;
    let articles = found.articles.len() as u64;
    let earlier = match &options.from_analyses {
        Some(file) => Earlier::from_file(file, &extraction(&extractor), &found.articles)?,
        None => Earlier::default(),
    };
    let (corpus, reused) = analysed(&options.title, found, &extractor, earlier);
    let html = page.single(&Collection::new(corpus)?)?;
    publish_file(file, html.as_bytes())?;
    tell(&format!("{}: {}", file.display(), summary(articles, reused, skipped)));
    if html.len() > HEAVY {
        say(&format!(
            "{} has {} MB: readers wait long for it, and phones may not open it; a site (without \
             --single-file) opens at once",
            file.display(),
            html.len() / 1_000_000
        ));
    }
    Ok(status)
}

/// A site inside the articles would be read with them the next time; articles inside the site would be lost.
fn apart(site: &Path, input: &Path) -> Result<(), BuildError> {
    let Ok(input) = fs::canonicalize(input) else { return Ok(()) };
    if input.is_dir() && site.starts_with(&input) {
        return Err(BuildError::Inside { site: site.to_path_buf(), input });
    }
    if input.starts_with(site) { Err(BuildError::Around(input)) } else { Ok(()) }
}

/// The articles; what is left out or worth knowing goes to stderr.
fn read(input: &Path) -> Result<Folder, BuildError> {
    let clock = Instant::now();
    let found = import::collection(input)?;
    took("read", clock);
    found.skipped.iter().for_each(|s| say(&format!("left out {}: {}", s.path, s.reason)));
    found.remarks.iter().for_each(|r| say(&format!("note on {}: {}", r.path, r.words)));
    Ok(found)
}

/// 1 where something could not be read. What is the same as another article was read.
fn status(found: &Folder) -> ExitCode {
    if found.skipped.len() > found.repeats as usize { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The corpus, and how many analyses were there already.
fn analysed(title: &str, found: Folder, extractor: &Extractor, earlier: Earlier) -> (Corpus, u64) {
    let bytes = |article: &Article| article.text.len() as u64;
    let progress = Progress::new(found.articles.len() as u64, found.articles.iter().map(bytes).sum());
    let analyse = |article: &Article| {
        let known = earlier.take(article);
        let analysis = known.unwrap_or_else(|| extractor.analyse(&article.text, &article.meta));
        progress.done(bytes(article));
        analysis
    };
    let clock = Instant::now();
    let corpus = Corpus::build(title, found.articles, found.skipped, analyse);
    took("analysed and joined", clock);
    (corpus, earlier.taken())
}

fn summary(articles: u64, reused: u64, skipped: u64) -> String {
    let mut words = format!("{articles} articles, {} analysed", articles.saturating_sub(reused));
    if reused > 0 {
        words.push_str(&format!(", {reused} as before"));
    }
    if skipped > 0 {
        words.push_str(&format!("; {skipped} left out"));
    }
    words
}

/// Says how long a step was, where it was long enough to wonder.
fn took(what: &str, since: Instant) {
    let seconds = since.elapsed().as_secs_f64();
    if seconds >= 1.0 {
        say(&format!("{what} in {seconds:.1} s"));
    }
}

#[expect(clippy::print_stdout, reason = "this is the command line")]
fn tell(words: &str) {
    println!("{words}");
}

#[expect(clippy::print_stderr, reason = "this is the command line")]
fn say(words: &str) {
    eprintln!("dramatis build: {words}");
}
