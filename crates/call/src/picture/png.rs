// SPDX-License-Identifier: AGPL-3.0-or-later
//! PNG (W3C, third edition): chunks of a name, a content and a checksum.

use super::{
    exif,
    image::{Cleaned, ImageError},
    walk::Walk,
};

/// What a file begins with.
pub(super) const START: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// The chunks that are taken over, and how long each may be: size and form, palette, what is transparent, how bright.
const KEPT: [(&[u8; 4], usize); 7] = [
    (b"IHDR", 13),
    (b"PLTE", 768),
    (b"tRNS", 256),
    (b"gAMA", 4),
    (b"sRGB", 1),
    (b"IDAT", usize::MAX),
    (b"IEND", 0),
];

/// A part of a file: its content, and all of its bytes.
struct Chunk<'a> {
    name: [u8; 4],
    content: &'a [u8],
    bytes: &'a [u8],
}

/// Takes over what the picture can't be shown without; texts, times, profiles, metadata and what follows the end stay behind.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, ImageError> {
    let mut walk = Walk(bytes);
    let mut cleaned = walk.take(START.len())?.to_vec();
    let mut size = None;
    let mut has_pixels = false;
    loop {
        let Chunk { name, content, bytes } = read_chunk(&mut walk)?;
        match &name {
            b"IHDR" if size.is_none() => size = Some(read_size(content)?),
            _ if size.is_none() => return Err(ImageError::Damaged("its size is not said at its beginning")),
            b"acTL" => return Err(ImageError::Moving),
            b"eXIf" if exif::orientation(content) != exif::UPRIGHT => return Err(ImageError::Turned),
            _ => {}
        }
        has_pixels |= name == *b"IDAT";
        match KEPT.iter().find(|(kept, _)| **kept == name) {
            Some((_, most)) if content.len() > *most => {
                return Err(ImageError::Damaged("one of its parts is too long"));
            }
            Some(_) => cleaned.extend(bytes),
            None => {}
        }
        if name == *b"IEND" {
            break;
        }
    }
    let (width, height) = size.filter(|_| has_pixels).ok_or(ImageError::Damaged("it has no pixels"))?;
    Ok(Cleaned { width, height, bytes: cleaned })
}

fn read_chunk<'a>(walk: &mut Walk<'a>) -> Result<Chunk<'a>, ImageError> {
    let length = Walk::length(u32::from_be_bytes(Walk(walk.0).array()?))?;
    let bytes = walk.take(length.saturating_add(12))?;
    let mut parts = Walk(bytes);
    parts.take(4)?;
    let summed = Walk(parts.0).take(length + 4)?;
    let name = parts.array()?;
    let content = parts.take(length)?;
    if u32::from_be_bytes(parts.array()?) != checksum(summed) {
        return Err(ImageError::Damaged("a checksum in it is wrong"));
    }
    Ok(Chunk { name, content, bytes })
}

fn read_size(content: &[u8]) -> Result<(u32, u32), ImageError> {
    let mut header = Walk(content);
    Ok((u32::from_be_bytes(header.array()?), u32::from_be_bytes(header.array()?)))
}

/// CRC-32, as annex D of the standard writes it down.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _: u32| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
