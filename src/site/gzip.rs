//! Gzip on all cores.
//!
//! Promise: the same bytes give the same bytes, however many cores there are: no time and no system is written into
//! them. What is longer than a block is packed block by block, each without knowledge of the others and ended at a whole
//! byte, so that one after the other they are one stream (RFC 1951, 3.2.4; as pigz does it).

use std::io::{self, Read, Write};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use flate2::{Compress, Compression, Crc, FlushCompress, Status};

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
    check(&out, bytes)?;
    Ok(out)
}

/// A block: up to a whole byte, or to the stream's end.
fn part(bytes: &[u8], is_last: bool) -> io::Result<(Vec<u8>, Crc)> {
    let mut crc = Crc::new();
    crc.update(bytes);
    // Room for bytes that cannot be packed, so that one call does it all: a flush that runs out of room is lost.
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 8 + 1024);
    let mut packer = Compress::new(Compression::default(), false);
    let flush = if is_last { FlushCompress::Finish } else { FlushCompress::Sync };
    let status = packer.compress_vec(bytes, &mut out, flush)?;
    let is_whole = packer.total_in() == bytes.len() as u64 && out.len() < out.capacity();
    if !is_whole || is_last != (status == Status::StreamEnd) {
        return Err(io::Error::other("a block was not packed whole"));
    }
    out.shrink_to_fit();
    Ok((out, crc))
}

/// Whether `gzip` unpacks to `bytes`.
fn check(gzip: &[u8], mut bytes: &[u8]) -> io::Result<()> {
    let (mut unpacker, mut back) = (GzDecoder::new(gzip), vec![0; 1 << 16]);
    loop {
        let read = unpacker.read(&mut back)?;
        match bytes.split_at_checked(read) {
            Some((same, rest)) if same == &back[..read] => bytes = rest,
            _ => return Err(io::Error::other("it unpacks to something else")),
        }
        if read == 0 {
            return if bytes.is_empty() { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_one_stream() {
        let bytes: Vec<u8> = (0..50_000_u32).flat_map(|n| (n.wrapping_mul(n) / 7).to_le_bytes()).collect();
        for block in [1000, 4096, 65_536, 199_999, 200_000, 1 << 20] {
            let gzip = packed(&bytes, block).unwrap();
            let mut back = Vec::new();
            // A decoder that stops at the end of the first stream.
            GzDecoder::new(gzip.as_slice()).read_to_end(&mut back).unwrap();
            assert!(back == bytes, "{block}");
            assert_eq!(&gzip[gzip.len() - 4..], 200_000_u32.to_le_bytes());
        }
        // What cannot be packed, in blocks of every length: where a flush runs out of room, its end is lost.
        let noise: Vec<u8> =
            (0..4000_u32).flat_map(|n| super::super::digest::sha256(&n.to_le_bytes())).collect();
        for block in (1..200).map(|n| n * 331) {
            packed(&noise, block).unwrap();
        }
        assert!(check(&packed(b"a", 10).unwrap(), b"b").is_err());
        assert!(check(&packed(b"a", 10).unwrap(), b"ab").is_err());
        assert_eq!(packed(b"", 10).unwrap()[..2], [0x1f, 0x8b]);
    }
}
