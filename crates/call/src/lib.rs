// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call: what is asked, for whom, under which hashtags, at which hour, and the wordings of its kit.
//!
//! Owns the form of a call's folder (`call.toml`, one file of wordings per language, pictures, `report.toml`) and everything that can
//! be wrong with it; of a picture's file, what may be kept. Deliberately knows no network connection, no page and no counter: who has pledged, and which
//! wording was handed out how often, is kept in `store`.

mod read;

mod parse;

mod case;
mod hashtags;
mod hex;
mod keeping;
mod parties;
mod picture;
mod sealed;
mod storm;
mod wordings;

mod kit;
mod public;
mod similarity;

mod address;
mod fields;
mod nearest;

mod call;
mod draft;
mod editorial;
mod fault;
mod language;
mod mistake;

pub use call::*;
pub use draft::{Draft, FieldError};
pub use editorial::{Correction, Editorial, REPORT_FILE};
pub use fault::{Excess, Fault, FieldFault, HashtagFault, HourFault, PictureFault, WordingFault};
pub use keeping::{Holder, Keeping};
pub use kit::*;
pub use language::{Direction, Language, LanguageError, Localized};
pub use mistake::Mistake;
pub use parse::{parse, warnings};
pub use picture::{
    Image, ImageError, ImageForm, Images, Imprint, LARGEST_UPLOAD_BYTES, MOST_PICTURES, PICTURES, Picture,
    is_picture, is_picture_name,
};
pub use read::read;
pub use sealed::{Commitment, SEALED_FILE, Salt, Sealed, sealed_file};
pub use similarity::{KitTexts, NEAR_COPY, Similarity, similarity};

#[cfg(test)]
mod tests;
