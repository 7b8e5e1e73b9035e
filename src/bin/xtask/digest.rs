//! SHA-256, as content policies, file names and freshness stamps need it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest as _;

/// A hash that is fed piece by piece.
pub(crate) struct Sha256(sha2::Sha256);

impl Sha256 {
    /// Of nothing yet.
    pub(crate) fn new() -> Self {
        Self(sha2::Sha256::new())
    }

    /// Takes more bytes in.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash.
    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// The hash of these bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.add(bytes);
    hash.finish()
}

/// `sha256-…` as content policies and `integrity` write it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", base64(&sha256(bytes)))
}

/// Sixteen hexadecimal digits of the hash: what goes into a file's name.
pub(crate) fn short(bytes: &[u8]) -> String {
    hex(&sha256(bytes)[..8])
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Base64 with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
