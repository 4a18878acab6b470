// SPDX-License-Identifier: AGPL-3.0-or-later
//! WebP (RFC 9649): a RIFF file of chunks.

use super::{
    exif,
    image::{Cleaned, ImageError},
    walk::{BREAKS_OFF, Walk},
};

/// What a file begins with; whether it is WebP stands behind its length.
pub(super) const START: [u8; 4] = *b"RIFF";

/// Which parts a file has, in a chunk for files of several: here transparency alone.
const TRANSPARENT: u8 = 0x10;
const MOVING: u8 = 0x02;

/// What has been read of a file.
#[derive(Default)]
struct Sheet<'a> {
    transparency: Option<&'a [u8]>,
    /// The pixels, by the name and the content of their chunk.
    pixels: Option<([u8; 4], &'a [u8])>,
}

/// Takes over pixels and transparency; metadata, profiles and chunks of unknown names stay behind.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, ImageError> {
    let mut walk = Walk(bytes);
    walk.take(START.len())?;
    let length = Walk::length(u32::from_le_bytes(walk.array()?))?;
    let mut walk = Walk(walk.take(length)?);
    if walk.array()? != *b"WEBP" {
        return Err(ImageError::Form);
    }
    let mut sheet = Sheet::default();
    while !walk.0.is_empty() {
        let name = walk.array()?;
        let length = Walk::length(u32::from_le_bytes(walk.array()?))?;
        sheet.read_chunk(name, walk.take(length)?)?;
        // To an even place, but for a last chunk that some programs leave odd.
        walk.take((length % 2).min(walk.0.len()))?;
    }
    sheet.written()
}

impl<'a> Sheet<'a> {
    fn read_chunk(&mut self, name: [u8; 4], content: &'a [u8]) -> Result<(), ImageError> {
        match &name {
            b"ANIM" | b"ANMF" => Err(ImageError::Moving),
            b"VP8X" if content.first().is_some_and(|flags| flags & MOVING != 0) => Err(ImageError::Moving),
            b"EXIF" if exif::orientation(content) != exif::UPRIGHT => Err(ImageError::Turned),
            b"ALPH" => {
                self.transparency.get_or_insert(content);
                Ok(())
            }
            b"VP8 " | b"VP8L" => match self.pixels.replace((name, content)) {
                None => Ok(()),
                Some(_) => Err(ImageError::Damaged("it holds more than one picture")),
            },
            _ => Ok(()),
        }
    }

    fn written(&self) -> Result<Cleaned, ImageError> {
        let (name, pixels) = self.pixels.ok_or(ImageError::Damaged("it has no pixels"))?;
        let (width, height) = if name == *b"VP8L" { size_lossless(pixels)? } else { size_lossy(pixels)? };
        let mut chunks = b"WEBP".to_vec();
        // The other kind of pixels has its transparency within.
        if let Some(transparency) = self.transparency.filter(|_| name == *b"VP8 ") {
            let mut parts = vec![TRANSPARENT, 0, 0, 0];
            parts.extend((width - 1).to_le_bytes().into_iter().take(3));
            parts.extend((height - 1).to_le_bytes().into_iter().take(3));
            write_chunk(&mut chunks, *b"VP8X", &parts)?;
            write_chunk(&mut chunks, *b"ALPH", transparency)?;
        }
        write_chunk(&mut chunks, name, pixels)?;
        let mut bytes = START.to_vec();
        bytes.extend(u32::try_from(chunks.len()).map_err(|_| BREAKS_OFF)?.to_le_bytes());
        bytes.extend(chunks);
        Ok(Cleaned { width, height, bytes })
    }
}

/// A key frame of VP8 (RFC 6386, 9.1): three bytes, a mark, width and height in fourteen bits each.
fn size_lossy(pixels: &[u8]) -> Result<(u32, u32), ImageError> {
    let mut frame = Walk(pixels);
    let [first, _, _] = frame.array()?;
    if first & 1 != 0 || frame.array()? != [0x9d, 0x01, 0x2a] {
        return Err(ImageError::Damaged("its pixels don't begin as they should"));
    }
    let mut side = || Ok(u32::from(u16::from_le_bytes(frame.array()?) & 0x3fff));
    let (width, height) = (side()?, side()?);
    if width == 0 || height == 0 { Err(ImageError::Damaged("it has no pixels")) } else { Ok((width, height)) }
}

/// RFC 9649, 3.4: a mark, then width and height less one in fourteen bits each.
fn size_lossless(pixels: &[u8]) -> Result<(u32, u32), ImageError> {
    let mut frame = Walk(pixels);
    if frame.array()? != [0x2f] {
        return Err(ImageError::Damaged("its pixels don't begin as they should"));
    }
    let bits = u32::from_le_bytes(frame.array()?);
    Ok(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
}

fn write_chunk(into: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Result<(), ImageError> {
    into.extend(name);
    into.extend(u32::try_from(content.len()).map_err(|_| BREAKS_OFF)?.to_le_bytes());
    into.extend(content);
    into.extend(std::iter::repeat_n(0, content.len() % 2));
    Ok(())
}
