//! What comes from the system's package manager: Node.js and the browsers with their drivers.
//!
//! Debian and its relatives are asked through apt-get, as root or with sudo. Elsewhere, or without the rights, what
//! is there is used and what is not is named.

use std::collections::BTreeSet;
use std::env;
use std::io::IsTerminal;

use crate::error::{Error, Result};
use crate::paths;
use crate::process::Run;

/// Something that is there when one of its programs is on `$PATH`.
struct Part {
    programs: &'static [&'static str],
    package: &'static str,
}

/// A browser with all that driving it takes.
struct Browser {
    name: &'static str,
    parts: &'static [Part],
}

const NODE: &[Part] =
    &[Part { programs: &["node"], package: "nodejs" }, Part { programs: &["npm"], package: "npm" }];

/// Firefox's driver is not in Debian: it is built from its crate. WebKitGTK's browser has no mode without a
/// screen: it is given one that is not there, by Xvfb.
const BROWSERS: &[Browser] = &[
    Browser {
        name: "Chromium",
        parts: &[
            Part {
                programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
                package: "chromium",
            },
            Part { programs: &["chromedriver"], package: "chromium-driver" },
        ],
    },
    Browser {
        name: "Firefox",
        parts: &[Part { programs: &["firefox-esr", "firefox"], package: "firefox-esr" }],
    },
    Browser {
        name: "WebKitGTK",
        parts: &[
            Part { programs: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
            Part { programs: &["Xvfb"], package: "xvfb" },
            Part { programs: &["xauth"], package: "xauth" },
        ],
    },
];

/// Node.js and npm, installed if missing. They are necessary: wasm-opt comes from npm and runs in Node.js.
pub(crate) fn node() -> Result<()> {
    let missing = missing_packages(NODE);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}: wasm-opt comes from npm and runs in Node.js", join(&missing));
    let why = install(&missing).err();
    if missing_packages(NODE).is_empty() {
        return Ok(());
    }
    Err(Error::unexpected(
        "Node.js",
        format!("`node` or `npm` is not on PATH ({})", why.unwrap_or_else(|| "apt-get left it out".into())),
        "install Node.js 18 or later and run this again",
    ))
}

/// Browsers and drivers, installed if missing. Gives a line for each browser that cannot be had, with the reason.
pub(crate) fn browsers() -> Vec<String> {
    let wanted: BTreeSet<_> = BROWSERS.iter().flat_map(|b| missing_packages(b.parts)).collect();
    let mut why = String::from("not installed");
    if !wanted.is_empty() {
        println!("Installing {}: the page is tested in three browsers", join(&wanted));
        why = install(&wanted).err().unwrap_or(why);
    }
    BROWSERS
        .iter()
        .filter_map(|b| {
            let missing = missing_packages(b.parts);
            let line = || format!("{}: {} missing ({why})", b.name, join(&missing));
            (!missing.is_empty()).then(line)
        })
        .collect()
}

fn missing_packages(parts: &[Part]) -> BTreeSet<&'static str> {
    let path = env::var_os("PATH").unwrap_or_default();
    let here = |part: &&Part| !part.programs.iter().any(|p| paths::on_path(&path, p).is_some());
    parts.iter().filter(here).map(|part| part.package).collect()
}

fn join(packages: &BTreeSet<&str>) -> String {
    packages.iter().copied().collect::<Vec<_>>().join(", ")
}

/// Asks apt-get for these packages, all at once, then one by one if that fails, so that one that this system does
/// not have keeps no other away. The error is a reason in a few words.
fn install(packages: &BTreeSet<&'static str>) -> std::result::Result<(), String> {
    if !paths::succeeds("apt-get", &["--version"]) {
        return Err("no apt-get on this system".into());
    }
    let prefix = rights()?;
    let apt = |args: &[&str]| {
        let mut words = prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        let program = words.next().copied().unwrap_or("apt-get");
        Run::new(program).args(words).args(args).go().map_err(|e| e.to_string())
    };
    // A list that cannot be had (a foreign source, say) keeps no package of the other lists away.
    apt(&["update", "-q"]).ok();
    let get = |packages: &[&str]| {
        let options = ["install", "-q", "-y", "--no-install-recommends"];
        apt(&options.iter().chain(packages).copied().collect::<Vec<_>>())
    };
    let all: Vec<_> = packages.iter().copied().collect();
    if get(&all).is_ok() {
        return Ok(());
    }
    let failed: Vec<_> = all.into_iter().filter(|p| get(&[*p]).is_err()).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("apt-get could not install {}", failed.join(", "))) }
}

/// What to put before apt-get: nothing as root, else sudo, which may ask for the password where somebody can answer.
fn rights() -> std::result::Result<&'static [&'static str], String> {
    let id = Run::new("id").arg("-u").output().map_err(|e| e.to_string())?;
    if id.trim() == "0" {
        Ok(&[])
    } else if paths::succeeds("sudo", &["-n", "true"]) {
        Ok(&["sudo", "-n"])
    } else if std::io::stdin().is_terminal() && paths::succeeds("sudo", &["--version"]) {
        Ok(&["sudo"])
    } else {
        Err("neither root nor sudo without a password".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_asked_for() {
        let parts = &[
            Part { programs: &["no-such-program-anywhere", "cargo"], package: "there" },
            Part { programs: &["no-such-program-anywhere"], package: "missing" },
        ];
        assert_eq!(missing_packages(parts), BTreeSet::from(["missing"]));
    }
}
