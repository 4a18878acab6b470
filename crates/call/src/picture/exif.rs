// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one thing in a picture's metadata without which it is shown wrongly: which side is up (TIFF 6.0, tag 274).

use super::{image::ImageError, walk::Walk};

/// What a block of Exif begins with in JPEG, and in WebP now and then.
pub(super) const NAME: &[u8] = b"Exif\0\0";

/// Upright; so is a picture of which nothing is said.
pub(super) const UPRIGHT: u8 = 1;

const ORIENTATION: u16 = 0x0112;

/// Which side is up, 1 to 8; what can't be read says nothing.
pub(super) fn orientation(block: &[u8]) -> u8 {
    let tiff = block.strip_prefix(NAME).unwrap_or(block);
    read(tiff).ok().flatten().filter(|side| (1..=8).contains(side)).unwrap_or(UPRIGHT)
}

/// A block that says which side is up and nothing else.
pub(super) fn block(orientation: u8) -> Vec<u8> {
    let mut block = NAME.to_vec();
    // Big-endian, the first directory at 8; one entry: the tag, a short, one of it, its value; no other directory.
    block.extend(b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block
}

fn read(tiff: &[u8]) -> Result<Option<u8>, ImageError> {
    let mut head = Walk(tiff);
    let is_little = head.array()? == *b"II";
    let short =
        |bytes: [u8; 2]| if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) };
    let long = |bytes: [u8; 4]| if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
    head.take(2)?;
    let first = Walk::length(long(head.array()?))?;
    let mut directory = Walk(tiff);
    directory.take(first)?;
    for _ in 0..short(directory.array()?) {
        let mut entry = Walk(directory.take(12)?);
        if short(entry.array()?) == ORIENTATION {
            entry.take(6)?;
            return Ok(u8::try_from(short(entry.array()?)).ok());
        }
    }
    Ok(None)
}
