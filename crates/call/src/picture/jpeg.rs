// SPDX-License-Identifier: AGPL-3.0-or-later
//! JPEG (ITU-T T.81, annex B): segments that begin with a marker, and behind some of them packed pixels.

use super::{
    exif,
    image::{Cleaned, ImageError},
    walk::{BREAKS_OFF, Walk},
};

/// The marker with which a file begins.
pub(super) const START: [u8; 2] = [0xff, 0xd8];

/// What says that it is a plain file, with no density and no preview.
const JFIF: &[u8] = b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

/// How long Adobe's segment is that says how colors are written: a picture of four colors can't be shown without it.
const ADOBE_BYTES: usize = 12;

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;

/// What has been read of a file.
#[derive(Default)]
struct Sheet {
    size: Option<(u32, u32)>,
    orientation: Option<u8>,
    has_pixels: bool,
    kept: Vec<u8>,
}

/// Takes over tables, frame and scans; comments and the programs' segments stay behind, and so does what follows the end.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, ImageError> {
    let mut walk = Walk(bytes);
    walk.take(START.len())?;
    let mut sheet = Sheet::default();
    loop {
        match marker(&mut walk)? {
            END => break,
            marker => sheet.read_segment(marker, &mut walk)?,
        }
    }
    let (width, height) =
        sheet.size.filter(|_| sheet.has_pixels).ok_or(ImageError::Damaged("it has no pixels"))?;
    let orientation = sheet.orientation.unwrap_or(exif::UPRIGHT);
    let mut cleaned = [&START, JFIF].concat();
    if orientation != exif::UPRIGHT {
        write_segment(&mut cleaned, 0xe1, &exif::block(orientation));
    }
    cleaned.extend(sheet.kept);
    cleaned.extend([0xff, END]);
    let (width, height) = if orientation < 5 { (width, height) } else { (height, width) };
    Ok(Cleaned { width, height, bytes: cleaned })
}

impl Sheet {
    fn read_segment(&mut self, marker: u8, walk: &mut Walk<'_>) -> Result<(), ImageError> {
        let length = usize::from(u16::from_be_bytes(walk.array()?));
        let content = walk.take(length.checked_sub(2).ok_or(BREAKS_OFF)?)?;
        match marker {
            // Baseline, extended, progressive: the frames that browsers show.
            0xc0..=0xc2 => self.read_frame(content)?,
            // Huffman tables, quantization tables, the distance of restarts.
            0xc4 | 0xdb | 0xdd => {}
            SCAN if self.size.is_some() => self.has_pixels = true,
            0xe1 if content.starts_with(exif::NAME) => {
                self.orientation.get_or_insert(exif::orientation(content));
                return Ok(());
            }
            0xee if content.starts_with(b"Adobe") && content.len() >= ADOBE_BYTES => {
                let colors = content.iter().copied().take(ADOBE_BYTES).collect::<Vec<u8>>();
                write_segment(&mut self.kept, marker, &colors);
                return Ok(());
            }
            0xe0..=0xef | 0xfe => return Ok(()),
            _ => return Err(ImageError::Damaged("browsers don't show JPEG of this kind")),
        }
        write_segment(&mut self.kept, marker, content);
        if marker == SCAN {
            self.kept.extend(pixels(walk)?);
        }
        Ok(())
    }

    fn read_frame(&mut self, content: &[u8]) -> Result<(), ImageError> {
        let mut frame = Walk(content);
        frame.take(1)?;
        let height = u32::from(u16::from_be_bytes(frame.array()?));
        let width = u32::from(u16::from_be_bytes(frame.array()?));
        match self.size.replace((width, height)) {
            None => Ok(()),
            Some(_) => Err(ImageError::Damaged("it holds more than one picture")),
        }
    }
}

/// The next marker; any number of bytes of ones may stand before it.
fn marker(walk: &mut Walk<'_>) -> Result<u8, ImageError> {
    let [first] = walk.array()?;
    let mut marker = first;
    while marker == 0xff {
        [marker] = walk.array()?;
    }
    if first == 0xff { Ok(marker) } else { Err(ImageError::Damaged("something stands between its parts")) }
}

/// The packed pixels up to the next marker that is no restart; in them a byte of ones has a zero behind it.
fn pixels<'a>(walk: &mut Walk<'a>) -> Result<&'a [u8], ImageError> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0x00 | 0xd0..=0xd7));
    let length = walk.0.windows(2).position(ends).ok_or(BREAKS_OFF)?;
    walk.take(length)
}

fn write_segment(into: &mut Vec<u8>, marker: u8, content: &[u8]) {
    // Every content came with a length of two bytes, or is shorter.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    into.extend([0xff, marker]);
    into.extend(length.to_be_bytes());
    into.extend(content);
}
