// SPDX-License-Identifier: AGPL-3.0-or-later
use sha2::{Digest, Sha256};

use super::{
    imprint::{ImageForm, Imprint},
    jpeg, png, webp,
};
use crate::hex::hex;

/// The most bytes in which a picture is brought: a camera's, with all that it writes beside the picture itself.
pub const LARGEST_UPLOAD_BYTES: usize = 8 << 20;

/// The most bytes that are left of one.
const LARGEST_BYTES: usize = 1 << 20;

/// The most pixels on a side: a browser needs four bytes for each, on the smallest telephone.
const LONGEST_SIDE: u32 = 4096;

/// A picture with nothing in it but the picture.
///
/// What a camera or a program writes beside it (place, time, device, author, previews, comments, color profiles, what stands
/// behind the end) is not looked for and taken out: only the parts without which the picture can't be shown are taken over.
/// Pixels and the tables with which they are packed stay as they were.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// What stands for it among a call's files.
    pub imprint: Imprint,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken for a picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImageError {
    /// Its first bytes are of no known form.
    #[error("this is no picture in JPEG, PNG or WebP; save it as one of these")]
    Form,
    /// Something in it is not as its form wants it.
    #[error("this picture is damaged: {0}; save it anew")]
    Damaged(&'static str),
    /// It has too many bytes.
    #[error("this picture has {0} bytes; make it smaller than {LARGEST_BYTES}")]
    Large(usize),
    /// It has too many pixels.
    #[error("this picture has {0} × {1} pixels; make it at most {LONGEST_SIDE} on a side")]
    Pixels(u32, u32),
    /// It is several pictures.
    #[error("this picture moves; save one still picture of it")]
    Moving,
    /// Only its metadata says which side is up.
    #[error("this picture is turned by its metadata, which is taken out; turn it upright and save it anew")]
    Turned,
}

/// What is left of a file.
pub(super) struct Cleaned {
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

impl Image {
    /// Takes the picture out of a file, by its bytes and never by its name.
    ///
    /// # Errors
    ///
    /// [`ImageError`] when it is no picture, damaged, or too much.
    pub fn clean(bytes: &[u8]) -> Result<Self, ImageError> {
        let (form, cleaned) = if bytes.starts_with(&jpeg::START) {
            (ImageForm::Jpeg, jpeg::clean(bytes)?)
        } else if bytes.starts_with(&png::START) {
            (ImageForm::Png, png::clean(bytes)?)
        } else if bytes.starts_with(&webp::START) {
            (ImageForm::WebP, webp::clean(bytes)?)
        } else {
            return Err(ImageError::Form);
        };
        let Cleaned { width, height, bytes } = cleaned;
        if width == 0 || height == 0 {
            return Err(ImageError::Damaged("it has no pixels"));
        }
        if width.max(height) > LONGEST_SIDE {
            return Err(ImageError::Pixels(width, height));
        }
        if bytes.len() > LARGEST_BYTES {
            return Err(ImageError::Large(bytes.len()));
        }
        let sha256 = hex(&Sha256::digest(&bytes));
        let imprint = Imprint { form, width, height, size_bytes: bytes.len() as u64, sha256 };
        Ok(Self { imprint, bytes })
    }
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Image").field(&self.imprint).finish()
    }
}
