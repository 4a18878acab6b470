// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::Cursor;

use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::jpeg::JpegEncoder, metadata::Orientation,
};

use crate::refusal::Refusal;

/// The largest picture that is taken: networks take no larger ones from those who post.
pub const LARGEST_BYTES: usize = 8 << 20;

/// The most pixels on the longer side of what is shown: as many as a wide screen has for a column of text.
pub const LONGEST_SIDE: u32 = 1200;

/// The most bytes of what is shown.
pub const LARGEST_COPY_BYTES: usize = 512 << 10;

/// The most pixels that a picture may have: no telephone's camera has more in the form in which networks give it on.
pub const MOST_PIXELS: u64 = 50_000_000;

/// The most memory for the pixels, and as much again for what a decoder keeps beside them.
const MOST_BYTES: u64 = 200 << 20;

/// How well a picture is packed: the first of these in which it is small enough.
const QUALITIES: [u8; 4] = [82, 65, 45, 20];

/// Makes a small JPEG of a picture in JPEG, PNG, WebP or GIF, upright, of one that moves the first frame, with nothing in it
/// but the pixels.
///
/// # Errors
///
/// [`Refusal`], which says why there is none.
pub fn develop(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (image, orientation) = decode(bytes)?;
    let mut small = shrunk(image);
    small.apply_orientation(orientation);
    let flat = on_white(&small);
    QUALITIES
        .into_iter()
        .map(|quality| encode(&flat, quality))
        .find(|copy| copy.as_ref().map_or(true, |copy| copy.len() <= LARGEST_COPY_BYTES))
        .unwrap_or(Err(Refusal::Memory))
}

/// The form of a picture, by its first bytes alone.
fn form(bytes: &[u8]) -> Result<ImageFormat, Refusal> {
    let form = image::guess_format(bytes).map_err(|_| Refusal::Form)?;
    match form {
        ImageFormat::Gif | ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP => Ok(form),
        _ => Err(Refusal::Form),
    }
}

/// The pixels, and how they are to be turned.
fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), Refusal> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), form(bytes)?);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    // Both are known before there is a pixel.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::Pixels);
    }
    if decoder.total_bytes() > MOST_BYTES {
        return Err(Refusal::Memory);
    }
    // What says nothing of that, or nonsense, is as it is.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    Ok((image, orientation))
}

fn refusal(error: &ImageError) -> Refusal {
    match error {
        ImageError::Limits(_) => Refusal::Memory,
        _ => Refusal::Damaged,
    }
}

/// The picture, made smaller if it is larger than what is shown.
fn shrunk(image: DynamicImage) -> DynamicImage {
    let (width, height) = image.dimensions();
    if width.max(height) <= LONGEST_SIDE { image } else { image.thumbnail(LONGEST_SIDE, LONGEST_SIDE) }
}

/// What can be seen through lies on white: a JPEG has no holes.
fn on_white(image: &DynamicImage) -> RgbImage {
    let seen = image.to_rgba8();
    let mut flat = RgbImage::new(seen.width(), seen.height());
    for (to, from) in flat.pixels_mut().zip(seen.pixels()) {
        let [red, green, blue, opacity] = from.0;
        to.0 = [red, green, blue].map(|part| blended(part, opacity));
    }
    flat
}

fn blended(part: u8, opacity: u8) -> u8 {
    let (part, opacity) = (u16::from(part), u16::from(opacity));
    let sum = part * opacity + 255 * (255 - opacity);
    u8::try_from(sum / 255).unwrap_or(u8::MAX)
}

fn encode(image: &RgbImage, quality: u8) -> Result<Vec<u8>, Refusal> {
    let mut copy = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut copy, quality);
    image.write_with_encoder(encoder).map_err(|_| Refusal::Damaged)?;
    Ok(copy)
}
