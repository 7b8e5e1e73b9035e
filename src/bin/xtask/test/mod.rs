//! `cargo xtask test`: everything that is promised, checked in one run. A step that fails stops no other.
//!
//! Steps are ordered so that the quick ones come first and each reuses what the one before it compiled.

mod odd;
mod report;
mod tally;

use std::fs;
use std::path::{Path, PathBuf};

use dramatis::corpus::encode;
use dramatis::site::Collection;

use self::report::Report;
pub(crate) use self::tally::Tally;
use crate::error::{Error, Result};
use crate::paths::{self, Paths};
use crate::process::Run;
use crate::site::{self, Compiled, Mode};
use crate::tools::{self, Toolbox};
use crate::{corpus, sizes};

/// The test that drives browsers: it needs a built site.
const BROWSER_TEST: &str = "browser";
/// The test that runs the site's JavaScript module in Node.js: it needs a built site too.
const MODULE_TEST: &str = "javascript";
/// The test that runs as WebAssembly: it needs a bundle that was built natively. Targets whose names begin with
/// this are not run on the machine itself.
const WASM_TEST: &str = "wasm";
/// Tests add a line here for each part of them that could not run.
const SKIP_LOG: &str = "DRAMATIS_SKIP_LOG";

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Part {
    /// Format, lints, documentation.
    Style,
    /// Unit and property tests, examples in the documentation.
    Native,
    /// The core as WebAssembly.
    Wasm,
    /// The built page: sizes, browsers.
    Page,
}

/// Runs all steps, or those of some parts; true if nothing failed.
pub(crate) fn test(paths: &Paths, only: &[Part]) -> Result<bool> {
    let tools = tools::for_testing(paths)?;
    let run = TestRun::new(paths, &tools)?;
    let mut report = Report::default();
    let wanted = |part| only.is_empty() || only.contains(&part);
    if wanted(Part::Style) {
        run.style(&mut report);
    }
    if wanted(Part::Native) {
        run.native(&mut report)?;
    }
    if wanted(Part::Wasm) {
        run.wasm(&mut report);
    }
    if wanted(Part::Page) {
        run.page(&mut report);
    }
    let strict = std::env::var("CI").is_ok_and(|v| v == "true");
    Ok(report.close(&run.skipped()?, strict))
}

struct TestRun<'a> {
    paths: &'a Paths,
    tools: &'a Toolbox,
    /// Holds what only the tests need: sites, bundles, the log of what was skipped.
    folder: PathBuf,
}

impl<'a> TestRun<'a> {
    fn new(paths: &'a Paths, tools: &'a Toolbox) -> Result<Self> {
        let folder = paths.target.join("test-site");
        fs::create_dir_all(&folder).map_err(Error::file("make", &folder))?;
        let run = Self { paths, tools, folder };
        fs::write(run.skip_log(), "").map_err(Error::file("write", &run.skip_log()))?;
        Ok(run)
    }

    fn skip_log(&self) -> PathBuf {
        self.folder.join("skipped.txt")
    }

    /// Each line once: what the tests noted, and browsers that could not be installed.
    fn skipped(&self) -> Result<Vec<String>> {
        let log = self.skip_log();
        let mut lines = self.tools.missing.clone();
        let noted = fs::read_to_string(&log).map_err(Error::file("read", &log))?;
        let plain = |line: &str| line.trim_start_matches("SKIPPED:").trim().to_owned();
        lines.extend(noted.lines().map(plain).filter(|l| !l.is_empty()));
        lines.sort();
        lines.dedup();
        Ok(lines)
    }

    fn cargo(&self, command: &str) -> Run {
        Run::new("cargo")
            .arg(command)
            .dir(&self.paths.root)
            .env("PATH", self.tools.path.clone())
            .env(SKIP_LOG, self.skip_log())
    }

    /// Format, lints for the machine and for browsers, documentation.
    fn style(&self, report: &mut Report) {
        report.check("format", self.cargo("fmt").arg("--check"));
        let features: [(&str, &[&str]); 5] = [
            ("everything, tests included", &["--all-features", "--all-targets"]),
            ("as it comes", &[]),
            ("the core alone", &["--no-default-features"]),
            ("command line", &["--no-default-features", "--features", "cli"]),
            ("this tool", &["--no-default-features", "--features", "xtask"]),
        ];
        for (name, arguments) in features {
            let clippy = self.cargo("clippy").arg("--quiet").args(arguments).args(["--", "-D", "warnings"]);
            report.check(&format!("lints: {name}"), clippy);
        }
        let web = [
            "--target", "wasm32-unknown-unknown", "--lib", "--bin", "page", "--bin", "worker", "--bin",
            "shelf", "--bin", "search", "--bin", "extract",
        ];
        let clippy = self.cargo("clippy").arg("--quiet").args(web).args(["--", "-D", "warnings"]);
        report.check("lints: WebAssembly", clippy);
        let doc = self.cargo("doc").args(["--quiet", "--no-deps", "--lib", "--all-features"]);
        report.check("documentation", doc.env("RUSTDOCFLAGS", "-D warnings"));
    }

    /// Tests that need nothing but the machine, and the examples in the documentation.
    fn native(&self, report: &mut Report) -> Result<()> {
        let elsewhere = |t: &str| [BROWSER_TEST, MODULE_TEST].contains(&t) || t.starts_with(WASM_TEST);
        let own = self.test_targets()?.into_iter().filter(|t| !elsewhere(t));
        let own: Vec<_> = own.flat_map(|t| ["--test".to_owned(), t]).collect();
        let test = || self.cargo("test").args(["--quiet", "--all-features", "--no-fail-fast"]);
        report.tests("unit and property tests", test().args(["--lib", "--bins"]).args(own));
        report.tests("examples in the documentation", test().arg("--doc"));
        Ok(())
    }

    fn test_targets(&self) -> Result<Vec<String>> {
        let metadata =
            self.cargo("metadata").args(["--no-deps", "--offline", "--format-version", "1"]).output()?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata)
            .map_err(|e| Error::unexpected("cargo metadata", e.to_string(), "check the Rust installation"))?;
        let targets = metadata["packages"][0]["targets"].as_array().cloned().unwrap_or_default();
        let is_test = |target: &&serde_json::Value| target["kind"][0] == "test";
        Ok(targets.iter().filter(is_test).filter_map(|t| t["name"].as_str().map(str::to_owned)).collect())
    }

    /// The same analysis as WebAssembly, in Node.js, as the native one of the same articles.
    fn wasm(&self, report: &mut Report) {
        let bundle = self.folder.join("native.bundle");
        let mut native = false;
        report.step("native analysis of the samples and odd forms of them", || {
            let samples = dramatis::import::folder(&self.paths.root.join("static/corpus"))?;
            let samples =
                corpus::analysed("Samples", odd::with_odd_forms(samples.articles), samples.skipped)?;
            fs::write(&bundle, encode(&samples)).map_err(Error::file("write", &bundle))?;
            native = true;
            Ok(Tally::one(true))
        });
        if !native {
            return;
        }
        let runner = paths::on_path(&self.tools.path, "wasm-bindgen-test-runner").unwrap_or_default();
        let test = self
            .cargo("test")
            .args(["--target", "wasm32-unknown-unknown", "--no-default-features", "--test", WASM_TEST])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("RUSTFLAGS", site::VECTORS)
            .env("DRAMATIS_NATIVE_BUNDLE", bundle);
        report.tests("tests as WebAssembly", test);
    }

    /// The page as readers get it: built, weighed, driven in browsers.
    fn page(&self, report: &mut Report) {
        let mut built = None;
        report.step("page and worker for release", || {
            built = Some(site::compile(self.paths, self.tools, Mode::Release)?);
            Ok(Tally::one(true))
        });
        let Some(compiled) = built else { return };
        let mut sites = None;
        report.step("sites and single file", || {
            sites = Some(self.sites(&compiled)?);
            Ok(Tally { passed: 4, failed: 0 })
        });
        let Some(sites) = sites else { return };
        report.step("sizes", || sizes::check(&sites.site));
        report.tests("JavaScript module", self.module(&sites));
        report.tests("browsers", self.browsers(&sites));
    }

    fn sites(&self, compiled: &Compiled) -> Result<Sites> {
        let sites = Sites::below(&self.folder);
        let root = &self.paths.root;
        let samples = Collection::new(corpus::gather(&root.join("static/corpus"), "Samples")?)?;
        site::write_site(compiled, &samples, &sites.site)?;
        site::write_single(compiled, &samples, &sites.single)?;
        let in_parts = Collection::in_parts(corpus::gather(&root.join("static/corpus"), "Samples")?)?;
        site::write_site(compiled, &in_parts, &sites.in_parts)?;
        let hostile = Collection::new(corpus::gather(&root.join("tests/browser/hostile"), "Hostile")?)?;
        site::write_site(compiled, &hostile, &sites.hostile)?;
        Ok(sites)
    }

    fn module(&self, sites: &Sites) -> Run {
        self.cargo("test")
            .args(["--quiet", "--all-features", "--test", MODULE_TEST])
            .env("DRAMATIS_DIST", &sites.site)
    }

    fn browsers(&self, sites: &Sites) -> Run {
        let run = self
            .cargo("test")
            .args(["--quiet", "--all-features", "--test", BROWSER_TEST])
            .env("DRAMATIS_DIST", &sites.site)
            .env("DRAMATIS_DIST_HOSTILE", &sites.hostile)
            .env("DRAMATIS_DIST_PARTS", &sites.in_parts)
            .env("DRAMATIS_SINGLE", sites.single.join("dramatis.html"));
        match &self.tools.axe {
            Some(axe) => run.env("DRAMATIS_AXE", axe),
            None => run,
        }
    }
}

/// Folders with what the browser tests open.
struct Sites {
    site: PathBuf,
    hostile: PathBuf,
    in_parts: PathBuf,
    single: PathBuf,
}

impl Sites {
    fn below(folder: &Path) -> Self {
        let in_this = |name: &str| folder.join(name);
        let (site, hostile) = (in_this("site"), in_this("hostile"));
        Self { site, hostile, in_parts: in_this("parts"), single: in_this("single") }
    }
}
