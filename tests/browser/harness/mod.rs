//! What every browser test stands on: programs, browsers, a file server, a session.

pub(crate) mod browser;
pub(crate) mod process;
pub(crate) mod server;
pub(crate) mod session;
pub(crate) mod stage;

use libtest_mimic::Failed;

/// What a step gives, or why it could not be done.
pub(crate) type Outcome<T = ()> = Result<T, Failed>;
