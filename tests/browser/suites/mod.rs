//! The tests, a file for each thing that the page promises.

mod access;
mod address;
mod filters;
mod list;
mod offline;
mod reading;
mod safety;
mod speed;

use crate::harness::stage::Test;

/// A person of the sample corpus, under the fullest of the names that its articles use.
const PERSON: &str = "Syed Asim Munir";

/// All of them, in the order in which they run.
pub(crate) fn all() -> Vec<Test> {
    let usual = [list::TESTS, filters::TESTS, reading::TESTS, address::TESTS, offline::TESTS, safety::TESTS];
    [usual.concat().as_slice(), access::TESTS, speed::TESTS, access::DARK_TESTS].concat()
}
