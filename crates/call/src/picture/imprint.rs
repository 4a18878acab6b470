// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

use crate::hex::unhex;

/// What stands for a picture among a call's files, in the database's versions of it and in what is sealed in its record:
/// `image/jpeg 1200x800 81234 sha256:…`. The bytes lie elsewhere, and can be destroyed by themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// Its form.
    pub form: ImageForm,
    /// Its width as it is shown, in pixels.
    pub width: u32,
    /// Its height as it is shown, in pixels.
    pub height: u32,
    /// How many bytes it has.
    pub size_bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageForm {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl ImageForm {
    const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::WebP];

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }

    /// How the name of such a file ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }
}

impl Imprint {
    /// The picture's name where it is told apart from others by what it is: `3f2a….jpg`.
    #[must_use]
    pub fn name(&self) -> String {
        let digits: String = self.sha256.chars().take(16).collect();
        format!("{digits}.{}", self.form.ending())
    }
}

impl fmt::Display for Imprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { form, width, height, size_bytes, sha256 } = self;
        write!(f, "{} {width}x{height} {size_bytes} sha256:{sha256}", form.media_type())
    }
}

impl FromStr for Imprint {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let parts: Vec<&str> = written.split_whitespace().collect();
        let [form, size, size_bytes, digest] = parts.as_slice() else { return Err(()) };
        let form = ImageForm::ALL.into_iter().find(|known| known.media_type() == *form).ok_or(())?;
        let (width, height) = size.split_once('x').ok_or(())?;
        let sha256 = digest.strip_prefix("sha256:").filter(|digits| unhex(digits).is_some()).ok_or(())?;
        Ok(Self {
            form,
            width: width.parse().map_err(drop)?,
            height: height.parse().map_err(drop)?,
            size_bytes: size_bytes.parse().map_err(drop)?,
            sha256: sha256.to_owned(),
        })
    }
}
