//! Gzip on all cores.
//!
//! Promise: the same bytes give the same bytes, however many cores there are: no time and no system is written into
//! them. What is longer than a block is packed block by block, each without knowledge of the others and ended at a whole
//! byte, so that one after the other they are one stream (RFC 1951, 3.2.4; as pigz does it).

use std::io::{self, Write};

use flate2::write::GzEncoder;
use flate2::{Compress, Compression, Crc, Decompress, FlushCompress, FlushDecompress, Status};

use super::{Result, SiteError};
use crate::threads::each;

/// Bytes that are packed together. What one block cannot point back to costs a thousandth.
pub(super) const BLOCK: usize = 4 << 20;

/// Blocks that wait until they are packed together, on all cores.
const WAITING: usize = 16;

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
    let mut packer = Packer::default();
    bytes.chunks(block).for_each(|block| packer.add(block));
    packer.finished()
}

/// Packs blocks of [`BLOCK`] bytes, the last one shorter, as they come: only a few wait at a time.
pub(super) struct Packer<B> {
    waiting: Vec<B>,
    out: Vec<u8>,
    sum: Crc,
    failed: Option<io::Error>,
}

impl<B> Default for Packer<B> {
    fn default() -> Self {
        Self { waiting: Vec::new(), out: Vec::new(), sum: Crc::new(), failed: None }
    }
}

impl<B: AsRef<[u8]> + Sync> Packer<B> {
    /// The next block.
    pub(super) fn add(&mut self, block: B) {
        // The one that comes may be the last, those before it are not.
        if self.waiting.len() == WAITING {
            self.pack(false);
        }
        self.waiting.push(block);
    }

    /// All of them in gzip.
    ///
    /// # Errors
    /// Where memory ran out.
    pub(super) fn finish(self) -> Result<Vec<u8>> {
        self.finished().map_err(SiteError::Pack)
    }

    fn finished(mut self) -> io::Result<Vec<u8>> {
        if self.out.is_empty() && self.waiting.len() < 2 {
            let mut packer = GzEncoder::new(Vec::new(), Compression::best());
            self.waiting.iter().try_for_each(|block| packer.write_all(block.as_ref()))?;
            return packer.finish();
        }
        self.pack(true);
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.out.extend_from_slice(&self.sum.sum().to_le_bytes());
        self.out.extend_from_slice(&self.sum.amount().to_le_bytes());
        Ok(self.out)
    }

    /// Packs those that wait; whether the last of them is the stream's.
    fn pack(&mut self, is_end: bool) {
        if self.out.is_empty() {
            self.out.extend(HEADER);
        }
        let blocks: Vec<(usize, B)> = std::mem::take(&mut self.waiting).into_iter().enumerate().collect();
        let last = blocks.len().checked_sub(1).filter(|_| is_end);
        for part in each(&blocks, &|(at, block)| part(block.as_ref(), Some(*at) == last)) {
            match part {
                Ok((packed, crc)) => {
                    self.out.extend_from_slice(&packed);
                    self.sum.combine(&crc);
                }
                Err(error) => self.failed = Some(error),
            }
        }
    }
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
    check(&out, bytes)?;
    out.shrink_to_fit();
    Ok((out, crc))
}

/// Whether a packed block unpacks to `bytes`.
fn check(packed: &[u8], bytes: &[u8]) -> io::Result<()> {
    // Room for one more, which must stay empty.
    let mut back = Vec::with_capacity(bytes.len() + 1);
    let mut unpacker = Decompress::new(false);
    loop {
        let (read, before) = (unpacker.total_in(), back.len());
        let rest = packed.get(read as usize..).unwrap_or_default();
        unpacker.decompress_vec(rest, &mut back, FlushDecompress::None)?;
        if unpacker.total_in() == read && back.len() == before {
            break;
        }
    }
    if back == bytes { Ok(()) } else { Err(io::Error::other("it unpacks to something else")) }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

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
        for is_last in [true, false] {
            let (block, _) = part(b"aaaab", is_last).unwrap();
            assert!(check(&block, b"aaaab").is_ok() && check(&block, b"aaaac").is_err());
            assert!(check(&block, b"aaaa").is_err() && check(&block, b"aaaabb").is_err());
            assert!(check(&block[..block.len() / 2], b"aaaab").is_err());
        }
        assert_eq!(packed(b"", 10).unwrap()[..2], [0x1f, 0x8b]);
    }
}
