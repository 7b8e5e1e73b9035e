//! Gzip on all cores.
//!
//! Promise: the same bytes give the same bytes, however many cores there are: no time and no system is written into
//! them. What is longer than a block is packed block by block, each without knowledge of the others and ended at a whole
//! byte, so that one after the other they are one stream (RFC 1951, 3.2.4; as pigz does it).

use std::io::{self, Write};

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

use super::{Result, SiteError};
use crate::threads::each;

/// Bytes that are packed together. What one block cannot point back to costs a thousandth.
const BLOCK: usize = 4 << 20;

/// The fixed part of a header: deflate, no name, no time, packed with care, no system (RFC 1952).
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

/// These bytes in gzip.
///
/// # Errors
/// Where memory ran out.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    packed(bytes, BLOCK).map_err(SiteError::Pack)
}

fn packed(bytes: &[u8], block: usize) -> io::Result<Vec<u8>> {
    if bytes.len() <= block {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(bytes)?;
        return packer.finish();
    }
    let blocks: Vec<(usize, &[u8])> = bytes.chunks(block).enumerate().collect();
    let last = blocks.len() - 1;
    let made = each(&blocks, &|(at, bytes)| part(bytes, *at == last));
    let (mut out, mut sum) = (HEADER.to_vec(), Crc::new());
    for part in made {
        let (packed, crc) = part?;
        out.extend_from_slice(&packed);
        sum.combine(&crc);
    }
    out.extend_from_slice(&sum.sum().to_le_bytes());
    out.extend_from_slice(&sum.amount().to_le_bytes());
    Ok(out)
}

/// A block: up to a whole byte, or to the stream's end.
fn part(bytes: &[u8], is_last: bool) -> io::Result<(Vec<u8>, Crc)> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes)?;
    if is_last {
        return Ok((packer.finish()?, crc));
    }
    packer.flush()?;
    Ok((std::mem::take(packer.get_mut()), crc))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn blocks_are_one_stream() {
        let bytes: Vec<u8> = (0..50_000_u32).flat_map(|n| (n * n / 7).to_le_bytes()).collect();
        for block in [1000, 4096, 65_536, 199_999, 200_000, 1 << 20] {
            let gzip = packed(&bytes, block).unwrap();
            let mut back = Vec::new();
            // A decoder that stops at the end of the first stream.
            flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut back).unwrap();
            assert!(back == bytes, "{block}");
            assert_eq!(&gzip[gzip.len() - 4..], 200_000_u32.to_le_bytes());
        }
        assert_eq!(packed(b"", 10).unwrap()[..2], [0x1f, 0x8b]);
    }
}
