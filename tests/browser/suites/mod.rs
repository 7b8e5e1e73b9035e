//! The tests, a file for each thing that the page promises.

mod access;
mod address;
mod filters;
mod list;
mod module;
mod offline;
mod parts;
mod quality;
mod reading;
mod records;
mod safety;
mod search;
mod speed;
mod workers;

use std::fs;
use std::path::Path;

use crate::harness::Outcome;
use crate::harness::stage::Test;
use crate::page::Page;

/// A person of the sample corpus, under the fullest of the names that its articles use.
const PERSON: &str = "Syed Asim Munir";

/// All of them, in the order in which they run.
pub(crate) fn all() -> Vec<Test> {
    let usual = [
        list::TESTS,
        filters::TESTS,
        reading::TESTS,
        address::TESTS,
        records::TESTS,
        search::TESTS,
        offline::TESTS,
        parts::TESTS,
        quality::TESTS,
        safety::TESTS,
        workers::TESTS,
        module::TESTS,
    ];
    [usual.concat().as_slice(), access::TESTS, speed::TESTS, access::DARK_TESTS].concat()
}

/// Searches for something that some articles say, then for nothing.
fn search_and_clear(page: &Page<'_>) -> Outcome {
    let all = page.count()?.total;
    page.search_for("kurila")?;
    page.session.until("articles found", || {
        let found = page.count()?.matched;
        Ok((0 < found && found < all).then_some(()))
    })?;
    page.button("Remove the search for kurila")?.click()?;
    page.wait_for_matched(all)
}

/// Copies a folder with all that is in it.
fn copy_folder(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
