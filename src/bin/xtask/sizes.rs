//! What a reader downloads, packed as servers pack it, against what it may weigh.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::server::gzip;
use crate::site::module;
use crate::test::Tally;

/// Something with a limit, in bytes of gzip.
pub(crate) struct Weight {
    /// What.
    pub(crate) what: &'static str,
    /// How much it is.
    pub(crate) bytes: u64,
    /// How much it may be.
    pub(crate) limit: u64,
}

impl Weight {
    /// Whether it keeps to its limit.
    pub(crate) fn fits(&self) -> bool {
        self.bytes <= self.limit
    }
}

/// The weights of a built site.
pub(crate) fn weigh(site: &Path) -> Result<Vec<Weight>> {
    let mut shell = 0;
    let mut worker = 0;
    let mut search = 0;
    let mut shelf = 0;
    for entry in fs::read_dir(site).map_err(Error::file("read", site))? {
        let path = entry.map_err(Error::file("read", site))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let packs = [".html", ".css", ".js", ".wasm"].iter().any(|end| name.ends_with(end));
        if packs && path.is_file() {
            let bytes = gzip(&fs::read(&path).map_err(Error::file("read", &path))?).len() as u64;
            *match name.split_once('-').map(|(part, _)| part) {
                Some("worker") => &mut worker,
                Some("search") => &mut search,
                Some("shelf") => &mut shelf,
                _ => &mut shell,
            } += bytes;
        }
    }
    let (code, data) = weigh_module(&site.join(module::FOLDER))?;
    Ok(vec![
        // This holds what was reached, so that it only goes down.
        Weight { what: "shell (html, css, js, wasm of the page)", bytes: shell, limit: 130_500 },
        Weight { what: "worker (js, wasm)", bytes: worker, limit: 150_000 },
        Weight { what: "search (wasm)", bytes: search, limit: 170_000 },
        Weight { what: "worker of a collection in parts (js, wasm)", bytes: shelf, limit: 230_000 },
        Weight { what: "extraction (js, wasm)", bytes: code, limit: 350_000 },
        Weight { what: "what the extraction knows (word lists, tagger)", bytes: data, limit: 1_200_000 },
    ])
}

/// Code and data of the JavaScript module.
fn weigh_module(folder: &Path) -> Result<(u64, u64)> {
    let (mut code, mut data) = (0, 0);
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let path = entry.map_err(Error::file("read", folder))?.path();
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        match path.extension().and_then(|e| e.to_str()) {
            Some("js" | "wasm") => code += gzip(&bytes).len() as u64,
            Some("bin") => data += bytes.len() as u64,
            _ => {}
        }
    }
    Ok((code, data))
}

/// Prints the weights and counts those that keep to their limits.
pub(crate) fn check(site: &Path) -> Result<Tally> {
    let mut tally = Tally::default();
    for weight in weigh(site)? {
        let verdict = if weight.fits() { "fits" } else { "TOO HEAVY" };
        println!(
            "{}: {:.1} KB gzip of {} KB: {verdict}",
            weight.what,
            weight.bytes as f64 / 1000.0,
            weight.limit / 1000
        );
        tally = tally.and(Tally::one(weight.fits()));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_and_worker_are_weighed_apart() {
        let dir = std::env::temp_dir().join(format!("dramatis-sizes-{}", std::process::id()));
        fs::create_dir_all(dir.join(module::FOLDER)).unwrap();
        fs::write(dir.join("index.html"), "<p>").unwrap();
        fs::write(dir.join(module::FOLDER).join("lists.0.bin"), [0; 100]).unwrap();
        fs::write(dir.join("bundle.0.bin"), vec![1; 500_000]).unwrap();
        // Bytes that cannot be packed: each is a digit of a hash.
        let noise: Vec<u8> =
            (0..20_000u32).flat_map(|n| dramatis::site::digest::sha256(&n.to_le_bytes())).collect();
        fs::write(dir.join("worker-1_bg.wasm"), noise).unwrap();
        fs::write(dir.join("search-1_bg.wasm"), "searching").unwrap();
        fs::write(dir.join("shelf-1.js"), "in parts").unwrap();
        let weights = weigh(&dir).unwrap();
        assert!(weights[0].fits() && weights[0].bytes < 100);
        assert!(!weights[1].fits());
        assert!([2, 3].iter().all(|at: &usize| weights[*at].fits() && weights[*at].bytes > 0));
        assert_eq!([4, 5].map(|at: usize| weights[at].bytes), [0, 100]);
        assert_eq!(check(&dir).unwrap(), Tally { passed: 5, failed: 1 });
        fs::remove_dir_all(&dir).unwrap();
    }
}
